"""Who confers by what a clause says and by law; whose names complete an award's own."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.grades import class_names
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.reading import Conferral

_NO_ISSUER = frozenset({"council", "board"})
"""Kinds of bodies that prepare awards and hand them over, but confer none of their own."""

_THE_STATE = frozenset({"Đảng", "Nhà nước"})
"""Named by the press as who confers what the law leaves to the President."""

_HIGHEST = _THE_STATE | {"Chủ tịch nước", "Thủ tướng Chính phủ", "Chính phủ"}


def agents_of(conferral: Conferral) -> tuple[Authority, ...]:
    """The authorities of the clause that can have conferred: no deputies, no emulation councils."""
    return tuple(a for a in conferral.agents if not a.person and a.kind not in _NO_ISSUER)


def issuers_of(mention: AwardMention, conferral: Conferral) -> list[str]:
    """Who confers the award: by its own words, else by law where it leaves one authority, else by the clause."""
    if mention.issuers:
        return _unique([authority.name for authority in mention.issuers])
    agents = _unique([authority.name for authority in agents_of(conferral)])
    if mention.takes_issuer:
        agents = [agent for agent in agents if agent not in _THE_STATE]
    foreign = any(one not in class_names().values() for one in mention.classes)
    if mention.stem.by and not foreign and (conferral.act == "hand" or not set(agents) & _THE_STATE):
        return [mention.stem.by]
    return agents


def gives_it(name: str, mention: AwardMention, conferral: Conferral) -> bool:
    """Whether a name is that of who confers an award: the State's highest get none, nobody gives one to themselves."""
    return name in _HIGHEST or name in issuers_of(mention, conferral)


def common_issuers(conferral: Conferral) -> list[str]:
    """Who confers the awards of a conferral, taken together."""
    if not conferral.awards:
        return _unique([authority.name for authority in agents_of(conferral)])
    return _unique([name for mention in conferral.awards for name in issuers_of(mention, conferral)])


def award_names(mention: AwardMention, conferral: Conferral) -> list[str]:
    """The award's names, completed by who confers it where its own words leave that out."""
    levels = [a.level for a in conferral.agents if a.level in ("tỉnh", "thành phố", "huyện")]
    asked = levels[0] if conferral.status == "proposed" and levels else None
    return mention.names(issuers_of(mention, conferral) if mention.takes_issuer else (), asked)


def joined_name(conferral: Conferral) -> str | None:
    """One name for awards that share a count: ``Cờ thi đua, Bằng khen của Thủ tướng Chính phủ``."""
    if not conferral.awards:
        return None
    if len(conferral.awards) == 1:
        names = award_names(conferral.awards[0], conferral)
        return names[0] if len(names) == 1 else _classes_together(names)
    names = [name for mention in conferral.awards[:-1] for name in mention.names()]
    return ", ".join(_unique([*names, *award_names(conferral.awards[-1], conferral)]))


def _classes_together(names: Sequence[str]) -> str:
    first, _, _ = names[0].partition(" hạng ")
    return f"{first} {', '.join('hạng ' + name.partition(' hạng ')[2] for name in names)}"


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
