"""The configuration: what is in the file, the environment and the options, and every mistake with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from bot.config import Config, ConfigProblem, load
from bot.config_lines import Source
from bot.config_tables import CogsTable, DatabaseTable, HomeroomTable
from bot.parts import all_cogs, models
from bot.terminal import say


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which everything happens, or it would happen to this checkout's own file; and a terminal that
    speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en")
    return tmp_path


def reads(
    text: str = "", environ: Mapping[str, str] | None = None, above: Mapping[tuple[str, str], str | None] | None = None
) -> Config:
    """The configuration of a bot.toml in this folder."""
    Path("bot.toml").write_text(text, encoding="utf-8")
    return load(None, environ or {}, models(), above)


def wrong(text: str = "", environ: Mapping[str, str] | None = None, **above: str) -> list[str]:
    """What is said about mistakes, each with its line where it has one."""
    with pytest.raises(ConfigProblem) as caught:
        reads(text, environ, {("web", key): value for key, value in above.items()})
    return [f"{problem.line or '-'}: {say(problem.text_id, **problem.values)}" for problem in caught.value.problems]


def test_nothing_needs_to_be_written_down() -> None:
    config = load(None, {}, models())
    assert (config.data, config.database_url, config.cogs_off) == (
        Path("data"),
        "sqlite:///data/homeroom.db",
        frozenset(),
    )
    assert config.parts["web"].model_dump()["port"] == 8421


def test_mistakes_come_in_the_order_of_their_tables(tmp_path: Path) -> None:
    path = tmp_path / "bot.toml"
    path.write_text("[homeroom]\nkeep_days = -3\n[database]\nurl = 'mysql'\n[web]\nport = 'x'\n", encoding="utf-8")
    with pytest.raises(ConfigProblem) as wrong:
        load(path, {}, models())
    assert [each.line for each in wrong.value.problems] == [2, 4, 6]


def test_the_file_of_this_checkout_is_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types the first command gets them."""
    file = Path(__file__).parents[2] / "bot.toml"
    monkeypatch.chdir(file.parent)
    found = load(None, {}, models())
    monkeypatch.chdir(tmp_path)
    assert file.read_text(encoding="utf-8").startswith("# Everything here may be left out: these are the defaults.")
    assert found == load(None, {}, models())


@pytest.mark.parametrize(
    ("text", "text_id"),
    [
        ("[web]\nport = true", "config-number"),
        ("[jobs]\nlook_seconds = false", "config-number"),
        ("[jobs]\nlook_seconds = inf", "config-number"),
        (f"x = {'[' * 100_000}{']' * 100_000}", "config-deep"),
        (f"[web]\nport = {'9' * 10_000}", "config-broken"),
    ],
)
def test_what_is_strange_is_told_as_well(tmp_path: Path, text: str, text_id: str) -> None:
    path = tmp_path / "bot.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigProblem) as wrong:
        load(path, {}, models())
    assert [each.text_id for each in wrong.value.problems] == [text_id]
    assert say(text_id, **wrong.value.problems[0].values)


def test_a_variable_that_is_empty_is_not_there() -> None:
    assert load(None, {"HOMEROOM_FOO": ""}, models()).notes == ()


@pytest.mark.parametrize("variable", ["HOMEROOM_\u212aEEP_DAYS", "HOMEROOM_keep_days"])
def test_a_variable_that_only_looks_like_one_is_none(variable: str) -> None:
    assert [each.values["name"] for each in load(None, {variable: "3"}, models()).notes] == [variable]


@pytest.mark.parametrize("model", [HomeroomTable, DatabaseTable, CogsTable, *models().values()])
def test_the_defaults_of_a_table_are_what_reading_an_empty_one_would_give(model: type[BaseModel]) -> None:
    assert model.model_construct() == model.model_validate({})
    assert model.model_construct().model_dump_json() == model.model_validate({}).model_dump_json()


