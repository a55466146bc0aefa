"""Another tagger behind the same seam: a spaCy model that the user has installed, for the languages ours does not know."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.analysis.tagging.tagger import TaggedSpan, Tagging
from reader.errors import AnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.text.span import Span

_TYPES: Mapping[str, str] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "persName": "PERSON",
    "ORG": "ORG",
    "orgName": "ORG",
    "GPE": "GPE",
    "placeName": "GPE",
    "LOC": "LOC",
    "geogName": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "MISC": "MISC",
    "DATE": "DATE",
    "date": "DATE",
    "MONEY": "MONEY",
}
"""Labels of spaCy's models, those trained on OntoNotes, WikiNER and others, as our types; what else they have is left out."""
_LONGEST = 20_000
"""Characters given to the model at once."""
_LINES = re.compile(r"[^\n]+")
_UNNEEDED = (
    "parser",
    "tagger",
    "lemmatizer",
    "attribute_ruler",
    "morphologizer",
    "senter",
    "trainable_lemmatizer",
)


class SpacyTagger:
    """A spaCy model as a tagger."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def tag(self, text: str, parts: Iterable[Span]) -> Tagging:
        """The names in the given parts of text. No name runs over a line's end or a part's."""
        places = list(_pieces(text, parts))
        pieces = (_without_surrogates(text[start:end]) for start, end in places)
        return Tagging(
            [
                TaggedSpan(start + found.start_char, start + found.end_char, _TYPES[found.label_])
                for (start, _), document in zip(places, self._pipeline.pipe(pieces), strict=True)
                for found in document.ents
                if found.label_ in _TYPES
            ]
        )


@cache
def load_spacy_tagger(name: str) -> SpacyTagger:
    """The tagger of an installed model. Raises AnalysisError where spaCy or the model is missing."""
    try:
        import spacy
    except ImportError as error:
        raise AnalysisError(
            f"spaCy is not installed, which config.toml wants for {name}: install reader-tui[spacy]"
        ) from error
    try:
        pipeline = spacy.load(name, exclude=list(_UNNEEDED))
    except (OSError, ValueError, ImportError) as error:
        raise AnalysisError(
            f"the spaCy model {name} of config.toml cannot be loaded: `python -m spacy download {name}` installs it"
        ) from error
    if "ner" not in pipeline.pipe_names:
        raise AnalysisError(f"the spaCy model {name} of config.toml finds no names: choose one that does")
    return SpacyTagger(pipeline)


def _pieces(text: str, parts: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The lines of the parts, long ones cut where a word ends."""
    for part in parts:
        for line in _LINES.finditer(text, part.start, part.end):
            start, end = line.span()
            while end - start > _LONGEST:
                space = text.rfind(" ", start + 1, start + _LONGEST)
                cut = space if space > start else start + _LONGEST
                yield start, cut
                start = cut
            yield start, end


def _without_surrogates(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
