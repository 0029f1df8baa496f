"""Recipients before their verb: ``R được tặng``, ``R đón nhận``, ``R bị thu hồi``."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from kg_service.extraction.award.counted_subjects import REACH, CountedSubjects
from kg_service.extraction.award.holders import COUNTED_GAP, holder, left_out
from kg_service.extraction.award.items import BESIDES, SEPARATOR, Items
from kg_service.extraction.award.makers import ORGANISES, held_for_others, maker
from kg_service.extraction.award.marks import VERBS, Mark
from kg_service.extraction.award.own_subjects import names_subject, names_unknown
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.short_subjects import ShortSubjects
from kg_service.extraction.award.told_subjects import main_subject, told_after, told_below
from kg_service.text.patterns import compiled

_FROM = "đến từ"
_CLAUSE_OPENS = frozenset({"để", "khi", "sau khi"})
"""Words of reason that a clause with its subject follows: ``dịp để trường A đón nhận``."""
_OMITTED_WORDS = 3
_LABEL_WORDS = 4
_SENTENCE_REACH = 600
_AFTER_TIME = telling(
    r"(?<!\p{L})(?:năm(?: học)?\s(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?|(?:\d{1,2}[/-])?\d{1,2}[/-](?:19|20)\d{2}"
    r"|lần (?:thứ\s)?(?:\p{L}+|\d{1,2})(?: liên tiếp)?|lần đầu(?: tiên)?|<time_said>|việc"
    r"|(?:\p{L}+|\d{1,2}) năm (?:liền|liên tục|liên tiếp|qua|gần đây))\s+$"
)
"""``năm 2015 Trung đoàn 4``, ``Đây là lần thứ ba Trường A``: words of time straight before a subject."""
_COUNT_OF = telling(r"(?<!\p{L})(?:của|thuộc|<acts_on>)\s+$")
_UNNAMED = telling(r"(?<!\p{L})(?:các|những|<some>|<number_of>)\s+(?:lượt\s+)?<somebody>(?!\p{L})")
_UNNAMED_REACH = 60
_FOUNDED = telling(r"(?<!\p{L})<feast>\s+$")
"""``Lễ kỷ niệm 50 năm thành lập Trường A và đón nhận …``: whose feast it is gets it."""
_CLAUSES = compiled(r"[;,]")
_CLAUSE_END = compiled(r"[;:]")
_LABEL = telling(r":\s*<adverb>?\s*$")
_RELATIVE = telling(
    r"[,(–-]\s*(?:cũng\s+)?(?:là\s+)?(?:người|nữ|nam|(?P<unit>đơn vị|tập thể|địa phương))\s+"
    r"(?:(?:<adverb>|\p{L}+ lần)\s+)*$"
)
"""``ông A, Giám đốc Sở B, người vừa``: what follows tells of the person before."""
_RELATIVE_REACH = 50
_DASHED = telling(r"\s[-–]\s+(?:<adverb>\s+)*$")
_THERE_IS = telling(r"(?<!\p{L})(?<!đã )(?<!còn )có\s+(?:<recipient_leads/any>\s+)?$")
"""``Ngành có Chi cục A được tặng``: whom the clause names."""
_APPOSED = telling(r",\s*(?:<adverb>\s+)*$")
_SOME_OF = telling(
    r"(?<!\p{L})(?:những|<some>)\s+(?:lượt\s+)?<somebody>(?:\s*(?:,|và)\s*<somebody>)*\s+"
    r"(?:(?:của|thuộc|ở|tại)\s+)?$"
)
_KIN = telling(r"(?<!\p{L})<kin>(?!\p{L})")
"""``bố được tặng Huân chương``: the award is a relative's."""

REACHES = telling(r"(?<!\p{L})<gets>(?!\p{L})")
_WHEN = compiled(r"(?:sau|trước|từ|ngay|kể từ)?\s*khi\s*$")
_WHEN_REACH = 16
_SPOKE_WHEN = telling(
    r"\s+(?:<adverb>\s+)*(?:xúc động\s+)?<say>(?:\s\p{L}+){0,3}?\s+(?:ngay\s+)?(?:sau khi|khi|lúc|trong lúc)\s+"
)
"""Between who speaks and what befell that one: ``… nói sau khi được``."""
_BESIDES_REACH = 16
_TOLD_OF_THEM = telling(r"[^,.;:]{0,24},\s+<of_those>(?!\p{L})[^.;:]*,\s$")
_OTHERWISE = compiled(r",\s*(?:còn|riêng|trong khi(?: đó)?)\s")
_AND = compiled(r"\s*,?\s*(?:và|cùng(?: với)?)\s")


