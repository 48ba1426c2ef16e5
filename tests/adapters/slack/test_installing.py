"""Homeroom comes into a workspace by the people who want it, once for each time they say yes, and goes at once."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.installing import Authorize, NotInstalled, OneToken
from adapters.slack.pace import Pace
from adapters.slack.places import space_of
from adapters.slack.refused import Unauthorized, told
from bot.platform import CannotStart, Later
from storage.database import Tx
from storage.slack_installed import STATE_LIFE, Installations, slack_installations, slack_states
from tests.adapters.slack.workspaces import SCOPES, There, there
from tests.wire.slack.api import Fault
from tests.wire.slack.scene import Plan, Scene

HOUR = timedelta(hours=1)


@pytest.fixture
async def class_of(tmp_path: Path) -> AsyncIterator[There]:
    async with there(tmp_path) as found:
        yield found


def everything(tx: Tx) -> str:
    return repr([tuple(row) for table in (slack_installations, slack_states) for row in tx.rows(table.select())])


async def test_who_says_yes_has_homeroom_in_their_workspace(class_of: There) -> None:
    found = await class_of.installs()
    install, robin = class_of.scene.install, class_of.scene.members["robin"].user
    assert (found.space_id, found.name, found.url) == (space_of(class_of.team), "Class", "https://class.slack.com/")
    assert (found.bot_user_id, found.bot_id, found.app_id) == (install.bot.id, install.bot_id, class_of.scene.app.id)
    assert (found.installer, found.scopes) == (robin.id, tuple(sorted(SCOPES)))
    assert found.expires_at == class_of.clock.real() + 12 * HOUR
    assert await class_of.stored() == found
    assert await class_of.spaces() == [found.space_id]
    await class_of.says()
    assert (class_of.asked("oauth.v2.access"), class_of.asked("auth.test")) == (1, 1)


async def test_neither_tokens_nor_states_are_stored_as_they_are(class_of: There) -> None:
    state = await class_of.one.installing.begin()
    await class_of.installs()
    kept = await class_of.database.read(everything)
    install = class_of.scene.install
    assert not [each for each in (state, install.token.value, install.refresh) if each in kept]
    held = await class_of.one.tokens.held(class_of.team)
    assert held is not None
    assert held.token == install.token.value
    assert held.token not in repr(held)


async def test_a_state_is_good_once_for_ten_minutes_and_nobody_elses(class_of: There) -> None:
    installing = class_of.one.installing
    told_back = await class_of.consents(await installing.begin())
    await installing.exchanged(told_back["code"], told_back["state"])
    late = await class_of.consents(await installing.begin())
    class_of.clock.advance(STATE_LIFE)
    for code, state in ((told_back["code"], told_back["state"]), (late["code"], late["state"]), ("c", "made up")):
        with pytest.raises(NotInstalled) as no:
            await installing.exchanged(code, state)
        assert no.value.why == "state"
    assert class_of.asked("oauth.v2.access") == 1


async def test_who_says_no_or_brings_a_wrong_code_installs_nothing(class_of: There) -> None:
    installing = class_of.one.installing
    told_back = await class_of.consents(await installing.begin(), deny="1")
    assert told_back["error"] == "access_denied"
    for code, state, why in (("", told_back["state"], "cancelled"), ("none", await installing.begin(), "refused")):
        with pytest.raises(NotInstalled) as no:
            await installing.exchanged(code, state)
        assert no.value.why == why
    class_of.scene.wire.api.off = True
    with pytest.raises(Later):
        await installing.exchanged("any", await installing.begin())
    assert await class_of.stored() is None
    assert await class_of.spaces() == []


async def test_who_installs_it_again_takes_nobodys_place_unless_they_look_after_the_workspace(
    class_of: There,
) -> None:
    ana, robin = (class_of.scene.members[name].user for name in ("ana", "robin"))
    assert (await class_of.installs("ana")).installer == ana.id
    again = await class_of.installs("ben")
    assert (again.installer, await class_of.stored()) == (ana.id, again)
    class_of.scene.wire.api.faults.append(Fault(500, "users.info"))
    assert (await class_of.installs("robin")).installer == ana.id  # nobody knows whether they do
    assert (await class_of.installs("robin")).installer == robin.id
    assert (await class_of.installs("ana")).installer == robin.id
    await class_of.one.installing.over(class_of.team)
    assert (await class_of.installs("ben")).installer == robin.id
    assert class_of.asked("users.info") == 5
    await class_of.says()


async def test_uninstalled_it_stops_at_once_and_the_token_is_gone(class_of: There) -> None:
    await class_of.installs()
    await class_of.says()
    install, at = class_of.scene.install, class_of.clock.real()
    class_of.scene.wire.world.uninstall(install)
    await class_of.one.installing.over(class_of.team, at)
    stored = await class_of.stored()
    assert stored is not None
    assert (stored.sealed, stored.revoked_at) == (None, at)
    assert await class_of.spaces() == []
    before = len(class_of.scene.wire.api.calls)
    with pytest.raises(Unauthorized):
        await class_of.says()
    assert len(class_of.scene.wire.api.calls) == before


async def test_where_the_process_ended_before_it_told_on_that_it_is_over_the_next_does(class_of: There) -> None:
    found, now = await class_of.installs(), class_of.clock.real()
    await class_of.database.write(found.space_id, lambda tx: Installations(tx, found.space_id).revoke(now))
    assert await class_of.spaces() == [found.space_id]
    await class_of.another().installing.over(class_of.team, now)
    assert await class_of.spaces() == []


@pytest.mark.parametrize("how", ["uninstalled", "revoked"])
async def test_where_nobody_told_the_first_refusal_does(class_of: There, how: str) -> None:
    await class_of.installs()
    await class_of.says()
    world = class_of.scene.wire.world
    (world.uninstall if how == "uninstalled" else world.revoke)(class_of.scene.install)
    with pytest.raises(SlackApiError):
        await class_of.says()
    assert await class_of.spaces() == []
    with pytest.raises(Unauthorized):
        await class_of.says()
    again = await class_of.installs()
    assert await class_of.spaces() == [again.space_id]
    await class_of.says()


async def test_what_comes_late_is_about_the_installation_before(class_of: There) -> None:
    first = await class_of.installs()
    told_at = first.installed_at
    class_of.clock.advance(timedelta(minutes=5))
    again = await class_of.installs()
    await class_of.one.installing.over(class_of.team, told_at)
    assert await class_of.stored() == again
    await class_of.says()


async def test_events_cost_no_request_to_slack_and_one_look_into_the_database(class_of: There) -> None:
    await class_of.installs()
    secret, heard = class_of.scene.app.signing_secret, list[str]()
    client = AsyncWebClient(base_url=class_of.scene.wire.api_url)
    authorize = Authorize(class_of.one.tokens)
    app = AsyncApp(
        client=client,
        signing_secret=secret,
        authorize=authorize,  # type: ignore[arg-type]  # it says that it takes functions alone
        process_before_response=True,
    )

    async def take(event: dict[str, Any], context: dict[str, Any]) -> None:
        heard.append(f"{event['user']} {context['bot_user_id']} {context['bot_token']}")

    app.event("member_joined_channel")(take)
    requests, before = len(class_of.scene.wire.api.calls), class_of.database.metrics.statements
    for number in range(50):
        answer = await app.async_dispatch(signed(secret, class_of.team, number))
        assert answer.status == 200
    install = class_of.scene.install
    assert heard == [f"U{number} {install.bot.id} {install.token.value}" for number in range(50)]
    assert len(class_of.scene.wire.api.calls) == requests
    assert class_of.database.metrics.statements - before == 1
    await class_of.one.installing.over(class_of.team)
    await app.async_dispatch(signed(secret, class_of.team, 50))
    await app.async_dispatch(signed(secret, "T0NOBODY", 51))
    assert len(heard) == 50
    assert len(class_of.scene.wire.api.calls) == requests


def signed(secret: str, team: str, number: int) -> AsyncBoltRequest:
    """A delivery, as Slack signs it."""
    event = {"type": "member_joined_channel", "user": f"U{number}", "channel": "C1", "team": team}
    body = json.dumps({"type": "event_callback", "team_id": team, "event_id": f"Ev{number}", "event": event})
    now = str(int(time.time()))  # noqa: TID251  # Bolt looks at the machine's own clock
    signature = SignatureVerifier(secret).generate_signature(timestamp=now, body=body)
    headers = {"x-slack-signature": [signature or ""], "x-slack-request-timestamp": [now]}
    return AsyncBoltRequest(body=body, headers={"content-type": ["application/json"], **headers})


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    made = await Scene.open(Plan(patience=1))
    yield made
    await made.wire.close()


async def test_one_token_is_asked_once_who_it_is(scene: Scene, tmp_path: Path) -> None:
    kept = [scene.install.token.value]
    clients = Clients(Pace(20.0), scene.wire.api_url)
    try:
        token = OneToken(lambda: kept[0], clients, Now())
        found = await token.begin()
        assert (found.space_id, found.name, found.bot_user_id) == (
            space_of(scene.team.id),
            "Class",
            scene.install.bot.id,
        )
        assert (found.bot_id, found.url) == (scene.install.bot_id, "https://class.slack.com/")
        assert {*found.scopes} == {*scene.app.scopes}
        client = clients.of(scene.team.id, token)
        for _ in range(3):
            await client.users_info(user=found.bot_user_id)
        authorized = await Authorize(token)(context=None, enterprise_id=None, team_id=scene.team.id, user_id="U1")
        assert authorized is not None
        assert authorized.bot_token == kept[0]
        assert await Authorize(token)(context=None, enterprise_id=None, team_id="T9", user_id="U1") is None
        assert len(scene.wire.api.called("auth.test")) == 1
        old = scene.install
        scene.wire.world.revoke(old)
        for error in (SlackApiError, Unauthorized, Unauthorized):  # and it is not asked again and again
            with pytest.raises(error):
                await client.users_info(user=found.bot_user_id)
        assert len(scene.wire.api.called("users.info")) == 4
        kept[0] = scene.wire.world.install(scene.app, scene.team, scene.members["robin"].user).token.value
        token.forget(scene.team.id)
        await client.users_info(user=found.bot_user_id)
    finally:
        await clients.close()


async def test_a_token_that_slack_does_not_know_does_not_start(scene: Scene) -> None:
    clients = Clients(Pace(20.0), scene.wire.api_url)
    try:
        with pytest.raises(CannotStart) as cannot:
            await OneToken(lambda: "xoxb-none", clients, Now()).begin()
        assert cannot.value.text_id == "slack-token"
        scene.wire.api.off = True
        with pytest.raises(Later), told():
            await OneToken(lambda: "xoxb-none", clients, Now()).begin()
    finally:
        await clients.close()


class Now:
    """A clock that is not looked at twice."""

    def now(self) -> datetime:
        return datetime.fromisoformat("2026-03-02T09:00:00+00:00")

    real = now

    def monotonic(self) -> float:
        return 0.0
