"""Facts of type ``cluster_role``: members, heads and deputy heads of emulation clusters and blocs."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.extraction.cluster.heads import heads
from kg_service.extraction.cluster.listed import as_listed, listed_members
from kg_service.extraction.cluster.orders import led_by_order
from kg_service.extraction.cluster.parts import Role
from kg_service.extraction.cluster.tables import tabled_leaders, tabled_members
from kg_service.extraction.cluster.years import dated
from kg_service.extraction.document import Document
from kg_service.extraction.facts import ClusterRoleFact, Fact


def _place(role: Role) -> tuple[int, int]:
    return role.start, role.end


def extract(document: Document) -> Iterator[Fact]:
    """The parts that units have in clusters, in order of place; each once a year, without a year only where none is."""
    if "cụm" not in document.folded and "khối" not in document.folded:
        return
    listed = listed_members(document)
    led = [as_listed(document, role) for role in heads(document)]
    roles = sorted(
        [*listed, *tabled_members(document), *tabled_leaders(document), *led_by_order(document, listed), *led],
        key=_place,
    )
    told = {(role.cluster, role.unit, role.role) for role in roles if role.period}
    seen: set[tuple[str, str, str, str | None]] = set()
    for found in roles:
        if found.period is None and (found.cluster, found.unit, found.role) in told:
            continue
        role = dated(document, found)
        key = (role.cluster, role.unit, role.role, role.period)
        if key in seen:
            continue
        seen.add(key)
        yield ClusterRoleFact(
            article=document.article.id,
            evidence=document.evidence(role.start, role.end),
            confidence=role.confidence,
            cluster=role.cluster,
            unit=role.unit,
            role=role.role,
            period=role.period,
        )
