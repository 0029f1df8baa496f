"""Documents that a text names without number: by a title in quotes, by who issues them and what they order, by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.document_drafts import ISSUED, LOOSE, TITLED, Draft, issuer_of, kind_mentions, kind_named
from kg_service.extraction.issuers import issuer_at, issuer_before
from kg_service.extraction.matters import matter_at, read_tail
from kg_service.extraction.tables import any_of, rows, spellings, words_for
from kg_service.text.phrases import PhraseMention

_LEGISLATURE = regex.compile(
    r"\s+(?:của\s+)?(?=(?:đại hội|hội nghị trung ương|trung ương\s+\d|hội nghị\s+(?:bch|ban chấp hành)))"
)
_STOP = regex.compile(r"[.;:]|như sau$")
_TITLE_CUT = regex.compile(r"\s(?:và|đề ra|đã|về|được|vào|với|để|do|trong|nhiệm kỳ)(?!\p{L})")
_ORDINAL = regex.compile(r"(?<!\p{L})(?:[ivxl]+|lần thứ\s+\S+|\d{1,2})(?!\p{L})")
_ORDERED = regex.compile(r"(?<!\p{L})(?:ban hành|phê duyệt|thực hiện|triển khai)(?:\s+hiệu quả)?\s+$")


_TITLE_NEXT = regex.compile(r"(?:\s+(?:về|xây dựng|tuyên truyền|phát triển))?\s*:?\s*(?=\")")


def titled(document: Document) -> Iterator[Draft]:
    """``Đề án "…"``: a kind with a capital and a title in quotes."""
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        gap = _TITLE_NEXT.match(document.folded, word.end) if kind.unnumbered == "titled" else None
        sentence = document.sentence_at(word.start)
        quotation = document.quotation_at(gap.end()) if gap else None
        if gap is None or sentence is None or quotation is None or quotation.start != gap.end():
            continue
        if not document.text[word.start].isupper():
            continue
        subject = quotation.inner(document.text)
        tail = read_tail(document, quotation.end, sentence.end)
        issuer, first, date = issuer_of(document, sentence.start, word.start, tail)
        ordered = _ORDERED.search(document.folded, max(sentence.start, word.start - 30), word.start)
        if word.phrase == "chương trình" and not (issuer or tail.date or ordered):
            continue  # a programme of deeds, no document
        end = tail.end if tail.issuer or tail.date else quotation.end
        date = tail.date or date
        yield Draft(word.start, quotation.end, first, end, kind.name, None, issuer, date, subject, TITLED)


@cache
def _matter_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?:{any_of(words_for('directive_words', 'matter'))})(?!\p{{L}})")


@cache
def _plural_pattern() -> regex.Pattern[str]:
    words = any_of(words_for("directive_words", "plural"))
    return regex.compile(rf"(?:(?<!\p{{L}})(?:{words})|\d)\s*$")


def issued(document: Document) -> Iterator[Draft]:
    """``UBND tỉnh vừa có công văn yêu cầu …``: a body issues it, and what it is about follows."""
    folded = document.folded
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        if kind.unnumbered != "issued":
            continue
        matter = _matter_pattern().match(folded, word.end)
        sentence = document.sentence_at(word.start)
        if not matter or not sentence:
            continue
        plural = _plural_pattern().search(folded, max(0, word.start - 12), word.start)
        if plural and plural.group().strip() not in _CARRIED_OUT:
            continue
        issuer = None if plural else issuer_before(document, sentence.start, word.start)
        if issuer is None:
            later = _issued_later(document, word, matter, sentence)
            if later:
                yield later
            continue
        begin = _after_addressee(document, matter)
        reported = _REPORTED.match(folded, begin)
        said = matter_at(document, reported.end() if reported else begin, sentence.end)
        if said is None or len(said[0].split()) < 4:
            continue
        dates = within(document.dates, max(sentence.start, issuer[1] - 40), issuer[1])
        date = dates[-1].value if dates and issuer[1] - dates[-1].end <= 4 else None
        yield Draft(word.start, word.end, issuer[1], said[1], kind.name, None, issuer[0], date, said[0], ISSUED)


_CARRIED_OUT = ("theo", "thực hiện")
_PASSIVE = regex.compile(r"\s*(?:vừa|đã|mới|cũng|chính thức|\s)*\s*được\s+(?=\p{L})")
_SIGNED = regex.compile(r"\s+(?:ký\s+)?(?:ban hành|phê duyệt|ký|thông qua)(?!\p{L})")
_OF = regex.compile(r"\s+của\s+")
_MATTER_WORDS = 32


def _issued_later(
    document: Document, word: PhraseMention, matter: regex.Match[str], sentence: Sentence
) -> Draft | None:
    """Who issues it follows: ``Kế hoạch … vừa được UBND tỉnh ban hành``, ``chỉ thị tăng cường … của Thủ tướng``."""
    folded, kind = document.folded, kind_named(word.phrase)
    begin = _after_addressee(document, matter)
    if not kind.specific:
        return None
    for pattern in (_PASSIVE, _OF):
        for joint in pattern.finditer(folded, begin, min(sentence.end, begin + _LATER_REACH)):
            if document.quotation_at(joint.start()):
                continue
            issuer = issuer_at(document, joint.end())
            signed = _SIGNED.match(folded, issuer[1]) if issuer else None
            if not issuer or (pattern is _PASSIVE and not signed) or not _issues_orders(document, joint.end()):
                continue
            subject = " ".join(document.text[begin : joint.start()].split()).strip(" ,.;:-")
            if not 4 <= len(subject.split()) <= _MATTER_WORDS or _STOP.search(subject):
                break
            end = signed.end() if signed else issuer[1]
            return Draft(word.start, word.end, word.start, end, kind.name, None, issuer[0], None, subject, ISSUED)
    return None


def _issues_orders(document: Document, position: int) -> bool:
    """Whether a body or office of those that direct begins at a position: a government, the Party, a ministry."""
    body = starting_at(document.bodies, position)
    if body:
        return body.kind in _DIRECTING
    return _HEAD_OF.match(document.folded, position) is not None


_DIRECTING = frozenset({"government", "council", "party", "ministry", "state"})
_HEAD_OF = regex.compile(r"(?:thủ tướng|chủ tịch|bộ trưởng|giám đốc|bí thư|ban thường vụ|thường trực)(?!\p{L})")
_LATER_REACH = 240
_ADDRESSED = regex.compile(r"[^,.;:()\"]{2,80}?\s+(?:về việc|về)\s+")
_REPORTED = regex.compile(r"báo cáo\s+(?=đề nghị|kiến nghị|về)")


def _after_addressee(document: Document, matter: regex.Match[str]) -> int:
    """Where the matter begins: after ``gửi`` and the body that it goes to; verbs belong to the matter itself."""
    word = matter.group().strip()
    if word != "gửi":
        skip = word in ("về việc", "về", "để")
        return matter.end() + 1 if skip else matter.start() + 1
    start = matter.end() + 1
    about = _ADDRESSED.match(document.folded, start)
    if about:
        return about.end()
    to = issuer_at(document, start)
    return to[1] + 1 if to else start


def only_named(document: Document) -> Iterator[Draft]:
    """Resolutions of congresses and plenums, and laws of the domain, that are only named."""
    folded = document.folded
    for word in kind_mentions(document):
        sentence = document.sentence_at(word.start)
        if sentence is None:
            continue
        if word.phrase == "nghị quyết":
            body = _LEGISLATURE.match(folded, word.end)
            name = _congress(document, body.end()) if body else None
            if name and _ORDINAL.search(folded, word.end, name[1]):
                yield Draft(word.start, name[1], word.start, name[1], "Nghị quyết", None, name[0], None, None, LOOSE)
        elif word.phrase == "luật":
            law = _law_pattern().match(folded, word.start)
            if law and not _NUMBERED.match(folded, law.end()):
                tail, title = read_tail(document, law.end(), sentence.end), _laws()[law.group()]
                yield Draft(
                    word.start, law.end(), word.start, law.end(), "Luật", None, "Quốc hội", tail.date, title, LOOSE
                )


_NUMBERED = regex.compile(r"\s*(?:số|\()")


@cache
def _laws() -> dict[str, str]:
    table = rows("named_laws", "title", "spellings")
    return {spelling: row["title"] for row in table for spelling in spellings(row["spellings"])}


@cache
def _law_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(_laws())})(?!\p{{L}})")


_CONGRESS = regex.compile(r"(?:đại hội|hội nghị|trung ương)[^,.;:()\"\n]{0,70}")


def _congress(document: Document, position: int) -> tuple[str, int] | None:
    match = _CONGRESS.match(document.folded, position)
    if not match:
        return None
    cut = _TITLE_CUT.search(match.group())
    end = match.start() + cut.start() if cut else match.end()
    name = " ".join(document.text[position:end].split())
    return name[0].upper() + name[1:], end
