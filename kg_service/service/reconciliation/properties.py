"""Properties of ``data/reconciliation/properties.yaml``: what tables are matched by and extended with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import yaml

from kg_service.resources import resource_dir
from kg_service.service.search.index import LabelIndex
from kg_service.service.search.things import Thing

Values = Literal["item", "date", "number", "text", "link"]

_EVERYTHING_HAS = frozenset({"name", "alias", "iri", "on"})
_SPANS = {"since": ("validFrom", "startDate"), "until": ("validUntil", "endDate")}
_AREAS = ("partOf", "areaServed", "location", "tookUpBy")


@dataclass(frozen=True)
class Property:
    """A property that tables may have or get."""

    id: str
    values: Values
    vi: str
    en: str
    extend: bool = True
    help: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its Vietnamese and English name."""
        return " · ".join(dict.fromkeys((self.vi, self.en)))

    @property
    def description(self) -> str:
        """What more there is to say of it."""
        return " · ".join(dict.fromkeys(self.help.values()))

    def sources(self) -> tuple[str, ...]:
        """The properties of the index that it is made of."""
        return _AREAS if self.id == "area" else _SPANS.get(self.id, (self.id,))

    def shown(self) -> dict[str, str]:
        """As the protocol suggests properties."""
        found = {"id": self.id, "name": self.name}
        return found | {"description": self.description} if self.help else found

    def raw(self, thing: Thing, language: str | None) -> Iterator[str]:
        """Its values for a thing as the index has them: IRIs for items, ISO days for dates."""
        if self.id == "iri":
            yield thing.iri
        elif self.id in ("name", "alias"):
            kind = "label" if self.id == "name" else "alias"
            yield from (one.text for one in thing.labels if one.kind == kind and language in (None, one.language))
        elif self.id in _SPANS:
            day = thing.since if self.id == "since" else thing.until
            if day is not None:
                yield day.isoformat()
        else:
            yield from thing.properties.get(self.id, ())


@lru_cache(1)
def properties() -> dict[str, Property]:
    """All of them by id, in the order of the file."""
    path = resource_dir("data") / "reconciliation" / "properties.yaml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {row["id"]: Property(**row) for row in rows}


def properties_of(index: LabelIndex, type_: str | None) -> Iterable[Property]:
    """Those that things of a class have; all, without one."""
    for one in properties().values():
        had = any(type_ in index.properties.get(source, ()) for source in one.sources())
        if type_ is None or had or one.id in _EVERYTHING_HAS:
            yield one
