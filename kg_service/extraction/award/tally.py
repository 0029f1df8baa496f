"""Facts of type ``award_tally``: numbers of awards or of recipients who are not named."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg_service.extraction.award.context import area_for, period_for
from kg_service.extraction.award.granting import common_issuers, joined_name
from kg_service.extraction.award.periods import edition
from kg_service.extraction.award.reading import Conferral, read_awards
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.document import Document
from kg_service.extraction.facts import AwardTallyFact, Fact, RecipientKind
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled

CONFIDENCE = {"active": 0.93, "passive": 0.93, "postposed": 0.8, "list": 0.93, "items": 0.85, "loose": 0.75}
"""Share of right facts by rule, measured on the development articles."""

_OF_YEAR = compiled(r"(?<!\p{L})năm\s(?:19|20)\d{2},?\s(?:có\s)?$")
_YEAR_COUNT = compiled(
    r"(?<!\p{L})năm\s(?P<year>(?:19|20)\d{2}),?\s(?:có\s)?(?P<count>\d{1,3}(?:\.\d{3})+|\d{1,4})\s(?P<noun>\p{L}+(?:\s\p{L}+)?)"
    r"\s?(?:[,;]|và|[,;]\svà)\s$"
)
"""A year with its number in a row of them, before the next."""
_YEAR_REACH = 60
_MOST_PARTS = 12
"""A total is not broken down into more parts than this; a longer row is a list."""
_PART_OF = compiled(r",?\s+(?:thì|mà)\s+(?:đã\s+)?(?:có\s+)?(?:tới\s+|đến\s+)?\d[\d.]*\s+")
_PROPOSED = 0.7
_BOTH_KINDS = 0.6
_NO_AWARD = 0.85
_WEAK_NOUN = 0.7


def extract(document: Document) -> Iterator[Fact]:
    """The tallies that the document asserts, in order of place.

    A number without an award (``Khen thưởng 9 thuyền viên``) is left to the same number with one.
    """
    found = list(_facts(document))
    told = {(fact.count, fact.recipient_kind) for fact in found if fact.award}
    yield from (fact for fact in found if fact.award or (fact.count, fact.recipient_kind) not in told)


def _facts(document: Document) -> Iterator[AwardTallyFact]:
    for conferral in read_awards(document):
        if conferral.act == "revoke" or conferral.status == "revoked":
            continue
        if _goes_on_apart(document, conferral):
            yield from _counted_awards(document, replace(conferral, recipients=()))
            continue
        yield from _counted_recipients(document, conferral)
        more = any((mention.count or 0) > len(conferral.recipients) for mention in conferral.awards)
        if not conferral.recipients or ((conferral.rule == "passive" or more) and not _numbered(conferral)):
            yield from _counted_awards(document, conferral)


def _goes_on_apart(document: Document, conferral: Conferral) -> bool:
    """``công nhận 90 Lao động tiên tiến, 8 Chiến sĩ thi đua; thưởng 12 người``: the awards are counted themselves."""
    counted = bool(conferral.awards) and all(mention.count and mention.kind for mention in conferral.awards)
    if not counted or not conferral.recipients:
        return False
    last, first = conferral.awards[-1].end, min(recipient.start for recipient in conferral.recipients)
    return first > last and document.folded.find(";", last, first) >= 0


def _numbered(conferral: Conferral) -> bool:
    return any(recipient.count is not None for recipient in conferral.recipients)


def _restated(named: Sequence[Recipient], counted: Recipient) -> bool:
    """``Hai cá nhân, ông A và bà B, được tặng``: those who are counted are named one by one, in order of place."""
    count = counted.count or 0
    if not 0 < count <= len(named) or named[-count].start <= counted.end:
        return False
    if count < len(named) and named[-count - 1].start > counted.end:
        return False
    return all(one.kinds[0] in counted.kinds for one in named[-count:])


def _is_whole(document: Document, counted: Recipient) -> bool:
    """``64 hộ thì 61 hộ đạt gia đình văn hóa``: of how many those are who have it."""
    part = _PART_OF.match(document.folded, counted.end)
    return part is not None and bool(counted.noun) and document.folded.startswith(counted.noun, part.end())


def _counted_recipients(document: Document, conferral: Conferral) -> Iterator[AwardTallyFact]:
    counted = [recipient for recipient in conferral.recipients if recipient.count is not None]
    years = list(_years_before(document, counted[-1])) if counted else []
    named = sorted((one for one in conferral.recipients if one.count is None), key=lambda one: one.start)
    parts = sorted((one.start, one.count or 0) for one in counted if one.sure)
    for recipient in counted:
        if recipient.count is None or (recipient is not counted[-1] and any(recipient.start >= at for *_, at in years)):
            continue
        if not recipient.sure and _broken_down(parts, recipient):
            continue
        if _restated(named, recipient) or _is_whole(document, recipient):
            continue
        if conferral.awards and all(mention.stem.form == "standing" for mention in conferral.awards):
            continue
        end = max(recipient.end, conferral.end)
        for count, period, start in years if recipient is counted[-1] else ():
            yield _tally(
                document, conferral, count, recipient.kinds[0], joined_name(conferral), (start, end),
                (recipient.start, recipient.end), _confidence(conferral, False, recipient.sure),
            ).model_copy(update={"period": period})  # fmt: skip
        for kind in recipient.kinds:
            yield _tally(
                document, conferral, recipient.count, kind, _name(conferral, recipient), (conferral.start, end),
                (recipient.start, recipient.end), _confidence(conferral, len(recipient.kinds) > 1, recipient.sure),
            )  # fmt: skip


def _name(conferral: Conferral, counted: Recipient) -> str | None:
    """The award's name; ``biểu dương 45 điển hình tiên tiến`` names no other than what they are called."""
    if conferral.awards or conferral.act != "commend" or counted.noun not in _called():
        return joined_name(conferral)
    return counted.noun[:1].upper() + counted.noun[1:]


