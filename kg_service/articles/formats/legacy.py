"""Vietnamese encodings from before Unicode that Python does not know: TCVN3 (ABC) and VNI for Windows.

Both are fonts rather than character sets: bytes that a system reads as windows-1252 and a font shows as Vietnamese.
TCVN3 is table VN3 of TCVN 5712:1993: one byte a letter; it has no capitals with tones (fonts of capitals show them).
VNI writes a letter and then its marks. What else stands in the upper half is windows-1252 in both.
"""

from __future__ import annotations

import unicodedata

import regex

_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {start + index: letter for start, run in _TCVN3_RUNS.items() for index, letter in enumerate(run)}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = regex.compile(rf"([aeoôöuy])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", regex.IGNORECASE)


def decode_tcvn3(data: bytes) -> str:
    """The text of bytes in TCVN3. Raises UnicodeDecodeError."""
    return data.decode("windows-1252").translate(_TCVN3)


def decode_vni(data: bytes) -> str:
    """The text of bytes in VNI for Windows. Raises UnicodeDecodeError."""
    return _VNI.sub(_vni_letter, data.decode("windows-1252"))


def _vni_letter(match: regex.Match[str]) -> str:
    if match[3]:
        letter = _VNI_LETTERS[match[3].lower()]
        return letter.upper() if match[3].isupper() else letter
    base = _VNI_LETTERS.get(match[1].lower(), match[1].lower())
    letter = unicodedata.normalize("NFC", base + _VNI_MARKS[match[2].lower()])
    return letter.upper() if match[1].isupper() else letter
