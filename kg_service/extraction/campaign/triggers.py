"""Words before the names of campaigns: which there are, where a text has them, what may stand beside a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg_service.extraction.document import Document
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings, words_for
from kg_service.reference.records import CampaignRecord
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseMention

_KNOWN_KINDS = ("campaign", "drive", "peak", "phase")
PERIOD = (
    r"(?:(?:trong\s+)?(?:giai đoạn|năm|các năm|những năm|nhiệm kỳ|quý\s+\w+)"
    r"\s+(?:19|20)\d{2}(?:\s?-\s?(?:19|20)\d{2})?)"
)
DAYS = r"(?:\d{1,3}\s+ngày(?:\s*,?\s*đêm)?)"
"""A stint of so many days, as a pattern."""
STINT = "đợt"
"""A stint (``đợt thi đua``) is named by its theme, while that of the yearly ``phong trào thi đua`` is only a slogan,
unless somebody launches it under the theme."""
_AMONG = r"(?:(?:của|trong|tại|ở|cho)\s+[^.;:,\"]{2,60}?)"


def words(use: str) -> tuple[str, ...]:
    """The words of a use in ``campaign_words.tsv``, folded."""
    return words_for("campaign_words", use)


@cache
def alternation(*uses: str) -> str:
    """The words of some uses as an alternation, longest first."""
    return any_of(word for use in uses for word in words(use))


@cache
def by_pattern() -> str:
    """Who launched it, after or before the name: ``do Tỉnh đoàn phát động``."""
    return rf"(?:do\s+[^.;:\"]{{3,90}}?\s+(?:{alternation('launch', 'answer')}))"


@cache
def launch_before() -> re.Pattern[str]:
    """A verb of launching straight before a trigger."""
    return compiled(rf"(?<!\p{{L}})(?:{alternation('launch')})(?!\p{{L}})(?:\s+(?:lễ|các|một|nhiều|và|hưởng ứng))*\s*$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word before names of campaigns. ``strong``: no when it also means movements of other kinds."""

    kind: CampaignKind
    strong: bool


@cache
def triggers() -> dict[str, Trigger]:
    """Triggers by their folded words."""
    found: dict[str, Trigger] = {}
    for row in rows("campaign_triggers", "words", "kind", "strong"):
        kind: CampaignKind = "drive" if row["kind"] == "drive" else "campaign"
        for word in spellings(row["words"]):
            found[word] = Trigger(kind, row["strong"] == "yes")
    return found


@cache
def trigger_alternation() -> str:
    """All triggers, longest first."""
    return any_of(triggers())


@cache
def trigger_pattern() -> re.Pattern[str]:
    """A trigger as whole words, in group ``trigger``."""
    return compiled(rf"(?<!\p{{L}})(?P<trigger>{trigger_alternation()})(?!\p{{L}})")


@cache
def _trigger_finder() -> PhraseFinder:
    return PhraseFinder(triggers(), WHOLE_TEXT)


@lru_cache(maxsize=2)  # several readings of one document ask in turn
def trigger_mentions(document: Document) -> list[PhraseMention]:
    """The triggers of a document in order, longest first; none in the name of a body (Phòng Xây dựng phong trào …)."""
    found = _trigger_finder().find(document.folded)
    return [mention for mention in found if not document.folded.endswith(_in_body(), 0, mention.start)]


@cache
def _in_body() -> tuple[str, ...]:
    return tuple(f"{before} " for before in words("in_body"))


def trigger_named(words: str) -> Trigger:
    """The trigger of folded words, white space as it may be. Raises KeyError when they are none."""
    return triggers()[" ".join(words.split())]


@cache
def between_pattern() -> str:
    """What may stand between a trigger and a name."""
    return (
        rf"\"?(?:\s*(?:,\s*)?(?:{alternation('between')}|{DAYS}|{PERIOD}|{by_pattern()}|{_AMONG})(?![\p{{L}}\d])|\s*\([^()\"]{{1,60}}\)){{0,4}}"
        rf"(?:\s*(?:là|như|gồm))?\s*:?\s*"
    )


@cache
def _context_finder() -> PhraseFinder:
    return PhraseFinder(words("context"), WHOLE_TEXT)


@lru_cache(maxsize=2)
def speaks_of_emulation(document: Document) -> bool:
    """Whether the article has any word of emulation, or or a national campaign, so that ``phong trào`` can be one."""
    folded = document.folded
    return _context_finder().stands(folded, 0, len(folded)) or _names_national(document)


def _names_national(document: Document) -> bool:
    """Whether a name of the reference data stands straight after a trigger."""
    ends = {mention.end + 1 for mention in trigger_mentions(document)}
    return bool(ends) and any(mention.start in ends for mention in known_mentions(document))


@lru_cache(maxsize=2)
def known_mentions(document: Document) -> list[PhraseMention]:
    """Where the names of the reference data stand in a document, in order, none broken by the end of a line."""
    found = document.knowledge.campaign_finder.find(document.folded)
    return [mention for mention in found if document.folded.find("\n", mention.start, mention.end) < 0]


def national(document: Document, name: str) -> CampaignRecord | None:
    """The national campaign that a name is or carries into an area, of the kinds that people take part in."""
    record = document.knowledge.campaign_named(name) or document.knowledge.localises(name)
    return record if record and record.kind in _KNOWN_KINDS else None


@cache
def not_name() -> re.Pattern[str]:
    """Words that say that what follows is no campaign."""
    return compiled(rf"(?<!\p{{L}})(?:{alternation('not_name')})(?!\p{{L}})")


@cache
def not_name_at_end() -> re.Pattern[str]:
    """Such words right before a quotation."""
    return compiled(rf"(?<!\p{{L}})(?:{alternation('not_name')})\s*:?\s*$")
