"""Lists of recipients: what headings, decisions and lead-ins above a line say of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.class_lines import class_line, classed
from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.columns import AwardColumns
from kg_service.extraction.award.entries import BULLET, Entries, only_name, plain_bullet
from kg_service.extraction.award.headings import HeadingReader
from kg_service.extraction.award.histories import Histories
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.marks import VERBS, Mark
from kg_service.extraction.award.members import MemberReader
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.rows import read_row
from kg_service.extraction.award.sections import Lists, said_of_section
from kg_service.extraction.award.spoken_of import SpokenOf
from kg_service.extraction.award.tables import AwardTables
from kg_service.extraction.award.together import Together
from kg_service.extraction.award.winners import Winners
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_LEADS_IN = worded(r"<award_sections/*>", "award_verbs")
_BELOW = worded(r"<below>[^.;]{0,40}[:.)]*\s*$", "award_verbs")
_ENTRY = 200
"""Characters of the longest line that is taken for an entry without a number or bullet."""

_SIGNS = worded(r"\s*(?:<office_words/signs_for>\b\.?\s*)?(?:phó )?<head_of_body>(?!\p{L})", "award_verbs")
_TAKEN_BACK = worded(r"(?<!\p{L})(?:đã|bị|vừa)\s+(?:bị\s+)?<award_cues/revoke>(?!\p{L})", "award_cues")
_SIGNATURE = 60
"""Characters of the longest line of a signature."""
_YEAR = compiled(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class ListReader:
    """Follows the lists of one document from line to line."""

    def __init__(self, document: Document, marks: MarkReader, clauses: ClauseReader) -> None:
        self._document = document
        self._marks = marks
        self._clauses = clauses
        self._entries = Entries(document)
        self.tables = AwardTables(document)
        self.columns = AwardColumns(document, self._entries)
        self.members = MemberReader(document, marks, clauses)
        self.histories = Histories(document, self._entries, marks)
        self.state = Lists()
        self._headings = HeadingReader(document, marks, self._entries, self.state)
        self.together = Together(document, marks)
        self._spoken_of = SpokenOf(document, marks)
        self._winners = Winners(document, clauses)

    def enter(self, sentence: Sentence, speaks: bool) -> None:
        """Headings and plain paragraphs end lists and say what the lists to come are; ``speaks``: of awards."""
        self.histories.enter(sentence, speaks)
        if not speaks or self._headings.names_no_award(sentence):
            self.tables.heads(sentence)
        if self._headings.enter(sentence, speaks) and not self.members.names_next(sentence):
            self.members.counted = None

    def takes_back(self, sentence: Sentence) -> bool:
        """``Bộ đã hủy quyết định tặng Bằng khen đối với Công ty A``: a fact, also among the shortcomings."""
        return _TAKEN_BACK.search(self._document.folded, sentence.start, sentence.end) is not None

    def opened(self, sentence: Sentence) -> bool:
        """Whether a line is what heads the list below it: it names an award, and no year, at its end."""
        folded = self._document.folded
        last = self.state.awards[-1] if self.state.awards else None
        ends = last is not None and last.end > sentence.start and not folded[last.end : sentence.end].strip(' ".:”')
        return ends and _YEAR.search(folded, sentence.start, sentence.end) is None

    def is_item(self, sentence: Sentence) -> bool:
        """Whether a line below an award's name is one of its recipients: no award and no verb of its own."""
        if self.state.heading:
            return False
        line = self._document.text[sentence.start : sentence.end]
        marks = self._marks.marks(sentence.start, sentence.end)
        if any(mark.award for mark in marks):
            return False
        if class_line(self._document.folded, sentence, self.state.awards):
            return True
        if self._is_signed(line):
            self.state.awards = []
            return False
        if any(mark.act == "negation" for mark in marks):
            return False
        verbs = any(mark.cue and mark.act in VERBS - {"reach"} and not mark.cue.weak for mark in marks)
        if verbs and self.state.kind is None:
            return len(line) < _ENTRY and BULLET.match(line) is not None
        if BULLET.match(line) or self.state.kind or line.count("|") > 1:
            return True
        return len(line) < _ENTRY and bool(marks) and marks[0].recipient is not None

    def _is_signed(self, line: str) -> bool:
        """``KT. CHỦ TỊCH``, ``Chủ tịch UBND phường`` below numbered items: the list ends with who signs."""
        if not self.state.awards or self.state.numbered is not self.state.awards[-1]:
            return False
        return len(line) <= _SIGNATURE and _SIGNS.match(line.lower()) is not None and not any(c in line for c in ",;:-")

    def items(self, sentence: Sentence) -> list[Predication]:
        """The recipients of one line of a list, with the list's awards."""
        start, end = sentence.start, sentence.end
        announced = self._entries.heading(start, end)
        if announced:
            self.state.kind, start = announced
            if not any(char.isalpha() for char in self._document.text[start:end]):
                return []  # I. TẬP THỂ: 03
        recipients: list[Recipient] = []
        cells = self._entries.cells(start, end)
        if cells:
            found = only_name(cells, self._entries, self.state.kind)
            recipients = [found] if found else []
        else:
            marks = self._marks.marks(sentence.start, end)
            listed = [recipient for recipient in self._clauses.listed(marks, start) if recipient.start >= start]
            after_class = class_line(self._document.folded, sentence, self.state.awards)
            recipients = self._entries.read(after_class or start, end, self.state.kind)
            numbered = BULLET.match(self._document.text, sentence.start, end)
            single = self.state.kind or (numbered and any(c.isdigit() for c in numbered.group()))
            if numbered and any(char.isdigit() for char in numbered.group()):
                self.state.numbered = self.state.awards[-1]
            if not recipients or (len(listed) > len(recipients) and not single):
                recipients = listed
        return (
            [self._listed(recipients, classed(self._document.folded, sentence, self.state.awards))]
            if recipients
            else []
        )

    def _listed(self, recipients: list[Recipient], awards: list[AwardMention]) -> Predication:
        lead = self.state.lead
        status = lead.status if lead else self.state.status or "conferred"
        return Predication(
            min(recipient.start for recipient in recipients), max(recipient.end for recipient in recipients), "list",
            status, bool(lead and lead.posthumous), lead.agents if lead else (), bool(lead and lead.handed),
            groups=[Group(awards, recipients)], rule="items",
        )  # fmt: skip

    def _row(self, sentence: Sentence) -> list[Predication]:
        line = self._document.text[sentence.start : sentence.end]
        if "|" not in line and "\t" not in line:
            return []
        marks = self._marks.marks(sentence.start, sentence.end)
        if counted := self.tables.row(sentence, marks):
            return counted
        return read_row(self._entries, marks, sentence, self.state.kind, self.tables.status or self.state.status)

    def columned(self, sentence: Sentence, speaks: bool) -> list[Predication] | None:
        """What a row of a table with columns or rows of awards says; None for another line."""
        cells = self.tables.cells(sentence)
        if len(cells) < 2:
            self.columns.leave()
            return None
        if not speaks and not self.columns and not self.columns.amounts(cells):
            return None
        marks = self._marks.marks(sentence.start, sentence.end)
        if self.columns.heads(cells, marks):
            return []
        return self.columns.row(sentence, cells, marks) or None

    def prose(self, sentence: Sentence) -> list[Predication]:
        """What a sentence says, completed by what stands above it."""
        lists = self.state
        found = self._row(sentence) or self._winners.read(sentence, self._marks.marks(sentence.start, sentence.end))
        found = found or self._clauses.read(sentence.start, sentence.end, lists.previous or lists.lead)
        bullet = plain_bullet(self._document.text, sentence.start, sentence.end)
        for predication in found:
            if predication.act == "list":
                lead = lists.previous or lists.lead
                if predication.status == "conferred":
                    told = lists.sibling[1] if bullet and bullet == lists.sibling[0] else "conferred"
                    predication.status = lead.status if lead else lists.status or told
                if lead:
                    predication.agents, predication.handed = lead.agents, lead.handed
                elif lists.section:
                    predication.agents = (lists.section,)
            elif lists.status == "proposed" and predication.status == "conferred" and (predication.bare or bullet):
                predication.status = "proposed"
            if predication.bare and not predication.agents and lists.issuer and predication.act != "list":
                predication.agents = (lists.issuer,)
        found = self.histories.complete(sentence, found, self._marks.marks(sentence.start, sentence.end))
        self.histories.keep(found)
        self._winners.keep(found)
        self._named_again(sentence, found)
        self._spoken_of.complete(sentence, found)
        for predication in found:
            for award in (award for group in predication.groups for award in group.awards):
                self._marks.remember(award)
            self._marks.before.people.keep(predication.groups[-1].recipients)
        if found and bullet and found[-1].act != "list":
            lists.sibling = bullet, found[-1].status
        if not found:
            self.members.unnamed.announce(sentence)
        else:
            lists.previous = found[-1]
            self.members.keep(found)
        self._open(sentence, found)
        return found

    def _named_again(self, sentence: Sentence, found: Sequence[Predication]) -> None:
        """``… đề nghị tặng Huy hiệu cho hai em``, ``Hai đơn vị trên được tặng``, ``cho cả hai``: those named before."""
        for predication in found:
            for group in predication.groups:
                if group.awards and not group.recipients and group.awards[-1].count is None:
                    group.recipients = self.together.given(group.awards[-1], sentence)
                one = group.recipients[0] if len(group.recipients) == 1 else None
                if one and one.count and group.awards and (named := self.together.named(one)):
                    group.recipients = named

    def _open(self, sentence: Sentence, found: list[Predication]) -> None:
        """An award's name or a verb at the end of a line opens a list: ``1. Cờ thi đua của Chính phủ:``.

        So do numbers of recipients before ``sau đây``, ``có tên``, ``danh sách kèm theo``.
        """
        lists = self.state
        line = self._document.text[sentence.start : sentence.end].rstrip()
        lists.annexes.refer(self._document.folded, sentence.end, found)
        named = any(r.count is None for p in found for g in p.groups for r in g.recipients)
        counted = found[-1] if found and found[-1].groups[-1].awards and not named else None
        colon = line.endswith(":")
        if counted and (colon or _BELOW.search(self._document.folded, sentence.start, sentence.end)):
            lists.lead = counted
            lists.awards, lists.kind = list(counted.groups[-1].awards), None
            return
        marks = self._marks.marks(sentence.start, sentence.end)
        item = not found and BULLET.match(line) and line[-1:] not in ".;"
        if not colon and not item and not (not found and self._heads_items(sentence, marks)):
            return
        awards = [mark.award for mark in marks if mark.award]
        listed = any(p.act == "list" or any(g.recipients for g in p.groups) for p in found)
        if awards and not listed:
            lists.awards, lists.kind = awards[-1:], None
            lists.lead = found[-1] if found and found[-1].act != "list" else lists.lead
        elif colon and not awards:
            lists.lead = self.lead(sentence) or lists.lead

    def _heads_items(self, sentence: Sentence, marks: Sequence[Mark]) -> bool:
        """``Bằng khen của Thủ tướng Chính phủ`` alone on a line above items: what they get."""
        award = marks[0].award if len(marks) == 1 else None
        below = self._document.sentence_at(sentence.end + 1) if award else None
        if award is None or below is None or BULLET.match(self._document.text, below.start, below.end) is None:
            return False
        folded = self._document.folded
        return not (folded[sentence.start : award.start] + folded[award.end : sentence.end]).strip(' .*"“”')

    def lead(self, sentence: Sentence) -> Predication | None:
        """``Chủ tịch UBND huyện đã quyết định:``: the agent of the lines below."""
        tail = self._document.folded[max(sentence.start, sentence.end - 60) : sentence.end]
        if not _LEADS_IN.search(tail):
            return None
        marks = self._marks.marks(sentence.start, sentence.end)
        agents = tuple(mark.authority for mark in marks if mark.authority and not mark.recipient)[-1:]
        agents = agents or ((self.state.issuer,) if self.state.issuer else ())
        folded = self._document.folded
        said = said_of_section(folded, sentence.start, sentence.end)
        proposed = said == ("proposed",) or any(mark.act == "propose" for mark in marks)
        return Predication(
            sentence.start, sentence.end, "confer", "proposed" if proposed else "conferred", agents=agents
        )
