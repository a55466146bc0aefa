"""The whole analysis of one text."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.analysis.language import NAMES, find_language, language_code
from reader.analysis.model import Analysis, Quotation
from reader.analysis.names.entities import resolve_entities
from reader.analysis.quotations import find_quoted
from reader.analysis.segments import find_paragraphs
from reader.analysis.speakers.block_quotes import read_block_quotes
from reader.analysis.speakers.contexts import load_scorer
from reader.analysis.speakers.turns import find_turns
from reader.analysis.tagging.tagger import Tagging, load_tagger
from reader.analysis.telling import find_speakers
from reader.analysis.version import ENGINE
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.document import Block
    from reader.text.span import Span


_NO_MODELS: Mapping[str, str] = MappingProxyType({})
_OURS = "en"
"""The language of the tagger that comes with the program."""


def analyze(
    text: str, blocks: Sequence[Block] = (), *, language: str = "", models: Mapping[str, str] = _NO_MODELS
) -> Analysis:
    """Quotations with their speakers, and entities, of a text.

    blocks: the structure of the text (`Document.blocks`): code is not read, block quotes are quotations of kind
    "block". Without them, text is plain: every line a paragraph. Offsets count code points of text as given.
    language: what is said of it (a code or an English name), else it is found. models: names of spaCy models by code of
    the language, which are taken instead of our own tagger; that knows English only.
    Any str is fine; time is linear in its length. Where the tagger is missing, `Analysis.missing` says why, and
    quotations are still there.
    """
    code = language_code(language) or find_language(text)
    tagger = models.get(code or _OURS, "")
    has_model = bool(tagger) or code in ("", _OURS)
    paragraphs = find_paragraphs(text, blocks)
    tagging, missing = _tag(text, paragraphs, tagger) if has_model else (Tagging(), _without_model(code))
    entities = () if missing else resolve_entities(text, paragraphs, tagging)
    quoted = find_quoted(text, paragraphs)
    quotations = find_speakers(text, paragraphs, quoted, entities, tagging)
    quotations = _outermost(quotations, find_turns(text, paragraphs, entities, len(quotations) + 1))
    quotations = _outermost(
        quotations, read_block_quotes(text, blocks, entities, 2 * len(quotations) + len(paragraphs) + 1)
    )
    return Analysis(_renumbered(quotations), entities, ENGINE, missing, code, has_model)


def _tag(text: str, paragraphs: Sequence[Span], model: str) -> tuple[Tagging, str]:
    """What the tagger sees, or why it sees nothing; model: name of a spaCy model, empty for our own tagger."""
    try:
        if not model:
            return load_tagger().tag(text, paragraphs, load_scorer().projection), ""
        from reader.analysis.tagging.spacy_tagger import load_spacy_tagger

        return load_spacy_tagger(model).tag(text, paragraphs), ""
    except AnalysisError as error:
        return Tagging(), str(error)


def _without_model(code: str) -> str:
    return (
        f"The text is in {NAMES[code]}: there is no model for names in it. Quotations are marked. For names, install "
        f'reader-tui[spacy] and a spaCy model, and name it in config.toml: [spacy] {code} = "…"'
    )


def _outermost(quotations: Sequence[Quotation], around: Sequence[Quotation]) -> list[Quotation]:
    """Both together, in order, without what lies in one of the second."""
    if not around:
        return list(quotations)
    found, pending = [], iter(sorted(quotations, key=lambda quotation: quotation.start))
    current = next(pending, None)
    for outer in around:
        while current and current.start < outer.start:
            found.append(current)
            current = next(pending, None)
        while current and current.start < outer.end:
            current = next(pending, None)
        found.append(outer)
    return [*found, *([current] if current else []), *pending]


def _renumbered(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Groups numbered from 1 in the order of the text."""
    numbers: dict[int, int] = {}
    return tuple(
        Quotation(
            q.start, q.end, q.text, q.kind, numbers.setdefault(q.group, len(numbers) + 1), q.speaker, q.cue
        )
        for q in quotations
    )
