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
from kg_service.extraction.cluster.units import Unit, alternation, prefix_pattern, unit_list, units_between
from kg_service.extraction.document import Document, Sentence, within
from kg_service.text.patterns import compiled

_FARTHEST = 2.5
_REACH = 160
_LIST = 700

_NUMBER = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)"


@cache
def _others() -> regex.Pattern[str]:
    """``ba thành viên khác``, ``các đơn vị trong cụm``, ``tám đơn vị khác của khối``, ``ba thành viên``."""
    of_cluster = r"(?:của|trong|thuộc|cùng|ở)\s+(?:cụm|khối)(?:\s+thi đua)?(?!\s+(?:\p{L}+\s+)?(?:số|\d))"
    nouns = rf"(?:{alternation('counted')}|nơi|cái tên|gương mặt|đơn vị bạn|huyện bạn|tỉnh bạn)"
    own = rf"(?:(?:khác|bạn|nữa)\s+)?(?:còn lại|{of_cluster})(?!\s+(?:trong|của)\s+ban\s)"
    return regex.compile(
        rf"(?<!\p{{L}})(?:{_NUMBER}|các|những)\s+(?:(?:{nouns})(?:\s+thành viên)?(?:\s+{own})+"
        rf"|thành viên(?:\s+(?:khác|{own}))*)(?!\p{{L}})|(?:^|\n)[-+*•\s]*(?:các\s+)?(?:đơn vị\s+)?thành viên(?=\s*:)"
    )


_LEADS = compiled(
    r"[:(]|,\s*$|\s[-–]\s|(?<!\p{L})(?:là|gồm|bao gồm|có|còn có|còn|với|như|đó là|dành cho|quy tụ|tập hợp"
    r"|gọi tên)(?!\p{L})"
)
"""What leads to a list."""
_STRAIGHT = compiled(r"(?:(?<!\p{L})(?:là|gồm|như|gồm có|có|còn)|:|\()\s*$")
_NEXT = compiled(r"\s*[.…]?\s*(?=(?:đó|gồm|bao gồm|cụ thể|có|ấy)\s)")


@cache
def _belongs() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('belong')}|{alternation('make_up')})(?!\p{{L}})")


_PROPER = regex.compile(r"\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}*){1,3}")
_CLAUSE = regex.compile(r"[.;:!?\n]\s+|[-–]\s+")


def members_of_others(document: Document) -> Iterator[tuple[int, int, list[Unit], bool]]:
    """``năm nơi còn lại (A, B …)``: where the words for the members begin, where the list ends, and its units."""
    folded = document.folded
    if "cụm" not in folded and "khối" not in folded:
        return
    for words in _others().finditer(folded):
        sentence = document.sentence_at(words.start())
        if sentence is None:
            continue
        named = [one.end for one in within(document.clusters, words.start(), words.end())]
        units, end = list_after(document, max([words.end(), *named]), sentence, led=False)
        if units:
            told = any(word in words.group() for word in ("cụm", "khối"))
            yield words.start(), end, units, told


def list_after(document: Document, position: int, sentence: Sentence, led: bool = True) -> tuple[list[Unit], int]:
    """The first list of two units or more after a position that few words part from it, something leading to it."""
    limit = min(len(document.text), sentence.end + _REACH)
    crossed = _NEXT.match(document.folded, sentence.end)
    limit = limit if crossed else sentence.end
    for start in _beginnings(document, position, min(limit, position + _REACH)):
        straight = _STRAIGHT.search(document.folded, max(position, start - 12), start)
        far = cost(document, position, start, 0.5 if straight else 1.0)
        if far > _FARTHEST + (4.0 if start > sentence.end else 0.0):
            break
        if not _LEADS.search(document.folded, position, start) and (led or document.folded[position:start].strip()):
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
    words = "|".join(alternation(use) for use in ("list", "have", "gather", "glue", "as", "take"))
    return compiled(rf"(?:{words}|theo|tại|ngày)(?!\p{{L}})\s*")


def _begins_no_name(document: Document, start: int) -> bool:
    """``Đó là``, ``Gồm``; but not ``huyện Ba Bể``, ``Ba Vì``."""
    prefix = prefix_pattern().match(document.folded, start)
    if prefix and document.text[prefix.end() : prefix.end() + 1].isupper():
        return False
    if plural_head(document, start, min(len(document.text), start + _REACH)):
        return False
    word = _no_name().match(document.folded, start)
    return word is not None and not document.text[word.end() : word.end() + 1].isupper()


_PLURAL = compiled(r"(?<!\p{L})(?:các|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s")
_PLURAL_REACH = 40
_CAPITAL = regex.compile(r"(?<!\p{L})(?:(?:các|tỉnh|huyện|thành phố|thị xã|xã|phường|quận|thị trấn)\s+)*(?=\p{Lu})")


def _beginnings(document: Document, start: int, end: int) -> Iterator[int]:
    """Where a unit may begin: at a capital, with the words for its level before it."""
    for match in _CAPITAL.finditer(document.text, start, end):
        for plural in _PLURAL.finditer(document.folded, max(start, match.start() - _PLURAL_REACH), match.start()):
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
        while first and _JOINT.fullmatch(folded, units[first - 1].end, units[first].start):
            first -= 1
        units = units[first:]
        end = units[-1].end
    aside = folded[end:position].strip() == "("
    if not (aside or _belongs().search(folded, end, position)) or cost(document, end, position) > _FARTHEST:
        return [], position
    return units, end


_MEMBER_OF = regex.compile(
    r"(?<!\p{L})(?:là|với tư cách|với vai trò)?\s*(?:một trong những\s+)?(?:thành viên|đơn vị)(?:\s+thành viên)?\s+"
    r"(?:của|trong|thuộc)?\s*$"
)
_OF_MEMBERS = compiled(r"(?:thành viên|đơn vị)(?:\s+(?:khác|bạn|còn lại))*\s+(?:trong|thuộc|cùng|của)\s+$")
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
    fronted = "," not in before and (_MEMBER_OF.search(before) or _OF_MEMBERS.search(before))
    return [units[0]] if fronted and not _MANY.search(before) else []


_MANY = regex.compile(r"(?<!\p{L})(?:các|những|mọi|tất cả)(?!\p{L})")
_CLAUSES, _SHORT = 3, 40
"""Clauses before a cluster in which a list of its members may stand; one so short says what they are to it."""
_JOINT = compiled(r"\s*(?:,|;|và|&|cùng|cùng với)\s*(?:và\s+)?")
