"""What the harness saves: documents of the usual size, the same for the same number."""

import json
import random

WORDS = "the of and to in a is that for it as was with be by on not he his but at are this have from".split()
MOMENT = "2026-11-23T22:19:44.123456+00:00"

Document = dict


def document(identifier: str, revision: int = 0) -> Document:
    chance = random.Random(f"{identifier}/{revision}")

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    exact, start = words(20), chance.randrange(90_000)
    return {
        "id": identifier,
        "rev": revision,
        "article": f"article-{chance.randrange(97)}",
        "exact": exact,
        "prefix": words(7),
        "suffix": words(7),
        "start": start,
        "end": start + len(exact),
        "color": chance.choice(["yellow", "green", "blue", "pink"]),
        "note": words(chance.randrange(2, 60)),
        "tags": [chance.choice(WORDS) for _ in range(3)],
        "created": MOMENT,
        "updated": MOMENT,
    }


def stored_before(count: int) -> list[Document]:
    return [document(f"p{number:05d}") for number in range(count)]


def work(preload: int, count: int, seed: int) -> list[Document]:
    """Documents in the order they are saved: half of them new, half in the place of one that is stored."""
    chance = random.Random(seed)
    revisions = {each["id"]: 0 for each in stored_before(preload)}
    found = []
    for number in range(count):
        if chance.random() < 0.5:
            identifier = f"n{number:05d}"
            revisions[identifier] = 0
        else:
            identifier = chance.choice(list(revisions))
            revisions[identifier] += 1
        found.append(document(identifier, revisions[identifier]))
    return found


def lines(documents: list[Document]) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in documents)
