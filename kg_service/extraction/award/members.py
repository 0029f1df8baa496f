"""Those whom a sentence counts, named in one of the next: ``… cho 3 điều dưỡng. Đó là các chị A, B và C``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.entries import Entries
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import GIVING
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus, RecipientKind
from kg_service.text.numbers import number_word
from kg_service.text.patterns import compiled

_MEMBERS = compiled(r"\s*(?:trong đó|đó là|gồm|bao gồm|cụ thể)[,:]?\s")
_AGAIN = regex.compile(
    r"\s*(?:(?P<number>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|các|những)\s+(?P<noun>\p{L}+(?:\s\p{L}+){0,3}?)"
    r"(?P<same>\s+(?:đó|này|ấy|trên|nói trên|vừa nêu|(?:vừa\s+)?được\s[^,;:.]{3,40}?))?"
    r"\s*(?:(?:đó\s+)?là|(?:bao\s+)?gồm(?:\s+có)?|cụ thể là)?\s*(?:(?<=là|gồm|có)|:)\s*:?\s+(?:các\s+)?"
)
"""``Ba điều dưỡng đó là …``, ``Hai người được khen gồm: …``."""

_PARTS = regex.compile(
    r"\s*(?:trong\s+(?:tổng\s+)?số|trong)\s+(?P<number>\d{1,4})\s+(?P<noun>\p{L}+(?:\s\p{L}+){0,3}?)"
    r"(?P<same>\s+(?:đó|này|ấy|trên|nói trên|được\s[^,;:.]{3,40}?))?,?\s+(?:thì\s+)?(?:có|gồm)\s"
)
_ANYONE: dict[str, RecipientKind] = {
    "người": "individual", "cá nhân": "individual", "anh": "individual", "chị": "individual", "em": "individual",
    "tập thể": "collective", "đơn vị": "collective", "hộ": "household", "gia đình": "household",
    "hộ gia đình": "household",
}  # fmt: skip
"""Nouns that may stand for any other of their kind."""

_UNNAMED = regex.compile(r"(?<!\p{L})(?:danh sách|những|các|nhiều|một số)\s+\p{L}")
_FIELD = regex.compile(
    r"\s*(?:ở\s+|về\s+|trong\s+)?(?:lĩnh vực|ngành|bộ môn|chuyên ngành|thể loại|hạng mục|nhóm|khối)\s[^,;:.()]{2,40}?\s"
    r"(?:có|gồm)(?:\s+có)?\s*:?\s+(?:các\s+)?"
)
_TO_UNNAMED = compiled(
    r"(?:\s+và\s+(?:tiền|phần|quà)\s\p{L}+)?\s+(?:cho|tới|đến|dành cho)\s+(?:những|các|nhiều|một số)\s+"
    r"(?:(?:tập thể|cá nhân|người|cán bộ|chiến sĩ|người dân|tấm gương|gương)(?!\p{L})(?:,|\svà|\s)\s*){1,2}"
)
"""``trao Giấy khen cho những cá nhân có thành tích``: whom the text may name later."""

_COMMENDED = compiled(r"[^:;.()\n]{0,40}?(?:,?\s*(?:bao\s+)?gồm(?:\s+có)?|,?\s+(?:đó\s+)?là)\s*:?\s+(?:các\s+)?")
_TOLD_REACH = 700
"""Characters between an award for people unnamed and the list of those commended."""

_MONEY = compiled(r"(?<!\p{L})thưởng\s+(?:số tiền\s+)?\d[\d.,]*\s+(?:triệu|nghìn|tỷ|đồng)")
_OPENS = compiled(r"\s*(?:trong đó|gồm|bao gồm|cụ thể|trong số đó)(?:\s+có)?(?:\s+một số)?\s*:\s*$")
_OF_UNIT = regex.compile(
    r"\s*[^,;:.]{4,90}\scó\s+(?P<number>\d{1,2})\s+(?P<kind>cá nhân|tập thể|đơn vị)\s+(?:là|gồm(?:\s+có)?)\s*:?\s+"
)
_UNITS_REACH = 1200
_NOUN_ENDS = compiled(r"[.,;:()\n]")
_NOUN_REACH = 24
_AGAIN_AFTER = 2
"""Sentences after a count among which those counted may be named."""


class MemberReader:
    """Follows the numbers of recipients of one document until the text says who they are.

    ``counted``: what the sentence before gives to one number of recipients.
    """

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._document = document
        self._marks = marks
        self._clauses = clauses
        self._entries = Entries(document)
        self.counted: Predication | None = None
        self._told: Predication | None = None
        self._told_for = 0
        self._awarded: Predication | None = None
        self.total: Predication | None = None
        self._announced: Predication | None = None
        self._unnamed: Predication | None = None

    def keep(self, found: Sequence[Predication]) -> None:
        """Keeps what the last of a sentence's predications gives to numbers of recipients."""
        last = found[-1].groups[-1]
        if any(recipient.count for recipient in last.recipients):
            self._told, self._told_for = found[-1], _AGAIN_AFTER
            self.total = found[-1]
        several = {
            award.stem.name
            for one in found
            for group in one.groups
            for award in group.awards
            if not group.recipients or any(recipient.count for recipient in group.recipients)
        }
        self._awarded = found[-1] if last.awards else self._awarded
        self.counted = found[-1] if _counts_only(found[-1]) and len(several) == 1 else None

    def announce(self, sentence: Sentence) -> None:
        """Keeps an award that a sentence says others get whom it leaves unnamed, for the next to name by field."""
        self._announced = None
        if not _UNNAMED.search(self._document.folded, sentence.start, sentence.end):
            return
        marks = self._marks.marks(sentence.start, sentence.end)
        awards = [mark.award for mark in marks if mark.award]
        acts = {mark.act for mark in marks}
        if len(awards) != 1 or "negation" in acts or "passive" not in acts or acts.isdisjoint(GIVING):
            return
        status: AwardStatus = "proposed" if "propose" in acts else "conferred"
        self._announced = Predication(sentence.start, sentence.end, "list", status, groups=[Group(awards)])

    def unname(self, sentence: Sentence) -> None:
        """Keeps the one award that a sentence gives to people without their names."""
        marks = self._marks.marks(sentence.start, sentence.end)
        awards = [mark.award for mark in marks if mark.award]
        acts = {mark.act for mark in marks}
        if len(awards) != 1 or acts & {"negation", "propose", "future", "revoke"} or acts.isdisjoint(GIVING):
            return
        if _TO_UNNAMED.match(self._document.folded, awards[0].end, sentence.end):
            act = next(mark.act for mark in marks if mark.act in GIVING)
            self._unnamed = Predication(sentence.start, sentence.end, act, "conferred", groups=[Group(awards)])

    def commended(self, sentence: Sentence) -> list[Predication]:
        """``Bốn cá nhân tiêu biểu được khen thưởng, gồm: A, B …``: who get the award that a sentence before told of."""
        told = self._unnamed
        if told is None or sentence.start - told.end > _TOLD_REACH:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        counted = marks[0].recipient if marks else None
        if counted is None or counted.count is None or [mark.act for mark in marks[1:3]] != ["passive", "commend"]:
            return []
        opens = _COMMENDED.match(self._document.folded, marks[2].end, sentence.end)
        if opens is None or any(mark.award for mark in marks):
            return []
        after = [mark for mark in marks if mark.start >= opens.end()]
        listed = self._clauses.listed(after, opens.end())
        named = [one for one in listed if one.person and one.count is None] if "collective" not in counted.kinds else []
        if not named or len(named) > counted.count:
            return []
        group = Group(list(told.groups[0].awards), named)
        start, end = named[0].start, named[-1].end
        return [Predication(start, end, told.act, told.status, handed=True, groups=[group], rule="members")]

    def by_field(self, sentence: Sentence) -> list[Predication]:
        """``Lĩnh vực sân khấu có NSƯT A, NSƯT B``: who they are of whom the sentences before told the award."""
        told = self._announced
        opens = _FIELD.match(self._document.folded, sentence.start, sentence.end) if told else None
        if told is None or opens is None:
            self._announced = None
            return []
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= opens.end()]
        people = [recipient for recipient in self._clauses.listed(marks, opens.end()) if recipient.person]
        if not people or any(mark.award for mark in marks):
            return []
        group = Group(list(told.groups[0].awards), people)
        start, end = people[0].start, people[-1].end
        return [Predication(start, end, told.act, told.status, groups=[group], rule="members")]

    def members(self, sentence: Sentence) -> list[Predication]:
        """``Trong đó, ông A - bí thư … và bà B …``: who they are whom the sentence before counted."""
        counted = self.counted
        self.counted = None
        if counted is None:
            return []
        if _MONEY.search(self._document.folded, sentence.start, sentence.end):
            return self._with_money(counted, sentence)
        if not _MEMBERS.match(self._document.folded, sentence.start):
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        group = counted.groups[-1]
        if any(mark.award for mark in marks):
            return []
        listed = [one for one in self._clauses.listed(marks, sentence.start) if one.count is None]
        people = [one for one in listed if one.person]
        bodies = [one for one in listed if not one.person and not one.rank]
        number, several = _numbers(group.recipients, "individual"), len(group.recipients) > 1
        if len(people) > number or (several and len(bodies) > _numbers(group.recipients, "collective")):
            return []
        named = sorted([*people, *bodies], key=lambda one: one.start) if several and people else people
        if not named:
            return []
        return [
            Predication(
                named[0].start, named[-1].end, counted.act, counted.status, counted.posthumous, counted.agents,
                counted.handed, groups=[Group(list(group.awards), named)], rule="members",
            )
        ]  # fmt: skip

    def opens(self, sentence: Sentence) -> Predication | None:
        """What is given to those counted before, where a line ``Trong đó có:`` opens the list of their names."""
        told = self.total
        if told is None or not _OPENS.match(self._document.folded, sentence.start, sentence.end):
            return None
        return told if sentence.start - told.end < _TOLD_REACH else None

    def _with_money(self, counted: Predication, sentence: Sentence) -> list[Predication]:
        """``… cho 2 tập thể. Phòng A được thưởng 20 triệu đồng, Đội B 10 triệu đồng``: as many as are counted."""
        group = counted.groups[-1]
        number, kinds = group.recipients[-1].count, group.recipients[-1].kinds
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks) or "collective" not in kinds:
            return []
        listed = self._clauses.listed([mark for mark in marks if mark.recipient], sentence.start)
        named = [one for one in listed if one.count is None and not one.person and not one.rank]
        if not named or len(named) != number:
            return []
        return [
            Predication(
                named[0].start, named[-1].end, counted.act, counted.status, counted.posthumous, counted.agents,
                counted.handed, groups=[Group(list(group.awards), named)], rule="members",
            )
        ]  # fmt: skip

    def told(self, sentence: Sentence) -> list[Predication]:
        """Who they are whom sentences before counted or left unnamed, if the sentence says nothing else."""
        return self.again(sentence) or self.parts(sentence) or self.by_field(sentence) or self.of_units(sentence)

    def again(self, sentence: Sentence) -> list[Predication]:
        """``Ba điều dưỡng đó là các chị A, B và C``: who they are whom a sentence before counted among others."""
        told = self._told
        if told is None:
            return []
        self._told_for -= 1
        if self._told_for <= 0:
            self._told = None
        match = _AGAIN.match(self._document.folded, sentence.start, sentence.end)
        group = told.groups[-1]
        counted = next((r for r in group.recipients if match and self._is_again(r, match)), None)
        if match is None or counted is None or counted.count is None:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks if mark.start >= match.end()):
            return []
        after = [mark for mark in marks if mark.start >= match.end()]
        several = len(counted.kinds) > 1
        person = _ANYONE.get(match["noun"], counted.kinds[0]) != "collective"
        listed = self._clauses.listed(after, match.end())
        if person and ";" in self._document.folded[match.end() : sentence.end]:
            listed = self._entries.read(match.end(), sentence.end, "individual")
        named = [recipient for recipient in listed if recipient.person is person and recipient.count is None]
        told_by_noun = match["number"] is None and not match["same"]
        if not named or len(named) > counted.count or (told_by_noun and not several and len(named) < counted.count):
            return []
        self._told = self.counted = None
        return [
            Predication(
                named[0].start, named[-1].end, told.act, told.status, told.posthumous, told.agents, told.handed,
                groups=[Group(list(group.awards), named)], rule="members",
            )
        ]  # fmt: skip

    def of_units(self, sentence: Sentence) -> list[Predication]:
        """``Sở A có 1 cá nhân là ông B``: whom a unit has among those of whose award the sentences before tell."""
        told = self._awarded
        match = _OF_UNIT.match(self._document.folded, sentence.start, sentence.end) if told else None
        if told is None or match is None or sentence.start - told.end > _UNITS_REACH:
            return []
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= match.end()]
        named = [one for one in self._clauses.listed(marks, match.end()) if one.count is None]
        people = [one for one in named if one.person] if match["kind"] == "cá nhân" else named
        if not people or len(people) > int(match["number"]) or any(mark.award for mark in marks):
            return []
        self._awarded = replace(told, end=sentence.end)
        return [
            Predication(
                people[0].start, people[-1].end, told.act, told.status, told.posthumous, told.agents, told.handed,
                groups=[Group(list(told.groups[-1].awards), people)], rule="members",
            )
        ]  # fmt: skip

    def parts(self, sentence: Sentence) -> list[Predication]:
        """``Trong 96 điển hình có 32 tập thể, 64 cá nhân``: of what kinds those are whom a sentence before counted."""
        told = self.total
        match = _PARTS.match(self._document.folded, sentence.start, sentence.end) if told else None
        if told is None or match is None:
            return []
        total = next((r for r in told.groups[-1].recipients if not r.sure and self._is_again(r, match)), None)
        marks = [mark for mark in self._marks.marks(sentence.start, sentence.end) if mark.start >= match.end()]
        counts = [recipient for recipient in self._clauses.listed(marks, match.end()) if recipient.count is not None]
        if total is None or len(counts) < 2 or sum(recipient.count or 0 for recipient in counts) != total.count:
            return []
        self.total = None
        return [
            Predication(
                counts[0].start, counts[-1].end, told.act, told.status, told.posthumous, told.agents, told.handed,
                groups=[Group(list(told.groups[-1].awards), counts)], rule="members",
            )
        ]  # fmt: skip

    def _is_again(self, counted: Recipient, match: regex.Match[str]) -> bool:
        """Whether a number and a noun mean those counted before: the same number, the same noun or a wider one."""
        number, noun = match["number"], match["noun"]
        if counted.count is None or counted.count < 2:
            return False
        if number and (int(number) if number.isdigit() else number_word(number)) != counted.count:
            return False
        if _ANYONE.get(noun) in counted.kinds:
            return True
        words = self._document.folded[counted.start : counted.end + _NOUN_REACH]
        return f" {noun} " in f"{_NOUN_ENDS.split(words, 1)[0]} "


def _counts_only(predication: Predication) -> bool:
    """Whether the last recipients are numbers of people or bodies."""
    group = predication.groups[-1]
    return bool(group.awards and group.recipients) and all(one.count is not None for one in group.recipients)


def _numbers(recipients: Sequence[Recipient], kind: RecipientKind) -> int:
    """How many recipients of a kind are counted; a number alone may be of persons whatever its noun."""
    alone = kind == "individual" and len(recipients) == 1
    return sum(one.count or 0 for one in recipients if alone or kind in one.kinds)
