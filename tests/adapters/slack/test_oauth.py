"""Many workspaces: each adds Homeroom by itself, is served over HTTP, and loses it at once when it is removed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar
from pydantic import SecretStr

from adapters.slack.places import space_of
from adapters.slack.secret import new_key
from adapters.slack.settings import INSTALL, REDIRECT
from storage.slack_installed import Installations
from storage.spaces import Spaces
from tests.adapters.slack.class_of import Served, adds, an_app, many, many_workspaces, set_up, until
from tests.wire.slack.people import Member, Refused


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """Homeroom for many workspaces; it is in none yet."""
    async with many(tmp_path) as found:
        yield found


async def is_in(there: Served, team: str) -> bool:
    """Whether Homeroom takes itself to be in a workspace."""
    return await there.app.database.read(lambda tx: Spaces(tx, space_of(team)).snapshot()) is not None


async def test_a_workspace_adds_it_and_its_installer_sets_up_a_course(there: Served) -> None:
    status, page = await adds(there, "robin")
    assert status == 200
    assert "Homeroom is in Class" in page
    await set_up(there)
    await there.robin.runs("/homeroom status", "general")
    assert "Nothing is paused" in there.robin.answer
    await there.heard()
    assert await there.members() >= {"robin", "ana", "ben"}
    can = there.adapter.platform_of(there.space_id).capabilities
    assert not can.knows_members, "where it was added before anybody needed it, only who acted is known"


async def test_who_adds_it_is_an_instructor_also_without_looking_after_the_workspace(there: Served) -> None:
    await adds(there, "ana")
    await there.ana.runs("/homeroom start", "general")
    assert "Set up the course" in str(there.ana.answer_message)
    assert "ana" in there.staff()


async def test_who_adds_it_once_more_is_not_made_an_instructor_by_that(there: Served) -> None:
    await adds(there, "robin")
    assert (await adds(there, "ana"))[0] == 200
    await there.ana.runs("/homeroom settings", "general")
    assert "What would you like to set?" not in there.ana.answer
    assert "ana" not in there.staff()
    await there.robin.runs("/homeroom settings", "general")
    assert "What would you like to set?" in there.robin.answer


async def test_the_token_is_stored_sealed_and_in_no_page(there: Served) -> None:
    _, page = await adds(there, "robin")
    token = there.scene.install.token.value
    assert token not in page
    stored = await there.app.database.read(lambda tx: Installations(tx, there.space_id).get())
    assert stored is not None
    assert stored.sealed
    inside = b"".join(file.read_bytes() for file in there.app.config.data.iterdir() if file.is_file())
    assert token.encode() not in inside


async def test_who_says_no_is_told_that_nothing_was_added(there: Served) -> None:
    status, page = await adds(there, "robin", deny=True)
    assert status == 400
    assert "You did not say yes" in page
    assert there.scene.app.installs == {}


async def test_a_state_is_good_once_and_in_one_browser_only(there: Served) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as one, ClientSession() as other:
        begun = await one.get(f"{there.app.address}{INSTALL}", allow_redirects=False)
        says = {"as_user": there.robin.person}
        agreed = await one.post(begun.headers["Location"], data=says, allow_redirects=False)
        back = agreed.headers["Location"]
        elsewhere = await other.get(back)
        assert (elsewhere.status, "Homeroom was not added" in await elsewhere.text()) == (400, True)
        forged = await one.get(f"{there.app.address}{REDIRECT}?code=1.2.3&state=other")
        assert forged.status == 400
        assert (await one.get(back)).status == 200
        again = await one.get(back)
        assert (again.status, "This page is good once" in await again.text()) == (400, True)


async def test_pages_speak_the_language_of_the_browser(there: Served) -> None:
    async with ClientSession() as browser:
        page = await browser.get(f"{there.app.address}{REDIRECT}", headers={"Accept-Language": "es-MX,es;q=0.9"})
        assert "Homeroom no se ha añadido" in await page.text()
        assert page.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


async def test_a_code_that_slack_does_not_take_is_said(there: Served) -> None:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        begun = await browser.get(f"{there.app.address}{INSTALL}", allow_redirects=False)
        state = browser.cookie_jar.filter_cookies(begun.url.with_path(REDIRECT))["homeroom-slack-state"].value
        page = await browser.get(f"{there.app.address}{REDIRECT}", params={"code": "1.2.3", "state": state})
        assert (page.status, "Slack did not accept" in await page.text()) == (502, True)


async def other_workspace(there: Served) -> Member:
    """Another workspace that has Homeroom: somebody there."""
    world = there.scene.wire.world
    team = world.team("Other", "other")
    olga = world.user(team, "olga")
    world.channel(team, "general", olga, members=[], general=True)
    there.scene.members["olga"] = Member(there.scene.wire, team, olga, there.scene.app)
    assert (await adds(there, "olga"))[0] == 200
    return there.olga


@pytest.mark.parametrize("how", ["uninstall", "revoke"])
async def test_removed_from_one_workspace_it_stops_there_at_once_and_goes_on_in_the_other(
    there: Served, how: str
) -> None:
    await adds(there, "robin")
    olga = await other_workspace(there)
    getattr(there.scene.wire.world, how)(there.scene.install)
    await there.heard()
    assert not await is_in(there, there.scene.team.id)
    stored = await there.app.database.read(lambda tx: Installations(tx, there.space_id).get())
    assert stored is not None
    assert (stored.sealed, stored.revoked_at is None) == (None, False)
    await olga.runs("/homeroom help", "general")
    assert "What you can do here" in olga.answer
    there.scene.wire.api.calls.clear()
    assert there.app.away == []


async def test_added_again_it_goes_on_where_it_was(there: Served) -> None:
    await adds(there, "robin")
    await set_up(there)
    there.scene.wire.world.uninstall(there.scene.install)
    await there.heard()
    await adds(there, "robin")
    await there.robin.runs("/homeroom status", "general")
    assert "Nothing is paused" in there.robin.answer


async def test_where_it_is_not_installed_people_are_told_so(there: Served) -> None:
    """As an app that was added from its own page on Slack: we have no token for it."""
    there.scene.wire.world.install(there.scene.app, there.scene.team, there.robin.user)
    await there.robin.runs("/homeroom help", "general")
    assert "Homeroom is not installed in this workspace" in there.robin.answer


async def test_where_its_key_is_another_people_read_so_and_not_that_it_is_gone(there: Served, tmp_path: Path) -> None:
    await adds(there, "robin")
    await there.heard()
    port, public = there.app.config.model("web", object).port, there.scene.app.request_url.rpartition("/slack")[0]  # type: ignore[type-var,attr-defined]
    await there.app.stop()
    slack = many_workspaces(there.scene, public).model_copy(update={"key": SecretStr(new_key())})
    there.app = await an_app(tmp_path, slack, port=port)
    await there.app.start()
    for _ in range(2):
        await there.robin.runs("/homeroom help", "general")
        assert "its key no longer opens" in there.robin.answer
        assert "not installed" not in there.robin.answer


async def test_after_a_restart_nothing_is_asked_of_slack_but_what_is_needed(there: Served, tmp_path: Path) -> None:
    await adds(there, "robin")
    await set_up(there)
    await there.heard()
    port, public = there.app.config.model("web", object).port, there.scene.app.request_url.rpartition("/slack")[0]  # type: ignore[type-var,attr-defined]
    await there.app.stop()
    there.app = await an_app(tmp_path, many_workspaces(there.scene, public), port=port)
    await there.app.start()
    there.scene.wire.api.calls.clear()
    await there.robin.runs("/homeroom help", "general")
    assert "What you can do here" in there.robin.answer
    await until(lambda: "robin" in there.staff())
    assert there.asked() == []
    with pytest.raises(Refused):
        await there.robin.runs("/nothing", "general")
