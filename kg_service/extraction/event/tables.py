"""What names an event: the words of ``event_triggers.tsv`` and ``event_words.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg_service.extraction.facts import EventKind
from kg_service.extraction.tables import WHOLE_TEXT, one_of, rows, spellings, words_for
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


@cache
def said(*uses: str) -> str:
    """A group that matches a word of one of these uses of ``event_words.tsv``, the longest."""
    return one_of("event_words", *uses)


@cache
def whole(*uses: str) -> str:
    """A word of one of these uses that no letter goes on before or after."""
    return rf"(?<!\p{{L}}){said(*uses)}(?!\p{{L}})"


@cache
def event_finder(use: str) -> PhraseFinder:
    """Finder of the words of a use in ``event_words.tsv``."""
    return PhraseFinder(words_for("event_words", use), WHOLE_TEXT)


@dataclass(frozen=True, slots=True)
class TriggersOfHead:
    """The rows of one head: the one that needs no matter, if any, all of them, and the matters of all."""

    plain: Trigger | None
    rows: tuple[Trigger, ...]
    matters: PhraseFinder


@cache
def triggers() -> dict[str, TriggersOfHead]:
    """Rows of ``event_triggers.tsv`` by the words that name the event."""
    return {head: _of_head(tuple(found)) for head, found in _by_head().items()}


@cache  # heads of one row share its finder
def _of_head(found: tuple[Trigger, ...]) -> TriggersOfHead:
    plain = next((trigger for trigger in found if trigger.matter is None and trigger.of is None), None)
    matters = [phrase for trigger in found if trigger.matter for phrase in trigger.matter.phrases]
    return TriggersOfHead(plain, found, PhraseFinder(matters, WHOLE_TEXT))


@cache
def _by_head() -> dict[str, list[Trigger]]:
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
    return PhraseFinder(_by_head(), WHOLE_TEXT)
