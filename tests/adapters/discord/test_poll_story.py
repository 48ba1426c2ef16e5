"""Polls in a Discord server, as a class lives them: asked, answered in every way, counted, and what came of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final

from bot.card import Card, Image
from tests.adapters.discord.server_of import Served
from tests.wire.discord.components import Part
from tests.wire.discord.people import Member

MORE: Final = ("dan", "eve", "fay", "gil", "hal", "ida", "jon")
PNG: Final = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
TICK: Final = "Tick what you choose"
PLACES: Final = ("First", "Second", "Third", "Fourth")
REST: Final = "And then, by number"
LONGEST: Final = [f"{number:02} {'a choice that is long enough' * 3}"[:70] for number in range(1, 21)]


def students(there: Served, count: int = 6) -> list[Member]:
    """So many, of whom there are enough that figures may be shown."""
    world, found = there.wire.world, [there.ana, there.ben, there.chi]
    for name in MORE[: count - len(found)]:
        user = world.user(name)
        world.join(there.guild, user)
        found.append(Member(there.wire, there.guild, user))
    return found


async def asks(there: Served, **values: Any) -> None:
    """A poll of these options stands in #general."""
    given = {"question": "Which day?", "choices": "Monday, Tuesday, Friday"} | values
    await there.robin.runs("staff poll ask", {name: value for name, value in given.items() if value}, place="general")
    await there.robin.presses("Post")
    await there.goes_on()


async def later(there: Served, **time: float) -> None:
    """So much of people's time goes by, and what is due happens."""
    clock: Any = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(**time))
    await there.goes_on()


def card(there: Served) -> dict[str, Any]:
    """The newest card of a poll, as everybody sees it."""
    seen = (each for each in reversed(there.ben.sees("general")) if not each["private"])
    return next(each for each in seen if each["text"].startswith("A poll "))


def pictures(message: dict[str, Any]) -> list[dict[str, Any]]:
    """What is shown in it."""
    (container,) = message["components"]
    return [item for each in container["components"] if each["type"] == Part.GALLERY for item in each["items"]]


def entry(of: Member, label: str) -> dict[str, Any]:
    """A field of the open form."""
    assert of.form is not None
    return next(each for each in of.form["inputs"] if each["label"] == label)


async def test_a_poll_is_asked_answered_changed_and_counted(there: Served) -> None:
    robin, (ana, ben, *others) = there.robin, students(there)
    given = {"question": "Which day?", "choices": "Monday, Tuesday, Friday", "closes": "3d"}
    await robin.runs("staff poll ask", given, place="general")
    assert "It will go to #general." in robin.answer
    assert "72 hours after it is posted" in robin.answer
    assert "Which day?" not in ana.reads("general")
    await robin.presses("Post")
    assert "use /staff undo within 10 minutes" in robin.answer
    await there.goes_on()
    assert (
        "🛡 Unlinkable: nobody in the class, instructors included, can connect an answer with you" in card(there)["text"]
    )
    assert pictures(card(there)) == []
    await ana.presses("What does this mean?")
    assert "What remains: whoever runs Homeroom" in ana.answer
    labels = ("Friday", "Monday", "Monday", "Tuesday", "Monday", "Tuesday")
    for who, label in zip((ana, ben, *others), labels, strict=True):
        await who.presses(label)
        assert f"Your answer: {label}" in who.answer
    code = re.search(r"Your code is (\S+)\.", ana.answer)
    assert code is not None
    await ana.presses("Monday")  # on the card that only Ana sees
    assert "Your answer: Monday" in ana.answer
    await ben.presses("Take it back")
    assert "Your answer is taken back." in ben.answer
    await ben.presses("My answer", place="general")
    assert "You have not answered, and you need not." in ben.answer
    await ben.presses("Friday")
    await ana.presses("My answer", place="general")
    assert "Your answer: Monday" in ana.answer
    assert code[1] in ana.answer
    await later(there, seconds=5)
    assert "At least 5 people have taken part" in card(there)["text"]
    await robin.presses("Close now")
    await there.goes_on()
    over = card(there)
    assert "★ 3 (50 %): Monday\n2 (33 %): Tuesday\n1 (17 %): Friday\nTook part\n6 people" in over["text"]
    (picture,) = pictures(over)
    assert "★ 3 (50 %): Monday" in picture["description"]
    attached = there.wire.world.messages[there.channels["general"].id][int(over["id"])].attachments
    assert [each["id"] for each in over["attachments"]] == [picture["media"]["attachment_id"]]
    assert len(attached) == 1
    await ana.presses("Monday")  # on the private card, which is as it was
    assert "This poll is closed, so nothing was changed." in ana.answer
    await ana.runs("poll check", {"code": code[1].lower().replace("-", " ")}, place="general")
    assert "It was counted, in “Which day?”, as: Monday" in ana.answer


