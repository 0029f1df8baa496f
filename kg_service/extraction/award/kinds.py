"""Kinds of recipients by the words that name them: ``tập thể``, ``cá nhân``, ``hộ gia đình``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import worded


def kind_of(value: str) -> RecipientKind:
    """The kind that a table's cell names."""
    return "household" if value == "household" else "individual" if value == "individual" else "collective"


@cache
def kind_words() -> Mapping[str, RecipientKind]:
    """The words of ``recipient_sections.tsv`` for recipients of any kind, each with its kind."""
    return MappingProxyType(
        {
            word: kind_of(row["kind"])
            for row in rows("recipient_sections", "kind", "words")
            for word in spellings(row["words"])
        }
    )


CELL_NUMBER = worded(
    r"\s*(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*(?:<recipient_sections/*>|<instances>)?\s*", "award_recipients"
)
"""A cell that holds a number of recipients: ``1.204``, ``35 tập thể``; group ``digits``."""
