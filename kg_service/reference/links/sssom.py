"""A strict reader of SSSOM/TSV: metadata in ``#`` lines of YAML, then one mapping a row.

Stricter than the format, so that what is read is published as it stands: UTF-8 and NFC, no quoting, every prefix
declared, subjects of this graph only, known predicates and justifications. Whatever is wrong raises
ReferenceDataError with file, line and column. See https://mapping-commons.github.io/sssom/spec-formats-tsv/.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kg_service.errors import ReferenceDataError
from kg_service.reference.links.model import BUILT_IN, LITERAL, MATCHES, NOTATION, Mapping, MappingSet, subject_of
from kg_service.reference.tables import Column, Row, date, matching, one_of, read_text, rows_of

JUSTIFICATIONS = tuple(
    f"semapv:{name}"
    for name in (
        "BackgroundKnowledgeBasedMatching",
        "CompositeMatching",
        "InstanceBasedMatching",
        "LexicalMatching",
        "LexicalSimilarityThresholdMatching",
        "LogicalReasoning",
        "ManualMappingCuration",
        "MappingChaining",
        "MappingInversion",
        "MappingReview",
        "SemanticSimilarityThresholdMatching",
        "StructuralMatching",
        "UnspecifiedMatching",
    )
)
"""How a mapping can have been found: SEMAPV, https://w3id.org/semapv/vocab/."""

_IRI_CHARACTERS = r"[^\s<>\"{}|^`\\]"
_CURIE = matching(rf"[A-Za-z][\w.-]*:{_IRI_CHARACTERS}+", "a CURIE like wd:Q36349")
_WEB = matching(rf"https?://{_IRI_CHARACTERS}+", "a web address")


