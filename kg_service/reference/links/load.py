"""All mapping sets together: those of ``data/links`` and the file of proposals and decisions of an installation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg_service.errors import ReferenceDataError
from kg_service.reference.links.model import Mapping, MappingSet, Subject
from kg_service.reference.links.sssom import read_mapping_set
from kg_service.resources import resource_dir

SUFFIX = ".sssom.tsv"


@dataclass(frozen=True)
class Links:
    """Mapping sets: those that come with the project by name, then those of the installation, whose denials win."""

    sets: tuple[MappingSet, ...] = ()

    def __iter__(self) -> Iterator[tuple[MappingSet, Mapping]]:
        """Every mapping with its set."""
        for each in self.sets:
            for mapping in each.mappings:
                yield each, mapping

    @cached_property
    def denied(self) -> frozenset[tuple[Subject, str]]:
        """Pairs of a thing here and an IRI elsewhere that somebody found to be different things."""
        return frozenset(_pair(each, mapping) for each, mapping in self if mapping.negated and mapping.object_id)

    def standing(self) -> Iterator[tuple[MappingSet, Mapping]]:
        """What holds: no denials, nothing that is denied, no proposals that nobody has looked at."""
        for each, mapping in self:
            if mapping.negated or mapping.proposed:
                continue
            if mapping.object_id and _pair(each, mapping) in self.denied:
                continue
            yield each, mapping


def links_folder() -> Path:
    """The folder of the mapping sets that come with the project."""
    return resource_dir("data") / "links"


def load_links(folder: Path | None = None, more: Sequence[Path] = ()) -> Links:
    """Read and check every ``*.sssom.tsv`` of a folder (default: the project's) and those of ``more`` that exist.

    Raises ReferenceDataError for what :func:`~kg_service.reference.links.sssom.read_mapping_set` refuses, for two sets
    of one id, for a pair that the folder both states and denies, and for one thing elsewhere that two things here
    match exactly: exact matches are transitive, so the two would be the same.
    """
    source = folder or links_folder()
    own = tuple(read_mapping_set(path) for path in sorted(source.glob(f"*{SUFFIX}")))
    links = Links(own + tuple(read_mapping_set(path) for path in more if path.is_file()))
    shipped = Links(own)
    for each, mapping in shipped:
        if not mapping.negated and mapping.object_id and _pair(each, mapping) in shipped.denied:
            raise _error(each, mapping, f"{mapping.object_id} is denied in another row", "predicate_modifier")
    return checked(links)


def checked(links: Links) -> Links:
    """The same sets. Raises ReferenceDataError for two of one id, or one thing elsewhere that two match exactly."""
    _check_ids(links.sets)
    _check_exact(links)
    return links


def _pair(each: MappingSet, mapping: Mapping) -> tuple[Subject, str]:
    return each.subject(mapping), each.iri(mapping.object_id or "")


def _error(each: MappingSet, mapping: Mapping, reason: str, column: str) -> ReferenceDataError:
    line = dict(zip(each.mappings, each.lines, strict=False)).get(mapping, 0)
    return ReferenceDataError(each.path.name, line, reason, column)


def _check_ids(sets: Iterable[MappingSet]) -> None:
    seen: dict[str, Path] = {}
    for each in sets:
        if each.slug in seen:
            raise ReferenceDataError(each.path.name, 1, f"{seen[each.slug].name} has this id too", "mapping_set_id")
        seen[each.slug] = each.path


def _check_exact(links: Links) -> None:
    exact: dict[str, tuple[Subject, str]] = {}
    for each, mapping in links.standing():
        if mapping.predicate_id == "skos:exactMatch" and mapping.object_id:
            subject, target = _pair(each, mapping)
            other, where = exact.setdefault(target, (subject, each.path.name))
            if other != subject:
                reason = (
                    f"{other.slug} in {where} matches {mapping.object_id} exactly, too: one of them is a closeMatch"
                )
                raise _error(each, mapping, reason, "predicate_id")
