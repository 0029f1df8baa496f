"""Models that several resources use."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from kg_service.store.rows import Row


class Labelled(BaseModel):
    """A thing of the graph with its Vietnamese name."""

    iri: str = Field(description="IRI in the graph", examples=["https://w3id.org/thidua/id/province/lai-chau"])
    id: str = Field(description="Its id: the last part of the IRI", examples=["lai-chau"])
    name: str | None = Field(None, description="Vietnamese name", examples=["Lai Châu"])


class Source(BaseModel):
    """Where a fact stands."""

    article: str = Field(description="IRI of the article")
    title: str | None = Field(None, description="Title of the article")
    published: str | None = Field(None, description="Day of publication")
    quote: str = Field(description="The very words")


def short_id(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rstrip("/").rsplit("/", 1)[-1]


def labelled(row: Row, iri: str, name: str | None = None) -> Labelled | None:
    """The thing in a column of a row, with the name in another; None if there is none."""
    value = row.get(iri)
    if value is None:
        return None
    label = row.get(name) if name else None
    return Labelled(iri=str(value), id=short_id(str(value)), name=None if label is None else str(label))


class Properties:
    """Rows of property, value, label and language, as the queries for one thing give them."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def __bool__(self) -> bool:
        return bool(self._rows)

    def one(self, name: str, language: str = "") -> Any:
        """The first value of a property in a language; None if there is none."""
        return next(iter(self.all(name, language)), None)

    def all(self, name: str, language: str | None = None) -> list[Any]:
        """Distinct values of a property, of one language when one is given."""
        found = [
            row["value"]
            for row in self._rows
            if row["property"] == name and (language is None or row.get("language", "") == language)
        ]
        return list(dict.fromkeys(found))

    def things(self, name: str) -> list[Labelled]:
        """Values that are things, with their names; each once."""
        found: dict[str, Labelled] = {}
        for row in self._rows:
            if row["property"] == name:
                thing = labelled(row, "value", "label")
                if thing is not None:
                    found.setdefault(thing.iri, thing)
        return list(found.values())
