"""Which unit, cluster or body a name in an article means, at the article's time and from its point of view.

A bare name is the province's where there is one (Lai Châu), else the one unit of that name, else the one in the
province that the article is about. ``UBND tỉnh`` in an article on Lai Châu is the committee of Lai Châu. What reference
data do not hold gets a node of its own, tied to the article's province, since communes of one name are many.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import regex

from kg_service.graph.records.refs import body_ref, cluster_ref, unit_ref
from kg_service.graph.tables import Ref, key_of
from kg_service.graph.world import World
from kg_service.reference.bodies import BodyMatch
from kg_service.reference.matching import match_key
from kg_service.reference.records import AdministrativeUnit, Level

_CLUSTER = regex.compile(r"(?:cụm|khối) (?:thi đua )?")
_HERE = {"tỉnh", "toàn tỉnh", "tỉnh nhà", "toàn huyện", "huyện", "huyện nhà", "địa phương"}
_NATION = {"việt nam", "cả nước", "toàn quốc", "nước ta"}
_OF_PROVINCE = regex.compile(r"\b(?:tỉnh|tỉnh ủy|sở|lđlđ tỉnh)\b")
_OF_DISTRICT = regex.compile(r"\b(?:huyện|quận|thị xã|huyện ủy|quận ủy|thị ủy)\b")
_OF_COMMUNE = regex.compile(r"\b(?:xã|phường|thị trấn)\b")
_LOCAL = regex.compile(r"\b(?:tỉnh|sở|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|thôn|bản|thành ủy|địa phương)\b")
_NATIONAL = regex.compile(
    r"\b(?:trung ương|việt nam|chính phủ|quốc hội|nhà nước|chủ tịch nước|toàn quốc|thủ tướng|bộ trưởng|"
    r"bộ (?!tư lệnh|chỉ huy|đội|phận|môn))"
)
_OF_EACH_AREA = regex.compile(r"(?:hội|đoàn|liên đoàn|công đoàn|mặt trận|mttq|ban|đảng ủy|đảng bộ|cấp ủy|ubnd|hđnd)\b")
_BODY = regex.compile(
    r"(?:sở|ban|bộ|hội|ubnd|ủy ban|hđnd|đảng|chi bộ|công ty|trường|đoàn|liên đoàn|công an|quân|trung tâm|văn phòng|"
    r"tập thể|cán bộ|nhân dân|chủ tịch|bí thư|giám đốc|phòng|chi cục|cục|viện|bệnh viện|tập đoàn|tổng|hợp tác xã|htx|"
    r"doanh nghiệp|ngân hàng|báo|đài|lực lượng|bộ đội|đội|tổ|cơ quan|đơn vị|ngành|khối|hợp tác)\b"
)
_LEVEL_WORDS: dict[Level, regex.Pattern[str]] = {
    "province": _OF_PROVINCE,
    "district": _OF_DISTRICT,
    "commune": _OF_COMMUNE,
}
_RANK: dict[Level, int] = {"province": 0, "district": 1, "commune": 2, "village": 3}
_WORDS_OF_A_PLACE = 6
_NAMESAKES = {"hồ chí minh"}
"""Names of places that at the end of a body's name are a person's, unless the kind is said."""


class Found(NamedTuple):
    """A node for a name: the thing, what its slug comes from, its label, and the unit that it belongs to."""

    ref: Ref
    slug_from: str = ""
    name: str = ""
    within: Ref | None = None


class Areas:
    """Resolves names of places and bodies for one article."""

    def __init__(self, world: World, article: str, on: dt.date | None, named: Iterable[str] = ()) -> None:
        self._world = world
        self._article = article
        self._on = on
        self.home: AdministrativeUnit | None = None
        self.home = self._home(named)

    def _home(self, named: Iterable[str]) -> AdministrativeUnit | None:
        """The province of more than half of the places that the article's facts name."""
        votes: Counter[str] = Counter()
        for name in named:
            if unit := self.unit(name):
                votes[self.lifted(unit, "province").id] += 1
        if not votes:
            return None
        best = min(votes, key=lambda unit: (-votes[unit], unit))
        found = self._world.reference.units_by_id[best]
        return found if votes[best] * 2 > votes.total() and found.level == "province" else None

    def lifted(self, unit: AdministrativeUnit, level: Level) -> AdministrativeUnit:
        """The unit of that level that the unit lies in; the unit itself if it is of that level or wider."""
        while _RANK[unit.level] > _RANK[level] and unit.parent:
            unit = self._world.reference.units_by_id[unit.parent]
        return unit

    def unit(self, name: str) -> AdministrativeUnit | None:
        """The unit of the reference data that a name means here, or None."""
        key = match_key(name)
        if key in _HERE:
            return self.home
        linker = self._world.linker
        found = linker.units_named(name, self._on) or linker.units_named(name)
        provinces = [unit for unit in found if unit.level == "province"]
        if provinces:
            return linker.province_named(name, self._on) or linker.province_named(name)
        if len(found) == 1:
            return found[0]
        near = [unit for unit in found if self.home and self.lifted(unit, "province").id == self.home.id]
        return near[0] if len(near) == 1 else None

    def unit_at_end(self, words: str) -> tuple[AdministrativeUnit, str] | None:
        """The unit that words end with and the words before its bare name: ``UBND tỉnh | Lai Châu``."""
        parts = words.split()
        for start in range(max(1, len(parts) - _WORDS_OF_A_PLACE), len(parts)):
            place = " ".join(parts[start:])
            key = match_key(place)
            if key in _HERE or key in _NAMESAKES:
                continue
            if unit := self.unit(place):
                prefix, _ = self._world.linker.places.split_kind(self._world.words.words(place))
                return unit, " ".join(parts[: start + len(prefix)])
        return None

    def cluster(self, name: str) -> Found:
        """The cluster or bloc of that name."""
        if record := self._world.linker.cluster_named(name):
            return Found(cluster_ref(record.id))
        key = key_of(name)
        return Found(Ref("cluster", key), key, name)

    def area(self, name: str) -> Found:
        """The unit, cluster or body that a name of an area means; never none."""
        key = key_of(name)
        if self._world.linker.cluster_named(name) or _CLUSTER.match(key):
            return self.cluster(name)
        if key in _NATION:
            return Found(Ref("country", "việt nam"), "việt nam", "Việt Nam")
        if unit := self.unit(name):
            return Found(unit_ref(unit))
        if _BODY.match(key) or self._world.linker.body_match(name):
            return self.body(name)
        place = self.home.id if self.home else self._article
        return Found(Ref(self._level(key) or "area", f"{key}|{place}"), f"{key} {place}", name, self._home_ref())

    def _level(self, key: str) -> Level | None:
        """The level that the word before a name shows; of two (thành phố) the lower: the higher are all known."""
        shown = [
            kind.level
            for kind in self._world.reference.unit_kinds
            for prefix in kind.prefixes
            if key.startswith(f"{match_key(prefix)} ")
        ]
        return max(shown, key=_RANK.__getitem__, default=None)

    def _home_ref(self) -> Ref | None:
        return unit_ref(self.home) if self.home else None

    def body(self, name: str, area: str | None = None, own: bool = False) -> Found:
        """The body or office of that name.

        ``area`` is where the fact is about; it tells which committee ``UBND tỉnh`` is, but makes no national body
        local. ``own``: the area is said to be the body's own, as with offices that persons hold.
        """
        match = self._world.linker.body_match(name)
        if match and match.body.scope == "national":
            return Found(body_ref(match.body.id))
        key = key_of(name)
        if not match and (unit := self.unit(name)):
            return Found(unit_ref(unit))
        if self._world.linker.cluster_named(name) or (_CLUSTER.match(key) and "thi đua" in key):
            return self.cluster(name)
        local = bool(match or _LOCAL.search(key))
        if not local and (_NATIONAL.search(key) or not (own or _OF_EACH_AREA.match(key))):
            base = self._world.words.words(name).key or name
            return Found(Ref("body", base), base, name)
        return self._local_body(name, area, local, match)

    def _local_body(self, name: str, area: str | None, local: bool, match: BodyMatch | None) -> Found:
        """A body that each area has one of: that of the area in its name, else of the fact's, else of the article's."""
        stem, said = name, self.unit(area) if area else None
        if (ending := self.unit_at_end(name)) and (match or _LOCAL.search(match_key(ending[1])) or ending[0] == said):
            said, stem = ending
        if match is None and said and said.level == "province":
            match = self._world.linker.body_match(f"{stem} tỉnh")
        unit = self._of_level(stem, said or (self.home if local and area is None else None))
        if match and unit is None:
            return Found(body_ref(match.body.id))
        if (
            unit and unit.level != "province"
        ):  # the committee of a city in a province bears the name of a type of theirs
            match = None
        base = match.body.id if match else self._world.words.words(stem).key or stem
        if unit is not None:
            name = f"{stem} {self._kind_before(stem, unit)}{unit.name_vi}"
            return Found(Ref("body", f"{base}|{unit.id}"), f"{base} {unit.id}", name, unit_ref(unit))
        place = self._article if local and not area else match_key(area or "")
        return Found(Ref("body", f"{base}|{place}"), f"{base} {place}", name)

    def _kind_before(self, stem: str, unit: AdministrativeUnit) -> str:
        """The kind of unit, where the body's name does not tell it: Hội đồng … | tỉnh | Sơn La."""
        last = match_key(stem).rpartition(" ")[2]
        if last == "ủy" or any(words.fullmatch(last) for words in (_LOCAL, *_LEVEL_WORDS.values())):
            return ""
        kind = self._world.reference.kinds_by_id[unit.kind_on(self._on)]
        return f"{kind.prefixes[0]} " if kind.prefixes else ""

    def _of_level(self, stem: str, unit: AdministrativeUnit | None) -> AdministrativeUnit | None:
        """The unit whose body a name means: UBND tỉnh, said of a district, is that of its province."""
        if unit is None:
            return None
        key = match_key(stem)
        for level, words in _LEVEL_WORDS.items():
            if words.search(key):
                return self.lifted(unit, level)
        return unit
