"""What a figure with no name of its own is of: what the text spoke of last, where that can be so much of its unit."""

from __future__ import annotations

from collections.abc import Iterator

from kg_service.extraction.statistic.around import Around, Running, lower
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.indicator_list import last_named
from kg_service.extraction.statistic.indicators import headed_after
from kg_service.extraction.statistic.units import measure_nouns
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_POINT = "điểm"
_MARKS_OF = worded(r"(?<!\p{L})<marks>\s+(?:về\s+)?(?P<what><marked>)(?!\p{L})", "figure_names")
"""``công bố điểm chuyển đổi số``: what points after it are of."""
_MONEYED = worded(r"(?:tổng\s+)?(?:số\s+)?(?:<sum>|<telling_sum>)(?!\p{L})", "figure_names")
_GROWN = worded(r"(?:tổng\s+)?<produce>(?!\p{L})", "figure_names")
_WEIGHED = ("Khối lượng", "Điện năng")
_OF_EACH = compiled(r"\s+mỗi\s+\p{L}+$")
"""What only the sum before was of."""
_REACH, _AFTER = 500, 160


def topic_of(around: Around, running: Running, *, bare: bool) -> str:
    """What the text spoke of last: the figure before's name, else the last indicator named, here or further on.

    ``bare``: the clause says nothing itself. Empty where nothing spoken of can be so much of the figure's unit.
    """
    return next((name for name in _spoken_of(around, running, bare) if name and _suits(name, around.figure)), "")


def _suits(name: str, figure: Figure) -> bool:
    """Whether what bears a name is measured so: incomes are in no hectares, harvests neither."""
    if figure.kind != "measure":
        return True
    plain, thing = name.lower(), measure_nouns().get(figure.noun, "")
    if _MONEYED.match(plain):
        return False
    return thing in _WEIGHED or _GROWN.match(plain) is None


def _spoken_of(around: Around, running: Running, bare: bool) -> Iterator[str]:
    figure, base, before = around.figure, running.base, running.before
    kind = figure.kind if figure.kind not in ("rank", "times") else "share"
    told = before if before and before.accepted else None
    if told and told.figure.kind == figure.kind and (bare or around.lead.empty):
        yield _OF_EACH.sub("", told.name) if told.name.startswith("Tiền ") else told.name
    if base and (base.fits(kind) or figure.kind in ("rank", "share")):
        yield base.name
    if base is None and told and told.noun:
        yield told.noun[:1].upper() + told.noun[1:]
    if running.earlier and running.earlier.fits(kind):
        yield running.earlier.name
    if told and told.noun and figure.kind == "money":
        yield f"Trị giá {lower(told.noun)}"  # 12 dự án (112 triệu USD)
    if figure.noun in running.measured:
        yield running.measured[figure.noun]  # 2018: sản lượng 9.000 tấn; and in a line below, 2023: 14.000 tấn
    begin = max(0, figure.start - _REACH)
    marked = list(_MARKS_OF.finditer(around.folded, begin, figure.start)) if figure.noun == _POINT else []
    if marked:
        yield f"Điểm {' '.join(marked[-1]['what'].split())}"
    end = around.folded.find(" ", min(len(around.folded), figure.end + _AFTER))
    end = end if end >= 0 else len(around.folded)
    yield last_named(around.document, begin, figure.start, kind)
    yield last_named(around.document, figure.end, end, kind, first=True)
    headed = headed_after(around.document, figure.end, end)
    if figure.kind not in ("money", "measure") or not headed.startswith("Số "):
        yield headed
