"""An annotations.json that something was cut from, or that another program saved again: it opens whole, or says so.

Never as a library with less in it: what is gone is told, and what is left can be brought back.
"""

import codecs
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Annotation, AnnotationStore, Target
from reader.annotations.backups import backup_path
from reader.annotations.mending import mend
from reader.annotations.model import ArticleRecord
from reader.errors import StoreError

RECORD = re.compile(rb'\{"kind": "\w+", "id": "([^"]+)".*\}')


def numbered(number, note="n"):
    target = Target(f"exact {number}", "before {1", ' "1": {after', number, number + 7, "0" * 64)
    return Annotation(
        f"id-{number}", "a", target, note=note, created="2026-01-01", updated=f"2026-01-{number + 1:02}"
    )


def saved(path, number=6):
    """The bytes of a file with an article, `number` annotations and a correction, of which there is no copy."""
    store = AnnotationStore(path)
    store.put_article(ArticleRecord("a", path="articles/a.md"))
    for each in range(number):
        store.put(numbered(each))
    store.put_correction({"id": "c", "article": "a", "correction": "set-speaker", "name": "N"})
    backup_path(path).unlink()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "annotations.json"


def held(path):
    """What stands in a file: every id with what is kept under it."""
    store = AnnotationStore(path)
    every = [*store.annotations(), *store.articles(), *store.corrections()]
    return {each["id"] if isinstance(each, dict) else each.id: each for each in every}


def whole_records(content):
    """Ids of the records that can be read of what is left."""
    return {match[1].decode() for line in content.split(b"\n") if (match := RECORD.search(line))}


