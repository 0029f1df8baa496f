"""What is one thing across articles, and what is not."""

from __future__ import annotations

import datetime as dt

import pytest
from graph_tools import RUN, of_articles
from rdflib import ORG, RDF, RDFS, SDO, SKOS, Literal, URIRef

from kg_service.graph.build import build_graph
from kg_service.graph.vocabulary import TD
from kg_service.reference.links.load import Links

ID = "https://w3id.org/thidua/id/"
BORDER = URIRef(f"{ID}cluster/cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac")
SEVEN = {"cao-bang", "dien-bien", "ha-giang", "lai-chau", "lang-son", "lao-cai", "son-la"}


def slugs(nodes):
    return {str(node).rpartition("/")[2] for node in nodes}


def graph_of(reference, *articles):
    """What is said of articles, without what is said anyway."""
    return of_articles(build_graph(list(articles), reference, run=RUN, links=Links()))


def articles_of(graph, predicate, node):
    return slugs({graph.value(fact, TD.article) for fact in graph.subjects(predicate, node)})


def test_one_campaign_however_its_name_is_punctuated(default_graph):
    campaign = URIRef(f"{ID}campaign/ca-nuoc-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau")
    spellings = {
        str(default_graph.value(fact, TD.campaignText)) for fact in default_graph.subjects(TD.campaign, campaign)
    }
    assert spellings == {
        "Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau",
        "Cả nước chung tay vì người nghèo, không ai bị bỏ lại phía sau",
    }
    assert len(articles_of(default_graph, TD.campaign, campaign)) == 3


def test_a_local_campaign_is_its_own_and_localises_the_national_one(default_graph):
    local = URIRef(f"{ID}campaign/lai-chau-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau")
    national = URIRef(f"{ID}campaign/ca-nuoc-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau")
    assert (local, RDF.type, TD.Campaign) in default_graph
    assert set(default_graph.objects(local, TD.localises)) == {national}
    assert set(default_graph.objects(national, TD.localises)) == set()
    ntm = URIRef(f"{ID}campaign/ca-nuoc-chung-suc-xay-dung-nong-thon-moi")
    assert slugs(default_graph.subjects(TD.localises, ntm)) >= {
        "bac-kan-chung-suc-xay-dung-nong-thon-moi",
        "bach-thong-chung-suc-xay-dung-nong-thon-moi",
        "lao-cai-chung-suc-xay-dung-nong-thon-moi-va-giam-ngheo-ben-vung",
    }


def test_a_directive_without_a_date_joins_the_one_with_it(default_graph):
    directive = URIRef(f"{ID}directive/05-ct-tw-2016")
    assert len(articles_of(default_graph, TD.directive, directive)) == 3
    assert list(default_graph.objects(directive, TD.issued)) == [Literal(dt.date(2016, 5, 15))]
    assert list(default_graph.objects(directive, RDFS.label)) == [Literal("Chỉ thị 05-CT/TW", lang="vi")]
    numbers = {node for node in default_graph.subjects(TD.documentNumber, Literal("05-CT/TW")) if "/directive/" in node}
    assert numbers == {directive}


def test_a_bare_number_of_the_politburo_is_the_directive(reference, article_of):
    graph = graph_of(
        reference,
        article_of("a", {"type": "directive", "kind": "Chỉ thị", "number": "05", "issuer": "Bộ Chính trị"}),
        article_of("b", {"type": "directive", "kind": "Chỉ thị", "number": "05/CT-TW", "issuer": "Bộ Chính trị"}),
        article_of("c", {"type": "directive", "kind": "Chỉ thị", "number": "5 – CT/TW"}),
    )
    assert articles_of(graph, TD.directive, URIRef(f"{ID}directive/05-ct-tw-2016")) == {"a", "b", "c"}


def test_a_decree_with_its_year_alone_is_the_decree(reference, article_of):
    graph = graph_of(
        reference,
        article_of("a", {"type": "directive", "kind": "Nghị định", "number": "91/2017", "issuer": "Chính phủ"}),
        article_of("b", {"type": "directive", "kind": "Nghị định", "number": "91/2017/NĐ-CP"}),
        article_of("c", {"type": "directive", "kind": "Quyết định", "number": "91/2017"}),
    )
    known = {str(graph.value(f, TD.article))[-1]: d for f, d in graph.subject_objects(TD.directive)}
    assert known["a"] == known["b"] != known["c"]
    assert graph.value(known["a"], TD.documentNumber) == Literal("91/2017/NĐ-CP")


