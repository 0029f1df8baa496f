"""Quotations whose trigger stands elsewhere: a verb, words after the name, another clause or sentence."""

from __future__ import annotations

import re
from functools import cache

import regex

from kg_service.extraction.campaign.triggers import (
    alternation,
    not_name_at_end,
    speaks_of_emulation,
    trigger_mentions,
    trigger_named,
    triggers,
)
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.facts import CampaignKind
from kg_service.extraction.mentions.quotations import Quotation
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_HAS_REACH = 80
_BEFORE_REACH = 200
_HAS = compiled(
    r"(?:^|[,;.:(…])\s*(?:(?:ở|tại|thì|còn|riêng)\s+)?[^.,;:()\"]{2,50}?(?:\s\([^()]{1,40}\))?\s(?:lại\s+)?có\s*$"
)
"""``…, ngành giáo dục có "…"``: one of several that each have a campaign."""
_COUNTED_UP = compiled(
    r"(?:có thể\s+)?(?:kể|kể đến|kể tên|điểm qua)(?:\s+(?:đến|ra|như|một số))?\s*:?\s*$"
    r"|(?:như|gồm|bao gồm|đó là|tiêu biểu(?:\s+(?:là|như))?|điển hình(?:\s+(?:là|như))?)\s*:?\s*$"
)
"""``Có thể kể: "…"`` at the head of a sentence: what the sentence before counted."""
_SEVERAL = compiled(r"(?<!\p{L})(?:\d+|các|những|nhiều|mỗi|một số|hàng loạt|loạt)(?:\s+\p{L}+)?\s+$")

_VERB = compiled(
    r"(?<!\p{L})(?:(?<!cuộc )(?<!ban )(?<!tác )(?<!tổ )(?<!quỹ )(?P<drive>vận động)"
    r"(?:\s+(?:xây dựng|thực hiện|ủng hộ))?|(?:tổ chức|phát động|mở|tiếp tục|và|cùng|cùng nhau|ra sức|hăng hái|sôi nổi"
    r"|tích cực|hưởng ứng|triển khai|^|[.;:])\s*thi đua(?:\s+thực hiện)?)\s*:?\s*$"
)
"""A verb before a name: ``Công đoàn vận động "…"``, ``tổ chức thi đua "…"``."""
_VERB_REACH = 40
_NAMED_REACH = 140
"""Characters between a trigger and the name that ``mang tên`` announces."""
_TITLED = compiled(r"(?<!\p{L})(?:tên|tên gọi|cái tên|chủ đề)(?:\s+(?:là|gọi))?\s*:?\s*$")
_ANY = r"(?P<trigger>phong trào thi đua|phong trào|cuộc vận động|đợt thi đua)"
_AFTER_TITLE = compiled(rf"\s*,\s+(?:các\s+|một\s+)?{_ANY}(?!\p{{L}})")
_AFTERWARDS = compiled(
    r"\s*,?\s*(?:(?:chính\s+)?là|làm|thành|trở thành|đã trở thành|-|–)\s+(?:tên(?:\s+gọi)?\s+(?:của\s+)?)?"
    rf"(?:một\s+|trong\s+|những\s+|số\s+|các\s+|hai\s+|ba\s+|tên\s+){{0,4}}{_ANY}(?!\p{{L}})"
)
"""``"…" là phong trào do …``, ``"…" - tên phong trào thi đua của …``."""
_AMONG_THESE = compiled(
    r"(?:trong|trong số|giữa|riêng trong)\s+(?:các|những|số các|\d{1,2})\s+"
    r"(?:phong trào thi đua|phong trào|cuộc vận động|đợt thi đua)(?!\p{L})[^\".;]{0,90},\s*$"
)
_EACH = compiled(r"mỗi\s+\p{L}+\s+(?:có\s+)?một\s+(?:phong trào|cuộc vận động)(?:\s+\p{L}+){0,3}\s*:")
_OWNER = regex.compile(r"(?:[:,;]|\bvà)\s+(?:\p{Ll}+ ){0,2}\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,3}\s$")
"""A name of a unit straight before a quotation."""
_CALLED_REACH = 90
_CALLED = compiled(
    r"(?:^|[,;.:(…\n])\s*(?:[-+•]\s*)?(?:(?:ở|tại|còn|riêng|với|lúc|khi|trên|bên)\s+)?(?P<who>[^.,;:()\"\n]{2,50}?)"
    r"(?:\s\([^()]{1,40}\))?(?P<how>\s*:|,?\s+(?:(?:lại|thì|cũng|đã)\s+)?"
    r"(?:có|gọi là|gọi|đó là|là|thì|thành|mang tên|lấy tên|lấy tên là|đặt tên|đặt tên là|chọn|chọn tên))\s*:?\s*$"
)
"""``Ea Bá gọi là "…"``, ``ở Ba Tri, đó là "…"``, ``- Gò Quao: "…"``: one of several names."""
_NAMING = ("gọi", "gọi là", "đó là", "thì", "thành", "tên", "tên là")
_THESE = compiled(
    r"(?<!\p{L})(?:hai|ba|bốn|năm|sáu|các|những|mấy|\d{1,2})\s+(?:phong trào thi đua|phong trào|cuộc vận động"
    r"|đợt thi đua)\s+(?:ấy|này|đó|trên|nói trên|kể trên|vừa kể|vừa nêu)(?!\p{L})"
)
_THESE_REACH = 300
_SIBLING_REACH = 160


