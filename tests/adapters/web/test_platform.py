"""The class as the core sees it: the port of bot.platform, call by call."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.adapter import WebPlatform, place_of
from adapters.web.classroom import Classroom
from bot.card import Card, Image
from bot.people import Person, Place, PlaceKind, Room, RoomKind, Space
from bot.platform import Checked, Later, Message, NeverWorks, Platform, Why, Written
from storage.problems import Locked

SPACE = "web:class"
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
ANA, BEN, NOBODY = (Person(SPACE, name) for name in ("ana", "ben", "nobody"))


def picture() -> bytes:
    return b"\x89PNG drawn"


@pytest.fixture
def platform(classroom: Classroom) -> Platform:
    """The port over a class."""
    return WebPlatform(classroom.bot, Space(SPACE, "Class"))


async def test_a_card_is_posted_found_changed_and_taken_away(classroom: Classroom, platform: Platform) -> None:
    ana = await classroom.seat("ana")
    await platform.ready(GENERAL)
    message = await platform.post(GENERAL, Card("One"), "n1")
    assert message.place == "channel:general"
    assert await platform.find(GENERAL, "n1") == message
    assert await platform.find(GENERAL, "n2") is None
    thread = await platform.thread(message, "Answers")
    assert thread == place_of(SPACE, thread.key, None)
    assert (thread.kind, thread.parent) == (PlaceKind.THREAD, "channel:general")
    below = await platform.post(thread, Card("Below"), "n2")
    assert below.place == thread.key
    await platform.edit(message, Card("Two"))
    assert (ana.reads(), ana.reads(thread)) == ("Two", "Below")
    await platform.remove(message)
    await platform.remove(message)
    assert ana.sees() == []


async def test_people_are_told_in_one_conversation_which_is_also_a_place(
    classroom: Classroom, platform: Platform
) -> None:
    ben = await classroom.seat("ben")
    told = await platform.tell([BEN, ANA], Card("Hello"), "n1")
    assert told.place == Place.direct(ANA, BEN).key
    await platform.post(Place.direct(ANA, BEN), Card("Again"), "n2")
    assert ben.reads(Place.direct(ANA, BEN)) == "Hello\n\nAgain"


async def test_rooms_are_opened_found_changed_and_closed(classroom: Classroom, platform: Platform) -> None:
    ana = await classroom.seat("ana")
    room = Room("Table", (ANA,), GENERAL)
    place = await platform.open_room(room, "r1")
    assert (place.kind, place.parent) == (PlaceKind.THREAD, "channel:general")
    assert await platform.find_room(room, "r1") == place
    await platform.change_room(place, Room("Table 1", (ANA, BEN), GENERAL))
    assert classroom.core.state.places[place.key].people == ("ana", "ben")
    await platform.close_room(place)
    assert await platform.find_room(room, "r1") is None
    voice = await platform.open_room(Room("Talk", (ANA,), GENERAL, RoomKind.VOICE), "r2")
    assert voice.kind is PlaceKind.VOICE
    await ana.joins_voice("Lounge")
    await platform.bring(ANA, voice)
    assert ana.hears(voice) == ["ana"]


async def test_names_are_those_of_people_who_are_there(platform: Platform) -> None:
    assert await platform.names([ANA, NOBODY]) == {ANA: "Ana Ruiz"}
    assert await platform.check("en") == Checked()


async def test_a_picture_is_drawn_when_nobody_did_before(classroom: Classroom, platform: Platform) -> None:
    await platform.post(GENERAL, Card(image=Image("a chart", picture)), "n1")
    card: Any = (await classroom.seat("ana")).sees()[0]["card"]
    file = await classroom.file(str(card["image"]["src"]).removeprefix("/file/"))
    assert file is not None
    assert file.data == b"\x89PNG drawn"


async def test_what_can_never_work_says_why(platform: Platform) -> None:
    for place, why in (
        (Place(SPACE, PlaceKind.CHANNEL, "gone"), Why.PLACE_GONE),
        (Place(SPACE, PlaceKind.DIRECT), Why.PLACE_GONE),
        (Place(SPACE, PlaceKind.CHANNEL, "general", under="icebreakers.prompt:x"), Why.NOT_POSSIBLE),
        (Place.direct(NOBODY), Why.PERSON_GONE),
    ):
        with pytest.raises(NeverWorks) as never:
            await platform.post(place, Card("x"), "n1")
        assert never.value.why is why
    with pytest.raises(NeverWorks) as never:
        await platform.edit(Message("channel:general", "m999"), Card("x"))
    assert never.value.why is Why.MESSAGE_GONE


async def test_a_storage_that_fails_for_the_moment_may_work_later(
    classroom: Classroom, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def locked(*_: object) -> None:
        raise Locked("another program")

    monkeypatch.setattr(classroom.core.keeper, "add", locked)
    with pytest.raises(Later):
        await platform.post(GENERAL, Card("x"), "n1")


async def test_who_wrote_a_message_is_told_and_what_people_wrote_is_deleted(
    classroom: Classroom, platform: Platform
) -> None:
    ana, ben = await classroom.seat("ana"), await classroom.seat("ben")
    card = await platform.post(GENERAL, Card("One"), "n1")
    await ana.says("Mine", "general")
    said = Message("channel:general", str(ana.sees("general")[-1]["id"]))
    assert await platform.written(said) == Written(ANA)
    assert await platform.written(card) == Written(ours=True)
    thread = await ben.opens_thread(said.id)
    await ben.says("An answer", thread)
    for elsewhere in (Message("channel:staff", said.id), Message("channel:gone", said.id), Message(said.place, "m0x")):
        assert await platform.written(elsewhere) is None
    await platform.delete(said)
    assert await platform.written(said) is None
    assert (ana.reads("general"), ben.reads(thread)) == ("One", "An answer")
    for message, why in (
        (said, Why.MESSAGE_GONE),
        (card, Why.NOT_POSSIBLE),
        (Message("channel:gone", said.id), Why.PLACE_GONE),
    ):
        with pytest.raises(NeverWorks, match=why):
            await platform.delete(message)
    await ana.says("Mine again", "general")
    again = Message("channel:general", str(ana.sees("general")[-1]["id"]))
    await classroom.register.change_place("channel:general", muzzled=True)
    with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
        await platform.delete(again)
