"""The page on which an app is let into a workspace of the local Slack: what it asks, and where it leads."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from tests.wire.slack import oauth
from tests.wire.slack.interactions import Spent
from tests.wire.slack.scene import Plan, Scene

BACK = "https://bot.example/slack/oauth_redirect"


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A workspace without the app."""
    made = await Scene.open(Plan(installed=False, redirect_urls=[BACK], patience=1))
    yield made
    await made.wire.close()


def asked(scene: Scene, **more: str) -> dict[str, str]:
    """What the app sends somebody to the page with."""
    return {"client_id": scene.app.client_id, "scope": "chat:write,commands", "state": "s1", **more}


async def comes(scene: Scene, session: aiohttp.ClientSession, method: str = "post", **more: str) -> tuple[int, str]:
    """Somebody comes to the page: the status, and where they are led or what they read."""
    url = f"{scene.wire.url}/oauth/v2/authorize"
    person = {"as_user": scene.members["robin"].person} if method == "post" else {}
    params = asked(scene, **{**person, **more})
    async with session.request(method, url, params=params, allow_redirects=False) as answer:
        return answer.status, answer.headers.get("Location") or await answer.text()


async def test_the_page_says_what_the_app_may(scene: Scene, session: aiohttp.ClientSession) -> None:
    status, text = await comes(scene, session, "get")
    assert status == 200
    assert "Homeroom asks to come in" in text
    assert "<li>chat:write</li><li>commands</li>" in text


async def test_who_says_yes_is_led_back_with_a_code(scene: Scene, session: aiohttp.ClientSession) -> None:
    status, back = await comes(scene, session)
    told = parse_qs(urlsplit(back).query)
    assert (status, back.partition("?")[0], told["state"]) == (302, BACK, ["s1"])
    (code,) = told["code"]
    other = scene.wire.world.app("Other", ("chat:write",))
    with pytest.raises(Spent, match="invalid_code"):
        scene.wire.oauth.take_code(other, code, None)
    with pytest.raises(Spent, match="bad_redirect_uri"):
        scene.wire.oauth.take_code(scene.app, code, "https://else.example/")
    grant = scene.wire.oauth.take_code(scene.app, code, BACK)
    assert (grant.team.id, grant.user.id) == (scene.team.id, scene.members["robin"].person)
    assert grant.scopes == {"chat:write", "commands"}
    with pytest.raises(Spent, match="code_already_used"):
        scene.wire.oauth.take_code(scene.app, code, BACK)


async def test_who_says_no_is_led_back_without(scene: Scene, session: aiohttp.ClientSession) -> None:
    status, back = await comes(scene, session, deny="1")
    assert (status, parse_qs(urlsplit(back).query)) == (302, {"error": ["access_denied"], "state": ["s1"]})


async def test_a_code_ends(scene: Scene, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oauth, "CODE_LIFE", -1.0)
    _, back = await comes(scene, session)
    with pytest.raises(Spent, match="code_expired"):
        scene.wire.oauth.take_code(scene.app, parse_qs(urlsplit(back).query)["code"][0], BACK)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"client_id": "1.2"}, "Invalid client_id parameter"),
        ({"redirect_uri": "https://evil.example/"}, "redirect_uri did not match any configured URIs"),
        ({"scope": ""}, "No scopes requested"),
        ({"scope": "chat:write,admin"}, "Invalid permissions requested: admin"),
        ({"as_user": "U0NONE"}, "You are not signed in to this workspace"),
        ({"team": "T0NONE"}, "You are not signed in to this workspace"),
    ],
)
async def test_the_page_leads_nowhere_else(
    scene: Scene, session: aiohttp.ClientSession, more: dict[str, str], sentence: str
) -> None:
    status, text = await comes(scene, session, **more)
    assert (status, sentence in text) == (400, True)
    assert scene.wire.oauth.codes == {}
