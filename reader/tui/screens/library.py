"""The library: articles on the left, a look into the one under the cursor on the right where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from reader.errors import ReaderError
from reader.library import STATUSES
from reader.text import parse_plain
from reader.tui.bindings import LIBRARY
from reader.tui.byline import byline
from reader.tui.delay import Delay
from reader.tui.patience import Patience
from reader.tui.screens.base import SHORT
from reader.tui.screens.list_keys import FilterEntry, ListKeys
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import Row, RowList, cropped
from reader.tui.widgets.status_line import HintLine, StatusLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.library import ArticleSummary
    from reader.tui.keys import Binding

WIDE = 100
"""Columns from which on there is room for a preview."""
PREVIEW_DELAY = 0.08

ORDERS = {
    "as they came": None,
    "by title": lambda article: article.title.casefold(),
    "by date published, newest first": lambda article: [-ord(character) for character in article.published],
    "by progress": lambda article: -article.progress,
}
"""How articles can be ordered: name -> sort key; None: as the library lists them."""


class LibraryScreen(ListKeys, FilterEntry):
    """All articles, filtered by words."""

    ROW_NAME = "article"
    PARTS = ("#list", "#list-title", "#list-empty", "#preview", "StatusLine")

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[ArticleSummary] = []
        self.chosen: list[ArticleSummary] = []
        self.order = next(iter(ORDERS))
        self.words = ""
        self.is_listed = False
        """Whether the library was read at least once."""
        self.problem = ""
        """Why the library cannot be listed."""
        self.removed: list[str] = []
        self._preview = Delay(self, PREVIEW_DELAY, self._show_preview)
        self._was_reading = False

    def compose(self) -> ComposeResult:
        """List and preview, the filter's entry, status and hints."""
        with Horizontal(id="body"):
            with Vertical(id="list-side"):
                yield Static(id="list-title")
                yield RowList(height=3, id="list")
                yield Static(id="list-empty")
            yield ArticleView(56, id="preview")
        entry = Input(
            placeholder="words of title, author, site, tag or status",
            id="entry",
            compact=True,
        )
        entry.display = False
        yield entry
        yield StatusLine()
        yield HintLine()

    @property
    def key_mode(self) -> str:
        """There is one table."""
        return "library"

    def bindings_of(self, mode: str) -> tuple[Binding, ...]:
        """The library's keys."""
        del mode
        return LIBRARY

    @property
    def list(self) -> RowList:
        """The list of articles."""
        return self.query_one("#list", RowList)

    @property
    def current(self) -> ArticleSummary | None:
        """The article under the cursor."""
        return self.chosen[self.list.cursor] if self.chosen and self.list.cursor < len(self.chosen) else None

    # -- what is shown

    async def on_mount(self) -> None:
        """List the articles, the one read last under the cursor; of a very large library say that it is being read."""
        self.query_one(HintLine).show(self.sequences.bindings)
        if not await Patience().run(self.app, self._list_first()):
            self._filter()

    async def _list_first(self) -> None:
        await self.reload(self.library.last_opened())
        for warning in self.library.warnings:
            self.reader_app.warn(warning)

    def on_screen_resume(self) -> None:
        """Show what reading has changed."""
        if self.is_listed:
            self._reload_aside(self.library.last_opened() if self._was_reading else None)
        self._was_reading = False

    def annotations_changed(self) -> None:
        """Another program made or deleted notes: count anew."""
        self._reload_aside()

    async def look_at_files(self) -> None:
        """Files were added, or are gone: list them as they are now."""
        is_settled = self.is_listed and not self.problem
        if is_settled and not await self.reader_app.aside(self.library.is_listed_as_now):
            await self.reload()

    @work(exclusive=True, group="list")
    async def _reload_aside(self, key: str | None = None) -> None:
        await self.reload(key)

    async def reload(self, key: str | None = None) -> None:
        """Read the list anew and keep the cursor, or put it on an article."""
        try:
            self.articles = await self.reader_app.aside(self.library.articles)
            self.problem = ""
        except ReaderError as error:
            self.problem = str(error)
            self.reader_app.warn(self.problem)
        if self.is_gone:  # left while it was read
            return
        self.is_listed = True
        self._filter(key or (self.current.id if self.current else None), self.list.cursor)

    def _filter(self, wanted: str | None = None, otherwise: int = 0) -> None:
        words = self.words.casefold().split()
        self.chosen = [article for article in self.articles if _fits(article, words)]
        order = ORDERS[self.order]
        if order:
            self.chosen.sort(key=order)
        rows = self.list
        empty = self.query_one("#list-empty", Static)
        rows.display, empty.display = bool(self.chosen), not self.chosen
        empty.update(Text(self._empty_message()))
        rows.show_rows(count=len(self.chosen), make=self._row)
        ids = [article.id for article in self.chosen]
        rows.move_to(ids.index(wanted) if wanted in ids else otherwise)
        self._show_title()
        self._article_changed()

    def _empty_message(self) -> str:
        if self.articles:
            return f"Nothing here has “{self.words}”. Esc shows all articles again."
        if self.problem:
            return self.problem
        if not self.is_listed:
            return "Reading the articles …"
        return (
            "There are no articles yet.\n\nAdd some from the shell:  reader add FILE…\n"
            f"or put Markdown and text files into\n{self.library.articles_path}"
        )

    def _show_title(self) -> None:
        total, shown = len(self.articles), len(self.chosen)
        count = f"{total} article{'s' * (total != 1)}" if shown == total else f"{shown} of {total} articles"
        order = "" if self.order == next(iter(ORDERS)) else f" · {self.order}"
        words = f" · with “{self.words}”" if self.words else ""
        self.query_one("#list-title", Static).update(
            Text.assemble((" reader", "bold"), f"   {count}{order}{words}")
        )

    def _row(self, index: int) -> Row:
        article = self.chosen[index]
        width = max(8, self.list.size.width - 3)
        return Row(
            (
                ((cropped(article.title, width), "strong"),),
                ((cropped(byline(article), width), "dim"),),
            ),
            article.id,
        )

    def _article_changed(self) -> None:
        article = self.current
        last = self.library.last_opened()
        offered = next((each for each in self.articles if each.id == last), None)
        if offered and article and offered.id == article.id and 0 < article.progress < 1:
            left = f"Read last, {round(100 * article.progress)} % — Enter goes on"
        elif offered:
            left = f"c goes on with {offered.title}"
        else:
            left = "Enter reads the article under the cursor"
        self.query_one(StatusLine).show(left, self.sequences.typed)
        self._preview.restart()

    async def _show_preview(self) -> None:
        """The beginning of the article."""
        if self.is_gone:
            return
        view = self.query_one("#preview", ArticleView)
        article = self.current
        if not view.display or not article:
            return
        try:
            document = await self.reader_app.aside(self.library.preview, article)
        except ReaderError as error:
            document = parse_plain(str(error))
        if not self.is_gone and article == self.current:
            title = () if document.title == article.title else ((article.title, "title"),)
            view.show_document(document, (*title, (byline(article), "byline")))

    def on_resize(self, event: events.Resize) -> None:
        """Preview and hints where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.set_class(event.size.height < SHORT, "short")
        self.call_after_refresh(self._refit)

    def _refit(self) -> None:
        """Make the rows anew for another width."""
        self._filter(self.current.id if self.current else None, self.list.cursor)

    def on_row_list_moved(self) -> None:
        """Another article is under the cursor."""
        self._article_changed()

    async def on_row_list_chosen(self) -> None:
        """Clicked on: read it."""
        await self.guarded(self.action_open)

    def keys_changed(self) -> None:
        """Show what was typed of a command."""
        self.query_one(StatusLine).show(self.query_one(StatusLine).left, self.sequences.typed)

    # -- filter

    def action_filter(self) -> None:
        """Ask for words."""
        entry = self.query_one("#entry", Input)
        entry.value = self.words
        entry.display = True
        self.set_focus(entry)
        self.query_one(HintLine).show_keys((("Enter", "to the list"), ("Esc", "all articles")))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing."""
        if event.input.display:
            self.words = event.value
            self._filter(self.current.id if self.current else None)

    def leave_filter(self) -> None:
        """All articles again."""
        self.action_clear_filter()

    def action_clear_filter(self) -> None:
        """All articles again."""
        if not self.words:
            self.reader_app.say("All articles are shown. q quits.")
        self.words = ""
        self.query_one("#entry", Input).value = ""
        self._filter(self.current.id if self.current else None)

    # -- acting on articles

    def _need_article(self) -> ArticleSummary | None:
        if not self.current:
            self.reader_app.say("There is no article here.")
        return self.current

    def action_open(self) -> None:
        """Read the article."""
        article = self._need_article()
        if article:
            self._read(article)

    def action_continue(self) -> None:
        """Read on in the article read last."""
        last = self.library.last_opened()
        article = next((article for article in self.articles if article.id == last), None)
        if article is None:
            self.reader_app.say("No article was read yet; Enter reads the one under the cursor.")
        else:
            self._read(article)

    def _read(self, summary: ArticleSummary) -> None:
        article = self.library.open_summary(summary)
        self._was_reading = True
        self.reader_app.read(article)

    async def action_cycle_status(self) -> None:
        """Set the next status."""
        article = self._need_article()
        if article:
            status = STATUSES[(STATUSES.index(article.status) + 1) % len(STATUSES)]
            await self.reader_app.in_background(self.library.set_status, article.id, status)
            await self.reload()
            self.reader_app.say(status or "no status", title=cropped(article.title, 50))

    def action_cycle_order(self) -> None:
        """Order the list in the next way."""
        names = list(ORDERS)
        self.order = names[(names.index(self.order) + 1) % len(names)]
        self._filter(self.current.id if self.current else None)
        self.reader_app.say(f"Articles {self.order}")

    def action_remove(self) -> None:
        """Remove the article, once the reader has said yes."""
        from reader.tui.screens.prompt import ConfirmScreen

        article = self._need_article()
        if not article:
            return
        notes = f"Its {article.notes} notes stay, and come back with it. " if article.notes else ""
        detail = f"{notes}The file is moved to the library's folder “removed”; u brings it back."

        async def answered(answer: bool | None) -> None:
            if answer:
                await self._remove(article)

        self.app.push_screen(ConfirmScreen(f"Remove “{cropped(article.title, 60)}”?", detail), answered)

    async def _remove(self, article: ArticleSummary) -> None:
        try:
            await self.reader_app.in_background(self.library.remove, article.id)
        except ReaderError as error:
            self.reader_app.warn(str(error))
            return
        self.removed.append(article.id)
        await self.reload()
        self.reader_app.say(f"Removed “{cropped(article.title, 60)}”. u brings it back.")

    async def action_undo(self) -> None:
        """Bring back the article removed last."""
        if not self.removed:
            self.reader_app.say("Nothing was removed.")
            return
        article = await self.reader_app.in_background(self.library.bring_back, self.removed[-1])
        self.removed.pop()
        await self.reload(article.id)
        self.reader_app.say(f"“{cropped(article.title, 60)}” is back.")

    def action_export(self) -> None:
        """Export the notes of the article."""
        from reader.export import suggested_name
        from reader.tui.screens.export import ExportScreen

        article = self._need_article()
        if article and not article.notes:
            self.reader_app.say("This article has no notes to export yet.")
        elif article:
            subject = f"“{cropped(article.title, 60)}”"
            self.app.push_screen(ExportScreen(self.library, [article.id], subject, suggested_name(article)))

    def action_export_all(self) -> None:
        """Export the notes of all articles."""
        from reader.tui.screens.export import ExportScreen

        if not any(article.notes for article in self.articles):
            self.reader_app.say("There are no notes to export yet.")
            return
        self.app.push_screen(ExportScreen(self.library, [], "all articles", "notes.md"))

    async def action_reload(self) -> None:
        """Look for new and changed files."""
        before = len(self.articles)
        await self.reload()
        found = len(self.articles) - before
        self.reader_app.say(
            f"{len(self.articles)} articles" + (f", {found:+d}" if found else ", nothing new")
        )

    async def action_quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()


def _fits(article: ArticleSummary, words: list[str]) -> bool:
    text = " ".join(
        [
            article.title,
            article.author,
            article.site,
            article.status,
            *map("#{}".format, article.tags),
            article.published,
        ]
    ).casefold()
    return all(word in text for word in words)
