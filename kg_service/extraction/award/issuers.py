"""Issuers in the names of awards that only the article tells: companies, bodies by a short name, ``Trung ương Hội``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import words_in
from kg_service.extraction.award.recipients import Recipient, Recipients
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.words import Word, size_in


class Issuers:
    """Reads them in one document."""

    def __init__(self, recipients: Recipients, before: NamedBefore) -> None:
        self._recipients = recipients
        self._before = before

    def issued(
        self, words: Sequence[Word], award: tuple[AwardMention, int], before: Mark | None
    ) -> tuple[AwardMention, int]:
        """``giấy khen của Tổng công ty Sông Đà``: a company or other body in the award's name; not what is revoked."""
        mention, after = award
        revoked = before is not None and before.act == "revoke"
        if not mention.takes_issuer or revoked or after + 1 >= len(words) or words[after].text not in ("của", "từ"):
            return award
        named = self._recipients.named_at(words, after + 1) or self._short_issuer(words, after + 1)
        if named is None or named[0].person or named[0].rank:
            return award
        issuer = Authority(named[0].start, named[0].end, named[0].name, "organisation", placed=True)
        return replace(mention, issuers=(issuer,), end=issuer.end), named[1]

    def _short_issuer(self, words: Sequence[Word], at: int) -> tuple[Recipient, int] | None:
        """``Giấy khen của Tổng công ty``: a body by its short name, which the article gave in full before."""
        size = size_in(words, at, words_in("short_name"), 3)
        short = " ".join(word.text for word in words[at : at + size])
        name = self._before.collective(short, words[at].start) if size else None
        if name is None:
            return None
        return Recipient(words[at].start, words[at + size - 1].end, name, ("collective",)), at + size

    def resolved(self, authority: Authority) -> Authority:
        """``Trung ương Hội``: the union that the article names in full before."""
        if authority.kind != "union" or authority.placed or authority.name != "Trung ương Hội":
            return authority
        full = self._before.central_union(authority.start) or self._before.collective("hội", authority.start)
        return replace(authority, name=full, placed=True) if full else authority
