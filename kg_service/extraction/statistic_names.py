"""What a figure is of: its indicator, from the words before it, the words after it, or the figure before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.indicators import Indicator, bare_head, clean_name, free_name, indicator_of
from kg_service.extraction.statistic_context import is_aggregate, is_story, is_whole, names_award, of_offices
from kg_service.extraction.statistic_figures import Figure, measure_nouns, units
from kg_service.extraction.statistic_leads import Lead, last_words, place_ends, read_lead
from kg_service.extraction.tables import rows, spellings

KNOWN, HEADED, CARRIED, COUNTED, VERBAL, FREE, WEAK = 0.95, 0.92, 0.9, 0.88, 0.85, 0.7, 0.4
"""How often a figure named this way is right: an indicator of the list, a head word, the subject of the figure before,
a counted noun, the object of a verb, bare words before ``đạt``, a count with nothing around it."""

_TAIL = regex.compile(r"[^,;.:()\[\]\n…\"]{0,160}")
_TAIL_STOP = regex.compile(
    r"\s(?:với|trong đó|góp phần|so với|nhằm|do|(?<!dùng )để|nên|theo(?! bác)|như|gồm|bao gồm|"
    r"và(?=\s+(?:\p{L}+\s+){0,2}\d|\s+(?:không|đang|sẽ|đã|có|được|còn)\s)|(?:năm|giai đoạn)(?=\s+\d{4})|"
    r"(?:đạt|bằng|tăng|giảm|vượt|chiếm)(?=\s+(?:thêm\s+|trên\s+|hơn\s+|gần\s+|khoảng\s+)?\d[\d.,]*\s?%))(?!\p{L})"
)
_TIME_TAIL = regex.compile(
    r"\s*(?:(?:vào|trong|của|từ|đến|ở)\s+)?(?:cuối|đầu|hết|năm|giai đoạn|quý|tháng|nhiệm kỳ|mỗi năm|hằng năm|hàng năm|trở|xuống|lên)(?!\p{L})"
)
_NO_NOUN = regex.compile(
    r"\s*(?:[-–]|(?:và|mà|là|nhưng|nên|đã|sẽ|đang|thì|trong|từ|ở|tại|bị|được|không|mỗi|này|đó|trên|kèm|cùng|vì|khi)(?!\p{L}))"
)
_LISTED = regex.compile(
    r"\s(?:như|gồm|bao gồm)(?:\s*:)?\s[^;]{0,240}(?:…|\.\.\.)\s*(?:(?:trên|hơn|gần|khoảng|là)\s+)*$"
)
_ACHIEVED = regex.compile(r"\s+(?:đã\s+)?(?:đạt|hoàn thành|được công nhận|về đích)(?!\p{L})")
_COUNTABLE = regex.compile(r"(?:số|tổng số|số lượng|lượng|tổng lượng|dân số|đàn|tổng đàn|quy mô)\s")
_SHARED = regex.compile(
    r"(?:diện tích|dân số|người|hộ|gia đình|học sinh|trẻ|lao động|vốn|kế hoạch vốn|thủ tục|hồ sơ|nhân dân|thôn|xã|cán bộ|khối lượng|"
    r"nhu cầu|rác|nước|chất thải|tuyến|đường|kênh|nhà|doanh nghiệp|cơ sở|trạm|trường|phụ nữ|tổng|biên chế|giá trị|văn bản|dịch vụ)(?!\p{L})"
)
_REACHED = frozenset({"đạt", "đạt được", "còn", "đạt mức", "lên đến", "lên tới", "đạt tỷ lệ", "tăng", "giảm", "là"})
_HAVING = frozenset({"có", "hiện có", "gồm", "với", "còn"})
_PLACES = frozenset(
    {"xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thôn", "ấp", "buôn", "khu phố", "tổ dân phố", "thôn, bản"}
)
"""Units of administration: that there are so many is said with có or gồm; else they need a predicate."""
_GENERIC = frozenset({"hộ", "người", "xã", "trường", "vụ", "lượt", "đơn vị", "cơ sở", "trường hợp"})
"""Units that say less than the words before them: ``hộ cận nghèo là 6.943 hộ``."""
_PREPOSITION = regex.compile(r"(?:vào|về|cho|tại|ở|trên|từ|với|theo|thuộc|trong)(?!\p{L})")
_SOFT = regex.compile(r"^[\s,)]*(?:(?:đã|cũng|còn)\s+)?(?:và|với|cùng)?[\s,]*(?:(?:trên|hơn|gần|khoảng|cùng)\s*)?$")
_BOUNDARY = regex.compile(r"[,;:()]|(?<!\p{L})(?:với|và|trong đó|gồm|tăng|giảm|bằng|chiếm|còn|ước)(?!\p{L})")
_RELATION_VERB = {"up": "tăng", "down": "giảm", "beyond": "vượt"}


@dataclass(slots=True)
class Named:
    """A figure's indicator and where its words stand: ``[start, end)`` is its evidence."""

    indicator: str
    confidence: float
    start: int
    end: int
    lead_start: int
    estimated: bool = False
    yearly: bool = False
    earlier: bool = False
    unit: str = ""


