"""Words that act on awards, and which readers a word calls for, so that most words are passed over at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg_service.extraction.award.authorities import authority_phrases, level_words, office_starts
from kg_service.extraction.award.phrases import first_words_in, words_in
from kg_service.extraction.award.recipient_words import leads, pronouns, recipient_heads
from kg_service.extraction.award.stems import stems_of, words_around
from kg_service.extraction.award.words import Trie
from kg_service.extraction.tables import rows, spellings
from kg_service.reference.load import Reference
from kg_service.text.numbers import COUNTING_WORDS


@cache
def two_words() -> frozenset[str]:
    """Two words that stand for a person named before: ``đồng chí``, and ``bác sĩ`` for whom the article calls so."""
    titles = words_in("honorifics/rank", "honorifics/degree")
    return words_in("role", "title_alone") | {title for title in titles if title.count(" ") == 1}


_NO_CUES = frozenset(
    {"prefix", "qualifier", "cause", "anaphor", "prize", "called", "letter", "hold", "pin", "become", "land", "between"}
)
"""Acts of words that are read by other readers."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of ``award_cues.tsv``; ``held``: it says that an award is had, not that it is got."""

    act: str
    weak: bool = False
    posthumous: bool = False
    word: str = ""
    held: bool = False


@cache
def cues() -> Trie[Cue]:
    """All cues; the first row with a word wins, so ``tôn vinh`` is read by what stands around it."""
    return Trie(
        (word, Cue(row["act"], row["weak"] == "yes", row["posthumous"] == "yes", word))
        for row in rows("award_cues", "act", "weak", "posthumous", "words")
        if row["act"] not in _NO_CUES
        for word in spellings(row["words"])
    )


@cache
def holdings() -> Trie[str]:
    """Verbs by which awards are had: hold, pin, become, land."""
    return Trie(
        (word, row["act"])
        for row in rows("award_cues", "act", "words")
        if row["act"] in ("hold", "pin", "become", "land")
        for word in spellings(row["words"])
    )


@cache
def confer_words() -> Trie[str]:
    """Verbs before which an authority is the subject."""
    return _verbs("confer", "hand", "recognise", "revoke", "commend", "propose")


@cache
def getting_words() -> Trie[str]:
    """Verbs before which who gets an award is the subject."""
    return _verbs("receive", "reach")


def _verbs(*acts: str) -> Trie[str]:
    told = (row for row in rows("award_cues", "act", "words") if row["act"] in acts)
    return Trie((word, row["act"]) for row in told for word in spellings(row["words"]))


AWARD, CUE, OFFICE, HEAD, PEOPLE, NUMBER, BODY, SAID, HOLDING = 1, 2, 4, 8, 16, 32, 64, 128, 256
"""The readers of marks: of awards, cues, authorities, collectives, people of a place, numbers, bodies, words again, and
verbs of having."""
_Calls = tuple[dict[str, int], dict[str, frozenset[str] | None]]
_MADE: list[tuple[Reference, _Calls]] = []


def calls_of(reference: Reference) -> _Calls:
    """Which readers a first word calls for, and what must follow it; most words call for none.

    Kept for the last reference seen.
    """
    for known, calls in _MADE:
        if known is reference:
            return calls
    by: dict[str, int] = {}
    seconds: dict[str, frozenset[str] | None] = {}
    tries: tuple[tuple[int, Trie[Any]], ...] = (
        (AWARD, stems_of(reference)), (AWARD, words_around("prefix")), (CUE, cues()), (HOLDING, holdings()),
        (OFFICE, authority_phrases()), (OFFICE, level_words()),
        (HEAD, recipient_heads()), (PEOPLE, leads("people")), (SAID, words_around("anaphor")),
        (SAID, words_around("prize")), (SAID, words_around("called")), (SAID, words_around("letter")),
    )  # fmt: skip
    for reader, trie in tries:
        for word, following in trie.seconds().items():
            by[word] = by.get(word, 0) | reader
            known_before = seconds.get(word, frozenset())
            seconds[word] = None if following is None or known_before is None else known_before | following
    for reader, words in (
        (OFFICE, office_starts()),
        (NUMBER, COUNTING_WORDS),
        (SAID, pronouns()),
        (SAID, first_words_in("short_name")),
        (SAID, {"hạng", "của", "tôi"}),
    ):
        for word in words:
            by[word] = by.get(word, 0) | reader
            seconds[word] = None
    for role in two_words():
        first, second = role.split()
        by[first] = by.get(first, 0) | SAID
        known_before = seconds.get(first, frozenset())
        seconds[first] = None if known_before is None else known_before | {second}
    by["và"] = by.get("và", 0) & ~PEOPLE
    _MADE[:] = [(reference, (by, seconds))]
    return by, seconds
