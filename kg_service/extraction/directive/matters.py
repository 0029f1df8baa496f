"""What a document is about, and what stands between its number and that: date, issuer, matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.issuers import document_words, issuer_at
from kg_service.text.dates import DateMention
from kg_service.text.patterns import compiled

_LONGEST = 220
"""A matter of more characters is cut at a comma."""

_FIRST_WORD = compiled(r"\S+")
_GAP = compiled(r"\s*(?:[,-]\s*)?")
_SAME_YEAR = compiled(r"\s+(?:cùng năm|năm ấy|năm đó)(?!\p{L})")
_YEAR = compiled(
    r"(?:ban hành\s+)?năm\s+(?P<year>(?:19|20)\d{2})(?!\d)|\((?:ban hành\s+)?năm\s+(?P<aside>(?:19|20)\d{2})\)"
)
_TERM = compiled(r"khóa\s+[ivxlc\d]+(?!\p{L})")
_SENT_TO = compiled(r"gửi\s+[^,.;:()\"]{2,80}?\s+(?=về việc|về\s)")
_ASIDE = compiled(r"\([^()\n]{1,80}\)")
_ABOUT = compiled(r"(?:về\s+việc|v/v:?|về)\s+")
_QUOTED = compiled(r"(?:\p{L}+\s+){0,3}(?=\")")
_JOINT_AT_END = compiled(r"[\s,;]*(?<!\p{L})(?:và|cùng|theo)?\s*$")
_MARK = compiled(r"[;:.…]|,\s|\s-\s|\(|\n\s*\n")


@cache
def _day() -> re.Pattern[str]:
    signed = rf"(?:được\s+)?(?:{document_words('published', 'passed')})"
    return compiled(rf"\(?(?:(?:{signed}|{document_words('dated')})\s+)?(?:vào\s+)?ngày\s+|\(?{signed}\s+(?=\d)")


@cache
def _issued_on() -> re.Pattern[str]:
    signed = document_words("published", "passed")
    return compiled(rf"(?:đã\s+|vừa\s+)?(?:được\s+)?(?:{signed})\s+(?:vào\s+)?(?:ngày\s+)?")


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled(rf"\(\s*(?:(?:{document_words('published')})\s+)?(?:ngày\s+)?")


@cache
def _of() -> re.Pattern[str]:
    return compiled(rf"của\s+|do\s+(?=[^,;.]{{3,60}}(?:{document_words('published')}))")


@cache
def _by_end() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{document_words('published')})")


@dataclass(slots=True)
class Tail:
    """What follows a document's name: all of it may be missing. ``end`` is one past what was read."""

    end: int
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    subject_start: int = 0


def read_tail(document: Document, position: int, limit: int) -> Tail:
    """Reads date, issuer and matter after a document's name, in any order, up to ``limit``."""
    folded = document.folded
    tail = Tail(position)
    for _ in range(7):
        gap = _GAP.match(folded, tail.end, limit)
        at = gap.end() if gap else tail.end
        if at >= limit:
            break
        if not _read_part(document, tail, at, limit):
            break
        if tail.subject:
            break
    if tail.subject and tail.date is None:
        _read_issued(document, tail, limit)
    return tail


def _read_issued(document: Document, tail: Tail, limit: int) -> None:
    """``… về xét tặng danh hiệu được ban hành ngày 19/7``: the day after the matter; the quote ends before it."""
    gap = _GAP.match(document.folded, tail.end, limit)
    signed = _issued_on().match(document.folded, gap.end() if gap else tail.end, limit)
    date = starting_at(document.dates, signed.end()) if signed else None
    if date:
        tail.date = _in_its_year(document, date)


