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
    day_of_issuer,
    issuer_of,
    kind_mentions,
    kind_named,
)
from kg_service.extraction.directive.matters import matter_at, read_tail
from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.issuers import document_words, issuer_at, issuer_before, office_at, past_signer
from kg_service.extraction.tables import words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_STOP = compiled(r"[.;:]|như sau$")


@cache
def _ordered() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{document_words('carry_out')})\s+$")


@cache
def _title_next() -> re.Pattern[str]:
    return compiled(rf"(?:\s+(?:về|tuyên truyền|{document_words('scheme')}))?\s*:?\s*(?=\")")


def titled(document: Document) -> Iterator[Draft]:
    """``Đề án "…"``: a kind with a capital and a title in quotes."""
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        gap = _title_next().match(document.folded, word.end) if kind.unnumbered == "titled" else None
        sentence = document.sentence_at(word.start)
        scheme = _scheme(document, word, sentence) if kind.name == "Đề án" and gap is None and sentence else None
        if scheme:
            yield scheme
        quotation = document.quotation_at(gap.end()) if gap else None
        if gap is None or sentence is None or quotation is None or quotation.start != gap.end():
            continue
        ordered = _ordered().search(document.folded, max(sentence.start, word.start - 30), word.start)
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


@cache
def _scheme_pattern() -> re.Pattern[str]:
    """The title of a scheme without quotes begins with what it is to do."""
    word = rf"(?:\s(?!(?:{document_words('scheme_stop')})\s)(?:\d[\d.]*\d(?!\S)|[^\s,.;:()\"]+))"
    return compiled(rf"\s+(?P<title>(?:{document_words('scheme')}){word}{{2,18}})")


def _scheme(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """``Đề án Xây dựng tuyến phố văn minh``: a scheme with a capital, or one that is carried out, and its title."""
    title = _scheme_pattern().match(document.folded, word.end, sentence.end)
    if title is None:
        return None
    ordered = _ordered().search(document.folded, max(sentence.start, word.start - 30), word.start)
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
    return compiled(rf"\s+(?:{document_words('matter')})(?!\p{{L}})")


@cache
def _passed() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{document_words('published', 'passed')})\s+$")


@cache
def _deed() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{document_words('scheme')})(?!\p{{L}})")


def _matter_of(document: Document, word: PhraseMention) -> re.Match[str] | None:
    """What begins a document's matter: ``về``; of what is passed or issued also the deed: ``nghị quyết hỗ trợ …``."""
    matter = _matter_pattern().match(document.folded, word.end)
    if matter or not _passed().search(document.folded, max(0, word.start - _VERB_REACH), word.start):
        return matter
    return _deed().match(document.folded, word.end)


@cache
def _plural_pattern() -> re.Pattern[str]:
    """Before several documents, or before one that something follows (``under``)."""
    return compiled(rf"(?:(?<!\p{{L}})(?:(?P<under>{document_words('under')})|{document_words('plural')})|\d)\s*$")


def issued(document: Document) -> Iterator[Draft]:
    """``UBND tỉnh vừa có công văn yêu cầu …``: a body issues it, and what it is about follows."""
    folded = document.folded
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        sentence = document.sentence_at(word.start)
        if not sentence or kind.unnumbered not in ("issued", "titled"):
            continue
        signed = _signed_by(document, word, sentence)
        if signed:
            yield signed
        if signed or kind.unnumbered != "issued":
            continue
        matter = _matter_of(document, word)
        owned = _of_issuer(document, word, sentence)
        if owned:
            yield owned
            continue
        if not matter:
            continue
        plural = _plural_pattern().search(folded, max(0, word.start - 12), word.start)
        if plural and not plural["under"]:
            continue
        issuer = None if plural else issuer_before(document, sentence.start, word.start)
        if issuer is None:
            later = _issued_later(document, word, matter, sentence)
            if later:
                yield later
            continue
        begin = _after_addressee(document, matter)
        reported = _reported().match(folded, begin)
        said = matter_at(document, reported.end() if reported else begin, sentence.end)
        if said is None or len(said[0].split()) < 4:
            continue
        date = day_of_issuer(document, sentence.start, issuer[1])
        subject = said[0].removesuffix(" như sau")
        if _OWN.search(folded, begin, sentence.end):
            continue  # the plan that says so is itself the one
        yield Draft(word.start, word.end, issuer[1], said[1], kind.name, None, issuer[0], date, subject, ISSUED)


_OWN = compiled(r"(?:với (?:các|những) nội dung(?: chính)?|cụ thể|nội dung) (?:như )?sau(?: đây)?\s*:\s*$")
_OF = compiled(r"\s+của\s+")
_MATTER_WORDS = 32


@cache
def _passive() -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:(?:{document_words('adverb')})\s+)*được\s+(?=\p{{L}})")


@cache
def _signed() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{document_words('published', 'passed')})(?!\p{{L}})")


@cache
def _of_whom() -> re.Pattern[str]:
    return compiled(rf"(?P<sort>(?:\s+(?:{document_words('sort')}))?)\s+của\s+")


