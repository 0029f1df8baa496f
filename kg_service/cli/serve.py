"""``thidua serve``: the HTTP service."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_service.cli.common import EndpointOption, StoreOption, settings_for_engine


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Địa chỉ mạng · Address (THIDUA_HOST)", show_default=False)] = None,
    port: Annotated[
        int | None,
        typer.Option(help="Cổng; 0 là cổng trống · Port; 0 takes a free one (THIDUA_PORT)", show_default=False),
    ] = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Chạy dịch vụ HTTP · Serve over HTTP, from the embedded store or a remote engine."""
    import gc

    import uvicorn

    from kg_service.service.app import create_app
    from kg_service.service.server import SERVER
    from kg_service.store.opening import open_store

    settings = settings_for_engine(context, store, endpoint, host=host, port=port)
    app = create_app(settings, open_store(settings))
    # What was made so far stays: the collector need not look through it again and again while requests wait.
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host=settings.host, port=settings.port, **SERVER)
