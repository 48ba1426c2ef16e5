"""A fortnight of study buddies in a Discord server: joined, told, matched, met and asked; and what goes wrong there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from discord import Permissions

from tests.adapters.discord.server_of import Served
from tests.adapters.discord.test_poll_story import students
from tests.wire.discord.people import Member
from tests.wire.discord.things import Channel, Kind, Overwrite

COFFEE: Final = {"kind": "coffee", "starts": "2026-03-10", "at": "10:00", "zone": "Europe/Madrid"}
MATCHED: Final = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
EVERY_HOUR: Final = "\n".join(
    " ".join(f"{day}-{hour:02}" for hour in range(24)) for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
)
LONGEST_ID: Final = 100


async def goes_to(there: Served, moment: datetime) -> None:
    """People's time goes by until then."""
    clock: Any = there.app.core.clock
    clock.leap_to(moment)
    await there.app.ticker.tick()
    await there.goes_on()


async def starts(there: Served, **values: str) -> None:
    """A programme runs, and its card stands in #general."""
    await there.robin.runs("staff buddy start", {**COFFEE, **values}, place="general")
    await there.robin.presses("Start it")
    await there.goes_on()


async def matched(there: Served, people: Sequence[Member], **values: str) -> None:
    """These people are in, and it is the hour of the first round."""
    await starts(there, **values)
    for who in people:
        await who.presses("Join", place="general")
    await goes_to(there, MATCHED - timedelta(days=1))
    await goes_to(there, MATCHED)


def rooms(there: Served) -> list[Channel]:
    """The private threads that are there."""
    return [each for each in there.guild.threads.values() if each.kind is Kind.PRIVATE_THREAD and not each.archived]


def inside(there: Served, people: Sequence[Member]) -> list[list[str]]:
    """Who of these is in which of them."""
    found = [[each.user.name for each in people if each.user.id in room.people] for room in rooms(there)]
    return sorted(sorted(each) for each in found)


def hide(there: Served, name: str) -> None:
    """Only Homeroom sees this channel from now on, and who may do everything."""
    channel, role = there.channels[name], next(each for each in there.guild.roles.values() if each.bot_id)
    sees = Permissions(view_channel=True).value
    channel.overwrites = {
        there.guild.id: Overwrite(there.guild.id, 0, deny=sees),
        role.id: Overwrite(role.id, 0, allow=sees),
    }
    there.wire.world.channel_changed(channel)


def room_of(there: Served, who: Member) -> Channel:
    """The newest that somebody is in."""
    return [each for each in rooms(there) if who.user.id in each.people][-1]


def labels(message: dict[str, Any]) -> list[str]:
    """What can be pressed or chosen on it."""
    return [each["label"] for each in message["card"]["actions"]]


def fits(there: Served) -> None:
    """What holds for every link, beside what Discord refuses by itself."""
    places: list[Any] = ["general", *rooms(there)]
    seen = [message for place in places for message in there.robin.sees(place)]
    ids = [action["link"] for message in seen if "card" in message for action in message["card"]["actions"]]
    assert ids
    assert max(map(len, ids)) <= LONGEST_ID