def test_the_same_symbol_in_another_province_or_year_is_another_document(reference, article_of):
    def plan(issuer, date=None):
        return {"type": "directive", "kind": "Kế hoạch", "number": "1054/KH-UBND", "issuer": issuer, "date": date}

    graph = graph_of(
        reference,
        article_of("a", plan("UBND tỉnh Lai Châu", "2017-06-13")),
        article_of("b", plan("UBND tỉnh Sơn La", "2017-03-01")),
        article_of("c", plan("UBND tỉnh Lai Châu")),
        article_of("d", plan("Ủy ban nhân dân tỉnh Sơn La", "2018-03-01")),
        article_of("e", plan("UBND tỉnh Sơn La")),
    )
    named = {
        str(graph.value(f, TD.article))[-1]: str(d).rpartition("/")[2] for f, d in graph.subject_objects(TD.directive)
    }
    assert named == {
        "a": "1054-kh-ubnd-lai-chau-2017",
        "b": "1054-kh-ubnd-son-la-2017",
        "c": "1054-kh-ubnd-lai-chau-2017",
        "d": "1054-kh-ubnd-son-la-2018",
        "e": "1054-kh-ubnd-son-la",  # two years are known: which one is meant is not
    }


def test_one_cluster_in_two_articles_with_its_members_by_year(default_graph):
    roles = set(default_graph.subjects(ORG.organization, BORDER)) & set(
        default_graph.subjects(RDF.type, TD.ClusterRole)
    )
    assert len({default_graph.value(role, TD.article) for role in roles}) == 2
    members = {
        year: slugs(
            default_graph.value(role, ORG.member)
            for role in default_graph.subjects(ORG.organization, BORDER)
            if str(default_graph.value(role, SDO.startDate) or "")[:4]
            <= year
            <= str(default_graph.value(role, SDO.endDate) or "0")[:4]
            and (role, RDF.type, ORG.Membership) in default_graph
        )
        for year in ("2008", "2019")
    }
    assert members == {"2008": SEVEN, "2019": SEVEN}
    assert slugs(default_graph.subjects(TD.headOf, BORDER)) == {"lao-cai"}
    assert slugs(default_graph.subjects(TD.memberOf, BORDER)) == SEVEN


def person(name, role, organisation=None, area=None):
    return {"type": "person_role", "person": name, "role": role, "organisation": organisation, "area": area}


def test_persons_are_one_only_if_name_and_office_agree(reference, article_of):
    name = "Nguyễn Văn Sơn"
    graph = graph_of(
        reference,
        article_of(
            "a",
            person(name, "Chủ tịch", "UBND tỉnh", "Tuyên Quang"),
            person(name, "Phó Bí thư", "Tỉnh ủy", "Tuyên Quang"),
        ),
        article_of("b", person(name, "chủ tịch", "Ủy ban nhân dân tỉnh", "Tuyên Quang")),
        article_of("c", person(name, "Chủ tịch", "UBND tỉnh", "Sơn La")),
        article_of("d", person(name, "Bí thư", "Tỉnh ủy", "Tuyên Quang")),
        article_of("e", person("Nguyễn Văn Sớn", "Chủ tịch", "UBND tỉnh", "Tuyên Quang")),
    )
    persons = {}
    for node in graph.subjects(RDF.type, SDO.Person):
        persons[node] = slugs(graph.value(fact, TD.article) for fact in graph.subjects(ORG.member, node))
    assert sorted(map(sorted, persons.values())) == [["a", "b"], ["c"], ["d"], ["e"]]


def test_one_name_in_two_provinces_of_one_article_is_two_persons(reference, article_of):
    graph = graph_of(
        reference,
        article_of(
            "a",
            person("Lê An", "Giám đốc", "Sở Nội vụ", "Sơn La"),
            person("Lê An", "Giám đốc", "Sở Nội vụ", "Lai Châu"),
        ),
    )
    assert len(set(graph.subjects(RDF.type, SDO.Person))) == 2


