"""IRIs and slugs: ASCII, stable, never two things under one."""

import itertools
from urllib.parse import unquote

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from kg_service.errors import InputError, SettingsError
from kg_service.graph.iris import SLUG_LENGTH, IriScheme, encoded, slug, web_iri
from kg_service.graph.nquads import iri_text
from kg_service.graph.slugs import SlugTable

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lai Châu", "lai-chau"),
        ("Cả nước chung sức xây dựng nông thôn mới", "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"),
        ("Đắk Lắk", "dak-lak"),
        ("Ðắk Nông", "dak-nong"),
        ("1054/KH-UBND – Lai Châu, 2017", "1054-kh-ubnd-lai-chau-2017"),
        ("“…” – ?!", ""),
        ("İstanbul ﬁ", "istanbul-fi"),
    ],
)
def test_slugs(text, wanted):
    assert slug(text) == wanted


@given(TEXT)
def test_a_slug_is_ascii_and_short_and_its_own_slug(text):
    made = slug(text)
    assert regex.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= SLUG_LENGTH
    assert slug(made) == made


def test_long_names_that_begin_alike_keep_slugs_apart():
    head = "phong trào " * 20
    assert slug(f"{head} một") != slug(f"{head} hai")


@given(TEXT)
def test_an_article_id_can_be_read_back_from_its_iri(text):
    if text in {"", ".", ".."}:
        with pytest.raises(InputError, match="cannot be an id"):
            encoded(text)
        return
    iri = IriScheme().article(text)
    assert unquote(iri.removeprefix("https://w3id.org/thidua/id/article/")) == text
    assert iri_text(iri) == f"<{iri}>"
    assert iri.isascii()


def test_the_agreed_paths():
    iris = IriScheme("https://example.org/kg/")
    assert str(iris.resource("province", "lai-chau")) == "https://example.org/kg/id/province/lai-chau"
    assert str(iris.fact("000_a", "0123456789ab")) == "https://example.org/kg/id/fact/000_a/0123456789ab"
    assert str(iris.article_graph("000_a")) == "https://example.org/kg/graph/article/000_a"
    assert str(iris.graph("reference")) == "https://example.org/kg/graph/reference"
    assert str(iris.passage("000_a", 3, 9)) == "https://example.org/kg/id/article/000_a#char=3,9"


@pytest.mark.parametrize(
    "base", ["", "w3id.org/thidua/", "https://w3id.org/thidua", "ftp://a/", "https://a/?b=/", "https://a b/"]
)
def test_a_base_that_cannot_be_one_is_refused(base):
    with pytest.raises(SettingsError, match="THIDUA_BASE_IRI"):
        IriScheme(base)


@given(st.lists(st.sampled_from(["Lê Hà", "Lệ Hạ", "lê hà", "Le Ha", "…", "?", "Minh"]), unique=True), st.randoms())
def test_names_never_share_a_slug_whatever_their_order(names, random):
    def slugs(order):
        table = SlugTable()
        for name in order:
            table.offer("campaign", name, name)
        return {name: table.slug_of("campaign", name) for name in order}

    shuffled = list(names)
    random.shuffle(shuffled)
    given_slugs = slugs(names)
    assert slugs(shuffled) == given_slugs
    assert len(set(given_slugs.values())) == len(names)
    assert all(given_slugs.values())


def test_a_name_alone_keeps_its_plain_slug_and_a_reference_record_always_does():
    table = SlugTable()
    table.reserve("campaign", "record", "lao-dong-gioi")
    table.offer("campaign", "lao động giỏi", "Lao động giỏi")
    table.offer("campaign", "hiến máu", "Hiến máu")
    assert table.slug_of("campaign", "hiến máu") == "hien-mau"
    assert regex.fullmatch(r"lao-dong-gioi-[0-9a-f]{8}", table.slug_of("campaign", "lao động giỏi"))


def test_a_name_made_to_look_like_anothers_slug_and_hash_does_not_take_it():
    table = SlugTable()
    for name in ("Lê Hà", "Lệ Hạ"):
        table.offer("campaign", name, name)
    taken = table.slug_of("campaign", "Lê Hà")
    table.offer("campaign", taken, taken)
    assert len({table.slug_of("campaign", name) for name in ("Lê Hà", "Lệ Hạ", taken)}) == 3


def test_two_records_of_one_slug_are_an_error_that_names_them():
    table = SlugTable()
    table.reserve("body", "a_b", "a-b")
    with pytest.raises(InputError, match="id/body/a-b would name both a_b and a-b"):
        table.reserve("body", "a-b", "a-b")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://a.vn/b?c=d#e", "https://a.vn/b?c=d#e"),
        (' http://a.vn/x y<z>"{}', "http://a.vn/x%20y%3Cz%3E%22%7B%7D"),
        ("javascript:alert(1)", None),
        ("a.vn", None),
        ("http://[", None),
    ],
)
def test_web_addresses(address, wanted):
    assert web_iri(address) == (URIRef(wanted) if wanted else None)


def test_hash_slugs_of_many_names_differ():
    table = SlugTable()
    names = ["".join(pair) for pair in itertools.product("aàáảãạ", "oòóỏõọôồốổỗộơờớởỡợ")]
    for name in names:
        table.offer("person", name, name)
    assert len({table.slug_of("person", name) for name in names}) == len(names) == 108
