"""Who confers an award: bodies, their chairs, heads of state."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from functools import cache

from kg_service.extraction.award.recipient_words import recipient_heads
from kg_service.extraction.award.stems import cue_words, name_ends
from kg_service.extraction.award.words import Trie, Word, word_after
from kg_service.extraction.document import Document
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import PROVINCE, Place, levels
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_SPOKESMAN = worded(
    r"(?<!\p{L})(?:(?:đại diện\s+)?(?:các\s+)?(?:đồng chí\s+)?<leadership>|<spokesman>)\s+(?:các\s+)?$", "award_verbs"
)
_OFFICER = worded(r"(?<!\p{L})<officer>(?:\s+\p{L}+){0,2}\s+$", "award_verbs")
_MINISTER = "Bộ trưởng"
_PLURAL = compiled(r"\s(?:các|mỗi|nhiều)\s")
_LOOK_BACK = 28
_SENTENCE_BODIES = 6
_GOVERNS = frozenset({"government", "council", "police"})
"""Kinds of bodies whose name tells of which unit a bare ``UBND tỉnh`` is."""
_BODIES_BACK = 40
"""Bodies before one without a place that may say which place is meant."""


@value
class Authority:
    """Who confers, at ``[start, end)``. ``name`` as facts give it; ``level``: of its own unit, when no place is named.

    ``person``: the words name an officer of the body, who may hand an award over but is not its issuer.
    """

    start: int
    end: int
    name: str
    kind: str
    level: str | None = None
    placed: bool = False
    person: bool = False


@cache
def _offices() -> Trie[tuple[str, bool]]:
    """Offices and boards before the name of a body: the name that facts give, and whether it is a board."""
    return Trie(
        (spelling, (row["name"], row["board"] == "yes"))
        for row in rows("authority_offices", "name", "spellings", "board")
        for spelling in spellings(row["spellings"])
    )


def office_starts() -> frozenset[str]:
    """First words of offices and boards."""
    return _offices().starts


@cache
def authority_phrases() -> Trie[Mapping[str, str]]:
    """Authorities that are no bodies, with their rows."""
    return Trie(
        (spelling, row)
        for row in rows("award_authorities", "name", "spellings", "level", "capital")
        for spelling in spellings(row["spellings"])
    )


@cache
def governed_levels() -> frozenset[str]:
    """The words of levels of areas that have a people's committee."""
    return frozenset(spelling for level in levels() for spelling in level.spellings if level.rank <= 3)


@cache
def level_words() -> Trie[str]:
    """Levels of areas that have a people's committee."""
    return Trie((spelling, level.word) for level in levels() for spelling in level.spellings if level.rank <= 3)


def _lead_words() -> set[str]:
    return {word.split()[0] for word in table_words("award_verbs", "before_verb")}


@cache
def _verbs() -> frozenset[str]:
    return frozenset({*cue_words("confer"), *cue_words("hand"), *cue_words("commend"), *_lead_words()})


def confers(word: str) -> bool:
    """Whether a word begins what an authority does."""
    return word in _verbs()


