"""``thidua backup`` and ``thidua restore``: a consistent copy of the store, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg_service.cli.common import StoreOption, errors, invocation
from kg_service.errors import InputError, StoreError
from kg_service.store.snapshots import Snapshots

_Folder = Annotated[Path, typer.Argument(help="Thư mục của bản sao · Folder of the copy")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(context: typer.Context, folder: _Folder, store: StoreOption = None) -> None:
    """Sao lưu kho, kể cả khi đang phục vụ · Copy the published graph, also while it is served."""
    settings = invocation(context).settings(store=store)
    snapshot = Snapshots(settings.store).copy(folder)
    errors.print(f"snapshot {snapshot.id} copied")


def restore(context: typer.Context, folder: _Folder, store: StoreOption = None) -> None:
    """Khôi phục từ bản sao · Publish a copy made by backup again."""
    settings = invocation(context).settings(store=store)
    copy = Snapshots(folder)
    try:
        copy.current()
    except StoreError as error:
        raise InputError(f"{folder}: no copy made by `thidua backup` is here") from error
    snapshot = Snapshots(settings.store).adopt(copy)
    errors.print(f"snapshot {snapshot.id} published")
