"""How many workers a pool has and how it shares them out, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PoolLimits:
    """How many workers there are, and when those with long queries give way to who waits.

    ``size`` workers are kept for queries that are not set aside; ``most`` is all together; ``queue`` queries may wait.
    ``moment``: seconds after which a query may be set aside, or fewer where workers start quickly; ``share``: seconds
    it may have then in any case; ``idle``: seconds after which workers beyond ``size`` that have nothing to do are let
    go; ``brief``: seconds: where queries usually take less, a worker is sent the next one before it is done; ``long``:
    seconds: a query like one that took more is kept from the workers that others need.
    """

    size: int
    most: int
    queue: int
    moment: float = 0.1
    share: float = 3.0
    idle: float = 30.0
    brief: float = 0.005
    long: float = 1.0


@dataclass
class PoolFigures:
    """Counts since the start, for operators."""

    started: int = 0
    ended_at_deadline: int = 0
    died: int = 0
    refused: int = 0
    set_aside: int = 0
    sent_apart: int = 0
    ended_early: int = 0
    sent_ahead: int = 0
    taken_back: int = 0
