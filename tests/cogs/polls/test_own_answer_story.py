"""One's own answer: shown, changed and taken back, on any device, until the close; and one person counts once."""

from __future__ import annotations

import asyncio

import pytest

from bot.act import Act, ActKind, Reply
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.text import plain
from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, answered, asked, buttons, card, closed, fields, form, private, settled
from tests.klass import SPACE, Klass

LABELS = ("unlinkable", "staff-only", "named")


@pytest.mark.parametrize("label", LABELS)
async def test_my_answer_shows_what_one_said_and_changes_it(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("You have not answered, and you need not.")
    await klass.ben.presses("Monday")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("Your answer: Monday")
    assert buttons(private(klass.ben)) == ["Monday", "Tuesday", "Friday", "Take it back"]
    await klass.ben.presses("Friday")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("Your answer: Friday")
    await all_press(klass, "Monday", "Friday", "Monday", "Monday", "Monday")
    await closed(klass)
    if label != "staff-only":
        assert fields(klass)["What came of it"].splitlines()[0].startswith("★ 4 (80 %): Monday")


@pytest.mark.parametrize("label", LABELS)
async def test_taken_back_it_is_not_counted_and_can_be_given_again(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 6)
    await klass.ben.presses("Take it back")
    assert klass.ben.answer.startswith("Your answer is taken back.")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("You have not answered, and you need not.")
    await klass.chi.presses("Take it back")
    await klass.chi.presses("Friday")
    assert klass.chi.answer.startswith("Your answer: Friday")
    await closed(klass)
    if label == "unlinkable":
        assert fields(klass)["Took part"] == "5 people"
        assert fields(klass)["What came of it"].splitlines()[2] == "1 (20 %): Friday"
    if label == "named":
        assert "ben" not in str(fields(klass))


async def test_the_code_stays_the_same_while_one_changes_an_answer(klass: Klass) -> None:
    await asked(klass)
    await klass.ben.presses("Monday")
    code = klass.ben.answer.partition("Your code is ")[2][:9]
    assert len(code) == 9
    await klass.ben.presses("Friday", place="general")
    assert f"Your code is {code}." in klass.ben.answer
    await klass.ben.presses("Take it back")
    await klass.ben.presses("Tuesday", place="general")
    assert f"Your code is {code}." in klass.ben.answer
    await klass.chi.presses("Monday")
    assert code not in klass.chi.answer


@pytest.mark.parametrize("label", ["staff-only", "named"])
async def test_there_is_no_code_where_names_stand_with_answers(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await klass.ben.presses("Monday")
    assert "code" not in klass.ben.answer


@pytest.mark.parametrize("label", LABELS)
async def test_from_two_devices_at_one_moment_one_counts(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 6)
    phone, laptop = klass.ben, await klass.classroom.seat("ben")
    await asyncio.gather(
        phone.presses("Tuesday", place="general"),
        laptop.presses("Friday", place="general"),
        phone.presses("Friday", place="general"),
        laptop.presses("Tuesday", place="general"),
    )
    await phone.presses("My answer", place="general")
    mine = phone.answer.splitlines()[0]
    assert mine in ("Your answer: Tuesday", "Your answer: Friday")
    await laptop.presses("My answer", place="general")
    assert laptop.answer.splitlines()[0] == mine
    await closed(klass)
    if label != "staff-only":
        assert fields(klass)["Took part"] == "6 people"
    if label == "named":
        assert str(fields(klass)["What came of it"]).count("ben") == 1


async def test_the_second_device_shows_and_takes_back_what_the_first_one_said(klass: Klass) -> None:
    await asked(klass)
    await klass.ben.presses("Monday")
    laptop = await klass.classroom.seat("ben")
    await laptop.presses("My answer", place="general")
    assert laptop.answer.startswith("Your answer: Monday")
    await laptop.presses("Take it back")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("You have not answered")


async def test_after_the_close_nothing_changes_any_more(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    before, shown = await everything(klass, "deliveries", "people"), fields(klass)
    for label in ("Tuesday", "Take it back"):
        await klass.ben.presses(label)
        assert klass.ben.answer.startswith("This poll is closed, so nothing was changed.")
    await settled(klass)
    assert fields(klass) == shown
    assert await everything(klass, "deliveries", "people") == before


async def test_what_one_said_stands_on_no_card_of_others(klass: Klass) -> None:
    await asked(klass)
    await answered(klass, ben="Friday")
    assert "Your answer" not in klass.chi.reads("general")
    assert [each for each in card(klass, "chi")["actions"] if each.get("look") == "main"] == []


async def test_words_of_one_s_own_come_back_into_the_form(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    await klass.ben.presses("Answer")
    await klass.ben.fills({"words": 'The map.\nAnd “the” tides 🎉 \\ " مرحبا'})
    assert 'And “the” tides 🎉 \\ " مرحبا' in klass.ben.answer
    await klass.ben.presses("Answer", place="general")
    assert form(klass.ben)["words"] == 'The map.\nAnd “the” tides 🎉 \\ " مرحبا'


@pytest.mark.parametrize("label", LABELS)
async def test_taking_back_tells_what_stands(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    link = str(card(klass)["actions"][0]["link"]).replace("choose", "withdraw").removesuffix(":0")
    stands = next(each for each in klass.chi.sees("general") if not each["private"])
    await klass.classroom.press("chi", "channel:general", str(stands["id"]), link)
    assert klass.chi.answer.startswith("You have not answered, and you need not.")
    late = await klass.classroom.core.number()  # of a press that is on its way while the next ones overtake it
    await klass.ben.presses("Monday", place="general")
    await klass.ben.presses("Friday", place="general")
    press = Act(
        "delivery-late",
        ActKind.PRESS,
        Person(SPACE, "ben"),
        Place(SPACE, PlaceKind.CHANNEL, "general"),
        Link(link),
        {},
        language="en",
        time_zone="UTC",
        stamp=late,
    )
    answer = await klass.router.act(press)
    assert isinstance(answer, Reply)
    assert answer.card is not None
    assert plain(answer.card.text).startswith("Your answer: Friday. It came after")
    await klass.ben.presses("My answer", place="general")
    assert klass.ben.answer.startswith("Your answer: Friday")


async def test_one_s_own_answer_is_in_one_s_own_language(klass: Klass) -> None:
    await asked(klass)
    await klass.ana.presses("Monday")
    assert klass.ana.answer.startswith("Tu respuesta: Monday")
    assert "Who sees" not in klass.ana.answer
    await klass.ana.presses(
        "Retirarla" if "[Retirarla]" in klass.ana.answer else private(klass.ana)["actions"][-1]["label"]
    )
    assert (await everything(klass))["sealed_answers"]
