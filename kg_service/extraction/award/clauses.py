"""What the clauses of a sentence do with awards: who gives what to whom, before or after the verb, once or in lists."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kg_service.extraction.award.acting import ActingVerbs
from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.before_verbs import BeforeVerbs
from kg_service.extraction.award.certificates import certifies
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.entries import Entries
from kg_service.extraction.award.followers import FollowerReader
from kg_service.extraction.award.heads import HeadReader
from kg_service.extraction.award.items import Items
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import GETTING, GIVING, Mark
from kg_service.extraction.award.objects import ObjectReader
from kg_service.extraction.award.passives import PassiveReader
from kg_service.extraction.award.plain import PlainReader
from kg_service.extraction.award.predications import Group, Head, Predication
from kg_service.extraction.award.recipient_words import begins_collective
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.remote import RemoteRecipients
from kg_service.extraction.award.sharing import (
    carry_on,
    give_on,
    go_on,
    imply,
    leader_of,
    lend_subject,
    lend_voice,
    share,
)
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.award.subjects import SubjectReader
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_CLAUSE_REACH = 200
_SPOKEN_REACH = 48
"""Characters before a verb in which a noun makes it one."""

_SHARE = compiled(r"\d\s*%[^;:,.]{0,40}$")
_CEREMONY = worded(r"(?<!\p{L})<ceremony>\s+(?:[^,;:.]{0,24}\svà\s)?$", "award_verbs")
_OTHER_AGENT = regex.compile(
    r"[;,.]\s+(?:còn\s+)?(?P<name>\p{Lu}\p{L}+(?:\s[\p{L}&-]+){1,6}?)\s+(?:(?:đã|cũng|vừa|sẽ|quyết định)\s+)*$"
)
_BRANCH = worded(r"<branch>(?!\p{L})", "award_verbs")
"""``Tỉnh hội``: a union's branch of that level."""
_CREDIT = worded(r"(?<!\p{L})<credit>\s*[:(-]", "award_verbs")
_BRACKETED = compiled(r"\([^()]*\)|^[^()]*\)")
_LABEL_AT = 8
"""Characters before a word like ``ảnh`` that labels a caption and is no credit."""
_BRACKETED = compiled(r"\([^()\n]*\)")
_FAILED = worded(r"[^.;\n]{0,80}?(?<!\p{L})<failed>(?!\p{L})", "award_votes")
"""``2/7 phiếu đề nghị tặng Bằng khen, không đạt tỷ lệ``: nobody proposes it."""
_CLAUSE_START = compiled(r"[;:]|^\s*(?:\p{L}|\d{1,2}|[ivx]{1,4}|điều \d{1,3})[.)]\s")


