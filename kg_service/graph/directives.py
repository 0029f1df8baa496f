"""Which mentions are one document, over all articles.

Symbols are no keys: 1054/KH-UBND recurs in every province and year, Party numbers restart each term. Documents of one
symbol (and, for local bodies, one area) are told apart by year. A mention without a year joins the one year that all
sources together know; if they know several, it stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from kg_service.graph.tables import EntityTable, Profile, Ref, Value


class Document(NamedTuple):
    """A mention: ``family`` is what documents of one symbol share, ``year`` is known only from a date."""

    family: str
    year: str | None
    slug_from: str


class DirectiveTable:
    """Collects mentions in a first pass, then settles which of them are one document."""

    def __init__(self) -> None:
        self._years: defaultdict[str, set[str]] = defaultdict(set)
        self._profiles: dict[Document, Profile] = {}

    def enter(self, document: Document, values: Mapping[str, Value | None]) -> None:
        """Tell of a mention and what the source says of the document."""
        if document.year is not None:
            self._years[document.family].add(document.year)
        self._profiles.setdefault(document, Profile()).vote(values)

    def settle(self, table: EntityTable) -> None:
        """Enter each document in the table, once all mentions are known."""
        for document, profile in self._profiles.items():
            year = self._year(document)
            slug_from = f"{document.slug_from} {year}" if year else document.slug_from
            table.merge(self.ref(document), slug_from, profile)

    def ref(self, document: Document) -> Ref:
        """The document meant; final once all mentions were entered."""
        return Ref("directive", f"{document.family}|{self._year(document) or ''}")

    def _year(self, document: Document) -> str | None:
        known = self._years.get(document.family, set())
        if document.year is None and len(known) == 1:
            return next(iter(known))
        return document.year
