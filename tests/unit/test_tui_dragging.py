"""Marking with the mouse, of a widget that only says where things are."""

from types import SimpleNamespace

from textual.geometry import Offset, Size

from reader.tui.widgets.dragging import Dragging


class Page:
    """A hundred rows of ten characters, five of them on the screen."""

    size = Size(10, 5)

    def __init__(self) -> None:
        self.top = 0
        self.tick = None

    def offset_under(self, x: int, y: int) -> int:
        return 10 * (self.top + y) + x

    def scroll_rows(self, count: int) -> bool:
        before = self.top
        self.top = max(0, min(95, self.top + count))
        return self.top != before

    def set_interval(self, interval, callback):
        self.tick = callback
        return self

    def stop(self) -> None:
        self.tick = None


def dragging():
    page, marked = Page(), []
    return page, marked, Dragging(page, lambda *what: marked.append(what))


def test_a_drag_marks_up_to_the_pointer_and_is_no_click():
    page, marked, drag = dragging()
    drag.begin(Offset(2, 1))
    drag.move(Offset(4, 2))
    drag.end(Offset(5, 2))
    assert marked == [(12, 24, False), (12, 25, True)]
    assert drag.was_dragged
    assert page.tick is None


def test_a_button_let_go_where_it_was_pressed_marks_nothing():
    _, marked, drag = dragging()
    drag.begin(Offset(2, 1))
    drag.end(Offset(2, 1))
    assert marked == []
    assert not drag.was_dragged


def test_a_button_let_go_outside_of_the_terminal_leaves_nothing_that_scrolls():
    page, _, drag = dragging()
    begun, stopped = page.set_interval, []
    page.set_interval = lambda interval, callback: SimpleNamespace(stop=lambda: stopped.append(callback))
    drag.begin(Offset(2, 1))
    page.set_interval = begun
    drag.begin(Offset(3, 1))
    assert len(stopped) == 1
    drag.end(Offset(3, 1))
    assert page.tick is None


def test_a_pointer_held_at_an_edge_scrolls_on_as_far_as_there_is_text():
    page, marked, drag = dragging()
    drag.begin(Offset(2, 1))
    page.tick()
    assert page.top == 0  # it may be a click
    drag.move(Offset(3, 9))
    page.tick()
    page.tick()
    assert marked == [(12, 43, False), (12, 53, False), (12, 63, False)]
    drag.move(Offset(3, -1))
    for _ in range(4):
        page.tick()
    assert page.top == 0
    assert marked[-1] == (12, 3, False)