class ClauseReader:
    """Reads the predications of sentences of one document."""

    def __init__(self, reader: MarkReader) -> None:
        self._reader = reader
        self._folded = reader.document.folded
        self._acting = ActingVerbs(self._folded)
        self._heads = HeadReader(self._folded)
        self._before_verbs = BeforeVerbs(self._folded)
        items = Items(reader.document.text, self._folded)
        self._subjects = SubjectReader(self._folded, items, reader.before)
        self._objects = ObjectReader(self._folded, items)
        self._passives = PassiveReader(self._folded)
        self._followers = FollowerReader(self._folded, items, Entries(reader.document))
        self._plain = PlainReader(self._folded, self._followers)
        self._remote = RemoteRecipients(self._folded, self._subjects, self._followers)

    def read(self, start: int, end: int, carried: Predication | None = None) -> list[Predication]:
        """The predications of a sentence in order.

        ``carried``: the one before the sentence; a sentence that begins with its verb goes on with its agent and
        status.
        """
        if self._folded[max(start, end - 3) : end].rstrip().endswith("?"):
            return []
        marks = self._acting.acting(self._reader.marks(start, self._credit(start, end)))
        heads = self._heads.heads(marks, start)
        for number, head in enumerate(heads):
            if head.passive or head.cue.act in GETTING:
                self._subjects.take(marks, head, heads[number - 1].index + 1 if number else 0, start)
                lend_subject(marks, heads, number, self._folded)
            elif number:
                lend_voice(marks, heads, number, self._folded)
        leader = leader_of(marks, start, self._folded)
        found: list[Predication] = []
        idle: Head | None = None
        if not heads or heads[0].first > 0:
            found += self._plain.read(marks[: heads[0].first] if heads else marks, start, end)
        for number, head in enumerate(heads):
            until = self._until(marks, heads, number)
            predication = self._predication(marks, head, until, found, start)
            if predication is None:
                idle = head
            else:
                predication.agents = predication.agents or self._other_agent(marks, head, predication)
                if idle and not (predication.agents or predication.passive):
                    predication.agents = self._agents_of_idle(marks, idle, head)
                idle = None
                if not predication.agents or predication.passive:
                    carry_on(predication, found[-1] if found else None, carried)
                if leader and predication.bare and not (predication.agents or predication.passive):
                    predication.agents = (leader,) if predication.act in GIVING else ()
                found.append(predication)
        go_on(found, self._folded)
        share(found, self._folded)
        imply(found)
        give_on(found, marks, self._folded)
        return found

    @staticmethod
    def _agents_of_idle(marks: Sequence[Mark], idle: Head, head: Head) -> tuple[Authority, ...]:
        """``Giám đốc Sở thưởng 20 triệu đồng và tặng Giấy khen``: who did what is no award gives the award."""
        acts = idle.cue.act in GIVING and not idle.passive and not idle.negated and head.cue.act in GIVING
        between = marks[idle.index + 1 : head.first]
        return tuple(idle.agents) if acts and not any(mark.authority or mark.recipient for mark in between) else ()

    def _until(self, marks: Sequence[Mark], heads: Sequence[Head], number: int) -> int:
        """Where the marks of the next verb begin: before the award that is its subject (``còn cờ được trao cho A``)."""
        if number + 1 >= len(heads):
            return len(marks)
        following = heads[number + 1]
        after = heads[number + 2].first if number + 2 < len(heads) else len(marks)
        first = self._before_verbs.award_first(marks, following, marks[following.index + 1 : after])
        return following.first - 1 if first and following.first - 1 > heads[number].index + 1 else following.first

    def _other_agent(self, marks: Sequence[Mark], head: Head, made: Predication) -> tuple[Authority, ...]:
        """``…; Công đoàn ngành tặng …``: a body that no table knows is the verb's subject, not who gave before."""
        if made.bare or made.passive or made.act not in GIVING or head.first == 0:
            return ()
        start = marks[head.first - 1].end
        match = _OTHER_AGENT.search(self._reader.document.text, start, marks[head.first].start)
        if match is None or not (begins_collective(match["name"]) or _BRANCH.match(match["name"].lower())):
            return ()
        return (Authority(match.start("name"), match.end("name"), match["name"], "organisation", placed=True),)

    def _credit(self, start: int, end: int) -> int:
        """Where a credit begins in ``[start, end)``, with the mark before it; ``end`` where there is none."""
        credit = _CREDIT.search(self._folded, start, end)
        if credit and credit.start() - start <= _LABEL_AT and end - credit.end() > _LABEL_AT:
            credit = _CREDIT.search(self._folded, credit.end(), end)  # Ảnh: ông A trao Bằng khen cho bà B
        if credit is None:
            return end
        begin = int(credit.start())
        while begin > start and self._folded[begin - 1].isspace():
            begin -= 1
        return begin - 1 if begin > start and self._folded[begin - 1] in "-(.," else begin

    def listed(self, marks: Sequence[Mark], start: int) -> list[Recipient]:
        """The recipients of a line that is one item, or several, of a list."""
        return self._followers.listed(marks, start)

    def subject(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> list[Recipient]:
        """The recipients before a head whose verb no table knows."""
        self._subjects.take(marks, head, floor, start)
        return list(head.subject) or ([] if head.unnamed else self._subjects.omitted(marks, head, start))

    def _predication(
        self, marks: Sequence[Mark], head: Head, until: int, before: Sequence[Predication], start: int
    ) -> Predication | None:
        cue, verb = head.cue, marks[head.index]
        if head.negated:
            return None
        made = Predication(
            marks[head.first].start, verb.end, head.act, head.status, cue.posthumous, tuple(head.agents),
            handed=cue.act == "hand" or head.by_person or any(agent.person for agent in head.agents),
            passive=head.passive, bare=self._is_bare(marks, head, start), verb=verb.start,
        )  # fmt: skip
        right = marks[head.index + 1 : until]
        if head.passive or cue.act in GETTING:
            made.rule = "passive"
            if _SHARE.search(self._folded, max(start, verb.start - _SPOKEN_REACH), verb.start):
                head.subject, head.unnamed = [], True  # chỉ 15% giáo viên là chiến sĩ thi đua
            if self._before_verbs.award_first(marks, head, right):
                made.groups = self._objects.groups(verb, cue, right)
                self._before_verbs.postposed(made, marks, head)
                return self._closed(made, cue)
            if led := self._before_verbs.led(marks, head, right):
                made.groups, made.rule = led, "postposed"
                return self._closed(made, cue)
            if cue.act == "receive" and (not head.subject or self._is_ceremony(marks, head)):
                owners = self._followers.possessors(right) or self._followers.given_to(marks[head.index + 1 :])
                head.subject = owners or head.subject
            if self._is_others(head.subject, right):
                head.subject = self._subjects.omitted(marks, head, start)
            made.groups = self._passives.groups(head.subject, right)
            if not head.subject and (counted := self._before_verbs.counted_subject(marks, head, right)):
                made.groups = [Group([counted])]
            self._complete(made, marks, head, before, start)
            if head.unnamed and not any(group.recipients for group in made.groups):
                floor = marks[head.first - 1].end if head.first else start
                made.groups += self._followers.number_after(right, floor, marks[head.first].start)
            made.groups += self._followers.told_after(right, head.subject or [])
        else:
            made.groups = self._objects.groups(verb, cue, right)
            if not any(group.awards for group in made.groups):
                self._before_verbs.postposed(made, marks, head)
            elif head.proposed:
                self._remote.before(made, marks, head, before, start)
            self._remote.unaddressed(made)
            if head.agents or head.proposed:
                self._remote.labelled(made, marks, head, start)
        if made.status == "conferred" and any(
            certifies(self._folded, award) for group in made.groups for award in group.awards
        ):
            made.act, made.status = "recognise", "recognised"
        closed = self._closed(made, cue)
        failed = closed and closed.status == "proposed" and _FAILED.match(self._folded, closed.end)
        return None if failed else closed

    @staticmethod
    def _is_others(subject: Sequence[Recipient], right: Sequence[Mark]) -> bool:
        """``trường có 9 em giỏi, được công nhận Tập thể A``: people are counted, a body's title is given."""
        award = next((mark.award for mark in right if mark.award), None)
        if award is None or award.stem.recipient != "collective" or not subject:
            return False
        return all(one.count is not None and "collective" not in one.kinds for one in subject)

    @staticmethod
    def _closed(made: Predication, cue: Cue) -> Predication | None:
        """The predication with its span, without groups that name no award where the verb needs one."""
        commends = cue.word in cue_words("commend")
        made.groups = [group for group in made.groups if group.awards or commends]
        spans = [span for group in made.groups for span in group.spans()]
        made.start = min([made.start, *(span[0] for span in spans)])
        made.end = max([made.end, *(span[1] for span in spans)])
        return made if made.groups else None

    def _complete(
        self, made: Predication, marks: Sequence[Mark], head: Head, before: Sequence[Predication], start: int
    ) -> None:
        """A passive verb without a subject has that of the verb before, else that of the sentence."""
        verb = marks[head.first].start
        for group in made.groups:
            if not group.recipients and not head.unnamed and not _counted(group):
                earlier = [g.recipients for p in before[-3:] for g in p.groups if g.recipients]
                since = max((mark.end for mark in marks[: head.first] if mark.award), default=start)
                earlier = earlier if self._subjects.leaves_out(verb, since) else []  # Chiến sĩ thi đua cơ sở và được
                group.recipients = list(earlier[-1]) if earlier else self._subjects.omitted(marks, head, start)
        made.groups = [group for group in made.groups if group.recipients or _counted(group)]

    def _is_ceremony(self, marks: Sequence[Mark], head: Head) -> bool:
        """``UBND huyện tổ chức lễ đón nhận Huân chương của Trường A``: who holds it need not be who receives."""
        verb = marks[head.index].start
        return _CEREMONY.search(self._folded, max(0, verb - _SPOKEN_REACH), verb) is not None

    def _is_bare(self, marks: Sequence[Mark], head: Head, start: int) -> bool:
        """Whether the verb begins its clause, or follows ``và``: it goes on with the verb before."""
        if head.first != head.index:
            return False
        verb = marks[head.index].start
        floor = max(start, verb - _CLAUSE_REACH)
        near = self._folded[floor:verb]
        clause = max((match.end() for match in _CLAUSE_START.finditer(near)), default=0)
        if not near[clause:].strip(" -+*") and (clause or floor == start):
            return True
        since = marks[head.index - 1].end if head.index else start
        gap = _BRACKETED.sub("", self._folded[since:verb]).strip(" \n)")
        return gap == "," or gap.strip(" ,") in ("và", "và đồng thời", "đồng thời")


def _counted(group: Group) -> bool:
    return bool(group.awards) and all(award.count is not None for award in group.awards)
