"""Histories of one unit or person: lines that name an award and its year, of whom headings or sentences above tell.

``Đội Xung kích`` and below it ``- Năm 1974: Huân chương Lao động hạng Ba``; ``2008 | Tập thể Lao động xuất
sắc | Quyết định số 5/QĐ-UBND … của UBND tỉnh``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.capitals import in_small_letters
from kg_service.extraction.award.entries import BULLET, Entries
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import name_ends
from kg_service.extraction.award.words import size_in, words_of
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import AwardStatus
from kg_service.text.patterns import compiled

_YEAR_LINE = compiled(
    r"\s*[|\t]?\s*(?:[-+*•●▪–—]\s*|\(?\d{1,2}[.)]\s+|\d{1,2}\s*\|\s*)?"
    r"(?:(?:từ\s+|trong\s+|đến\s+|các\s+)?năm(?:\s+học)?\s+(?:19|20)\d{2}"
    r"|(?:từ\s+)?(?:19|20)\d{2}(?=\s*(?:[:|\t–-]|,\s*(?:19|20)\d{2})))"
)
"""A line that begins with a year: ``- Năm 1974: …``, ``2008 | …``, ``1998-2003: …``."""

_FIRST_YEAR = compiled(r"[^\p{L}\d]*(?:\d{1,2}\s*[|.)]\s*)?(?:năm\s+)?(?P<year>(?:19|20)\d{2})\s*[|\t:]")
_YEAR = compiled(r"(?:năm\s+|\()\s*(?:19|20)\d{2}|(?:19|20)\d{2}\s*\)")
_YEAR_ALONE = compiled(r"\s*(?:năm(?:\s+học)?\s+)?(?P<year>(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?)\s*")
"""A row's first cell where each cell of a table has a line of its own: ``2012``, ``Năm học 2011-2012``."""
_DECIDED = telling(r"[\s(,;:–-]*(?:(?:theo|tại)\s+)?<decision_of>(?!\p{L})(?:[^;()]|\([^()]*\)){0,90}?(?:của|do)\s+$")
"""Between an award and who decided on it: ``(Quyết định số 12/QĐ-UBND ngày … của UBND tỉnh)``."""
_REPORTED = telling(r"<merit>")
_GIVEN = frozenset({"passive", "confer", "receive", "reach", "hand", "recognise"})
_REST = 12
"""Characters beside the award in a cell."""
_HEADING = 120
"""Characters of the longest line that is taken for the heading of a history."""

_PROSE = 260
"""Characters of a paragraph after which the unit of the sentences before is no longer meant."""

_NOBODY = telling(r"\s*(?:các\s+)?(?:<somebody>|<honour>|hình thức)(?!\p{L})")
_TOLD = telling(r"<honour>|chặng đường|được tặng|<award_cues/receive>")
_RECOGNISED = compiled(r"(?<!\p{L})công nhận(?!\p{L})")


