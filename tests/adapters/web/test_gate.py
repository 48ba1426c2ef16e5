"""Who may speak to a class behind its door: which sites, which hosts, how often, and what others learn."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import make_mocked_request

from adapters.web.classroom import Classroom
from adapters.web.gate import Gate
from adapters.web.keeper import MemoryKeeper
from adapters.web.live import MOST_PAGES, TOO_MANY
from adapters.web.refusal import Sentences
from bot.clock import FixedClock
from storage.database import Database
from tests.adapters.web.conftest import card
from tests.adapters.web.door import HOST, ORIGIN, Doorway, closed, doorway, hello, rows


@pytest.fixture
def keeper() -> MemoryKeeper:
    """In memory: what people say is kept elsewhere."""
    return MemoryKeeper()


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example", "http://class.example.org", ORIGIN + ":444"])
async def test_no_other_site_can_post(door: Doorway, origin: str, database: Database) -> None:
    token, cookie = await door.token("ben"), await door.comes_in("ana")
    assert (await door.posts("/in", token=token, origin=origin)).status == 403
    assert (await door.posts("/out", cookie, origin=origin)).status == 403
    assert await rows(database) == (1, 1)


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://class.example.org"])
async def test_no_other_site_can_connect_with_somebodys_cookie(door: Doorway, origin: str) -> None:
    cookie = await door.comes_in("ana")
    with pytest.raises(WSServerHandshakeError) as refused:
        await door.connects(cookie, Origin=origin)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "class.example.org:80", "class.example.org.evil.example", ""]
)
async def test_another_host_is_refused_and_told_where_the_class_is(door: Doorway, host: str) -> None:
    cookie = await door.comes_in("ana")
    for path in ("/", "/live", "/static/base.css"):
        answer = await door.gets(path, cookie, Host=host)
        assert answer.status == 403
        assert ORIGIN in await answer.text()


async def test_the_address_may_name_its_port(door: Doorway) -> None:
    assert (await door.gets("/static/base.css", Host=f"{HOST}:443")).status == 200


async def test_a_link_in_a_mail_opens_but_no_other_site_embeds_anything(door: Doorway) -> None:
    token, cookie = await door.token("ben"), await door.comes_in("ana")
    from_mail = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert (await door.gets(f"/in/{token}", **from_mail)).status == 200
    assert (await door.gets("/", cookie, **from_mail)).status == 200
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    for path in ("/", f"/in/{token}", "/static/base.css", "/file/x"):
        assert (await door.gets(path, cookie, **embedded)).status == 403


async def test_every_page_of_the_door_is_told_to_trust_nothing_else(door: Doorway) -> None:
    for path in ("/", f"/in/{await door.token('ana')}", "/in/none"):
        answer = await door.gets(path)
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        text = await answer.text()
        assert not re.search(r"<script|<style|\s(?:style|on[a-z]+)=", text)


async def test_a_name_is_shown_as_it_is_written(door: Doorway) -> None:
    await door.classroom.register.change_person("ana", name="<script>alert(1)</script>")
    text = await (await door.gets(f"/in/{await door.token('ana')}")).text()
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


async def test_figures_of_the_process_are_for_this_machine_only(door: Doorway) -> None:
    here = f"127.0.0.1:{door.client.port}"
    for passed_on in ({"X-Forwarded-For": "203.0.113.7"}, {"Forwarded": "for=203.0.113.7"}, {"Via": "1.1 proxy"}):
        assert (await door.gets("/metrics", Host=here, **passed_on)).status == 403  # one that rewrites the host
    for path in ("/healthz", "/readyz", "/metrics"):
        assert (await door.gets(path)).status == 403  # through the proxy
        assert (await door.gets(path, Host=here)).status == 200


@pytest.mark.parametrize(("asks", "is_let_in"), [("192.0.2.5", True), ("127.0.0.1", True), ("192.0.2.6", False)])
async def test_where_it_listens_at_an_address_of_this_machine_that_address_is_this_machine(
    asks: str, is_let_in: bool
) -> None:
    transport = Mock()
    transport.get_extra_info = {"peername": (asks, 50_000), "sockname": ("192.0.2.5", 8421)}.get
    request = make_mocked_request("GET", "/healthz", {"Host": "127.0.0.1:8421"}, transport=transport)
    assert Gate(Sentences(), ORIGIN).lets_in(request) is is_let_in


async def test_who_tries_many_links_has_to_wait_and_is_told_so_but_a_good_link_works_beside_them(
    door: Doorway, clock: FixedClock
) -> None:
    good, bad = await door.token("ana"), "x" * 43
    for _ in range(20):
        assert (await door.gets(f"/in/{bad}")).status == 404
    for answer in (await door.gets(f"/in/{bad}"), await door.posts("/in", token=bad)):
        assert answer.status == 429
        assert "Wait a minute" in await answer.text()
        assert answer.headers["Retry-After"] == "60"
    assert (await door.gets(f"/in/{good}")).status == 200
    assert (await door.posts("/in", token=good)).status == 303
    clock.advance(timedelta(minutes=1))
    assert (await door.gets(f"/in/{bad}")).status == 404


async def test_a_whole_class_in_one_building_comes_in_at_once(door: Doorway) -> None:
    for number in range(60):
        person = await door.classroom.register.add_person(f"Student {number}")
        token = await door.token(person)
        assert (await door.gets(f"/in/{token}")).status == 200
        assert (await door.posts("/in", token=token)).status == 303


async def test_behind_a_proxy_of_ours_each_address_has_a_measure_of_its_own(
    classroom: Classroom, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    async with doorway(classroom, database, clock, tmp_path, proxies=1) as door:
        for _ in range(21):
            last = await door.gets("/in/x", **{"X-Forwarded-For": "10.9.9.9, 203.0.113.7"})
        assert last.status == 429
        assert (await door.gets("/in/x", **{"X-Forwarded-For": "203.0.113.7, 203.0.113.8"})).status == 404
        for number in range(21):
            last = await door.gets("/in/x", **{"X-Forwarded-For": f"2001:db8::{number}"})
        assert last.status == 429  # one network


async def test_without_a_proxy_of_ours_nobody_says_where_they_come_from(door: Doorway) -> None:
    for number in range(21):
        last = await door.gets("/in/x", **{"X-Forwarded-For": f"203.0.113.{number}"})
    assert last.status == 429


async def test_what_the_door_is_sent_is_small(door: Doorway) -> None:
    assert (await door.posts("/in", token="x" * 5_000)).status == 413


async def test_a_person_has_so_many_pages_and_no_more(door: Doorway) -> None:
    cookie = await door.comes_in("ana")
    sockets = [await door.connects(cookie) for _ in range(MOST_PAGES)]
    for socket in sockets:
        await hello(socket)
    async with await door.connects(cookie) as one_more:
        assert await closed(one_more) == TOO_MANY
    await sockets[0].close()
    async with await door.connects(await door.comes_in("ben")) as other:
        assert (await hello(other))["me"] == "ben"
    for socket in sockets:
        await socket.close()


async def test_a_picture_is_for_those_who_see_its_message(door: Doorway, database: Database) -> None:
    image = {"alt": "a chart", "data": "iVBORw0KGgo=", "type": "image/png", "name": "c.png"}
    posted = await door.classroom.bot.post("channel:staff", card("Chart", image=image), "n1")
    staff = await door.classroom.open_place("robin", "channel:staff")
    assert posted["id"] == staff[0][0]["id"]
    path = re.search(r"/file/[\w-]+", json.dumps(staff[0]))
    assert path is not None
    statuses = [(await door.gets(path[0], await door.comes_in(person))).status for person in ("robin", "ana")]
    assert statuses == [200, 404]
    assert (await door.gets(path[0])).status == 404
