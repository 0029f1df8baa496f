"""The file of proposed links and of people's decisions on them: an SSSOM mapping set that only people take from.

A proposal is a row with ``semapv:LexicalMatching`` and no reviewer. Accepted, it has a reviewer; rejected, it says
``Not`` as well, so that the pair is not proposed again. What a person decided is never changed by a program.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Literal, NamedTuple

import regex

from kg_service.errors import InputError, NotFoundError
from kg_service.reference.links.candidates import Candidate, Entity, ranked
from kg_service.reference.links.model import BASE, PROPOSED, Mapping, MappingSet, Subject, subject_of
from kg_service.reference.links.sssom import read_mapping_set
from kg_service.reference.links.write import with_mappings

TOOL = "thidua link"
_KNOWN_SPACES = {
    "http://www.wikidata.org/entity/": "wd",
    "https://sws.geonames.org/": "geonames",
    "https://www.openstreetmap.org/relation/": "osm-relation",
}
_CONTROL = regex.compile(r"[\p{C}\p{Zl}\p{Zp}\s]+")
_SPACE = regex.compile(r"(?P<space>.*[/#=:])(?P<local>[^/#=:]+/?)")
_LONGEST_TEXT = 300

Decision = Literal["accept", "reject"]


class Proposed(NamedTuple):
    """The set with what was new in it."""

    mapping_set: MappingSet
    added: int


def open_proposals(path: Path) -> MappingSet:
    """The set of that file; an empty one if there is no file yet. Raises ReferenceDataError for one that is broken."""
    if path.exists():
        return read_mapping_set(path)
    return MappingSet(
        path=path,
        id=f"{BASE}id/mapping-set/reviewed",
        version="1",
        title="Liên kết đã duyệt · Reviewed links",
        license="https://creativecommons.org/licenses/by/4.0/",
        description="Links that thidua link proposed and people decided on.",
    )


def propose(
    mapping_set: MappingSet,
    found: Iterable[tuple[Entity, list[Candidate]]],
    denied: frozenset[tuple[Subject, str]],
    today: dt.date,
    most: int = 3,
) -> Proposed:
    """The set with a row for each candidate that is new in it and not denied, at most so many for each thing."""
    prefixes = dict(mapping_set.prefixes)
    known = {
        (mapping_set.subject(mapping), mapping_set.iri(mapping.object_id))
        for mapping in mapping_set.mappings
        if mapping.object_id
    }
    rows = list(mapping_set.mappings)
    for entity, candidates in found:
        subject = subject_of(entity.iri)
        for candidate, confidence in ranked(entity, candidates, most):
            pair = (subject, candidate.iri)
            if pair in known or pair in denied:
                continue
            known.add(pair)
            rows.append(
                Mapping(
                    subject_id=_curie(prefixes, entity.iri),
                    subject_label=_text(entity.name),
                    predicate_id="skos:closeMatch",
                    object_id=_curie(prefixes, candidate.iri),
                    object_label=_text(candidate.names[0]),
                    mapping_justification=PROPOSED,
                    mapping_tool=TOOL,
                    mapping_date=today,
                    confidence=confidence,
                    comment=_text(candidate.remark),
                )
            )
    added = len(rows) - len(mapping_set.mappings)
    return Proposed(with_mappings(replace(mapping_set, prefixes=prefixes), rows) if added else mapping_set, added)


def decide(
    mapping_set: MappingSet,
    subject_id: str,
    object_id: str,
    decision: Decision,
    by: str,
    today: dt.date,
    exact: bool = False,
) -> MappingSet:
    """The set with somebody's decision on a pair, which replaces an earlier one.

    Raises NotFoundError if the set does not have the pair, InputError for a name that cannot stand in a list.
    """
    if "|" in by or not by.strip():
        raise InputError(f"{by!r} cannot be a reviewer's name here: give one without | by --by")
    rows = list(mapping_set.mappings)
    for number, mapping in enumerate(rows):
        if (mapping.subject_id, mapping.object_id) == (subject_id, object_id):
            rows[number] = replace(
                mapping,
                predicate_id="skos:exactMatch" if exact else "skos:closeMatch",
                predicate_modifier="Not" if decision == "reject" else None,
                reviewer_label=(by.strip(),),
                review_date=today,
            )
            return with_mappings(mapping_set, rows)
    raise NotFoundError(
        f"{mapping_set.path}: {subject_id} and {object_id} are not proposed; `thidua link list` shows all"
    )


def _curie(prefixes: dict[str, str], iri: str) -> str:
    """The IRI as a CURIE; its prefix may be new. Raises InputError for an IRI without a last part."""
    match = _SPACE.fullmatch(iri)
    if match is None:
        raise InputError(f"<{iri}> cannot be cut into a prefix and a name")
    space, local = match["space"], match["local"]
    prefix = next((name for name, known in prefixes.items() if known == space), None)
    if prefix is None:
        kind = space.removeprefix(BASE).rstrip("/").rpartition("/")[2] if space.startswith(BASE) else ""
        wanted = _KNOWN_SPACES.get(space) or kind or "other"
        names = chain([wanted], (f"{wanted}{number}" for number in count(2)))
        prefix = next(name for name in names if name not in prefixes)
        prefixes[prefix] = space
    return f"{prefix}:{local}"


def _text(value: str) -> str | None:
    """Words from elsewhere as one line without control characters, bounded; None if nothing is left."""
    return _CONTROL.sub(" ", value).strip()[:_LONGEST_TEXT].strip() or None
