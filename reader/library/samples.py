"""The articles that come with the program: laid into a new library, each once in its life."""

from __future__ import annotations

import os
from pathlib import Path

from reader.intake import is_article_name
from reader.library.files import write_whole

LEDGER = ".samples"
"""The file in a library that names the samples it was given, one a line; what is named is never laid down again."""


def packaged_samples() -> list[Path]:
    """The sample articles in the order of their names: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "articles", package.parent / "articles"):
        if folder.is_dir():
            return sorted(path for path in folder.iterdir() if is_article_name(path.name))
    return []


def lay_samples(library: Path, articles: Path) -> None:
    """Give a library the samples that it was not given before; one that held articles from the start gets none.

    Raises LibraryError where the library cannot be written.
    """
    ledger = library / LEDGER
    samples = packaged_samples()
    given = _given(ledger)
    if given is None:
        given = {sample.name for sample in samples} if _holds_articles(articles) else set()
        if not given:
            # An interrupted start finds an empty ledger and goes on, where a full folder would look like the user's own.
            write_whole(ledger, b"", durable=False)
    elif all(sample.name in given for sample in samples):
        return
    missing = [
        sample for sample in samples if sample.name not in given and not (articles / sample.name).exists()
    ]
    for sample in missing:
        write_whole(articles / sample.name, sample.read_bytes(), durable=False)
    _date_alike([articles / sample.name for sample in missing])
    names = sorted(given | {sample.name for sample in samples})
    write_whole(ledger, "".join(f"{name}\n" for name in names).encode())


def _given(ledger: Path) -> set[str] | None:
    try:
        return set(ledger.read_text("utf-8", errors="replace").splitlines())
    except OSError:
        return None


def _holds_articles(folder: Path) -> bool:
    return folder.is_dir() and any(is_article_name(path.name) for path in folder.iterdir())


def _date_alike(paths: list[Path]) -> None:
    """One moment for all, so that a list by date keeps them in the order of their names."""
    if paths:
        moment = paths[0].stat().st_mtime_ns
        for path in paths:
            os.utime(path, ns=(moment, moment))
