"""Headings and lead-ins above lists of recipients: the awards, kinds, offices and status that they tell."""

from __future__ import annotations

from dataclasses import replace

from kg_service.extraction.award.annexes import attached, heads_annex, only_kind
from kg_service.extraction.award.class_lines import class_line
from kg_service.extraction.award.entries import BULLET, Entries
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.sections import Lists, said_of_section
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_TASKS_DONE = compiled(
    r"(?!.*(?:phương hướng|giải pháp|trọng tâm|mục tiêu|thời gian tới|năm tới|tiếp theo)).*?"
    r"(?<!\p{L})(?:thi đua|kết quả|tình hình|trong)\s[^.;:]{0,30}(?<!\p{L})nhiệm vụ(?!\p{L})"
)
"""``1. Thi đua thực hiện nhiệm vụ huấn luyện``: no task to come."""
_RESULTS = worded(r"(?<!\p{L})<report>(?!\p{L})", "award_verbs")
"""``Kết quả thực hiện nhiệm vụ``: a heading of what was done, whatever was to be."""
_NOBODY = worded(r"<award_cues/negation>\s+<praise>(?!\p{L})", "award_verbs")
_PART = compiled(r"\s*(?:[IVX]{1,5}|[A-H])\s?[.)/:–-]\s|\s*(?:Phần|PHẦN)\s")
_OPENS = worded(r"(?:<below>|<award_cues/dative>):$", "award_verbs")
_ANNOUNCES = worded(r"\s*<award_recipients/annex>", "award_verbs")

_HEAD_OF_BODY = worded(r"<head_of_body>(?!\p{L})", "award_verbs")
_HEADING = 90
_ENTRY = 200
"""Characters of the longest line that is taken for an entry without a number or bullet."""
_ABOVE = 40