class Histories:
    """Follows whose history the lines of one document tell. ``owner``: of the lines below the last heading."""

    def __init__(self, document: Document, entries: Entries, marks: MarkReader) -> None:
        self._document = document
        self._entries = entries
        self._marks = marks
        self._before = marks.before
        self._owner: Recipient | None = None
        self._unit: Recipient | None = None
        self._recognised = False
        self._row_year: str | None = None

    def enter(self, sentence: Sentence, speaks: bool) -> None:
        """A heading, a lead-in or a paragraph of another matter says whose history follows; a title only names it."""
        folded = self._document.folded
        line = folded[sentence.start : sentence.end]
        if "|" in line:
            marks = self._marks.marks(sentence.start, sentence.end) if speaks else []
            if not any(mark.award for mark in marks):
                self._recognised = _RECOGNISED.search(line) is not None
            return
        alone = _YEAR_ALONE.fullmatch(line)
        if alone or not speaks:
            self._row_year = alone["year"].replace(" ", "").replace("–", "-") if alone else None
        if sentence.kind == "title":
            marks = self._marks.marks(sentence.start, sentence.end)
            self._unit = self._unit or self._collective(marks) or self._reported(line, marks)
        if speaks or sentence.kind == "title":
            return
        if len(line) <= _HEADING and (sentence.kind == "heading" or BULLET.match(line) or line.rstrip().endswith(":")):
            owner = self._heading(sentence, line)
            if owner or _NOBODY.match(line, _inside(line)):
                self._owner, self._recognised = owner, False
                return
        if line.rstrip().endswith(":") and _TOLD.search(line):
            self._owner = self._collective(self._marks.marks(sentence.start, sentence.end)[:1]) or self._owner
        elif sentence.kind == "body" and len(line) > _PROSE:
            self._owner = None

    def keep(self, found: Sequence[Predication]) -> None:
        """The unit whose awards a sentence told is the one whose history a table or list below it goes on with."""
        named = [group.recipients for predication in found for group in predication.groups if group.recipients]
        if named and len(named[-1]) == 1 and named[-1][0].count is None and not named[-1][0].rank:
            self._unit = named[-1][0]

    def complete(self, sentence: Sentence, found: list[Predication], marks: Sequence[Mark]) -> list[Predication]:
        """The predications of a line, with the owner of the history where the line names nobody."""
        owner = self._owner or self._unit
        folded = self._document.folded
        if owner is None:
            return found
        if self._row_year and (cell := self._cell(sentence, marks)):
            return [self._row(sentence, cell, owner)]
        if not self._is_line(sentence):
            return found
        if any(mark.recipient and not mark.authority for mark in marks):
            return found  # the line names somebody, or counts them
        if any(mark.act in ("propose", "future", "negation", "revoke", "dative") for mark in marks):
            return found
        awards = [mark.award for mark in marks if mark.award and mark.award.count is None]
        if not awards or len(awards) != sum(mark.award is not None for mark in marks):
            return found
        if found:
            for predication in found:
                for group in predication.groups:
                    if group.awards and not group.recipients and not group.addressed:
                        group.recipients = [owner]
                        predication.rule = "history"
            return found
        acts = {mark.act for mark in marks if mark.cue}
        told = bool(acts) and acts <= _GIVEN and self._is_told(sentence, marks[0])
        if acts and not told and "|" not in folded[sentence.start : sentence.end]:
            return []
        year = _FIRST_YEAR.match(folded, sentence.start, sentence.end)
        if year:
            awards = [award if award.period else replace(award, period=year["year"]) for award in awards]
        return [self._listed(sentence, awards, marks, owner, told)]

    def _listed(
        self, sentence: Sentence, awards: list[AwardMention], marks: Sequence[Mark], owner: Recipient, told: bool
    ) -> Predication:
        """A line without a verb; a body in a later cell of a row is who decided."""
        line = self._document.folded[sentence.start : sentence.end]
        row = "|" in line
        deciding = [m.authority for m in marks if m.authority and m.start > awards[-1].end]
        decided = deciding and _DECIDED.fullmatch(self._document.folded, awards[-1].end, deciding[0].start)
        giving = [m.authority for m in marks if m.authority and m.end < awards[0].start] if told else []
        agents = tuple(deciding[:1]) if row or decided else tuple(giving)
        status: AwardStatus = "recognised" if self._recognised and row else "conferred"
        return Predication(
            awards[0].start, awards[-1].end, "list", status, agents=agents, groups=[Group(awards, [owner])],
            rule="history",
        )  # fmt: skip

    def _is_told(self, sentence: Sentence, verb: Mark) -> bool:
        """``Năm 2015, được tặng Cờ thi đua``: the verb straight after the year."""
        year = _YEAR_LINE.match(self._document.folded, sentence.start, sentence.end)
        if year is None or verb.act != "passive":
            return False
        lead = self._document.folded[year.end() : verb.start].strip(" ,:–-|")
        return not lead or lead in words_in("adverb")

    def _cell(self, sentence: Sentence, marks: Sequence[Mark]) -> AwardMention | None:
        """The award that a line names and nothing else."""
        award = marks[0].award if len(marks) == 1 else None
        if award is None or award.count is not None or award.period:
            return None
        folded = self._document.folded
        rest = folded[sentence.start : award.start] + folded[award.end : sentence.end]
        return award if len(rest.strip()) < _REST else None

    def _row(self, sentence: Sentence, award: AwardMention, owner: Recipient) -> Predication:
        """An award below its year; the line below it may name the decision and who made it."""
        below = self._document.sentence_at(sentence.end + 1)
        agents: tuple[Authority, ...] = ()
        if below:
            decided = [mark.authority for mark in self._marks.marks(below.start, below.end) if mark.authority]
            if decided and _DECIDED.fullmatch(self._document.folded, below.start, decided[0].start):
                agents = (decided[0],)
        award, self._row_year = replace(award, period=self._row_year), None
        status: AwardStatus = "recognised" if award.stem.form in ("title", "levelled") and agents else "conferred"
        return Predication(
            award.start, award.end, "list", status, agents=agents, groups=[Group([award], [owner])], rule="history"
        )

    def _is_line(self, sentence: Sentence) -> bool:
        """Whether a line begins with a year, or is an item with one."""
        folded = self._document.folded
        if _YEAR_LINE.match(folded, sentence.start, sentence.end):
            return True
        bulleted = BULLET.match(folded, sentence.start, sentence.end) is not None
        return bulleted and _YEAR.search(folded, sentence.start, sentence.end) is not None

    def _heading(self, sentence: Sentence, line: str) -> Recipient | None:
        """Whom a heading names: ``2. TỔ ĐỠ ĐẺ``, ``* Bác sĩ Lê Thị A – Giám đốc:``, ``NHÀ TRƯỜNG``."""
        start = sentence.start + _inside(line)
        words = words_of(self._document.folded, start, sentence.end)
        size = size_in(words, 0, words_in("short_name"), 3)
        after = words[size].text if size < len(words) else ""
        if size and (not after or not after[0].isalnum() or name_ends().longest(words, size)):
            short = self._before.short_form(words, 0)
            name = self._document.text[start : words[size - 1].end].capitalize()
            return (
                short
                if short and not short.name.isupper()
                else Recipient(start, words[size - 1].end, name, ("collective",))
            )
        entry = self._entries.entry(start, sentence.end)
        if entry is None or entry.rank:
            return None
        if not entry.person and entry.name.isupper():
            return Recipient(entry.start, entry.end, self._as_written(entry.name), entry.kinds)
        return entry

    def _as_written(self, name: str) -> str:
        """A name in capitals as the text writes it elsewhere, else with one capital."""
        return in_small_letters(self._document, name) or name.capitalize()

    @staticmethod
    def _reported(line: str, marks: Sequence[Mark]) -> Recipient | None:
        """The one person of whose deeds a title says that they are reported."""
        people = {m.recipient.name: m.recipient for m in marks if m.recipient and m.recipient.person}
        return next(iter(people.values())) if len(people) == 1 and _REPORTED.search(line) else None

    @staticmethod
    def _collective(marks: Sequence[Mark]) -> Recipient | None:
        """The one body that marks name, no area."""
        named = {m.recipient.name: m.recipient for m in marks if m.recipient and m.recipient.count is None}
        found = [one for one in named.values() if not one.rank and not one.person]
        return found[0] if len(found) == 1 and len(named) == 1 else None


def _inside(line: str) -> int:
    """Where the words of a line begin after its number or bullet."""
    bullet = BULLET.match(line)
    return bullet.end() if bullet else 0
