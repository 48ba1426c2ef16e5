"""Signing in: what a link is worth and how often, what a cookie is worth and how long, and what closes a page."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.web.enrolment import Newcomer
from adapters.web.keeper import MemoryKeeper
from adapters.web.live import SIGNED_OUT
from adapters.web.sign_in import KEY, LOOKED_EVERY, SignIn
from bot.clock import FixedClock
from storage.database import Database
from storage.problems import Unreachable
from storage.sign_in import AGAIN, LINK_LIFE, SESSION_LIFE, sign_in_sessions
from tests.adapters.web.door import BROWSER, COOKIE, HOST, ORIGIN, Doorway, asks, closed, event, hello, rows
from tests.adapters.web.pages import Page


@pytest.fixture
def keeper() -> MemoryKeeper:
    """In memory: what people say is kept elsewhere."""
    return MemoryKeeper()


async def test_a_link_shows_a_page_and_its_button_brings_in(door: Doorway) -> None:
    token = await door.token("ana")
    page = await door.gets(f"/in/{token}")
    text = await page.text()
    assert "Come in as Ana Ruiz" in text
    assert "Come in as Ana Ruiz" in await (await door.gets(f"/in/{token}")).text()  # looking uses nothing up
    answer = await door.posts("/in", token=token)
    cookie = answer.cookies[COOKIE]
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert (cookie["path"], cookie["secure"], cookie["httponly"], cookie["samesite"]) == ("/", True, True, "Lax")
    assert cookie["domain"] == ""
    assert (await door.gets("/", cookie.value)).status == 200
    async with await door.connects(cookie.value) as socket:
        greeting = await hello(socket)
        assert (greeting["me"], greeting["choosable"]) == ("ana", False)


async def test_a_link_works_once_however_many_try_at_once(door: Doorway, database: Database) -> None:
    token = await door.token("ana")
    answers = await asyncio.gather(*(door.posts("/in", token=token) for _ in range(20)))
    assert sorted(answer.status for answer in answers) == [303] + [404] * 19
    assert await rows(database) == (0, 1)


async def test_who_presses_twice_or_gets_no_answer_comes_in_all_the_same(door: Doorway, clock: FixedClock) -> None:
    token = await door.token("ana")
    mark = (await door.gets(f"/in/{token}")).cookies[BROWSER]
    assert (mark["secure"], mark["httponly"], mark["samesite"], mark["max-age"]) == (True, True, "Lax", "86400")
    mine = mark.value
    answers = await asyncio.gather(*(door.posts("/in", token=token, browser=mine) for _ in range(3)))
    assert [answer.status for answer in answers] == [303] * 3
    for answer in answers:  # whichever of them the browser took, it is in
        assert (await door.gets("/", answer.cookies[COOKIE].value)).status == 200
    assert BROWSER not in (await door.gets(f"/in/{token}", browser=mine)).cookies
    clock.advance(AGAIN - timedelta(microseconds=1))
    assert "Come in as Ana Ruiz" in await (await door.gets(f"/in/{token}", browser=mine)).text()
    assert (await door.posts("/in", token=token, browser=mine)).status == 303
    clock.advance(timedelta(microseconds=1))
    assert (await door.gets(f"/in/{token}", browser=mine)).status == 404
    assert (await door.posts("/in", token=token, browser=mine)).status == 404


async def test_a_used_link_brings_no_other_browser_in_nor_anybody_whose_session_ended(
    door: Doorway, database: Database
) -> None:
    token = await door.token("ana")
    mine, other = [(await door.gets(f"/in/{token}")).cookies[BROWSER].value for _ in range(2)]
    cookie = (await door.posts("/in", token=token, browser=mine)).cookies[COOKIE].value
    for browser in (other, "", "x", "x" * 43):
        assert (await door.gets(f"/in/{token}", browser=browser)).status == 404
        assert (await door.posts("/in", token=token, browser=browser)).status == 404
    assert (await door.posts("/in", cookie, token=token, browser=mine)).headers["Location"] == "/"
    assert await rows(database) == (0, 1)  # who is in need not come in again
    await door.posts("/out", cookie)
    assert (await door.posts("/in", token=token, browser=mine)).status == 404


async def test_in_which_browser_somebody_came_in_is_soon_forgotten(
    door: Doorway, database: Database, clock: FixedClock
) -> None:
    token = await door.token("ana")
    browser = (await door.gets(f"/in/{token}")).cookies[BROWSER].value
    await door.posts("/in", token=token, browser=browser)
    clock.advance(AGAIN)
    await door.token("ben")
    (kept,) = await database.read(lambda tx: tx.rows(sign_in_sessions.select()))
    assert (kept.link, kept.browser) == (None, None)


async def test_a_new_link_makes_an_earlier_one_void_but_not_somebody_elses(door: Doorway) -> None:
    first, others = await door.token("ana"), await door.token("ben")
    second = await door.token("ana")
    assert (await door.posts("/in", token=first)).status == 404
    assert (await door.posts("/in", token=second)).status == 303
    assert (await door.posts("/in", token=others)).status == 303


async def test_a_link_that_cannot_be_used_looks_the_same_whatever_is_the_matter_with_it(
    door: Doorway, clock: FixedClock
) -> None:
    used, late, unknown = await door.token("ana"), await door.token("ben"), "x" * 43
    await door.posts("/in", token=used)
    clock.advance(LINK_LIFE)
    pages = [await door.gets(f"/in/{token}") for token in (used, late, unknown, "short", "%00", "é" * 43)]
    pages += [await door.posts("/in", token=token) for token in (used, late, unknown, "", "\0")]
    assert {page.status for page in pages} == {404}
    assert len({await page.text() for page in pages}) == 1
    assert "Ask your instructor for a new one" in await pages[0].text()


async def test_a_link_lasts_until_the_last_moment_of_its_two_weeks(door: Doorway, clock: FixedClock) -> None:
    token = await door.token("ana")
    clock.advance(LINK_LIFE - timedelta(microseconds=1))
    assert (await door.posts("/in", token=token)).status == 303


async def test_the_link_of_somebody_who_left_is_worth_nothing(door: Doorway) -> None:
    token = await door.token("ana")
    await door.classroom.register.remove_person("ana")
    assert (await door.posts("/in", token=token)).status == 404


async def test_who_is_signed_in_goes_on_to_the_class_with_an_old_link(door: Doorway) -> None:
    token = await door.token("ana")
    cookie = (await door.posts("/in", token=token)).cookies[COOKIE].value
    for answer in (await door.gets(f"/in/{token}", cookie), await door.posts("/in", cookie, token=token)):
        assert (answer.status, answer.headers["Location"]) == (303, "/")


async def test_coming_in_as_somebody_else_says_so_and_signs_the_first_out_in_this_browser(
    door: Doorway, database: Database
) -> None:
    cookie = await door.comes_in("ana")
    token = await door.token("ben")
    assert "Coming in here signs Ana Ruiz out" in await (await door.gets(f"/in/{token}", cookie)).text()
    answer = await door.posts("/in", cookie, token=token)
    assert (await door.gets("/", cookie)).status == 403
    assert (await door.gets("/", answer.cookies[COOKIE].value)).status == 200
    assert await rows(database) == (0, 1)


async def test_whoever_comes_in_as_somebody_who_was_in_before_is_not_unseen(door: Doorway) -> None:
    async with await door.connects(await door.comes_in("ana")) as socket:
        ana = Page(socket)
        assert "direct:ana" not in {place["key"] for place in (await ana.event("hello"))["places"]}  # the first time
        token = await door.token("ana")
        browser = (await door.gets(f"/in/{token}")).cookies[BROWSER].value
        for _ in range(2):
            assert (await door.posts("/in", token=token, browser=browser)).status == 303
        await ana.event("came-in")
        told = await ana.event("message")
        assert (told["message"]["place"], told["notify"]) == ("direct:ana", True)
        assert told["message"]["card"]["title"] == "Otro navegador ha entrado como tú"
    await door.classroom.settle()
    messages, _ = await door.classroom.open_place("ana", "direct:ana")
    assert len(messages) == 1  # a second press on the same button is no other browser
    assert "direct:ana" not in {place.key for place in door.classroom.core.state.places_of("robin")}


async def test_without_a_session_there_is_a_page_that_says_what_to_do_and_nothing_of_the_class(door: Doorway) -> None:
    answer = await door.gets("/", **{"Accept-Language": "es"})
    text = await answer.text()
    assert answer.status == 403
    assert "Para entrar necesitas un enlace" in text
    assert "Ana Ruiz" not in text
    assert answer.headers["Cache-Control"] == "no-store"
    for path in ("/api/people", "/api/people?as=robin", "/file/x"):
        assert (await door.gets(path)).status == 404
    assert (await door.gets("/?as=robin")).status == 403


async def test_a_connection_without_a_session_learns_why_it_ends(door: Doorway) -> None:
    async with await door.connects() as socket:
        assert await closed(socket) == SIGNED_OUT
    async with door.client.ws_connect("/live?as=robin", headers={"Host": HOST, "Origin": ORIGIN}) as socket:
        assert await closed(socket) == SIGNED_OUT


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing is lost"), ("es", "No se ha perdido nada")])
async def test_a_database_that_cannot_be_read_is_said_on_a_page_that_tells_what_helps(
    door: Doorway, database: Database, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    token, cookie = await door.token("ben"), await door.comes_in("ana")

    async def fails(*_: object) -> object:
        raise Unreachable("no answer")

    monkeypatch.setattr(database, "read", fails)
    speaks = {"Accept-Language": language}
    answers = [await door.gets("/", cookie, **speaks), await door.gets(f"/in/{token}", **speaks)]
    for answer in answers:
        assert (answer.status, answer.content_type, answer.headers["Retry-After"]) == (503, "text/html", "10")
        assert said in await answer.text()
    assert (await door.posts("/in", token=token)).status == 503
    monkeypatch.undo()
    assert (await door.posts("/in", token=token)).status == 303


async def test_no_cookie_but_ours_is_taken(
    door: Doorway, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    cookie = await door.comes_in("ana")
    token, _, signature = cookie.partition(".")
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = SignIn(database, "web:class", clock, other)  # the same database, another key: a stolen one
    theirs = await elsewhere.come_in(await elsewhere.make_link("ana"))
    assert theirs is not None
    in_another_space = SignIn(database, "web:other", clock, tmp_path)
    theirs_there = await in_another_space.come_in(await in_another_space.make_link("ana"))
    assert theirs_there is not None
    forged = (
        theirs.cookie,
        theirs_there.cookie,
        token,
        f"{token}.{'0' * 64}",
        f"{'A' * 43}.{signature}",
        f"{token}.{signature[:-1]}",
        f"{token}.{signature}x",
        "ana",
        ".",
    )
    for each in forged:
        assert (await door.gets("/", each)).status == 403, each
    assert (await door.gets("/", cookie)).status == 200


async def test_the_key_is_beside_the_database_and_nobody_elses(door: Doorway, tmp_path: Path) -> None:
    await door.comes_in("ana")
    assert (tmp_path / KEY).stat().st_mode & 0o777 == 0o600


async def test_the_database_holds_no_token(door: Doorway, database: Database, tmp_path: Path) -> None:
    open_link = await door.token("ben")
    cookie = await door.comes_in("ana")
    await database.scrub()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("class.db*"))
    for secret in (open_link, *cookie.split(".")):
        assert secret.encode() not in kept


async def test_a_session_ends_after_thirty_days_without_use_and_lasts_while_it_is_used(
    door: Doorway, clock: FixedClock
) -> None:
    cookie = await door.comes_in("ana")
    for _ in range(3):
        clock.advance(SESSION_LIFE - timedelta(hours=2))
        assert (await door.gets("/", cookie)).status == 200
    clock.advance(SESSION_LIFE)
    assert (await door.gets("/", cookie)).status == 403


async def test_what_is_done_in_a_page_keeps_its_session(door: Doorway, clock: FixedClock) -> None:
    cookie = await door.comes_in("ana")
    async with await door.connects(cookie) as socket:
        await hello(socket)
        clock.advance(SESSION_LIFE - timedelta(hours=2))
        assert (await asks(socket, "open", place="channel:general"))["ok"]
    clock.advance(SESSION_LIFE - timedelta(hours=2))
    assert (await door.gets("/", cookie)).status == 200


async def test_signing_out_ends_this_session_and_closes_its_pages_only(door: Doorway) -> None:
    here, there, ben = await door.comes_in("ana"), await door.comes_in("ana"), await door.comes_in("ben")
    async with (
        await door.connects(here) as mine,
        await door.connects(there) as other,
        await door.connects(ben) as third,
    ):
        for socket in (mine, other, third):
            await hello(socket)
        answer = await door.posts("/out", here)
        assert (answer.status, answer.cookies[COOKIE]["max-age"]) == (204, "0")
        assert await closed(mine) == SIGNED_OUT
        assert (await asks(other, "say", place="channel:general", text="still here"))["ok"]
        assert (await asks(third, "say", place="channel:general", text="me too"))["ok"]
    assert [(await door.gets("/", cookie)).status for cookie in (here, there, ben)] == [403, 200, 200]


async def test_signing_out_everywhere_ends_all_sessions_of_the_person_and_their_link(door: Doorway) -> None:
    here, there, ben = await door.comes_in("ana"), await door.comes_in("ana"), await door.comes_in("ben")
    link = await door.token("ana")
    async with await door.connects(there) as other:
        await hello(other)
        await door.posts("/out", here, everywhere="1")
        assert await closed(other) == SIGNED_OUT
    assert [(await door.gets("/", cookie)).status for cookie in (here, there, ben)] == [403, 403, 200]
    assert (await door.posts("/in", token=link)).status == 404


@pytest.mark.parametrize("everywhere", [True, False])
async def test_what_another_process_ended_does_nothing_more_and_its_pages_close_within_seconds(
    door: Doorway, database: Database, clock: FixedClock, tmp_path: Path, everywhere: bool
) -> None:
    cookie, ben = await door.comes_in("ana"), await door.comes_in("ben")
    elsewhere = SignIn(database, "web:class", clock, tmp_path)
    async with await door.connects(cookie) as page, await door.connects(ben) as other:
        for socket in (page, other):
            await hello(socket)
        session = await elsewhere.session(cookie)
        assert session is not None
        await (elsewhere.end_all("ana") if everywhere else elsewhere.end(session))
        clock.advance(timedelta(seconds=LOOKED_EVERY))
        await page.send_str(json.dumps({"id": 1, "do": "say", "place": "channel:general", "text": "still here"}))
        assert await closed(page) == SIGNED_OUT
        assert (await asks(other, "say", place="channel:general", text="me too"))["ok"]
    messages, _ = await door.classroom.open_place("ben", "channel:general")
    assert [message["text"] for message in messages] == ["me too"]


async def test_of_sessions_nothing_is_kept_in_memory_for_long(door: Doorway, clock: FixedClock) -> None:
    for person in ("ana", "ben", "chi"):
        assert (await door.gets("/", await door.comes_in(person))).status == 200
        clock.advance(timedelta(seconds=LOOKED_EVERY))
    assert len(door.sign_in._looked) == 1


async def test_who_is_removed_is_out_at_once(door: Doorway) -> None:
    cookie = await door.comes_in("ana")
    async with await door.connects(cookie) as socket:
        await hello(socket)
        await door.enrolment.remove("ana")
        assert await closed(socket) in (SIGNED_OUT, 4001)
    assert (await door.gets("/", cookie)).status == 403


async def test_everyone_added_lives_where_their_browser_is(door: Doorway) -> None:
    (zoe,) = await door.enrolment.add([Newcomer("Zoë")])
    async with await door.connects(await door.comes_in("ben")) as ben:
        await hello(ben)
        cookie = await door.comes_in(zoe.id)
        async with await door.connects(cookie, "?language=en") as page:
            assert (await hello(page))["zone"] == ""
            assert (await asks(page, "browse", zone="America/New_York"))["ok"]
            await event(ben, lambda item: item.get("person", {}).get("zone") == "America/New_York")
            assert (await asks(page, "zone", zone="Asia/Tokyo"))["ok"]
            assert not (await asks(page, "zone", zone="Nowhere"))["ok"]
        async with await door.connects(cookie) as page:
            assert (await asks(page, "browse", zone="Europe/Madrid"))["ok"]
        async with await door.connects(cookie) as page:
            greeting = await hello(page)
            assert greeting["zone"] == "Asia/Tokyo"
            assert next(each for each in greeting["people"] if each["id"] == zoe.id)["zone"] == "Asia/Tokyo"
