"""Which store the settings ask for."""

from __future__ import annotations

from kg_service.settings import Settings
from kg_service.store.base import TripleStore


def open_store(settings: Settings) -> TripleStore:
    """The remote engine when an endpoint is set, else the embedded store. Start it before use."""
    # Each brings libraries of its own, which take a third of a second to load.
    if settings.endpoint is not None:
        from kg_service.store.remote import RemoteStore

        return RemoteStore.from_settings(settings)
    from kg_service.store.embedded import EmbeddedStore

    return EmbeddedStore.from_settings(settings)