@dataclass(slots=True)
class _Before:
    """What the figure before in the sentence leaves to the next: its indicator, verb, noun and end."""

    figure: Figure
    end: int
    verb: str = ""
    noun: str = ""
    direction: str = ""
    taken: bool = False


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    return {row["verb"]: (row["order"], row["money"]) for row in rows("figure_verbs", "verb", "order", "money")}


@cache
def _relations() -> tuple[tuple[str, str], ...]:
    found = [
        (spelling, row["relation"])
        for row in rows("figure_relations", "relation", "spellings")
        for spelling in spellings(row["spellings"])
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


class Namer:
    """Names the figures of one document, asked for them in order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = place_ends(document)
        self._block = -1
        self._sentence_start = 0
        self._base: Indicator | None = None
        self._shown = ""
        self._before: _Before | None = None
        self._as_share = False
        self._pairs: dict[str, tuple[str, str]] = {}

    def begin(self, sentence: Sentence) -> None:
        """Start a sentence; what an earlier block spoke of is forgotten."""
        if sentence.block != self._block:
            self._base, self._shown = None, ""
        self._block = sentence.block
        self._before = None
        self._sentence_start = sentence.start

    def name(self, sentence: Sentence, figure: Figure, following: int) -> Named | None:
        """The indicator of a figure, None when the words give none or the figure belongs to another's words."""
        document = self._document
        before = self._before
        lead_start = max(before.end if before else sentence.start, self._part_start(figure.start))
        if before and before.taken and figure.start < before.end:
            return None  # inside the words of the figure before: 02 xã đạt 19 tiêu chí
        listed = _LISTED.search(document.folded, max(lead_start, figure.start - 300), figure.start)
        lead_end = listed.start() if listed else figure.start
        lead = read_lead(document, min(lead_start, lead_end), lead_end, self._places, ranked=figure.kind == "rank")
        tail_end = self._tail_end(figure, following, sentence.end)
        verb = last_words(document.folded, lead_start, figure.start, _verbs()) or ""
        verb = self._paired(verb, lead_start, figure.start)
        if not verb and before and before.verb and _SOFT.match(document.folded[lead_start : figure.start]):
            verb = before.verb
        named = self._named(figure, lead, verb, tail_end)
        if named is not None:
            named.lead_start = lead_start
            named.estimated = lead.estimated or self._estimated(self._part_start(figure.start), figure.start)
            named.earlier = lead.earlier
            if figure.kind == "share" and lead.yearly and lead.direction in ("up", "down") and "/" not in figure.unit:
                named.unit = f"{figure.unit}/năm"
            named.yearly = lead.direction in ("up", "down") and (lead.average or "/năm" in figure.unit)
            named.yearly = (
                named.yearly
                or (figure.kind == "share" and "/năm" in figure.unit)
                or (figure.kind == "share" and "bình quân" in named.indicator and "tốc độ" in named.indicator.lower())
            )
            named.start = self._evidence_start(lead, named, figure)
        noun_taken = named is not None and named.end > figure.end
        self._before = _Before(
            figure,
            named.end if named else figure.end,
            verb,
            self._counted_noun(figure, named, tail_end),
            lead.direction or (before.direction if before and lead.empty else ""),
            noun_taken,
        )
        return named

    def _paired(self, verb: str, start: int, end: int) -> str:
        """A verb with the one before its comma: ``xây dựng, sửa chữa``."""
        if not verb or self._verb(verb)[0] != "after":
            return verb
        at = self._document.folded.rfind(verb, start, end)
        gap = regex.search(r"(?:,|\svà)\s+$", self._document.folded[max(start, at - 6) : at])
        if at < 0 or not gap:
            return verb
        first = last_words(self._document.folded, start, at - len(gap.group()), _verbs())
        pair = f"{first}, {verb}"
        if first and _verbs()[first][0] == "after":
            self._pairs[pair] = _verbs()[verb]
            return pair
        return verb

    def _verb(self, verb: str) -> tuple[str, str]:
        """How a verb orders its name, and the sum that stands with it."""
        return self._pairs.get(verb) or _verbs()[verb]

    def _counted_noun(self, figure: Figure, named: Named | None, tail_end: int) -> str:
        """What a count counts, for the share or sum that follows it."""
        if figure.kind not in ("count", "item", "people", "office"):
            return ""
        if named and named.end == figure.end and named.indicator.startswith("Số "):
            return named.indicator.removeprefix("Số ")
        return clean_name(self._document, figure.unit_start, tail_end)

    # --- the ways of naming --------------------------------------------------------------------------------------

    def _named(self, figure: Figure, lead: Lead, verb: str, tail_end: int) -> Named | None:
        self._as_share = figure.kind == "share"
        if lead.direction == "diff" or figure.kind == "award":
            return None
        if figure.kind == "office" and not _ACHIEVED.match(self._document.folded, figure.end):
            return None
        story = figure.kind not in ("share", "rank") and self._tells_story(figure)
        if story and not self._known_before(figure, lead):
            return None
        if figure.kind == "rank":
            return self._rank(figure, lead, tail_end)
        if figure.kind in ("count", "item", "people", "office"):
            return self._count(figure, lead, verb, tail_end)
        if figure.kind == "share":
            return self._share(figure, lead, verb, tail_end)
        return self._quantity(figure, lead, verb, tail_end)

    def _tells_story(self, figure: Figure) -> bool:
        start = max(self._sentence_start, figure.start - 300)
        unit = self._document.text[figure.unit_start : figure.unit_start + 2]
        return is_story(self._document, start, figure.start) or (figure.kind != "money" and unit.istitle())

    def _known_before(self, figure: Figure, lead: Lead) -> bool:
        found = indicator_of(self._document, lead, figure.kind)
        return found is not None and found.known

    def _share(self, figure: Figure, lead: Lead, verb: str, tail_end: int) -> Named | None:
        document = self._document
        relation, relation_end = self._relation(figure, tail_end)
        found = indicator_of(document, lead, "share")
        if relation:
            base = found or self._base
            if base is None:
                return None
            self._base = base
            word = _RELATION_VERB.get(lead.direction, "so với")
            link = f"{word} so với" if word in ("tăng", "giảm") else word
            return self._made(
                f"{base.name} {link} {relation}", KNOWN if base.known else HEADED, figure, lead, relation_end
            )
        noun = self._noun_after(figure, tail_end)
        part_of_before = self._share_of_before(figure, lead)
        if part_of_before:
            return part_of_before
        if found:
            self._base = found
            return self._made(self._changed(found, lead), KNOWN if found.known else HEADED, figure, lead, figure.end)
        if noun and of_offices(document, figure):
            return None
        if noun:
            return self._share_of_noun(figure, lead, verb, noun, tail_end)
        if lead.empty or not free_name(document, lead):
            return self._carried(figure, lead)
        return self._free(figure, lead)

    def _share_of_noun(self, figure: Figure, lead: Lead, verb: str, noun: str, tail_end: int) -> Named | None:
        direction = lead.direction
        before = self._before
        if not direction and before and before.figure.kind == "share" and before.direction in ("up", "down"):
            direction = before.direction if _SOFT.match(self._document.folded[before.end : figure.start]) else ""
        if direction in ("up", "down"):
            if lead.empty or lead.crossed:
                return self._made(f"{noun} {_RELATION_VERB[direction]}", VERBAL, figure, lead, tail_end, direction)
            return None
        if lead.link == "chiếm" and self._base and lead.empty:
            rest = noun[0].lower() + noun[1:]
            return self._made(f"Tỷ trọng {self._lower(self._base.name)} trong {rest}", VERBAL, figure, lead, tail_end)
        bare = regex.sub(r"^(?:tổng\s+)?số\s+", "", noun, flags=regex.IGNORECASE)
        plain = self._lower(bare)
        if not regex.match(r"(?:tổng\s+)?số\s", noun.lower()) and not self._is_thing(bare):
            return None
        if verb and self._verb(verb)[0] == "after":
            return self._made(f"Tỷ lệ {verb.removesuffix(' được')} {plain}", VERBAL, figure, lead, tail_end)
        return self._made(f"Tỷ lệ {plain}", VERBAL, figure, lead, tail_end)

    @staticmethod
    def _is_thing(noun: str) -> bool:
        """Whether words begin with something that is counted or measured: a share of it is a figure."""
        words = noun.lower().split()
        known = units()
        return any(
            known.get(" ".join(words[:size]), "none") not in ("none", "share", "money") for size in (3, 2, 1)
        ) or bool(_SHARED.match(noun.lower()))

    def _share_of_before(self, figure: Figure, lead: Lead) -> Named | None:
        """``34/82 xã, tỷ lệ 41,5%``, ``170 trường (48,4%)``: the share that the count before makes."""
        before = self._before
        if (
            before is None
            or before.figure.kind not in ("count", "item", "people")
            or not before.noun
            or not lead.empty
            or lead.direction not in ("", "level")
        ):
            return None
        gap = self._document.folded[before.figure.end : figure.start]
        if not regex.search(
            r"tỷ lệ\s*(?:là|:)?\s*$|chiếm\s*(?:tỷ lệ\s*)?(?:trên|gần|hơn|khoảng)?\s*$|\(\s*(?:đạt\s*|bằng\s*|=\s*)?$|đạt\s+(?:tỷ lệ\s+)?$",
            gap,
        ):
            return None
        return self._made(f"Tỷ lệ {self._lower(before.noun)}", CARRIED, figure, lead, figure.end)

    def _quantity(self, figure: Figure, lead: Lead, verb: str, tail_end: int) -> Named | None:
        """Money and measures: named before them, or by the verb and noun around them."""
        document = self._document
        found = indicator_of(document, lead, figure.kind)
        verb_is_head = bool(verb) and self._verb(verb)[0] == "after"
        if found and (found.known or not verb_is_head or self._inside(verb, found, figure)):
            self._base = found
            return self._made(self._changed(found, lead), KNOWN if found.known else HEADED, figure, lead, figure.end)
        if lead.empty and self._base and self._base.fits(figure.kind) and not verb_is_head and figure.kind == "money":
            return self._carried(figure, lead)
        head = bare_head(document, lead)
        if head and not verb_is_head:
            return self._sum(head, figure, lead)
        noun = self._noun_after(figure, tail_end)
        if figure.kind == "measure":
            return self._measure(figure, lead, verb if verb_is_head else "", noun, tail_end)
        if verb_is_head:
            name = self._verb(verb)[1]
            if not name:
                return self._made(f"Tiền {noun[0].lower()}{noun[1:]}", FREE, figure, lead, tail_end) if noun else None
            full = f"{name} {self._lower(noun)}" if noun and len(noun.split()) <= 12 else name
            return self._made(full, VERBAL, figure, lead, tail_end if noun else figure.end)
        if found:
            self._base = found
            return self._made(self._changed(found, lead), HEADED, figure, lead, figure.end)
        if noun and not lead.empty and lead.direction == "level":
            return self._made(f"Tiền {self._lower(noun)}", FREE, figure, lead, tail_end)
        if noun and lead.empty and lead.link in ("có", "với", "là"):
            return self._made(f"Tiền {self._lower(noun)}", FREE, figure, lead, tail_end)
        return self._free(figure, lead)

    def _inside(self, verb: str, found: Indicator, figure: Figure) -> bool:
        """Whether a verb is part of a name that begins before it: ``nguồn vốn huy động``."""
        return found.start < self._document.folded.rfind(verb.split(",")[-1].strip(), found.start, figure.start)

    def _sum(self, head: str, figure: Figure, lead: Lead) -> Named:
        """``25 dự án với tổng vốn 3.450 tỷ đồng``: a head alone is of what was counted before it."""
        name = head[0].upper() + head[1:]
        before = self._before
        of = before.noun if before and before.noun else ""
        return self._made(f"{name} {self._lower(of)}", VERBAL if of else WEAK, figure, lead, figure.end)

    def _measure(self, figure: Figure, lead: Lead, verb: str, noun: str, tail_end: int) -> Named | None:
        thing = measure_nouns().get(figure.noun, "")
        if thing == "Ngày công":
            return self._made("Ngày công lao động", VERBAL, figure, lead, figure.end)
        if noun:
            start = self._lower(noun)
            name = noun if start.startswith(thing.lower()) else f"{thing} {start}"
            if thing == "Khối lượng" and not (
                verb and is_aggregate(self._document, self._sentence_start, figure.start)
            ):
                return None
            if not verb and not start.startswith(thing.lower()) and lead.link not in _HAVING:
                return None
            if verb:
                name = f"{name} {verb.removesuffix(' được').removeprefix('tự nguyện ')}"
            return self._made(name, VERBAL, figure, lead, tail_end)
        if lead.empty and self._base and self._base.fits("measure") and not self._base.known:
            return self._carried(figure, lead)
        return self._free(figure, lead)

    def _count(self, figure: Figure, lead: Lead, verb: str, tail_end: int) -> Named | None:
        document = self._document
        if names_award(document, max(self._sentence_start, figure.start - 200), tail_end):
            return None
        after_verb = bool(verb) and self._verb(verb)[0] == "after"
        found = indicator_of(document, lead, figure.kind) if not lead.crossed and not after_verb else None
        if found and lead.direction and (found.known or _COUNTABLE.match(found.name.lower())):
            self._base = found
            return self._made(self._changed(found, lead), KNOWN if found.known else HEADED, figure, lead, figure.end)
        free = free_name(document, lead) if lead.link in ("là", ":", "đạt", "còn") and figure.noun in _GENERIC else None
        if free and not after_verb:
            return self._counted(f"Số {self._lower(free.name)}", FREE, figure, lead, figure.end)
        noun = clean_name(document, figure.unit_start, tail_end)
        words = regex.sub(r"^(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+", "", self._lower(noun)) if noun else figure.noun
        name = f"Số {self._with_verb(words, figure.noun, verb)}"
        confidence = self._count_confidence(figure, verb, len(words.split()) > len(figure.noun.split()))
        return self._counted(name, confidence, figure, lead, tail_end)

    def _counted(self, name: str, confidence: float, figure: Figure, lead: Lead, end: int) -> Named:
        """A count; percentages that follow it are of it."""
        made = self._made(name, confidence, figure, lead, end)
        if confidence > WEAK:
            self._base = Indicator(name, figure.start, figure.end, ("count",))
        return made

    def _with_verb(self, words: str, noun: str, verb: str) -> str:
        """A counted noun with the verb that it is the object of: ``dự án thu hút vào các lĩnh vực``."""
        if not verb or self._verb(verb)[0] != "after":
            return words
        plain = verb.removesuffix(" được")
        if plain.endswith(" cho"):
            return f"{words} được {plain.removesuffix(' cho')}"
        rest = words[len(noun) :].strip() if words.lower().startswith(noun) else ""
        if rest and _PREPOSITION.match(rest.lower()):
            return f"{words[: len(noun)]} {plain} {rest}"
        return f"{words} {plain}"

    def _count_confidence(self, figure: Figure, verb: str, predicated: bool) -> float:
        document = self._document
        if figure.kind in ("people", "item"):
            whole = is_aggregate(document, self._sentence_start, figure.start)
            listed = self._before is not None and self._before.figure.kind in ("item", "count") and self._before.taken
            least = 10 if figure.kind == "people" else 2
            told = (
                (verb and figure.size >= 100)
                or (whole and verb and figure.size >= least)
                or (listed and figure.kind == "item")
            )
            return (COUNTED if figure.kind == "item" and whole else FREE) if told else WEAK
        if figure.noun in _PLACES and not predicated and verb not in ("có", "hiện có", "đã có", "gồm"):
            return WEAK
        if verb or figure.of is not None:
            return COUNTED if predicated or figure.size >= 10 or figure.of else WEAK
        return FREE if (predicated and figure.size >= 2) or figure.size >= 100 else WEAK

    def _rank(self, figure: Figure, lead: Lead, tail_end: int) -> Named | None:
        document = self._document
        scope = self._scope(figure)
        about = regex.match(
            r"[^.;,]{0,60}?(?<!\p{L})về\s+([^.;,()]{3,90})", document.folded[figure.end : figure.end + 160]
        )
        found = indicator_of(document, lead, "rank") or self._rank_subject(lead)
        if about:
            start, end = figure.end + about.start(1), figure.end + about.end(1)
            name = clean_name(document, start, end)
            if name:
                return self._made(f"Xếp hạng {self._lower(name)}{scope}", HEADED, figure, lead, end)
        if found is None and self._shown and self._base:
            return self._made(f"Xếp hạng {self._lower(self._shown)}{scope}", CARRIED, figure, lead, figure.end)
        if found is None:
            return self._made(f"Xếp hạng{scope}", FREE, figure, lead, figure.end) if scope else None
        self._base, self._shown = found, found.name
        return self._made(
            f"Xếp hạng {self._lower(found.name)}{scope}", KNOWN if found.known else HEADED, figure, lead, figure.end
        )

    def _rank_subject(self, lead: Lead) -> Indicator | None:
        """The indicator before the words that rank: ``tốc độ tăng … đứng thứ``, ``đạt số điểm cao thứ``."""
        document = self._document
        cut = regex.search(
            r"(?:,?\s*(?:và\s+)?(?:đứng|xếp|vươn lên|lọt vào|cao|lớn|thấp|ở|vị trí|hạng|thứ|tốp|top)(?!\p{L})[^;]*)$",
            document.folded[lead.start : lead.end],
        )
        if not cut:
            return None
        shorter = read_lead(document, lead.start, lead.start + cut.start(), self._places)
        return indicator_of(document, shorter, "rank")

    def _scope(self, figure: Figure) -> str:
        words = self._document.folded[figure.end : figure.end + 40]
        match = regex.match(
            r"\s*(?:tỉnh(?:,?\s*thành phố|,?\s*thành)?|địa phương|đơn vị|huyện)?\s*(?:trên\s+|trong\s+|của\s+|các tỉnh\s+)*"
            r"(?P<scope>(?:toàn\s+)?(?:vùng|khu vực|cụm|khối)|cả nước|toàn quốc|(?:toàn|cả)\s+tỉnh)(?!\p{L})",
            words,
        )
        if match:
            scope = match["scope"].split()[-1]
            return " cả nước" if scope in ("nước", "quốc") else f" trong {scope}"
        return " cả nước" if figure.of in (34.0, 63.0, 64.0) else ""

    # --- parts ---------------------------------------------------------------------------------------------------

    def _free(self, figure: Figure, lead: Lead) -> Named | None:
        """Bare words before a link; after a share of an economy (tỷ trọng …) they are the next sector."""
        if not lead.direction and not lead.estimated:
            return None
        found = free_name(self._document, lead)
        if found and (figure.kind == "money" and lead.link not in _REACHED and not lead.estimated):
            return None
        if (
            found
            and figure.kind == "share"
            and (lead.crossed or " " not in found.name)
            and not (self._base and self._base.is_ratio)
        ):
            return None
        if found is None:
            return self._carried(figure, lead) if lead.empty else None
        if (
            self._base
            and self._base.is_ratio
            and figure.kind == "share"
            and self._before
            and self._before.figure.kind == "share"
        ):
            ratio = self._base.name.split()[0:2]
            if ratio and ratio[0].lower() in ("tỷ", "tỉ"):
                name = f"{' '.join(ratio)} {self._lower(found.name)}"
                return self._made(name, CARRIED, figure, lead, figure.end)
        self._base = found
        return self._made(self._changed(found, lead), FREE, figure, lead, figure.end)

    def _carried(self, figure: Figure, lead: Lead) -> Named | None:
        """The indicator of the figure before, where nothing but an area or a time stands between."""
        base = self._base
        if base is None or not lead.empty or (figure.kind == "money" and not base.fits("money")):
            return None
        if figure.kind == "share" and base.kinds and "share" not in base.kinds and lead.direction not in ("up", "down"):
            return None
        if not lead.direction and not lead.estimated and not lead.places:
            return None
        return self._made(self._changed(base, lead), CARRIED, figure, lead, figure.end)

    def _changed(self, found: Indicator, lead: Lead) -> str:
        """The name of an indicator, or of its growth where the figure is a change of it; kept for a rank that follows."""
        self._shown = self._change_name(found, lead)
        return self._shown

    def _change_name(self, found: Indicator, lead: Lead) -> str:
        average = " bình quân" if (lead.average and "bình quân" not in found.name.lower()) else ""
        if self._as_share and found.growth and "money" in found.kinds and lead.direction != "down":
            return found.growth + average
        if lead.direction not in ("up", "down") or lead.from_:
            return found.name + (average if found.is_ratio and "tốc độ" in found.name.lower() else "")
        if lead.direction == "up" and found.growth:
            return found.growth + average
        if found.name.lower().startswith(("tốc độ tăng", "tăng trưởng")):
            return found.name + average
        if lead.direction == "up" and not found.is_ratio:
            return f"Tốc độ tăng {self._lower(found.name)}{average}"
        return f"{found.name} {_RELATION_VERB[lead.direction]}{average}"

    def _relation(self, figure: Figure, tail_end: int) -> tuple[str, int]:
        """``% kế hoạch``, ``% dự toán tỉnh giao``: the relation as the indicator names it and its end."""
        document = self._document
        words = document.folded[figure.end : figure.end + 60].lstrip()
        offset = figure.end + len(document.folded[figure.end : figure.end + 60]) - len(words)
        for spelling, relation in _relations():
            if words.startswith(spelling) and not words[len(spelling) : len(spelling) + 1].isalpha():
                rest = regex.match(
                    r"(?:\s+(?!so|và|với|tăng|giảm|đạt|bằng)\p{L}+){0,4}?\s+giao(?!\p{L})", words[len(spelling) :]
                )
                end = offset + len(spelling) + (rest.end() if rest else 0)
                said = " ".join(document.text[offset + len(spelling) : end].split())
                return f"{relation} {said}".strip(), end
        return "", figure.end

    def _noun_after(self, figure: Figure, tail_end: int) -> str:
        if _TIME_TAIL.match(self._document.folded, figure.end, tail_end):
            return ""
        if _NO_NOUN.match(self._document.folded, figure.end, tail_end):
            return ""
        return clean_name(self._document, figure.end, tail_end)

    def _tail_end(self, figure: Figure, following: int, limit: int) -> int:
        """The end of the words after a figure that belong to it, up to a mark, a joining word or the next figure."""
        folded = self._document.folded
        match = _TAIL.match(folded, figure.end, limit)
        end = match.end() if match else figure.end
        stop = _TAIL_STOP.search(folded, figure.end, end)
        end = stop.start() if stop else end
        joined = folded.rfind(" và ", figure.end, following) if following < end else -1
        if joined >= 0:
            end = joined
        if figure.kind == "share":
            end = self._list_end(figure.end, end, limit)
        return end

    def _list_end(self, start: int, end: int, limit: int) -> int:
        """The end of a list that has its predicate after its last noun: ``số thôn, tổ dân phố có nhà văn hóa``."""
        folded = self._document.folded
        piece = regex.sub(r"^\s*(?:tổng\s+)?(?:số\s+)?", "", folded[start:end])
        for _ in range(4):
            if not 1 <= len(piece.split()) <= 2 or folded[end : end + 1] != ",":
                break
            more = _TAIL.match(folded, end + 1, limit)
            if not more or regex.search(r"\d", more.group()):
                break
            stop = _TAIL_STOP.search(folded, end + 1, more.end())
            stop_at = stop.start() if stop else more.end()
            piece, end = folded[end + 1 : stop_at], stop_at
        return end

    def _part_start(self, position: int) -> int:
        """The start of the part between semicolons that a position stands in."""
        return (
            self._document.folded.rfind(";", max(self._sentence_start, position - 2000), position) + 1
            or self._sentence_start
        )

    def _estimated(self, start: int, end: int) -> bool:
        words = self._document.folded[max(start, end - 260) : end]
        return regex.search(r"(?<!\p{L})ước(?:\s+tính)?\s+(?:đến|cả năm|hết|năm)(?!\p{L})|ước tính", words) is not None

    def _evidence_start(self, lead: Lead, named: Named, figure: Figure) -> int:
        if named.start < figure.start:
            return named.start
        piece = regex.search(r"[^,;:]*$", self._document.folded[lead.start : figure.start])
        start = lead.start + piece.start() if piece else figure.start
        while start < figure.start and self._document.folded[start] in ' (\n"':
            start += 1
        return start

    @staticmethod
    def _lower(name: str) -> str:
        first, _, rest = name.partition(" ")
        proper = (first.isupper() and len(first) > 1) or rest[:1].isupper()
        return name if proper else name[:1].lower() + name[1:]

    def _made(self, name: str, confidence: float, figure: Figure, lead: Lead, end: int, direction: str = "") -> Named:
        if direction and not lead.direction:
            lead.direction = direction
        start = figure.start
        if self._base and lead.start <= self._base.start < figure.start and not lead.empty:
            start = self._base.start
        return Named(" ".join(name.split()), confidence, start, max(end, figure.end), lead.start)
