"""Stems of the names of awards, and the words that stand around names, from the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg_service.extraction.award.words import Trie
from kg_service.extraction.tables import rows, spellings
from kg_service.reference.load import Reference
from kg_service.text.normalize import fold

_FROM_REFERENCE = frozenset({"order", "medal", "emulation_title", "honorary_title", "prize", "campaign_title"})


@dataclass(frozen=True, slots=True)
class Stem:
    """A name to which class, level, title or issuer may be added; see ``award_stems.tsv`` for the forms."""

    name: str
    form: str
    recipient: str | None = None
    by: str | None = None
    counted: str | None = None
    """Whom a bare number of it means where it may be for others too: ``3 Anh hùng Lao động`` are persons."""


def _reference_stems(reference: Reference) -> Iterator[tuple[str, Stem]]:
    """Orders, medals and titles of ``awards.tsv`` that take no issuer."""
    for award in reference.awards:
        if award.category not in _FROM_REFERENCE or award.name_vi.startswith(("Cờ", "Chiến sĩ thi đua")):
            continue
        if award.category == "prize" and award.authority != "Chủ tịch nước":
            continue  # named after somebody: the general stem writes the name in quotation marks
        kind = award.recipient_kinds[0] if len(award.recipient_kinds) == 1 else None
        by = award.authority if award.authority in ("Chủ tịch nước", "Thủ tướng Chính phủ", "Chính phủ") else None
        if award.family:
            yield fold(award.family), Stem(award.family, "classed", kind, by)
        else:
            counted = award.recipient_kinds[0] if award.category == "honorary_title" and award.recipient_kinds else None
            stem = Stem(award.name_vi, "title", kind, by, counted)
            for name in (award.name_vi, *award.aliases):
                yield fold(name), stem
                yield fold(name).replace(",", ""), stem


LETTER, PRIZE = "Thư khen", "giải thưởng"
"""An award that goes to whom is named straight after it."""


@cache
def _own_stems() -> tuple[tuple[str, Stem], ...]:
    return tuple(
        (spelling, Stem(row["name"], row["form"], row["recipient"] or None, row["by"] or None))
        for row in rows("award_stems", "name", "spellings", "form", "recipient", "by")
        for spelling in spellings(row["spellings"])
    )


def stem_spellings(reference: Reference) -> Iterator[str]:
    """All folded spellings of stems."""
    yield from (spelling for spelling, _ in _own_stems())
    yield from (spelling for spelling, _ in _reference_stems(reference))


@cache
def cue_words(act: str) -> tuple[str, ...]:
    """The words of ``award_cues.tsv`` of one act."""
    return tuple(
        word for row in rows("award_cues", "act", "words") if row["act"] == act for word in spellings(row["words"])
    )


@cache
def words_around(act: str) -> Trie[str]:
    """The words of one act that stand before or after the names of awards."""
    return Trie((word, act) for word in cue_words(act))


@cache
def name_ends() -> Trie[bool]:
    """Words that end a name before them."""
    return Trie((word, True) for row in rows("name_ends", "word") for word in spellings(row["word"]))


_MADE: list[tuple[Reference, Trie[Stem]]] = []


def stems_of(reference: Reference) -> Trie[Stem]:
    """The trie of all stems; kept for the last reference seen, which is too large to be hashed as a key."""
    for known, trie in _MADE:
        if known is reference:
            return trie
    of_reference = list(_reference_stems(reference))
    counted = {stem.name: stem.counted for _, stem in of_reference}
    own = [(spelling, replace(stem, counted=counted.get(stem.name))) for spelling, stem in _own_stems()]
    made = Trie([*own, *of_reference])
    _MADE[:] = [(reference, made)]
    return made


@cache
def foreign_titles() -> Trie[bool]:
    """Beginnings of titles that are none of emulation: of beauty, of sports."""
    return Trie(
        (word, True)
        for row in rows("award_silence", "scope", "words")
        if row["scope"] == "title"
        for word in spellings(row["words"])
    )
