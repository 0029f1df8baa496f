"""Rows of tables that hold a recipient in one cell and an award in another."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.entries import Entries, only_name
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.document import Sentence
from kg_service.extraction.facts import AwardStatus, RecipientKind


def read_row(
    entries: Entries, marks: Sequence[Mark], sentence: Sentence, kind: RecipientKind | None, status: AwardStatus | None
) -> list[Predication]:
    """What a row says: a name in its first cell of words, an award in a later one; nothing for another line.

    ``kind`` and ``status``: of the list that the row belongs to; a verb in the row tells its own status.
    """
    cells = entries.cells(sentence.start, sentence.end)
    if len(cells) < 2:
        return []
    awards = [mark.award for mark in marks if mark.award and mark.start >= cells[0][1]]
    recipient = only_name(cells, entries, kind)
    if not awards or recipient is None:
        return []
    acts = {mark.act for mark in marks}
    told: AwardStatus = status or "conferred"
    if "propose" in acts:
        told = "proposed"
    elif "revoke" in acts:
        told = "revoked"
    elif "recognise" in acts:
        told = "recognised"
    groups = [Group(awards, [recipient])]
    return [Predication(sentence.start, sentence.end, "list", told, groups=groups, rule="list")]
