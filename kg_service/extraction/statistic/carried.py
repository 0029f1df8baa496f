"""Figures whose name stands with an earlier figure, and how a change of a figure is named."""

from __future__ import annotations

from kg_service.extraction.statistic.around import CARRIED, FREE, VERBAL, Around, Named, Running, lower
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name, is_label
from kg_service.extraction.statistic.indicators import free_name
from kg_service.extraction.statistic.leads import Lead
from kg_service.extraction.statistic.units import measure_nouns
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.worded import table_words, worded

CHANGES = {"up": "tăng", "down": "giảm", "beyond": "vượt"}
"""How an indicator names a change, by the direction of the link."""
_NUMBER_OF = "Số "
"""How the names of counts begin."""
_PART_REACH = 600
_SHORT, _PAIR_WORDS = 2, 6
_POINTS_BACK = worded(r"(?<!\p{L})<figure_noun>\s+<that>(?!\p{L})", "figure_clauses")
_PARTED = worded(r"(?<!\p{L})<parted>(?!\p{L})|:", "figure_clauses")


def changed(around: Around, running: Running, found: Indicator) -> str:
    """The name of an indicator, or of its change where the figure is one; kept for a rank that follows."""
    running.shown = _change_name(found, around.lead, around.figure.kind in ("share", "times"))
    return running.shown


def _change_name(found: Indicator, lead: Lead, is_share: bool) -> str:
    plain = found.name.lower()
    average = " bình quân" if lead.average and "bình quân" not in plain else ""
    if is_share and found.growth and "money" in found.kinds and lead.direction != "down":
        return found.growth + average
    if lead.direction not in ("up", "down") or lead.from_:
        return found.name + (average if "tốc độ" in plain else "")
    if lead.direction == "up" and not is_share:
        return f"{found.name} tăng{average}"
    if lead.direction == "up" and found.growth:
        return found.growth + average
    if plain.startswith(("tốc độ tăng", "tăng trưởng")):
        return found.name + average
    if lead.direction == "up" and not found.is_ratio:
        return f"Tốc độ tăng {lower(found.name)}{average}"
    return f"{found.name} {CHANGES[lead.direction]}{average}"


def carried(around: Around, running: Running) -> Named | None:
    """Named by the figure before, where nothing but an area or a time stands between."""
    base, lead, kind = running.base, around.lead, around.figure.kind
    if base is None or not lead.empty or (kind == "money" and not base.fits("money")):
        return None
    before = running.before
    if not lead.direction and lead.places and before and before.accepted and before.figure.kind == kind:
        lead.direction = before.direction  # GRDP của Hậu Giang tăng 7,2%, Tiền Giang 7,0%
    if kind == "share" and base.kinds and "share" not in base.kinds and lead.direction not in ("up", "down"):
        return None
    average = lead.average and "/" in around.figure.unit and "bình quân" not in base.name.lower()
    if not (lead.direction or lead.estimated or lead.places or lead.earlier or average):
        return None
    if kind == "measure" and lead.direction not in CHANGES and base.name.startswith(_NUMBER_OF):
        thing = measure_nouns().get(around.figure.noun)  # 57 mô hình với 162 ha
        return around.named(f"{thing} {base.name.removeprefix(_NUMBER_OF)}", CARRIED) if thing else None
    name = changed(around, running, base)
    return around.named(f"{name} bình quân" if average and not lead.direction else name, CARRIED)


