"""An office: role, body, area, and the rank of the area that it serves."""

from __future__ import annotations

from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import DISTRICT, PROVINCE, Place, level_of
from kg_service.text.patterns import compiled
from kg_service.text.values import value


@value
class Office:
    """An office at ``[start, end)``, its body included.

    ``organisation``: as facts give it, None when the text gives none; ``body``: the recognised body; ``place``: what
    the office is of; ``level``: the word for its level where no place follows (``tỉnh``); ``former``, ``current``:
    ``nguyên``, ``hiện là`` before it; ``surmised``: the body is one that the text names elsewhere.
    """

    start: int
    end: int
    role: str
    organisation: str | None = None
    body: Body | None = None
    place: Place | None = None
    level: str | None = None
    former: bool = False
    current: bool = False
    whole: bool = False
    surmised: bool = False

    @property
    def rank(self) -> int | None:
        """Rank of the area that the office serves: province, district, commune; None for the whole country."""
        if self.place:
            return self.place.rank
        if self.level:
            return level_of(self.level).rank
        if self.body and self.body.level:
            return level_of(self.body.level).rank
        return _RANK_OF_BODY.get((self.organisation or "").split(" ")[0]) or _party_rank(self.organisation)

    @property
    def local(self) -> bool:
        """Whether the office is one of a province, district or commune, so that it has an area."""
        if self.place or self.level:
            return True
        if (self.body and self.body.scope) or _NATIONWIDE.search(self.organisation or ""):
            return False
        if self.rank is not None or _OF_A_UNIT.match(self.organisation or ""):
            return True
        return self.body is not None and self.body.kind in _LOCAL


_LOCAL = frozenset({"government", "council", "party", "front", "board", "union", "police", "court"})
"""Kinds of bodies that a province or district has; a Cục, a company or a unit of the army without a place has none."""
_OF_A_UNIT = compiled(
    r"(?:(?:Văn phòng |Thanh tra )?Sở|Phòng|Trung tâm|Đài|Chi cục|Thanh tra|Hạt|Kho bạc|Bảo hiểm xã hội|Bảo tàng"
    r"|Thư viện|Ban [Qq]uản lý|Công đoàn ngành"
    r"|Cục (?:Thuế|Thống kê|Thi hành án|Hải quan|Quản lý thị trường)|Viện [Kk]iểm sát|Tòa án)(?!\p{L})"
)
"""Institutions that are mostly a province's or a district's, also where their names say nothing of it."""
_NATIONWIDE = compiled(
    r"Trung ương|Thượng viện|Hạ viện|(?:Nga|Mỹ|Anh|Pháp|Trung Quốc|Nhật Bản|Hàn Quốc|Lào|Việt Nam|VN)$"
    r"|[Qq]uốc gia|Quốc hội|Bộ |Ban Bí thư|Quân |Tổng |Campuchia"
)
_RANK_OF_BODY = {"Sở": PROVINCE}
_PARTY_RANKS = (("Tỉnh ủy", PROVINCE), ("Huyện ủy", DISTRICT), ("Thị ủy", DISTRICT), ("Quận ủy", DISTRICT))
_PARTY_BODY = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy", "quận": "Quận ủy",
    "xã": "Đảng ủy xã", "phường": "Đảng ủy phường", "thị trấn": "Đảng ủy thị trấn",
}  # fmt: skip


def _party_rank(organisation: str | None) -> int | None:
    return next((rank for name, rank in _PARTY_RANKS if organisation and organisation.endswith(name)), None)


def party_body(level: str) -> str | None:
    """The party's committee of a level: ``Tỉnh ủy``, ``Đảng ủy xã``."""
    return _PARTY_BODY.get(level)


def committee(role: str, level: str) -> str | None:
    """The body whose office this is at a level: ``Chủ tịch xã``, ``Bí thư huyện``."""
    if "Chủ tịch" in role:
        return f"UBND {level}"
    return party_body(level) if "Bí thư" in role else None
