"""Ends the work for a client that went away."""

from __future__ import annotations

import asyncio

from starlette.types import Receive

_PATIENCE = 0.1  # seconds before it is worth watching whether the client is still there


class Presence:
    """Cancels the task that made it when the client goes away; ``gone`` tells so. The request's body must be read.

    Costs one timer for what is quick: the connection is watched only after a tenth of a second.
    """

    def __init__(self, receive: Receive) -> None:
        self.gone = False
        self._receive = receive
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._watching: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._begin)

    def stop(self) -> None:
        """Watch no longer; before the end of the response is sent."""
        self._timer.cancel()
        if self._watching is not None:
            self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self._task.cancel()
