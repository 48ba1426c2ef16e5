"""An app whose class has an address: what belongs to a class to try things in is not there."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar

from adapters.web.app import WebClass
from adapters.web.desk import Add, Added, Done, LinkAsked, Linked, NewPerson, RoleAsked
from adapters.web.desk_commands import Line
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import MovableClock
from bot.config import Config
from bot.config_tables import HomeroomTable
from tests.adapters.web.pages import Page


@pytest.mark.parametrize("signs_in", [True, False])
async def test_where_people_sign_in_nobody_is_invented_or_simulated_and_time_is_real(
    tmp_path: Path, signs_in: bool
) -> None:
    settings = WebSettings(port=0, address="https://class.example.org" if signs_in else "")
    app = await App.open(Config(HomeroomTable(data=tmp_path), parts={"web": settings}), clock=MovableClock())
    await app.start()
    try:
        served = app.adapters["web"]
        assert isinstance(served, WebClass)
        classroom = served.classroom
        assert (app.demo, app.movable, classroom.simulates, classroom.mates) == (not signs_in,) * 4
        assert app.nobody_yet == signs_in
        assert len(classroom.core.state.members()) == (0 if signs_in else 26)
        assert len(classroom.core.state.places) == 8
    finally:
        await app.stop()


async def test_the_terminal_and_the_page_take_turns_so_that_an_instructor_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    config = Config(HomeroomTable(data=tmp_path), parts={"web": WebSettings(port=port, address=address)})
    app = await App.open(config)
    await app.start()
    try:
        served = app.adapters["web"]
        assert isinstance(served, WebClass)
        terminal = Line(config.socket_path, None)
        await terminal.ask(Add(people=[NewPerson(name=name, role="instructor") for name in ("Robin", "Noor")]), Added)
        link = (await terminal.ask(LinkAsked(name="Robin"), Linked)).link
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            token = {"token": link.rpartition("/")[2]}
            await browser.post(f"{address}/in", data=token, headers={"Origin": address})
            async with browser.ws_connect(f"{address}/live", origin=address) as connection:
                robin = Page(connection)
                await robin.event("hello")
                async with served.classroom.core.lock:  # both are asked for before either is done
                    asked = await robin.sends("person-role", person="robin", role="student")
                    other = asyncio.create_task(terminal.ask(RoleAsked(name="Noor", role="student"), Done))
                    await terminal.everyone()
                    await robin.asks("threads", place="channel:general")
                await asyncio.gather(other, robin.hears(lambda item: item.get("re") == asked), return_exceptions=True)
        assert [one.role for one in served.classroom.core.state.members()].count("instructor") == 1
        many = [NewPerson(name=f"{number} {'ñ' * 70}", zone="America/New_York") for number in range(800)]
        assert (await terminal.ask(Add(people=many), Added)).count == 800  # a whole table is one request
    finally:
        await app.stop()
