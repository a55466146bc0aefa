"""What saving and opening cost: the store beside plain TinyDB and sqlite3 (WAL, FULL), on the same disk in one run."""

import argparse
import gc
import os
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from tinydb import Query, TinyDB

from reader.annotations import Annotation, AnnotationStore, Target

WORDS = "the of and to in a is that for it as was with be by on not he his but at are this have from".split()
ARTICLES = 997


def annotation(number: int, revision: int = 0) -> Annotation:
    """An annotation of the usual size, about 700 bytes."""
    chance = random.Random(f"{number}/{revision}")

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    target = Target(words(20), words(12), words(12), number, number + 80, "0" * 64)
    moment = "2026-11-23T22:19:44.123456+00:00"
    return Annotation(
        id=str(UUID(int=number)),
        article=f"article-{number % ARTICLES}",
        target=target,
        note=words(chance.randrange(60)),
        tags=("tag", words(1)),
        created=moment,
        updated=moment,
    )


class Ours:
    """The store under test."""

    name = "AnnotationStore"
    suffix = ".json"

    def __init__(self, path):
        self.store = AnnotationStore(path)

    def fill(self, annotations):
        self.store.put(*annotations)

    def save(self, annotation):
        self.store.put(annotation)

    def look(self):
        self.store.counts()
        return len(self.store.annotations("article-1"))

    def close(self):
        pass


class PlainTinyDB:
    """TinyDB as it comes."""

    name = "TinyDB"
    suffix = ".tinydb"

    def __init__(self, path):
        self.database = TinyDB(path)

    def fill(self, annotations):
        self.database.insert_multiple(map(asdict, annotations))

    def save(self, annotation):
        self.database.insert(asdict(annotation))

    def look(self):
        return len(self.database.search(Query().article == "article-1"))

    def close(self):
        self.database.close()


class SQLite:
    """A table of JSON records with an index on the article."""

    name = "sqlite3 WAL FULL"
    suffix = ".sqlite"

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)
        for line in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE IF NOT EXISTS annotation (id TEXT PRIMARY KEY, article TEXT, record TEXT)",
            "CREATE INDEX IF NOT EXISTS article ON annotation (article)",
        ):
            self.connection.execute(line)

    def fill(self, annotations):
        self.connection.execute("BEGIN")
        self.connection.executemany("INSERT INTO annotation VALUES (?, ?, ?)", map(self.row, annotations))
        self.connection.execute("COMMIT")

    def save(self, annotation):
        self.connection.execute("INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)", self.row(annotation))

    def look(self):
        self.connection.execute("SELECT article, count(*) FROM annotation GROUP BY article").fetchall()
        rows = self.connection.execute("SELECT record FROM annotation WHERE article = 'article-1'")
        return len(rows.fetchall())

    def close(self):
        self.connection.close()

    @staticmethod
    def row(annotation):
        import json

        return annotation.id, annotation.article, json.dumps(asdict(annotation))


def timed(action) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


class Disk:
    """What the disk itself takes: a file grows by a line, sync, its first bytes are written anew, sync."""

    def __init__(self, folder: Path):
        self.file = (folder / "sync").open("w+b", buffering=0)

    def __call__(self):
        sync = getattr(os, "fdatasync", os.fsync)
        for offset, whence, content in ((0, os.SEEK_END, b"x" * 900), (0, os.SEEK_SET, b"y" * 40)):
            self.file.seek(offset, whence)
            self.file.write(content)
            sync(self.file.fileno())


def measure(kind, folder: Path, size: int, repeats: int, disk: Disk) -> str:
    path = folder / f"{size}{kind.suffix}"
    filling = kind(path)
    filling.fill([annotation(number) for number in range(size)])
    filling.close()
    del filling
    gc.collect()
    opened = []

    def open_and_look():
        opened.append(kind(path))
        assert opened[-1].look() >= size // ARTICLES

    opening = min(timed(open_and_look) for _ in range(3))
    database = opened[-1]
    database.save(annotation(size))  # the first save of a program may make the copies that are due
    saves, syncs = [], []
    for number in range(size + 1, size + 1 + repeats):
        new = annotation(number)
        syncs.append(timed(disk))  # just before each save: disks have moods
        saves.append(timed(lambda new=new: database.save(new)))
    saves.sort()
    for each in opened:
        each.close()
    ninety_ninth = saves[min(len(saves) - 1, round(len(saves) * 0.99))]
    return (
        f"{kind.name:<18} {size:>8,} {statistics.median(saves):>10.2f} {ninety_ninth:>10.2f} {statistics.median(syncs):>10.2f} "
        f"{opening:>10.1f} {path.stat().st_size / 1e6:>8.1f}"
    )


def look_again(folder: Path, size: int) -> str:
    """The cost of asking an open store whether another program wrote something, and of taking that in."""
    path = folder / f"{size}{Ours.suffix}"
    ours, theirs = AnnotationStore(path), AnnotationStore(path)
    ours.counts(), theirs.counts()
    idle = statistics.median(timed(ours.refresh) for _ in range(500))
    seen = []
    for number in range(20):
        theirs.put(annotation(10**7 + number))
        seen.append(timed(ours.refresh))
    return f"refresh() with {size:,}: {idle * 1000:.1f} µs unchanged, {statistics.median(seen):.2f} ms after a save"


def main(argv: list[str] | None = None) -> int:
    """Print the table; nothing is judged, as machines differ."""
    parser = argparse.ArgumentParser(prog="tests.bench store", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000, 100_000])
    parser.add_argument("--repeats", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="on the disk to measure (default: the temporary folder)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        disk = Disk(folder)
        print("save: median and p99; disk: its own two syncs meanwhile, median; open: and list one article's")
        print(
            f"{'':<18} {'stored':>8} {'save ms':>10} {'p99 ms':>10} {'disk ms':>10} {'open ms':>10} {'MB':>8}"
        )
        for kind in (Ours, PlainTinyDB, SQLite):
            for size in options.sizes:
                few = kind is PlainTinyDB and size > 1000
                print(measure(kind, folder, size, 5 if few else options.repeats, disk), flush=True)
        print(look_again(folder, max(options.sizes)))
        disk.file.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
