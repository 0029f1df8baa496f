"""Which node stands for which reference record."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.graph.iris import slug
from kg_service.graph.tables import VOCAB_PREFIX, EntityTable, Ref
from kg_service.reference.load import Reference
from kg_service.reference.records import AdministrativeUnit, CampaignRecord


def unit_ref(unit: AdministrativeUnit) -> Ref:
    """``id/province/…``, ``id/district/…``, ``id/commune/…`` or ``id/village/…``."""
    return Ref(unit.level, unit.id, fixed=True)


def campaign_ref(record: str) -> Ref:
    """``id/campaign/…``; phases too."""
    return Ref("campaign", record, fixed=True)


def body_ref(record: str) -> Ref:
    """``id/body/…``."""
    return Ref("body", record, fixed=True)


def cluster_ref(record: str) -> Ref:
    """``id/cluster/…``."""
    return Ref("cluster", record, fixed=True)


def concept_ref(scheme: str, name: str) -> Ref:
    """``vocab/<scheme>/…`` with the slug of a record's id or name."""
    return Ref(f"{VOCAB_PREFIX}{scheme}", slug(name), fixed=True)


def phase_ref(record: CampaignRecord, period: str) -> Ref:
    """A dated phase of a campaign that has no record of its own."""
    return campaign_ref(slug(f"{record.id} giai doan {period}"))


def phases(reference: Reference) -> Iterator[tuple[CampaignRecord, str]]:
    """Campaigns and their periods that have no record of their own, where there is more than one to tell apart."""
    told = {(record.part_of, period) for record in reference.campaigns if record.part_of for period in record.phases}
    for record in reference.campaigns:
        if record.part_of is None and len(record.phases) > 1:
            yield from ((record, period) for period in record.phases if (record.id, period) not in told)


def records(reference: Reference) -> Iterator[tuple[Ref, str]]:
    """The node of everything in the reference data that articles can name, and the record it stands for."""
    yield from ((unit_ref(record), record.id) for record in reference.units)
    yield from ((campaign_ref(record.id), record.id) for record in reference.campaigns)
    yield from ((phase_ref(record, period), f"{record.id} {period}") for record, period in phases(reference))
    yield from ((body_ref(record.id), record.id) for record in reference.bodies)
    yield from ((cluster_ref(record.id), record.id) for record in reference.clusters)
    yield from ((concept_ref("award-type", record.id), record.id) for record in reference.awards)
    yield from ((concept_ref("document-type", record.id), record.id) for record in reference.document_types)
    yield from ((concept_ref("indicator", record.id), record.id) for record in reference.indicators)
    yield from ((concept_ref("region", record.id), record.id) for record in reference.regions)
    families = {record.family for record in reference.awards if record.family}
    families -= {record.name_vi for record in reference.awards if not record.family}
    yield from ((concept_ref("award-type", family), family) for family in families)
    sectors = {sector for record in reference.campaigns for sector in record.sectors}
    yield from ((concept_ref("sector", sector), sector) for sector in sectors)


def reserve(reference: Reference, table: EntityTable) -> None:
    """Keep the slugs of reference records from names met in articles. Raises InputError if two records share one."""
    for ref, record in records(reference):
        table.slugs.reserve(ref.kind, record, ref.key)
