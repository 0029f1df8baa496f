"""Facts of type ``cluster_role``: members, heads and deputy heads of emulation clusters and blocs."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.extraction.cluster_heads import heads
from kg_service.extraction.cluster_members import members
from kg_service.extraction.document import Document
from kg_service.extraction.facts import ClusterRoleFact, Fact


def extract(document: Document) -> Iterator[Fact]:
    """The parts that units have in clusters, in order of place; each unit once in each part, cluster and year."""
    if "cụm" not in document.folded and "khối" not in document.folded:
        return
    seen: set[tuple[str, str, str]] = set()
    for role in sorted([*members(document), *heads(document)], key=lambda role: (role.start, role.end)):
        key = (role.cluster, role.unit, f"{role.role} {role.period if role.role != 'member' else ''}")
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
