"""Things as the index keeps them: names, classes, and what they are matched and extended by."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal, TypeAlias

LabelKind: TypeAlias = Literal["label", "alias", "notation"]

_LABELS: frozenset[str] = frozenset({"label", "alias", "notation"})
_MOST_VALUES = 200  # of one property of one thing
_LONGEST_VALUE = 2000
_SINCE = ("validFrom", "startDate", "issued", "datePublished")
_UNTIL = ("validUntil", "endDate")
_POINTS = ("issued", "datePublished")
_ELSEWHERE = {"http://www.wikidata.org/entity/": "wikidata", "https://sws.geonames.org/": "geonames"}
_CODES = frozenset({"wikidata", "geonames", "gso", "iso3166-2", "hasc", "documentNumber", "notation"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a thing. ``language`` is empty for codes."""

    text: str
    language: str
    kind: LabelKind


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph. ``properties``: values (IRIs or text) by short name."""

    iri: str
    types: frozenset[str]
    labels: tuple[Label, ...]
    properties: dict[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """Its Vietnamese name, else its first, else its IRI."""
        return self.name_in("vi")

    def name_in(self, language: str) -> str:
        """Its name in a language, else in any."""
        names = [label for label in self.labels if label.kind == "label"]
        return next((n.text for n in names if n.language == language), names[0].text if names else self.iri)

    @property
    def since(self) -> dt.date | None:
        """First day of validity; the day itself of what happens on a day. None if not known."""
        return self._day(_SINCE)

    @property
    def until(self) -> dt.date | None:
        """Last day of validity. None while it lasts, or if not known."""
        found = self._day(_UNTIL)
        return self._day(_POINTS) if found is None else found

    @property
    def dated(self) -> bool:
        """Whether any day is known of it."""
        return self.since is not None or self.until is not None

    def _day(self, properties: Iterable[str]) -> dt.date | None:
        for name in properties:
            for value in self.properties.get(name, ()):
                try:
                    return dt.date.fromisoformat(value[:10])
                except ValueError:
                    continue
        return None

    def codes(self) -> Iterator[str]:
        """Codes that it can be looked up by, as ``property=value`` in lower case."""
        for name in _CODES & self.properties.keys():
            for value in self.properties[name]:
                yield f"{name}={value.lower()}"

    def dumped(self) -> str:
        """The thing as JSON; :func:`loaded` reads it."""
        labels = [[label.text, label.language, label.kind] for label in self.labels]
        return json.dumps([self.iri, sorted(self.types), labels, self.properties], ensure_ascii=False)


def loaded(text: str) -> Thing:
    """The thing of a text made by :meth:`Thing.dumped`."""
    iri, types, labels, properties = json.loads(text)
    return Thing(
        iri,
        frozenset(types),
        tuple(Label(*label) for label in labels),
        {name: tuple(values) for name, values in properties.items()},
    )


def read_things(lines: Iterable[str]) -> Iterator[Thing]:
    """Things of the rows (CSV) of ``queries/search-index.rq``, which come thing by thing."""
    rows = csv.reader(lines)
    next(rows, None)
    for iri, group in groupby((row for row in rows if len(row) == 4), key=itemgetter(0)):
        labels: dict[Label, None] = {}
        types: set[str] = set()
        properties: dict[str, dict[str, None]] = {}
        for _, name, value, language in group:
            if name == "type":
                types.add(value)
                continue
            if name in _LABELS:
                labels.setdefault(Label(value[:_LONGEST_VALUE], language, name))  # type: ignore[arg-type]
            for kept_name, kept in _kept(name, value):
                known = properties.setdefault(kept_name, {})
                if len(known) < _MOST_VALUES:
                    known[kept[:_LONGEST_VALUE]] = None
        values = {name: tuple(sorted(found)) for name, found in sorted(properties.items())}
        ordered = sorted(labels, key=lambda label: (label.kind != "label", label.language != "vi", label.text))
        yield Thing(iri, frozenset(types), tuple(ordered), values)


def _kept(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What is kept of a row as a property: identifiers elsewhere under their own names too."""
    if name in ("label", "alias"):
        return
    yield name, value
    if name in ("exactMatch", "closeMatch"):
        for start, scheme in _ELSEWHERE.items():
            if value.startswith(start):
                yield scheme, value.removeprefix(start).strip("/")
