"""Several who were named before, said together: ``hai đơn vị trên``, ``cả hai``, ``mỗi hộ``; and ``ông B cũng vậy``."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.persons_before import only_says
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.topics import Topics
from kg_service.extraction.document import Document, Sentence

_BACK = 3
"""Sentences before one in which they may be named."""
_FAR = 12
"""The same, for people whom a number means: a story goes on long before it tells what they got."""
_MOST = 8
_ADDRESSES = ("honorifics/address", "person_noun", "met_again")
"""Nouns of numbers that may mean people named before without ``này``: ``hai em``."""
_AGAIN = telling(r"(?:,?\s+\p{L}+){0,3}?\s+<again>(?!\p{L})")
_LISTED = telling(r"[^.;\n]{0,90}?(?::|(?<!\p{L})(?:gồm|đó là)(?!\p{L}))")
"""``Bốn nghệ sĩ được truy tặng danh hiệu A: …``: they are named after it, not before."""
_TO = r"[^.;:,]{0,24}?(?<!\p{L})(?:<award_cues/dative>|dành cho)\s+"
_STOPS = r"(?=\s*(?:[.;,\"”]|$)|\s+<after_given>(?!\p{L}))"
_TO_ALL = telling(
    rf"{_TO}(?:<all_of_them>(?:\s+(?:<honorifics/address>|<person_noun>|<met_again>))?|(?:các|những|<several>)\s+"
    rf"(?:<honorifics/address>|<met_again>)(?:\s+(?:\p{{L}}+\s+){{0,2}}?<again>)?){_STOPS}"
)
"""After an award: it goes to all who were named before, ``cho cả hai``, ``cho các anh``."""
_NUMBERED = telling(r"(?<!\p{L})(?:cả (?:hai|ba|bốn|năm)|hai|ba|bốn)(?!\p{L})")
_TO_ONE = telling(rf"{_TO}<one_of_story>(?:\s+\p{{L}}+){{0,2}}?(?:\s+<again>)?{_STOPS}")
"""``cho nam thanh niên``, ``cho người đàn ông dũng cảm này``: to the one whose story is told."""
EACH = telling(
    r"(?<!\p{L})(?:<each>|cả|(?:cả )?<several>)\s+"
    r"(?:(?P<person><honorifics/address>|<person_noun>|<met_again>(?=\s+<again>(?!\p{L})))"
    r"|(?P<unit><short_name>|tập thể|địa phương)|(?P<home><recipient_nouns/household>))\s+"
    r"(?:<again>|<adverb>|được|nhận)(?!\p{L})",
)
"""``Mỗi hộ được``, ``Các em đều``: all who were named before."""
_BOTH = telling(r"(?<!\p{L})cả <several>\s+(?:<adverb>|được|nhận)(?!\p{L})")
_AMONG = telling(
    r"(?<!\p{L})là (?:một|1) trong (?:số )?(?P<number>\d{1,4}) [^.;:]{2,60}?(?<!\p{L})được\s+"
    r"(?:<award_cues/commend>|<award_cues/confer>|<award_cues/hand>|nhận vinh dự)"
)
_AROUND = 70
"""Characters before a name in which its office, or what befell that one, is told."""
_COMES = telling(r"(?<!\p{L})(?<!được )(?<!được nhận )<comes_or_gives>(?!\p{L})")
_CAUGHT = telling(
    r"(?<!\p{L})(?:<suspect>(?::|\s)(?:\s*\p{L}+,?\s+){0,7}|<acts_on>\s+(?:(?!là\s)\p{L}+\s+){0,5})(?<!bởi )$"
)
_CHIEF_BEFORE = telling(r"(?<!\p{L})<chief>(?!\p{L})[^.,;:\n]{0,60}\s$")
_CHIEF_AFTER = telling(r"\s*[,(–-]\s*(?:(?:nguyên|quyền|phó)\s+)*<chief>(?!\p{L})")
_LIKEWISE = r"cũng\s+<likewise>\s*[.;]?\s*$"
_TOO, _ENDS_TOO = telling(rf"\s*(?:,[^.;]{{2,80}},)?\s*{_LIKEWISE}"), telling(_LIKEWISE)


class Together:
    """Finds them in one document."""

    def __init__(self, document: Document, marks: MarkReader) -> None:
        self._document = document
        self._marks = marks
        self._topics = Topics(document, marks)
        self._ends = [sentence.end for sentence in document.sentences]

    def named(self, counted: Recipient) -> list[Recipient]:
        """Those whom a number of people or bodies means again, told in its own sentence or one of the last."""
        count = counted.count or 0
        again = _AGAIN.match(self._document.folded, counted.end) is not None
        if not 2 <= count <= _MOST or not (again or counted.noun in words_in(*_ADDRESSES)):
            return []
        if not again and _LISTED.match(self._document.folded, counted.end):
            return []
        people = counted.kinds[0] == "individual"
        for named in self._rows(counted.start, people, _FAR if people else _BACK):
            if len(named) == count or (again and len(named) > count):
                return [replace(one, start=counted.start, end=counted.end) for one in named[-count:]]
            if named:
                break
        return []

    def given(self, award: AwardMention, sentence: Sentence) -> list[Recipient]:
        """To whom an award goes by a word after it for those, or the one, whom the story before has named."""
        folded = self._document.folded
        if _TO_ONE.match(folded, award.end, sentence.end):
            told = [one for one in self._topics.of(sentence, [award]) if one.person]
            return [one for one in told if one.start >= sentence.start or not self._comes(one)]
        to_all = _TO_ALL.match(folded, award.end, sentence.end)
        if to_all is None:
            return []
        back = _FAR if _NUMBERED.search(to_all.group()) else _BACK
        named = next((row for row in self._rows(award.start, True, back) if row), [])
        return [replace(one, start=award.start, end=award.end) for one in named] if 2 <= len(named) <= _MOST else []

    def all_named(self, start: int, end: int) -> list[Recipient]:
        """All whom ``mỗi hộ được``, ``cả hai đều`` in a stretch mean."""
        match = EACH.search(self._document.folded, start, end)
        both = match or _BOTH.search(self._document.folded, start, end)
        if both is None:
            return []
        rows = self._rows(both.start(), match is None or match["unit"] is None, _BACK if match else _FAR)
        if match is None:
            rows = [row for row in rows if row] or self._rows(both.start(), False)
        named = next((row for row in rows if row), [])
        home = match is not None and match["home"] is not None
        if len(named) < 2 or (home and any("household" not in one.kinds for one in named)):
            return []
        return [replace(one, start=both.start(), end=both.end()) for one in named[:_MOST]]

    def among(self, sentence: Sentence, told: Predication | None) -> list[Predication]:
        """``Trường A là một trong 28 tập thể được vinh danh``: of as many as a sentence before counted."""
        match = _AMONG.search(self._document.folded, sentence.start, sentence.end)
        if match is None or told is None or not told.groups[-1].awards:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        named = [one for mark in marks if (one := mark.recipient) and one.count is None and one.end <= match.start()]
        fits = any(one.count == int(match["number"]) for one in told.groups[-1].recipients)
        if not (named and fits) or any(mark.award for mark in marks):
            return []
        group = Group(list(told.groups[-1].awards), named[:1])
        return [replace(told, start=named[0].start, end=match.end(), groups=[group], rule="members")]

    def too(self, sentence: Sentence, before: Predication | None) -> list[Predication]:
        """``Kỹ sư B, Đội trưởng, cũng vậy``: who gets the same as those before."""
        if before is None or not before.groups or not (before.groups[-1].awards and before.groups[-1].recipients):
            return []
        if _ENDS_TOO.search(self._document.folded, sentence.start, sentence.end) is None:
            return []
        named = [mark.recipient for mark in self._marks.marks(sentence.start, sentence.end) if mark.recipient]
        one = named[0] if named else None
        if one is None or one.count is not None or _TOO.match(self._document.folded, one.end, sentence.end) is None:
            return []
        group = Group(list(before.groups[-1].awards), [one])
        return [replace(before, start=one.start, end=sentence.end, groups=[group], rule="members")]

    def _rows(self, start: int, people: bool, back: int = _BACK) -> list[list[Recipient]]:
        """The names in the sentence up to a place and in those before it, each once, the last sentence first.

        None of some whom an earlier sentence names together with others.
        """
        sentences = self._document.sentences
        at = bisect.bisect_right(self._ends, start)
        found = []
        folded = self._document.folded
        for sentence in reversed(sentences[max(0, at - back) : at + 1]):
            end = min(sentence.end, start)
            marks = self._marks.marks(sentence.start, sentence.end)
            fitting = [
                one
                for mark in marks
                if (one := mark.recipient)
                and one.end <= end
                and one.count is None
                and one.person == people
                and not (people and (only_says(folded, one.start, one.end) or self._stands_apart(one)))
            ]
            if fitting and people and _COMES.search(folded, sentence.start, end):
                fitting = []
            found.append(_once(fitting))
        names = [{one.name for one in row} for row in found]
        return [
            [] if people and any(names[at] < earlier for earlier in names[at + 1 :]) else row
            for at, row in enumerate(found)
        ]

    def _comes(self, person: Recipient) -> bool:
        """Whether a person is of those who come to a ceremony, or give."""
        sentence = self._document.sentence_at(person.start)
        comes = sentence and _COMES.search(self._document.folded, sentence.start, sentence.end)
        return bool(comes) or self._stands_apart(person)

    def _stands_apart(self, person: Recipient) -> bool:
        """Whether others caught or saved a person, or it is one of those who come to give."""
        folded, first = self._document.folded, max(0, person.start - _AROUND)
        caught = _CAUGHT.search(folded, first, person.start)
        chief = _CHIEF_BEFORE.search(folded, first, person.start) or _CHIEF_AFTER.match(folded, person.end)
        return caught is not None or chief is not None


def _once(named: Sequence[Recipient]) -> list[Recipient]:
    return list({one.name: one for one in named}.values())
