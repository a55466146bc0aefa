from pathlib import Path

import pytest

from reader.settings import Settings, config_path, read_settings


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), ())


def test_all_settings(tmp_path: Path) -> None:
    settings, warnings = read_settings(
        written(
            tmp_path,
            'theme = "nord"\nmeasure = 80\neditor = "vim -n"\n[keymap]\n"article.add_highlight" = "h,H"\n'
            '[colors]\nyellow = "claim"\n[layers]\nentities = false\n',
        )
    )
    assert warnings == ()
    assert (settings.theme, settings.measure, settings.editor) == ("nord", 80, "vim -n")
    assert settings.keymap == {"article.add_highlight": "h,H"}
    assert settings.colors == {"yellow": "claim"}
    assert settings.layers == {"entities": False}


@pytest.mark.parametrize(
    "text",
    [
        "measure = 5",
        "measure = true",
        'measure = "wide"',
        "theme = 3",
        'theme = "a\\u001b[31m"',
        "keymap = 1",
        "[keymap]\na = 1",
        '[colors]\nred = "x"',
        "[layers]\nentities = 1",
        "mesure = 70",
    ],
)
def test_one_bad_value_is_one_warning_and_costs_nothing_else(tmp_path: Path, text: str) -> None:
    settings, warnings = read_settings(written(tmp_path, 'editor = "vi"\n' + text))
    assert settings == Settings(editor="vi")
    assert len(warnings) == 1
    assert warnings[0].isprintable()


@pytest.mark.parametrize("content", [b"not toml", b"\xff\xfe", b"a = [", b"a = " + b"[" * 5000])
def test_a_bad_file_is_one_warning(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, warnings = read_settings(path)
    assert settings == Settings()
    assert len(warnings) == 1
    assert warnings[0].isprintable()


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    assert len(read_settings(tmp_path)[1]) == 1


def test_the_path_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "x.toml"))
    assert config_path() == tmp_path / "x.toml"
    monkeypatch.setenv("READER_CONFIG", str(tmp_path))
    assert config_path() == tmp_path / "config.toml"
    monkeypatch.delenv("READER_CONFIG")
    assert config_path().name == "config.toml"
