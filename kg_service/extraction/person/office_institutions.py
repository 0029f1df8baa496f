"""The institution of an office that the text names without it: ``Hiệu trưởng``, ``Giám đốc bệnh viện``."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_tables import all_heads, field_lookup, fields, no_bodies, short_heads
from kg_service.extraction.mentions.office_tables import (
    institution_heads,
    institutions,
    only_ones,
    told_once,
)
from kg_service.extraction.mentions.places import COMMUNE, Place, folded_name
from kg_service.extraction.person.office_free_names import FreeNames
from kg_service.text.patterns import compiled

_LONGEST = 120
"""Characters of the longest name of a body."""
_NEAR = 400
"""Characters before an office in which the text speaks of its institution, where it names several of the kind."""
_MOST_NAMES = 200
"""Names of one kind that are read in a text."""

_SECTOR = compiled(r"(?<!\p{L})ngành\s+")
_ONE_PHRASE = compiled(r"[^,.;:()\n]*")
_TELLING = regex.compile(r"\p{Lu}|\d")
_TRAILING = regex.compile(r"(?:\s+\p{Ll}+)+$")


def _start(mention: Body | Place) -> int:
    return mention.start


class Institutions:
    """The named institutions of one document: its bodies, and what else begins with the word for one and a capital."""

    def __init__(self, document: Document, names: FreeNames) -> None:
        self._document = document
        self._names = names
        self._told_once: dict[str, Body | None] = {}
        self._named: dict[str, list[Body]] = {}
        self._sorted: dict[tuple[str, ...], list[Body]] = {}
        self._single: dict[tuple[str, ...], bool] = {}
        self._villages: dict[str, tuple[list[Place], bool]] = {}

    def of(self, role: str, start: int) -> Body | None:
        """The institution of an office at ``start`` that names none itself."""
        if role in told_once():
            if role not in self._told_once:
                self._told_once[role] = self._told(role)
            return self._told_once[role]
        heads = institutions().get(role.removeprefix("Quyền "), ())
        return self.one_of(heads, start) if role in only_ones() else self.of_kind(heads, start)

    def of_kind(self, heads: Sequence[str], start: int) -> Body | None:
        """The institution whose name begins with one of some words, for an office at ``start``.

        It is the last that the sentence names before the office, else the first of the text: what it is about.
        """
        named = self._all(heads)
        sentence = self._document.sentence_at(start) if named else None
        near = within(named, sentence.start, start) if sentence else []
        found = near[-1:] or named[:1] or (self._of_sector if "sở" in heads else [])
        return found[0] if found else None

    def called(self, word: str, kind: str, start: int) -> Body | None:
        """The institution that an office at ``start`` calls by its kind, also short: ``Hợp tác xã (HTX) Rạng Đông``."""
        named = self.of_kind(_spellings(kind), start)
        at = -1 if named else self._document.folded.find(f"({word})")
        if at < 0:
            return named
        before = f" {self._document.folded[max(0, at - _LONGEST) : at].strip()}"
        head = next((head for head in institution_heads() if before.endswith(f" {head}")), None)
        return self.of_kind((head,), start) if head else None

    def one_of(self, heads: Sequence[str], start: int) -> Body | None:
        """The institution of a kind that a text may have many of: the last before the office, near it, or the only one.

        ``Khoa Nội … Trưởng khoa``, ``Đại đội 6 … Đại đội trưởng``.
        """
        named = self._all(heads)
        near = within(named, max(0, start - _NEAR), start)
        if near:
            return near[-1]
        return named[0] if self._single[tuple(heads)] else None

    @cached_property
    def _of_sector(self) -> list[Body]:
        """``toàn ngành Y tế``: the department is the one of the sector that the text speaks of."""
        folded = self._document.folded
        for match in _SECTOR.finditer(folded):
            field = field_lookup().at(folded, match.end())
            if field:
                end = match.end() + len(field)
                return [Body(match.start(), end, f"Sở {fields()[field]}", "department")]
        return []

    def village(self, level: str, start: int) -> Place | None:
        """The village that ``Trưởng bản`` is of: the last named before, else the only one of the text."""
        if level not in self._villages:
            named = [one for one in self._document.places if one.level == level and one.start < one.name_start]
            self._villages[level] = named, len({place.label for place in named}) == 1
        villages, single = self._villages[level]
        index = bisect.bisect_left(villages, start, key=_start)
        if index:
            return villages[index - 1]
        return villages[0] if single else None

    def _all(self, heads: Sequence[str]) -> list[Body]:
        """All named institutions of some kinds in order of place."""
        key = tuple(heads)
        if key not in self._sorted:
            self._sorted[key] = sorted((body for head in heads for body in self._of_head(head)), key=_start)
            self._single[key] = len({body.name for body in self._sorted[key]}) == 1
        return self._sorted[key]

    def _of_head(self, head: str) -> list[Body]:
        if head not in self._named:
            self._named[head] = [*self._by_head.get(head, ()), *self._free(head)]
        return self._named[head]

    def _free(self, head: str) -> Iterator[Body]:
        """Names that no table knows: ``Trạm Thủy nông Krông Pắc``, ``Đại đội 6``, ``Câu lạc bộ Hoa phượng``."""
        document = self._document
        kind = all_heads()[head].kind if head in all_heads() else ""
        known = {body.start for body in document.bodies}
        for count, match in enumerate(_named_by(head).finditer(document.text)):
            start = match.start()
            sentence = document.sentence_at(start)
            if count >= _MOST_NAMES or sentence is None or start in known:
                continue
            line = document.text.find("\n", start, sentence.end)
            end = self._names.end(start, line if line >= 0 else sentence.end)
            places = [place for place in within(document.places, start + 1, end) if place.rank <= COMMUNE]
            level = None
            if places:
                end = places[0].end
                level = places[0].level if places[0].start < places[0].name_start else None
            stop = places[0].start if level else end
            name = " ".join(_TRAILING.sub("", document.text[start:stop].rstrip(" .,;-")).split())
            if _TELLING.search(name, len(head)):
                yield Body(start, end, name, kind, level, places[0] if places else None)

    def spelt_out(self, short: str) -> tuple[str, Body] | None:
        """The body that the text gives with a short form in brackets: ``Tổng công ty Cấp nước Sài Gòn (SAWACO)``."""
        if not (short.isupper() and short.isalnum()):
            return None
        text = self._document.text
        at = text.find(f"({short})")
        for body in within(self._document.bodies, at - _LONGEST, at + len(short) + 2) if at > 0 else ():
            if body.end > at or _ONE_PHRASE.fullmatch(text, body.end, at):
                return " ".join(text[body.start : at].split()), body
        return None

    def _told(self, role: str) -> Body | None:
        """The institution of the only such office that the text gives with its body: ``Bộ trưởng Bộ Tư pháp``."""
        named = {
            body.name: body
            for lists in (self._by_head.get(head, []) for head in institutions()[role])
            for body in lists
            if self._document.folded.endswith(f"{role.lower()} ", 0, body.start)
        }
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _by_head(self) -> dict[str, list[Body]]:
        """Named institutions by the words that their names begin with, in order."""
        found: dict[str, list[Body]] = {}
        for body in self._document.bodies:
            name = folded_name(body.name)
            others = [other for other in no_bodies() if name.startswith(other)]
            for head in institution_heads():
                if name.startswith(f"{head} ") and not any(other.startswith(f"{head} ") for other in others):
                    found.setdefault(head, []).append(body)
        return found


@cache
def _spellings(kind: str) -> tuple[str, ...]:
    """A word for a kind of institution and its other one: names may be written out where offices say HTX."""
    both = [(short.lower(), full.lower()) for short, full in short_heads().items()]
    word = kind.lower()
    return (word, *(full for short, full in both if short == word), *(short for short, full in both if full == word))


@cache
def _named_by(head: str) -> regex.Pattern[str]:
    """The word for a kind of institution with a capital, and another word after it."""
    return regex.compile(rf"(?<![\p{{L}}\d]){head[:1].upper()}{regex.escape(head[1:])}(?= [\p{{Lu}}\d])")
