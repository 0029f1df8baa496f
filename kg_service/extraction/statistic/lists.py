"""Figures of terse lists: topics with parts, subjects right before a number, counts in brackets after a share.

``Giáo viên trên chuẩn: mầm non 52%; tiểu học 81%``, ``nợ quá hạn 0,38%``, ``hoàn thành 100% (61 căn)``.
"""

from __future__ import annotations

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import FREE, HEADED, Around, Named, Running, lower, verbs
from kg_service.extraction.statistic.indicator_names import clean_name, is_name
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_TOPIC = compiled(r"[\s\-*•+.–]*(?P<what>[^:;,.%()\d\"“]{5,80}):\s")
_RATIO = worded(r"<ratio>", "indicator_heads")
_BULLET = compiled(r"\s*[\-*•+–.]\s")
_LINE = worded(
    r"[\s\-*•+.–]*(?:\d{1,2}[.)]\s*)?(?P<what>(?:[^:;,.%()\d\"“]|\d+(?=\s+<age>)){5,90}?)\s*(?:\([^()]{1,40}\)\s*)?:\s*"
    r"(?:<figure_links/approx>\s+)?",
    "figure_names",
)
"""A line that begins with what its figure is of."""
_NO_LINE = worded(r"(?<!\p{L})(?:<judged>|<figure_contexts/says>)(?!\p{L})", "figure_names")
_NAMED_BY = worded(r"<indicator_heads/amount>(?!\p{L})|tăng|giảm", "figure_names")
_NO_LABEL = worded(r"<begins_no_name>(?!\p{L})", "figure_names")
_INSIDE = worded(r"<parts_follow>\s*,?\s+(?:có\s+)?", "figure_names")
_AFTER_SHARE = compiled(r"\s*\(\s*(?:(?:tương ứng|tức|gồm|là)\s+)?$")
_LONGEST_LINE = 14
_LONGEST_LABEL, _LONGEST_SUBJECT, _SHORTEST_SUBJECT = 5, 8, 2
_SOME, _MANY, _MANY_OF = 2, 1000, 100


def listed(around: Around, running: Running, terse: bool) -> Named | None:
    """The name of a figure in a list, None where it stands in none; ``terse``: the text is a report of offices."""
    kind, lead, before = around.figure.kind, around.lead, running.before
    of_share = before is not None and before.accepted and before.figure.kind == "share" and kind in ("count", "item")
    if of_share and before and _AFTER_SHARE.fullmatch(around.folded, before.figure.end, around.figure.start):
        return around.named(f"Số {around.figure.noun}", FREE)
    if lead.empty or lead.crossed or lead.direction not in ("", "level"):
        return None
    start, end = _label(around)
    label = clean_name(around.document, start, end)
    if not label or not is_name(label) or _NO_LABEL.match(label.lower()):
        return None
    size = len(label.split())
    if kind == "people" and label.lower() in name_words("part_of_people") and before is not None and before.accepted:
        return around.named(f"Số {lower(label)}", FREE, around.tail_end)
    topic = _TOPIC.match(around.folded, around.sentence_start, around.figure.start)
    if kind == "share" and topic and topic.end() <= start + 1 and size <= _LONGEST_LABEL:
        what = clean_name(around.document, *topic.span("what"))
        if what:
            ratio = "" if _RATIO.match(what.lower()) else "Tỷ lệ "
            return around.named(f"{ratio}{lower(what) if ratio else what} {lower(label)}", FREE, start=start)
    if kind == "measure" and around.figure.size >= _MANY_OF and _does(label):
        return around.named(label, FREE, start=start)  # trong đó xuất khẩu phân lân 96.000 tấn
    terse = terse or _BULLET.match(around.folded, around.sentence_start) is not None
    if not _SHORTEST_SUBJECT <= size <= _LONGEST_SUBJECT or lead.direction or around.verb is not None:
        return None
    if kind == "money" and terse:
        return around.named(label, FREE, start=start)
    if kind == "share" and terse:
        return around.named(f"Tỷ lệ {lower(label)}", FREE, start=start)
    counted = kind in ("item", "count", "people") and around.figure.noun in table_words(
        "figure_names", "counts_a_subject"
    )
    enough = around.figure.size >= (_SOME if terse else _MANY) and (terse or around.figure.noun == "lượt")
    if counted and enough and not around.noun_after():
        return around.named(f"Số {around.figure.noun} {lower(label)}", FREE, start=start)
    return None


def line_label(around: Around) -> Named | None:
    """A share alone after the label of its line: ``- Trẻ em dưới 5 tuổi suy dinh dưỡng: 18,1%``."""
    if around.figure.kind != "share" or around.noun_after():
        return None
    line = _LINE.fullmatch(around.folded, around.sentence_start, around.figure.start)
    if line is None or _NO_LABEL.match(line["what"]) or line["what"] in name_words("empty_topic"):
        return None
    start, end = line.span("what")
    end = min(end, around.lead.end) if around.lead.end > start else end
    label = clean_name(around.document, start, end)
    if not _SHORTEST_SUBJECT <= len(label.split()) <= _LONGEST_LINE or _NO_LINE.search(label.lower()):
        return None
    named = label if _RATIO.match(label.lower()) or _NAMED_BY.match(label.lower()) else f"Tỷ lệ {lower(label)}"
    return around.named(named, HEADED, start=line.start("what"))


def _does(label: str) -> bool:
    """Whether words are a verb of the table and its object: ``tiêu thụ xi măng``."""
    words = label.lower().split()
    runs = (" ".join(words[:size]) for size in range(1, min(4, len(words))))
    return len(words) <= _LONGEST_SUBJECT and any((verb := verbs().get(run)) and verb.acts for run in runs)


def _label(around: Around) -> tuple[int, int]:
    """The words right before a figure, from the last mark on; a place at their end only says where."""
    lead, folded = around.lead, around.folded
    start = max(lead.start, max(folded.rfind(mark, lead.start, lead.end) for mark in ",;:(") + 1)
    while start < lead.end and folded[start] in " -*•+–.":
        start += 1
    inside = _INSIDE.match(folded, start, lead.end)
    start = inside.end() if inside else start
    end = lead.end
    for place in within(around.document.places, start + 1, end + 1):
        end = place.start if place.end >= end - 1 else end
    return start, end
