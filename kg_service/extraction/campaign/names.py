"""Names of campaigns in quotes: which quotations are campaigns, and which are themes, slogans, programmes."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import regex

from kg_service.extraction.campaign.carried import at_home, begins_as_name, told_before, told_otherwise
from kg_service.extraction.campaign.triggers import (
    PERIOD,
    STINT,
    alternation,
    between_pattern,
    by_pattern,
    launch_before,
    national,
    not_name,
    not_name_at_end,
    speaks_of_emulation,
    trigger_alternation,
    trigger_mentions,
    trigger_named,
    triggers,
)
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.mentions.quotations import Quotation, quoted_inside
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention
from kg_service.text.values import value

TRIGGERED, LISTED, INTRODUCED, KNOWN, WEAK = 0.97, 0.95, 0.93, 0.85, 0.9
"""Confidence of a quotation after a trigger, in a list after one, in a list that a trigger introduces, of the reference
data's names without trigger, and after plain ``phong trào``."""

_FEWEST_WORDS, _MOST_WORDS = 2, 60
_INTRO_REACH = 160
_CARRIED_REACH = 80
_VERB_REACH = 30


@value
class CampaignName:
    """A name of a campaign at ``[start, end)``, marks not included; ``trigger`` is where its trigger begins.

    ``group`` counts lists: names of one list share what follows its last one. ``head``: an area named before the name
    in its list (``Cao Bằng với phong trào …``).
    """

    start: int
    end: int
    name: str
    kind: CampaignKind
    trigger: int
    group: int
    confidence: float
    head: str | None = None


@cache
def _before_quotation() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?P<trigger>{trigger_alternation()})(?!\p{{L}}){between_pattern()}$")


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two names of one list."""
    return compiled(
        rf"(?:\s*(?:{PERIOD}|\([^()\"]{{1,60}}\)|{by_pattern()}|(?:của|do)\s+[^.,;:\"]{{2,70}}))?"
        rf"\s*(?:[,;&-]|…|\.\.\.)?\s*(?:và|cùng với|cùng|với|hay|hoặc)?\s*(?:các\s+|hai\s+)?"
        rf"(?:(?P<trigger>{trigger_alternation()})(?!\p{{L}}){between_pattern()})?"
    )


@cache
def _intro() -> re.Pattern[str]:
    return compiled(
        rf"(?:(?<!\p{{L}})(?:{alternation('intro')})\s*:?|:)\s*(?:các\s+|\d{{1,2}}[.)]\s*|\(\d\)\s*|[-+]\s*)?$"
    )


@cache
def _carried_out() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\p{{L}})(?:{alternation('answer')}|{alternation('launch')}|thi đua)(?!\p{{L}})[^.;\"]{{0,40}}$"
    )


@cache
def _launched_by() -> re.Pattern[str]:
    launch = alternation("launch")
    return compiled(rf"\s*(?:\([^()]{{1,60}}\)\s*)?(?:,\s*)?do\s+[^.;:\"]{{3,90}}?\s+(?:{launch})(?!\p{{L}})")


@cache
def _programme() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('sort')})\s+$")


@cache
def _themed() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('themed')})\s*:?\s*$")


def quoted_names(document: Document) -> Iterator[CampaignName]:
    """Names in quotes, in order, and after them those that somebody's words quote in turn."""
    yield from _quoted(document, document.quotations, 0)
    inside = quoted_inside(document.folded, document.text, document.quotations)
    yield from _quoted(document, inside, len(document.quotations))


def _quoted(document: Document, quotations: Sequence[Quotation], group: int) -> Iterator[CampaignName]:
    """The names among quotations; ``group``: of the names before them."""
    previous: CampaignName | None = None
    last: Quotation | None = None
    for quotation in quotations:
        sentence = document.sentence_at(quotation.start)
        found = _classify(document, quotation, sentence, previous, last) if sentence else None
        if found:
            if previous is None or found.group != previous.group:
                group += 1
            found = replace(found, group=group)
            yield found
        previous, last = found, quotation


class _Told(NamedTuple):
    """What tells that a quotation is a name: ``trigger`` is where that begins; ``listed``: in the list before it."""

    kind: CampaignKind
    trigger: int
    confidence: float
    listed: bool = False


def _classify(
    document: Document,
    quotation: Quotation,
    sentence: Sentence,
    previous: CampaignName | None,
    last: Quotation | None,
) -> CampaignName | None:
    """The quotation as a name; ``last``: the quotation before it, ``previous``: that one as a name."""
    name = clean_name(quotation.inner(document.text))
    if not can_be_name(name) or (
        _said().search(name)
        and not _standing().search(document.folded, max(0, quotation.start - _VERB_REACH), quotation.start)
    ):
        return None
    start = max(sentence.start, last.end if last else 0)
    before = previous if last is not None and last.end >= sentence.start else None
    told = _listed_after(document, quotation, before, start) if before else None
    if told is None:
        near = within(trigger_mentions(document), max(start, quotation.start - _INTRO_REACH), quotation.start)
        trigger = near[-1] if near else None
        if trigger and _before_quotation().match(document.folded, trigger.start, quotation.start):
            told = _after_trigger(document, quotation, trigger, name, start)
        else:
            told = _told_around(document, quotation, sentence, trigger, start, sibling=before is not None)
            told = told or _known(document, quotation, name, start)
    if told is None:
        return None
    group = previous.group if told.listed and previous else -1
    span = quotation.inner_start, quotation.inner_end
    return CampaignName(*span, name, told.kind, told.trigger, group, told.confidence)


