"""Tables whose columns dashes part: ``1 - Sở Tài chính - 98,5``, as they are left where a page is copied as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_DASH = re.compile(r"(?<=[^\s|]) [-–—] (?=[^\s|])")
_NUMBER = re.compile(r"[ \t]*(\d{1,3})[.)]? [-–—] ")
_FIGURE = re.compile(r"\d[^\n]*")
_MARK, _BAR = 1, "|"
"""Where in the three characters of a joint the dash stands, and what it becomes."""
_FEWEST_ROWS = 2


class _Line:
    """A line with dashes between words: ``joints`` are where the spaces before them stand."""

    def __init__(self, text: str, start: int, end: int, joints: list[int]) -> None:
        self.start, self.end, self.joints = start, end, joints
        number = _NUMBER.match(text, start, end)
        self.number = int(number[1]) if number else None
        self.ends_in_figure = _FIGURE.match(text, joints[-1] + 3, end) is not None
        self.is_plain = not any(char.isdigit() for char in text[start:end])


def with_bars(text: str) -> str:
    """The text with bars for the dashes of its tables, character for character.

    A table is a line of heads without a figure, and below it lines of as many cells that count from one, or that all
    end in a cell with a figure.
    """
    cuts: list[int] = []
    for run in _runs(text):
        first = 0
        while first < len(run):
            rows = _rows(run, first)
            if rows:
                columns = len(run[first].joints)
                cuts += [joint + _MARK for row in (run[first], *rows) for joint in row.joints[-columns:]]
            first += 1 + len(rows)
    if not cuts:
        return text
    pieces = [text[a + 1 : b] for a, b in pairwise([-1, *cuts, len(text)])]
    return _BAR.join(pieces)


def _rows(run: list[_Line], head: int) -> list[_Line]:
    """The rows below a line that heads a table; nothing below another."""
    columns = len(run[head].joints)
    if not run[head].is_plain:
        return []
    counted, figures = [], []
    for number, line in enumerate(run[head + 1 :], 1):
        if line.number != number or len(line.joints) != columns:
            break
        counted.append(line)
    for line in run[head + 1 :]:
        # A cell of a table of two columns may hold a dash of its own: "Hội đồng Thi đua - Khen thưởng".
        if not line.ends_in_figure or (len(line.joints) != columns > 1) or len(line.joints) < columns:
            break
        figures.append(line)
    rows = max(counted, figures, key=len)
    return rows if len(rows) >= _FEWEST_ROWS else []


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines with dashes between words that follow each other."""
    run: list[_Line] = []
    for line in _lines(text):
        if run and line.start != run[-1].end + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lines(text: str) -> Iterator[_Line]:
    start = end = -1
    joints: list[int] = []
    for match in _DASH.finditer(text):
        if match.start() > end:
            if joints:
                yield _Line(text, start, end, joints)
            start, end, joints = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.start()), []
            end = len(text) if end < 0 else end
        joints.append(match.start())
    if joints:
        yield _Line(text, start, end, joints)
