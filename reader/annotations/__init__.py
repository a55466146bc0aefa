"""Annotations: what they are, how they find their passage again, and the store that keeps them."""

from reader.annotations.model import Anchor, Annotation, Target
from reader.annotations.selectors import describe
from reader.annotations.store import AnnotationStore

__all__ = ["Anchor", "Annotation", "AnnotationStore", "Target", "anchor", "describe"]


def anchor(text: str, target: Target) -> Anchor:
    """Where the target stands in the text: `reader.annotations.anchoring.anchor`, loaded when called."""
    from reader.annotations.anchoring import anchor

    return anchor(text, target)
