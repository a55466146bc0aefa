"""Print id and revision of every annotation that writer.py stored: `id<TAB>rev`, one a line. Usage: reader.py PATH."""

import sys
from pathlib import Path

sys.path[:] = [
    str(Path(__file__).parents[2]),
    *(entry for entry in sys.path if Path(entry) != Path(__file__).parent),
]

from reader.annotations import AnnotationStore  # noqa: E402 (the path comes first)
from reader.errors import StoreError  # noqa: E402 (the path comes first)


def main(path: str) -> None:
    store = AnnotationStore(path)
    for annotation in store.annotations():
        print(annotation.note.split("\n", 1)[0])
    for problem in store.check():
        print(problem, file=sys.stderr)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except StoreError as error:
        sys.exit(str(error))
