"""``thidua settings``: every setting with its value and help; secrets stay hidden."""

from __future__ import annotations

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from kg_service.cli.common import invocation
from kg_service.settings import PREFIX, settings_table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("settings")(settings)


def settings(context: typer.Context) -> None:
    """Bảng cấu hình · The settings with their values."""
    values = invocation(context).settings()
    table = Table("", "", "", box=None)
    for row in settings_table():
        value = getattr(values, row.name.removeprefix(PREFIX).lower())
        shown = "***" if isinstance(value, SecretStr) else " ".join(value) if isinstance(value, tuple) else str(value)
        table.add_row(row.name, "" if value is None else shown, f"{row.vi}\n{row.en}")
    Console(highlight=False).print(table)
