"""Names of awards in a text: stem, class, level, title in quotation marks, issuer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg_service.extraction.award.authorities import Authorities, Authority
from kg_service.extraction.award.collective_names import fields
from kg_service.extraction.award.cues import getting_words
from kg_service.extraction.award.grades import read_classes, read_level
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.orders import TITLE_WORDS, OrderNames
from kg_service.extraction.award.periods import AwardPeriods
from kg_service.extraction.award.stems import Stem, name_ends, stems_of, words_around
from kg_service.extraction.award.titles import TitleReader
from kg_service.extraction.award.words import Trie, Word, word_after, words_of
from kg_service.extraction.document import Document, within
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_CERTIFICATE = "bằng"
_BADGE = "Huy hiệu"
_FLAG, _EMULATION_FLAG = "Cờ", "Cờ thi đua"
_GIVE_FLAGS, _GOVERNMENT = frozenset({"government", "ministry", "union"}), "Chính phủ"
"""Authorities whose flags are those of emulation: ``Cờ UBND tỉnh``, not ``Cờ Đảng``."""
_OF, _FROM = "của", "từ"
_MINISTER = "Bộ trưởng"
_MOVEMENT_WORDS = 4
"""Words of a movement's name before a known title in it."""
_LEAD_WORDS = 4
"""Words and marks before that name from ``trào`` on: ``trào thi đua "``."""
_LED_TO_ISSUER = worded(
    r"\s*(?:(?:<award_clauses/superlative>|<ordinal>)\s+)?(?:là\s+)?(?=của\s)"
    r"|\s*,?\s*<with_it>\s+(?:<money_given>|\d[\d.,]*\s+(?:\p{L}+\s+)?đồng)\s+(?=của\s)",
    "award_verbs",
)
"""``giấy khen đầu tiên là của huyện``, ``bằng khen cùng tiền thưởng của Ban A``."""
_PARTY_YEARS = compiled(r"\s*(?P<years>\d{1,3})\s+năm(?P<party>\s+tuổi\s+đảng)?(?!\p{L})")
_OF_PARTY = "tuổi đảng"
"""``Huy hiệu 50 năm tuổi Đảng``."""
_PRIZE = "Giải thưởng"
_OF_FIELD = worded(r"\s+(?:về|trong)\s+(?:lĩnh vực\s+)?(?P<field><prize_field>)(?!\p{L})", "award_verbs")
_QUOTED_MORE = 3
"""Characters of a quotation after an award's name with which the name goes on: more than a mark and a space."""


@cache
def _before_verb() -> Trie[bool]:
    """What may stand between an authority and its verb: ``đã``, ``quyết định``."""
    return Trie((word, True) for word in table_words("award_verbs", "before_verb"))


_BRANCH = "ngành"
_FIELD_WORDS = 4


