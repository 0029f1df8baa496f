"""The codes of ``codes.tsv`` as a mapping set: derived, so that there is one place to keep them."""

from __future__ import annotations

from pathlib import Path

from kg_service.reference.links.model import BASE, CURATED, LITERAL, NOTATION, Mapping, MappingSet
from kg_service.reference.model import Reference

CODES_SET = "units-codes"
_SOURCES = {
    "iso3166-2": "lcc:ISO3166-2-CodeSet",
    "gso": "wd:Q10831788",  # Tổng cục Thống kê
    "hasc": None,
}


def code_set(reference: Reference) -> MappingSet:
    """Every code of a unit with the days it was in use; ``object_source`` is its list, where that has an IRI."""
    mappings = tuple(
        Mapping(
            subject_id=f"{unit.level}:{unit.id}",
            subject_label=unit.name_vi,
            predicate_id=NOTATION,
            object_label=code.value,
            object_type=LITERAL,
            object_source=_SOURCES[code.scheme],
            mapping_justification=CURATED,
            comment=f"{code.scheme}; {code.source}",
            valid_from=code.valid_from,
            valid_until=code.valid_to,
        )
        for unit in reference.units
        for code in unit.codes
    )
    levels = sorted({mapping.subject_id.partition(":")[0] for mapping in mappings})
    return MappingSet(
        path=Path(f"{CODES_SET}.sssom.tsv"),
        id=f"{BASE}id/mapping-set/{CODES_SET}",
        version="2026-11-22",
        title="Mã của đơn vị hành chính · Codes of administrative units",
        license="https://creativecommons.org/licenses/by/4.0/",
        description="ISO 3166-2, GSO and HASC codes of units, each in one territory, with the days they were in use. "
        "Derived from data/reference/codes.tsv by thidua link codes.",
        creators=("Thi Đua KG",),
        prefixes={
            **{level: f"{BASE}id/{level}/" for level in levels},
            "lcc": "https://www.omg.org/spec/LCC/Countries/ISO3166-2-SubdivisionCodes/",
            "semapv": "https://w3id.org/semapv/vocab/",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "td": f"{BASE}ontology#",
            "wd": "http://www.wikidata.org/entity/",
        },
        mappings=mappings,
    )
