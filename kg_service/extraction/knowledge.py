"""What the rules know of the domain, made once from the reference data and shared by all articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from kg_service.extraction.places import PlaceFinder, ProvinceName
from kg_service.extraction.symbols import SymbolFinder
from kg_service.extraction.tables import rows
from kg_service.reference.gazetteer import Gazetteer
from kg_service.reference.linking import Linker
from kg_service.reference.load import Reference
from kg_service.reference.matching import match_key

_CITY = "centrally_run_city"


@dataclass(frozen=True)
class Knowledge:
    """Recognisers over the names of the reference data."""

    reference: Reference = field(repr=False)

    @cached_property
    def places(self) -> PlaceFinder:
        """Finder of places; knows the names of all provinces, whenever they were valid."""
        labels = {row["name"]: row["label"] for row in rows("place_labels", "name", "label")}
        names: dict[str, ProvinceName] = {}
        for unit in self.reference.units:
            if unit.level != "province":
                continue
            is_city = unit.kind_on(None) == _CITY
            label = labels.get(unit.name_vi)
            for spelling in (unit.name_vi, *unit.aliases):
                needs_level = label is not None and spelling == unit.name_vi
                names.setdefault(spelling, ProvinceName(spelling, label or unit.name_vi, is_city, needs_level))
        return PlaceFinder(names.values())

    @cached_property
    def linker(self) -> Linker:
        """Names to records of the reference data."""
        return Linker(self.reference)

    @cached_property
    def campaign_gazetteer(self) -> Gazetteer:
        """Finder of the names and aliases of national campaigns, of two words at least."""
        campaigns = [one for one in self.reference.campaigns if one.kind in ("campaign", "drive", "peak", "phase")]
        return Gazetteer(
            (name, "campaign", one.id)
            for one in campaigns
            for name in (one.name_vi, *one.aliases)
            if " " in name and not name.lower().startswith("phong trào")
        )

    @cached_property
    def symbols(self) -> SymbolFinder:
        """Finder of document symbols."""
        return SymbolFinder(self.reference)

    @cached_property
    def _clusters(self) -> dict[str, str]:
        return {
            match_key(spelling): cluster.name_vi
            for cluster in self.reference.clusters
            for spelling in (cluster.name_vi, *cluster.aliases)
        }

    def cluster_name(self, name: str) -> str | None:
        """The reference data's spelling of a cluster's name, else None."""
        return self._clusters.get(match_key(name))
