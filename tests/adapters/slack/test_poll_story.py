"""Polls in a Slack workspace, as a class lives them: asked, answered in every way, counted, and what came of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest

from bot.card import Card, Image
from tests.adapters.passing import StandingStill as StandingStill
from tests.adapters.passing import in_turn
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served, until
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Someone

MORE: Final = ("eve", "fay", "gil", "hal", "ida", "jon")
STUDENTS: Final = ("ana", "ben", "chi", "dan", *MORE)
PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
TICK: Final = "Tick what you choose"
PLACES: Final = ("First", "Second", "Third", "Fourth")
REST: Final = "And then, by number"
LONGEST: Final = [f"{number:02} {'a choice that is long enough' * 3}"[:70] for number in range(1, 21)]


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with ten students."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    people = (*Plan().people, *map(Someone, MORE))
    async with served(tmp_path, people=people) as found:
        yield found


def students(there: Served, count: int = 6) -> list[Member]:
    """So many of them."""
    return [getattr(there, name) for name in STUDENTS[:count]]


async def asks(there: Served, line: str) -> None:
    """A poll of these options stands in #general."""
    await there.robin.runs(f"/homeroom poll ask {line}", "general")
    await press(there, there.robin, "Post")
    await goes_on(there)


async def closes(there: Served) -> None:
    """By hand, and all that comes of it happens."""
    await press(there, there.robin, "Close now")
    await goes_on(there)


async def press(there: Served, who: Member, label: str, **where: Any) -> Any:
    """Somebody presses it and is answered: the card that they press may be refreshed before that."""
    shown = await who.presses(label, **where)
    await there.heard()
    return shown


async def goes_on(there: Served) -> None:
    """Everything that is due happens, also what waits for its turn to ask Slack; and what comes soon after."""
    for _ in range(2):
        await in_turn(there.app, there.goes_on)
        there.later(5)


def card(there: Served) -> dict[str, Any]:
    """The newest card of a poll, as everybody sees it."""
    seen = (each for each in reversed(there.ben.sees("general")) if not each["private"])
    return next(each for each in seen if each["text"].startswith("A poll "))


def pictures(there: Served, message: dict[str, Any]) -> list[Any]:
    """The files that are shown in it."""
    ids = [each["slack_file"]["id"] for each in message["blocks"] if each["type"] == "image"]
    return [there.scene.wire.world.files[each] for each in ids]


def entry(of: Member, label: str) -> dict[str, Any]:
    """A field of the open form."""
    assert of.form is not None
    return next(each for each in of.form["inputs"] if each["label"] == label)


async def test_a_poll_is_asked_answered_changed_and_counted(there: Served) -> None:
    robin, (ana, ben, *others) = there.robin, students(there)
    await robin.runs("/homeroom poll ask Which day? choices: Monday, Tuesday, Friday closes: 3d", "general")
    assert "It will go to #general." in robin.answer
    assert "72 hours after it is posted" in robin.answer
    assert await press(there, robin, "Post") == {"shown": "here"}
    await goes_on(there)
    assert (
        "🛡 Unlinkable: nobody in the class, instructors included, can connect an answer with you" in card(there)["text"]
    )
    assert pictures(there, card(there)) == []
    labels = ("Friday", "Monday", "Monday", "Tuesday", "Monday", "Tuesday")
    for who, label in zip((ana, ben, *others), labels, strict=True):
        await press(there, who, label)
        assert f"Your answer: {label}" in who.answer
    code = re.search(r"Your code is (\S+)\.", ana.answer)
    assert code is not None
    await press(there, ana, "Monday")  # on the card that only Ana sees
    assert "Your answer: Monday" in ana.answer
    assert await press(there, ben, "Take it back") == {"shown": "here"}
    assert "Your answer is taken back." in ben.answer
    await press(there, ben, "My answer", message=card(there)["id"])
    assert "You have not answered, and you need not." in ben.answer
    await press(there, ben, "Friday", message=card(there)["id"])
    await press(there, ana, "My answer", message=card(there)["id"])
    assert code[1] in ana.answer
    await goes_on(there)
    assert "At least 5 people have taken part" in card(there)["text"]
    await closes(there)
    over = card(there)
    assert "★ 3 (50 %): Monday\n2 (33 %): Tuesday\n1 (17 %): Friday\nTook part\n6 people" in over["text"]
    (picture,) = pictures(there, over)
    assert picture.data.startswith(b"\x89PNG")
    assert "★ 3 (50 %): Monday" in picture.alt
    await press(there, ana, "Monday")  # on the private card, which is as it was
    assert "This poll is closed, so nothing was changed." in ana.answer
    await ana.runs(f"/homeroom poll check {code[1].lower()}", "general")
    assert "It was counted, in “Which day?”, as: Monday" in ana.answer


