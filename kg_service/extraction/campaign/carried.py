"""Quotations whose trigger stands elsewhere: a verb, words after the name, another clause or sentence."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.campaign.triggers import (
    STINT,
    alternation,
    not_name_at_end,
    speaks_of_emulation,
    trigger_mentions,
    trigger_named,
    triggers,
    words,
)
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.mentions.quotations import Quotation
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_HAS_REACH = 80
_BEFORE_REACH = 200
_VERB_REACH = 40
_NAMED_REACH = 140
"""Characters between a trigger and the name that ``mang tên`` announces."""
_OWNER = regex.compile(r"(?:[:,;]|\bvà)\s+(?:\p{Ll}+ ){0,2}\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}\s$")
"""A name of a unit straight before a quotation."""
_CALLED_REACH = 90
_THESE_REACH = 300
_SIBLING_REACH = 160


@cache
def _has() -> re.Pattern[str]:
    """``…, ngành giáo dục có "…"``: one of several that each have a campaign."""
    whose = rf"(?:(?:{alternation('whose')})\s+)?[^.,;:()\"]{{2,50}}?(?:\s\([^()]{{1,40}}\))?"
    return compiled(rf"(?:^|[,;.:(…])\s*{whose}\s(?:lại\s+)?có\s*$")


@cache
def _counted_up() -> re.Pattern[str]:
    """``Có thể kể: "…"`` at the head of a sentence: what the sentence before counted."""
    return compiled(rf"(?:{alternation('intro', 'counted')})\s*:?\s*$")


@cache
def _several() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:\d+|{alternation('several', 'each')})(?:\s+\p{{L}}+)?\s+$")


@cache
def _verb() -> re.Pattern[str]:
    """A verb before a name: ``Công đoàn vận động "…"``, ``tổ chức thi đua "…"``."""
    no_noun = "".join(rf"(?<!{word} )" for word in words("no_drive"))
    drive = rf"{no_noun}(?P<drive>vận động)(?:\s+(?:xây dựng|thực hiện|ủng hộ))?"
    return compiled(
        rf"(?<!\p{{L}})(?:{drive}|(?:{alternation('emulate')}|^|[.;:])\s*thi đua(?:\s+thực hiện)?)\s*:?\s*$"
    )


@cache
def _titled() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('title')})(?:\s+(?:là|gọi))?\s*:?\s*$")


@cache
def _after_title() -> re.Pattern[str]:
    return compiled(rf"\s*,\s+(?:các\s+|một\s+)?(?P<trigger>{alternation('movement')})(?!\p{{L}})")


@cache
def _afterwards() -> re.Pattern[str]:
    """``"…" là phong trào do …``, ``"…" - tên phong trào thi đua của …``."""
    of_those = rf"(?:(?:một|trong|số|tên|{alternation('several', 'number')})\s+){{0,4}}"
    return compiled(
        rf"\s*,?\s*(?:{alternation('becomes')}|-|–)\s+(?:(?:{alternation('title')})\s+(?:của\s+)?)?"
        rf"{of_those}(?P<trigger>{alternation('movement')})(?!\p{{L}})"
    )


@cache
def _apposition() -> re.Pattern[str]:
    """``"…", cuộc vận động Tỉnh đoàn mở từ năm ngoái``: what it is and who launched it."""
    return compiled(
        rf"\s*,\s+(?P<trigger>{alternation('movement')})\s[^.,;:\"]{{2,80}}?\s(?:{alternation('launch')})(?!\p{{L}})"
    )


@cache
def _among_these() -> re.Pattern[str]:
    return compiled(
        rf"(?:trong|trong số|giữa|riêng trong)\s+(?:số\s+)?(?:{alternation('several')}|\d{{1,2}})\s+"
        rf"(?:{alternation('movement')})(?!\p{{L}})[^\".;]{{0,90}},\s*$"
    )


@cache
def _each_has() -> re.Pattern[str]:
    each, movement = alternation("each"), alternation("movement")
    return compiled(rf"(?:{each})\s+\p{{L}}+\s+(?:có\s+)?một\s+(?:{movement})(?:\s+\p{{L}}+){{0,3}}\s*:")


@cache
def _called_pattern() -> re.Pattern[str]:
    """``Ea Bá gọi là "…"``, ``ở Ba Tri, đó là "…"``, ``- Gò Quao: "…"``: one of several names."""
    whose = rf"(?:(?:{alternation('whose')})\s+)?(?P<who>[^.,;:()\"\n]{{2,50}}?)(?:\s\([^()]{{1,40}}\))?"
    says = rf",?\s+(?:(?:lại|thì|cũng|đã)\s+)?(?:(?P<naming>{alternation('naming')})|{alternation('has')})"
    return compiled(rf"(?:^|[,;.:(…\n])\s*(?:[-+•]\s*)?{whose}(?P<how>\s*:|{says})\s*:?\s*$")


@cache
def _these() -> re.Pattern[str]:
    some, movement = alternation("several", "number"), alternation("movement")
    return compiled(rf"(?<!\p{{L}})(?:{some}|\d{{1,2}})\s+(?:{movement})\s+(?:{alternation('aforesaid')})(?!\p{{L}})")


def told_before(document: Document, quotation: Quotation, sentence: Sentence, start: int) -> PhraseMention | None:
    """The trigger that other words of the sentence, or the sentence before, have for a quotation without one.

    ``ngành A có phong trào "…", ngành B có "…"``; ``… mỗi nơi một phong trào thi đua. Xã C có "…"``;
    ``… phát động 12 phong trào thi đua. Có thể kể: "…"``.
    """
    folded = document.folded
    near = folded[max(start, quotation.start - _HAS_REACH) : quotation.start]
    has = near.rstrip().endswith("có") and _has().search(near)
    counted = start == sentence.start and _counted_up().fullmatch(folded, start, quotation.start)
    if not (has or counted) or not begins_as_name(document, quotation):
        return None
    beside = within(trigger_mentions(document), sentence.start, sentence.end) if has else []
    before = within(trigger_mentions(document), max(0, sentence.start - _BEFORE_REACH), sentence.start)
    several = [m for m in before if _several().search(folded, max(0, m.start - 24), m.start)]
    told = [m for m in (*several, *beside) if triggers()[m.phrase].strong or speaks_of_emulation(document)]
    return told[-1] if told else None


def told_otherwise(
    document: Document, quotation: Quotation, sentence: Sentence, start: int, sibling: bool
) -> tuple[CampaignKind, int] | None:
    """Kind and beginning of what names a quotation without a trigger before it; None where nothing does.

    ``start``: where its clause may begin, behind the quotation before; ``sibling``: whether that one names a campaign.
    """
    if not begins_as_name(document, quotation):
        return None
    folded = document.folded
    after = _afterwards().match(folded, quotation.end) or _apposition().match(folded, quotation.end)
    if after is None and _titled().search(folded, max(start, quotation.start - _VERB_REACH), quotation.start):
        after = _after_title().match(folded, quotation.end)
    if after and (triggers()[after["trigger"]].strong or at_home(document)):
        return trigger_named(after["trigger"]).kind, quotation.start
    if at_home(document) and _among(document, quotation, sentence, start):
        return "campaign", quotation.start
    if not speaks_of_emulation(document):
        return None
    named = _named_after(document, quotation, start)
    if named:
        return triggers()[named.phrase].kind, named.start
    if not_name_at_end().search(folded, max(start, quotation.start - _HAS_REACH), quotation.start):
        return None
    first = max(start, quotation.start - _VERB_REACH)
    verb = _verb().search(folded[first : quotation.start])
    if verb:
        return ("drive" if verb["drive"] else "campaign"), first + verb.start()
    kind = _called(document, quotation, sentence, start, sibling)
    return (kind, quotation.start) if kind else None


def begins_as_name(document: Document, quotation: Quotation) -> bool:
    """Whether a quotation begins with a capital or a number."""
    first = document.text[quotation.inner_start : quotation.inner_end].strip()[:1]
    return first.isupper() or first.isdigit()


def _among(document: Document, quotation: Quotation, sentence: Sentence, start: int) -> bool:
    """``Trong số các phong trào …, "A" được nhắc``; ``mỗi nơi một phong trào: xã A "…", xã B "…"``."""
    head = document.folded[sentence.start : quotation.start]
    if _among_these().match(head):
        return True
    owner = _OWNER.search(document.text, max(sentence.start, quotation.start - _VERB_REACH), quotation.start)
    return owner is not None and _each_has().search(head) is not None


def at_home(document: Document) -> bool:
    """Whether a text speaks of a place in the country or of one of its bodies, so that a movement is one of ours."""
    return bool(document.places) or bool(document.bodies)


@cache
def _announced() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{alternation('named')}|với cái tên|(?P<theme>{alternation('themed')}))\s*:?\s*$")


@cache
def _begun() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{alternation('launch')})(?!\p{{L}})")


def _named_after(document: Document, quotation: Quotation, start: int) -> PhraseMention | None:
    """``phát động thi đua hiến đất với tên "…"``: the trigger that ``mang tên`` belongs to, some words before."""
    folded = document.folded
    announced = _announced().search(folded, max(start, quotation.start - _VERB_REACH), quotation.start)
    if announced is None:
        return None
    near = within(trigger_mentions(document), max(start, quotation.start - _NAMED_REACH), announced.start())
    if not near or not_name_at_end().search(folded, near[-1].end, announced.start()):
        return None
    launched = near[-1].phrase.startswith((STINT, *words("launch"))) or _begun().search(folded, start, near[-1].start)
    return near[-1] if announced["theme"] is None or launched else None


def _called(
    document: Document, quotation: Quotation, sentence: Sentence, start: int, sibling: bool
) -> CampaignKind | None:
    """The kind of what one of several calls its own: the text speaks of such campaigns before, beside or after it."""
    folded = document.folded
    first = max(start, quotation.start - _CALLED_REACH)
    called = _called_pattern().search(folded[first : quotation.start])
    if called is None or not_name_at_end().search(called["who"]):
        return None
    these = _these().search(folded, quotation.end, quotation.end + _THESE_REACH)
    if these or (sibling and quotation.start - start < _SIBLING_REACH):
        return "campaign"
    naming = called["naming"] or _whose(document, called, first)
    before = within(trigger_mentions(document), max(0, sentence.start - _BEFORE_REACH), quotation.start)
    return triggers()[before[-1].phrase].kind if naming and before else None


def _whose(document: Document, called: re.Match[str], first: int) -> bool:
    """Whether a place or body alone stands before a colon: ``- Gò Quao: "…"``."""
    if called["how"].strip() != ":":
        return False
    begin, end = (first + position for position in called.span("who"))
    owner = starting_at(document.places, begin) or starting_at(document.bodies, begin)
    return owner is not None and owner.end >= end
