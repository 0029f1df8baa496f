"""HEAD for every address that answers GET (RFC 9110, section 9.3.2): the same headers, no content."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

_OWN = ("/sparql", "/graph", "/dumps/")  # these know HEAD themselves, and need not make what is not sent


class HeadAsGet:
    """Hands HEAD on as GET; the server, which saw HEAD, leaves the content out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "HEAD" and not scope["path"].startswith(_OWN):
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
