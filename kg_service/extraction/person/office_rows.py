"""Which names and offices of a sentence belong together: what stands between them tells."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.mentions.office_tables import office_words, offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import title_pattern
from kg_service.extraction.mentions.places import PROVINCE, VILLAGE, folded_name, unit_words
from kg_service.extraction.person.office_records import Office
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled

BEFORE = 24
"""Characters before an office that are looked through for ``các đồng chí`` and ``thay mặt``."""


@cache
def _which() -> re.Pattern[str]:
    """Which holder of an office is meant, before the comma and the name: ``lúc ấy``, ``của xã này``."""
    here = any_of((*unit_words(PROVINCE, VILLAGE), *offices_of("of_here")))
    return compiled(rf"^(?:{office_words('which')}|của (?:{here})(?: (?:này|ấy|nhà))?)\s*,$")


@cache
def before_name() -> re.Pattern[str]:
    """What may stand between an office and the name after it."""
    which = rf"(?:\s(?:{office_words('which')})(?=\s*[-:|]|\s+là\s))?"
    term = rf"(?:\s+(?:{office_words('term')})\s+[\divxlc][\divxlc –-]{{0,12}})?"
    return compiled(
        rf"(?:{which}|{term}\s+đối\s+với(?=\s+(?:{title_pattern()})\s))\s*(?:[-:|]\s*|gồm(?:\s+có)?(?:\s+|:\s*)(?:các\s+)?(?=(?:{title_pattern()})\s)|(?:hiện\s+)?(?:nay\s+)?là\s+(?=(?:{title_pattern()})\s))?"
        rf"(?:(?:các\s+)?(?:{title_pattern()})\s*[,-]?\s*)*"
    )


@cache
def _after_name() -> re.Pattern[str]:
    """What may stand between a name and the office after it: a mark, a bracket with age or home, a rank, ``là``."""
    told, former = office_words("is"), office_words("former")
    home, life = office_words("home"), office_words("life")
    age = rf"(?:{life}|sinh)?\s*\d{{2,4}}(?:\s+tuổi)?\s*,\s*(?:(?:{home})[^,()\n]{{1,40}},\s*)?"
    lies_in = rf"(?:,\s*(?:{any_of(unit_words())}|tp)\s[^,;:.()\n]{{2,30}})"
    remark = rf",\s*(?:(?:{home}|{life})[^,;:.()\n]{{0,40}}{lies_in}{{0,3}}|\d\d tuổi)(?=,)"
    rank = rf"(?:(?:{former})\s+)?(?:{title_pattern()})(?:\s+(?:{office_words('force')}))?\s*,\s*"
    mark = rf"(?:,|-|:|\((?:\s*{age})?|–|\|)\s*|(?:(?:,\s*)?(?:{told}))\s+"
    return compiled(
        rf"\s*(?:\([^()\n]{{1,60}}\)\s*)?(?:{remark}){{0,2}}(?:{mark})(?:{rank})?(?:người\s+)?(?:(?:{told})\s+)?"
        r"(?:cố\s+|tân\s+)?"
    )


@cache
def replaced() -> re.Pattern[str]:
    """Before a person in whose place somebody else comes: what follows ``làm`` is said of that one."""
    return compiled(rf"(?<!\p{{L}})(?:{office_words('instead')})\s+$")


@cache
def _beside() -> re.Pattern[str]:
    """What stands between a name and an office in apposition."""
    return compiled(r"\s*(?:,|-|–|\()\s*")


@cache
def _said() -> re.Pattern[str]:
    """Between a short name and an office that the sentence says is the person's: ``hiện là``, ``đang giữ chức``."""
    told = rf"(?:{office_words('current')}|{office_words('is')})"
    return compiled(rf"\s+(?:đã\s+|đang\s+|từng\s+|mới\s+)?{told}(?:\s+{told})?\s+")


@cache
def _between() -> re.Pattern[str]:
    """What may stand between two offices of one person."""
    years = r"\s*\([^()\n]{0,12}\d{4}[^()\n]{0,20}\)"
    term = rf"(?:\s*[(,]?\s*(?:{office_words('term')})\s+[\divxlc][^,;:.()\n]{{0,30}}\)?|{years})"
    short, join = r"(?:\s*\(\p{L}{2,8}\))?", office_words("join")
    return compiled(rf"{short}{term}{{0,2}}\s*(?:,|;|-|/)\s*(?:(?:{join})\s+)?|{short}\s+(?:{join})\s+|\s*$")


