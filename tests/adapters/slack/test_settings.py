"""``[slack]``: secrets from the environment or from files only, whole sets of them, and what is said of half a set."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.slack.settings import Mode, SlackSettings
from bot.config import Config, ConfigProblem, load
from bot.parts import models
from bot.people import Role
from bot.terminal import speaker
from bot.texts import LANGUAGES

ONE = {"HOMEROOM_SLACK_BOT_TOKEN": "xoxb-1-abc", "HOMEROOM_SLACK_APP_TOKEN": "xapp-1-abc"}
MANY = {
    "HOMEROOM_SLACK_CLIENT_ID": "1.2",
    "HOMEROOM_SLACK_CLIENT_SECRET": "abc",
    "HOMEROOM_SLACK_SIGNING_SECRET": "def",
    "HOMEROOM_SLACK_KEY": "ghi",
    "HOMEROOM_SLACK_PUBLIC": "https://class.example.org/",
}


def config(environ: dict[str, str], file: Path | None = None, text: str = "") -> Config:
    if file is not None:
        file.write_text(text, encoding="utf-8")
    return load(file, environ, models())


def settings(environ: dict[str, str]) -> SlackSettings:
    return config(environ).model("slack", SlackSettings)


def said(problem: ConfigProblem, language: str) -> list[str]:
    return [speaker(language).plain(each.text_id, **each.values) for each in problem.problems]


def test_without_secrets_it_is_off() -> None:
    assert not SlackSettings().is_on
    assert SlackSettings().mode is Mode.SOCKET
    assert not SlackSettings(public="https://class.example.org").is_on


def test_two_tokens_are_one_workspace_over_socket_mode() -> None:
    found = settings(ONE)
    assert (found.is_on, found.mode) == (True, Mode.SOCKET)
    assert (found.secret("bot_token"), found.secret("app_token")) == ("xoxb-1-abc", "xapp-1-abc")
    assert "abc" not in repr(found)


def test_an_apps_secrets_are_many_workspaces_over_http() -> None:
    found = settings(MANY)
    assert (found.is_on, found.mode) == (True, Mode.HTTP)
    assert (found.client_id, found.secret("client_secret"), found.secret("key")) == ("1.2", "abc", "ghi")
    assert found.public == "https://class.example.org"


def test_an_address_before_there_is_an_app_is_for_its_manifest() -> None:
    assert settings({"HOMEROOM_SLACK_PUBLIC": "https://class.example.org"}).mode is Mode.HTTP
    assert settings(ONE | {"HOMEROOM_SLACK_PUBLIC": "https://class.example.org"}).mode is Mode.SOCKET


def test_files_can_hold_the_secrets(tmp_path: Path) -> None:
    (tmp_path / "bot").write_text("xoxb-2\n", encoding="utf-8")
    found = settings({**ONE, "HOMEROOM_SLACK_BOT_TOKEN": "", "HOMEROOM_SLACK_BOT_TOKEN_FILE": str(tmp_path / "bot")})
    assert found.secret("bot_token") == "xoxb-2"
    gone = SlackSettings(app_token_file=str(tmp_path / "none"), bot_token_file=str(tmp_path / "bot"))
    assert gone.file_of("app_token") == str(tmp_path / "none")
    with pytest.raises(OSError, match="none"):
        gone.secret("app_token")


@pytest.mark.parametrize("key", ["bot_token", "app_token", "client_secret", "signing_secret", "key"])
def test_no_secret_stands_in_the_file(tmp_path: Path, key: str) -> None:
    with pytest.raises(ConfigProblem) as no:
        config({}, tmp_path / "bot.toml", f'[slack]\nhuddles = false\n{key} = "abc"\n')
    (problem,) = no.value.problems
    assert (problem.text_id, problem.line) == ("config-secret", 3)
    assert f"HOMEROOM_SLACK_{key.upper()}" in said(no.value, "en")[0]


@pytest.mark.parametrize("missing", [*ONE, *MANY])
def test_of_half_a_set_it_is_said_what_is_missing(tmp_path: Path, missing: str) -> None:
    whole = ONE if missing in ONE else MANY
    with pytest.raises(ConfigProblem) as no:
        config({**whole, missing: ""}, tmp_path / "bot.toml", "\n[slack]\nhuddles = false\n")
    (problem,) = no.value.problems
    given = next(each for each in whole if each != missing)
    assert problem.line == 2
    assert said(no.value, "en") == [
        f"{given} is set, so Homeroom is to be on Slack, but this is missing: {missing}. Set it as well, or take"
        f" {given} away. docs/slack.md shows where to find it."
    ]
    assert missing in said(no.value, "es")[0]


def test_two_sets_at_once_are_one_too_many() -> None:
    with pytest.raises(ConfigProblem) as no:
        settings(ONE | MANY)
    for language in LANGUAGES:
        (sentence,) = said(no.value, language)
        assert "HOMEROOM_SLACK_BOT_TOKEN" in sentence
        assert "HOMEROOM_SLACK_CLIENT_ID" in sentence


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("BOT_TOKEN", "xapp-1-abc", "begins with xoxb-"),
        ("APP_TOKEN", "xoxb-1-abc", "begins with xapp-"),
        ("PUBLIC", "http://class.example.org", "Slack wants https"),
        ("PUBLIC", "my.class.example", "Slack wants https"),
        ("PUBLIC", "https://class.example.org/homeroom", "with nothing behind the name"),
        ("INSTALLER", "@robin", "Copy member ID"),
        ("API", "slack.example", "the whole address of Slack's Web API"),
        ("MEETING_LINK", "https://meet.example.org/{name}", "{room} stands for the room"),
        ("MEETING_LINK", "http://meet.example.org/", "begins with https://"),
    ],
)
def test_what_is_wrong_is_said_with_the_variable_and_what_helps(name: str, value: str, told: str) -> None:
    with pytest.raises(ConfigProblem) as no:
        settings({**ONE, f"HOMEROOM_SLACK_{name}": value})
    (sentence,) = said(no.value, "en")
    assert sentence.startswith(f"HOMEROOM_SLACK_{name} must be ")
    assert told in sentence
    assert value not in said(no.value, "es")[0]


@pytest.mark.parametrize("given", ["http://127.0.0.1:8000/api", "https://slack.example.org/api/"])
def test_the_api_can_be_another_that_speaks_like_it(given: str) -> None:
    assert SlackSettings(api=given).api == f"{given.rstrip('/')}/"
    with pytest.raises(ValidationError):
        SlackSettings(api="")


def test_a_user_group_can_mean_a_role() -> None:
    found = SlackSettings(instructors=["Teachers"], assistants=["@tutors"])
    assert [found.meaning(each) for each in ("@teachers", "tutors", "TUTORS", "others")] == [
        *(Role.INSTRUCTOR, Role.ASSISTANT, Role.ASSISTANT, None)
    ]
