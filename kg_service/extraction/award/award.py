"""Facts of type ``award``: one award or title to one named recipient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import regex

from kg_service.extraction.award.bystanders import is_bystander
from kg_service.extraction.award.certificates import certified
from kg_service.extraction.award.context import date_for, period_for, reason_for
from kg_service.extraction.award.granting import agents_of, award_names, gives_it, issuers_of
from kg_service.extraction.award.intended import is_intended
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.periods import edition
from kg_service.extraction.award.reading import Conferral, read_awards
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.stems import Stem
from kg_service.extraction.document import Document
from kg_service.extraction.facts import AwardFact, Fact, RecipientKind
from kg_service.extraction.worded import worded
from kg_service.reference.matching import match_key
from kg_service.text.patterns import compiled
from kg_service.text.values import value

CONFIDENCE = {
    "active": 0.93,
    "passive": 0.93,
    "postposed": 0.85,
    "list": 0.85,
    "items": 0.92,
    "members": 0.7,
    "implied": 0.7,
    "history": 0.8,
    "loose": 0.75,
}
"""Share of right facts by rule, measured on the development articles."""

_YEAR = compiled(r"\s*\((?:(?:các\s+)?năm\s+)?(?P<year>(?:19|20)\d{2})(?=\)|\s*(?:,|;|và)\s*(?:năm\s+)?(?:19|20)\d{2})")
_AGAIN = worded(
    r"\s*\)?\s*(?:,|;|,?\s*và|<once_more>)\s*\(?(?:vào\s+)?(?:năm\s+)?(?P<year>(?:19|20)\d{2})(?![\d/-])",
    "award_verbs",
)
_YEARS_END = worded(
    r"\s*(?:[,.;)]|$|và\s(?!<award_clauses/clause_opens>))(?!\s*<award_clauses/clause_opens>(?!\p{L}))", "award_verbs"
)
"""After the last of several years: nothing that makes the year the next clause's."""
_MANY = worded(
    r"(?<!\p{L})<award_people/some>\s+(?:(?:<award_recipients/award>|huân|huy|và)[\s,]+)*$",
    "award_verbs",
)
_HEADS = worded(r"(?<=\bcủa )<head_of_body>\s(?=\p{L})", "award_verbs", engine=regex.compile)
_COMMITTEE = worded(r"^<committee> (?:<area_levels/*> )?", "award_verbs")
_IN_TURN = worded(r"(?<!\p{L})<figure_clauses/in_turn>(?!\p{L})", "figure_clauses")
"""``ông A và bà B lần lượt nhận C và D``: each one of them."""
_LEVEL = worded(r" <*>(?!\p{L})", "area_levels")
_AREA_LEVEL = worded(r"(?<=\p{L}) <area_levels/*> (?=\p{L})", "award_verbs", engine=regex.compile)
_PLACE = 3
"""Syllables of the longest name of a place."""
_MANY_REACH = 60
_STANDING = 0.6
_REVOKED = 0.85


@value
class Told:
    """How an award is told. ``own_period``: its year stands with its name, so that another year is another award."""

    stem: Stem
    own_period: bool = False


def extract(document: Document) -> Iterator[Fact]:
    """The awards to named recipients that the document asserts, each once, in order of place."""
    yield from _merged(list(_facts(document)))


def _facts(document: Document) -> Iterator[tuple[AwardFact, Told]]:
    for conferral in read_awards(document):
        named = [recipient for recipient in conferral.recipients if recipient.count is None]
        for recipient, mention, names in _pairs(document, conferral, named):
            if mention.stem.form == "standing" and conferral.act != "recognise":
                continue
            for name in names:
                fact = _fact(document, conferral, recipient, mention, name)
                again = _years_after(document, conferral, mention, fact.period)
                own = conferral.rule == "history" or mention.period is not None or bool(again)
                for period in (fact.period, *again):
                    yield fact.model_copy(update={"period": period}), Told(mention.stem, own)


def _pairs(
    document: Document, conferral: Conferral, named: Sequence[Recipient]
) -> Iterator[tuple[Recipient, AwardMention, list[str]]]:
    """Each recipient with each award; several classes go to as many recipients one by one."""
    in_turn = len(named) == len(conferral.awards) > 1 and _IN_TURN.search(
        document.folded, conferral.start, conferral.end
    )
    for mention in conferral.awards:
        many = (mention.count or 1) > 1 and not mention.classes
        if mention.given or (many and conferral.rule in ("passive", "postposed")):
            continue  # numbers of awards are tallies, of one order and class also an award of it
        alone = not issuers_of(mention, conferral) or len(agents_of(conferral)) > 1
        if mention.takes_issuer and alone and _one_of_many(document, mention):
            continue
        names = _separate(mention, conferral)
        one_by_one = len(names) == len(named) > 1 and len(mention.classes) > 1
        for number, recipient in enumerate(named):
            if (
                is_bystander(document.folded, recipient, mention)
                or (many and recipient.rank and len(named) == 1)
                or (in_turn and conferral.awards[number] != mention)
                or gives_it(recipient.name, mention, conferral)
            ):
                continue
            yield recipient, mention, [names[number]] if one_by_one else names


