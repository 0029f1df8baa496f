r"""Patterns in the notation of ``regex`` that ``re`` runs, mostly in half the time.

That holds where a pattern is tried at one place, or begins with words, marks or spaces, also after ``(?<!…)``: that
check is tried behind their first letters (``kg_service.text.leading``). Of what only ``regex`` knows, ``\p{L}`` is put
into words that ``re`` knows. Patterns with anything more of it stay with ``regex``: other properties (names in
capitals, ``\p{Lu}``), ``(?r)``, a group's name twice. So do those that begin with ``(?<!…)`` and something else than
letters and are searched for over whole sentences: ``regex`` skips to what may begin a match there, ``re`` does not.
"""

from __future__ import annotations

import re

from kg_service.text.leading import moved

_LETTER = r"[^\W\d_]"
_SET = re.compile(r"(?<!\\)\[(?P<not>\^?)(?P<rest>(?:[^\]\\]|\\.(?:\{\w+\})?)*)\]")


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    r"""A pattern with ``\p{L}`` for a letter. Raises re.error for what ``re`` cannot run."""
    pattern = pattern if flags else moved(pattern)
    return re.compile(_SET.sub(_without_property, pattern).replace(r"\p{L}", _LETTER), flags)


def _without_property(found: re.Match[str]) -> str:
    r"""A set of characters without ``\p{L}`` in it: the letters, or else the rest."""
    rest = found["rest"]
    if r"\p{L}" not in rest:
        return found[0]
    rest = rest.replace(r"\p{L}", "")
    if found["not"]:
        return f"(?:(?!{_LETTER})[^{rest}])" if rest else r"[\W\d_]"
    if rest == r"\d":
        return r"[^\W_]"
    return f"(?:{_LETTER}|[{rest}])"
