"""Bodies in an article: committees, councils, ministries, departments, unions, and what they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from kg_service.extraction.places import Place, level_of, level_pattern, name_syllables
from kg_service.extraction.tables import rows, spellings
from kg_service.text.phrases import PhraseFinder

_SCOPES = {"trung ương": "Trung ương", "tw": "Trung ương", "việt nam": "Việt Nam", "vn": "Việt Nam"}


_WITH_LEVEL = frozenset({"government", "hospital", "school", "centre"})
"""Kinds of bodies told apart by their level: UBND tỉnh, Bệnh viện Sản Nhi tỉnh; a Sở is always a province's."""

_LONGEST_TAIL = 12
"""Words of the longest proper name after a head."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that begins the name of a body; see ``body_heads.tsv``."""

    name: str
    alone: bool
    kind: str
    named: bool
    level: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body in the text.

    ``name``: head and field as facts spell them (``Hội đồng Thi đua - Khen thưởng``, ``Sở Nội vụ``); ``level``: the
    level word after it (``tỉnh``), also without a place; ``place``: what it is the body of; ``scope``: ``Trung ương``
    or ``Việt Nam``.
    """

    start: int
    end: int
    name: str
    kind: str
    level: str | None = None
    place: Place | None = None
    scope: str | None = None

    @property
    def organisation(self) -> str:
        """The name without its place: ``UBND tỉnh``, ``Ban Thi đua - Khen thưởng Trung ương``, ``Sở Nội vụ``."""
        if self.scope:
            return f"{self.name} {self.scope}"
        telling = self.kind in _WITH_LEVEL or self.name in ("HĐND", "Thường trực HĐND")
        return f"{self.name} {self.level}" if self.level and telling else self.name

    def full_name(self, area: str | None = None) -> str:
        """The name with its place; ``area`` is the place where the text leaves it out (``UBND tỉnh``)."""
        if self.scope:
            return f"{self.name} {self.scope}"
        where = self.place.name if self.place else area
        own = self.level and not _own_level(self.name)
        parts = [self.name, self.level if own else None, where]
        if self.place and self.place.name.startswith("Thành phố ") and self.level == "thành phố":
            parts = [self.name, self.place.name]
        return " ".join(part for part in parts if part)


@cache
def _heads() -> dict[str, Head]:
    found = {}
    for row in rows("body_heads", "name", "spellings", "alone", "kind", "tail", "level"):
        level = None if row["level"] == "-" else row["level"]
        head = Head(row["name"], row["alone"] == "yes", row["kind"], row["tail"] == "name", level)
        found.update(dict.fromkeys(spellings(row["spellings"]), head))
    return found


@cache
def _own_level(name: str) -> str | None:
    """The level that a head means by itself: huyện for Huyện ủy."""
    return next((head.level for head in _heads().values() if head.name == name), None)


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(
        word for row in rows("body_words", "kind", "words") if row["kind"] == kind for word in spellings(row["words"])
    )


@cache
def _fields() -> dict[str, str]:
    return {
        spelling: row["name"]
        for row in rows("body_fields", "name", "spellings")
        for spelling in spellings(row["spellings"])
    }


def _alternation(words: Sequence[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _head_finder() -> PhraseFinder:
    return PhraseFinder(_heads())


@cache
def _other_word() -> regex.Pattern[str]:
    """Words that end with a head: ``thị trường``, ``cán bộ``."""
    return regex.compile(rf"(?:{_alternation(_words('not_after'))})(?!\p{{L}})")


@cache
def _field() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?P<field>{_alternation(list(_fields()))})(?![\p{{L}}\d])")


@cache
def _inner() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_alternation(_words('inner'))})(?![\p{{L}}\d])")


@cache
def _rest() -> regex.Pattern[str]:
    """What may follow the name: an abbreviation in brackets, a scope, a level."""
    return regex.compile(
        rf"(?:\s*\([\p{{Lu}}\p{{Ll}}-]{{2,10}}\))?"
        rf"(?:\s+(?P<scope>{_alternation(list(_SCOPES))})(?![\p{{L}}\d]))?"
        rf"(?:\s+(?:các\s+)?(?P<level>{level_pattern()})(?![\p{{L}}\d]))?"
    )


_GAP = regex.compile(r"[ \u00a0]+(?:[-–&][ \u00a0]+)?|[ \u00a0]?\n(?!\s*\n)")
_WORD = regex.compile(r"[\p{L}\d][\p{L}\d.&/'’-]*")
_SYLLABLE_BEFORE = regex.compile(r"(\p{L}+)\s$")
_NAME_AFTER = regex.compile(r"\s+(?P<name>\p{Lu}\p{L}+(?:[ \u00a0]+\p{Lu}\p{L}+){0,2})")


def find_bodies(text: str, folded: str, places: Sequence[Place]) -> list[Body]:
    """Bodies left to right, none inside another.

    A head that is no name alone (``bộ``, ``sở``, ``hội``) needs a known field of work or a proper name after it.
    """
    reader = _Reader(text, folded, places)
    found: list[Body] = []
    taken = 0
    for mention in _head_finder().find(folded):
        if mention.start < taken or not reader.is_head(mention.start):
            continue
        body = reader.body(mention.start, mention.end, _heads()[mention.phrase])
        if body:
            found.append(body)
            taken = body.end
    return found


class _Reader:
    """Reads the names of bodies of one text from their heads on."""

    def __init__(self, text: str, folded: str, places: Sequence[Place]) -> None:
        self._text = text
        self._folded = folded
        self._by_start = {place.start: place for place in places} | {place.name_start: place for place in places}

    def is_head(self, start: int) -> bool:
        """Whether a head stands for itself, not as the end of another word (``thị trường``, ``cán bộ``)."""
        before = _SYLLABLE_BEFORE.search(self._folded, max(0, start - 12), start)
        if before and _other_word().match(self._folded, before.start()):
            return False
        return start == 0 or self._folded[start - 1] not in "/-"

    def body(self, start: int, end: int, head: Head) -> Body | None:
        """The body that begins with a head at ``[start, end)``, None when the head is an ordinary word."""
        match = _field().match(self._folded, end)
        field = _fields()[" ".join(match["field"].split())] if match else None
        name = f"{head.name} {field}" if field else head.name
        end = match.end() if match else end
        tail = self._tail(end) if head.named and (not field or head.kind in ("department", "board", "union")) else end
        if tail > end:
            name = f"{name} {' '.join(self._text[end:tail].split())}"
            end = tail
        elif not head.alone and not field and head.kind not in ("government", "council"):
            return None
        return self._placed(Body(start, end, name, head.kind, head.level), head)

    def _tail(self, start: int) -> int:
        """The end of the proper name after a head: capitalised words and the small words that stand between them."""
        end, position, capitals = start, start, 0
        for _ in range(_LONGEST_TAIL):
            gap = _GAP.match(self._text, position)
            word = _WORD.match(self._text, gap.end()) if gap else None
            if word is None or (word.start() in self._by_start and self._by_start[word.start()].start == word.start()):
                break
            inner = _inner().match(self._folded, word.start())
            capital = word.group()[0].isupper() or (word.group()[0].isdigit() and len(word.group()) <= 4)
            if not inner and not capital and not (word.group() == "và" and self._capital_after(word.end())):
                break
            if capital and self._other_head(word.start(), word.end()):
                break
            position = inner.end() if inner and not capital else word.end()
            capitals += capital
            end = position if capital else end
        return end - 1 if capitals and self._text[end - 1] in ".-/&" else end if capitals else self._unit_tail(start)

    def _unit_tail(self, start: int) -> int:
        """The end of small words that name a kind of institution, when a level follows: Trung tâm y tế huyện."""
        end = start
        while (gap := _GAP.match(self._text, end)) and (inner := _inner().match(self._folded, gap.end())):
            end = inner.end()
        return end if end > start and _rest().match(self._folded, end)["level"] else start  # type: ignore[index]

    def _capital_after(self, position: int) -> bool:
        gap = _GAP.match(self._text, position)
        return bool(gap and self._text[gap.end() : gap.end() + 1].isupper())

    def _other_head(self, start: int, end: int) -> bool:
        """Whether another body begins here: ``Ban Quản lý dự án Sở Giao thông vận tải``."""
        return any(
            self._folded.startswith(spelling, start)
            and not self._folded[start + len(spelling) : start + len(spelling) + 1].isalnum()
            for spelling in _strong_heads()
        )

    def _placed(self, body: Body, head: Head) -> Body:
        """The body with what follows its name: scope, level, place."""
        rest = _rest().match(self._folded, body.end)
        scope = rest["scope"] if rest else None
        level = level_of(rest["level"]).word if rest and rest["level"] else None
        end = rest.end() if rest else body.end
        place = self._by_start.get(rest.start("level")) if rest and level else None
        if place is None:
            gap = regex.compile(r"\s+").match(self._folded, end)
            place = self._by_start.get(gap.end()) if gap else None
        if place:
            end = place.end
            level = level or (place.level if place.start < place.name_start else None)
        elif head.level and not level:
            place = self._unit_named(end, head.level)
            end = place.end if place else end
        return replace(
            body,
            end=end,
            level=level or head.level,
            place=place,
            scope=_SCOPES[" ".join(scope.split())] if scope else None,
        )

    def _unit_named(self, start: int, level: str) -> Place | None:
        """``Thị ủy Long Mỹ``: the unit whose committee the head means, named without its level word."""
        match = _NAME_AFTER.match(self._text, start)
        if match is None or match["name"].split()[0].lower() in name_syllables():
            return None
        name = " ".join(match["name"].split())
        if name.isupper():
            return None
        found = level_of(level)
        return Place(match.start("name"), match.end("name"), match.start("name"), name, level, found.rank, name)


@cache
def _strong_heads() -> tuple[str, ...]:
    """Heads that end a proper name before them."""
    return tuple(
        spelling
        for spelling, head in _heads().items()
        if head.alone or head.kind in ("government", "council", "department", "ministry")
    )
