"""Units named by their places alone, in lists whose first unit says what they are: ``Công an các tỉnh A, B và C``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

import regex

from kg_service.extraction.cluster.words import REGION, said
from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_tables import own_level
from kg_service.extraction.mentions.places import COMMUNE, Place, level_pattern
from kg_service.extraction.tables import words_for
from kg_service.text.patterns import compiled

_FOR_THEIR_AREA = frozenset({"government", "council", "state", "ministry"})
"""Bodies that stand for their place, or that have none."""
_SEVERAL = compiled(r"(?<!\p{L})các(?!\p{L})")
_JOINT = compiled(r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:(?:,|;)\s*(?:và\s+)?|\s(?:và|&)\s+)")


@cache
def _colon() -> re.Pattern[str]:
    return compiled(rf"(?:,?\s+(?:và\s+)?(?:{level_pattern()}))*(?:{REGION})?\s*:\s*(?:{said('comprise')}\s+)?")


@cache
def office_of() -> str:
    """What begins the name of a committee's office, which stands for the committee: ``Văn phòng``."""
    return f"{words_for('cluster_phrases', 'office_of_committee')[0].capitalize()} "


_CAPITAL_AFTER = regex.compile(r"[ \u00a0]+(?!UBND|TP|TX)\p{Lu}")
_LONGEST = 700


@lru_cache(maxsize=2)  # every cluster of an article asks
def short_units(document: Document) -> dict[int, str]:
    """The full names of units that a list gives by their places, by where those begin.

    The first unit of the list is among them when it stands after a colon (``VKSND các tỉnh: Nghệ An, …``).
    """
    found: dict[int, str] = {}
    for each in document.bodies:
        body = committee_itself(document, each)
        if body.kind in _FOR_THEIR_AREA or body.level is None:
            continue
        if body.place is not None:
            several = _SEVERAL.search(document.folded, body.start, body.place.start + 1) is not None
            found |= _listed(document, body, body.end, several)
        elif _SEVERAL.search(document.folded, body.start, body.end):
            colon = _colon().match(document.folded, body.end)
            if colon:
                found |= _listed(document, body, colon.end(), True, first=True)
    return found


def committee_itself(document: Document, body: Body) -> Body:
    """``lãnh đạo Văn phòng Huyện ủy các huyện …``: of several committees, not their offices, are the members."""
    if not body.name.startswith(office_of()) or not _SEVERAL.search(document.folded, body.start, body.end):
        return body
    return replace(body, name=body.name.removeprefix(office_of()))


def _listed(document: Document, body: Body, position: int, several: bool, first: bool = False) -> dict[int, str]:
    """The places from ``position`` on that stand for such bodies; without ``các`` all must be named alone."""
    found: dict[int, str] = {}
    for place in within(document.places, position, position + _LONGEST):
        if first:
            joined = place.start == position
        else:
            joined = _JOINT.fullmatch(document.folded, position, place.start) is not None
        bare = place.start == place.name_start
        if not joined or place.rank > COMMUNE or not (bare or several):
            break
        if _CAPITAL_AFTER.match(document.text, place.end):
            break
        found[place.start] = _name(body, place)
        position, first = place.end, False
    return found


def _name(body: Body, place: Place) -> str:
    level = body.level or ""
    if own_level(body.name):  # Huyện ủy Mai Sơn
        return f"{body.name} {place.name}"
    if place.start < place.name_start and place.level != level:
        level = place.level
    return f"{body.name} {level} {place.name}"
