"""Putting text on the clipboard, and saying how: by a program of the system, which tells whether it worked, or by the terminal.

Why not pyperclip: it does not say which way it took, waits without limit, and over SSH fills the clipboard of the wrong machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_OSC52 = 75_000
"""Bytes that terminals commonly take to the clipboard in one go."""
_PATIENCE = 3.0
"""Seconds that a program may take."""


def clipboard_command(environment: Mapping[str, str], platform: str = sys.platform) -> list[str] | None:
    """The command that puts its standard input on this machine's clipboard; None where only the terminal can.

    Over SSH that would be the clipboard of the far machine: None.
    """
    if environment.get("SSH_TTY") or environment.get("SSH_CONNECTION"):
        return None
    candidates: list[list[str]] = []
    if platform == "darwin":
        candidates = [["pbcopy"]]
    elif platform == "win32" or environment.get("WSL_DISTRO_NAME"):
        candidates = [["clip.exe"]]
    if environment.get("WAYLAND_DISPLAY"):
        candidates += [["wl-copy"]]
    if environment.get("DISPLAY"):
        candidates += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    path = environment.get("PATH")
    return next((command for command in candidates if shutil.which(command[0], path=path)), None)


def copy_with_program(text: str) -> str:
    """Copy by a program of the system; its name where it said that it worked, else empty. May wait some seconds."""
    command = clipboard_command(os.environ)
    if command is None:
        return ""
    encoding = "utf-16-le" if command[0] == "clip.exe" else "utf-8"
    try:
        # xclip goes on in the background to serve the clipboard: it must not hold our terminal.
        subprocess.run(  # noqa: S603 (one of the programs named above)
            command,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return command[0]
