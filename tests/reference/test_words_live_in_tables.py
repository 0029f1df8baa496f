"""Knowledge in data, mechanism in code: extraction's modules hold no lists of Vietnamese words."""

import ast
import re
from pathlib import Path

import pytest

import kg_service.extraction

FOLDER = Path(kg_service.extraction.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
MOST = 10
"""Words that may stand beside each other in a pattern: small words of grammar. More are a list, for a table."""
WORD = re.compile(r"[^\W\d_]{2,}")
GROUP = re.compile(r"\((?:\?(?:P<\w+>|<[=!]|[:=!]|[a-z-]+[:)]))?")
SKIPPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|<[a-z_]+(?:/(?:[a-z_]+|\*))?>")


def longest_choice(pattern: str) -> int:
    """The most words that one place of a pattern chooses between."""
    most, counts, seen, at = 0, [0], [False], 0

    def told() -> None:
        counts[-1] += seen[-1]
        seen[-1] = False

    while at < len(pattern):
        if skipped := SKIPPED.match(pattern, at):
            at = skipped.end()
        elif group := GROUP.match(pattern, at):
            counts.append(0)
            seen.append(False)
            at = group.end()
        elif word := WORD.match(pattern, at):
            seen[-1] = True
            at = word.end()
        else:
            if pattern[at] == "|":
                told()
            elif pattern[at] == ")" and len(counts) > 1:
                told()
                most = max(most, counts.pop())
                seen.pop()
                seen[-1] = True
            at += 1
    told()
    return max(most, *counts)


def lists(tree: ast.Module) -> list[tuple[int, int]]:
    """Line and length of each list of words: choices in patterns, strings in tuples, sets and lists."""
    documented = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    found = []
    for node in ast.walk(tree):
        length = 0
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            length = longest_choice(node.value) if "|" in node.value else 0
        elif isinstance(node, ast.Tuple | ast.Set | ast.List):
            texts = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            length = sum(not text.isascii() for text in texts)
        if length > MOST:
            found.append((node.lineno, length))
    return found


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\p{L})(?:của|cho|và)\s+(?:ông|bà)(?!\p{L})", 3),
        (r"(?:<approx>|<links/of>|gần)|\d+", 1),
        (r"một|hai|(?:ba|bốn|năm|sáu) mươi", 4),
        (r"[^.;:|]{0,20}?(?P<unit>kg|tạ)", 2),
    ],
)
def test_choices_are_counted(pattern, words):
    assert longest_choice(pattern) == words


def test_lists_of_words_are_told_by_line():
    eleven, ten = ", ".join(['"á"'] * 11), "|".join(["ba"] * 10)
    assert lists(ast.parse(f'X = ({eleven})\nY = r"{ten}"\n')) == [(1, 11)]
    assert lists(ast.parse('"""một|hai|ba|bốn|năm|sáu|bảy|tám|chín"""\n')) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(FOLDER)))
def test_no_module_holds_a_list_of_words(module):
    assert lists(ast.parse(module.read_text(encoding="utf-8"))) == []
