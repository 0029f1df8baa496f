"""Every named query with its exact rows on the graph of the five founding articles' gold facts."""

from __future__ import annotations

import httpx
import pytest
from graph_tools import RUN, article_with
from service_tools import serving, settings_for

from kg_service.graph.build import build_graph
from kg_service.resources import resource_dir
from kg_service.store.named_queries import NamedQueries
from kg_service.store.snapshots import Snapshots

ID = "https://w3id.org/thidua/id/"
NTM = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"
BORDER = "cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"
MIDLANDS = "cum-thi-dua-7-tinh-trung-du-va-mien-nui-phia-bac"
QUERIES = NamedQueries.load(resource_dir("queries"))

# Query, parameters, columns looked at, rows in order. None stands for a value that is not bound.
CASES = [
    (
        "campaign-areas",
        {"campaign": NTM, "level": "province"},
        ("name", "since", "articles"),
        [("Lào Cai", "2017-03-29", 1), ("Bắc Kạn", "2020-07-29", 1), ("Lai Châu", None, 1)],
    ),
    (
        "campaign-history",
        {"campaign": NTM},
        ("date", "type", "name", "quote"),
        [
            ("2017-03-29", "campaign", "Lào Cai", "Lào Cai chung sức xây dựng nông thôn mới và giảm nghèo bền vững"),
            (
                "2017-03-29",
                "campaign",
                "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc",
                "phong trào thi đua do Trung ương phát động: Cả nước chung sức xây dựng nông thôn mới, Lao động giỏi, "
                "Lao động sáng tạo, Hiến máu nhân đạo, Cựu chiến binh giúp nhau làm kinh tế giỏi",
            ),
            (
                "2019-01-01",
                "campaign",
                "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc",
                "“Cả nước chung sức xây dựng nông thôn mới”",
            ),
            (
                "2020-07-29",
                "campaign",
                "Bắc Kạn",
                "phong trào thi đua “Bắc Kạn chung sức xây dựng nông thôn mới”",
            ),
            (
                "2020-07-29",
                "campaign",
                "Bạch Thông",
                "UBND huyện đã tổ chức phát động phong trào “Bạch Thông chung sức xây dựng nông thôn mới”",
            ),
            (
                None,
                "campaign",
                "Lai Châu",
                'Phong trào thi đua "Nhân dân các dân tộc Lai Châu chung sức xây dựng nông thôn mới"',
            ),
            (None, "campaign", None, "phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” trong cả nước"),
        ],
    ),
    (
        "campaign-phases",
        {"campaign": NTM},
        ("start", "end"),
        [("2011-01-01", "2015-12-31"), ("2016-01-01", "2020-12-31"), ("2019-01-01", "2025-12-31")],
    ),
    (
        "campaign-directives",
        {"campaign": NTM},
        ("number", "issued", "basis"),
        [("1620/QĐ-TTg", "2011-09-20", True), ("587/QĐ-TTg", "2022-05-18", True)],
    ),
    (
        "local-campaigns",
        {"wider": NTM},
        ("name", "area_name"),
        [
            ("Bạch Thông chung sức xây dựng nông thôn mới", "Bạch Thông"),
            ("Bắc Kạn chung sức xây dựng nông thôn mới", "Bắc Kạn"),
            ("Lào Cai chung sức xây dựng nông thôn mới và giảm nghèo bền vững", "Lào Cai"),
            ("Nhân dân các dân tộc Lai Châu chung sức xây dựng nông thôn mới", "Lai Châu"),
        ],
    ),
    (
        "campaigns",
        {"area": "district/huyen-bach-thong", "q": "xây dựng"},
        ("name", "kind", "facts"),
        [
            ("Bạch Thông chung sức xây dựng nông thôn mới", "campaign", 1),
            ("Toàn dân đoàn kết xây dựng đời sống văn hóa", "campaign", 1),
            ("Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", "drive", 1),
        ],
    ),
    (
        "award-proposals",
        {},
        ("award_year", "name", "cluster_name"),
        [(2016, "Lạng Sơn", "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc")],
    ),
    ("award-proposals", {"year": "2017"}, ("name",), []),
    ("award-proposals", {"award": "bk-ttg"}, ("award_year", "name"), [(2016, "Lào Cai"), (2023, "Yên Bái")]),
    (
        "award-counts",
        {"area": "lai-chau", "from": "2015-01-01", "until": "2020-12-31"},
        ("recipient_kind", "authority_name", "named", "counted"),
        [
            ("collective", None, 2, 0),
            ("collective", "Chủ tịch nước", 0, 141),
            ("collective", "Thủ tướng Chính phủ", 0, 141),
            ("collective", "UBND tỉnh Lai Châu", 0, 4455),
            ("individual", "Chủ tịch nước", 0, 338),
            ("individual", "Thủ tướng Chính phủ", 0, 338),
            ("individual", "UBND tỉnh Lai Châu", 0, 12203),
        ],
    ),
    (
        "award-tallies",
        {"year": "2016", "area": f"cluster/{BORDER}"},
        ("recipient_kind", "count"),
        [("collective", 247), ("individual", 11468), ("collective", 8169), ("individual", 562)],
    ),
    (
        "conferrals",
        {"area": "lai-chau", "status": "conferred"},
        ("recipient", "award_name"),
        [
            (f"{ID}district/thanh-pho-lai-chau", "Huân chương Lao động hạng Ba"),
            (f"{ID}province/lai-chau", "Huân chương Lao động hạng Ba"),
        ],
    ),
    (
        "cluster-members",
        {"cluster": MIDLANDS, "year": "2024"},
        ("role", "name"),
        [
            ("member", "Bắc Giang"),
            ("member", "Bắc Kạn"),
            ("member", "Phú Thọ"),
            ("member", "Thái Nguyên"),
            ("member", "Yên Bái"),
            ("deputy-head", "Hòa Bình"),
            ("head", "Tuyên Quang"),
        ],
    ),
    (
        "cluster-members",
        {"cluster": BORDER, "year": "2019"},
        ("role", "name"),
        [("member", n) for n in ("Cao Bằng", "Hà Giang", "Lai Châu", "Lào Cai", "Lạng Sơn", "Sơn La", "Điện Biên")],
    ),
    ("cluster-members", {"role": "head", "year": "2017"}, ("name", "start"), [("Lào Cai", "2017-01-01")]),
    (
        "area-statistics",
        {"area": "lai-chau", "indicator": "hộ nghèo"},
        ("indicator_name", "period", "value", "unit", "estimated"),
        [
            ("Tỷ lệ hộ nghèo", "2020", 16.7, "%", True),
            ("Tỷ lệ hộ nghèo giảm bình quân", "2015-2020", 4.75, "%/năm", None),
        ],
    ),
    (
        "area-successors",
        {"area": "ha-giang"},
        ("name", "effective", "kind", "steps"),
        [("Tuyên Quang", "2025-07-01", "merger", True)],
    ),
    (
        "area-predecessors",
        {"area": "lao-cai-2025"},
        ("name", "effective", "kind", "steps"),
        [("Lào Cai", "2025-07-01", "merger", True), ("Yên Bái", "2025-07-01", "merger", True)],
    ),
    (
        "area-inheritance",
        {"area": "lao-cai-2025"},
        ("name", "award_name", "date"),
        [
            ("Lào Cai", "Bằng khen của Thủ tướng Chính phủ", "2016-01-01"),
            ("Yên Bái", "Bằng khen của Thủ tướng Chính phủ", "2023-01-01"),
        ],
    ),
    (
        "areas",
        {"on": "2024-03-01", "q": "tuyên quang", "level": "province"},
        ("area", "valid_until"),
        [(f"{ID}province/tuyen-quang", "2025-06-30")],
    ),
    (
        "areas",
        {"on": "2025-07-01", "q": "Tuyên Quang", "level": "province"},
        ("area", "valid_from"),
        [(f"{ID}province/tuyen-quang-2025", "2025-07-01")],
    ),
    (
        "directives",
        {"symbol": "05-CT/TW"},
        ("issued", "issuers", "articles"),
        [("2016-05-15", "Bộ Chính trị", 3)],
    ),
    (
        "gatherings",
        {"year": "2024"},
        ("start", "place", "organiser"),
        [
            ("2024-03-01", "Bắc Kạn", "Cụm thi đua các tỉnh Trung du và miền núi phía Bắc"),
            ("2024-03-01", None, "Cụm thi đua các tỉnh Trung du và miền núi phía Bắc"),
        ],
    ),
    (
        "offices",
        {"q": "hoàng quốc khánh"},
        ("name", "role", "organisation", "area_name"),
        [
            ("Hoàng Quốc Khánh", "Chủ tịch", "Hội đồng Thi đua – Khen thưởng", "Sơn La"),
            ("Hoàng Quốc Khánh", "Chủ tịch", "UBND tỉnh", "Sơn La"),
            ("Hoàng Quốc Khánh", "Phó Bí thư", "Tỉnh ủy", "Sơn La"),
        ],
    ),
    (
        "articles",
        {},
        ("id", "published", "facts"),
        [
            ("001_3bb6c8e7316c5b0d", None, 40),
            ("000_736939171f8ba076", "2017-03-29", 35),
            ("002_533118e6326e04a4", "2019-07-10", 18),
            ("004_43eef3ae301fd182", "2020-07-29", 40),
            ("003_9300dfb3cccc98e2", "2024-03-01", 28),
        ],
    ),
    (
        "article-facts",
        {"article": "002_533118e6326e04a4", "type": "event"},
        ("start", "end", "confidence"),
        [(120, 267, 0.9)],
    ),
    (
        "directives",
        {"campaign": "hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh", "type": "chi-thi-dang"},
        ("number", "document_type"),
        [("05-CT/TW", "chi-thi-dang")],
    ),
    (
        "directive-campaigns",
        {"directive": "05-ct-tw-2016"},
        ("name", "basis"),
        [
            ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", False),
            ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", True),
        ],
    ),
    (
        "area-campaigns",
        {"area": "bac-kan"},
        ("name", "kind", "wider", "date", "quote_start", "quote_end"),
        [
            (
                "Bắc Kạn chung sức xây dựng nông thôn mới",
                "campaign",
                None,
                "2020-07-29",
                1481,
                1542,
            )
        ],
    ),
    (
        "clusters",
        {"member": "lai-chau", "year": "2019"},
        ("name", "kind", "members"),
        [("Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc", "cluster", 7)],
    ),
    (
        "memberships",
        {"unit": "lai-chau", "year": "2019"},
        ("role", "start", "end", "article", "quote_start"),
        [
            ("member", "2018-01-01", "2019-12-31", None, None),
            ("member", "2019-01-01", "2019-12-31", f"{ID}article/002_533118e6326e04a4", 923),
        ],
    ),
    (
        "cluster-years",
        {"cluster": MIDLANDS, "year": "2024"},
        ("first", "last", "role", "name"),
        [
            (2024, 2024, "deputy-head", "Hòa Bình"),
            (2024, 2024, "head", "Tuyên Quang"),
            *((2024, 2024, "member", n) for n in ("Bắc Giang", "Bắc Kạn", "Phú Thọ", "Thái Nguyên", "Yên Bái")),
        ],
    ),
    (
        "awards",
        {"q": "huân chương lao động", "category": "order"},
        ("name", "award_level", "facts"),
        [
            ("Huân chương Lao động hạng Ba", "state", 2),
            ("Huân chương Lao động hạng Nhì", "state", 0),
            ("Huân chương Lao động hạng Nhất", "state", 0),
        ],
    ),
    ("award-statuses", {"award": "hc-lao-dong3"}, ("status", "conferrals", "recipients"), [("conferred", 2, 2)]),
    (
        "conferrals",
        {"recipient": "province/lang-son", "year": "2016"},
        ("date", "name", "kind", "award_name", "status", "conferred_by", "period", "quote_start", "quote_end"),
        [
            (
                "2016-01-01",
                "Lạng Sơn",
                "collective",
                "Cờ thi đua của Chính phủ",
                "proposed",
                "Chính phủ",
                "2016",
                4836,
                4892,
            )
        ],
    ),
    (
        "statistics",
        {"indicator": "hộ nghèo", "year": "2020"},
        ("area_name", "indicator_name", "value", "unit", "estimated"),
        [
            ("Bạch Thông", "Tỷ lệ hộ nghèo", 15.8, "%", True),
            ("Lai Châu", "Tỷ lệ hộ nghèo", 16.7, "%", True),
            ("Lai Châu", "Tỷ lệ hộ nghèo giảm bình quân", 4.75, "%/năm", None),
        ],
    ),
    (
        "events",
        {"area": "son-la"},
        ("gathering_kind", "start", "places", "organisers", "articles"),
        [("conference", "2019-07-08", "Sơn La", "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc", 1)],
    ),
    ("people", {"area": "son-la"}, ("name", "roles", "articles"), [("Hoàng Quốc Khánh", "Chủ tịch; Phó Bí thư", 1)]),
    (
        "person-offices",
        {"person": "hoang-quoc-khanh-189a7f5b"},
        ("role_name", "organisation_name", "area_name", "quote_start"),
        [
            ("Chủ tịch", "UBND tỉnh", "Sơn La", 418),
            ("Chủ tịch", "Hội đồng Thi đua – Khen thưởng", "Sơn La", 476),
            ("Phó Bí thư", "Tỉnh ủy", "Sơn La", 409),
        ],
    ),
    (
        "facts-about",
        {"thing": "event/conference-cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac-2019-07-08"},
        ("date", "type", "published", "quote_start", "quote_end", "confidence"),
        [("2019-07-08", "event", "2019-07-10", 120, 267, 0.9)],
    ),
    ("doubtful-facts", {"below": "0.5"}, ("fact",), []),
    ("disagreements", {}, ("area",), []),
]


