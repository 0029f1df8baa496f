"""The school, hospital or company that an article is about: its title, or its letterhead alone, names it."""

from __future__ import annotations

from functools import lru_cache

import regex

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.issuers import body_name
from kg_service.extraction.mentions.bodies import Body
from kg_service.text.capitals import in_small_letters

_INSTITUTIONS = frozenset({"school", "hospital", "company"})
_SYLLABLE = regex.compile(r"(?i)[aeiouyăâêôơư\p{M}à-ỹ]")
"""What THPT and TNHH have not."""
_UNION_OF = regex.compile(
    r"(?i)công đoàn (?:cơ sở )?(?P<of>(?:công ty|tổng công ty|bệnh viện|trường|nhà máy|xí nghiệp) .+)"
)
_LETTERHEAD = 300
"""Characters of the head of a text whose lines in capitals name who writes."""


@lru_cache(maxsize=2)  # asked for by every number of awards of an article
def institution(document: Document) -> str | None:
    """The school, hospital or company that the title or the letterhead alone names: the article is about its people."""
    text, title = document.text, document.article.blocks[:1]
    lines, at = [], 0
    for line in text[:_LETTERHEAD].split("\n"):
        lines += [body for body in document.bodies if at <= body.start < at + len(line)] if line.isupper() else []
        at += len(line) + 1
    own = [label for body in lines if (label := _institution_of(document, body))]
    if own:
        return own[-1]  # below the group that it is part of
    titled = [body for block in title for body in within(document.bodies, block.span.start, block.span.end)]
    if titled:
        return body_name(document, titled[0]) if len(titled) == 1 and titled[0].kind in _INSTITUTIONS else None
    first = next((one for one in document.sentences if one.kind == "body"), None)
    told = starting_at(document.bodies, first.start) if first else None
    return body_name(document, told) if told and told.kind in _INSTITUTIONS else None


def _institution_of(document: Document, body: Body) -> str | None:
    """A school, hospital or company, or the one whose union a body is: ``CÔNG ĐOÀN CÔNG TY A``."""
    if body.kind in _INSTITUTIONS:
        return _in_small_letters(document, body)
    of = _UNION_OF.match(body.name) if body.kind == "union" else None
    if of is None:
        return None
    others = (body_name(document, other) for other in document.bodies if other.kind in _INSTITUTIONS)
    return next((label for label in others if label.lower() == of["of"].lower()), in_small_letters(of["of"]))


def _in_small_letters(document: Document, body: Body) -> str:
    """The name of a body of a line in capitals as the text has it elsewhere, else with a capital for each syllable."""
    label = body_name(document, body)
    others = (body_name(document, other) for other in document.bodies if other.kind == body.kind)
    same = (other for other in others if other != label and other.lower() == label.lower())
    return next(
        same, " ".join(word.title() if word.isupper() and _SYLLABLE.search(word) else word for word in label.split())
    )
