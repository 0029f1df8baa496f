"""From names to records: the one door to the linkers of places, campaigns, awards and bodies."""

from __future__ import annotations

import datetime as dt

from kg_service.reference.awards import AwardLinker, AwardMatch
from kg_service.reference.bodies import BodyLinker, BodyMatch
from kg_service.reference.campaigns import CampaignLinker
from kg_service.reference.figures import IndicatorRecord
from kg_service.reference.matching import match_key
from kg_service.reference.model import Reference
from kg_service.reference.places import PlaceLinker
from kg_service.reference.records import AdministrativeUnit, AwardType, Body, CampaignRecord, ClusterRecord
from kg_service.reference.succession import Succession


class Linker:
    """Resolves names against the reference data. Build once, share freely: it never changes.

    Every method gives None, or nothing, for a name that it does not know or that means several things: a wrong link
    is worse than none.
    """

    def __init__(self, reference: Reference) -> None:
        self.places = PlaceLinker(reference)
        self.campaigns = CampaignLinker(reference, self.places)
        self.awards = AwardLinker(reference, self.places)
        self.bodies = BodyLinker(reference, self.places)
        self.succession = Succession(reference)
        self._clusters = {
            match_key(name): cluster for cluster in reference.clusters for name in (cluster.name_vi, *cluster.aliases)
        }

        self._indicators = {
            match_key(name): indicator
            for indicator in reference.indicators
            for name in (indicator.name_vi, *indicator.aliases)
        }

    def units_named(self, name: str, on: dt.date | None = None) -> list[AdministrativeUnit]:
        """All units of that name valid on the day; see :meth:`PlaceLinker.units_named`."""
        return self.places.units_named(name, on)

    def province_named(self, name: str, on: dt.date | None = None) -> AdministrativeUnit | None:
        """The province or centrally run city of that name on the day; see :meth:`PlaceLinker.province_named`."""
        return self.places.province_named(name, on)

    def campaign_named(self, name: str) -> CampaignRecord | None:
        """The national campaign of that name; see :meth:`CampaignLinker.campaign_named`."""
        return self.campaigns.campaign_named(name)

    def localises(self, name: str) -> CampaignRecord | None:
        """The national campaign that a local name carries into an area; see :meth:`CampaignLinker.localises`."""
        return self.campaigns.localises(name)

    def award_named(self, name: str, on: dt.date | None = None) -> AwardType | None:
        """The award of that name in force on the day; see :meth:`AwardLinker.award_match`."""
        return self.awards.award_named(name, on)

    def award_match(self, name: str, on: dt.date | None = None) -> AwardMatch | None:
        """The award of that name with issuer and place; see :meth:`AwardLinker.award_match`."""
        return self.awards.award_match(name, on)

    def body_named(self, name: str) -> Body | None:
        """The body of that name; see :meth:`BodyLinker.body_match`."""
        return self.bodies.body_named(name)

    def body_match(self, name: str) -> BodyMatch | None:
        """The body of that name with its place; see :meth:`BodyLinker.body_match`."""
        return self.bodies.body_match(name)

    def cluster_named(self, name: str) -> ClusterRecord | None:
        """The emulation cluster of that name or alias."""
        return self._clusters.get(match_key(name))

    def indicator_named(self, name: str) -> IndicatorRecord | None:
        """The indicator of the controlled list with that name or alias."""
        return self._indicators.get(match_key(name))

    def successors(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """All later units that hold land of this one; see :class:`Succession`."""
        return self.succession.successors(unit)

    def predecessors(self, unit: AdministrativeUnit) -> tuple[AdministrativeUnit, ...]:
        """All earlier units whose land this one holds; see :class:`Succession`."""
        return self.succession.predecessors(unit)

    def unit_at(self, unit: AdministrativeUnit, on: dt.date) -> tuple[AdministrativeUnit, ...]:
        """What the unit was or had become on that day; see :meth:`Succession.unit_at`."""
        return self.succession.unit_at(unit, on)
