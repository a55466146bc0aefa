"""All keys of the program, as data. Help, hints, the command palette and the keymap file are made from these."""

from __future__ import annotations

from dataclasses import replace

from reader.annotations.model import COLORS
from reader.tui.keys import Binding


def _moves(screen: str) -> tuple[Binding, ...]:
    section = "Moving"
    return (
        Binding(f"{screen}.down", ("j", "down"), "move_down", "one down", section, takes_count=True),
        Binding(f"{screen}.up", ("k", "up"), "move_up", "one up", section, takes_count=True),
        Binding(
            f"{screen}.half_down", ("ctrl+d",), "half_down", "half a screen down", section, takes_count=True
        ),
        Binding(f"{screen}.half_up", ("ctrl+u",), "half_up", "half a screen up", section, takes_count=True),
        Binding(
            f"{screen}.page_down",
            ("space", "ctrl+f", "pagedown"),
            "screen_down",
            "a screen down",
            section,
            takes_count=True,
        ),
        Binding(
            f"{screen}.page_up",
            ("b", "ctrl+b", "pageup"),
            "screen_up",
            "a screen up",
            section,
            takes_count=True,
        ),
        Binding(f"{screen}.top", ("g g", "home"), "go_top", "to the beginning", section),
        Binding(f"{screen}.bottom", ("G", "end"), "go_bottom", "to the end", section),
    )


def _people(screen: str, section: str) -> Binding:
    return Binding(
        f"{screen}.people",
        ("g p",),
        "people",
        "people of all articles and what they said",
        section,
        also=("all speakers", "sources", "who is who"),
    )


_TO_CORRECT = (
    "speaker",
    "who said it",
    "rename a name",
    "merge names",
    "split a name",
    "wrong type",
    "person, place or body",
    "not a quotation",
    "mark as quotation",
    "mark quotation",
    "make it a quotation",
    "fragment",
    "fix a mistake",
)
"""What a reader may look for who has found something wrong in what analysis says."""

COMMON = (
    Binding("app.theme", ("T",), "next_theme", "next colour theme", "Program", also=("dark", "light")),
    Binding("app.previous_theme", ("g T",), "previous_theme", "colour theme before", "Program"),
    Binding("app.help", ("?",), "help", "all keys", "Program", "help"),
    Binding("app.palette", (":", "ctrl+p"), "palette", "find a command by its name", "Program"),
    Binding("app.suspend", ("ctrl+z",), "suspend", "back to the shell (fg returns)", "Program"),
)

ELSEWHERE = (
    Binding("app.annotations", ("g n",), "annotations", "all notes of the library", "Program"),
    Binding("app.bin", ("g b",), "bin", "the bin: deleted notes", "Program"),
    Binding("app.backups", ("g B",), "backups", "copies of all notes, to put one back", "Program"),
)
"""Ways to the screens that are about the whole library."""

LIBRARY = (
    Binding("library.open", ("enter", "l", "right"), "open", "read the article", "Articles", "read"),
    Binding(
        "library.continue", ("c",), "continue", "go on with the article read last", "Articles", "continue"
    ),
    Binding(
        "library.filter",
        ("/",),
        "filter",
        "filter by words of title, author, site or tag",
        "Articles",
        "filter",
    ),
    Binding("library.clear_filter", ("escape",), "clear_filter", "all articles again", "Articles"),
    Binding(
        "library.status",
        ("s",),
        "cycle_status",
        "mark as later, reading, done, archived, or none",
        "Articles",
    ),
    Binding(
        "library.order",
        ("o",),
        "cycle_order",
        "order by library, title, date published, progress",
        "Articles",
    ),
    Binding("library.remove", ("d d",), "remove", "remove the article (its notes stay)", "Articles"),
    Binding("library.undo", ("u",), "undo", "bring back the article removed last", "Articles"),
    Binding(
        "library.export", ("x",), "export", "export the article's notes as Markdown", "Articles", "export"
    ),
    Binding("library.export_all", ("X",), "export_all", "export the notes of all articles", "Articles"),
    _people("library", "Articles"),
    Binding("library.reload", ("R",), "reload", "look for new and changed files", "Articles"),
    *_moves("library"),
    *ELSEWHERE,
    *COMMON,
    Binding("library.how_to_quit", ("ctrl+c",), "how_to_quit", "say how to quit", "Program"),
    Binding("library.quit", ("q", "ctrl+q"), "quit", "quit", "Program", "quit"),
)

