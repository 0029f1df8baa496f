"""Counts of what a place, a body or a group has, and of those who are some of them."""

from __future__ import annotations

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import Around, Before, Verb
from kg_service.extraction.worded import table_words, worded

_IS_OWN = worded(
    r"(?:^|[\s\n](?<=[.,;:\n]\s)|(?:^|\s)<since>\s)<of_body>(?:\s+\p{L}+){0,4}?(?:\s+<since>)?\s+<have>\s+(?:<approx>\s+)?$",
    "figure_people",
    "figure_verb_kinds",
    "figure_links",
)
"""``trường nay có 42 lớp``: what a body has, that speaks of itself."""
_HAS = worded(r"\s+(?:<since>\s+){0,2}<have>\s+(?:<approx>\s+)?", "figure_people", "figure_verb_kinds", "figure_links")
_GROUP_HAS = worded(
    r"(?:^|[\s,;:.\"“(])<group>(?:\s+\p{L}+){0,9}\s+(?:<since>\s+)*<have>\s+(?:<approx>\s+)?$",
    "figure_people",
    "figure_verb_kinds",
    "figure_links",
)
_GROUP_REACH = 100
_BODY_REACH = 160
_OF_THEM = worded(
    r"[^.;:\d]{0,40}?,\s+trong\s+(?:số\s+)?đó,?\s+(?:(?:có|gồm)\s+)?(?:<figure_links/approx>\s+)?", "figure_people"
)
_AMONG = worded(r"\s*,?\s*(?:thì\s+)?(?:(?:vẫn|đã|chỉ)\s+)?(?:có|còn)\s+(?:(?:tới|đến|<approx>)\s+)?", "figure_links")
_OWN_REACH, _FEW, _FEW_DONE = 60, 5, 2
_MORE_STAFF = worded(
    r"(?:,\s<staff>)?(?:,|\svà|,\svà)\s(?:<figure_links/approx>\s+)?\d[\d.]*\s<staff>", "figure_people"
)
_WHO = ("people", "item")


def verb_is(verb: Verb | None, kind: str) -> bool:
    """Whether a verb is one of a kind of ``figure_verb_kinds.tsv``."""
    return verb is not None and verb.words in table_words("figure_verb_kinds", kind)


def is_had(around: Around, least: int = _FEW_DONE) -> bool:
    """``Quảng Trị có 72 nghĩa trang``: what a place has; of what a body has, from ``least`` on."""
    having, folded, start = verb_is(around.verb, "have"), around.folded, around.figure.start
    if having and around.lead.empty and bool(around.lead.places) and around.figure.size >= _FEW:
        return True
    near = folded[max(around.sentence_start, start - _OWN_REACH) : start]  # its first word may be that of the sentence
    own = _IS_OWN.search(near) if having or verb_is(around.verb, "there_are") else None
    named = (
        own is None
        and having
        and any(
            _HAS.fullmatch(folded, body.end, start)
            for body in within(around.document.bodies, max(around.sentence_start, start - _BODY_REACH), start)
        )
    )
    return (own is not None or named) and around.figure.size >= least


def is_staff(around: Around, before: Before | None) -> bool:
    """``trạm có 1 bác sĩ, 3 y sĩ và 2 hộ sinh``: those who work for a body, few too, where several sorts are told."""
    staff, figure = table_words("figure_people", "staff"), around.figure
    if figure.noun not in staff or not figure.value.is_integer():
        return False
    if before is not None and before.accepted and before.figure.noun in staff and around.follows(before):
        return True
    return _MORE_STAFF.match(around.folded, figure.end) is not None and is_had(around, least=1)


def is_group_had(around: Around) -> bool:
    """``câu lạc bộ hiến máu của xã A đã có 52 thành viên``: how many a group has."""
    if around.figure.noun not in table_words("figure_people", "of_group") or around.figure.size < _FEW:
        return False
    near = max(0, around.sentence_start - 1, around.figure.start - _GROUP_REACH), around.figure.start
    return _GROUP_HAS.search(around.folded, *near) is not None


def is_among(around: Around, before: Before) -> bool:
    """``cả thôn 92 hộ thì có tới 71 hộ nghèo``: of those counted right before, so many are something."""
    figure, whole = around.figure, before.figure
    if not before.accepted or figure.size >= whole.size or not figure.noun.startswith(f"{whole.noun} "):
        return False
    return _AMONG.fullmatch(around.folded, whole.end, figure.start) is not None


def is_told_part(around: Around, before: Before) -> bool:
    """``kỷ luật 312 đảng viên, trong đó có 54 cấp ủy viên``: persons who are some of those counted right before."""
    figure, whole = around.figure, before.figure
    if not before.accepted or figure.kind not in _WHO or whole.kind not in _WHO or figure.size >= whole.size:
        return False
    return _OF_THEM.fullmatch(around.folded, whole.end, figure.start) is not None
