"""The page's modules as one: all that they say, in the order in which it is needed, and where each line is from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import adapters.web.page
from adapters.web.bundle import Unreadable, bundle

STATIC = Path(adapters.web.page.__file__).parent / "static"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
SMALL = {
    "main.js": 'import { two as second } from "./two.js";\nimport {\n  one,\n} from "./one.js";\nsay(one, second);\n',
    "one.js": "export const one = 1;\n",
    "two.js": 'import whole from "./vendor/lib/lib.js";\nimport { one } from "./one.js";\n'
    "export async function two() { return one + whole; }\nexport { one as first };\n"
    'export { three } from "./vendor/lib/lib.js";\n',
    "vendor/lib/lib.js": "export default 1; export const three = 3;",
    "unused.js": "export const unused = 0;\n",
}


def numbers(segment: str) -> list[int]:
    """The numbers of one part of a source map."""
    found, number, shift = [], 0, 0
    for digit in map(DIGITS.index, segment):
        number |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            found.append(-(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    return found


def origins(mapped: str) -> dict[int, tuple[str, int]]:
    """The file and line of each line of a bundle that has one."""
    content = json.loads(mapped)
    found, source, line = {}, 0, 0
    for at, segment in enumerate(content["mappings"].split(";")):
        if segment:
            _, by_source, by_line, _ = numbers(segment)
            source, line = source + by_source, line + by_line
            found[at] = (content["sources"][source], line)
    return found


def test_modules_come_behind_what_they_need_and_libraries_stay_their_own() -> None:
    put, _ = bundle(SMALL)
    assert put.startswith(
        '//# allFunctionsCalledOnLoad\nimport * as $vendor_lib_lib from "./vendor/lib/lib.js";\nconst $one = (() => {\n'
    )
    assert put.index("const $one") < put.index("const $two") < put.index("const $main")
    assert "const { default: whole } = $vendor_lib_lib;" in put
    assert "const {two: second} = $two;" in put
    assert "return { three: $vendor_lib_lib.three, first: one, two }; })();" in put
    assert "unused" not in put


def test_every_line_of_the_page_is_known_by_its_file_and_number() -> None:
    modules = {path.relative_to(STATIC).as_posix(): path.read_text("utf-8") for path in STATIC.rglob("*.js")}
    put, mapped = bundle(modules)
    lines, from_where = put.split("\n"), origins(mapped)
    own = {path: source.split("\n") for path, source in modules.items() if "/" not in path}
    assert {path for path, _ in from_where.values()} == own.keys()
    assert len(from_where) == sum(map(len, own.values()))
    for at, (path, number) in from_where.items():
        was = own[path][number]
        if not was.startswith(("import", "export", "  ", "}")):
            assert lines[at] == was


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('export * from "./one.js";', "main.js:2: export * from"),
        ('import "./one.js";', "main.js:2: import"),
        ("export default 1;", "main.js:2: export default"),
        ("export let changes = 1;", "main.js:2: export let"),
        ('import { x } from "./nowhere.js";', "main.js needs nowhere.js, which is not there"),
        ('import { main } from "./main.js";', "main.js needs main.js: a circle"),
    ],
)
def test_what_cannot_be_put_together_is_told_with_its_line(source: str, said: str) -> None:
    with pytest.raises(Unreadable) as told:
        bundle(SMALL | {"main.js": f"// first\n{source}\n"})
    assert str(told.value).startswith(said)
