"""What people decide for themselves in a class, and what a page is told of it."""

from __future__ import annotations

import pytest

from adapters.web.classroom import Classroom
from adapters.web.limits import PAGE
from adapters.web.refusal import ClassRefusal
from tests.adapters.web.conftest import Bot, Make, button, card


async def test_who_chose_no_language_is_spoken_to_as_their_browser_speaks(classroom: Classroom) -> None:
    core = classroom.core
    dee = await classroom.register.add_person("Dee")
    assert core.language(dee) == "en"  # as the class
    core.spoken[dee] = "es"
    assert core.language(dee) == "es"
    await classroom.own.speak(dee, "en")
    assert core.language(dee) == "en"
    await classroom.own.speak(dee, "")
    assert core.language(dee) == "es"


async def test_a_language_that_was_chosen_reaches_the_bot_and_outlives_the_process(make: Make, bot: Bot) -> None:
    classroom = await make()
    classroom.attach(bot)
    await classroom.own.speak("ben", "es")
    await classroom.say("ben", "channel:general", "hola")
    await classroom.settle()
    assert [each["language"] for each in bot.of("wrote")] == ["es"]
    assert (await make()).core.language("ben") == "es"


async def test_who_chose_no_time_zone_lives_in_their_browsers(classroom: Classroom, bot: Bot) -> None:
    dee = await classroom.register.add_person("Dee", zone="")

    async def told() -> object:
        await classroom.say(dee, "channel:general", "hello")
        await classroom.settle()
        return bot.of("wrote")[-1]["zone"], classroom.core.state.person_json(classroom.core.state.person(dee))["zone"]

    assert await told() == ("", "")  # not known
    for zone in ("Europe/Madrid", "Nowhere/Else", "../../etc/passwd", "", "x" * 5000):  # one that is none is ignored
        await classroom.own.browse_in(dee, zone)
        assert await told() == ("Europe/Madrid", "Europe/Madrid")
    await classroom.own.live_in(dee, "Asia/Tokyo")
    await classroom.own.browse_in(dee, "Europe/Paris")
    assert await told() == ("Asia/Tokyo", "Asia/Tokyo")
    await classroom.own.live_in(dee, "")
    assert await told() == ("Europe/Paris", "Europe/Paris")
    with pytest.raises(ClassRefusal, match="class-person-zone"):
        await classroom.own.live_in(dee, "Nowhere/Else")


async def test_a_time_zone_that_was_chosen_outlives_the_process_and_no_browsers_does(make: Make) -> None:
    classroom = await make()
    await classroom.own.browse_in("ben", "Europe/Paris")
    assert classroom.core.state.zone(classroom.core.state.person("ben")) == "Asia/Tokyo"
    await classroom.own.live_in("ben", "")
    await classroom.own.live_in("ana", "Africa/Lagos")
    people = (await make()).core.state.people
    assert (people["ben"].zone, people["ana"].zone) == ("", "Africa/Lagos")


async def test_the_tour_is_remembered_with_the_person_and_counts_as_no_reading(make: Make) -> None:
    classroom = await make()
    before = await classroom.unread("ben")
    await classroom.own.tour("ben")
    again = await make()
    assert (again.own.has_toured("ben"), again.own.has_toured("chi")) == (True, False)
    assert await again.unread("ben") == before


async def test_only_members_decide_anything(classroom: Classroom) -> None:
    for act in (
        classroom.own.speak("nobody", "es"),
        classroom.own.live_in("nobody", "UTC"),
        classroom.own.tour("nobody"),
    ):
        with pytest.raises(ClassRefusal):
            await act


async def test_the_threads_of_a_place_are_listed_with_the_newest_first(classroom: Classroom) -> None:
    first = await classroom.say("ben", "channel:general", "first question")
    second = await classroom.say("chi", "channel:general", "second question")
    hidden = await classroom.say("robin", "channel:staff", "for us")
    one = await classroom.thread("ben", f"m{first.seq}")
    await classroom.thread("ben", f"m{second.seq}")
    await classroom.thread("robin", f"m{hidden.seq}")
    assert [each["name"] for each in classroom.threads("ben", "channel:general")] == [
        "second question",
        "first question",
    ]
    await classroom.say("ana", str(one["key"]), "an answer")
    names = [(each["name"], each["count"]) for each in classroom.threads("ben", "channel:general")]
    assert names == [("first question", 1), ("second question", 0)]
    with pytest.raises(ClassRefusal):
        classroom.threads("ben", "channel:staff")


async def test_what_names_somebody_is_told_apart_until_they_have_read_it(classroom: Classroom) -> None:
    await classroom.say("chi", "forum:questions", "nobody in particular")
    said = await classroom.say("chi", "channel:general", "what do you think, @Ben Ito?")
    assert await classroom.mentioned("ben") == ["channel:general"]
    assert await classroom.mentioned("chi") == []
    await classroom.seen("ben", "channel:general", said.seq)
    assert await classroom.mentioned("ben") == []
    named = card("Meet", text=[{"t": "person", "id": "ben"}])
    await classroom.bot.post("channel:general", named, "n1")
    assert await classroom.mentioned("ben") == ["channel:general"]
    assert await classroom.mentioned("ana") == []


async def test_what_names_somebody_is_found_in_every_place_however_much_came_after_it(classroom: Classroom) -> None:
    threads = []
    for number in range(20):
        begun = await classroom.say("chi", "channel:general", f"question {number}")
        threads.append(str((await classroom.thread("chi", f"m{begun.seq}"))["key"]))
        await classroom.say("chi", threads[-1], f"you know it, @Ben Ito: {number}")
    for number in range(PAGE + 1):
        await classroom.say("chi", threads[0], f"more {number}")
    assert sorted(await classroom.mentioned("ben")) == sorted(threads)
    assert await classroom.mentioned("chi") == []
    assert await classroom.mentioned("ana") == []


async def test_only_the_very_name_on_a_card_or_behind_a_sign_speaks_to_somebody(classroom: Classroom) -> None:
    await classroom.say("chi", "channel:general", "Ben Ito and @ben ito")
    await classroom.say("ben", "channel:general", "I am @Ben Ito")
    await classroom.bot.post(
        "forum:questions", card("ben", button("Ask", "ben"), text=[{"t": "text", "text": "ben"}]), "n1"
    )
    assert await classroom.mentioned("ben") == []
    hundred = await classroom.register.add_person("100% /_Dee")
    await classroom.say("chi", "channel:general", "what do you think, @100% /_Dee?")
    assert await classroom.mentioned(hundred) == ["channel:general"]
    assert await classroom.mentioned("ana") == []
