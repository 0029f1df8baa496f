"""What the parts of an article are: title, byline, date, body, caption, and the chrome of the site around them.

Text that was scraped holds view counters, share buttons and comment forms; these are lines, known by the patterns of
``data/reference/site_chrome.tsv``. Nothing is cut out: blocks say what each paragraph is, offsets stay.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.articles.model import Article, Block, BlockKind
from kg_service.errors import ReferenceDataError
from kg_service.resources import resource_dir
from kg_service.text.patterns import compiled
from kg_service.text.phrases import occurrences
from kg_service.text.sentences import Span, paragraphs

_SHORT = 160
_DATE_LINE = 60
_LONG_WORD = compiled(r"\p{L}{2,}")
_NAME = r"\p{Lu}[\p{L}.]*(?:[\s-]+\p{Lu}[\p{L}.]*){0,5}"
_LABELLED_AUTHOR = regex.compile(
    rf"^\s*(?:Tác giả(?: bài viết)?|Tin(?:,)? ảnh|Tin, bài|Tin|Bài|Bài và ảnh|Thực hiện)\s*:\s*(?P<name>{_NAME})"
)
_BARE_AUTHOR = regex.compile(rf"^(?P<name>{_NAME})$")
_SENTENCE_ENDS = frozenset(".!?…;:")
_CAPTION = regex.compile(r"(?:^|[-–(.\s])(?:Ảnh|ảnh|ẢNH)\s*(?:minh họa|tư liệu)?\s*:")
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_WEEKDAY = compiled(r"thứ (hai|ba|tư|năm|sáu|bảy)|(chủ nhật)")
_STAMP = compiled(
    r"(?<![\d/])(?P<a>\d{1,2})\s?[/.-]\s?(?P<b>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d{2})(?P<us>\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:am|pm)\b)?"
)
_UPDATED = compiled(
    r"(?:cập nhật(?: lần cuối)?|đăng (?:ngày|lúc|tải)|ngày (?:đăng|viết|xuất bản)|xuất bản)\s*:?"
    r"[^\n]{0,20}?(?<!\d)(\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4})"
)
_UPDATED_WORDS = ("cập nhật", "đăng ", "ngày đăng", "ngày viết", "ngày xuất bản", "xuất bản")
"""What ``_UPDATED`` begins with; to look for these words first costs a tenth."""
_PLACE_DATE = compiled(r"ngày\s+(?P<a>\d{1,2})\s+tháng\s+(?P<b>\d{1,2})\s+năm\s+(?P<y>(?:19|20)\d{2})")
_NUMBERED = compiled(r"(?<=\p{L}\s)số\s*:?\s*\d[^\s/]*/\p{L}")
"""``(Quyết định số 187/QĐ-UBND ngày 20/01/2020)``: the day is a document's."""
_LETTERHEAD = compiled(r"cộng hòa xã hội chủ nghĩa|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|^\s*số\s*:")
_DOCUMENT_NUMBER = regex.compile(r"\s*Số\s?:")
_DOCUMENT_KIND = regex.compile(
    r"\s*(?:BÁO CÁO|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|HƯỚNG DẪN|BIÊN BẢN|TỜ TRÌNH|CHƯƠNG TRÌNH)(?: \p{Lu}+){0,3}\s*"
)
_LETTERHEAD_LINES, _OVER_NUMBER = 4, 2
"""Lines at the head of a document that may name who writes it, and lines below one among which the document begins."""
_SITE_NAMES = ("TRANG TIN ", "TRANG THÔNG TIN ĐIỆN TỬ", "CỔNG THÔNG TIN ĐIỆN TỬ")
_HEADING = compiled(r"^(?:[IVX]{1,5}|\d{1,2})[.)]\s")


@dataclass(frozen=True, slots=True)
class ChromePattern:
    """A pattern over a whole folded line; ``tail``: everything after the line is chrome as well."""

    pattern: regex.Pattern[str]
    tail: bool


