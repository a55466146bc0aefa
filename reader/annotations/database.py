"""TinyDB on the appending storage: saves that write what changed, not the table."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tinydb import TinyDB
from tinydb.table import Table

from reader.annotations.fileformat import RECORDS
from reader.annotations.storage import AppendingStorage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.annotations.records import Record


class RecordTable(Table):
    """TinyDB's table with one save for changes and additions together, at a cost that does not grow."""

    def write_records(self, writes: Sequence[tuple[int | None, Record]]) -> dict[int, bytes]:
        """Save records under their document id, or under a new one for None. Returns their lines by document id."""
        if not isinstance(self.storage, AppendingStorage):
            raise TypeError("this table appends: it needs a storage that does")
        following = count(self.storage.next_id)
        return self.storage.append(
            {next(following) if each is None else each: record for each, record in writes}
        )


class RecordDatabase(TinyDB):
    """The TinyDB of one annotations file."""

    table_class = RecordTable

    def __init__(self, path: Path) -> None:
        super().__init__(path, storage=AppendingStorage)
        table, storage = self.table(RECORDS), self.storage
        if not isinstance(table, RecordTable) or not isinstance(storage, AppendingStorage):
            raise TypeError("TinyDB did not make the table and storage asked for")
        self.records, self.file = table, storage
