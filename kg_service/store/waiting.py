"""Who waits for a query worker: in order, and apart from all others those whose queries will take long."""

from __future__ import annotations

import contextlib
from collections import deque

from kg_service.errors import StoreBusyError
from kg_service.store.turns import Turn


class Waiting:
    """Turns that no worker works on yet. ``ordinary`` ones take any worker, those ``apart`` only one to spare."""

    def __init__(self) -> None:
        self.ordinary: deque[Turn] = deque()
        self.apart: deque[Turn] = deque()

    def __len__(self) -> int:
        return len(self.ordinary) + len(self.apart)

    def add(self, turn: Turn, most: int) -> None:
        """It waits from now on, after the others. Raises StoreBusyError when ``most`` wait already."""
        if len(self) >= most:
            raise StoreBusyError("the service is busy and enough queries are waiting: try again in a moment")
        (self.apart if turn.apart else self.ordinary).append(turn)

    def remove(self, turn: Turn) -> None:
        """It waits no more; nothing if it did not."""
        with contextlib.suppress(ValueError):
            (self.apart if turn.apart else self.ordinary).remove(turn)

    def send_away(self, now: float) -> int:
        """Refuse those who have waited for as long as they would; how many. ``now``: the loop's time.

        One look for all costs less than a timer each.
        """
        over = [turn for turn in (*self.ordinary, *self.apart) if now >= turn.until]
        for turn in over:
            self.remove(turn)
            message = f"no query worker came free within {turn.patience:g} seconds: try again later"
            turn.fail(StoreBusyError(message))
        return len(over)

    def fail(self, error: Exception) -> None:
        """Nobody will be served any more."""
        for turn in (*self.ordinary, *self.apart):
            turn.fail(error)
        self.ordinary.clear()
        self.apart.clear()
