import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ArticleError
from reader.intake import MAX_BYTES, decode, read_source, source_from_bytes


def message(data: bytes) -> str:
    with pytest.raises(ArticleError) as caught:
        decode(data, "a.txt")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_is_read(encoding: str) -> None:
    assert decode("Šárka — 日本 🎈".encode(encoding), "a.txt") == "Šárka — 日本 🎈"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_in_utf8_comes_back(text: str) -> None:
    if not text.removeprefix("\ufeff").strip():
        assert "empty" in message(text.encode())
    else:
        assert decode(text.encode(), "a.txt") == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_clear_line(data: bytes) -> None:
    try:
        assert decode(data, "a.txt").strip()
    except ArticleError as error:
        assert str(error).startswith("a.txt ")
        assert str(error).isprintable()


def test_wrong_encoding_names_the_byte() -> None:
    assert "byte 0xe9 at offset 3" in message("café au lait".encode("latin-1"))


def test_cut_off_sequence_names_the_offset() -> None:
    assert "starts at byte 3" in message("café".encode()[:-1])
    assert "starts at byte 6" in message(b"\xef\xbb\xbf" + "café".encode()[:-1])
    assert "starts at byte 4" in message("ab".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"text\x00text", b"%PDF-1.7\n", b"PK\x03\x04..", bytes(range(1, 32))],
)
def test_binary_is_refused(data: bytes) -> None:
    assert "not text" in message(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf  "])
def test_empty_is_refused(data: bytes) -> None:
    assert "is empty" in message(data)


def test_terminal_escapes_are_no_binary() -> None:
    assert "\x1b[31m" in decode(b"a \x1b[31mred\x1b[0m word in a sentence", "a.txt")


def test_missing_folder_and_long_name(tmp_path: Path) -> None:
    for path, words in [
        (tmp_path / "none.md", "does not exist"),
        (tmp_path, "is a folder"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (tmp_path / "a\0b", "is no file name"),
        (tmp_path / "a\x1b[31m\nb", "does not exist"),
    ]:
        with pytest.raises(ArticleError, match=words) as caught:
            read_source(path)
        assert str(caught.value).isprintable()


def test_over_64_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ArticleError, match="over 64 MB"):
        read_source(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_endless_device_ends() -> None:
    with pytest.raises(ArticleError, match="over 64 MB"):
        read_source(Path("/dev/zero"), streams=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"from a pipe")
    os.close(writing)
    try:
        assert read_source(Path(f"/dev/fd/{reading}"), streams=True).body == "from a pipe"
    finally:
        os.close(reading)


def test_markdown_is_told_from_the_text() -> None:
    for text in (
        "# Title\n\nx",
        "a [link](https://e.org)",
        "a **b** c",
        "```\nx\n```",
        "| a | b |\n|---|---|\n",
    ):
        assert source_from_bytes(text.encode(), "stdin").markdown, text
    for text in ("Title\n\nA line.\nAnother.", "5 * 3 * 2 is # 30", "- is a dash"):
        assert not source_from_bytes(text.encode(), "stdin").markdown, text