async def test_what_came_of_it_can_be_counted_again_and_told_what_comes_of_it(there: Served) -> None:
    robin, ben = there.robin, there.ben
    await asks(there)
    for who in students(there):
        await who.presses("Friday", place="general")
    await robin.presses("Close now")
    await there.goes_on()
    await ben.presses("Count for yourself")
    assert ben.answer_message is not None
    assert [each["filename"] for each in ben.answer_message["attachments"]] == ["ballots.csv"]
    file = there.wire.world.files[int(ben.answer_message["attachments"][0]["id"])]
    assert file.decode().count("Friday") == 6
    assert "is counted. The class is glad to hear what comes of it" in robin.reads("direct")
    await robin.presses("What we do", place="direct")
    await robin.fills({"How it stands": "done", "In your own words": "It is Monday from now on."})
    await there.goes_on()
    assert "You said, we did\nAbout “Which day?”: It is Monday from now on." in ben.reads("general")


async def test_several_are_ticked_in_a_form_that_shows_what_was_ticked(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("staff poll ask", {"question": "Which?", "choices": "A|B|C", "kind": "several"}, place="general")
    await robin.presses("How many")
    await robin.fills({"At most": "2"})
    await robin.presses("Post")
    await there.goes_on()
    await ana.presses("Choose up to 2")
    assert entry(ana, TICK)["type"] == Part.CHECKS
    await ana.fills({TICK: ["A", "C"]})
    assert "Your answer: A, C" in ana.answer
    await ana.presses("Choose up to 2")  # on the card that only Ana sees
    assert entry(ana, TICK)["value"] == ["0", "2"]
    await ana.fills({TICK: ["B"]})
    assert "Your answer: B" in ana.answer
    await ana.presses("Choose up to 2", place="general")
    await ana.fills({TICK: []})
    assert "Your answer is taken back." in ana.answer


async def test_of_many_several_are_ticked_and_all_are_ranked(there: Served) -> None:
    ana, roads = there.ana, ", ".join(f"Road {number}" for number in range(1, 21))
    await asks(there, kind="several", choices=roads)
    await ana.presses("Choose up to 20")
    assert entry(ana, TICK)["type"] == Part.CHOICE
    await ana.fills({TICK: [f"Road {number}" for number in range(1, 21, 2)]})
    assert "Your answer: Road 1, Road 3" in ana.answer
    await asks(there, kind="ranking", choices=roads)
    await ana.presses("Put in order")
    rest = " ".join(map(str, range(20, 4, -1)))
    given = dict(zip(PLACES, (f"{number}. Road {number}" for number in (4, 3, 2, 1)), strict=True))
    await ana.fills({**given, REST: "7 2"})
    assert f"{REST}: Number 2 stands higher already." in ana.answer
    await ana.presses("Open the form")
    await ana.fills({**given, REST: rest})
    order = (4, 3, 2, 1, *range(20, 4, -1))
    assert " › ".join(f"Road {number}" for number in order) in ana.answer


async def test_an_order_is_given_in_a_form_of_menus_of_which_one_is_enough(there: Served) -> None:
    ana, chi = there.ana, there.chi
    await asks(there, kind="ranking")
    await ana.presses("Put in order")
    assert ana.form is not None
    assert {each["type"] for each in ana.form["inputs"]} == {Part.RADIO, Part.CHOICE}
    assert [each["required"] for each in ana.form["inputs"]] == [True, False, False]
    await ana.fills({"First": "Friday", "Second": "Friday"})
    assert "Second: This one stands higher already." in ana.answer
    await ana.presses("Open the form")
    assert entry(ana, "First")["value"] in (None, []), "of a sealed form nothing was kept"
    await ana.fills({"First": "Friday", "Third": "Monday"})
    assert "Your answer: Friday › Monday" in ana.answer
    await ana.presses("Put in order", place="general")
    assert (entry(ana, "First")["value"], entry(ana, "Second")["value"]) == ("2", ["0"])
    await ana.fills({"Second": []})  # as a menu that may be left empty is emptied
    assert "Your answer: Friday\n" in ana.answer
    await chi.presses("My answer")
    assert "You have not answered" in chi.answer


async def test_answers_in_writing_stand_in_the_thread_without_names(there: Served) -> None:
    robin, everybody = there.robin, students(there, 10)
    await asks(there, kind="text", choices="", question="What is still unclear?")
    for number, who in enumerate(everybody):
        await who.presses("Answer")
        assert entry(who, "In your own words")["most"] == 500
        await who.fills({"In your own words": f"The {number}. proof *of* @everyone"})
    await everybody[0].presses("Answer", place="general")
    assert entry(everybody[0], "In your own words")["value"] == "The 0. proof *of* @everyone"
    await everybody[0].fills({"In your own words": "Nothing"})
    await robin.presses("Close now")
    await there.goes_on()
    over = card(there)
    assert "10 people answered. The answers stand in the thread below." in over["text"]
    read = there.ben.reads(f"thread:{over['id']}")
    assert "• Nothing" in read
    assert "The 0. proof" not in read
    assert "The 9. proof *of* @\u200beveryone" in read  # as it was written, and nobody is called
    assert not any(each.user.name.capitalize() in read for each in everybody)
    await robin.presses("Results", place="direct")
    assert robin.answer_message is not None
    assert [each["filename"] for each in robin.answer_message["attachments"]] == ["poll.csv", "poll.json"]


async def test_what_does_not_fit_is_said_and_kept_and_a_form_asks_for_the_rest(there: Served) -> None:
    robin = there.robin
    await robin.runs("staff poll ask", place="general")
    given = {"Question": "When?", "Choices": "2026-12-01 10:00\n2026-03-01 10:00", "How one answers": "times"}
    await robin.fills(given)
    assert "Choices: “2026-03-01 10:00” has passed already." in robin.answer
    await robin.presses("Open the form")
    assert entry(robin, "Question")["value"] == "When?"
    assert entry(robin, "How one answers")["value"] == ["times"]
    await robin.fills({"Choices": "2026-12-01 10:00\n2026-12-02 10:00"})
    assert "How the class will see it" in robin.answer
    await robin.presses("Post")
    await there.goes_on()
    await there.ana.presses("Choose the times that suit")
    await there.ana.fills({"Tick every time that would do": ["1. Tue Dec 1 10:00 (UTC)"]})
    assert "Your answer: 2026-12-01 10:00" in there.ana.answer
    await there.ana.presses("None of these", place="general")
    assert "Your answer: none of these times" in there.ana.answer


async def test_the_longest_poll_of_each_kind_stands_whole_on_its_card(there: Served) -> None:
    robin, (ana, *_), question = there.robin, students(there), "How is it? " * 27 + "End"
    assert len(question) == 300
    for kind in ("one", "several", "ranking"):
        await asks(there, question=question, choices="; ".join(LONGEST), kind=kind, label="named")
        text = card(there)["text"]
        assert question in text
        assert all(each in text for each in LONGEST)
        assert "My answer" in text, "what is pressed stands on the first page"
    await ana.presses("Put in order")
    given = (f"{at}. {each}" for at, each in enumerate(LONGEST, 1))
    await ana.fills({**dict(zip(PLACES, given, strict=False)), REST: "5"})
    assert LONGEST[4] in ana.answer
    await robin.presses("Close now")
    await there.goes_on()
    assert pictures(card(there))


async def test_a_card_that_is_edited_gets_its_picture_and_loses_it_again(there: Served) -> None:
    platform, general = there.adapter.platform_of(there.space_id), there.place("general")
    message = await platform.post(general, Card("One"), "n1")
    kept = there.wire.world.messages[there.channels["general"].id][int(message.id)]
    for number in (1, 2):  # the second takes the place of the first
        await platform.edit(message, Card("Two", image=Image(f"Chart {number}", bytes, PNG)))
        (shown,) = there.ben.sees("general")
        assert [each["description"] for each in pictures(shown)] == [f"Chart {number}"]
        assert [there.wire.world.files[int(each["id"])] for each in kept.attachments] == [PNG]
    await platform.edit(message, Card("Three"))
    (shown,) = there.ben.sees("general")
    assert (pictures(shown), kept.attachments) == ([], [])
