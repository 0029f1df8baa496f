"""Offices that a clause says somebody holds, held or took over, the name standing elsewhere.

``Ông ấy … từng qua các chức vụ A, B``; ``Năm ấy, bà lại được dân bầu làm trưởng bản``; ``bà A thay ông B làm C``;
``Ba mươi tuổi làm Chủ tịch xã, …: cả đời ấy của ông D``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.mentions.office_tables import office_words, offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.office_records import Office
from kg_service.extraction.person.office_rows import Row, replaced
from kg_service.text.patterns import compiled
from kg_service.text.phrases import stands_in

_VERB_REACH = 40
_LEAD_REACH, _ITEM_REACH = 100, 24
_LONGEST_LIST = 12
_BULLET = compiled(r"[-–•+*]\s")
_SUBJECT_REACH = 160
"""Characters before the verb in which its subject is looked for."""
_UNREAL_REACH = 24
_ANTECEDENT_REACH = 900
"""Characters before a pronoun in which the person that it stands for is named."""
_CATAPHOR_REACH = 300
"""Characters after a pronoun at the head of a text in which the person is named."""
_NEXT_TO = 24
"""Characters between a subject and ``là``."""


_GAP = 8
"""Characters of white space between two sentences, and one of the first."""
_OPENING = 24
"""Characters at the head of a sentence within which the name of its subject begins."""
_WHO = compiled(r"\s*,\s*người\s")
_AT_AGE = compiled(r"tuổi,?\s+(?:đã\s+)?$")
_INSTEAD_REACH, _REPLACED_REACH = 200, 600
"""Characters around an office in which somebody may be named who had it before."""
_BESIDE_REACH = 14


@cache
def _pronoun() -> regex.Pattern[str]:
    words, nouns = office_words("pronoun"), office_words("no_pronoun")
    return regex.compile(rf"(?r)(?<!\p{{L}})(?P<word>{words})(?!\s+(?:{nouns})(?!\p{{L}}))(?=\s|,)")


@cache
def _life_goes_on() -> re.Pattern[str]:
    return compiled(rf"(?:{office_words('home', 'life')})\s")


@cache
def _remark_ends() -> re.Pattern[str]:
    term = rf"\s*,?\s*(?:{office_words('term')})\s+[\divxlc][^;.\n]{{0,40}}"
    return compiled(rf"(?:\s*\([^()\n]{{1,60}}\))?(?:{term})?\s*(?:[;.,\n]|$)")


@cache
def _instead_after() -> re.Pattern[str]:
    return compiled(rf"\s*,?\s*(?:{office_words('instead')})\s+")


@cache
def _beside() -> re.Pattern[str]:
    """Before a person who is not the one that the verb speaks of."""
    return compiled(rf"(?:{office_words('beside', 'kin')})\s+$")


@cache
def _of_kin() -> re.Pattern[str]:
    """Between a name and a verb: somebody else of the family holds the office."""
    return compiled(rf"(?<!\p{{L}})(?:{office_words('kin')})(?!\p{{L}})")


@cache
def _opens_time() -> re.Pattern[str]:
    return compiled(rf"(?:{office_words('time')})(?!\p{{L}})")


@cache
def _holds() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\p{{L}})(?P<verb>{office_words('holds')}|(?P<is>là))(?:\s+(?:chức|chức vụ|chức danh))?\s*:?\s*$"
    )


@cache
def _many_held() -> re.Pattern[str]:
    """``đảm nhiệm nhiều chức vụ trong suốt sự nghiệp của mình: - Chủ tịch …``: what leads in a list of offices."""
    return compiled(
        rf"(?<!\p{{L}})(?P<verb>{office_words('offices')})(?P<is>là)?(?!\p{{L}})[^.:;()\n]{{0,60}}:\s*[-–•+*]?\s*$"
    )


@cache
def _item() -> re.Pattern[str]:
    """Before an item of a list: a bullet or dash, and what may stand before the office itself."""
    return compiled(rf"(?<![^\s;])[-–•+*;]\s*(?:(?:{office_words('former', 'current')})\s+)?$")


def _list_goes_on(document: Document, sentence: Sentence) -> Person | None:
    """Whose offices the items of a list are, of which a line is one: whom the line that leads in speaks of."""
    line = sentence
    for _ in range(_LONGEST_LIST):
        if not _BULLET.match(document.folded, line.start):
            break
        end = len(document.text[max(0, line.start - _GAP) : line.start].rstrip())
        before = document.sentence_at(max(0, line.start - _GAP) + end - 1) if end and line.start else None
        if before is None or before.start >= line.start:
            return None
        line = before
    lead = _many_held().search(document.folded, line.start, line.end) if line is not sentence else None
    people = within(document.people, line.start, line.end)
    return _subject(document, line, people, lead.start(), near=False) if lead else None


@cache
def _unreal() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{office_words('unreal')})(?:\s+(?:được|bị))?\s+$")


def careers(document: Document, row: Row, sentence: Sentence) -> Iterator[tuple[Person, list[Office]]]:
    """Persons with the offices that verbs give them; only offices that no name of the row has beside it."""
    folded = document.folded
    people = within(document.people, sentence.start, sentence.end)
    last: Person | None = None
    life, told = _life_told(document, sentence, people), False
    listed = _list_goes_on(document, sentence)
    for index, office in enumerate(row.offices):
        for other in () if _stands_in(office) else within(people, office.end + 1, office.end + _INSTEAD_REACH):
            if _instead_after().fullmatch(folded, office.end, other.title_start):
                yield other, [office]
        if not row.free(index):
            continue
        alone = life is not None and row.free_between(max(life.end, sentence.start), index)
        if life and (alone or told) and _is_remark(document, life, office):
            told = True
            yield life, row.chain(index)
            continue
        if folded_name(office.role).endswith(offices_of("cluster_office")):
            continue  # a unit holds these
        if listed and _item().search(folded, max(sentence.start, office.start - _ITEM_REACH), office.start):
            yield listed, row.chain(index)
            continue
        verb = _holds().search(folded, max(sentence.start, office.start - _VERB_REACH), office.start)
        lead = (
            None if verb else _many_held().search(folded, max(sentence.start, office.start - _LEAD_REACH), office.start)
        )
        verb = verb or lead
        once = office.former and office.organisation and folded.startswith(offices_of("once"), office.start)
        if verb is None and not once:
            continue
        said = verb.start() if verb else office.start
        if _unreal().search(folded, max(sentence.start, said - _UNREAL_REACH), said):
            continue
        near = verb is not None and verb["is"] is not None and not _AT_AGE.search(folded, said - _NEXT_TO, said)
        person = _subject(document, sentence, people, said, near=near)
        person = person or _after_years(document, sentence, people, office) or last
        if person is None:
            continue
        last, listed = person, person if lead else listed
        chain = row.chain(index)
        yield person, chain
        for other in within(people, said - _REPLACED_REACH, said):
            first = max(0, other.title_start - _BESIDE_REACH)
            if other.end <= said and replaced().search(folded, first, other.title_start):
                yield other, chain[-1:]


def _stands_in(office: Office) -> bool:
    """Whether an office is held for the time being only, so that who held it before had another: ``quyền``."""
    role = folded_name(office.role)
    return any(stands_in(words, role) for words in offices_of("acting"))


def _life_told(document: Document, sentence: Sentence, people: list[Person]) -> Person | None:
    """Whose life a sentence tells: whom it begins with, no other being addressed; for ``Quê quán …`` the one before."""
    if any(other.honorific for other in people[1:]):
        return None
    if people and people[0].full and people[0].title_start <= sentence.start + _OPENING:
        return people[0]
    return _last_before(document, sentence) if _life_goes_on().match(document.folded, sentence.start) else None


def _is_remark(document: Document, person: Person, office: Office) -> bool:
    """``Đồng chí A, quê ở …; nguyên Bí thư Huyện ủy; …``: an office alone between semicolons, or a former one."""
    if office.start < person.end or office.organisation is None:
        return False
    before = document.folded[max(0, office.start - 3) : office.start].rstrip()
    parted = before.endswith(";") or (office.former and before.endswith(","))
    return parted and _remark_ends().match(document.folded, office.end) is not None


def _subject(document: Document, sentence: Sentence, people: list[Person], verb: int, *, near: bool) -> Person | None:
    """Whom a verb at a position says something of; ``near``: only a subject straight before it (of ``là``)."""
    folded = document.folded
    first = max(sentence.start, verb - (_NEXT_TO if near else _SUBJECT_REACH))
    pronoun = _last_pronoun(document, sentence, first, verb)
    for person in reversed(people):
        if person.end > verb or person.end < first or (pronoun and person.start < pronoun.start()):
            continue
        before = max(sentence.start, person.title_start - _BESIDE_REACH), person.title_start
        about = _WHO.match(folded, person.end, verb) is not None  # thay ông B, người vừa được bầu làm …
        if (replaced().search(folded, *before) and not about) or (
            _beside().search(folded, *before) and person is not people[0]
        ):
            continue
        quoted = document.quotation_at(verb)
        if _of_kin().search(folded, person.end, verb) or (quoted and person.start < quoted.start):
            return None
        return None if _others(document, person.end, verb) else person
    if pronoun:
        kin = _of_kin().search(folded, max(sentence.start, pronoun.start() - _BESIDE_REACH), verb)
        if kin or _others(document, pronoun.end(), verb):
            return None
        return _antecedent(document, pronoun["word"].removesuffix(" ấy"), pronoun.start())
    if near or within(document.bodies, sentence.start, verb):
        return None
    after = next((one for one in people if one.start > verb and one.full), None)
    if after:
        return after if folded.startswith("của ", after.title_start - 4) else None
    return _last_before(document, sentence) if _opens_time().match(folded, sentence.start) else None


@cache
def _years_in_office() -> re.Pattern[str]:
    """``Mười hai năm làm trưởng bản``, ``Sau hơn 5 năm làm bí thư chi bộ``."""
    return compiled(r"[\s\"“(]*(?:\([^()\n]{1,20}\)\s*-\s*)?[^,.;:()]{1,40}?\snăm\s[^,.;:()]{2,24}")


def _after_years(document: Document, sentence: Sentence, people: list[Person], office: Office) -> Person | None:
    """``Mười hai năm làm trưởng bản, ông A …``: who begins the main clause."""
    after = next((one for one in people if one.start > office.end and one.full), None)
    if after is None or document.folded[office.end : after.title_start].strip() != ",":
        return None
    return after if _years_in_office().fullmatch(document.folded, sentence.start, office.start) else None


def _last_pronoun(document: Document, sentence: Sentence, first: int, end: int) -> regex.Match[str] | None:
    """The last pronoun before a verb; none inside a name (``Hải Anh``) or before one (``ông Dũng``)."""
    text = document.text
    for found in _pronoun().finditer(document.folded, first, end):
        named = found.start() > sentence.start and text[found.start()].isupper()
        if not named and not text[found.end() : found.end() + 2].strip()[:1].isupper():
            return found
    return None


def _others(document: Document, start: int, verb: int) -> bool:
    """Whether a body stands before the verb as who takes the part: ``Ông A thông báo: Sở B làm …``; no passive's."""
    bodies = within(document.bodies, start, verb)
    return (
        bool(bodies)
        and "được " not in document.folded[start:verb]
        and "," not in document.folded[bodies[-1].end : verb]
    )


def _antecedent(document: Document, word: str, position: int) -> Person | None:
    """The person that a pronoun stands for: the last one so addressed, else the one named most often, or last."""
    before = within(document.people, max(0, position - _ANTECEDENT_REACH), position)
    addressed = [person for person in before if person.honorific == word]
    if addressed:
        return addressed[-1]
    if not before:
        after = within(document.people, position, position + _CATAPHOR_REACH)
        return next((person for person in after if person.honorific == word and person.full), None)
    counts = Counter(person.name for person in before)
    return max(reversed(before), key=lambda person: counts[person.name])


def _last_before(document: Document, sentence: Sentence) -> Person | None:
    """The only person that the sentence before names."""
    end = len(document.text[max(0, sentence.start - _GAP) : sentence.start].rstrip())
    previous = document.sentence_at(max(0, sentence.start - _GAP) + end - 1) if end else None
    if previous is None:
        return None
    named = {person.name: person for person in within(document.people, previous.start, previous.end)}
    return next(iter(named.values())) if len(named) == 1 else None
