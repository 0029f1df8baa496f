"""Recipients by words that stand for them: ``bà``, ``nhà trường``, ``huyện``, after the article has named them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from functools import cache, cached_property

import regex

from kg_service.extraction.award.persons_before import PersonsBefore
from kg_service.extraction.award.recipient_words import recipient_heads, written_otherwise
from kg_service.extraction.award.recipients import Recipient, Recipients
from kg_service.extraction.award.words import Word, size_in, words_of
from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_forms import full_forms
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_ANY_UNIT = "đơn"
"""The first syllable of the word for a unit of any kind."""
_NAMES_TRIED = 8


_UNIT_BEFORE = 1500
_CUT_LEVEL = (" TP", " Tp", " TX")
"""How a name ends that the stop of a short form has cut: ``Trường ĐH Nông lâm TP. Cần Thơ``."""
_NAME = 160
"""Characters of the longest name."""
_AROUND = 70
_PART = worded(r"<part_of_name>(?!\p{L})", "award_recipients")
"""Heads that may end the name of a body which they are of."""
_SYLLABLE, _SYLLABLES = 9, 12
_FIRST_OF = worded(r"\s<superlative>$", "award_clauses")
"""``bệnh viện Nhi đầu tiên``: what a body is, not what it is called."""
_TITLE = 80
"""Characters of the longest quoted title."""
_CAPITALS = 12
"""Characters that tell whether a name stands in a heading in capitals."""
_HEADING_PART = compiled(r"\s[-–—]\s|[:\n]")
_SHORT_HEADING = 60
"""Characters of the longest name in capitals that a heading's own parts end."""
_TOP = 6
"""Blocks at the head of an article whose headings name what it is about."""
_OWN_AREA = 13
_LONGER = worded(r"(?<!\p{L})<longer_head> $", "award_recipients")
_NO_UNITS = frozenset({"government", "council", "ministry", "state"})
"""Kinds of bodies that no ``đơn vị`` stands for."""


_UNITS = frozenset({"army", "company", "hospital", "school", "centre", "union", "police", "organisation"})
"""Kinds of bodies that an article may be about under the name of ``đơn vị``."""

_INSIDE = worded(r"(?<!\p{L})<longer_word>\s$", "award_recipients")
"""Before a head that is the end of another word: ``đa khoa``."""


_WHOLE_GROUP = "tổng "
"""Before ``công ty`` in the name of a group, which is another body."""


@cache
def _before_name(head: str) -> regex.Pattern[str]:
    """A head of ``recipient_heads.tsv`` before a further word."""
    return regex.compile(rf"(?<!\p{{L}}){regex.escape(head)}\s+")


