"""Which campaign a document directs: the one in its matter, that is run by it, or that it is issued for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from kg_service.extraction.campaign.names import CampaignName
from kg_service.extraction.campaign.triggers import alternation
from kg_service.extraction.directive.document_drafts import Draft
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.issuers import document_words
from kg_service.text.patterns import compiled

_REACH = 200
_BY_IT = regex.compile(r"(?<!\p{L})theo\s+(?:tinh thần\s+|nội dung\s+|đúng\s+)?$")


@cache
def _in_it() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('begun_by')})\s+(?:tại|bằng|trong|qua|kèm theo)\s+$")


@cache
def _the_campaign() -> re.Pattern[str]:
    return compiled(rf"(?:các\s+)?(?:{alternation('movement')})(?!\p{{L}})")


@cache
def _its_basis() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('basis')})(?!\p{{L}})[^.;:\"]{{0,60}}(?:\slà|:)\s+$")


@cache
def _issued() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('issue')})\s+$")


def campaign_of(document: Document, draft: Draft, names: Sequence[CampaignName]) -> CampaignName | None:
    """The campaign that a document directs, by what the text says, else None."""
    inside = within(names, draft.start, draft.end + 2)
    if inside:
        return inside[0]
    sentence = document.sentence_at(draft.core)
    if sentence is None or not names:
        return None
    return _after(document, draft, names, sentence) or _before(document, draft, names, sentence)


@cache
def _purpose() -> re.Pattern[str]:
    """``để triển khai``, ``về việc tổ chức`` between a document and a campaign, besides its issuer and date."""
    orders = document_words("order")
    purpose = (
        rf"(?:về(?:\s+việc)?|để|nhằm)(?:\s+(?:{orders}|{alternation('answer')}))?|{orders}|{alternation('answer')}"
    )
    return compiled(rf"[^.;:\"]*?(?<!\p{{L}})(?:{purpose})\s+(?:các\s+|hiệu quả\s+|tốt\s+)?$")


def _after(document: Document, draft: Draft, names: Sequence[CampaignName], sentence: Sentence) -> CampaignName | None:
    """``ban hành Kế hoạch số … để triển khai phong trào …``."""
    after = within(names, draft.core_end, min(sentence.end, draft.core_end + _REACH))
    if not after or after[0].trigger < draft.core_end:
        return None
    gap = document.folded[draft.core_end : after[0].trigger]
    return after[0] if "," not in gap and _purpose().match(gap) else None


@cache
def _aim() -> regex.Pattern[str]:
    """At the head of a sentence: ``Để cụ thể hóa phong trào``, ``Hưởng ứng cuộc vận động``."""
    return regex.compile(rf"(?:để|nhằm)\s|(?:cụ thể hóa|{alternation('answer')})(?!\p{{L}})")


def _before(document: Document, draft: Draft, names: Sequence[CampaignName], sentence: Sentence) -> CampaignName | None:
    folded = document.folded
    before = within(names, max(sentence.start, draft.core - _REACH), draft.core)
    window = max(sentence.start, draft.core - 80)
    by_it = _BY_IT.search(folded, window, draft.core)
    if before:
        aimed = _aim().match(folded, sentence.start) and _issued().search(folded, window, draft.core)
        if by_it or aimed or _in_it().search(folded, window, draft.core):
            return before[-1]
    basis = _its_basis().match(folded, sentence.start, draft.core)
    if basis or (by_it and _the_campaign().match(folded, sentence.start)):
        return _told_earlier(document, names, sentence)
    return None


def _told_earlier(document: Document, names: Sequence[CampaignName], sentence: Sentence) -> CampaignName | None:
    """What the last sentence of the paragraph that named campaigns is about, the first in it; else the article's."""
    block = document.article.blocks[sentence.block].span.start
    near = within(names, block, sentence.start)
    if near:
        told = document.sentence_at(near[-1].start)
        return next((name for name in near if told and name.start >= told.start), near[-1])
    return names[0] if names[0].end <= sentence.start else None
