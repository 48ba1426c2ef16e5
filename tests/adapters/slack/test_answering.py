"""An answer is given in time whatever it has to wait for, where people look, and a fault of it is said."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest
import structlog

from adapters.slack import limits
from bot.act import Act, Answer
from bot.card import Button, Card
from bot.link import Link
from bot.people import Place, PlaceKind
from bot.text import Words
from tests.adapters.slack.class_of import Served, served, set_up, until
from tests.cogs.ways import WEEK
from tests.wire.slack.api import Asked, Fault
from tests.wire.slack.scene import Someone

HELP: Final = Link("admin.homeroom-help")
STATUS: Final = Link("admin.homeroom-status")


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A workspace with a course."""
    async with served(tmp_path) as found:
        await set_up(found)
        yield found


class Late:
    """Homeroom has to say that it heard before it can go on with what a test holds back."""

    def __init__(self, there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "DEFER_AFTER", 0.05)
        self.deliveries = there.scene.wire.sender.deliveries
        self._begun = len(self.deliveries)

    async def heard(self) -> None:
        await until(lambda: any(each.taken for each in self.deliveries[self._begun :]))

    def holding(self, does: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The same, once it was said."""

        async def waits(*given: Any, **more: Any) -> Any:
            await self.heard()
            return await does(*given, **more)

        return waits


async def acts_late(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on every handler takes longer than Homeroom waits with saying that it heard."""
    router = there.app.router
    monkeypatch.setattr(router, "act", Late(there, monkeypatch).holding(router.act))


async def a_letter(there: Served, name: str, label: str, link: Link) -> None:
    """Somebody is told something with a button."""
    card = Card("A letter", actions=(Button(label, link),))
    await there.adapter.platform_of(there.space_id).tell([there.person(name)], card, f"letter-{name}")


async def test_a_command_that_takes_long_is_answered_all_the_same(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await acts_late(there, monkeypatch)
    await there.ana.runs("/homeroom help", "general")
    await there.heard()
    assert "What you can do here" in there.ana.answer


async def test_a_press_that_takes_long_changes_its_card_all_the_same(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await there.robin.runs("/homeroom icebreaker now", "general")
    before = there.robin.answer
    await acts_late(there, monkeypatch)
    await there.robin.presses("Another")
    await there.heard()
    assert there.robin.answer != before
    assert "It will go to #general." in there.robin.answer
    assert len([each for each in there.robin.sees("general") if "It will go to" in each["text"]]) == 1


async def test_a_form_that_takes_long_says_that_it_was_heard_and_shows_what_it_came_to(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin = there.robin
    await robin.runs("/homeroom course", "general")
    await acts_late(there, monkeypatch)
    await robin.fills({"Name": "Biology", "Pause weeks": "soon"})
    await there.heard()
    assert robin.form is not None
    assert "cannot be read" in robin.form["note"]  # errors come late only as part of the form
    assert next(each["value"] for each in robin.form["inputs"] if each["name"] == "name") == "Biology"
    monkeypatch.undo()
    await acts_late(there, monkeypatch)
    await robin.fills({"Pause weeks": ""})
    await there.heard()
    assert "Biology" in robin.answer
    assert robin.modal is not None
    assert not robin.modal.has_inputs


async def test_who_puts_a_form_away_while_it_is_read_finds_its_answer_and_what_was_filled_in(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin, act = there.robin, there.app.router.act
    await robin.runs("/homeroom course", "general")
    late = Late(there, monkeypatch)

    async def closed(given: Any) -> Any:
        await late.heard()
        await robin.closes_form()
        return await act(given)

    monkeypatch.setattr(there.app.router, "act", closed)
    await robin.fills({"Name": "Biology", "Pause weeks": "soon"})
    await there.heard()
    monkeypatch.undo()
    await robin.presses("Open the form")
    assert robin.form is not None
    assert next(each["value"] for each in robin.form["inputs"] if each["name"] == "name") == "Biology"


@pytest.mark.parametrize("late", [False, True])
async def test_a_form_that_can_be_opened_no_more_opens_with_one_more_press_as_it_was_filled_in(
    there: Served, monkeypatch: pytest.MonkeyPatch, *, late: bool
) -> None:
    robin = there.robin
    refused: list[str] = []

    async def over(asked: Asked) -> None:
        if asked.method == "views.open" and not refused:
            refused.append(asked.method)
            for each in there.scene.wire.interactions.triggers.values():
                each.until = time.monotonic() - 1

    there.scene.wire.api.before = over
    if late:
        await acts_late(there, monkeypatch)
    await robin.runs("/homeroom icebreaker schedule days: mon,wed at: 10:30", "general")
    await there.heard()
    monkeypatch.undo()
    assert refused
    assert "It took a moment too long to open the form." in robin.answer
    await robin.presses("Open the form")
    assert robin.form is not None
    values = {each["name"]: each["value"] for each in robin.form["inputs"]}
    assert (values["days"], values["at"]) == (["mon", "wed"], "10:30")
    await robin.fills({})
    assert "Every Monday and Wednesday at 10:30" in robin.answer


async def test_a_form_that_too_many_open_at_once_opens_with_one_more_press(there: Served) -> None:
    pace, robin = there.adapter._pace, there.robin
    assert pace is not None
    pace.refused(there.scene.team.id, "views.open", 15.0)
    began = time.monotonic()
    await robin.runs("/homeroom icebreaker suggest", "general")
    assert time.monotonic() - began < 15.0
    assert "It took a moment too long to open the form." in robin.answer
    pace._limits.clear()
    await robin.presses("Open the form")
    assert robin.form is not None


async def test_slack_may_take_long_to_open_a_form(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    late = Late(there, monkeypatch)

    async def held(asked: Asked) -> None:
        if asked.method == "views.open":
            await late.heard()

    there.scene.wire.api.before = held
    await there.robin.runs("/homeroom icebreaker suggest", "general")
    await there.heard()
    assert there.robin.form is not None


async def test_what_is_uploaded_may_take_long_to_come(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await there.robin.runs("/homeroom icebreaker decks", "general")
    await there.robin.presses("Upload a deck")
    parts = there.adapter._parts
    assert parts is not None
    spaces = parts._interactions._workspaces
    monkeypatch.setattr(spaces, "fetch", Late(there, monkeypatch).holding(spaces.fetch))
    await there.robin.fills({"file": WEEK, "name": "Week one"})
    await there.heard()
    assert "Week one" in there.robin.answer


async def test_who_somebody_is_may_take_long_to_tell(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    eva = there.scene.joins(Someone("eva", locale="es-ES"))
    late = Late(there, monkeypatch)

    async def held(asked: Asked) -> None:
        if asked.method == "users.info":
            await late.heard()

    there.scene.wire.api.before = held
    await eva.runs("/homeroom help", "general")
    await there.heard()
    assert "Qué puedes hacer aquí" in eva.answer


async def test_who_cannot_be_told_at_the_moment_is_a_student_until_it_is_told(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PERSON_WAITS", 0.3)
    eva = there.scene.joins(Someone("eva", locale="es-ES"))

    async def never(asked: Asked) -> None:
        if asked.method == "users.info":
            await there.scene.wire.sender.settle()

    there.scene.wire.api.before = never
    await eva.runs("/homeroom help", "general")
    assert "What you can do here" in eva.answer
    there.scene.wire.api.before = None
    await eva.runs("/homeroom help", "general")
    assert "Qué puedes hacer aquí" in eva.answer


async def test_an_address_to_answer_by_that_is_used_up_leaves_the_direct_conversation(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin = there.robin
    await robin.runs("/homeroom icebreaker now", "general")
    act = there.app.router.act

    async def used_up(given: Any) -> Any:
        for url in there.scene.wire.interactions.urls.values():
            url.uses = limits.MOST_URL_USES
        return await act(given)

    with monkeypatch.context() as patch:
        patch.setattr(there.app.router, "act", used_up)
        await robin.presses("Another")
        await there.heard()
    assert "It will go to #general." in robin.reads("direct")
    await robin.presses("Post", place="direct")
    await there.goes_on()


async def test_a_form_is_of_the_channel_in_whose_thread_it_was_asked_for(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, places = there.app.router.act, list[Place]()

    async def noting(given: Act) -> Answer:
        places.append(given.place)
        return await act(given)

    monkeypatch.setattr(there.app.router, "act", noting)
    ana = there.ana
    mine = await ana.writes("Plans", "general")
    await ana.mentions("me", thread=mine)
    await there.heard()
    await ana.presses("Change")
    await ana.fills({"Name shown": "Anita"})
    assert "Name shown: Anita" in ana.answer
    assert {(each.kind, each.parent) for each in places} == {(PlaceKind.THREAD, there.place("general").key)}


async def test_another_page_may_take_long_to_make(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card("Long", text=(Words("first " * 4000 + "and last"),))

    async def stands(*of: object) -> Card:
        return card

    await there.adapter.platform_of(there.space_id).post(there.place("general"), card, "n1")
    monkeypatch.setattr(there.app.router, "card_on", Late(there, monkeypatch).holding(stands))
    while "and last" not in there.ana.answer:
        await there.ana.presses("More")
        await there.heard()


async def test_staff_is_staff_in_a_direct_conversation(there: Served) -> None:
    for name in ("robin", "ana"):
        await a_letter(there, name, "How it is", STATUS)
        await there.scene.members[name].presses("How it is", place="direct")
    assert "Nothing is paused" in there.robin.answer
    assert "This is for the course’s" in there.ana.answer


@pytest.mark.parametrize("defer_after", [60.0, 0.0])
async def test_an_answer_that_slack_does_not_take_is_a_fault_of_which_who_asked_is_told(
    there: Served, monkeypatch: pytest.MonkeyPatch, defer_after: float
) -> None:
    monkeypatch.setattr(limits, "DEFER_AFTER", defer_after)
    there.scene.wire.api.faults.append(Fault(200, "views.open", error="invalid_arguments"))
    with structlog.testing.capture_logs() as logs:
        await there.ana.runs("/homeroom icebreaker suggest", "general")
        await there.heard()
    (told,) = (each for each in logs if each["event"] == "slack.answer_lost")
    assert f"the code {told['fault']}" in there.ana.answer


async def test_a_fault_of_ours_is_said_with_its_code_and_without_what_was_written(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*given: object) -> object:
        raise RuntimeError("of a secret")

    monkeypatch.setattr(there.app.router, "act", breaks)
    with structlog.testing.capture_logs() as logs:
        await there.ana.runs("/homeroom help", "general")
        await there.ana.mentions("help", "general")
        await there.heard()
    told = [each for each in logs if each["event"] == "slack.interaction"]
    assert len(told) == 2
    assert f"the code {told[1]['fault']}" in there.ana.answer
    assert "secret" not in str(logs)


async def test_what_is_said_to_a_person_alone_is_in_their_language_also_while_they_wait(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    eva = there.scene.joins(Someone("eva", locale="es-ES"))
    await eva.runs("/homeroom icebreaker suggest", "general")
    await acts_late(there, monkeypatch)
    seen: list[str] = []
    there.scene.wire.interactions.views.seen.append(lambda view, gone: seen.append(eva.answer))
    await eva.fills({eva.form["inputs"][0]["label"]: "¿Qué oyes al despertar?"} if eva.form else {})
    await there.heard()
    assert any("Un momento, por favor" in each for each in seen)
    assert "¡Gracias!" in eva.answer
