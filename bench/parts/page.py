"""The page in a real browser: how much it is, when one can read it, and when a press is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from typing import Final

from playwright.async_api import Page

from adapters.web.app import SPACE_ID
from adapters.web.class_default import fill
from adapters.web.classroom import Classroom
from adapters.web.keeper import TableKeeper
from bench.browser import browser, came, opened, page_of, pressed, waits
from bench.part import Figure, Part, at_most, at_most_times
from bench.runner import Bench
from bench.server import homeroom
from bench.slow import slowly
from storage.class_records import KeptMessage
from storage.classroom import ClassroomStore
from storage.database import Database, Tx
from storage.migrations import upgrade
from tests.wire import chromium

WEIGHT: Final = "the first page, with 50 messages in it, over the wire"
READABLE: Final = "one can read it (10 Mbit/s, 40 ms, CPU slowed 4 times)"
CHOOSING: Final = "the same for who comes first and chooses who to be"
OWN: Final = "a press is seen by who pressed"
OTHERS: Final = "what it does is seen in another browser"
LONG: Final = "a channel of 20,000 messages opens, against one of 20"
FEW: Final = 20
MANY: Final = 20_000
WORDS: Final = "Message {number}, which says something about the course, as people do when they have a question."
ROBIN: Final = "robin"


async def lived_in(path: str, many: int) -> None:
    """A class, kept as the app keeps it, with a channel of few messages and one of many."""
    database = await Database.open(f"sqlite:///{path}")
    await upgrade(database)
    keeper = TableKeeper(database, SPACE_ID)
    classroom = await Classroom.open(keeper, name="Bench")
    await fill(classroom)
    people = [person for person in classroom.core.state.people if person != ROBIN]
    began = datetime.now(UTC) - timedelta(days=30)
    for name, count in (("few", FEW), ("many", many)):
        place = await classroom.register.add_channel(name, id=name)
        about = classroom.core.state.about
        first = about.reserved + 1
        said = [
            KeptMessage(
                first + number,
                place,
                people[number % len(people)],
                began + timedelta(minutes=number),
                WORDS.format(number=number),
            )
            for number in range(count)
        ]
        await database.write(SPACE_ID, partial(_write, said=said))
        await keeper.keep(replace(about, reserved=first + count))
        classroom = await Classroom.open(keeper)
    await classroom.close()
    await database.close()


def _write(tx: Tx, said: list[KeptMessage]) -> None:
    store = ClassroomStore(tx, SPACE_ID)
    for message in said:
        store.add(message)


async def first_visits(port: int, many: int, visits: int) -> dict[str, list[float]]:
    """Milliseconds of visits over a slow way with a slow processor, and the bytes of one."""
    found: dict[str, list[float]] = {"choosing": [], "reading": [], "bytes": []}
    newest = f"document.querySelector('.pane-here')?.textContent.includes('{WORDS.format(number=many - 1)}')"
    async with slowly(port, megabits=10, round_trip=0.04) as (way_in, back):
        rule = f"--host-resolver-rules=MAP localhost:{port} 127.0.0.1:{way_in}"
        async with browser(rule) as there:
            for _ in range(visits):
                async with page_of(there, slowed=4) as page:
                    choose = "document.querySelector('.choose-person')"
                    found["choosing"].append(await opened(page, f"http://localhost:{port}/", choose))
                async with page_of(there, slowed=4) as page:
                    before = back.carried
                    address = f"http://localhost:{port}/?as=kai#channel:many"
                    found["reading"].append(await opened(page, address, newest))
                    await page.wait_for_timeout(500)  # what comes after it counts as well
                    found["bytes"].append(back.carried - before)
    return found


async def presses(address: str, count: int) -> dict[str, list[float]]:
    """Milliseconds from a press on *Post* until who pressed, and somebody else, has seen what it did."""
    found: dict[str, list[float]] = {"own": [], "others": []}
    posted = "[...document.querySelectorAll('button')].filter((each) => each.textContent === 'Mend a typo').length"
    came_in = "[...document.querySelectorAll('.pane-here button')].filter((each) => each.textContent === 'Pass').length"
    async with AsyncExitStack() as both:
        there = await both.enter_async_context(browser())
        robin, kai = [await both.enter_async_context(page_of(there)) for _ in range(2)]
        for page, who in ((robin, ROBIN), (kai, "kai")):
            await page.goto(f"{address}/?as={who}#channel:general")
        await kai.locator(".pane-here .composer-box").wait_for()
        for number in range(count):
            box = robin.locator(".pane-here .composer-box")
            await box.fill("/icebreaker now")
            await box.press("Enter")
            post = robin.get_by_role("button", name="Post", exact=True).last
            await post.wait_for()
            await waits(robin, f"{posted} > {number}")
            await waits(kai, f"{came_in} > {number}")
            await post.click()
            own, others = await came(robin), await came(kai)
            began = await pressed(robin)
            found["own"].append(own - began)
            found["others"].append(others - began)
    return found


async def openings(address: str, many: int, visits: int) -> dict[str, list[float]]:
    """Milliseconds from a press on a channel until its newest message is drawn, by how much there is in it."""
    found: dict[str, list[float]] = {"few": [], "many": []}
    async with browser() as there:
        for number in range(visits):
            for name in ("few", "many") if number % 2 else ("many", "few"):
                async with page_of(there) as page:
                    found[name].append(await _opening(page, address, name, many if name == "many" else FEW))
    return found


async def _opening(page: Page, address: str, name: str, count: int) -> float:
    await page.goto(f"{address}/?as=kai#channel:general")
    await page.locator(".pane-here .composer-box").wait_for()
    newest = WORDS.format(number=count - 1)
    await waits(page, f"document.querySelector('.pane-here').textContent.includes('{newest}')")
    await page.get_by_role("navigation").get_by_role("button", name=name).click()
    return await came(page) - await pressed(page)


def run(bench: Bench) -> Iterator[Figure]:
    """One server, and real browsers before it; nothing where there is no Chromium."""
    many, count = (200, 1) if bench.quick else (MANY, 20)
    names = (WEIGHT, READABLE, CHOOSING, OWN, OTHERS, LONG)
    if chromium.found() is None:
        yield from (Figure(name, None, note=chromium.NONE) for name in names)
        return
    data = bench.folder / "data"
    data.mkdir()
    bench.child(lived_in, path=str(data / "homeroom.db"), many=many)
    with homeroom(data) as server:
        visits = bench.child(first_visits, port=server.port, many=many, visits=bench.runs)
        pressing = bench.child(presses, address=server.address, count=count)
        opening = bench.child(openings, address=server.address, many=many, visits=count)
    yield _middle(WEIGHT, [each / 1000 for each in visits["bytes"]], "kB")
    yield _middle(READABLE, visits["reading"])
    yield _middle(CHOOSING, visits["choosing"])
    yield _middle(OWN, pressing["own"])
    yield _middle(OTHERS, pressing["others"])
    yield Figure.of_runs(LONG, "ms", {"ours": opening["many"], "baseline": opening["few"]})


def _middle(what: str, runs: list[float], unit: str = "ms") -> Figure:
    return Figure(what, median(runs), unit, runs={"ours": runs})


PART: Final = Part(
    measures="the page in Chromium: its weight, its first visit on a slow way, presses, a channel of 20,000 messages",
    against="what must hold; for the long channel, one of 20 messages",
    targets={
        WEIGHT: at_most(150),
        READABLE: at_most(1000),
        CHOOSING: at_most(1000),
        OWN: at_most(100),
        OTHERS: at_most(300),
        LONG: at_most_times(1.3),
    },
    run=run,
)
