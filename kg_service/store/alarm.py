"""One timer for many times, most of which nobody waits for in the end: to set and cancel one for each costs more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls ``due`` with the loop's time when one of the times has come; it answers when it is due next, if it is."""

    def __init__(self, due: Callable[[float], float | None]) -> None:
        self._due = due
        self._timer: asyncio.TimerHandle | None = None
        self._at = 0.0

    @property
    def is_set(self) -> bool:
        """Whether it will go off."""
        return self._timer is not None

    def by(self, at: float) -> None:
        """Go off at that time of the loop, or before."""
        if self._timer is not None:
            if self._at <= at:
                return
            self._timer.cancel()
        self._at = at  # not asked of the handle: uvloop's do not tell for times that have come
        self._timer = asyncio.get_running_loop().call_at(at, self.go_off)

    def go_off(self) -> None:
        """Do what is due now."""
        self._timer = None
        following = self._due(asyncio.get_running_loop().time())
        if following is not None:
            self.by(following)

    def close(self) -> None:
        """Do not go off any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
