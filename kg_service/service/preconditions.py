"""If-Match and If-None-Match on graphs that are written (RFC 9110, section 13.1): nothing unseen is overwritten.

A graph's tag holds the snapshot, so that any change since, also of another graph, breaks it: read again, then write.
"""

from __future__ import annotations

import re
from itertools import product

from kg_service.errors import InputError
from kg_service.service.responses import digest
from kg_service.store.base import Condition
from kg_service.store.encoding import ENCODINGS
from kg_service.store.formats import GRAPH_FORMATS, Format

_TAG = re.compile(r'\s*(W/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|\Z)')


def graph_etag(snapshot: str | None, graph: str | None, format_: Format, coding: str | None) -> str | None:
    """The strong ETag of a graph's bytes in a format and content coding; None where the snapshot is not known."""
    return None if snapshot is None else f'"{snapshot}-{_part(graph, format_, coding)}"'


def condition_of(if_match: str | None, if_none_match: str | None, graph: str | None) -> Condition | None:
    """What the two headers ask of a write to a graph. Raises InputError for what is no list of tags."""
    if if_match is None and if_none_match is None:
        return None
    parts = {_part(graph, f, coding) for f, coding in product(GRAPH_FORMATS, (None, *ENCODINGS))}
    among: tuple[str, ...] | None = None
    not_among: tuple[str, ...] = ()
    existing: bool | None = None
    if if_none_match is not None:
        if if_none_match.strip() == "*":
            existing = False
        else:
            not_among = _snapshots("If-None-Match", if_none_match, parts, weak=True)
    if if_match is not None:
        if if_match.strip() == "*":
            existing = True
        else:
            among = _snapshots("If-Match", if_match, parts, weak=False)
    return Condition(among, not_among, existing)


def _part(graph: str | None, format_: Format, coding: str | None) -> str:
    part = digest(("graph", graph, format_.name, coding))
    assert part is not None  # only texts of queries may have none
    return part


def _snapshots(header: str, value: str, parts: set[str], *, weak: bool) -> tuple[str, ...]:
    """The snapshots of those tags that are of this graph; weak tags count only where the comparison is weak."""
    found, position = [], 0
    while position < len(value):
        match = _TAG.match(value, position)
        if match is None:
            raise InputError(f"{header} must be * or a list of quoted tags, not {value[:100]!r}")
        snapshot, _, part = match[2].rpartition("-")
        if part in parts and (weak or not match[1]):
            found.append(snapshot)
        position = match.end()
    return tuple(found)
