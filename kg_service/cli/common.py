"""What the commands share: options, settings, the console."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from kg_service import __version__
from kg_service.errors import InputError
from kg_service.settings import Settings, load_settings

if TYPE_CHECKING:  # facts bring pydantic models that take a while to make, which few commands need
    from kg_service.extraction.facts import Fact

errors = Console(stderr=True, highlight=False)
"""For progress and remarks: standard output is for results only."""

_NOT_SAID = {"article", "type", "evidence", "confidence"}


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


def settings_for_engine(context: typer.Context, store: Path | None, endpoint: str | None, **flags: Any) -> Settings:
    """Settings for a command that works on the embedded store or on a remote engine, whichever its flags name.

    Raises InputError when both are named: a flag beats the environment, but not another flag.
    """
    if store is not None and endpoint is not None:
        raise InputError("give --store or --endpoint, not both")
    settings = invocation(context).settings(store=store, endpoint=endpoint, **flags)
    return settings if store is None else settings.model_copy(update={"endpoint": None})


def plain(words: str) -> str:
    """Words of an article or the graph without characters that command a terminal; white space is one space each."""
    return "".join(char if char.isprintable() else " " for char in words)


def said(fact: Fact) -> str:
    """What a fact says, on one line of the terminal or cell of a table."""
    shown = {key: value for key, value in fact.record().items() if key not in _NOT_SAID}
    return "; ".join(
        f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in shown.items()
    )


def cell(words: str) -> Text:
    """The same for a table of rich, in which brackets would be markup."""
    return Text(plain(words))


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
