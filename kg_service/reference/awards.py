"""Resolves names of awards, with their issuer and its place split off."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg_service.reference.matching import WordKeys, Words
from kg_service.reference.model import Reference
from kg_service.reference.places import PlaceLinker
from kg_service.reference.records import AwardIssuer, AwardType

_OF = "của"
_ABOUT = "về"
_CLASS = {"1": "nhất", "i": "nhất", "2": "nhì", "ii": "nhì", "3": "ba", "iii": "ba"}
_MINISTER = ("bộ", "trưởng")
_CHAIR = ("chủ", "tịch", "ủy", "ban", "nhân", "dân")


@dataclass(frozen=True, slots=True)
class AwardMatch:
    """An award, and what its name says of the issuer: the words after ``của`` and the place in them."""

    award: AwardType
    issuer: str | None = None
    place: str | None = None


def _without(words: Words, start: int, count: int) -> Words:
    return Words(
        words.keys[:start] + words.keys[start + count :], words.raw[:start] + words.raw[start + count :], words.cased
    )


class AwardLinker:
    """Names to award types. A name under two laws means the title in force on the day."""

    def __init__(self, reference: Reference, places: PlaceLinker) -> None:
        self._places = places
        self._awards = reference.awards_by_id
        self._split = WordKeys({a.abbreviation: a.expansion for a in reference.abbreviations})
        heads = [self._split.words(head.head).keys for head in reference.name_heads if head.of == "award"]
        self._heads = sorted(heads, key=len, reverse=True)
        names: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for award in reference.awards:
            for name in (award.name_vi, *award.aliases, *award.short_names):
                names[self._canonical(name).keys][award.id] = None
        self._names: Mapping[tuple[str, ...], dict[str, None]] = names
        issuers: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], AwardIssuer]]] = defaultdict(list)
        for row in reference.award_issuers:
            stem, issuer = self._canonical(row.stem).keys, self._canonical(row.issuer).keys
            issuers[stem].append((issuer, row))
        self._issuers = {stem: sorted(rows, key=lambda r: len(r[0]), reverse=True) for stem, rows in issuers.items()}

    def _canonical(self, name: str) -> Words:
        """The words of a name: classes as words, the chair of a committee as the committee, no ``danh hiệu``."""
        words = self._split.words(name)
        for head in self._heads:
            rest = words.after(head)
            if rest is not None and len(rest) > 1:
                words = rest
                break
        keys = list(words.keys)
        for position in range(1, len(keys)):
            if keys[position - 1] == "hạng":
                keys[position] = _CLASS.get(keys[position], keys[position])
        words = Words(tuple(keys), words.raw, words.cased)
        for start in range(len(words) - len(_CHAIR) + 1):
            if words.keys[start : start + len(_CHAIR)] == _CHAIR:
                return _without(words, start, 2)
        return words

    def _valid(self, ids: tuple[str, ...], on: dt.date | None) -> AwardType | None:
        """The one award of these that is valid on the day; without a day the last of a line of successors."""
        found = [self._awards[one] for one in ids if self._awards[one].valid_on(on)]
        if on is None and len(found) > 1:
            replaced = {award.id for award in found if award.successor in ids}
            found = [award for award in found if award.id not in replaced]
        return found[0] if len(found) == 1 else None

    def award_match(self, name: str, on: dt.date | None = None) -> AwardMatch | None:
        """The award of that name with its issuer, or None if the name is none or means several on that day.

        ``Bằng khen của Chủ tịch UBND tỉnh Đồng Nai`` is the provincial certificate, place ``Đồng Nai``. A class may
        be written ``hạng 3``, ``hạng III`` or ``hạng Ba``.
        """
        words = self._canonical(name)
        if words.keys in self._names:
            award = self._valid(tuple(self._names[words.keys]), on)
            if award is not None:
                return AwardMatch(award, self._issuer_of(words))
        return self._by_issuer(words, on) or self._by_authority(words, on) or self._by_field(words, on)

    def award_named(self, name: str, on: dt.date | None = None) -> AwardType | None:
        """The award of that name: :meth:`award_match` without the issuer."""
        match = self.award_match(name, on)
        return match.award if match else None

    @staticmethod
    def _issuer_of(words: Words) -> str | None:
        return words[words.keys.index(_OF) + 1 :].written if _OF in words.keys else None

    def _by_issuer(self, words: Words, on: dt.date | None) -> AwardMatch | None:
        for stem, rows in self._issuers.items():
            tail = words.after(stem)
            if tail is None:
                continue
            tail = tail.after((_OF,)) or tail
            for issuer, row in rows:
                rest = tail.after(issuer)
                if rest is not None and self._rest_fits(row, rest, on):
                    award = self._valid(row.awards, on)
                    place = rest.written if len(rest) and row.rest in {"place", "province", "district"} else None
                    return AwardMatch(award, tail.written, place) if award else None
        return None

    def _rest_fits(self, row: AwardIssuer, rest: Words, on: dt.date | None) -> bool:
        if row.rest == "none":
            return not len(rest)
        if row.rest == "body":
            return True
        if not len(rest):
            return row.rest == "place"
        name = " ".join(rest.keys)
        if row.rest == "province":
            return self._places.province_named(name, on) is not None
        if self._places.area_at_end(rest) != 0:
            return False
        return row.rest == "place" or self._places.province_named(f"thành phố {name}", on) is None

    def _by_field(self, words: Words, on: dt.date | None) -> AwardMatch | None:
        """``Giải thưởng Nhà nước về văn học nghệ thuật``: the prize, said with one of its fields."""
        plain = words[: words.keys.index(_ABOUT)].keys if _ABOUT in words.keys else ()
        award = self._valid(tuple(self._names[plain]), on) if plain in self._names else None
        return AwardMatch(award, None) if award is not None and award.category == "prize" else None

    def _by_authority(self, words: Words, on: dt.date | None) -> AwardMatch | None:
        """``Huân chương Lao động hạng Ba của Chủ tịch nước``: the award, said with who confers it by law.

        A minister may be said with the ministry alone: ``Kỷ niệm chương "Vì sự nghiệp Tư pháp" của Bộ Tư pháp``.
        """
        if _OF not in words.keys:
            return None
        at = words.keys.index(_OF)
        award = self._valid(tuple(self._names.get(words.keys[:at], ())), on)
        if award is None or award.authority is None:
            return None
        issuer = words[at + 1 :]
        authority = self._canonical(award.authority).keys
        ministry = authority[2:] if authority[:2] == _MINISTER else authority
        return AwardMatch(award, issuer.written) if issuer.keys in (authority, ministry) else None
