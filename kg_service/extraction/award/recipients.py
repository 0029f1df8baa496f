"""Recipients of awards by name: persons, areas, bodies, companies, schools, units of the army."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg_service.extraction.abbreviations import explained
from kg_service.extraction.award.collective_names import CollectiveNames, award_begins, is_how_often
from kg_service.extraction.award.recipient_people import FullNames, is_no_surname, names_area, no_person
from kg_service.extraction.award.recipient_words import head_at, leads, pronouns, recipient_heads
from kg_service.extraction.award.words import Word, size_in, word_after, words_of
from kg_service.extraction.document import Document, within
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import Place
from kg_service.extraction.worded import table_words, worded
from kg_service.text.values import value

_OF_MANY = worded(r"\s(?:các|mỗi|nhiều)\s+(?:<area_levels/*>|<bodies>)(?!\p{L})", "award_recipients")
"""``đoàn thanh niên công an các tỉnh``: no body of its own."""

_BEGINNING = 4
"""Words by which a name in capitals is looked for elsewhere."""
_NAME = 160
"""Characters of the longest name."""
_TO = frozenset({"cho"})
_GOES_ON = frozenset({"và", "vì", "do", "với", "sau", "khi", "nhờ"})
"""Around a given name alone that receives: ``tặng Huân chương cho Trang và đề nghị …``."""
_PROVINCE, _CITY = "tỉnh", "thành phố"
_BEFORE_NO_SHORT_FORM = frozenset({"-", "–", "/", "("})
_LEADERS = worded(r"<leaders>\s+", "award_recipients")
"""``Ban Giám hiệu Trường A đón nhận``: for the school."""
_HOUSEHOLD = worded(r"(?<!\p{L})<recipient_sections/household>\s+(?:<pronoun>\s+)?$", "award_recipients")


@value
class Recipient:
    """Who receives, at ``[start, end)``: a name, or a count of ``kinds`` (two kinds for ``12 tập thể, cá nhân``).

    ``sure``: the noun of a count that alone makes it one of recipients (tập thể, cá nhân, hộ). ``rank``: of a place.
    """

    start: int
    end: int
    name: str
    kinds: tuple[RecipientKind, ...]
    person: bool = False
    count: int | None = None
    sure: bool = True
    noun: str = ""
    rank: int = 0


class Recipients:
    """Reads the recipients of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start: place for place in document.places if place.rank <= 4}
        self._bare: dict[str, list[Place]] = {}
        for place in self._places.values():
            if place.start < place.name_start and " " in place.name:
                named = self._bare.setdefault(place.name.split()[0].lower(), [])
                if all(place.name != known.name for known in named):
                    named.append(place)
        self._titled: dict[str, set[str]] = {}
        for known in document.people:
            if known.honorific and known.full and " " in known.name:
                self._titled.setdefault(known.name.split()[0].lower(), set()).add(known.name)
        levelled = (p.name for p in document.places if p.rank <= 3 and p.start < p.name_start and is_no_surname(p.name))
        provinces = {place.name for place in document.places if place.known}.union(levelled)
        self._people = {person.start: person for person in document.people if not self._is_no_person(person, provinces)}
        self.full_names = FullNames(self._people.values())
        self._given = self.full_names.given()
        self._shorts: dict[str, list[tuple[str, str]]] = {}
        for short, name in explained(document).items():
            self._shorts.setdefault(words_of(short.lower(), 0, len(short))[0].text, []).append((short, name))
        self.collectives = CollectiveNames(document, self._people)

    def _is_no_person(self, person: Person, provinces: Collection[str]) -> bool:
        """What only looks like one; an area's name (``, xã Võ Thị Sáu``); or a body after its people."""
        body = self._bodies.get(person.start)
        if names_area(person, self._document.folded):
            return True
        return no_person(person, provinces) or (
            body is not None and body.end > person.end and person.honorific not in pronouns()
        )

    def named_at(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """The person, area, body or other collective whose name begins at a word, and the word after it."""
        start = words[index].start
        person = self._people.get(start)
        if person:
            household = _HOUSEHOLD.search(self._document.folded, max(0, start - 24), start)
            name = self.full_names.full(person.name)
            if household:
                start = household.start()
            kind: RecipientKind = "household" if household else "individual"
            return Recipient(start, person.end, name, (kind,), person=True), word_after(words, index, person.end)
        if capitals := self._in_capitals(words, index):
            return capitals
        other = self._collective(words, index)
        body = self._bodies.get(start)
        if body and (_OF_MANY.search(self._document.folded, start, body.end) or overruns(words, index, body.end)):
            body = None
        if body and not _incomplete(body.full_name()) and (other is None or not self._goes_beyond(other[0], body.end)):
            found = Recipient(start, body.end, self._completed(body.full_name(), start, body.end), ("collective",))
            return found, word_after(words, index, body.end)
        if other:
            return replace(other[0], name=self._completed(other[0].name, start, other[0].end)), other[1]
        place = self._places.get(start)
        if place:
            found = Recipient(start, place.end, place.label, ("collective",), rank=place.rank)
            return found, word_after(words, index, place.end)
        return (
            self._bare_place(words, index)
            or self._bare_person(words, index)
            or self._short_form(words, index)
            or self._given_name(words, index)
        )

    def _in_capitals(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """A body's name in a heading in capitals, which do not tell where it ends, as the text has it elsewhere."""
        text, folded, begin = self._document.text, self._document.folded, words[index : index + _BEGINNING]
        start, end = begin[0].start, begin[-1].end
        if len(begin) < _BEGINNING or not text[start:end].isupper():
            return None
        key = folded[start:end]
        at = folded.find(key)
        while at >= 0:
            apart = at == 0 or not folded[at - 1].isalnum()
            if apart and not text[at : at + len(key)].isupper() and (name := self._same_name(words, index, at)):
                return name
            at = folded.find(key, at + 1)
        return None

    def _same_name(self, words: Sequence[Word], index: int, start: int) -> tuple[Recipient, int] | None:
        """The name in small letters at a place, up to where it ends or those in capitals do."""
        text = self._document.text
        own = words_of(self._document.folded, start, start + _NAME)
        same = 0
        while same < min(len(own), len(words) - index) and own[same].text == words[index + same].text:
            same += 1
        while same and text[words[index + same - 1].start : words[index + same - 1].end].islower():
            same -= 1
        named = self.collectives.at(own, 0)
        if not named or same <= _BEGINNING or named[2] < same:
            return None
        whole = index + same == len(words) or not text[words[index + same].start : words[index + same].end].isupper()
        if named[2] > same and not whole:
            return None
        name = named[0] if named[2] == same else " ".join(text[start : own[same - 1].end].split())
        return Recipient(words[index].start, words[index + same - 1].end, name, ("collective",)), index + same

    def _short_form(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """A collective by the short form that the article has explained; not in brackets or in a document's symbol."""
        text, start = self._document.text, words[index].start
        if index and words[index - 1].text in _BEFORE_NO_SHORT_FORM:
            return None
        for short, name in self._shorts.get(words[index].text, ()):
            end = start + len(short)
            if text[start:end] == short and not text[end : end + 1].isalnum():
                return Recipient(start, end, name, ("collective",)), word_after(words, index, end)
        return None

    def _completed(self, name: str, start: int, end: int) -> str:
        """``Bưu điện tỉnh`` with the place that the article names with it elsewhere, or whose district it speaks of."""
        level = name.rpartition(" ")[2]
        level = _CITY if name.endswith(_CITY) else level
        if level not in table_words("area_levels", "*") or self._document.text[end - len(level) : end] != level:
            return name  # also Trường Tiểu học Tứ Xã
        folded = self._document.folded
        places: set[str] = set()
        key = folded[start:end]
        at = folded.find(key)
        while at >= 0 and len(places) < 2:
            place = self._places.get(at + len(key) - len(level))
            if place and place.start < place.name_start and place.level == level:
                places.add(place.name)
            at = folded.find(key, at + len(key))
        if not places and level != _PROVINCE:
            sentence = self._document.sentence_at(start)
            near = within(self._document.places, sentence.start, start) if sentence else []
            places = {place.name for place in near if place.level == level and place.start < place.name_start}
        return f"{name} {places.pop()}" if len(places) == 1 else name

    def bare_starts(self) -> frozenset[str]:
        """First syllables of areas named with their level, persons with a title, short forms: ``xã Ia O``, ``Ia O``."""
        return frozenset(self._bare) | frozenset(self._titled) | frozenset(self._given) | frozenset(self._shorts)

    def _given_name(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """``Phúc được tặng giấy khen``: a person by the given name alone, before what happens to the person."""
        text, start = self._document.text, words[index].start
        if not text[start].isupper() or (index and text[words[index - 1].start].isupper()):
            return None
        name, after = self._given.get(words[index].text), index + 1
        if name and after < len(words) and words[after].text in table_words("award_recipients", "after_name"):
            return Recipient(start, words[index].end, name, ("individual",), person=True), after
        ends = after >= len(words) or not words[after].text.isalpha() or words[after].text in _GOES_ON
        if name and ends and index and words[index - 1].text in _TO:
            return Recipient(start, words[index].end, name, ("individual",), person=True), after
        return None

    def _bare_person(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """A stage name, or another that only a title tells to be one, once the article has given it with its title."""
        text, start = self._document.text, words[index].start
        for name in self._titled.get(words[index].text, ()):
            end = start + len(name)
            if text[start:end] != name or text[end : end + 1].isalnum():
                continue
            after = word_after(words, index, end)
            apart = after >= len(words) or words[after].start > end + 1 or not text[words[after].start].isupper()
            if apart and not (index and text[words[index - 1].start].isupper()):
                return Recipient(start, end, name, ("individual",), person=True), after
        return None

    def _bare_place(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        """An area by its name alone, once the article has told its level."""
        text = self._document.text
        start = words[index].start
        for place in self._bare.get(words[index].text, ()):
            end = start + len(place.name)
            if text[start:end] != place.name or text[end : end + 1].isalnum():
                continue
            after = word_after(words, index, end)
            apart = after >= len(words) or words[after].start > end + 1 or not text[words[after].start].isupper()
            if apart and not (index and text[words[index - 1].start].isupper()):
                return Recipient(start, end, place.label, ("collective",), rank=place.rank), after
        return None

    def _collective(self, words: Sequence[Word], index: int) -> tuple[Recipient, int] | None:
        found = self.collectives.at(words, index)
        if found is None:
            return None
        name, end, after = found
        led = _LEADERS.match(name.lower())
        name = name[led.end() :] if led and name[led.end() :][:1].isupper() else name
        return Recipient(words[index].start, end, name, ("collective",)), after

    @staticmethod
    def after_people(words: Sequence[Word], at: int) -> int:
        """The word after ``nhân dân và cán bộ``, ``tập thể giáo viên`` at a word; ``at`` where there are none."""
        step = before = at
        while True:
            match = leads("people").longest(words, step) or (leads("folk").longest(words, step) if step > at else None)
            if match is None:
                break
            step = before = step + match[0]
            if step < len(words) and words[step].text == ",":
                step += 1
        return before

    def people_of_a_place(self, words: Sequence[Word], at: int) -> tuple[Recipient, int] | None:
        """``nhân dân và cán bộ tỉnh Kiên Giang``: the place receives."""
        step = self.after_people(words, at)
        if step == at or step >= len(words):
            return None
        named = self.named_at(words, step)
        if named is None or named[0].person or words[at].text == "và":
            return None
        recipient = replace(named[0], start=words[at].start)
        return recipient, named[1]

    def _goes_beyond(self, other: Recipient, end: int) -> bool:
        """Whether a name goes on after the end of a body at the same place: by a capital, a number, or up to a mark."""
        rest = self._document.text[end : other.end]
        if any(char.isupper() or char.isdigit() for char in rest):
            return True
        return bool(rest) and self._document.text[other.end : other.end + 1] in (",", ";", ".", ":", ")")

    @staticmethod
    def skipped(words: Sequence[Word], index: int) -> int:
        """Words of a phrase that holds the head of a name and is none: ``xã hội``, ``cán bộ``."""
        head = recipient_heads().longest(words, index)
        return head[0] if head and not head[1] else 0


def overruns(words: Sequence[Word], index: int, end: int) -> bool:
    """Another name or an award after ``và`` or a dash: ``Sở A và Bệnh viện B``, ``Trường A và Huân chương …``."""
    for step in range(index + 1, len(words)):
        if words[step].end > end:
            break
        if words[step].text == "-" and award_begins(words, step + 1):
            return True
        if is_how_often(words, step):
            return True  # Hợp tác xã A 2 lần được tặng
        if words[step].text == "và" and (head_at(words, step + 1) or award_begins(words, step + 1)):
            return True
        if words[step].text == "và" and size_in(words, step + 1, table_words("honorifics", "rank"), 3):
            return True  # Đội A và Thiếu tá B
    return False


def _incomplete(name: str) -> bool:
    """Names of bodies that need a place to be one: ``UBND tỉnh``, ``Công an``."""
    return name.lower() in table_words("award_recipients", "incomplete")
