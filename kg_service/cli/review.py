"""``thidua review``: people's judgements on facts, from the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg_service.cli.common import StoreOption, errors, invocation
from kg_service.cli.review_desk import Source, judge, open_desk, reviewer, table
from kg_service.errors import InputError
from kg_service.extraction.facts import FACT_TYPES
from kg_service.review.correcting import corrected
from kg_service.review.desk import Choice, Desk
from kg_service.review.judgements import VERDICTS, Verdict
from kg_service.settings import Settings

FactType = StrEnum("FactType", {name: name for name in FACT_TYPES})  # type: ignore[misc]  # names come from the contract


class Format(StrEnum):
    """Forms of a list."""

    TABLE = "table"
    JSONL = "jsonl"


Names = Annotated[
    list[str], typer.Argument(metavar="FACT…", help="Mã sự kiện, hoặc BÀI/MÃ · Ids, or ARTICLE/ID", show_default=False)
]
Facts = Annotated[Path | None, typer.Option("--facts", help="Tệp sự kiện · File of facts (.jsonl)", show_default=False)]
Articles = Annotated[
    Path | None, typer.Option("--articles", help="Thư mục bài báo · Folder of articles", show_default=False)
]
Judgements = Annotated[
    Path | None,
    typer.Option("--judgements", help="Tệp nhận xét · File of judgements (THIDUA_REVIEW)", show_default=False),
]
By = Annotated[
    str | None, typer.Option("--by", help="Ai duyệt; mặc định là tên đăng nhập · Who judges", show_default="login")
]
Note = Annotated[str | None, typer.Option("--note", help="Ghi chú · Note", show_default=False)]
Article = Annotated[str | None, typer.Option("--article", help="Chỉ bài này · Of this article", show_default=False)]
Type = Annotated[FactType | None, typer.Option("--type", help="Chỉ loại này · Of this type", show_default=False)]
Below = Annotated[
    float | None,
    typer.Option("--below", min=0, max=1, help="Độ tin cậy dưới mức này · Confidence below", show_default=False),
]
Disagreeing = Annotated[
    bool, typer.Option("--disagreeing", help="Chỉ chỗ bất đồng · Where people, or people and rules, disagree")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    commands = typer.Typer(
        help="Duyệt sự kiện: nhận xét được giữ qua các lần trích xuất · Judgements on facts, which outlast extraction",
        no_args_is_help=True,
    )
    commands.command("list")(list_facts)
    commands.command("next")(next_facts)
    for verdict in (accept, reject, unsure, correct, report):
        commands.command()(verdict)
    app.add_typer(commands, name="review")


def _open(context: typer.Context, source: Source) -> tuple[Settings, Desk]:
    settings = source.settings(invocation(context))
    return settings, open_desk(source, settings)


def list_facts(
    context: typer.Context,
    article: Article = None,
    type: Type = None,
    below: Below = None,
    unjudged: Annotated[bool, typer.Option("--unjudged", help="Chưa ai duyệt · Not judged yet")] = False,
    disagreeing: Disagreeing = False,
    format: Annotated[Format, typer.Option("--format", help="Dạng kết quả · Form of output")] = Format.TABLE,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Sự kiện với nhận xét · Facts with the judgements on them."""
    _, desk = _open(context, Source(facts, articles, store, judgements))
    items = list(desk.chosen(Choice(article, type, below, unjudged, disagreeing)))
    if format is Format.JSONL:
        for item in items:
            judged = {"judgement": item.judgement.record()} if item.judgement else {}
            print(json.dumps({"id": item.fact.stable_id, **item.fact.record(), **judged}, ensure_ascii=False))
    else:
        table(items, Console(highlight=False, width=None if sys.stdout.isatty() else 200))
    errors.print(f"{len(items)} of {len(desk.items)} facts")