@cache
def _called() -> frozenset[str]:
    return table_words("award_recipients", "model")


def _years_before(document: Document, last: Recipient) -> Iterator[tuple[int, str, int]]:
    """``năm 2009 có 410 hộ, năm 2010 có 480 hộ, năm 2011 có 550 hộ đạt``: the years before the last, from it back."""
    own = _OF_YEAR.search(document.folded, max(0, last.start - _YEAR_REACH), last.start)
    at = own.start() if own and last.noun and len(last.kinds) == 1 else 0
    while at and (match := _YEAR_COUNT.search(document.folded, max(0, at - _YEAR_REACH), at)):
        if match["noun"] != last.noun:
            break
        at = match.start()
        yield int(match["count"].replace(".", "")), match["year"], at


def _broken_down(parts: Sequence[tuple[int, int]], total: Recipient) -> bool:
    """``120 điển hình, trong đó có 20 tập thể và 100 cá nhân``: the parts say of what kind they are.

    ``parts``: the places and numbers of those whose kind is sure, in order.
    """
    after = parts[bisect.bisect_right(parts, (total.start, total.count or 0)) :][: _MOST_PARTS + 1]
    return 1 < len(after) <= _MOST_PARTS and sum(count for _, count in after) == total.count


def _counted_awards(document: Document, conferral: Conferral) -> Iterator[AwardTallyFact]:
    """``05 lượt Cờ thi đua``, where the award's nature says whom it is for.

    Awards without a number of their own after one with a number share it: ``2.281 lượt danh hiệu Lao động tiên tiến,
    Chiến sĩ tiên tiến``.
    """
    for index, mention in enumerate(conferral.awards):
        kind = mention.kind
        if mention.count is None or kind is None or (conferral.recipients and mention.count == 1):
            continue
        if mention.end <= conferral.start:  # of an earlier sentence that this one goes on with: it counts there
            continue
        after = conferral.awards[index + 1 :]
        shared = [mention]
        for other in after:
            if other.count is not None:
                break
            shared.append(other)
        together = Conferral(
            mention.start, shared[-1].end, conferral.sentence, tuple(shared), (), conferral.status, conferral.act,
            conferral.rule, agents=conferral.agents, handed=conferral.handed,
        )  # fmt: skip
        start = conferral.start if index == 0 else mention.start
        yield _tally(
            document, together, mention.count, kind, joined_name(together), (start, shared[-1].end),
            (mention.start, shared[-1].end), _confidence(conferral, False, True),
        )  # fmt: skip


def _confidence(conferral: Conferral, both: bool, sure: bool) -> float:
    found = CONFIDENCE.get(conferral.rule, 0.8)
    if conferral.status == "proposed":
        found = min(found, _PROPOSED)
    if both:
        found = min(found, _BOTH_KINDS)
    if not sure:
        found = min(found, _WEAK_NOUN)
    return found if conferral.awards else min(found, _NO_AWARD)


def _edition(document: Document, conferral: Conferral) -> str | None:
    """The year of the prizes that are counted, where the article's head tells which year's they are."""
    return edition(document, conferral.awards[0].stem.name) if len(conferral.awards) == 1 else None


def _tally(
    document: Document,
    conferral: Conferral,
    count: int,
    kind: RecipientKind,
    award: str | None,
    span: tuple[int, int],
    counted: tuple[int, int],
    confidence: float,
) -> AwardTallyFact:
    periods = [mention.period for mention in conferral.awards if mention.period]
    authorities = [(a.start, a.end) for a in conferral.agents]
    authorities += [(a.start, a.end) for mention in conferral.awards for a in mention.issuers]
    return AwardTallyFact(
        article=document.article.id,
        count=count,
        recipient_kind=kind,
        award=award,
        by=common_issuers(conferral) or None,
        area=area_for(document, counted[0], counted[1], authorities),
        period=periods[0] if periods else period_for(document, span[0], span[1]) or _edition(document, conferral),
        evidence=document.evidence(*span, counted),
        confidence=confidence,
    )
