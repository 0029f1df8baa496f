"""The institution of an office that the text names without it: ``Hiệu trưởng``, ``Giám đốc bệnh viện``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg_service.extraction.bodies import Body
from kg_service.extraction.document import Document, within
from kg_service.extraction.office_tables import (
    institution_heads,
    institutions,
    only_ones,
    told_once,
)
from kg_service.text.patterns import compiled

_LONGEST = 120
"""Characters of the longest name of a body."""


_ONE_PHRASE = compiled(r"[^,.;:()\n]*")


def _start(body: Body) -> int:
    return body.start


class Institutions:
    """The named institutions of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told_once: dict[str, Body | None] = {}

    def of(self, role: str, start: int) -> Body | None:
        """The institution of an office at ``start`` that names none itself."""
        if role in told_once():
            if role not in self._told_once:
                self._told_once[role] = self._told(role)
            return self._told_once[role]
        heads = institutions().get(role.removeprefix("Quyền "), ())
        if role in only_ones() and len({body.name for head in heads for body in self._by_head.get(head, ())}) > 1:
            return None
        return self.of_kind(heads, start)

    def of_kind(self, heads: Sequence[str], start: int) -> Body | None:
        """The institution whose name begins with one of some words, for an office at ``start``.

        It is the last that the sentence names before the office, else the first of the text: what it is about.
        """
        lists = [named for head in heads if (named := self._by_head.get(head))]
        if not lists:
            return None
        sentence = self._document.sentence_at(start)
        near = [body for named in lists for body in within(named, sentence.start, start)] if sentence else []
        return max(near, key=_start) if near else min((named[0] for named in lists), key=_start)

    def spelt_out(self, short: str) -> tuple[str, Body] | None:
        """The body that the text gives with a short form in brackets: ``Tổng công ty Cấp nước Sài Gòn (SAWACO)``."""
        if not (short.isupper() and short.isalnum()):
            return None
        text = self._document.text
        at = text.find(f"({short})")
        for body in within(self._document.bodies, at - _LONGEST, at + len(short) + 2) if at > 0 else ():
            if body.end > at or _ONE_PHRASE.fullmatch(text, body.end, at):
                return " ".join(text[body.start : at].split()), body
        return None

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
