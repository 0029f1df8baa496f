"""What the commands share: options, settings, the console."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from kg_service import __version__
from kg_service.settings import Settings, load_settings

errors = Console(stderr=True, highlight=False)
"""For progress and remarks: standard output is for results only."""


@dataclass(frozen=True)
class Invocation:
    """What was said before the command's name."""

    config: Path | None

    def settings(self, **flags: Any) -> Settings:
        """Settings from flags, environment and file. Raises SettingsError."""
        return load_settings(flags, file=self.config)


def invocation(context: typer.Context) -> Invocation:
    """The invocation a command belongs to."""
    found = context.find_object(Invocation)
    return found if isinstance(found, Invocation) else Invocation(None)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"thidua {__version__}")
        raise typer.Exit


ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="Tệp cấu hình TOML · TOML file of settings", show_default=False)
]
VersionOption = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Phiên bản · Version")
]
StoreOption = Annotated[
    Path | None,
    typer.Option("--store", help="Thư mục của kho · Folder of the store (THIDUA_STORE)", show_default=False),
]
EndpointOption = Annotated[
    str | None,
    typer.Option("--endpoint", help="Máy SPARQL từ xa · Remote SPARQL engine (THIDUA_ENDPOINT)", show_default=False),
]
