"""The docs are true: their examples run."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel

from bot import cli, terminal
from bot.cog import Kind
from bot.config import Config
from bot.config_tables import CogsTable, DatabaseTable, HomeroomTable
from bot.parts import all_cogs, called_on, models
from storage.marks import marks
from storage.sign_in import LINK_LIFE, SESSION_LIFE
from storage.store import all_tables
from tests.klass import klass_of, sqlite

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def example(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The cog of docs/writing-a-cog.md, written out as a module with its texts."""
    page = (DOCS / "writing-a-cog.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(python|ftl)\n(.*?)```", page, re.S))
    (folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (folder / "texts" / f"{language}.ftl").write_text(blocks["ftl"], encoding="utf-8")
    path = folder / "waves.py"
    path.write_text(blocks["python"], encoding="utf-8")
    spec = importlib.util.spec_from_file_location("waves", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "waves", module)
    spec.loader.exec_module(module)
    return module


async def test_the_cog_of_the_docs_runs_as_it_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = example(tmp_path / "waves", monkeypatch)
    async with klass_of([module.waves], sqlite(tmp_path)) as klass:
        await klass.ana.says("/wave", place="general")
        await klass.goes_on()
        assert "Hello, everyone!" in str(klass.ben.reads("general"))
        await klass.ben.presses("Wave back")
        assert "You waved back." in str(klass.ben.answer)
    mates = [f"s{number}" for number in range(1, 6)]
    async with klass_of([module.waves], sqlite(tmp_path / "waves"), mates=mates) as klass:
        await klass.ana.says("/wave", place="cafe")
        await klass.waits(days=1)
        assert "You waved back." in "".join(klass.seats[name].answer for name in mates)


def test_the_privacy_page_names_every_kind_of_thing_that_is_kept_about_people() -> None:
    page = read("privacy.md").partition("\n## Who can see what of a poll")[0]
    told = {(row[1], row[3].strip("`")) for line in page.splitlines() if len(row := re.split(r" *\| *", line)) == 6}
    kept = {(mark.what, mark.table.name) for mark in marks()}
    assert kept <= told
    assert {kind for kind, _ in told} - {"kind", "---"} == {kind for kind, _ in kept}


def test_the_privacy_page_says_what_is_kept_of_who_signs_in_and_for_how_long() -> None:
    told = {code(row[1])[0]: row[2] for row in rows(read("privacy.md"), 3) if code(row[1])}
    assert {*told} == {name for name in all_tables().tables if name.startswith("sign_in_")}
    assert f"{LINK_LIFE.days} days" in told["sign_in_links"]
    assert f"{SESSION_LIFE.days} days" in told["sign_in_sessions"]


def test_the_privacy_page_names_what_the_class_keeps_of_people_besides_what_they_wrote() -> None:
    kept = {table.name for table in all_tables().tables.values() if table.name.startswith("class_")}
    known_of_themselves = {"class_people", "class_places", "class_messages", "class_files"}  # people, places, messages
    assert kept - known_of_themselves == {name for name in kept if f"`{name}`" in read("privacy.md")}


def rows(page: str, columns: int) -> list[list[str]]:
    """The rows of a page's tables with so many columns, heads and lines left out."""
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    return [row for row in found if len(row) == columns and set(row[0]) - set("-: ") | {*row[1]} - set("-: ")]


def code(cell: str) -> list[str]:
    """What stands in code in a cell."""
    return re.findall(r"`([^`]*)`", cell)


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_running_page_names_every_setting_with_its_default_and_no_other() -> None:
    table, told = "", dict[tuple[str, str], str]()
    for row in rows(read("running.md"), 4)[1:]:
        table = code(row[0])[0].strip("[]") if row[0] else table
        defaults = [each.strip(" `") for each in row[2].split(",")]
        told |= {(table, key): default for key, default in zip(code(row[1]), defaults, strict=True)}
    there: dict[str, type[BaseModel]] = {
        "homeroom": HomeroomTable,
        "database": DatabaseTable,
        "cogs": CogsTable,
        **models(),
    }
    kept = {
        (table, key): plain(field.get_default(call_default_factory=True))
        for table, model in there.items()
        for key, field in model.model_fields.items()
    }
    assert told == kept


def plain(default: object) -> str:
    """A default as the page writes it."""
    if isinstance(default, bool):
        return str(default).lower()
    return "empty" if default is None else str(default) or "empty"


def test_the_running_page_names_every_exit_code_and_no_other() -> None:
    told = {row[0] for row in rows(read("running.md"), 2) if row[0].isdigit()}
    assert told == {"0"} | {str(code) for name, code in vars(terminal).items() if name.startswith("EXIT_")}


def test_the_commands_of_the_terminal_and_their_options_are_documented_and_are_there() -> None:
    commands = cli.homeroom.commands
    pages = "\n".join(path.read_text(encoding="utf-8") for path in [*DOCS.glob("*.md"), *ROOT.glob("*.md")])
    in_code = " ".join(re.findall(r"`[^`\n]*`|^    .*$", pages, re.M))
    told = {*re.findall(r"(?:^|[\s`]|bin/)homeroom ([a-z][a-z-]+)", in_code)}
    assert told == {*commands}
    options = {
        option for command in commands.values() for each in command.params for option in each.opts if option[:2] == "--"
    }
    assert options <= set(re.findall(r"--[a-z]+", read("running.md")))


def test_every_variable_that_is_named_is_one() -> None:
    known = {f"HOMEROOM_{table}_{key}" for table, model in models().items() for key in model.model_fields}
    known |= {f"HOMEROOM_{key}" for key in HomeroomTable.model_fields}
    known = {name.upper().replace(".", "_") for name in known}
    assert {*re.findall(r"HOMEROOM_[A-Z_]+", read("running.md"))} <= known


def test_the_instructors_page_has_every_command_and_every_command_that_is_named_anywhere_is_one() -> None:
    declared = {each.words for cog in all_cogs() for each in cog if each.kind is Kind.COMMAND}
    page = "\n".join(line for line in read("instructors.md").splitlines() if not line.startswith("|"))
    told = {words for words in code(page) if words.startswith("/") and " " in words}
    assert told == {f"/{words}" for words in declared}
    groups = {words.partition(" ")[0] for words in declared}
    for path in [*DOCS.glob("*.md"), ROOT / "README.md"]:
        text = path.read_text(encoding="utf-8")
        as_declared = re.sub(
            rf"/homeroom (?=({'|'.join(groups - {'homeroom'})}) )", "/", text
        )  # they are called so on Slack
        for named in re.findall(r"(?<![\w./])/([a-z_]+ [a-z-]+)", as_declared):
            assert named in declared or named.partition(" ")[0] not in groups, f"{path.name}: /{named}"


def test_every_page_that_is_linked_to_is_there() -> None:
    for path in [*DOCS.glob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_commands_are_called_on_discord_as_the_page_for_instructors_says() -> None:
    config = Config()
    named = [[re.findall(r"`(/[^`]+)`", cell) for cell in row] for row in rows(read("instructors.md"), 3)[1:]]
    assert len(named) == 4
    for ours, on_discord, on_slack in named:
        assert on_discord == [called_on("discord", config, ours[0].removeprefix("/"))]
        assert on_slack == [f"/homeroom {ours[0].removeprefix('/').removeprefix('homeroom ')}"]
