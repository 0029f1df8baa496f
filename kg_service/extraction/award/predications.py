"""What a verb says of awards: its agents, what it gives, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.cues import Cue
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.facts import AwardStatus


@dataclass(slots=True)
class Group:
    """Awards that stand together with recipients that stand together.

    ``addressed``: the text says to whom, in whatever words.
    """

    awards: list[AwardMention] = field(default_factory=list)
    recipients: list[Recipient] = field(default_factory=list)
    addressed: bool = False

    def spans(self) -> list[tuple[int, int]]:
        """Offsets of its awards and recipients."""
        awards = [(award.start, award.end) for award in self.awards]
        return awards + [(recipient.start, recipient.end) for recipient in self.recipients]


@dataclass(slots=True)
class Predication:
    """One verb with its agents, awards and recipients.

    ``verb``: where it stands. ``bare``: nothing before it in its clause, so it goes on with the verb before.
    ``handed``: an officer or a verb of handing over. ``rule``: the form, for the confidence.
    """

    start: int
    end: int
    act: str
    status: AwardStatus
    posthumous: bool = False
    agents: tuple[Authority, ...] = ()
    handed: bool = False
    passive: bool = False
    groups: list[Group] = field(default_factory=list)
    bare: bool = False
    verb: int = 0
    rule: str = "active"

    def stems(self) -> set[str]:
        """The names of its awards without class and issuer."""
        return {award.stem.name for group in self.groups for award in group.awards}


def named_of(told: Predication, awards: list[AwardMention], named: list[Recipient]) -> Predication:
    """What a predication gives to those whom a later sentence names."""
    return Predication(
        named[0].start, named[-1].end, told.act, told.status, told.posthumous, told.agents, told.handed,
        groups=[Group(awards, named)], rule="members",
    )  # fmt: skip


@dataclass(slots=True)
class Head:
    """A verb at ``index`` of the marks and what stands before it, from ``first`` on.

    ``proposed``: it is to come; ``asked``: others are asked for it, while ``sẽ`` only tells of what is decided.
    ``by_person``: a named person stands as its subject. ``revoked``: it tells what another verb revokes.
    ``recognised``: a verb before it recognises what it tells.
    ``unnamed``: its subject is nobody in particular (``nhiều tập thể, cá nhân được tặng``).
    """

    index: int
    cue: Cue
    first: int
    passive: bool = False
    proposed: bool = False
    asked: bool = False
    negated: bool = False
    agents: list[Authority] = field(default_factory=list)
    by_person: bool = False
    revoked: bool = False
    recognised: bool = False
    unnamed: bool = False
    subject: list[Recipient] = field(default_factory=list)

    @property
    def act(self) -> str:
        """What its verb does, or the verb that revokes what it tells."""
        return "revoke" if self.revoked else self.cue.act

    @property
    def status(self) -> AwardStatus:
        """What becomes of the award; one that others ask to revoke is had until somebody does."""
        if self.act == "revoke":
            return "conferred" if self.asked else "revoked"
        if self.proposed:
            return "proposed"
        return "recognised" if self.recognised or self.cue.act == "recognise" else "conferred"
