"""What names an event: the words of ``event_triggers.tsv`` and ``event_words.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg_service.extraction.facts import EventKind
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings
from kg_service.text.phrases import PhraseFinder

_KINDS: dict[str, EventKind] = {
    "congress": "congress",
    "conference": "conference",
    "launch": "launch",
    "pact_signing": "pact_signing",
    "award_ceremony": "award_ceremony",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a row says of the event that its words name.

    ``act``: an act, no gathering by its name; ``dated``: it counts only with a day in its own sentence; ``matter`` and
    ``of``: what the name must hold after the words.
    """

    kind: EventKind
    act: bool
    dated: bool
    matter: PhraseFinder | None
    of: PhraseFinder | None


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """Whole words, longest first; their spaces may be broken lines."""
    return any_of(words)


@cache
def event_words(kind: str) -> str:
    """Alternation of the words of a kind in ``event_words.tsv``."""
    return alternation(_words(kind))


@cache
def event_finder(kind: str) -> PhraseFinder:
    """Finder of the words of a kind in ``event_words.tsv``."""
    return PhraseFinder(_words(kind), WHOLE_TEXT)


def _words(kind: str) -> list[str]:
    return [
        word for row in rows("event_words", "kind", "words") if row["kind"] == kind for word in spellings(row["words"])
    ]


@cache
def triggers() -> dict[str, list[Trigger]]:
    """Rows of ``event_triggers.tsv`` by the words that name the event."""
    found: dict[str, list[Trigger]] = {}
    for row in rows("event_triggers", "kind", "head", "matter", "of", "strength"):
        trigger = Trigger(
            _KINDS[row["kind"]],
            row["strength"] != "named",
            row["strength"] == "dated",
            _any(row["matter"]),
            _any(row["of"]),
        )
        for head in spellings(row["head"]):
            found.setdefault(head, []).append(trigger)
    return found


@cache
def _any(cell: str) -> PhraseFinder | None:
    return None if cell == "-" else PhraseFinder(spellings(cell), WHOLE_TEXT)


@cache
def trigger_finder() -> PhraseFinder:
    """Finder of the words of all rows."""
    return PhraseFinder(triggers(), WHOLE_TEXT)
