"""Guards of the repository itself: its locks, its files and its shape."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGES = {"adapters", "bot", "cogs", "storage"}
LOCKS = {"requirements.lock": "build", "requirements-dev.lock": "dev"}


@dataclass(frozen=True)
class Pin:
    """One package of a lock: the version, when it is installed, its hashes, and what asked for it."""

    requirement: Requirement
    version: Version
    hashes: frozenset[str]
    via: str


def pins(lock: str) -> dict[str, Pin]:
    """The pins of a lock file, by canonical name."""
    found: dict[str, Pin] = {}
    for entry in re.split(r"\n(?=\w)", (ROOT / lock).read_text("utf-8").strip()):
        code, _, via = entry.partition("# via")
        requirement = Requirement(re.split(r"\\?\n", code)[0].rstrip(" \\"))
        (pinned,) = requirement.specifier
        assert pinned.operator == "=="
        hashes = frozenset(re.findall(r"--hash=(sha256:[0-9a-f]{64})", code))
        found[canonicalize_name(requirement.name)] = Pin(requirement, Version(pinned.version), hashes, via)
    return found


def grouped(group: str) -> Iterator[Requirement]:
    """The requirements of a dependency group, those of the groups it includes among them."""
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from grouped(entry["include-group"])


def asked(lock: str) -> dict[str, Requirement]:
    """What pyproject.toml asks a lock to hold, by canonical name."""
    requirements = [Requirement(entry) for entry in PROJECT["project"]["dependencies"]]
    return {canonicalize_name(one.name): one for one in [*requirements, *grouped(LOCKS[lock])]}


def committed(*patterns: str) -> list[Path]:
    """The files that are or would be committed, as paths below the root; all of them without a pattern."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = [Path(name) for name in listing.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in paths if not patterns or any(path.match(pattern) for pattern in patterns)]


