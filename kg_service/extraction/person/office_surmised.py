"""The body of an office that a text names bare, surmised from the bodies that it is about: ``Chủ tịch Lê Văn Tư``."""

from __future__ import annotations

from functools import cache, lru_cache

from kg_service.extraction.document import Document, InOrder, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.office_tables import office_kinds, told_once
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.office_records import Office, surmised
from kg_service.extraction.tables import rows, spellings
from kg_service.text.patterns import compiled

_HEAD = 250
"""Characters in which a letterhead or a title says what body a text is of."""


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of bodies that an office may be of, by its role in small letters."""
    table = rows("office_body_kinds", "roles", "kinds")
    return {role: tuple(spellings(row["kinds"])) for row in table for role in spellings(row["roles"].lower())}


@cache
def _heads() -> dict[str, str]:
    """The word that the body's name begins with, by the role that has swallowed it: ``phòng`` of ``Trưởng Phòng``."""
    return {kind.role.lower(): kind.head for kind in office_kinds().values() if kind.head}


_INDEFINITE = compiled(r"\s+(?:của\s+|tại\s+)?một\s")
"""``Giám đốc một công ty may``: of a body that the text does not name."""


def is_indefinite(document: Document, office: Office) -> bool:
    """Whether an office is of some body that the text leaves unnamed."""
    return _INDEFINITE.match(document.folded, office.end) is not None


def with_surmised_body(document: Document, office: Office) -> Office:
    """A bare office with the body that a reader takes it to be of; as it is where several may be meant.

    That is the only one of its kind, else the one that the letterhead or title names or the last that the paragraph
    names before; of a minister no other than the only one.
    """
    role = office.role.lower().removeprefix("quyền ").removesuffix(" thường trực").removesuffix(" phụ trách")
    role = role.removeprefix("phó ").removesuffix(" phó")
    fit, single = _fit(document, role) if role in _kinds() else (InOrder[Body](), False)
    sentence = document.sentence_at(office.start) if fit else None
    if sentence is None:
        return office
    block = document.article.blocks[sentence.block].span.start
    own, near = within(fit, 0, _HEAD), within(fit, block, office.start)
    chosen = fit[:1] if single else [] if office.role in told_once() else own[:1] or near[-1:]
    return surmised(office, chosen[0], office.end) if chosen else office


@lru_cache(maxsize=16)  # every bare office of an article asks
def _fit(document: Document, role: str) -> tuple[InOrder[Body], bool]:
    """The bodies that an office may be of, and whether they are one."""
    kinds, head = _kinds()[role], _heads().get(role, "")
    fit = [body for body in document.bodies if body.kind in kinds and _is_one_of_many(body) and _begins(body, head)]
    single = len({(body.name, body.level, body.place.label if body.place else None) for body in fit}) == 1
    return InOrder(fit), single


_OF_A_UNIT = frozenset({"party", "government", "army"})
"""Kinds of bodies of which each unit has one, and those without a unit are the whole country's: ``Bộ Chính trị``."""


def _is_one_of_many(body: Body) -> bool:
    return not body.scope and (body.kind not in _OF_A_UNIT or body.level is not None or body.place is not None)


def _begins(body: Body, head: str) -> bool:
    return not head or folded_name(body.name).startswith(f"{head} ")
