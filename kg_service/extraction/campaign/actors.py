"""The body that an article is about: whose campaigns it tells of where no area runs them."""

from __future__ import annotations

from functools import cache

from kg_service.extraction.campaign.triggers import words
from kg_service.extraction.document import Document
from kg_service.extraction.institutions import institution
from kg_service.extraction.issuers import body_name
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.tables import rows

_KINDS = frozenset({"police", "army", "union", "court", "company"})
_KINDS_BY_NAME = frozenset({"ministry", "department", "party"})
_GOVERNMENTS = frozenset({"government", "council"})

_FEWEST_MENTIONS = 3


@cache
def _areas() -> dict[str, str]:
    """What facts call the people of bodies that run campaigns of their own."""
    return {row["body"]: row["area"] for row in rows("campaign_actors", "body", "area")}


def own_people(document: Document, body: Body) -> str:
    """What facts call the people of a body that runs a campaign of its own (``campaign_actors.tsv``)."""
    return _areas().get(body.name) or body_name(document, body)


def is_of_each_unit(label: str) -> bool:
    """Whether a name is that of a body that each unit has: alone it names none."""
    return folded_name(label) in words("each_unit")


def actor(document: Document) -> str | None:
    """The body that the whole article is about, where that is no unit's government: police, army, a union, a ministry.

    Of an article with a province the most frequent one, if it is named at least three times and its government less.
    """
    named = institution(document)
    if named:
        return named
    counts: dict[str, int] = {}
    governments = 0
    for body in document.bodies:
        if body.kind in _GOVERNMENTS:
            governments += 1
        elif body.kind in _KINDS or (body.kind in _KINDS_BY_NAME and body.name in _areas()):
            label = own_people(document, body)
            if is_of_each_unit(label):
                continue
            counts[label] = counts.get(label, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda label: counts[label])  # of several the one that the text names first
    return best if sum(counts.values()) >= _FEWEST_MENTIONS and counts[best] > governments else None