ARTICLE = (
    *_moves("article"),
    Binding(
        "article.percent", ("%",), "go_percent", "to a part of the text: 50%", "Moving", takes_count=True
    ),
    Binding(
        "article.next_sentence",
        (")",),
        "next_sentence",
        "focus the next sentence",
        "Focus",
        "sentence",
        takes_count=True,
    ),
    Binding(
        "article.previous_sentence",
        ("(",),
        "previous_sentence",
        "focus the sentence before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_paragraph",
        ("}",),
        "next_paragraph",
        "focus the next paragraph",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.previous_paragraph",
        ("{",),
        "previous_paragraph",
        "focus the paragraph before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_quotation",
        ("] q",),
        "next_quotation",
        "focus the next quotation",
        "Focus",
        "quotation",
        takes_count=True,
    ),
    Binding(
        "article.previous_quotation",
        ("[ q",),
        "previous_quotation",
        "focus the quotation before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_unsure",
        ("] u",),
        "next_unsure",
        "focus the next quotation whose speaker is not sure",
        "Focus",
        takes_count=True,
        also=("unsure speaker", "check speakers", "who is not sure", "review speakers"),
    ),
    Binding(
        "article.previous_unsure",
        ("[ u",),
        "previous_unsure",
        "focus the one before whose speaker is not sure",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_entity",
        ("] e",),
        "next_entity",
        "focus the next person, place or body",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.previous_entity",
        ("[ e",),
        "previous_entity",
        "focus the one before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_annotation",
        ("] a",),
        "next_annotation",
        "focus the next highlight",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.previous_annotation",
        ("[ a",),
        "previous_annotation",
        "focus the highlight before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.next_heading", ("] h",), "next_heading", "to the next heading", "Focus", takes_count=True
    ),
    Binding(
        "article.previous_heading",
        ("[ h",),
        "previous_heading",
        "to the heading before",
        "Focus",
        takes_count=True,
    ),
    Binding(
        "article.hints",
        ("f",),
        "hints",
        "letters at all sentences and quotations: focus one",
        "Focus",
        "point",
    ),
    Binding(
        "article.hints_highlight",
        ("F",),
        "hints_highlight",
        "letters at all sentences and quotations: highlight one",
        "Marking",
        lets_moves_on=True,
    ),
    Binding(
        "article.visual",
        ("v",),
        "visual",
        "select by characters, or the match; then w b e h j k l ) } $ o, is ip iq aq",
        "Marking",
        "select",
    ),
    Binding("article.visual_lines", ("V",), "visual_lines", "select by paragraphs", "Marking"),
    Binding(
        "article.add_highlight",
        ("H",),
        "highlight",
        "highlight what is focused or selected",
        "Marking",
        "highlight",
        lets_moves_on=True,
        also=("mark", "underline"),
    ),
    *(
        Binding(
            f"article.color_{number}",
            (f"c {number}",),
            f"color({number})",
            f"highlight in, or change to, {COLORS[number - 1]}",
            "Marking",
            lets_moves_on=True,
        )
        for number in range(1, 6)
    ),
    Binding(
        "article.note",
        ("a",),
        "note",
        "write a note on the highlight or focus (on a selection: A)",
        "Marking",
        "note",
        also=("comment", "annotate"),
    ),
    Binding(
        "article.open_note", ("enter",), "open_note", "open the note of the highlight in focus", "Marking"
    ),
    Binding(
        "article.article_note", ("A",), "article_note", "write a note on the article as a whole", "Marking"
    ),
    Binding("article.tags", ("t",), "tags", "tag the highlight", "Marking"),
    Binding(
        "article.correct",
        ("C",),
        "correct",
        "correct speaker, name, type or quotation",
        "Marking",
        "correct",
        also=_TO_CORRECT,
    ),
    Binding(
        "article.delete",
        ("d d",),
        "delete",
        "delete the highlight in focus",
        "Marking",
        lets_moves_on=True,
        also=("remove", "unmark"),
    ),
    Binding(
        "article.change_range", ("r",), "change_range", "change where the highlight begins or ends", "Marking"
    ),
    Binding("article.join", ("J",), "join", "join the highlight with those that touch it", "Marking"),
    Binding(
        "article.split",
        ("S",),
        "split",
        "cut the highlight at the sentence in focus, or a selection",
        "Marking",
    ),
    Binding("article.overlapping", ("z",), "next_overlapping", "next of several highlights here", "Marking"),
    Binding("article.color_name", ("c n",), "color_name", "name the colours: each is a category", "Marking"),
    Binding("article.review", ("=",), "review", "decide about a highlight whose text has changed", "Marking"),
    Binding("article.place", ("P",), "place", "put the note chosen in the panel on this passage", "Marking"),
    Binding(
        "article.undo",
        ("u",),
        "undo",
        "undo, back to the program's start",
        "Marking",
        "undo",
        lets_moves_on=True,
    ),
    Binding("article.redo", ("ctrl+r",), "redo", "redo", "Marking", lets_moves_on=True),
    Binding(
        "article.copy",
        ("y", "ctrl+c"),
        "copy",
        "copy focus or selection, with its citation",
        "Marking",
        also=("clipboard", "yank", "cite"),
    ),
    Binding("article.keep", ("K",), "keep", "keep this article in the library", "Marking"),
    Binding(
        "article.search", ("/",), "search", "search in the text", "Searching", "search", also=("find words",)
    ),
    Binding("article.next_match", ("n",), "next_match", "next match", "Searching", takes_count=True),
    Binding(
        "article.previous_match", ("N",), "previous_match", "match before", "Searching", takes_count=True
    ),
    Binding(
        "article.escape",
        ("escape",),
        "escape",
        "leave selection, search and focus, one after the other",
        "Searching",
    ),
    Binding("article.set_mark", ("m <char>",), "set_mark", "remember this place under a letter", "Searching"),
    Binding("article.go_mark", ("' <char>",), "go_mark", "back to the place under a letter", "Searching"),
    Binding(
        "article.back",
        ("ctrl+o", "backspace"),
        "go_back",
        "back to where you were before a jump",
        "Searching",
    ),
    Binding("article.panel", ("tab",), "panel", "into the side panel and out of it", "Looking", "panel"),
    Binding(
        "article.close_panel", ("shift+tab", "p"), "close_panel", "show or hide the side panel", "Looking"
    ),
    Binding("article.quotations", ("Q",), "layer(quotations)", "mark quotations or not", "Looking"),
    Binding("article.entities", ("E",), "layer(entities)", "mark people and places or not", "Looking"),
    Binding("article.highlights", ("L",), "layer(highlights)", "show highlights or not", "Looking"),
    Binding("article.margin", ("M",), "margin", "show notes in the margin or not", "Looking"),
    Binding("article.wider", ("+",), "wider", "wider column", "Looking"),
    Binding("article.narrower", ("-",), "narrower", "narrower column", "Looking"),
    _people("article", "Looking"),
    Binding("article.export", ("x",), "export", "export the notes as Markdown", "Program", "export"),
    *ELSEWHERE,
    *COMMON,
    Binding("article.leave", ("q",), "leave", "back to the library", "Program", "back"),
    Binding("article.quit", ("ctrl+q",), "quit", "quit", "Program"),
)

