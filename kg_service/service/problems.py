"""Every error as ``application/problem+json`` (RFC 9457), whoever produces it; never a traceback or a path."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from kg_service.errors import EngineError, StoreError, ThiduaError
from kg_service.service.negotiation import best
from kg_service.service.pages import render

MEDIA_TYPE = "application/problem+json"
TYPE_BASE = "https://w3id.org/thidua/problem/"
"""Types of problems keep their IRIs whatever ``THIDUA_BASE_IRI`` says: clients compare them."""

_log = logging.getLogger("kg_service.service")
_FOR_PROGRAMS = ("/api", "/sparql", "/reconcile", "/graphs", "/openapi.json", "/health", "/metrics")
"""Paths whose clients are programs, also when a browser looks in."""
_HIDDEN = frozenset({"path", "file"})  # members that name files of this machine


def problem(
    type_: str, title: str, status: int, detail: str, headers: dict[str, str] | None = None, **extra: Any
) -> Response:
    """A problem document as a response."""
    members = {name: value for name, value in extra.items() if name not in _HIDDEN}
    body = {"type": TYPE_BASE + type_, "title": title, "status": status, "detail": detail, **members}
    return Response(
        json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "replace"),
        status,
        {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*", **(headers or {})},
        MEDIA_TYPE,
    )


def problem_of(error: ThiduaError) -> Response:
    """The problem document of one of our errors."""
    if isinstance(error, StoreError | EngineError):
        _log.error("%s: %s", error.type, error.message)
    headers = {}
    if "retry_after" in error.extra:
        headers["Retry-After"] = str(error.extra["retry_after"])
    if "allow" in error.extra:
        headers["Allow"] = str(error.extra["allow"])
    if error.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return problem(error.type, error.title, error.status, error.message, headers, **error.extra)


def install(app: FastAPI) -> None:
    """Have every error of the application answered so."""
    app.add_exception_handler(ThiduaError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ThiduaError)
    response = problem_of(error)
    return _page(request, response, error.title, error.message) or response


async def _http(request: Request, error: Exception) -> Response:
    """What the frameworks raise: no such path, wrong method, unreadable body."""
    assert isinstance(error, HTTPException)
    title = HTTPStatus(error.status_code).phrase
    detail, headers = str(error.detail), dict(error.headers or {})
    if error.status_code == HTTPStatus.NOT_FOUND and detail == title:
        detail = f"there is nothing at {request.url.path}; /docs lists what there is"
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_methods(request))
        detail = f"{request.method} is not for {request.url.path}; it takes {headers['Allow']}"
    type_ = title.lower().replace(" ", "-")
    response = problem(type_, title, error.status_code, detail, headers)
    return _page(request, response, title, detail) or response


def _methods(request: Request) -> list[str]:
    """What an address takes by any of its routes, where the framework tells the methods of the first."""
    taken = [
        method
        for method in ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
    return sorted({*taken, "HEAD"} if "GET" in taken else taken)  # HEAD: kg_service.service.head


def _page(request: Request, response: Response, title: str, detail: str) -> Response | None:
    """The problem as a page where pages are, for those who want one rather than a document; None elsewhere."""
    if request.url.path.startswith(_FOR_PROGRAMS):
        return None
    if best(request.headers.get("accept", ""), [MEDIA_TYPE, "application/json", "text/html"]) != "text/html":
        return None
    headers = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
    return render(
        "problem.html",
        response.status_code,
        headers | {"Vary": "Accept"},
        title=title,
        detail=detail,
        status=response.status_code,
    )


async def _invalid(request: Request, error: Exception) -> Response:
    """A parameter that does not have its declared type: each is named with what is wrong."""
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": ".".join(str(part) for part in item["loc"][1:]), "in": str(item["loc"][0]), "detail": item["msg"]}
        for item in error.errors()
    ]
    first = errors[0]
    detail = f"{first['in']} parameter {first['parameter']!r}: {first['detail']}"
    return problem("input", "Invalid input", HTTPStatus.BAD_REQUEST, detail, errors=errors)


async def _unexpected(request: Request, error: Exception) -> Response:
    return unexpected()


def unexpected() -> Response:
    """The answer to a defect of ours: the log has it, the client learns only that it was one."""
    return problem(
        "internal",
        "Internal error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "the service made a mistake; it is in its log",
    )
