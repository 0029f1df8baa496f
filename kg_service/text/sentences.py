"""Sentences of a text, as offsets. Linear in the text's length."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

import regex

from kg_service.text.patterns import compiled
from kg_service.text.values import value

_WRAPPED_LINE = 60
"""A line of at least this many characters without an end mark may be one that was broken by its layout."""

_NARROWEST = 40
_WIDEST = 130
_FULL_LINES = 5
_WIDER_LINES = 3
_LONGEST_WORD = 8
"""A text is broken at a width between these two when none of its lines is wider and this many come near the longest."""

_END = regex.compile(r"""[.!?…]+['"”’»)\]]*(?=\s|$)""")
_ABBREVIATION = regex.compile(
    r"(?:(?<!\p{L})(?:TP|Tp|tp|TX|Tx|TT|GS|PGS|TS|ThS|Ths|BS|BSCK(?:I|II|1|2)?|CK(?:I|II)|CNĐD|CNYTCC|DS|DSCK(?:I|II)?|LS|KTS|CN|KS|NSND|NSƯT|Th|Tr|St|Mr|Mrs|Dr|Q|P|H|X|tr|đ/c|vs|v\.v|stt)"
    r"|(?<![\p{L}\d])\p{Lu})$"
)
_BULLET = regex.compile(r"\s*(?:[-+*•●▪–—]\s|\d{1,2}[.)]\s|\p{Ll}\)\s|[IVX]{1,5}[.)]\s)")
_TERMINALS = frozenset(".!?…:;")
_CLOSING = "'\"”’»)]"
_DASHES = "-–—"
_BLANK = re.compile(r"\n[^\S\n]*\n")
_SPACED = 3
"""So many blank lines say that they part the paragraphs of a text."""
_LINE = re.compile(r"[^\n\r]+")
_EXPECTS_NUMBER = compiled(r"(?<!\p{L})(?:giai đoạn|năm|tháng|ngày|số|khóa|nhiệm kỳ)$", re.IGNORECASE)
"""A line that ends so goes on with the number in the next one."""


@value
class Span:
    """Offsets ``[start, end)`` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of ``text`` that the span covers."""
        return text[self.start : self.end]


@value
class _Layout:
    """The width at which a text was broken into lines, 0 where it was not; whether blank lines part its paragraphs."""

    width: int
    spaced: bool


def paragraphs(text: str) -> list[Span]:
    """Paragraphs: lines, joined where a line was broken inside a sentence. White space at the ends is left out."""
    joined: list[Span] = []
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text)]
    lines = [(first, line) for first, line in lines if not line.isspace()]
    layout = _Layout(
        _wrapping_width([len(line.rstrip()) for _, line in lines]), sum(1 for _ in _BLANK.finditer(text)) >= _SPACED
    )
    for first, line in lines:
        start = first + len(line) - len(line.lstrip())
        end = first + len(line.rstrip())
        if joined and _continues(text, joined[-1], start, end, layout):
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(Span(start, end))
    return joined


def _wrapping_width(lines: Sequence[int]) -> int:
    """The width at which a text with lines of these widths was broken; 0 when it has long lines, or only short ones.

    A few lines, of a site's head or of a table, may be wider than that to which twice as many come near, when many are.
    """
    widths = sorted(lines)
    if not widths or widths[-1] > _WIDEST:
        return 0
    full: dict[int, int] = {}
    for wider in range(min(_WIDER_LINES + 1, len(widths))):
        longest = widths[-1 - wider]
        near = len(widths) - wider - bisect.bisect_right(widths, longest - _LONGEST_WORD)
        if longest >= _NARROWEST and near >= _FULL_LINES and (not wider or 3 * near > len(widths)):
            full.setdefault(longest, near)
    most = max(full.values(), default=0)
    return next((width for width, near in full.items() if 2 * near > most), 0)


def _continues(text: str, before: Span, start: int, end: int, layout: _Layout) -> bool:
    """Whether the line at ``start`` goes on with the sentence that the paragraph ``before`` left open.

    In a text that was broken at a width it does when its first word had no room in the line before, or next to none;
    and where blank lines part the paragraphs, with the next sentence too.
    """
    if text.count("\n", before.end, start) > 1:
        return False
    last_line = text[max(before.start, text.rfind("\n", before.start, before.end) + 1) : before.end]
    column = before.end - (text.rfind("\n", 0, before.end) + 1)
    full = column <= layout.width < column + 1 + len(text[start:end].split(None, 1)[0])
    if _BULLET.match(text, start, end):
        return full and text[start] in _DASHES and _BULLET.match(text, before.start, before.end) is None
    abbreviated = layout.width and last_line.endswith(".") and _ABBREVIATION.search(last_line, 0, len(last_line) - 1)
    mark = last_line.rstrip().rstrip(_CLOSING)[-1:]
    if mark in _TERMINALS and not abbreviated:
        return full and (layout.spaced or mark in ":;")
    if text[start].islower() or (text[start].isdigit() and _EXPECTS_NUMBER.search(last_line)):
        return True
    if full or layout.width - _LONGEST_WORD < column <= layout.width:
        return True
    return len(last_line) >= _WRAPPED_LINE and last_line[-1] in ",–-"


def sentences(text: str, within: Span | None = None) -> Iterator[Span]:
    """Sentences of ``text`` or of one span of it, in order; a paragraph's end always ends one."""
    for paragraph in [within] if within else paragraphs(text):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            if not _ends_sentence(text, match.start(), match.end(), paragraph.end):
                continue
            yield Span(start, match.end())
            start = match.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
        if start < paragraph.end:
            yield Span(start, paragraph.end)


def _ends_sentence(text: str, mark: int, after: int, limit: int) -> bool:
    """Whether the end mark at ``mark`` closes a sentence: no abbreviation before it, no small letter after it."""
    rest = after
    while rest < limit and text[rest].isspace():
        rest += 1
    if rest < limit and text[rest].islower():
        return False
    if text[mark] == "." and after - mark == 1:
        return not _ABBREVIATION.search(text, max(0, mark - 8), mark)
    return True
