"""Bytes -> text. UTF-8, or UTF-16 and UTF-32 with their byte order mark; nothing is guessed."""

from __future__ import annotations

import codecs
import re

from reader.errors import ArticleError

# The UTF-32 marks begin with the UTF-16 ones, so they are looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, EPUB or office file"),
    (b"\x1f\x8b", "a gzip file"),
)
_ODD_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65536
_ODD_SHARE = 0.1
_ADVICE = "save it as UTF-8 (for example: iconv -f WINDOWS-1252 -t UTF-8)"


def decode(data: bytes, name: str, *, is_whole: bool = True) -> str:
    """Decode an article's bytes; `name` is what messages call it. is_whole False: a sequence cut off at the end is left out.

    Raises ArticleError where data is empty, binary, or in another encoding (the offset of the first bad byte is named).
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if encoding == "utf-8":
        _refuse_binary(data, name)
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[len(mark) :], final=is_whole)
    except UnicodeDecodeError as error:
        raise ArticleError(_bad_byte(error, len(mark), encoding, name)) from error
    if not text.strip():
        raise ArticleError(f"{name} is empty: there is nothing to read in it")
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"{name} is {kind}, not text: convert it to Markdown or plain text first")
    sample = data[:_SAMPLE]
    odd = len(_ODD_CONTROLS.findall(sample))
    if b"\x00" in data or odd > _ODD_SHARE * len(sample):
        raise ArticleError(f"{name} is a binary file, not text: convert it to Markdown or plain text first")


def _bad_byte(error: UnicodeDecodeError, skipped: int, encoding: str, name: str) -> str:
    offset = error.start + skipped
    label = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    if "end of data" in error.reason or "truncated" in error.reason:
        return f"{name} ends inside a {label} sequence that starts at byte {offset}: it was cut off; get it again whole"
    byte = error.object[error.start]
    return f"{name} is not {label}: byte 0x{byte:02x} at offset {offset} does not fit ({error.reason}); {_ADVICE}"
