"""Words around awards that tell whose they are without a verb of giving or getting, and words that veto it."""

from __future__ import annotations

import regex

from kg_service.extraction.award.phrases import ADDRESS, HAS, telling
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

GOES_TO = telling(
    r"[^.;:]{0,70}?(?<!\p{L})(?:(?:<adverb>|được)\s+)*"
    r"(?:<award_cues/land>|<goes_to>|<award_cues/pin>(?: (?:lên|trên|vào))?[^.;:,]{0,40}\scủa)"
    rf"\s*:?\s+{ADDRESS}",
)
"""After an award, before those who have it: ``…, phần thưởng lớn nhất năm nay, thuộc về``, ``… đợt này có``."""

IN_ALL = telling(
    r"\s*(?:là|:|=|có|đạt)?\s*(?:\d[\d.]*)?(?:\s<piece>)?\s*[,;(]?\s*<award_cues/breakdown>(?:\s+có)?\s*:?\s*"
)
"""Between an award and the numbers of its kinds: ``là 24, trong đó``."""

VETO = telling(r"(?<!\p{L})<rule>(?!\p{L})")
"""Before an award: what is so in general, or not yet."""

NEGATED = telling(r"(?<!\p{L})(?:<award_cues/negation>(?! chỉ)|đâu)(?!\p{L})")
"""In the clause before an award."""

REVOKED = telling(r"[^.;]{0,160}?(?<!\p{L})(?:<void>|bị <award_cues/revoke>)(?!\p{L})")
"""After an award."""

PLANS = telling(r"(?m)^\s*<plan_document>\b")
"""Headings of documents that tell what is to be."""

UNKNOWN = regex.compile(r"(?<=[\p{L},]\s)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+")
"""Several capitalised words, not at the head of a sentence."""

NAME_LINE = telling(
    r"[\s+*•-]*(?P<name>\p{Lu}[\p{L}\d]*(?:\s(?:\p{L}+|\d{1,4})){0,8}?)(?:,[^,;:.\n]{2,60})?\s[-–—]\s*"
    r"(?:(?:<piece>|<gets>|một)\s+)*",
    regex.compile,
)
"""A name and after a dash an award."""

SOME = telling(r"(?<!\p{L})(?:các|những|<some>)\s+(?:\p{L}+\s+){0,2}[\"“]?$")
"""Straight before an award of which no one in particular is meant."""

MANY = telling(r"<award_noun>\s*,\s*<award_noun>")
"""``114 huân, huy chương, bằng khen``."""

PROPOSED = telling(r"(?<!\p{L})(?:<award_cues/propose>|<candidate>)(?!\p{L})")

TITLE_OF = telling(
    r"(?:(?<!\p{L})(?:<award_cues/reach>|<award_cues/become>|<award_cues/prefix>|với)|[:(])\s*(?:một\s+)?[\"“]?$"
)
"""Before a title that somebody has; elsewhere it may mean the people who have it."""

BRACKET = telling(r"\s*\(\s*(?:(?:<adverb>|<gets>|là|tặng)\s+)*")

FROM = telling(r"(?<!\p{L})(?:từ|do|bởi)\s+$")
"""Before who gives."""

OFFICE_OF = worded(
    r",\s+(?:(?:phó|nguyên)\s+)*(?:đội trưởng|<officer>|<head_of_body>)(?:\s[^,;:.]{0,30})?\s*", "award_verbs"
)
"""Between a person and the body that ends the office: ``…, Đội trưởng Đội B``."""

DASH = telling(r"\s+[–-]\s+(?:(?:<piece>|<gets>|một)\s+)*")
"""Between a name and its award: ``… là Công ty A – Huân chương``."""

PLURAL = telling(r"(?<!\p{L})<several>\s+(?:<honorifics/*>[:,\s]+){1,3}$")

GIVES = telling(r"\s+(?:(?:<adverb>|vừa)\s+)*(?:có|gửi)\s+(?:<piece>\s+)?")
"""Between who gives and a letter of praise."""

SUMMED = telling(r"[^.;:\n]*?(?<!\p{L})(?:<honour>|sau|như)(?!\p{L})[^.;:\n]{0,40}:\s*(?:(?:<gets>|tặng)\s+)*")
"""Between a name and its awards: ``… tự hào với những thành tích sau:``."""

WHOSE = telling(
    rf"(?<!\p{{L}})(?:<honour>|<deed>)(?!\p{{L}})[^.;]{{0,80}}?(?<!\p{{L}})(?:của|cho|với|tặng)\s+{ADDRESS}$",
)
"""Before a name: ``việc làm dũng cảm của anh``, ``phần thưởng mà Nhà nước dành cho``."""

BESIDES = telling(r"[\s\"“-]*<besides>\s")
MAIN = telling(rf",\s+{ADDRESS}")
GETS_TOO = telling(r"[^.;]{0,80}?(?<!\p{L})<gets>\s")

ASKS = telling(r"\?\s*[\"”]?\s*$|(?<!\p{L})<asks>(?!\p{L})")
UNNAMED = telling(r"(?<!\p{L})(?:các|những|<some>|<number_of>|<each>)\s+<somebody>")
ANYBODY = telling(r"^[\s+*•-]*(?:\p{L}\)\s*)?<somebody>\s[^:]{0,60}:\s*$")
"""``Cá nhân lập công:`` before an award: whoever does so."""
ADDRESSED = telling(r"[^.;:]{0,60}(?<!\p{L})(?:<award_cues/dative>|đến)(?!\p{L})(?!\s<for_what>)")
"""After an award: it is somebody's whom the text leaves unnamed."""

BEGINS = telling(
    r"[\s\"“*•+–-]*(?:(?:<adds>|(?:(?:<piece>|<honour>)\s+)?<superlative>)\s[^.;,]{0,24}?)?"
    r"(?:(?:<several>|<piece>|là|một|thêm|và|rồi|riêng)\s+)*"
    r"(?:(?:năm(?: học)?\s+)?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\s*[:–,-]?\s*)?"
)
"""Between the beginning of a sentence or line and its first award."""
GOES_ON = telling(r"\s*(?:[,.;(:]|$|(?:<award_cues/confer>|<award_cues/hand>|do|năm|và)\s)")

HAD = telling(r"(?<!\p{L})<adverb>\s+có\s+(?:(?:thêm|một|cả)\s+)?$")

HAD_BEFORE = telling(rf"(?<!\p{{L}})(?:{HAS}|thêm|về)(?!\p{{L}})[^.;:]{{0,50}}$")
"""Before an award: somebody has it."""
SHARE = compiled(r"\d\s?%\s[^;:,.]{0,40}$")
"""``89,6% hộ đạt danh hiệu này``: a share of many has it, and nobody by name."""