class AwardNames:
    """Reads the names of awards of one document."""

    def __init__(self, document: Document, authorities: Authorities) -> None:
        self._document = document
        self._authorities = authorities
        self._stems = stems_of(document.knowledge.reference)
        self._quotations: Mapping[int, tuple[int, str]] = {
            quotation.start: (quotation.end, quotation.inner(document.text)) for quotation in document.quotations
        }
        self._orders = OrderNames(document.text, self._quotations)
        self._titles = TitleReader(document, authorities, self._quotations)
        self.periods = AwardPeriods(document)

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
        return self._titles.local(words, index, at) if local else None

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
        years = _PARTY_YEARS.match(self._document.folded, words[at - 1].end) if stem.name == _BADGE else None
        if years and (years["party"] or _OF_PARTY in self._document.folded):  # the article has told what it is for
            stem = Stem(f"{_BADGE} {years['years']} năm tuổi Đảng", "title", "individual")
            at = word_after(words, at, years.end())
        stem, at = self._with_field(words, at, stem)
        if stem.name == _FLAG and self._is_flag(words, first, at, confers):
            stem = Stem(_EMULATION_FLAG, "issued", "collective")
        title, at = self._titles.title(words, at, stem) if stem.form in ("quoted", "issued") else (None, at)
        if title and stem.name == _BADGE:
            inner = words_of(title.lower(), 0, len(title))
            own = self._stems.longest(inner, 0)
            if own and own[0] == len(inner):
                stem, title = own[1], None  # Huy hiệu "Bà mẹ Việt Nam anh hùng" comes with the title
        if stem.form == "quoted" and title is None:
            return None
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
        led = self.periods.before(words[first].start)
        period = (end, led) if led else self.periods.after(end)
        if period:
            end = period[0]
            while at < len(words) and words[at].start < end:
                at += 1
        mention = AwardMention(
            words[first].start, end, stem, classes, level, title, issuers, period[1] if period else None, prefixed
        )
        return mention, at

    def _with_field(self, words: Sequence[Word], at: int, stem: Stem) -> tuple[Stem, int]:
        """``Giải thưởng Hồ Chí Minh về văn học nghệ thuật``: a prize of the State, of the field that the law names."""
        if not stem.name.startswith(_PRIZE) or stem.by is None:
            return stem, at
        field = _OF_FIELD.match(self._document.folded, words[at - 1].end)
        if field is None:
            return stem, at
        written = " ".join(self._document.text[field.start("field") : field.end()].split())
        return replace(stem, name=f"{stem.name} về {written}"), word_after(words, at, field.end())

    def _is_flag(self, words: Sequence[Word], first: int, at: int, confers: Trie[str]) -> bool:
        """``tặng Cờ 3 đơn vị``, ``Cờ của UBND tỉnh``, ``Cờ Chính phủ``: the flag of emulation by its first word."""
        if at != first + 1 or not self._document.text[words[first].start].isupper() or at >= len(words):
            return False
        if words[at].text in (_OF, "cho", "và", ",", ";", ":") or words[at].text.isdigit():
            return any(confers.longest(words, begin) for begin in range(max(0, first - 2), first)) or (
                words[at].text == _OF and self._authorities.at(words, at + 1) is not None
            )
        giver = self._authorities.at(words, at)
        return giver is not None and (giver[0].kind in _GIVE_FLAGS or giver[0].name == _GOVERNMENT)

    def titled(self, words: Sequence[Word], first: int, at: int) -> tuple[AwardMention, int] | None:
        """A title in quotation marks at a word, for a person."""
        if at >= len(words) or words[at].text != '"':
            return None
        found = self._titles.local(words, first, at)
        return (replace(found[0], stem=replace(found[0].stem, recipient="individual")), found[1]) if found else None

    def _level(self, words: Sequence[Word], at: int, stem: Stem) -> tuple[str | None, int]:
        """``cấp tỉnh``; a place's name after it is taken too: ``chiến sĩ thi đua tỉnh Hậu Giang``."""
        if stem.form not in ("issued", "levelled", "quoted"):
            return None, at
        found = read_level(words, at, bare=stem.form == "levelled")
        if found is None:
            return None, at
        level, first, after = found
        if words[after - 1].text == _BRANCH and (end := self._field_end(words, after)) > after:
            return " ".join(self._document.text[words[first].start : words[end - 1].end].split()), end
        place = self._place_at(words, first)
        return level, word_after(words, after, place) if place else after

    def _field_end(self, words: Sequence[Word], at: int) -> int:
        """The word after a field of work in capitals: ``Chiến sĩ thi đua ngành Giáo dục và Đào tạo``."""
        if at >= len(words) or not self._document.text[words[at].start].isupper():
            return at
        field = fields().longest(words, at)
        if field:
            return at + field[0]
        end = at
        while end < min(len(words), at + _FIELD_WORDS) and words[end].text.isalpha():
            dated = end + 2 < len(words) and words[end + 2].text.isdigit()  # ngành Ngân hàng năm 2018
            if name_ends().longest(words, end) and not (dated and end == at + 1):
                break
            end += 1
        return end

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
        joined: dict[str, tuple[tuple[Authority, ...], int]] = {}
        while after + 1 < len(words) and words[after].text in (",", "và"):
            of_again = of and words[after + 1].text == _OF
            more = self._authorities.at(words, after + 1 + of_again)
            if more is None or _verb_follows(words, more[1], confers):
                break
            joined[words[after].text] = tuple(issuers), after
            if issuers[-1].name == _MINISTER:  # của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc: one person
                issuers[-1] = replace(more[0], start=issuers[-1].start, name=f"{_MINISTER}, {more[0].name}")
            else:
                issuers.append(more[0])
            after = more[1]
        if joined and after < len(words) and getting_words().longest(words, after):
            return joined.get(",") or joined["và"]  # Cờ thi đua của UBND tỉnh, Sở Y tế và Sở Tài chính nhận Bằng khen
        return tuple(issuers), after


def _skip_qualifiers(words: Sequence[Word], at: int) -> int:
    match = words_around("qualifier").longest(words, at) if at < len(words) else None
    return at + match[0] if match else at


def _names_movement(words: Sequence[Word], index: int) -> bool:
    """``phong trào (thi đua) "Nông dân sản xuất kinh doanh giỏi"``: what the movement is called."""
    if not any(word[0] == "trào" for word in words[max(0, index - _MOVEMENT_WORDS - _LEAD_WORDS) : index]):
        return False
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
