"""What the mapping of every fact type shares: optional values, periods, dates."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SDO, URIRef

from kg_service.graph.literals import date, text
from kg_service.graph.nquads import Triple
from kg_service.graph.periods import span
from kg_service.graph.vocabulary import TD


def worded(node: URIRef, predicate: URIRef, value: str | None) -> Iterator[Triple]:
    """A value in the source's own words: a plain string; nothing if there is none."""
    if value:
        yield node, predicate, text(value)


def when(node: URIRef, *said: str | None) -> Iterator[Triple]:
    """First and last day of the first of these periods or partial dates that names any."""
    for one in said:
        if one and (found := span(one)):
            yield node, SDO.startDate, date(found.start)
            yield node, SDO.endDate, date(found.end)
            return


def period(node: URIRef, said: str | None) -> Iterator[Triple]:
    """The period as the fact gives it."""
    return worded(node, TD.periodText, said)


def dated(node: URIRef, predicate: URIRef | None, said: str | None) -> Iterator[Triple]:
    """A date as the fact gives it, and under ``predicate`` as xsd:date where it is known to the day."""
    yield from worded(node, TD.dateText, said)
    if predicate is not None and said and len(said) == 10 and (found := span(said)):
        yield node, predicate, date(found.start)
