"""The strict reader: each kind of broken row is refused with its file, line and column."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_service.errors import ReferenceDataError
from kg_service.reference.load import load_reference
from kg_service.reference.tables import Column, date, identifier, partial_date, read_table
from kg_service.resources import resource_dir

COLUMNS = (
    Column("id", identifier, required=True),
    Column("name", required=True),
    Column("since", date),
    Column("year", partial_date),
    Column("aliases", many=True),
)
HEADER = "id\tname\tsince\tyear\taliases"
GOOD = f"{HEADER}\nlai-chau\tLai Châu\t2004-01-01\t2004\tA; B\nson-la\tSơn La\t\t\t\n"


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "table.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_reads_values(tmp_path: Path) -> None:
    rows = read_table(write(tmp_path, GOOD), COLUMNS)
    assert [row.line for row in rows] == [2, 3]
    assert rows[0].values["since"].isoformat() == "2004-01-01"
    assert rows[0].values["aliases"] == ("A", "B")
    assert dict(rows[1].values) == {"id": "son-la", "name": "Sơn La", "since": None, "year": None, "aliases": ()}


def test_columns_in_any_order_and_windows_line_ends(tmp_path: Path) -> None:
    rows = read_table(write(tmp_path, "name\tid\r\nSơn La\tson-la\r\n"), COLUMNS[:2])
    assert dict(rows[0].values) == {"id": "son-la", "name": "Sơn La"}


def test_a_table_without_rows_is_empty(tmp_path: Path) -> None:
    assert read_table(write(tmp_path, HEADER + "\n"), COLUMNS) == []


@pytest.mark.parametrize(
    ("content", "line", "column", "says"),
    [
        (f"{HEADER}\na\tA\t\t\n", 2, None, "4 cells where the header has 5 columns"),
        (f"{HEADER}\na\tA\t\t\t\t\n", 2, None, "6 cells"),
        (f"{HEADER}\na\tA\t\t\t\n\n", 3, None, "1 cells"),
        ("id\tname\tsince\tyear\taliases\tmore\n", 1, "more", "unknown column"),
        ("id\tname\tsince\tyear\n", 1, "aliases", "missing"),
        ("id\tid\tname\tsince\tyear\taliases\n", 1, "id", "twice"),
        ("", 1, "", "unknown column"),
        (f"{HEADER}\n\tA\t\t\t\n", 2, "id", "blank"),
        (f"{HEADER}\nLai Châu\tA\t\t\t\n", 2, "id", "not an id"),
        (f"{HEADER}\na\tA\t\t\t\nb\tB\t2025-02-30\t\t\n", 3, "since", "not a date"),
        (f"{HEADER}\na\tA\t1/7/2025\t\t\n", 2, "since", "not a date"),
        (f"{HEADER}\na\tA\t20250701\t\t\n", 2, "since", "not a date"),
        (f"{HEADER}\na\tA\t\t2025-13\t\n", 2, "year", "not a date"),
        (f"{HEADER}\na\tA\t\t25\t\n", 2, "year", "not a date"),
        (f"{HEADER}\na\tA\t\t\tx;;y\n", 2, "aliases", "empty item"),
        (f"{HEADER}\na\tA \t\t\t\n", 2, "name", "white space"),
        (f"{HEADER}\na\tA\t\t\t\na\tB\t\t\t\n", 3, "id", "already in line 2"),
        (f"{HEADER}\na\t".encode() + b"\xff\t\t\t\n", 2, None, "UTF-8"),
        (f"{HEADER}\na\tA\t\t\t\n" + unicodedata.normalize("NFD", "b\tSơn\t\t\t\n"), 3, None, "NFC"),
    ],
)
def test_broken_rows(tmp_path: Path, content: str | bytes, line: int, column: str | None, says: str) -> None:
    with pytest.raises(ReferenceDataError) as caught:
        read_table(write(tmp_path, content), COLUMNS)
    assert (caught.value.extra["line"], caught.value.extra["column"]) == (line, column)
    assert caught.value.message.startswith(f"table.tsv:{line}")
    assert says in caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"table\.tsv:0: cannot be read"):
        read_table(tmp_path / "table.tsv", COLUMNS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "reference"
    shutil.copytree(resource_dir("data") / "reference", copy, ignore=shutil.ignore_patterns("extraction"))
    return copy


def set_cell(path: Path, row_id: str, column: str, value: str, key: str = "id") -> int:
    """Changes one cell; gives its line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if cells[header.index(key)] == row_id:
            cells[header.index(column)] = value
            lines[number - 1] = "\t".join(cells)
            path.write_text("\n".join(lines), encoding="utf-8")
            return number
    raise AssertionError(row_id)


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "key", "says"),
    [
        ("provinces", "yen-bai", "merged_into", "lao-cai-2026", "id", "'lao-cai-2026' is not the id of a unit"),
        ("provinces", "lao-cai-2025", "formed_from", "yen-bai; nowhere", "id", "'nowhere' is not the id of a unit"),
        ("provinces", "yen-bai", "kind", "kingdom", "id", "'kingdom' is not the id of a kind"),
        ("provinces", "yen-bai", "region_2021", "2021-nowhere", "id", "not the id of a region"),
        ("provinces", "yen-bai", "lat", "121.7", "id", "not between -90 and 90"),
        ("provinces", "yen-bai", "lon", "east", "id", "not a number"),
        ("provinces", "yen-bai", "valid_from", "2025-07-01", "id", "2025-06-30 is before valid_from 2025-07-01"),
        ("provinces", "yen-bai", "needs_kind", "no", "id", "is not 'yes'"),
        ("provinces", "yen-bai", "source", "", "id", "blank"),
        ("places", "huyen-bach-thong", "parent", "bac-can", "id", "'bac-can' is not the id of a unit"),
        ("places", "huyen-bach-thong", "id", "bac-kan", "id", "already in provinces.tsv"),
        ("codes", "lao-cai-2025", "unit", "lao-cai-2026", "unit", "not the id of a unit"),
        ("codes", "lao-cai-2025", "scheme", "fips", "unit", "none of iso3166-2, gso, hasc"),
        ("awards", "cstd_cap_bo_2003", "successor", "cstd", "id", "not the id of an award"),
        ("awards", "bk_ttg", "recipient_kinds", "team", "id", "none of individual, collective, household"),
        ("campaigns", "binh-dan-hoc-vu-so", "part_of", "nowhere", "id", "not the id of a campaign"),
        ("campaigns", "binh-dan-hoc-vu-so", "kind", "movement", "id", "none of campaign"),
        ("bodies", "bo-noi-vu", "scope", "local", "id", "none of national, provincial"),
        ("issuer_suffixes", "TTg", "body", "pm", "suffix", "not the id of a body"),
        ("territorial_events", "merge-lao-cai-2025", "results", "nowhere", "id", "not the id of a unit"),
        ("territorial_events", "merge-lao-cai-2025", "new_kind", "state", "id", "not the id of a kind"),
        ("cluster_members", "cum-thi-dua-bac-trung-bo", "members", "hue; nowhere", "cluster", "not the id of a unit"),
        ("cluster_members", "cum-thi-dua-bac-trung-bo", "cluster", "cum", "cluster", "not the id of a cluster"),
        ("homonyms", "Huế", "units", "nowhere", "name", "not the id of a unit"),
        ("award_issuers", "Bằng khen", "awards", "medal", "stem", "not the id of an award"),
    ],
)
def test_a_broken_cell_is_named(
    folder: Path, table: str, row: str, column: str, value: str, key: str, says: str
) -> None:
    line = set_cell(folder / f"{table}.tsv", row, column, value, key)
    with pytest.raises(ReferenceDataError) as caught:
        load_reference(folder)
    assert caught.value.message.startswith(f"{table}.tsv:{line} (")
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: "patterns: [", "not valid YAML"),
        (lambda text: "patterns:\n- id: x\n", "every pattern needs"),
        (lambda text: "[]", "every pattern needs"),
        (lambda text: text.replace(r"\b(?P<num>", r"\b((?P<num>"), "does not compile"),
    ],
)
def test_broken_symbols(folder: Path, spoil: Callable[[str], str], says: str) -> None:
    path = folder / "document_symbols.yaml"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"document_symbols\.yaml:\d") as caught:
        load_reference(folder)
    assert says in caught.value.message


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "bodies.tsv").unlink()
    with pytest.raises(ReferenceDataError, match=r"bodies\.tsv:0: cannot be read"):
        load_reference(folder)
