"""Documents that a text names without number: by a title in quotes, by who issues them and what they order, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.document_drafts import ISSUED, LOOSE, TITLED, Draft, issuer_of, kind_named, kind_pattern
from kg_service.extraction.issuers import issuer_at, issuer_before, words_for
from kg_service.extraction.matters import matter_at, read_tail
from kg_service.extraction.symbols import document_kinds
from kg_service.extraction.tables import rows, spellings

_LEGISLATURE = regex.compile(
    r"\s+(?:của\s+)?(?=(?:đại hội|hội nghị trung ương|trung ương\s+\d|hội nghị\s+(?:bch|ban chấp hành)))"
)
_ORDINAL = regex.compile(r"(?<!\p{L})(?:[ivxl]+|lần thứ\s+\S+|\d{1,2})(?!\p{L})")


# --- documents without a number --------------------------------------------------------------------------------------


_ORDERED = regex.compile(r"(?<!\p{L})(?:ban hành|phê duyệt|thực hiện|triển khai)(?:\s+hiệu quả)?\s+$")


@cache
def _title_pattern() -> regex.Pattern[str]:
    words = [word for kind in document_kinds() if kind.unnumbered == "titled" for word in kind.spellings]
    return regex.compile(
        rf"(?<!\p{{L}})(?P<kind>{'|'.join(words)})(?:\s+(?:về|xây dựng|tuyên truyền|phát triển))?\s*:?\s*(?=\")"
    )


def titled(document: Document) -> Iterator[Draft]:
    """``Đề án "…"``: a kind with a capital and a title in quotes."""
    for match in _title_pattern().finditer(document.folded):
        sentence = document.sentence_at(match.start())
        quotation = document.quotation_at(match.end())
        if sentence is None or quotation is None or quotation.start != match.end():
            continue
        if not document.text[match.start()].isupper():
            continue
        subject = quotation.inner(document.text)
        tail = read_tail(document, quotation.end, sentence.end)
        issuer, first, date = issuer_of(document, sentence.start, match.start(), tail)
        ordered = _ORDERED.search(document.folded, max(sentence.start, match.start() - 30), match.start())
        if match["kind"] == "chương trình" and not (issuer or tail.date or ordered):
            continue  # a programme of deeds, no document
        end = tail.end if tail.issuer or tail.date else quotation.end
        kind, date = kind_named(match["kind"]).name, tail.date or date
        yield Draft(match.start(), quotation.end, first, end, kind, None, issuer, date, subject, TITLED)


@cache
def _matter_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?:{'|'.join(map(regex.escape, words_for('matter')))})(?!\p{{L}})")


@cache
def _plural_pattern() -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, words_for("plural")))
    return regex.compile(rf"(?:(?<!\p{{L}})(?:{words})|\d)\s*$")


def issued(document: Document) -> Iterator[Draft]:
    """``UBND tỉnh vừa có công văn yêu cầu …``: a body issues it, and what it is about follows."""
    folded = document.folded
    for match in kind_pattern().finditer(folded):
        kind = kind_named(match.group())
        if kind.unnumbered != "issued":
            continue
        matter = _matter_pattern().match(folded, match.end())
        sentence = document.sentence_at(match.start())
        if not matter or not sentence or _plural_pattern().search(folded, max(0, match.start() - 12), match.start()):
            continue
        issuer = issuer_before(document, sentence.start, match.start())
        if issuer is None:
            continue
        begin = _after_addressee(document, matter)
        reported = _REPORTED.match(folded, begin)
        said = matter_at(document, reported.end() if reported else begin, sentence.end)
        if said is None or len(said[0].split()) < 4:
            continue
        dates = within(document.dates, sentence.start, issuer[1])
        date = dates[-1].value if dates and issuer[1] - dates[-1].end <= 4 else None
        yield Draft(match.start(), match.end(), issuer[1], said[1], kind.name, None, issuer[0], date, said[0], ISSUED)


_REPORTED = regex.compile(r"báo cáo\s+(?=đề nghị|kiến nghị|về)")


def _after_addressee(document: Document, matter: regex.Match[str]) -> int:
    """Where the matter begins: after ``gửi`` and the body that it goes to; verbs belong to the matter itself."""
    word = matter.group().strip()
    if word != "gửi":
        skip = word in ("về việc", "về", "để")
        return matter.end() + 1 if skip else matter.start() + 1
    start = matter.end() + 1
    to = issuer_at(document, start)
    return to[1] + 1 if to else start


def only_named(document: Document) -> Iterator[Draft]:
    """Resolutions of congresses and plenums, and laws of the domain, that are only named."""
    folded = document.folded
    for match in regex.finditer(r"(?<!\p{L})nghị quyết(?!\p{L})", folded):
        body = _LEGISLATURE.match(folded, match.end())
        name = _congress(document, body.end()) if body else None
        if name is None or not _ORDINAL.search(folded, match.end(), name[1]) or not document.sentence_at(match.start()):
            continue
        start, end = match.start(), name[1]
        yield Draft(start, end, start, end, "Nghị quyết", None, name[0], None, None, LOOSE)
    if not regex.search(r"luật thi đua|luật tđkt", folded):
        return
    for row in rows("named_laws", "title", "spellings"):
        words = "|".join(map(regex.escape, spellings(row["spellings"])))
        for match in regex.finditer(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})", folded):
            sentence = document.sentence_at(match.start())
            if sentence and regex.match(r"\s*(?:số|\()", folded[match.end() : match.end() + 6]) is None:
                tail = read_tail(document, match.end(), sentence.end)
                start, end = match.start(), match.end()
                yield Draft(start, end, start, end, "Luật", None, "Quốc hội", tail.date, row["title"], LOOSE)


_CONGRESS = regex.compile(r"(?:đại hội|hội nghị|trung ương)[^,.;:()\"\n]{0,70}")


def _congress(document: Document, position: int) -> tuple[str, int] | None:
    match = _CONGRESS.match(document.folded, position)
    if not match:
        return None
    cut = regex.search(r"\s(?:và|đề ra|đã|về|được|vào|với|để|do|trong|nhiệm kỳ)(?!\p{L})", match.group())
    end = match.start() + cut.start() if cut else match.end()
    name = " ".join(document.text[position:end].split())
    return name[0].upper() + name[1:], end
