"""Documents that a text names without number: by a title in quotes, by who issues them and what they order, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.directive.document_drafts import (
    ISSUED,
    LOOSE,
    TITLED,
    Draft,
    issuer_of,
    kind_mentions,
    kind_named,
)
from kg_service.extraction.directive.matters import matter_at, read_tail
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.issuers import issuer_at, issuer_before, past_signer
from kg_service.extraction.tables import any_of, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_STOP = compiled(r"[.;:]|như sau$")
_ORDERED = compiled(r"(?<!\p{L})(?:ban hành|xây dựng|phê duyệt|thực hiện|triển khai)(?:\s+hiệu quả)?\s+$")


_TITLE_NEXT = compiled(r"(?:\s+(?:về|xây dựng|tuyên truyền|phát triển))?\s*:?\s*(?=\")")


def titled(document: Document) -> Iterator[Draft]:
    """``Đề án "…"``: a kind with a capital and a title in quotes."""
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        gap = _TITLE_NEXT.match(document.folded, word.end) if kind.unnumbered == "titled" else None
        sentence = document.sentence_at(word.start)
        scheme = _scheme(document, word, sentence) if kind.name == "Đề án" and gap is None and sentence else None
        if scheme:
            yield scheme
        quotation = document.quotation_at(gap.end()) if gap else None
        if gap is None or sentence is None or quotation is None or quotation.start != gap.end():
            continue
        ordered = _ORDERED.search(document.folded, max(sentence.start, word.start - 30), word.start)
        if not (document.text[word.start].isupper() or (ordered and kind.name == "Đề án")):
            continue
        subject = quotation.inner(document.text)
        tail = read_tail(document, quotation.end, sentence.end)
        issuer, first, date = issuer_of(document, sentence.start, word.start, tail)
        if word.phrase == "chương trình" and not (issuer or tail.date or ordered):
            continue  # a programme of deeds, no document
        end = tail.end if tail.issuer or tail.date else quotation.end
        date = tail.date or date
        yield Draft(word.start, quotation.end, first, end, kind.name, None, issuer, date, subject, TITLED)


_SCHEME = compiled(
    r"\s+(?P<title>(?:xây dựng|phát triển|nâng cao|đổi mới|tái cơ cấu|cơ cấu lại|sắp xếp|đào tạo|bảo tồn|chuyển đổi"
    r"|giảm nghèo|hỗ trợ|tăng cường|đẩy mạnh|quản lý|bảo vệ|phòng chống|phòng, chống|đa dạng hóa|củng cố|hoàn thiện"
    r"|ứng dụng|mỗi)"
    r"(?:\s(?!(?:đã|được|của|là|do|theo|vào|nhằm|với|từ|cho)\s)[^\s,.;:()\"]+){2,18})"
)
"""The title of a scheme without quotes begins with what it is to do."""


def _scheme(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """``Đề án Xây dựng tuyến phố văn minh``: a scheme with a capital, or one that is carried out, and its title."""
    title = _SCHEME.match(document.folded, word.end, sentence.end)
    if title is None:
        return None
    ordered = _ORDERED.search(document.folded, max(sentence.start, word.start - 30), word.start)
    drafted = ordered is None or ordered.group().startswith("xây dựng")
    if drafted and not document.text[word.start].isupper():
        return None
    subject = " ".join(document.text[title.start("title") : title.end()].split())
    tail = read_tail(document, title.end(), sentence.end)
    issuer, first, date = issuer_of(document, sentence.start, word.start, tail)
    date = tail.date or date
    return Draft(word.start, title.end(), first, title.end(), "Đề án", None, issuer, date, subject, LOOSE)


@cache
def _matter_pattern() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{any_of(words_for('directive_words', 'matter'))})(?!\p{{L}})")


@cache
def _plural_pattern() -> re.Pattern[str]:
    words = any_of(words_for("directive_words", "plural"))
    return compiled(rf"(?:(?<!\p{{L}})(?:{words})|\d)\s*$")


def issued(document: Document) -> Iterator[Draft]:
    """``UBND tỉnh vừa có công văn yêu cầu …``: a body issues it, and what it is about follows."""
    folded = document.folded
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        if kind.unnumbered != "issued":
            continue
        matter = _matter_pattern().match(folded, word.end)
        sentence = document.sentence_at(word.start)
        if not sentence:
            continue
        owned = _of_issuer(document, word, sentence)
        if owned:
            yield owned
            continue
        if not matter:
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
        subject = said[0].removesuffix(" như sau")
        yield Draft(word.start, word.end, issuer[1], said[1], kind.name, None, issuer[0], date, subject, ISSUED)


_CARRIED_OUT = ("theo", "thực hiện")
_PASSIVE = regex.compile(r"\s*(?:vừa|đã|mới|cũng|chính thức|\s)*\s*được\s+(?=\p{L})")
_SIGNED = compiled(r"\s+(?:ký\s+)?(?:ban hành|phê duyệt|ký|thông qua)(?!\p{L})")
_OF = compiled(r"\s+của\s+")
_OF_WHOM = compiled(r"(?P<sort>(?:\s+(?:chỉ đạo|khẩn|hỏa tốc|điều hành|mới))?)\s+của\s+")
_MATTER_WORDS = 32


def _issued_later(document: Document, word: PhraseMention, matter: re.Match[str], sentence: Sentence) -> Draft | None:
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
            signed = _SIGNED.match(folded, past_signer(document, issuer[1])) if issuer else None
            if not issuer or (pattern is _PASSIVE and not signed) or not _issues_orders(document, joint.end()):
                continue
            subject = " ".join(document.text[begin : joint.start()].split()).strip(" ,.;:-")
            if not 4 <= len(subject.split()) <= _MATTER_WORDS or _STOP.search(subject):
                break
            if pattern is _OF and within(kind_mentions(document), joint.start() - _KIND_REACH, joint.start()):
                break  # kế hoạch thực hiện kết luận của Thành ủy: the other document is theirs
            end = signed.end() if signed else issuer[1]
            return Draft(word.start, word.end, word.start, end, kind.name, None, issuer[0], None, subject, ISSUED)
    return None


def _of_issuer(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """``nghị quyết của Quốc hội về …``: its issuer and then what it is about."""
    of = _OF_WHOM.match(document.folded, word.end, sentence.end)
    plural = _plural_pattern().search(document.folded, max(0, word.start - 12), word.start)
    if of is None or not kind_named(word.phrase).specific or not _issues_orders(document, of.end()):
        return None
    if plural and plural.group().strip() not in _CARRIED_OUT:
        return None
    tail = read_tail(document, of.end("sort"), sentence.end)
    if not tail.issuer or not tail.subject:
        return None
    kind = kind_named(word.phrase).name
    return Draft(word.start, word.end, word.start, tail.end, kind, None, tail.issuer, tail.date, tail.subject, ISSUED)


def _issues_orders(document: Document, position: int) -> bool:
    """Whether a body or office of those that direct begins at a position: a government, the Party, a ministry."""
    body = starting_at(document.bodies, position)
    if body:
        return body.kind in _DIRECTING
    return _HEAD_OF.match(document.folded, position) is not None


_DIRECTING = frozenset({"government", "council", "party", "ministry", "state"})
_HEAD_OF = compiled(r"(?:phó\s+)?(?:thủ tướng|chủ tịch|bộ trưởng|giám đốc|bí thư|ban thường vụ|thường trực)(?!\p{L})")
_LATER_REACH = 240
_KIND_REACH = 12
_ADDRESSED = compiled(
    r"[^.;:()\"]{2,100}?\s+(?:(?:về việc|về)\s+|(?=(?:đề nghị|kiến nghị|yêu cầu|đôn đốc|chỉ đạo|hướng dẫn)(?!\p{L})))"
)
"""Whom a letter goes to, up to what it is about."""
_SENT = ("gửi", "trả lời", "phúc đáp")
_REPORTED = compiled(r"báo cáo\s+(?=đề nghị|kiến nghị|về)")


def _after_addressee(document: Document, matter: re.Match[str]) -> int:
    """Where the matter begins: after ``gửi`` and the body that it goes to; verbs belong to the matter itself."""
    word = matter.group().strip()
    if word not in _SENT:
        skip = word in ("về việc", "về", "để")
        return matter.end() + 1 if skip else matter.start() + 1
    start = matter.end() + 1
    about = _ADDRESSED.match(document.folded, start)
    if about:
        return about.end()
    to = issuer_at(document, start)
    return to[1] + 1 if to else start
