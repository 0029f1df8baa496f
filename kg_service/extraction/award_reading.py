"""All that an article says of awards: sentences, and lists under headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

import regex

from kg_service.extraction.award_authorities import Authority
from kg_service.extraction.award_clauses import ClauseReader
from kg_service.extraction.award_marks import MarkReader
from kg_service.extraction.award_names import AwardMention
from kg_service.extraction.award_predications import Group, Predication
from kg_service.extraction.award_stems import cue_words, stem_spellings
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus
from kg_service.extraction.recipients import Recipient
from kg_service.extraction.tables import rows, spellings
from kg_service.reference.load import Reference
from kg_service.text.phrases import PhraseFinder

_COUNTED = regex.compile(r"(?:\d|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\s+\p{L}")
_LEADS_IN = regex.compile(r"quyết định|khen thưởng|tặng|công nhận|đề nghị|suy tôn")
_BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]\s*|\d{1,3}[.)]\s*|\p{L}\)\s*)")
_MEMBERS = regex.compile(r"\s*(?:trong đó|đó là|gồm|bao gồm|cụ thể)[,:]?\s")
_NUMBER_ALONE = regex.compile(r"\s*(?:\d{1,3}|[IVX]{1,5}|\p{L})[.)]\s*")
_PART = regex.compile(r"\s*(?:[IVX]{1,5}|[A-H])[.)]\s|\s*(?:Phần|PHẦN)\s")


@dataclass(frozen=True, slots=True)
class Conferral:
    """Awards that a clause gives together to recipients that stand together, with what the clause says of it."""

    start: int
    end: int
    sentence: Sentence
    awards: tuple[AwardMention, ...]
    recipients: tuple[Recipient, ...]
    status: AwardStatus
    act: str
    rule: str
    posthumous: bool = False
    agents: tuple[Authority, ...] = ()
    handed: bool = False


@dataclass(slots=True)
class _Lists:
    """What headings and lead-ins above the present line say."""

    status: AwardStatus | None = None
    silent: bool = False
    awards: list[AwardMention] = field(default_factory=list)
    lead: Predication | None = None
    previous: Predication | None = None
    counted: Predication | None = None
    block: int = -1


@cache
def _section_words() -> tuple[tuple[AwardStatus | None, regex.Pattern[str]], ...]:
    def pattern(cell: str) -> regex.Pattern[str]:
        return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, spellings(cell)))})(?!\p{{L}})")

    silent = [row for row in rows("award_silence", "scope", "words") if row["scope"] == "section"]
    found: list[tuple[AwardStatus | None, regex.Pattern[str]]] = [(None, pattern(row["words"])) for row in silent]
    for row in rows("award_sections", "status", "words"):
        found.append((_status(row["status"]), pattern(row["words"])))
    return tuple(found)


def _status(value: str) -> AwardStatus:
    if value == "proposed":
        return "proposed"
    if value == "revoked":
        return "revoked"
    return "recognised" if value == "recognised" else "conferred"


@lru_cache(maxsize=1)
def read_awards(document: Document) -> tuple[Conferral, ...]:
    """The conferrals of an article, in order of place."""
    return tuple(_Reader(document).conferrals())


_MADE: list[tuple[Reference, PhraseFinder]] = []


def _triggers(reference: Reference) -> PhraseFinder:
    """Finder of all words without which a sentence says nothing of awards; kept for the last reference seen."""
    for known, finder in _MADE:
        if known is reference:
            return finder
    words = {*stem_spellings(reference), *cue_words("prefix"), *cue_words("commend")}
    made = PhraseFinder(words)
    _MADE[:] = [(reference, made)]
    return made


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks = MarkReader(document)
        self._clauses = ClauseReader(self._marks)
        self._lists = _Lists()
        self._triggers = _triggers(document.knowledge.reference)
        self._commends = frozenset(cue_words("commend"))

    def conferrals(self) -> Iterator[Conferral]:
        document = self._document
        for sentence in self._sentences():
            self._enter(sentence)
            if self._lists.silent:
                continue
            if self._lists.awards and self._is_item(sentence):
                predications = self._items(sentence)
            elif self._speaks_of_awards(sentence):
                predications = self._prose(sentence)
                if not predications:
                    predications = self._members(sentence)
            elif self._lists.counted and (predications := self._members(sentence)):
                pass
            else:
                self._lists.previous = None
                if document.folded[sentence.end - 1] == ":":
                    self._lists.lead = self._lead(sentence) or self._lists.lead
                continue
            for predication in predications:
                yield from self._conferrals_of(predication, sentence)

    def _speaks_of_awards(self, sentence: Sentence) -> bool:
        """Whether a sentence names an award, or commends a number of people or bodies."""
        words = " ".join(self._document.folded[sentence.start : sentence.end].split())
        found = self._triggers.find(words)
        if any(mention.phrase not in self._commends for mention in found):
            return True
        return bool(found) and _COUNTED.search(words) is not None

    def _sentences(self) -> Iterator[Sentence]:
        """The sentences of the document, a number at the start of a line joined to what it numbers."""
        number: Sentence | None = None
        for sentence in self._document.sentences:
            if number and number.block == sentence.block:
                sentence = replace(sentence, start=number.start)
            number = None
            if _NUMBER_ALONE.fullmatch(self._document.text, sentence.start, sentence.end):
                number = sentence
            else:
                yield sentence

    # --- headings and lists --------------------------------------------------------------------------------------

    def _enter(self, sentence: Sentence) -> None:
        """Headings and plain paragraphs end lists and say what the lists to come are."""
        lists = self._lists
        line = self._document.text[sentence.start : sentence.end]
        new_block = sentence.block != lists.block
        lists.block = sentence.block
        if not new_block:
            return
        lists.previous = lists.counted = None
        numbered = _BULLET.match(line) is not None and not _PART.match(line)
        if (sentence.kind in ("heading", "title") or _PART.match(line)) and not (numbered and lists.awards):
            self._head(sentence, line)
        elif not numbered and not (lists.awards and sentence.kind == "caption"):
            lists.awards = []
            if not line.rstrip().endswith(":"):
                lists.lead = None

    def _head(self, sentence: Sentence, line: str) -> None:
        """A heading: what its words say of the lists below, and an award that it names."""
        lists = self._lists
        folded = self._document.folded[sentence.start : sentence.end]
        awards = [mark.award for mark in self._marks.marks(sentence.start, sentence.end) if mark.award]
        lists.awards, lists.lead = [], None
        said = next(((status,) for status, pattern in _section_words() if pattern.search(folded)), None)
        if said:
            lists.status, lists.silent = said[0], said[0] is None and sentence.kind != "title"
        elif _PART.match(line) and not awards:
            lists.status, lists.silent = None, False
        if awards and sentence.kind != "title":
            lists.awards = awards[-1:]

    def _is_item(self, sentence: Sentence) -> bool:
        """Whether a line below an award's name is one of its recipients: no award and no verb of its own."""
        line = self._document.text[sentence.start : sentence.end]
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks):
            return False
        bullet = _BULLET.match(line)
        return bool(bullet) or (len(line) < 160 and bool(marks) and marks[0].recipient is not None)

    def _items(self, sentence: Sentence) -> list[Predication]:
        marks = self._marks.marks(sentence.start, sentence.end)
        recipients = self._clauses.listed(marks, sentence.start)
        if not recipients:
            return []
        end = max(recipient.end for recipient in recipients)
        group = Group(list(self._lists.awards), recipients)
        lead = self._lists.lead
        status = lead.status if lead else self._lists.status or "conferred"
        start = min(recipient.start for recipient in recipients)
        return [
            Predication(
                start, end, "list", status, bool(lead and lead.posthumous), lead.agents if lead else (),
                bool(lead and lead.handed), groups=[group], rule="items",
            )
        ]  # fmt: skip

    def _members(self, sentence: Sentence) -> list[Predication]:
        """``Trong đó, ông A - bí thư … và bà B …``: who they are whom the sentence before counted."""
        counted = self._lists.counted
        self._lists.counted = None
        if counted is None or not _MEMBERS.match(self._document.folded, sentence.start):
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        group = counted.groups[-1]
        people = [recipient for recipient in self._clauses.listed(marks, sentence.start) if recipient.person]
        number = group.recipients[-1].count or 0
        if not people or len(people) > number or any(mark.award for mark in marks):
            return []
        start, end = people[0].start, people[-1].end
        return [
            Predication(
                start, end, counted.act, counted.status, counted.posthumous, counted.agents, counted.handed,
                groups=[Group(list(group.awards), people)], rule="members",
            )
        ]  # fmt: skip

    def _prose(self, sentence: Sentence) -> list[Predication]:
        lists = self._lists
        found = self._clauses.read(sentence.start, sentence.end, lists.previous or lists.lead)
        for predication in found:
            if predication.act == "list":
                lead = lists.previous or lists.lead
                predication.status = lead.status if lead else lists.status or "conferred"
                if lead:
                    predication.agents, predication.handed = lead.agents, lead.handed
            elif lists.status == "proposed" and predication.status == "conferred" and predication.bare:
                predication.status = "proposed"
        if found:
            lists.previous = found[-1]
            lists.counted = found[-1] if _counts_only(found[-1]) else None
        self._open(sentence, found)
        return found

    def _open(self, sentence: Sentence, found: list[Predication]) -> None:
        """An award's name or a verb at the end of a line opens a list: ``1. Cờ thi đua của Chính phủ:``."""
        lists = self._lists
        line = self._document.text[sentence.start : sentence.end].rstrip()
        marks = self._marks.marks(sentence.start, sentence.end)
        awards = [mark.award for mark in marks if mark.award]
        named = any(p.act == "list" or any(g.recipients for g in p.groups) for p in found)
        if line.endswith(":"):
            if awards and not named:
                lists.awards = awards[-1:]
                lists.lead = found[-1] if found and found[-1].act != "list" else lists.lead
            elif not awards:
                lists.lead = self._lead(sentence) or lists.lead
        elif awards and not named and not found and _BULLET.match(line) and line[-1] not in ".;":
            lists.awards = awards[-1:]

    def _lead(self, sentence: Sentence) -> Predication | None:
        """``Chủ tịch UBND huyện đã quyết định:``: the agent of the lines below."""
        marks = self._marks.marks(sentence.start, sentence.end)
        tail = self._document.folded[max(sentence.start, sentence.end - 60) : sentence.end]
        if not _LEADS_IN.search(tail):
            return None
        agents = tuple(mark.authority for mark in marks if mark.authority and not mark.recipient)[-1:]
        proposed = any(mark.act == "propose" for mark in marks)
        return Predication(
            sentence.start, sentence.end, "confer", "proposed" if proposed else "conferred", agents=agents
        )

    # --- results -------------------------------------------------------------------------------------------------

    def _conferrals_of(self, predication: Predication, sentence: Sentence) -> Iterator[Conferral]:
        for number, group in enumerate(predication.groups):
            if not group.recipients and not any(award.count for award in group.awards):
                continue
            spans = group.spans()
            listed = predication.rule in ("items", "members")
            if listed:
                spans = [(recipient.start, recipient.end) for recipient in group.recipients]
            start = min(a for a, _ in spans)
            end = max(b for _, b in spans)
            if number == 0 and not listed:
                start = min(start, predication.start)
                end = max(end, predication.end if len(predication.groups) == 1 else end)
            yield Conferral(
                start, end, sentence, tuple(group.awards), tuple(group.recipients), predication.status,
                predication.act, predication.rule, predication.posthumous, predication.agents, predication.handed,
            )  # fmt: skip


def _counts_only(predication: Predication) -> bool:
    """Whether the last recipients are one number of people or bodies."""
    group = predication.groups[-1]
    return bool(group.awards) and len(group.recipients) == 1 and group.recipients[0].count is not None
