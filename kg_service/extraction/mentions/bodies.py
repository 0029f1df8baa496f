"""Bodies in an article: committees, councils, ministries, departments, unions, and what they are of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import regex

from kg_service.extraction.mentions.body_forms import full_forms
from kg_service.extraction.mentions.body_names import NAMED_AFTER, SHORT_FORM, ProperNames
from kg_service.extraction.mentions.body_tables import (
    Head,
    all_heads,
    field_lookup,
    fields,
    head_finder,
    heads_of_places,
    is_strong,
    level_word,
    no_body_lookup,
    other_word_lookup,
    own_level,
    rest_pattern,
    scopes,
    short_forms,
    short_heads,
    surname_level,
    verb_fields,
)
from kg_service.extraction.mentions.name_shapes import syllables_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import DISTRICT, Place, level_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention
from kg_service.text.values import value

_WITH_LEVEL = frozenset({"government", "hospital", "school", "centre"})
"""Kinds of bodies told apart by their level: UBND tỉnh, Bệnh viện Sản Nhi tỉnh; a Sở is always a province's."""


@value
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
            return self.name if self.name.endswith(self.scope) else f"{self.name} {self.scope}"
        telling = self.kind in _WITH_LEVEL or self.name == "HĐND"
        return f"{self.name} {self.level}" if self.level and telling else self.name

    def full_name(self, area: str | None = None) -> str:
        """The name with its place; ``area`` is the place where the text leaves it out (``UBND tỉnh``)."""
        if self.scope:
            return self.name if self.name.endswith(self.scope) else f"{self.name} {self.scope}"
        where = self.place.name if self.place else area
        own = self.level and not own_level(self.name) and not self.name.endswith(f" {self.level}")
        parts = [self.name, self.level if own else None, where]
        if where and where.startswith("Thành phố ") and self.level == "thành phố":
            parts = [self.name, where]
        return " ".join(part for part in parts if part)


_SPACES = compiled(r"\s+")
_GO_ON = frozenset({"department", "board", "union"})
"""Kinds of bodies whose names may go on after their field."""
_SYLLABLE = 11
"""Characters of a word before a head that are looked at."""
_CAPITAL_NEXT = regex.compile(r"[ \u00a0]\p{Lu}\p{Ll}")
_NAME_AFTER = regex.compile(
    r"(?:[ \u00a0]+|[ \u00a0]?\n(?!\s*\n))(?P<name>\p{Lu}['’]?\p{L}+(?:[ \u00a0]+\p{Lu}['’]?\p{L}+){0,2})"
)


def find_bodies(
    text: str,
    folded: str,
    places: Sequence[Place],
    people: Sequence[Person] = (),
    cities: Collection[str] = (),
) -> list[Body]:
    """Bodies left to right, none inside another. ``cities``: provinces that are cities, with a Thành ủy of their own.

    A head that is no name alone (``bộ``, ``sở``, ``hội``) needs a known field of work or a proper name after it.
    """
    heads = head_finder().find(folded)
    reader = _Reader(text, folded, places, people, heads, cities)
    found: list[Body] = []
    taken = 0
    for mention in heads:
        if mention.start < taken or mention.start not in reader.starts:
            continue
        body = reader.body(mention.start, mention.end, all_heads()[mention.phrase])
        if body:
            found.append(body)
            taken = body.end
    return _in_full(found)


def _in_full(bodies: list[Body]) -> list[Body]:
    """Companies by the name that the text gives them once: ``Công ty May A`` is ``Công ty cổ phần May A``."""
    full = full_forms({body.name for body in bodies if body.kind == "company"})
    if not full:
        return bodies
    return [
        replace(body, name=full[body.name.lower()]) if body.kind == "company" and body.name.lower() in full else body
        for body in bodies
    ]


