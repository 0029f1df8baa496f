"""``thidua link``: links to other data, proposed by programs and decided by people."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg_service.cli.common import EndpointOption, StoreOption, cell, errors, invocation, settings_for_engine
from kg_service.cli.review_desk import reviewer
from kg_service.errors import InputError, ThiduaError
from kg_service.reference.links.candidates import Candidate, CandidateSource, Entity
from kg_service.reference.links.codes import code_set
from kg_service.reference.links.dump import DumpSource
from kg_service.reference.links.load import Links, checked, load_links
from kg_service.reference.links.model import BASE, Mapping
from kg_service.reference.links.proposals import Decision, decide, open_proposals, propose
from kg_service.reference.links.reconcile import ReconciliationSource
from kg_service.reference.links.write import sssom_text, write_mapping_set
from kg_service.reference.load import load_reference
from kg_service.resources import resource_dir
from kg_service.settings import Settings
from kg_service.store.base import QueryRequest
from kg_service.store.named_queries import parse_query
from kg_service.store.opening import open_store
from kg_service.store.rows import parse_rows

_WIKIDATA = "http://www.wikidata.org/entity/"

File = Annotated[
    Path | None, typer.Option("--file", help="Tệp đề xuất · File of proposals (THIDUA_LINKS)", show_default=False)
]
By = Annotated[
    str | None, typer.Option("--by", help="Ai duyệt; mặc định là tên đăng nhập · Who decides", show_default="login")
]
Ours = Annotated[str, typer.Argument(metavar="SUBJECT", help="province:…, body:…", show_default=False)]
Theirs = Annotated[str, typer.Argument(metavar="OBJECT", help="wd:Q…", show_default=False)]

link = typer.Typer(help="Liên kết với dữ liệu khác · Links to other data: propose, decide, check", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.add_typer(link, name="link")


def _settings(context: typer.Context, file: Path | None) -> Settings:
    return invocation(context).settings(links=file)


@link.command("propose")
def propose_links(
    context: typer.Context,
    service: Annotated[
        str | None, typer.Option("--service", help="Dịch vụ đối chiếu · Reconciliation service", show_default=False)
    ] = None,
    dump: Annotated[
        Path | None, typer.Option("--dump", help="Tệp .tsv, .jsonl: id, label, aliases, type", show_default=False)
    ] = None,
    space: Annotated[str, typer.Option("--space", help="Gốc của IRI bên kia · What IRIs there begin with")] = _WIKIDATA,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="province, district, body, person, award-type …")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="Chỉ loại này ở bên kia · Only of this type there", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=20, help="Số đề xuất cho mỗi thứ · Proposals for each thing")] = 3,
    file: File = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Tìm ứng viên cho những gì chưa có liên kết · Candidates for what no link leads from, for people to decide."""
    settings = settings_for_engine(context, store, endpoint, links=file)
    source = _source(settings, service, dump, space, type_, limit)
    proposals, links = open_proposals(settings.links), load_links(more=[settings.links])
    accepted = [mapping for mapping in proposals.mappings if not mapping.negated and not mapping.proposed]
    linked = {proposals.iri(mapping.subject_id) for mapping in accepted}  # the graph has them with its next build
    entities = [one for one in asyncio.run(_unlinked(settings, space, kind or [])) if one.iri not in linked]
    found: list[tuple[Entity, list[Candidate]]] = []
    failure: ThiduaError | None = None
    try:
        found.extend(source.candidates(entities))
    except ThiduaError as error:  # what was found before it stays
        failure = error
    fresh, added = propose(proposals, found, links.denied, dt.datetime.now(dt.UTC).date(), limit)
    if added:
        write_mapping_set(fresh)
    errors.print(
        f"{len(entities)} things without a link, {added} new proposals in {settings.links}",
        markup=False,
        soft_wrap=True,
    )
    if failure is not None:
        raise failure


@link.command("list")
def list_links(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Cả những gì đã quyết định · Also what was decided")] = False,
    file: File = None,
) -> None:
    """Những đề xuất đang chờ · Proposals that wait for a decision."""
    settings = _settings(context, file)
    rows = [one for one in open_proposals(settings.links).mappings if every or one.proposed]
    table = Table("subject", "", "object", "", "confidence", "state", "remark")
    for one in rows:
        words = (one.subject_id, one.subject_label, one.object_id, one.object_label, one.confidence, _state(one))
        table.add_row(*(cell(str(word if word is not None else "")) for word in (*words, one.comment)))
    Console(highlight=False, width=None if sys.stdout.isatty() else 200, soft_wrap=True).print(table)
    print(f"{len(rows)} links", file=sys.stderr)


