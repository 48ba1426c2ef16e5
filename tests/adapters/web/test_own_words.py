"""One's own messages: worded anew and taken away by their author, and by nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.keeper import Keeper
from adapters.web.limits import LONGEST_TEXT
from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused, Seat
from tests.adapters.web.conftest import Bot, Make, Open, card


@pytest.fixture
async def ana(classroom: Classroom) -> Seat:
    """Ana's seat."""
    return await classroom.seat("ana")


async def test_an_edited_message_reads_anew_for_everyone_and_after_a_restart(make: Make, keeper: Keeper) -> None:
    classroom = await make()
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("see you at nien")
    await ana.edits(ana.sees()[0], "  see you at nine ")
    (message,) = ben.sees()
    assert (message["text"], message["edited"]) == ("see you at nine", True)
    again = await make()
    assert (await again.seat("ben")).sees() == [message]
    kept = await keeper.message(int(str(message["seq"])))
    assert kept is not None
    assert (kept.text, kept.edited) == ("see you at nine", True)


async def test_the_same_words_again_are_no_edit(ana: Seat) -> None:
    await ana.says("as it was")
    await ana.edits(ana.sees()[0], "as it was\n")
    assert ana.sees()[0]["edited"] is False


async def test_a_deleted_message_is_gone_for_everyone_and_from_what_is_kept(
    make: Make, keeper: Keeper, classroom: Classroom
) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("one")
    await ana.says("two")
    first, second = ana.sees()
    await ana.deletes(first)
    assert ben.reads() == "two"
    assert await keeper.message(int(str(first["seq"]))) is None
    assert classroom.core.state.places["channel:general"].count == 1
    await ana.deletes(second)
    assert (await (await make()).seat("ben")).sees() == []
    assert await classroom.unread("ben") == {}


async def test_only_the_author_may_and_never_with_a_card(classroom: Classroom, ana: Seat) -> None:
    robin = await classroom.seat("robin")
    await ana.says("mine")
    posted = await classroom.bot.post("channel:general", card("a card"), "n1")
    for who, message in ((robin, ana.sees()[0]), (robin, posted), (ana, posted)):
        for act in (who.edits(message, "other words"), who.deletes(message)):
            with pytest.raises(Refused) as refused:
                await act
            assert refused.value.text_id == "class-not-yours"
    assert ana.reads() == "mine\n\na card"


async def test_where_one_can_no_longer_write_one_can_no_longer_change_anything(classroom: Classroom) -> None:
    robin, noor = await classroom.seat("robin"), await classroom.seat("noor")
    await noor.says("between us", "staff")
    (message,) = robin.sees("staff")
    await classroom.register.set_role("noor", "student")
    gone = {"id": "m999999"}
    for which, act in (("seen no more", message), ("never there", gone), ("no id", {"id": "p1"})):
        for attempt in (noor.edits(act, "x"), noor.deletes(act)):
            with pytest.raises(Refused) as refused:
                await attempt
            assert refused.value.text_id == "class-message-gone", which
    assert robin.reads("staff") == "between us"
    await classroom.register.remove_person("noor")
    with pytest.raises(ClassRefusal):
        await classroom.own_words.delete("noor", str(message["id"]))


async def test_an_edit_has_the_limits_of_a_message(ana: Seat) -> None:
    await ana.says("short")
    for text, why in (("x" * (LONGEST_TEXT + 1), "class-too-long"), (" \u200b\n", "class-empty")):
        with pytest.raises(Refused) as refused:
            await ana.edits(ana.sees()[0], text)
        assert refused.value.text_id == why
    assert ana.reads() == "short"


async def test_what_is_sent_again_under_its_key_changes_nothing(classroom: Classroom, ana: Seat) -> None:
    told: list[JsonObject] = []
    classroom.core.hub.listen(lambda event: told.append(event.body))
    await ana.says("one")
    message = ana.sees()[0]
    await ana.edits(message, "two", key="k1")
    await ana.edits(message, "three", key="k2")
    await ana.edits(message, "two", key="k1")
    assert ana.reads() == "three"
    await ana.deletes(message, key="k3")
    await ana.deletes(message, key="k3")
    assert [body["ev"] for body in told] == ["message", "edited", "edited", "removed"]
    with pytest.raises(Refused):
        await ana.deletes(message, key="k4")
    with pytest.raises(Refused):
        await ana.edits(message, "x", key="k" * 65)


