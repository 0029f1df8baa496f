"""When an extracted fact and a fact of the gold say the same, and which of its slots are right.

The measure is that of the contract: names are compared without case, punctuation and tone placement, and nearly equal
ones agree (rapidfuzz ratios); numbers must be equal; each type has keys that must agree and slots that are scored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import regex
from rapidfuzz import fuzz

from kg_service.text.normalize import fold
from kg_service.text.numbers import MAGNITUDES
from kg_service.text.patterns import compiled

Record: TypeAlias = Mapping[str, Any]

_UNIT_WORD = compiled(r"^(?:tỉnh|huyện|thị xã|quận|xã|phường|thị trấn) ")

SLOTS: dict[str, tuple[str, ...]] = {
    "campaign": ("area", "period"),
    "directive": ("issuer", "date"),
    "award": ("by", "period", "recipient_kind"),
    "award_tally": ("by", "area", "period"),
    "cluster_role": ("period",),
    "event": ("place", "organiser"),
    "person_role": ("area",),
    "statistic": ("period", "estimated"),
}
"""Keys that are scored on matched pairs only, by fact type."""


def plain(value: object) -> str:
    """Folded words of a value, without punctuation but for ``%`` and ``/``."""
    return " ".join(regex.sub(r"[^\w%/]+", " ", fold(str(value or ""))).split())


def alike(first: object, second: object, floor: float) -> bool:
    """Whether two names agree, also when one holds the other."""
    a, b = plain(first), plain(second)
    return bool(a and b) and (a == b or fuzz.ratio(a, b) >= floor or fuzz.token_set_ratio(a, b) >= floor + 5)


def close(first: object, second: object, floor: float) -> bool:
    """Whether two names agree as wholes."""
    a, b = plain(first), plain(second)
    return bool(a and b) and fuzz.ratio(a, b) >= floor


def bare_area(value: object) -> str:
    """An area's name without its level word."""
    return _UNIT_WORD.sub("", plain(value))


def same_award(first: object, second: object, floor: float) -> bool:
    """The same award, also where one side leaves its issuer out (``Cờ thi đua`` for ``Cờ thi đua của Chính phủ``)."""
    if close(first, second, floor):
        return True
    a, b = (_short_issuer(plain(value)) for value in (first, second))
    if fuzz.ratio(a, b) >= floor:
        return True
    (base_a, _, by_a), (base_b, _, by_b) = (value.partition(" của ") for value in (a, b))
    return bool(base_a) and not (by_a and by_b) and fuzz.ratio(base_a, base_b) >= floor


def _short_issuer(name: str) -> str:
    return regex.sub(r"chủ tịch (?=ubnd|ủy ban)", "", name).replace("ủy ban nhân dân", "ubnd")


def quantity(record: Record) -> tuple[float, str]:
    """Value and unit with words of magnitude multiplied out: 113 ``nghìn tỷ đồng`` is 1.13e14 ``đồng``."""
    words = plain(record.get("unit")).replace("²", "2").replace("m 2", "m2").split()
    value = float(record["value"])
    while len(words) > 1 and words[0] in MAGNITUDES:
        value *= MAGNITUDES[words.pop(0)]
    return value, "".join(words)


def _campaign(gold: Record, found: Record) -> bool:
    return close(gold["name"], found.get("name"), 88)


def _directive(gold: Record, found: Record) -> bool:
    if gold.get("number"):
        return _symbol(gold["number"]) == _symbol(found.get("number"))
    subject = not gold.get("subject") or alike(gold["subject"], found.get("subject"), 80)
    return plain(gold["kind"]) == plain(found.get("kind")) and subject


def _symbol(value: object) -> str:
    return "".join(str(value or "").split()).upper()


def _award(gold: Record, found: Record) -> bool:
    recipient = bare_area(gold["recipient"]) == bare_area(found.get("recipient")) or close(
        gold["recipient"], found.get("recipient"), 88
    )
    return recipient and gold["status"] == found.get("status") and same_award(gold["award"], found.get("award"), 88)


def _award_tally(gold: Record, found: Record) -> bool:
    if found.get("count") is None or int(gold["count"]) != int(found["count"]):
        return False
    if gold["recipient_kind"] != found.get("recipient_kind"):
        return False
    award = gold.get("award")
    return not award or alike(award, found.get("award"), 75) or same_award(award, found.get("award"), 85)


def _cluster_role(gold: Record, found: Record) -> bool:
    unit = bare_area(gold["unit"]) == bare_area(found.get("unit"))
    return unit and gold["role"] == found.get("role") and alike(gold["cluster"], found.get("cluster"), 80)


def _event(gold: Record, found: Record) -> bool:
    if gold["kind"] != found.get("kind"):
        return False
    if gold.get("date") and str(gold["date"])[:10] != str(found.get("date"))[:10]:
        return False
    told = [key for key in ("place", "organiser", "name") if gold.get(key)]
    return not told or any(alike(gold[key], found.get(key), 75) for key in told)


def _person_role(gold: Record, found: Record) -> bool:
    if not close(gold["person"], found.get("person"), 92):
        return False
    body = gold.get("organisation")
    if alike(gold["role"], found.get("role"), 80) and (not body or alike(body, found.get("organisation"), 70)):
        return True
    # The line between office and body may be drawn elsewhere.
    office, other = (f"{one.get('role') or ''} {one.get('organisation') or ''}" for one in (gold, found))
    return close(office, other, 85)


def _statistic(gold: Record, found: Record) -> bool:
    if found.get("value") is None:
        return False
    (value, unit), (other, other_unit) = quantity(gold), quantity(found)
    units = unit == other_unit or unit in other_unit or (other_unit != "" and other_unit in unit)
    area = not gold.get("area") or bare_area(gold["area"]) == bare_area(found.get("area"))
    return (
        abs(value - other) <= 1e-6 * max(1.0, abs(value))
        and units
        and (area or alike(gold["area"], found.get("area"), 88))
        and fuzz.partial_token_set_ratio(plain(gold["indicator"]), plain(found.get("indicator"))) >= 60
    )


SAME: dict[str, Callable[[Record, Record], bool]] = {
    "campaign": _campaign,
    "directive": _directive,
    "award": _award,
    "award_tally": _award_tally,
    "cluster_role": _cluster_role,
    "event": _event,
    "person_role": _person_role,
    "statistic": _statistic,
}
"""For each fact type, whether a gold record (first) and an extracted one say the same."""


def slot_right(gold: Record, found: Record, slot: str) -> bool:
    """Whether the extracted fact has the gold's value in a slot that the gold fills."""
    expected, given = gold[slot], found.get(slot)
    if isinstance(expected, list):
        several = given if isinstance(given, list) else [given]
        return all(any(alike(one, other, 70) for other in several) for one in expected)
    if isinstance(expected, bool):
        return expected == bool(given)
    return alike(expected, given, 85) or bare_area(expected) == bare_area(given)
