"""Members told in any words: a list of units as near to the words for a cluster or its members as few words between.

Two directions: ``nằm trong Cụm X còn có A, B``, ``ba thành viên khác, A và B`` lead to a list; ``A, B và C là ba
huyện hợp thành Cụm X`` follows one. What may stand between is weighed by ``cluster_gaps``, not written as a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.cluster.anaphors import called_units
from kg_service.extraction.cluster.gaps import cost
from kg_service.extraction.cluster.plural_heads import plural_head
from kg_service.extraction.cluster.unit_lists import joint, unit_list
from kg_service.extraction.cluster.units import Unit, prefix_pattern, units_between
from kg_service.extraction.cluster.words import count, said, whole
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.mentions.clusters import cluster_noun
from kg_service.extraction.mentions.places import level_pattern
from kg_service.extraction.tables import WHOLE_TEXT, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_FARTHEST = 2.5
_REACH = 160
_LIST = 700


@cache
def _others() -> re.Pattern[str]:
    """``ba thành viên khác``, ``các đơn vị trong cụm``, ``tám đơn vị khác của khối``, ``ba thành viên``."""
    of_cluster = rf"{said('of', 'with')}\s+{cluster_noun()}(?:\s+thi đua)?(?!\s+(?:\p{{L}}+\s+)?(?:số|\d))"
    own = rf"(?:{said('other')}\s+)?(?:{said('rest')}|{of_cluster})(?!\s+(?:trong|của)\s+ban\s)"
    return compiled(
        rf"(?<!\p{{L}}){count()}\s+(?:{said('counted', 'fellow')}(?:\s+{said('member')})?(?:\s+{own})+"
        rf"|{said('member')}(?:\s+(?:{said('other')}|{own}))*)(?!\p{{L}})"
        rf"|(?<!\p{{L}})(?<!\p{{L}}[^\S\n])(?:các\s+)?(?:{said('unit')}\s+)?{said('member')}(?=\s*:)"
    )


@cache
def _leads() -> re.Pattern[str]:
    """What leads to a list."""
    return compiled(rf"[:(]|,\s*$|\s[-–]\s|{whole('list', 'introduce')}")


@cache
def _straight() -> re.Pattern[str]:
    return compiled(rf"(?:(?<!\p{{L}}){said('list', 'introduce')}|:|\()\s*$")


@cache
def _next() -> re.Pattern[str]:
    """What the next sentence goes on with to the list: ``Đó là …``, ``Gồm …``."""
    return compiled(rf"\s*[.…]?\s*(?={said('resume')}\s)")


@cache
def _belongs() -> re.Pattern[str]:
    counted = rf"là\s+{count()}\s+{said('counted')}(?:\s+{said('member')})?\s+{said('of')}"
    return compiled(rf"{whole('belong', 'make_up')}|(?<!\p{{L}}){counted}(?!\p{{L}})")


_PROPER = regex.compile(r"\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*){1,3}")
_CLAUSE = regex.compile(r"[.;:!?\n]\s+|[-–]\s+")


def members_of_others(document: Document) -> Iterator[tuple[int, int, list[Unit], bool]]:
    """``năm nơi còn lại (A, B …)``: where the words for the members begin, where the list ends, and its units."""
    for sentence, words in _mentions_of_others(document):
        named = [one.end for one in within(document.clusters, words.start(), words.end())]
        units, end = list_after(document, max([words.end(), *named]), sentence, led=False)
        if units:
            told = _cluster().search(words.group()) is not None
            yield words.start(), end, units, told


def _mentions_of_others(document: Document) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Where a text speaks of other members, with the sentence; only sentences with the words for them are read."""
    done = 0
    for word in _words_of_others().find(document.folded):
        sentence = document.sentence_at(word.start) if word.start >= done else None
        if sentence is None:
            continue
        done = sentence.end
        for words in _others().finditer(document.folded, max(0, sentence.start - 1), sentence.end + 1):
            yield sentence, words


@cache
def _words_of_others() -> PhraseFinder:
    words = *words_for("cluster_phrases", "member"), *words_for("cluster_phrases", "rest")
    return PhraseFinder([*words, *words_for("cluster_names", "cluster")], WHOLE_TEXT)


def list_after(document: Document, position: int, sentence: Sentence, led: bool = True) -> tuple[list[Unit], int]:
    """The first list of two units or more after a position that few words part from it, something leading to it."""
    limit = min(len(document.text), sentence.end + _REACH)
    crossed = _next().match(document.folded, sentence.end)
    limit = limit if crossed else sentence.end
    for start in _beginnings(document, position, min(limit, position + _REACH)):
        straight = _straight().search(document.folded, max(position, start - 12), start)
        far = cost(document, position, start, 0.5 if straight else 1.0)
        if far > _FARTHEST + (4.0 if start > sentence.end else 0.0):
            break
        if not _leads().search(document.folded, position, start) and (led or document.folded[position:start].strip()):
            continue
        if _begins_no_name(document, start):
            continue
        units, end = unit_list(document, start, min(len(document.text), start + _LIST))
        if len(units) >= 2 and _are_units(document, units):
            return units, end
    return [], position


