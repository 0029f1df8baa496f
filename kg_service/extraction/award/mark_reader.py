"""The words of a sentence that matter for awards, in order: awards, authorities, recipients, counts and cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.authorities import (
    Authorities,
    Authority,
    committee_of,
)
from kg_service.extraction.award.cues import (
    AWARD,
    BODY,
    CUE,
    HEAD,
    HOLDING,
    NUMBER,
    OFFICE,
    PEOPLE,
    SAID,
    calls_of,
    confer_words,
    cues,
)
from kg_service.extraction.award.ellipsis import without_told
from kg_service.extraction.award.holding import HoldingReader
from kg_service.extraction.award.issuers import Issuers
from kg_service.extraction.award.kinds import kind_of, kind_words
from kg_service.extraction.award.listed_names import with_given_names, with_listed_names
from kg_service.extraction.award.marks import Mark, shared_out, told_again, with_parents, with_wards, without_titles
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.names import AwardNames
from kg_service.extraction.award.phrases import words_in
from kg_service.extraction.award.plural_names import with_plural_names
from kg_service.extraction.award.recipient_counts import Counts, Number
from kg_service.extraction.award.recipients import Recipient, Recipients, overruns
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.said import SaidReader
from kg_service.extraction.award.stems import PRIZE, name_ends
from kg_service.extraction.award.words import Word, size_in, words_of
from kg_service.extraction.document import Document
from kg_service.extraction.worded import table_words, worded
from kg_service.text.numbers import digit_runs
from kg_service.text.patterns import compiled

_AGAIN = worded(r"\s<award_people/again>(?!\p{L})", "award_recipients")
_YEAR = compiled(r"(?:19|20)\d{2}")
_LINE_HEAD = 24
"""Characters that dashes, stars and spaces at the head of a line take."""
_KEPT = 16
"""Sentences whose marks are kept: those that the readers of topics look back to."""
_GIVEN = worded(
    r"\s+(?:cho|dành cho|đối với)\s+(?:các\s+)?(?P<noun><recipient_sections/*>)(?!\p{L})", "recipient_sections"
)


class MarkReader:
    """Reads the marks of sentences of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._authorities = Authorities(document)
        self._names = AwardNames(document, self._authorities)
        self._counts = Counts(document.folded)
        self.recipients = Recipients(document)
        self.before = NamedBefore(document, self.recipients)
        self._issuers = Issuers(self.recipients, self.before)
        self._said = SaidReader(document, self._names, self.recipients, self.before)
        self._holding = HoldingReader(document, self._names)
        self._places = {place.start: place for place in document.places}
        self._readers, self._seconds = calls_of(document.knowledge.reference)
        self._named = {
            mention.start for mentions in (document.bodies, document.people, document.places) for mention in mentions
        }
        self._bare = self.recipients.bare_starts()
        self._calling = self._bare.union(self._readers)
        self._begun = self._named.union(start for start, _ in digit_runs(document.folded))
        self._read: dict[tuple[int, int], list[Mark]] = {}
        self._last_award: AwardMention | None = None
        self._prize: AwardMention | None = None
        self._found: list[Mark] = []

    def remember(self, award: AwardMention) -> None:
        """Keeps an award for ``phần thưởng này``, ``danh hiệu này`` after it."""
        self._last_award = award

    def marks(self, start: int, end: int) -> list[Mark]:
        """The marks of ``text[start:end]`` in order, none inside another; kept for a while."""
        known = self._read.get((start, end))
        if known is not None:
            return known
        words = words_of(self.document.folded, start, end)
        found: list[Mark] = []
        self._found = found
        calling, begun = self._calling, self._begun
        free = 0
        for at in [at for at, word in enumerate(words) if word[0] in calling or word[1] in begun]:
            by = self._called(words, at) if at >= free else 0
            if by:
                mark, free = self._mark(words, at, found[-1] if found else None, by)
                if mark:
                    found.append(mark)
        if any(mark.award for mark in found):
            found = without_told(self._with_reversed(found, start, end), self.document.folded)
        found = with_plural_names(found, self.document.text, (start, end), self._of_recipient)
        joined = with_parents(found, self.document.text) if self._may_join(start, end) else found
        joined = with_given_names(
            with_wards(joined, self.document.text), self.document.text, self.recipients.full_names
        )
        settled = without_titles(with_listed_names(shared_out(joined, self.document.text), self.document.text, end))
        if _AGAIN.search(self.document.folded, start, end):
            settled = told_again(settled, self.document.folded, start, end)
        if len(self._read) >= _KEPT:
            del self._read[next(iter(self._read))]
        self._read[start, end] = settled
        return settled

    def _called(self, words: Sequence[Word], at: int) -> int:
        """The readers that a word calls for; most words call for none."""
        text, start, _ = words[at]
        by = self._readers.get(text, 0)
        if by:
            following = self._seconds[text]
            if following is not None and (at + 1 == len(words) or words[at + 1][0] not in following):
                by = 0
        if start in self._named:
            by |= BODY
        if text[0].isdigit():
            by |= NUMBER
        return by | HEAD if text in self._bare else by

    def _mark(self, words: Sequence[Word], at: int, before: Mark | None, by: int) -> tuple[Mark | None, int]:
        """The mark that begins at a word and the word after it; ``by``: the readers that its first word calls for."""
        start = words[at].start
        if by & OFFICE and before and before.act in ("passive", "propose") and before.end + 1 == start:
            own = self._own_authority(words, at)
            if own:
                return own
        number = self._counts.number_at(words, at) if by & NUMBER else None
        if number:
            counted = self._counted(words, at, number, before) or self._bare_count(words, at, number, before)
            if counted:
                return counted
        award = self._names.at(words, at, confer_words()) if by & AWARD else None
        if award:
            award = self._issuers.issued(words, award, before)
            self._prize = award[0] if award[0].title and award[0].stem.name.lower() == PRIZE else self._prize
            return Mark(start, award[0].end, award=award[0]), award[1]
        people = self.recipients.people_of_a_place(words, at) if by & PEOPLE and by & (OFFICE | BODY) else None
        if people and " và " in self.document.folded[start : people[0].end]:
            return self._of_people(people)  # Đảng bộ và nhân dân huyện A
        authority = self._authority_at(words, at) if by & (OFFICE | BODY) else None
        named = self.recipients.named_at(words, at) if by & (HEAD | BODY) else None
        if authority and named and self.document.folded.startswith(" và ", named[0].end, authority[0].end):
            authority = None  # two bodies
        if authority and (named is None or authority[0].end >= named[0].end):
            authority = (self._issuers.resolved(authority[0]), authority[1])
            recipient = named[0] if named and named[0].end == authority[0].end else None
            return Mark(start, authority[0].end, authority=authority[0], recipient=recipient), authority[1]
        if named:
            return self._of_recipient(named[0]), named[1]
        if by & SAID and (said := self._said.read(words, at, self._found, self._last_award, self._prize)):
            return said
        if by & HOLDING and (held := self._holding.read(words, at, self._found)):
            return held
        cue = cues().longest(words, at) if by & CUE else None
        if cue and cue[1].act == "none":
            return None, at + cue[0]
        if cue and not self._names_begin(words, at, cue[0]):
            return Mark(start, words[at + cue[0] - 1].end, cue=cue[1]), at + cue[0]
        people = self.recipients.people_of_a_place(words, at) if by & PEOPLE else None
        people = people or (self._people_of_short(words, at) if by & PEOPLE else None)
        return self._of_people(people) if people else (None, at + max(1, self.recipients.skipped(words, at)))

    def _authority_at(self, words: Sequence[Word], at: int) -> tuple[Authority, int] | None:
        """An authority; none whose name was read on over the end of its line, or over another name or an award."""
        found = self._authorities.at(words, at)
        if found and (found[0].end > words[-1].end or overruns(words, at, found[0].end)):
            return None
        return found

    def _people_of_short(self, words: Sequence[Word], at: int) -> tuple[Recipient, int] | None:
        """``tập thể cán bộ, công nhân viên Công ty``: a body by its short name, where its people stand before it."""
        step = self.recipients.after_people(words, at)
        size = size_in(words, step, words_in("short_name"), 3) if step > at and words[at].text != "và" else 0
        after = step + size
        ends = after >= len(words) or not words[after].text.isalpha() or name_ends().longest(words, after) is not None
        short = self.before.short_name(words, step, size) if size and ends else None
        return (replace(short, start=words[at].start), after) if short else None

    def _names_begin(self, words: Sequence[Word], at: int, size: int) -> bool:
        """``có Công ty A``: a phrase whose last word begins a name."""
        text, first = self.document.text, words[at].start
        if size == 1:
            after = words[at + 1] if at + 1 < len(words) else None
            inside = at > 0 and (words[at - 1].text.isalnum() or words[at - 1].text in (",", ":"))
            named = inside and text[first].isupper() and after and text[after.start].isupper()  # Mang Yang
            return bool(named and self._names.at(words, at + 1, confer_words()) is None)  # quyết định: Tặng Bằng khen
        return text[words[at + size - 1].start].isupper() and text[first].islower()

    def _with_reversed(self, found: list[Mark], start: int, end: int) -> list[Mark]:
        """The marks with numbers that stand after their nouns."""
        counts = [one for one in self._counts.reversed_in(start, end) if not _covered(found, one)]
        marks = [*found, *(Mark(one.start, one.end, recipient=one) for one in counts)]
        return sorted(marks, key=lambda mark: mark.start) if counts else found

    def _may_join(self, start: int, end: int) -> bool:
        return " - " in self.document.text[start:end] or " thuộc " in self.document.text[start:end]

    @staticmethod
    def _of_people(people: tuple[Recipient, int]) -> tuple[Mark, int]:
        return Mark(people[0].start, people[0].end, recipient=people[0]), people[1]

    def _own_authority(self, words: Sequence[Word], at: int) -> tuple[Mark, int] | None:
        """``được tỉnh tặng``, ``đề nghị huyện xét``: a level word alone for its committee."""
        found = self._authorities.level_at(words, at)
        if not found or found[1] >= len(words) or confer_words().longest(words, found[1]) is None:
            return None
        return Mark(found[0].start, found[0].end, authority=found[0]), found[1]

    def _of_recipient(self, recipient: Recipient) -> Mark:
        authority = None
        if not recipient.person and recipient.count is None:
            authority = self._authority_of(recipient)
        return Mark(recipient.start, recipient.end, authority=authority, recipient=recipient)

    def _authority_of(self, recipient: Recipient) -> Authority | None:
        """Areas confer through their committees; villages do not."""
        if not recipient.rank:
            return Authority(recipient.start, recipient.end, recipient.name, "organisation", placed=True)
        place = self._places.get(recipient.start)
        if place is None or place.rank > 3:
            return None
        return Authority(recipient.start, recipient.end, committee_of(place), "government", place.level, placed=True)

    def _counted(self, words: Sequence[Word], at: int, number: Number, before: Mark | None) -> tuple[Mark, int] | None:
        start = words[at].start
        if number.after < len(words) and not self._is_year(words, at):
            quoted = words[number.after].text == '"'  # 10 "Công dân ưu tú"
            award = self._names.at(words, number.after + quoted, confer_words())
            if quoted and award and not (award[1] < len(words) and words[award[1]].text == '"'):
                award = None
            if award and (people := self._who_have(start, number, award[0], before)):
                return Mark(start, people.end, recipient=people), award[1]
            if award and award[0].stem.form != "standing":
                mention = self._given(replace(award[0], start=start, count=number.value))
                return Mark(start, mention.end, award=mention), award[1]
        counted = self._counts.count_at(words, at, number)
        example = counted is not None and counted[0].noun in table_words("award_recipients", "example")
        if counted and example and (title := self._names.titled(words, at, counted[1])):  # 7.670 gương "Người tốt"
            return Mark(start, title[0].end, award=replace(title[0], start=start, count=number.value)), title[1]
        if counted:
            return self._titled_people(words, counted) or (
                Mark(start, counted[0].end, recipient=counted[0]),
                counted[1],
            )
        return None

    def _who_have(self, start: int, number: Number, title: AwardMention, before: Mark | None) -> Recipient | None:
        """``tặng Bằng khen cho 40 hộ sản xuất, kinh doanh giỏi``: those who have a title get another award."""
        if before is None or before.act != "dative" or before.end + 1 != start or title.kind is None:
            return None
        given = self._found[-2].award if len(self._found) > 1 else None
        if given is None or title.prefixed or title.stem.form not in ("title", "levelled"):
            return None
        return Recipient(start, title.end, "", (title.kind,), count=number.value)

    def _is_year(self, words: Sequence[Word], at: int) -> bool:
        """``2013 Tập thể lao động xuất sắc``: a year at the head of a line, and no number of awards."""
        if _YEAR.fullmatch(words[at].text) is None:
            return False
        start = words[at].start
        low = max(0, start - _LINE_HEAD)
        line = self.document.folded.rfind("\n", low, start) + 1
        return (line > 0 or low == 0) and not self.document.folded[line:start].strip(" -+*•|\t")

    def _titled_people(self, words: Sequence[Word], counted: tuple[Recipient, int]) -> tuple[Mark, int] | None:
        """``402 cá nhân Lao động tiên tiến``: so many of a title."""
        people, at = counted
        if not people.sure or len(people.kinds) > 1 or at >= len(words) or words[at].start != people.end + 1:
            return None
        award = self._names.at(words, at, confer_words())
        if award is None or award[0].stem.form not in ("title", "levelled"):
            return None
        mention = replace(award[0], start=people.start, count=people.count, given=people.kinds[0])
        return Mark(people.start, mention.end, award=mention), award[1]

    def _given(self, mention: AwardMention) -> AwardMention:
        """``8 Huân chương Lao động cho cá nhân``: the kind of those who are not numbered apart."""
        match = _GIVEN.match(self.document.folded, mention.end)
        return replace(mention, given=kind_words()[match["noun"]]) if match else mention

    def _bare_count(
        self, words: Sequence[Word], at: int, number: Number, before: Mark | None
    ) -> tuple[Mark, int] | None:
        """``Chiến sĩ thi đua cơ sở: 168;``: a number alone, whose kind the award tells."""
        kind = before.award.stem.recipient if before and before.award else None
        if (
            before is None
            or kind is None
            or at == 0
            or words[at - 1].text != ":"
            or words[at - 1].start > before.end + 1
        ):
            return None
        if number.after < len(words) and words[number.after].text not in (";", ",", ".", ")"):
            return None
        if number.after + 1 < len(words) and words[number.after].text in (".", ")"):
            return None  # …: 1. Ông A; 2. Bà B
        end = words[number.after - 1].end
        recipient = Recipient(words[at].start, end, "", (kind_of(kind),), count=number.value)
        return Mark(recipient.start, end, recipient=recipient), number.after


def _covered(marks: Sequence[Mark], one: Recipient) -> bool:
    return any(mark.start < one.end and one.start < mark.end for mark in marks)
