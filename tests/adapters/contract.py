"""What every platform keeps to: the port of :mod:`bot.platform`, call by call, and what people see of it.

Each adapter's tests have a class of this with a fixture ``stage`` of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.card import Button, Card, Field
from bot.link import Link
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import Message, NeverWorks, Platform, Why, Written
from bot.text import Said, Words


@dataclass
class Stage:
    """A platform with a channel ``general``, a voice room ``lounge``, and Ana, Ben and Chi before it, with the verbs of
    :class:`adapters.web.seat.Seat`."""

    platform: Platform
    space_id: str
    general: Place
    ana: Any
    ben: Any
    chi: Any
    gone: dict[str, str] = field(default_factory=dict)  # ids of what is not there, by what it would be
    unseen: Why = Why.PLACE_GONE  # what is said of a channel of which the platform shows nothing

    def person(self, seat: Any) -> Person:
        """Who sits there."""
        return Person(self.space_id, seat.person)

    async def said(self, seat: Any, words: str, place: Place) -> Message:
        """Somebody writes a line; where it stands."""
        await seat.says(words, place)
        return Message(place.key, str(seat.sees(place)[-1]["id"]))


class Contract:
    """The suite."""

    async def test_a_card_is_posted_found_changed_and_taken_away(self, stage: Stage) -> None:
        platform, general = stage.platform, stage.general
        await platform.ready(general)
        message = await platform.post(general, Card("One", actions=(Button("Press", Link("a.b")),)), "n1")
        assert message.place == general.key
        assert await platform.find(general, "n1") == message
        assert await platform.find(general, "n2") is None
        assert "One" in stage.ana.reads(general)
        await platform.edit(message, Card("Two", fields=(Field("Three", (Said("four"),)),)))
        read = stage.ana.reads(general)
        assert "One" not in read
        assert all(words in read for words in ("Two", "Three", "four"))
        await platform.remove(message)
        await platform.remove(message)
        assert stage.ana.sees(general) == []

    async def test_the_same_nonce_again_makes_no_second_message(self, stage: Stage) -> None:
        first = await stage.platform.post(stage.general, Card("One"), "n1")
        assert await stage.platform.post(stage.general, Card("One"), "n1") == first
        assert len(stage.ana.sees(stage.general)) == 1

    async def test_a_thread_is_opened_below_a_message_once_and_goes_with_it(self, stage: Stage) -> None:
        platform = stage.platform
        message = await platform.post(stage.general, Card("One"), "n1")
        thread = await platform.thread(message, "Answers")
        assert (thread.kind, thread.parent) == (PlaceKind.THREAD, stage.general.key)
        assert await platform.thread(message, "Others") == thread
        below = await platform.post(thread, Card("Below"), "n2")
        assert below.place == thread.key
        assert await platform.find(thread, "n2") == below
        assert "Below" in stage.ben.reads(thread)
        await platform.remove(message)
        with pytest.raises(NeverWorks):
            await platform.post(thread, Card("Too late"), "n3")

    async def test_a_person_is_told_in_a_conversation_of_their_own(self, stage: Stage) -> None:
        platform, ana = stage.platform, stage.person(stage.ana)
        told = await platform.tell([ana], Card("Hello"), "n1")
        assert await platform.find(Place.direct(ana), "n1") == told
        await platform.edit(told, Card("Hello again"))
        await platform.post(Place.direct(ana), Card("And again"), "n2")
        read = stage.ana.reads(await stage.ana.opens_direct())
        assert "Hello again" in read
        assert "And again" in read
        await platform.remove(told)

    async def test_several_share_one_conversation_that_others_do_not_see(self, stage: Stage) -> None:
        platform, ana, ben = stage.platform, stage.person(stage.ana), stage.person(stage.ben)
        first = await platform.tell([ben, ana], Card("You two"), "n1")
        second = await platform.tell([ana, ben], Card("You two again"), "n2")
        assert first.place == second.place
        assert await platform.find(Place.direct(ana, ben), "n2") == second
        place = Place.parse(stage.space_id, first.place)
        for seat in (stage.ana, stage.ben):
            assert "You two again" in seat.reads(place)
        assert "You two" not in stage.chi.reads(place)

    async def test_rooms_are_opened_found_changed_and_closed(self, stage: Stage) -> None:
        platform, general = stage.platform, stage.general
        ana, ben = stage.person(stage.ana), stage.person(stage.ben)
        room = Room("Table", (ana,), general)
        place = await platform.open_room(room, "r1")
        assert place.kind in platform.capabilities.rooms
        assert place.parent == (general.key if place.kind is PlaceKind.THREAD else None)
        assert await platform.find_room(room, "r1") == place
        await platform.post(place, Card("For the table"), "n1")
        assert "For the table" in stage.ana.reads(place)
        await platform.change_room(place, Room("Table 1", (ana, ben), general))
        await stage.ben.opens(place.key)
        assert "For the table" in stage.ben.reads(place)
        await platform.close_room(place)
        await platform.close_room(place)
        assert await platform.find_room(room, "r1") is None
        with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
            await platform.change_room(place, room)

    async def test_what_was_begun_of_a_room_and_is_wanted_no_more_goes_and_no_other(self, stage: Stage) -> None:
        platform, room = stage.platform, Room("Table", (stage.person(stage.ana),), stage.general)
        begun, other = [await platform.open_room(room, nonce) for nonce in ("r1", "r2")]
        await platform.drop_room("r1")
        await platform.drop_room("r1")
        await platform.drop_room("r3")
        assert await platform.find_room(room, "r1") is None
        with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
            await platform.change_room(begun, room)
        await platform.change_room(other, room)

    async def test_a_room_of_each_kind_that_can_be_chosen_is_opened_with_its_people_in_it(self, stage: Stage) -> None:
        platform, can, general = stage.platform, stage.platform.capabilities, stage.general
        people, chi = (stage.person(stage.ana), stage.person(stage.ben)), stage.person(stage.chi)
        assert RoomKind.TEXT not in can.room_kinds
        assert can.voice == (RoomKind.VOICE in can.room_kinds)
        assert can.kinds_fixed <= can.room_kinds
        for kind in sorted(can.room_kinds):
            room = Room(f"As {kind}", people, general, kind)
            assert await platform.ready_for(room) == 0.0
            more = await platform.room_for(general, kind)
            assert more is None or more > 0
            place = await platform.open_room(room, f"r-{kind}")
            assert place.kind in can.rooms
            assert (place.kind is PlaceKind.VOICE) is (kind is RoomKind.VOICE)
            found = await platform.find_room(room, f"r-{kind}")  # or, opened again, it is the same
            assert (found or await platform.open_room(room, f"r-{kind}")) == place
            await platform.post(place, Card(f"For {kind}"), f"n-{kind}")
            for seat in (stage.ana, stage.ben):
                await seat.opens(place.key)
                assert f"For {kind}" in seat.reads(place)
            assert await platform.ready_for(place) == 0.0
            with_chi = Room(f"As {kind}", (*people, chi), general, kind)
            if kind in can.kinds_fixed:
                with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
                    await platform.change_room(place, with_chi)
            else:
                await platform.change_room(place, with_chi)
            await platform.close_room(place)

    async def test_who_is_in_voice_is_brought_to_a_room_and_nobody_else(self, stage: Stage) -> None:
        platform, ana, ben = stage.platform, stage.person(stage.ana), stage.person(stage.ben)
        voice = await platform.open_room(Room("Talk", (ana, ben), stage.general, RoomKind.VOICE), "r1")
        if not platform.capabilities.voice:  # they write there, and go by themselves to where they talk
            assert voice.kind in platform.capabilities.rooms
            for person in (ana, ben, Person(stage.space_id, stage.gone["person"])):
                await platform.bring(person, voice)
            await platform.post(voice, Card("For both"), "n1")
            assert ["For both" in seat.reads(voice) for seat in (stage.ana, stage.ben, stage.chi)] == [
                True,
                True,
                False,
            ]
            return
        assert voice.kind is PlaceKind.VOICE
        await stage.ana.joins_voice("lounge")
        await platform.bring(ana, voice)
        await platform.bring(ben, voice)
        assert stage.ana.hears(voice) == [stage.ana.person]

    async def test_names_are_those_of_people_who_are_there(self, stage: Stage) -> None:
        ana, nobody = stage.person(stage.ana), Person(stage.space_id, stage.gone["person"])
        found = await stage.platform.names([ana, nobody])
        assert found.keys() == {ana}
        assert found[ana].startswith("Ana")

    async def test_what_people_wrote_neither_formats_nor_pings(self, stage: Stage) -> None:
        words = "**not bold** _nor this_ <b>no</b> # no heading [a](b)"
        await stage.platform.post(stage.general, Card(text=(Words("Said: "), Said(words))), "n1")
        assert words in stage.ana.reads(stage.general)

    async def test_what_can_never_work_says_why(self, stage: Stage) -> None:
        gone = Place(stage.space_id, PlaceKind.CHANNEL, stage.gone["channel"])
        under = Place(stage.space_id, PlaceKind.CHANNEL, stage.general.id, under="icebreakers.prompt:x")
        for place, why in ((gone, stage.unseen), (under, Why.NOT_POSSIBLE)):
            with pytest.raises(NeverWorks, match=why):
                await stage.platform.post(place, Card("x"), "n1")
        with pytest.raises(NeverWorks, match=Why.MESSAGE_GONE):
            await stage.platform.edit(Message(stage.general.key, stage.gone["message"]), Card("x"))
        assert await stage.platform.barred([gone, stage.general]) == {gone: stage.unseen}

    async def test_who_wrote_a_message_is_told_and_what_people_wrote_is_deleted(self, stage: Stage) -> None:
        platform, general = stage.platform, stage.general
        card = await platform.post(general, Card("One"), "n1")
        said = await stage.said(stage.ana, "Mine", general)
        assert await platform.written(card) == Written(ours=True)
        if not platform.capabilities.deletes:
            assert await platform.written(said) in (Written(stage.person(stage.ana)), Written())
            with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
                await platform.delete(said)
            assert "Mine" in stage.ana.reads(general)
            return
        assert await platform.written(said) == Written(stage.person(stage.ana))
        thread = Place.parse(stage.space_id, await stage.ben.opens_thread(said.id))
        await stage.ben.says("An answer", thread)
        await platform.delete(said)
        assert await platform.written(said) is None
        assert "Mine" not in stage.ana.reads(general)
        assert "An answer" in stage.ben.reads(thread)
        for message, why in ((said, Why.MESSAGE_GONE), (card, Why.NOT_POSSIBLE)):
            with pytest.raises(NeverWorks, match=why):
                await platform.delete(message)