VISUAL = (
    Binding("visual.left", ("h", "left"), "extend(left)", "a character left", "Selecting", takes_count=True),
    Binding(
        "visual.right", ("l", "right"), "extend(right)", "a character right", "Selecting", takes_count=True
    ),
    Binding("visual.down", ("j", "down"), "extend(down)", "a line down", "Selecting", takes_count=True),
    Binding("visual.up", ("k", "up"), "extend(up)", "a line up", "Selecting", takes_count=True),
    Binding("visual.word", ("w",), "extend(word)", "to the next word", "Selecting", takes_count=True),
    Binding("visual.back", ("b",), "extend(back)", "to the word before", "Selecting", takes_count=True),
    Binding(
        "visual.word_end", ("e",), "extend(word_end)", "to the end of the word", "Selecting", takes_count=True
    ),
    Binding(
        "visual.sentence", (")",), "extend(sentence)", "to the next sentence", "Selecting", takes_count=True
    ),
    Binding(
        "visual.sentence_back",
        ("(",),
        "extend(sentence_back)",
        "to the sentence before",
        "Selecting",
        takes_count=True,
    ),
    Binding(
        "visual.paragraph",
        ("}",),
        "extend(paragraph)",
        "to the next paragraph",
        "Selecting",
        takes_count=True,
    ),
    Binding(
        "visual.paragraph_back",
        ("{",),
        "extend(paragraph_back)",
        "to the paragraph before",
        "Selecting",
        takes_count=True,
    ),
    Binding("visual.line_start", ("0", "home"), "extend(line_start)", "to the line's beginning", "Selecting"),
    Binding("visual.line_end", ("$", "end"), "extend(line_end)", "to the line's end", "Selecting"),
    Binding("visual.top", ("g g",), "extend(top)", "to the text's beginning", "Selecting"),
    Binding("visual.bottom", ("G",), "extend(bottom)", "to the text's end", "Selecting"),
    Binding(
        "visual.a_sentence",
        ("i s", "a s"),
        "extend_around(sentence)",
        "the whole sentence; again: one more",
        "Selecting",
        takes_count=True,
    ),
    Binding(
        "visual.a_paragraph",
        ("i p", "a p"),
        "extend_around(paragraph)",
        "the whole paragraph; again: one more",
        "Selecting",
        takes_count=True,
    ),
    Binding(
        "visual.in_quotation",
        ("i q",),
        "extend_quotation(inner)",
        "the quotation, or part of it, without its marks; else words in marks",
        "Selecting",
    ),
    Binding(
        "visual.a_quotation",
        ("a q",),
        "extend_quotation(whole)",
        "the same with its marks; again: all parts of it",
        "Selecting",
    ),
    Binding("visual.swap", ("o",), "swap_ends", "move the other end", "Selecting", "other end"),
    Binding("visual.chars", ("v",), "visual", "by characters; again: leave", "Selecting"),
    Binding("visual.lines", ("V",), "visual_lines", "by paragraphs; again: leave", "Selecting"),
    Binding(
        "visual.highlight", ("H", "enter"), "highlight", "highlight the selection", "Selecting", "highlight"
    ),
    *(
        Binding(
            f"visual.color_{number}",
            (f"c {number}",),
            f"color({number})",
            f"highlight in {COLORS[number - 1]}",
            "Selecting",
        )
        for number in range(1, 6)
    ),
    Binding("visual.note", ("A",), "note", "highlight and write a note", "Selecting", "note"),
    Binding("visual.tags", ("t",), "tags", "highlight and tag", "Selecting"),
    Binding("visual.split", ("S",), "split", "make it a highlight apart from the one around it", "Selecting"),
    Binding(
        "visual.correct",
        ("C",),
        "correct",
        "make it a quotation or a name",
        "Selecting",
        "correct",
        also=_TO_CORRECT,
    ),
    Binding("visual.copy", ("y", "ctrl+c"), "copy", "copy with citation", "Selecting", "copy"),
    Binding(
        "visual.place", ("P",), "place", "put the note chosen in the panel on the selection", "Selecting"
    ),
    Binding("visual.next_match", ("n",), "next_match", "to the next match", "Selecting", takes_count=True),
    Binding(
        "visual.previous_match",
        ("N",),
        "previous_match",
        "to the match before",
        "Selecting",
        takes_count=True,
    ),
    Binding("visual.search", ("/",), "search", "search, and select up to the match", "Selecting"),
    Binding("visual.help", ("?",), "help", "all keys", "Selecting", "help"),
    Binding("visual.palette", (":", "ctrl+p"), "palette", "find a command by its name", "Selecting"),
    Binding("visual.suspend", ("ctrl+z",), "suspend", "back to the shell (fg returns)", "Selecting"),
    Binding(
        "visual.leave",
        ("escape", "q"),
        "escape",
        "leave the selection; the focus is as before",
        "Selecting",
        "leave",
    ),
    Binding("visual.quit", ("ctrl+q",), "quit", "quit", "Selecting"),
)

