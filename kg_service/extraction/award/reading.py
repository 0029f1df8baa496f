"""All that an article says of awards: sentences, and lists under headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg_service.extraction.award.acting import NOUN_BEFORE
from kg_service.extraction.award.addressed import AddressedReader
from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.lists import ListReader
from kg_service.extraction.award.loose import LooseReader
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import PRIZE, cue_words, stem_spellings
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.reference.load import Reference
from kg_service.text.numbers import COUNTING_PATTERN
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder
from kg_service.text.values import value

_COUNTED = compiled(rf"(?:\d|(?<!\p{{L}})(?:{COUNTING_PATTERN}))\s+\p{{L}}")
_NUMBER_ALONE = compiled(r"\s*(?:(?:\d{1,3}|[IVX]{1,5}|\p{L})?[.)]|[·◦])\s*")
_NUMBER_LAST = compiled(r"[:;]\s{1,2}\(?\d{1,2}[.)]$")
"""``…: 1. Ông A; 2. Bà B``: a list in a line, whose numbers end no sentence."""


@value
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


@lru_cache(maxsize=1)
def read_awards(document: Document) -> tuple[Conferral, ...]:
    """The conferrals of an article, in order of place."""
    named, commends = _trigger_places(document)
    if not named and not commends:
        return ()
    return tuple(_Reader(document, named, commends).conferrals())


_MADE: list[tuple[Reference, PhraseFinder]] = []


def _triggers(reference: Reference) -> PhraseFinder:
    """Finder of all words without which a sentence says nothing of awards; kept for the last reference seen."""
    for known, finder in _MADE:
        if known is reference:
            return finder
    words = {*stem_spellings(reference), *cue_words("prefix"), *cue_words("commend"), *cue_words("anaphor")}
    words.update(cue_words("prize"), cue_words("called"))
    made = PhraseFinder(words, WHOLE_TEXT)
    _MADE[:] = [(reference, made)]
    return made


def _trigger_places(document: Document) -> tuple[list[int], list[int]]:
    """Where the text names awards, and where it only commends: one pass over the whole text."""
    only = frozenset(cue_words("commend"))
    of_prize = frozenset((*cue_words("prize"), *cue_words("called")))
    prize = False
    named: list[int] = []
    commends: list[int] = []
    folded = document.folded
    for mention in _triggers(document.knowledge.reference).find(folded):
        begins = PRIZE in folded[mention.start : mention.end + len(PRIZE)]  # trao giải thưởng
        if mention.phrase in of_prize and begins:
            named.append(folded.index(PRIZE, mention.start))
        prize = prize or begins
        if mention.phrase in of_prize and not prize:
            continue  # what is said of a prize after the article has named it
        if mention.phrase not in only:
            named.append(mention.start)
            line_end = folded.find("\n", mention.start, mention.end)
            if line_end >= 0:
                named.append(line_end + 1)  # "Cá nhân" heads a column and "Lao động tiên tiến" begins the next row
        elif not NOUN_BEFORE.search(folded, max(0, mention.start - 12), mention.start):
            commends.append(mention.start)
    return named, commends


class _Reader:
    def __init__(self, document: Document, named: list[int], commends: list[int]) -> None:
        self._document = document
        marks = MarkReader(document)
        clauses = ClauseReader(marks)
        self._lists = ListReader(document, marks, clauses)
        self._loose = LooseReader(document, marks, clauses)
        self._addressed = AddressedReader(document, marks, clauses)
        self._named = _Cursor(named)
        self._commends = _Cursor(commends)

    def conferrals(self) -> Iterator[Conferral]:
        members = self._lists.members
        for sentence in self._sentences():
            speaks = self._speaks_of_awards(sentence)
            self._lists.enter(sentence, speaks)
            state = self._lists.state
            if state.silent and not (speaks and self._lists.takes_back(sentence)):
                continue
            rows = self._lists.columned(sentence, speaks)
            if rows is not None:
                for predication in rows:
                    yield from self._conferrals_of(predication, sentence)
                continue
            if state.awards and self._lists.is_item(sentence):
                predications = self._lists.items(sentence)
            elif again := members.told(sentence):
                predications = again
            elif speaks:
                told = members.total
                predications = self._lists.prose(sentence) or members.members(sentence)
                predications = [*predications, *members.unnamed.commended(sentence)]
                predications += self._lists.together.among(sentence, told)
                members.unnamed.unname(sentence)
            elif members.counted and (predications := members.members(sentence)):
                pass
            elif again := self._lists.together.too(sentence, state.previous):
                predications = again
            elif opened := members.opens(sentence):
                state.awards, state.kind, state.lead = list(opened.groups[-1].awards), None, opened
            else:
                state.previous = None
                if self._document.folded[sentence.end - 1] == ":":
                    state.lead = self._lists.lead(sentence) or state.lead
                continue
            if speaks:
                predications = self._completed(sentence, predications)
            for predication in predications:
                yield from self._conferrals_of(predication, sentence)

    def _completed(self, sentence: Sentence, predications: Sequence[Predication]) -> list[Predication]:
        """What clauses say of awards, and what is said of the others without a clause of their own."""
        if not (self._lists.state.heading or self._lists.opened(sentence)):
            taken = {
                award.start
                for predication in predications for group in predication.groups for award in group.awards
                if group.recipients or not self._loose.is_had(award, predication.passive)
            }  # fmt: skip
            predications = [*predications, *self._loose.read(sentence, taken)]
        return self._addressed.settled(sentence, predications)

    def _speaks_of_awards(self, sentence: Sentence) -> bool:
        """Whether a sentence names an award, or commends a number of people or bodies."""
        named = self._named.has(sentence.start, sentence.end)
        if self._commends.has(sentence.start, sentence.end) and not named:
            return _COUNTED.search(self._document.folded, sentence.start, sentence.end) is not None
        return named

    def _sentences(self) -> Iterator[Sentence]:
        """The sentences of the document, numbers of lists joined to what they number."""
        number: Sentence | None = None
        for sentence in self._document.sentences:
            if number and number.block == sentence.block:
                sentence = replace(sentence, start=number.start)
            elif number and not _NUMBER_ALONE.fullmatch(self._document.text, number.start, number.end):
                yield number
            number = None
            alone = sentence.end - sentence.start < 9 and _NUMBER_ALONE.fullmatch(
                self._document.text, sentence.start, sentence.end
            )
            if alone or _NUMBER_LAST.search(self._document.text, max(sentence.start, sentence.end - 9), sentence.end):
                number = sentence
            else:
                yield sentence
        if number and not _NUMBER_ALONE.fullmatch(self._document.text, number.start, number.end):
            yield number

    # --- results -------------------------------------------------------------------------------------------------

    def _conferrals_of(self, predication: Predication, sentence: Sentence) -> Iterator[Conferral]:
        for number, group in enumerate(predication.groups):
            if not group.recipients and not any(award.count for award in group.awards):
                continue
            spans = group.spans()
            listed = predication.rule in ("items", "members")
            if listed:
                spans = [(recipient.start, recipient.end) for recipient in group.recipients]
            elif predication.rule == "history":
                spans = [(award.start, award.end) for award in group.awards]
            start = min(a for a, _ in spans)
            end = max(b for _, b in spans)
            if number == 0 and not listed:
                start = min(start, predication.start)
                end = max(end, predication.end if len(predication.groups) == 1 else end)
            yield Conferral(
                start, end, sentence, tuple(group.awards), tuple(group.recipients), predication.status,
                predication.act, predication.rule, predication.posthumous, predication.agents, predication.handed,
            )  # fmt: skip


class _Cursor:
    """Asks of sorted places, in rising stretches, whether one lies in a stretch."""

    def __init__(self, places: list[int]) -> None:
        self._places = places
        self._at = 0

    def has(self, start: int, end: int) -> bool:
        """Whether a place lies in ``[start, end)``; starts must not fall."""
        while self._at < len(self._places) and self._places[self._at] < start:
            self._at += 1
        return self._at < len(self._places) and self._places[self._at] < end
