"""Ranks as they are written: ``xếp thứ 4/15``, ``từ hạng 9 lên hạng 6``, ``40/63``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.figure import Figure
from kg_service.text.numbers import number_word
from kg_service.text.patterns import compiled

RANK_WORDS = ("thứ", "hạng", "vị trí", "đứng", "xếp", "/63", "/34")
"""What stands in every rank."""
_RANK = regex.compile(
    r"(?<!\p{L})(?P<cue>thứ|hạng|vị trí|vị trí số)\s+(?P<n>\d{1,3}|\p{L}+)(?:\s?/\s?(?P<m>\d{1,3}))?"
    r"(?![\p{L}\d]|[./]\d)"
)
_RANK_OF = regex.compile(
    r"(?<!\p{L})(?:đứng|xếp|hạng|vị trí)(?:\s+(?:ở|thứ|hạng|vị trí))?\s+"
    r"(?P<n>\d{1,3})\s?/\s?(?P<m>\d{1,3})(?!\d|[./]\d)"
)
_AMONG_ALL = regex.compile(
    r"(?<![\p{L}\d.,/])(?P<n>\d{1,2})\s?/\s?(?P<m>63|64|34)"
    r"(?![\d/]|[.,]\d|\s+(?!tỉnh|địa phương|trong|cả nước|toàn quốc)\p{L})"
)
"""``PAPI vẫn 40/63``: of all the provinces."""
_INDEX_HELD = compiled(r"(?<!\p{L})(?:pci|papi|sipas|par index|par-index|dti|chỉ số|xếp|đứng|hạng|vị trí)(?!\p{L})")
_RANK_VERB = compiled(r"(?<!\p{L})(?:đứng|xếp|hạng|vị trí|vươn lên|cao|lớn|thấp|tốp|top)(?!\p{L})")
_RANK_DIRECT = compiled(r"(?:đứng|xếp|vị trí|xếp hạng|đứng ở)\s+(?:ở\s+)?$")
_MOVED = compiled(
    r"(?<!\p{L})(?:từ|lên|xuống|ở|đứng|xếp|về|giữ|còn|tụt|vươn|nhích|vẫn|là|nhảy|leo|lùi|rơi|xuống tận|vẫn ở|mới ở)"
    r"\s+$"
)
_AMONG = compiled(r"\s+(?:trong|trên|/)\s+(?:tổng\s+)?(?:số\s+)?(?P<of>\d{1,3})\s+\p{L}")
"""``thứ 4 trong 15 tỉnh``: among how many."""
_NO_RANK_BEFORE = compiled(
    r"(?:lần|năm|ngày|khóa|kỳ|lao động|độc lập|chương|hữu nghị|chiến công|đại hội|thương binh|bệnh binh|thương tật)\s+$"
)
_INDEX = compiled(
    r"(?<!\p{L})(?:index|pci|papi|sipas|dti|par|cchc|năng lực cạnh tranh)"
    r"\s+(?:(?:năm\s+)?\d{4}\s+)?(?:của\s+(?:\p{L}+\s+){1,4})?$"
)
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4}


def ranks(document: Document, sentence: Sentence) -> Iterator[Figure]:
    """The ranks of a sentence, left to right."""
    folded = document.folded
    taken = sentence.start
    matches = [
        *_RANK.finditer(folded, sentence.start, sentence.end),
        *_RANK_OF.finditer(folded, sentence.start, sentence.end),
        *(
            _AMONG_ALL.finditer(folded, sentence.start, sentence.end)
            if _INDEX_HELD.search(folded, sentence.start, sentence.end)
            else ()
        ),
    ]
    for match in sorted(matches, key=lambda match: match.start("n")):
        if match.start("n") < taken:
            continue
        lead = folded[max(sentence.start, match.start() - 60) : match.start()]
        value = _rank_value(match["n"], lead)
        if value is None:
            continue
        if _NO_RANK_BEFORE.search(lead) or (match.re is _RANK and not _is_rank(folded, match, lead)):
            continue
        among = _AMONG.match(folded, match.end(), sentence.end)
        whole = match["m"] or (among["of"] if among else None)
        of = float(whole) if whole else None
        if of is not None and value > of:
            continue
        taken = match.end()
        yield Figure(match.start("n"), match.end(), match.end(), value, "hạng", "hạng", "rank", of)


def _moved(folded: str, start: int) -> bool:
    """Whether a verb of standing or moving, or a step of it, stands right before a rank: ``nhích từ hạng 9 lên``."""
    return _MOVED.search(folded, max(0, start - 24), start) is not None


def _rank_value(written: str, lead: str) -> float | None:
    if written.isdigit():
        return float(written)
    if not _RANK_DIRECT.search(lead):
        return None
    value = _ORDINALS.get(written) or number_word(written)
    return float(value) if value else None


def _is_rank(folded: str, match: re.Match[str], lead: str) -> bool:
    """Whether ``thứ 4`` or ``hạng 4`` places a unit among others: no fifth year, no class of a decoration."""
    moved = _moved(folded, match.start())
    if match["cue"] == "hạng" and not (match["m"] or moved or lead.endswith("thứ ") or _INDEX.search(lead)):
        return False
    return bool(match["m"] or moved or _RANK_VERB.search(lead) or match["cue"] != "thứ")
