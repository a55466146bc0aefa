"""Store each JSON line of stdin ({"id", "rev", ...}) as an annotation and print its id once it is durable.

Usage: writer.py PATH. What a fault harness drives; exit status 1 and one line on stderr where the store refuses.
"""

import json
import sys
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

# This folder holds a reader.py, which must not stand before the package.
sys.path[:] = [
    str(Path(__file__).parents[2]),
    *(entry for entry in sys.path if Path(entry) != Path(__file__).parent),
]

from reader.annotations import Annotation, AnnotationStore, Target  # noqa: E402 (the path comes first)
from reader.errors import StoreError  # noqa: E402 (the path comes first)


def annotation_of(line: dict) -> Annotation:
    target = Target(
        exact=line["exact"],
        prefix=line["prefix"],
        suffix=line["suffix"],
        start=line["start"],
        end=line["end"],
        text_hash="0" * 64,
    )
    return Annotation(
        id=str(uuid5(NAMESPACE_URL, line["id"])),
        article=line["article"],
        target=target,
        color=line["color"],
        note=f"{line['id']}\t{line['rev']}\n{line['note']}",
        tags=tuple(line["tags"]),
        created=line["created"],
        updated=line["updated"],
    )


def main(path: str) -> None:
    store = AnnotationStore(path)
    for text in sys.stdin:
        line = json.loads(text)
        store.put(annotation_of(line))
        print(line["id"], flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except StoreError as error:
        sys.exit(str(error))
