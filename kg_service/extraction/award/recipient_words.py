"""The words of names of recipients: heads of collectives, and what stands before names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg_service.extraction.award.words import Trie, Word, words_of
from kg_service.extraction.mentions.body_tables import short_heads
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import table_words


def pronouns() -> frozenset[str]:
    """Forms of address that may stand for a person named before."""
    return table_words("award_recipients", "pronoun")


@cache
def recipient_heads() -> Trie[str]:
    """Heads of names; the empty string for words that begin like a head and are none (``hội nghị``)."""
    return Trie(
        (word, word if row["head"] == "yes" else "")
        for row in rows("recipient_heads", "head", "words")
        for word in spellings(row["words"])
    )


@cache
def leads(kind: str) -> Trie[bool]:
    """The words of ``recipient_leads.tsv`` of one kind."""
    return Trie(
        (word, True)
        for row in rows("recipient_leads", "kind", "words")
        if row["kind"] == kind
        for word in spellings(row["words"])
    )


@cache
def _abbreviations() -> tuple[tuple[str, str], ...]:
    return tuple(
        (spelling, row["name"])
        for row in rows("recipient_abbreviations", "name", "spellings")
        for spelling in spellings(row["spellings"])
    )


def written_out(name: str) -> str:
    """A collective's name whose first words are written out: ``CĐCS Trường A`` is ``Công đoàn cơ sở Trường A``."""
    lower = name.lower()
    for short, full in _abbreviations():
        if lower.startswith(short) and not lower[len(short) :][:1].isalnum():
            return full + name[len(short) :]
    return name


@cache
def written_otherwise() -> dict[str, str]:
    """Heads that are written short or out, each with the other spelling, folded: ``htx`` and ``hợp tác xã``."""
    pairs = [(short.lower(), full.lower()) for short, full in short_heads().items()]
    return {**dict(pairs), **{full: short for short, full in pairs}}


def begins_collective(name: str) -> bool:
    """Whether a name begins with the head of a collective's name, or with words that only look like one."""
    folded = name.lower()
    return recipient_heads().longest(words_of(folded, 0, len(folded)), 0) is not None


def head_at(words: Sequence[Word], index: int) -> bool:
    """Whether a collective's name may begin at a word by its head."""
    head = recipient_heads().longest(words, index)
    return bool(head and head[1])
