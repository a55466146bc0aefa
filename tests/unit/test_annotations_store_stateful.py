"""Any run of changes, by two programs and plain TinyDB in turn, leaves the store as a dict would be."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB

from reader.annotations import Annotation, AnnotationStore, Target
from reader.annotations.model import ArticleRecord

identifiers = st.sampled_from([f"id{number}" for number in range(5)])
words = st.text(max_size=5)
offsets = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
targets = st.none() | st.builds(
    lambda exact, context, span: Target(exact, context, context, *span, "0"), words, words, offsets
)
annotations = st.builds(
    Annotation,
    id=identifiers,
    article=st.sampled_from(["a1", "a2"]),
    target=targets,
    note=words,
    tags=st.lists(words, max_size=2).map(tuple),
    speaker=st.none() | words,
)
corrections = st.fixed_dictionaries({"id": identifiers, "article": st.just("a1"), "value": st.none() | words})
either = st.integers(0, 1)


class StoreMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "annotations.json"
        self.stores = [AnnotationStore(self.path), AnnotationStore(self.path)]
        self.alive, self.deleted, self.articles, self.corrections = {}, {}, {}, {}
        self.is_broken_off = False

    @rule(which=either, batch=st.lists(annotations, max_size=3))
    def put(self, which, batch):
        self.stores[which].put(*batch)
        for annotation in batch:
            self.deleted.pop(annotation.id, None)
            self.alive[annotation.id] = annotation

    @rule(which=either, batch=st.lists(identifiers, max_size=3))
    def delete(self, which, batch):
        self.stores[which].delete(*batch)
        for identifier in batch:
            if identifier in self.alive:
                self.deleted[identifier] = self.alive.pop(identifier)

    @rule(which=either, batch=st.lists(identifiers, max_size=3))
    def restore(self, which, batch):
        self.stores[which].restore(*batch)
        for identifier in batch:
            if identifier in self.deleted:
                self.alive[identifier] = self.deleted.pop(identifier)

    @rule(which=either, identifier=identifiers, title=words, removed=st.booleans())
    def put_article(self, which, identifier, title, removed):
        self.articles[identifier] = ArticleRecord(identifier, title=title, removed=removed)
        self.stores[which].put_article(self.articles[identifier])

    @rule(which=either, correction=corrections)
    def put_correction(self, which, correction):
        self.corrections[correction["id"]] = {**correction, "kind": "correction"}
        self.stores[which].put_correction(correction)

    @rule(which=either, identifier=identifiers)
    def delete_correction(self, which, identifier):
        self.stores[which].delete_correction(identifier)
        self.corrections.pop(identifier, None)

    @rule()
    def plain_tinydb_writes_the_file_anew(self):
        if self.path.exists() and not self.is_broken_off:
            with TinyDB(self.path, encoding="utf-8") as database:
                database.insert({"by": "hand"})

    @rule(rest=st.binary(max_size=20))
    def a_save_is_broken_off(self, rest):
        if self.path.exists() and self.path.read_bytes().endswith(b"\n}\n}\n"):
            with self.path.open("ab") as file:
                file.write(b"," + rest)
            self.is_broken_off = True

    @rule(which=either)
    def reopen(self, which):
        self.stores[which] = AnnotationStore(self.path)

    @invariant()
    def every_store_says_what_was_done(self):
        for store in self.stores:
            store.refresh()
        self.is_broken_off &= self.path.exists() and not self.path.read_bytes().endswith(b"\n}\n}\n")
        for store in self.stores:
            assert {each.id: each for each in store.annotations()} == self.alive
            assert {each.id: each for each in store.tombstones()} == self.deleted
            assert {each.id: each for each in store.articles()} == self.articles
            assert {each["id"]: each for each in store.corrections()} == self.corrections
            by_article = [each.article for each in self.alive.values()]
            assert store.counts() == {each: by_article.count(each) for each in by_article}
            assert all(
                store.annotation(identifier) == self.alive.get(identifier) for identifier in ("id0", "id1")
            )

    def teardown(self):
        assert AnnotationStore(self.path).check() == []
        shutil.rmtree(self.folder)


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
