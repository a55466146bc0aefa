"""Where to write what one of the library's people said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import people
from reader.tui.screens.export import ExportScreen
from reader.tui.widgets.row_list import cropped

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.library.people_joining import Person


class SaidExportScreen(ExportScreen):
    """Where to write what a person said."""

    def __init__(self, library: Library, person: Person) -> None:
        super().__init__(library, [], person.name, people.file_name(person))
        self.person = person

    @property
    def heading(self) -> str:
        """What is exported."""
        return f"Export what {cropped(self.person.name, 40)} said"

    @property
    def formats(self) -> str:
        """There is one format."""
        return "As Markdown"

    def write(self, path: str) -> list[Path]:
        """Write the file."""
        return people.export_said_to(self.library, self.person, path)
