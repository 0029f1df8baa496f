"""What stands before names of persons: forms of address, ranks, degrees, occupations."""

from __future__ import annotations

from kg_service.extraction.mentions.name_shapes import syllables_of
from kg_service.extraction.mentions.person_words import (
    degrees,
    occupations,
    stop_lookup,
    stops,
    stops_of,
    title_finder,
    title_lookup,
)

_SPACES = (" ", "\u00a0")
_UNTITLED: tuple[str | None, int] = (None, 0)


class Titles:
    """Titles of one text by the names after them; ``flat``: the folded text with spaces for the ends of lines."""

    def __init__(self, folded: str, flat: str) -> None:
        self._folded = folded
        self._flat = flat
        self._titles, self._stops = title_lookup(), stop_lookup()
        self._before = self._titled(title_finder().ends(folded))
        self._kinds: dict[int, dict[str, int]] = {}

    def before(self, start: int) -> tuple[str | None, int]:
        """What stands before a name, and where that begins."""
        return self._before.get(start, _UNTITLED)

    def _titled(self, ends: dict[int, int]) -> dict[int, tuple[str | None, int]]:
        """Titles and where they begin, by where the name after them does; spaces, a colon or dash may stand between."""
        flat = self._flat
        found: dict[int, tuple[str | None, int]] = {}
        none = stops_of("no_title")
        for end, begins in ends.items():
            if none.before(flat, end):
                continue
            start = end
            while flat.startswith(_SPACES, start):
                start += 1
            if flat.startswith((":", "-"), start):
                start += 1
                while flat.startswith(_SPACES, start):
                    start += 1
            found[start] = flat[begins:end], begins
        return found

    def honorific(self, start: int) -> str | None:
        """The form of address before a name; a colon or dash may stand between."""
        title, begins = self.before(start)
        if title is None or self._titles.at(self._flat, begins) != title or self.length("never", start):
            return None
        return None if title in occupations() and self._begins_body(title, start) else title

    def _begins_body(self, title: str, start: int) -> bool:
        """Whether a body begins after an occupation (``cán bộ Phòng …``); ``NSND Đoàn Dũng`` is a person."""
        body = self.length("body", start)
        if not body or title not in degrees() or self.length("not_person", start):
            return bool(body)
        return self._folded[start : start + body] not in syllables_of("ambiguous")

    def first(self, start: int) -> int:
        """Where the titles before a name begin; the name's own start where there are none."""
        while self.honorific(start) is not None:
            start = self.before(start)[1]
        return start

    def length(self, kind: str, start: int) -> int:
        """Length of the phrase of a kind that begins at a place, 0 for none."""
        found = self._kinds.get(start)
        if found is None:
            phrase = self._stops.at(self._flat, start)
            found = self._kinds[start] = stops()[phrase] if phrase else {}
        return found.get(kind, 0)
