"""The app's manifest: made from the declarations, with no more scopes and events than these need."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.slack.install import address
from adapters.slack.limits import (
    LEAST_APP_STORY,
    LONGEST_APP_HELP,
    LONGEST_APP_NAME,
    LONGEST_APP_STORY,
    LONGEST_COMMAND_HELP,
    LONGEST_SHORTCUT,
    LONGEST_USAGE,
    MOST_SHORTCUTS,
)
from adapters.slack.manifest import as_json, manifest, new_app
from adapters.slack.scopes import (
    ALWAYS,
    EVENTS,
    FREE,
    GROUP_ROOMS,
    GROUPS,
    ROOMS,
    UPLOADS,
    WRITTEN,
    WRITTEN_IN_ROOMS,
    heard,
    needed,
)
from adapters.slack.sentences import DOMAIN, TEXTS
from adapters.slack.settings import SlackSettings
from bot.cog import Cog, Option
from bot.config import Config
from bot.context import Context, JobContext, ViewContext
from bot.courtesy import courtesy
from bot.kinds import Upload
from bot.parts import all_cogs, declared
from bot.people import Person
from bot.registry import Registry, text_folders
from bot.texts import LANGUAGES, Speaker, Texts
from tests.shell import ROOT, Terminal

ALL = (*ALWAYS, UPLOADS, ROOMS, GROUP_ROOMS, WRITTEN_IN_ROOMS, GROUPS)
DOCS = ROOT / "docs"
HTTP = SlackSettings(public="https://class.example.org")
METHOD = re.compile(
    r'"((?:apps|auth|chat|conversations|files|oauth|pins|reactions|team|usergroups|users|views)\.[\w.]+)"'
)


def registry(*cogs: Cog) -> Registry:
    return Registry(cogs, Texts(text_folders(cogs)))


@pytest.fixture(scope="module")
def real() -> Registry:
    """Every cog that there is, in the order in which the app declares them."""
    return declared(Config())


def names(found: Any) -> list[str]:
    return [each.name for each in found]


def room(ctx: ViewContext) -> None: ...


def wrote(ctx: JobContext, who: Person) -> None: ...


def gives(ctx: Context, file: Annotated[Upload, Option()]) -> None: ...


def test_the_checked_in_manifest_is_what_the_declarations_say(real: Registry) -> None:
    copy = (DOCS / "slack-manifest.json").read_text(encoding="utf-8")
    assert copy == as_json(manifest(real, SlackSettings())) + "\n", "homeroom manifest slack > docs/slack-manifest.json"


def test_scopes_follow_from_what_is_declared() -> None:
    cog, off = Cog("one"), SlackSettings()
    assert needed(registry(cog), off) == ALWAYS
    cog.command("one give")(gives)
    assert needed(registry(cog), off) == (*ALWAYS, UPLOADS)
    cog.room("table")(room)
    assert needed(registry(cog), off) == (*ALWAYS, UPLOADS, ROOMS, GROUP_ROOMS)
    cog.event("wrote")(wrote)
    assert needed(registry(cog), off) == (*ALWAYS, UPLOADS, ROOMS, GROUP_ROOMS, WRITTEN_IN_ROOMS)
    assert needed(registry(cog), SlackSettings(assistants=["tutors"])) == ALL


def test_events_follow_from_what_is_declared() -> None:
    cog, off = Cog("one"), SlackSettings()
    quiet = heard(registry(cog), off)
    assert {*EVENTS, "app_mention", "team_join"} < {*quiet}
    assert not [each for each in quiet if each.startswith("message.")]
    cog.event("wrote")(wrote)
    assert {*heard(registry(cog), off)} - {*quiet} == {*WRITTEN}
    cog.room("table")(room)
    assert {*heard(registry(cog), off)} - {*quiet} == {*WRITTEN, "message.mpim"}
    assert {*GROUPS.events} < {*heard(registry(cog), SlackSettings(instructors=["teachers"]))}


def test_every_scope_is_for_something_that_is_used() -> None:
    assert len({*names(ALL)}) == len(ALL)
    for scope in ALL:
        assert scope.methods or scope.events or scope.name == "commands", scope.name
    assert {f"message.{each}" for each in ("channels", "groups")} == {*WRITTEN}  # they come with history


def test_every_method_that_the_adapter_calls_has_its_scope() -> None:
    known = {*FREE, *(method for scope in ALL for method in scope.methods)}
    called = {
        method
        for path in (ROOT / "adapters" / "slack").glob("*.py")
        if path.stem not in ("scopes", "tiers")
        for method in METHOD.findall(path.read_text(encoding="utf-8"))
    }
    assert called <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", ALL, ids=lambda each: each.name)
def test_every_scope_has_its_words(scope: Any, language: str) -> None:
    assert re.match(r"(to|para) ", scope.use(language))
    assert scope.loss(language).endswith(".")
    assert scope.kept(language).endswith(".")


def test_every_text_of_the_adapter_is_there_in_every_language() -> None:
    texts = Texts({DOMAIN: TEXTS})
    english, spanish = (texts.declared(language, DOMAIN) for language in LANGUAGES)
    assert [*english] == [*spanish]
    alike = {text_id for text_id in english if english[text_id] == spanish[text_id]}
    assert alike <= {"form-misfit", "install-one"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("settings", [SlackSettings(), HTTP], ids=["socket", "http"])
def test_a_manifest_keeps_slacks_limits(real: Registry, settings: SlackSettings, language: str) -> None:
    found = manifest(real, settings, language)
    told, features = found["display_information"], found["features"]
    assert len(told["name"]) <= LONGEST_APP_NAME
    assert len(told["description"]) <= LONGEST_APP_HELP
    assert LEAST_APP_STORY <= len(told["long_description"]) <= LONGEST_APP_STORY
    assert re.fullmatch(r"#[0-9a-f]{6}", told["background_color"])
    (command,) = features["slash_commands"]
    assert (command["command"], command["should_escape"]) == ("/homeroom", True)
    assert len(command["description"]) <= LONGEST_COMMAND_HELP
    assert len(command["usage_hint"]) <= LONGEST_USAGE
    assert len(features["shortcuts"]) <= MOST_SHORTCUTS
    for shortcut in features["shortcuts"]:
        assert shortcut["type"] in ("global", "message")
        assert len(shortcut["name"]) <= LONGEST_SHORTCUT
        assert len(shortcut["description"]) <= 150
    assert re.fullmatch(r"[a-z0-9._-]{1,80}", features["bot_user"]["display_name"])
    assert len({*found["oauth_config"]["scopes"]["bot"]}) == len(found["oauth_config"]["scopes"]["bot"])


def test_socket_mode_has_no_address_and_http_has_one_everywhere(real: Registry) -> None:
    socket, http = manifest(real, SlackSettings()), manifest(real, HTTP)
    assert "https://" not in as_json(socket)
    assert (socket["settings"]["socket_mode_enabled"], socket["settings"]["token_rotation_enabled"]) == (True, False)
    assert (http["settings"]["socket_mode_enabled"], http["settings"]["token_rotation_enabled"]) == (False, True)
    to = "https://class.example.org/slack/events"
    assert http["features"]["slash_commands"][0]["url"] == to
    assert http["settings"]["event_subscriptions"]["request_url"] == to
    assert {*http["settings"]["interactivity"].values()} == {True, to}
    assert http["oauth_config"]["redirect_urls"] == ["https://class.example.org/slack/oauth_redirect"]


def test_the_address_fills_in_the_whole_app(real: Registry) -> None:
    found = manifest(real, SlackSettings(), "es")
    asked = parse_qs(urlsplit(new_app(found)).query, strict_parsing=True)
    assert asked["new_app"] == ["1"]
    assert json.loads(asked["manifest_json"][0]) == found


def test_installing_says_what_each_scope_is_for_and_what_comes_next(real: Registry) -> None:
    said = address(real, HTTP, "en")
    assert [each.partition(":")[2] for each in said if each.startswith("  • ")]
    listed = [re.sub(r"  • ([\w:]+): .*", r"\1", each) for each in said if each.startswith("  • ")]
    assert listed == names(needed(real, HTTP))
    assert said[-1].endswith("https://class.example.org/slack/install")
    assert "HOMEROOM_SLACK_APP_TOKEN" in address(real, SlackSettings(), "en")[-1]


def test_the_command_line_prints_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, real: Registry
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    monkeypatch.setenv("HOMEROOM_SLACK_PUBLIC", "https://class.example.org")
    terminal = Terminal(capsys)
    printed = terminal.types("manifest", "slack")
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == manifest(real, HTTP, "es")
    shown = terminal.types("install", "slack")
    assert (shown.code, shown.err) == (0, "")
    assert new_app(manifest(real, HTTP, "es")) in shown.out


def test_the_docs_tell_of_every_scope_what_it_is_for_what_breaks_without_it_and_what_is_kept() -> None:
    page = (DOCS / "slack.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w:]+)` \| (.*?) \| (.*?) \| (.*?) \|$", page, re.M)
    assert rows == [(scope.name, scope.use("en"), scope.loss("en"), scope.kept("en")) for scope in ALL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_says_what_the_features_that_are_on_do_and_promises_nothing(real: Registry, language: str) -> None:
    none = registry(*(each for each in all_cogs() if each.house), courtesy)
    on, off = (manifest(each, SlackSettings(), language)["display_information"] for each in (real, none))
    assert Speaker(real.texts, "icebreakers", language).plain("cog-name.story") in on["long_description"]
    assert len(off["long_description"]) >= LEAST_APP_STORY
    for told in (on["description"], on["long_description"], off["long_description"]):
        assert not re.search("budd|parejas|poll|anonym|anónim|celebr|rooms|salas", told)