def shown(value: object) -> object:
    """Concepts by their last part; all else as it is."""
    text = str(value)
    return text.rsplit("/", 1)[-1] if text.startswith("https://w3id.org/thidua/vocab/") else value


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"), CASES, ids=[f"{c[0]}-{'-'.join(c[1].values())[:40]}" for c in CASES]
)
def test_exact_rows(client, name, values, columns, expected):
    response = client.get(f"/api/queries/{name}", params=values)
    assert response.status_code == 200, response.text
    rows = response.json()["rows"]
    assert [tuple(shown(row.get(column)) for column in columns) for row in rows] == expected


def test_every_query_for_people_has_a_case():
    assert {case[0] for case in CASES} >= {q.name for q in QUERIES if not {"internal", "thing"} & set(q.header.tags)}


@pytest.mark.parametrize("name", [query.name for query in QUERIES])
def test_examples_of_required_parameters_find_something(client, name):
    query = QUERIES[name]
    values = {p.name: p.example for p in query.header.parameters if p.required}
    response = client.get(f"/api/queries/{name}", params=values)
    assert response.status_code == 200
    if name != "disagreements" and response.headers["content-type"] == "application/json":
        assert response.json()["rows"]


KEEPS_CONCEPTS = ("search-index", "base")  # concepts keep their IRIs whatever the base, and are found under any
NOTHING = {"iri": "nothing-of-this-name", "integer": "1900", "decimal": "0", "string": "không có chữ này"}


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        (q.name, p.name)
        for q in QUERIES
        for p in q.header.parameters
        if p.type in NOTHING and not p.values and (q.name, p.name) != KEEPS_CONCEPTS
    ],
)
def test_a_value_that_nothing_has_leaves_no_rows(client, name, parameter):
    """Bound or free, a variable within OPTIONAL lets every row through: a mistake easily made."""
    query = QUERIES[name]
    values = {p.name: p.example for p in query.header.parameters if p.required}
    values[parameter] = NOTHING[query.parameter(parameter).type]
    answer = client.get(f"/api/queries/{name}", params=values)
    assert answer.status_code == 200
    if answer.headers["content-type"] == "application/json":
        assert answer.json()["rows"] == []
    else:
        assert answer.content == b""


