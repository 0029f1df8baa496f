"""Where the words after a figure end that belong to it."""

from __future__ import annotations

from kg_service.extraction.statistic.around import verb_before, verbs
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.leads import links
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_TAIL = compiled(r"(?:(?!\s?/\s?\d)[^,;.:()\[\]\n…\"]|(?<=\s\p{L})\.(?=\p{L}(?!\p{L}))){0,160}")  # dầu D.O
_PLAIN_TAIL = compiled(r"[^,;.:()\[\]\n…\"/]{0,160}+(?![./])")
"""The same where no stroke and no point ends it, in a tenth of the time."""
_TAIL_STOP = worded(
    r"\s(?!do\s+(?:\p{L}+\s+){1,3}<does_own>)(?:<tail_end>|[-–]\s+<photo>|(?<!dùng )để|theo(?! bác)|"
    r"<extent>(?=\s+(?:<approx>\s+)?\d)|"
    r"(?:(?:chỉ|mới|thì)\s+)?có(?=\s+(?:(?:tới|đến|<approx>)\s+)?(?!100\s?%)\d)|"
    r"(?:<for_whom>(?=\s+(?:<approx>\s+)?\d)|"
    r"<stands_at>(?=\s+(?:<approx>\s+)?\d[\d.]*\s+\p{L}+(?:\s\p{L}+){0,3}(?:[,.;)]|\svà\s+\d)))|"
    r"(?:thì|<now>)(?=\s+(?:\p{L}+\s+){0,3}\d)|"
    r"trong\s+tổng(?=\s+(?:số\s+)?(?:<approx>\s+)?\d)|"
    r"và(?=\s+(?:\p{L}+\s+){0,2}\d|\s+(?:\p{L}+\s+){1,3}<worth>\s|\s+<next_state>\s|\s+<next_act>(?!\p{L}))|"
    r"<of_years>(?=\s+\d{4})|"
    r"<share_link>(?=\s+(?:(?:thêm|<approx>)\s+)?\d[\d.,]*\s?%))(?!\p{L})",
    "figure_clauses",
    "figure_links",
    "figure_names",
)
_COMPOUND = worded(r"<with_comma>(?!\p{L})", "figure_names")
"""Nouns and verbs that go together with a comma inside."""
_LONGEST_COMPOUND = 24
_OTHERS = worded(r",\s<together>(?!\p{L})", "figure_people")
_SHORT = 12
_OWNED = worded(r"\sdo\s+(?:\p{L}+\s+){1,3}<does_own>(?!\p{L})", "figure_clauses")
"""``hộ do phụ nữ làm chủ``."""
_LONGEST_VERB = 4
_THEN = compiled(r"\s+(?:xuống|lên)(?:\s+(?:còn|tới|đến))?\s+\d")
"""After the first figure of ``từ 512 vụ xuống 469 vụ``."""
_BASE = compiled(r"^\s*(?:tổng\s+)?(?:số\s+)?")
_DIGIT = compiled(r"\d")
_LEAST = ("từ ", "dưới ", "mỗi ")
"""Ends of what stands before a condition: doanh nghiệp có vốn đầu tư từ 100 tỷ đồng."""


def tail_end(folded: str, figure: Figure, following: int, limit: int) -> int:
    """The end of the words after a figure that belong to it, up to a mark, a joining word or the next figure."""
    if _THEN.match(folded, figure.end, limit):
        return figure.end
    end = _run_end(folded, figure.end, limit)
    stop = _TAIL_STOP.search(folded, figure.end, end)
    end = stop.start() if stop else end
    if following < end:
        joined = folded.rfind(" và ", figure.end, following)
        doing = _done_next(folded, figure.end, following) if joined < 0 else -1
        end = joined if joined >= 0 else doing if doing >= 0 else end
        if end > following and folded[end - 1].isdigit() and folded[end : end + 1] in (",", "."):
            end = _before_links(folded, figure.end, following)  # the mark stands inside the next number
    owned = _OWNED.search(folded, figure.end, end) if folded.find("do", figure.end, end) >= 0 else None
    if owned and _begins_with_verb(folded[owned.end() : end].split()):
        end = owned.end()
    if folded[end : end + 1] != ",":
        return end  # no list goes on
    if not stop and following >= end:
        end = _compound_end(folded, figure.end, end, limit)
        end = _with_others(folded, figure, end, limit)
    return _list_end(folded, figure.end, end, limit) if figure.kind == "share" else end


