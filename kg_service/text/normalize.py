"""Normal forms of Vietnamese text that keep offsets.

Two forms are used everywhere: the NFC text with a map back to the source's code points, in which every mark that opens
an item of a list is a bullet, dashes between the columns of a table are bars and all other dashes hyphens (papers write
one name with either), and its *folded* form, which has one character for each character of the NFC text and serves for
matching only, never for output.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from kg_service.text.dashed_tables import with_bars

_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\uff07"
_ONE_TO_ONE = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(_SINGLE_QUOTES, "'"),
    "\u00d0": "đ",  # Icelandic eth, often typed for Đ
    "\u0189": "đ",
    "\u00f0": "đ",
    "\u0130": "i",  # the one capital whose lower case is two characters
    "\u200b": " ",
    "\ufeff": " ",
}
_SPECIAL = re.compile(f"[{re.escape(''.join(_ONE_TO_ONE))}]")
# Tone placement: new style (hoà, thuý) to old style (hòa, thúy). Not before a final consonant, not after q.
_NEW_TO_OLD = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# Syllables written with i or y for the same word; the form of the law on the right.
_I_Y = {"sỹ": "sĩ", "kỉ": "kỷ", "kì": "kỳ", "kí": "ký", "kĩ": "kỹ", "tỉ": "tỷ", "quí": "quý", "mĩ": "mỹ", "lí": "lý"}
_VARIANTS = tuple({**_NEW_TO_OLD, **_I_Y}.items())
# No two variants overlap, so that one pass finds all; most of what it finds is part of a longer syllable.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FIND_VARIANTS = AhoCorasick([variant for variant, _ in _VARIANTS], implementation=Implementation.DFA)


def fold(text: str) -> str:
    """The matching form of an NFC text, character for character: ``len(fold(t)) == len(t)``.

    Lower case, plain quotes, hyphens and spaces, Đ from its look-alikes, one tone placement, one of i and y.
    """
    folded = _SPECIAL.sub(_plain, text).lower()
    if folded.isascii():
        return folded
    try:
        found = _FIND_VARIANTS.find_matches_as_indexes(folded)
    except UnicodeEncodeError:  # halves of surrogate pairs
        found = _FIND_VARIANTS.find_matches_as_indexes(_SURROGATE.sub("?", folded))
    pieces: list[str] = []
    done = 0
    for index, start, end in found:
        after = folded[end : end + 1]
        if after.isalnum() and not after.isdecimal():
            continue
        variant, usual = _VARIANTS[index]
        before = folded[start - 1] if start else ""
        if before == "q" if variant in _NEW_TO_OLD else before.isalnum() and not before.isdecimal():
            continue
        pieces += (folded[done:start], usual)
        done = end
    if not pieces:
        return folded
    return "".join((*pieces, folded[done:]))


def _plain(match: re.Match[str]) -> str:
    return _ONE_TO_ONE[match[0]]


def strip_diacritics(text: str) -> str:
    """ASCII letters for Vietnamese ones: ``Đắk Lắk`` gives ``Dak Lak``. For slugs and search, never for display."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """An NFC text and where each of its characters stands in the source.

    ``starts`` is empty when the source is NFC already; else it has one source offset for each character of ``text``
    and one more for the end.
    """

    text: str
    source: str
    starts: tuple[int, ...] = field(default=(), repr=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of ``text[start:end]``, widened to whole grapheme clusters."""
        if not self.starts:
            return start, end
        stop = self.starts[end] if end < len(self.starts) else len(self.source)
        if stop <= self.starts[start]:  # the span ends inside the cluster that it begins in
            stop = next((s for s in self.starts[end:] if s > self.starts[start]), len(self.source))
        return self.starts[start], stop


# What opens the items of lists: shapes, arrows and ticks, and the characters for private use that stand for signs of
# Word's Symbol and Wingdings fonts. Those of the first set are other signs, too, where no space follows.
_LIST_MARK = re.compile(r"(?m)^([ \t\u00a0]*)(?:[·∙⁃→~](?=\s)|[‣●○◦■□▪▫◆◇♦❖►▶▸➢➤➔➜✓✔✦★☆✩⁎※\uf000-\uf0ff])(?=\s|\w)")
_BULLET = "•"
_STRETCH = regex.compile(r"[^\n]*\n\p{M}*|[^\n]+")
_CLUSTER = regex.compile(r"\X")


def normalise(source: str) -> NormalisedText:
    """NFC text of ``source`` with the map of offsets back to it; lists and tables in it have one kind of mark."""
    if unicodedata.is_normalized("NFC", source):
        return NormalisedText(_one_kind_of_mark(source), source)
    pieces: list[str] = []
    starts: list[int] = []
    for stretch in _STRETCH.finditer(source):
        # Composition never reaches over a line's end, and most lines need none of it.
        line, offset = stretch.group(), stretch.start()
        if unicodedata.is_normalized("NFC", line):
            pieces.append(line)
            starts.extend(range(offset, offset + len(line)))
            continue
        for match in _CLUSTER.finditer(line):
            composed = unicodedata.normalize("NFC", match.group())
            pieces.append(composed)
            starts.extend([offset + match.start()] * len(composed))
    starts.append(len(source))
    return NormalisedText(_one_kind_of_mark("".join(pieces)), source, tuple(starts))


def _one_kind_of_mark(text: str) -> str:
    return with_bars(_LIST_MARK.sub(rf"\1{_BULLET}", text)).translate(_HYPHENS)


_HYPHENS = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-------")
