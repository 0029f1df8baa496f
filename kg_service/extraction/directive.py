"""Facts of type ``directive``: documents that direct, named by number, by kind and number, or by what they order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import DirectiveFact, Fact
from kg_service.extraction.issuers import issuer_at, issuer_before, issuer_of_symbol, words_for
from kg_service.extraction.matters import Tail, matter_at, read_tail
from kg_service.extraction.symbols import DocumentKind, Symbol, document_kinds, kinds_by_abbreviation
from kg_service.extraction.tables import rows, spellings

_SURE, _NAMED, _SHORT, _TITLED, _ISSUED, _LOOSE = 0.97, 0.9, 0.85, 0.85, 0.7, 0.55
"""Confidence of: a symbol of a known shape; any other symbol; kind and bare number; a quoted title; a document that a
body issues, without number; a congress's resolution or a law that is only named."""

_SYMBOL_ISSUERS_OF_PARTY = frozenset({"Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng", "Trung ương"})
_BARE_KINDS = ("Chỉ thị", "Nghị quyết", "Nghị định", "Kết luận", "Thông tư", "Quyết định", "Quy định", "Đề án")
_BARE_NUMBER = regex.compile(
    r"\s+(?P<so>số\s*:?\s*)?(?P<num>\d{1,4})(?P<year>/(?:19|20)\d{2})?"
    r"(?=\s+(?:của|về|ngày|khóa|năm\s+(?:19|20)\d{2}|do|và|là|được|đã|chính thức|có hiệu lực|trên|tại)\s"
    r"|\s*[.,;:)\"](?!\d)|\s*$)"
)
_LEGISLATURE = regex.compile(
    r"\s+(?:của\s+)?(?=(?:đại hội|hội nghị trung ương|trung ương\s+\d|hội nghị\s+(?:bch|ban chấp hành)))"
)
_ORDINAL = regex.compile(r"(?<!\p{L})(?:[ivxl]+|lần thứ\s+\S+|\d{1,2})(?!\p{L})")


@dataclass(slots=True)
class Draft:
    """A document as one mention gives it."""

    start: int
    end: int
    kind: str
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    confidence: float


def extract(document: Document) -> Iterator[Fact]:
    """The documents that the article names, in order of place, one fact each, with all that its mentions say."""
    drafts: list[Draft] = []
    for draft in (*_numbered(document), *_short(document), *_titled(document), *_issued(document), *_loose(document)):
        if not any(_overlap(draft, other) for other in drafts):
            drafts.append(draft)
    drafts.sort(key=lambda draft: draft.start)
    for draft in _merged(drafts):
        yield DirectiveFact(
            article=document.article.id,
            evidence=document.evidence(draft.start, draft.end),
            confidence=draft.confidence,
            kind=draft.kind,
            number=draft.number,
            issuer=draft.issuer,
            date=draft.date,
            subject=draft.subject,
        )


