"""The numbers and bullets of lists in Word files, which are no text there but made on display.

WordprocessingML, ISO/IEC 29500-1, 17.9: a paragraph names a numbering instance and a level; the instance names an
abstract numbering, whose levels have a format and a pattern such as ``%1.%2)``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main|"
_MAX_LEVELS = 9
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass
class _Level:
    format: str = "decimal"
    pattern: str = ""
    start: int = 1


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and regex.fullmatch(r"[0-9]{1,6}", text) else default


@dataclass
class Numbering:
    """Reads ``numbering.xml`` (as a handler of its events) and then counts the items of lists."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _of_instance: dict[str, str] = field(default_factory=dict)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _open: str = ""
    _instance: str = ""
    _level: _Level | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of numbering.xml begins."""
        value = attributes.get(W + "val", "")
        if name == W + "abstractNum":
            self._open = attributes.get(W + "abstractNumId", "")
            self._abstract[self._open] = {}
        elif name == W + "num":
            self._instance = attributes.get(W + "numId", "")
        elif name == W + "abstractNumId":
            self._of_instance[self._instance] = value
        elif name == W + "lvl" and self._open:
            self._level = self._abstract[self._open].setdefault(_whole(attributes.get(W + "ilvl")), _Level())
        elif self._level and name == W + "numFmt":
            self._level.format = value
        elif self._level and name == W + "lvlText":
            self._level.pattern = value[:50]
        elif self._level and name == W + "start":
            self._level.start = _whole(value, 1)

    def end(self, name: str) -> None:
        """An element of numbering.xml ends."""
        if name == W + "lvl":
            self._level = None
        elif name == W + "abstractNum":
            self._open = ""

    def characters(self, text: str) -> None:
        """Numberings hold no text."""

    def label(self, instance: str, level_text: str) -> str:
        """What stands before the next item of a list at a level, with a space after it; "- " for a bullet."""
        if instance in ("", "0"):
            return ""
        abstract = self._of_instance.get(instance, "")
        levels = self._abstract.get(abstract, {})
        number = min(_whole(level_text), _MAX_LEVELS - 1)
        level = levels.get(number, _Level("bullet"))
        if level.format == "bullet":
            return "- "
        if level.format == "none":
            return ""
        counts = self._counts[abstract]
        counts[number] = counts.get(number, level.start - 1) + 1
        for deeper in [key for key in counts if key > number]:
            del counts[deeper]

        def shown(match: regex.Match[str]) -> str:
            index = int(match[1]) - 1
            of = levels.get(index, _Level())
            return _figure(counts.get(index, of.start), of.format)

        label = regex.sub(r"%([1-9])", shown, level.pattern).strip()
        return f"{label} " if label else ""


def _figure(number: int, format_: str) -> str:
    if format_ in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 5)
        return letter if format_ == "lowerLetter" else letter.upper()
    if format_ in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if format_ == "upperRoman" else roman.lower()
    return f"{number:02d}" if format_ == "decimalZero" else str(number)
