"""Recipients of a verb's awards that stand elsewhere: before who proposes, before a colon, straight after the award."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from kg_service.extraction.award.followers import FollowerReader
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.predications import Group, Head, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.subjects import SubjectReader
from kg_service.extraction.worded import worded

_SPOKEN_REACH = 48
"""Characters before a verb in which a noun makes it one."""

_MAY_RECEIVE = frozenset(
    {"union", "police", "department", "board", "army", "company", "school", "hospital", "organisation"}
)
"""Kinds of bodies that, after an award without ``của``, get it rather than give it."""

_SPOKEN_OF = worded(
    r"(?<!\p{L})(?:<procedure>|<session>|để|trong)(?:\s+xin)?\s+$|(?<!\p{L})việc\s[^,.;:]{1,40}$",
    "award_verbs",
    engine=regex.compile,
)

_PROVINCE = 1
_IN_ORDER_TO = "để"
_CHOICE = worded(r"(?<!\p{L})<votes>(?:\s+<adverb>)?\s+$", "award_votes", "award_clauses")

_RESULT = worded(r"[\s-]*<result>[^.;:]{0,40}:", "award_verbs")


class RemoteRecipients:
    """Finds them for the predications of one text."""

    def __init__(self, folded: str, subjects: SubjectReader, followers: FollowerReader) -> None:
        self._folded = folded
        self._subjects = subjects
        self._followers = followers

    def before(
        self, made: Predication, marks: Sequence[Mark], head: Head, before: Sequence[Predication], start: int
    ) -> None:
        """``tỉnh A đạt điểm cao nhất, đề nghị Chính phủ tặng Cờ thi đua``: those proposed stand before."""
        if any(group.recipients or group.addressed for group in made.groups):
            return
        chosen = self._chosen(marks, head, start)
        if not chosen and self._is_noun(marks, head):
            return
        if any(award.count is not None for group in made.groups for award in group.awards):
            return  # đề nghị tặng 2 Huân chương: for those who are left unnamed
        asked = next((at for at in range(head.first, head.index + 1) if marks[at].act == "propose"), head.index)
        floor = next((at + 1 for at in range(asked - 1, -1, -1) if marks[at].start < made.verb and marks[at].award), 0)
        outer = Head(asked, head.cue, asked)
        self._subjects.take(marks, outer, floor, start)
        named = chosen or self._before_bracket(marks, asked, start)
        named = named or [r for r in outer.subject if r.rank or r.person or r.count is not None]
        bodies = [] if named else list(outer.subject)
        listed = bool(before) and before[-1].rule == "implied" and before[-1].status == "proposed"
        if bodies and not (listed or _RESULT.match(self._folded, start) or self._elected(marks, bodies[0])):
            return  # Sở Nội vụ đề nghị tặng: for others; not after xã A đề nghị tặng B; bà C đề nghị tặng D;
        for group in made.groups:
            group.recipients = named or bodies or self._subjects.omitted(marks, outer, start)
        made.rule = "implied"

    @staticmethod
    def _elected(marks: Sequence[Mark], first: Recipient) -> bool:
        """``suy tôn A, B là đơn vị xuất sắc, đề nghị tặng``: the verb straight before them recognises them."""
        before = [mark for mark in marks if mark.end <= first.start]
        return bool(before) and before[-1].act == "recognise"

    def labelled(self, made: Predication, marks: Sequence[Mark], head: Head, start: int) -> None:
        """``b) Bà A, xã B: UBND huyện thu hồi danh hiệu C``, ``Sở A: 7/7 phiếu đề nghị tặng D``: before the colon.

        Not of those who are told by name after it, nor where so many awards are not one recipient's.
        """
        if made.act == "revoke" and head.proposed:
            return  # đề nghị rút: not yet
        asked = (at for at in range(head.first, head.index + 1) if marks[at].act == "propose")
        first = next(asked, head.first)
        verb = marks[first].start
        start = self._folded.rfind(";", start, verb) + 1 or start
        dash = self._folded[start:verb].rstrip()
        colon = start + len(dash) - 1 if dash.endswith((" -", " –")) else self._folded.find(":", start, verb)
        if colon < 0 or any(group.addressed or _named(group, colon) for group in made.groups):
            return
        if any(award.count is not None for group in made.groups for award in group.awards):
            return
        owner = self._followers.labelled(start, colon)
        owners = [owner] if owner else self._labels(marks[:first], start, colon)
        if owners:
            for group in made.groups:
                group.recipients = list(owners)

    def _labels(self, marks: Sequence[Mark], start: int, colon: int) -> list[Recipient]:
        """The bodies and areas that stand before a colon and nothing else, in a clause without a name of its own."""
        before = [mark for mark in marks if start <= mark.start and mark.end <= colon]
        if not before or self._folded[before[-1].end : colon].strip():
            return []
        dateline = before[0].recipient is not None and before[0].recipient.rank == _PROVINCE
        if dateline and not self._folded[start : before[0].start].strip():
            return []  # Ninh Thuận: Khối thi đua A suy tôn …
        if any(mark.recipient is None or mark.recipient.count is not None for mark in before):
            return []
        named = self._followers.listed(before, start)
        return named if len(named) == len(before) else []

    def _before_bracket(self, marks: Sequence[Mark], asked: int, start: int) -> list[Recipient]:
        """``Công đoàn A (đề nghị Cờ thi đua của Chính phủ)``: whose name stands straight before the bracket."""
        bracket = self._folded.rfind("(", start, marks[asked].start)
        if bracket < 0 or self._folded[bracket + 1 : marks[asked].start].strip() not in ("", "đang", "đã"):
            return []
        before = [mark for mark in marks[:asked] if mark.end <= bracket and mark.recipient]
        if not before or self._folded[before[-1].end : bracket].strip():
            return []
        recipient = before[-1].recipient
        return [recipient] if recipient and recipient.count is None else []

    def _chosen(self, marks: Sequence[Mark], head: Head, start: int) -> list[Recipient]:
        """``bỏ phiếu chọn huyện A và huyện B để đề nghị tặng``: those whom a choice before names."""
        at = head.first
        if not at or self._folded[marks[at - 1].start : marks[at - 1].end] != _IN_ORDER_TO:
            return []
        at -= 1
        named: list[Recipient] = []
        while at and (recipient := marks[at - 1].recipient) is not None and recipient.count is None:
            named.insert(0, recipient)
            at -= 1
            if self._folded[marks[at - 1].end : recipient.start].strip() not in (",", "và"):
                break
        return named if named and _CHOICE.search(self._folded, start, named[0].start) else []

    def _is_noun(self, marks: Sequence[Mark], head: Head) -> bool:
        """``quá trình xét tặng danh hiệu A``, ``hồ sơ đề nghị tặng``: what is spoken of, and nobody's proposal."""
        at = head.index
        while at and marks[at - 1].act == "propose" and marks[at].start - marks[at - 1].end <= 1:
            at -= 1
        return _SPOKEN_OF.search(self._folded, max(0, marks[at].start - _SPOKEN_REACH), marks[at].start) is not None

    def unaddressed(self, made: Predication) -> None:
        """``gửi Thư khen Công an tỉnh``: a body straight after an award that nobody else gets is its recipient."""
        if made.act not in ("confer", "hand"):
            return
        for group in made.groups:
            award = group.awards[-1] if group.awards and not group.recipients and not group.addressed else None
            issuer = award.issuers[0] if award and len(award.issuers) == 1 else None
            if award is None or issuer is None or issuer.kind not in _MAY_RECEIVE or issuer.person:
                continue
            if self._folded[award.start : issuer.start].rstrip().endswith(("của", " do")):
                continue
            group.awards[-1] = replace(award, issuers=(), end=issuer.start)
            group.recipients = [Recipient(issuer.start, issuer.end, issuer.name, ("collective",))]


def _named(group: Group, colon: int) -> bool:
    """Whether recipients of a group stand after a colon."""
    return any(recipient.start > colon for recipient in group.recipients)