def free(around: Around, running: Running) -> Named | None:
    """Named by bare words before a link; after a share of an economy (tỷ trọng …) they are the next sector."""
    lead, kind, base = around.lead, around.figure.kind, running.base
    if not lead.direction and not lead.estimated and not _listed(around, running):
        return None
    found = free_name(around.document, lead)
    if found is None:
        return carried(around, running) if lead.empty else None
    found = _with_pair(around, found)
    if is_label(found.name) or _POINTS_BACK.search(found.name.lower()):
        return None  # the name of a unit that no list has
    if kind == "money" and lead.link not in table_words("figure_verb_kinds", "reached") and not lead.estimated:
        return None
    ratio = base.name.split()[:2] if base and base.is_ratio else []
    if kind == "share" and not ratio and lead.link != "chiếm" and (lead.crossed or " " not in found.name):
        return None
    before = running.before
    if kind == "share" and ratio and ratio[0].lower() in ("tỷ", "tỉ") and before and before.figure.kind == "share":
        level = base is not None and found.name.lower().split()[0] in table_words("figure_clauses", "level")
        of = base.name.split(" của ")[0] if base and level else " ".join(ratio)  # đúng hạn đạt 98%; cấp xã 99%
        return around.named(f"{of} {lower(found.name)}", CARRIED, start=found.start)
    if kind == "share" and lead.link == "chiếm":
        return around.named(f"Tỷ trọng {lower(found.name)}", VERBAL, start=found.start)
    goes_on = before is not None and before.accepted and before.figure.kind == kind
    if base and base is not running.sibling and goes_on and len(found.name.split()) <= _SHORT and base.fits(kind):
        return around.named(f"{base.name} {lower(found.name)}", FREE, start=found.start)  # rồi đến Hà Nam 0,6 tỷ USD
    running.base = running.sibling = found
    return around.named(changed(around, running, found), FREE, start=found.start)


def _after(folded: str, words: str, start: int, end: int) -> int:
    """Where the last of some words in ``[start, end)`` ends; ``start`` where they do not stand."""
    at = folded.rfind(words, start, end)
    return at + len(words) if at >= 0 else start


def _with_pair(around: Around, found: Indicator) -> Indicator:
    """``hộ khá, giàu chiếm 62%``: a grade after a comma is the second of a pair, whose noun is before the first."""
    folded, start = around.folded, found.start
    graded = found.name.lower() in table_words("figure_clauses", "graded") or any(
        pair.endswith(f", {found.name.lower()}") and folded.endswith(pair, around.lead_start, found.end)
        for pair in name_words("with_comma")
    )
    if around.figure.kind != "share" or not graded or folded[start - 2 : start] != ", ":
        return found
    first = max(folded.rfind(mark, around.lead_start, start - 2) + 1 for mark in ",;:.(")
    first = max(first, around.lead_start, _after(folded, "trong đó ", first, start))
    name = clean_name(around.document, first, found.end)
    return Indicator(name, first, found.end) if 2 <= len(name.split()) <= _PAIR_WORDS else found


def _listed(around: Around, running: Running) -> bool:
    """Whether a share stands in a list of shares or counts, right after its own words: ``…, trả đúng hạn 99%``."""
    before, lead = running.before, around.lead
    near = before is not None and before.accepted and before.figure.kind in ("share", "item", "count", "people")
    return near and around.figure.kind == "share" and not lead.empty and not around.noun_after()


def part(around: Around, running: Running) -> Named | None:
    """``Nghệ An 38 xã``, ``lĩnh vực kinh tế 41 mô hình``: of another area or a part, what the figure before is of."""
    figure, lead, base, before = around.figure, around.lead, running.base, running.before
    sums = figure.kind == "money" and before is not None and before.figure.kind == "money" and before.accepted
    counts = figure.kind != "money" and running.counted == figure.noun
    if base is None or around.acts or around.noun_after():
        return None
    if lead.empty:
        raised = lead.link in table_words("figure_verb_kinds", "raised")
        onto = lead.link in table_words("figure_verb_kinds", "onto")
        raised = raised or (onto and before is not None and before.figure.noun == figure.noun)
        of = running.counts.get(figure.noun) if (lead.places or raised) and figure.kind != "money" else None
        return around.named(of.name, CARRIED) if of else None
    if not (sums or counts):
        return None
    start = max(around.sentence_start, figure.start - _PART_REACH)
    linked = not lead.link or lead.link in table_words("figure_verb_kinds", "part")
    if not linked or not _PARTED.search(around.folded, start, figure.start):
        return None
    found = free_name(around.document, lead)
    return around.named(f"{base.name} {lower(found.name)}", CARRIED, start=found.start) if found else None
