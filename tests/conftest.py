"""What all tests share."""

from pathlib import Path

import pytest

from kg_service.reference.load import Reference, load_reference

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The project's own reference data."""
    return load_reference()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of agreements beside the checkout; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED
