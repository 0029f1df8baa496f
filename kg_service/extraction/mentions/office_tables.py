"""What offices are called, and the words around them: the tables ``offices.tsv`` and ``office_words.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg_service.extraction.mentions.body_tables import all_heads
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A row of ``offices.tsv``; for a deputy ``role`` begins with Phó."""

    role: str
    head: str | None
    body: str | None
    whole: bool
    needs_body: bool


@cache
def office_words(*uses: str) -> str:
    """Alternation of the words of some uses in ``office_words.tsv``."""
    return any_of(word for use in uses for word in words_for("office_words", use))


@cache
def offices_of(use: str) -> tuple[str, ...]:
    """Folded words of one use in ``office_words.tsv``: offices of a kind, words to look for."""
    return words_for("office_words", use)


@cache
def office_bodies(use: str) -> tuple[str, ...]:
    """Folded words of one use in ``office_bodies.tsv``: names of bodies, or what such names begin or end with."""
    return words_for("office_bodies", use)


@cache
def office_kinds() -> dict[str, OfficeKind]:
    """Offices by their folded spellings, deputies included."""
    found: dict[str, OfficeKind] = {}
    for row in rows("offices", "role", "spellings", "deputy", "head", "body", "whole"):
        head, body = (None if row[key] == "-" else row[key] for key in ("head", "body"))
        chief = OfficeKind(row["role"], head, body, row["whole"] == "yes", row["whole"] == "body")
        deputy = replace(chief, role=f"Phó {chief.role}")
        for spelling in spellings(row["spellings"]):
            found[spelling] = chief
            found.setdefault(f"phó {spelling}", deputy)
        if row["deputy"] != "-":
            found.update(dict.fromkeys(spellings(row["deputy"]), deputy))
    return found


@cache
def role_finder() -> PhraseFinder:
    """Finder of all offices."""
    return PhraseFinder(office_kinds(), WHOLE_TEXT)


@cache
def before_pattern() -> re.Pattern[str]:
    """``nguyên``, ``hiện là``, ``quyền`` before an office."""
    return compiled(
        rf"(?<![\p{{L}}\d])(?:(?P<former>{office_words('former')})\s+|(?P<current>{office_words('current')})\s+)?"
        rf"(?:(?P<acting>{office_words('acting')})\s+)?$"
    )


@cache
def rank_pattern() -> re.Pattern[str]:
    """``thường trực`` after an office."""
    return compiled(rf"\s+(?P<rank>{office_words('rank')})(?![\p{{L}}\d])")


@cache
def of_pattern() -> re.Pattern[str]:
    """Between an office and its body: ``của``, ``thuộc``."""
    return compiled(rf"\s+(?:mới\s+(?=(?:{office_words('of')})\s))?(?:(?:{office_words('of')})\s+)?")


@cache
def stop_pattern() -> re.Pattern[str]:
    """A small word that ends the name of a body that no table knows."""
    return compiled(rf"(?:{office_words('stop')})(?![\p{{L}}\d])")


@cache
def inside_names() -> re.Pattern[str]:
    """Words of names of bodies that begin with a word that ends others: ``dự án``, ``thông tin và truyền thông``."""
    return compiled(rf"(?:{office_words('inside')})(?![\p{{L}}\d])")


@cache
def institutions() -> dict[str, tuple[str, ...]]:
    """For an office with no body beside it, deputies included: what the name of its institution begins with."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("office_institutions", "roles", "heads"):
        for role in row["roles"].split(" | "):
            found[role] = found[f"Phó {role}"] = spellings(row["heads"])
    return found


@cache
def told_once() -> frozenset[str]:
    """Offices whose institution is that of the same office elsewhere in the text, where it has only one."""
    return frozenset(
        role
        for row in rows("office_institutions", "roles", "only")
        if row["only"] == "yes"
        for role in row["roles"].split(" | ")
    )


@cache
def only_ones() -> frozenset[str]:
    """Offices, deputies included, whose institution is the only one of its kind that the text names."""
    roles = [row["roles"] for row in rows("office_institutions", "roles", "only") if row["only"] == "one"]
    return frozenset(name for cell in roles for role in cell.split(" | ") for name in (role, f"Phó {role}"))


@cache
def institution_heads() -> tuple[str, ...]:
    """The words that names of institutions begin with."""
    return tuple(sorted({head for heads in institutions().values() for head in heads}, key=len, reverse=True))


@cache
def institution_words() -> dict[str, str]:
    """Kinds of institutions by the words for them, short ones too: ``bv`` is a Bệnh viện."""
    heads = institution_heads()
    short = {word: head.name for word, head in all_heads().items() if head.name.lower() in heads}
    return {head: head[:1].upper() + head[1:] for head in heads} | short


@cache
def institution_word() -> re.Pattern[str]:
    """``Giám đốc bệnh viện``: the kind of institution in small letters, its name left out."""
    stops = r"(?=\s*(?:[,.;:()\n-]|$)|\s+(?:đã|cho|nói|kể|phát|là|kiêm)(?!\p{L}))"
    return compiled(rf"\s+(?:nhà\s+)?(?P<word>{any_of(institution_words())}){stops}")


@cache
def institution_before_name() -> re.Pattern[str]:
    """``Giám đốc bệnh viện Lê Văn An``: the same, where the name of a person follows."""
    return compiled(rf"\s+(?:nhà\s+)?(?P<word>{any_of(institution_words())})\s+(?=\p{{L}})")
