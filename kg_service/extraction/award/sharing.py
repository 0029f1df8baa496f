"""What the verbs of one sentence lend each other: agents, recipients, and that something is only proposed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.marks import GETTING, GIVING, Mark
from kg_service.extraction.award.objects import OBJECT_GAP
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group, Head, Predication
from kg_service.extraction.award.recipients import Recipient

_NEXT_VERB = regex.compile(r"[^.;:,]{0,24}(?:[,;]|(?<!\p{L})và(?!\p{L}))\s*(?:còn\s+)?")
_NEXT_AGENT = regex.compile(r"[^.;:]{0,40}[,;]\s*(?:còn\s+)?")
_DOES = telling(
    r"(?:\s*\([^()\n]{1,40}\))?\s+(?:(?:<adverb>|sẽ)\s|(?:<award_verbs/issues>\s)?quyết định(?:\s[^:;.\n]{1,60})?\s*:)"
)
_CLAUSE_REACH = 200
_PARTED = frozenset(",;")
_GIVEN_REACH = 40
_LEAD_WORDS = 4
"""Characters and words between a semicolon and who gives in the clause after it: ``; trước đó, UBND tỉnh``."""
_GOES_ON = ("confer", "recognise", "hand")
_ONE_OF = telling(r"(?<!\p{L})là (?:một|1) trong (?:tổng )?(?:số )?$")


def leader_of(marks: Sequence[Mark], start: int, folded: str) -> Authority | None:
    """``UBND xã A đã làm lễ tuyên dương, tặng giấy khen em B``: the authority with whom the sentence begins."""
    first = marks[0].authority if marks else None
    if any(mark.act == "propose" for mark in marks):
        return None
    if first is None or first.person or len(marks) < 2 or folded[start : first.start].strip(" -+*"):
        return None
    return first if _DOES.match(folded, first.end) else None


def lend_subject(marks: Sequence[Mark], heads: Sequence[Head], number: int, folded: str) -> None:
    """``Trường A được công nhận đạt chuẩn và được tặng B``: the subject of a verb of no award goes on."""
    head = heads[number]
    before = heads[number - 1] if number else None
    if before is None or not before.subject or not (before.passive or before.cue.act in GETTING):
        return
    counted = head.subject[0] if len(head.subject) == 1 else None
    if counted and counted.count is not None and _ONE_OF.search(folded, max(0, counted.start - 24), counted.start):
        head.subject = [*before.subject, counted]  # được công nhận …, và là một trong 6 xã được tặng
    if head.subject:
        return
    between = marks[before.index + 1 : head.first]
    gap = folded[marks[before.index].end : marks[head.first].start].rstrip()
    if not between and len(gap) <= _CLAUSE_REACH and gap.endswith((" và", ",", " đồng thời")) and ";" not in gap:
        head.subject = list(before.subject)


def lend_voice(marks: Sequence[Mark], heads: Sequence[Head], number: int, folded: str) -> None:
    """``Trạm A được Bộ B công nhận đạt chuẩn và tặng Bằng khen``: ``được`` and ``Bộ B`` go on to the second verb."""
    head, before = heads[number], heads[number - 1]
    if (
        head.passive
        or head.first != head.index
        or head.cue.act not in GIVING
        or not (before.passive and before.subject)
    ):
        return
    gap = folded[marks[before.index].end : marks[head.index].start].rstrip()
    between = marks[before.index + 1 : head.index]
    if (
        len(gap) > _CLAUSE_REACH
        or not gap.endswith((" và", ","))
        or ";" in gap
        or any(m.act not in GIVING for m in between)
    ):
        return  # else: được UBND huyện biểu dương, tặng quà và trao Giấy khen
    head.passive, head.subject, head.agents = True, list(before.subject), list(before.agents)


def carry_on(made: Predication, before: Predication | None, carried: Predication | None) -> None:
    """Agent, and for a verb that begins its clause also ``đề nghị``, from the verb before it."""
    if made.passive and not made.agents and before and before.stems() & made.stems():
        made.agents, made.handed = before.agents, before.handed
    source = before or (carried if made.bare else None)
    if source is None or made.agents or made.passive or made.act in GETTING:
        return
    if source.passive and not source.agents:
        return
    made.agents, made.handed = source.agents, made.handed or source.handed
    if made.bare and before and before.act == made.act == "revoke":
        made.status = before.status
    elif made.bare and made.status == "conferred" and source.status == "proposed":
        made.status = "proposed"


def go_on(found: Sequence[Predication], folded: str) -> None:
    """``X được A tặng cờ, B tặng Bằng khen``: whom the passive verb names get what the next one gives to nobody."""
    gone_on = False
    for first, second in pairwise(found):
        active = not second.passive and second.act in _GOES_ON and (second.agents or second.bare)
        if not ((first.passive or gone_on) and active) or any(_given(group) for group in second.groups):
            gone_on = False
            continue
        subject = first.groups[0].recipients if first.groups else []
        agents = [agent.start for agent in second.agents if agent.start > first.end]
        gap = folded[first.end : second.verb if second.bare else min(agents, default=first.end)]
        pattern = _NEXT_VERB if second.bare else _NEXT_AGENT
        gone_on = bool(subject) and subject[0].count is None and pattern.fullmatch(gap) is not None
        if gone_on:
            for group in second.groups:
                group.recipients = list(subject)
            carried = first.status if first.status in ("proposed", "revoked") else "conferred"
            second.status = "recognised" if second.act == "recognise" else carried


def give_on(found: Sequence[Predication], marks: Sequence[Mark], folded: str) -> None:
    """``A truy tặng X cho ông B; C truy tặng Y.``: whom the clause before the semicolon names gets the next one too.

    What is given to the dead goes to the person of the clause before, whatever is told there:
    ``Thượng úy A đã hy sinh; Chủ tịch nước truy tặng Y``.
    """
    for number, second in enumerate(found):
        if second.passive or second.act != "confer" or second.status != "conferred" or not second.agents:
            continue
        if any(_given(group) for group in second.groups):
            continue
        begins = second.agents[0].start
        semicolon = folded.rfind(";", max(0, begins - _GIVEN_REACH), begins)
        if semicolon < 0 or len(folded[semicolon + 1 : begins].split()) > _LEAD_WORDS:
            continue
        first = found[number - 1] if number else None
        named = first.groups[-1].recipients if first and first.groups and not first.passive else []
        if not (first and first.status == "conferred" and len(named) == 1 and named[0].end <= semicolon):
            named = _last_person(marks, begins) if second.posthumous and not first else []
        if named and named[0].count is None:
            for group in second.groups:
                group.recipients = list(named)


def _last_person(marks: Sequence[Mark], before: int) -> list[Recipient]:
    """The one person whom a clause names."""
    people = [mark.recipient for mark in marks if mark.end <= before and mark.recipient and mark.recipient.person]
    return people if len(people) == 1 else []


def _given(group: Group) -> bool:
    """Whether a group's awards go to somebody, or are so many that they can not all be one recipient's."""
    return bool(group.recipients) or group.addressed or any(award.count for award in group.awards)


def share(found: Sequence[Predication], folded: str) -> None:
    """Awards without recipients before a verb that names them: ``xét danh hiệu A và tặng B cho ông X``."""
    for first, second in pairwise(found):
        if first.passive or second.passive or first.act in GETTING or first.act == "commend":
            continue
        if any(g.recipients or g.addressed or any(award.count for award in g.awards) for g in first.groups):
            continue
        last = max((award.end for group in first.groups for award in group.awards), default=0)
        if second.verb - last > OBJECT_GAP or not _PARTED.isdisjoint(folded[last : second.verb]):
            continue
        recipients = next((group.recipients for group in second.groups if group.recipients and group.awards), [])
        for group in first.groups:
            group.recipients = list(recipients)


def imply(found: Sequence[Predication]) -> None:
    """``suy tôn X là đơn vị dẫn đầu, đề nghị tặng Cờ thi đua``: what is proposed is for those just recognised."""
    for first, second in pairwise(found):
        if second.status != "proposed" or second.passive or first.status != "recognised":
            continue
        for group in second.groups:
            if not group.recipients and not group.addressed:
                group.recipients = list(first.groups[-1].recipients)