def test_an_option_stands_above_the_environment_and_that_above_the_file() -> None:
    port = ("web", "port")
    text, environ = "[web]\nport = 1\n", {"HOMEROOM_WEB_PORT": "2"}
    found = [reads(text), reads(text, environ), reads(text, environ, {port: "3"}), reads(text, {}, {port: None})]
    assert [each.parts["web"].model_dump()["port"] for each in found] == [1, 2, 3, 1]


def test_every_table_can_be_set_by_variables_and_an_empty_one_counts_as_none() -> None:
    environ = {
        "HOMEROOM_DATA": "elsewhere",
        "HOMEROOM_LOG_LEVEL": "WARNING",
        "HOMEROOM_LOG_JSON": "true",
        "HOMEROOM_COGS_ICEBREAKERS_OPEN_DAYS": "3",
        "HOMEROOM_COGS_OFF": "icebreakers",
        "HOMEROOM_WEB_PORT": "",
        "HOMEROOM_DATABASE_URL": "",
    }
    config = reads("", environ)
    assert config.homeroom == HomeroomTable(data=Path("elsewhere"), log_level="warning", log_json=True)
    assert config.parts["cogs.icebreakers"].model_dump()["open_days"] == 3
    assert config.cogs_off == {"icebreakers"}
    assert config.notes == ()


def test_a_variable_that_nobody_knows_is_told_and_changes_nothing() -> None:
    config = reads("", {"HOMEROOM_WEB_PROT": "1", "HOMEROOM_CI_TIMED": "1", "PATH": "/bin"})
    assert [say(each.text_id, **each.values) for each in config.notes] == [
        "The variable HOMEROOM_WEB_PROT is not known and does nothing. Did you mean HOMEROOM_WEB_PORT?",
        "The variable HOMEROOM_CI_TIMED is not known and does nothing. docs/running.md says how variables are named.",
    ]


