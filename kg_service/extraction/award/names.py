"""Names of awards in a text: stem, class, level, title in quotation marks, issuer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg_service.extraction.award.authorities import Authorities, Authority
from kg_service.extraction.award.context import OPENS_CLAUSE
from kg_service.extraction.award.grades import read_classes, read_level
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.orders import TITLE_WORDS, OrderNames, sentence_case
from kg_service.extraction.award.stems import Stem, foreign_titles, name_ends, stems_of, words_around
from kg_service.extraction.award.words import Trie, Word, word_after, words_of
from kg_service.extraction.document import Document, within
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_CERTIFICATE = "bằng"
_BADGE = "Huy hiệu"
_FLAG, _EMULATION_FLAG = "Cờ", "Cờ thi đua"
_MEDAL = "Kỷ niệm chương"
_NAMED_AFTER = frozenset({"Giải thưởng", _MEDAL})
"""Stems whose titles may be one or two words in capitals without quotation marks."""
_OF, _FROM = "của", "từ"
_MINISTER = "Bộ trưởng"
_MOVEMENT_WORDS = 4
"""Words of a movement's name before a known title in it."""
_LED = 24
"""Characters before an award in which its year may begin."""
_LED_TO_ISSUER = worded(r"\s*(?:(?:<award_clauses/superlative>|<ordinal>)\s+)?(?:là\s+)?(?=của\s)", "award_verbs")
"""``giấy khen đầu tiên là của huyện``."""
_PARTY_YEARS = compiled(r"\s*(?P<years>\d{1,3})\s+năm\s+tuổi\s+đảng(?!\p{L})")
"""``Huy hiệu 50 năm tuổi Đảng``."""
_TITLE_REACH = 60
_QUOTED_MORE = 3
"""Characters of a quotation after an award's name with which the name goes on: more than a mark and a space."""
_HERO = "anh hùng"
"""A title without quotation marks has at most this many words."""


@cache
def _before_verb() -> Trie[bool]:
    """What may stand between an authority and its verb: ``đã``, ``quyết định``."""
    return Trie((word, True) for word in table_words("award_verbs", "before_verb"))


