"""Persons by words that stand for them: ``bà``, ``đồng chí``, ``bác sĩ``, after the article has named them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from functools import cached_property

from kg_service.extraction.award.cues import two_words
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient, Recipients
from kg_service.extraction.award.speakers import Speakers
from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.quotations import Quotation
from kg_service.extraction.worded import table_words, worded

_NAMES_TRIED = 8
_SAID_BEFORE = 500
"""Characters between a name and a word that stands for it."""
_WOMANS = "thị"
"""The middle name of women."""

_OPENS_SENTENCE = telling(r"[\s\"“*•+–-]*(?:<circumstance>\s[^.;:,]{0,90}?,\s+)?(?:<adds>,?\s+)?(?:<honorifics/*>\s+)*")
"""Before the one with whom a sentence begins."""

_TOLD_BY = telling(r"\s*,\s*(?P<who><honorifics/address>)\s+<say>(?!\p{L})")
"""After a quotation: who says it, by a word that stands for a name."""

_OFFICER = worded(r"\s*[,(–-]\s+(?:quyền\s+)?(?:<officer>|<head_of_body>)(?!\p{L})", "award_verbs")
"""After a name: the office of one whom the story asks."""


_IN_OFFICE = r"(?:<officer>|<head_of_body>)(?!\p{L})"
_SAYS_IN_OFFICE = worded(
    rf"\s*[,(–-]\s*(?:quyền\s+)?{_IN_OFFICE}[^.;\n]{{0,100}}?(?<!\p{{L}})<award_clauses/say>(?!\p{{L}})", "award_verbs"
)
"""After a name: the office of one who only says what happened."""
_SAYS = worded(r"(?:\s*\([^()\n]{1,60}\))?\s+(?:đã\s+)?<award_clauses/say>(?!\p{L})", "award_verbs")
_OFFICE_BEFORE = worded(
    rf"(?<!\p{{L}}){_IN_OFFICE}[^.,;:\n]{{0,70}}\s$|(?<!\p{{L}})theo\s+(?:<honorifics/*>\s+)*$", "award_verbs"
)
_IN_OFFICE_AFTER = worded(rf"\s*[,(–-]\s*(?:quyền\s+)?{_IN_OFFICE}", "award_verbs")
_OFFICE_REACH = 90


def only_says(folded: str, start: int, end: int) -> bool:
    """``Ông A - chủ tịch UBND xã - cho biết``, ``Theo ông A, trưởng Công an xã``, ``Chủ tịch UBND xã A nói``.

    Whether one whose name stands at ``[start, end)`` is an officer who speaks of others.
    """
    if _SAYS_IN_OFFICE.match(folded, end):
        return True
    before = _OFFICE_BEFORE.search(folded, max(0, start - _OFFICE_REACH), start)
    if before is None:
        return False
    after = _IN_OFFICE_AFTER if before.group().startswith("theo") else _SAYS
    return after.match(folded, end) is not None


def _may_be(person: Person, word: str) -> bool:
    """Whether a form of address fits a person: no ``ông`` for a woman by her middle name."""
    woman = _WOMANS in person.name.lower().split()[1:-1]
    return not (woman and word in table_words("award_recipients", "of_men"))


class PersonsBefore:
    """Finds the persons of one document that it named before."""

    def __init__(self, document: Document, recipients: Recipients) -> None:
        self._document = document
        self._full_names = recipients.full_names
        self._speakers = Speakers(document)
        self._last: Recipient | None = None

    def keep(self, recipients: Sequence[Recipient]) -> None:
        """Keeps the one person who gets awards, for ``ông`` in the next sentence."""
        named = [recipient for recipient in recipients if recipient.count is None]
        one = len({recipient.name for recipient in named}) == 1 and named[-1].person
        self._last = named[-1] if one else None

    def addressed(self, word: str, start: int, end: int) -> Recipient | None:
        """``bà``, ``đồng chí`` at ``[start, end)``: the last person before whom the article addresses so.

        Else the one whom the title names, or the only one near whom no other form of address tells apart.
        """
        people = self._document.people
        last = bisect.bisect_left(people, start, key=lambda person: person.start)
        near = [p for p in reversed(people[max(0, last - _NAMES_TRIED) : last]) if start - p.end < _SAID_BEFORE]
        near = [person for person in near if _may_be(person, word)]
        near = self._of_story(near, word, start)
        quotation = self._document.quotation_at(start)
        if quotation and self._is_of_another(quotation, word, near):
            return None
        found = self._subject_before(near, start)
        found = found or next((person for person in near if person.honorific == word), None)
        found = found or next((person for person in near if (person.honorific or "").startswith(f"{word} ")), None)
        if word in two_words() - words_in("role") and found is None:
            return None
        if found and self._is_aside(found, word, start) and self._last:
            return Recipient(start, end, self._last.name, ("individual",), person=True)
        told = self._told_of
        if (
            found is None
            and told
            and told.start < start
            and (told.honorific == word or told.honorific not in pronouns())
        ):
            found = told
        if found is None:
            if self._last and 0 < start - self._last.end < _SAID_BEFORE:
                return Recipient(start, end, self._last.name, ("individual",), person=True)
            others = {p.name: p for p in near if word in words_in("role") or p.honorific not in pronouns()}
            found = next(iter(others.values())) if len(others) == 1 else None
        found = found or self._only_person(word, start)
        name = self._full_names.full(found.name) if found else ""
        return Recipient(start, end, name, ("individual",), person=True) if found else None

    def _of_story(self, near: list[Person], word: str, start: int) -> list[Person]:
        """Those near without the officers who only speak of others, where one who may be called so remains."""
        sentence = self._document.sentence_at(start)
        first = sentence.start if sentence else start
        others = [p for p in near if p.start >= first or not only_says(self._document.folded, p.start, p.end)]
        return others if any(person.honorific == word for person in others) else near

    def _is_of_another(self, quotation: Quotation, word: str, near: Sequence[Person]) -> bool:
        """``"Thầy được phong …", bà A kể``: a speaker speaks of another, whom nobody names."""
        names = {person.name for person in near}
        told = _TOLD_BY.match(self._document.folded, quotation.end)
        if told:
            return len(names) == 1 and told["who"] != word
        person = self._speakers.of(quotation.start, quotation.end)
        return person is not None and names == {person.name}

    def _is_aside(self, person: Person, word: str, start: int) -> bool:
        """Whether an officer only says something, in a paragraph before, of the one who got the last award."""
        last, here, there = self._last, self._document.sentence_at(start), self._document.sentence_at(person.start)
        if last is None or here is None or there is None or here.block == there.block or last.name == person.name:
            return False
        woman = _WOMANS in last.name.lower().split()[1:-1]
        fits = not (woman and word in table_words("award_recipients", "of_men"))
        return fits and last.end < person.start and _OFFICER.match(self._document.folded, person.end) is not None

    def _subject_before(self, near: Sequence[Person], start: int) -> Person | None:
        """``Cựu chiến binh A trồng rừng; ông được``: who begins the sentence, or the last one, by a title or a name."""
        sentence = self._document.sentence_at(start)
        if sentence is None or not near:
            return None
        if near[0].start < sentence.start:
            before = self._document.sentence_at(near[0].start)
            apart = self._document.folded[sentence.start : start]
            if before is None or before.block != sentence.block or _OPENS_SENTENCE.fullmatch(apart) is None:
                return None
            sentence = before
        told = [person for person in near if person.start >= sentence.start]
        one = told[-1]
        if len(told) > 1 or one.honorific in pronouns() or one.honorific in table_words("honorifics", "address"):
            return None
        opens = _OPENS_SENTENCE.fullmatch(self._document.folded, sentence.start, one.start)
        return one if opens else None

    def _only_person(self, word: str, start: int) -> Person | None:
        """The one person whom the article has named so far and may address so, whatever it calls others."""
        before = [person for person in self._document.people if person.end <= start and _may_be(person, word)]
        for honorifics in ((word, None), (word,)):
            named = {
                person.name: person
                for person in before
                if person.honorific in honorifics or (None in honorifics and person.honorific not in pronouns())
            }
            if len(named) == 1:
                return next(iter(named.values()))
        return None

    @cached_property
    def _told_of(self) -> Person | None:
        """The one person whom the title names: the story is theirs."""
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        if title is None:
            return None
        named = within(self._document.people, title.start, title.end)
        return named[0] if len({person.name for person in named}) == 1 else None
