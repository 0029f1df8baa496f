"""Parts of texts about awards: what headings and lead-ins say of the lines below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg_service.extraction.award.annexes import Annexes
from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Predication
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.facts import AwardStatus, RecipientKind
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.text.phrases import PhraseFinder


@dataclass(slots=True)
class Lists:
    """What headings and lead-ins above the present line say.

    ``issuer``: the office in whose name a decision is written (a line of its own: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …).
    ``section``: whom a numbered line above names alone. ``heading``: the present line heads a list.
    ``sibling``: how the last item with a verb began, and its status.
    ``numbered``: the award of which the last numbered item was. ``annexes``: what the decision gives to those of lists
    attached.
    """

    status: AwardStatus | None = None
    silent: bool = False
    awards: list[AwardMention] = field(default_factory=list)
    lead: Predication | None = None
    previous: Predication | None = None
    kind: RecipientKind | None = None
    issuer: Authority | None = None
    annexes: Annexes = field(default_factory=Annexes)
    section: Authority | None = None
    block: int = -1
    heading: bool = False
    sibling: tuple[str, AwardStatus] = ("", "conferred")
    numbered: AwardMention | None = None


@cache
def _statuses() -> dict[str, tuple[int, AwardStatus | None]]:
    """The words of headings with their place in the tables and the status that they give; None: no facts follow."""
    found: dict[str, tuple[int, AwardStatus | None]] = {}
    cells: list[tuple[str, AwardStatus | None]] = [
        (row["words"], None) for row in rows("award_silence", "scope", "words") if row["scope"] == "section"
    ]
    cells += [(row["words"], _status(row["status"])) for row in rows("award_sections", "status", "words")]
    for order, (cell, status) in enumerate(cells):
        for word in spellings(cell):
            found.setdefault(word, (order, status))
    return found


@cache
def _finder() -> PhraseFinder:
    """Those words, and phrases that only hold one of them: ``chương trình``."""
    return PhraseFinder({*_statuses(), *cue_words("none")}, WHOLE_TEXT)


def said_of_section(folded: str, start: int, end: int) -> tuple[AwardStatus | None] | None:
    """What a heading says of the lists below it, in a tuple; None where it says nothing.

    Of several words the one counts that stands first in the tables.
    """
    best: tuple[int, AwardStatus | None] | None = None
    while (mention := _finder().first(folded, start, end)) is not None:
        said = _statuses().get(mention.phrase)
        best = said if said and (best is None or said[0] < best[0]) else best
        start = mention.end
    return (best[1],) if best else None


def _status(value: str) -> AwardStatus:
    if value == "proposed":
        return "proposed"
    if value == "revoked":
        return "revoked"
    return "recognised" if value == "recognised" else "conferred"
