"""``thidua ingest``: single articles added to the published graph, replaced in it, or taken out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import StoreOption, errors, invocation
from kg_service.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Tệp, thư mục hoặc kho bài báo; không có thì chỉ áp dụng nhận xét duyệt mới · "
            "Files, folders or corpora; without any, new judgements are applied",
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", help="Mã bài báo cần bỏ · Id of an article to take out", show_default=False),
    ] = None,
    store: StoreOption = None,
    drop_updates: Annotated[
        bool, typer.Option("--drop-updates", help="Bỏ các thay đổi bằng SPARQL Update · Drop changes by SPARQL Update")
    ] = False,
    validate: Annotated[bool, typer.Option(help="Kiểm tra SHACL trước khi công bố · Check SHACL before")] = True,
) -> None:
    """Thêm hoặc thay bài báo trong đồ thị đã công bố · Add articles to the published graph, or replace them."""
    from kg_service.cli import graphs, publishing  # the extractor is slow to import, and few commands need it

    settings = invocation(context).settings(store=store)
    started = time.monotonic()
    reporter = graphs.Reporter()
    publishing.current_id(settings.store)  # without a graph, not even a lock is made
    with publishing.changing(settings.store), graphs.Steps() as steps:
        began_with = publishing.current_id(settings.store)
        if publishing.holds_updates(settings.store) and not drop_updates:
            raise InputError(
                "the published graph was changed by updates, which building it again would drop: "
                "keep them with `thidua export` or `thidua backup`, then give --drop-updates"
            )
        before = {one.article.id: one for one in publishing.published_articles(settings.store)}
        if unknown := [id_ for id_ in remove or () if id_ not in before]:
            raise InputError(f"no article {unknown[0]!r} is in the published graph; nothing was changed")
        new = {one.article.id: one for one in graphs.extracted(settings, steps, reporter, paths)} if paths else {}
        if both := sorted(new.keys() & {*(remove or ())}):
            raise InputError(f"article {both[0]!r} is both given and to be removed; nothing was changed")
        after = {**before, **new}
        for id_ in {*(remove or ())}:
            del after[id_]
        published = publishing.publish(list(after.values()), settings, steps, reporter, validate, began_with)
    replaced = sum(before[id_] != one for id_, one in new.items() if id_ in before)
    same = len(new.keys() & before.keys()) - replaced
    added, removed = len(new.keys() - before.keys()), len({*(remove or ())})
    errors.print(f"articles: {added} added, {replaced} replaced, {removed} removed, {same} as before")
    publishing.tell(*published, reporter.count, time.monotonic() - started)
