"""Symbols of documents (``1054/KH-UBND``, ``05 - CT/TW``, ``06/2022/QH15``) in a text, in their official form.

The shapes stand in ``document_symbols.yaml`` (Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.tables import any_of, rows, spellings
from kg_service.reference.load import Reference
from kg_service.text.normalize import fold
from kg_service.text.numbers import digit_runs
from kg_service.text.patterns import compiled

_NUMBER = r"(?<![\w/.,-])(?P<num>\d{1,5}[a-e]?)(?P<year>\s?/\s?(?:19|20)\d{2})?"
_REST = r"(?P<rest>\p{L}[\p{L}\d&]*+(?:\s?[-/]\s?\p{L}[\p{L}\d&]*+){0,3})"
_CANDIDATE = compiled(rf"{_NUMBER}\s?[/-]\s?{_REST}")
_NEXT_WORD = compiled(r"\s(?P<word>\p{L}+)(?![\p{L}/-])")
_SAID_REACH = 24
"""Characters before a number in which its kind or ``số`` stands."""
_PART = compiled(r"\s?(?P<mark>[-/])\s?(?P<word>\p{L}[\p{L}\d&]*+)")
_MARKS = compiled(r"[/-]")
_FIRST_LETTERS = compiled(r"\p{L}[\p{L}\d&]*+")
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}&]*\p{Lu}[\p{L}&]*\d{0,2}|TTg|CTr|Ttg|\p{Lu}\d?")
_LOOK_ALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ"})
_SPELLED = {"TƯ": "TW", "TTG": "TTg", "Ttg": "TTg", "CTR": "CTr", "QYĐ": "QyĐ"}
_WITHOUT_MARK = compiled(r"(?P<type>QĐ|CT|KH|TB|NQ)(?P<issuer>UBND|UB|TTg|TW|TU|HĐBT|HĐND)")
"""The last part of a symbol whose hyphen was left out, as in older ones: ``134/QĐUB``."""
_YEAR = compiled(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol at ``[start, end)``. ``type`` is its abbreviation of the kind (``KH``), ``issuer`` its last part.

    ``shape`` is the id of the shape in ``document_symbols.yaml``, None for a symbol of no shape of the standards.
    """

    start: int
    end: int
    number: str
    type: str | None
    issuer: str
    shape: str | None