async def test_what_came_of_it_can_be_counted_again_and_told_what_comes_of_it(there: Served) -> None:
    robin, ben = there.robin, there.ben
    await asks(there, "Which day? choices: Monday | Friday")
    for who in students(there):
        await press(there, who, "Friday")
    await closes(there)
    await press(there, ben, "Count for yourself")
    assert "look into your own conversation with Homeroom" in ben.answer
    await until(lambda: bool(ben.sees("direct")))
    await there.heard()
    files = [each for each in there.scene.wire.world.files.values() if each.name == "ballots.csv"]
    (told,) = ben.sees("direct")
    assert [(each.data or b"").decode().count("Friday") for each in files] == [6]
    assert "ballots.csv" in ben.reads(await ben.opens_thread(told))
    assert "is counted. The class is glad to hear what comes of it" in robin.reads("direct")
    await press(there, robin, "What we do", place="direct")
    await robin.fills({"How it stands": "done", "In your own words": "It is Friday from now on."})
    await goes_on(there)
    assert "You said, we did\nAbout “Which day?”: It is Friday from now on." in ben.reads("general")


async def test_several_are_ticked_in_a_form_that_shows_what_was_ticked(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("/homeroom poll ask Which? kind: several choices: A|B|C", "general")
    await press(there, robin, "How many")
    await robin.fills({"At most": 2})
    await press(there, robin, "Post")
    await goes_on(there)
    await press(there, ana, "Choose up to 2")
    assert entry(ana, TICK)["type"] == "checkboxes"
    await ana.fills({TICK: ["A", "B", "C"]})
    assert ana.errors == {"ticked": "Please choose 2 at most."}
    await ana.fills({TICK: ["A", "C"]})
    assert "Your answer: A, C" in ana.answer
    await press(there, ana, "Choose up to 2", message=ana.answer_message and ana.answer_message["id"])
    assert entry(ana, TICK)["value"] == ["0", "2"]
    await ana.fills({TICK: ["B"]})
    assert "Your answer: B" in ana.answer
    await press(there, ana, "Choose up to 2", message=card(there)["id"])
    await ana.fills({TICK: []})
    assert "Your answer is taken back." in ana.answer


async def test_of_many_several_are_ticked_and_all_are_ranked(there: Served) -> None:
    ana, roads = there.ana, " | ".join(f"Road {number}" for number in range(1, 21))
    await asks(there, f"Which? kind: several choices: {roads}")
    await press(there, ana, "Choose up to 20")
    assert entry(ana, TICK)["type"] == "multi_static_select"
    await ana.fills({TICK: [f"Road {number}" for number in range(1, 21, 2)]})
    assert "Your answer: Road 1, Road 3" in ana.answer
    await asks(there, f"Which? kind: ranking choices: {roads}")
    await press(there, ana, "Put in order")
    rest = " ".join(map(str, range(20, 4, -1)))
    given = dict(zip(PLACES, (f"{number}. Road {number}" for number in (4, 3, 2, 1)), strict=True))
    await ana.fills({**given, REST: "7 2"})
    assert ana.errors == {"rest": "Number 2 stands higher already. Please name each only once."}
    await ana.fills({REST: rest})
    order = (4, 3, 2, 1, *range(20, 4, -1))
    assert " › ".join(f"Road {number}" for number in order) in ana.answer


async def test_an_order_is_given_in_a_form_of_menus_that_keeps_what_was_chosen(there: Served) -> None:
    ana = there.ana
    await asks(there, "Which day? kind: ranking choices: Monday, Tuesday, Friday")
    await press(there, ana, "Put in order")
    assert ana.form is not None
    assert [each["type"] for each in ana.form["inputs"]] == ["radio_buttons", "static_select", "static_select"]
    assert [each["required"] for each in ana.form["inputs"]] == [True, False, False]
    await ana.fills({"First": "Friday", "Second": "Friday"})
    assert ana.errors == {"second": "This one stands higher already. Please choose each only once."}
    assert (entry(ana, "First")["value"], entry(ana, "Second")["value"]) == ("2", "2")
    await ana.fills({"Second": None, "Third": "Monday"})
    assert "Your answer: Friday › Monday" in ana.answer
    await press(there, ana, "Put in order")
    assert (entry(ana, "First")["value"], entry(ana, "Second")["value"]) == ("2", "0")


async def test_answers_in_writing_stand_in_the_thread_without_names(there: Served) -> None:
    everybody = students(there, 10)
    await asks(there, "What is still unclear? kind: text")
    for number, who in enumerate(everybody):
        await press(there, who, "Answer")
        assert entry(who, "In your own words")["most"] == 500
        await who.fills({"In your own words": f"The {number}. proof *of* <!channel>"})
        assert f"Your answer: The {number}. proof" in who.answer
    await closes(there)
    assert "10 people answered. The answers stand in the thread below." in card(there)["text"]
    read = there.ben.reads(await there.ben.opens_thread(card(there)))
    assert all(f"• The {number}. proof *of* <!channel>" in read for number in range(10))
    assert not any(each.user.shown in read for each in everybody if each.user.shown)
    ids = [each.person for each in everybody]
    assert not any(each in read for each in ids)


async def test_what_does_not_fit_of_a_line_stands_in_the_form_with_what_does(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("/homeroom poll ask When? kind: times choices: 2026-12-01 10:00 | 2026-03-01 10:00", "general")
    assert robin.form is not None
    assert entry(robin, "Question")["value"] == "When?"
    assert entry(robin, "How one answers")["value"] == "times"
    assert "has passed already" in robin.form["note"]
    await robin.fills({"Choices": "2026-12-01 10:00\n2026-11-01 10:00\n2026-01-01 10:00"})
    assert "“2026-01-01 10:00” has passed already" in robin.errors["choices"]
    await robin.fills({"Choices": "2026-12-01 10:00\n2026-12-02 10:00"})
    assert "How the class will see it" in robin.answer
    await press(there, robin, "Post")
    await goes_on(there)
    await press(there, ana, "Choose the times that suit")
    await ana.fills({"Tick every time that would do": ["1. Tue Dec 1 10:00 (UTC)"]})
    assert "Your answer: 2026-12-01, 10:00" in ana.answer
    await press(there, ana, "None of these", message=card(there)["id"])
    assert "Your answer: none of these times" in ana.answer


async def test_the_longest_poll_of_each_kind_stands_whole_on_its_card(there: Served) -> None:
    ana, question = there.ana, "How is it? " * 27 + "End"
    assert len(question) == 300
    for kind in ("one", "several", "ranking"):
        await asks(there, f"{question} kind: {kind} label: named choices: {' | '.join(LONGEST)}")
        text = card(there)["text"]
        assert question in text
        assert all(each in text for each in LONGEST)
        assert "My answer" in text, "what is pressed stands on the first page"
    await press(there, ana, "Put in order")
    given = (f"{at}. {each}" for at, each in enumerate(LONGEST, 1))
    await ana.fills({**dict(zip(PLACES, given, strict=False)), REST: "5"})
    assert LONGEST[4] in ana.answer
    await closes(there)
    await press(there, ana, "More", message=card(there)["id"])
    assert ana.answer_message is not None
    assert pictures(there, ana.answer_message), "of the longest the picture stands on the second page"


async def test_a_card_that_is_edited_gets_its_picture_and_loses_it_again(there: Served) -> None:
    platform, general = there.adapter.platform_of(there.space_id), there.place("general")
    message = await platform.post(general, Card("One"), "n1")
    for number in (1, 2):  # the second takes the place of the first
        await platform.edit(message, Card("Two", image=Image(f"Chart {number}", bytes, PNG)))
        (shown,) = there.ben.sees("general")
        assert [(each.alt, each.data) for each in pictures(there, shown)] == [(f"Chart {number}", PNG)]
    await platform.edit(message, Card("Three"))
    (shown,) = there.ben.sees("general")
    assert pictures(there, shown) == []
