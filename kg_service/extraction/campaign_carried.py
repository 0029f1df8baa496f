"""Quotations whose trigger stands elsewhere: with another name of the sentence, or in the sentence before."""

from __future__ import annotations

from kg_service.extraction.campaign_triggers import speaks_of_emulation, trigger_mentions, triggers
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.quotations import Quotation
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
