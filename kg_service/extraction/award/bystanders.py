"""Persons beside an award who do not get it: who came to the ceremony, who speaks of it, whose relative got it."""

from __future__ import annotations

import regex

from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.recipients import Recipient
from kg_service.text.patterns import compiled

_REACH = 400
"""Characters between an award and a name that are looked at; some texts are one sentence."""
_ATTENDING = telling(
    r"(?<!\p{L})<participation/attended>\s+(?:(?:buổi\s+|cuộc\s+)?(?:lễ|hội nghị)\s+)?(?:có|gồm)(?!\p{L})"
)
"""``đón nhận Huân chương; tới dự có ông A, ông B``."""
_SAYING = telling(r"(?<!\p{L})<say>\s*:")
_OF_ONESELF = compiled(r"(?<!\p{L})(?:tôi|(?<!của )mình|em|cháu|chúng tôi|chúng em)(?!\p{L})")
_KIN_WORD = r"(?<!\p{L})(?<!bố |cha |vợ )<kin>(?! mẹ)(?!(?<=vợ) chồng)"
_KIN = telling(
    rf"{_KIN_WORD}(?:\s(?:đẻ|ruột|chồng|vợ|nuôi))?(?:\s(?:<honorifics/address>|<role>|tôi|mình|họ))?"
    r"\s(?:<adverb>\s)*(?:<gets>|là)(?!\p{L})[^,;.:]*$",
    regex.compile,
)
"""Right before an award: ``bố đẻ được tặng``, ``vợ ông có``; not ``có chồng là liệt sĩ, được tặng``."""
_KIN_OF = telling(r"(?<!\p{L})(?<!vợ )<kin>\s(?:của\s)?<honorifics/address>?\s?$")
_ADDRESS = telling(r"<honorifics/address>(?!\p{L})")
_KIN_REACH = 24


def is_bystander(folded: str, recipient: Recipient, mention: AwardMention) -> bool:
    """Whether the words between a name and an award say that the award is not given to whom the name means."""
    if recipient.start >= mention.end:
        return _ATTENDING.search(folded, mention.end, min(recipient.start, mention.end + _REACH)) is not None
    start = max(recipient.end, mention.start - _REACH)
    if _KIN.search(folded, start, mention.start) or _is_kin_of(folded, recipient):
        return True
    says = _SAYING.search(folded, start, mention.start) if recipient.person else None
    return says is not None and _OF_ONESELF.search(folded, says.end(), mention.start) is None


def _is_kin_of(folded: str, recipient: Recipient) -> bool:
    """Whether a name only says whose relative gets it: ``vợ ông``, ``con trai chị Lan``."""
    before = _KIN_OF.search(folded, max(0, recipient.start - _KIN_REACH), recipient.start)
    if before is None:
        return False
    return _ADDRESS.match(folded, recipient.start) is not None or _ADDRESS.search(before.group()[4:]) is not None
