"""Members of clusters: ``gồm: …``, in brackets, as a range, ``sáu tỉnh thành viên là …``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

import regex

from kg_service.extraction.cluster.lines import line_members, lines_below, signatories
from kg_service.extraction.cluster.parts import (
    BELONGS,
    BRACKETS,
    CALLED,
    LISTED,
    REACH,
    Head,
    Role,
    beside_title,
    cluster_of,
    named_heads,
    period_beside,
)
from kg_service.extraction.cluster.plural_heads import plural_head
from kg_service.extraction.cluster.told_members import belonging, below, led_to, of_head, others
from kg_service.extraction.cluster.unit_lists import unit_list
from kg_service.extraction.cluster.units import Unit
from kg_service.extraction.cluster.words import count, said, whole
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.mentions.clusters import cluster_noun
from kg_service.extraction.tables import WHOLE_TEXT, words_for
from kg_service.text.numbers import SEVERAL, UP_TO_NINETEEN
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_VERB_REACH = 150


@cache
def _counted() -> str:
    """What may count the members before their list: ``5 đơn vị thành viên``, ``lãnh đạo các tỉnh``."""
    number = rf"(?:\d{{1,3}}|{UP_TO_NINETEEN})?\s*(?:các\s+)?"
    guests = rf"(?:{said('presence')}\s+của\s+)?(?:{said('delegate')}\s+)*{number}"
    sort = rf"{said('counted')}?(?:\s+{said('of_members')})*"
    told = r"\d{1,3}\s+[^.;:()\"]{2,60}(?=:)"  # 2 trường cao đẳng trên địa bàn: …
    return rf"(?:{told}|{guests}{sort})"


@cache
def _gather(words: str) -> re.Pattern[str]:
    """A verb of gathering and what may count the members before their list."""
    return compiled(
        rf"[^.;:()\"]{{0,{_VERB_REACH}}}?{whole(words)}\s*"
        rf"(?P<counted>{_counted()})\s*(?P<mark>{said('comprise', 'be')}\s*:?|:|\()?\s*"
    )


@cache
def _opening() -> re.Pattern[str]:
    """What stands between the words for members and their list."""
    present = rf"(?:\s+{said('attend')}(?:\s+\p{{L}}+){{0,4}}?)?(?:\s*\(\d{{1,3}}(?:/\d{{1,3}})?[^()]{{0,20}}\))?"
    opening = rf"\s*,?\s*(?:{said('list')}\s*:?|:|\()\s*(?:(?:các|\d{{1,3}})\s+[^.,;:()]{{2,25}}:\s*)?"
    return compiled(present + opening)


@cache
def _of_it() -> re.Pattern[str]:
    """Before a cluster's name and a list: ``lãnh đạo các tỉnh trong Cụm: …``, ``các thành viên của Cụm gồm …``."""
    counted = rf"{count()}\s+{said('counted')}(?:\s+{said('member')})?"
    return compiled(rf"(?<!\p{{L}}){counted}(?:\s+{said('meet')})?\s+{said('of')}\s+(?:toàn\s+)?$")


_NUMBER_IN_NAME = regex.compile(rf"(?<!\p{{L}})(?:{SEVERAL.title()})\s+\p{{Lu}}")
"""What looks like a number and begins a name: ``Ba Bể``."""


@cache
def _aside() -> re.Pattern[str]:
    """Another name of a cluster: ``Cụm thi đua số 2 (Khối Dạy nghề) gồm …``."""
    return compiled(rf"\s*\((?!{said('comprise')})[^():]{{1,60}}\)")


@cache
def _bracket() -> re.Pattern[str]:
    return compiled(rf"\s*\(\s*(?:{said('comprise')}\s*:?\s*)?(?:(?:\d{{1,2}}|các)\s+[^():]{{2,40}}:\s*)?")


_ITEM = regex.compile(r"(?r)(?:^|\n)\s*(?:[-+*•]|\d{1,2}[.)]|\p{L}[.)])\s*$")
_DIRECT = compiled(r"\s*(?:\([^()]{0,30}\)\s*)?:\s*")
"""``2. Khối Nội chính (4 đơn vị): …``: a colon alone opens the list in an item that a bloc's name begins."""


def members(document: Document) -> Iterator[Role]:
    """Members of all clusters that the article lists."""
    named_in_full: set[int] = set()
    for head in named_heads(document):
        sentence = document.sentence_at(head.start)
        if sentence is None or beside_title(document, head):
            continue
        limit = min(_limit(document, head, sentence), head.end + REACH)
        readers: tuple[Callable[[], tuple[list[Unit], int, float]], ...] = (
            partial(_bracketed, document, head, limit),
            partial(_gathered, document, head, sentence, limit),
            partial(led_to, document, head, sentence),
            partial(below, document, head),
        )
        for read in readers:
            units, end, confidence = read()
            if units:
                period = period_beside(document, head.start, head.end, units[0].start, sentence)
                told = of_head(document, head, units)
                if told is not units:
                    named_in_full.add(units[-1].end)
                for unit in told:
                    yield Role(head.start, end, head.name, unit.name, "member", period, confidence)
                break
        yield from belonging(document, head, sentence)
    yield from _called_members(document)
    yield from others(document, named_in_full)
    if document.clusters:
        yield from line_members(document)
        yield from signatories(document)


