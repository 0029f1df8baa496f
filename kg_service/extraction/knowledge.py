"""What the rules know of the domain, made once from the reference data and shared by all articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kg_service.extraction.mentions.places import PlaceFinder, ProvinceName
from kg_service.extraction.mentions.symbols import SymbolFinder
from kg_service.extraction.tables import WHOLE_TEXT, rows
from kg_service.reference.gazetteer import Gazetteer
from kg_service.reference.linking import Linker
from kg_service.reference.load import Reference
from kg_service.reference.matching import match_key
from kg_service.reference.records import CampaignRecord
from kg_service.text.normalize import fold
from kg_service.text.phrases import PhraseFinder

_CITY = "centrally_run_city"
_REMEMBERED = 4096
_NAMED_AFTER_TRIGGERS = ("campaign", "drive", "peak", "phase", "party_policy")
_FREE_WORDS = frozenset({"các", "tỉnh", "miền", "khu", "vực", "vùng", "thi", "đua"})


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
    def province_names(self) -> tuple[str, ...]:
        """All names of provinces, whenever they were valid."""
        units = [unit for unit in self.reference.units if unit.level == "province"]
        return tuple(name for unit in units for name in (unit.name_vi, *unit.aliases))

    @cached_property
    def linker(self) -> Linker:
        """Names to records of the reference data."""
        return Linker(self.reference)

    @cached_property
    def campaign_gazetteer(self) -> Gazetteer:
        """Finder of the names and aliases of national campaigns, of two words at least or an abbreviation."""
        campaigns = [one for one in self.reference.campaigns if one.kind in _NAMED_AFTER_TRIGGERS]
        return Gazetteer(
            (name, "campaign", one.id)
            for one in campaigns
            for name in (one.name_vi, *one.aliases)
            if (" " in name or is_abbreviation(name)) and not name.lower().startswith("phong trào")
        )

    @cached_property
    def campaign_finder(self) -> PhraseFinder:
        """The same names among the phrases that are looked for in whole articles: no pass of their own."""
        return PhraseFinder(self.campaign_gazetteer.spellings, WHOLE_TEXT)

    @cached_property
    def campaign_abbreviations(self) -> tuple[str, ...]:
        """The abbreviations of national campaigns (``TDBVANTQ``), folded."""
        return tuple(fold(name) for one in self.reference.campaigns for name in one.aliases if is_abbreviation(name))

    @cached_property
    def campaign_named(self) -> Callable[[str], CampaignRecord | None]:
        """``linker.campaign_named``, which compares with all names, remembering the names that come again."""
        return lru_cache(maxsize=_REMEMBERED)(self.linker.campaign_named)

    @cached_property
    def localises(self) -> Callable[[str], CampaignRecord | None]:
        """``linker.localises``, remembering the names that come again."""
        return lru_cache(maxsize=_REMEMBERED)(self.linker.localises)

    @cached_property
    def expansions(self) -> dict[str, str]:
        """What abbreviations stand for, both as keys for matching."""
        return {match_key(one.abbreviation): match_key(one.expansion) for one in self.reference.abbreviations}

    @cached_property
    def symbols(self) -> SymbolFinder:
        """Finder of document symbols."""
        return SymbolFinder(self.reference)

    @cached_property
    def _clusters(self) -> dict[str, str]:
        """Names by their spelling, and by what tells clusters apart (``_telling``) where that is one cluster's only."""
        names = {
            match_key(spelling): cluster.name_vi
            for cluster in self.reference.clusters
            for spelling in (cluster.name_vi, *cluster.aliases)
        }
        telling: dict[str, set[str]] = {}
        for key, name in names.items():
            telling.setdefault(_telling(key), set()).add(name)
        return {key: next(iter(found)) for key, found in telling.items() if len(found) == 1} | names

    def cluster_name(self, name: str) -> str | None:
        """The reference data's spelling of a cluster's name, else None."""
        key = match_key(name)
        return self._clusters.get(key) or self._clusters.get(_telling(key))


def is_abbreviation(name: str) -> bool:
    """Whether a name is one word in capitals: ``TDBVANTQ``."""
    return " " not in name and name.isupper()


def _telling(key: str) -> str:
    """A cluster's key without words that are set or left out freely (``các tỉnh miền Đông Nam Bộ``)."""
    return " ".join(word for word in key.split() if word not in _FREE_WORDS)
