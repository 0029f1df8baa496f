"""Proper names of bodies: capitalised words after a head, and the small words that stand between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

import regex

from kg_service.extraction.mentions.body_tables import (
    Head,
    function_words,
    head_lookup,
    inner_lookup,
    level_word,
    not_joined,
    rest_pattern,
    verb_fields,
)
from kg_service.extraction.mentions.name_shapes import after_bare_head, after_office, honours
from kg_service.extraction.mentions.places import Place
from kg_service.extraction.tables import one_of
from kg_service.text.patterns import compiled

NAMED_AFTER = frozenset({"school", "hospital", "company"})
"""Kinds of bodies that are named after persons."""

SHORT_FORM = regex.compile(r" \(\p{Lu}[\p{Lu}\d&. -]{1,12}\)(?= [\p{L}\d])")
"""``Hợp tác xã (HTX) Rạng Đông``: what words of a name are called for short, inside it."""
_NAMED = regex.compile(r"(?r)(?:\p{Lu}\p{Ll}+ ){2}$")
"""Before a person's name that is no part of a company's, which has one: ``Công ty TNHH Thành Đạt Nguyễn Văn Hùng``."""
_WHOLE_PERSON = regex.compile(r"(?:\p{Lu}['’]?\p{Ll}+[ \u00a0]?){3}")
_COMPANY = compiled(r"công ty (?:[^\s,;:.]+ ){1,5}$")
"""Before a name's end: a union is a company's, ``Công đoàn Công ty TNHH Giày Hoàng Sơn``."""
_COMPANY_REACH = 48
_DASH = compiled(r"[ \u00a0][-–][ \u00a0]")
_IS_AMOUNT = compiled(r"[.,]\d|\s?%")
_LONGEST_TAIL = 12
"""Words of the longest proper name after a head."""
_GAP = compiled(r"[ \u00a0]+(?:[-–&][ \u00a0]+)?|[ \u00a0]?\n(?!\s*\n)")
_WORD = compiled(r"[\p{L}\d]+(?:[.&/'’-][\p{L}\d]+)*")
_LAST_WORD = compiled(r"[\p{L}\d]+$")
_SMALL_THEN_CAPITAL = regex.compile(r"(?P<words>\p{Ll}+(?: \p{Ll}+){0,3}) (?=\p{Lu}|(?<=số )\d)")


@cache
def _cluster() -> re.Pattern[str]:
    return compiled(rf"{one_of('cluster_names', 'cluster')}\s+{one_of('cluster_names', 'emulation')}(?!\p{{L}})")


@cache
def _document() -> re.Pattern[str]:
    """A line that says what document this is: ``BÁO CÁO``."""
    return compiled(rf"{one_of('body_words', 'document')}[ \u00a0]*(?:\n|$)")


_BRANCH_WITHIN = 200
"""Characters of a branch's name; the engine looks for its words as far as it may."""


@cache
def _branch() -> regex.Pattern[str]:
    """``Chi nhánh`` after a company's name, before the place that it is the branch of."""
    words, level = one_of("body_words", "branch"), level_word().pattern
    of = r"[^\S\n]+(?P<of>\p{Lu}[\p{L}\d]*(?:[^\S\n]+\p{Lu}\p{L}*){0,2})"
    return regex.compile(rf"(?P<branch>[^\S\n]+(?i:{words}))(?:(?=[^\S\n]+{level})|{of})")


