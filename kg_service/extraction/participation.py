"""What a person did at an event: chaired it, spoke, attended."""

from __future__ import annotations

from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.facts import Participation
from kg_service.extraction.people import Person
from kg_service.extraction.tables import rows, spellings

_VALUES: tuple[Participation, ...] = ("chaired", "spoke at", "attended")
_REACH = 70


@cache
def _words(value: str, side: str) -> regex.Pattern[str]:
    words = [
        word
        for row in rows("participation", "value", "side", "words")
        if row["value"] == value and row["side"] == side
        for word in spellings(row["words"])
    ]
    alternatives = "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{alternatives})(?!\p{{L}})")


def participation(document: Document, person: Person, start: int, end: int) -> Participation | None:
    """The part that a person with offices at ``[start, end)`` took in an event that the sentence tells of."""
    sentence = document.sentence_at(person.start)
    if sentence is None:
        return None
    others = [other.start for other in within(document.people, end, sentence.end)[:1]]
    after = min([sentence.end, end + _REACH, *others[:1]])
    for value in _VALUES:
        if _words(value, "before").search(document.folded, sentence.start, start):
            return value
        if _words(value, "after").search(document.folded, end, after):
            return value
        if value == "chaired" and others and _words(value, "end").search(document.folded, end, sentence.end):
            return value
    return None