def _overlap(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One draft a document: mentions of one number, and of a short form of it, fill each other's gaps."""
    found: list[Draft] = []
    for draft in drafts:
        same = next((known for known in found if _same_document(known, draft)), None)
        if same is None:
            found.append(draft)
            continue
        if draft.number and (same.number is None or len(draft.number) > len(same.number)):
            same.number = draft.number
        same.issuer = same.issuer or draft.issuer
        same.date = same.date or draft.date
        same.subject = same.subject or draft.subject
        same.confidence = max(same.confidence, draft.confidence)
    return found


def _same_document(one: Draft, other: Draft) -> bool:
    if one.number and other.number:
        if one.number == other.number:
            return one.date is None or other.date is None or one.date[:4] == other.date[:4]
        short, full = sorted((one.number, other.number), key=len)
        return one.kind == other.kind and short.isdigit() and regex.match(rf"0*{int(short)}\D", full) is not None
    if one.number or other.number or one.kind != other.kind:
        return False
    return one.subject == other.subject


# --- documents with a symbol -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _KindWord:
    """A kind word before a symbol, and the name that stands between them (of a law), if any."""

    start: int
    kind: DocumentKind
    name: str | None


def _numbered(document: Document) -> Iterator[Draft]:
    found: list[tuple[int, Sentence, Symbol, _KindWord | None]] = []
    for symbol in document.knowledge.symbols.find(document.text, document.folded):
        sentence = document.sentence_at(symbol.start)
        if sentence is not None:
            before = _kind_before(document, sentence.start, symbol.start)
            found.append((before.start if before else symbol.start, sentence, symbol, before))
    for index, (start, sentence, symbol, before) in enumerate(found):
        kind = _kind_of(symbol, before.kind if before else None)
        if kind is None or (before is None and symbol.shape in (None, "official_letter")):
            continue
        limit = sentence.end if index + 1 == len(found) else max(symbol.end, min(sentence.end, found[index + 1][0]))
        tail = read_tail(document, symbol.end, limit)
        issuer, first, date = _issuer(document, sentence.start, start, tail)
        yield Draft(
            start=first,
            end=tail.end,
            kind=kind.name,
            number=symbol.number,
            issuer=issuer or issuer_of_symbol(document, symbol) or _reference_issuer(document, symbol.number),
            date=tail.date or date,
            subject=tail.subject or (before.name if before else None),
            confidence=_SURE if before and symbol.shape else _NAMED,
        )


def _issuer(document: Document, sentence_start: int, start: int, tail: Tail) -> tuple[str | None, int, str | None]:
    """Issuer, the first character of what names it, and a date that stands before it."""
    if tail.issuer:
        return tail.issuer, start, None
    before = issuer_before(document, sentence_start, start)
    if before is None:
        return None, start, None
    dates = within(document.dates, sentence_start, before[1])
    near = dates[-1] if dates and before[1] - dates[-1].end <= 4 and not dates[-1].inferred else None
    return before[0], before[1], near.value if near else None


@cache
def _kind_words() -> str:
    words = sorted({word for kind in document_kinds() for word in kind.spellings}, key=len, reverse=True)
    return "|".join(map(regex.escape, words))


@cache
def _kind_before_pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?P<kind>{_kind_words()})(?P<named>\s[^.;:()\"\n]{{0,90}}?)?\s*,?\s*(?:\(\s*)?(?P<so>số\s*:?\s*)?$"
    )


def _kind_before(document: Document, start: int, position: int) -> _KindWord | None:
    """The kind word before a symbol, else None.

    Words between need ``số`` before the symbol. The nearest kind word counts.
    """
    window = max(start, position - 120)
    best: _KindWord | None = None
    for match in _kind_pattern().finditer(document.folded, window, position):
        kind = _kind_named(match.group())
        whole = _kind_before_pattern().match(document.folded, match.start(), position)
        if not whole:
            continue
        named = " ".join(document.text[whole.start("named") : whole.end("named")].split()) if whole["named"] else ""
        if named and (not whole["so"] or regex.search(r"\d[/-]", named)):
            continue
        title = (
            f"{kind.name} {named}" if named and kind.name in ("Luật", "Pháp lệnh", "Đề án", "Chương trình") else None
        )
        if best is None or best.name is None or not named:
            best = _KindWord(match.start(), kind, title)
    return best


@cache
def _kind_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{_kind_words()})(?!\p{{L}})")


@cache
def _kinds_by_word() -> dict[str, DocumentKind]:
    return {word: kind for kind in document_kinds() for word in kind.spellings}


def _kind_named(word: str) -> DocumentKind:
    return _kinds_by_word()[word]


def _kind_of(symbol: Symbol, said: DocumentKind | None) -> DocumentKind | None:
    """The kind that the text says, or that the symbol's abbreviation does; None for what directs nobody (BC, TTr)."""
    abbreviated = kinds_by_abbreviation().get(symbol.type) if symbol.type else None
    if said and said.specific:
        return said
    if abbreviated:
        return abbreviated
    if symbol.type is None and symbol.shape == "law_or_na_resolution":
        return said or kinds_by_abbreviation()["NQ"]
    if symbol.type is None and said and symbol.shape == "official_letter":
        return kinds_by_abbreviation()["CV"]
    return said


def _reference_issuer(document: Document, number: str) -> str | None:
    for campaign in document.knowledge.reference.campaigns:
        if campaign.document == number and campaign.launched_by and "," not in campaign.launched_by:
            return campaign.launched_by
    return None


# --- documents with a number but no symbol ---------------------------------------------------------------------------


def _short(document: Document) -> Iterator[Draft]:
    """``Chỉ thị số 05 của Bộ Chính trị``; numbers of the Party's centre are completed, others stay as they are."""
    folded = document.folded
    for match in _kind_pattern().finditer(folded):
        kind = _kind_named(match.group())
        if kind.name not in _BARE_KINDS:
            continue
        bare = _BARE_NUMBER.match(folded, match.end())
        sentence = document.sentence_at(match.start())
        if bare is None or sentence is None:
            continue
        tail = read_tail(document, bare.end(), sentence.end)
        issuer, first, date = _issuer(document, sentence.start, match.start(), tail)
        number = bare["num"] + (bare["year"] or "")
        known = _known_number(document, kind, number, issuer)
        if known:
            number, issuer = known
        elif issuer is None and not bare["so"] and not document.text[match.start()].isupper():
            continue
        yield Draft(
            first, max(tail.end, bare.end()), kind.name, number, issuer, tail.date or date, tail.subject, _SHORT
        )


def _known_number(document: Document, kind: DocumentKind, number: str, issuer: str | None) -> tuple[str, str] | None:
    """The symbol and issuer of a document whose symbol follows from its number: of the Party's centre, and decrees."""
    abbreviation = next((short for short, known in kinds_by_abbreviation().items() if known.name == kind.name), None)
    if issuer is None:
        symbol = f"{int(number):02d}-{abbreviation}/TW"
        known_issuer = _reference_issuer(document, symbol)
        return (symbol, known_issuer) if known_issuer else None
    if abbreviation and any(issuer.startswith(body) for body in _SYMBOL_ISSUERS_OF_PARTY):
        return f"{int(number):02d}-{abbreviation}/TW", issuer
    return None


