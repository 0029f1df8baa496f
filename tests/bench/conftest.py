"""Measurements are no part of the package: they are imported from the checkout."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_ROOT = str(Path(__file__).resolve().parents[2])
if _ROOT not in sys.path:
    sys.path.insert(0, _ROOT)

from bench.shape import Shape, learn  # noqa: E402


@pytest.fixture(scope="session")
def shape() -> Shape:
    """The real graph's shape, learnt once."""
    return learn()