def test_a_relative_folder_begins_beside_the_file_but_here_when_it_was_not_the_file_that_said_it(here: Path) -> None:
    (here / "class").mkdir()
    path = here / "class" / "bot.toml"
    path.write_text('[homeroom]\ndata = "kept"\n', encoding="utf-8")
    assert load(path, {}, models()).data == here / "class" / "kept"
    assert load(path, {"HOMEROOM_DATA": "kept"}, models()).data == Path("kept")
    assert load(path, {"HOMEROOM_DATA": "~/kept"}, models()).data == Path.home() / "kept"
    assert load(path, {}, models()).keys == here / "class" / "kept" / "keys"
    assert load(path, {"HOMEROOM_KEYS": "safe"}, models()).keys == Path("safe")
    path.write_text("", encoding="utf-8")
    assert load(path, {}, models()).data == here / "class" / "data"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[web]\nport = 70000", "2: [web] port must be 65535 or less."),
        ("\n[web]\nport = -1 # hm", "3: [web] port must be 0 or more."),
        ('[web]\n  "port"="x"', "2: [web] port must be a number, such as 7 and without quotes."),
        ("web.port = 1.5", "1: [web] port must be a number, such as 7 and without quotes."),
        ("[homeroom]\n\nlog_json = 7", "3: [homeroom] log_json must be true or false."),
        ("[homeroom]\ndata = 7", "2: [homeroom] data must be words in quotes."),
        ('[homeroom]\n\ndata = ""', '3: [homeroom] data must name a folder, such as "data". Leave the line out'),
        ('[homeroom]\ndata = "  "', "2: [homeroom] data must name a folder"),
        ('[homeroom]\nkeys = ""', '2: [homeroom] keys must name a folder, such as "keys". Leave the line out'),
        ('[homeroom]\ndata = "a\\u0000b"', "2: [homeroom] data must name a folder"),
        ('[homeroom]\nlog_level = "loud"', "2: [homeroom] log_level must be one of: debug, info, warning, error"),
        ('[slack]\nrooms = "grup"', "2: [slack] rooms must be one of: channel, group, thread"),
        ("[jobs]\nlanes = 3\nlease_seconds = 0", "3: [jobs] lease_seconds must be more than 0."),
        (f'[web]\nclass_name = "{"x" * 81}"', "2: [web] class_name is too long: 80 characters fit."),
        ("[cogs.icebreakers]\nopen_days = 0", "2: [cogs.icebreakers] open_days must be 1 or more."),
        ("[cogs]\nicebreakers = {open_days = 0}", "2: [cogs.icebreakers] open_days must be 1 or more."),
        ("[webb]\nport = 1", "1: [webb] is not known. Did you mean [web]?"),
        ("[cogs.xyz]", "1: [cogs.xyz] is not known. There are: cogs.achievements, cogs.breakouts, cogs.buddies"),
        ("[web]\nprot = 1", "2: “prot” is not known. Did you mean “port”?"),
        ("[database]\nzzz = 1", "2: “zzz” is not known. There are: url"),
        ("port = 1", "1: “port” is in no table. Put it below the table that it belongs to, such as [homeroom]."),
        ("web = 1", "1: web is a table. Write [web] on a line of its own, and its settings below."),
        ("[[web]]\nport = 1", "1: web is a table. Write [web] on a line of its own, and its settings below."),
        ("cogs = 1", "1: cogs is a table. Write [cogs] on a line of its own, and its settings below."),
        ('[cogs]\noff = ["iceberg"]', "2: There is no feature “iceberg”. Did you mean “icebreakers”?"),
        ('[cogs]\noff = ["admin"]', "2: There is no feature “admin”. There are: achievements, breakouts, buddies"),
        ("[cogs]\noff = 7", '2: [cogs] off must be a list, such as ["polls"].'),
        ("[web]\nport = 1\nport = 2", "3: This was written further up already. Keep one of the two."),
        ('[discord]\nshards = "3"', "2: [discord] shards must say the first and the last shard of this process"),
        ('[discord]\nshards = "4-3/16"', "2: [discord] shards must say the first and the last shard of this process"),
        ('[discord]\napi = "not a url"', "2: [discord] api must be the whole address of Discord's API"),
        ('[discord]\ngateway = "http://x"', "2: [discord] gateway must be an address that begins with wss://"),
        ("[web]\n[web]", "2: This was written further up already. Keep one of the two."),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(text: str, said: str) -> None:
    (found,) = wrong(text)
    assert found.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[web]\nport = "abc"', "2: [web] port must be a number"),
        ("[web]\n\nport = 99999", "3: [web] port must be 65535 or less."),
        ('[web]\nhost = "0.0.0.0"', "2: [web] host must be an address of this machine"),
        ('[cogs]\noff = ["iceberg"]', "2: There is no feature “iceberg”."),
    ],
)
def test_what_an_option_or_a_variable_stands_above_must_fit_all_the_same(text: str, said: str) -> None:
    environ = {"HOMEROOM_COGS_OFF": "icebreakers"}
    (found,) = wrong(text, environ, port="8540", host="127.0.0.1")
    assert found.startswith(said)
    (found,) = wrong(text, {**environ, "HOMEROOM_WEB_PORT": "8540", "HOMEROOM_WEB_HOST": "127.0.0.1"})
    assert found.startswith(said)


def test_what_stands_below_an_option_is_read_beside_what_stands_above_it() -> None:
    beyond = {"HOMEROOM_WEB_ADDRESS": "https://class.example.org"}
    config = reads('[web]\nhost = "0.0.0.0"', beyond, {("web", "host"): "127.0.0.1"})
    assert config.parts["web"].model_dump()["host"] == "127.0.0.1"


@pytest.mark.parametrize("text", ["[web]\nport = ", "[web]\nclass_name = Biology", "[web", 'data = "x', "= 1", "\0"])
def test_what_is_no_toml_is_told_with_its_line_and_column_and_never_shown(text: str) -> None:
    (found,) = wrong(text)
    assert found.endswith("this is no TOML. Look for a quote or a = that is missing; words stand in quotes.")
    assert "Biology" not in found


