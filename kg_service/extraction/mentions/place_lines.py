"""How lines and clauses bound the names of places: broken headings, rows of tables, what begins a clause."""

from __future__ import annotations

from kg_service.text.patterns import compiled

_FIRST_WORDS = compiled(r"(?P<word>[^\W\d_]+)[ \u00a0]+(?P<next>[^\W\d_]+)")
_LINE_BEFORE = compiled(r"(?:^|\n)[ \t]*(?:(?:\d{1,2}|[IVX]{1,4}|[a-zđ])\s?[.)/]|[-*•+–])?[ \t]*$")
_LONGEST_NUMBERING = 12
_NUMBER_NEXT = compiled(r"\n[^\W\d_]+[ \u00a0]+\d")
"""A line that begins with a word and its number: ``Năm 2019``."""
_ROW_REACH = 300


def opens_clause(folded: str, start: int) -> bool:
    """Whether a level word begins a clause, where no office stands before it: ``: xã Phan Ngọc Hiển đạt …``."""
    return folded[max(0, start - 2) : start] in (": ", "; ", ". ", "- ")


def opens_line(text: str, name: int) -> bool:
    """``ỦY BAN NHÂN DÂN TỈNH`` above ``Xét đề nghị …``: one capital that begins what the next line says."""
    first = _FIRST_WORDS.match(text, name)
    return first is not None and first["word"].istitle() and first["next"].islower()


def in_row(text: str, start: int) -> bool:
    """Whether a place stands in a row of a table."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _ROW_REACH) : start]
    return "|" in line or "\t" in line


def one_line(text: str, start: int, name: int, end: int) -> int:
    """The end of a name that a line break cuts off: of a heading, of what a line of its own year or number follows."""
    line = text.find("\n", name, end)
    if line < 0:
        return end
    alone = _LINE_BEFORE.search(text, max(0, start - _LONGEST_NUMBERING), start)
    return line if alone or text[name:line].isupper() or _NUMBER_NEXT.match(text, line) else end
