"""Mapping sets to SSSOM/TSV: columns in one order, rows in the order given, equal sets to equal bytes."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from kg_service.errors import InputError
from kg_service.reference.links.model import Mapping, MappingSet
from kg_service.reference.links.sssom import COLUMNS, read_mapping_set

_ALWAYS = ("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification")
_EXTENSIONS = {"valid_from": "td:validFrom", "valid_until": "td:validUntil"}


def sssom_text(mapping_set: MappingSet) -> str:
    """The set as it stands in a file. Raises InputError for a text with a tab or a line break, which has no place."""
    names = [
        column.name
        for column in COLUMNS
        if column.name in _ALWAYS or any(getattr(mapping, column.name) for mapping in mapping_set.mappings)
    ]
    head = yaml.safe_dump(_metadata(mapping_set, names), allow_unicode=True, sort_keys=False, width=10_000)
    lines = [f"#{line}" for line in head.splitlines()]
    lines.append("\t".join(names))
    lines += ["\t".join(_cell(getattr(mapping, name)) for name in names) for mapping in mapping_set.mappings]
    return "\n".join(lines) + "\n"


def write_mapping_set(mapping_set: MappingSet) -> None:
    """Put the set in its file in one step: readers see the old or the new one. Nothing is written that cannot be read.

    Raises InputError for a text that has no place in a cell, ReferenceDataError for a set that the reader refuses.
    """
    path = mapping_set.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".links-", dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        fresh.write_text(sssom_text(mapping_set), encoding="utf-8", newline="\n")
        read_mapping_set(fresh)
        fresh.replace(path)


def with_mappings(mapping_set: MappingSet, mappings: list[Mapping]) -> MappingSet:
    """The set with other mappings, in the order of what they are about."""
    return replace(mapping_set, mappings=tuple(sorted(mappings, key=lambda mapping: mapping.key)), lines=())


def _metadata(mapping_set: MappingSet, names: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "sssom_version": "1.1",
        "mapping_set_id": mapping_set.id,
        "mapping_set_version": mapping_set.version,
        "mapping_set_title": mapping_set.title,
        "mapping_set_description": mapping_set.description,
        "license": mapping_set.license,
        "creator_label": list(mapping_set.creators),
        "object_source_version": mapping_set.object_source_version,
        "curie_map": dict(sorted(mapping_set.prefixes.items())),
        "extension_definitions": [
            {"slot_name": name, "property": iri, "type_hint": "xsd:date"}
            for name, iri in _EXTENSIONS.items()
            if name in names
        ],
    }
    return {key: value for key, value in values.items() if value}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = "|".join(value) if isinstance(value, tuple) else str(value)
    if any(char in text for char in "\t\r\n"):
        raise InputError(f"{text[:80]!r} has a tab or a line break, which cannot stand in a mapping set")
    return text
