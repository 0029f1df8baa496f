"""Figures in turn: ``số vụ và số người chết giảm lần lượt 5% và 7%``, one for each area or name listed before."""

from __future__ import annotations

from kg_service.extraction.statistic.around import CARRIED, WEAK, Around, Named, Running
from kg_service.extraction.statistic.words import Cued
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_REACH = 200
_IN_TURN = Cued(worded(r"(?<!\p{L})<in_turn>(?!\p{L})", "figure_clauses"), "figure_clauses", "in_turn")
_BREAK = compiled(r"[;:]|\.\s")
_CHANGE = compiled(r"\s(?:tăng|giảm)(?:\s+bình quân)?$")
_JOINT = compiled(r",\s+|\s+và\s+")
_MOST = 8


def in_turn(around: Around, running: Running) -> Named | None:
    """The figure as the next of a series that ``lần lượt`` opened, None when it is in none."""
    if not running.turns:
        return None
    before = running.before
    alike = before is not None and before.accepted and before.figure.kind == around.figure.kind
    goes_on = before is not None and (around.follows(before) or around.figure.turn[0] > 0)
    if before is None or not alike or not goes_on:
        running.turns = []
        return None
    return around.named(running.turns.pop(0), CARRIED)


def open_turns(around: Around, running: Running, named: Named) -> None:
    """Where a first figure stands after ``lần lượt``, or takes its unit from the last, keep the names of the others.

    Of several names listed each has its own; else all have the one name, and their areas differ.
    """
    folded, figure = around.folded, around.figure
    if named.confidence <= WEAK:
        return
    turns = list(_IN_TURN.finditer(around.document, max(around.sentence_start, figure.start - _REACH), figure.start))
    told = bool(turns) and not _BREAK.search(folded, turns[-1].start(), figure.start)
    if not (told or (figure.elided and figure.turn[1] > 1)):
        return
    change = _CHANGE.search(named.indicator)
    suffix = change.group() if change else ""
    names = _JOINT.split(named.indicator.removesuffix(suffix))
    heads = {name.split()[0].lower() for name in names if " " in name}
    if len(names) < 2 or len(heads) != 1 or not all(" " in name for name in names):
        running.turns = [named.indicator] * _MOST
        return
    named.indicator = f"{names[0]}{suffix}"
    running.turns = [f"{name[0].upper()}{name[1:]}{suffix}" for name in names[1:]]
