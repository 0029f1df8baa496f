"""Figures in tables: lines of cells between bars or tabs, under a line that says what the columns are.

Columns are years or other periods, results beside plans, areas, or indicators; rows are indicators, or areas where the
columns are indicators. Word and HTML tables come as such lines too (``kg_service.articles.formats``).
"""

from __future__ import annotations

from itertools import pairwise

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.facts import StatisticFact
from kg_service.extraction.statistic.areas import AreaFinder
from kg_service.extraction.statistic.context import names_award
from kg_service.extraction.statistic.indicator_list import canonical
from kg_service.extraction.statistic.indicator_names import BRACKETS, is_name
from kg_service.extraction.statistic.periods import PeriodFinder
from kg_service.extraction.statistic.units import unit_at, units
from kg_service.extraction.table_cells import Cell
from kg_service.extraction.worded import worded
from kg_service.text.numbers import NUMBER_PATTERN, parse_number
from kg_service.text.patterns import compiled
from kg_service.text.values import value

CELL = 0.9
"""Confidence of a figure in a table."""
RANK, POINTS = "Xếp hạng thi đua", "Điểm thi đua"
"""Names of what a table of standings gives."""
_ASIDE = worded(r"<aside>", "figure_columns")
_UNIT = worded(r"<unit>|<body_or_unit>", "figure_columns")
_UNITS_HELD = worded(r"<unit>", "figure_columns")
_WHOSE = worded(r"(?:tên\s+)?<whose>(?:, <whose>)*", "figure_columns")
"""Heads of the column that says whose figures a row holds."""
_RELATION = worded(r"(?:%|<ratio>|<compared>)[^|]*?(?P<to><measured_by>)", "figure_columns")
_PLAN = worded(r"<planned>(?:\s|$|\d)", "figure_columns")
_MET = worded(r"(?:<ratio>\s+)?(?:<met>)?\s*(?:\(\s*%\s*\)|%)|%\s+<met>", "figure_columns")
_FULL_PLAN = "kế hoạch"
_RESULT = worded(r"(?:<figure_links/estimate>\s+)?<done>(?!\p{L})", "figure_columns")
_ESTIMATED = worded(r"(?<!\p{L})<figure_links/estimate>(?!\p{L})", "figure_columns")
_STANDING = worded(r"(?P<rank><ranked>)|(?:tổng\s+|số\s+)*<points>", "figure_columns")
"""Columns of a table of standings: whatever a row names is ranked."""
_SHARE_ONLY = worded(r"(?:<ratio>|chiếm)(?:\s*\(?%\)?)?|%", "figure_columns")
_NUMBER = worded(
    rf"\s*(?:(?:<figure_links/approx>|<figure_links/estimate>|~)\s*)?(?P<n>[+-]?(?:{NUMBER_PATTERN}))"
    rf"(?:\s?/\s?(?P<of>{NUMBER_PATTERN}))?",
    "figure_columns",
)
_COUNTED = compiled(r"(?:tổng )?số\s+(?:lượng\s+)?")
_WHOLE = worded(r"\s*(?:<total>|toàn <whole_of>)\s*(?:\([^()]*\))?\s*", "figure_columns")
_YEAR = compiled(r"(?:năm\s+)?(?P<year>(?:19|20)\d{2})")
_REMARK = compiled(r"\s*\([^()]{1,40}\)")
_BRACKETED = compiled(r"\((?P<unit>[^()]{1,30})\)\s*$")


@value
class _Column:
    """What a column holds. ``use``: result, relation, area, indicator, standing, plan, unit, aside or none."""

    use: str
    period: str | None = None
    name: str = ""
    estimated: bool = False