def _listed_after(document: Document, quotation: Quotation, previous: CampaignName, start: int) -> _Told | None:
    """One of a list: only a joint stands between the name before and this one."""
    joint = _joint().fullmatch(document.folded, start, quotation.start)
    if joint is None:
        return None
    kind = trigger_named(joint["trigger"]).kind if joint["trigger"] else previous.kind
    begun = joint.start("trigger") if joint["trigger"] else previous.trigger
    return _Told(kind, begun, min(LISTED, previous.confidence), listed=True)


def _after_trigger(
    document: Document, quotation: Quotation, mention: PhraseMention, name: str, start: int
) -> _Told | None:
    """A name straight after a trigger; not where ``mô hình``, ``chủ đề`` between them say that it is something else."""
    folded, trigger = document.folded, triggers()[mention.phrase]
    denied = not_name_at_end().search(folded, mention.end, quotation.start)
    if denied:
        may = mention.phrase.startswith(STINT) or launch_before().search(
            folded, max(start, mention.start - 40), mention.start
        )
        themed = may and _themed().search(folded, mention.end, quotation.start)
        fund = trigger.kind == "drive" and denied.group().strip(" :") == "quỹ"
        if not (themed or fund):
            return None
    known = trigger.strong or national(document, name) is not None
    if known or speaks_of_emulation(document) or _of_ours(document, quotation):
        return _Told(trigger.kind, mention.start, TRIGGERED if known else WEAK)
    return None


def _told_around(
    document: Document,
    quotation: Quotation,
    sentence: Sentence,
    trigger: PhraseMention | None,
    start: int,
    *,
    sibling: bool,
) -> _Told | None:
    """What other words of the sentence tell of a quotation: who launches it, what introduces or follows it."""
    folded = document.folded
    launched = _launched_by().match(folded, quotation.end)
    if launched and _programme().search(folded, start, quotation.start) and speaks_of_emulation(document):
        return _Told("campaign", quotation.start, WEAK)
    introduced = _introduced(document, trigger, quotation.start)
    if introduced is None and (trigger is None or ":" in folded[trigger.end : quotation.start]):
        introduced = told_before(document, quotation, sentence, start)
    if introduced:
        begun = introduced.start if introduced.start >= start else quotation.start
        return _Told(triggers()[introduced.phrase].kind, begun, INTRODUCED)
    told = told_otherwise(document, quotation, sentence, start, sibling=sibling)
    return _Told(*told, INTRODUCED) if told else None


def _known(document: Document, quotation: Quotation, name: str, start: int) -> _Told | None:
    """A name of the reference data that somebody carries out."""
    window = max(start, quotation.start - _CARRIED_REACH)
    if not _carried_out().search(document.folded, window, quotation.start):
        return None
    if not_name_at_end().search(document.folded, window, quotation.start):
        return None
    record = national(document, name)
    return _Told("drive" if record.kind == "drive" else "campaign", quotation.start, KNOWN) if record else None


def _introduced(document: Document, trigger: PhraseMention | None, end: int) -> PhraseMention | None:
    """The trigger, where ``gồm``, ``như`` or a colon after it introduces what begins at ``end``."""
    if trigger is None or not (triggers()[trigger.phrase].strong or speaks_of_emulation(document)):
        return None
    opening = _intro().search(document.folded, trigger.end, end)
    return trigger if opening and not not_name().search(document.folded, trigger.end, end) else None


def _of_ours(document: Document, quotation: Quotation) -> bool:
    """Whether a movement whose name begins with a capital is one of the country's."""
    return begins_as_name(document, quotation) and at_home(document)


_PERIOD_AT_END = regex.compile(
    r",?\s+(?:trong\s+)?giai đoạn\s+(?:19|20)\d{2}\s?[-–—]\s?(?:19|20)\d{2}$", regex.IGNORECASE
)
_SPEECH = regex.compile(r"[?!]|(?<!(?<!\p{L})(?:tp|tx|tt|q|p|h|x|đ))\.\s", re.IGNORECASE)


@cache
def _head() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation('movement')})\s+", re.IGNORECASE)


@cache
def _said() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{alternation('first_person')})(?!\p{{L}})", regex.IGNORECASE)


@cache
def _standing() -> regex.Pattern[str]:
    """Before a name in the first person: ``phong trào "Tôi yêu Tổ quốc tôi"`` is nothing that somebody says."""
    return regex.compile(rf"(?r)(?:{alternation('movement')}|\",|\" và)\s*\Z")


def clean_name(written: str) -> str:
    """A name as facts give it: single spaces, a capital at its head, no trigger inside its quotes."""
    name = " ".join(written.split()).strip(" ,.;:-…\"'“”‘’")
    name = _PERIOD_AT_END.sub("", name)
    head = _head().match(name)
    if head and len(name[head.end() :].split()) >= _FEWEST_WORDS:
        name = name[head.end() :]
    return name[:1].upper() + name[1:]


def can_be_name(name: str) -> bool:
    """Whether words are as long as names are, and no sentence that somebody says."""
    words = len(name.split())
    return _FEWEST_WORDS <= words <= _MOST_WORDS and not _SPEECH.search(name)


def in_order(names: Sequence[CampaignName]) -> list[CampaignName]:
    """Names by place, none inside another; the surer one stays."""
    kept: list[CampaignName] = []
    for name in sorted(names, key=lambda name: (-name.confidence, name.start)):
        index = bisect.bisect_right(kept, name.start, key=lambda other: other.start)
        if (index and kept[index - 1].end > name.start) or (index < len(kept) and kept[index].start < name.end):
            continue
        kept.insert(index, name)
    return kept