class Authorities:
    """The authorities of one document, by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [body.start for body in document.bodies]
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start: place for place in document.places}
        self._names = {place.name_start for place in document.places}
        self._office_starts = office_starts()

    def at(self, words: Sequence[Word], index: int) -> tuple[Authority, int] | None:
        """The authority that begins at a word, and the index of the word after it; None after the last word."""
        if index >= len(words):
            return None
        start = words[index].start
        office = words[index].text in self._office_starts
        head, board, body_index = self._office(words, index) if office else ("", False, index)
        if head and self._is_body_of_its_own(words, index, body_index):
            head, board, body_index = "", False, index  # Ban Thường vụ Tỉnh ủy is a body of its own
        body = self._bodies.get(words[body_index].start) if body_index < len(words) else None
        if body and not office and (whole := self._phrase(words, index)) and whole[0].end > body.end:
            return whole  # Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam
        if body:
            return self._of_body(body, start, head), word_after(words, body_index, body.end)
        if head and not board:
            noun = self._bare_body(words, body_index)
            after = body_index + noun
            if noun or self._document.folded.startswith("của ", start - 4):
                end = words[after - 1].end
                name = self._of_ministry(head.strip(), start)
                if noun:
                    name = head + self._in_full(words[body_index].start, end)
                return Authority(start, end, name, "organisation", placed=True), after
        return self._phrase(words, index)

    def _is_body_of_its_own(self, words: Sequence[Word], index: int, after: int) -> bool:
        """Whether a body takes in the words of an office or board; ``Ban Chấp hành`` before its body is none."""
        body = self._bodies.get(words[index].start)
        if body is None or body.end < words[after - 1].end:
            return False
        of_another = after < len(words) and words[after].start in self._bodies
        return not (of_another and body.end == words[after - 1].end and body.kind == "board")

    def _bare_body(self, words: Sequence[Word], at: int) -> int:
        """``Giám đốc Sở``, ``Chủ tịch Hội``: how many words name the body that the article is about; 0 for none."""
        known = recipient_heads().longest(words, at) if at < len(words) else None
        if known is None or not known[1]:
            return 0
        after = at + known[0]
        ends = after >= len(words) or not words[after].text.isalpha() or name_ends().longest(words, after) is not None
        ends = ends or confers(words[after].text)
        return known[0] if ends else 0

    def level_at(self, words: Sequence[Word], index: int) -> tuple[Authority, int] | None:
        """A level word for its committee, with or without a name: ``bằng khen của thành phố``, ``được tỉnh tặng``."""
        match = level_words().longest(words, index)
        if not match:
            return None
        start, after = words[index].start, index + match[0]
        place = self._places.get(start)
        if place and place.rank <= 3:
            end = word_after(words, index, place.end)
            return Authority(start, place.end, committee_of(place), "government", place.level, placed=True), end
        level = match[1]
        name = self.placed_name(f"UBND {level}", level, start)
        return Authority(start, words[after - 1].end, name, "government", level, name != f"UBND {level}"), after

    @staticmethod
    def _office(words: Sequence[Word], index: int) -> tuple[str, bool, int]:
        """``Chủ tịch UBND``: the office, whether it is a board, and the index of the body's first word."""
        office = _offices().longest(words, index)
        phrase = authority_phrases().longest(words, index) if office else None
        if office is None or (phrase and phrase[0] > office[0]):  # Chủ tịch nước
            return "", False, index
        return f"{office[1][0]} ", office[1][1], index + office[0]

    def _of_body(self, body: Body, start: int, office: str) -> Authority:
        folded = self._document.folded
        before_start = max(0, start - _LOOK_BACK)
        person = _OFFICER.search(folded, before_start, start) is not None
        person = person and not _SPOKESMAN.search(folded, before_start, start)
        placed = body.place is not None or body.scope is not None
        level = body.level
        name = body.full_name()
        if level and not placed and body.kind in ("government", "council", "police"):
            name = self.placed_name(name, level, body.start)
            placed = name != body.full_name()
        if _PLURAL.search(folded, body.start, body.end):
            name = body.full_name()
        return Authority(start, body.end, office + name, body.kind, level, placed, person)

    def placed_name(self, name: str, level: str, before: int) -> str:
        """``UBND tỉnh`` with the place of the last ``UBND (tỉnh) Đồng Nai`` of the same paragraph, else as it is."""
        document = self._document
        sentence = document.sentence_at(before)
        if sentence is None:
            return name
        block = document.article.blocks[sentence.block].span
        last = bisect.bisect_left(self._starts, before)
        for body in reversed(document.bodies[max(0, last - _BODIES_BACK) : last]):
            if body.start < block.start:
                break
            if body.end <= before and body.place and body.kind in _GOVERNS and _level_of(body) == level:
                where = body.full_name().removeprefix(body.name).strip()
                levelled = any(where.startswith(f"{one.word} ") for one in levels())
                return f"{name.removesuffix(level).strip() if levelled else name} {where}"
        return name

    def _in_full(self, start: int, end: int) -> str:
        """``Giám đốc Sở`` after ``Phó Giám đốc Sở Y tế``: the body that the same sentence names in full before."""
        noun, sentence = self._document.text[start:end], self._document.sentence_at(start)
        last = bisect.bisect_left(self._starts, start)
        for body in reversed(self._document.bodies[max(0, last - _SENTENCE_BODIES) : last]):
            if sentence is None or body.start < sentence.start:
                break
            if body.name.lower().startswith(f"{noun.lower()} "):
                return body.full_name()
        return noun

    def _of_ministry(self, office: str, start: int) -> str:
        """``Bằng khen của Bộ trưởng`` after ``Thứ trưởng Bộ Y tế``: the minister of the ministry named last."""
        if office != _MINISTER:
            return office
        last = bisect.bisect_left(self._starts, start)
        near = [body for body in self._document.bodies[max(0, last - _BODIES_BACK) : last] if body.kind == "ministry"]
        return f"{office} {near[-1].full_name()}" if near else office

    def _phrase(self, words: Sequence[Word], index: int) -> tuple[Authority, int] | None:
        match = authority_phrases().longest(words, index)
        if not match:
            return None
        count, row = match
        start, end = words[index].start, words[index + count - 1].end
        if row["capital"] == "yes" and not self._document.text[start].isupper():
            return None
        before = self._document.folded[max(0, start - 5) : start]
        if before.endswith("phó "):
            return None
        level = row["level"] or None
        name = row["name"]
        placed = False
        after = index + count
        if level:
            place = self._places.get(words[after - 1].start) or self._places.get(end + 1)
            if place and place.end > end:
                name, placed, end = f"{name} {place.name}", True, place.end
                after = word_after(words, index, end)
            else:
                filled = self.placed_name(name, level, start)
                name, placed = filled, filled != name
        if name == "*":
            if start in self._names:
                return None  # xã Cộng Hòa
            after = self._capitals(words, after)
            end = words[after - 1].end
            name = " ".join(self._document.text[start:end].split())
        kind = "government" if level else "state"
        return Authority(start, end, name, kind, level, placed), after

    def _capitals(self, words: Sequence[Word], index: int) -> int:
        while index < len(words) and self._document.text[words[index].start].isupper():
            index += 1
        return index


def committee_of(place: Place) -> str:
    """The people's committee of an area: ``UBND tỉnh Sơn La``, ``UBND Thành phố Hồ Chí Minh``."""
    return f"UBND {place.name}" if place.name.startswith("Thành phố ") else f"UBND {place.level} {place.name}"


def _level_of(body: Body) -> str | None:
    """The level of a body with a place: ``UBND Đồng Nai`` is the province's, as its place says."""
    if body.level is None and body.place and body.place.rank == PROVINCE:
        return body.place.level
    return body.level