@cache
def chrome_patterns() -> tuple[ChromePattern, ...]:
    """The patterns of ``data/reference/site_chrome.tsv``. Raises ReferenceDataError on a row that cannot be read."""
    path = resource_dir("data") / "reference" / "site_chrome.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        found = []
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            if row["scope"] not in ("line", "tail"):
                raise ReferenceDataError(path, number, f"{row['scope']!r} is neither line nor tail", "scope")
            try:
                found.append(ChromePattern(regex.compile(row["pattern"]), row["scope"] == "tail"))
            except regex.error as error:
                raise ReferenceDataError(path, number, f"not a regular expression: {error}", "pattern") from error
    return tuple(found)


@cache
def _matches_chrome() -> Callable[[str], object]:
    """Whether a whole line matches any of the patterns: all in one, as most lines match none of them."""
    any_of_them = "|".join(f"(?:{known.pattern.pattern})" for known in chrome_patterns())
    try:
        return compiled(any_of_them).fullmatch
    except re.error:  # a pattern that only regex knows
        return regex.compile(any_of_them).fullmatch


def clean(article: Article) -> Article:
    """The article with its blocks, and with title, date and author where the text has them and metadata did not."""
    spans = paragraphs(article.text)
    kinds: list[BlockKind | None] = list(_chrome(article, spans))
    title = _title(article, spans, kinds)
    published = _date(article, spans, kinds, title)
    author = _author(article, spans, kinds, title)
    blocks = tuple(Block(span, kind or _rest(article, span)) for span, kind in zip(spans, kinds, strict=True))
    headline = _as_printed(article, spans[title]) if title is not None else None
    return article.described(
        blocks, article.title or headline, article.published or published, article.author or author
    )


def _as_printed(article: Article, span: Span) -> str:
    """The words of a span with the dashes of the source, in NFC."""
    start, end = article.normalised.source_span(span.start, span.end)
    return " ".join(unicodedata.normalize("NFC", article.source[start:end]).replace("\ufeff", " ").split())


def _chrome(article: Article, spans: Sequence[Span]) -> list[BlockKind | None]:
    kinds: list[BlockKind | None] = []
    tail = False
    for span in spans:
        line = span.of(article.folded)
        hit = None
        if len(line) <= _SHORT and _matches_chrome()(line):
            hit = next((known for known in chrome_patterns() if known.pattern.fullmatch(line)), None)
        kinds.append("chrome" if tail or hit else None)
        # A site's foot is never in the upper half: "xem thêm" there is a link inside the text.
        tail = tail or bool(hit and hit.tail and span.start > len(article.text) / 2)
    return kinds


def _title(article: Article, spans: Sequence[Span], kinds: list[BlockKind | None]) -> int | None:
    """The first line that is long enough to be a headline and says no date; a report's title follows its letterhead."""
    for index, span in enumerate(spans):
        line = span.of(article.text)
        if kinds[index] or _is_date_line(span.of(article.folded)):
            continue
        if len(line.split()) >= 5 and len(line) <= 2 * _SHORT and not _is_letterhead(line, index, spans, article):
            kinds[index] = "title"
            return index
    return None


def _is_letterhead(line: str, index: int, spans: Sequence[Span], article: Article) -> bool:
    """Whether a line of the first ones belongs to the head of an official letter (Nghị định 30/2020/NĐ-CP, Điều 8)."""
    if _LETTERHEAD.search(article.folded, spans[index].start, spans[index].end):
        return True
    if _PLACE_DATE.search(article.folded, spans[index].start, spans[index].end):
        return True
    if line.upper().startswith(_SITE_NAMES):
        return True
    if not line.isupper() or index + 1 >= len(spans):
        return False
    below = spans[index + 1 : index + 5]
    if _PLACE_DATE.search(article.folded, below[0].start, below[-1].end):
        return True
    return index < _LETTERHEAD_LINES and any(_heads_document(span.of(article.text)) for span in below[:_OVER_NUMBER])


def _heads_document(line: str) -> bool:
    """Whether a line stands below the name of who writes: the document's number, or ``BÁO CÁO`` and no more."""
    return _DOCUMENT_NUMBER.match(line) is not None or _DOCUMENT_KIND.fullmatch(line) is not None