async def test_a_programme_is_started_by_its_form_after_a_preview(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("staff buddy start", place="general")
    assert robin.form is not None
    assert len(robin.form["inputs"]) <= 5
    await robin.fills({"First day": "2026-03-01", "Time": "10:00", "Time zone": "Europe/Madrid"})
    assert "First day: This day has passed already." in robin.answer
    await robin.presses("Open the form")
    await robin.fills({"First day": "2026-03-10"})
    assert "Before you start it" in robin.answer
    assert "Meet someone new" not in ana.reads("general")
    await robin.presses("Start it")
    assert "its card is on its way to #general" in robin.answer
    await there.goes_on()
    assert "Meet someone new" in ana.reads("general")
    assert labels(ana.sees("general")[-1]) == ["Join", "My answers"]
    fits(there)


async def test_who_joins_tells_what_they_like_in_forms_that_fit(there: Served) -> None:
    await starts(there)
    ana = there.ana
    await ana.presses("Join")
    assert "You are in." in ana.answer
    await ana.presses("About me")
    assert ana.form is not None
    assert [each["label"] for each in ana.form["inputs"]] == [
        *("What I like", "More of it, in my own words", "I like to talk in", "What I hope for"),
    ]
    given: dict[str, Any] = {"What I like": ["Music", "Hiking"], "More of it, in my own words": "@everyone\n*maps*"}
    await ana.fills({**given, "What I hope for": "Somebody <@1> who laughs"})
    assert "That is noted." in ana.answer
    assert "Music, Hiking, @\u200beveryone, *maps*" in ana.answer
    await ana.presses("When and how")
    assert ana.form is not None
    assert len(ana.form["inputs"]) == 5
    await ana.fills(
        {"Free hours of a usual week": EVERY_HOUR, "Time zone": "Europe/Madrid", "And talk": ["By voice or video"]}
    )
    assert "Monday 0–24" in ana.answer
    await ana.presses("When and how")
    assert next(each for each in ana.form["inputs"] if each["label"].startswith("Free"))["value"] == EVERY_HOUR
    await there.goes_on()
    assert "Ana" not in there.ben.reads("general")
    await ana.runs("homeroom me", place="general")
    assert "Study buddies" in ana.answer
    await ana.runs("buddy answers", place="general")
    assert "Somebody <@1> who laughs" in ana.answer


async def always_free(people: Sequence[Member]) -> None:
    """These people join, and have time at every hour."""
    for who in people:
        await who.presses("Join", place="general")
        await who.presses("When and how")
        await who.fills({"Free hours of a usual week": EVERY_HOUR})


async def test_a_fortnight_from_the_day_before_to_the_end(there: Served) -> None:
    people = students(there, 6)
    ana, ben = people[:2]
    await starts(there)
    await always_free(people)
    await goes_to(there, MATCHED - timedelta(days=1))
    assert "We match tomorrow" in ben.reads("general")
    for who in (ana, ben):
        await who.presses("Skip this time")
        assert "You are in again next time." in who.answer
    await ben.presses("Take part after all")
    await goes_to(there, MATCHED)
    pairs = inside(there, people)
    assert [len(each) for each in pairs] == [2, 3]
    assert sorted(each for pair in pairs for each in pair) == sorted(each.user.name for each in people[1:])
    assert all(each.owner_id == there.application.user.id and not each.invitable for each in rooms(there))
    fits(there)
    room = room_of(there, ben)
    assert there.robin.user.id not in room.people
    card = ben.sees(room)[-1]
    assert "Time to meet" in card["text"]
    assert labels(card) == ["Time 1", "Time 2", "Time 3", "Another time", "Next question", "It does not fit"]
    assert f"thread:{room.id}" not in ana.places()
    await ben.presses("Time 2", place=room)
    await there.goes_on()
    assert "You meet" in next(each["text"] for each in ben.sees(room) if each["id"] == card["id"])
    assert ben.sees(room)[-1]["text"].startswith("You meet")
    silent = next(each for each in people[1:] if room_of(there, each) is not room)
    await goes_to(there, MATCHED + timedelta(days=1, minutes=1))
    assert "An easy start" in silent.reads(room_of(there, silent))
    assert "An easy start" not in ben.reads(room)
    await goes_to(there, MATCHED + timedelta(days=6, hours=12))
    assert labels(ben.sees(room)[-1]) == ["We met", "We have a date", "Not yet", "I got no answer"]
    await ben.presses("We met", place=room)
    assert "Good to hear." in ben.answer
    await goes_to(there, MATCHED + timedelta(days=12))
    assert "How was it?" in ben.reads(room)
    for who in people[1:]:
        await who.presses("Yes, it was good", place=room_of(there, who))
        assert "Good to hear. Thank you." in who.answer
    await goes_to(there, MATCHED + timedelta(days=13))
    await there.robin.presses("What the round came to")
    told = there.robin.reads("direct")
    assert told.index("A round of study buddies is over") < told.index("Took part\n5 people")
    fits(there)
    await goes_to(there, MATCHED + timedelta(days=14))
    assert any(ana.user.id in each.people for each in rooms(there)), "only this one was left out"
    await ben.runs("buddy leave", place="general")
    assert "You have left, and what you told is deleted." in ben.answer
    await there.goes_on()
    assert all(ben.user.id not in each.people for each in rooms(there)[-2:])


async def test_whoever_has_time_now_meets_whoever_else_has(there: Served) -> None:
    await starts(there)
    ana, ben = there.ana, there.ben
    await always_free([ana, ben])
    await ana.runs("buddy now", place="general")
    assert "You are waiting until" in ana.answer
    await ana.runs("buddy now", place="general")
    assert rooms(there) == []
    await ben.runs("buddy now", place="general")
    assert "A room for the two of you opens in a moment." in ben.answer
    await there.goes_on()
    assert inside(there, [ana, ben, there.chi]) == [["ana", "ben"]]
    assert "You have time, both of you" in ana.reads(room_of(there, ana))


async def test_of_whom_somebody_is_kept_apart_nobody_reads(there: Served) -> None:
    await starts(there)
    ana, ben = there.ana, there.ben
    await always_free([ana, ben])
    await ana.runs("buddy apart", place="general")
    await ana.chooses("Never match me with", [ben.person])
    assert "are never matched" in ana.answer
    await ana.runs("buddy now", place="general")
    await ben.runs("buddy now", place="general")
    assert "You are waiting until" in ben.answer
    await there.goes_on()
    assert rooms(there) == []


async def test_where_no_threads_may_be_opened_people_are_introduced_all_the_same(there: Served) -> None:
    people = students(there, 4)
    await starts(there)
    for who in people:
        await who.presses("Join", place="general")
    await goes_to(there, MATCHED - timedelta(days=1))
    there.denies("general", Permissions(create_private_threads=True).value)
    hide(there, "staff")
    there.channels["café"] = there.wire.world.channel(there.guild, "café", Kind.TEXT)
    await goes_to(there, MATCHED)
    assert [len(each) for each in inside(there, people)] == [2, 2]
    assert {each.parent_id for each in rooms(there)} == {there.channels["café"].id}, "where all may look"
    for who in people:
        assert who.reads(room_of(there, who)).count("Time to meet") == 1
    told = there.robin.reads("direct")
    assert told.count("Another channel") == 1


async def test_a_channel_that_is_deleted_is_told_once_and_the_programme_moves(there: Served) -> None:
    await starts(there)
    for who in students(there, 4):
        await who.presses("Join", place="general")
    there.wire.world.remove_channel(there.channels["general"])
    there.channels["café"] = there.wire.world.channel(there.guild, "café", Kind.TEXT)
    await goes_to(there, MATCHED - timedelta(days=1))
    await goes_to(there, MATCHED)
    assert rooms(there) == [], "nobody could leave it out, so nobody is matched"
    told = there.robin.reads("direct")
    assert told.count("Meet someone new") == 1
    await there.robin.runs("staff status", place="café")
    assert "Study buddies" in there.robin.answer
    await there.robin.presses("Another channel", place="direct")
    await there.robin.fills({"Where": "café"})
    await there.goes_on()
    assert "Meet someone new" in there.ben.reads("café")
    await goes_to(there, MATCHED + timedelta(days=13))
    assert "We match tomorrow" in there.ben.reads("café")


async def test_study_groups_of_a_term_with_a_list_as_long_as_it_may_be(there: Served) -> None:
    robin, people = there.robin, students(there, 8)
    listed = [f"{number:02} {'of those who are the only one ' * 3}"[:60] for number in range(1, 13)]
    await robin.runs("staff buddy start", {**COFFEE, "kind": "groups"}, place="general")
    await robin.presses("When")
    assert robin.form is not None
    assert len(robin.form["inputs"]) == 5
    await robin.fills({"Last day": "2026-06-10"})
    await robin.presses("Not the only one")
    await robin.fills({"To choose from": "\n".join(listed)})
    assert all(each in robin.answer for each in listed)
    await robin.presses("Start it")
    await there.goes_on()
    for who in people:
        await who.presses("Join", place="general")
        await who.presses("Not the only one")
        await who.fills({"One of these": [listed[-1]], "May matching use it?": True})
        assert "Matching uses it, and nobody is shown it." in who.answer
    await goes_to(there, MATCHED - timedelta(days=1))
    await goes_to(there, MATCHED)
    assert [len(each) for each in inside(there, people)] == [4, 4]
    ana, room = people[0], room_of(there, people[0])
    assert "Your study group" in ana.reads(room)
    assert listed[-1] not in ana.reads(room)
    await ana.presses("It does not fit", place=room)
    assert ana.answer_message is not None
    assert labels(ana.answer_message) == [
        *("Another group", "Ask the staff to say hello", "Step out of this group", "Leave study buddies"),
    ]
    await ana.presses("Step out of this group")
    await there.goes_on()
    assert ana.user.id not in room.people
    assert len(room.people) == 4, "three people and Homeroom"
    fits(there)
