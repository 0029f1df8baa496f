"""Where the project's own data, ontology and queries are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: Literal["data", "ontology", "queries"]) -> Path:
    """Folder of that name: packed into the wheel (see pyproject.toml), else at the top of the checkout."""
    packed = _PACKAGE / "_resources" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def parse_yaml(text: str) -> Any:
    """A YAML document of plain values, by libyaml where it is there: ten times as fast. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe
