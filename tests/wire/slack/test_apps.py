"""Tokens, scopes, installations and files of the local Slack, as slack_sdk and slack-bolt meet them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.conftest import client, refused, room
from tests.wire.slack.scene import SCOPES, Plan, Scene
from tests.wire.slack.things import Event
from tests.wire.slack.world import TOKEN_LIFE

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
"""slack_sdk still builds aiohttp's."""
BACK = "https://bot.example/slack/oauth_redirect"


class Clock:
    """People's time, as a test sets it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    """The time in the workspace."""
    return Clock()


@pytest.fixture
async def open_to_all(clock: Clock) -> AsyncIterator[Scene]:
    """A workspace that an app comes into by OAuth, with tokens that end."""
    made = await Scene.open(Plan(installed=False, rotates=True, redirect_urls=[BACK], patience=1), clock)
    yield made
    await made.wire.close()


async def consents(scene: Scene, session: aiohttp.ClientSession, *scopes: str) -> str:
    """Robin lets the app in; the code that it is sent back with."""
    asked = {"client_id": scene.app.client_id, "scope": ",".join(scopes), "redirect_uri": BACK, "state": "s1"}
    asked["as_user"] = scene.members["robin"].user.id
    url = f"{scene.wire.url}/oauth/v2/authorize"
    async with session.post(url, data=asked, allow_redirects=False) as answer:
        back = urlsplit(answer.headers["Location"])
    told = parse_qs(back.query)
    assert (back.netloc, told["state"]) == ("bot.example", ["s1"])
    return told["code"][0]


async def test_a_token_says_who_it_is_and_what_it_may(scene: Scene, bot: AsyncWebClient) -> None:
    who = await bot.auth_test()
    install = scene.install
    assert (who["user_id"], who["bot_id"], who["team_id"]) == (install.bot.id, install.bot_id, scene.team.id)
    assert who["url"] == "https://class.slack.com/"
    assert set(who.headers["X-OAuth-Scopes"].split(",")) == set(SCOPES)
    assert (await bot.team_info())["team"]["domain"] == "class"
    assert (await bot.bots_info(bot=install.bot_id))["bot"]["user_id"] == install.bot.id


async def test_a_token_without_a_scope_is_told_which(scene: Scene, session: aiohttp.ClientSession) -> None:
    other = scene.wire.world.app("Other", ("chat:write", "channels:read"))
    install = scene.wire.world.install(other, scene.team, scene.members["robin"].user)
    poor = client(scene, session, install.token.value)
    with pytest.raises(SlackApiError) as no:
        await poor.users_list()
    told: dict[str, Any] = no.value.response.data
    assert (told["error"], told["needed"]) == ("missing_scope", "users:read")
    assert told["provided"] == "channels:read,chat:write"
    with pytest.raises(SlackApiError) as kind:
        await poor.conversations_list(types="public_channel,private_channel")
    assert kind.value.response["needed"] == "groups:read"
    staff = scene.places["staff"]
    scene.wire.world.join(staff, install.bot)
    with pytest.raises(SlackApiError) as inside:
        await poor.conversations_info(channel=staff.id)
    assert inside.value.response["needed"] == "groups:read", "by the kind of the conversation"
    assert (await poor.conversations_info(channel=scene.places["general"].id))["ok"]
    assert (await poor.conversations_list())["ok"]
    assert await refused(poor.conversations_create(name="x")) == "missing_scope"


async def test_tokens_that_are_none_or_gone_are_refused(scene: Scene, session: aiohttp.ClientSession) -> None:
    world, install = scene.wire.world, scene.install
    assert await refused(client(scene, session, "").auth_test()) == "not_authed"
    assert await refused(client(scene, session, "xoxb-none").auth_test()) == "invalid_auth"
    assert await refused(client(scene, session, scene.app.app_token).auth_test()) == "not_allowed_token_type"
    bot = client(scene, session)
    assert await refused(bot.apps_connections_open(app_token=install.token.value)) == "not_allowed_token_type"
    heard: list[Event] = []
    world.hears.append(heard.append)
    assert (await bot.auth_revoke())["revoked"]
    assert await refused(bot.auth_test()) == "token_revoked"
    again = world.install(scene.app, scene.team, scene.members["robin"].user)
    assert again.bot is install.bot, "it keeps who it is"
    back = client(scene, session, again.token.value)
    scene.wire.limits.methods["apps.uninstall"] = 2
    secret = {"client_id": scene.app.client_id, "client_secret": "wrong"}
    assert await refused(back.apps_uninstall(**secret)) == "bad_client_secret"
    await back.apps_uninstall(client_id=scene.app.client_id, client_secret=scene.app.client_secret)
    assert await refused(back.auth_test()) == "account_inactive"
    assert [each.type for each in heard] == ["tokens_revoked", "app_uninstalled", "tokens_revoked"]
    assert install.bot.id not in scene.places["general"].members


async def test_an_app_gets_an_address_for_socket_mode(scene: Scene, bot: AsyncWebClient) -> None:
    opened = await bot.apps_connections_open(app_token=scene.app.app_token)
    assert opened["url"].startswith("ws://127.0.0.1")
    scene.app.socket = False
    assert await refused(bot.apps_connections_open(app_token=scene.app.app_token)) == "forbidden_team"


async def test_an_app_comes_in_by_oauth_once_for_each_code(open_to_all: Scene, session: aiohttp.ClientSession) -> None:
    scene = open_to_all
    code = await consents(scene, session, "chat:write", "commands", "users:read")
    bare = AsyncWebClient(base_url=scene.wire.api_url, session=session)
    settings = AsyncOAuthSettings(
        client_id=scene.app.client_id, client_secret=scene.app.client_secret, redirect_uri=BACK, scopes=["chat:write"]
    )
    flow = AsyncOAuthFlow(client=bare, settings=settings)
    installed = await flow.run_installation(code)
    assert installed is not None
    install = scene.install
    assert (installed.team_id, installed.bot_user_id, installed.bot_id) == (
        scene.team.id,
        install.bot.id,
        install.bot_id,
    )
    assert (installed.user_id, installed.bot_scopes) == (install.by, ["chat:write", "commands", "users:read"])
    assert (install.by, installed.bot_refresh_token) == (scene.members["robin"].user.id, install.refresh)
    given = {"client_id": scene.app.client_id, "client_secret": scene.app.client_secret}
    again = bare.oauth_v2_access(**given, code=code, redirect_uri=BACK)
    assert await refused(again) == "code_already_used"
    assert await refused(bare.oauth_v2_access(**given, code="none")) == "invalid_code"
    wrong = {**given, "client_secret": "wrong"}
    assert await refused(bare.oauth_v2_access(**wrong, code=code)) == "bad_client_secret"


async def test_a_token_ends_and_is_refreshed_once(
    open_to_all: Scene, session: aiohttp.ClientSession, clock: Clock
) -> None:
    scene = open_to_all
    install = scene.wire.world.install(scene.app, scene.team, scene.members["robin"].user)
    old, refresh = install.token.value, install.refresh
    bare = AsyncWebClient(base_url=scene.wire.api_url, session=session)
    assert (await client(scene, session, old).auth_test())["ok"]
    clock.at += timedelta(seconds=TOKEN_LIFE)
    assert await refused(client(scene, session, old).auth_test()) == "token_expired"
    rotator = AsyncTokenRotator(client_id=scene.app.client_id, client_secret=scene.app.client_secret, client=bare)
    given = {"client_id": rotator.client_id, "client_secret": rotator.client_secret, "grant_type": "refresh_token"}
    fresh = await bare.oauth_v2_access(**given, refresh_token=refresh)
    assert (fresh["expires_in"], fresh["access_token"]) == (int(TOKEN_LIFE), install.token.value)
    assert (await client(scene, session, fresh["access_token"]).auth_test())["ok"]
    assert await refused(bare.oauth_v2_access(**given, refresh_token=refresh)) == "invalid_refresh_token"


async def test_files_come_in_three_steps_and_are_shown_in_blocks(
    scene: Scene, bot: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    there = await room(scene, bot, "there")
    sent = await bot.files_upload_v2(content=b"picture", filename="a.png", title="A", alt_txt="Tea")
    file = sent["file"]
    assert (file["alt_txt"], file["size"], file["groups"]) == ("Tea", 7, [])
    image = {"type": "image", "slack_file": {"id": file["id"]}, "alt_text": "Tea"}
    assert (await bot.chat_postMessage(channel=there.id, text="x", blocks=[image]))["ok"]
    unknown = {**image, "slack_file": {"id": "F0NONE"}}
    assert await refused(bot.chat_postMessage(channel=there.id, text="x", blocks=[unknown])) == "invalid_blocks"
    url = file["url_private_download"]
    async with session.get(url, headers={"Authorization": f"Bearer {scene.install.token.value}"}) as answer:
        assert await answer.read() == b"picture"
    poor = scene.wire.world.install(
        scene.wire.world.app("Poor", ("chat:write",)), scene.team, scene.members["robin"].user
    )
    for headers in ({}, {"Authorization": f"Bearer {poor.token.value}"}):
        async with session.get(url, headers=headers) as answer:
            assert (answer.status, answer.content_type) == (200, "text/html"), "a page to sign in on, as Slack has it"
    shared = await bot.files_upload_v2(
        content=b"more", filename="b.csv", title="B", channel=there.id, initial_comment="Here"
    )
    message = (await bot.conversations_history(channel=there.id))["messages"][0]
    assert (message["subtype"], message["text"]) == ("file_share", "Here")
    assert [each["id"] for each in message["files"]] == [shared["file"]["id"]]
    assert (await bot.files_info(file=shared["file"]["id"]))["file"]["groups"] == [there.id]
    assert await refused(bot.files_info(file="F0NONE")) == "file_not_found"


async def test_a_file_is_not_there_before_it_was_sent_and_not_shown_at_once(scene: Scene, bot: AsyncWebClient) -> None:
    asked = await bot.files_getUploadURLExternal(filename="a.png", length=3)
    files = [{"id": asked["file_id"], "title": "A"}]
    assert await refused(bot.files_completeUploadExternal(files=files)) == "file_not_found"
    assert await refused(bot.files_getUploadURLExternal(filename="a.png", length=0)) == "missing_argument"
    scene.wire.api.files_take = 60.0
    sent = await bot.files_upload_v2(content=b"picture", filename="a.png", title="A")
    assert (await bot.files_info(file=sent["file"]["id"]))["file"]["mimetype"] == ""
    image = {"type": "image", "slack_file": {"id": sent["file"]["id"]}, "alt_text": "Tea"}
    there = scene.places["general"].id
    assert await refused(bot.chat_postMessage(channel=there, text="x", blocks=[image])) == "invalid_blocks"


async def test_views_are_opened_with_a_trigger_and_published_to_somebody(scene: Scene, bot: AsyncWebClient) -> None:
    title = {"type": "plain_text", "text": "Tea"}
    block = {"type": "section", "text": title}
    modal = {"type": "modal", "title": title, "blocks": [block]}
    assert await refused(bot.views_open(trigger_id="1.2.3", view=modal)) == "invalid_trigger_id"
    assert await refused(bot.views_open(trigger_id="1.2.3", view={"type": "modal"})) == "invalid_trigger_id"
    assert await refused(bot.views_update(view_id="V0NONE", view=modal)) == "not_found"
    home = {"type": "home", "blocks": [block]}
    robin = scene.members["robin"].user.id
    first = (await bot.views_publish(user_id=robin, view=home))["view"]
    second = (await bot.views_publish(user_id=robin, view=home, hash=first["hash"]))["view"]
    assert second["id"] == first["id"]
    assert await refused(bot.views_publish(user_id=robin, view=home, hash=first["hash"])) == "hash_conflict"
    assert await refused(bot.views_publish(user_id=robin, view={"type": "home"})) == "invalid_arguments"
    assert await refused(bot.views_publish(user_id="U0NONE", view=home)) == "invalid_arguments"