def test_all_mistakes_are_told_at_once_and_those_elsewhere_by_their_own_names() -> None:
    found = wrong("[web]\nport = 70000\n[homeroom]\nlog_json = 7", {"HOMEROOM_JOBS_LANES": "many"}, host="0.0.0.0")
    assert len(found) == 4
    assert {each.partition(" must")[0] for each in found} == {
        "2: [web] port",
        "4: [homeroom] log_json",
        "-: HOMEROOM_JOBS_LANES",
        "-: --host",
    }


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_the_class_is_served_to_this_machine_only_and_it_is_said_why(host: str) -> None:
    assert "For others to reach the class, people must sign in" in wrong(f'[web]\nhost = "{host}"')[0]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b"\xff\xfe\0[web]"), "is no text in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_its_name(here: Path, make: object, said: str) -> None:
    path = here / "other.toml"
    assert callable(make)
    make(path)
    with pytest.raises(ConfigProblem) as caught:
        load(path, {}, models())
    (problem,) = caught.value.problems
    sentence = say(problem.text_id, **problem.values)
    assert said in sentence
    assert str(path) in sentence


def test_a_file_that_an_editor_began_with_a_mark_is_read() -> None:
    Path("bot.toml").write_text("[web]\nport = 1\n", encoding="utf-8-sig")
    assert load(None, {}, models()).parts["web"].model_dump()["port"] == 1


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:hush@host/name",
        "postgresql://me:hu/sh@host/name",
        "postgresql://me:hush@host:port/name",
        "postgresql://me:hush@host",
        "postgresql://me:hu#sh@host/name",
        "sqlite://",
        "hush",
    ],
)
def test_an_address_that_is_no_databases_is_refused_without_telling_it(url: str) -> None:
    (found,) = wrong(f'[database]\nurl = "{url}"')
    assert found.startswith("2: [database] url is no address of a database.")
    assert "hu" not in found
    (from_outside,) = wrong("", {"HOMEROOM_DATABASE_URL": url})
    assert from_outside.startswith("-: HOMEROOM_DATABASE_URL is no address of a database.")
    assert "hu" not in from_outside


def test_a_password_is_in_nothing_that_may_be_printed() -> None:
    config = reads('[database]\nurl = "postgresql://me:hush@db.example:5433/school?sslmode=require"')
    assert config.database_name == "postgresql://db.example/school"
    assert config.database_path is None
    assert config.socket_path is None
    assert "hush" not in f"{config!r} {config.database} {config.database_name}"
    with pytest.raises(ValidationError) as caught:
        DatabaseTable(url="mysql://me:hush@host/name")
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("name", ["data", "my class", "what?", "50% #1", "ñandú"])
def test_a_folder_may_have_any_name(name: str) -> None:
    config = Config(HomeroomTable(data=Path(name)))
    assert config.database_path == Path(name) / "homeroom.db"
    assert config.socket_path == Path(name) / "homeroom.db.sock"


def test_lines_are_found_in_whatever_way_they_are_written() -> None:
    source = Source('# [web]\n[ "cogs" . ice ]\na.b = 1\n"c" = 2\n[web]\n# port = 1\nport = 2\nlimits = {x = 1}')
    assert source.line("web") == 5
    assert source.line("web", "port") == 7
    assert source.line("web.limits", "x") == 8
    assert source.line("cogs.ice", "c") == 4
    assert source.line("cogs.ice.a", "b") == 3
    assert source.line("cogs.other") is None


def test_pydantic_makes_no_reader_before_it_reads_settings() -> None:
    """It takes longer than reading them, at every start."""
    found = {*models().values(), *(cog.settings for cog in all_cogs())}
    assert sorted(each.__name__ for each in found if not each.model_config.get("defer_build")) == []