def _one_of_many(document: Document, mention: AwardMention) -> bool:
    """``nhiều huân, huy chương, bằng khen``: not which ones."""
    return _MANY.search(document.folded, max(0, mention.start - _MANY_REACH), mention.start) is not None


def _separate(mention: AwardMention, conferral: Conferral) -> list[str]:
    """An award of its own from each of several bodies: ``UBND thành phố và UBND phường tặng giấy khen``."""
    agents = [agent for agent in agents_of(conferral) if agent.name in issuers_of(mention, conferral)]
    if mention.takes_issuer and len(agents) > 1:
        return [name for agent in agents for name in mention.names([agent.name])]
    return award_names(mention, conferral)


def _fact(
    document: Document, conferral: Conferral, recipient: Recipient, mention: AwardMention, name: str
) -> AwardFact:
    start, end = min(conferral.start, recipient.start), max(conferral.end, recipient.end)
    if conferral.rule in ("items", "members"):
        start, end = recipient.start, recipient.end
    elif conferral.rule == "history":
        start, end = conferral.start, conferral.end
    by = issuers_of(mention, conferral)
    # what others ask to revoke is had: times and reason are those of their asking
    kept = conferral.act == "revoke" and conferral.status == "conferred"
    separate = [issuer for issuer in by if name.endswith(f" của {issuer}")]
    confidence = CONFIDENCE.get(conferral.rule, 0.8)
    if mention.stem.form == "standing":
        confidence = _STANDING
    elif conferral.act == "revoke" or conferral.status == "revoked":
        confidence = min(confidence, _REVOKED)
    return AwardFact(
        article=document.article.id,
        award=name,
        recipient=certified(document.folded, mention, recipient.name),
        status="proposed" if is_intended(document, conferral, mention) else conferral.status,
        recipient_kind=recipient.kinds[0],
        by=separate or by or None,
        period=mention.period
        or _year_in_brackets(document, mention)
        or (
            None
            if kept
            else period_for(document, conferral.start, conferral.end, mention.start, personal=recipient.person)
        )
        or edition(document, mention.stem.name),
        date=None if kept else date_for(document, conferral.start, conferral.end, conferral.sentence),
        reason=None if kept else reason_for(document, max(conferral.end, end), conferral.sentence),
        posthumous=True if conferral.posthumous else None,
        evidence=document.evidence(start, end, (recipient.start, recipient.end)),
        confidence=confidence,
    )


def _years_after(document: Document, conferral: Conferral, mention: AwardMention, period: str | None) -> list[str]:
    """The years after an award's own in which it was got again: ``các năm 2015, 2019``, ``năm 2015 và 2019``."""
    if period is None or len(period) != 4:
        return []
    folded, end = document.folded, conferral.sentence.end
    at = folded.find(period, max(conferral.sentence.start, mention.start), end)
    if at < 0:
        return []
    found: list[str] = []
    at += len(period)
    while (more := _AGAIN.match(folded, at, end)) and more["year"] > (found[-1] if found else period):
        found.append(more["year"])
        at = more.end()
    return found if found and _YEARS_END.match(folded, at, end) else []


def _year_in_brackets(document: Document, mention: AwardMention) -> str | None:
    """``Huân chương Lao động hạng Ba (1981)``: the year of an award in a list of several."""
    match = _YEAR.match(document.folded, mention.end)
    return match["year"] if match else None


def _merged(found: Sequence[tuple[AwardFact, Told]]) -> list[AwardFact]:
    """One fact for each award, recipient and status: the fullest, completed by what its repetitions add.

    A bare ``Bằng khen`` is taken for the ``Bằng khen của …`` that the article names for the same recipient.
    """
    kept: dict[tuple[str, str], list[tuple[AwardFact, Told]]] = defaultdict(list)
    ends: dict[tuple[str, str], str] = {}
    for fact, told in sorted(found, key=_first_kept):
        key = match_key(fact.recipient)
        near = kept[fact.status, ends.setdefault((fact.status, key), _shared_by_same(key, fact.recipient_kind))]
        index = next((i for i, (known, its) in enumerate(near) if _same(known, fact, its, told)), None)
        if index is None:
            near.append((fact, told))
        else:
            near[index] = _completed(near[index][0], fact), near[index][1]
    facts = _without_short([fact for near in kept.values() for fact, _ in near])
    return sorted(facts, key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.award, fact.recipient))