def check_cut(path, content, cut, whole):
    """A file that was cut holds all that it held, or is refused and brought back as far as it can be read."""
    path.write_bytes(cut)
    try:
        assert held(path) == whole
    except StoreError as error:
        assert "\n" not in str(error)
        assert "cannot be used" in str(error)
        assert "--restore" in str(error)
        with pytest.raises(StoreError):
            AnnotationStore(path).put(numbered(20))
        assert path.read_bytes() == cut
        if not whole_records(cut):
            with pytest.raises(StoreError, match="nothing in"):
                mend(path)
            return
        mended = mend(path)
        assert mended.kept.read_bytes() == cut
        after = held(path)
        assert after.keys() >= whole_records(cut)
        assert all(after[each] == whole[each] for each in after)
        return
    AnnotationStore(path).put(numbered(20))
    assert held(path) == whole | {"id-20": numbered(20)}


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("first", range(15))
def test_lines_that_are_missing_are_told_and_the_others_brought_back(path, first, count):
    content = saved(path)
    whole = held(path)
    lines = content.split(b"\n")
    check_cut(path, content, b"\n".join(lines[:first] + lines[first + count :]), whole)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_bytes_that_are_missing_at_the_start_are_told(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("d") / "annotations.json"
    content = saved(path, 3)
    whole = held(path)
    begins = st.sampled_from([each.start() + 1 for each in re.finditer(rb"\n", content)])
    start = data.draw(st.integers(1, len(content)) | st.builds(int.__add__, begins, st.integers(0, 9)))
    check_cut(path, content, content[start:], whole)


def test_records_that_stand_where_nobody_looks_for_them_are_not_passed_over(path):
    lines = saved(path).split(b"\n")
    path.write_bytes(b"\n".join(lines[:2] + lines[5:]))
    assert json.loads(path.read_bytes())["meta"]["2"]["id"] == "id-0"  # TinyDB reads it
    with pytest.raises(StoreError, match="first lines are not whole"):
        AnnotationStore(path).annotations()


def test_records_in_a_table_of_another_name_are_told(path):
    tables = json.loads(saved(path))
    path.write_text(json.dumps({"_defualt": tables["_default"]}))
    with pytest.raises(StoreError, match="first lines are not whole"):
        AnnotationStore(path).annotations()


def test_what_another_program_keeps_in_tables_of_its_own_is_let_be(path):
    tables = json.loads(saved(path)) | {"pinned": {"1": {"kind": "annotation", "id": "id-1"}}}
    whole = held(path)
    path.write_text(json.dumps(tables))
    assert held(path) == whole


def test_two_tables_of_records_are_not_taken_for_the_last(path):
    content = saved(path).decode()
    whole = held(path)
    records = content[content.index('"_default"') :].strip().removesuffix("}").strip()
    more = records.replace("id-", "other-")
    path.write_text(f"{{{records},\n{more}}}")
    with pytest.raises(StoreError, match="twice"):
        AnnotationStore(path).annotations()
    mend(path)
    assert held(path).keys() >= whole.keys() | {"other-1"}


def marked(content):
    return b"\xef\xbb\xbf" + content


def crlf(content):
    return content.replace(b"\n", b"\r\n")


def utf16(content):
    return content.decode().encode("utf-16")


def pretty(content):
    return json.dumps(json.loads(content), indent=4, ensure_ascii=False).encode()


def colons_apart(content):
    return json.dumps(json.loads(content), separators=(" , ", " : ")).encode()


SAVED_AGAIN = [marked, crlf, utf16, pretty, colons_apart]
WAYS = [*SAVED_AGAIN, lambda content: marked(crlf(content)), lambda content: utf16(pretty(content))]


@pytest.mark.parametrize("again", WAYS)
def test_a_file_that_another_program_saved_again_opens(path, again):
    content = saved(path)
    whole = held(path)
    path.write_bytes(again(content))
    assert AnnotationStore(path).check() == []
    assert held(path) == whole
    AnnotationStore(path).put(numbered(20))
    assert held(path) == whole | {"id-20": numbered(20)}
    assert AnnotationStore(path).check() == []


@pytest.mark.parametrize("again", WAYS)
@pytest.mark.parametrize("cut", [lambda content: content[400:], lambda content: content[:-400]])
def test_a_file_that_another_program_saved_again_is_brought_back_when_cut(path, again, cut):
    content = again(saved(path))
    path.write_bytes(content)
    whole = held(path)
    left = cut(content)
    mark = (
        content[:2] if content.startswith(codecs.BOM_UTF16) else b""
    )  # without it, nobody knows what these bytes are
    path.write_bytes(mark + left.removeprefix(mark))
    with pytest.raises(StoreError, match="cannot be used"):
        AnnotationStore(path).annotations()
    mended = mend(path)
    after = held(path)
    assert len(after) >= len(whole) - 2
    assert all(after[each] == whole[each] for each in after)
    assert mended.salvaged.missing >= len(whole) - len(after) or not mended.salvaged.is_counted


@pytest.mark.parametrize("content", [b"", bytes(5000), b"\n\n", b"[]", b"null", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_told_and_its_copy_put_back(path, content):
    saved(path)
    whole = held(path)
    backup_path(path).write_bytes(path.read_bytes())
    path.write_bytes(content)
    with pytest.raises(StoreError, match="--restore"):
        AnnotationStore(path).annotations()
    assert path.read_bytes() == content
    assert mend(path).kept.read_bytes() == content
    assert held(path) == whole


def test_an_empty_store_is_no_loss_but_where_its_copy_has_records(path):
    content = b'{"meta": {"1": {"schema": 1}}, "_default": {}}'
    path.write_bytes(content)
    assert AnnotationStore(path).annotations() == []
    path.unlink()
    saved(path)
    backup_path(path).write_bytes(path.read_bytes())
    path.write_bytes(content)
    with pytest.raises(StoreError, match="its backup copy has"):
        AnnotationStore(path).annotations()


@pytest.mark.parametrize("junk", [b"junk", b"\0" * 100, b'"9": {"kind": "annota', b"}}\n}\n"])
def test_junk_at_the_end_is_kept_aside(path, junk):
    content = saved(path)
    whole = held(path)
    path.write_bytes(content + junk)
    assert held(path) == whole
    AnnotationStore(path).put(numbered(20))
    assert held(path) == whole | {"id-20": numbered(20)}
    kept = [each.read_bytes() for each in path.parent.glob("annotations.json.cut-*")]
    assert any(junk in each for each in kept) or not junk.strip(b"\0")


@pytest.mark.parametrize("ending", [lambda content: content, crlf])
def test_both_sides_of_a_conflict_that_was_taken_for_solved_are_brought_back(path, ending):
    base = saved(path)
    AnnotationStore(path).put(numbered(10))
    ours = path.read_bytes().split(b"\n")
    path.write_bytes(base)
    AnnotationStore(path).put(numbered(11))
    AnnotationStore(path).put(numbered(12))
    theirs = path.read_bytes().split(b"\n")
    whole = held(path) | {"id-10": numbered(10)}
    # What an editor's "accept both" leaves: each line that differs, of both, one after the other.
    both = [*ours[:3], theirs[2], *ours[3:-4], *ours[-4:-3], *theirs[len(ours) - 4 :], b""]
    check_cut(path, b"", ending(b"\n".join(both)), whole)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_is_missing_without_a_trace_is_not_called_complete(path, count):
    lines = saved(path).split(b"\n")
    path.write_bytes(b"\n".join(lines[5 + count :]))
    salvaged = mend(path).salvaged
    assert salvaged.missing == count
    assert not salvaged.is_counted


def test_a_line_that_lost_its_end_of_line_takes_no_later_state_with_it(path):
    saved(path)
    AnnotationStore(path).put(numbered(3, "later"))
    AnnotationStore(path).put(numbered(4, "later"))
    content = path.read_bytes()
    place = content.rindex(b'"2026-01-05", "exact"')
    torn = content.rindex(b"\n", 0, place)
    path.write_bytes(content[: torn - 90] + content[torn + 1 :])
    mend(path)
    assert held(path)["id-4"].note == "later"
    assert held(path)["id-3"].note == "n"


@pytest.mark.parametrize("left", [b'"id": null, ', b'"id": 7, ', b""])
def test_a_record_that_lost_its_id_does_not_keep_the_others_from_being_brought_back(path, left):
    content = saved(path)
    number = content.index(b'"id": "id-3", ')
    path.write_bytes(content[:number] + left + content[number:].removeprefix(b'"id": "id-3", ')[:-9])
    mended = mend(path)
    assert mended
    assert {f"id-{number}" for number in (0, 1, 2, 4, 5)} <= held(path).keys()


@pytest.mark.parametrize("number", [b" " * 10 + b"8", b" " * 20 + b"8", b"00000000008", b"8" * 30])
def test_a_count_that_became_longer_is_read_as_whole_or_not_at_all(path, number):
    content = saved(path)
    before = held(path)
    changed = re.sub(rb'(?<="lines": ) *[0-9]+', number, content, count=1)
    assert changed != content
    path.write_bytes(changed)
    try:
        assert held(path) == before
    except StoreError:
        assert mend(path)
        assert held(path) == before
