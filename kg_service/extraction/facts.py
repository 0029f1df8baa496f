"""Facts: what one article asserts, anchored to the words that assert it.

The eight types and their keys are the contract of extraction, review, evaluation and graph. A fact is a *factoid* in
the sense of digital prosopography: what a source says, not what is finally true. One JSON object a line, absent keys
left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from kg_service.errors import FactFormatError

RecipientKind: TypeAlias = Literal["collective", "individual", "household"]
AwardStatus: TypeAlias = Literal["conferred", "proposed", "recognised", "revoked"]
ClusterRoleKind: TypeAlias = Literal["member", "head", "deputy_head"]
EventKind: TypeAlias = Literal["conference", "congress", "launch", "pact_signing", "award_ceremony"]
CampaignKind: TypeAlias = Literal["campaign", "drive"]
Participation: TypeAlias = Literal["chaired", "attended", "spoke at"]

Period: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}(-(\d{4}|0[1-9]|1[0-2]|H[12]|Q[1-4]))?$")]
"""``2019``, ``2015-2020``, ``2019-06``, ``2019-H1`` (6 tháng đầu năm), ``2019-Q1``."""

IsoDate: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""ISO 8601 calendar date, to the day, month or year."""


class Evidence(BaseModel):
    """The words that carry a fact: code point offsets into the article's file as decoded, unchanged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: Annotated[int, Field(ge=0)]
    end: int
    quote: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _length_agrees(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"offsets {self.start}–{self.end} do not span a quote of {len(self.quote)} characters")
        return self


class BaseFact(BaseModel):
    """Keys of every fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: Annotated[str, Field(min_length=1)]
    evidence: Evidence
    confidence: Annotated[float, Field(ge=0, le=1)]

    def record(self) -> dict[str, Any]:
        """The fact as a JSON object: absent keys left out, ``article`` and ``type`` first."""
        values = self.model_dump(mode="json", exclude_none=True)
        head = {key: values.pop(key) for key in ("article", "type")}
        tail = {key: values.pop(key) for key in ("evidence", "confidence")}
        return {**head, **values, **tail}

    @property
    def stable_id(self) -> str:
        """Twelve hex digits from what is asserted and where: the same on every run, unmoved by confidence."""
        content = self.model_dump(mode="json", exclude_none=True, exclude={"confidence"})
        packed = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(packed.encode()).hexdigest()[:12]


class CampaignFact(BaseFact):
    """A named campaign (phong trào thi đua) or drive (cuộc vận động) that an area runs, launches or answers."""

    type: Literal["campaign"] = "campaign"
    name: str
    kind: CampaignKind | None = None
    area: str | None = None
    period: Period | None = None
    started: IsoDate | None = None
    launched_by: str | None = None
    localises: str | None = None


class DirectiveFact(BaseFact):
    """A document that directs: chỉ thị, kế hoạch, quyết định, nghị quyết, luật and others."""

    type: Literal["directive"] = "directive"
    kind: str
    number: str | None = None
    issuer: str | None = None
    date: IsoDate | None = None
    subject: str | None = None
    campaign: str | None = None


class AwardFact(BaseFact):
    """One award or title to one named recipient."""

    type: Literal["award"] = "award"
    award: str
    recipient: str
    status: AwardStatus
    recipient_kind: RecipientKind | None = None
    by: list[str] | None = None
    period: Period | None = None
    date: IsoDate | None = None
    reason: str | None = None
    posthumous: bool | None = None


class AwardTallyFact(BaseFact):
    """A number of awards or of recipients, not named."""

    type: Literal["award_tally"] = "award_tally"
    count: Annotated[int, Field(ge=0)]
    recipient_kind: RecipientKind
    award: str | None = None
    by: list[str] | None = None
    area: str | None = None
    period: Period | None = None


class ClusterRoleFact(BaseFact):
    """A unit's part in an emulation cluster or bloc (cụm, khối thi đua)."""

    type: Literal["cluster_role"] = "cluster_role"
    cluster: str
    unit: str
    role: ClusterRoleKind
    period: Period | None = None


class EventFact(BaseFact):
    """A conference, congress, launch, pact signing or award ceremony."""

    type: Literal["event"] = "event"
    kind: EventKind
    name: str | None = None
    date: IsoDate | None = None
    period: Period | None = None
    place: str | None = None
    organiser: str | None = None


class PersonRoleFact(BaseFact):
    """A named person in an office; one fact for each office."""

    type: Literal["person_role"] = "person_role"
    person: str
    role: str
    organisation: str | None = None
    area: str | None = None
    event: Participation | None = None


class StatisticFact(BaseFact):
    """A figure of a place or body. Ranks have unit ``hạng`` and ``of``."""

    type: Literal["statistic"] = "statistic"
    indicator: str
    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: str
    area: str | None = None
    period: Period | None = None
    of: float | None = None
    estimated: bool | None = None


Fact: TypeAlias = (
    CampaignFact
    | DirectiveFact
    | AwardFact
    | AwardTallyFact
    | ClusterRoleFact
    | EventFact
    | PersonRoleFact
    | StatisticFact
)
FACT_TYPES: tuple[str, ...] = (
    "campaign",
    "directive",
    "award",
    "award_tally",
    "cluster_role",
    "event",
    "person_role",
    "statistic",
)
_ADAPTER: TypeAdapter[Fact] = TypeAdapter(Annotated[Fact, Field(discriminator="type")])


def fact_line(fact: Fact) -> str:
    """One fact as one line of JSON Lines, without the line's end."""
    return json.dumps(fact.record(), ensure_ascii=False)


def parse_fact(line: str, where: str = "fact") -> Fact:
    """Read one line of JSON Lines. Raises FactFormatError that names ``where`` and the offending key."""
    try:
        return _ADAPTER.validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "line"
        raise FactFormatError(f"{where}: {key}: {first['msg']}", where=where, key=key) from error


def fact_from_record(record: object, where: str = "fact") -> Fact:
    """Read one JSON object as a fact. Raises FactFormatError that names ``where`` and the offending key."""
    return parse_fact(json.dumps(record), where)


def read_facts(path: Path) -> Iterator[Fact]:
    """Facts of a JSON Lines file in order; blank lines are passed over. Raises FactFormatError with file and line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield parse_fact(line, f"{path}:{number}")


def iso(date: dt.date) -> str:
    """ISO 8601 text of a date, as facts hold it."""
    return date.isoformat()
