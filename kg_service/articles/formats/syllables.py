"""Whether a text is written in Vietnamese syllables: the witness that an encoding was guessed right.

The syllable is initial, nucleus and final as the orthography allows them (quốc ngữ since 1902; the combinations are
those of Hoàng Phê's dictionary, *Từ điển tiếng Việt*), with one tone at most. Bytes decoded by the wrong table give
letters that do not combine so, or symbols inside words.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = regex.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|iêu|yêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    r"|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_EDGES = "‘’„«»•·°\ufeff"
_JOINT = regex.compile(r"[\x00-@\[-`{-\x7f–—“”…]+")


class Witness(NamedTuple):
    """How many words with letters outside ASCII there are, and how many of them are Vietnamese syllables."""

    words: int
    syllables: int

    @property
    def share(self) -> float:
        """Syllables among the words, 0-1; 0 when there are no words."""
        return self.syllables / self.words if self.words else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word in NFC is one Vietnamese syllable, upper or lower case."""
    letters = unicodedata.normalize("NFD", word.lower())
    plain = "".join(letter for letter in letters if letter not in _TONES)
    return len(letters) - len(plain) <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)))


def witness(text: str) -> Witness:
    """Count the words of a text that have a letter or sign outside ASCII, and the syllables among them."""
    words = syllables = 0
    for chunk in unicodedata.normalize("NFC", text).split():
        if chunk.isascii():
            continue
        for part in _JOINT.split(chunk):
            word = part.strip(_EDGES)
            if not word.isascii():
                words += 1
                syllables += is_syllable(word)
    return Witness(words, syllables)