HINTS = (
    Binding("hints.letter", ("<char>",), "hint_letter", "the letters of a label", "Labels", "a label"),
    Binding("hints.back", ("backspace",), "unhint", "take the first letter back", "Labels"),
    Binding("hints.help", ("?",), "help", "all keys", "Labels", "help"),
    Binding("hints.leave", ("escape",), "leave_hints", "no label after all", "Labels", "leave"),
    Binding("hints.quit", ("ctrl+q",), "quit", "quit", "Labels"),
)

PANEL = (
    Binding("panel.open", ("enter", "l", "right"), "panel_open", "go to the place", "Panel", "go"),
    Binding(
        "panel.unfold", ("o",), "panel_unfold", "all mentions of the name, or no more", "Panel", "mentions"
    ),
    Binding(
        "panel.correct",
        ("C",),
        "panel_correct",
        "correct the quotation or name under the cursor",
        "Panel",
        "correct",
        also=_TO_CORRECT,
    ),
    Binding(
        "panel.highlight",
        ("H",),
        "panel_highlight",
        "highlight the quotation under the cursor",
        "Panel",
        "highlight",
        lets_moves_on=True,
    ),
    Binding("panel.next_tab", ("] ]",), "panel_next", "next part of the panel", "Panel", "part"),
    Binding("panel.previous_tab", ("[ [",), "panel_previous", "part before", "Panel"),
    *(
        Binding(
            f"panel.tab_{number}",
            (str(number),),
            f"panel_tab({number})",
            f"part {number} of the panel",
            "Panel",
        )
        for number in range(1, 5)
    ),
    *(
        Binding(
            b.id.replace("library.", "panel."),
            b.keys,
            b.action.replace("move", "panel_move")
            .replace("go_", "panel_go_")
            .replace("half_", "panel_half_")
            .replace("screen_", "panel_screen_"),
            b.description,
            "Panel",
            takes_count=b.takes_count,
        )
        for b in _moves("library")
    ),
    *(
        replace(
            b,
            id=b.id.replace("article.", "panel."),
            action=f"panel_step({b.action})",
            section="Panel",
            hint="",
        )
        for b in ARTICLE
        if b.keys[0].startswith(("] ", "[ "))
    ),
    Binding("panel.filter", ("/",), "panel_filter", "choose which notes are shown", "Notes", "filter notes"),
    Binding("panel.note", ("a",), "panel_note", "write the note under the cursor", "Notes", "note"),
    Binding("panel.review", ("=",), "review", "decide about one whose text has changed", "Notes", "decide"),
    Binding(
        "panel.place", ("P",), "panel_place", "choose this one to be put on another passage", "Notes", "place"
    ),
    Binding(
        "panel.delete",
        ("d d",),
        "panel_delete",
        "delete this one, or take the correction back",
        "Notes",
        "delete",
    ),
    Binding("panel.undo", ("u",), "undo", "undo, back to the program's start", "Notes"),
    Binding("panel.redo", ("ctrl+r",), "redo", "redo", "Notes"),
    Binding("panel.leave", ("tab", "h", "left"), "panel", "back into the text", "Panel", "text"),
    Binding("panel.escape", ("escape",), "panel_escape", "all notes again; then back into the text", "Panel"),
    Binding("panel.close", ("shift+tab", "p", "q"), "close_panel", "hide the panel", "Panel", "hide"),
    _people("panel", "Panel"),
    *(replace(b, id=b.id.replace("app.", "panel."), section="Panel") for b in (*ELSEWHERE, *COMMON)),
    Binding("panel.quit", ("ctrl+q",), "quit", "quit", "Panel"),
)


