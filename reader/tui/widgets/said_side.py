"""What one person said: a title, the quotations by article, and what stands there when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from reader.tui.widgets.row_list import Row, RowList, cropped
from reader.tui.widgets.said_rows import said_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from reader.library.people import Said
    from reader.library.people_joining import Person


class SaidSide(Vertical):
    """The quotations of one person."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.said: Sequence[tuple[Said, ...]] = ()
        """Quotations, each with its parts."""

    def compose(self) -> ComposeResult:
        """Title, list, and what stands there when it is empty."""
        yield Static(id="said-title")
        yield RowList(id="said-rows")
        yield Static(id="said-empty")

    @property
    def rows(self) -> RowList:
        """The list of quotations."""
        return self.query_one("#said-rows", RowList)

    @property
    def chosen(self) -> tuple[Said, ...] | None:
        """The quotation under the cursor."""
        number = self.rows.key
        return self.said[number] if isinstance(number, int) else None

    def show_said(self, person: Person | None, said: Sequence[tuple[Said, ...]]) -> None:
        """Show what somebody said."""
        self.said = said
        empty = self.query_one("#said-empty", Static)
        self.rows.display, empty.display = bool(said), not said
        empty.update(Text("Is quoted nowhere." if person else ""))
        title = (
            Text(cropped(person.name, max(8, self.screen.size.width // 2)), style="bold") if person else ""
        )
        self.query_one("#said-title", Static).update(title)
        self.rows.show_rows(self.lines())

    def lines(self) -> list[Row]:
        """Rows for what is said; as wide as the screen while this side is hidden."""
        return said_lines(self.said, max(8, (self.rows.size.width or self.screen.size.width - 1) - 2))

    def refit(self) -> None:
        """Make the rows anew for the width there is; the cursor stays on its quotation."""
        at = self.rows.key
        rows = self.lines()
        self.rows.show_rows(rows)
        number = at if isinstance(at, int) else 0
        self.rows.move_to(next((index for index, row in enumerate(rows) if row.key == number), 0))