class ProperNames:
    """Reads the names after heads in one text.

    ``places``: places by their starts and those of their names; ``people``: where names of persons begin; ``strong``:
    where heads begin that end a name before them; ``kinds``: the kinds of bodies by where their heads begin.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        flat: str,
        places: Mapping[int, Place],
        people: Collection[int],
        strong: Collection[int],
        kinds: Mapping[int, str],
    ) -> None:
        self._text = text
        self._folded = folded
        self._flat = flat
        self._by_start = places
        self._people = people
        self._strong = strong
        self._kinds = kinds
        self._inner = inner_lookup()

    def tail(self, start: int, head: Head) -> int:
        """The end of the proper name after a head: capitalised words and the small words that stand between them."""
        end, position, capitals = start, start, 0
        form, after_form = False, True  # whether the last capital word comes straight after the head, or TNHH
        for _ in range(_LONGEST_TAIL):
            word = self._next_word(position)
            if word is None or self._ends_name(word, head, start):
                break
            inner = self._inner_end(word.start())
            counts = inner and capitals and self._text[inner + 1 : inner + 2].isdigit()
            if counts and self._flat[word.start() : inner] in verb_fields():
                break  # Công ty A quản lý 870 ha
            numbered = word.group()[0].isdigit() and len(word.group()) <= 4
            if numbered and "/" in word.group() and head.kind not in NAMED_AFTER:
                break  # Sở Y tế 4/5 phiếu
            if numbered and _IS_AMOUNT.match(self._text, word.end()):
                break  # lương bình quân toàn Công ty 9,3 triệu đồng
            if (
                word.group().islower()
                and head.kind == "army"
                and self._text[max(start, position - 1) : position].isdigit()
            ):
                break  # Quân khu 1 khen thưởng 21 tập thể
            capital = word.group()[0].isupper() or numbered
            if capital:
                position = end = self._compound_end(word.end(), inner)
                capitals += 1
                form, after_form = after_form, bool(inner)
            elif form and (later := self._later_capital(word.start(), head)):
                position, form = later, False
                end = later if self._ends_here(later + 1) else end
            elif inner or (word.group() == "và" and self._goes_on_after(word.end())):
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

    def joined(self, start: int, head: Head) -> int:
        """The end of what a dash joins to a name: ``Sài Gòn - Hà Nội``; ``start`` where none does."""
        word = self._next_word(start) if _DASH.match(self._text, start) else None
        if word is None or not word.group()[0].isupper() or head_lookup().at(self._flat, word.start()):
            return start
        place = self._by_start.get(word.start())
        return place.end if place else max(start, self.tail(start, head))

    def branch_end(self, end: int) -> int:
        """Where ``Chi nhánh`` ends after a name that ends at ``end``, with what it is of but for a place's name.

        ``end`` where no branch is named.
        """
        branch = _branch().match(self._text, end, end + _BRANCH_WITHIN)
        if branch is None:
            return end
        known = branch["of"] is None or branch.start("of") in self._by_start or branch.start("of") in self._people
        return branch.end("branch") if known else branch.end()

    def _next_word(self, position: int) -> re.Match[str] | None:
        short = SHORT_FORM.match(self._text, position)
        if short and (self._text[short.end() + 1].isupper() or self._inner_end(short.end() + 1)):
            position = short.end()
        gap = _GAP.match(self._text, position)
        if gap is None or ("-" in gap.group() and not_joined().match(self._folded, gap.end())):
            return None
        below = "\n" in gap.group()
        if below and (self._folded.startswith("số", gap.end()) or _document().match(self._folded, gap.end())):
            return None  # the letter's number under who sends it, or what it is
        word = _WORD.match(self._text, gap.end())
        if word and below:
            line = self._text[self._text.rfind("\n", 0, position) + 1 : position]
            begins_body = word.group().isupper() and head_lookup().at(self._flat, word.start()) is not None
            if line.isupper() and (begins_body or not word.group().isupper()):
                return None  # a name in capitals ends with its line, or before the next body of a letterhead
        return word

    def _ends_name(self, word: re.Match[str], head: Head, start: int) -> bool:
        """Whether a place with its level, another body or a person begins with the word; ``start``: after the head."""
        place = self._by_start.get(word.start())
        if (place and place.start == word.start()) or level_word().match(self._folded, word.start()):
            return True
        if word.group()[0].isupper() and (self._other_head(word.start()) or word.group().lower() == "kiêm"):
            return True
        if honours().at(self._folded, word.start()):
            return True  # tặng Trường A Huân chương Lao động
        if _cluster().match(self._flat, word.start()):
            return True  # Công ty A thuộc Khối thi đua số 3
        if head.kind == "company" and self.branch_end(word.start() - 1) >= word.start():
            return True
        if word.start() not in self._people:
            return False
        if after_bare_head(self._text, self._folded, word.start()):
            return True
        first = max(0, word.start() - _COMPANY_REACH)
        company = head.kind == "company" or bool(
            head.kind == "union" and _COMPANY.search(self._folded, first, word.start())
        )
        whole = _WHOLE_PERSON.match(self._text, word.start()) is not None
        if (head.kind not in NAMED_AFTER and not company) or (head.alone and whole):
            return True  # Tổng giám đốc Vietcombank Phạm Quang Dũng
        if _NAMED.search(self._text, max(0 if company else start, word.start() - 24), word.start()) is None:
            return False
        # Bệnh viện Chợ Rẫy Nguyễn Văn An; one of two syllables only where an office tells that somebody follows
        return company or whole or after_office(self._folded, start)

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
        """The end of small words that name a kind of institution, before a level or place: Trung tâm y tế huyện."""
        end = start
        while (gap := _GAP.match(self._text, end)) and (inner := self._inner_end(gap.end())):
            end = inner
        if end == start:
            return start
        gap = _GAP.match(self._text, end)
        placed = gap is not None and gap.end() in self._by_start  # các khu công nghiệp Bình Dương
        return end if placed or rest_pattern().match(self._folded, end)["level"] else start  # type: ignore[index]

    def _goes_on_after(self, position: int) -> bool:
        """Whether a name goes on after ``và``: with a capital, but not with another body."""
        gap = _GAP.match(self._text, position)
        if gap is None or not self._text[gap.end() : gap.end() + 1].isupper():
            return False
        return gap.end() not in self._kinds

    def _other_head(self, start: int) -> bool:
        """Whether another body begins here: ``Ban Quản lý dự án Sở Giao thông vận tải``."""
        return start in self._strong