def _shared_by_same(key: str, kind: RecipientKind | None) -> str:
    """What the names of one recipient share, so that only few are compared (:func:`_same_recipient`)."""
    if kind == "individual":
        return " ".join(key.split(" ")[-2:])
    return _AREA_LEVEL.sub(" ", _COMMITTEE.sub("", key))


def _without_short(facts: Sequence[AwardFact]) -> list[AwardFact]:
    """The facts without those of a body that another one gives by its longer name: ``Chi cục A tỉnh B``."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if fact.recipient_kind == "collective":
            alike[fact.status, match_key(fact.award)].append(index)
    kept = list(facts)
    short = set()
    for several in alike.values():
        for one, longer in _longer({at: facts[at].recipient for at in several}).items():
            if len(longer) == 1 and facts[one].period in (None, facts[longer[0]].period):
                short.add(one)
                kept[longer[0]] = _completed(kept[longer[0]], facts[one])
    return [fact for index, fact in enumerate(kept) if index not in short]


def _longer(names: dict[int, str]) -> dict[int, list[int]]:
    """For each name that others begin with, adding only where the body is, those others."""
    known: dict[str, list[int]] = defaultdict(list)
    for at, name in names.items():
        known[name].append(at)
    found: dict[int, list[int]] = defaultdict(list)
    for at, name in names.items():
        words = name.split(" ")
        for size in range(1, len(words)):
            begins = " ".join(words[:size])
            for one in known.get(begins, ()) if _is_short(begins, name) else ():
                found[one].append(at)
    return found


def _is_short(name: str, longer: str) -> bool:
    """Whether a longer name only adds where the body is."""
    rest = longer[len(name) :] if longer.startswith(f"{name} ") else ""
    return bool(rest) and (_LEVEL.match(rest.lower()) is not None or (rest.istitle() and rest.count(" ") <= _PLACE))


def _first_kept(pair: tuple[AwardFact, Told]) -> tuple[int, bool, int]:
    fact = pair[0]
    return -len(fact.award.split()), fact.recipient.startswith("UBND "), -_fullness(fact)


def _fullness(fact: AwardFact) -> int:
    return sum(value is not None for value in (fact.by, fact.period, fact.date, fact.reason, fact.posthumous))


def _same(known: AwardFact, fact: AwardFact, its: Told, told: Told) -> bool:
    """Whether a fact says the same as one that is known, or less: a name without its issuer, class or end.

    What is given year after year (``Tập thể Lao động xuất sắc``) is told of each year.
    """
    if known.status != fact.status or not _same_recipient(known, fact):
        return False
    if its.own_period and told.own_period and known.period != fact.period:
        return False
    stem = told.stem
    one, other = match_key(known.award), match_key(fact.award)
    if one == other or _without_head(one) == _without_head(other):
        return True
    return stem.form != "standing" and one.startswith(f"{other} ")


def _without_head(award: str) -> str:
    """``bằng khen của bộ y tế`` for that of its minister: papers name the one for the other."""
    return _HEADS.sub("", award)


def _same_recipient(known: AwardFact, fact: AwardFact) -> bool:
    """The same name, or a person's full name and its end: ``Phạm Ngọc Sơn``, ``ca sĩ Ngọc Sơn``.

    Or a committee and its area: ``UBND huyện Mai Sơn`` receives for ``nhân dân và cán bộ huyện Mai Sơn``.
    """
    one, other = match_key(known.recipient), match_key(fact.recipient)
    if one != other and (other == _AREA_LEVEL.sub(" ", one, 1) or one == _AREA_LEVEL.sub(" ", other, 1)):
        return True  # Điện lực Bến Tre, Điện lực tỉnh Bến Tre
    if (_COMMITTEE.match(one) is None) != (_COMMITTEE.match(other) is None):
        return _COMMITTEE.sub("", one) == _COMMITTEE.sub("", other)
    if one == other or {known.recipient_kind, fact.recipient_kind} != {"individual"}:
        return one == other
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) >= 2 and long[-len(short) :] == short


def _completed(known: AwardFact, fact: AwardFact) -> AwardFact:
    added: dict[str, Any] = {
        key: getattr(fact, key)
        for key in ("by", "period", "date", "reason", "posthumous")
        if getattr(known, key) is None and getattr(fact, key) is not None
    }
    return known.model_copy(update={**added, "confidence": max(known.confidence, fact.confidence)})
