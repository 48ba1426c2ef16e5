"""Commands, presses, choices and forms: what the bot hears of them, and how its answers are shown."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.web.acts import BotAway
from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.limits import PRIVATE_KEPT
from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused, Seat
from tests.adapters.web.conftest import Bot, Make, button, card, command, entry


def form(key: str, *inputs: JsonObject, **more: Any) -> JsonObject:
    return {"form": {"title": "F", "key": key, "link": "tests.send", "submit": "Send", "inputs": [*inputs], **more}}


def titles(seat: Seat) -> list[str]:
    """Those of the cards that somebody sees."""
    cards: list[Any] = [message["card"] for message in seat.sees()]
    return [str(card["title"]) for card in cards]


async def test_a_press_is_delivered_with_who_where_and_what_and_its_answer_is_seen_by_one_only(
    classroom: Classroom, bot: Bot
) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    bot.answers["tests.pass:1"] = {"shown": "private", "card": card("Noted")}
    placed = await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass:1")), "n1")
    assert await ana.presses("Pass") == {"shown": "private"}
    (heard,) = bot.heard
    assert heard == {
        "kind": "press",
        "id": heard["id"],
        "person": "ana",
        "roles": ["student"],
        "manages": False,
        "language": "es",
        "zone": "Europe/Madrid",
        "place": "channel:general",
        "parent": None,
        "link": "tests.pass:1",
        "values": {},
        "message": placed["id"],
        "private": False,
        "form_key": "",
        "stamp": heard["stamp"],
    }
    assert ana.answer == "Noted"
    assert (ana.answer_message or {})["private"] is True
    assert (ben.answer, ben.reads()) == ("", "Prompt\n[Pass]")


async def test_deliveries_have_ids_of_their_own_and_stamps_that_grow(classroom: Classroom, bot: Bot) -> None:
    await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    for seat in (ana, ben, ana):
        await seat.presses("Pass")
    for seat in (ana, ben):
        await seat.presses("Pass", key="the same key")
    assert len({each["id"] for each in bot.heard}) == 5
    stamps = [each["stamp"] for each in bot.heard]
    assert stamps == sorted(set(stamps))


async def test_the_same_key_again_gets_the_first_answer_and_the_bot_hears_it_once(
    classroom: Classroom, bot: Bot
) -> None:
    bot.answers["tests.pass"] = {"shown": "private", "card": card("Noted")}
    await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    ana = await classroom.seat("ana")
    message = str(ana.sees()[0]["id"])
    answers = await asyncio.gather(
        *(classroom.press("ana", "channel:general", message, "tests.pass", key="k1") for _ in range(3))
    )
    answers.append(await ana.presses("Pass", key="k1"))
    assert answers == [{"shown": "private"}] * 4
    assert len(bot.heard) == 1
    assert len(ana.sees()) == 2


async def test_an_act_that_failed_can_be_sent_again_and_the_bot_knows_it_by_its_id(
    classroom: Classroom, bot: Bot
) -> None:
    ids: list[str] = []

    async def falters(delivery: dict[str, Any]) -> JsonObject:
        ids.append(delivery["id"])
        if len(ids) == 1:
            raise BotAway
        return {"shown": "private", "card": card("Now")}

    bot.answers["tests.pass"] = falters
    await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    ben = await classroom.seat("ben")
    with pytest.raises(Refused, match="Homeroom is not there at the moment"):
        await ben.presses("Pass", key="k")
    await ben.presses("Pass", key="k")
    assert ben.answer == "Now"
    assert ids[0] == ids[1]


async def test_a_fault_of_the_bot_is_a_kind_sentence(classroom: Classroom, bot: Bot) -> None:
    async def breaks(delivery: dict[str, Any]) -> JsonObject:
        raise RuntimeError("what the person wrote")

    bot.answers["tests.pass"] = breaks
    await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    with pytest.raises(Refused, match="Something went wrong in Homeroom"):
        await (await classroom.seat("ben")).presses("Pass")


async def test_without_a_bot_people_talk_and_an_act_says_that_nobody_is_there(classroom: Classroom) -> None:
    ben = await classroom.seat("ben")
    await ben.says("hello")
    with pytest.raises(Refused) as refused:
        await ben.says("/icebreaker now")
    assert refused.value.text_id == "class-bot-away"
    assert await classroom.offered("ben") == {"commands": [], "menus": []}


async def test_an_answer_that_replaces_a_private_card_leaves_one_card(classroom: Classroom, bot: Bot) -> None:
    bot.commands.append(command("icebreaker now"))
    bot.answers["tests.icebreaker-now"] = {"shown": "private", "card": card("One", button("Another", "tests.more"))}
    bot.answers["tests.more"] = {"shown": "here", "card": card("Two", button("Another", "tests.more"))}
    robin = await classroom.seat("robin")
    await robin.says("/icebreaker now")
    assert await robin.presses("Another") == {"shown": "here"}
    assert robin.reads() == robin.answer == "Two\n[Another]"
    assert bot.heard[-1]["private"] is True


async def test_fifty_presses_on_one_button_leave_one_private_card_and_other_buttons_have_their_own(
    classroom: Classroom, bot: Bot
) -> None:
    prompt = card("Prompt", button("Pass", "tests.pass"), button("Why", "tests.why"))
    await classroom.bot.post("channel:general", prompt, "n1")
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    bot.answers["tests.why"] = {"shown": "private", "card": card("Because")}
    await ana.presses("Why")
    await ben.presses("Why")
    for number in range(50):
        bot.answers["tests.pass"] = {"shown": "private", "card": card(f"Noted {number}")}
        await ana.presses("Pass")
    said = ["Prompt\n[Pass]\n[Why]", "Because", "Noted 49"]
    assert ana.reads().split("\n\n") == said
    assert (await classroom.seat("ana")).reads().split("\n\n") == said
    assert (await classroom.seat("ben")).reads().split("\n\n") == said[:2]


async def test_the_answer_to_a_card_that_changed_meanwhile_takes_nothing_away(classroom: Classroom, bot: Bot) -> None:
    bot.answers["tests.pass"] = {"shown": "private", "card": card("Noted", button("Undo", "tests.undo"))}
    bot.answers["tests.undo"] = {"shown": "here", "card": card("Undone")}
    await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    await classroom.bot.post("channel:general", card("Another", button("Pass", "tests.pass")), "n2")
    ana = await classroom.seat("ana")
    first, second = (str(message["id"]) for message in ana.sees())
    await ana.presses("Pass", message=first)
    await ana.presses("Undo")
    await ana.presses("Pass", message=second)
    assert titles(ana) == ["Prompt", "Another", "Undone", "Noted"]
    await ana.presses("Pass", message=first)
    assert titles(ana) == ["Prompt", "Another", "Noted", "Noted"]


async def test_private_replies_stay_for_a_while_and_for_one_person_only(classroom: Classroom, bot: Bot) -> None:
    bot.commands.append(command("me"))
    bot.answers["tests.me"] = {"shown": "private", "card": card("Yours")}
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ben.says("before")
    await ana.says("/me")
    await ben.says("after")
    assert (await classroom.seat("ana")).reads() == "before\n\nYours\n\nafter"
    for _ in range(PRIVATE_KEPT):
        await ana.says("/me")
    assert len((await classroom.seat("ana")).sees()) == PRIVATE_KEPT + 2
    assert len((await classroom.seat("ben")).sees()) == 2
    forgotten = str(ana.sees()[1]["id"])
    with pytest.raises(ClassRefusal, match="class-message-gone"):
        await classroom.press("ana", "channel:general", forgotten, "tests.x")


async def test_a_form_with_errors_stays_open_and_the_right_one_closes_it(classroom: Classroom, bot: Bot) -> None:
    name = entry("name", "text")

    async def checks(delivery: dict[str, Any]) -> JsonObject:
        if delivery["values"]["name"] == "wrong":
            return form("f1", {**name, "value": "wrong", "error": "Write another name."})
        return {"shown": "private", "card": card(f"Hello {delivery['values']['name']}")}

    bot.commands.append(command("me name"))
    bot.answers["tests.me-name"] = form("f1", name)
    bot.answers["tests.send"] = checks
    ana = await classroom.seat("ana")
    assert (await ana.says("/me name"))["shown"] == "form"
    await ana.fills({"name": "wrong"})
    assert ana.errors == {"name": "Write another name."}
    assert (ana.form or {})["key"] == "f1"
    await ana.fills({"name": "Annie"})
    assert (ana.form, ana.answer) == (None, "Hello Annie")
    assert [each["form_key"] for each in bot.of("submit")] == ["f1", "f1"]


async def test_a_form_opened_on_a_card_is_answered_on_that_card(classroom: Classroom, bot: Bot) -> None:
    bot.commands.append(command("icebreaker now"))
    bot.answers["tests.icebreaker-now"] = {
        "shown": "private",
        "card": card("Preview", button("Change", "tests.change")),
    }
    bot.answers["tests.change"] = form("f1", entry("words", "long"))
    bot.answers["tests.send"] = {"shown": "here", "card": card("Changed")}
    robin = await classroom.seat("robin")
    await robin.says("/icebreaker now")
    await robin.presses("Change")
    await robin.fills({"words": "better"})
    assert robin.reads() == "Changed"
    assert bot.of("submit")[0]["message"] == bot.of("press")[0]["message"]


async def test_a_form_that_was_open_at_a_restart_can_still_be_sent(classroom: Classroom, bot: Bot, make: Make) -> None:
    bot.answers["tests.send"] = {"shown": "private", "card": card("Thank you")}
    again = await make()
    again.attach(bot)
    ana = await again.seat("ana")
    assert await again.submit("ana", "channel:general", "f9", "tests.send", {"name": "typed before"}) == {
        "shown": "private"
    }
    assert (ana.answer, bot.heard[0]["values"]) == ("Thank you", {"name": "typed before"})


async def test_a_choice_is_delivered_under_the_empty_name_alone_or_as_a_list(classroom: Classroom, bot: Bot) -> None:
    choices: list[JsonObject] = [{"value": v, "label": v.upper(), "chosen": False} for v in ("a", "b")]
    one: JsonObject = {"type": "select", "label": "One", "link": "tests.one", "most": 1, "choices": [*choices]}
    two: JsonObject = {"type": "select", "label": "Two", "link": "tests.two", "most": 2, "choices": [*choices]}
    who: JsonObject = {"type": "people", "label": "Who", "link": "tests.who", "most": 1}
    await classroom.bot.post("channel:general", card("Choose", one, two, who), "n1")
    ana = await classroom.seat("ana")
    await ana.chooses("One", "B")
    await ana.chooses("Two", ["a", "B"])
    await ana.chooses("Who", "Ben Ito")
    assert [each["values"] for each in bot.of("choice")] == [{"": "b"}, {"": ["a", "b"]}, {"": "ben"}]


async def test_a_card_that_is_gone_or_elsewhere_cannot_be_pressed(classroom: Classroom, bot: Bot) -> None:
    placed = await classroom.bot.post("channel:staff", card("Staff", button("Go", "tests.go")), "n1")
    other = await classroom.bot.post("channel:general", card("Soon gone", button("Go", "tests.go")), "n2")
    ben = await classroom.seat("ben")
    await classroom.bot.remove("channel:general", str(other["id"]))
    assert ben.reads() == ""
    for message in (str(placed["id"]), str(other["id"]), "m1", "p1", "nonsense"):
        with pytest.raises(ClassRefusal, match="class-message-gone"):
            await classroom.press("ben", "channel:general", message, "tests.go")
    assert bot.heard == []


async def test_uploads_reach_the_bot_as_they_were_given(classroom: Classroom, bot: Bot) -> None:
    bot.commands.append(command("deck add"))
    bot.answers["tests.deck-add"] = form("f1", entry("deck", "upload"))
    robin = await classroom.seat("robin")
    await robin.says("/deck add")
    given: JsonObject = {"name": "deck.toml", "type": "text/plain", "data": "aGk="}
    await robin.fills({"deck": given})
    assert bot.of("submit")[0]["values"] == {"deck": given}
