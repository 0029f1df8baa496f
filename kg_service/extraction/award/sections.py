"""Parts of texts about awards: what headings and lead-ins say of the lines below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg_service.extraction.award.annexes import Annexes
from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Predication
from kg_service.extraction.facts import AwardStatus, RecipientKind
from kg_service.extraction.tables import WHOLE_TEXT, rows, spellings
from kg_service.text.phrases import PhraseFinder


@dataclass(slots=True)
class Lists:
    """What headings and lead-ins above the present line say.

    ``issuer``: the office in whose name a decision is written (a line of its own: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …).
    ``section``: whom a numbered line above names alone. ``heading``: the present line heads a list.
    ``sibling``: how the last item with a verb began, and its status.
    ``annexes``: what the decision gives to those of lists attached.
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


@cache
def section_words() -> tuple[tuple[AwardStatus | None, PhraseFinder], ...]:
    """The words of headings in order of the tables with the status that they give; None where no facts follow."""

    def finder(cell: str) -> PhraseFinder:
        return PhraseFinder(spellings(cell), WHOLE_TEXT)

    silent = [row for row in rows("award_silence", "scope", "words") if row["scope"] == "section"]
    found: list[tuple[AwardStatus | None, PhraseFinder]] = [(None, finder(row["words"])) for row in silent]
    for row in rows("award_sections", "status", "words"):
        found.append((_status(row["status"]), finder(row["words"])))
    return tuple(found)


def _status(value: str) -> AwardStatus:
    if value == "proposed":
        return "proposed"
    if value == "revoked":
        return "revoked"
    return "recognised" if value == "recognised" else "conferred"
