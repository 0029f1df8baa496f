"""Facts of type ``directive``: documents that direct, named by number, by kind and number, or by what they order."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from kg_service.extraction.campaign.campaign import campaign_names, canonical_name
from kg_service.extraction.directive.document_campaigns import campaign_of
from kg_service.extraction.directive.document_drafts import Draft
from kg_service.extraction.directive.named_acts import only_named
from kg_service.extraction.directive.named_documents import issued, titled
from kg_service.extraction.directive.numbered_documents import numbered, short_numbered
from kg_service.extraction.document import Document
from kg_service.extraction.facts import DirectiveFact, Fact
from kg_service.extraction.issuers import document_words
from kg_service.reference.matching import match_key
from kg_service.text.patterns import compiled

_NUMBER_OF = compiled(r"0*(\d+)(?=\D|$)")
_AMENDED_REACH = 120


@cache
def _amended() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{document_words('amends')})(?!\p{{L}})")


def extract(document: Document) -> Iterator[Fact]:
    """The documents that the article names, in order of place, one fact each, with all that its mentions say."""
    drafts = _apart(
        (
            *numbered(document),
            *short_numbered(document),
            *titled(document),
            *issued(document),
            *only_named(document),
        )
    )
    if not drafts:
        return
    _share_issuers(document, drafts)
    names = campaign_names(document)
    for draft in _merged(_without_headlines(document, drafts)):
        campaign = campaign_of(document, draft, names)
        yield DirectiveFact(
            article=document.article.id,
            evidence=document.evidence(draft.start, draft.end),
            confidence=draft.confidence,
            kind=draft.kind,
            number=draft.number,
            issuer=draft.issuer,
            date=draft.date,
            subject=draft.subject,
            campaign=canonical_name(document, campaign.name) if campaign else None,
        )


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts by place, without those whose names lie over an earlier one's."""
    kept: list[Draft] = []
    for draft in drafts:
        index = bisect.bisect_right(kept, draft.core, key=lambda other: other.core)
        before = kept[index - 1] if index else None
        after = kept[index] if index < len(kept) else None
        if (before and before.core_end > draft.core) or (after and after.core < draft.core_end):
            continue
        kept.insert(index, draft)
    return kept


def _share_issuers(document: Document, drafts: list[Draft]) -> None:
    """``Chỉ thị số 8 và Chỉ thị số 9 của Thủ tướng``: both are of the issuer that follows the last of a row.

    ``quyết định 41 của UBND tỉnh, được sửa đổi bằng quyết định 12``: who issued a document amends it.
    """
    for draft, after in reversed(list(pairwise(drafts))):
        joined = document.folded[draft.core_end : after.core].strip() in ("và", ",", ", và")
        if joined and draft.issuer is None and draft.kind == after.kind:
            draft.issuer = after.issuer
    for before, draft in pairwise(drafts):
        near = before.kind == draft.kind and draft.core - before.core_end <= _AMENDED_REACH
        if draft.issuer is None and near and _amended().search(document.folded, before.core_end, draft.core):
            draft.issuer = before.issuer


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One draft a document: mentions of one number, and of a short form of it, fill each other's gaps.

    A law that is only named is one that the article also numbers under the same title.
    """
    titles = " | ".join(match_key(d.subject) for d in drafts if d.kind == "Luật" and d.number and d.subject)
    full: dict[tuple[str, str], str] = {}
    for draft in drafts:
        number = _NUMBER_OF.match(draft.number or "")
        if number and not (draft.number or "").isdigit():
            full.setdefault((draft.kind, number[1]), draft.number or "")
    found: dict[tuple[str, str, str], Draft] = {}
    for draft in drafts:
        if draft.kind == "Luật" and not draft.number and draft.subject and match_key(draft.subject) in titles:
            continue
        if draft.number and draft.number.isdigit():
            draft.number = full.get((draft.kind, str(int(draft.number))), draft.number)
        key = (draft.kind, draft.number or "", "" if draft.number else draft.subject or draft.issuer or "")
        known = found.get(key)
        if known is None or not _agree(known, draft):
            found[key if known is None else (*key[:2], draft.date or "")] = draft
            continue
        known.issuer = known.issuer or draft.issuer
        known.date = known.date or draft.date
        known.subject = known.subject or draft.subject
        known.confidence = max(known.confidence, draft.confidence)
    return list(found.values())


def _without_headlines(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without what a headline calls by its issuer and the text below by its number too."""
    numbered_kinds = [(draft.kind, draft.issuer or "") for draft in drafts if draft.number]
    return [
        draft
        for draft in drafts
        if draft.number
        or not draft.issuer
        or not _in_headline(document, draft)
        or not any(kind == draft.kind and issuer.startswith(draft.issuer) for kind, issuer in numbered_kinds)
    ]


def _in_headline(document: Document, draft: Draft) -> bool:
    sentence = document.sentence_at(draft.start)
    return sentence is not None and sentence.kind != "body"


def _agree(one: Draft, other: Draft) -> bool:
    """Whether two mentions of a number can be one document: numbers restart every year."""
    return one.date is None or other.date is None or one.date[:4] == other.date[:4]
