"""The ontology's documentation for people, if it was generated: ``ontology/thidua.html``."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse, Response

from kg_service.resources import resource_dir
from kg_service.service.pages import SECURITY


def shipped(headers: Mapping[str, str]) -> Response | None:
    """The page that comes with the project; None if none does."""
    try:
        text = (resource_dir("ontology") / "thidua.html").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return HTMLResponse(text, headers={**SECURITY, "Vary": "Accept", **headers})
