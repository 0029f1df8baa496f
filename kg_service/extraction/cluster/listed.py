"""What an article's lists of members tell of the units that it names elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from kg_service.extraction.cluster.members import members
from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.units import Unit, units_between
from kg_service.extraction.document import Document, within
from kg_service.text.normalize import fold
from kg_service.text.phrases import PhraseFinder


@lru_cache(maxsize=2)  # every title of an article asks
def listed_members(document: Document) -> Sequence[Role]:
    """The members of all clusters that the article lists."""
    return tuple(members(document))


@lru_cache(maxsize=2)
def _named_again(document: Document) -> Sequence[Unit]:
    """Wherever the article has the name of a unit that it lists, the longest name at each place."""
    names = {fold(role.unit): role.unit for role in listed_members(document)}
    if not names:
        return ()
    found = PhraseFinder(names).find(document.folded)
    return tuple(Unit(one.start, one.end, names[one.phrase], is_body=True) for one in found)


def units_around(document: Document, start: int, end: int) -> list[Unit]:
    """Units in ``[start, end)``: places, bodies, and what lists of the article name (``THCS Lê Lợi``), in order.

    Of two that overlap it is the longer.
    """
    found = [named for unit in units_between(document, start, end) for named in (unit, *_going_on(document, unit, end))]
    for listed in within(_named_again(document), start, end):
        over = [unit for unit in found if unit.start < listed.end and listed.start < unit.end]
        if all(unit.end - unit.start < listed.end - listed.start for unit in over):
            found = [*(unit for unit in found if unit not in over), listed]
    return sorted(found, key=lambda unit: unit.start)


_GOES_ON = regex.compile(
    r"\s*(?:,|;|\svà\s|\scùng\s)\s*(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,2})(?=\s*(?:[,;.():]|\s\p{Ll}|$))"
)


def _going_on(document: Document, unit: Unit, end: int) -> Iterator[Unit]:
    """Places of no table in a list that a place begins: ``huyện A, B và C``."""
    position = unit.end
    while unit.is_place and (after := _GOES_ON.match(document.text, position, end)):
        start, position = after.span("name")
        known = (*within(document.places, start, position), *within(document.people, start, position))
        if known or any(body.start < position for body in within(document.bodies, start, position + 1)):
            return
        yield Unit(start, position, " ".join(after["name"].split()), is_place=True)


@lru_cache(maxsize=2)
def _listed_names(document: Document) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The units that are listed of each cluster, and the clusters that each is listed in."""
    units: dict[str, set[str]] = {}
    clusters: dict[str, set[str]] = {}
    for member in listed_members(document):
        units.setdefault(member.cluster, set()).add(member.unit)
        clusters.setdefault(member.unit, set()).add(member.cluster)
    return units, clusters


def as_listed(document: Document, role: Role) -> Role:
    """A head's part as the article's lists have it.

    A place that leads a cluster of bodies stands for the one body of it that is a member: ``Công an tỉnh A``. A cluster
    of which no members are told is, by another name, the only one that the unit is listed in.
    """
    of_cluster, of_unit = _listed_names(document)
    units = of_cluster.get(role.cluster)
    if not units:
        clusters = of_unit.get(role.unit, set())
        return replace(role, cluster=next(iter(clusters))) if len(clusters) == 1 else role
    fuller = [name for name in units if name.endswith(f" {role.unit}")]
    return replace(role, unit=fuller[0]) if role.unit not in units and len(fuller) == 1 else role