def next_facts(
    context: typer.Context,
    article: Article = None,
    type: Type = None,
    below: Below = None,
    disagreeing: Disagreeing = False,
    by: By = None,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Duyệt lần lượt, chỗ ngờ nhất trước · One fact after another, the most doubtful first."""
    from kg_service.cli import review_loop

    who = reviewer(by)
    settings, desk = _open(context, Source(facts, articles, store, judgements))
    choice = Choice(article, type, below, unjudged=not disagreeing, disagreeing=disagreeing)
    items = sorted(desk.chosen(choice), key=lambda item: item.fact.confidence)
    console = Console(highlight=False)
    judged, left = review_loop.review(items, who, settings, review_loop.keys(), console)
    errors.print(f"{judged} judged, {left} left; `thidua ingest` brings judgements into the graph")


def _judge_all(
    context: typer.Context, names: Sequence[str], verdict: Verdict, by: str | None, note: str | None, source: Source
) -> None:
    """Judge each fact that is there; of the others each is told, and the command fails."""
    who = reviewer(by)
    settings, desk = _open(context, source)
    wrong: list[InputError] = []
    for name in names:
        try:
            item = desk.find(name)
        except InputError as unknown:
            wrong.append(unknown)
            continue
        judge(item, verdict, who, note, settings)
        errors.print(f"{item.name}: {verdict}", markup=False, soft_wrap=True)
    if wrong:
        for error in wrong[:-1]:
            errors.print(f"thidua: {error.message}", markup=False, soft_wrap=True)
        raise wrong[-1]


def accept(
    context: typer.Context,
    names: Names,
    note: Note = None,
    by: By = None,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Đúng như bài báo nêu · The article asserts this."""
    _judge_all(context, names, "accept", by, note, Source(facts, articles, store, judgements))


def reject(
    context: typer.Context,
    names: Names,
    note: Note = None,
    by: By = None,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Bài báo không nêu điều này · The article does not assert this."""
    _judge_all(context, names, "reject", by, note, Source(facts, articles, store, judgements))


def unsure(
    context: typer.Context,
    names: Names,
    note: Note = None,
    by: By = None,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Chưa quyết định được · Looked at, not decided."""
    _judge_all(context, names, "unsure", by, note, Source(facts, articles, store, judgements))


def correct(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FACT", help="Mã sự kiện · Id", show_default=False)],
    changes: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="KEY=VALUE", help="Đặt lại; rỗng là bỏ · Set; empty takes away", show_default=False
        ),
    ],
    note: Note = None,
    by: By = None,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Sửa lại điều đã trích xuất · Put right what was extracted."""
    who = reviewer(by)
    settings, desk = _open(context, Source(facts, articles, store, judgements))
    item = desk.find(name)
    correction = corrected(item.fact, changes, item.source)
    judge(item, "correct", who, note, settings, correction)
    errors.print(f"{item.name}: correct, now {correction.stable_id}", markup=False, soft_wrap=True)


def report(
    context: typer.Context,
    facts: Facts = None,
    articles: Articles = None,
    store: StoreOption = None,
    judgements: Judgements = None,
) -> None:
    """Đã duyệt bao nhiêu, nhận xét nào không còn khớp · Counts, and judgements that no fact goes with any more."""
    _, desk = _open(context, Source(facts, articles, store, judgements))
    counts = desk.counts()
    shown = Table("type", *VERDICTS, "facts")
    for name in FACT_TYPES:
        of_type = sum(item.fact.type == name for item in desk.items)
        shown.add_row(name, *(str(counts[name, verdict]) for verdict in VERDICTS), str(of_type))
    totals = (str(sum(counts[name, verdict] for name in FACT_TYPES)) for verdict in VERDICTS)
    shown.add_row("all", *totals, str(len(desk.items)))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 200, soft_wrap=True)
    console.print(shown)
    for name, number in (
        ("disputed", sum(item.disputed for item in desk.items)),
        ("superseded by a later judgement", len(desk.superseded)),
        ("matching no fact", len(desk.unmatched)),
    ):
        console.print(f"{name}: {number}")
    for one in desk.unmatched:
        console.print(f"- {one.text()}", markup=False)
