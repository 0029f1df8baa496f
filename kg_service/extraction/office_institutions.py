"""The institution of an office that the text names without it: ``Hiệu trưởng``, ``Giám đốc bệnh viện``."""

from __future__ import annotations

from functools import cached_property

from kg_service.extraction.bodies import Body
from kg_service.extraction.document import Document, within
from kg_service.extraction.office_tables import institution_heads, institution_word, institutions, told_once


def _start(body: Body) -> int:
    return body.start


class Institutions:
    """The named institutions of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told_once: dict[str, Body | None] = {}

    def of(self, role: str, start: int, end: int) -> tuple[Body, int] | None:
        """The institution of an office at ``[start, end)`` and where the words for both end; None for none.

        It is the last that the sentence names before the office, else the first of the text: what it is about.
        """
        word = institution_word().match(self._document.folded, end)
        if word is None and role in told_once():
            if role not in self._told_once:
                self._told_once[role] = self._told(role)
            told = self._told_once[role]
            return (told, end) if told else None
        heads = (word["word"],) if word else institutions().get(role.removeprefix("Quyền "), ())
        lists = [named for head in heads if (named := self._by_head.get(" ".join(head.split())))]
        if not lists:
            return None
        sentence = self._document.sentence_at(start)
        near = [body for named in lists for body in within(named, sentence.start, start)] if sentence else []
        body = max(near, key=_start) if near else min((named[0] for named in lists), key=_start)
        return body, (word.end() if word else end)

    def _told(self, role: str) -> Body | None:
        """The institution of the only such office that the text gives with its body: ``Bộ trưởng Bộ Tư pháp``."""
        named = {
            body.name: body
            for lists in (self._by_head.get(head, []) for head in institutions()[role])
            for body in lists
            if self._document.folded.endswith(f"{role.lower()} ", 0, body.start)
        }
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _by_head(self) -> dict[str, list[Body]]:
        """Named institutions by the words that their names begin with, in order."""
        found: dict[str, list[Body]] = {}
        for body in self._document.bodies:
            name = body.name.lower()
            for head in institution_heads():
                if name.startswith(f"{head} "):
                    found.setdefault(head, []).append(body)
        return found
