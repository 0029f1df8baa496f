"""Sentences that are one long row of what facts are made of: each item must be read without looking at all others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

_NAMES = [" ".join(parts) for parts in product(("Nguyễn", "Lê", "Vũ"), ("Văn", "Thị"), ("An", "Hà", "Lan", "Nam"))]
_GIVEN = ("Bình", "Cường", "Dũng", "Sơn", "Thu", "Vinh", "Yến")


def _name(number: int) -> str:
    return f"{_NAMES[number % len(_NAMES)]} {_GIVEN[number // len(_NAMES) % len(_GIVEN)]}"


_MADE_OF: dict[str, tuple[str, Callable[[int], str]]] = {
    "numbers of recipients": ("Bằng khen của UBND tỉnh: ", lambda n: f"{n % 97 + 2} tập thể, {n % 89 + 3} cá nhân, "),
    "kinds apart by strokes": ("Bằng khen: ", lambda n: f"{n % 97 + 2} tập thể / {n % 89 + 3} cá nhân / "),
    "persons": ("Chủ tịch UBND tỉnh tặng Bằng khen cho ", lambda n: f"ông {_name(n)}, "),
    "offices": ("Dự hội nghị có ", lambda n: f"ông {_name(n)}, Giám đốc Sở Y tế tỉnh Lai Châu; "),
    "bodies": ("Tặng Cờ thi đua cho ", lambda n: f"Trường THPT số {n}, "),
    "numbers of awards": ("Tặng ", lambda n: f"{n % 50 + 2} Bằng khen, {n % 40 + 2} Giấy khen, "),
    "figures": ("Thu ngân sách ", lambda n: f"đạt {n} tỷ đồng, tăng {n % 50}%, "),
    "figures of units": ("Diện tích rừng: ", lambda n: f"xã {_GIVEN[n % 7]} {n} ha; "),
    "documents": ("Căn cứ ", lambda n: f"Quyết định số {n}/QĐ-UBND ngày {n % 28 + 1}/{n % 12 + 1}/2019, "),
    "campaigns": ("Thực hiện ", lambda n: f'phong trào "Thi đua số {n}", '),
    "quoted names": ("Các phong trào thi đua ", lambda n: f'"Dân vận khéo {n}" và '),
    "events": ("Tỉnh tổ chức ", lambda n: f"hội nghị tổng kết ngày {n % 28 + 1}/{n % 12 + 1}/2019, "),
    "clauses": ("", lambda n: f"UBND xã {_GIVEN[n % 7]} tặng Giấy khen cho ông {_name(n)}; "),
    "passives": ("", lambda n: f"ông {_name(n)} được tặng Bằng khen, "),
    "years": ("", lambda n: f"năm {1990 + n % 30} đạt {n} tấn, "),
}
ROWS = tuple(_MADE_OF)
"""What rows can be made of."""


def row(kind: str, items: int) -> str:
    """A headline and one sentence of so many items of a kind."""
    opens, item = _MADE_OF[kind]
    return f"Tin trong ngày của tỉnh Lai Châu\n\n{opens}{''.join(map(item, range(items))).rstrip(' ,;/')}.\n"
