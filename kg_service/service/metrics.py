"""Counts of requests in the text format of Prometheus (version 0.0.4)."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import defaultdict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Requests by route, method and status, and how long they took."""

    def __init__(self) -> None:
        self._requests: defaultdict[tuple[str, str, int], int] = defaultdict(int)
        self._buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(_BOUNDS) + 1))
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def observe(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self._requests[route, method, status] += 1
        self._buckets[route][bisect_left(_BOUNDS, seconds)] += 1
        self._seconds[route] += seconds

    def render(self, gauges: dict[str, float]) -> str:
        """All counts, and the given figures of the store, as lines of the text format."""
        lines = ["# TYPE thidua_http_requests_total counter"]
        for (route, method, status), count in sorted(self._requests.items()):
            labels = f'route="{_escape(route)}",method="{_escape(method)}",status="{status}"'
            lines.append(f"thidua_http_requests_total{{{labels}}} {count}")
        lines.append("# TYPE thidua_http_request_seconds histogram")
        for route, buckets in sorted(self._buckets.items()):
            label, total = f'route="{_escape(route)}"', 0
            for bound, count in zip((*map(str, _BOUNDS), "+Inf"), buckets, strict=True):
                total += count
                lines.append(f'thidua_http_request_seconds_bucket{{{label},le="{bound}"}} {total}')
            lines.append(f"thidua_http_request_seconds_sum{{{label}}} {self._seconds[route]:.6f}")
            lines.append(f"thidua_http_request_seconds_count{{{label}}} {total}")
        for name, value in sorted(gauges.items()):
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# TYPE thidua_store_{name} {kind}", f"thidua_store_{name} {value:g}"]
        return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


class MetricsMiddleware:
    """Counts what passes, by the template of the route so that their number stays bounded."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self._metrics.observe(_template(scope), method, status, time.perf_counter() - started)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})


def _template(scope: Scope) -> str:
    template = getattr(scope.get("route"), "path", None)
    return str(template) if template else "other"
