"""Clauses that have a subject of their own, though nothing tells who it is."""

from __future__ import annotations

from kg_service.extraction.award.phrases import telling

_OWN_SUBJECT = telling(
    r"(?<!\p{L})(?:<short_name>|<recipient_nouns/collective>|ban|hội|đoàn|trạm)\s(?:[^,;:]{0,40}\s)?$"
)
_OTHER_PERSON = telling(
    r"(?:^\s*|(?<!\p{L})(?:còn|riêng)\s)(?:cá nhân\s)?<honorifics/address>\s(?!<adverb>|<gets>)\p{L}+(?:\s\p{L}+)?\s$"
)
"""``, bác thợ rèn được tặng``: somebody whom the article names in no way that is known."""


def names_unknown(clause: str) -> bool:
    """Whether the words of a clause before its verb name a person whom no reader knows."""
    return _OTHER_PERSON.search(clause) is not None


def names_subject(clause: str) -> bool:
    """Whether the words of a clause before its verb name somebody or some body."""
    return _OWN_SUBJECT.search(clause) is not None or names_unknown(clause)
