"""What a person did at an event: chaired it, spoke, attended."""

from __future__ import annotations

from functools import cache

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import Participation
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.text.phrases import PhraseFinder

_VALUES: tuple[Participation, ...] = ("chaired", "spoke at", "attended")
_REACH = 70
"""Characters after a person's offices within which the verb stands."""

_END = 120
"""Characters at the end of a sentence that lists several persons, within which it says that they chaired."""


@cache
def _words(value: str, side: str) -> PhraseFinder:
    words = [
        word
        for row in rows("participation", "value", "side", "words")
        if row["value"] == value and row["side"] == side
        for word in spellings(row["words"])
    ]
    return PhraseFinder(words, WHOLE_TEXT)


class Participations:
    """Reads what persons did at the events that their sentences tell of; each sentence is looked through once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentence = -1
        self._first: dict[Participation, int] = {}
        self._chaired_at_end = -1

    def of(self, person: Person, start: int, end: int) -> Participation | None:
        """The part that a person with offices at ``[start, end)`` took, None where the sentence tells of none."""
        sentence = self._document.sentence_at(person.start)
        if sentence is None or start >= sentence.end:
            return None
        self._read(sentence)
        others = within(self._document.people, end, min(sentence.end, end + 2 * _REACH))[:1]
        after = min([sentence.end, end + _REACH, *(other.start for other in others)])
        for value in _VALUES:
            if self._first[value] < start or _words(value, "after").first(self._document.folded, end, after):
                return value
            if value == "chaired" and others and self._chaired_at_end >= end:
                return value
        return None

    def _read(self, sentence: Sentence) -> None:
        if sentence.start == self._sentence:
            return
        self._sentence = sentence.start
        folded = self._document.folded
        for value in _VALUES:
            first = _words(value, "before").first(folded, sentence.start, sentence.end)
            self._first[value] = first.end if first else sentence.end
        self._chaired_at_end = -1
        at = max(sentence.start, sentence.end - _END)
        while chaired := _words("chaired", "end").first(folded, at, sentence.end):
            self._chaired_at_end, at = chaired.start, chaired.end