@cache
def _lead() -> regex.Pattern[str]:
    """What may begin a sentence before an office and the name after it: ``Theo``, ``Là``, ``Trên cương vị``."""
    return regex.compile(rf"(?:theo|(?P<fronted>{office_words('fronted')}))\s+")


@cache
def _aside() -> re.Pattern[str]:
    """What may stand between a fronted office and the name: ``Là Trưởng thôn nhiều năm, hiểu rõ từng nhà, ông …``."""
    return compiled(r"[^.;:!?()\"“”]{0,120},")


@cache
def _on_behalf() -> re.Pattern[str]:
    """Before an office that is another person's: ``Thay mặt Chủ tịch nước, Bộ trưởng …``."""
    return compiled(rf"(?<!\p{{L}})(?:{office_words('behalf')})\s+$")


@cache
def _for_another() -> re.Pattern[str]:
    """Before an office in whose name someone else acts."""
    return compiled(rf"(?<!\p{{L}})(?:{office_words('for_another')})\s+$")


@lru_cache(maxsize=2)  # every sentence of an article asks
def _units(document: Document) -> dict[int, int]:
    """The ends of units that are named with their level, by their starts."""
    return {place.start: place.end for place in document.places if place.start < place.name_start}


class Row:
    """The names and offices of one sentence, each in order, and what stands between them."""

    def __init__(self, document: Document, people: list[Person], offices: list[Office]) -> None:
        self.folded = document.folded
        self._text = document.text
        self.people = people
        self.offices = offices
        self._starts = [office.start for office in offices]
        self._ends = [office.end for office in offices]
        self._units = _units(document)
        self._leading = {
            index: person
            for number, person in enumerate(people)
            if (index := self._straight_before(person, people[number - 1] if number else None)) is not None
        }
        self._taken: set[int] = set()

    def first_from(self, position: int) -> int:
        """The index of the first office at a position or after it."""
        return bisect.bisect_left(self._starts, position)

    def _straight_before(self, person: Person, previous: Person | None) -> int | None:
        index = bisect.bisect_right(self._ends, person.start) - 1
        if index < 0 or (previous and previous.start >= self._ends[index]):
            return None
        start = self._unit_end(self._ends[index])
        return index if before_name().fullmatch(self.folded, start, person.start) else None

    def _unit_end(self, position: int) -> int:
        """Where the units after an office end in which its own lies: ``UBND phường 12, quận Gò Vấp Nguyễn Văn An``."""
        end = position
        while self.folded.startswith(", ", end) and (place := self._units.get(end + 2)):
            end = place
        straight = end > position and self.folded[end : end + 1].isspace()
        return end if straight else position

    def after(self) -> Iterator[tuple[Person, list[Office]]]:
        """Persons with the offices after their names, up to the first that leads to the next name."""
        return self._forward(self.people, _after_name())

    def said(self, people: list[Person]) -> Iterator[tuple[Person, list[Office]]]:
        """Persons by their short names, whose full ones stand before: ``Bác sĩ Hồi hiện là Phó Trưởng khoa``."""
        return self._forward(people, _said())

    def _forward(self, people: list[Person], first: re.Pattern[str]) -> Iterator[tuple[Person, list[Office]]]:
        for person in people:
            chain: list[Office] = []
            position, gap = person.end, first
            if replaced().search(self.folded, max(0, person.title_start - BEFORE), person.title_start):
                gap = _beside()
            for index in range(self.first_from(person.end), len(self.offices)):
                office = self.offices[index]
                if index in self._leading:
                    break
                joined = gap.fullmatch(self.folded, position, office.start) or self._next_cell(position, office)
                if not joined and (chain or not self._apposed(person, office)):
                    break
                chain.append(office)
                self._taken.add(index)
                position, gap = office.end, _between()
            if chain:
                yield person, chain

    def _apposed(self, person: Person, office: Office) -> bool:
        """``ông Nguyễn Văn An nguyên Giám đốc Sở B``, ``ông A Phó Chủ tịch UBND xã``: with no mark between."""
        if self.folded[person.end : office.start].strip(" \u00a0"):
            return False
        acting = self.folded.startswith("quyền ", office.start)
        return office.former or acting or (person.honorific is not None and office.organisation is not None)

    def _next_cell(self, position: int, office: Office) -> bool:
        """Whether an office stands in the cell of a table after a name that ends at a position."""
        return self._text[position : office.start].strip(" \u00a0") == "\t"

    def before(self) -> Iterator[tuple[Person, list[Office]]]:
        """Persons with the row of offices that ends straight before their names; call it after ``after``."""
        for last, person in self._leading.items():
            if last not in self._taken:
                yield person, self._back(last)

    def _back(self, last: int) -> list[Office]:
        """The row of offices that ends with the one at an index."""
        chain = [self.offices[last]]
        for index in range(last - 1, -1, -1):
            office = self.offices[index]
            if index in self._taken or not _between().fullmatch(self.folded, office.end, chain[0].start):
                break
            chain.insert(0, office)
        return chain[self._others(chain) :]

    def _others(self, chain: Sequence[Office]) -> int:
        """How many of a row of offices are other persons', on whose behalf someone acts.

        ``Thay mặt Bộ trưởng Bộ A và Chủ tịch UBND tỉnh, Phó Chủ tịch UBND tỉnh …``: those up to the comma.
        """
        group, count = 0, 0
        for index in range(1, len(chain)):
            if not self.folded.startswith(",", chain[index - 1].end):
                continue
            first = chain[group].start
            before = max(0, first - BEFORE), first
            of_state = folded_name(chain[index - 1].role) in offices_of("head_of_state") and chain[-1].local
            of_party = folded_name(chain[group].role).endswith(offices_of("party_office"))
            others = not of_party and _on_behalf().search(self.folded, *before)
            if of_state or others or _for_another().search(self.folded, *before):
                count = index
            group = index
        return count

    def opening(self, start: int, served: set[int]) -> Iterator[tuple[Person, list[Office]]]:
        """``Giám đốc Sở Y tế, bác sĩ …`` at the beginning of a sentence: a comma between the office and the name."""
        for person in self.people:
            index = bisect.bisect_right(self._ends, person.start) - 1
            if index < 0 or person.start in served or person.title_start == person.start or index in self._taken:
                continue
            between = self.folded[self._ends[index] : person.title_start].strip()
            if not between.endswith(","):
                continue
            between = _which().sub(",", between)
            chain = self._back(index)
            lead = _lead().match(self.folded, start, chain[0].start)
            begins = lead.end() if lead else self._clause_start(start, chain[0].start, person)
            said = self.folded.endswith(" là ", start, chain[0].start) and self._ends_clause(person)
            if not said and any(char.isalpha() for char in self.folded[begins : chain[0].start]):
                continue
            if between == "," or (lead and lead["fronted"] and _aside().fullmatch(between)):
                self._taken.add(index)
                yield person, chain

    def _clause_start(self, start: int, first: int, person: Person) -> int:
        """Where what opens with an office begins: the sentence, or a clause of it where a comma closes the name too."""
        mark = max(self.folded.rfind(char, start, first) for char in (",", ";", ":", " -"))
        closed = mark >= 0 and self.folded.startswith((",", " -"), person.end)
        return self.folded.index(" ", mark + 1) if closed else start

    def free_between(self, position: int, last: int) -> bool:
        """Whether no name has one of the offices from a position up to the one at an index."""
        return all(self.free(index) for index in range(self.first_from(position), last))

    def free(self, index: int) -> bool:
        """Whether no name has the office of an index beside it."""
        return index not in self._taken and index not in self._leading

    def chain(self, index: int) -> list[Office]:
        """The row of offices that begins with the one at an index, up to one that a name has."""
        chain = [self.offices[index]]
        for other in range(index + 1, len(self.offices)):
            office = self.offices[other]
            if not self.free(other) or not _between().fullmatch(self.folded, chain[-1].end, office.start):
                break
            chain.append(office)
            self._taken.add(other)
        self._taken.add(index)
        return chain

    def _ends_clause(self, person: Person) -> bool:
        """Whether a clause ends with a name: ``Người ký là Chủ tịch Hội, ông Dũng``."""
        return self.folded[person.end : person.end + 1] in ("", ".", ",", ";", ")", "\n")
