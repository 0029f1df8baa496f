"""Facts of type ``cluster_role``: members, heads and deputy heads of emulation clusters and blocs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_service.extraction.cluster_heads import heads
from kg_service.extraction.cluster_members import Role, members
from kg_service.extraction.document import Document
from kg_service.extraction.facts import ClusterRoleFact, Fact


def extract(document: Document) -> Iterator[Fact]:
    """The parts that units have in clusters, in order of place; each once a year, without a year only where none is."""
    if "cụm" not in document.folded and "khối" not in document.folded:
        return
    listed = list(members(document))
    led = [_with_listed_name(document, role, listed) for role in heads(document)]
    roles = sorted([*listed, *led], key=lambda role: (role.start, role.end))
    dated = {(role.cluster, role.unit, role.role) for role in roles if role.period}
    seen: set[tuple[str, str, str, str | None]] = set()
    for role in roles:
        key = (role.cluster, role.unit, role.role, role.period)
        if key in seen or (role.period is None and key[:3] in dated):
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


def _with_listed_name(document: Document, role: Role, listed: Sequence[Role]) -> Role:
    """The member that is meant where only its place is known: ``Công an tỉnh A`` for A, ``Trường Đại học A`` for A."""
    of_cluster = {member.unit for member in listed if member.cluster == role.cluster}
    if role.unit in of_cluster:
        return role
    fuller = [name for name in sorted(of_cluster) if name.endswith(f" {role.unit}")]
    for name in fuller:
        start = role.start - len(name) + len(role.unit)
        if start >= 0 and document.text.startswith(name, start):
            return replace(role, unit=name, start=start)
    return replace(role, unit=fuller[0]) if len(fuller) == 1 else role
