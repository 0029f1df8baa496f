"""Who has the prize that an article is about: ``chọn 4 tập thể để trao giải``, ``các cá nhân đoạt giải có anh A``."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.clauses import ClauseReader
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Group, Predication
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import PRIZE, cue_words
from kg_service.extraction.document import Document, Sentence
from kg_service.text.patterns import compiled

_ARE = telling(r"(?:\s+(?:lần|năm|đợt)\s(?:này|nay))?\s*(?:(?:<award_cues/breakdown>|có|là)\s*:?\s|:\s)")
"""Between ``đoạt giải`` and who did so."""
_OPENS = telling(r"\s*(?:và\s+)?(?:<several>\s+)?(?:<honorifics/*>\s+|trẻ\s+)*")
"""What may stand before a name in a part of the list."""
_TO_GIVE = compiled(r"[^.;:]{0,40}?(?<!\p{L})để\s+$")


class Winners:
    """Reads them in one document."""

    def __init__(self, document: Document, clauses: ClauseReader) -> None:
        self._folded = document.folded
        self._clauses = clauses
        self._givers: tuple[Authority, ...] = ()

    def keep(self, found: Sequence[Predication]) -> None:
        """Remembers who gives the prize, where a sentence tells."""
        for made in found:
            if made.agents and any(award.stem.name.lower() == PRIZE for group in made.groups for award in group.awards):
                self._givers = made.agents

    def read(self, sentence: Sentence, marks: Sequence[Mark]) -> list[Predication]:
        """What a sentence says of those who have the prize; nothing where it names the prize or none."""
        for index, mark in enumerate(marks):
            if mark.award is None or self._folded[mark.start : mark.end] not in cue_words("prize"):
                continue
            named = self._chosen(marks[:index], mark) or self._named(sentence, mark, marks[index + 1 :])
            if named:
                start = min(mark.start, *(one.start for one in named))
                end = max(mark.end, *(one.end for one in named))
                groups = [Group([mark.award], named)]
                return [
                    Predication(start, end, "confer", "conferred", agents=self._givers, groups=groups, rule="items")
                ]
        return []

    def _chosen(self, before: Sequence[Mark], prize: Mark) -> list[Recipient]:
        """``chọn ra 6 tập thể và 10 cá nhân để trao giải``: the numbers before it."""
        counted = [mark.recipient for mark in before if mark.recipient and mark.recipient.count and mark.recipient.sure]
        fits = counted and _TO_GIVE.fullmatch(self._folded, counted[-1].end, prize.start)
        return counted if fits else []

    def _named(self, sentence: Sentence, prize: Mark, after: Sequence[Mark]) -> list[Recipient]:
        """``đoạt giải gồm anh A, bí thư xã B; bác sĩ C; Đội D``: the first name of each part."""
        opened = _ARE.match(self._folded, prize.end, sentence.end)
        if opened is None:
            return []
        if self._folded.find(";", opened.end(), sentence.end) < 0:
            return [one for one in self._clauses.listed(after, opened.end()) if one.count is None]
        found: list[Recipient] = []
        start = opened.end()
        while 0 <= start < sentence.end:
            stop = self._folded.find(";", start, sentence.end)
            name = _OPENS.match(self._folded, start, sentence.end)
            begin = name.end() if name else start
            found += [mark.recipient for mark in after if mark.recipient and start <= mark.start <= begin][:1]
            start = stop + 1 if stop >= 0 else sentence.end
        return [one for one in found if one.count is None]
