"""Models that several resources use. Each knows what it is in JSON-LD (see :mod:`kg_service.service.api.jsonld`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field

from kg_service.store.rows import Row

FactType = Literal["campaign", "directive", "award", "award_tally", "cluster_role", "event", "person_role", "statistic"]

_UNIT = re.compile(r"/id/((?:district|commune|village)/[^/]+)\Z")


class Resource(BaseModel):
    """What stands for a node of the graph."""

    term: ClassVar[str | None] = None
    """Its type in the JSON-LD context; None for what has no type of its own."""
    schemes: ClassVar[Mapping[str, str]] = {}
    """Members that hold the id of a concept, and the scheme of each."""

    def terms(self) -> list[str]:
        """Its types in the JSON-LD context."""
        return [self.term] if self.term else []

    def linked(self) -> dict[str, Any]:
        """Its members as JSON-LD has them, before they are rendered themselves."""
        return dict(self)


class Labelled(Resource):
    """A thing of the graph with its Vietnamese name."""

    iri: str = Field(description="IRI in the graph", examples=["https://w3id.org/thidua/id/province/lai-chau"])
    id: str = Field(description="Its id, as paths and filters take it", examples=["lai-chau"])
    name: str | None = Field(None, description="Vietnamese name", examples=["Lai Châu"])


class Worded(Labelled):
    """A thing with its name in the source's words, which in the graph is no name of it."""

    def linked(self) -> dict[str, Any]:
        """The thing alone."""
        return {"iri": self.iri}


class Source(Resource):
    """Where a fact stands: the article, the very words, and their place in the text."""

    term = "Evidence"

    article: str = Field(
        description="IRI of the article", examples=["https://w3id.org/thidua/id/article/002_533118e6326e04a4"]
    )
    title: str | None = Field(None, description="Title of the article")
    published: str | None = Field(None, description="Day of publication", examples=["2019-07-10"])
    quote: str = Field(description="The very words")
    start: int | None = Field(
        None, description="Where the quote starts in the article's file, in Unicode code points from 0", examples=[120]
    )
    end: int | None = Field(None, description="Where it ends, not included", examples=[267])

    def linked(self) -> dict[str, Any]:
        """As an annotation of the Web Annotation Data Model: a passage of the article, by words and by place."""
        article = {"@type": "Article", "iri": self.article, "title": self.title, "published": self.published}
        selectors: list[dict[str, Any]] = [{"@type": "TextQuoteSelector", "exact": self.quote}]
        if self.start is not None and self.end is not None:
            selectors.append({"@type": "TextPositionSelector", "start": self.start, "end": self.end})
        return {"target": {"article": article, "selector": selectors}}


class Fact(Resource):
    """One thing that one article asserts."""

    term = "Factoid"

    fact: str = Field(
        description="IRI of the fact", examples=["https://w3id.org/thidua/id/fact/002_533118e6326e04a4/5ac03de1f717"]
    )
    confidence: float = Field(description="Probability from 0 to 1 that it was extracted rightly", examples=[0.9])
    source: Source


FACT_TERMS: Mapping[str, str] = {
    "campaign": "CampaignParticipation",
    "directive": "DirectiveIssue",
    "award": "AwardConferral",
    "award_tally": "AwardTally",
    "cluster_role": "ClusterRole",
    "event": "GatheringReport",
    "person_role": "OfficeHolding",
    "statistic": "Observation",
}
"""The class of each type of fact."""


class TypedFact(Fact):
    """A fact of any type."""

    type: FactType = Field(description="Type of the fact", examples=["event"])
    date: str | None = Field(None, description="Day of the fact, else the day the article was published")

    def terms(self) -> list[str]:
        """The class of its type."""
        return [FACT_TERMS[self.type]]


def short_id(iri: str) -> str:
    """The last part of an IRI; of a unit below the province the kind too (``district/huyen-bach-thong``)."""
    unit = _UNIT.search(iri)
    return unit[1] if unit else iri.rstrip("/").rsplit("/", 1)[-1]


def labelled(row: Row, iri: str, name: str | None = None) -> Labelled | None:
    """The thing in a column of a row, with the name in another; None if there is none."""
    value = row.get(iri)
    if value is None:
        return None
    label = row.get(name) if name else None
    return Labelled(iri=str(value), id=short_id(str(value)), name=None if label is None else str(label))


def worded(row: Row, iri: str, name: str) -> Worded | None:
    """The same, where the name is in the source's words."""
    found = labelled(row, iri, name)
    return None if found is None else Worded(**dict(found))


def thing(row: Row, column: str) -> dict[str, Any]:
    """A row as the members of the thing in one of its columns."""
    iri = str(row[column])
    return {**row, "iri": iri, "id": short_id(iri)}


def concept(row: Row, column: str) -> str | None:
    """The id of the concept in a column; None if there is none."""
    value = row.get(column)
    return None if value is None else short_id(str(value))


def words(row: Row, column: str) -> list[str]:
    """The names that a query joined with semicolons."""
    return [part for part in str(row.get(column, "")).split("; ") if part]


def references(values: list[str]) -> list[Any]:
    """What names sources, as JSON-LD has it: addresses are things, other words are words."""
    return [{"iri": value} if value.startswith(("http://", "https://")) else value for value in values]


def source(row: Row) -> Source:
    """Where the fact of a row stands."""
    return Source.model_validate({**row, "start": row.get("quote_start"), "end": row.get("quote_end")})


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
                value = labelled(row, "value", "label")
                if value is not None:
                    found.setdefault(value.iri, value)
        return list(found.values())

    def concept(self, name: str) -> str | None:
        """The id of the first value that is a concept; None if there is none."""
        return next((value.id for value in self.things(name)), None)

    def concepts(self, name: str) -> list[str]:
        """The ids of values that are concepts."""
        return [value.id for value in self.things(name)]