def test_optional_facts_are_doubtful(client):
    rows = client.get("/api/queries/doubtful-facts").json()["rows"]
    assert {row["confidence"] for row in rows} == {0.5}
    assert len(rows) == 20


def test_one_campaign_and_one_area_by_their_properties(client):
    campaign = client.get("/api/queries/campaign", params={"campaign": NTM}).json()["rows"]
    found = {(row["property"], row["value"]) for row in campaign}
    assert ("start", "2011-06-08") in found
    assert ("name", "Cả nước chung sức xây dựng nông thôn mới") in found
    area = client.get("/api/queries/area", params={"area": "ha-giang"}).json()["rows"]
    assert ("valid_until", "2025-06-30") in {(row["property"], row["value"]) for row in area}


def test_two_articles_that_disagree_on_a_figure_are_found(tmp_path, reference):
    def figure(value: float, period: str = "2019") -> dict[str, object]:
        return {
            "type": "statistic",
            "indicator": "Tỷ lệ hộ nghèo",
            "value": value,
            "unit": "%",
            "area": "Lai Châu",
            "period": period,
        }

    inputs = [
        article_with("mot", figure(16.7), figure(20.0, "2018")),
        article_with("hai", figure(17.0), figure(16.7, "2020")),
    ]
    build_graph(inputs, reference, run=RUN).write(tmp_path / "graph.nq")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        rows = httpx.get(f"{url}/api/queries/disagreements").json()["rows"]
        elsewhere = httpx.get(f"{url}/api/queries/disagreements", params={"area": "lao-cai"}).json()["rows"]
    assert [
        (row["period"], row["value"], row["other_value"], row["article"], row["other_article"]) for row in rows
    ] == [("2019", 16.7, 17, f"{ID}article/mot", f"{ID}article/hai")]
    assert elsewhere == []


