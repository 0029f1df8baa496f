"""Units of figures: those of ``units.tsv``, nouns that stand for one, and how a unit is read after a number."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.tables import any_of, rows, spellings
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold
from kg_service.text.numbers import MAGNITUDES
from kg_service.text.patterns import compiled

_MAGNITUDE = re.compile(rf"\s{{0,2}}(?P<word>trăm|{any_of(MAGNITUDES)})(?![^\W\d_]|\s(?:lệ|trọng|suất|số)\b)")
"""``nghìn``, ``tỷ``; not of what a ratio is called: ``năm 2018 tỷ lệ hộ nghèo còn 5%``."""
_SCALE_LETTERS = frozenset(word[0] for word in ("trăm", *MAGNITUDES))
_UNIT_WORD = re.compile(r"(?P<gap>\s{0,2}[“\"]?|,\s|\s?-\s?)(?P<word>[%‰]|[^\W\d_][^\W_]*)")
# Rates are of round numbers (bác sĩ/10.000 dân); of another, what stands after the stroke is the whole (17 hộ/50 hộ).
_SCALE = f"(?:{any_of(MAGNITUDES)})"
_PER = worded(rf"\s?/\s?(?:1[0.]*0\s+|{_SCALE}\s+)?(?:<per>|\p{{L}}[\p{{L}}\d²³]*)(?:\s?/\s?\p{{L}}+)?", "figure_units")
_AND_LESS = compiled(rf"\s+\d{{1,3}}\s+{_SCALE}(?:\s+đồng)?(?!\p{{L}})")
"""What follows the first part of ``12 triệu 500 nghìn đồng``."""
_JOINT = compiled(r", | - |[ -]")
_NAME_REACH = 120
_SHORTEST = 2
"""Letters of a noun that no table lists; one letter is a measure."""
_MOST_WORDS = 9
_OPEN_NOUN = regex.compile(r"\s{1,2}(?P<first>\p{Ll}+)(?:\s(?P<second>\p{Ll}+)(?![\p{L}\d/]))?(?![\p{L}\d/])")
_COUNTED = regex.compile(
    r"(?<!\p{L})số\s+(?:lượng\s+)?(?=(?P<three>\p{L}+\s+\p{L}+\s+\p{L}+)?)(?=(?P<two>\p{L}+\s+\p{L}+))(?P<one>\p{L}+)"
)
_TO_NUMBER = regex.compile(r"(?:[\p{L}\s/]|,\s(?=\p{L})){0,60}(?:\([^()\d]{2,40}\)[\p{L}\s]{0,30})?(?:\s|:\s)")


@cache
def units() -> dict[str, str]:
    """The kind of each unit of ``units.tsv``, by its folded spelling."""
    return {
        spelling: row["kind"]
        for row in rows("units", "kind", "noun", "spellings")
        for spelling in spellings(row["spellings"])
    }


def spelled(unit: str) -> str:
    """A unit as facts spell it (``unit_spellings.tsv``), its magnitude and what follows a stroke kept."""
    written, stroke, _ = fold(unit).partition("/")
    own = _spellings().get(written)
    return unit if own is None else own + unit[len(written) :] if stroke else own


@cache
def _spellings() -> dict[str, str]:
    return {
        written: row["unit"] for row in rows("unit_spellings", "unit", "words") for written in spellings(row["words"])
    }


@cache
def _beginnings() -> frozenset[str]:
    """What longer units begin with, so that the search ends at the first word that begins none."""
    return frozenset(unit[: match.start()] for unit in units() for match in _JOINT.finditer(unit))


@cache
def measure_nouns() -> dict[str, str]:
    """What a bare measure is of, by folded unit: ``ha`` is of ``Diện tích``."""
    return {
        spelling: row["noun"]
        for row in rows("units", "kind", "noun", "spellings")
        if row["noun"]
        for spelling in spellings(row["spellings"])
    }


def noun_before(folded: str, position: int) -> str:
    """The unit of a bare number whose name says it: ``số người chết 148``; empty when there is none."""
    if folded.find("số ", max(0, position - _NAME_REACH), position) < 0:
        return ""
    match = next(reversed([*_COUNTED.finditer(folded, max(0, position - _NAME_REACH), position)]), None)
    if match is None or not _TO_NUMBER.fullmatch(folded, match.end(), position):
        return ""
    for words in (match["three"], match["two"], match["one"]):
        kind = units().get(" ".join(words.split())) if words else None
        if kind:
            noun = str(words)
            return measure_nouns().get(noun, noun) if kind in ("count", "item", "people") else ""
    return ""


def unit_at(folded: str, position: int, limit: int) -> tuple[int, int, str, str]:
    """The longest unit at a position: its start and end, its words and its kind; kind is empty when there is none."""
    start = end = position
    word = _UNIT_WORD.match(folded, position, limit)
    if not word:
        return start, end, "", ""
    scaled = False
    while word and word["word"][0] in _SCALE_LETTERS and (match := _MAGNITUDE.match(folded, end, limit)):
        start = match.start("word") if not scaled else start
        end, scaled = match.end(), True
        word = _UNIT_WORD.match(folded, end, limit)
    words, best, cursor = "", (0, "", ""), end
    for count in range(_MOST_WORDS):
        word = _UNIT_WORD.match(folded, cursor, limit) if count else word
        if not word or (count == 0 and word["gap"].strip(' “"')) or (count and word["gap"].endswith(("“", '"'))):
            break
        joint = (
            ""
            if not words
            else ", "
            if "," in word["gap"]
            else "-"
            if word["gap"] == "-"
            else " - "
            if "-" in word["gap"]
            else " "
        )
        words, cursor = f"{words}{joint}{word['word']}", word.end()
        if count == 0 and not scaled:
            start = word.start("word")
        if words in units():
            best = (cursor, words, units()[words])
        if words not in _beginnings():
            break
    if best[2] == "none" and scaled and folded.endswith("tỷ", start, end):
        return start, end, "đồng", "money"  # tăng 905 tỷ so đầu năm
    if best[0]:
        per = _PER.match(folded, best[0], limit)
        return start, per.end() if per else best[0], best[1], best[2]
    per = _PER.match(folded, end, limit) if scaled else None
    if per or (scaled and (folded.endswith("tỷ", start, end) or _AND_LESS.match(folded, end, limit))):
        return start, per.end() if per else end, "đồng", "money"  # 80 tỷ giúp người nghèo
    return start, end, "", ""


def open_unit(text: str, folded: str, position: int, limit: int) -> tuple[int, int, str, str]:
    """A noun that no table lists as a unit: one or two syllables that are no function words (bồn chứa, thùng rác)."""
    match = _OPEN_NOUN.match(text, position, min(limit, position + 40))
    if not match or len(match["first"]) < _SHORTEST or units().get(folded[slice(*match.span("first"))]) == "none":
        return position, position, "", ""
    two = match["second"] and units().get(folded[slice(*match.span("second"))]) not in ("none", "share", "money")
    end = match.end("second") if two else match.end("first")
    return match.start("first"), end, folded[match.start("first") : end], "open"
