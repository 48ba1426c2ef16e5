"""What is fetched of a workspace while somebody waits: files that were put into forms, and who is shown the token."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from adapters.slack.client import API
from adapters.slack.ways import Spaces, keeps_files
from bot.kinds import LARGEST_UPLOAD
from tests.adapters.slack.workspace_of import COMMANDS, Ported, ported
from tests.wire.slack import shapes
from tests.wire.slack.scene import Plan
from tests.wire.slack.things import File

DECK = b"a,b\n" * 100


def given(there: Ported, data: bytes = DECK, **told: Any) -> dict[str, Any]:
    """A file that Ana put into a form, as Slack describes it with what she sends; ``told`` otherwise than usual."""
    world, team = there.scene.wire.world, there.scene.team.id
    made = File(world.new_id("F"), team, there.person("ana").external_id, "deck.csv", "Deck", len(data), 0, "", data)
    world.files[made.id] = made
    return {**shapes.file(made, world), "mimetype": "text/csv", **told}


async def fetched(there: Ported, file: dict[str, Any]) -> Any:
    return await Spaces(there.workspaces, there.tokens, COMMANDS.spoken).fetch(there.space_id, file)


@asynccontextmanager
async def elsewhere() -> AsyncIterator[tuple[URL, list[str]]]:
    """A server of somebody else's, and with what authorization it was asked."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.headers.get("Authorization", ""))
        return web.Response(body=b"theirs")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    server = TestServer(app)
    await server.start_server()
    try:
        yield server.make_url("/file"), asked
    finally:
        await server.close()


async def test_a_file_comes_whole_and_one_that_is_too_large_is_not_fetched(there: Ported) -> None:
    found = await fetched(there, given(there))
    assert found == {"name": "deck.csv", "type": "text/csv", "data": base64.b64encode(DECK).decode()}
    large = await fetched(there, given(there, size=LARGEST_UPLOAD + 1))
    assert len(base64.b64decode(large["data"])) == LARGEST_UPLOAD + 1


async def test_nobody_but_slack_is_shown_the_token(there: Ported) -> None:
    async with elsewhere() as (address, asked):
        found = await fetched(there, given(there, url_private_download=str(address)))
        assert (found["data"], asked) == (None, [])
        sent_on = given(there)
        there.scene.wire.world.files[sent_on["id"]].moved = str(address)
        assert (await fetched(there, sent_on))["data"] is None
        assert asked == []


@pytest.mark.parametrize("address", [None, "", "/files-pri/T1-F1/deck.csv", "https://[files.slack.com/deck.csv"])
async def test_a_file_that_slack_names_no_address_of_cannot_be_read(there: Ported, address: str | None) -> None:
    assert (await fetched(there, given(there, url_private_download=address)))["data"] is None
    assert await fetched(there, {"id": "F1", "file_access": "check_file_info"}) == {
        "name": "",
        "type": "",
        "data": None,
    }


async def test_a_page_to_sign_in_on_is_no_file(tmp_path: Path) -> None:
    async with ported(tmp_path, scopes=[each for each in Plan().scopes if each != "files:read"]) as there:
        assert (await fetched(there, given(there)))["data"] is None


async def test_a_file_that_was_deleted_meanwhile_cannot_be_read(there: Ported) -> None:
    file = given(there)
    there.scene.wire.world.files[file["id"]].deleted = True
    assert (await fetched(there, file))["data"] is None


@pytest.mark.parametrize(
    ("address", "api", "kept"),
    [
        ("https://files.slack.com/files-pri/T1-F1/a.csv", API, True),
        ("https://class.slack.com/files/U1/F1/a.csv", API, True),
        ("https://files.slack-gov.com/files-pri/T1-F1/a.csv", API, True),
        ("http://files.slack.com/files-pri/T1-F1/a.csv", API, False),
        ("https://files.slack.com:8443/a.csv", API, False),
        ("https://notslack.com/a.csv", API, False),
        ("https://files.slack.com.example.org/a.csv", API, False),
        ("https://files.slack.com@example.org/a.csv", API, False),
        ("https://docs.google.com/a.csv", API, False),
        ("http://localhost:8080/files-pri/a.csv", "http://localhost:8080/api/", True),
        ("http://localhost:8081/files-pri/a.csv", "http://localhost:8080/api/", False),
        ("http://localhost:8080/files-pri/a.csv", API, False),
    ],
)
def test_files_are_slacks_own_or_of_the_server_in_its_place(address: str, api: str, kept: bool) -> None:
    assert keeps_files(URL(address), URL(api)) is kept
