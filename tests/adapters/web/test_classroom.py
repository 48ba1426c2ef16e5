"""The class by itself: people talk, in channels, threads, forums, direct conversations and voice rooms."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from adapters.web.classroom import Classroom
from adapters.web.keeper import TableKeeper
from adapters.web.limits import LONGEST_TEXT, PAGE
from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused
from bot.clock import FixedClock
from tests.adapters.web.conftest import Bot, Make, card


async def test_what_one_says_everyone_in_the_class_reads(classroom: Classroom) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("hello everyone", "general")
    assert ben.reads("general") == "hello everyone"
    (message,) = ben.sees("general")
    assert (message["by"], message["place"], message["private"]) == ("ana", "channel:general", False)
    assert message["at"] == "2026-03-02T12:00:00+00:00"


async def test_who_sits_down_later_reads_what_was_said_before(classroom: Classroom) -> None:
    await (await classroom.seat("ana")).says("first")
    assert (await classroom.seat("chi")).reads("general") == "first"


async def test_students_neither_see_nor_reach_the_staffs_places(classroom: Classroom) -> None:
    robin, noor, ana = [await classroom.seat(person) for person in ("robin", "noor", "ana")]
    await robin.says("how is everyone doing?", "staff")
    assert noor.reads("staff") == "how is everyone doing?"
    assert ana.sees("channel:staff") == []
    for act, said in (
        (classroom.say("ana", "channel:staff", "may I?"), "class-place-gone"),
        (classroom.open_place("ana", "channel:staff"), "class-place-gone"),
        (classroom.thread("ana", str(noor.sees("staff")[0]["id"])), "class-message-gone"),  # as of one that never was
        (classroom.seen("ana", "channel:staff", 1), "class-place-gone"),
        (classroom.press("ana", "channel:staff", "m1", "tests.x"), "class-place-gone"),
    ):
        with pytest.raises(ClassRefusal) as refused:
            await act
        assert refused.value.text_id == said
    assert "channel:staff" not in [place.key for place in classroom.core.state.places_of("ana")]


async def test_who_becomes_staff_is_shown_the_staffs_places_and_loses_them_again(classroom: Classroom) -> None:
    robin, ana = await classroom.seat("robin"), await classroom.seat("ana")
    await robin.says("one", "staff")
    await classroom.register.set_role("ana", "assistant")
    await ana.opens("staff")
    await robin.says("two", "staff")
    assert ana.reads("staff") == "one\n\ntwo"
    await classroom.register.set_role("ana", "student")
    await robin.says("three", "staff")
    assert ana.sees("channel:staff") == []


async def test_a_channel_that_becomes_the_staffs_goes_from_the_students_with_its_threads(classroom: Classroom) -> None:
    robin, ana = await classroom.seat("robin"), await classroom.seat("ana")
    await ana.says("hello")
    thread = await ana.opens_thread(ana.sees()[0])
    await ana.says("below", thread)
    await classroom.register.change_place("channel:general", staff=True)
    assert (ana.sees("channel:general"), ana.sees(thread)) == ([], [])
    assert robin.reads("general") == "hello"
    with pytest.raises(ClassRefusal):
        await classroom.say("ana", thread, "still there?")


async def test_a_thread_is_opened_once_and_its_message_counts_the_answers(classroom: Classroom) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("who wants to study together?")
    first, second = await asyncio.gather(
        classroom.thread("ben", str(ben.sees()[0]["id"])), classroom.thread("ana", str(ana.sees()[0]["id"]))
    )
    assert first == second
    assert (first["parent"], first["under"]) == ("channel:general", ben.sees()[0]["id"])
    await ben.says("me", str(first["key"]))
    await ana.says("good", str(first["key"]))
    assert ben.reads(first) == "me\n\ngood"
    assert ana.sees()[0]["thread"] == {"place": first["key"], "count": 2}


async def test_there_is_no_thread_in_a_thread_or_in_a_direct_conversation(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    await ana.says("top")
    thread = await ana.opens_thread(ana.sees()[0])
    direct = await ana.opens_direct(["ben"])
    for place in (thread, direct):
        await ana.says("here", place)
        with pytest.raises(Refused) as refused:
            await ana.opens_thread(ana.sees(place)[0])
        assert refused.value.text_id == "class-no-thread"


async def test_every_message_in_a_forum_has_a_thread_at_once(classroom: Classroom) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says("What is a monad?", "questions")
    (question,) = ben.sees("questions")
    thread = str(question["thread"]["place"])  # type: ignore[index,call-overload]  # it is an object
    await ben.says("A burrito.", thread)
    assert ana.reads(thread) == "A burrito."
    assert await ana.opens_thread(question) == thread
    assert classroom.core.state.places[thread].name == "What is a monad?"


async def test_a_direct_conversation_is_between_its_people_only_and_always_the_same_one(classroom: Classroom) -> None:
    robin, ana, ben = [await classroom.seat(person) for person in ("robin", "ana", "ben")]
    direct = await ana.opens_direct(["ben"])
    await ana.says("a word between us", direct)
    assert ben.reads(direct) == "a word between us"
    assert await ben.opens_direct(["ana", "ben"]) == direct == "direct:ana+ben"
    assert robin.sees(direct) == []
    with pytest.raises(ClassRefusal):
        await classroom.open_place("robin", direct)


async def test_a_direct_conversation_is_before_the_others_once_something_is_said_in_it(
    classroom: Classroom, make: Make
) -> None:
    state = classroom.core.state
    told: list[str] = []
    classroom.core.hub.listen(lambda event: told.append(str(event.body["ev"])))
    for people in (["ben"], ["chi"], ["ben", "chi"], []):
        await classroom.direct("ana", people)
    assert told == []
    assert not [place for person in ("ana", "ben", "chi") for place in state.places_of(person) if place.people]
    assert await classroom.open_place("ana", "direct:ana+ben") == ([], False)
    assert await classroom.seen("ana", "direct:ana+ben", 5) == 0
    for key in ("direct:ben+chi", "direct:ben+ana", "direct:ana+ana", "direct:", "direct:ana+nobody", "direct:ana+"):
        with pytest.raises(ClassRefusal, match="class-place-gone"):
            await classroom.say("ana", key, "not here")
    await classroom.say("ana", "direct:ana+ben", "hello")
    assert told == ["place", "message"]
    assert [place.key for place in state.places_of("ben") if place.people] == ["direct:ana+ben"]
    if isinstance(classroom.core.keeper, TableKeeper):
        assert (await make()).core.state.places["direct:ana+ben"].count == 1


async def test_a_direct_conversation_holds_only_so_many_and_only_who_is_here(classroom: Classroom) -> None:
    for number in range(9):
        await classroom.register.add_person(f"Student {number}")
    with pytest.raises(ClassRefusal, match="class-too-many-people"):
        await classroom.direct("ana", [f"student-{number}" for number in range(8)])
    with pytest.raises(ClassRefusal, match="class-not-here"):
        await classroom.direct("ana", ["nobody"])


async def test_people_go_in_and_out_of_voice_rooms_and_everyone_sees_who_is_inside(classroom: Classroom) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.joins_voice("Lounge")
    await ben.joins_voice("Lounge")
    assert ben.hears("Lounge") == ["ana", "ben"]
    await ana.joins_voice("Library")
    assert (ben.hears("Lounge"), ben.hears("Library")) == (["ben"], ["ana"])
    await ana.leaves_voice()
    assert ben.hears("Library") == []
    with pytest.raises(Refused) as refused:
        await ana.joins_voice("general")
    assert refused.value.text_id == "class-not-voice"


async def test_who_joins_is_seen_and_can_talk_and_who_left_cannot(classroom: Classroom, bot: Bot) -> None:
    dara = await classroom.register.add_person("Dára Ó Briain", zone="Europe/Dublin")
    assert dara == "dara-o-briain"
    await (await classroom.seat(dara)).says("hi")
    await classroom.register.remove_person(dara)
    with pytest.raises(ClassRefusal, match="class-not-here"):
        await classroom.say(dara, "channel:general", "still me")
    assert dara not in [person.id for person in classroom.core.state.members()]
    assert (await classroom.seat("ana")).reads() == "hi"
    await classroom.settle()
    assert [(each["kind"], each["person"]) for each in bot.heard] == [("joined", dara), ("wrote", dara), ("left", dara)]


async def test_who_comes_back_is_the_same_person(classroom: Classroom) -> None:
    await classroom.register.remove_person("ana")
    assert await classroom.register.add_person("Ana Ruiz", id="ana") == "ana"
    await (await classroom.seat("ana")).says("back again")


@pytest.mark.parametrize("wrong", ["homeroom", "Ana", "a:b", "a+b", "x" * 25, "ana"])
async def test_an_id_that_could_be_mistaken_is_refused(classroom: Classroom, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be a person.s id|is here already"):
        await classroom.register.add_person("Somebody", id=wrong)


async def test_a_place_that_was_removed_is_gone_with_everything_in_it_and_its_id_never_comes_back(
    classroom: Classroom,
) -> None:
    ana = await classroom.seat("ana")
    await ana.says("soon gone")
    thread = await ana.opens_thread(ana.sees()[0])
    await ana.says("this too", thread)
    await classroom.register.remove_place("channel:general")
    assert (ana.sees("channel:general"), ana.sees(thread)) == ([], [])
    for place in ("channel:general", thread):
        with pytest.raises(ClassRefusal, match="class-place-gone"):
            await classroom.say("ana", place, "hello?")
    assert await classroom.register.add_channel("general") == "channel:general-2"
    assert await classroom.core.keeper.page("channel:general", 10**9, 10) == []


async def test_whoever_was_in_a_voice_room_that_goes_is_in_none(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    await ana.joins_voice("Lounge")
    await classroom.register.remove_place("voice:lounge")
    assert classroom.core.state.person("ana").voice is None


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "class-empty"),
        (" \n\t ", "class-empty"),
        ("\x00\x07", "class-empty"),
        ("\u200b\u2800\u202e\u3164", "class-empty"),
        ("x" * 4001, "class-too-long"),
    ],
)
async def test_what_cannot_be_said_is_refused_in_one_sentence(classroom: Classroom, text: str, refusal: str) -> None:
    ana = await classroom.seat("ana")
    with pytest.raises(Refused) as refused:
        await ana.says(text)
    assert refused.value.text_id == refusal
    assert ana.sees() == []


async def test_the_sentence_of_a_refusal_is_exact_and_in_the_persons_language(classroom: Classroom) -> None:
    ben, ana = await classroom.seat("ben"), await classroom.seat("ana")
    with pytest.raises(Refused, match="This is 4,050 characters long, and 4,000 fit into one message"):
        await ben.says("x" * 4050)
    with pytest.raises(Refused, match=r"Esto tiene 4\.050 caracteres"):
        await ana.says("x" * 4050)
    for length, parts in ((8_000, 2), (8_001, 3), (20_000, 5)):
        with pytest.raises(Refused, match=f"Send it in at least {parts} parts"):
            await ben.says("x" * length)


@pytest.mark.parametrize(
    "text",
    ["x" * LONGEST_TEXT, "👩🏽‍🚀 🏳️‍🌈", "שלום עולם", "<script>alert(1)</script> @everyone *bold* &amp;", "a\nb"],
)
async def test_what_people_write_comes_back_letter_by_letter(classroom: Classroom, text: str) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await ana.says(text)
    assert ben.sees()[0]["text"] == text
    assert (await classroom.seat("chi")).sees()[0]["text"] == text


async def test_letters_that_no_database_takes_are_left_out(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    await ana.says("a\x00b\ud83dc\r\nd\re")
    assert (await classroom.seat("ben")).reads() == "abc\nd\ne"


async def test_the_same_key_says_it_once_even_at_once_and_only_for_the_same_person(classroom: Classroom) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    await asyncio.gather(*(classroom.say("ana", "channel:general", "once", key="k1") for _ in range(5)))
    await ben.says("also", key="k1")
    assert ana.reads() == "once\n\nalso"
    assert classroom.core.state.places["channel:general"].count == 2


async def test_a_place_opens_with_its_newest_messages_and_older_ones_page_by_page(classroom: Classroom) -> None:
    for number in range(PAGE + 7):
        await classroom.say("ana", "channel:general", str(number))
    newest, more = await classroom.open_place("ben", "channel:general")
    assert ([each["text"] for each in newest], more) == ([str(number) for number in range(7, PAGE + 7)], True)
    oldest, more = await classroom.open_place("ben", "channel:general", before=int(str(newest[0]["seq"])))
    assert ([each["text"] for each in oldest], more) == ([str(number) for number in range(7)], False)


async def test_unread_messages_of_others_are_counted_until_they_are_seen(classroom: Classroom) -> None:
    for text in ("one", "two"):
        await classroom.say("ana", "channel:general", text)
    last = (await classroom.say("ben", "channel:general", "three")).seq
    await classroom.say("ana", "forum:questions", "four")
    assert await classroom.unread("ben") == {"channel:general": 2, "forum:questions": 1}
    assert await classroom.unread("ana") == {"channel:general": 1}
    assert await classroom.seen("ana", "channel:general", last) == 0
    assert await classroom.seen("ana", "channel:general", 1) == 0
    assert await classroom.unread("ana") == {}
    assert await classroom.seen("chi", "channel:general", last - 1) == 1


async def test_a_newcomer_has_nothing_unread(classroom: Classroom) -> None:
    await classroom.say("ana", "channel:general", "long ago")
    new = await classroom.register.add_person("Dee")
    assert await classroom.unread(new) == {}


async def test_the_bot_hears_that_somebody_wrote_and_where_but_never_what(classroom: Classroom, bot: Bot) -> None:
    ana = await classroom.seat("ana")
    placed = await classroom.bot.post("channel:general", card("A prompt"), "n1")
    thread = await ana.opens_thread(str(placed["id"]))
    await ana.says("my secret answer", thread, key="k")
    await ana.says("my secret answer", thread, key="k")
    (wrote,) = bot.of("wrote")
    assert (wrote["person"], wrote["place"], wrote["parent"]) == ("ana", thread, "channel:general")
    assert wrote["reply_to"] == placed
    assert "secret" not in str(wrote)


async def test_a_message_is_kept_and_told_although_whoever_sent_it_went_away(classroom: Classroom) -> None:
    ben = await classroom.seat("ben")
    saying = asyncio.ensure_future(classroom.say("ana", "channel:general", "just before I leave"))
    await asyncio.sleep(0)
    saying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saying
    await classroom.settle()
    assert ben.reads() == "just before I leave"


async def test_being_here_is_told_once_and_ends_with_leaving_the_class(classroom: Classroom) -> None:
    told: list[object] = []
    classroom.core.hub.listen(lambda event: told.append(event.body.get("person")))
    await classroom.register.set_here("ana", True)
    await classroom.register.set_here("ana", True)
    await classroom.register.set_here("nobody", True)
    assert [each["here"] for each in told if isinstance(each, dict)] == [True]
    await classroom.register.remove_person("ana")
    assert classroom.core.state.here == set()


async def test_everyone_hears_that_the_clock_was_moved(classroom: Classroom, clock: FixedClock) -> None:
    told: list[object] = []
    classroom.core.hub.listen(lambda event: told.append((event.body["ev"], event.body["now"])))
    clock.advance(timedelta(days=2))
    await classroom.clock_moved()
    assert told == [("clock", "2026-03-04T12:00:00+00:00")]
