"""One timer for many deadlines, most of which are never reached: to set and cancel one for each query costs more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Deadlines:
    """Calls ``due`` with the loop's time when a deadline has come; it answers when the next one is, if there is one."""

    def __init__(self, due: Callable[[float], float | None]) -> None:
        self._due = due
        self._timer: asyncio.TimerHandle | None = None
        self._at = 0.0

    def by(self, at: float) -> None:
        """There is a deadline at that time of the loop."""
        if self._timer is not None:
            if self._at <= at:
                return
            self._timer.cancel()
        self._at = at
        self._timer = asyncio.get_running_loop().call_at(at, self._come)

    def close(self) -> None:
        """No more of them."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _come(self) -> None:
        self._timer = None
        following = self._due(asyncio.get_running_loop().time())
        if following is not None:
            self.by(following)
