"""A real server on a free port, for as long as a test needs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg_service.service.app import create_app
from kg_service.service.server import SERVER
from kg_service.settings import Settings, load_settings
from kg_service.store.base import TripleStore
from kg_service.store.opening import open_store

READY_SECONDS = 120.0


@dataclass(frozen=True)
class Served:
    """A running service."""

    url: str
    folder: Path

    @property
    def sparql(self) -> str:
        """Its query endpoint."""
        return f"{self.url}/sparql"


@contextmanager
def serving(settings: Settings, store: TripleStore | None = None, **options: object) -> Iterator[str]:
    """Serve on a free loopback port until the block ends; gives the address, once ready. ``options`` are uvicorn's."""
    app = create_app(settings, store or open_store(settings))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", **SERVER, **options))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            wait_until_live(url, thread)
            yield url
        finally:
            server.should_exit = True
            thread.join(READY_SECONDS)
            assert not thread.is_alive()


def wait_until_live(url: str, thread: threading.Thread) -> None:
    """Ask until it answers."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and thread.is_alive():
        try:
            if httpx.get(f"{url}/health/live", timeout=1.0).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.02)
    pytest.fail("the service did not start")


def settings_for(folder: Path, **flags: object) -> Settings:
    """Settings of a test: nothing from the machine's environment."""
    return load_settings({"store": folder, "workers": 2, **flags}, environ={})
