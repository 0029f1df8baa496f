"""``thidua extract``: articles to facts."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import invocation


class Format(StrEnum):
    """Forms of output."""

    JSONL = "jsonl"
    TABLE = "table"
    CSV = "csv"


class Extractor(StrEnum):
    """Who extracts: the rules, a language model (see THIDUA_LLM_URL), or both, whose facts are then put together."""

    RULES = "rules"
    MODEL = "model"
    UNION = "union"


ExtractorOption = Annotated[
    Extractor, typer.Option("--extractor", help="Quy tắc, mô hình ngôn ngữ, hay cả hai · Rules, model, or both")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(extract)


def extract(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(help="Tệp, thư mục hoặc kho bài báo · Files, folders or corpora", show_default=False)
    ],
    format: Annotated[Format, typer.Option("--format", help="Dạng kết quả · Form of output")] = Format.JSONL,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Số tiến trình · Processes")] = 1,
    dask: Annotated[
        str | None, typer.Option("--dask", help="Địa chỉ cụm Dask · Address of a Dask scheduler", show_default=False)
    ] = None,
    extractor: ExtractorOption = Extractor.RULES,
) -> None:
    """Trích xuất sự kiện từ bài báo · Facts that articles assert, with the words that assert them."""
    from kg_service.cli import extracting  # the extractor is slow to import, and only few commands need it

    extracting.extract_to_output(
        paths, format, extracting.extraction_of(extractor, invocation(context).settings(), jobs, dask)
    )
