"""What bodies are called: heads, fields of work and the small words of their names, from the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.mentions.places import level_pattern
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseLookup


@dataclass(frozen=True, slots=True)
class Head:
    """A word that begins the name of a body; see ``body_heads.tsv``."""

    name: str
    alone: bool
    kind: str
    named: bool
    level: str | None


_MARK = compiled(r"[&,-]")


@cache
def _no_committee() -> str:
    """After a level: ``tỉnh ủy``, ``tỉnh đoàn`` are bodies of their own."""
    return rf"(?!\s+(?:{any_of(words_for('area_words', 'after_level'))})(?!\p{{L}}))"


@cache
def scopes() -> dict[str, str]:
    """What says that a body is the whole country's, as facts spell it, by its folded spellings."""
    table = rows("body_scopes", "name", "spellings")
    return {spelling: row["name"] for row in table for spelling in spellings(row["spellings"])}


@cache
def no_bodies() -> tuple[str, ...]:
    """What begins like a head and is none: ``hội nghị``, ``bộ phận``."""
    return _words("no_body")


@cache
def no_body_lookup() -> PhraseLookup:
    """What begins like a head and is none, looked up where a head begins."""
    return PhraseLookup(no_bodies())


@cache
def heads_of_places() -> frozenset[str]:
    """Names of heads of bodies that may have a province's name for their own."""
    return frozenset(all_heads()[word].name for word in _words("of_places"))


@cache
def all_heads() -> dict[str, Head]:
    """Heads by their folded spellings."""
    found = {}
    for row in rows("body_heads", "name", "spellings", "alone", "kind", "tail", "level"):
        level = None if row["level"] == "-" else row["level"]
        head = Head(row["name"], row["alone"] == "yes", row["kind"], row["tail"] == "name", level)
        found.update(dict.fromkeys(spellings(row["spellings"]), head))
    return found


@cache
def short_heads() -> dict[str, str]:
    """Names of heads that facts keep short, with those written out; see ``short_heads.tsv``."""
    return {row["name"]: row["full"] for row in rows("short_heads", "name", "full")}


@cache
def short_forms() -> dict[str, str]:
    """The short names by those written out: for heads that are known by the latter."""
    return {full: short for short, full in short_heads().items()}


@cache
def own_level(name: str) -> str | None:
    """The level that a head means by itself: huyện for Huyện ủy."""
    return next((head.level for head in all_heads().values() if head.name == name), None)


def _words(use: str) -> tuple[str, ...]:
    """The words of a use in ``body_words.tsv``."""
    return words_for("body_words", use)


@cache
def fields() -> dict[str, str]:
    """Fields of work by their folded spellings; marks of abbreviations may be spaced (``VH, TT & DL``)."""
    return {
        spelling: row["name"]
        for row in rows("body_fields", "name", "spellings")
        for written in spellings(row["spellings"])
        for spelling in (written, *_spaced(written))
    }


def _spaced(abbreviation: str) -> list[str]:
    """How an abbreviation is written with spaces at its marks."""
    if " " in abbreviation or not _MARK.search(abbreviation):
        return []
    commas = abbreviation.replace(",", ", ")
    return [commas, commas.replace("&", " & "), commas.replace("&", " & ").replace("-", " - ")]


@cache
def head_finder() -> PhraseFinder:
    """Finder of all heads."""
    return PhraseFinder(all_heads(), WHOLE_TEXT)


@cache
def head_lookup() -> PhraseLookup:
    """Heads, looked up where a word begins."""
    return PhraseLookup(all_heads())


@cache
def rest_pattern() -> regex.Pattern[str]:
    """What may follow the name: an abbreviation in brackets, a scope, a level."""
    return regex.compile(
        rf"(?:\s*\([\p{{Lu}}\p{{Ll}}][\p{{Lu}}\p{{Ll}}&.-]{{1,11}}\))?"
        rf"(?:\s+(?P<scope>{any_of(scopes())})(?![\p{{L}}\d]))?"
        rf"(?:\s+(?:các\s+)?(?P<level>{level_pattern()})(?![\p{{L}}\d]){_no_committee()})?"
    )


def is_strong(head: Head) -> bool:
    """Whether a head ends a proper name before it."""
    return head.alone or head.kind in ("government", "council", "department", "ministry")


@cache
def function_words() -> frozenset[str]:
    """Words that never are the second syllable of a compound in a name."""
    return frozenset(_words("function"))


@cache
def verb_fields() -> frozenset[str]:
    """Fields of work that are verbs too: ``tổ chức``, ``kiểm tra``."""
    return frozenset(_words("verb_field"))


@cache
def not_joined() -> re.Pattern[str]:
    """Words after a dash that begin something else than a part of the name: offices, ``Ảnh``."""
    return compiled(rf"(?:{any_of(_words('not_joined'))})(?!\p{{L}})")


@cache
def level_word() -> re.Pattern[str]:
    """A word for a level of administrative units."""
    return compiled(rf"(?P<level>{level_pattern()})(?![\p{{L}}\d]){_no_committee()}")


@cache
def surname_level() -> re.Pattern[str]:
    """A level and a family name after it that looks like the end of a body: ``huyện Đoàn Thanh Bình``."""
    family = any_of(words_for("area_words", "after_level"))
    return compiled(rf"\s+(?P<level>{level_pattern()})\s(?P<family>{family})(?!\p{{L}})")


@cache
def field_lookup() -> PhraseLookup:
    """Fields of work, looked up where a head ends."""
    return PhraseLookup(fields())


@cache
def inner_lookup() -> PhraseLookup:
    """Small words inside proper names, looked up where a word begins."""
    return PhraseLookup(_words("inner"))


@cache
def other_word_lookup() -> PhraseLookup:
    """Words that end with a head: ``thị trường``, ``cán bộ``."""
    return PhraseLookup(_words("not_after"))
