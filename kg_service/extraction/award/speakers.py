"""Who says ``tôi``: ``"Tôi được tặng Huân chương …", ông A kể``, and whoever an interview is with."""

from __future__ import annotations

import bisect
from functools import cached_property

from kg_service.extraction.award.phrases import telling
from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.person_records import Person

_SAYS = telling(r"[^.;:?!\"“”]{0,60}?(?<!\p{L})<say>(?!\p{L})")
_REACH = 260
_QUESTION = telling(r"(?m)^\s*(?:[*•-]\s*)?<asker>\s*(?::|\p{L})|^[^\n]{8,300}\?\s*$")
"""Lines that ask, as in interviews."""
_WITH = telling("<interview>")


class Speakers:
    """Finds who speaks in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, start: int, end: int) -> Person | None:
        """Who says the words at ``[start, end)``: by a verb of saying near them, else whom an interview is with."""
        people, folded = self._document.people, self._document.folded
        sentence = self._document.sentence_at(start)
        floor = max(0, (sentence.start if sentence else start) - _REACH)
        for person in within(people, end, end + _REACH):
            if _SAYS.match(folded, person.end, person.end + _REACH):
                return person
        first = bisect.bisect_left(people.starts, floor)
        for person in reversed(people[first : bisect.bisect_left(people.starts, start)]):
            if _SAYS.match(folded, person.end, start):
                return person
        return self._asked

    @cached_property
    def _asked(self) -> Person | None:
        """The one person whom the title of an interview names."""
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        if title is None:
            return None
        named = within(self._document.people, title.start, title.end)
        folded = self._document.folded
        asks = _WITH.search(folded, title.start, title.end) or _QUESTION.search(folded, title.end)
        return named[0] if asks and len({person.name for person in named}) == 1 else None
