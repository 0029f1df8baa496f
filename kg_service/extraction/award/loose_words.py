"""Words around awards that tell whose they are without a verb of giving or getting, and words that veto it."""

from __future__ import annotations

import regex

from kg_service.text.patterns import compiled

_ADDRESS = (
    r"(?:(?:các|những|tập thể|ông|bà|anh|chị|em|cô|thầy|cụ|cháu|bác|chú|đồng chí|hai|ba|bác sĩ|kỹ sư|nghệ nhân|nghệ sĩ"
    r"|nhà giáo|(?:cô|thầy) giáo|(?:thượng|trung|thiếu|đại) (?:tá|úy|tướng)|nhạc sĩ|công nhân|y tá|chiến sĩ)\s+)*"
)

GOES_TO = regex.compile(
    r"[^.;:]{0,70}?(?<!\p{L})(?:(?:đã|cũng|được|lại|vừa|chính thức)\s+)*"
    r"(?:thuộc về|về với|về tay|về|đến với|dành cho|gọi tên|xướng tên|trao cho|có tên|có|gồm|là|cho|tặng"
    rf"|gắn (?:lên|trên|vào)[^.;:,]{{0,40}}\scủa)\s*:?\s+{_ADDRESS}"
)
"""After an award, before those who have it: ``…, phần thưởng lớn nhất năm nay, thuộc về``, ``… đợt này có``."""

IN_ALL = compiled(
    r"\s*(?:là|:|=|có|đạt)?\s*(?:\d[\d.]*)?(?:\s(?:chiếc|tấm|bằng))?\s*[,;(]?\s*"
    r"(?:trong đó|gồm|bao gồm)(?:\s+có)?\s*:?\s*"
)
"""Between an award and the numbers of its kinds: ``là 24, trong đó``."""

VETO = regex.compile(
    r"(?<!\p{L})(?:tiêu chuẩn|điều kiện|tiêu chí|quy định|quy chế|thủ tục|mục tiêu|phấn đấu|đăng ký"
    r"|nếu|ai|muốn|phải|hướng dẫn|lễ|hội đồng|thông tư|nghị định|luật|mức|kèm theo|tiền thưởng|sẽ|xứng đáng"
    r"|mỗi|hằng năm|hàng năm|trượt)(?!\p{L})"
)
"""Before an award: what is so in general, or not yet."""

NEGATED = compiled(r"(?<!\p{L})(?:không(?! chỉ)|chưa|chẳng|đâu)(?!\p{L})")
"""In the clause before an award."""

REVOKED = compiled(r"[^.;]{0,160}?(?<!\p{L})(?:không còn giá trị|mất hiệu lực|bị (?:hủy|rút|thu hồi|tước))(?!\p{L})")
"""After an award."""

PLANS = compiled(r"(?m)^\s*(?:kế hoạch|hướng dẫn|quy chế|quy định|chương trình|thông tư|đề án)\b")
"""Headings of documents that tell what is to be."""

UNKNOWN = regex.compile(r"(?<=[\p{L},]\s)\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)+")
"""Several capitalised words, not at the head of a sentence."""

NAME_LINE = regex.compile(
    r"[\s+*•-]*(?P<name>\p{Lu}[\p{L}\d]*(?:\s(?:\p{L}+|\d{1,4})){0,8}?)(?:,[^,;:.\n]{2,60})?\s[-–—]\s*"
    r"(?:(?:tấm|một|được|nhận)\s+)*"
)
"""A name and after a dash an award."""

SOME = regex.compile(r"(?<!\p{L})(?:các|những|nhiều|mọi|vài|loại)\s+(?:\p{L}+\s+){0,2}[\"“]?$")
"""Straight before an award of which no one in particular is meant."""

MANY = compiled(r"(?:\d\s+)?(?:huân|huân chương|huy chương|bằng khen|giấy khen)\s*,\s*(?:huân|huy chương|bằng khen)")
"""``114 huân, huy chương, bằng khen``."""

PROPOSED = compiled(r"(?<!\p{L})(?:đề nghị|đề xuất|trình|xét|giới thiệu|lập hồ sơ|hồ sơ)(?!\p{L})")

TITLE_OF = compiled(r"(?:(?<!\p{L})(?:là|thành|đạt|giành|danh hiệu|đoạt|với)|[:(])\s*(?:một\s+)?[\"“]?$")
"""Before a title that somebody has; elsewhere it may mean the people who have it."""

