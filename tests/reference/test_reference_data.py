"""The shipped reference data: exact counts and facts, and that the tables agree with each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
import regex
import yaml

from kg_service.reference.load import Reference, load_reference
from kg_service.reference.matching import match_key
from kg_service.reference.records import first_day, last_day
from kg_service.reference.succession import Succession
from kg_service.resources import resource_dir
from kg_service.text.normalize import fold

BEFORE, AFTER = dt.date(2024, 3, 1), dt.date(2025, 7, 2)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def kinds(reference: Reference, on: dt.date) -> Counter[str]:
    return Counter(unit.kind_on(on) for unit in reference.provinces(on))


def test_63_provinces_before_and_34_after(reference: Reference) -> None:
    assert kinds(reference, BEFORE) == {"province": 58, "centrally_run_city": 5}
    assert kinds(reference, dt.date(2025, 1, 1)) == {"province": 57, "centrally_run_city": 6}
    assert kinds(reference, dt.date(2025, 6, 30)) == {"province": 57, "centrally_run_city": 6}
    assert kinds(reference, dt.date(2025, 7, 1)) == {"province": 28, "centrally_run_city": 6}
    assert kinds(reference, AFTER) == {"province": 28, "centrally_run_city": 6}
    assert kinds(reference, dt.date(2026, 9, 20)) == {"province": 25, "centrally_run_city": 9}


def test_23_names_outlive_their_territory(reference: Reference) -> None:
    old = {unit.name_vi: unit for unit in reference.provinces(BEFORE)}
    new = {unit.name_vi: unit for unit in reference.provinces(AFTER)}
    kept = [name for name in old.keys() & new.keys() if old[name].id != new[name].id]
    assert len(kept) == 23
    assert all(new[name].id == f"{old[name].id}-2025" for name in kept)
    unchanged = {name for name in old.keys() & new.keys() if old[name].id == new[name].id}
    assert unchanged == {
        "Hà Nội", "Cao Bằng", "Điện Biên", "Lai Châu", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An",
        "Hà Tĩnh",
    }  # fmt: skip


def test_name_and_day_are_a_key(reference: Reference) -> None:
    for day in (dt.date(2003, 1, 1), dt.date(2005, 1, 1), BEFORE, dt.date(2025, 2, 1), AFTER):
        assert max(Counter(unit.name_vi for unit in reference.provinces(day)).values()) == 1


@pytest.mark.parametrize(
    ("unit", "formed_from"),
    [
        ("lao-cai-2025", {"lao-cai", "yen-bai"}),
        ("thai-nguyen-2025", {"thai-nguyen", "bac-kan"}),
        ("phu-tho-2025", {"phu-tho", "vinh-phuc", "hoa-binh"}),
        ("ho-chi-minh-2025", {"ho-chi-minh", "binh-duong", "ba-ria-vung-tau"}),
        ("hue", {"thua-thien-hue"}),
    ],
)
def test_mergers(reference: Reference, unit: str, formed_from: set[str]) -> None:
    assert set(reference.units_by_id[unit].formed_from) == formed_from
    assert {u.id for u in reference.units if unit in u.merged_into} == formed_from


def test_every_province_of_the_63_is_somewhere_in_the_34(reference: Reference) -> None:
    succession = Succession(reference)
    reached = {later.id for unit in reference.provinces(BEFORE) for later in succession.unit_at(unit, AFTER)}
    assert reached == {unit.id for unit in reference.provinces(AFTER)}


def test_gso_15_was_yen_bai_and_is_lao_cai(reference: Reference) -> None:
    def holder(code: str, on: dt.date) -> str | None:
        unit = reference.unit_by_code("gso", code, on)
        return unit.id if unit else None

    assert holder("15", dt.date(2025, 6, 30)) == "yen-bai"
    assert holder("15", dt.date(2025, 7, 1)) == "lao-cai-2025"
    assert holder("10", BEFORE) == "lao-cai"
    assert holder("10", AFTER) is None
    reused = {
        "15": ("yen-bai", "lao-cai-2025"), "24": ("bac-giang", "bac-ninh-2025"),
        "44": ("quang-binh", "quang-tri-2025"), "52": ("binh-dinh", "gia-lai-2025"),
        "80": ("long-an", "tay-ninh-2025"), "82": ("tien-giang", "dong-thap-2025"),
        "91": ("kien-giang", "an-giang-2025"),
    }  # fmt: skip
    assert {code: (holder(code, BEFORE), holder(code, AFTER)) for code in reused} == reused


@pytest.mark.parametrize("on", [BEFORE, AFTER])
def test_codes_are_unique_on_a_day(reference: Reference, on: dt.date) -> None:
    for scheme in ("gso", "iso3166-2"):
        codes = [unit.code(scheme, on) for unit in reference.provinces(on)]  # type: ignore[arg-type]
        assert None not in codes
        assert max(Counter(codes).values()) == 1


def test_regions_of_the_day(reference: Reference) -> None:
    assert {u.region_2021 for u in reference.provinces(BEFORE)} == {
        r.id for r in reference.regions if r.scheme == "2021"
    }
    assert {u.region_2025 for u in reference.provinces(AFTER)} == {
        r.id for r in reference.regions if r.scheme == "2025"
    }
    assert Counter(r.scheme for r in reference.regions) == {"2021": 6, "2025": 6}


def test_events_agree_with_the_units(reference: Reference) -> None:
    told = {
        (earlier, later)
        for event in reference.territorial_events
        if event.kind != "transfer" and event.originals != event.results
        for earlier in event.originals
        for later in event.results
    }
    recorded = {(u.id, later) for u in reference.units for later in u.merged_into}
    recorded |= {(earlier, u.id) for u in reference.units for earlier in u.formed_from}
    assert told == recorded
    for event in reference.territorial_events:
        if event.kind in {"transfer", "reclassification"} and event.originals == event.results:
            continue
        for unit in event.results if event.kind != "transfer" else ():
            assert reference.units_by_id[unit].valid_from == event.date, event.id
    resolution = [e for e in reference.territorial_events if any("202/2025/QH15" in d for d in e.documents)]
    assert Counter(e.kind for e in resolution) == {"merge": 23, "abolition": 3}


def test_districts_end_with_june_2025(reference: Reference) -> None:
    district = reference.units_by_id["huyen-bach-thong"]
    assert (district.parent, district.valid_to) == ("bac-kan", dt.date(2025, 6, 30))
    commune = reference.units_by_id["xa-bach-thong-2025"]
    assert (commune.parent, commune.valid_from) == ("thai-nguyen-2025", dt.date(2025, 7, 1))
    assert set(commune.formed_from) == {"xa-duong-phong", "xa-quang-thuan"}
    assert not [u for u in reference.units if u.level == "district" and u.valid_on(AFTER)]


def test_insignia_and_prizes_of_bodies(reference: Reference) -> None:
    insignia = [award for award in reference.awards if award.category == "commemorative_medal" and award.family]
    prizes = [award for award in reference.awards if award.id.startswith("gt_")]
    assert (len(insignia), len(prizes)) == (29, 13)
    generic = reference.awards_by_id["kn_chuong"]
    assert {award.family for award in insignia} == {generic.name_vi}
    for award in insignia + prizes:
        assert award.authority, award.id
        assert award.source.startswith("http"), award.id
        assert award.recipient_kinds, award.id
    names = Counter(match_key(name) for award in insignia + prizes for name in (award.name_vi, *award.aliases))
    assert [name for name, count in names.items() if count > 1] == []


def test_awards_under_two_laws(reference: Reference) -> None:
    assert len(reference.awards) == 115
    old, new = reference.awards_by_id["cstd_cap_bo_2003"], reference.awards_by_id["cstd_bo_2022"]
    assert (old.successor, old.valid_to, new.valid_from) == ("cstd_bo_2022", "2023-12-31", "2024-01-01")
    assert reference.awards_by_id["bk_ttg"].recipient_kinds == ("individual", "collective", "household")
    third = reference.awards_by_id["hc_lao_dong3"]
    assert (third.family, third.award_class, third.category) == ("Huân chương Lao động", 3, "order")
    assert not reference.awards_by_id["huy_hieu"].valid_on(BEFORE)
    assert not reference.awards_by_id["gk_huyen"].valid_on(AFTER)


def test_campaigns_and_their_phases(reference: Reference) -> None:
    rural = reference.campaigns_by_id["ca-nuoc-chung-suc-xay-dung-nong-thon-moi"]
    assert (rural.document, rural.launched) == ("1620/QĐ-TTg", "2011-06-08")
    assert rural.phases == ("2011-2015", "2016-2020", "2021-2025")
    assert [c.document for c in reference.campaigns if c.part_of == rural.id] == ["587/QĐ-TTg"]
    drives = {c.id for c in reference.campaigns if c.kind == "drive"}
    assert drives >= {
        "toan-dan-doan-ket-xay-dung-doi-song-van-hoa-o-khu-dan-cu",
        "toan-dan-doan-ket-xay-dung-nong-thon-moi-do-thi-van-minh",
        "nguoi-viet-nam-uu-tien-dung-hang-viet-nam",
        "ngay-vi-nguoi-ngheo",
    }
    assert all(reference.campaigns_by_id[drive].kind_vi == "cuộc vận động" for drive in drives)
    for campaign in reference.campaigns:
        if campaign.opening:
            assert campaign.name_vi.startswith(campaign.opening)


def test_every_campaign_was_read_of_somewhere(reference: Reference) -> None:
    assert len(reference.campaigns) >= 100
    assert all("http" in c.source and c.checked for c in reference.campaigns)
    assert all("doc=" in c.checked for c in reference.campaigns if c.document and c.checked)


def test_what_comes_after_a_campaign_begins_no_earlier(reference: Reference) -> None:
    followed = [c for c in reference.campaigns if c.successor]
    assert {c.id for c in followed} >= {"tet-vi-nguoi-ngheo-va-nan-nhan-chat-doc-da-cam"}
    for campaign in followed:
        later = reference.campaigns_by_id[campaign.successor or ""]
        assert not (campaign.started and later.started) or campaign.started <= later.started


def test_no_name_denotes_two_campaigns(reference: Reference) -> None:
    meaning: dict[str, str] = {}
    for campaign in reference.campaigns:
        for name in (campaign.name_vi, *campaign.aliases):
            assert meaning.setdefault(match_key(name), campaign.id) == campaign.id, name


def test_clusters_change_members(reference: Reference) -> None:
    border = reference.clusters_by_id["cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"]
    assert border.members_in(2019) == (
        "ha-giang", "cao-bang", "lang-son", "lao-cai", "lai-chau", "dien-bien", "son-la",
    )  # fmt: skip
    south_east = reference.clusters_by_id["cum-thi-dua-cac-tinh-mien-dong-nam-bo"]
    assert set(south_east.members_in(2019)) - set(south_east.members_in(2015)) == {"long-an"}
    assert set(south_east.members_in(2015)) - set(south_east.members_in(2019)) == {"ninh-thuan"}
    cities = reference.clusters_by_id["cum-thi-dua-cac-thanh-pho-truc-thuoc-trung-uong"]
    assert "hue" in cities.members_in(2025)
    assert len(cities.members_in(2024)) == 5


def test_symbols_match_their_own_examples(reference: Reference) -> None:
    for symbol in reference.document_symbols:
        for example in symbol.examples:
            assert regex.fullmatch(symbol.pattern, example), (symbol.id, example)
    reverse = next(s for s in reference.document_symbols if s.id == "party_reversed")
    match = regex.fullmatch(reverse.pattern, "22/CT-TW")
    assert match is not None
    assert reverse.canonical.format(**match.groupdict()) == "22-CT/TW"
    assert reference.suffixes["UBND"].body is None
    assert reference.suffixes["QH15"].issuer == "Quốc hội khóa XV"


def test_accepted_spellings_fold_to_one_form(reference: Reference) -> None:
    for variant in reference.spelling_variants:
        if variant.category in {"tone_placement", "i_y", "unicode"}:
            assert fold(variant.variant) == fold(variant.canonical), variant


def test_partial_dates_are_days_at_both_ends() -> None:
    assert (first_day("2011"), last_day("2011")) == (dt.date(2011, 1, 1), dt.date(2011, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert first_day("2022-05-18") == last_day("2022-05-18") == dt.date(2022, 5, 18)


def test_every_founding_article_has_metadata_and_gold() -> None:
    data = resource_dir("data")
    lines = (data / "articles" / "metadata.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["article", "title", "published", "author", "publisher", "source"]
    rows = {line.split("\t")[0]: dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]}
    articles = sorted(path.stem for path in (data / "articles").glob("*.txt"))
    assert sorted(rows) == articles
    assert {path.stem for path in (data / "gold").glob("*.yaml")} <= set(articles)
    for path in (data / "gold").glob("*.yaml"):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))["article"]
        row = rows[path.stem]
        text = Path(data / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
        assert row["title"] == told["title"]
        assert row["title"] in text
        assert row["author"] == told["author"]
        assert row["published"] == str(told.get("published", ""))