def _is_date_line(folded: str) -> bool:
    if len(folded) > _DATE_LINE or len(_LONG_WORD.findall(folded)) > 6 or _NUMBERED.search(folded):
        return False
    return _STAMP.search(folded) is not None


def _date(article: Article, spans: Sequence[Span], kinds: list[BlockKind | None], title: int | None) -> dt.date | None:
    """The day of publication: a line that is little but a date, or the place and date of an official letter."""
    found: dt.date | None = None
    for index, span in enumerate(spans):
        line = span.of(article.folded)
        if kinds[index] == "title":
            continue
        match = _STAMP.search(line) if _is_date_line(line) else None
        if match:
            if kinds[index] is None:
                kinds[index] = "date"
            found = found or read_stamp(line)
        elif found is None and index < 12 and len(line) <= 80:
            place_date = _PLACE_DATE.search(line)
            if place_date:
                kinds[index] = "date"
                found = _calendar(int(place_date["y"]), int(place_date["b"]), int(place_date["a"]))
    return found or _updated(article)


def _updated(article: Article) -> dt.date | None:
    folded = article.folded
    places = sorted(place for words in _UPDATED_WORDS for place in occurrences(words, folded))
    match = next((match for place in places if (match := _UPDATED.match(folded, place))), None)
    return read_stamp(match.group(1)) if match else None


def read_stamp(folded: str) -> dt.date | None:
    """The date of a folded date line.

    A weekday decides between day/month and month/day; then a 12-hour clock straight after the date, the form of
    servers set to US English, means month first; else the Vietnamese order holds.
    """
    match = _STAMP.search(folded)
    if not match:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    vietnamese, american = _calendar(year, second, first), _calendar(year, first, second)
    weekday = _WEEKDAY.search(folded)
    if weekday and vietnamese and american:
        expected = 6 if weekday[2] else _WEEKDAYS[weekday[1]]
        if (vietnamese.weekday() == expected) != (american.weekday() == expected):
            return vietnamese if vietnamese.weekday() == expected else american
    if match["us"] and american:
        return american
    return vietnamese or american


def _calendar(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _author(article: Article, spans: Sequence[Span], kinds: list[BlockKind | None], title: int | None) -> str | None:
    """A labelled author anywhere, else the last line of the body if it is a bare name."""
    for index, span in enumerate(spans):
        labelled = _LABELLED_AUTHOR.match(span.of(article.text))
        if labelled and kinds[index] in (None, "chrome"):
            kinds[index] = "byline"
            return regex.sub(r"\s+thực hiện$", "", labelled["name"]).strip()
    open_blocks = [index for index, kind in enumerate(kinds) if kind is None]
    if not open_blocks:
        return None
    last = open_blocks[-1]
    line = spans[last].of(article.text).strip()
    bare = _BARE_AUTHOR.match(line)
    if bare and 2 <= len(line.split()) <= 6 and last != title and not _signed(article, spans, last):
        kinds[last] = "byline"
        return bare["name"]
    return None


def _signed(article: Article, spans: Sequence[Span], index: int) -> bool:
    """Whether the name stands under an office in capitals: the signature of an official letter, not a byline."""
    before = " ".join(spans[i].of(article.text) for i in range(max(0, index - 3), index))
    return bool(
        regex.search(r"CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|THƯ KÝ|BÍ THƯ|\(Đã ký\)|Giám đốc|Chủ tịch|Trưởng", before)
    ) and (all(len(spans[i].of(article.text)) < 60 for i in range(max(0, index - 2), index)))


def _rest(article: Article, span: Span) -> BlockKind:
    line = span.of(article.text)
    if ":" in line and "ảnh" in line.lower() and _CAPTION.search(line):
        return "caption"
    if len(line) <= _SHORT and line.rstrip("'\"”’")[-1:] not in _SENTENCE_ENDS:
        return "heading" if _HEADING.match(line) or line.isupper() else "caption"
    return "body"