BRACKET = compiled(r"\s*\(\s*(?:(?:đều|được|cũng)\s+)*(?:(?:là|tặng|nhận)\s+)*")

PLURAL = compiled(
    r"(?<!\p{L})(?:các|hai|ba|bốn|năm)\s+(?:(?:ông|bà|anh|chị|em|cô|thầy|bác sĩ|đồng chí|cá nhân)[:,\s]+){1,3}$"
)

SUMMED = regex.compile(
    r"[^.;:\n]*?(?<!\p{L})(?:thành tích|phần thưởng|danh hiệu|khen thưởng|ghi nhận|bảng vàng|truyền thống|tự hào"
    r"|vinh dự|sau|như)(?!\p{L})[^.;:\n]{0,40}:\s*(?:(?:được|tặng|nhận)\s+)*"
)
"""Between a name and its awards: ``… tự hào với những thành tích sau:``."""

WHOSE = regex.compile(
    r"(?<!\p{L})(?:phần thưởng|thành tích|danh hiệu|hành động|việc làm|nghĩa cử|gương|tinh thần|nỗ lực|đóng góp"
    r"|cống hiến|chiến công|sự|truyền thống|bảng vàng|ghi nhận|tôn vinh)(?!\p{L})"
    r"[^.;]{0,80}?(?<!\p{L})(?:của|cho|với|tặng)\s+"
    rf"{_ADDRESS}$"
)
"""Before a name: ``việc làm dũng cảm của anh``, ``phần thưởng mà Nhà nước dành cho``."""

BESIDES = compiled(r"[\s\"“-]*(?:ngoài|bên cạnh|cùng với|không chỉ|từng|sau|với)\s")
MAIN = regex.compile(r",\s+" + _ADDRESS)
GETS_TOO = compiled(r"[^.;]{0,80}?(?<!\p{L})(?:được|nhận|giành|đạt|đoạt|có)\s")

ASKS = compiled(r"\?\s*[\"”]?\s*$|(?<!\p{L})(?:có phải|hay không|tại sao|vì sao)(?!\p{L})")
UNNAMED = compiled(
    r"(?<!\p{L})(?:nhiều|các|những|số|một số|không ít|mỗi)\s+"
    r"(?:tập thể|cá nhân|đơn vị|người|gia đình|hộ|cán bộ|học sinh)"
)
ANYBODY = compiled(r"^[\s+*•-]*(?:\p{L}\)\s*)?(?:đơn vị|tập thể|cá nhân|hộ|người)\s[^:]{0,60}:\s*$")
"""``Cá nhân lập công:`` before an award: whoever does so."""
ADDRESSED = compiled(r"[^.;:]{0,60}(?<!\p{L})(?:cho|đối với|tới|đến)(?!\p{L})")
"""After an award: it is somebody's whom the text leaves unnamed."""

BEGINS = compiled(
    r"[\s\"“*•+–-]*(?:(?:kế bên|bên cạnh|trong đó|đó|trước đó|sau đó|gần đây|ngoài ra"
    r"|(?:(?:tấm|chiếc|lá|tờ|bức|cái|phần thưởng|danh hiệu)\s+)?"
    r"(?:đầu tiên|sớm nhất|cũ nhất|mới nhất|gần nhất|cao nhất))"
    r"\s[^.;,]{0,24}?)?"
    r"(?:(?:là|một|hai|ba|bốn|tấm|chiếc|lá|tờ|bức|cái|thêm|và|rồi|riêng)\s+)*"
    r"(?:(?:năm(?: học)?\s+)?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\s*[:–,-]?\s*)?"
)
"""Between the beginning of a sentence or line and its first award."""
GOES_ON = compiled(r"\s*(?:[,.;(:]|$|do\s|năm\s|tặng\s|trao\s|và\s)")

HAD = compiled(r"(?<!\p{L})(?:còn|cũng|đã|lại)\s+có\s+(?:(?:thêm|một|cả)\s+)?$")

HAS = compiled(
    r"(?<!\p{L})(?:được|nhận|đón|giành|đạt|mang|cầm|giữ|treo|có|là|tặng|trao|về|thêm|đoạt|sở hữu|rinh|ẵm|phong|thưởng)"
    r"(?!\p{L})[^.;:]{0,50}$"
)
"""Before an award: somebody has it."""
