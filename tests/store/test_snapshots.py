import subprocess
import sys
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg_service.errors import InputError, StoreError, UnknownGraphError
from kg_service.store.dumps import dump_snapshot
from kg_service.store.snapshots import Snapshots, reading

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ONE = f"<x:a> {TYPE} <x:C> .\n<x:a> <x:p> <x:b> .\n<x:a> <x:p> <x:b> <x:g> .\n"
TWO = ONE + f"<x:d> {TYPE} <x:C> .\n"


@pytest.fixture
def nquads(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "graph.nq"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def snapshots(tmp_path) -> Snapshots:
    return Snapshots(tmp_path / "store")


def triples(snapshots: Snapshots) -> int:
    return len(ox.Store.read_only(str(snapshots.current().data)))


def test_without_a_graph_the_error_says_what_to_do(snapshots):
    with pytest.raises(StoreError, match="run `thidua build`"):
        snapshots.current()


def test_published_data_are_there_and_counted(snapshots, nquads):
    published = snapshots.publish(nquads(ONE))
    assert snapshots.current() == published
    assert triples(snapshots) == 3
    statistics = snapshots.statistics(published)
    assert (statistics.triples, statistics.quads) == (2, 3)
    assert (statistics.classes, statistics.graphs) == ({"x:C": 1}, {"x:g": 1})


def test_the_same_input_gives_the_same_id_and_another_input_another(tmp_path, nquads):
    first = Snapshots(tmp_path / "one").publish(nquads(ONE))
    again = Snapshots(tmp_path / "two").publish(nquads(ONE))
    other = Snapshots(tmp_path / "one").publish(nquads(TWO))
    assert first.id == again.id != other.id


def test_a_reader_sees_the_new_one_and_the_old_one_goes_when_unused(snapshots, nquads):
    reader = Snapshots(snapshots.folder)
    old = snapshots.publish(nquads(ONE))
    assert reader.current() == old
    with reading(old.data):
        new = snapshots.publish(nquads(TWO))
        assert old.data.is_dir()
        assert reader.current() == new
    snapshots.publish(nquads(TWO))
    assert not old.data.exists()
    assert triples(reader) == 4
    with pytest.raises(FileNotFoundError), reading(old.data):
        pass


@pytest.mark.parametrize("text", ["<x:a> <x:p> .\n", "not RDF at all", "<x:a> <x:p> <x:b> .\n<broken"])
def test_broken_input_leaves_the_old_one(snapshots, nquads, text):
    old = snapshots.publish(nquads(ONE))
    with pytest.raises(StoreError, match=r"graph\.nq: no snapshot was made of it"):
        snapshots.publish(nquads(text))
    assert snapshots.current() == old
    assert [p.name for p in (snapshots.folder / "snapshots").iterdir()] == [old.id]


def test_a_missing_file_is_named(snapshots, tmp_path):
    with pytest.raises(StoreError, match="cannot be read"):
        snapshots.publish(tmp_path / "none.nq")


CRASH = """
import os, sys
from pathlib import Path
from kg_service.store import snapshots
step = sys.argv[3]
if step == "build":
    snapshots._sync = lambda folder: os._exit(9)
else:
    snapshots.Snapshots._point_to = lambda self, snapshot: os._exit(9)
snapshots.Snapshots(Path(sys.argv[1])).publish(Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", ["build", "publish"])
def test_a_crash_in_the_middle_leaves_the_old_one_and_the_next_build_works(snapshots, nquads, step):
    old = snapshots.publish(nquads(ONE))
    new = nquads(TWO)
    crashed = subprocess.run([sys.executable, "-c", CRASH, str(snapshots.folder), str(new), step], check=False)
    assert crashed.returncode == 9
    assert Snapshots(snapshots.folder).current() == old
    assert triples(snapshots) == 3
    published = snapshots.publish(new)
    assert triples(snapshots) == 4
    assert [p.name for p in (snapshots.folder / "snapshots").iterdir()] == [published.id]


def test_publishers_wait_for_each_other(snapshots, tmp_path):
    files = []
    for number in range(6):
        path = tmp_path / f"{number}.nq"
        path.write_text(f"<x:a> <x:p> <x:{number}> .\n", encoding="utf-8")
        files.append(path)
    threads = [threading.Thread(target=Snapshots(snapshots.folder).publish, args=(path,)) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert triples(snapshots) == 1


def test_backup_and_restore(snapshots, nquads, tmp_path):
    old = snapshots.publish(nquads(ONE))
    assert snapshots.copy(tmp_path / "copy") == old
    snapshots.publish(nquads(TWO))
    assert snapshots.adopt(Snapshots(tmp_path / "copy")).id == old.id
    assert triples(snapshots) == 3
    with pytest.raises(StoreError, match="exists already"):
        snapshots.copy(tmp_path / "copy")


def test_a_damaged_backup_is_refused(snapshots, nquads, tmp_path):
    old = snapshots.publish(nquads(ONE))
    copied = snapshots.copy(tmp_path / "copy")
    (tmp_path / "copy" / "snapshots" / copied.id / "about.json").unlink()
    with pytest.raises(StoreError, match="damaged"):
        snapshots.adopt(Snapshots(tmp_path / "copy"))
    assert snapshots.current() == old


@pytest.mark.parametrize(
    ("format_", "graph", "expected"),
    [
        ("nquads", None, {f"<x:a> {TYPE} <x:C> .", "<x:a> <x:p> <x:b> .", "<x:a> <x:p> <x:b> <x:g> ."}),
        ("ntriples", None, {f"<x:a> {TYPE} <x:C> .", "<x:a> <x:p> <x:b> ."}),
        ("ntriples", "x:g", {"<x:a> <x:p> <x:b> ."}),
        ("nquads", "default", {f"<x:a> {TYPE} <x:C> .", "<x:a> <x:p> <x:b> ."}),
    ],
)
def test_dumps(snapshots, nquads, tmp_path, format_, graph, expected):
    snapshots.publish(nquads(ONE))
    out = tmp_path / "dump"
    with out.open("wb") as file:
        dump_snapshot(snapshots.folder, format_, graph, file)
    assert set(out.read_text(encoding="utf-8").splitlines()) == expected


def test_dumps_name_what_is_wrong(snapshots, nquads, tmp_path):
    snapshots.publish(nquads(ONE))
    with (tmp_path / "dump").open("wb") as file:
        with pytest.raises(InputError, match="format 'xls' is not known"):
            dump_snapshot(snapshots.folder, "xls", None, file)
        with pytest.raises(UnknownGraphError, match="<x:none>"):
            dump_snapshot(snapshots.folder, "turtle", "x:none", file)