def _list_moves(screen: str) -> tuple[Binding, ...]:
    """Moves of a list in which Space marks."""
    return tuple(
        replace(move, keys=tuple(key for key in move.keys if key != "space")) for move in _moves(screen)
    )


def _marking(screen: str) -> tuple[Binding, ...]:
    return (
        Binding(f"{screen}.filter", ("/",), "filter", "show only what fits a filter", "Notes", "filter"),
        Binding(
            f"{screen}.mark", ("space",), "mark", "mark this one or not", "Notes", "mark", takes_count=True
        ),
        Binding(
            f"{screen}.mark_all", ("*", "V"), "mark_all", "mark all that are shown or none", "Notes", "all"
        ),
        Binding(f"{screen}.clear", ("escape",), "clear", "no marks; then no filter", "Notes"),
        Binding(f"{screen}.undo", ("u",), "undo", "undo, back to the program's start", "Notes", "undo"),
        Binding(f"{screen}.redo", ("ctrl+r",), "redo", "redo", "Notes"),
    )


ANNOTATIONS = (
    Binding(
        "annotations.open", ("enter", "l", "right"), "open", "read the article at this place", "Notes", "read"
    ),
    *_marking("annotations"),
    Binding("annotations.note", ("a",), "note", "write the note", "Notes", "note"),
    Binding(
        "annotations.tags", ("t",), "tags", "add tags to those marked, or take some away", "Notes", "tag"
    ),
    *(
        Binding(
            f"annotations.color_{number}",
            (f"c {number}",),
            f"color({number})",
            f"make those marked {COLORS[number - 1]}",
            "Notes",
        )
        for number in range(1, 6)
    ),
    Binding("annotations.review", ("=",), "review", "decide about one whose text has changed", "Notes"),
    Binding("annotations.delete", ("d d",), "delete", "delete those marked; the bin keeps them", "Notes"),
    Binding(
        "annotations.export",
        ("x",),
        "export",
        "export those marked, else all that are shown",
        "Notes",
        "export",
    ),
    *_list_moves("annotations"),
    _people("annotations", "Program"),
    *ELSEWHERE[1:],
    *COMMON,
    Binding("annotations.leave", ("q", "h", "left"), "leave", "back", "Program", "back"),
    Binding("annotations.quit", ("ctrl+q",), "quit", "quit", "Program"),
)