class NamedBefore:
    """Finds the recipients of one document that it named before."""

    def __init__(self, document: Document, recipients: Recipients) -> None:
        self._document = document
        self._collectives = recipients.collectives
        self._positions: dict[str, list[int]] = {}
        self._owned: dict[str, str | None] = {}
        self.people = PersonsBefore(document, recipients)

    def collective(self, head: str, start: int) -> str | None:
        """The last name before ``start`` that begins with a head, short or written out, and a capital or a number."""
        other = written_otherwise().get(head)
        return self._with_head(head, start) or (self._with_head(other, start) if other else None)

    def _with_head(self, head: str, start: int) -> str | None:
        found = self._headed(head)
        own = self._own(head)
        if own:
            return own
        last = bisect.bisect_left(found, start)
        tried = found[max(0, last - _NAMES_TRIED) : last]
        in_capitals = {at for at in tried if self._document.text[at : at + _CAPITALS].isupper()}
        for position in sorted(tried, key=lambda at: (at in in_capitals, -at)):  # in capitals no name tells its end
            named = self._name_at(position, start)
            if named:
                return named
        if not self._document.text[start].isupper():
            return None
        after = {self._name_at(position) for position in found[last : last + _NAMES_TRIED]} - {None}
        return after.pop() if len(after) == 1 else None  # the only one that the article names

    def _name_at(self, position: int, limit: int | None = None) -> str | None:
        """The name of a collective that begins at a place of a line."""
        line = self._document.folded.find("\n", position)
        end = min(position + _NAME, line if line > position else position + _NAME)
        if _PART.match(self._document.folded, position) and (whole := self._body_around(position)):
            return whole
        words = words_of(self._document.folded, position, end if limit is None else min(end, limit))
        named = self._collectives.at(words, 0)
        cut = named is not None and named[0].endswith(_CUT_LEVEL)
        if named and (cut or named[0].split()[0].lower() in written_otherwise()):
            return self._body_written(position) or named[0]
        if named and _FIRST_OF.search(named[0].lower()):
            return None
        return self._full_forms.get(named[0].lower(), named[0]) if named else None

    @cached_property
    def _full_forms(self) -> dict[str, str]:
        """Companies with their legal form, by their names without it: ``Công ty`` stands for the fuller one."""
        return full_forms({body.name for body in self._document.bodies if body.kind == "company"})

    def _body_written(self, position: int) -> str | None:
        """The body whose name begins at a place, its head written out where the article explains it."""
        bodies = self._document.bodies
        at = bisect.bisect_left(bodies.starts, position)
        return bodies[at].full_name() if at < len(bodies) and bodies[at].start == position else None

    def _body_around(self, position: int) -> str | None:
        """``Ngân hàng A chi nhánh B`` for ``chi nhánh``: the body in whose name the head stands."""
        folded, text = self._document.folded, self._document.text
        line = folded.find("\n", position)
        first = max(folded.rfind("\n", 0, position) + 1, position - _AROUND)
        words = words_of(folded, first, min(position + _NAME, line if line >= 0 else len(folded)))
        for at, word in enumerate(words):
            if word.start >= position:
                break
            named = self._collectives.at(words, at) if text[word.start].isupper() else None
            if named and named[1] > position + 1:
                return named[0]
        return None

    def central_union(self, start: int) -> str | None:
        """``Trung ương Hội`` of the local union that was named last: ``Trung ương Hội Nông dân Việt Nam``."""
        last = bisect.bisect_left(self._document.bodies.starts, start)
        for body in reversed(self._document.bodies[max(0, last - _NAMES_TRIED) : last]):
            if body.kind == "union" and body.name.startswith("Hội ") and body.name != "Hội đồng":
                local = body.level is not None or body.place is not None
                return f"Trung ương {body.name} Việt Nam" if local else None
        return None

    def _own(self, head: str) -> str | None:
        """The one body with a head that the title, or a heading at the top, names: the article is about it."""
        if head not in self._owned:
            self._owned[head] = None
            for block in self._document.article.blocks[:_TOP]:
                if block.kind not in ("title", "heading", "caption"):
                    continue
                names: set[str] = set()
                for position in self._headed(head):
                    if block.span.start <= position < block.span.end:
                        named = self._titled_at(position, head)
                        names |= {named} if named else set()
                if len(names) == 1:
                    self._owned[head] = names.pop()
                    break
        return self._owned[head]

    def _titled_at(self, position: int, head: str) -> str | None:
        """A name in a heading; one in capitals ends as in small letters elsewhere, or with a dash or its line."""
        small = self._in_small_letters(position, head)
        if small != position or not self._document.text[position : position + _CAPITALS].isupper():
            return self._name_at(small)
        end = _HEADING_PART.search(self._document.text, position)
        stop = end.start() if end else len(self._document.text)
        named = self._name_at(position, stop) if stop - position <= _SHORT_HEADING else None
        whole = named and len(named) == len(" ".join(self._document.text[position:stop].split()))
        initials = table_words("award_recipients", "kind_initials")
        words = named.split() if named and whole else []
        return " ".join(word if word.lower() in initials else word.capitalize() for word in words) or None

    def _in_small_letters(self, position: int, head: str) -> int:
        """Where a name that a heading gives in capitals stands in small letters, which tell where it ends."""
        text, folded = self._document.text, self._document.folded
        if not text[position : position + _CAPITALS].isupper():
            return position
        begins = folded[position : position + len(head) + _CAPITALS]
        return next(
            (
                at
                for at in self._headed(head)
                if folded.startswith(begins, at) and not text[at : at + _CAPITALS].isupper()
            ),
            position,
        )

    def _headed(self, head: str) -> list[int]:
        """Where a head stands before a capital or a number, in the whole text."""
        if head not in self._positions:
            text = self._document.text
            self._positions[head] = [
                self._whole(match.start())
                for match in _before_name(head).finditer(self._document.folded)
                if match.end() < len(text)
                and not self._ends_word(match.start(), head)
                and not self._document.folded.endswith(_WHOLE_GROUP, 0, match.start())
                and not _INSIDE.search(self._document.folded, max(0, match.start() - _SYLLABLES), match.start())
                and not self._in_title(match.start())
                and (text[match.end()].isupper() or text[match.end()].isdigit() or text[match.start()].isupper())
            ]
        return self._positions[head]

    def _in_title(self, start: int) -> bool:
        """``Kỷ niệm chương "Vì sự nghiệp phát triển hợp tác xã Việt Nam"``: a head inside quoted words names nobody."""
        quotation = self._document.quotation_at(start)
        return quotation is not None and quotation.start + 1 < start and quotation.end - quotation.start <= _TITLE

    def _ends_word(self, start: int, head: str) -> bool:
        """``cơ sở``, ``lễ hội``: a head that only ends another word."""
        before = self._document.folded[max(0, start - _SYLLABLE) : start]
        syllable = before.rstrip().rpartition(" ")[2].rpartition("\n")[2]
        if not before.endswith(" ") or not syllable.isalpha():
            return False
        word = recipient_heads().longest(words_of(f"{syllable} {head}", 0, _NAME), 0)
        return word is not None and word[1] == ""

    def names_at(self, start: int) -> bool:
        """Whether the name of a person or place begins there, so that the word before stands for nobody else."""
        return start in self._named

    @cached_property
    def _named(self) -> frozenset[int]:
        people = {person.start for person in self._document.people}
        return frozenset(people | {place.name_start for place in self._document.places})

    def _whole(self, start: int) -> int:
        """Where ``Bệnh viện A`` begins whose ``viện`` stands at an offset: the one word is short for the two."""
        longer = _LONGER.search(self._document.folded, max(0, start - 6), start)
        return longer.start() if longer else start

    def short_name(self, words: Sequence[Word], index: int, size: int) -> Recipient | None:
        """``nhà trường``, ``đơn vị`` at ``size`` words: the body of that kind that the article named before."""
        start, end = words[index].start, words[index + size - 1].end
        name = self.collective(" ".join(word.text for word in words[index : index + size]), start)
        if name:
            return Recipient(start, end, name, ("collective",))
        return self.short_form(words, index)

    def short_form(self, words: Sequence[Word], index: int) -> Recipient | None:
        """``Vùng``, ``Công ty``, ``huyện``: the fuller name that the article gave before, or its own area."""
        if words[index].text == "nhà" and index + 1 < len(words) and words[index + 1].text == "trường":
            name = self.collective("trường", words[index].start)
            if name is None:
                return self._own_unit(words, index)
            return Recipient(words[index].start, words[index + 1].end, name, ("collective",))
        head = recipient_heads().longest(words, index)
        start = words[index].start
        if head and head[1]:
            end = words[index + head[0] - 1].end
            name = self.collective(head[1], start)
            if name:
                return Recipient(start, end, name, ("collective",))
        for anchor in within(self._document.areas.anchors, start, start + _OWN_AREA):
            if anchor.start == start and anchor.rank:
                return Recipient(start, anchor.end, anchor.label, ("collective",))
        return self._only_area(words[index]) or self._own_unit(words, index)

    def _own_unit(self, words: Sequence[Word], index: int) -> Recipient | None:
        """``đơn vị``: the last body named before; ``Nhà trường`` of a page that never names it: itself."""
        start = words[index].start
        size = size_in(words, index, table_words("award_recipients", "own_unit"), 2)
        if not size or (index + size < len(words) and self._document.text[words[index + size].start].isupper()):
            return None
        end = words[index + size - 1].end
        if words[index].text == _ANY_UNIT:
            last = bisect.bisect_left(self._document.bodies.starts, start)
            near = [b for b in self._document.bodies[max(0, last - _NAMES_TRIED) : last] if b.kind not in _NO_UNITS]
            if not near or start - near[-1].end > _UNIT_BEFORE:
                return None
            unit = near[-1] if self._opens_sentence(near[-1]) else self._titled_unit or near[-1]
            return Recipient(start, end, unit.full_name(), ("collective",))
        written = self._document.text[start:end]
        return Recipient(start, end, written, ("collective",)) if written[0].isupper() else None

    def _opens_sentence(self, body: Body) -> bool:
        """Whether a sentence begins with a body: it is what the text goes on to tell of."""
        sentence = self._document.sentence_at(body.start)
        return sentence is not None and not self._document.folded[sentence.start : body.start].strip(' -+*"“')

    @cached_property
    def _titled_unit(self) -> Body | None:
        """The one unit that the title names, as the text names it in full after it: ``đơn vị`` stands for it."""
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        named = within(self._document.bodies, title.start, title.end) if title else []
        units = [body for body in named if body.kind in _UNITS]
        if title is None or len(units) != 1:
            return None
        same = (body for body in self._document.bodies if body.start >= title.end and body.kind == units[0].kind)
        begins = units[0].name.lower()
        return next((body for body in same if body.name.lower().startswith(begins)), units[0])

    def _only_area(self, word: Word) -> Recipient | None:
        """``xã``: the one xã that the article names."""
        named = {
            place.name: place
            for place in self._document.places
            if place.rank <= 4 and place.level == word.text and place.start < place.name_start
        }
        if len(named) != 1:
            return None
        place = next(iter(named.values()))
        return (
            Recipient(word.start, word.end, place.label, ("collective",), rank=place.rank)
            if place.start < word.start
            else None
        )
