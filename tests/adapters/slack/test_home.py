"""App Home: each person's own page, current while they look, and nobody else's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.slack import home
from adapters.slack.home import view
from adapters.slack.limits import MOST_VIEW_BLOCKS
from adapters.slack.refused import Unauthorized
from adapters.slack.words import NOWHERE
from bot.card import Card, Field
from bot.people import Person
from bot.text import Words
from storage.people import People
from tests.adapters.slack.class_of import Served, posts, served, set_up, until
from tests.wire.slack.check_blocks import check_view
from tests.wire.slack.scene import Plan, Someone


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long here."""
    monkeypatch.setattr(home, "LEAST", 0.1)
    monkeypatch.setattr(home, "SPREAD", 0.1)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A workspace in which Homeroom runs."""
    async with served(tmp_path) as found:
        yield found


async def opens(there: Served, name: str) -> str:
    """Somebody looks at their page; what it shows."""
    await there.scene.members[name].opens_home()
    await there.heard()
    await until(lambda: not any(page.drawing and not page.drawing.done() for page in _pages(there)))
    return there.scene.members[name].home


async def test_everybody_has_what_is_theirs(there: Served) -> None:
    shown = await opens(there, "ana")
    assert "What holds for you" in shown
    assert "[Leave all programmes]" in shown
    assert "[Delete me]" in shown
    assert "Set up the course" not in shown
    assert "How things stand" not in shown


async def test_who_runs_the_class_is_led_to_set_it_up_and_then_sees_how_it_is_and_every_setting(there: Served) -> None:
    assert "[Set up the course]" in await opens(there, "robin")
    await set_up(there)
    shown = await opens(there, "robin")
    assert "[Set up the course]" not in shown
    assert "How things stand" in shown
    assert "[Icebreakers]" in shown
    assert "[Change the course]" in shown


async def test_what_is_pressed_there_is_answered_and_seen_there(there: Served) -> None:
    await opens(there, "ana")
    await there.ana.presses("Change", place="home")
    await there.ana.fills({"Name shown": "Anita"})
    await until(lambda: "Name shown: Anita" in there.ana.home)


async def test_what_others_do_is_seen_while_one_looks(there: Served) -> None:
    await set_up(there)
    await opens(there, "robin")
    await posts(there)
    await until(lambda: "#general" in there.robin.home and "No question is open" not in there.robin.home)


async def test_only_who_opened_it_is_drawn_for_and_only_what_is_new(there: Served) -> None:
    await set_up(there)
    await opens(there, "ana")
    there.scene.wire.api.calls.clear()
    for _ in range(5):
        await there.ben.runs("/homeroom help", "general")
    parts = there.adapter._parts
    assert parts is not None
    await until(lambda: not any(page.drawing and not page.drawing.done() for page in _pages(there)))
    assert there.asked("views.publish") == []  # nothing that stands there is another now


async def test_it_is_drawn_at_most_once_in_a_while(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await opens(there, "ana")
    monkeypatch.setattr(home, "LEAST", 0.5)
    there.scene.wire.api.calls.clear()
    drawn, loop, show = list[float](), asyncio.get_running_loop(), home.Home._show

    async def counts(self: home.Home, person: object, page: object) -> None:
        drawn.append(loop.time())
        await show(self, person, page)  # type: ignore[arg-type]

    monkeypatch.setattr(home.Home, "_show", counts)
    for _ in range(10):
        await there.ana.runs("/homeroom help", "general")
    await until(lambda: not any(page.drawing and not page.drawing.done() for page in _pages(there)))
    assert len(drawn) >= 1
    assert all(after - before >= 0.49 for before, after in pairwise(drawn))
    assert len(drawn) < 10


async def test_looking_is_no_act(there: Served) -> None:
    await opens(there, "ben")
    await there.robin.runs("/homeroom start", "general")
    profile = await there.app.database.read(lambda tx: People(tx, there.space_id).profile(there.person("ben")))
    assert not profile.acted


async def test_in_the_language_of_who_looks(tmp_path: Path) -> None:
    people = (*Plan().people, Someone("eva", locale="es-ES"))
    async with served(tmp_path, people=people) as there:
        assert "Lo que te concierne aquí" in await opens(there, "eva")


async def test_what_others_do_without_changing_anything_wakes_a_page_less_often(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(there)
    await opens(there, "robin")
    await there.ben.runs("/homeroom help", "general")
    await until(lambda: not any(page.drawing and not page.drawing.done() for page in _pages(there)))
    monkeypatch.setattr(home, "SPREAD", 100.0)
    await there.ben.runs("/homeroom help", "general")
    (page,) = _pages(there)
    loop = asyncio.get_running_loop()
    await until(lambda: bool(page.drawing and not page.drawing.done()))
    assert 150 < page.due - loop.time() <= 200
    await there.adapter.platform_of(there.space_id).post(there.place("general"), Card("x"), "n1")  # of that it is sure
    assert 50 < page.due - loop.time() <= 100


async def test_that_somebody_looks_changes_nothing_for_others(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await set_up(there)
    await opens(there, "robin")
    monkeypatch.setattr(home, "SPREAD", 100.0)
    await there.ana.opens_home()
    await there.heard()
    page = _pages(there)[0]
    assert page.drawing is None or page.drawing.done()


async def test_who_presses_something_there_looks_at_it_whoever_was_told_that_they_opened_it(there: Served) -> None:
    await opens(there, "ana")
    parts = there.adapter._parts
    assert parts is not None
    parts.home.forget(there.space_id)  # as a process that was told of nothing
    await there.ana.presses("Change", place="home")
    await until(lambda: len(_pages(there)) == 1)
    await there.ana.fills({"Name shown": "Anita"})
    await until(lambda: "Name shown: Anita" in there.ana.home)


async def test_a_few_pages_are_drawn_at_once_and_who_waits_for_theirs_does_not_wait_for_others(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["robin", "sam", "ana", "ben", "chi", "dan"]
    for name in names:
        await opens(there, name)
    parts = there.adapter._parts
    assert parts is not None
    drawn, goes_on = list[str](), asyncio.Event()

    async def shows(self: home.Home, person: Person, page: home._Page) -> None:
        drawn.append(person.external_id)
        await goes_on.wait()

    monkeypatch.setattr(home.Home, "_show", shows)
    parts.home.changed(there.space_id)
    await until(lambda: sum(page.waits for page in _pages(there)) == len(names) - home._AT_ONCE)
    assert len(drawn) == home._AT_ONCE
    late = next(each for each in names if there.scene.members[each].person not in drawn)
    await there.scene.members[late].opens_home()
    await until(lambda: there.scene.members[late].person in drawn)
    assert len(drawn) == home._AT_ONCE + 1
    goes_on.set()
    await until(lambda: len(drawn) == len(names))


async def test_where_homeroom_was_removed_nothing_is_drawn_any_more(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opens(there, "ana")
    await opens(there, "ben")
    parts = there.adapter._parts
    assert parts is not None
    monkeypatch.setattr(home, "SPREAD", 60.0)
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def away(self: home.Home, person: Person, page: home._Page) -> None:
        begun.set()
        await goes_on.wait()
        raise Unauthorized(60.0)

    monkeypatch.setattr(home.Home, "_show", away)
    parts.home.opened(there.scene.team.id, there.ana.user.id)
    await begun.wait()
    parts.home.changed(there.space_id)
    assert len(parts.home._drawing) == 2  # one on its way, one that is to come
    parts.home.forget(there.space_id)
    goes_on.set()
    await until(lambda: not parts.home._drawing)


async def test_when_it_stops_also_what_nobody_looks_at_any_more_is_drawn_no_more(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opens(there, "ana")
    parts = there.adapter._parts
    assert parts is not None
    monkeypatch.setattr(home, "SPREAD", 60.0)
    parts.home.changed(there.space_id)
    (task,) = parts.home._drawing
    parts.home._pages.forget(there.person("ana"))
    await parts.home.stop()
    assert task.cancelled()


def _pages(there: Served) -> list[home._Page]:
    parts = there.adapter._parts
    assert parts is not None
    return [page for _, page in parts.home._pages._noted.values()]


def test_what_does_not_fit_is_not_cut_in_silence() -> None:
    fields = tuple(Field(f"{number}", (Words("x" * 2_900),)) for number in range(120))
    found = view([(Card("One", (Words("first"),), fields), NOWHERE)], "en")
    assert len(found["blocks"]) == MOST_VIEW_BLOCKS
    assert "There is more than fits here" in str(found["blocks"][-1])
    check_view(found, {})


def test_nothing_at_all_has_a_sentence() -> None:
    assert "not ready here yet" in str(view([], "en"))


async def test_what_one_can_answer_stands_there_and_nothing_of_a_channel_that_one_is_not_in(there: Served) -> None:
    await set_up(there)
    await posts(there)
    assert "You can still answer" in await opens(there, "ana")
    assert "You can still answer" not in await opens(there, "gus"), "a guest is in no channel but their own"
    await there.ana.presses("Pass", place="home")
    await until(lambda: "You can still answer" not in there.ana.home)
    world, staff = there.scene.wire.world, there.scene.places["staff"]
    world.join(staff, there.scene.install.bot)
    await there.heard()
    there.later(700)
    await posts(there, "staff")
    assert "You can still answer" not in await opens(there, "ana")
    assert "You can still answer" in await opens(there, "sam")
    world.leave(staff, there.sam.user)
    await there.heard()
    assert "#staff" not in await opens(there, "sam"), "who left is shown nothing of it any more"


async def test_who_is_in_a_channel_is_asked_for_once_for_all_who_look(there: Served) -> None:
    await set_up(there)
    await posts(there)
    there.scene.wire.api.calls.clear()
    for name in ("ana", "ben", "chi"):
        await opens(there, name)
    assert there.asked("conversations.members") == ["conversations.members"]
