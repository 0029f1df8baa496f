"""The index itself: tantivy over forms of names, one document a name and one a thing, in a folder of its own.

Names are found by their whole form, by words, by trigrams (typing errors) and by initials; what is found is compared
properly by :mod:`kg_service.service.search.ranking`. Text of clients only ever becomes terms, never query syntax.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tantivy

from kg_service.service.search.classes import Classes
from kg_service.service.search.forms import Form, Names, Reading, acronyms_of
from kg_service.service.search.things import Label, Thing, loaded

_WRITER_BYTES = 30_000_000
_THINGS_KEPT = 5_000
_MOST_WORDS, _MOST_GRAMS = 8, 24
_KEPT_GRAMS = 150
_WORDS_FIELDS = ("words", "grams", "acronyms")
_EXACT = (("plain", 40.0), ("compact", 25.0))
_ACRONYM = 6.0
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Found:
    """A name that may be meant: the label, the form it was found under and the IRI of its thing."""

    thing: str
    label: Label
    form: Form


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("plain", "compact", "type", "thing", "code"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _WORDS_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


_SCHEMA = _schema()


def grams(plain: str) -> list[str]:
    """Trigrams of a plain form, word ends included, without spaces inside."""
    padded = f"_{plain.replace(' ', '_')}_"
    return list(dict.fromkeys(padded[at : at + 3] for at in range(max(len(padded) - 2, 1))))[:_KEPT_GRAMS]


class LabelIndex:
    """Names of one snapshot. Safe to use from many threads; never changes once built."""

    def __init__(self, names: Names, classes: Classes, snapshot: str | None) -> None:
        self.names = names
        self.classes = classes
        self.snapshot = snapshot
        self.things = 0
        self.labels = 0
        self.types: dict[str, int] = {}
        """How many things there are of each class."""
        self.properties: dict[str, set[str]] = {}
        """The classes whose things have a property, by its short name."""
        self._folder = tempfile.TemporaryDirectory(prefix="thidua-labels-", ignore_cleanup_errors=True)
        self._index = tantivy.Index(_SCHEMA, path=self._folder.name)
        self._searcher = self._index.searcher()
        self.thing = lru_cache(_THINGS_KEPT)(self._read)
        self.plain_names = lru_cache(_THINGS_KEPT)(self._plain_names)

    def close(self) -> None:
        """Remove its folder."""
        self._folder.cleanup()

    def fill(self, things: Iterable[Thing], go_on: Callable[[], bool] = lambda: True) -> None:
        """Index things; stops early, unfinished, when ``go_on`` says no."""
        writer = self._index.writer(_WRITER_BYTES, 1)
        for thing in things:
            if not go_on():
                break
            for document in self._documents(thing):
                writer.add_document(tantivy.Document.from_dict(document, _SCHEMA))
            self._count(thing)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _count(self, thing: Thing) -> None:
        self.things += 1
        self.labels += len(thing.labels)
        for type_ in thing.types:
            self.types[type_] = self.types.get(type_, 0) + 1
        for name in thing.properties:
            self.properties.setdefault(name, set()).update(thing.types)

    def _documents(self, thing: Thing) -> Iterator[dict[str, Any]]:
        types = sorted(thing.types)
        yield {"thing": thing.iri, "code": sorted(thing.codes()), "stored": thing.dumped().encode("utf-8", "replace")}
        seen: set[Form] = set()
        for label in thing.labels:
            for form in self.names.labels(label.text, thing.types):
                if not form.plain or form in seen:
                    continue
                seen.add(form)
                stored = (thing.iri, label.text, label.language, label.kind, form.key, form.plain)
                yield {
                    "plain": form.plain,
                    "compact": form.compact,
                    "words": form.plain,
                    "grams": " ".join(grams(form.plain)),
                    "acronyms": " ".join(sorted(acronyms_of(form.plain))),
                    "type": types,
                    "stored": _BETWEEN.join(part.replace(_BETWEEN, " ") for part in stored).encode("utf-8", "replace"),
                }

    def _read(self, iri: str) -> Thing | None:
        """The thing of an IRI, None if it has no name in the graph."""
        hits = self._searcher.search(_term("thing", iri), 1, count=False).hits
        return loaded(self._stored(hits[0][1])) if hits else None

    def _plain_names(self, iri: str) -> frozenset[str]:
        """The plain forms of all names of a thing; none for what is not in the graph."""
        thing = self.thing(iri)
        return frozenset(self.names.form(label.text).plain for label in thing.labels) if thing else frozenset()

    def coded(self, property_: str, value: str, limit: int = 50) -> list[str]:
        """IRIs of things with that code (a GSO code, a QID …)."""
        hits = self._searcher.search(_term("code", f"{property_}={value.lower()}"), limit, count=False).hits
        return [loaded(self._stored(address)).iri for _, address in hits]

    def candidates(
        self, readings: Iterable[Reading], types: Iterable[str] = (), limit: int = 60, *, typing: bool = False
    ) -> list[Found]:
        """Names that may be meant, of things with one of the types (any, if none is given), the likeliest first.

        ``typing``: the last word is still being typed.
        """
        asked = tuple(readings)
        kinds = [_term("type", one) for one in types]
        found: dict[tuple[int, int], tantivy.DocAddress] = {}
        for parts, most in ((_whole(asked, typing), limit), (self._alike(asked), limit)):
            if parts:
                for _, address in self._searcher.search(_any_of(parts, kinds), most, count=False).hits:
                    found.setdefault((address.segment_ord, address.doc), address)
        return [_found(self._stored(address)) for address in found.values()]

    def _alike(self, readings: tuple[Reading, ...]) -> list[tantivy.Query]:
        """Words and trigrams, the rarest: what nearly every name has says little and costs the most.

        Plain terms only, so that the search need not look at every name that has one of them (block-max WAND).
        """
        parts: list[tantivy.Query] = []
        for name, most in (("words", _MOST_WORDS), ("grams", _MOST_GRAMS)):
            values: dict[str, None] = {}
            for reading in readings:
                plain = reading.form.plain
                values |= dict.fromkeys(plain.split() if name == "words" else grams(plain))
            there = [(count, value) for value in values if (count := self._searcher.doc_freq(name, value))]
            parts += [_term(name, value) for _, value in sorted(there)[:most]]
        return parts

    def _stored(self, address: tantivy.DocAddress) -> str:
        stored: bytes | None = self._searcher.doc(address).get_first("stored")
        assert stored is not None
        return bytes(stored).decode("utf-8")


def _found(stored: str) -> Found:
    iri, text, language, kind, key, plain = stored.split(_BETWEEN)
    return Found(iri, Label(text, language, kind), Form(key, plain))  # type: ignore[arg-type]


def _term(name: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(_SCHEMA, name, value, "freq" if name in _WORDS_FIELDS else "basic")


def _any_of(parts: list[tantivy.Query], kinds: list[tantivy.Query]) -> tantivy.Query:
    wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
    if not kinds:
        return wanted
    silent = tantivy.Query.const_score_query(
        tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in kinds]), 0.0
    )
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, silent)])


def _whole(readings: tuple[Reading, ...], typing: bool) -> list[tantivy.Query]:
    """Whole names, initials of words, and the beginning of the last word while it is being typed."""
    boosts: dict[tuple[str, str], float] = {}
    parts: list[tantivy.Query] = []
    for reading in readings:
        words = reading.form.plain.split()
        for name, boost in _EXACT:
            boosts[name, reading.form.plain if name == "plain" else reading.form.compact] = boost
        boosts |= {("acronyms", words[place]): _ACRONYM for place in reading.acronyms}
        if typing and words:
            begun = [tantivy.Query.fuzzy_term_query(_SCHEMA, "words", words[-1], distance=0, prefix=True)]
            begun += [_term("words", word) for word in words[:-1]]
            parts.append(tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in begun]))
    return parts + [
        tantivy.Query.boost_query(_term(name, value), boost) for (name, value), boost in boosts.items() if value
    ]
