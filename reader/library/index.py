"""What was read from files before, kept beside them: a cache that may be deleted or damaged at any time.

One SQLite file a library, in the user's cache folder. Where that cannot be written, everything is kept in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import dataclass, fields
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from reader.intake import full_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

T = TypeVar("T")

_VERSION = 4
"""Raised whenever what is kept changes its shape or meaning: an older index is made anew."""
_BUSY_SECONDS = 5.0
_SCHEMA = """
CREATE TABLE files (path TEXT PRIMARY KEY, entry TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE bodies (text_hash TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE analyses (structure_hash TEXT, engine TEXT, analysis BLOB NOT NULL, PRIMARY KEY (structure_hash, engine));
CREATE TABLE indexed (article TEXT PRIMARY KEY, sign TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE named (article TEXT, type TEXT, key TEXT, name TEXT, mentions INTEGER, pronoun TEXT);
CREATE INDEX named_by_article ON named (article, type, key);
CREATE INDEX named_by_key ON named (type, key, name, article, mentions, pronoun);
CREATE TABLE said (article TEXT, type TEXT, key TEXT, words INTEGER, is_first INTEGER, quotation TEXT);
CREATE INDEX said_by_key ON said (type, key, words, is_first);
CREATE INDEX said_by_article ON said (article);
"""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What is known of one file of the library."""

    path: str
    """Relative to the library, with `/`."""
    modified: int
    """Nanoseconds, with size the sign that the file is as it was."""
    size: int
    given_id: str = ""
    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    published: str = ""
    added: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    words: int = 0
    text_hash: str = ""
    """SHA-256 of the text below the front matter, in hexadecimal."""
    problem: str = ""
    """One line that says why the file is no article; then all else is empty."""
    warnings: tuple[str, ...] = ()


_FIELDS = [item.name for item in fields(FileEntry)]
_TUPLES = [_FIELDS.index("tags"), _FIELDS.index("warnings")]


def cache_folder(library: Path) -> Path:
    """The folder of a library's derived files: in READER_CACHE, else in the user's cache folder."""
    given = os.environ.get("READER_CACHE")
    if given:
        base = full_path(given)
    else:
        from platformdirs import user_cache_path

        base = user_cache_path("reader", appauthor=False)
    return base / hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:16]


class ArticleIndex:
    """Entries of files, texts of files that name no id, and analyses. Any thread may call any method.

    No method raises because of the disk: what cannot be read is not known, what cannot be written is kept in memory.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "index.sqlite"
        self.problem = ""
        """One line where the index is kept in memory; empty otherwise."""
        self._mutex = RLock()
        self._opened: sqlite3.Connection | None = None

    def files(self) -> dict[str, FileEntry]:
        """All entries by path."""
        rows: list[tuple[str]] = self._run(lambda db: db.execute("SELECT entry FROM files").fetchall())
        entries = map(_entry, json.loads(f"[{','.join(row[0] for row in rows)}]"))
        return {entry.path: entry for entry in entries}

    def update(self, entries: Iterable[FileEntry], gone: Iterable[str] = ()) -> None:
        """Put entries in and take those of the paths in gone out, in one transaction."""
        rows = [
            (_key(entry.path), json.dumps([getattr(entry, name) for name in _FIELDS])) for entry in entries
        ]
        paths = [(_key(path),) for path in gone]

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany("DELETE FROM files WHERE path = ?", paths)
                db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", rows)

        self._run(write)

    def keep_body(self, text_hash: str, body: str) -> None:
        """Keep a text, so that its file is known again after it was edited and renamed at once."""
        row = (text_hash, zlib.compress(body.encode("utf-8", "surrogatepass"), 1))

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", row)

        self._run(write)

    def body(self, text_hash: str) -> str | None:
        """A text that was kept."""
        packed = self._one("SELECT body FROM bodies WHERE text_hash = ?", text_hash)
        return None if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def keep_analysis(self, structure_hash: str, engine: str, analysis: str) -> None:
        """Keep an analysis (JSON) of the document with that hash."""
        row = (structure_hash, engine, zlib.compress(analysis.encode(), 1))

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("DELETE FROM analyses WHERE structure_hash = ? AND engine != ?", row[:2])
                db.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)", row)

        self._run(write)

    def analysis(self, structure_hash: str, engine: str) -> str | None:
        """The analysis (JSON) of a document by that engine, if there is one."""
        query = "SELECT analysis FROM analyses WHERE structure_hash = ? AND engine = ?"
        packed = self._one(query, structure_hash, engine)
        return None if packed is None else zlib.decompress(packed).decode()

    def close(self) -> None:
        """Close the file; it is opened again when something is asked for."""
        with self._mutex:
            if self._opened:
                self._opened.close()
            self._opened = None

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work on the tables, `with` the connection where it writes; again on another one where that fails."""
        return self._run(work)

    def _one(self, query: str, *values: str) -> bytes | None:
        row: tuple[bytes] | None = self._run(lambda db: db.execute(query, values).fetchone())
        return row[0] if row else None

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work; where the file turns out damaged, missing or not to be written, on a new or another one."""
        with self._mutex:
            try:
                return work(self._connection())
            except sqlite3.Error as error:
                self._replace(error)
                return work(self._connection())

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._opened = _connect(self.path)
            except (sqlite3.Error, OSError) as error:
                self._replace(error)
        return self._opened or self._in_memory("")

    def _replace(self, error: Exception) -> None:
        """Throw a damaged index away; with any other trouble (read-only, full, busy) go on in memory."""
        self.close()
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if damaged or "no such table" in str(error):
            with suppress(sqlite3.Error, OSError):
                for suffix in ("", "-wal", "-shm"):
                    self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
                self._opened = _connect(self.path)
                return
        self._in_memory(f"the index {self.path} is not used ({error}): reading takes longer, nothing is lost")

    def _in_memory(self, problem: str) -> sqlite3.Connection:
        self.problem = problem
        self._opened = _connect(":memory:")
        return self._opened


def _connect(path: Path | str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            _create(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    """Make the tables anew, unless another program did so while this one waited for the lock."""
    db.execute("BEGIN IMMEDIATE")
    with db:
        if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
            return
        names = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for (name,) in names:
            db.execute(f'DROP TABLE "{name}"')
        for statement in _SCHEMA.strip().split("\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {_VERSION}")


def _key(path: str) -> str:
    """A path that SQLite takes; one that is not UTF-8 on disk stands as it is in its entry."""
    return path.encode("utf-8", "backslashreplace").decode()


def _entry(values: list[object]) -> FileEntry:
    for position in _TUPLES:
        values[position] = tuple(values[position])  # type: ignore[arg-type]  # written by update
    return FileEntry(*values)  # type: ignore[arg-type]  # written by update
