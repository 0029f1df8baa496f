"""What the clauses of a sentence do with awards: who gives what to whom, before or after the verb, once or in lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import regex

from kg_service.extraction.award_authorities import Authority
from kg_service.extraction.award_marks import GETTING, GIVING, VERBS, Cue, Mark, MarkReader
from kg_service.extraction.award_names import AwardMention, cue_words
from kg_service.extraction.award_words import words_of
from kg_service.extraction.facts import AwardStatus
from kg_service.extraction.recipients import Recipient, leads
from kg_service.extraction.tables import rows, spellings

_AGENT_GAP = 48
"""Characters between an authority and its verb: room for a name, đã, vừa, quyết định."""
_WEAK_GAP = 16
_OBJECT_GAP = 40
_PASSIVE_GAP = 44
_SUBJECT_GAP = 220
_SILENCE_REACH = 140
_NOUN_BEFORE = regex.compile(
    r"(?:thi đua\s*[,&-]?\s*(?:và\s)?|công tác\s|quỹ\s|hình thức\s|hồ sơ\s|tiền\s|luật\s|mức\s)$"
)
_CREDIT = regex.compile(r"[-(.,]?\s*(?<!\p{L})(?:ảnh|nguồn|clip|video)\s*[:(-]")
_BOUNDARY = regex.compile(r"[;:.?!]")
_OPENS_LIST = regex.compile(r"[\s:(=–-]*(?:(?:gần|hơn|trên|khoảng|các|ông|bà|anh|chị|đồng chí)\s+)*")
_SEPARATOR = regex.compile(r"[,;:–\n-]|(?<!\p{L})(?:và|cùng|với)(?!\p{L})")
_NO_PERSON_AFTER = regex.compile(r"(?<!\p{L})(?:của|do|bởi|theo|nhờ|gặp|cùng với|với)\s(?:(?!(?<!\p{L})và\s)[^,;])*$")
_SPEAKS = regex.compile(
    r"\s*(?:-\s*)?(?:nói|nhấn mạnh|cho biết|khẳng định|cho rằng|chia sẻ|phát biểu|kể|cho hay|bày tỏ|trao đổi)(?!\p{L})"
)
_OF = regex.compile(r"^\s*\"?\s*(?:của|đối với)(?!\p{L})")


@dataclass(slots=True)
class Group:
    """Awards that stand together with recipients that stand together.

    ``addressed``: the text says to whom, in whatever words.
    """

    awards: list[AwardMention] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    addressed: bool = False

    def spans(self) -> list[tuple[int, int]]:
        """Offsets of its awards and recipients."""
        awards = [(award.start, award.end) for award in self.awards]
        return awards + [(recipient.start, recipient.end) for recipient in self.recipients]


@dataclass(slots=True)
class Predication:
    """One verb with its agents, awards and recipients."""

    start: int
    end: int
    act: str
    status: AwardStatus
    posthumous: bool = False
    agents: tuple[Authority, ...] = ()
    handed: bool = False
    passive: bool = False
    groups: list[Group] = field(default_factory=list)
    bare: bool = False
    verb: int = 0
    rule: str = "active"


@dataclass(slots=True)
class _Head:
    """A verb and what stands before it."""

    index: int
    cue: Cue
    first: int
    passive: bool = False
    proposed: bool = False
    negated: bool = False
    agents: list[Authority] = field(default_factory=list)
    by_person: bool = False
    revoked: bool = False
    subject: list[Recipient] = field(default_factory=list)


@cache
def _silence() -> regex.Pattern[str]:
    words = [
        word
        for row in rows("award_silence", "scope", "words")
        if row["scope"] == "sentence"
        for word in spellings(row["words"])
    ]
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, words))})(?!\p{{L}})")


class ClauseReader:
    """Reads the predications of sentences of one document."""

    def __init__(self, reader: MarkReader) -> None:
        self._reader = reader
        self._folded = reader.document.folded

    def read(self, start: int, end: int, carried: Predication | None = None) -> list[Predication]:
        """The predications of a sentence in order. ``carried``: the one before it, whose status and agent a sentence
        that begins with its verb goes on with.
        """
        if self._folded[start:end].rstrip().endswith("?"):
            return []
        credit = _CREDIT.search(self._folded, start, end)
        end = credit.start() if credit else end
        marks = self._acting(self._reader.marks(start, end))
        heads = self._heads(marks, start)
        found: list[Predication] = []
        if not heads or heads[0].first > 0:
            found += self._without_verb(marks[: heads[0].first] if heads else marks, start)
        for number, head in enumerate(heads):
            until = heads[number + 1].first if number + 1 < len(heads) else len(marks)
            predication = self._predication(marks, head, until, found, start)
            if predication is None:
                continue
            self._carry_on(predication, found[-1] if found else None, carried)
            found.append(predication)
        self._share(found)
        self._implied(found)
        return found

    @staticmethod
    def _carry_on(made: Predication, before: Predication | None, carried: Predication | None) -> None:
        """Agent, and for a verb that begins its clause also ``đề nghị``, from the verb before it."""
        if made.passive and not made.agents and before and _same_stems(before, made):
            made.agents, made.handed = before.agents, before.handed
        source = before or (carried if made.bare else None)
        if (
            source is None
            or made.agents
            or made.passive
            or (source.passive and not source.agents)
            or made.act in GETTING
        ):
            return
        made.agents, made.handed = source.agents, made.handed or source.handed
        if made.bare and made.status == "conferred" and source.status == "proposed":
            made.status = "proposed"

    def _acting(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks without verbs that do not act here: ``các cấp``, ``công tác khen thưởng``, ``nhận`` of no award."""
        return [
            replace(mark, cue=acting) if acting else mark
            for index, mark in enumerate(marks)
            if (acting := self._verb(marks, index)) or mark.act not in VERBS
        ]

    # --- verbs ---------------------------------------------------------------------------------------------------

    def _heads(self, marks: Sequence[Mark], start: int) -> list[_Head]:
        heads: list[_Head] = []
        for index, mark in enumerate(marks):
            cue = mark.cue
            if cue is None or cue.act not in VERBS:
                continue
            floor = heads[-1].index + 1 if heads else 0
            head = self._before(marks, index, cue, floor)
            if heads and heads[-1].cue.act == "revoke" and self._decision_between(marks, heads[-1], index):
                head.revoked = True
                heads.pop()
            if self._silent(marks, head, start):
                head.negated = True
            if head.passive or cue.act in GETTING:
                self._subject(marks, head, floor, start)
            heads.append(head)
        return heads

    def _verb(self, marks: Sequence[Mark], index: int) -> Cue | None:
        """The cue at ``index`` if it acts as a verb there."""
        cue = marks[index].cue
        if cue is None:
            return None
        following = marks[index + 1] if index + 1 < len(marks) else None
        award_next = bool(following and following.award and following.start - marks[index].end <= _WEAK_GAP)
        if cue.act == "propose":
            asks = award_next and cue.word not in ("xem xét",)
            return replace(cue, act="confer") if asks else None
        if cue.act not in VERBS:
            return None
        commends = cue.word in cue_words("commend")
        if cue.weak and not award_next:
            if commends:
                return replace(cue, act="commend", weak=False)
            if cue.act == "revoke" and self._folded.startswith("quyết định", marks[index].end + 1):
                return cue
            given = following and following.act == "dative" and index and self._award_before(marks, index)
            return cue if given and cue.act in GIVING else None
        if cue.act == "receive" and not award_next:
            return None
        if cue.act == "commend" and _NOUN_BEFORE.search(
            self._folded, max(0, marks[index].start - 12), marks[index].start
        ):
            return None
        return cue

    @staticmethod
    def _award_before(marks: Sequence[Mark], index: int) -> bool:
        while index > 0 and (marks[index - 1].authority or marks[index - 1].act in ("passive", "propose")):
            index -= 1
        return index > 0 and marks[index - 1].award is not None

    def _decision_between(self, marks: Sequence[Mark], head: _Head, index: int) -> bool:
        """``hủy quyết định … tặng thưởng``: one act, the first verb's."""
        between = marks[head.index + 1 : index]
        gap = self._folded[marks[head.index].start : marks[index].start]
        return "quyết định" in gap and not any(mark.award for mark in between) and ";" not in gap

    def _before(self, marks: Sequence[Mark], index: int, cue: Cue, floor: int) -> _Head:
        """What stands straight before a verb: modals, ``được``, agents."""
        head = _Head(index, cue, index, proposed=cue.word in cue_words("propose"))
        asked = head.proposed and cue.word != "xét"
        at = index - 1
        while at >= floor:
            mark, gap = marks[at], self._folded[marks[at].end : marks[at + 1].start]
            if _BOUNDARY.search(gap) or mark.award or mark.act in VERBS:
                break
            if mark.act == "passive":
                if len(gap) > _PASSIVE_GAP:
                    break
                head.passive = True
            elif mark.act == "propose" or mark.act == "future":
                head.proposed = True
                asked = asked or mark.act == "propose"
            elif mark.act == "negation":
                head.negated = head.negated or len(gap.split()) <= 2
            elif mark.act == "behalf" or mark.act == "dative":
                break
            elif cue.act in GETTING:
                break
            elif mark.authority and not head.passive and self._is_agent(marks, at, gap, bool(head.agents)):
                if asked:
                    pass  # who proposes does not confer
                else:
                    head.agents.insert(0, mark.authority)
            elif mark.recipient and mark.recipient.person and not head.passive and not head.agents:
                if "," in gap:
                    break
                head.by_person = True
            elif mark.act == "reason" and mark.cue and mark.cue.word == "do" and not head.passive:
                break
            else:
                break
            head.first = at
            at -= 1
        self._agents_on_behalf(marks, head)
        return head

    def _is_agent(self, marks: Sequence[Mark], at: int, gap: str, listed: bool) -> bool:
        """Whether an authority before a verb is its subject: straight before it, or before another one in a list."""
        if listed and marks[at + 1].authority:
            if gap.strip() not in (",", "và", ", và", "cùng"):
                return False
        elif len(gap) > _AGENT_GAP or regex.search(r"[,()]|cho biết", gap):
            return False
        if listed and marks[at + 1].authority and marks[at + 1].recipient and "," in gap:
            later = marks[at + 1].recipient
            if later and later.rank:
                return False
        before = self._folded[max(0, marks[at].start - 12) : marks[at].start]
        return regex.search(r"(?<!\p{L})(?:tại|ở|thuộc|địa bàn|quê|của|cho)\s+(?:các\s+)?$", before) is None

    def _agents_on_behalf(self, marks: Sequence[Mark], head: _Head) -> None:
        """``thừa ủy quyền của Chủ tịch nước``: who is named there confers, whoever hands over."""
        for at in range(head.index - 1, -1, -1):
            if marks[at].act != "behalf":
                continue
            named: list[Authority] = []
            for mark in marks[at + 1 : head.index]:
                if mark.authority is None or mark.start - (named[-1].end if named else marks[at].end) > 12:
                    break
                named.append(mark.authority)
            if named:
                head.agents, head.by_person = named, False
            return

    def _silent(self, marks: Sequence[Mark], head: _Head, start: int) -> bool:
        """Whether the clause before the verb speaks of conditions, aims or examples."""
        verb = marks[head.index]
        clause = max(self._folded.rfind(";", start, verb.start) + 1, start, verb.start - _SILENCE_REACH)
        return _silence().search(self._folded, clause, verb.end + 24) is not None

    # --- subjects ------------------------------------------------------------------------------------------------

    def _subject(self, marks: Sequence[Mark], head: _Head, floor: int, start: int) -> None:
        """The recipients before ``được tặng`` or ``đón nhận``; widens ``head.first`` over them."""
        at = head.first - 1
        limit = marks[head.first].start
        items: list[int] = []
        while at >= floor:
            mark = marks[at]
            if mark.award or mark.act in VERBS or mark.act in ("dative", "behalf", "propose"):
                break
            if mark.act == "breakdown" and (items or not (mark.cue and mark.cue.word.endswith("gồm"))):
                break
            if regex.search(r"[;:]", self._folded[mark.end : marks[at + 1].start]) or limit - mark.end > _SUBJECT_GAP:
                break
            if mark.recipient and self._is_item(marks, at, floor, start):
                items.insert(0, at)
            at -= 1
        found = [recipient for i in items if (recipient := marks[i].recipient)]
        people = [i for i in items if (recipient := marks[i].recipient) and recipient.person]
        if people:
            found = [
                recipient
                for i in items
                if (recipient := marks[i].recipient)
                and (recipient.person or recipient.count is not None or self._joined(marks, i, people[0]))
            ]
        if not found:
            found = self._short_subject(marks, head, floor, start)
        if items:
            head.first = items[0]
        head.subject = found

    def _joined(self, marks: Sequence[Mark], at: int, person: int) -> bool:
        """Whether a name stands before a person and is joined to what follows by ``và``: no office of the person."""
        return (
            at < person and regex.match(r"\s*,?\s*và\s", self._folded[marks[at].end : marks[at + 1].start]) is not None
        )

    def _is_item(self, marks: Sequence[Mark], at: int, floor: int, start: int) -> bool:
        """Whether a recipient heads its chunk, so that no office or preposition before makes it a modifier."""
        mark = marks[at]
        recipient = mark.recipient
        if recipient is None:
            return False
        since = marks[at - 1].end if at > floor else max(start, marks[at - 1].end if at else start)
        gap = self._folded[since : mark.start]
        if self._in_brackets(start, mark.start):
            return False
        if recipient.person:
            return not self._belongs_to_another(start, mark.start) and not self._speaks(recipient)
        if recipient.count is not None:
            return not regex.search(r"(?<!\p{L})(?:của|thuộc|giúp|hỗ trợ)\s+$", gap)
        if at and marks[at - 1].act == "reason" and not _SEPARATOR.search(gap):
            return False
        first = at == floor or marks[at - 1].cue is not None
        return self._leads(gap, first or at == 0, adjacent=marks[at - 1] if at else None, recipient=recipient)

    def _leads(self, gap: str, first: bool, adjacent: Mark | None, recipient: Recipient) -> bool:
        """Whether what stands before a name lets it be a recipient of its own."""
        separators = list(_SEPARATOR.finditer(gap))
        if not separators and not first:
            return False
        rest = gap[separators[-1].end() :] if separators else gap
        words = words_of(rest, 0, len(rest))
        at = 0
        while at < len(words):
            match = leads("any").longest(words, at) or leads("people").longest(words, at)
            if match is None:
                if words[at].text in ('"', "'"):
                    at += 1
                    continue
                return False
            at += match[0]
        return not self._modifies(separators[-1].group() if separators else "", adjacent, recipient)

    @staticmethod
    def _modifies(separator: str, adjacent: Mark | None, recipient: Recipient) -> bool:
        """``ông A, Sở Nội vụ``, ``Trường B, huyện C``, ``xã D, huyện E``: the latter says where the former is."""
        before = adjacent.recipient if adjacent else None
        if before is None or separator not in (",", "-", "–"):
            return False
        if before.person:
            return True
        if before.count is not None:
            return False
        return bool(recipient.rank) and (before.rank > recipient.rank or not before.rank)

    def _belongs_to_another(self, floor: int, start: int) -> bool:
        """``thành viên tổ tư vấn của Thủ tướng Nguyễn Văn A``: a preposition before the person, not ``và`` or a comma."""
        return _NO_PERSON_AFTER.search(self._folded, max(floor, start - 70), start) is not None

    def _speaks(self, recipient: Recipient) -> bool:
        return _SPEAKS.match(self._folded, recipient.end) is not None

    def _in_brackets(self, start: int, position: int) -> bool:
        return self._folded.count("(", start, position) > self._folded.count(")", start, position)

    def _short_subject(self, marks: Sequence[Mark], head: _Head, floor: int, start: int) -> list[Recipient]:
        """``Vùng đã được …``, ``huyện được …``: a word alone for the name given before."""
        since = marks[floor - 1].end if floor else start
        verb = marks[head.first].start
        gap = self._folded[since:verb]
        cut = max((match.end() for match in regex.finditer(r"[,;:.(]|(?<!\p{L})(?:và|thì)(?!\p{L})", gap)), default=0)
        words = words_of(self._folded, since + cut, verb)
        if not words or len(words) > 6:
            return []
        short = self._reader.recipients.short_form(words, 0)
        return [short] if short else []

    # --- objects -------------------------------------------------------------------------------------------------

    def _predication(
        self, marks: Sequence[Mark], head: _Head, until: int, before: Sequence[Predication], start: int
    ) -> Predication | None:
        cue = head.cue
        if head.negated:
            return None
        first = marks[head.first]
        made = Predication(
            first.start, marks[head.index].end, cue.act, self._status(head), cue.posthumous, tuple(head.agents),
            handed=cue.act == "hand" or head.by_person or any(agent.person for agent in head.agents),
            passive=head.passive,
        )  # fmt: skip
        made.verb = marks[head.index].start
        made.bare = self._is_bare(marks, head, start)
        right = marks[head.index + 1 : until]
        if head.passive or cue.act in GETTING:
            self._passive_objects(made, marks, head, right, before, start)
        else:
            made.groups = self._groups(marks[head.index], right, start, cue)
            if not any(group.awards for group in made.groups):
                self._postposed(made, marks, head)
        made.groups = [group for group in made.groups if group.awards or cue.act == "commend" or _commends(cue)]
        if not made.groups:
            return None
        spans = [span for group in made.groups for span in group.spans()]
        made.start = min([made.start, *(span[0] for span in spans)])
        made.end = max([made.end, *(span[1] for span in spans)])
        return made

    def _is_bare(self, marks: Sequence[Mark], head: _Head, start: int) -> bool:
        """Whether the verb begins its clause, or follows ``và``: it goes on with the verb before."""
        if head.first != head.index:
            return False
        verb = marks[head.index].start
        if not self._folded[self._clause_start(start, verb) : verb].strip(" -+*"):
            return True
        since = marks[head.index - 1].end if head.index else start
        return self._folded[since:verb].strip(" ,") in ("và", "và đồng thời", "đồng thời")

    def _clause_start(self, start: int, position: int) -> int:
        found = start
        for match in regex.finditer(r"[;:]|^\s*(?:\p{L}|\d{1,2}|[ivx]{1,4})[.)]\s", self._folded[start:position]):
            found = start + match.end()
        return found

    @staticmethod
    def _status(head: _Head) -> AwardStatus:
        if head.revoked or head.cue.act == "revoke":
            return "revoked"
        if head.proposed:
            return "proposed"
        return "recognised" if head.cue.act == "recognise" else "conferred"

    def _passive_objects(
        self,
        made: Predication,
        marks: Sequence[Mark],
        head: _Head,
        right: Sequence[Mark],
        before: Sequence[Predication],
        start: int,
    ) -> None:
        group = Group(recipients=list(head.subject))
        given: list[Recipient] = []
        dative = reason = False
        for index, mark in enumerate(right):
            if mark.award and not (reason and not given):
                if given:
                    made.groups.append(Group(group.awards, given))
                    group, given = Group(recipients=list(head.subject)), []
                group.awards.append(mark.award)
                dative = reason = False
            elif mark.act == "dative":
                dative = index > 0 and right[index - 1].award is not None
            elif mark.act in ("reason", "breakdown"):
                reason, dative = True, False
            elif dative and mark.recipient:
                given.append(mark.recipient)
        if given:
            group = Group(group.awards, given)
        elif not group.recipients:
            earlier = [g.recipients for p in before for g in p.groups if g.recipients]
            group.recipients = list(earlier[-1]) if earlier else self._sentence_subject(marks, head, start)
        if group.recipients:
            made.groups.append(group)
        made.rule = "passive"

    def _sentence_subject(self, marks: Sequence[Mark], head: _Head, start: int) -> list[Recipient]:
        """The first recipient of the sentence, for a clause that leaves its subject out."""
        verb = marks[head.first].start
        own = regex.split(r"[;,]", self._folded[start:verb])
        if len(own) < 2 or len(own[-1].split()) > 3:
            return []
        for at, mark in enumerate(marks[: head.first]):
            if mark.recipient and mark.recipient.count is None and self._is_item(marks, at, 0, start):
                return [mark.recipient]
        return []

    def _groups(self, verb: Mark, right: Sequence[Mark], start: int, cue: Cue, listed: bool = False) -> list[Group]:
        """Awards and recipients after a verb: ``A cho R, A cho R`` or ``cho R A``."""
        groups = [Group()]
        previous, award_first, reason = verb, False, False
        accepted: Mark | None = None
        floor = verb.end
        for mark in right:
            gap = self._folded[previous.end : mark.start]
            group = groups[-1]
            if mark.award:
                if (reason and not _SEPARATOR.search(gap)) or self._repeated(mark.award, group, gap):
                    previous = mark
                    continue
                if group.recipients and (award_first or group.awards):
                    group = Group()
                    groups.append(group)
                    award_first = True
                award_first = award_first or not group.recipients
                group.awards.append(mark.award)
                reason, floor = False, mark.end
            elif mark.act == "dative":
                if not reason or regex.search(r"(?:[,;]|(?<!\p{L})và)\s*$", self._folded[previous.end : mark.start]):
                    reason, floor = False, mark.end
                    group.addressed = True
            elif mark.act == "breakdown":
                reason, floor = False, mark.end
            elif mark.act == "negation":
                break
            elif mark.act == "reason":
                reason = bool(group.recipients) or bool(group.awards)
            elif mark.recipient and self._receives(mark, previous, gap, verb, floor, reason, accepted, cue):
                group.recipients.append(mark.recipient)
                accepted, reason, floor = mark, False, mark.end
            elif mark.recipient and self._in_brackets(verb.start, mark.start):
                continue
            previous = mark
        return groups

    def _receives(
        self,
        mark: Mark,
        previous: Mark,
        gap: str,
        verb: Mark,
        floor: int,
        reason: bool,
        accepted: Mark | None,
        cue: Cue,
    ) -> bool:
        recipient = mark.recipient
        if recipient is None:
            return False
        bracketed = self._in_brackets(verb.start, mark.start)
        if bracketed and not (previous.award and gap.strip() in ("(", ": (", "(cho")) and recipient.count is None:
            return False
        if reason:
            return recipient.count is not None and recipient.sure and bool(regex.search(r"(?:[,;]|và)\s*$", gap))
        if previous is verb and ("," in gap or len(gap) > _OBJECT_GAP):
            return False
        if recipient.person:
            if previous.award and _OF.match(gap):
                return cue.act == "revoke"
            return not self._belongs_to_another(floor, mark.start) and not self._speaks(recipient)
        if recipient.count is not None:
            return self._count_receives(previous, gap, accepted)
        if previous.award and ":" not in gap:
            return (
                cue.act == "revoke"
                and bool(_OF.match(gap))
                and self._leads(gap[gap.find("của") + 3 :], True, None, recipient)
            )
        first = previous is verb or previous.act in ("dative", "breakdown") or ":" in gap
        return (first or previous is accepted) and self._leads(gap, first, previous, recipient)

    @staticmethod
    def _count_receives(previous: Mark, gap: str, accepted: Mark | None) -> bool:
        """Whether a count goes on with what opened a list of recipients, or with the list."""
        if regex.search(r"(?<!\p{L})(?:của|thuộc|giúp|hỗ trợ|trị giá|với|từ)\s+(?:\p{L}+\s+)?$", gap):
            return False
        if accepted is not None:
            return _SEPARATOR.search(gap) is not None or previous.act in ("dative", "breakdown")
        return ":" in gap or (len(gap) <= _OBJECT_GAP and "," not in gap)

    @staticmethod
    def _repeated(award: AwardMention, group: Group, gap: str) -> bool:
        """``danh hiệu Nghệ sĩ nhân dân (NSND)``."""
        return gap.endswith("(") and any(known.stem == award.stem for known in group.awards)

    def _postposed(self, made: Predication, marks: Sequence[Mark], head: _Head) -> None:
        """``bằng khen đã tặng thưởng cho ông A``: the award stands before its verb."""
        at = head.first - 1
        awards: list[AwardMention] = []
        while at >= 0 and (award := marks[at].award):
            gap = self._folded[award.end : marks[at + 1].start]
            if len(gap) > 24 or ";" in gap:
                break
            awards.insert(0, award)
            at -= 1
        for group in made.groups:
            if group.recipients and awards:
                group.awards = awards
                made.rule = "postposed"

    def _without_verb(self, marks: Sequence[Mark], start: int) -> list[Predication]:
        """``Cờ thi đua của UBND tỉnh: 54 tập thể; Bằng khen: 202 tập thể, 441 cá nhân``."""
        groups: list[Group] = []
        for index, mark in enumerate(marks):
            if not mark.award:
                continue
            listed = self._listed_after(marks, index, start)
            if listed:
                groups.append(Group([mark.award], listed))
        if not groups:
            return []
        return [
            Predication(
                min(award.start for group in groups for award in group.awards),
                max(recipient.end for group in groups for recipient in group.recipients),
                "list", "conferred", groups=groups, rule="list", bare=True,
            )
        ]  # fmt: skip

    def _listed_after(self, marks: Sequence[Mark], index: int, start: int) -> list[Recipient]:
        found: list[Recipient] = []
        previous = marks[index]
        addressed = False
        for mark in marks[index + 1 :]:
            gap = self._folded[previous.end : mark.start]
            if mark.act == "dative" and not found and not addressed and len(gap) <= 1:
                addressed, previous = True, mark
                continue
            if mark.award or mark.cue or mark.recipient is None or (addressed and mark.recipient.count is None):
                break
            opens = _OPENS_LIST.fullmatch(gap) if not found else _SEPARATOR.search(gap)
            if opens is None or not (found or addressed or opens.group().strip(" ")[:1] in (":", "(", "-", "–", "=")):
                break
            found.append(mark.recipient)
            previous = mark
        return found

    @staticmethod
    def _implied(found: Sequence[Predication]) -> None:
        """``suy tôn X là đơn vị dẫn đầu, đề nghị tặng Cờ thi đua``: what is proposed is for those just recognised."""
        for first, second in zip(found, found[1:], strict=False):
            if second.status != "proposed" or second.passive or first.status != "recognised" or not first.groups:
                continue
            for group in second.groups:
                if not group.recipients and not group.addressed:
                    group.recipients = list(first.groups[-1].recipients)

    def listed(self, marks: Sequence[Mark], start: int) -> list[Recipient]:
        """The recipients of a line that is one item, or several, of a list."""
        found: list[Recipient] = []
        for index, mark in enumerate(marks):
            recipient = mark.recipient
            if recipient is None or self._in_brackets(start, mark.start):
                continue
            previous = marks[index - 1] if index else None
            gap = self._folded[previous.end if previous else start : mark.start]
            if recipient.person or recipient.count is not None:
                fits = _NO_PERSON_AFTER.search(gap) is None
            else:
                bare = regex.sub(r"^\s*(?:[-+*•]|\d{1,3}[.)]|\p{L}\))\s*", "", gap) if previous is None else gap
                fits = self._leads(bare, previous is None, previous, recipient)
            if fits and not (found and found[-1].person and not recipient.person and ";" not in gap):
                found.append(recipient)
        return found

    @staticmethod
    def _share(found: Sequence[Predication]) -> None:
        """Awards without recipients before a verb that names them: ``xét danh hiệu A và tặng B cho ông X``."""
        for first, second in zip(found, found[1:], strict=False):
            if first.passive or second.passive or first.act in GETTING or first.act == "commend":
                continue
            if any(
                group.recipients or group.addressed or any(award.count for award in group.awards)
                for group in first.groups
            ):
                continue
            gap = second.verb - max((award.end for group in first.groups for award in group.awards), default=0)
            if gap > _OBJECT_GAP:
                continue
            recipients = next((group.recipients for group in second.groups if group.recipients and group.awards), [])
            for group in first.groups:
                group.recipients = list(recipients)


def _same_stems(one: Predication, other: Predication) -> bool:
    """Whether two verbs give the same award: the second breaks down what the first told."""
    stems = {award.stem for group in one.groups for award in group.awards}
    return any(award.stem in stems for group in other.groups for award in group.awards)


def _commends(cue: Cue) -> bool:
    return cue.word in cue_words("commend")
