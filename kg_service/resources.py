"""Where the project's own data, ontology and queries are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: Literal["data", "ontology", "queries"]) -> Path:
    """Folder of that name: packed into the wheel (see pyproject.toml), else at the top of the checkout."""
    packed = _PACKAGE / "_resources" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
