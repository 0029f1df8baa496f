"""When a campaign runs: the period and the day of launching that the words beside it give, else the article."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg_service.extraction.campaign.names import CampaignName
from kg_service.extraction.campaign.triggers import alternation, launch_before, words
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.tables import WHOLE_TEXT, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_PERIOD_GAP = compiled(r"[\"'”’]?\s*(?:,\s*)?(?:\(\s*)?(?:trong\s+|của\s+|các\s+)?(?:giai đoạn\s+|nhiệm kỳ\s+)?")
_OF_DOCUMENT = compiled(r"\d\s?[/-]\s?\p{L}[\p{L}\d/ -]*,?\s*\(?(?:ngày\s*)?$")
_SINCE = compiled(r"(?<!\p{L})(?:từ|kể từ)\s+(?:năm\s+)?$")
_YEAR = compiled(r"\d{4}")
_BEGUN_REACH = 140


@cache
def _reports() -> PhraseFinder:
    return PhraseFinder(words("report"), WHOLE_TEXT)


@cache
def _plans() -> PhraseFinder:
    """What begins the part of a title that looks ahead: ``năm 2016, nhiệm vụ năm 2017``."""
    return PhraseFinder(words_for("cluster_phrases", "forward"), WHOLE_TEXT)


@cache
def _begun() -> re.Pattern[str]:
    verbs = alternation("launch", "begin")
    return compiled(rf"(?<!\p{{L}})(?:{verbs})(?:\s+(?:từ|vào|trong|ngày|sáng|chiều|hôm))*\s*$")


def period_of(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """The period that the words give the campaign, else None.

    In its name, after it, between trigger and name; else at the head of its sentence.
    """
    # Most sentences name no period at all.
    if not within(document.periods, min(sentence.start, name.start, name.trigger), max(sentence.end, name.end)):
        return None
    inside = within(document.periods, name.start, name.end)
    if inside:
        return inside[0].value
    gap = _PERIOD_GAP.match(document.folded, name.end)
    after = within(document.periods, name.end, sentence.end)
    if gap and after and after[0].start <= gap.end():
        return after[0].value
    between = within(document.periods, name.trigger, name.start)
    if between and '"' not in document.folded[name.trigger : name.start - 1]:
        return between[0].value
    opening = within(document.periods, sentence.start, min(sentence.end, sentence.start + 40))
    if opening and opening[0].start - sentence.start <= 6 and opening[0].end < name.start:
        return opening[0].value
    return None


def year_of_article(document: Document) -> str | None:
    """The year that the article's title reports on, or that all its periods fall in; else None."""
    for block in document.article.blocks:
        if block.kind == "title":
            plan = _plans().first(document.folded, block.span.start, block.span.end)
            end = plan.start if plan else block.span.end
            told = {p.value for p in within(document.periods, block.span.start, end)}
            if len(told) == 1 and _reports().stands(document.folded, 0, block.span.end):
                return told.pop()
            break
    return _only_year(document)


@lru_cache(maxsize=2)  # asked for by every campaign of an article
def _only_year(document: Document) -> str | None:
    """The year that all periods of the article fall in, its own; ``từ năm 2011`` begins a longer one."""
    years: set[str] = set()
    for period in document.periods:
        if _SINCE.search(document.folded, max(0, period.start - 8), period.start):
            return None
        years.update(_YEAR.findall(period.value))
    year = years.pop() if len(years) == 1 else None
    return year if year and document.year in (None, int(year)) else None


def started(document: Document, name: CampaignName, sentence: Sentence) -> str | None:
    """The date of launching, where the sentence tells of one.

    ``Sáng 27/3, … phát động phong trào …``, ``phong trào …, bắt đầu từ tháng 3/2021``.
    """
    if not within(document.dates, min(sentence.start, name.end), sentence.end):
        return None
    folded = document.folded
    after = min(sentence.end, name.end + _BEGUN_REACH)
    quote = folded.find('"', name.end + 1, after)
    for date in within(document.dates, name.end, quote if quote >= 0 else after):
        if _begun().search(folded, name.end, date.start):
            return date.value
    if not launch_before().search(folded, max(sentence.start, name.trigger - 40), name.trigger):
        return None
    for date in within(document.dates, sentence.start, sentence.end):
        inside = name.start <= date.start < name.end
        if not inside and not _OF_DOCUMENT.search(folded, max(sentence.start, date.start - 40), date.start):
            return date.value
    return None
