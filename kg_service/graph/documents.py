"""Reads document symbols and tells which document a mention means, as far as one mention can tell.

The shapes of symbols are data (``data/reference/document_symbols.yaml``); what is here is how they become keys: the
symbol, the issuer's area where the issuer is a body that every province has, and the year unless the symbol holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from kg_service.graph.directives import Document
from kg_service.reference.load import Reference
from kg_service.reference.matching import match_key
from kg_service.reference.records import DocumentSystem, DocumentType
from kg_service.text.normalize import normalise

_NUMBER = regex.compile(r"^0*(\d+)")
_DASHES = regex.compile(r"[\u2010-\u2015\u2212]")
_EVERYWHERE = regex.compile(r"UBND|HĐND|TU|HU|ĐU|BTV\w*|HĐTĐKT|S[A-ZĐ]\w*|BCĐ|BTC|VP")
_LEGISLATURE = regex.compile(r"(?:QH|UBTVQH)\d*|\p{Lu}*TW")
_LEGISLATURE_NUMBER = regex.compile(r"(?<=QH)\d+$")
_DECREE = "nghị định"
_WITH_YEAR = regex.compile(r"\d+/\d{4}")
_PARTY_BODY = regex.compile(r"đảng bộ|đảng ủy|chi bộ|(?:tỉnh|thành|huyện) ủy|bộ chính trị|ban bí thư|chấp hành trung")
_CENTRAL_PARTY = regex.compile(r"bộ chính trị|ban bí thư|ban chấp hành trung ương|trung ương đảng")


@dataclass(frozen=True)
class Symbol:
    """A document's symbol in its official form, and what it tells."""

    form: str
    system: DocumentSystem | None = None
    type: str | None = None
    issuer: str | None = None
    year: str | None = None


class Documents:
    """Document symbols and types of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._types = reference.document_types
        self._national = {
            suffix.suffix: suffix.body
            for suffix in reference.issuer_suffixes
            if suffix.body and reference.bodies_by_id[suffix.body].scope == "national"
        }
        # The Party's shapes first: 22/CT-TW is its 22-CT/TW written the State's way, and would pass for the latter.
        shapes = sorted(reference.document_symbols, key=lambda shape: shape.system != "party")
        self._shapes = [(shape, regex.compile(shape.pattern)) for shape in shapes]

    def symbol(self, number: str) -> Symbol:
        """The symbol in its official form: no spaces, plain hyphens, two digits or more, Party symbols as 05-CT/TW."""
        compact = _DASHES.sub("-", "".join(normalise(number).text.split())).replace("Ð", "Đ")
        padded = _NUMBER.sub(lambda match: match[1].rjust(2, "0"), compact)
        for shape, pattern in self._shapes:
            if match := pattern.fullmatch(padded):
                parts = match.groupdict(default="")
                parts["num"] = parts["num"].lstrip("0").rjust(2, "0")
                form = shape.canonical.format_map(parts)
                return Symbol(form, shape.system, parts.get("type"), parts.get("issuer"), parts.get("year"))
        return Symbol(padded)

    def issuer_of(self, number: str) -> str | None:
        """The id of the national body that the symbol alone shows: that of 1620/QĐ-TTg is the Prime Minister."""
        issuer = self.symbol(number).issuer or ""
        return self._national.get(issuer) or self._national.get(_LEGISLATURE_NUMBER.sub("", issuer))

    def type_of(self, kind: str, symbol: Symbol | None, issuer: str | None) -> DocumentType | None:
        """The type of a document called ``kind`` in the system that its symbol or issuer shows; None if unknown."""
        named = [record for record in self._types if match_key(record.kind) == match_key(kind)]
        system = symbol.system if symbol else None
        if system is None and issuer and _PARTY_BODY.search(match_key(issuer)):
            system = "party"
        wanted = [record for record in named if record.system == system]
        return next(iter(wanted or named), None)

    def type_by_symbol(self, symbol: Symbol) -> DocumentType | None:
        """The type that a symbol alone shows: QĐ-TTg is a decision, /QH15 a law or a resolution and so None."""
        found = [
            record
            for record in self._types
            if symbol.type and record.abbreviation == symbol.type and record.system == symbol.system
        ]
        return found[0] if len(found) == 1 else None

    def completed(self, kind: str, number: str, issuer: str | None) -> Symbol:
        """Like :meth:`symbol`, but completes what follows from kind and number.

        Bare numbers of the central Party (Chỉ thị số 05 is 05-CT/TW), and numbers of decrees with their year, which
        the Government alone issues (Nghị định 91/2017; Law on Promulgation of Legal Documents 2015, article 4).
        """
        symbol = self.symbol(number)
        if match_key(kind) == _DECREE and _WITH_YEAR.fullmatch(symbol.form):
            return self.symbol(f"{symbol.form}/NĐ-CP")
        if not symbol.form.isdigit() or not issuer or not _CENTRAL_PARTY.search(match_key(issuer)):
            return symbol
        record = self.type_of(kind, Symbol(symbol.form, "party"), issuer)
        if record is None or record.system != "party" or not record.abbreviation:
            return symbol
        return self.symbol(f"{symbol.form}-{record.abbreviation}/TW")

    def is_everywhere(self, symbol: Symbol) -> bool:
        """Whether the symbol's issuer is a body that each province or district has, so that symbols recur."""
        issuer = symbol.issuer or ""
        if issuer in self._national or _LEGISLATURE.fullmatch(issuer):
            return False
        return bool(_EVERYWHERE.fullmatch(issuer)) or not issuer

    def numbered(self, kind: str, symbol: Symbol, area: str, date: str | None) -> Document:
        """The document with that symbol. ``area`` tells issuers apart where the symbol does not."""
        place = area if self.is_everywhere(symbol) else ""
        said = "" if symbol.type or symbol.year else match_key(kind)
        year = None if symbol.year else (date or "")[:4] or None
        family = f"{said}|{symbol.form.casefold()}|{place}"
        return Document(family, year, f"{said} {symbol.form} {place}")

    def titled(self, kind: str, title: str, issuer: str, date: str | None) -> Document:
        """A document without a number, known by what it is about or by who issued it."""
        said, about = match_key(kind), match_key(title) or match_key(issuer)
        family = f"{said}|{about}|{match_key(issuer)}"
        return Document(family, (date or "")[:4] or None, about if about.startswith(f"{said} ") else f"{said} {about}")
