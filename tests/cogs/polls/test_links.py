"""Links of a handler in a module that imports the one that asks are made by name: each names one that there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from cogs.polls import cog

FOLDER = Path(str(cog.folder))


def links(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The names that ``link_to`` is called with, and how many arguments the link then has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "link_to":
            name, *arguments = node.args
            if isinstance(name, ast.Constant):
                yield str(name.value), len(arguments)
        if isinstance(node, ast.For) and "link_to(" in ast.unparse(node.body[0]) and isinstance(node.iter, ast.Tuple):
            yield from ((str(each.value), 1) for each in node.iter.elts if isinstance(each, ast.Constant))


def test_every_link_by_name_is_declared_and_has_its_arguments() -> None:
    found = [each for path in FOLDER.glob("*.py") for each in links(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(found) > 20
    assert {"notice", "promise", "what-now"} <= {name for name, _ in found}
    wrong = [(name, count) for name, count in found if count != len(cog.declarations[name].plan.link)]
    assert wrong == []