# --- documents without a number --------------------------------------------------------------------------------------


@cache
def _title_pattern() -> regex.Pattern[str]:
    words = [word for kind in document_kinds() if kind.unnumbered == "titled" for word in kind.spellings]
    return regex.compile(
        rf"(?<!\p{{L}})(?P<kind>{'|'.join(words)})(?:\s+(?:về|xây dựng|tuyên truyền|phát triển))?\s*:?\s*(?=\")"
    )


def _titled(document: Document) -> Iterator[Draft]:
    """``Đề án "…"``: a kind with a capital and a title in quotes."""
    for match in _title_pattern().finditer(document.folded):
        if not document.text[match.start()].isupper() or document.sentence_at(match.start()) is None:
            continue
        quotation = document.quotation_at(match.end())
        if quotation is None or quotation.start != match.end():
            continue
        subject = quotation.inner(document.text)
        sentence = document.sentence_at(match.start())
        assert sentence is not None
        tail = read_tail(document, quotation.end, sentence.end)
        issuer, first, date = _issuer(document, sentence.start, match.start(), tail)
        end = tail.end if tail.issuer or tail.date else quotation.end
        yield Draft(first, end, _kind_named(match["kind"]).name, None, issuer, tail.date or date, subject, _TITLED)


@cache
def _matter_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?:{'|'.join(map(regex.escape, words_for('matter')))})(?!\p{{L}})")


@cache
def _plural_pattern() -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, words_for("plural")))
    return regex.compile(rf"(?:(?<!\p{{L}})(?:{words})|\d)\s*$")


def _issued(document: Document) -> Iterator[Draft]:
    """``UBND tỉnh vừa có công văn yêu cầu …``: a body issues it, and what it is about follows."""
    folded = document.folded
    for match in _kind_pattern().finditer(folded):
        kind = _kind_named(match.group())
        if kind.unnumbered != "issued":
            continue
        matter = _matter_pattern().match(folded, match.end())
        sentence = document.sentence_at(match.start())
        if not matter or not sentence or _plural_pattern().search(folded, max(0, match.start() - 12), match.start()):
            continue
        issuer = issuer_before(document, sentence.start, match.start())
        if issuer is None:
            continue
        said = matter_at(document, _after_addressee(document, matter), sentence.end)
        if said is None or len(said[0].split()) < 4:
            continue
        dates = within(document.dates, sentence.start, issuer[1])
        date = dates[-1].value if dates and issuer[1] - dates[-1].end <= 4 else None
        yield Draft(issuer[1], said[1], kind.name, None, issuer[0], date, said[0], _ISSUED)


def _after_addressee(document: Document, matter: regex.Match[str]) -> int:
    """Where the matter begins: after ``gửi`` and the body that it goes to; verbs belong to the matter itself."""
    word = matter.group().strip()
    if word != "gửi":
        skip = word in ("về việc", "về", "để")
        return matter.end() + 1 if skip else matter.start() + 1
    start = matter.end() + 1
    to = issuer_at(document, start)
    return to[1] + 1 if to else start


def _loose(document: Document) -> Iterator[Draft]:
    """Resolutions of congresses and plenums, and laws of the domain, that are only named."""
    folded = document.folded
    for match in regex.finditer(r"(?<!\p{L})nghị quyết(?!\p{L})", folded):
        body = _LEGISLATURE.match(folded, match.end())
        issuer = issuer_at(document, body.end()) if body else None
        name = issuer or (_congress(document, body.end()) if body else None)
        if name is None or not _ORDINAL.search(folded, body.end() if body else 0, name[1]):
            continue
        if document.sentence_at(match.start()):
            yield Draft(match.start(), name[1], "Nghị quyết", None, name[0], None, None, _LOOSE)
    if not regex.search(r"luật thi đua|luật tđkt", folded):
        return
    for row in rows("named_laws", "title", "spellings"):
        words = "|".join(map(regex.escape, spellings(row["spellings"])))
        for match in regex.finditer(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})", folded):
            sentence = document.sentence_at(match.start())
            if sentence and regex.match(r"\s*(?:số|\()", folded[match.end() : match.end() + 6]) is None:
                tail = read_tail(document, match.end(), sentence.end)
                yield Draft(match.start(), match.end(), "Luật", None, "Quốc hội", tail.date, row["title"], _LOOSE)


_CONGRESS = regex.compile(r"(?:đại hội|hội nghị|trung ương)[^,.;:()\"\n]{0,70}")


def _congress(document: Document, position: int) -> tuple[str, int] | None:
    match = _CONGRESS.match(document.folded, position)
    if not match:
        return None
    cut = regex.search(r"\s(?:và|đề ra|đã|về|được|vào|với|để|do|trong|nhiệm kỳ)(?!\p{L})", match.group())
    end = match.start() + cut.start() if cut else match.end()
    name = " ".join(document.text[position:end].split())
    return name[0].upper() + name[1:], end