class AwardNames:
    """Reads the names of awards of one document."""

    def __init__(self, document: Document, authorities: Authorities) -> None:
        self._document = document
        self._authorities = authorities
        self._stems = stems_of(document.knowledge.reference)
        self._taken = {person.start for person in document.people}
        self._quotations: Mapping[int, tuple[int, str]] = {
            quotation.start: (quotation.end, quotation.inner(document.text)) for quotation in document.quotations
        }
        self._orders = OrderNames(document.text, self._quotations)

    def at(self, words: Sequence[Word], index: int, confers: Trie[str]) -> tuple[AwardMention, int] | None:
        """The award whose words begin at ``index``, and the index of the word after it; None if there is none.

        ``confers``: verbs; an authority before one of them is its subject and not the issuer in the award's name.
        """
        prefix = words_around("prefix").longest(words, index)
        if not prefix and _names_movement(words, index):
            return None
        at = index + prefix[0] if prefix else index
        quoted = at < len(words) and words[at].text == '"'
        inner = at + 1 if quoted else at
        match = self._stems.longest(words, inner) if inner < len(words) else None
        if match and not (quoted and not prefix):
            found = self._known(words, index, inner + match[0], match[1], confers, bool(prefix))
            own = self._is_own_name(words, index, found[0]) if found and not prefix else False
            if found and not own and not (quoted and self._is_longer_title(words, at, found[0])):
                return found
        local = prefix and words[index].text != _CERTIFICATE  # Bằng công nhận Di tích
        return self._local_title(words, index, at) if local else None

    def _is_own_name(self, words: Sequence[Word], index: int, found: AwardMention) -> bool:
        """``nhận "Huân chương Chổi tre"``, ``"Chiến sĩ thi đua bờ suối"``: a quotation whose name is no award's."""
        if not index or words[index - 1].text != '"' or found.issuers or found.title:
            return False
        quotation = self._quotations.get(words[index - 1].start)
        if quotation is None or len(quotation[1].split()) > TITLE_WORDS:
            return False
        return quotation[0] > found.end + _QUOTED_MORE or (found.stem.form == "order" and not found.classes)

    def _is_longer_title(self, words: Sequence[Word], at: int, found: AwardMention) -> bool:
        """Whether the quotation at ``at`` goes on well beyond the name: then it is a title of its own."""
        quotation = self._quotations.get(words[at].start)
        return bool(quotation and quotation[0] > found.end + 4 and not found.issuers)

    def _known(
        self, words: Sequence[Word], first: int, at: int, stem: Stem, confers: Trie[str], prefixed: bool
    ) -> tuple[AwardMention, int] | None:
        at = _skip_qualifiers(words, at)
        if stem.name == _BADGE and (years := _PARTY_YEARS.match(self._document.folded, words[at - 1].end)):
            stem = Stem(f"{_BADGE} {years['years']} năm tuổi Đảng", "title", "individual")
            at = word_after(words, at, years.end())
        title, at = self._title(words, at, stem) if stem.form in ("quoted", "issued") else (None, at)
        if title and stem.name == _BADGE:
            inner = words_of(title.lower(), 0, len(title))
            own = self._stems.longest(inner, 0)
            if own and own[0] == len(inner):
                stem, title = own[1], None  # Huy hiệu "Bà mẹ Việt Nam anh hùng" comes with the title
        if stem.form == "quoted" and title is None:
            if stem.name != _FLAG or not self._is_flag(words, first, at, confers):
                return None
            stem = Stem(_EMULATION_FLAG, "issued", "collective")
        if stem.form == "order":
            opened = self._orders.read(words, at)
            if opened is None:
                return None
            name, at = opened
            stem = Stem(f"{stem.name} {name}".strip(), "order", stem.recipient, stem.by)
        classes: tuple[str, ...] = ()
        if stem.form in ("classed", "order"):
            classes, at = read_classes(self._document.text, words, at)
        level, at = self._level(words, at, stem)
        at = _skip_qualifiers(words, at)
        at = at + 1 if at < len(words) and words[at].text == '"' and prefixed else at
        issuers, at = self.issuers(words, at, stem, confers) if not level else ((), at)
        if stem.name.startswith(_FLAG):
            classes, at = read_classes(self._document.text, words, at)
        if stem.form == "order" and not classes and not issuers and stem.name in ("Huân chương", "Huy chương"):
            return None
        at = _skip_qualifiers(words, at)
        end = words[at - 1].end
        led = self._period_before(words[first].start)
        period = (end, led) if led else self._period_after(end)
        if period:
            end = period[0]
            while at < len(words) and words[at].start < end:
                at += 1
        mention = AwardMention(
            words[first].start, end, stem, classes, level, title, issuers, period[1] if period else None, prefixed
        )
        return mention, at

    def _is_flag(self, words: Sequence[Word], first: int, at: int, confers: Trie[str]) -> bool:
        """``tặng Cờ 3 đơn vị``, ``Cờ của UBND tỉnh``: the flag of emulation by its first word alone."""
        if at != first + 1 or not self._document.text[words[first].start].isupper() or at >= len(words):
            return False
        if words[at].text in (_OF, "cho", "và", ",", ";", ":") or words[at].text.isdigit():
            return any(confers.longest(words, begin) for begin in range(max(0, first - 2), first)) or (
                words[at].text == _OF and self._authorities.at(words, at + 1) is not None
            )
        return False

    def titled(self, words: Sequence[Word], first: int, at: int) -> tuple[AwardMention, int] | None:
        """A title in quotation marks at a word, for a person."""
        if at >= len(words) or words[at].text != '"':
            return None
        found = self._local_title(words, first, at)
        return (replace(found[0], stem=replace(found[0].stem, recipient="individual")), found[1]) if found else None

    def dated(self, mention: AwardMention) -> AwardMention:
        """A mention with the period that stands straight before it or follows it, or none."""
        led = self._period_before(mention.start)
        period = (mention.end, led) if led else self._period_after(mention.end)
        return replace(mention, period=period[1] if period else None, end=period[0] if period else mention.end)

    # --- parts of a name -----------------------------------------------------------------------------------------

    def _title(self, words: Sequence[Word], at: int, stem: Stem) -> tuple[str | None, int]:
        if at >= len(words):
            return None, at
        quotation = self._quotations.get(words[at].start)
        if quotation:
            return sentence_case(quotation[1]), word_after(words, at, quotation[0])
        if stem.form == "quoted" or (stem.name == _MEDAL and not self._authorities.at(words, at)):
            after = self._capital_run(words, at)
            if (after > at and words[at].text in table_words("award_verbs", "opens_title")) or after >= at + 3:
                return self._slice(words, at, after), after
            if stem.name in _NAMED_AFTER and self._is_proper(words, at, after):
                return self._slice(words, at, after), after
        return None, at

    def _is_proper(self, words: Sequence[Word], at: int, after: int) -> bool:
        """``giải thưởng Sao Khuê``, ``Kỷ niệm chương Hùng Vương``: capitals only, or a word in capitals (``KOVA``)."""
        written = [self._document.text[word.start : word.end] for word in words[at:after]]
        if not written or any(start in self._taken for start in (words[at].start, words[at].start - 1)):
            return False
        if self._authorities.at(words, at) or self._authorities.level_at(words, at):
            return False
        if len(written) == 1:
            return len(written[0]) > 2 and written[0].isupper() and written[0].isalpha()
        return all(word[0].isupper() for word in written)

    def _local_title(self, words: Sequence[Word], first: int, at: int) -> tuple[AwardMention, int] | None:
        """``danh hiệu "Người tốt, việc tốt"``, ``danh hiệu Công dân Thủ đô ưu tú``."""
        if at >= len(words):
            return None
        quotation = self._quotations.get(words[at].start)
        if foreign_titles().longest(words, at + 1 if quotation else at):
            return None
        if quotation:
            after, title = word_after(words, at, quotation[0]), sentence_case(quotation[1])
            end = quotation[0]
        else:
            after = self._capital_run(words, at)
            if after - at < 2 or not self._document.text[words[at].start].isupper():
                return None
            if self._document.text[words[first].start : words[after - 1].end].isupper():
                return None  # NHỮNG PHẦN THƯỞNG CAO QUÝ: a heading in capitals names nothing
            title, end = self._slice(words, at, after), words[after - 1].end
        full = self._full_stem(title)
        if full:
            return AwardMention(words[first].start, end, full, prefixed=True), word_after(words, after - 1, end)
        period = self._period_after(end)
        mention = AwardMention(
            words[first].start, period[0] if period else end, Stem(title, "title"), title=title,
            period=period[1] if period else None, prefixed=True,
        )  # fmt: skip
        return mention, word_after(words, after - 1, mention.end)

    def _full_stem(self, title: str) -> Stem | None:
        """``danh hiệu Anh hùng``: the name that the article gives in full, if it gives one."""
        folded = self._document.folded
        found = set()
        if title.lower() == _HERO:
            at = folded.find(_HERO)
            while at >= 0:
                match = self._stems.longest(words_of(folded, at, at + _TITLE_REACH), 0)
                if match:
                    found.add(match[1])
                at = folded.find(_HERO, at + len(_HERO))
        return found.pop() if len(found) == 1 else None

    def _capital_run(self, words: Sequence[Word], at: int) -> int:
        """The word after a title without quotation marks: capitals with small words between, up to an end word."""
        text = self._document.text
        last = at
        index = at
        while index < min(len(words), at + TITLE_WORDS):
            word = words[index]
            ends = index > at and not text[word.start].isupper() and name_ends().longest(words, index)
            if not word.text[0].isalnum() or ends:
                break  # giải thưởng Lương Định Của ends later
            if index == at and not text[word.start].isupper():
                break
            index += 1
            last = index
        return last

    def _level(self, words: Sequence[Word], at: int, stem: Stem) -> tuple[str | None, int]:
        """``cấp tỉnh``; a place's name after it is taken too: ``chiến sĩ thi đua tỉnh Hậu Giang``."""
        if stem.form not in ("issued", "levelled", "quoted"):
            return None, at
        found = read_level(words, at, bare=stem.form == "levelled")
        if found is None:
            return None, at
        level, first, after = found
        place = self._place_at(words, first)
        return level, word_after(words, after, place) if place else after

    def _place_at(self, words: Sequence[Word], at: int) -> int | None:
        """The end of a place whose level word begins here: ``chiến sĩ thi đua tỉnh Hậu Giang``."""
        for place in within(self._document.places, words[at].start, words[at].start + 40):
            return place.end if place.start == words[at].start else None
        return None

    def issuers(
        self, words: Sequence[Word], at: int, stem: Stem, confers: Trie[str]
    ) -> tuple[tuple[Authority, ...], int]:
        """Who confers an award with a stem, by the words from ``at`` on, and the word after them."""
        if stem.form == "issued" and at and (led := _LED_TO_ISSUER.match(self._document.folded, words[at - 1].end)):
            at = word_after(words, at, led.end())
        if at >= len(words):
            return (), at
        of = words[at].text in (_OF, "do", _FROM)  # nhận bằng khen từ Tổng cục X
        step = at + 1 if of else at
        if step >= len(words) or not (of or stem.form == "issued"):
            return (), at
        found = self._authorities.at(words, step)
        if found is None and of and words[at].text != _FROM and stem.form in ("issued", "levelled"):
            found = self._authorities.level_at(words, step)
        if found is None or (not of and _verb_follows(words, found[1], confers)):
            return (), at
        if stem.by and found[0].kind != "state":
            return (), at  # whose it is: the law says who confers it
        if not of and words[at - 1].end < words[at].start - 3:
            return (), at
        issuers = [found[0]]
        after = found[1]
        while after + 1 < len(words) and words[after].text in (",", "và"):
            of_again = of and words[after + 1].text == _OF
            more = self._authorities.at(words, after + 1 + of_again)
            if more is None or _verb_follows(words, more[1], confers):
                break
            if issuers[-1].name == _MINISTER:  # của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc: one person
                issuers[-1] = replace(more[0], start=issuers[-1].start, name=f"{_MINISTER}, {more[0].name}")
            else:
                issuers.append(more[0])
            after = more[1]
        return tuple(issuers), after

    def _period_before(self, start: int) -> str | None:
        """``năm 1985 Huân chương A, năm 1995 Huân chương B``: the year straight before an award is its own."""
        for period in reversed(within(self._document.periods, start - _LED, start)):
            gap = self._document.folded[period.end : start].strip(" :|-–")
            return period.value if not gap else None
        return None

    def _period_after(self, end: int) -> tuple[int, str] | None:
        for period in within(self._document.periods, end, end + 30):
            written = self._document.folded[end : period.start]
            if "," in written and OPENS_CLAUSE.match(self._document.folded, period.end):
                return None  # tặng Cờ thi đua, năm 2014 nhận …
            led = written.strip(" ,(")
            return (period.end, period.value) if not led or led in table_words("award_verbs", "before_period") else None
        return None

    def _slice(self, words: Sequence[Word], first: int, after: int) -> str:
        return " ".join(self._document.text[words[first].start : words[after - 1].end].split())


def _skip_qualifiers(words: Sequence[Word], at: int) -> int:
    match = words_around("qualifier").longest(words, at) if at < len(words) else None
    return at + match[0] if match else at


def _names_movement(words: Sequence[Word], index: int) -> bool:
    """``phong trào (thi đua) "Nông dân sản xuất kinh doanh giỏi"``: what the movement is called."""
    at = index
    while at > max(0, index - _MOVEMENT_WORDS) and words[at - 1].text.isalpha() and words[at - 1].text != "trào":
        at -= 1
    for begin in (at, index):
        begin = begin - 1 if begin and words[begin - 1].text == '"' else begin
        begin = begin - 2 if begin > 3 and words[begin - 2].text == "thi" else begin
        if begin > 1 and words[begin - 2].text == "phong" and words[begin - 1].text == "trào":
            return begin == index or words[begin].text == '"' or begin + 2 >= index
    return False


def _verb_follows(words: Sequence[Word], at: int, confers: Trie[str]) -> bool:
    """Whether a verb that confers comes next, ``đã``, ``quyết định`` and the like between left aside."""
    while match := _before_verb().longest(words, at):
        at += match[0]
    return at < len(words) and confers.longest(words, at) is not None
