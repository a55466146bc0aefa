"""Which program takes the clipboard, and that only one that worked is named."""

import pytest

from reader.tui.clipboard import clipboard_command, copy_with_program


@pytest.fixture
def tools(tmp_path):
    def make(*names, script='#!/bin/sh\ncat > "$(dirname "$0")/copied"\n'):
        for name in names:
            (tmp_path / name).write_text(script)
            (tmp_path / name).chmod(0o755)
        return tmp_path

    return make


def test_the_program_fits_the_display(tools):
    path = str(tools("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe"))
    assert clipboard_command({"PATH": path}, "linux") is None
    assert clipboard_command({"PATH": path, "DISPLAY": ":0"}, "linux")[0] == "xclip"
    assert clipboard_command({"PATH": path, "DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "linux") == ["wl-copy"]
    assert clipboard_command({"PATH": path}, "darwin") == ["pbcopy"]
    assert clipboard_command({"PATH": path, "WSL_DISTRO_NAME": "x"}, "linux") == ["clip.exe"]


def test_over_ssh_only_the_terminal_reaches_the_readers_machine(tools):
    path = str(tools("xclip"))
    assert clipboard_command({"PATH": path, "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux") is None


def test_what_worked_is_named_and_what_failed_is_not(tools, monkeypatch):
    folder = tools("xclip")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert copy_with_program("“Ünïcode” \ud800") == "xclip"
    assert (folder / "copied").read_text("utf-8") == "“Ünïcode” ?"
    tools("xclip", script="#!/bin/sh\nexit 1\n")
    assert copy_with_program("x") == ""
