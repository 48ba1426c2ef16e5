"""What Slack refuses becomes what the core knows, and is not asked again and again."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.refused import (
    ENDED,
    NEVER,
    TOO_MANY,
    UNKNOWN_TOKEN,
    Refusals,
    Unauthorized,
    Unclear,
    or_gone,
    reading,
    told,
    unless,
)
from bot.platform import Later, NeverWorks, Undelivered, Why
from bot.refusals import asked_anew


def refusal(data: Any, status: int = 200) -> SlackApiError:
    """As slack_sdk raises it."""
    answer = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data, headers={}, status_code=status
    )
    found: SlackApiError = SlackApiError("no", answer)  # type: ignore[no-untyped-call]
    return found


def named(code: str) -> SlackApiError:
    return refusal({"ok": False, "error": code})


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("channel_not_found", Why.PLACE_GONE),
        ("message_not_found", Why.MESSAGE_GONE),
        ("not_in_channel", Why.NOT_IN_PLACE),
        ("is_archived", Why.ARCHIVED),
        ("restricted_action", Why.RESTRICTED),
        ("restricted_action_read_only_channel", Why.RESTRICTED),
        ("missing_scope", Why.INSTALL_AGAIN),
        ("user_disabled", Why.PERSON_GONE),
        ("cannot_dm_bot", Why.NOT_POSSIBLE),
        ("msg_too_long", Why.TOO_LONG),
        ("cant_delete_message", Why.STAYS),
        ("cant_update_message", Why.STAYS),
        ("invalid_blocks", Why.NOT_POSSIBLE),
    ],
)
def test_what_can_never_work_says_why(code: str, why: Why) -> None:
    with pytest.raises(NeverWorks) as caught, told():
        raise named(code)
    assert caught.value.why is why


@pytest.mark.parametrize("code", sorted(UNKNOWN_TOKEN))
def test_a_token_that_slack_does_not_know_is_no_fault_of_what_was_asked(code: str) -> None:
    with pytest.raises(Unauthorized) as caught, told():
        raise named(code)
    assert caught.value.seconds == 60.0
    assert ENDED < UNKNOWN_TOKEN


@pytest.mark.parametrize("code", [*sorted(TOO_MANY), "team_added_to_org", "what_nobody_knows"])
def test_what_may_pass_is_tried_again(code: str) -> None:
    with pytest.raises(Later) as caught, told():
        raise named(code)
    assert type(caught.value) is Later


@pytest.mark.parametrize(
    "fault",
    [named("fatal_error"), named("internal_error"), refusal({}, 502), refusal("<html>words</html>", 503), refusal({})],
)
def test_after_a_fault_within_slack_nobody_knows_and_what_it_said_is_not_kept(fault: SlackApiError) -> None:
    with pytest.raises(Unclear) as caught, told():
        raise fault
    assert "words" not in str(caught.value)
    assert caught.value.__suppress_context__
    with pytest.raises(Later), reading():
        raise fault


def test_a_connection_that_broke_stays_what_it_is_unless_one_only_looked() -> None:
    with pytest.raises(aiohttp.ServerDisconnectedError), told():
        raise aiohttp.ServerDisconnectedError
    with pytest.raises(Later), reading():
        raise aiohttp.ServerDisconnectedError
    with pytest.raises(Later), told():
        raise aiohttp.ConnectionTimeoutError


def test_no_error_has_two_meanings() -> None:
    assert not NEVER.keys() & (UNKNOWN_TOKEN | TOO_MANY)


async def test_what_is_as_it_should_be_already_is_no_refusal() -> None:
    async def says(code: str) -> str:
        if code:
            raise named(code)
        return "done"

    assert await unless("already_in_channel", says("")) == "done"
    assert await unless("already_archived already_in_channel", says("already_in_channel")) is None
    with pytest.raises(SlackApiError):
        await unless("already_in_channel", says("is_archived"))


@pytest.mark.parametrize(("code", "is_gone"), [("message_not_found", True), ("not_in_channel", False)])
def test_what_is_taken_away_may_be_gone(code: str, is_gone: bool) -> None:
    with nullcontext() if is_gone else pytest.raises(NeverWorks), or_gone(), told():
        raise named(code)


async def asked(refusals: Refusals, code: str, team: str, channel: str, what: str, **how: bool) -> bool:
    """Whether Slack was asked at all."""
    reached = False
    try:
        with refusals.asking(team, channel, what, **how):
            reached = True
            if code:
                raise named(code)
    except NeverWorks:
        pass
    return reached


async def test_a_channel_that_cannot_be_seen_is_asked_nothing_for_a_while() -> None:
    refusals = Refusals()
    assert await asked(refusals, "not_in_channel", "T1", "C1", "chat.postMessage")
    for what in ("chat.postMessage", "chat.update"):
        assert not await asked(refusals, "", "T1", "C1", what)
    assert refusals.known("T1", "C1", "pins.add") == Undelivered(Why.NOT_IN_PLACE)
    assert await asked(refusals, "", "T1", "C2", "chat.postMessage")
    assert await asked(refusals, "", "T2", "C1", "chat.postMessage")
    refusals.changed("T1")
    assert await asked(refusals, "", "T1", "C1", "chat.postMessage")


@pytest.mark.parametrize("code", ["restricted_action", "missing_scope", "is_archived"])
async def test_what_is_not_allowed_is_not_asked_again_and_the_rest_is(code: str) -> None:
    refusals = Refusals()
    assert await asked(refusals, code, "T1", "C1", "conversations.invite")
    assert not await asked(refusals, "", "T1", "C1", "conversations.invite")
    assert await asked(refusals, "", "T1", "C1", "chat.postMessage")
    assert await asked(refusals, code, "T1", "", "conversations.create")
    assert not await asked(refusals, "", "T1", "", "conversations.create")
    assert await asked(refusals, "", "T1", "C3", "conversations.create")


async def test_what_passes_with_a_message_or_a_person_is_asked_again() -> None:
    refusals = Refusals()
    for code in ("message_not_found", "user_not_found", "token_revoked", "ratelimited", "fatal_error"):
        with pytest.raises((Later, NeverWorks, Unclear)), refusals.asking("T1", "C1", "chat.update"):
            raise named(code)
    assert await asked(refusals, "channel_not_found", "T1", "C1", "conversations.members", alone=True)
    assert await asked(refusals, "", "T1", "C1", "chat.update")


async def test_who_tries_again_asks_and_what_works_is_asked_by_everybody() -> None:
    refusals = Refusals()
    assert await asked(refusals, "not_in_channel", "T1", "C1", "chat.postMessage")
    with asked_anew(1):
        assert await asked(refusals, "not_in_channel", "T1", "C1", "chat.postMessage")
    assert not await asked(refusals, "", "T1", "C1", "chat.update")
    with asked_anew(2):
        assert await asked(refusals, "", "T1", "C1", "chat.postMessage")
    assert await asked(refusals, "", "T1", "C1", "chat.update")


async def test_a_while_later_it_is_tried_again() -> None:
    refusals = Refusals(seconds=-1.0)
    assert await asked(refusals, "not_in_channel", "T1", "C1", "chat.postMessage")
    assert await asked(refusals, "", "T1", "C1", "chat.postMessage")