BIN = (
    Binding(
        "bin.restore",
        ("enter", "r"),
        "restore",
        "bring back those marked, else this one",
        "Notes",
        "bring back",
    ),
    *_marking("bin"),
    Binding("bin.forget", ("D",), "forget", "delete those marked for good; asks first", "Notes"),
    *_list_moves("bin"),
    _people("bin", "Program"),
    ELSEWHERE[0],
    ELSEWHERE[2],
    *COMMON,
    Binding("bin.leave", ("q", "h", "left"), "leave", "back", "Program", "back"),
    Binding("bin.quit", ("ctrl+q",), "quit", "quit", "Program"),
)

_IN_BOUNDS = frozenset(
    {
        "visual.swap",
        "visual.next_match",
        "visual.previous_match",
        "visual.search",
        "visual.help",
        "visual.palette",
    }
)
"""What of the keys of a selection has a meaning while it is the bounds of something, but for moving its end."""

BOUNDS = (
    *(
        replace(b, id=b.id.replace("visual.", "bounds."), section="Bounds")
        for b in VISUAL
        if b.action.startswith("extend") or b.id in _IN_BOUNDS
    ),
    Binding("bounds.keep", ("enter",), "keep_bounds", "these are its bounds", "Bounds", "keep"),
    Binding("bounds.leave", ("escape", "q"), "escape", "leave them as they were", "Bounds", "leave"),
    Binding("bounds.quit", ("ctrl+q",), "quit", "quit", "Bounds"),
)

PEOPLE = (
    Binding(
        "people.open",
        ("enter", "l", "right"),
        "open",
        "what the person said; there: read it",
        "People",
        "open",
    ),
    Binding("people.back", ("h", "left", "escape"), "to_people", "back to the people", "People"),
    Binding("people.side", ("tab",), "other_side", "people or quotations", "People", "side"),
    Binding("people.filter", ("/",), "filter", "filter by name", "People", "filter"),
    Binding("people.type", ("t",), "cycle_type", "people, bodies, places or all", "People", "type"),
    Binding(
        "people.correct",
        ("C",),
        "correct",
        "correct the quotation under the cursor, in its article; a person's name in all articles",
        "People",
        "correct",
        also=_TO_CORRECT,
    ),
    Binding("people.undo", ("u",), "undo", "undo, back to the program's start", "People"),
    Binding("people.redo", ("ctrl+r",), "redo", "redo", "People"),
    Binding("people.export", ("x",), "export", "export what the person said as Markdown", "People", "export"),
    *_moves("people"),
    *(replace(b, id=b.id.replace("app.", "people.")) for b in COMMON),
    Binding(
        "people.leave",
        ("q", "ctrl+o", "backspace"),
        "leave",
        "back to where you were",
        "Program",
        "back",
        hinted_keys=2,
    ),
    Binding("people.how_to_quit", ("ctrl+c",), "how_to_quit", "say how to quit", "Program"),
    Binding("people.quit", ("ctrl+q",), "quit", "quit", "Program"),
)

BEGIN_ELSEWHERE = ("]", "[", "m", "'")
"""Keys that begin sequences in the text: `]q` or `mq` typed where there is none must not do what `q` does there."""

HINTED_FIRST = (
    "article.next_sentence",
    "article.add_highlight",
    "article.note",
    "article.next_quotation",
    "article.correct",
    "article.undo",
    "people.open",
    "people.correct",
    "panel.open",
    "panel.review",
    "panel.place",
    "panel.note",
    "panel.delete",
)
"""What begins the line of hints, so that a reader who is new sees it on a narrow terminal, too."""

TABLES = (LIBRARY, ARTICLE, VISUAL, HINTS, PANEL, BOUNDS, PEOPLE, ANNOTATIONS, BIN)
"""All of them."""

DIALOGUES = frozenset(
    "backups.down backups.up backups.restore backups.leave "
    "filter.leave review.accept review.move review.detach review.down review.up review.leave "
    "colors.leave colors.next colors.previous menu.leave choose.leave choose.down choose.up "
    "note.save note.external note.leave prompt.leave prompt.complete confirm.yes confirm.no export.leave help.leave help.close "
    "help.filter help.down help.up help.page_down help.page_up help.home help.end".split()
)
"""Ids of the bindings of dialogues, which Textual's own keymap changes."""
