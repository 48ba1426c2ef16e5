"""What a delivery tells of the conversation in which something happened."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack.acts import Who, act_of
from adapters.slack.came import Came, of_command, of_interaction, of_mention, team_of_body
from adapters.slack.people import Standing
from adapters.slack.places import channel_place
from bot.act import ActKind
from bot.link import Link
from bot.people import Person

WHO = Who(Person("slack:T1", "U1"), channel_place("slack:T1", "C1"), Standing())
TS = "1548426417.840180"
NAMES = [
    ("general", True),
    ("privategroup", False),
    ("directmessage", False),
    ("mpdm-ana--ben--homeroom-1", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("name", "is_open"), NAMES)
def test_only_of_a_channel_that_is_told_by_its_name_it_is_known_to_be_open(name: str | None, is_open: bool) -> None:
    command = {"team_id": "T1", "user_id": "U1", "channel_id": "C1", "channel_name": name, "trigger_id": "1.2"}
    press: dict[str, Any] = {"user": {"id": "U1", "team_id": "T1"}, "channel": {"id": "C1", "name": name}}
    assert of_command(command).open is is_open
    assert of_interaction(press).open is is_open


def test_a_mention_does_not_say_in_what_kind_of_conversation_it_is() -> None:
    event = {"user": "U1", "channel": "C1", "text": "…"}
    assert not of_mention({"team_id": "T1", "event_id": "Ev1", "event": event}).open


@pytest.mark.parametrize(
    "body",
    [
        {"team_id": "T1", "user_id": "U1"},
        {"team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T2"}},
        {"team": None, "user": {"id": "U1", "team_id": "T1"}},
        {"team": {"id": "T2"}, "user": {"team_id": "T2"}, "view": {"team_id": "T2", "app_installed_team_id": "T1"}},
        {"team_id": "T2", "event": {"team": "T2"}, "authorizations": [{"team_id": "T1"}]},
    ],
)
def test_where_two_workspaces_are_named_it_is_the_one_in_which_homeroom_is(body: dict[str, Any]) -> None:
    assert team_of_body(body) == "T1"


@pytest.mark.parametrize(
    "came",
    [
        of_interaction({"user": {"id": "U1"}, "actions": [{"action_ts": TS}]}),
        of_interaction({"user": {"id": "U1"}, "action_ts": TS}),
        of_mention({"team_id": "T1", "event_id": "Ev1", "event": {"user": "U1", "channel": "C1", "ts": TS}}),
    ],
)
def test_what_somebody_did_is_ordered_by_when_it_was_and_not_by_when_it_came(came: Came) -> None:
    assert act_of(came, WHO, ActKind.PRESS, Link("a.b")).stamp == 1548426417_840180


def test_a_form_that_was_sent_is_ordered_by_our_clock_in_the_same_unit() -> None:
    press = of_interaction({"user": {"id": "U1"}, "actions": [{"action_ts": TS}]})
    sent = of_interaction({"user": {"id": "U1"}, "view": {"type": "modal"}})
    stamps = [act_of(each, WHO, ActKind.SUBMIT, Link("a.b")).stamp for each in (press, sent)]
    assert stamps[0] < stamps[1] < 2 * stamps[0]
