"""Which units have a title in a cluster: of those around it the one that the words between say least else about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kg_service.extraction.cluster.anaphors import called_units
from kg_service.extraction.cluster.free_units import UNIT_REACH, chosen, headed_clause, named_straight, whole_clause
from kg_service.extraction.cluster.gaps import cost
from kg_service.extraction.cluster.handed import handed_to
from kg_service.extraction.cluster.listed import units_around
from kg_service.extraction.cluster.title_lists import all_after, all_before
from kg_service.extraction.cluster.titles import Title, for_year
from kg_service.extraction.cluster.units import Unit, unit_at
from kg_service.extraction.cluster.words import count, said, whole
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.tables import words_for
from kg_service.text.patterns import compiled
from kg_service.text.values import value

TAKEN, APPOSED, NAMED = 0.95, 0.88, 0.93
"""Confidence of a title after a verb (``làm Cụm trưởng``), beside its unit, and before it (``Cụm trưởng là …``)."""

_FARTHEST = 3.5
"""Cost of the words between a title and its unit from which on they have nothing to do with each other."""
_UNIT_BETWEEN = 1.5
_LOOSE, _TIGHT = 0.25, 0.6
"""Cost of a word beside a verb of taking, and beside what only names its unit."""
_COMMA = compiled(r"\s*,\s*")
_ASIDE_BEGINS = compiled(r"[(–-]\s*$")
_ASIDE_ENDS = compiled(r"\s*(?:,|-\s|–)")
_CLAIMED = compiled(r"\s*\(\s*")
_ENDS = compiled(r"\s*[.;]?\s*")


@cache
def _for_its_unit() -> re.Pattern[str]:
    unit = said("unit", "be", "delegate")
    return compiled(rf"\)?\s*(?:[,(-]|{said('unit', 'aspect', 'be')})(?:\s*(?:là\s+)?{unit})?\s*")


def _after_to() -> str:
    return rf"(?:{said('unit', 'delegate')}\s+|(?P<several>các\s+(?:{said('unit')}\s*:?\s+)?))?"


@cache
def _to() -> re.Pattern[str]:
    lead = whole("goes_to", "to", "list")
    return compiled(rf"(?:{lead}\s*:?|[:(-])\s*[\"']?{_after_to()}$")


@cache
def _straight_to() -> re.Pattern[str]:
    given = rf"(?:được\s+)?{said('give')}(?:\s+cho)?"
    return compiled(rf"\s*(?:(?:sẽ\s+)?{said('goes_to')}|[:(-]|{given})\s*{_after_to()}")


@cache
def _clause_begins() -> re.Pattern[str]:
    return compiled(rf",\s*(?:{said('lately')}\s+)?(?:{said('officer')}\s+)?$")


@cache
def _no_subject() -> re.Pattern[str]:
    """Before a unit that has no title by what follows: where something happens, whom another follows."""
    return compiled(rf"(?<!\p{{L}}){said('follow', 'no_subject')}\s+(?:{said('unit')}\s+)?$")


@value
class _Candidate:
    """A unit, what the words between it and the title cost, and whether it stands after it."""

    unit: Unit
    cost: float
    after: bool
    confidence: float
    several: bool = False


@cache
def _take_before() -> re.Pattern[str]:
    """``giữ vai trò``, ``tiếp quản vị trí``, ``được tín nhiệm giao nhiệm vụ``, ``làm`` straight before a title."""
    office = said("office")
    chosen = rf"được(?:\s+[^\s.,;:()]+){{0,7}}?\s+{said('choose')}"
    in_office = rf"(?:với|trong|ở|trên|vào)\s+{office}"
    ends = (word.rpartition(" ") for word in words_for("cluster_phrases", "no_take"))
    other = "".join(rf"(?!(?<={before}\s){verb}(?!\p{{L}}))" for before, _, verb in ends)
    return compiled(
        rf"(?<!\p{{L}}){other}(?:{said('aspect')}\s+)*"
        rf"(?:(?:{said('take')}|{chosen}|{in_office})(?:\s+(?:vào\s+|lại\s+|và\s+)?{office})*)"
        rf"(?:\s+(?:là|làm|của))?(?:\s+{count()})?(?:\s+{said('unit', 'short_level')})?\s+[\"'“]?$"
    )


@cache
def _as_before() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('as')}(?:\s+{said('unit')})?\s+$")


def units_of(
    document: Document, sentence: Sentence, titles: Sequence[Title], index: int
) -> tuple[list[Unit], float] | None:
    """The units that have the title, and how surely."""
    title = titles[index]
    first = titles[index - 1].end if index else sentence.start
    last = titles[index + 1].start if index + 1 < len(titles) else sentence.end
    in_turn = _in_turn(document, sentence, titles, index)
    if in_turn:
        return [in_turn], TAKEN
    before = units_around(document, max(first, title.start - UNIT_REACH), title.start)
    after = units_around(document, title.end, min(last, title.end + UNIT_REACH))
    before = _outside_clusters(document, before)
    handed = handed_to(document, sentence, title, after, last)
    if handed or title.again:
        return ([handed], NAMED) if handed else None
    found = [
        *_before(document, sentence, title, before, first),
        *_after(document, sentence, title, before, after, last),
    ]
    best = min(found, key=lambda one: (one.cost, one.after), default=None)
    if best is None or best.cost > _FARTHEST:
        return None
    if best.after:
        units = after[after.index(best.unit) :] if best.unit in after else [best.unit]
        gap = document.folded[title.end : best.unit.start]
        several = best.several or (":" in gap and last == sentence.end)
        return all_after(document, title, units, several), best.confidence
    units = before[: before.index(best.unit) + 1] if best.unit in before else [best.unit]
    return all_before(document, title, units, first), best.confidence


def _outside_clusters(document: Document, units: list[Unit]) -> list[Unit]:
    """Units but those in names of clusters, where there are others: ``A được Cụm thi đua Công an tỉnh giao làm``."""
    named = within(document.clusters, units[0].start - UNIT_REACH, units[-1].end) if len(units) > 1 else ()
    outside = [unit for unit in units if not any(one.start <= unit.start < one.end for one in named)]
    return outside or units


def _before(
    document: Document, sentence: Sentence, title: Title, units: Sequence[Unit], first: int
) -> Iterator[_Candidate]:
    """Units that stand before the title: the subject of a verb of taking it, or what it stands beside."""
    folded = document.folded
    near = max(first, units[-1].end if units else 0, title.start - UNIT_REACH)
    match = _take_before().search(folded, near, title.start)
    taken = match.start() if match else title.start if title.verb else None
    if taken is not None:
        free = (
            chosen(document, first, taken)
            or whole_clause(document, sentence, first, taken, units)
            or headed_clause(document, first, taken, units)
            or named_straight(document, max(first, title.start - UNIT_REACH), taken, units)
        )
        if free:
            yield _Candidate(free, 0.0, after=False, confidence=TAKEN)
            return
        between = 0.0
        called = called_units(document, first, taken)
        for unit in sorted([*units, *called], key=lambda one: -one.start):
            if not _no_subject().search(folded, max(first, unit.start - 30), unit.start):
                far = cost(document, unit.end, taken, _LOOSE, block=_LOOSE) + between
                yield _Candidate(unit, far, after=False, confidence=TAKEN)
            between += _UNIT_BETWEEN
        return
    aside = _ASIDE_BEGINS.search(folded, first, title.start)
    free = headed_clause(document, first, title.start, units) if aside else None
    if free:
        yield _Candidate(free, 0.2, after=False, confidence=APPOSED)
    elif units:
        beside = folded[units[-1].end : title.start]
        ends = _ENDS.fullmatch(folded, title.end, sentence.end) and beside.strip() == ":"
        if _for_its_unit().fullmatch(beside) or ends or (title.cluster and not beside.strip()):
            far = 0.8 if "," in beside else 0.2
            yield _Candidate(units[-1], far, after=False, confidence=APPOSED)


def _after(
    document: Document,
    sentence: Sentence,
    title: Title,
    before: Sequence[Unit],
    units: Sequence[Unit],
    last: int,
) -> Iterator[_Candidate]:
    """Units that stand after the title: what ``là``, a colon or ``cho`` leads to, or the subject after a comma."""
    folded = document.folded
    year = for_year().match(folded, title.end)
    at = year.end() if year else title.end
    winner = _most_votes(document, at, last)
    if winner:
        yield _Candidate(winner, 0.0, after=True, confidence=NAMED)
        return
    straight = _straight_to().match(folded, at, last)
    if straight and not any(unit.start == straight.end() for unit in units):
        unit, _ = unit_at(document, straight.end(), last)
        if unit and not within(document.people, unit.start, unit.end):
            yield _Candidate(unit, 0.3, after=True, confidence=NAMED)
            return
    for number, unit in enumerate(units[:3]):
        if last < sentence.end and _take_before().fullmatch(folded, unit.end + 1, last):
            continue  # "Bầu Cụm trưởng, Cụm phó: A giữ vai trò Cụm trưởng; …": the next title is that of A
        if unit.end + 3 >= last and _CLAIMED.fullmatch(folded, unit.end, last):
            continue  # "… và Cụm phó là A (Cụm trưởng) và B (Cụm phó)": the next title is that of A
        between = number * _UNIT_BETWEEN
        to = _to().search(folded, max(at, unit.start - 30), unit.start)
        if to:
            far = cost(document, at, to.start(), _TIGHT)
            yield _Candidate(unit, far + between, True, NAMED, bool(to["several"]))
    if not units:
        return
    gap = folded[at : units[0].start]
    if not before and _by_person(document, title.end, units[0].start):
        yield _Candidate(units[0], 1.0, after=True, confidence=TAKEN)
    elif not before and _clause_begins().search(gap) and _fronted(document, sentence, title):
        yield _Candidate(units[0], cost(document, at, units[0].start, _TIGHT), after=True, confidence=TAKEN)
    elif not before and _COMMA.fullmatch(gap) and _ASIDE_ENDS.match(folded, units[0].end, last):
        yield _Candidate(units[0], 1.2, after=True, confidence=APPOSED)
    elif not gap.strip() and title.cluster is None:
        yield _Candidate(units[0], 1.0, after=True, confidence=APPOSED)


@cache
def _votes() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<unit>\p{{Lu}}[^;:,.()\d]{{2,60}}?)\s*(?:[:(–-]|{said('win')})?\s*"
        rf"(?P<votes>\d{{1,3}})(?:/\d{{1,3}})?\s*{said('vote')}"
    )


def _most_votes(document: Document, start: int, end: int) -> Unit | None:
    """Of units with their votes after a title, the one with most: ``Trưởng khối: A 1 phiếu; B 4 phiếu``."""
    words = document.folded[start:end]
    if not any(word in words for word in words_for("cluster_phrases", "vote")):
        return None
    counted = list(_votes().finditer(document.text, start, end))
    if len(counted) < 2:
        return None
    most = max(counted, key=lambda one: int(one["votes"]))
    return unit_at(document, most.start("unit"), most.end("unit"))[0]


def _fronted(document: Document, sentence: Sentence, title: Title) -> bool:
    """Whether the title is told of the subject that follows: ``Là Cụm trưởng, …``, ``Sau một năm cầm trịch, …``."""
    folded = document.folded
    if title.verb:
        return True
    start = max(sentence.start, title.start - 40)
    return bool(_as_before().search(folded, start, title.start) or _take_before().search(folded, start, title.start))


_OFFICE_BETWEEN = compiled(r"\s*[,-][^.;:]{0,24}")


def _by_person(document: Document, start: int, end: int) -> bool:
    """``Thay mặt đơn vị Cụm trưởng, ông A, Chủ tịch UBND huyện B …``: someone of the unit between the title and it."""
    people = within(document.people, start, end)
    if len(people) != 1 or not document.folded.startswith(",", start):
        return False
    return _OFFICE_BETWEEN.fullmatch(document.folded, people[0].end, end) is not None


@cache
def _by_turns() -> re.Pattern[str]:
    return compiled(said("by_turns"))


def _in_turn(document: Document, sentence: Sentence, titles: Sequence[Title], index: int) -> Unit | None:
    """``A và B lần lượt làm Cụm trưởng, Cụm phó``: units and titles in the same order, the units first or last."""
    in_turn = _by_turns().search(document.folded, sentence.start, sentence.end) if len(titles) > 1 else None
    if in_turn is None or titles[0].start < in_turn.start() < titles[-1].word_end:
        return None
    turn = in_turn.start()
    if turn < titles[0].start:
        units = units_around(document, sentence.start, turn)[-len(titles) :]
    else:
        units = units_around(document, turn, min(sentence.end, turn + UNIT_REACH))[: len(titles)]
    return units[index] if len(units) == len(titles) else None