def test_bodies_take_their_area(default_graph):
    committee = URIRef(f"{ID}body/uy-ban-nhan-dan-tinh-lai-chau")
    assert (committee, RDF.type, TD.PublicBody) in default_graph
    assert list(default_graph.objects(committee, SDO.areaServed)) == [URIRef(f"{ID}province/lai-chau")]
    assert list(default_graph.objects(committee, RDFS.label)) == [Literal("UBND tỉnh Lai Châu", lang="vi")]
    plan = URIRef(f"{ID}directive/1054-kh-ubnd-lai-chau-2017")
    assert set(default_graph.objects(plan, TD.issuer)) == {committee}
    tallies = list(default_graph.subjects(TD.conferredBy, committee))
    assert len(tallies) == 2
    chair = URIRef(f"{ID}body/chu-tich-uy-ban-nhan-dan-tinh-bac-kan")
    assert len(list(default_graph.subjects(TD.conferredBy, chair))) >= 5  # said of a district: its province's chair


@pytest.mark.parametrize(
    ("area", "published", "wanted"),
    [
        ("Lai Châu", dt.date(2020, 1, 1), "province/lai-chau"),
        ("thành phố Lai Châu", dt.date(2020, 1, 1), "district/thanh-pho-lai-chau"),
        ("Lai Châu", dt.date(2003, 1, 1), "province/lai-chau-pre-2004"),
        ("Tân Uyên", dt.date(2020, 1, 1), "district/huyen-tan-uyen-lai-chau"),
        ("Lào Cai", dt.date(2020, 1, 1), "province/lao-cai"),
        ("Lào Cai", dt.date(2025, 8, 1), "province/lao-cai-2025"),
        ("Lào Cai", None, "province/lao-cai-2025"),
        ("Bắc Kạn", dt.date(2026, 1, 1), "province/bac-kan"),
        ("xã Quang Thuận", dt.date(2020, 1, 1), "commune/xa-quang-thuan"),
        ("cả nước", dt.date(2020, 1, 1), "country/viet-nam"),
        (
            "Cụm 7 tỉnh biên giới phía Bắc",
            dt.date(2020, 1, 1),
            "cluster/cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac",
        ),
        ("Thái Bình Dương", dt.date(2020, 1, 1), "area/thai-binh-duong-a"),
        ("xã Vô Danh", dt.date(2020, 1, 1), "commune/xa-vo-danh-a"),
    ],
)
def test_areas_are_units_as_they_were_at_the_articles_time(
    reference, default_graph, article_of, area, published, wanted
):
    figure = {"type": "statistic", "indicator": "Số xã", "value": 3, "unit": "xã", "area": area}
    graph = graph_of(reference, article_of("a", figure, published=published))
    (node,) = set(graph.objects(None, TD.refArea))
    assert str(node) == ID + wanted
    assert (None, TD.areaText, Literal(area)) in graph
    assert (node, RDFS.label, None) in graph or (node, RDFS.label, None) in default_graph  # of reference data


def test_communes_of_one_name_in_two_provinces_are_two(reference, article_of):
    def figures(province):
        return [
            {"type": "statistic", "indicator": "Số xã", "value": 3, "unit": "xã", "area": area}
            for area in (province, province, "xã Tân Lập")
        ]

    graph = graph_of(reference, article_of("a", *figures("Sơn La")), article_of("b", *figures("Lạng Sơn")))
    assert slugs(node for node in graph.objects(None, TD.refArea) if "/commune/" in node) == {
        "xa-tan-lap-son-la",
        "xa-tan-lap-lang-son",
    }


def test_two_names_that_only_a_slug_confuses_stay_two(reference, article_of):
    graph = graph_of(
        reference,
        article_of("a", {"type": "campaign", "name": "Sạch bản"}, {"type": "campaign", "name": "Sách bạn"}),
        article_of(
            "b",
            {"type": "campaign", "name": "Lao động giỏi, lao động sáng tạo"},
            {"type": "campaign", "name": "Láo động gioi lao đông sang tao"},
        ),
    )
    assert len(set(graph.objects(None, TD.campaign))) == 4


