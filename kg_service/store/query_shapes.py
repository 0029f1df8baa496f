"""Which queries are known to take long: those of the same shape as one that did.

What runs away comes again: a client tries once more, a form sends the same query with other words, a crawler goes
through the pages. The engine gives no estimate of what a query costs, but the last one of its shape does.
"""

from __future__ import annotations

import re
from collections import OrderedDict

# What differs between two queries of one shape: names of variables, texts and numbers, also such as stand alone in an
# IRI: to pass IRIs over would take three times as long. Each alternative ends at the next character of its kind, so
# that no text takes more than linear time.
_PARAMETERS = re.compile(rb"""[?$][\w\x80-\xff]+|"[^"\n]*"|'[^'\n]*'|\b\d[\d.]*""")
_LONGEST = 16 << 10  # bytes of a query whose shape is kept


def shape_of(query: bytes) -> bytes:
    """A query in UTF-8 without the names of its variables, its texts and its numbers."""
    return _PARAMETERS.sub(b"?", query)


class LongShapes:
    """The shapes of queries that took long, of which the last ``most`` are kept for ``seconds`` after they did.

    All times are seconds of one and the same clock.
    """

    def __init__(self, most: int = 256, seconds: float = 600.0) -> None:
        self._most = most
        self._seconds = seconds
        self._noted: OrderedDict[bytes, float] = OrderedDict()

    def note(self, query: bytes, now: float) -> None:
        """This query took long."""
        if len(query) <= _LONGEST:
            shape = shape_of(query)
            self._noted[shape] = now
            self._noted.move_to_end(shape)
            if len(self._noted) > self._most:
                self._noted.popitem(last=False)

    def forget(self, query: bytes) -> None:
        """This query did not take long."""
        self._noted.pop(shape_of(query), None)

    def hold(self, query: bytes, now: float) -> bool:
        """Whether one of this shape took long of late. Costs nothing while none did."""
        if not self._noted or len(query) > _LONGEST:
            return False
        at = self._noted.get(shape_of(query))
        return at is not None and now - at <= self._seconds
