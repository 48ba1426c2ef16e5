"""After a restart the class is as it was, but for private replies and open forms; numbers go on, keys are known."""

from __future__ import annotations

from adapters.web.class_default import PEOPLE, fill
from adapters.web.classroom import Classroom
from adapters.web.keeper import MemoryKeeper
from tests.adapters.web.conftest import Bot, Make, button, card, command


async def test_everything_comes_back_but_private_replies(make: Make, classroom: Classroom, bot: Bot) -> None:
    bot.commands.append(command("me"))
    bot.answers["tests.me"] = {"shown": "private", "card": card("Yours")}
    ana = await classroom.seat("ana")
    placed = await classroom.bot.post("channel:general", card("Prompt", button("Pass", "tests.pass")), "n1")
    thread = await ana.opens_thread(str(placed["id"]))
    await ana.says("an answer", thread)
    await ana.says("/me")
    await classroom.bot.tell(["ana", "ben"], card("Buddies"), "n2")
    await ana.joins_voice("Lounge")
    await classroom.register.set_role("chi", "assistant")
    await classroom.register.change_person("ben", closed=True, language="es")
    await classroom.register.remove_person("noor")
    await classroom.register.change_place("channel:staff", muzzled=True)
    await classroom.register.remove_place("voice:library")
    room = await classroom.bot.open_room("Table", "text", ["ana"], "channel:general", "r1")
    await classroom.seen("ben", "channel:general", 10**6)
    await classroom.close()

    again = await make()
    before, after = classroom.core.state, again.core.state
    assert after.people == before.people
    assert after.places == before.places
    assert after.seen == before.seen
    back = await again.seat("ana")
    assert back.reads() == "Prompt\n[Pass]"
    assert back.sees()[0] == ana.sees()[0]
    assert back.reads(thread) == "an answer"
    assert back.reads("direct:ana+ben") == "Buddies"
    assert await again.bot.find("n1") == placed
    assert await again.bot.find_room("r1") == room
    assert again.name == classroom.name


async def test_a_number_is_never_used_again_although_some_were_never_kept(make: Make, classroom: Classroom) -> None:
    await classroom.say("ana", "channel:general", "kept")
    for here in (True, False) * 700:
        await classroom.register.set_here("ben", here)
    used = classroom.core.hub.seq
    again = await make()
    assert (await again.say("ana", "channel:general", "next")).seq > used


async def test_what_was_said_or_posted_under_a_key_is_known_after_the_restart(make: Make, classroom: Classroom) -> None:
    await classroom.say("ana", "channel:general", "once", key="k1")
    posted = await classroom.bot.post("channel:general", card("Once too"), "n1")
    again = await make()
    await again.say("ana", "channel:general", "once", key="k1")
    assert await again.bot.post("channel:general", card("Once too"), "n1") == posted
    assert (await again.seat("ben")).reads() == "once\n\nOnce too"


async def test_a_page_that_was_connected_before_a_restart_has_to_read_everything_anew(
    make: Make, classroom: Classroom
) -> None:
    await classroom.say("ana", "channel:general", "one")
    seen = classroom.core.hub.told
    again = await make()
    assert again.core.hub.between(seen, again.core.hub.told) is None


async def test_the_default_class_is_filled_once_and_who_left_stays_away() -> None:
    keeper = MemoryKeeper()
    classroom = await Classroom.open(keeper)
    await fill(classroom)
    roles = [person.role for person in classroom.core.state.members()]
    assert [roles.count(role) for role in ("instructor", "assistant", "student")] == [1, 1, 24]
    assert len({person.zone for person in classroom.core.state.members()}) >= 12
    assert len({one.name for one in PEOPLE}) == len(PEOPLE)
    await classroom.register.remove_person("kai")
    await classroom.register.remove_place("voice:lounge")
    again = await Classroom.open(keeper)
    await fill(again)
    assert "kai" not in [person.id for person in again.core.state.members()]
    assert again.core.state.places["voice:lounge"].gone
    assert [place.name for place in again.core.state.places_of("sasha")] == [
        "welcome",
        "general",
        "introductions",
        "questions",
        "study-hall",
        "Study room",
    ]


async def test_the_default_class_speaks_the_language_of_the_class() -> None:
    classroom = await Classroom.open(language="es")
    await fill(classroom)
    place = classroom.core.state.places["channel:introductions"]
    assert (place.name, place.topic) == ("presentaciones", "¿Quién eres? Cuenta tanto o tan poco como quieras.")


async def test_whoever_is_let_into_a_voice_room_after_the_restart_hears_who_is_inside(
    make: Make, classroom: Classroom
) -> None:
    await classroom.seat("ana")
    await (await classroom.seat("ben")).joins_voice("Lounge")
    room = str((await classroom.bot.open_room("Table", "voice", ["ana"], "voice:lounge", "r1"))["place"])
    await classroom.close()

    again = await make()
    before = again.core.hub.told
    await again.bot.bring("ben", room)
    await again.bot.change_room(room, "Table", ["ana", "ben"])
    told = again.core.hub.between(before, again.core.hub.told) or []
    heard = [each for each in told if each.place == room and each.body["ev"] == "voice"][-1]
    assert heard.body["people"] == ["ben"]
    assert heard.audience.people == frozenset({"ana", "ben"})
