"""Numbers among the subjects of a verb: whose they are, who stands in brackets after them, which clause counts them."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

REACH = 220
"""Characters from a subject to its verb: a name with its office, a body with where it is."""
_HAS = worded(r"(?<!\p{L})có\s+(?:<about>\s+)*$", "award_recipients")
_THERE = worded(r"(?<!\p{L})<attends>\s(?:[^.;:]{0,60}\s)?(?:có|gồm|là)(?!\p{L})", "award_recipients")
_WHEN = worded(r"(?<!\p{L})<other_clause>\s", "award_recipients")
_OUT_OF = compiled(r"(?<!\p{L})trong\s+(?:(?:tổng\s+)?số\s+)?$")
_BRACKET = compiled(r"\s*\((?:(?:gồm|là|đó là)\s*:?\s*)?")


class CountedSubjects:
    """Reads them in one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    def numbered_of(self, marks: Sequence[Mark], items: Sequence[int], start: int) -> int:
        """Where those who are numbered begin: ``Sở A có 5 tập thể được tặng``; the body they belong to gets nothing.

        Nor do those who are only there: ``Dự hội nghị có ông A, cùng 118 nông dân đạt danh hiệu B``.
        """
        first = marks[items[0]].start
        total = marks[items[0]].recipient
        if total and total.count is not None and _OUT_OF.search(self._folded, max(start, first - REACH), first):
            return 1  # trong 58 hộ ấy, 6 hộ được tặng
        if _THERE.search(self._folded, max(start, first - REACH), first):
            return len(items) - 1
        for number in range(1, len(items)):
            one, before = marks[items[number]], marks[items[number - 1]]
            counted = one.recipient is not None and one.recipient.count is not None
            named = before.recipient is not None and before.recipient.count is None
            if counted and named and _HAS.search(self._folded, before.end, one.start):
                return number
        return 0

    def is_apart(self, marks: Sequence[Mark], items: Sequence[int]) -> bool:
        """Whether the one after the first is named in a clause of its own."""
        second = marks[items[1]].recipient if len(items) > 1 else None
        if second is None or second.count is not None:
            return False
        return _WHEN.search(self._folded, marks[items[0]].end, second.start) is not None

    def in_bracket(self, marks: Sequence[Mark], counted: int, end: int) -> list[Recipient]:
        """``01 tập thể (Trường Tiểu học A) được tặng``: who they are whom the number before the bracket counts."""
        number = marks[counted].recipient
        opens = _BRACKET.match(self._folded, marks[counted].end)
        if number is None or opens is None:
            return []
        close = self._folded.find(")", opens.end(), end)
        inside = [mark.recipient for mark in marks[counted + 1 :] if mark.end <= close]
        named = [one for one in inside if one and one.count is None and one.kinds[0] in number.kinds]
        return named if 0 < len(named) <= (number.count or 0) else []

    def own(self, marks: Sequence[Mark], items: list[int]) -> list[int]:
        """``tặng A cho 5 cá nhân và 8 cá nhân được tặng B``: what is counted again begins the next clause.

        So does the last number after a comma: ``tặng cờ cho 9 tập thể, 57 đơn vị đạt danh hiệu B``.
        """
        found = [recipient for at in items if (recipient := marks[at].recipient) and recipient.count is not None]
        if len(found) < 2 or len(found) != len(items):
            return items
        if found[-1].noun == found[-2].noun:
            return items[-1:]
        gap = self._folded[marks[items[-2]].end : marks[items[-1]].start].strip()
        return items[-1:] if gap == "," and found[-1].kinds == found[-2].kinds else items