class SymbolFinder:
    """Finds symbols; built once from the reference data's shapes."""

    def __init__(self, reference: Reference) -> None:
        # The Party's shapes first: 22/CT-TW is its 22-CT/TW written the State's way, and would pass for the latter.
        shapes = sorted(reference.document_symbols, key=lambda shape: shape.system != "party")
        self._shapes = tuple((shape.id, regex.compile(shape.pattern), shape.canonical) for shape in shapes)

    def find(self, text: str, folded: str) -> Iterator[Symbol]:
        """Symbols left to right. Spaces around their marks do not matter; letters must be capitals as the rules say."""
        taken = 0
        for number, _ in digit_runs(folded):
            if number < taken:
                continue
            match = _CANDIDATE.match(folded, number) or self._unmarked(folded, number)
            if match is None:
                continue
            taken = match.end()
            end, pieces = self._pieces(text, folded, match)
            if not pieces:
                continue
            year = (match["year"] or "").replace(" ", "")
            mark = folded[match.end("year") if match["year"] else match.end("num") : match.start("rest")].strip()
            if not mark:
                mark = "-" if "/" in pieces else "/"
            written = f"{match['num']}{year}{mark}{''.join(pieces)}"
            yield self._symbol(match.start(), end, written)

    @staticmethod
    def _unmarked(folded: str, number: int) -> re.Match[str] | None:
        """``Nghị quyết số 54 NQ-CP``: a number whose mark was left out, after its kind or ``số``."""
        match = _unmarked().match(folded, number)
        return match if match and _said().search(folded, max(0, number - _SAID_REACH), number) else None

    @staticmethod
    def _pieces(text: str, folded: str, match: re.Match[str]) -> tuple[int, list[str]]:
        """The parts after the number that are written in capitals, with the marks between them, and their end."""
        pieces: list[str] = []
        end = match.start("rest")
        first = _FIRST_LETTERS.match(folded, end)
        step = first
        while step:
            start = step.start("word") if pieces else step.start()
            word = text[start : step.end()].translate(_LOOK_ALIKES)
            if not _CAPITALS.fullmatch(word):
                break
            if pieces:
                pieces.append(step["mark"])
            pieces.append(_SPELLED.get(word, word))
            end = step.end()
            step = _PART.match(folded, end, match.end())
        after = _NEXT_WORD.match(folded, end) if len(pieces) == 1 and pieces[0] in kinds_by_abbreviation() else None
        if after and text[after.start("word") : after.end()] in _suffixes():  # 89/2014/NĐ CP
            pieces += ["-", text[after.start("word") : after.end()]]
            end = after.end()
        return end, pieces

    def _symbol(self, start: int, end: int, written: str) -> Symbol:
        for shape, pattern, canonical in self._shapes:
            match = pattern.fullmatch(written)
            if match:
                parts = {name: value for name, value in match.groupdict().items() if value is not None}
                number = canonical.format(**parts)
                kind, issuer = parts.get("type"), parts["issuer"]
                if kind is None and issuer in kinds_by_abbreviation():  # 132/CV-VATA: no official shape, but common
                    kind, issuer = issuer, parts.get("unit", issuer)
                return Symbol(start, end, number, kind, issuer, shape)
        parts_after = _MARKS.split(written)[1:]
        words = [part for part in parts_after if not _YEAR.fullmatch(part)]
        kind = words[0] if len(words) > 1 else None
        joined = _WITHOUT_MARK.fullmatch(words[-1]) if kind is None else None
        if joined:
            return Symbol(start, end, written, joined["type"], joined["issuer"], None)
        return Symbol(start, end, written, kind, words[-1], None)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: how facts name it, when a mention without number or symbol is a document of its own.

    ``named``: whether its title may stand before the number; ``by``: who passes acts that title and date name.
    """

    name: str
    spellings: tuple[str, ...]
    unnumbered: str
    specific: bool
    number: str
    named: bool
    by: str | None


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """The kinds of ``document_kinds.tsv``."""
    columns = ("kind", "spellings", "unnumbered", "specific", "number", "name", "by")
    return tuple(
        DocumentKind(
            row["kind"],
            spellings(row["spellings"]),
            row["unnumbered"],
            row["specific"] == "yes",
            row["number"],
            row["name"] == "yes",
            None if row["by"] == "-" else row["by"],
        )
        for row in rows("document_kinds", *columns)
    )


@cache
def kinds_by_abbreviation() -> dict[str, DocumentKind]:
    """Kinds by the abbreviations that stand for them in symbols."""
    found: dict[str, DocumentKind] = {}
    for row, kind in zip(rows("document_kinds", "abbreviations"), document_kinds(), strict=True):
        for abbreviation in row["abbreviations"].split(" | "):
            if abbreviation:
                found.setdefault(abbreviation, kind)
    return found


@cache
def issuer_word(suffix: str) -> str:
    """A suffix without the number of a legislature: ``QH15`` gives ``QH``."""
    return suffix.rstrip("0123456789")


@cache
def _unmarked() -> re.Pattern[str]:
    kinds = any_of(fold(abbreviation) for abbreviation in kinds_by_abbreviation())
    return compiled(rf"{_NUMBER}\s?(?=(?:{kinds})\s?[/-]\s?\p{{L}}){_REST}")


@cache
def _said() -> regex.Pattern[str]:
    kinds = any_of(word for kind in document_kinds() for word in kind.spellings)
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:số|{kinds})\s*:?\s*$")


@cache
def _suffixes() -> frozenset[str]:
    """What the symbols of known issuers end with."""
    return frozenset(one for row in rows("symbol_issuers", "suffix") for one in row["suffix"].split(" | "))
