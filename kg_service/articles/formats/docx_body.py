"""The text of a Word document's body in reading order: paragraphs, list items, tables.

A table whose cells hold one paragraph each gives one line a row, ``cell | cell``; a row with longer cells (the
two-column head of an official letter, a page set in columns) gives its cells one after the other. Deleted and moved
text, field codes, hidden text and the second version of alternate content are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg_service.articles.formats.docx_lists import Numbering, W
from kg_service.articles.formats.files import MAX_CHARACTERS
from kg_service.errors import InputError

_M = "http://schemas.openxmlformats.org/markup-compatibility/2006|"
_SKIPPED = {W + "del", W + "moveFrom", W + "instrText", W + "delText", _M + "Fallback"}
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}


@dataclass
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    instance: str = ""
    level: str = ""


@dataclass
class _Cell:
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Body:
    """Takes the events of ``document.xml``; :meth:`text` is what was read.

    Raises InputError when the text grows beyond :data:`~kg_service.articles.formats.files.MAX_CHARACTERS`.
    """

    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _rows: list[list[_Cell]] = field(default_factory=list)
    _skipping: int = 0
    _in_text: bool = False
    _length: int = 0
    _hidden: bool = False
    _in_run: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name == W + "p":
            self._paragraphs.append(_Paragraph())
        elif name == W + "tr":
            self._rows.append([])
        elif name == W + "tc" and self._rows:
            self._rows[-1].append(_Cell())
        elif self._paragraphs:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element inside a paragraph begins."""
        paragraph = self._paragraphs[-1]
        value = attributes.get(W + "val", "")
        if name == W + "r":
            self._hidden, self._in_run = False, True
        elif name == W + "t":
            self._in_text = not self._hidden
        elif name == W + "vanish" and self._in_run:
            self._hidden = value not in ("0", "false", "off")
        elif name in _SIGNS and self._in_run:
            self.add(_SIGNS[name])
        elif name == W + "numId":
            paragraph.instance = value
        elif name == W + "ilvl":
            paragraph.level = value

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif name == W + "t":
            self._in_text = False
        elif name == W + "r":
            self._in_run = False
        elif name == W + "p" and self._paragraphs:
            self._close(self._paragraphs.pop())
        elif name == W + "tr" and self._rows:
            self._close_row(self._rows.pop())

    def characters(self, text: str) -> None:
        """Text; only that of runs counts."""
        if self._in_text and not self._skipping:
            self.add(text)

    def add(self, text: str) -> None:
        """More text of the paragraph that is open."""
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise InputError(f"its text has more than {MAX_CHARACTERS} characters")
        self._paragraphs[-1].parts.append(text)

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.parts).strip()
        if text:
            text = self.numbering.label(paragraph.instance, paragraph.level) + text
            self._emit(text)

    def _close_row(self, cells: list[_Cell]) -> None:
        if any(len(cell.paragraphs) > 1 or "\n" in "".join(cell.paragraphs) for cell in cells):
            for cell in cells:
                for paragraph in cell.paragraphs:
                    self._emit(paragraph)
            return
        line = " | ".join(cell.paragraphs[0] for cell in cells if cell.paragraphs)
        if line:
            self._emit(line)

    def _emit(self, text: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].paragraphs.append(text)
        else:
            self.lines.append(text)

    def text(self) -> str:
        """The lines of the document, each on its own."""
        return "".join(f"{line}\n" for line in self.lines)