class HeadingReader:
    """Reads them in one document and keeps what they tell in ``state``."""

    def __init__(self, document: Document, marks: MarkReader, entries: Entries, state: Lists) -> None:
        self._document = document
        self._marks = marks
        self._entries = entries
        self.state = state

    def enter(self, sentence: Sentence, speaks: bool) -> bool:
        """Headings and plain paragraphs end lists and say what the lists to come are; ``speaks``: of awards.

        Whether a line begins, and not a further sentence of one.
        """
        lists = self.state
        new_block = sentence.block != lists.block
        lists.heading = lists.heading and not new_block
        lists.block = sentence.block
        if not new_block:
            return False
        line = self._document.text[sentence.start : sentence.end]
        lists.previous = None
        folded = self._document.folded[sentence.start : sentence.end]
        if lists.annexes and self._annex(sentence, folded, speaks):
            return True
        below = bool(lists.awards) and len(line) <= _HEADING
        announced = self._entries.heading(sentence.start, sentence.end) if below else None
        if announced:
            lists.kind = announced[0]
            return True
        bullet = BULLET.match(line)
        numbered = bullet is not None and not _PART.match(line)
        if lists.section and (sentence.kind == "heading" or (bullet and any(c.isdigit() for c in bullet.group()))):
            lists.section = None
        if bullet and not speaks:
            self._section(sentence, bullet.end())
        if bullet and _NOBODY.match(folded, bullet.end()):
            lists.awards, lists.lead = [], None  # 6) Không xét: 2 trường
        if lists.awards and _PART.match(line) and self._goes_on_giving(sentence):
            return True
        row = line.count("|") > 1
        if (sentence.kind in ("heading", "title") or _PART.match(line)) and not ((numbered or row) and lists.awards):
            self._head(sentence, line, speaks)
        elif not numbered and not row and not (lists.awards and self._goes_on(sentence, line)):
            lists.awards, lists.kind = [], None
            if not line.rstrip().endswith(":"):
                lists.lead = None
        return True

    def _goes_on_giving(self, sentence: Sentence) -> bool:
        """``III. TRUY TẶNG``: a heading that only says how what the decision gives is given to those below it."""
        marks = self._marks.marks(sentence.start, sentence.end)
        cue = marks[0].cue if len(marks) == 1 else None
        if cue is None or cue.act != "confer" or marks[0].end < sentence.end:
            return False
        lists = self.state
        lists.kind, lists.heading = "individual" if cue.posthumous else None, True
        lists.lead = replace(lists.lead, posthumous=cue.posthumous) if lists.lead else None
        return True

    def names_no_award(self, sentence: Sentence) -> bool:
        """Whether a row of a table speaks of awards in general: ``Họ và tên | Danh hiệu đề nghị``."""
        if "|" not in self._document.text[sentence.start : sentence.end]:
            return False
        return not any(mark.award for mark in self._marks.marks(sentence.start, sentence.end))

    def _section(self, sentence: Sentence, inside: int) -> None:
        """``2. Tổng LĐLĐ Việt Nam``: a numbered line that only names who confers what stands below it."""
        if sentence.end - sentence.start > _HEADING or self._document.text[sentence.end - 1] in ".;,":
            return
        marks = self._marks.marks(sentence.start, sentence.end)
        start = sentence.start + inside
        authority = marks[0].authority if len(marks) == 1 else None
        if authority and authority.start <= start and not self._document.text[authority.end : sentence.end].strip(" :"):
            self.state.section = authority

    def _goes_on(self, sentence: Sentence, line: str) -> bool:
        """Whether a plain line is one more entry below a list's heading."""
        if sentence.kind == "caption" or class_line(self._document.folded, sentence, self.state.awards):
            return True
        if self._names_first(sentence):
            return True
        named = self.state.kind and self._entries.entry(sentence.start, sentence.end, self.state.kind)
        return bool(named) and len(line) <= _ENTRY

    def _names_first(self, sentence: Sentence) -> bool:
        """Whether a line straight below ``tặng … cho:`` begins with one who receives."""
        above = self._document.folded[max(0, sentence.start - _ABOVE) : sentence.start].rstrip()
        if not above.endswith(":") or not _OPENS.search(above):
            return False
        marks = self._marks.marks(sentence.start, sentence.end)
        one = marks[0].recipient if marks else None
        return (
            one is not None and one.count is None and not self._document.folded[sentence.start : one.start].strip(" -")
        )

    def _head(self, sentence: Sentence, line: str, speaks: bool) -> None:
        """A heading: what its words say of the lists below, and an award that it names."""
        lists = self.state
        whole = self._document.folded
        folded = whole[sentence.start : sentence.end]
        lists.awards, lists.lead, lists.kind = [], None, None
        if _HEAD_OF_BODY.match(folded):
            self._office(sentence)
        awards = []
        if speaks:
            awards = [mark.award for mark in self._marks.marks(sentence.start, sentence.end) if mark.award]
        said = said_of_section(whole, sentence.start, sentence.end)
        if said:
            lists.status = said[0]
            lists.silent = said[0] is None and sentence.kind != "title" and not _tells_of_done(folded)
        elif _PART.match(line) and not awards:
            lists.status, lists.silent = None, False
        listed = sentence.kind != "title" or _ANNOUNCES.match(folded) is not None
        if awards and listed:
            lists.awards, lists.kind = awards[-1:], only_kind(folded)

    def _annex(self, sentence: Sentence, folded: str, speaks: bool) -> bool:
        """Whether a line heads a list attached to the decision, or says below such a heading what it belongs to."""
        lists = self.state
        if lists.awards and attached(folded):
            lists.heading = True
            return True
        if len(folded) > _ENTRY or not heads_annex(folded):
            return False
        marks = self._marks.marks(sentence.start, sentence.end) if speaks else []
        awards = [mark.award for mark in marks if mark.award]
        annex = lists.annexes.headed(folded, awards)
        stems = {award.stem.name for award in awards}
        fuller = [award for award in annex.awards if award.stem.name in stems]
        lists.awards, lists.lead = fuller or awards[-1:] or list(annex.awards), annex.predication
        lists.heading = True
        lists.kind, lists.status, lists.silent = only_kind(folded), None, False
        return True

    def _office(self, sentence: Sentence) -> None:
        marks = self._marks.marks(sentence.start, sentence.end)
        if len(marks) == 1 and marks[0].authority and sentence.end - marks[0].end <= 1:
            self.state.issuer = marks[0].authority


def _tells_of_done(folded: str) -> bool:
    """Whether a heading with words for plans and shortcomings tells of what was done nevertheless."""
    return _RESULTS.search(folded) is not None or _TASKS_DONE.match(folded) is not None
