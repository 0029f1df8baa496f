"""Which store the settings ask for."""

from __future__ import annotations

from kg_service.settings import Settings
from kg_service.store.base import TripleStore
from kg_service.store.embedded import EmbeddedStore
from kg_service.store.remote import RemoteStore


def open_store(settings: Settings) -> TripleStore:
    """The remote engine when an endpoint is set, else the embedded store. Start it before use."""
    if settings.endpoint is not None:
        return RemoteStore.from_settings(settings)
    return EmbeddedStore.from_settings(settings)