def test_the_label_is_the_spelling_of_most_sources(reference, article_of):
    graph = graph_of(
        reference,
        *(article_of(id_, {"type": "campaign", "name": "Sạch nhà – đẹp ngõ"}) for id_ in "ab"),
        article_of("c", {"type": "campaign", "name": "Sạch nhà, đẹp ngõ"}),
    )
    (campaign,) = set(graph.objects(None, TD.campaign))
    assert list(graph.objects(campaign, RDFS.label)) == [Literal("Sạch nhà – đẹp ngõ", lang="vi")]
    assert list(graph.objects(campaign, SKOS.altLabel)) == [Literal("Sạch nhà, đẹp ngõ", lang="vi")]


def test_several_awards_in_one_tally(default_graph):
    (tally,) = default_graph.subjects(TD.awardText, Literal("Cờ thi đua, Bằng khen của Thủ tướng Chính phủ"))
    assert slugs(default_graph.objects(tally, TD.awardType)) == {"co-chinh-phu", "bk-ttg"}


def test_a_document_directs_the_campaign_that_it_is_about(default_graph):
    plan = URIRef(f"{ID}directive/1054-kh-ubnd-lai-chau-2017")
    campaign = URIRef(f"{ID}campaign/lai-chau-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau")
    assert set(default_graph.objects(plan, TD.directs)) == {campaign}
    scheme = URIRef(f"{ID}directive/de-an-nep-song-van-hoa-van-minh-do-thi-phong-trao-xanh-sach-dep")
    assert set(default_graph.objects(scheme, TD.directs)) == set()


def test_an_article_without_a_date_is_understood_at_the_dates_it_tells(reference, article_of):
    figure = {"type": "statistic", "indicator": "Số xã", "value": 3, "unit": "xã", "area": "Lào Cai"}
    plan = {**figure, "period": "2021-2025"}
    launch = {"type": "event", "kind": "launch", "date": "2025-08-01"}
    for facts, wanted in (((figure, plan), "lao-cai"), ((figure, plan, launch), "lao-cai-2025")):
        graph = graph_of(reference, article_of("a", *facts, published=None))
        assert slugs(graph.objects(None, TD.refArea)) == {wanted}


@pytest.mark.parametrize(
    ("name", "area", "wanted"),
    [
        ("Chủ tịch nước", "Lai Châu", "body/chu-tich-nuoc"),
        ("Bộ Chính trị", "Lai Châu", "body/bo-chinh-tri"),
        ("Trung ương", "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc", "body/trung-uong"),
        ("Bộ Công an", "Lai Châu", "body/bo-cong-an"),
        ("Tạp chí Cộng sản", "Lai Châu", "body/tap-chi-cong-san"),
        ("UBND tỉnh", "Lai Châu", "body/uy-ban-nhan-dan-tinh-lai-chau"),
        ("UBND tỉnh", "huyện Bạch Thông", "body/uy-ban-nhan-dan-tinh-bac-kan"),
        ("UBND tỉnh", "Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc", "body/uy-ban-nhan-dan-tinh"),
        ("Chủ tịch UBND huyện", "Bạch Thông", "body/chu-tich-uy-ban-nhan-dan-huyen-huyen-bach-thong"),
        ("Bộ Chỉ huy Quân sự tỉnh", "Lai Châu", "body/bo-chi-huy-quan-su-tinh-lai-chau"),
        ("UBND thành phố Lai Châu", "Lai Châu", "body/uy-ban-nhan-dan-thanh-pho-thanh-pho-lai-chau"),
        ("tỉnh Lai Châu", "Lai Châu", "province/lai-chau"),
    ],
)
def test_an_area_makes_local_bodies_local_and_no_others(reference, article_of, name, area, wanted):
    tally = {"type": "award_tally", "count": 2, "recipient_kind": "collective", "by": [name], "area": area}
    graph = graph_of(reference, article_of("a", tally))
    assert set(graph.objects(None, TD.conferredBy)) == {URIRef(ID + wanted)}