@cache
def _bracket_below() -> re.Pattern[str]:
    return compiled(rf"\s*\n\s*\((?={said('comprise')})")


def _limit(document: Document, head: Head, sentence: Sentence) -> int:
    """Where the list of a cluster's members may end: its sentence, or a line in brackets below: ``(gồm: …)``."""
    below = _bracket_below().match(document.folded, head.end) if head.end + 2 >= sentence.end else None
    closing = document.folded.find(")", below.end()) if below else -1
    return closing + 1 if closing >= 0 else sentence.end


def _bracketed(document: Document, head: Head, limit: int) -> tuple[list[Unit], int, float]:
    opening = _bracket().match(document.folded, head.end, limit)
    if not opening:
        return [], head.end, 0.0
    closing = document.folded.find(")", opening.end(), limit)
    end = closing if closing >= 0 else limit
    units, reached = unit_list(document, opening.end(), end)
    whole = not document.folded[reached:end].strip(" .…,")
    enough = len(units) >= 2 and whole
    return (units, min(end + 1, limit), BRACKETS) if enough else ([], head.end, 0.0)


def _gathered(document: Document, head: Head, sentence: Sentence, limit: int) -> tuple[list[Unit], int, float]:
    folded = document.folded
    opening = _opening().match(folded, head.end, limit)
    if opening and _of_it().search(folded, max(0, head.start - 60), head.start):
        units, end = _listed(document, opening.end(), sentence, limit)
        return (units, end, BELONGS) if len(units) >= 2 else ([], head.end, 0.0)
    begins = (
        head.start == 0 or folded[head.start - 1] == "\n" or _ITEM.search(folded, max(0, head.start - 12), head.start)
    )
    direct = _DIRECT.match(folded, head.end, limit) if begins else None
    if direct:
        units, end = _listed(document, direct.end(), sentence, limit)
        return (units, end, LISTED) if len(units) >= 2 else ([], head.end, 0.0)
    aside = _aside().match(folded, head.end, limit)
    after = aside.end() if aside else head.end
    gather = _gather("gather").match(folded, after, limit)
    if not gather:
        gather = _gather("have").match(folded, after, limit)
        if not gather or not gather["mark"]:
            return [], head.end, 0.0
    begin = gather.start("counted")
    units, end = _listed(document, begin, sentence, limit)
    if len(units) < 2 or gather["mark"] or gather["counted"].strip():
        later, later_end = _listed(document, gather.end(), sentence, limit)
        named = _NUMBER_IN_NAME.search(document.text, begin, gather.end() + 2)
        told = named or plural_head(document, begin, limit) or starting_at(document.bodies, begin)
        if not told and (len(later) > len(units) or (gather["mark"] and later)):
            units, end = later, later_end
    return (units, end, LISTED) if len(units) >= 2 else ([], head.end, 0.0)


def _listed(document: Document, start: int, sentence: Sentence, limit: int) -> tuple[list[Unit], int]:
    """The units from ``start`` on; where its sentence ends there with a colon, those at the head of the lines below."""
    if document.folded[start : sentence.end].strip():
        return unit_list(document, start, limit)
    found = lines_below(document, sentence.block)
    return found, found[-1].end if found else start


@cache
def _of_cluster() -> re.Pattern[str]:
    return compiled(rf"\s+{said('of')}\s+{cluster_noun()}(?:\s+thi đua)?(?!\p{{L}})")


@cache
def _called() -> PhraseFinder:
    return PhraseFinder(words_for("cluster_phrases", "member"), WHOLE_TEXT)


@cache
def _units_counted() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{said('counted')}|{count()})\s+$")


@cache
def _begins() -> re.Pattern[str]:
    """What a sentence begins with before the word for members: ``Các đơn vị``."""
    return compiled(rf"\s*(?:\d{{1,2}}[.)]\s*)?(?:{said('counted')}|{count()}|\s)*")


def _called_members(document: Document) -> Iterator[Role]:
    """``sáu tỉnh thành viên là …``, ``các đơn vị thành viên của Cụm gồm: …``, beside the cluster's name or not."""
    if not document.clusters:
        return
    folded = document.folded
    for word in _called().find(folded):
        sentence = document.sentence_at(word.start)
        if sentence is None or not _units_counted().search(folded, max(0, word.start - 40), word.start):
            continue
        named = within(document.clusters, sentence.start, sentence.end)
        at = word.end
        of = _of_cluster().match(folded, at)
        if of:
            following = [mention for mention in named if at <= mention.start <= of.end()]
            at = max(of.end(), following[0].end) if following else of.end()
        opening = _opening().match(folded, at, sentence.end)
        if not opening:
            continue
        units, end = _listed(document, opening.end(), sentence, min(sentence.end, opening.end() + REACH))
        known = [unit for unit in units if unit.is_place or unit.is_body]
        begins = _begins().fullmatch(folded, sentence.start, word.start)
        cluster = cluster_of(document, sentence.start if begins else word.start, sentence, of is not None)
        if len(units) < 2 or not known or cluster is None:
            continue
        period = period_beside(document, word.start, word.end, units[0].start, sentence)
        for unit in units:
            yield Role(word.start, end, cluster, unit.name, "member", period, CALLED)