def test_history_tells_each_fact_once(client):
    """A fact on a campaign that localises another involves both, and is no two facts of the wider one's history."""
    rows = client.get("/api/queries/campaign-history", params={"campaign": NTM}).json()["rows"]
    assert len({row["fact"] for row in rows}) == len(rows) == 7
    local = next(row for row in rows if row["name"] == "Lào Cai")
    assert local["about"].endswith("/lao-cai-chung-suc-xay-dung-nong-thon-moi-va-giam-ngheo-ben-vung")


def test_what_one_fact_does_not_say_takes_nothing_from_the_others(tmp_path, reference):
    """SUM and MIN of values of which one is unbound are unbound: undated articles, conferrals beside numbers."""
    chairman = ["Chủ tịch nước"]
    campaign = {"type": "campaign", "name": "Cả nước chung sức xây dựng nông thôn mới", "area": "Lai Châu"}
    order = {"type": "award", "award": "Huân chương Lao động hạng Ba", "recipient": "Lai Châu", "status": "conferred"}
    tally = {"type": "award_tally", "count": 12, "area": "Lai Châu"}
    collective = {"recipient_kind": "collective", "by": chairman}
    dated = article_with("mot", campaign, {**order, **collective}, {**tally, **collective})
    undated = article_with("hai", campaign, published=None)
    build_graph([dated, undated], reference, run=RUN).write(tmp_path / "graph.nq")
    Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
    with serving(settings_for(tmp_path / "store", workers=1)) as url:
        areas = httpx.get(f"{url}/api/queries/campaign-areas", params={"campaign": NTM}).json()["rows"]
        counts = httpx.get(f"{url}/api/queries/award-counts").json()["rows"]
    assert [(row["name"], row["since"], row["articles"]) for row in areas] == [
        ("Lai Châu", str(dated.article.published), 2)
    ]
    assert [(row["authority_name"], row["named"], row["counted"]) for row in counts] == [("Chủ tịch nước", 1, 12)]
