"""Awards without a verb: ``Cờ thi đua: 54 tập thể``, ``- Hội A - Cờ thi đua``, ``tỉnh có 18 Nghệ nhân ưu tú``."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.followers import FollowerReader
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.facts import AwardStatus
from kg_service.text.patterns import compiled

_ONLY_PROPOSED = telling(r"[^;()\n]{0,40}\(\s*(?:<adverb>\s+)?(?:<award_cues/propose>|chờ)(?!\p{L})")
"""``(đề nghị UBND tỉnh công nhận)`` after a list: it is only proposed."""
_HAS = telling(r"(?<!\p{L})có\s+(?:(?:<figure_links/approx>|<recipient_leads/any>)\s+)?(?:[^.;:]{0,60}(?:,|\svà)\s+)?$")
_HELD_ENDS = compiled(r"\s*(?:[,;.]|$|\)|(?:và|trong đó)(?!\p{L}))")
_ROW_JOINT = compiled(r"\s*(?:các (?:loại|hạng))?\s*(?:[,;]\s*(?:và\s+)?|và\s+)")
_HELD_REACH = 90
_BULLET = (
    r"\s*(?:[-+*•●▪–—.·◦]|o(?=\s)|\p{L}\)|\d{1,2}[.)]|[ivx]{1,5}[.)])\s*(?:(?:<award_cues/prefix>|tặng)\s+)?[\"“]?"
)
_ITEM = telling(_BULLET)
_PERSON_ITEM = telling(rf"{_BULLET}(?:<honorifics/address>\s+)?")


class PlainReader:
    """Reads awards that stand before, after or among those who have them, with no verb between."""

    def __init__(self, folded: str, followers: FollowerReader) -> None:
        self._folded = folded
        self._followers = followers

    def read(self, marks: Sequence[Mark], start: int, end: int) -> list[Predication]:
        """The predications of marks without a verb: ``Cờ thi đua: 54 tập thể; Bằng khen: 202 tập thể, 441 cá nhân``."""
        bulleted = bool(marks) and _ITEM.fullmatch(self._folded, start, marks[0].start) is not None
        held = self._held_in(marks)
        groups = [
            Group([mark.award], listed)
            for index, mark in enumerate(marks)
            if mark.award and ((listed := self._followers.after_name(marks, index, bulleted, end)) or index in held)
        ]
        if not groups and marks and _PERSON_ITEM.fullmatch(self._folded, start, marks[0].start):
            groups = self._followers.named_before(marks, end)
        if not groups:
            groups = self._rows(marks, start)
        if not groups and marks and marks[0].award and all(mark.award for mark in marks):
            owner = self._followers.label(start, marks[0].start)
            groups = [Group([mark.award for mark in marks if mark.award], [owner])] if owner else []
        if not groups:
            return []
        first = min(begin for begin, _ in groups[0].spans())
        last = max(until for _, until in groups[-1].spans())
        proposed = _ONLY_PROPOSED.match(self._folded, last, end)
        status: AwardStatus = "proposed" if proposed else "conferred"
        return [Predication(first, last, "list", status, groups=groups, bare=True, rule="list")]

    def _rows(self, marks: Sequence[Mark], start: int) -> list[Group]:
        """``Ngân hàng A: Cờ thi đua của B; Công ty C và Công ty D: Bằng khen của E``: names, each before its award."""
        groups: list[Group] = []
        end = start
        for mark in marks:
            last = groups[-1] if groups else None
            gap = self._folded[end : mark.start]
            one = mark.recipient
            if mark.award and last and not last.awards and gap.strip() in (":", "–"):
                last.awards.append(mark.award)
            elif one and one.count is None and (last is None or last.awards) and (last is None or gap.strip() == ";"):
                groups.append(Group([], [one]))
            elif one and one.count is None and last and not last.awards and gap in (", ", " và "):
                last.recipients.append(one)
            else:
                return []
            end = mark.end
        return groups if len(groups) > 1 and all(group.awards for group in groups) else []

    def _held_in(self, marks: Sequence[Mark]) -> frozenset[int]:
        """The marks of numbered titles that somebody has, and of those that stand in one row with them."""
        found = {index for index, mark in enumerate(marks) if mark.award and self._held(mark.award)}
        if not found:
            return frozenset()
        rising, falling = range(1, len(marks)), range(len(marks) - 2, -1, -1)
        for order, step in ((rising, -1), (falling, 1)):
            for at in order:
                if (
                    at + step in found
                    and self._is_counted(marks[at])
                    and self._in_row(marks[min(at, at + step)], marks[max(at, at + step)])
                ):
                    found.add(at)
        return frozenset(at for at in found if (award := marks[at].award) and award.kind)

    @staticmethod
    def _is_counted(mark: Mark) -> bool:
        return mark.award is not None and bool(mark.award.count)

    def _in_row(self, first: Mark, second: Mark) -> bool:
        return _ROW_JOINT.fullmatch(self._folded, first.end, second.start) is not None

    def _held(self, award: AwardMention) -> bool:
        """``tỉnh có 18 Nghệ nhân ưu tú``: those who have a title, numbered, and nothing more said of them."""
        if (award.count or 1) < 2 or award.kind is None or award.stem.form not in ("title", "levelled"):
            return False
        before = self._folded[max(0, award.start - _HELD_REACH) : award.start]
        starts = not before.rpartition("\n")[2].strip() or before.rstrip().endswith((".", ":"))
        return (starts or _HAS.search(before) is not None) and _HELD_ENDS.match(self._folded, award.end) is not None
