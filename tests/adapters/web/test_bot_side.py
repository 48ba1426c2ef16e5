"""What the bot may ask of the class: cards that stand, change and go, rooms, and everything that can never work."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable

import pytest

from adapters.web.classroom import Classroom
from bot.platform import NeverWorks, Why
from tests.adapters.web.conftest import Bot, card

Call = Callable[[Classroom], Awaitable[object]]


async def test_a_posted_card_stands_in_its_place_changes_and_goes_with_its_thread(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    placed = await classroom.bot.post("channel:general", card("Coffee or tea?"), "n1")
    place, message = str(placed["place"]), str(placed["id"])
    assert ana.reads() == "Coffee or tea?"
    thread = await classroom.bot.thread(place, message, "Answers")
    assert thread == await classroom.bot.thread(place, message, "Another name")
    assert thread["parent"] == "channel:general"
    assert classroom.core.state.places[str(thread["place"])].name == "Answers"
    nudge = await classroom.bot.post(str(thread["place"]), card("Or a smaller one?"), "n2")
    assert ana.sees()[0]["thread"] == {"place": thread["place"], "count": 0}  # an answer is somebody's
    await ana.says("tea", str(thread["place"]))
    await classroom.bot.remove(str(nudge["place"]), str(nudge["id"]))
    await classroom.bot.edit(place, message, card("Coffee, tea or water?"))
    assert ana.reads() == "Coffee, tea or water?"
    assert ana.sees()[0]["thread"] == {"place": thread["place"], "count": 1}
    await classroom.bot.remove(place, message)
    assert (ana.sees(), ana.sees(str(thread["place"]))) == ([], [])
    await classroom.bot.remove(place, message)


async def test_the_same_nonce_posts_once_even_at_once_and_is_found_again(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    posted = await asyncio.gather(*(classroom.bot.post("channel:general", card("Once"), "n1") for _ in range(4)))
    assert all(each == posted[0] for each in posted)
    assert ana.reads() == "Once"
    assert await classroom.bot.find("n1") == posted[0]
    assert await classroom.bot.find("n2") is None


async def test_telling_several_people_makes_one_conversation_of_theirs_and_notifies_them(classroom: Classroom) -> None:
    loud: list[object] = []
    classroom.core.hub.listen(lambda event: loud.append((event.body["ev"], event.body.get("notify"))))
    ana, chi = await classroom.seat("ana"), await classroom.seat("chi")
    told = await classroom.bot.tell(["ben", "ana"], card("You are buddies"), "n1")
    assert told["place"] == "direct:ana+ben"
    assert (await classroom.bot.tell(["ana", "ben"], card("Again"), "n2"))["place"] == told["place"]
    assert ana.reads("direct:ana+ben") == "You are buddies\n\nAgain"
    assert chi.sees("direct:ana+ben") == []
    assert loud.count(("message", True)) == 2
    await classroom.bot.post("direct:ben", card("Quietly"), "n3")
    assert loud[-1] == ("message", None)


async def test_people_told_at_once_for_the_first_time_get_both_cards(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    await asyncio.gather(*(classroom.bot.tell(["ana"], card(f"Card {n}"), f"n{n}") for n in range(3)))
    assert len(ana.sees("direct:ana")) == 3


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda c: c.bot.post("channel:gone", card("x"), "n"), Why.PLACE_GONE),
        (lambda c: c.bot.post("channel:nowhere", card("x"), "n"), Why.PLACE_GONE),
        (lambda c: c.bot.post("channel:quiet", card("x"), "n"), Why.NO_PERMISSION),
        (lambda c: c.bot.edit("channel:general", "m999999", card("x")), Why.MESSAGE_GONE),
        (lambda c: c.bot.edit("channel:general", "nonsense", card("x")), Why.MESSAGE_GONE),
        (lambda c: c.bot.edit("channel:gone", "m1", card("x")), Why.PLACE_GONE),
        (lambda c: c.bot.thread("channel:general", "m999999", "T"), Why.MESSAGE_GONE),
        (lambda c: c.bot.tell(["closed"], card("x"), "n"), Why.CLOSED_DIRECT),
        (lambda c: c.bot.tell(["ana", "left"], card("x"), "n"), Why.PERSON_GONE),
        (lambda c: c.bot.tell(["ana", "stranger"], card("x"), "n"), Why.PERSON_GONE),
        (lambda c: c.bot.post("direct:left", card("x"), "n"), Why.PERSON_GONE),
        (lambda c: c.bot.tell([], card("x"), "n"), Why.NOT_POSSIBLE),
        (lambda c: c.bot.open_room("R", "text", ["ana"], "channel:gone", "n"), Why.PLACE_GONE),
        (lambda c: c.bot.change_room("channel:general", "R", []), Why.NOT_POSSIBLE),
        (lambda c: c.bot.close_room("channel:general"), Why.NOT_POSSIBLE),
        (lambda c: c.bot.bring("ana", "channel:general"), Why.NOT_POSSIBLE),
        (lambda c: c.bot.bring("ana", "voice:gone"), Why.PLACE_GONE),
        (lambda c: c.bot.bring("left", "voice:lounge"), Why.PERSON_GONE),
    ],
)
async def test_what_can_never_work_says_why(classroom: Classroom, call: Call, why: Why) -> None:
    for name in ("closed", "left"):
        await classroom.register.add_person(name)
    await classroom.register.change_person("closed", closed=True)
    await classroom.register.remove_person("left")
    for name in ("gone", "quiet"):
        await classroom.register.add_channel(name)
    await classroom.register.remove_place("channel:gone")
    await classroom.register.change_place("channel:quiet", muzzled=True)
    before = classroom.core.state.places.copy()
    with pytest.raises(NeverWorks) as never:
        await call(classroom)
    assert never.value.why is why
    assert classroom.core.state.places == before


async def test_a_persons_own_message_cannot_be_changed_by_the_bot(classroom: Classroom) -> None:
    said = await classroom.say("ana", "channel:general", "mine")
    with pytest.raises(NeverWorks):
        await classroom.bot.edit("channel:general", f"m{said.seq}", card("not mine"))


async def test_a_text_room_is_seen_by_its_people_and_the_staff_and_changes_and_goes(classroom: Classroom) -> None:
    noor, ana, ben, chi = [await classroom.seat(person) for person in ("noor", "ana", "ben", "chi")]
    room = await classroom.bot.open_room("Table 1", "text", ["ana", "ben"], "channel:general", "r1")
    key = str(room["place"])
    assert room["parent"] == "channel:general"
    assert await classroom.bot.open_room("Table 1", "text", ["ana"], "channel:general", "r1") == room
    assert await classroom.bot.find_room("r1") == room
    await ana.says("hello table", key)
    assert [seat.reads(key) for seat in (ana, ben, noor)] == ["hello table"] * 3
    assert chi.sees(key) == []
    await classroom.bot.change_room(key, "Table one", ["ana", "chi"])
    await chi.opens(key)
    assert (ben.sees(key), chi.reads(key)) == ([], "hello table")
    assert classroom.core.state.places[key].name == "Table one"
    await classroom.bot.close_room(key)
    await classroom.bot.close_room(key)
    assert (ana.sees(key), await classroom.bot.find_room("r1")) == ([], None)


async def test_of_every_place_that_goes_the_bot_hears_also_where_it_closed_it(classroom: Classroom, bot: Bot) -> None:
    room = await classroom.bot.open_room("Table 1", "text", ["ana"], "channel:general", "r1")
    await classroom.bot.close_room(str(room["place"]))
    await classroom.register.remove_place("voice:lounge")
    await classroom.settle()
    assert [each["place"] for each in bot.of("place-gone")] == [room["place"], "voice:lounge"]


async def test_who_is_in_voice_is_brought_and_who_is_not_stays_where_they_are(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    room = str((await classroom.bot.open_room("Room 1", "voice", ["ana", "ben"], "voice:lounge", "r1"))["place"])
    await ana.joins_voice("Lounge")
    await classroom.bot.bring("ana", room)
    await classroom.bot.bring("ben", room)
    assert (ana.hears(room), ana.hears("Lounge")) == (["ana"], [])


async def test_a_room_for_a_thread_stands_beside_it(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    await ana.says("top")
    thread = await ana.opens_thread(ana.sees()[0])
    room = await classroom.bot.open_room("R", "text", ["ana"], thread, "r1")
    assert room["parent"] == "channel:general"


async def test_pictures_and_files_get_addresses_of_their_own_and_go_with_their_card(classroom: Classroom) -> None:
    ana = await classroom.seat("ana")
    image = {"alt": "a chart", "type": "image/png", "data": base64.b64encode(b"\x89PNG one").decode()}
    file = {"name": "answers.csv", "type": "text/csv", "data": base64.b64encode(b"a,b").decode()}
    placed = await classroom.bot.post("channel:general", card("Result", image=image, files=[file]), "n1")
    shown = ana.sees()[0]["card"]
    assert "data" not in str(shown)
    sources = [str(shown["image"]["src"]), str(shown["files"][0]["src"])]  # type: ignore[index,call-overload]
    first, second = [await classroom.file(source.removeprefix("/file/")) for source in sources]
    assert first is not None
    assert (first.data, first.content_type) == (b"\x89PNG one", "image/png")
    assert second is not None
    assert (second.data, second.name) == (b"a,b", "answers.csv")
    await classroom.bot.edit("channel:general", str(placed["id"]), card("Later"))
    assert await classroom.file(sources[0].removeprefix("/file/")) is None
    await classroom.bot.edit("channel:general", str(placed["id"]), card("Again", image=image))
    again = str(ana.sees()[0]["card"]["image"]["src"])  # type: ignore[index,call-overload]
    await classroom.bot.remove("channel:general", str(placed["id"]))
    assert await classroom.file(again.removeprefix("/file/")) is None


async def test_names_are_those_of_who_is_in_the_class_now(classroom: Classroom) -> None:
    await classroom.register.remove_person("chi")
    assert await classroom.bot.names(["ana", "chi", "stranger"]) == {"ana": "Ana Ruiz"}
    assert await classroom.bot.members() == ["robin", "noor", "ana", "ben"]
