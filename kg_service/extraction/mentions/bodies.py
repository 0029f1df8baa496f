"""Bodies in an article: committees, councils, ministries, departments, unions, and what they are of."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import regex

from kg_service.extraction.mentions.body_tables import (
    SCOPES,
    Head,
    all_heads,
    field_lookup,
    fields,
    function_words,
    head_finder,
    inner_lookup,
    is_strong,
    level_word,
    not_joined,
    other_word_lookup,
    own_level,
    rest_pattern,
    verb_fields,
)
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import DISTRICT, Place, level_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention
from kg_service.text.values import value

_WITH_LEVEL = frozenset({"government", "hospital", "school", "centre"})
"""Kinds of bodies told apart by their level: UBND tỉnh, Bệnh viện Sản Nhi tỉnh; a Sở is always a province's."""

_NAMED_AFTER = frozenset({"school", "hospital", "company"})
"""Kinds of bodies that are named after persons."""

_LONGEST_TAIL = 12
"""Words of the longest proper name after a head."""


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


_NO_BODIES = "hội nghị", "hội thi ", "hội thảo", "hội trường", "ban hành", "bộ máy", "bộ phận", "phòng chống", "sở hữu"
"""What begins like a head and is none, also in a line in capitals."""
_OF_PLACES = frozenset({"Trường Đại học", "Trường Cao đẳng", "Trường Trung cấp", "Đại học", "Học viện", "Điện lực"})
"""Heads of bodies that may have a province's name for their own."""
_GAP = compiled(r"[ \u00a0]+(?:[-–&][ \u00a0]+)?|[ \u00a0]?\n(?!\s*\n)")
_SPACES = compiled(r"\s+")
_WORD = compiled(r"[\p{L}\d]+(?:[.&/'’-][\p{L}\d]+)*")
_SYLLABLE = 11
"""Characters of a word before a head that are looked at."""
_SHORT_FORM = regex.compile(r" \(\p{Lu}{2,6}\)(?= \p{Lu})")
"""``Hợp tác xã (HTX) Rạng Đông``: what the head is called for short, inside a name."""
_LAST_WORD = compiled(r"[\p{L}\d]+$")
_SMALL_THEN_CAPITAL = regex.compile(r"(?P<words>\p{Ll}+(?: \p{Ll}+){0,3}) (?=[\p{Lu}\d])")
_NAME_AFTER = regex.compile(r"\s+(?P<name>\p{Lu}['’]?\p{L}+(?:[ \u00a0]+\p{Lu}['’]?\p{L}+){0,2})")


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
    return found


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
        self._other, self._fields, self._inner = other_word_lookup(), field_lookup(), inner_lookup()
        self._by_start = {place.start: place for place in places} | {place.name_start: place for place in places}
        standing = [mention for mention in heads if self._is_head(mention.start)]
        self.starts = {mention.start for mention in standing}
        self._strong = {mention.start for mention in standing if is_strong(all_heads()[mention.phrase])}

    def _is_head(self, start: int) -> bool:
        """Whether a head stands for itself, not as the end of another word (``thị trường``, ``cán bộ``)."""
        if self._flat.startswith(_NO_BODIES, start):
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

    def body(self, start: int, end: int, head: Head) -> Body | None:
        """The body that begins with a head at ``[start, end)``, None when the head is an ordinary word."""
        gap = _SPACES.match(self._flat, end)
        found = self._fields.at(self._flat, gap.end()) if gap else None
        if gap and found in verb_fields() and head.alone and self._text[gap.end()].islower():
            found = None  # "Tỉnh ủy tổ chức hội nghị" is no "Ban Tổ chức"
        field = fields()[found] if found else None
        name = f"{head.name} {field}" if field else head.name
        end = gap.end() + len(found) if gap and found else end
        short = _SHORT_FORM.match(self._text, end)
        end = short.end() if short else end
        tail = (
            self._tail(end, head)
            if head.named and (not field or head.kind in ("department", "board", "union"))
            else end
        )
        if tail > end and not (field and "\n" in self._text[end:tail]):
            name = f"{name} {' '.join(self._text[end:tail].split())}"
            end = tail
        elif head.name in _OF_PLACES and self._bare_place(end):
            pass  # Trường Đại học Kiên Giang
        elif not head.alone and not field and head.kind not in ("government", "council"):
            return None
        return self._placed(start, end, name, head)

    def _bare_place(self, end: int) -> bool:
        gap = _SPACES.match(self._text, end)
        place = self._by_start.get(gap.end()) if gap else None
        return place is not None and place.start == place.name_start

    def _tail(self, start: int, head: Head) -> int:
        """The end of the proper name after a head: capitalised words and the small words that stand between them."""
        end, position, capitals = start, start, 0
        form, after_form = False, True  # whether the last capital word comes straight after the head, or TNHH
        for _ in range(_LONGEST_TAIL):
            word = self._next_word(position)
            if word is None or self._ends_name(word, head):
                break
            inner = self._inner_end(word.start())
            numbered = word.group()[0].isdigit() and len(word.group()) <= 4
            if numbered and "/" in word.group() and head.kind not in _NAMED_AFTER:
                break  # Sở Y tế 4/5 phiếu
            capital = word.group()[0].isupper() or numbered
            if capital:
                position = end = self._compound_end(word.end(), inner)
                capitals += 1
                form, after_form = after_form, bool(inner)
            elif form and (later := self._later_capital(word.start(), head)):
                position, form = later, False
                end = later if self._ends_here(later + 1) else end
            elif inner or (word.group() == "và" and self._capital_after(word.end())):
                position = inner or word.end()
            else:
                break
        if not capitals:
            return self._unit_tail(start)
        return start if capitals == 1 and self._cut_short(end) else end

    def _inner_end(self, start: int) -> int:
        """The end of the small words of a proper name that begin at ``start``, 0 for none."""
        phrase = self._inner.at(self._flat, start)
        return start + len(phrase) if phrase else 0

    def _next_word(self, position: int) -> re.Match[str] | None:
        gap = _GAP.match(self._text, position)
        if gap is None or ("-" in gap.group() and not_joined().match(self._folded, gap.end())):
            return None
        if "\n" in gap.group() and self._folded.startswith("số", gap.end()):
            return None  # the letter's number under who sends it
        return _WORD.match(self._text, gap.end())

    def _ends_name(self, word: re.Match[str], head: Head) -> bool:
        """Whether a place with its level, another body or a person begins with the word."""
        place = self._by_start.get(word.start())
        if (place and place.start == word.start()) or level_word().match(self._folded, word.start()):
            return True
        if word.group()[0].isupper() and (self._other_head(word.start()) or word.group().lower() == "kiêm"):
            return True
        return head.kind not in _NAMED_AFTER and word.start() in self._people

    def _compound_end(self, end: int, inner: int) -> int:
        """The end of a compound whose first syllable alone is capitalised (``Điện ảnh``).

        One that the tables know, or one small syllable before a capital or the end of the phrase.
        """
        if inner > end:
            return inner
        word = self._next_word(end)
        if word is None or not word.group().isalpha() or not word.group().islower() or word.group() in function_words():
            return end
        after = self._text[word.end() : word.end() + 2]
        return word.end() if not after.strip() or after[0] in ",.;:)" or after[1:].isupper() else end

    def _later_capital(self, start: int, head: Head) -> int:
        """Where small words end that a capital one follows: Công ty TNHH Xử lý nước Trâm Anh; 0 for none."""
        small = _SMALL_THEN_CAPITAL.match(self._text, start) if head.kind == "company" else None
        if small is None or not function_words().isdisjoint(small["words"].split()):
            return 0
        after = small.end()
        return 0 if self._other_head(after) or after in self._people else int(small.end("words"))

    def _ends_here(self, start: int) -> bool:
        place = self._by_start.get(start)
        return place is not None and place.start < place.name_start

    def _cut_short(self, end: int) -> bool:
        """Whether one capitalised syllable that ends at ``end`` is followed by a small one that may belong to it."""
        last = _LAST_WORD.search(self._text, max(0, end - 20), end)
        if last is None or last.group().islower() or last.group().isupper() or not last.group().isalpha():
            return False
        word = self._next_word(end)
        if word is None or level_word().match(self._folded, word.start()):
            return False
        return word.group().islower() and word.group() not in function_words()

    def _unit_tail(self, start: int) -> int:
        """The end of small words that name a kind of institution, when a level follows: Trung tâm y tế huyện."""
        end = start
        while (gap := _GAP.match(self._text, end)) and (inner := self._inner_end(gap.end())):
            end = inner
        return end if end > start and rest_pattern().match(self._folded, end)["level"] else start  # type: ignore[index]

    def _capital_after(self, position: int) -> bool:
        gap = _GAP.match(self._text, position)
        return bool(gap and self._text[gap.end() : gap.end() + 1].isupper())

    def _other_head(self, start: int) -> bool:
        """Whether another body begins here: ``Ban Quản lý dự án Sở Giao thông vận tải``."""
        return start in self._strong

    def _placed(self, start: int, end: int, name: str, head: Head) -> Body:
        """The body named at ``[start, end)`` with what follows its name: scope, level, place."""
        rest = rest_pattern().match(self._folded, end)
        scope = rest["scope"] if rest else None
        level = level_of(rest["level"]).word if rest and rest["level"] else None
        end = rest.end() if rest else end
        place = self._by_start.get(rest.start("level")) if rest and level else None
        if place is None:
            gap = _SPACES.match(self._folded, end)
            place = self._by_start.get(gap.end()) if gap else None
        if place and head.level == "thành phố" and place.known and place.name not in self._cities:
            # Thành ủy Lai Châu is of the city in the province of that name
            label = f"thành phố {place.name}"
            place = replace(place, level="thành phố", rank=DISTRICT, label=label, known=False)
        if place:
            end = place.end
            level = level or (place.level if place.start < place.name_start else None)
        elif head.level and not level:
            place = self._unit_named(end, head.level)
            end = place.end if place else end
        scope = SCOPES[" ".join(scope.split())] if scope else None
        return Body(start, end, name, head.kind, level or head.level, place, scope)

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
