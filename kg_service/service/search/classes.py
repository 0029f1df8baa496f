"""Classes of things: names, definitions and broader classes, as the ontology in the graph has them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg_service.graph.vocabulary import TD

_OTHERS = {
    "https://schema.org/Person": ("Person", "Người", "Person"),
    "https://schema.org/NewsArticle": ("NewsArticle", "Bài báo", "News article"),
    "http://www.w3.org/2004/02/skos/core#Concept": ("Concept", "Khái niệm", "Concept"),
    "http://www.w3.org/ns/org#Role": ("Role", "Chức vụ", "Office"),
}
"""Classes of other vocabularies that things are asked for by: id, Vietnamese and English name."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class. ``id`` is its local name, short for the IRI."""

    iri: str
    id: str
    names: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    broader: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its Vietnamese and its English name."""
        return " · ".join(dict.fromkeys(self.names[lang] for lang in ("vi", "en") if lang in self.names)) or self.id


class Classes:
    """Classes by IRI and by id, whatever the case of its letters."""

    def __init__(self, classes: Iterable[Class]) -> None:
        self._by_iri = {one.iri: one for one in classes}
        self._by_id = {one.id.lower(): one for one in self._by_iri.values()}

    @classmethod
    def read(cls, lines: Iterable[str]) -> Classes:
        """Classes of the rows (CSV) of ``queries/search-types.rq``; of others' only those things are asked for by."""
        found = {iri: Class(iri, id_, {"vi": vi, "en": en}) for iri, (id_, vi, en) in _OTHERS.items()}
        rows = csv.reader(lines)
        next(rows, None)
        for row in rows:
            if len(row) != 4 or not (row[0].startswith(str(TD)) or row[0] in _OTHERS):
                continue
            iri, property_, value, language = row
            known = found.setdefault(iri, Class(iri, iri.removeprefix(str(TD))))
            if property_ == "label":
                known.names.setdefault(language, value)
            elif property_ == "definition":
                known.definitions.setdefault(language, value)
            else:
                found[iri] = Class(iri, known.id, known.names, known.definitions, (*known.broader, value))
        return cls(found.values())

    def __iter__(self) -> Iterator[Class]:
        return iter(sorted(self._by_iri.values(), key=lambda one: one.id))

    def of(self, iri: str) -> Class | None:
        """The class of an IRI."""
        return self._by_iri.get(iri)

    def named(self, given: str) -> Class | None:
        """The class that a client means by an IRI, ``td:Province`` or ``province``."""
        short = given.strip().removeprefix(str(TD)).rsplit(":", 1)[-1] if "//" not in given else given.strip()
        local = short.removeprefix(str(TD))
        return self._by_iri.get(given.strip()) or self._by_id.get(local.replace("-", "").lower())

    def shown(self, types: Iterable[str]) -> list[Class]:
        """The classes among some types that have names here, the narrowest first."""
        known = [found for iri in types if (found := self._by_iri.get(iri)) is not None]
        broader = {wider for one in known for wider in one.broader}
        return sorted(known, key=lambda one: (one.iri in broader, one.id))
