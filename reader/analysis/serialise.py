"""Analysis <-> plain dictionaries and lists that JSON can hold, without loss."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reader.analysis.model import Analysis, Entity, Mention, Quotation, Speaker, TextSpan
from reader.text.document import Block


def to_dict(analysis: Analysis) -> dict[str, Any]:
    """The analysis as dictionaries, lists, strings and numbers. Lone surrogates stay in it: dump with ASCII escapes."""
    plain = asdict(analysis)
    for entity in plain["entities"]:
        entity["aliases"], entity["mentions"] = list(entity["aliases"]), list(entity["mentions"])
    return plain | {"quotations": list(plain["quotations"]), "entities": list(plain["entities"])}


def from_dict(plain: dict[str, Any]) -> Analysis:
    """The analysis that `to_dict` was given. Raises KeyError, TypeError or ValueError for anything else."""
    return Analysis(
        quotations=tuple(_quotation(item) for item in plain["quotations"]),
        entities=tuple(_entity(item) for item in plain["entities"]),
        engine=plain["engine"],
        missing=plain["missing"],
        language=plain["language"],
        has_model=plain["has_model"],
    )


def _quotation(plain: dict[str, Any]) -> Quotation:
    speaker, cue = plain["speaker"], plain["cue"]
    return Quotation(
        **plain
        | {
            "speaker": Speaker(**speaker | {"mention": TextSpan(**speaker["mention"])}) if speaker else None,
            "cue": TextSpan(**cue) if cue else None,
        }
    )


def _entity(plain: dict[str, Any]) -> Entity:
    mentions = tuple(Mention(**mention) for mention in plain["mentions"])
    return Entity(**plain | {"aliases": tuple(plain["aliases"]), "mentions": mentions})


def blocks_to_list(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Blocks as dictionaries."""
    return [asdict(block) for block in blocks]


def blocks_from_list(plain: list[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks that `blocks_to_list` was given. Raises TypeError for anything else."""
    return tuple(Block(**block) for block in plain)