@cache
def _no_name() -> re.Pattern[str]:
    """Words that begin no unit's name, also with a capital: ``Đó là``, ``Gồm``."""
    return compiled(rf"{said('list', 'have', 'gather', 'glue', 'as', 'take', 'no_unit')}(?!\p{{L}})\s*")


def _begins_no_name(document: Document, start: int) -> bool:
    """``Đó là``, ``Gồm``; but not ``huyện Ba Bể``, ``Ba Vì``."""
    prefix = prefix_pattern().match(document.folded, start)
    if (prefix and document.text[prefix.end() : prefix.end() + 1].isupper()) or starting_at(document.bodies, start):
        return False
    if plural_head(document, start, min(len(document.text), start + _REACH)):
        return False
    word = _no_name().match(document.folded, start)
    return word is not None and not document.text[word.end() : word.end() + 1].isupper()


@cache
def _plural() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){count()}\s")


_PLURAL_REACH = 40


@cache
def _capital() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:(?:các|{level_pattern()})\s+)*(?=\p{{Lu}})")


@cache
def _cluster() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){cluster_noun()}(?!\p{{L}})")


def _beginnings(document: Document, start: int, end: int) -> Iterator[int]:
    """Where a unit may begin: at a capital, with the words for its level before it."""
    for match in _capital().finditer(document.text, start, end):
        for plural in _plural().finditer(document.folded, max(start, match.start() - _PLURAL_REACH), match.start()):
            head = plural_head(document, plural.start(), end)
            if head and head.end >= match.start():
                yield plural.start()
        yield match.start()


def _are_units(document: Document, units: list[Unit]) -> bool:
    """Whether a list is one of units: most of them known, or all named as places and bodies are."""
    known = sum(unit.is_place or unit.is_body for unit in units)
    return 2 * known >= len(units) or all(
        unit.is_body or unit.is_place or _PROPER.match(unit.name) or (len(units) > 2 and unit.name.isalpha())
        for unit in units
    )


def list_before(document: Document, sentence: Sentence, position: int) -> tuple[list[Unit], int]:
    """The units before ``… hợp thành Cụm X`` at a position, where what stands between says that they belong to it."""
    folded = document.folded
    low = max(sentence.start, position - _LIST)
    if not (_belongs().search(folded, low, position) or folded[low:position].rstrip().endswith("(")):
        return [], position
    clauses = [low, *(mark.end() for mark in _CLAUSE.finditer(document.text, low, position))][-_CLAUSES:]
    units: list[Unit] = []
    end = position
    for clause in reversed(clauses):
        units, end = unit_list(document, clause, position)
        if len(units) > 1 and not _begins_no_name(document, clause) and _are_units(document, units):
            break
    else:
        units = units_between(document, clauses[-1] if position - clauses[-1] > _SHORT else low, position)
        if not units:
            return [], position
        first = len(units) - 1
        while first and joint().fullmatch(folded, units[first - 1].end, units[first].start):
            first -= 1
        units = units[first:]
        end = units[-1].end
    aside = folded[end:position].strip() == "("
    if not (aside or _belongs().search(folded, end, position)) or cost(document, end, position) > _FARTHEST:
        return [], position
    return units, end


@cache
def _member_of() -> re.Pattern[str]:
    """``Là một trong những thành viên của``, ``Cùng các đơn vị khác trong``."""
    member = rf"(?:{said('member')}|{said('unit')}(?:\s+{said('member')})?)"
    return compiled(rf"(?<!\p{{L}}){member}(?:\s+{said('other', 'rest')})*(?:\s+{said('of', 'with')})?\s*$")


_COMMA = compiled(r"\s*,\s*")


def single_around(document: Document, sentence: Sentence, start: int, end: int) -> list[Unit]:
    """The one unit that belongs to the cluster at ``[start, end)``: its sentence's subject, before it or after."""
    folded = document.folded
    for unit in reversed(called_units(document, max(sentence.start, start - _REACH), start)):
        gap = folded[unit.end : start]
        if _belongs().search(gap) and cost(document, unit.end, start) <= _FARTHEST and "," not in gap:
            return [unit]
    units = units_between(document, end, min(sentence.end, end + _REACH))
    if not units or not _COMMA.fullmatch(folded, end, units[0].start):
        return []
    before = folded[max(sentence.start, start - _REACH) : start]
    fronted = "," not in before and _member_of().search(before)
    return [units[0]] if fronted and not _many().search(before) else []


@cache
def _many() -> re.Pattern[str]:
    return compiled(whole("many"))


_CLAUSES, _SHORT = 3, 40
"""Clauses before a cluster in which a list of its members may stand; one so short says what they are to it."""