class TableReader:
    """Reads the figures of one document's tables."""

    def __init__(self, document: Document, periods: PeriodFinder, areas: AreaFinder) -> None:
        self._document = document
        self._periods = periods
        self._areas = areas
        self._of_units = False

    def read(self, rows: list[list[Cell]]) -> list[StatisticFact]:
        """The figures of a table, row by row; empty for a table of something else."""
        head, *body = rows
        if any(self._number(cell, "") for cell in head if not self._period(cell)):
            return []
        uses = [self._column(cell) for cell in head]
        label = next((i for i, use in enumerate(uses) if use.use != "aside"), None)
        if label is not None and uses[label].use == "unit" and not _UNITS_HELD.fullmatch(self._folded(head[label])):
            uses[label] = _Column("none")  # Đơn vị: whose figures the rows are
        for index, (before, use) in enumerate(pairwise(uses), start=1):
            if use.use == before.use == "indicator" and _SHARE_ONLY.fullmatch(use.name.lower()):
                uses[index] = _Column("indicator", None, f"Tỷ lệ {_without_number(before.name)} (%)")
            elif use.use == "relation" and before.use == "indicator":
                of = BRACKETS.sub(" ", before.name).strip()
                uses[index] = _Column("indicator", use.period, f"{of} so với {use.name} (%)")
        self._measure_by_plan(head, uses)
        unit_column = next((i for i, use in enumerate(uses) if use.use == "unit"), None)
        label = next((i for i, use in enumerate(uses) if use.use not in ("aside", "unit")), None)
        if label is None:
            return []
        self._of_units = _WHOSE.fullmatch(self._folded(head[label])) is not None
        return [
            fact
            for row in body
            for index in range(label + 1, len(row))
            if (fact := self._fact(row, index, label, uses[index], unit_column)) is not None
        ]

    def _measure_by_plan(self, head: list[Cell], uses: list[_Column]) -> None:
        """After a plan and a result ``Đạt (%)`` is how much of the plan was done."""
        plan = next((i for i, use in enumerate(uses) if use.use == "plan"), len(uses))
        done = next((use for use in uses[plan:] if use.use == "result"), None)
        of = _PLAN.match(self._folded(head[plan])) if done else None
        for index in range(plan + 1, len(uses)) if done and of else ():
            if uses[index].use in ("indicator", "result") and _MET.fullmatch(self._folded(head[index])):
                uses[index] = _Column("relation", done.period if done else None, _FULL_PLAN)

    def use_of(self, cell: Cell) -> str:
        """What a column under a head holds: a result, relation, plan, unit, area or something aside."""
        return self._column(cell).use

    def _column(self, cell: Cell) -> _Column:
        words = self._document.folded[cell.start : cell.end]
        period = self._period(cell)
        relation = _RELATION.match(words)
        if _ASIDE.fullmatch(words):
            return _Column("aside")
        if _UNIT.fullmatch(words):
            return _Column("unit")
        if relation:
            return _Column("relation", period, relation["to"])
        if _PLAN.match(words):
            return _Column("plan")
        if period or _RESULT.match(words):
            return _Column("result", period, estimated=_ESTIMATED.search(words) is not None)
        standing = _STANDING.fullmatch(words)
        if standing:
            return _Column("standing", None, RANK if standing["rank"] else POINTS)
        area = self._area(cell)
        if area:
            return _Column("area", None, area)
        of_award = names_award(self._document, cell.start, cell.end)
        return _Column("none" if of_award else "indicator", None, self._words(cell))

    def _fact(
        self, row: list[Cell], index: int, label: int, column: _Column, unit_column: int | None
    ) -> StatisticFact | None:
        document, first = self._document, row[label]
        area = self._area(first) or (self._unit_named(first) if self._of_units else None)
        whole = _WHOLE.fullmatch(document.folded, first.start, first.end) is not None
        year = _YEAR.fullmatch(document.folded, first.start, first.end) if column.use == "indicator" else None
        if column.use == "standing":
            area, name = area or self._words(first), column.name
        elif column.use == "indicator" and (area or whole or year):
            name = column.name
        elif column.use in ("result", "relation", "area") and not area:
            name = self._words(first)
        else:
            return None
        unit = self._words(row[unit_column]) if unit_column is not None else ""
        bracket = _BRACKETED.search(name)
        unit = unit or (bracket["unit"] if bracket else "")
        name = " ".join(BRACKETS.sub(" ", name).split()).strip(" -+:;")
        unit = {RANK: "hạng", POINTS: "điểm"}.get(name, unit) or _counted(name)
        name = _named_as(name, unit)
        figure = self._number(row[index], "%" if column.use == "relation" else unit)
        if figure is None or not is_name(name) or names_award(document, row[label].start, row[label].end):
            return None
        number, of, said = figure
        name = canonical(f"{name[:1].upper()}{name[1:]}")
        return StatisticFact(
            article=document.article.id,
            evidence=document.evidence(first.start, row[index].end),
            confidence=CELL,
            indicator=f"{name} so với {column.name}" if column.use == "relation" else name,
            value=number,
            unit=said,
            area=column.name if column.use == "area" else area or self._areas.of_article,
            period=(year["year"] if year else column.period)
            or (str(self._periods.reported) if self._periods.reported else None),
            of=of,
            estimated=column.estimated or None,
        )

    def _unit_named(self, cell: Cell) -> str | None:
        """The unit that a row of a table of units is about: its words, where they begin like a name."""
        words = self._words(cell)
        named = words[:1].isupper() and not _WHOLE.fullmatch(words.lower()) and not any(c.isdigit() for c in words)
        return words if named else None

    def _folded(self, cell: Cell) -> str:
        return self._document.folded[cell.start : cell.end]

    def _words(self, cell: Cell) -> str:
        return " ".join(self._document.text[cell.start : cell.end].split())

    def _period(self, cell: Cell) -> str | None:
        found = within(self._document.periods, cell.start, cell.end)
        year = None if found else _YEAR.fullmatch(self._document.folded, cell.start, cell.end)
        return year["year"] if year else self._periods.value(found[0]) if found else None

    def _area(self, cell: Cell) -> str | None:
        """The place or body that fills a cell."""
        place = starting_at(self._document.places, cell.start)
        if place and place.end >= cell.end - 1:
            beyond = len(self._document.text[cell.end : place.end].split())  # a name that runs into the next line
            return " ".join(place.label.split()[: -beyond or None])
        for body in within(self._document.bodies, cell.start, cell.end):
            if body.start == cell.start and body.end >= cell.end - 1:
                return body.full_name()
        return None

    def _number(self, cell: Cell, unit: str) -> tuple[float, float | None, str] | None:
        """A cell's number, what it is of, and its unit, its own else the one given; None for other words."""
        match = _NUMBER.match(self._document.folded, cell.start, cell.end)
        if match is None:
            return None
        start, end, _, kind = unit_at(self._document.folded, match.end(), cell.end)
        stop = end if kind else match.end()
        if kind == "none" or (stop < cell.end and not _REMARK.fullmatch(self._document.folded, stop, cell.end)):
            return None
        said = self._words(Cell(start, end)) if kind else unit
        try:
            of = parse_number(match["of"]) if match["of"] else None
            number = parse_number(match["n"].lstrip("+-"))
            number = -number if match["n"].startswith("-") else number
        except ValueError:
            return None
        return (number, of, said) if said else None


def _without_number(name: str) -> str:
    """What a name of a count counts: ``Số hộ nghèo`` counts hộ nghèo."""
    plain = BRACKETS.sub(" ", name).strip()
    head = _COUNTED.match(plain.lower())
    return plain[head.end() :] if head else f"{plain[:1].lower()}{plain[1:]}"


def _counted(name: str) -> str:
    """The unit that a name of a count gives: ``Số lượt khám bệnh`` is of lượt; empty when it names none."""
    head = _COUNTED.match(name.lower())
    words = name[head.end() if head else 0 :].split()
    kinds = ("count",) if head is None else ("count", "item", "people", "office", "open", "award", "measure", "money")
    for size in (3, 2, 1):
        said = " ".join(words[:size])
        if units().get(said.lower()) in kinds:
            return said if head else said.lower()
    return ""


def _named_as(name: str, unit: str) -> str:
    """A name that begins with what is counted, as that of its number or share: ``Hộ nghèo`` in % is a rate."""
    words = name.split()
    counts = any(units().get(" ".join(words[:size]).lower()) == "count" for size in (3, 2, 1))
    if not counts:
        return name
    return f"{'Tỷ lệ' if unit == '%' else 'Số'} {name[:1].lower()}{name[1:]}"
