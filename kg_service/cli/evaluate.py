"""``thidua evaluate``: extraction against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import invocation
from kg_service.cli.extract import Extractor, ExtractorOption
from kg_service.resources import resource_dir


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(evaluate)


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(help="Thư mục dữ kiện chuẩn · Folder of gold, one YAML file an article")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Bài báo, hoặc tệp sự kiện .jsonl · Articles, or a .jsonl file of facts", show_default=False
        ),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Liệt kê sai sót · List what was missed and spurious")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Dạng JSON · As JSON")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Trang HTML có đánh dấu · Page of marked text", show_default=False),
    ] = None,
    extractor: ExtractorOption = Extractor.RULES,
    min_f1: Annotated[float, typer.Option("--min-f1", min=0, max=1, help="Thấp hơn thì lỗi · Fail below")] = 0.0,
) -> None:
    """Chấm điểm trích xuất · Precision, recall, F1 and slot accuracy by fact type, against gold."""
    from kg_service.cli import scoring  # the extractor is slow to import, and only few commands need it
    from kg_service.cli.extracting import extraction_of

    settings = invocation(context).settings()
    articles = paths or [settings.articles or resource_dir("data") / "articles"]
    scoring.score(gold, articles, extraction_of(extractor, settings), list_, as_json, html, min_f1)
