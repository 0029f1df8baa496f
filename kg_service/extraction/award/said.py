"""Words for what was named before: ``bà``, ``chú Sáu``, ``nhà trường``, ``phần thưởng này``, ``hạng Nhì``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg_service.extraction.award.cues import Cue, confer_words, two_words
from kg_service.extraction.award.ellipsis import Ellipsis
from kg_service.extraction.award.marks import GIVING, Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.names import AwardNames
from kg_service.extraction.award.phrases import first_words_in, indefinite, words_in
from kg_service.extraction.award.recipient_people import birth_order
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient, Recipients
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.speakers import Speakers
from kg_service.extraction.award.stems import LETTER, name_ends, words_around
from kg_service.extraction.award.words import Word, size_in
from kg_service.extraction.document import Document
from kg_service.extraction.worded import table_words

_AFTER_PRIZE = frozenset({"lần", "năm", "đợt", "đầu", "gồm", "có", "là"})
_NO_PRIZE_AFTER = frozenset({"lần", "lễ", "đêm", "buổi", "từng", "ngày", "không", "chưa"})
_SENDS = "gửi"
_OPENS_NAME = frozenset({"thưởng", "cho"})
_THEN = ("adverb", "gets")
_HAS = ("award_cues/hold", "award_cues/become")
_MARKS_BACK = 200
"""Marks before a word among which the award is that it means."""
_LATER = 30
"""Words after whom an award may be brought."""
_WHO, _SOON = 18, 2
_TOO = frozenset({"cũng", "còn", "chính"})
"""What may stand between a pronoun and ``là``."""
"""Words in which what somebody is the only one to get is told."""
_LONGEST_OFFICE = 4
"""Words of an office after a form of address."""
_I, _WE = "tôi", "chúng"
_I_YOUNG = frozenset({"em", "cháu", "mình"})
_FELT = 8
"""Words after ``tôi`` in which a feeling is told: ``Tôi rất vui và tự hào khi được``."""


class SaidReader:
    """Reads such words in one document."""

    def __init__(self, document: Document, names: AwardNames, recipients: Recipients, before: NamedBefore) -> None:
        self._document = document
        self._names = names
        self._recipients = recipients
        self._before = before
        self._ellipsis = Ellipsis(document, names)
        self._speakers = Speakers(document)
        self._named = {
            mention.start for mentions in (document.bodies, document.people, document.places) for mention in mentions
        }

    def read(
        self,
        words: Sequence[Word],
        at: int,
        found: Sequence[Mark],
        last: AwardMention | None,
        prize: AwardMention | None,
    ) -> tuple[Mark, int] | None:
        """``tặng bà Giấy khen``, ``ông còn được …``, ``trao danh hiệu này``: what was named before."""
        before = found[-1] if found else None
        start = words[at].start
        if prize and (size := self._of_prize(words, at)):
            end = words[at + size - 1].end
            return Mark(start, end, award=replace(prize, start=start, end=end, count=None, given=None)), at + size
        if sent := self._sends_letter(words, at):
            return sent
        again = words_around("anaphor").longest(words, at)
        known = next((mark.award for mark in reversed(found[-_MARKS_BACK:]) if mark.award), last)
        if again and known:
            end = words[at + again[0] - 1].end
            award = replace(known, start=start, end=end, count=None, given=None, period=None)
            return Mark(start, end, award=award), at + again[0]
        if known and (levelled := self._ellipsis.level(words, at, known)):
            return levelled
        short = self._short_given(words, at, before, found) or self._ellipsis.read(words, at, found)
        if short:
            return short
        if words[at].text == _I or (words[at].text in _I_YOUNG and self._opens_quotation(words[at].start)):
            spoken = self._speaker(words, at)
            if spoken or words[at].text == _I:
                return spoken
        role = " ".join(word.text for word in words[at : at + 2])
        two = role in two_words()
        after = at + 2 if two or self._is_nickname(words, at + 1) else at + 1
        if not two and words[at].text not in pronouns():
            return None
        if unnamed := self._given_name(words, at, before, at + 1 + two) or self._given_subject(words, at):
            return unnamed
        if after >= len(words) or words[after].start in self._named or (at and words[at - 1].text in indefinite()):
            return None
        straight = before is not None and before.end + 1 == start
        gives = straight and before is not None and before.act in ("confer", "hand")
        ends = after >= len(words) or not words[after].text.isalpha() or name_ends().longest(words, after) is not None
        given = gives and ends and any(mark.award for mark in found[-3:-1])  # giấy khen Hội A tặng ông năm 1996
        gets = words[after].text in first_words_in(*_THEN) and (
            role in words_in("role") or any(word.text in words_in("gets") for word in words[after : after + 3])
        )
        gets = gets or self._is_one_who(words, after)
        addressed = ends and before is not None and before.act == "dative" and len(found) > 1
        addressed = addressed and found[-2].award is not None
        to = gives or (straight and before is not None and before.act in ("dative", "propose"))
        to = to and self._names.at(words, after, confer_words()) is not None
        if not (gets or addressed or given or to or (gives and self._brings(words, after, before))):
            return None
        recipient = self._before.people.addressed(role if two else words[at].text, start, words[after - 1].end)
        return (Mark(start, recipient.end, recipient=recipient), after) if recipient else None

    def _sends_letter(self, words: Sequence[Word], at: int) -> tuple[Mark, int] | None:
        """``Bộ trưởng có thư khen Công an tỉnh A``, ``ký thư khen``: the verb sends it; nobody has it yet."""
        size = words_around("letter").longest(words, at)
        after = at + size[0] if size else at
        award = self._names.at(words, after, confer_words()) if size else None
        if award is None or award[0].stem.name != LETTER:
            return None
        if " của " in self._document.folded[award[0].start : award[0].end + len(" của ")]:
            return None  # anh B có thư khen của Bộ trưởng
        return Mark(words[at].start, words[after - 1].end, cue=Cue("confer", weak=True, word=_SENDS)), after

    @staticmethod
    def _of_prize(words: Sequence[Word], at: int) -> int:
        """``đoạt giải``, ``để trao giải``, ``được xướng tên``: words for the prize of which the article tells.

        Not ``đoạt giải Nhất``, ``trao giải cho``: another prize, or a verb of its own.
        """
        size = words_around("prize").longest(words, at)
        if size is None and at and words[at - 1].text == "được":
            size = words_around("called").longest(words, at)
        after = at + size[0] if size else at
        if size is None or (after < len(words) and words[after].text in _OPENS_NAME):
            return 0
        if at and words[at - 1].text in _NO_PRIZE_AFTER:
            return 0  # lễ trao giải, từng đoạt giải
        ends = after >= len(words) or not words[after].text.isalnum()
        return size[0] if ends or words[after].text in _AFTER_PRIZE else 0

    @staticmethod
    def _is_one_who(words: Sequence[Word], at: int) -> bool:
        """``Bà là một trong ba người``, ``Ông là nông dân đầu tiên của tỉnh được``: the only one, or one of few."""
        at += words[at].text in _TOO
        if at + 1 >= len(words) or words[at].text != "là":
            return False
        soon = words[at + 2 : at + 2 + _SOON]
        if words[at + 1].text == "người" and any(word.text in words_in("gets") for word in soon):
            return True  # Bà cũng là người được đề nghị tặng
        if len(words) > at + 2 and words[at + 1].text in ("một", "1") and words[at + 2].text == "trong":
            return True
        only = False
        for step in range(at + 1, min(len(words), at + _WHO)):
            only = only or size_in(words, step, words_in("superlative", "award_verbs/ordinal"), 3) > 0
            if not words[step].text.isalnum():
                return False
            if words[step].text in words_in("gets"):
                return only
        return False

    @staticmethod
    def _last_body(words: Sequence[Word], at: int, size: int, found: Sequence[Mark]) -> Recipient | None:
        """``tặng Cờ cho đơn vị này``: the last body of the sentence that is no authority of its verbs."""
        bodies = [
            mark.recipient
            for mark, after in pairwise([*found, found[-1]])
            if mark.recipient and mark.recipient.count is None and not mark.recipient.person and after.act not in GIVING
        ]
        return replace(bodies[-1], start=words[at].start, end=words[at + size].end) if bodies else None

    def _brings(self, words: Sequence[Word], after: int, verb: Mark | None) -> bool:
        """``đem về cho ông giải Nhì hội thi, rồi Huân chương``: an award somewhere after ``cho``."""
        if verb is None or verb.cue is None or not verb.cue.word.endswith(" cho"):
            return False
        later = range(after, min(len(words), after + _LATER))
        return any(self._names.at(words, at, confer_words()) for at in later)

    def _speaker(self, words: Sequence[Word], at: int) -> tuple[Mark, int] | None:
        """``tôi được tặng``: who speaks."""
        if at and words[at - 1].text == _WE:
            return None
        after = words[at + 1].text if at + 1 < len(words) else ""
        gets = any(word.text in words_in("gets") for word in words[at + 1 : at + 4])
        felt = any(size_in(words, step, words_in("feels"), 2) for step in range(at + 1, min(len(words), at + _FELT)))
        gets = gets or (felt and any(word.text in words_in("gets") for word in words[at + 1 : at + _FELT + 4]))
        if not (gets or after in first_words_in(*_HAS)):
            return None
        person = self._speakers.of(words[at].start, words[at].end)
        if person is None:
            return None
        name = self._recipients.full_names.full(person.name)
        recipient = Recipient(words[at].start, words[at].end, name, ("individual",), person=True)
        return Mark(recipient.start, recipient.end, recipient=recipient), at + 1

    def _opens_quotation(self, start: int) -> bool:
        """``"Em rất bất ngờ khi được nhận …"``: the young speak so of themselves."""
        quotation = self._document.quotation_at(start)
        return quotation is not None and not self._document.folded[quotation.start : start].strip(' "“”')

    def _given_name(self, words: Sequence[Word], at: int, before: Mark | None, name: int) -> tuple[Mark, int] | None:
        """``tặng giấy khen cho em Quyền``, ``đối với đồng chí Quý``: whom the article names in no other way."""
        if before is None or before.act not in ("dative", "confer", "hand") or before.end + 1 != words[at].start:
            return None
        text = self._document.text
        if name >= len(words) or words[name].start in self._named or not words[name].text.isalpha():
            return None
        if self._names.at(words, name, confer_words()) or words_around("prefix").longest(words, name):
            return None  # tặng bà Giấy khen
        if size_in(words, name, table_words("offices", "*"), _LONGEST_OFFICE):
            return None  # tặng thầy Hiệu trưởng Nguyễn Văn A
        written = text[words[name].start : words[name].end]
        after = text[words[name + 1].start] if name + 1 < len(words) else "."
        if not written.istitle() or (after.isupper() and words[name + 1].start == words[name].end + 1):
            return None
        full = self._recipients.full_names.full(written)
        recipient = Recipient(words[at].start, words[name].end, full, ("individual",), person=True)
        return Mark(recipient.start, recipient.end, recipient=recipient), name + 1

    def _given_subject(self, words: Sequence[Word], at: int) -> tuple[Mark, int] | None:
        """``chị Trang từng được tặng``: a given name before what happens to the person, if no more of it is known."""
        name, after = at + 1, at + 2
        if after >= len(words) or words[after].text not in first_words_in(*_THEN) or words[name].start in self._named:
            return None
        written = self._document.text[words[name].start : words[name].end]
        if not written.istitle() or words[name].text in birth_order() or (at and words[at - 1].text in indefinite()):
            return None
        full = self._recipients.full_names.full(written)
        recipient = Recipient(words[at].start, words[name].end, full, ("individual",), person=True)
        return Mark(recipient.start, recipient.end, recipient=recipient), after

    def _is_nickname(self, words: Sequence[Word], at: int) -> bool:
        """``chú Sáu``: an address with the place among brothers and sisters."""
        return at < len(words) and words[at].text in birth_order() and self._document.text[words[at].start].isupper()

    def _short_given(
        self, words: Sequence[Word], at: int, before: Mark | None, found: Sequence[Mark]
    ) -> tuple[Mark, int] | None:
        """``trao tặng nhà trường Huân chương …``, ``tặng cho đại đội danh hiệu …``: a body's short name."""
        if before is None or before.act not in ("confer", "hand", "dative") or before.end + 1 != words[at].start:
            return None
        size = size_in(words, at, words_in("short_name"), 3)
        after = at + size
        if not size or size_in(words, after, words_in("praise"), 2):
            return None  # tặng Cờ thi đua cho đơn vị xuất sắc
        if size_in(words, after, words_in("again"), 2) and (last := self._last_body(words, at, size, found)):
            return Mark(last.start, last.end, recipient=last), after + 1
        ends = after >= len(words) or not words[after].text.isalpha() or name_ends().longest(words, after) is not None
        addressed = ends and before.act in ("dative", "confer") and len(found) > 1 and found[-2].award is not None
        if not addressed and after < len(words):
            addressed = self._names.at(words, after, confer_words()) is not None
            addressed = addressed or words_around("prefix").longest(words, after) is not None
        if not addressed:
            return None
        recipient = self._before.short_name(words, at, size)
        return (Mark(recipient.start, recipient.end, recipient=recipient), after) if recipient else None