class _Reader:
    """Reads the names of bodies of one text from their heads on."""

    def __init__(
        self,
        text: str,
        folded: str,
        places: Sequence[Place],
        people: Sequence[Person],
        heads: Sequence[PhraseMention],
        cities: Collection[str],
    ) -> None:
        self._cities = cities
        self._text = text
        self._people = {person.start for person in people}
        self._folded = folded
        self._flat = folded.replace("\n", " ")
        self._told: dict[str, set[str]] = {}
        self._other, self._fields = other_word_lookup(), field_lookup()
        self._no_body = no_body_lookup()
        self._by_start = {place.start: place for place in places} | {place.name_start: place for place in places}
        standing = [mention for mention in heads if self._is_head(mention.start, mention.phrase)]
        self.starts = {mention.start for mention in standing}
        strong = {mention.start for mention in standing if is_strong(all_heads()[mention.phrase])}
        kinds = {mention.start: all_heads()[mention.phrase].kind for mention in standing}
        self._names = ProperNames(text, folded, self._flat, self._by_start, self._people, strong, kinds)

    def _is_head(self, start: int, phrase: str) -> bool:
        """Whether a head stands for itself, not as the end of another word (``thị trường``, ``cán bộ``)."""
        if len(self._no_body.at(self._flat, start) or "") > len(phrase) or self._ends_with_surname(start, phrase):
            return False
        if start == 0:
            return True
        if self._folded[start - 1] in "/-":
            return False
        if self._folded[start - 1] == "\n" and self._text[start].isupper():
            return True  # a line of its own: ĐẮK NÔNG over TRƯỜNG THPT is no "nông trường"
        if not self._folded[start - 1].isspace() or not self._folded[start - 2 : start - 1].isalpha():
            return True
        word, floor = start - 1, max(0, start - _SYLLABLE - 1)
        last = self._flat[floor:word].rpartition(" ")[2]
        if last.isalpha():
            word -= len(last)
        while word > floor and self._folded[word - 1].isalpha():
            word -= 1
        return self._other.at(self._flat, word) is None

    def _ends_with_surname(self, start: int, phrase: str) -> bool:
        """``UBND huyện Đoàn Thanh Bình``: no Huyện đoàn, but a district and a person."""
        last = start + phrase.rfind(" ") + 1
        family = last > start and self._folded[last : start + len(phrase)] in syllables_of("ambiguous")
        if not family or self._text[start].isupper() or not self._text[last].isupper():
            return False
        return _CAPITAL_NEXT.match(self._text, start + len(phrase)) is not None

    def body(self, start: int, end: int, head: Head) -> Body | None:
        """The body that begins with a head at ``[start, end)``, None when the head is an ordinary word."""
        gap = _SPACES.match(self._flat, end)
        found = self._fields.at(self._flat, gap.end()) if gap else None
        acts = head.alone or head.kind in NAMED_AFTER
        if gap and found in verb_fields() and acts and self._text[gap.end()].islower():
            found = None  # "Tỉnh ủy tổ chức hội nghị", "Công ty tổ chức lễ": no "Ban Tổ chức"
        field = fields()[found] if found else None
        name = f"{head.name} {field}" if field else head.name
        end = gap.end() + len(found) if gap and found else end
        # "Tổng công ty Xây dựng công trình giao thông 8": a company's name goes on after a field, but for its place.
        goes_on = head.kind in _GO_ON or (head.kind == "company" and not self._bare_place(end))
        tail = self._names.tail(end, head) if head.named and (not field or goes_on) else end
        if tail > end and not (field and "\n" in self._text[end:tail]):
            written = SHORT_FORM.sub("", self._written(start, end, tail))
            name = f"{name} {' '.join(written.split())}"
            end = tail
        elif head.name in heads_of_places() and self._bare_place(end):
            pass  # Trường Đại học Kiên Giang
        elif not head.alone and not field and head.kind not in ("government", "council"):
            return None
        name = self._as_told(name, head, field)
        branch = self._names.branch_end(end) if head.kind == "company" and (head.alone or name != head.name) else end
        return self._placed(start, branch, f"{name}{self._text[end:branch]}", head)

    def _as_told(self, name: str, head: Head, field: str | None) -> str:
        """A name with its short head or field written out, where the text writes the same out or explains the head."""
        if field and (full := short_heads().get(field)):
            return name.replace(field, full) if self._has(full.lower()) else name
        full = short_heads().get(head.name)
        if full is None:
            short = short_forms().get(head.name)
            return name.replace(head.name, short) if short and not self._has(head.name.lower()) else name
        if full not in self._told:
            lower = full.lower()
            after = compiled(rf"(?<!\p{{L}}){lower} (?:(?P<short>\({head.name.lower()}\))|(?P<name>\S+(?: \S+)?))")
            found = list(after.finditer(self._flat))
            named = {match["name"].strip(",.;:)") for match in found if match["name"]}
            self._told[full] = named | {""} if any(match["short"] for match in found) else named
        rest = name[len(head.name) + 1 :]
        begins = " ".join(rest.lower().split()[:2])
        return f"{full} {rest}" if rest and self._told[full] & {begins, ""} else name

    def _has(self, words: str) -> bool:
        """Whether the text has some words."""
        if words not in self._told:
            self._told[words] = {words} if words in self._flat else set()
        return bool(self._told[words])

    def _written(self, start: int, end: int, tail: int) -> str:
        """The words of a name after its head at ``[start, end)``: those in capitals as the text has them elsewhere."""
        words = self._text[end:tail]
        if not words.isupper() or " " not in words.strip():
            return words
        key = self._folded[start:tail]
        at = self._folded.find(key)
        while at >= 0:
            written = self._text[at + end - start : at + len(key)]
            if not written.isupper():
                return written
            at = self._folded.find(key, at + 1)
        return words

    def _bare_place(self, end: int) -> bool:
        gap = _SPACES.match(self._text, end)
        place = self._by_start.get(gap.end()) if gap else None
        return place is not None and place.start == place.name_start

    def _placed(self, start: int, end: int, name: str, head: Head) -> Body:
        """The body named at ``[start, end)`` with what follows its name: scope, level, place."""
        rest = rest_pattern().match(self._folded, end)
        scope = rest["scope"] if rest else None
        level = level_of(rest["level"]).word if rest and rest["level"] else None
        end = rest.end() if rest else end
        if level is None and (before := surname_level().match(self._folded, end)):
            phrase = f"{before['level']} {before['family']}"
            if self._ends_with_surname(before.start("level"), phrase):
                level, end = level_of(before["level"]).word, before.end("level")
        place = self._by_start.get(rest.start("level")) if rest and level else None
        if place is None:
            gap = _SPACES.match(self._folded, end)
            place = self._by_start.get(gap.end()) if gap else None
        if place and head.level == "thành phố" and place.known and place.name not in self._cities:
            # Thành ủy Lai Châu is of the city in the province of that name
            label = f"thành phố {place.name}"
            place = replace(place, level="thành phố", rank=DISTRICT, label=label, known=False)
        if place and head.kind in NAMED_AFTER and place.start == place.name_start:
            place = self._as_written(place)
            more = self._names.joined(place.end, head) if head.kind == "company" else place.end
            if more > place.end:  # Ngân hàng Sài Gòn - Hà Nội
                written = " ".join(self._text[place.start : more].split())
                return Body(start, more, f"{name} {written}", head.kind, level or head.level, None)
        if place:
            end = place.end
            level = level or (place.level if place.start < place.name_start else None)
        elif head.level and not level:
            place = self._unit_named(end, head.level)
            end = place.end if place else end
        scope = scopes()[" ".join(scope.split())] if scope else None
        return Body(start, end, name, head.kind, level or head.level, place, scope)

    def _as_written(self, place: Place) -> Place:
        """A place in a name, by the name that the text gives it: Công ty Cấp nước Sài Gòn is not of another name."""
        written = " ".join(self._text[place.start : place.end].split())
        other = not written.isupper() and "." not in written and level_word().match(written.lower()) is None
        return replace(place, name=written) if place.known and other else place

    def _unit_named(self, start: int, level: str) -> Place | None:
        """``Thị ủy Long Mỹ``: the unit whose committee the head means, named without its level word."""
        match = _NAME_AFTER.match(self._text, start)
        if match is None or match.start("name") in self._people:
            return None
        begin, end = match.span("name")
        end = next((at - 1 for at in range(begin + 1, end) if at in self._people), end)
        name = " ".join(self._text[begin:end].split())
        if name.isupper() or (level == "tỉnh" and name.count(" ") > 1):
            return None  # provinces of three syllables are known: these are a person's
        return Place(begin, end, begin, name, level, level_of(level).rank, name)