async def test_a_thread_with_answers_stays_when_its_message_goes_and_no_longer_says_what_that_said(
    classroom: Classroom, make: Make
) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("my secret plan")
    thread = await ben.opens_thread(ben.sees()[0])
    await ben.says("good luck", thread)
    await ana.edits(ana.sees()[0], "my plan")
    assert classroom.core.state.places[thread].name == "my plan"
    await ana.deletes(ana.sees()[0])
    await ben.says("where did it go?", thread)
    assert ben.reads(thread) == "good luck\n\nwhere did it go?"
    (listed,) = classroom.threads("ana", "channel:general")
    assert (listed["key"], listed["name"], listed["count"], "under" in listed) == (thread, "…", 2, False)
    again = await make()
    assert again.threads("ana", "channel:general") == [listed]
    assert (await again.seat("ana")).reads("general") == ""


async def test_a_thread_that_has_a_name_of_its_own_keeps_it(classroom: Classroom, ana: Seat) -> None:
    await ana.says("words")
    message = ana.sees()[0]
    thread = (await classroom.bot.thread("channel:general", str(message["id"]), "Named"))["place"]
    await ana.says("an answer", str(thread))
    await ana.edits(message, "other words")
    await ana.deletes(message)
    assert classroom.core.state.places[str(thread)].name == "Named"


async def test_a_post_without_answers_goes_with_its_thread(classroom: Classroom, ana: Seat) -> None:
    await ana.says("how?", "questions")
    await ana.deletes(ana.sees("questions")[0])
    assert (ana.sees("questions"), classroom.threads("ana", "forum:questions")) == ([], [])


async def test_an_answer_that_goes_counts_no_longer(classroom: Classroom, ana: Seat) -> None:
    await ana.says("who?")
    thread = await ana.opens_thread(ana.sees()[0])
    await ana.says("me", thread)
    await ana.says("you", thread)
    await ana.deletes(ana.sees(thread)[0])
    assert ana.sees()[0]["thread"] == {"place": thread, "count": 1}


async def test_an_edit_and_a_deletion_at_once_leave_nothing_behind(classroom: Classroom, ana: Seat) -> None:
    await ana.says("one")
    message = str(ana.sees()[0]["id"])
    edit = classroom.own_words.edit("ana", message, "two")
    done = await asyncio.gather(classroom.own_words.delete("ana", message), edit, return_exceptions=True)
    assert [type(each) for each in done] == [dict, ClassRefusal]
    assert ana.sees() == []


async def test_what_a_simulated_classmate_said_is_the_own_of_whoever_is_them_now(
    classroom: Classroom, make: Make
) -> None:
    await classroom.register.add_person("Mika", id="mika", simulated=True)
    mika = await classroom.seat("mika")
    await classroom.say("mika", "channel:general", "simulated words", simulated=True)
    await mika.edits(mika.sees()[0], "words of my own")
    (message,) = mika.sees()
    assert "simulated" not in message
    assert (await (await make()).seat("mika")).sees() == [message]
    await mika.deletes(message)
    assert mika.sees() == []


async def test_the_bot_hears_that_something_was_deleted_and_of_no_change_nor_what_it_said(
    classroom: Classroom, bot: Bot, ana: Seat
) -> None:
    await ana.says("one")
    await ana.edits(ana.sees()[0], "two")
    await ana.deletes(ana.sees()[0])
    await classroom.settle()
    assert [each["kind"] for each in bot.heard] == ["wrote", "unwrote"]
    assert "two" not in str(bot.heard)


async def test_a_page_asks_for_both_and_they_count_as_words(classroom: Classroom, opened: Open) -> None:
    ana, ben = await opened("ana"), await opened("ben")
    await ana.asks("say", place="channel:general", text="one")
    message: Any = (await ben.event("message"))["message"]
    assert (await ana.asks("edit", message=message["id"], text="two", key="k1"))["ok"] is True
    edited: Any = (await ben.event("edited"))["message"]
    assert (edited["id"], edited["text"], edited["edited"]) == (message["id"], "two", True)
    assert (await ben.asks("delete", message=message["id"]))["ok"] is False
    for number in range(7):
        assert (await ana.asks("edit", message=message["id"], text=f"edit {number}"))["ok"] is True
    assert (await ana.asks("delete", message=message["id"]))["ok"] is True
    assert (await ben.event("removed"))["id"] == message["id"]
    assert "espera" in (await ana.asks("delete", message=message["id"]))["sentence"].lower()
