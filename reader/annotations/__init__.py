"""Annotations: what they are, how they find their passage again, and the store that keeps them."""

from reader.annotations.anchoring import anchor
from reader.annotations.model import Anchor, Annotation, Target
from reader.annotations.selectors import describe
from reader.annotations.store import AnnotationStore

__all__ = ["Anchor", "Annotation", "AnnotationStore", "Target", "anchor", "describe"]