def _read_part(document: Document, tail: Tail, at: int, limit: int) -> bool:
    folded = document.folded
    day = _day().match(folded, at, limit)
    if day and tail.date is None:
        date = starting_at(document.dates, day.end())
        if date is None:
            return False
        closing = 1 if folded[at] == "(" and folded[date.end : date.end + 1] == ")" else 0
        tail.date, tail.end = _in_its_year(document, date), date.end + closing
        return True
    told = _bracketed().match(folded, at, limit) if tail.date is None else None
    dated = starting_at(document.dates, told.end()) if told else None
    if dated and folded.startswith(")", dated.end):
        tail.date, tail.end = dated.value, dated.end + 1
        return True
    bare = starting_at(document.dates, at) if tail.date is None else None
    if bare and len(bare.value) == len("2020-01-31") and not bare.inferred and folded[tail.end : at].strip() == ",":
        tail.date, tail.end = bare.value, bare.end
        return True
    year = _YEAR.match(folded, at, limit)
    if year and tail.date is None:
        tail.date, tail.end = year["year"] or year["aside"], year.end()
        return True
    of = _of().match(folded, at, limit)
    if of and tail.issuer is None:
        issuer = issuer_at(document, of.end())
        if issuer is None or issuer[1] > limit:
            return False
        done = _by_end().match(folded, issuer[1], limit)
        tail.issuer, tail.end = issuer[0], done.end() if done else issuer[1]
        return True
    passed = next((m for p in (_TERM, _ASIDE, _SENT_TO) if (m := p.match(folded, at, limit))), None)
    if passed:
        tail.end = passed.end()
        return True
    about = _ABOUT.match(folded, at, limit)
    orders = _orders().match(folded, at, limit)
    if orders and folded[at - 1].isspace() and folded[tail.end : at].isspace():
        return _read_matter(document, tail, at, limit)
    if about or starting_at(document.quotations, at):
        return _read_matter(document, tail, about.end() if about else at, limit)
    return False


def _in_its_year(document: Document, date: DateMention) -> str:
    """The value of a date; ``ngày 25 tháng 5 cùng năm`` is of the year of the date before."""
    same = _SAME_YEAR.match(document.folded, date.end)
    earlier = within(document.dates, 0, date.start) if same else []
    return f"{earlier[-1].value[:4]}{date.value[4:]}" if earlier else date.value


def _read_matter(document: Document, tail: Tail, start: int, limit: int) -> bool:
    matter = matter_at(document, start, limit)
    if matter is None:
        return False
    tail.subject, tail.end = matter
    tail.subject_start = start
    return True


def matter_at(document: Document, start: int, limit: int) -> tuple[str, int] | None:
    """The matter that begins at ``start`` and its end: the words in quotes, else the phrase up to a sensible end."""
    quotation = document.quotation_at(start)
    if quotation and quotation.start == start:
        return quotation.inner(document.text), quotation.end
    end = _matter_end(document, start, limit)
    joint = _JOINT_AT_END.search(document.folded, start, end)
    end = joint.start() if joint else end
    words = " ".join(document.text[start:end].split()).strip(" ,.;:-")
    return (words, end) if len(words) >= 4 else None


def _matter_end(document: Document, start: int, limit: int) -> int:
    folded = document.folded
    limit = min(limit, start + _LONGEST)
    first = _FIRST_WORD.match(folded, start)
    cut = _cut_pattern().search(folded, first.end() if first else start, limit)
    while cut and document.quotation_at(cut.start()):
        cut = _cut_pattern().search(folded, cut.end(), limit)
    limit = cut.start() if cut else limit
    position = start
    while True:
        mark = _MARK.search(folded, position, limit)
        if mark is None:
            break
        quotation = document.quotation_at(mark.start())
        if quotation:
            position = quotation.end
        elif _goes_on(document, mark):
            position = mark.end()
        else:
            return mark.start()
    if cut is None and limit == start + _LONGEST:
        comma = folded.rfind(",", start, limit)
        return comma if comma > start + 40 else limit
    return limit


def _goes_on(document: Document, mark: re.Match[str]) -> bool:
    """Whether a mark stands inside a matter: a comma of a list, a dash between words, a point in a number."""
    if mark.group().startswith(","):
        return not _ends_after_comma(document, mark.end())
    in_number = mark.group() == "." and _inside_number(document.folded, mark.start())
    return in_number or mark.group().startswith(" -")


def _inside_number(folded: str, dot: int) -> bool:
    return 0 < dot < len(folded) - 1 and folded[dot - 1].isdigit() and folded[dot + 1].isdigit()


def _ends_after_comma(document: Document, position: int) -> bool:
    """Whether a new clause begins after a comma: a body, a place or a word that no list of matters begins with."""
    if starting_at(document.bodies, position) or starting_at(document.places, position):
        return True
    subject = _subject_acts().match(document.folded, position)
    return _end_pattern().match(document.folded, position) is not None or subject is not None


@cache
def _subject_acts() -> re.Pattern[str]:
    """``…, bệnh viện đang trình dự án``: after the comma who carries the document out, in a word or two, and a verb."""
    return compiled(rf"(?:\p{{L}}+\s+){{1,3}}(?:{document_words('acting')})(?!\p{{L}})")


@cache
def _end_pattern() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('end')})(?!\p{{L}})")


@cache
def _orders() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('order')})(?!\p{{L}})")


@cache
def _cut_pattern() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{document_words('cut')})(?!\p{{L}})")