def _is_count(mark: Mark) -> bool:
    return mark.recipient is not None and mark.recipient.count is not None


def _since_named_again(found: list[Recipient]) -> list[Recipient]:
    """``gồm các xã A, B, C, xã A được …``: who is named again begins a clause, and only that one is its subject."""
    again = any(one.name == found[-1].name and one.count is None for one in found[:-1])
    return found[-1:] if again else found


class SubjectReader:
    """Finds the recipients before the verbs of one text."""

    def __init__(self, folded: str, items: Items, before: NamedBefore) -> None:
        self._folded = folded
        self._items = items
        self._before = before
        self._counted = CountedSubjects(folded)
        self._shorts = ShortSubjects(folded, before)

    def take(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> None:
        """Sets the subject of a verb and widens ``head.first`` over it; ``floor`` is the first mark that is free."""
        person = self._told_of(marks, head, floor, start)
        person = maker(marks, head, floor, start, self._folded) if person is None else person
        if person is not None and (recipient := marks[person].recipient):
            head.subject, head.first = [recipient], person
            return
        if told_below(marks, head, floor, start, self._folded) or held_for_others(marks, head, self._folded):
            head.unnamed = True
            return
        apposed = self._before_dashes(marks, head, start)
        apposed = self._before_apposition(marks, head, floor, start) if apposed is None else apposed
        apposed = self._counted_before(marks, head, floor, start) if apposed is None else apposed
        items = self._walk(marks, head, floor, start) if apposed is None else [apposed]
        verb = marks[head.first].start
        since = marks[items[-1]].end if items else max(start, verb - _UNNAMED_REACH)
        if _UNNAMED.search(self._folded, since, verb) or (items and self._some_of(marks[items[0]], start)):
            head.subject = main_subject(marks, head, start, self._folded)  # Là một trong những đơn vị được tặng A, B …
            head.unnamed = not head.subject
            return
        if head.cue.held and items and verb - marks[items[-1]].end > COUNTED_GAP:
            items = [at for at in items if not _is_count(marks[at])]  # 40 người có mặt hôm nay là …
        found = [recipient for at in items if (recipient := marks[at].recipient)]
        if len(items) > 1 and found[0].count is not None and self._counted.is_apart(marks, items):
            items, found = items[1:], found[1:]  # 300 đại biểu vỗ tay khi bà A nhận
        named = [one for one in found if one.count is None]
        if found and found[0].count == len(named) == len(found) - 1:
            found = named  # hai xã A và B
        if len(items) > 1 and found[-1].count is not None:
            own = self._counted.numbered_of(marks, items, start)
            items, found = items[own:], found[own:]
        people = [at for at in items if (recipient := marks[at].recipient) and recipient.person]
        if people:
            first = self._listed_from(marks, items, people[0])
            found = [
                recipient
                for at in items
                if (recipient := marks[at].recipient)
                and (
                    recipient.person
                    or recipient.count is not None
                    or first <= at < people[0]
                    or self._is_besides(recipient.start, start)
                )
            ]
        found = _since_named_again(found)
        if not people and _WHEN.search(self._folded, max(start, verb - _WHEN_REACH), verb):
            found = told_after(marks, head, self._folded) or found or self._speaker(marks, head, floor)
        if not found:
            found = main_subject(marks, head, start, self._folded)
        if found and found[-1].count is not None and not found[-1].person:
            found = [*found, *self._counted.in_bracket(marks, items[-1], verb)]
        head.subject = found or self._shorts.before(marks, head, floor, start)
        if head.cue.held and not head.subject:
            head.subject = holder(marks, head, floor, start, self._folded, self._before)
        if items:
            head.first = items[0]

    def _speaker(self, marks: Sequence[Mark], head: Head, floor: int) -> list[Recipient]:
        """``anh A chia sẻ sau khi được tặng``: who speaks, where the clause of time has no subject of its own."""
        verb = marks[head.first].start
        for mark in reversed(marks[floor : head.first]):
            if mark.recipient and mark.recipient.person:
                return [mark.recipient] if _SPOKE_WHEN.fullmatch(self._folded, mark.end, verb) else []
        return []

    def _is_besides(self, position: int, start: int) -> bool:
        """``ông A, Trưởng thôn B, và Trường C``: whether a body stands beside a person and not in his office."""
        return BESIDES.search(self._folded, max(start, position - _BESIDES_REACH), position) is not None

    def _before_dashes(self, marks: Sequence[Mark], head: Head, start: int) -> int | None:
        """``Trường A - đơn vị lá cờ đầu bậc học - được tặng``: who stands before what is put in between dashes."""
        verb = marks[head.first].start
        dash = _DASHED.search(self._folded, max(start, verb - _RELATIVE_REACH), verb)
        opens = self._folded.rfind(" - ", start, dash.start()) if dash else -1
        if dash is None or opens < 0 or any(char in ".;:" for char in self._folded[opens : dash.start()]):
            return None
        at = next((at for at in range(head.first - 1, -1, -1) if marks[at].end == opens), None)
        one = marks[at].recipient if at is not None else None
        return at if one is not None and one.count is None else None

    def _before_apposition(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> int | None:
        """``Trường A, nơi có 45 giáo viên, được tặng``: who stands before what is put in between commas."""
        verb = marks[head.first].start
        comma = _APPOSED.search(self._folded, max(start, verb - _RELATIVE_REACH), verb)
        if comma is None:
            return None
        for at in range(head.first - 1, floor - 1, -1):
            mark = marks[at]
            if mark.award or mark.act in VERBS or verb - mark.end > REACH:
                return None
            if mark.recipient is None or mark.recipient.count is not None or self._folded[mark.end] != ",":
                continue
            if self._is_item(marks, at, floor, start):
                between = self._folded[mark.end + 1 : comma.start()]
                counts = any(_is_count(other) for other in marks[at + 1 : head.first])
                return at if counts and between[:2].strip().isalpha() else None
        return None

    def _counted_before(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> int | None:
        """``80 công nhân tiêu biểu, đại diện cho hai vạn lao động, được tuyên dương``: before what is told of them."""
        verb = marks[head.first].start
        if not self._folded[max(start, verb - 2) : verb].startswith(","):
            return None
        for at in range(head.first - 1, floor - 1, -1):
            if marks[at].award or marks[at].act in VERBS or verb - marks[at].end > REACH:
                return None
            if _is_count(marks[at]) and _TOLD_OF_THEM.match(self._folded, marks[at].end, verb):
                return at
        return None

    def _some_of(self, first: Mark, start: int) -> bool:
        """``nhiều tập thể, cá nhân Công an tỉnh được tặng``: some who belong to the body, and not the body."""
        if first.recipient is None or first.recipient.person:
            return False
        return _SOME_OF.search(self._folded, max(start, first.start - _UNNAMED_REACH), first.start) is not None

    def _told_of(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> int | None:
        """The person before a relative clause with the verb: ``ông A, Giám đốc Sở B, người vừa nhận``."""
        verb = marks[head.first].start
        relative = _RELATIVE.search(self._folded, max(start, verb - _RELATIVE_REACH), verb)
        if relative is None:
            return None
        for at in range(head.first - 1, floor - 1, -1):
            mark = marks[at]
            if mark.award or verb - mark.end > REACH:
                return None
            if mark.recipient and mark.recipient.count is None and mark.recipient.person == (relative["unit"] is None):
                return at
        return None

    def leaves_out(self, verb: int, start: int) -> bool:
        """Whether the clause before a verb has no words for a subject of its own."""
        own = _CLAUSES.split(self._folded[max(start, verb - _SENTENCE_REACH) : verb])[-1]
        return not names_subject(own)

    def omitted(self, marks: Sequence[Mark], head: Head, start: int) -> list[Recipient]:
        """The first recipient of the sentence, for a clause that leaves its subject out."""
        verb = marks[head.first].start
        own = _CLAUSES.split(self._folded[max(start, verb - _SENTENCE_REACH) : verb])
        if len(own) < 2:
            return self._shorts.stands_for(max(start, verb - _SENTENCE_REACH), verb)
        if len(own[-1].split()) > _OMITTED_WORDS:
            return self._shorts.stands_for(verb - len(own[-1]), verb)  # năm 2021 huyện dẫn đầu khối và đón nhận
        if _KIN.search(own[-1]) or names_unknown(own[-1]):
            return []
        if head.cue.held and not left_out(own[-1]):
            return []  # hội trường treo Huân chương
        if _WHEN.search(own[-1]):
            return told_after(marks, head, self._folded)
        short = self._shorts.stands_for(max(start, verb - _SENTENCE_REACH), verb)
        if short:
            return short
        near = bisect.bisect_left(marks, verb - _SENTENCE_REACH, hi=head.first, key=lambda mark: mark.end)
        for at, mark in enumerate(marks[near : head.first], near):
            if self._is_dateline(mark, start):
                continue
            if at and mark.authority and marks[at - 1].act == "passive":
                continue  # được Trung ương Đoàn tặng: who confers
            if mark.recipient and mark.recipient.count is None and self._is_item(marks, at, 0, start):
                return [mark.recipient]
        return []

    def _walk(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> list[int]:
        """The marks of the subject, from the verb back to the clause's boundary."""
        limit = marks[head.first].start
        items: list[int] = []
        for at in range(head.first - 1, floor - 1, -1):
            mark = marks[at]
            if items and mark.act in ("passive", "negation"):
                break
            if mark.award or mark.act in VERBS or mark.act in ("dative", "behalf", "propose"):
                items = self._counted.own(marks, items) if mark.act == "dative" else items
                break
            if mark.cue and mark.cue.word == _FROM:
                items = []  # 22 mẹ đến từ quận 8, quận 9
                continue
            if mark.act == "breakdown" and (items or not (mark.cue and mark.cue.word.endswith("gồm"))):
                break
            if limit - mark.end > REACH or self._is_dateline(mark, start):
                break
            boundary = _CLAUSE_END.search(self._folded, mark.end, marks[at + 1].start)
            if boundary and self._items.in_brackets(start, mark.start):
                continue
            if boundary and (items or not self._is_label(mark, boundary.start(), limit)):
                break
            if items and mark.authority and ORGANISES.match(self._folded, mark.end, limit):
                break
            if items and _OTHERWISE.search(self._folded, mark.end, marks[items[0]].start):
                break  # A được trao cho ông B, còn bà C nhận D
            if mark.recipient and self._is_item(marks, at, floor, start):
                if items and mark.recipient.count and REACHES.search(self._folded, mark.end, marks[items[0]].start):
                    break  # 8 em đạt học sinh giỏi, cô giáo A đạt danh hiệu B
                if mark.recipient.person and items and self._acts_on(mark, marks[items[0]]):
                    break
                items.insert(0, at)
        return items

    def _acts_on(self, person: Mark, following: Mark) -> bool:
        """``Chủ tịch A thăm gia đình ông B, người được tặng``: nothing joins the two, so that they are no list."""
        other = following.recipient is not None and following.recipient.person
        return other and SEPARATOR.search(self._folded, person.end, following.start) is None

    def _is_dateline(self, mark: Mark, start: int) -> bool:
        """``HUẾ - Niềm vui …``: where the article was written."""
        if mark.recipient is None or not mark.recipient.rank or self._folded[start : mark.start].strip(" (*•·+–-"):
            return False
        return self._folded[mark.end : mark.end + 3].strip()[:1] in ("-", "–", "—", ":")

    def _is_label(self, mark: Mark, colon: int, verb: int) -> bool:
        """``- Tổ Ngữ văn: được công nhận …``: the verb comes straight after the colon."""
        between = self._folded[mark.end : colon].strip()
        bracket = between.startswith("(") and between.find(")") == len(between) - 1
        after = self._folded[colon + 1 : verb]
        return (not between or bracket) and len(after.split()) <= _LABEL_WORDS and "," not in after

    def _is_item(self, marks: Sequence[Mark], at: int, floor: int, start: int) -> bool:
        """Whether a recipient heads its chunk, so that no office or preposition before makes it a modifier."""
        mark, before = marks[at], marks[at - 1] if at else None
        recipient = mark.recipient
        if recipient is None or self._items.in_brackets(start, mark.start):
            return False
        gap = self._folded[before.end if before else max(start, mark.start - REACH) : mark.start]
        if recipient.person:
            return not self._items.tells(recipient) and self._items.is_person(start, recipient)
        if recipient.count is not None:
            return _COUNT_OF.search(gap) is None
        if recipient.rank and before and _is_count(before) and not gap.strip():
            return before.recipient is not None and before.recipient.noun in words_in("area_levels/*")
        if before and before.act == "reason" and not SEPARATOR.search(gap):
            return before.cue is not None and before.cue.word in _CLAUSE_OPENS and not gap.strip()  # not Tại Hà Nội, …
        if _THERE_IS.search(gap):
            return True
        first = at == floor or before is None or before.cue is not None
        if first and (_AFTER_TIME.search(gap) or _FOUNDED.search(gap)):
            return True
        return self._items.is_named(gap, first, before, recipient)

    def _listed_from(self, marks: Sequence[Mark], items: Sequence[int], person: int) -> int:
        """Where a list of names begins that ``và`` joins to a person: ``Đồn A, Trạm B và ông C``, no offices of C."""
        first = person
        for at in reversed([at for at in items if at < person]):
            gap = self._folded[marks[at].end : marks[at + 1].start]
            if at + 1 != first or not (_AND.match(gap) or (first < person and gap == ", ")):
                break
            first = at
        return first
