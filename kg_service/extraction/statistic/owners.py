"""Which of the areas that a sentence names own its figures: not whom it helps, and not the many of a list.

``Công đoàn trường ủng hộ đồng bào huyện A 145 triệu đồng`` is the school's; ``ở hai huyện A, B, khám cho 900 lượt
người`` is of whoever did it there.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

import regex

from kg_service.extraction.document import Document, starting_at
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.statistic.words import Cued
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_TO = Cued(
    worded(
        r"(?r)(?<!\p{L})(?P<verb>(?<!được )(?<!nhận )<goal>)(?:\s+(?!<goal_stays>)\p{L}+){0,7}\s+$",
        "figure_areas",
        engine=regex.compile,
    ),
    "figure_areas",
    "goal",
)
_TO_REACH = 60
_SENT_UP = worded(r"(?<!\p{L})<sent_up>\s+$", "figure_areas")
"""``chuyển tỉnh 11 hồ sơ``: an office above, to which what is counted goes."""
_SENT_REACH = 14
_FROM = worded(r"(?<!\p{L})<from_where>\s+$", "figure_areas")
"""``một đoàn dưới Hải Phòng``: where somebody comes from."""
_FROM_REACH = 16
_SENDS = worded(r"(?<!\p{L})<sends>(?!\p{L})[^.;:]*\s<sent_to>\s+$", "figure_areas")
"""``cử 40 bác sĩ vào A``: where those who are sent go."""
_SENDS_REACH = 120
_ASIDE = worded(r",\s*<mostly>(?!\p{L})[^,;.:()]*$", "figure_areas")
"""``…, phần lớn là con em trong xã, …``: who they are that were counted before."""
_ASIDE_REACH = 60
_CONTEST = worded(r"(?<!\p{L})<contest>(?!\p{L})[^,.;:()\n]*$", "figure_areas")
"""``Hội khỏe Phù Đổng tỉnh``: of what level a contest is."""
_CONTEST_REACH = 40
_THERE = compiled(r"[^.;:\d]{0,60}:")
_JOINED = worded(r"\s*(?:,|và|,\s*và|;)\s*(?:<level>\s+)?", "figure_areas")
_OBJECT = worded(
    r"(?r)(?<!\p{L})<in_object>(?:\s+(?:các|những|hai|ba|bốn|một số|nhiều|\d+))?(?:\s+\p{L}+){0,4}?\s+$",
    "figure_areas",
    engine=regex.compile,
)
_OBJECT_REACH = 40
_LONGEST_JOINT = 14


def owners(document: Document, anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """The anchors that may own figures, in order."""
    index = 0
    ends = [end for _, end, _ in _TO.stretches(document)]
    while index < len(anchors):
        end = index + 1
        while end < len(anchors) and _goes_on(document, anchors[end - 1], anchors[end]):
            end += 1
        after = bisect.bisect_left(ends, anchors[index].start)
        given = after > 0 and ends[after - 1] >= anchors[index].start - _TO_REACH and _is_goal(document, anchors[index])
        given = given or _is_sent_to(document, anchors[index]) or _only_places(document, anchors[index])
        if not given and not (end - index > 1 and _in_object(document, anchors[index])):
            yield from anchors[index:end]
        index = end


def _goes_on(document: Document, before: Anchor, anchor: Anchor) -> bool:
    """Whether an anchor is the next of a list of units of one rank."""
    if anchor.rank != before.rank or anchor.label == before.label or anchor.start - before.end > _LONGEST_JOINT:
        return False
    return _JOINED.fullmatch(document.folded, before.end, anchor.start) is not None


def _is_goal(document: Document, anchor: Anchor) -> bool:
    """Whether an anchor is whom or what is given to: ``hỗ trợ nhân dân xã A``; what a colon lists was done there."""
    if _TO.search(document, max(0, anchor.start - _TO_REACH), anchor.start) is None:
        return False
    return _THERE.match(document.folded, anchor.end) is None


def _is_sent_to(document: Document, anchor: Anchor) -> bool:
    """Whether an anchor is an office to which papers go: ``trình tỉnh 17 hồ sơ``."""
    sent = _SENT_UP.search(document.folded, max(0, anchor.start - _SENT_REACH), anchor.start)
    return sent is not None and _THERE.match(document.folded, anchor.end) is None


def _only_places(document: Document, anchor: Anchor) -> bool:
    """Whether an anchor is where people come from or are sent, or who they are: of nobody's doing there."""
    folded, at = document.folded, anchor.start
    if _ASIDE.search(folded, max(0, at - _ASIDE_REACH), at) and folded.startswith(",", anchor.end):
        return True
    if not document.text[at].isupper() and starting_at(document.places, at) is None:
        return _CONTEST.search(folded, max(0, at - _CONTEST_REACH), at) is not None  # trong tỉnh
    if _FROM.search(folded, max(0, at - _FROM_REACH), at):
        return True
    return _SENDS.search(folded, max(0, at - _SENDS_REACH), at) is not None


def _in_object(document: Document, anchor: Anchor) -> bool:
    """Whether a list of units stands where something is done, or as examples: ``tại các huyện``, ``như``."""
    return _OBJECT.search(document.folded, max(0, anchor.start - _OBJECT_REACH), anchor.start) is not None