def _state(one: Mapping) -> str:
    if one.proposed:
        return "proposed"
    return "rejected" if one.negated else one.predicate_id.removeprefix("skos:")


@link.command("accept")
def accept(
    context: typer.Context,
    ours: Ours,
    theirs: Theirs,
    exact: Annotated[bool, typer.Option("--exact", help="Đúng cùng một thứ · The very same: skos:exactMatch")] = False,
    by: By = None,
    file: File = None,
) -> None:
    """Nhận một đề xuất · Take a proposal: the next build has the link."""
    _decide(_settings(context, file), ours, theirs, "accept", by, exact)


@link.command("reject")
def reject(context: typer.Context, ours: Ours, theirs: Theirs, by: By = None, file: File = None) -> None:
    """Bỏ một đề xuất, không đề xuất lại nữa · Refuse a proposal: the pair is not proposed again."""
    _decide(_settings(context, file), ours, theirs, "reject", by, exact=False)


def _decide(settings: Settings, ours: str, theirs: str, decision: Decision, by: str | None, exact: bool) -> None:
    today = dt.datetime.now(dt.UTC).date()
    decided = decide(open_proposals(settings.links), ours, theirs, decision, reviewer(by), today, exact)
    checked(Links((*load_links().sets, decided)))
    write_mapping_set(decided)
    errors.print(cell(f"{ours} {theirs}: {decision}ed"), soft_wrap=True)


@link.command("check")
def check(context: typer.Context, file: File = None) -> None:
    """Kiểm tra mọi tập liên kết · Check all mapping sets, the project's and the file of decisions."""
    links = load_links(more=[_settings(context, file).links])
    for each in links.sets:
        waiting = sum(mapping.proposed for mapping in each.mappings)
        print(f"{each.slug}: {len(each.mappings)} links" + (f", {waiting} proposed" if waiting else ""))


@link.command("codes")
def codes() -> None:
    """In tập mã ISO, GSO, HASC từ codes.tsv · Print the mapping set of codes, made from codes.tsv."""
    print(sssom_text(code_set(load_reference())), end="")


def _source(
    settings: Settings, service: str | None, dump: Path | None, space: str, type_: str | None, limit: int
) -> CandidateSource:
    if (service is None) == (dump is None):
        raise InputError("give --service or --dump, one of them")
    if dump is not None:
        return DumpSource(dump, space, lambda error: errors.print(cell(f"thidua: {error.message}")), type_)
    if service is None or service not in settings.reconcile_allow:
        allowed = ", ".join(settings.reconcile_allow) or "none"
        raise InputError(f"{service} may not be asked: THIDUA_RECONCILE_ALLOW names the services that may: {allowed}")
    return ReconciliationSource(service, limit=limit, type_=type_)


async def _unlinked(settings: Settings, space: str, kinds: list[str]) -> list[Entity]:
    """The things of the published graph without a link into that space; only of these kinds if any are given."""
    store = open_store(settings.model_copy(update={"workers": 1}))
    await store.start()
    try:
        text = parse_query(resource_dir("queries") / "links" / "things-and-links.rq").text
        result = await store.query(QueryRequest(text, trusted=True, base=settings.base_iri))
        rows = parse_rows(await result.read()).rows
    finally:
        await store.close()
    linked = {row["thing"] for row in rows if str(row.get("match", "")).startswith(space)}
    names: dict[str, dict[tuple[int, bool, str], str]] = {}
    for row in (row for row in rows if row["thing"] not in linked):
        iri = str(row["thing"])
        iri = f"{BASE}{iri.removeprefix(settings.base_iri)}" if iri.startswith(settings.base_iri) else iri
        if iri.startswith(BASE) and (not kinds or iri.split("/")[-2] in kinds):
            name = str(row["name"])
            names.setdefault(iri, {})[int(row["rank"]), row.get("language") != "vi", name] = name
    return [Entity(iri, *_first_and_others([said[key] for key in sorted(said)])) for iri, said in names.items()]


def _first_and_others(names: list[str]) -> tuple[str, tuple[str, ...]]:
    return names[0], tuple(names[1:])
