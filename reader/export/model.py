"""What goes into an export: an article's metadata, its text and the reader's marks on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Quotation
    from reader.annotations.model import Placed
    from reader.text.document import Document


class ArticleMetadata(Protocol):
    """What an export says about an article. Any of it may be empty, and all of it is text from outside."""

    @property
    def id(self) -> str:
        """The article's id in the library."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def author(self) -> str:
        """Who wrote it."""
        ...

    @property
    def site(self) -> str:
        """Where it was published: the outlet's name."""
        ...

    @property
    def url(self) -> str:
        """Its address as written; it may be of any scheme."""
        ...

    @property
    def published(self) -> str:
        """When it was published, as it says: ISO 8601 where it is a date."""
        ...

    @property
    def tags(self) -> Sequence[str]:
        """The tags of the article, not of its annotations."""
        ...


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One article with what the reader made of it."""

    metadata: ArticleMetadata
    document: Document
    placed: Sequence[Placed] = ()
    """In any order."""
    quotations: Sequence[Quotation] = ()
    """Of the document; they name the speaker of a passage whose annotation does not."""