def told_before(document: Document, quotation: Quotation, sentence: Sentence, start: int) -> PhraseMention | None:
    """The trigger that other words of the sentence, or the sentence before, have for a quotation without one.

    ``ngành A có phong trào "…", ngành B có "…"``; ``… mỗi nơi một phong trào thi đua. Xã C có "…"``;
    ``… phát động 12 phong trào thi đua. Có thể kể: "…"``.
    """
    folded = document.folded
    has = _HAS.search(folded[max(start, quotation.start - _HAS_REACH) : quotation.start])
    counted = start == sentence.start and _COUNTED_UP.fullmatch(folded, start, quotation.start)
    if not (has or counted) or not document.text[quotation.inner_start].isupper():
        return None
    beside = within(trigger_mentions(document), sentence.start, sentence.end) if has else []
    before = within(trigger_mentions(document), max(0, sentence.start - _BEFORE_REACH), sentence.start)
    several = [m for m in before if _SEVERAL.search(folded, max(0, m.start - 24), m.start)]
    near = [m for m in (*several, *beside) if triggers()[m.phrase].strong or speaks_of_emulation(document)]
    return near[-1] if near else None


def told_otherwise(
    document: Document, quotation: Quotation, sentence: Sentence, start: int, sibling: bool
) -> tuple[CampaignKind, int] | None:
    """Kind and beginning of what names a quotation without a trigger before it; None where nothing does.

    ``start``: where its clause may begin, behind the quotation before; ``sibling``: whether that one names a campaign.
    """
    if not begins_as_name(document, quotation):
        return None
    folded = document.folded
    after = _AFTERWARDS.match(folded, quotation.end)
    if after is None and _TITLED.search(folded, max(start, quotation.start - _VERB_REACH), quotation.start):
        after = _AFTER_TITLE.match(folded, quotation.end)
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
    verb = _VERB.search(folded[first : quotation.start])
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
    if _AMONG_THESE.match(head):
        return True
    owner = _OWNER.search(document.text, max(sentence.start, quotation.start - _VERB_REACH), quotation.start)
    return owner is not None and _EACH.search(head) is not None


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
    launched = near[-1].phrase.startswith(("đợt", "phát động")) or _begun().search(folded, start, near[-1].start)
    return near[-1] if announced["theme"] is None or launched else None


def _called(
    document: Document, quotation: Quotation, sentence: Sentence, start: int, sibling: bool
) -> CampaignKind | None:
    """The kind of what one of several calls its own: the text speaks of such campaigns before, beside or after it."""
    folded = document.folded
    first = max(start, quotation.start - _CALLED_REACH)
    called = _CALLED.search(folded[first : quotation.start])
    if called is None or not_name_at_end().search(called["who"]):
        return None
    these = _THESE.search(folded, quotation.end, quotation.end + _THESE_REACH)
    if these or (sibling and quotation.start - start < _SIBLING_REACH):
        return "campaign"
    naming = called["how"].strip(" ,").endswith(_NAMING) or _whose(document, called, first)
    before = within(trigger_mentions(document), max(0, sentence.start - _BEFORE_REACH), quotation.start)
    return triggers()[before[-1].phrase].kind if naming and before else None


def _whose(document: Document, called: re.Match[str], first: int) -> bool:
    """Whether a place or body alone stands before a colon: ``- Gò Quao: "…"``."""
    if called["how"].strip() != ":":
        return False
    begin, end = (first + position for position in called.span("who"))
    owner = starting_at(document.places, begin) or starting_at(document.bodies, begin)
    return owner is not None and owner.end >= end