def _confidence(cell: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(f"{cell!r} is not a number")
    if not 0 <= value <= 1:
        raise ValueError(f"{cell} is not between 0 and 1")
    return value


def _many(name: str, parse: Any = str) -> Column:
    return Column(name, parse, many=True, separator="|", optional=True)


COLUMNS = (
    Column("subject_id", _CURIE, required=True),
    Column("subject_label", optional=True),
    Column("predicate_id", one_of(*MATCHES, NOTATION), required=True),
    Column("predicate_modifier", one_of("Not"), optional=True),
    Column("object_id", _CURIE, optional=True),
    Column("object_label", optional=True),
    Column("object_type", one_of(LITERAL), optional=True),
    Column("object_category", optional=True),
    Column("object_source", _CURIE, optional=True),
    Column("mapping_justification", one_of(*JUSTIFICATIONS), required=True),
    _many("author_label"),
    _many("reviewer_label"),
    Column("mapping_tool", optional=True),
    Column("mapping_date", date, optional=True),
    Column("review_date", date, optional=True),
    Column("confidence", _confidence, optional=True),
    _many("see_also", _WEB),
    Column("comment", optional=True),
    Column("valid_from", date, optional=True),
    Column("valid_until", date, optional=True),
)
"""The columns we read, in the order we write them; a set has those that it needs."""


class Extension(BaseModel):
    """A column that SSSOM does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    slot_name: str
    property: str
    type_hint: str | None = None


class Metadata(BaseModel):
    """What the ``#`` lines say of the whole set."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    sssom_version: str = "1.1"
    mapping_set_id: str = Field(pattern=rf"^https?://{_IRI_CHARACTERS}+$")
    mapping_set_version: str = Field(min_length=1)
    mapping_set_title: str = Field(min_length=1)
    mapping_set_description: str | None = None
    license: str = Field(pattern=rf"^https?://{_IRI_CHARACTERS}+$")
    creator_label: list[str] = Field(default_factory=list)
    object_source_version: str | None = None
    curie_map: dict[str, str]
    extension_definitions: list[Extension] = Field(default_factory=list)

    @field_validator("curie_map")
    @classmethod
    def _prefixes(cls, value: dict[str, str]) -> dict[str, str]:
        for prefix, iri in value.items():
            if BUILT_IN.get(prefix, iri) != iri:
                raise ValueError(f"{prefix}: stands for {BUILT_IN[prefix]} in SSSOM, not for {iri}")
            _WEB(iri)
        return value


def read_mapping_set(path: Path) -> MappingSet:
    """The mapping set of a file.

    Raises ReferenceDataError: unreadable, not UTF-8, not NFC; metadata missing, unknown or not YAML; an unknown
    column; a cell that is not what its column wants; a prefix that is not declared; the same pair twice.
    """
    lines = read_text(path).removesuffix("\n").split("\n")
    count = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    metadata = _metadata(path, [line[1:] for line in lines[:count]])
    if count == len(lines):
        raise ReferenceDataError(path.name, count, "no table follows the metadata")
    rows = rows_of(path, lines[count:], COLUMNS, (), count + 1)
    _check_extensions(path, metadata, lines[count].split("\t"))
    return MappingSet(
        path=path,
        id=metadata.mapping_set_id,
        version=metadata.mapping_set_version,
        title=metadata.mapping_set_title,
        license=metadata.license,
        description=metadata.mapping_set_description,
        creators=tuple(metadata.creator_label),
        object_source_version=metadata.object_source_version,
        prefixes=metadata.curie_map,
        mappings=_mappings(rows, {**BUILT_IN, **metadata.curie_map}),
        lines=tuple(row.line for row in rows),
    )


def _metadata(path: Path, lines: Sequence[str]) -> Metadata:
    try:
        return Metadata.model_validate(yaml.safe_load("\n".join(lines)) or {})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ReferenceDataError(path.name, line, f"the # lines are not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "metadata"
        line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{name}:")), 1)
        reason = f"{first['msg'].removeprefix('Value error, ')}; texts that look like dates or numbers need quotes"
        raise ReferenceDataError(path.name, line, reason, ".".join(map(str, first["loc"]))) from error


def _check_extensions(path: Path, metadata: Metadata, header: Sequence[str]) -> None:
    declared = {extension.slot_name for extension in metadata.extension_definitions}
    for name in ("valid_from", "valid_until"):
        if name in header and name not in declared:
            reason = "is no slot of SSSOM: declare it under extension_definitions"
            raise ReferenceDataError(path.name, 1, reason, name)


def _mappings(rows: Sequence[Row], prefixes: dict[str, str]) -> tuple[Mapping, ...]:
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for row in rows:
        mapping = Mapping(**row.values)
        _check(row, mapping, prefixes)
        if mapping.key in seen:
            raise row.error(f"this pair stands already in line {seen[mapping.key]}", "object_id")
        seen[mapping.key] = row.line
        found.append(mapping)
    return tuple(found)


def _check(row: Row, mapping: Mapping, prefixes: dict[str, str]) -> None:
    for column in ("subject_id", "predicate_id", "object_id", "object_source", "mapping_justification"):
        curie = row.values[column]
        if curie is not None and curie.partition(":")[0] not in prefixes:
            raise row.error(f"the prefix of {curie!r} is not in curie_map", column)
    prefix, _, local = mapping.subject_id.partition(":")
    try:
        subject_of(prefixes[prefix] + local)
    except ValueError as error:
        raise row.error(str(error), "subject_id") from error
    literal = mapping.object_type == LITERAL
    if literal != (mapping.predicate_id == NOTATION):
        raise row.error(f"{NOTATION} and object_type {LITERAL!r} go together", "object_type")
    if literal and (mapping.object_id or not mapping.object_label):
        raise row.error("a literal stands in object_label, and object_id is blank", "object_label")
    if not literal and not mapping.object_id:
        raise row.error("blank, but every row needs it", "object_id")
    if mapping.valid_from and mapping.valid_until and mapping.valid_from > mapping.valid_until:
        raise row.error(f"{mapping.valid_until} is before valid_from {mapping.valid_from}", "valid_until")
