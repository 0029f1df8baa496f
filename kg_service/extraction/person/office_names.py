"""Names that only the office before them tells to be names: ``Bộ trưởng Bộ Công an Tô Lâm``.

Two syllables with a family name that is also an ordinary word (Tô, Hà, Cao, Lương) are no sign of a person by
themselves (Cao Bằng, Lương Sơn); straight after an office whose body is whole they are. So are names with ``Văn`` or
``Thị`` in the middle, whatever family name no table knows stands before it.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.capitals import row_pattern, runs
from kg_service.extraction.mentions.name_shapes import sure_middles, syllables_of
from kg_service.extraction.mentions.office_tables import offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import stop_lookup
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.office_records import Office

_FEW, _MOST = 3, 5
"""Syllables of the longest name; of one with ``Văn`` or ``Thị`` in it."""
_PARTICLES, _BEFORE_NAMES = ("h'", "k'"), ("y", "a")
"""What names of the Ê Đê, Cơ Ho and Ba Na begin with: ``Hiệu trưởng H'Linh Niê``, ``Chủ tịch UBND xã Y Bông Niê``."""
_LONGEST, _LONGEST_MIDDLE = 8, 4
"""Characters of the longest family name, and of such a middle name, with the space after them."""


class OfficeNames:
    """Names in one document that the finder of persons does not see."""

    def __init__(self, document: Document, roles: Iterable[int]) -> None:
        """``roles``: where the words for offices end."""
        self._document = document
        self._found: dict[int, Person] = {}
        text, folded, surnames = document.text, document.folded, syllables_of("surname", "ambiguous", "rare")
        for ends in (roles, [body.end for body in document.bodies]):
            for end in ends:
                start = end + 1
                if not text[start : start + 1].isupper() or text[end] != " ":
                    continue
                first, _, rest = folded[start : start + _LONGEST + _LONGEST_MIDDLE].partition(" ")
                told = (
                    first in surnames
                    or first[:2] in _PARTICLES
                    or first in _BEFORE_NAMES
                    or rest.partition(" ")[0] in sure_middles()
                )
                if told and (person := self._name_at(start)):
                    self._found[start] = person
        self._starts = sorted(self._found)

    @property
    def starts(self) -> Collection[int]:
        """Where such names begin."""
        return self._found.keys()

    def __bool__(self) -> bool:
        return bool(self._starts)

    def any_in(self, start: int, end: int) -> bool:
        """Whether such a name may stand in ``[start, end)``."""
        first = bisect.bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end

    def after(self, offices: Sequence[Office]) -> Iterator[Person]:
        """Persons straight after offices of a known body."""
        for office in offices:
            known = office.organisation is not None or office.whole
            minister = folded_name(office.role) in offices_of("minister")
            if (known or minister) and office.end + 1 in self._found:
                yield self._found[office.end + 1]

    def _name_at(self, start: int) -> Person | None:
        text, folded = self._document.text, self._document.folded
        row = row_pattern(False).match(text, start)
        run = next(runs(text, folded, start, row.end()), []) if row else []
        most = _MOST if len(run) > 1 and run[1].folded in sure_middles() else _FEW
        if not 2 <= len(run) <= most or run[0].start != start:
            return None
        end = run[-1].end
        written = text[start:end]
        if written.isupper() or stop_lookup().at(folded, start) or within(self._document.places, start, end):
            return None
        if any(person.title_start == start for person in within(self._document.people, start, end)):
            return None
        return Person(start, end, " ".join(written.split()), title_start=start)