def texts() -> Iterator[tuple[Path, str]]:
    """Every committed file that is text, with its text."""
    for path in committed():
        try:
            yield path, (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_exactly_what_pyproject_asks_for(lock: str) -> None:
    wanted = asked(lock)
    found = pins(lock)
    asked_when_locked = {name for name, pin in found.items() if "homeroom (pyproject.toml" in pin.via}
    assert asked_when_locked == set(wanted), "pyproject.toml changed since: make lock"
    unfit = {
        str(one): str(found[name].version) for name, one in wanted.items() if found[name].version not in one.specifier
    }
    assert not unfit, "these pins do not fit pyproject.toml: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_whatever_its_packages_need(lock: str) -> None:
    found = pins(lock)
    extras = {name: one.extras for name, one in asked(lock).items()}
    missing = []
    for name in found:
        try:
            needs = distribution(name).requires or []
        except PackageNotFoundError:  # of another system or Python
            continue
        for need in map(Requirement, needs):
            wanted = [{"extra": extra} for extra in ("", *extras.get(name, ()))]
            if need.marker and not any(need.marker.evaluate(environment) for environment in wanted):
                continue
            pin = found.get(canonicalize_name(need.name))
            if pin is None or pin.version not in need.specifier:
                missing.append(f"{name} needs {need}, pinned is {pin.version if pin else 'nothing'}")
    assert not missing


def test_the_lock_for_development_keeps_the_pins_and_hashes_of_the_lock_to_run() -> None:
    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    differing = [
        name
        for name, pin in run.items()
        if name not in dev or (dev[name].version, dev[name].hashes) != (pin.version, pin.hashes)
    ]
    assert not differing


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_address_or_option_of_one_machine(lock: str) -> None:
    assert not re.search(r"://|file:|@ |^-", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    assert [name for name, pin in pins(lock).items() if not pin.hashes] == []


def test_the_locks_bring_the_build_backend() -> None:
    backend = [Requirement(entry) for entry in PROJECT["build-system"]["requires"]]
    assert list(grouped("build")) == backend


def test_no_python_file_is_longer_than_four_hundred_lines() -> None:
    lengths = {str(path): len((ROOT / path).read_text("utf-8").splitlines()) for path in committed("*.py")}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_every_module_opens_with_a_sentence_that_says_what_it_is_for() -> None:
    silent = []
    for path in committed("*.py"):
        source = (ROOT / path).read_text("utf-8")
        opening = (ast.get_docstring(ast.parse(source)) or "").split("\n\n")[0]
        if source.strip() and not opening.endswith("."):
            silent.append(str(path))
    assert silent == []


PURE = ("bot", "matching")  # it imports nothing of ours, and no start imports it


def test_dataclasses_are_those_that_cost_a_start_little() -> None:
    theirs = re.compile(r"^from dataclasses import .*\bdataclass\b|^import dataclasses", re.MULTILINE)
    files = [path for path in committed("*.py") if path.parts[0] in PACKAGES and path.parts[:2] != PURE]
    found = [path.as_posix() for path in files if theirs.search((ROOT / path).read_text("utf-8"))]
    assert found == ["bot/records.py"], "take dataclass from bot.records"


def test_no_module_is_named_for_being_a_heap() -> None:
    heaps = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
    assert [str(path) for path in committed() if heaps & {part.partition(".")[0] for part in path.parts}] == []


def test_the_import_packages_are_the_four_folders() -> None:
    with_python = {path.parts[0] for path in committed("*.py") if len(path.parts) > 1}
    assert with_python - {"bench", "tests"} == PACKAGES
    assert {path.parts[0] for path in committed("__init__.py") if len(path.parts) == 2} == PACKAGES
    assert [str(path) for path in committed("*.py") if len(path.parts) == 1] == []


def test_every_python_folder_of_the_packages_is_a_package() -> None:
    folders = {path.parent for path in committed("*.py") if path.parts[0] in PACKAGES}
    scripts = {folder for folder in folders if "migrations" in folder.parts}  # Alembic reads these by their path
    assert [str(folder) for folder in folders - scripts if not (ROOT / folder / "__init__.py").is_file()] == []


def test_every_file_of_data_travels_with_its_package() -> None:
    globs: list[str] = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    left_behind = []
    for path in committed():
        if path.parts[0] not in PACKAGES or (path.suffix == ".py" and (ROOT / path.parent / "__init__.py").is_file()):
            continue
        package = next(folder for folder in path.parents if (ROOT / folder / "__init__.py").is_file())
        inside = path.relative_to(package).as_posix()
        if not any(travels(inside, glob) for glob in globs):
            left_behind.append(str(path))
    assert left_behind == [], "add a pattern to [tool.setuptools.package-data]"


def travels(inside: str, glob: str) -> bool:
    """Whether a path inside a package fits one pattern of package data, where `**/` is any number of folders."""
    folder, deep, name = glob.partition("/**/")
    if not deep:
        return PurePosixPath(inside).match(glob) and inside.count("/") == glob.count("/")
    return inside.startswith(f"{folder}/") and PurePosixPath(inside).match(name)


@pytest.mark.parametrize("folder", ["bot", "storage", "adapters/web", "adapters/discord", "adapters/slack"])
def test_the_architecture_page_has_a_place_for_every_module_and_names_none_that_is_gone(folder: str) -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    (section,) = re.findall(rf"### `{folder}/`.*?(?=\n##|\Z)", page, re.DOTALL)
    named = {
        name for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    there = {path.stem for path in committed("*.py") if path.parent == Path(folder)} - {"__init__"}
    assert named == there


def counts_what_was_inserted(source: str) -> list[int]:
    """The lines that read `.rowcount` of an INSERT, which means nothing on PostgreSQL; names are followed."""
    tree = ast.parse(source)
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                assigned.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                assigned.setdefault(name, []).append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                assigned.setdefault(name, []).append(value)
            case _:
                pass

    def inserts(expression: ast.AST, seen: frozenset[str]) -> bool:
        for node in ast.walk(expression):
            match node:
                case ast.Call(func=ast.Name(id="insert") | ast.Attribute(attr="insert")):
                    return True
                case ast.Constant(value=str(said)) if said.lstrip().upper().startswith("INSERT"):
                    return True
                case ast.Name(id=name) if name not in seen:
                    if any(inserts(each, seen | {name}) for each in assigned.get(name, ())):
                        return True
                case _:
                    pass
        return False

    read = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "rowcount"]
    return sorted(node.lineno for node in read if inserts(node.value, frozenset()))


def test_nobody_counts_rows_that_were_inserted() -> None:
    found = {
        str(path): lines
        for path in committed("*.py")
        if path.parts[0] in ("storage", "cogs")
        and (lines := counts_what_was_inserted((ROOT / path).read_text("utf-8")))
    }
    assert found == {}, "ask with RETURNING whether a row was made"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("tx.execute(insert(t).values(x).on_conflict_do_nothing()).rowcount == 1", [1]),
        ("tx.execute(t.insert()).rowcount", [1]),
        ("_make = insert(t)\ntx.execute(_make, row).rowcount", [2]),
        ("_make: Final = insert(t)\nmade = tx.execute(_make)\nif made.rowcount: pass", [3]),
        ("if (made := tx.execute(text(' insert into t values (1)'))).rowcount: pass", [1]),
        ("tx.execute(update(t).values(x)).rowcount; tx.execute(insert(t))", []),
        ("_end = delete(t)\ntx.execute(_end).rowcount", []),
    ],
)
def test_the_guard_of_counted_rows_sees_an_insert_however_it_is_named(source: str, lines: list[int]) -> None:
    assert counts_what_was_inserted(source) == lines


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a package registry's host", r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|(?:deb|security)\.debian\.org"),
        ("a path of one machine", r"(?<![\w.-])/(?:root|work/(?:main|shared)|tmp/h|opt/(?:wheels|pypi)|Users)/"),
        ("a secret", r"xox[abeprs]-\d{9,}-|-----BEGIN [A-Z ]*PRIVATE KEY|\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}"),
    ],
)
def test_no_committed_file_holds_anything_that_is_of_one_machine_or_secret(what: str, pattern: str) -> None:
    found = [f"{path}: {hit.group()}" for path, text in texts() for hit in re.finditer(pattern, text)]
    assert found == [], f"{what} is written down"


def test_what_the_machine_lacks_is_skipped_with_the_reason_but_fails_in_ci(
    require_or_skip: Callable[[str], NoReturn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="No Chromium is here"):
        require_or_skip("No Chromium is here.")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="No Chromium is here"):
        require_or_skip("No Chromium is here.")
