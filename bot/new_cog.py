"""Writes a new cog from the templates: whole, with its test and its lines in the docs, or not at all."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot.registry import MOST_TOP_LEVEL

ROOT: Final = Path(__file__).parent.parent
LONGEST: Final = 24  # fits Discord's command names, every link, our tables, and the lines of the templates
PAGE: Final = "docs/instructors.md"

_TEMPLATES: Final = Path(__file__).parent / "templates" / "cog"
_STORY: Final = "story.py"
_SECTION: Final = "instructors.md"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_WINDOWS: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # no file or folder there can be called so
_HEAPS: Final = frozenset({"common", "helper", "helpers", "manager", "misc", "util", "utils"})


class NotACog(Exception):
    """Nothing was written: a text of the domain ``cli`` says why, with its values."""

    def __init__(self, text_id: str, /, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


def write(name: str, groups: Collection[str], root: Path = ROOT) -> None:
    """Writes ``cogs/<name>``, ``tests/cogs/<name>`` and a section of the instructors' page below ``root``.

    ``groups`` are the first words of the commands that there are. Raises :class:`NotACog`.
    """
    _check(name, groups, root)
    half = root / f".new-cog-{name}"
    try:
        shutil.rmtree(half, ignore_errors=True)
        _render(name, half)
        _put(name, half, root)
    except OSError as error:
        raise NotACog("new-cog-unwritten", path=str(error.filename or root)) from None
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _check(name: str, groups: Collection[str], root: Path) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise NotACog("new-cog-name", name=name, most=LONGEST)
    if _WINDOWS.fullmatch(name):
        raise NotACog("new-cog-windows", name=name)
    if not all((root / each).exists() for each in ("pyproject.toml", "cogs", "tests/cogs", PAGE)):
        raise NotACog("new-cog-nowhere")
    if name in groups or not _is_free(name, root):
        raise NotACog("new-cog-exists", name=name)
    if name in _python() | _house() | _HEAPS | _used():
        raise NotACog("new-cog-taken-word", name=name)
    if find_spec(name) is not None:
        raise NotACog("new-cog-package", name=name)
    if len(groups) >= MOST_TOP_LEVEL:
        raise NotACog("new-cog-many", most=MOST_TOP_LEVEL)


def _python() -> frozenset[str]:
    """Words that mean something to Python, or are modules that come with it."""
    return frozenset({*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *sys.stdlib_module_names})


def _house() -> frozenset[str]:
    """Our own folders, and the parts of the core."""
    folders = {each.name for each in ROOT.iterdir() if each.is_dir()}
    return frozenset(folders | {each.name.partition(".")[0] for each in Path(__file__).parent.iterdir()})


@cache
def _used() -> frozenset[str]:
    """The names in the templates' code: a cog of one of them would be hidden by it."""
    found: set[str] = set()
    for path in _TEMPLATES.rglob("*.py.tmpl"):
        for node in ast.walk(ast.parse(_filled(path, "its_name"))):
            match node:
                case ast.Name(id=used) | ast.FunctionDef(name=used) | ast.AsyncFunctionDef(name=used):
                    found.add(used)
                case ast.arg(arg=used) | ast.Attribute(attr=used):
                    found.add(used)
                case ast.alias(name=whole, asname=used):
                    found |= {whole, used or whole}
                case _:
                    pass
    return frozenset(found | {path.name.partition(".")[0] for path in _TEMPLATES.rglob("*.py.tmpl")})


def _filled(template: Path, name: str) -> str:
    title = name.replace("_", " ").capitalize()
    return template.read_text(encoding="utf-8").replace("<<name>>", name).replace("<<title>>", title)


def _render(name: str, half: Path) -> None:
    """Every template, under the name that it will have."""
    for template, path in _files(name):
        there = half / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(_filled(template, name), encoding="utf-8")


def _files(name: str) -> Iterator[tuple[Path, str]]:
    for template in sorted(_TEMPLATES.rglob("*.tmpl")):
        inside = template.relative_to(_TEMPLATES).as_posix().removesuffix(".tmpl")
        if inside == _STORY:
            yield template, f"tests/test_{name}_story.py"
        elif inside == _SECTION:
            yield template, inside
        else:
            yield template, f"cog/{inside}"


def _put(name: str, half: Path, root: Path) -> None:
    """Everything into its place; the cog itself last, for only then is anything of it read."""
    story, page = root / "tests" / "cogs" / name, root / PAGE
    before, section = page.read_text(encoding="utf-8"), (half / _SECTION).read_text(encoding="utf-8")
    shutil.rmtree(story, ignore_errors=True)  # what was left by one that was killed here: nothing else passes the check
    with ExitStack() as undo:
        (half / "tests").rename(story)
        undo.callback(shutil.rmtree, story, ignore_errors=True)
        if section not in before:
            (half / _SECTION).write_text(f"{before.rstrip()}\n\n{section}", encoding="utf-8")
            (half / _SECTION).replace(page)
            undo.callback(page.write_text, before, encoding="utf-8")
        (half / "cog").rename(root / "cogs" / name)
        undo.pop_all()


def _is_free(name: str, root: Path) -> bool:
    """Whether nothing has this name, but for what a call left that was killed halfway."""
    if (root / "cogs" / name).exists():
        return False
    story = root / "tests" / "cogs" / name
    if not story.exists():
        return True
    (ours,) = ((template, path) for template, path in _files(name) if path.startswith("tests/"))
    written = root / "tests" / "cogs" / name / Path(ours[1]).name
    return [*story.iterdir()] == [written] and written.read_text(encoding="utf-8") == _filled(ours[0], name)
