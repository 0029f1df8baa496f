"""Marks: what in a sentence matters for awards, and what the marks of one sentence say of each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.recipient_words import begins_collective
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold
from kg_service.text.values import value

GIVING = frozenset({"confer", "hand", "recognise", "revoke", "commend"})
GETTING = frozenset({"receive", "reach"})
VERBS = GIVING | GETTING
_THIS = worded(r"(?<!\p{L})<award_people/short_name>\s+<award_people/again>(?!\p{L})", "award_recipients")
_AGAIN = worded(r"\s<award_people/again>(?!\p{L})", "award_recipients")
_MOST_SHARED = 8
_UNIT = worded(r"<part_of_body>\s", "award_recipients")
_NUMBERED_UNIT = worded(r"<units_of_place>\s(?:số\s)?\d", "award_recipients")
_HONORIFIC = worded(r"<honorific_title>(?!\p{L})", "award_recipients")


@value
class Mark:
    """Something at ``[start, end)``: exactly one of cue, award, or authority and recipient (a body is both)."""

    start: int
    end: int
    cue: Cue | None = None
    award: AwardMention | None = None
    authority: Authority | None = None
    recipient: Recipient | None = None

    @property
    def act(self) -> str:
        """The act of a cue, else the empty string."""
        return self.cue.act if self.cue else ""


def told_again(marks: list[Mark], folded: str, start: int, end: int) -> list[Mark]:
    """``hai tỉnh này``, ``đơn vị này``: the last ones that the sentence names before."""
    found: list[Mark] = []
    for mark in marks:
        count = mark.recipient.count if mark.recipient else None
        again = _AGAIN.match(folded, mark.end) if count else None
        if count and mark.recipient and again:
            named = [m.recipient for m in found if m.recipient and m.recipient.count is None and not m.recipient.person]
            if len(named) >= count:
                found += [
                    Mark(mark.start, again.end(), recipient=replace(one, start=mark.start, end=again.end()))
                    for one in named[-count:]
                ]
                continue
        found.append(mark)
    for match in _THIS.finditer(folded, start, end):
        if any(m.start < match.end() and match.start() < m.end for m in found):
            continue
        named = [
            m.recipient for m in found if m.recipient and m.end <= match.start() and m.recipient.count is None
            and not m.recipient.person
        ]  # fmt: skip
        if named:
            one = replace(named[-1], start=match.start(), end=match.end())
            at = sum(m.start < match.start() for m in found)
            found.insert(at, Mark(one.start, one.end, recipient=one))
    return found


def with_parents(marks: list[Mark], text: str) -> list[Mark]:
    """``Đội Cảnh sát giao thông - Công an quận 5``: a unit and after a dash the body it belongs to are one name."""
    found: list[Mark] = []
    for mark in marks:
        unit = found[-1].recipient if found else None
        parent = mark.recipient
        if (
            unit
            and parent
            and _is_body(unit)
            and _is_body(parent)
            and text[unit.end : parent.start] in (" - ", " thuộc ")
            and _UNIT.match(text[unit.start : unit.end].lower())
        ):
            dash = " - " if text[unit.end : parent.start] == " - " else " "
            joined = replace(unit, end=parent.end, name=f"{unit.name}{dash}{parent.name}")
            found[-1] = Mark(unit.start, parent.end, recipient=joined)
            continue
        found.append(mark)
    return found


def with_wards(marks: list[Mark], text: str) -> list[Mark]:
    """``Khu phố 6, phường 17``: a unit with a number for its name is one only with the ward that it lies in."""
    found: list[Mark] = []
    for mark in marks:
        unit = found[-1].recipient if found else None
        if (
            unit
            and mark.recipient
            and mark.recipient.rank
            and _is_body(unit)
            and text[unit.end - 1].isdigit()
            and text[unit.end : mark.start] == ", "
            and _NUMBERED_UNIT.match(text[unit.start : unit.end].lower())
        ):
            name = f"{unit.name}, {' '.join(text[mark.start : mark.end].split())}"
            found[-1] = Mark(unit.start, mark.end, recipient=replace(unit, end=mark.end, name=name))
            continue
        found.append(mark)
    return found


def _is_body(recipient: Recipient) -> bool:
    return bool(recipient.name) and not recipient.person and not recipient.rank


def shared_out(marks: list[Mark], text: str) -> list[Mark]:
    """``Ba công ty điện lực Sơn La, Hòa Bình, Lai Châu``: one noun and as many names as are counted."""
    if not any(mark.recipient and mark.recipient.count for mark in marks):
        return marks
    found: list[Mark] = []
    index = 0
    while index < len(marks):
        counted = marks[index].recipient
        number = counted.count if counted else None
        names = marks[index + 1 : index + 1 + number] if number and 1 < number <= _MOST_SHARED else []
        if counted is None or len(names) != number or not _share_noun(marks[index], counted, names, text):
            found.append(marks[index])
            index += 1
            continue
        written = text[names[0].start : names[0].end]
        lead = written[: next((at for at, char in enumerate(written) if char.isupper()), 0)]
        for mark in names:
            name = f"{counted.noun} {lead}{text[mark.start : mark.end].removeprefix(lead)}"
            start = marks[index].start if mark is names[0] else mark.start
            one = Recipient(start, mark.end, name[:1].upper() + name[1:], counted.kinds)
            found.append(Mark(start, mark.end, recipient=one))
        index += 1 + len(names)
    return found


def _share_noun(number: Mark, counted: Recipient, names: list[Mark], text: str) -> bool:
    """Whether names of areas or bodies follow a counted noun for bodies, with nothing but commas and ``và`` between."""
    if counted.kinds != ("collective",) or counted.sure or not begins_collective(counted.noun):
        return False
    if any(mark.recipient is None or mark.recipient.person or mark.recipient.count is not None for mark in names):
        return False
    gaps = [text[before.end : after.start] for before, after in pairwise([number, *names])]
    return gaps[0] == " " and all(gap in (", ", " và ", ", và ") for gap in gaps[1:])


def _is_person(mark: Mark) -> bool:
    return mark.recipient is not None and mark.recipient.person


def without_titles(marks: list[Mark]) -> list[Mark]:
    """The marks without titles that only address a person: ``Anh hùng Lao động Nguyễn Văn A``."""
    settled = []
    for index, mark in enumerate(marks):
        after = marks[index + 1] if index + 1 < len(marks) else None
        if mark.authority and mark.recipient and after and after.start == mark.end + 1 and _is_person(after):
            mark = replace(mark, recipient=None)  # Chủ tịch nước Nguyễn Văn A
        if mark.award and not mark.award.prefixed and _HONORIFIC.match(fold(mark.award.stem.name)):
            person = after and after.recipient and after.recipient.person and after.start - mark.end <= 12
            before = marks[index - 1] if index else None
            if person and not (before and before.act in VERBS and mark.start - before.end <= 2):
                continue
        settled.append(mark)
    return settled
