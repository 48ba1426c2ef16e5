"""All modules of the page as one, made by the server: a slow connection asks once, and nobody has to build anything.

Forty files over HTTP/1.1 are seven round trips one after the other; as one file they are one. What lies in a folder
stays apart: libraries, and ``early/``, which is there before the rest. Each module becomes a
function that returns what it exports, in the order in which they need each other, line by line as it was written, so
that the browser's tools show every line in its own file. A test holds that it can read them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

NAME: Final = "bundle.js"
MAP: Final = "bundle.js.map"
# Says to Chromium that all of it is needed at once: it is then made ready beside the page instead of function by
# function in its way, a fifth of the first work. https://github.com/WICG/explicit-javascript-compile-hints-file-based
_HINT: Final = "//# allFunctionsCalledOnLoad"
_IMPORT: Final = r'(?m)^import (?:(?P<whole>\w+)|\{(?P<names>[^}]*)\}) from "\./(?P<path>[^"]+)";'
_PASSED_ON: Final = r'(?m)^export \{(?P<names>[^}]*)\} from "\./(?P<path>[^"]+)";'
_LIST: Final = r"(?m)^export \{(?P<names>[^}]*)\};"
_DECLARED: Final = r"(?m)^export (?=(?:async )?(?:function\*?|const|class) (?P<name>\w+))"
_LEFT: Final = r"(?m)^(?:import|export)\b.*"
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Unreadable(ValueError):
    """A module that cannot be put together with the others: it says which line."""


def bundle(modules: Mapping[str, str], first: str = "main.js") -> tuple[str, str]:
    """One module of all that ``first`` needs, and its source map.

    ``modules`` are sources by path. Those in a folder stay files of their own and are imported. Raises
    :class:`Unreadable`.
    """
    order = _ordered(modules, first)
    libraries = [path for path in order if "/" in path]
    lines = [_HINT, *(f'import * as {_variable(path)} from "./{path}";' for path in libraries)]
    for path in (each for each in order if "/" not in each):
        body, exported = _body(path, modules[path])
        lines.append(f"const {_variable(path)} = (() => {{")
        lines += body
        lines.append(f"return {{ {', '.join(exported)} }}; }})();")
    lines.append(f"//# sourceMappingURL={MAP}\n")
    return "\n".join(lines), _source_map(lines, modules, order)


def needed(source: str) -> list[str]:
    """The paths that a module imports from, in their order."""
    found = [*re.finditer(_IMPORT, source), *re.finditer(_PASSED_ON, source)]
    return list(dict.fromkeys(each["path"] for each in sorted(found, key=lambda each: each.start())))


def _ordered(modules: Mapping[str, str], first: str) -> list[str]:
    """Every module that is needed, each behind those that it needs. Raises :class:`Unreadable` for a circle."""
    order: list[str] = []
    coming: list[str] = []

    def visit(path: str) -> None:
        if path in order:
            return
        if path in coming:
            raise Unreadable(f"{' needs '.join([*coming[coming.index(path) :], path])}: a circle")
        if path not in modules:
            raise Unreadable(f"{coming[-1]} needs {path}, which is not there")
        coming.append(path)
        for each in [] if "/" in path else needed(modules[path]):
            visit(each)
        coming.pop()
        order.append(path)

    visit(first)
    return order


def _body(path: str, source: str) -> tuple[list[str], list[str]]:
    """A module's lines with its imports read from the others, as many as there were; and what it exports."""
    exported: list[str] = []

    def taken(found: re.Match[str]) -> str:
        names = f"{{ default: {found['whole']} }}" if found["whole"] else f"{{{_renamed(found['names'])}}}"
        return f"const {names} = {_variable(found['path'])};" + "\n" * found[0].count("\n")

    def passed_on(found: re.Match[str]) -> str:
        for inside, outside in _pairs(found["names"]):
            exported.append(f"{outside}: {_variable(found['path'])}.{inside}")
        return "\n" * found[0].count("\n")

    def listed(found: re.Match[str]) -> str:
        exported.extend(f"{outside}: {inside}" for inside, outside in _pairs(found["names"]))
        return "\n" * found[0].count("\n")

    def declared(found: re.Match[str]) -> str:
        exported.append(found["name"])
        return ""

    for pattern, put in ((_IMPORT, taken), (_PASSED_ON, passed_on), (_LIST, listed), (_DECLARED, declared)):
        source = re.sub(pattern, put, source)
    if left := re.search(_LEFT, source):
        raise Unreadable(f"{path}:{source.count(chr(10), 0, left.start()) + 1}: {left[0]}")
    return source.split("\n"), exported


def _pairs(names: str) -> list[tuple[str, str]]:
    """``a, b as c`` as the name before and the name after."""
    parts = [part.split() for part in names.replace("\n", " ").split(",") if part.strip()]
    return [(part[0], part[-1]) for part in parts]


def _renamed(names: str) -> str:
    return ", ".join(inside if inside == outside else f"{inside}: {outside}" for inside, outside in _pairs(names))


def _variable(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


def _source_map(lines: list[str], modules: Mapping[str, str], order: list[str]) -> str:
    """Every line of a module from its own file: https://tc39.es/ecma426/ (version 3)."""
    sources = [path for path in order if "/" not in path]
    mappings = [""] * len(lines)
    at = 1 + len(order) - len(sources) + 1  # behind the hint, the libraries, and the line that opens a module
    source = line = 0
    for number, path in enumerate(sources):
        for within in range(count := len(modules[path].split("\n"))):
            mappings[at + within] = f"A{_vlq(number - source)}{_vlq(within - line)}A"
            source, line = number, within
        at += count + 2
    return json.dumps({"version": 3, "sources": sources, "names": [], "mappings": ";".join(mappings)})


def _vlq(number: int) -> str:
    """A number as a source map writes it."""
    rest = -number * 2 + 1 if number < 0 else number * 2
    digits = ""
    while True:
        rest, digit = rest >> 5, rest & 31
        digits += _DIGITS[digit | (32 if rest else 0)]
        if not rest:
            return digits