def _issued_later(document: Document, word: PhraseMention, matter: re.Match[str], sentence: Sentence) -> Draft | None:
    """Who issues it follows: ``Kế hoạch … vừa được UBND tỉnh ban hành``, ``chỉ thị tăng cường … của Thủ tướng``."""
    folded, kind = document.folded, kind_named(word.phrase)
    begin = _after_addressee(document, matter)
    if not kind.specific:
        return None
    for pattern in (_passive(), _OF):
        for joint in pattern.finditer(folded, begin, min(sentence.end, begin + _LATER_REACH)):
            if document.quotation_at(joint.start()):
                continue
            issuer = issuer_at(document, joint.end())
            signed = _signed().match(folded, past_signer(document, issuer[1])) if issuer else None
            if not issuer or (pattern is not _OF and not signed) or not _issues_orders(document, joint.end()):
                continue
            subject = " ".join(document.text[begin : joint.start()].split()).strip(" ,.;:-")
            if not 4 <= len(subject.split()) <= _MATTER_WORDS or _STOP.search(subject):
                break
            if pattern is _OF and within(kind_mentions(document), joint.start() - _KIND_REACH, joint.start()):
                break  # kế hoạch thực hiện kết luận của Thành ủy: the other document is theirs
            end = signed.end() if signed else issuer[1]
            return Draft(word.start, word.end, word.start, end, kind.name, None, issuer[0], None, subject, ISSUED)
    return None


_BY = compiled(r"\s+do\s+(?=\p{L})")
_DEPUTY = compiled(r"phó\s+(?:chủ tịch|giám đốc)\s+(?:thường trực\s+)?(?=\p{L})")
"""Who signs for the body that issues."""
_ON_DAY = compiled(r"\s+(?:vào\s+)?(?:ngày\s+)?(?=\d)")


@cache
def _signed_then() -> re.Pattern[str]:
    return compiled(
        rf"(?:\s+(?:{document_words('adverb')})){{0,3}}\s+(?:{document_words('published', 'passed')})(?!\p{{L}})"
    )


def _signed_by(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """``kế hoạch chống hạn do Phó Chủ tịch UBND tỉnh … vừa ký ban hành``: who issued it follows any matter."""
    folded, kind = document.folded, kind_named(word.phrase)
    if not kind.specific or _plural_pattern().search(folded, max(0, word.start - 12), word.start):
        return None
    for joint in _BY.finditer(folded, word.end, min(sentence.end, word.end + _LATER_REACH)):
        signs = _DEPUTY.match(folded, joint.end())
        begins = signs.end() if signs else joint.end()
        issuer = issuer_at(document, begins) if _issues_orders(document, begins) else None
        signed = _signed_then().match(folded, past_signer(document, issuer[1])) if issuer else None
        subject = " ".join(document.text[word.end : joint.start()].split()).strip(" ,-")
        if not issuer or not signed or _STOP.search(subject) or not 2 <= len(subject.split()) <= _MATTER_WORDS:
            continue
        if within(kind_mentions(document), word.end, joint.start()):
            return None  # nghị quyết thực hiện kế hoạch do Bộ ban hành: the other document is theirs
        day = _ON_DAY.match(folded, signed.end(), sentence.end)
        date = starting_at(document.dates, day.end()) if day else None
        end = date.end if date else signed.end()
        said = subject.removeprefix("về việc ").removeprefix("về ")
        when = date.value if date else None
        return Draft(word.start, joint.start(), word.start, end, kind.name, None, issuer[0], when, said, ISSUED)
    return None


def _of_issuer(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """``nghị quyết của Quốc hội về …``: its issuer and then what it is about."""
    of = _of_whom().match(document.folded, word.end, sentence.end)
    plural = _plural_pattern().search(document.folded, max(0, word.start - 12), word.start)
    if of is None or not kind_named(word.phrase).specific or not _issues_orders(document, of.end()):
        return None
    if plural and not plural["under"]:
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
    return office_at(document, position)


_DIRECTING = frozenset({"government", "council", "party", "ministry", "state"})
_LATER_REACH = 240
_KIND_REACH = 12
_VERB_REACH = 16


@cache
def _addressed() -> re.Pattern[str]:
    """Whom a letter goes to, up to what it is about."""
    return compiled(rf"[^.;:()\"]{{2,100}}?\s+(?:(?:về việc|về)\s+|(?=(?:{document_words('asks')})(?!\p{{L}})))")


@cache
def _reported() -> re.Pattern[str]:
    return compiled(rf"báo cáo\s+(?=về|{document_words('asks')})")


def _after_addressee(document: Document, matter: re.Match[str]) -> int:
    """Where the matter begins: after ``gửi`` and the body that it goes to; verbs belong to the matter itself."""
    word = matter.group().strip()
    if word not in words_for("directive_words", "sent"):
        skip = word in ("về việc", "về", "để")
        return matter.end() + 1 if skip else matter.start() + 1
    start = matter.end() + 1
    about = _addressed().match(document.folded, start)
    if about:
        return about.end()
    to = issuer_at(document, start)
    return to[1] + 1 if to else start