def _run_end(folded: str, start: int, limit: int) -> int:
    """The end of the words from ``start`` on that no mark parts."""
    match = _PLAIN_TAIL.match(folded, start, limit) or _TAIL.match(folded, start, limit)
    return match.end() if match else start


def _begins_with_verb(words: list[str]) -> bool:
    return any(" ".join(words[:size]) in verbs() for size in range(1, _LONGEST_VERB + 1))


def _compound_end(folded: str, start: int, end: int, limit: int) -> int:
    """The end of words whose last ones have a comma inside: ``sản xuất, kinh doanh giỏi``, ``khá, giỏi``."""
    at = end
    while folded[end : end + 1] == "," and (at := folded.rfind(" ", start, at)) >= 0 and end - at < _LONGEST_COMPOUND:
        compound = _COMPOUND.match(folded, at + 1, limit)
        if compound and compound.end() > end:
            more = _TAIL.match(folded, compound.end(), limit)
            stop = _TAIL_STOP.search(folded, compound.end(), more.end()) if more else None
            at = end = stop.start() if stop else more.end() if more else compound.end()
            if more and _DIGIT.search(more.group()):
                return compound.end()
    return end


def _with_others(folded: str, figure: Figure, end: int, limit: int) -> int:
    """The end of the words about people who are counted together: ``350 kỹ sư, công nhân vườn chè``."""
    if (
        folded[end : end + 2] != ", "
        or end - figure.end > _SHORT
        or figure.noun not in table_words("figure_people", "together")
    ):
        return end
    if _OTHERS.match(folded, end, limit) is None:
        return end
    more = _TAIL.match(folded, end + 1, limit)
    stop = _TAIL_STOP.search(folded, end + 1, more.end()) if more else None
    stop_at = stop.start() if stop else more.end() if more else end
    return end if _DIGIT.search(folded, end, stop_at) else stop_at


def _before_links(folded: str, start: int, end: int) -> int:
    """The end of the words in ``[start, end)`` without the links at their end: ``thì tại Hải Dương chiếm``."""
    words = folded[start:end].split()
    while words and words[-1] in links():
        words.pop()
        end = folded.rfind(" ", start, end - 1 if folded[end - 1 : end].isspace() else end)
    return max(start, end)


def _done_next(folded: str, start: int, following: int) -> int:
    """Where the verb begins whose object the next figure is (1.200 tỷ đồng làm 9,4 km đường); -1 when there is none."""
    verb = verb_before(folded, start, following)
    if verb is None or not verb.acts or folded.endswith(_LEAST, start, following):
        return -1
    return folded.rfind(verb.words.split(",")[0], start, following)


def _list_end(folded: str, start: int, end: int, limit: int) -> int:
    """The end of a list that has its predicate after its last noun: ``số thôn, tổ dân phố có nhà văn hóa``."""
    base = _BASE.match(folded, start, end)
    piece = folded[base.end() if base else start : end]
    for _ in range(4):
        if not 1 <= len(piece.split()) <= 2 or folded[end : end + 1] != ",":
            break
        more = _TAIL.match(folded, end + 1, limit)
        if not more or _DIGIT.search(more.group()):
            break
        stop = _TAIL_STOP.search(folded, end + 1, more.end())
        stop_at = stop.start() if stop else more.end()
        piece, end = folded[end + 1 : stop_at], stop_at
    return end
