"""A fortnight of study buddies in a Slack workspace: joined, told, matched, met, asked; and what goes wrong there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.slack.settings import RoomKinds
from bot.card import Json
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served
from tests.adapters.slack.test_poll_story import StandingStill, goes_on, press, students
from tests.wire.slack.api import Asked
from tests.wire.slack.people import Member
from tests.wire.slack.refused import ApiError
from tests.wire.slack.scene import Plan, Someone
from tests.wire.slack.things import Channel, Data, Kind

MORE: Final = ("eve", "fay", "gil", "hal")
PROGRAMME: Final = "kind: coffee starts: 2026-03-10 at: 10:00 zone: Europe/Madrid"
MATCHED: Final = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
MONDAY: Final = "Free hours of a usual week · Monday"
ALL_DAY: Final[list[Json]] = [f"{hour:02}:00" for hour in range(24)]
DAY: Final = timedelta(days=1)


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with eight students, whose rooms are private channels."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path, people=(*Plan().people, *map(Someone, MORE))) as found:
        yield found


async def goes_to(there: Served, moment: datetime) -> None:
    """People's time goes by until then."""
    clock: Any = there.app.core.clock
    clock.leap_to(moment)
    await there.app.ticker.tick()
    await goes_on(there)


async def starts(there: Served, line: str = PROGRAMME) -> None:
    """A programme runs, and its card stands in #general."""
    await there.robin.runs(f"/homeroom buddy start {line}", "general")
    await press(there, there.robin, "Start it")
    await goes_on(there)


async def matched(there: Served, people: Sequence[Member]) -> None:
    """These people are in, and it is the hour of the first round."""
    await starts(there)
    programme = there.robin.sees("general")[-1]["id"]
    for who in people:
        await press(there, who, "Join", message=programme)
    await goes_to(there, MATCHED - DAY)
    await goes_to(there, MATCHED)


def talks(there: Served, who: Member) -> list[str]:
    """The texts of the places that only some see, the newest last: private channels and group messages."""
    return [key for key in who.places() if key not in there.robin.places()]


def room_of(there: Served, who: Member) -> str:
    """The newest that somebody is in."""
    return talks(there, who)[-1]


def inside(there: Served, people: Sequence[Member]) -> list[list[str]]:
    """Who of these is in which of them."""
    rooms = {room for each in people for room in talks(there, each)}
    found = ([each.user.name for each in people if room in talks(there, each)] for room in rooms)
    return sorted(sorted(each) for each in found)


def labels(message: Data) -> list[str]:
    """What can be pressed or chosen on it."""
    return [each["label"] for each in message["card"]["actions"]]


async def test_a_programme_is_started_by_its_form_after_a_preview(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("/homeroom buddy start", "general")
    await robin.fills({"First day": "2026-03-01", "Time": "10:00", "Time zone": "Europe/Madrid"})
    assert "This day has passed already." in robin.errors["starts"]
    await robin.fills({"First day": "2026-03-10"})
    assert "Before you start it" in robin.answer
    assert "Meet someone new" not in ana.reads("general")
    await press(there, robin, "Start it")
    await goes_on(there)
    assert "Meet someone new" in ana.reads("general")
    assert labels(ana.sees("general")[-1]) == ["Join", "My answers"]


async def test_who_joins_tells_what_they_like_in_forms_that_fit(there: Served) -> None:
    await starts(there)
    ana = there.ana
    await press(there, ana, "Join")
    assert "You are in." in ana.answer
    await press(there, ana, "About me")
    given: dict[str, Any] = {"What I like": ["Music", "Hiking"], "More of it, in my own words": "<!channel>\n*maps*"}
    await ana.fills({**given, "What I hope for": "Somebody <!here> who laughs"})
    assert "That is noted." in ana.answer
    assert "Music, Hiking, <!channel>, *maps*" in ana.answer
    await press(there, ana, "When and how")
    assert ana.form is not None
    await ana.fills({**dict.fromkeys((MONDAY, "Sunday"), ALL_DAY), "Time zone": "Europe/Madrid"})
    assert "Monday 0–24" in ana.answer
    await press(there, ana, "When and how")
    assert ana.form is not None
    chosen = {each["label"]: each["value"] for each in ana.form["inputs"]}
    assert chosen["Sunday"] == [f"sun-{hour:02}" for hour in range(24)]
    await goes_on(there)
    assert "@Ana" not in there.ben.reads("general")
    await ana.runs("/homeroom buddy answers", "general")
    assert "Somebody <!here> who laughs" in ana.answer


async def test_a_fortnight_from_the_day_before_to_the_end(there: Served) -> None:
    people = students(there, 6)
    ana, ben = people[:2]
    await starts(there)
    programme = ben.sees("general")[-1]["id"]
    for who in people:
        await press(there, who, "Join", message=programme)
        await press(there, who, "When and how")
        await who.fills(dict.fromkeys((MONDAY, "Tuesday", "Wednesday", "Thursday", "Friday"), ALL_DAY))
    await goes_to(there, MATCHED - DAY)
    assert "We match tomorrow" in ben.reads("general")
    for who in (ana, ben):
        await press(there, who, "Skip this time")
        assert "You are in again next time." in who.answer
    await press(there, ben, "Take part after all")
    await goes_to(there, MATCHED)
    pairs = inside(there, people)
    assert [len(each) for each in pairs] == [2, 3]
    assert sorted(each for pair in pairs for each in pair) == sorted(each.user.name for each in people[1:])
    assert talks(there, ana) == []
    room = room_of(there, ben)
    card = next(each for each in ben.sees(room) if "card" in each)
    assert "Time to meet" in card["text"]
    assert labels(card) == ["Time 1", "Time 2", "Time 3", "Another time", "Next question", "It does not fit"]
    await press(there, ben, "Time 2", message=card["id"])
    await goes_on(there)
    assert "You meet" in next(each["text"] for each in ben.sees(room) if each["id"] == card["id"])
    silent = next(each for each in people[1:] if room_of(there, each) != room)
    await goes_to(there, MATCHED + DAY + timedelta(minutes=1))
    assert "An easy start" in silent.reads(room_of(there, silent))
    assert "An easy start" not in ben.reads(room)
    await goes_to(there, MATCHED + 6.5 * DAY)
    assert labels(ben.sees(room)[-1]) == ["We met", "We have a date", "Not yet", "I got no answer"]
    await press(there, ben, "We met", place=room)
    assert "Good to hear." in ben.answer
    await goes_to(there, MATCHED + 12 * DAY)
    for who in people[1:]:
        await press(there, who, "Yes, it was good", place=room_of(there, who))
        assert "Good to hear. Thank you." in who.answer
    await goes_to(there, MATCHED + 13 * DAY)
    told = there.robin.reads("direct")
    assert "A round of study buddies is over" in told
    await press(there, there.robin, "What the round came to")
    told = there.robin.reads("direct")
    assert "Took part\n5 people" in told
    await goes_to(there, MATCHED + 14 * DAY)
    assert talks(there, ana), "only this one was left out"
    assert len(talks(there, ben)) == 2, "the room before stays for a week"
    await ben.runs("/homeroom buddy leave", "general")
    assert "You have left, and what you told is deleted." in ben.answer
    await goes_on(there)
    assert talks(there, ben) == []


async def test_whoever_has_time_now_meets_whoever_else_has_unless_they_are_kept_apart(there: Served) -> None:
    await starts(there)
    ana, ben, chi = there.ana, there.ben, there.chi
    for who in (ana, ben, chi):
        await who.presses("Join", place="general")
    await ana.runs("/homeroom buddy apart", "general")
    await ana.chooses("Never match me with", chi.person)
    assert "are never matched" in ana.answer
    await ana.runs("/homeroom buddy now", "general")
    await chi.runs("/homeroom buddy now", "general")
    assert "You are waiting until" in ana.answer
    assert "You are waiting until" in chi.answer
    await goes_on(there)
    assert inside(there, [ana, ben, chi]) == []
    await ben.runs("/homeroom buddy now", "general")
    assert "A room for the two of you opens in a moment." in ben.answer
    await goes_on(there)
    assert inside(there, [ana, ben, chi]) == [["ana", "ben"]]
    assert "You have time, both of you" in ana.reads(room_of(there, ana))


async def test_study_groups_of_a_term_with_a_list_as_long_as_it_may_be(there: Served) -> None:
    robin, people = there.robin, students(there, 8)
    listed = [f"{number:02} {'of those who are the only one ' * 3}"[:60] for number in range(1, 13)]
    await robin.runs(f"/homeroom buddy start {PROGRAMME.replace('coffee', 'groups')}", "general")
    await press(there, robin, "When")
    await robin.fills({"Last day": "2026-06-10"})
    await press(there, robin, "Not the only one")
    await robin.fills({"To choose from": "\n".join(listed)})
    assert all(each in robin.answer for each in listed)
    await press(there, robin, "Start it")
    await goes_on(there)
    programme = there.ben.sees("general")[-1]["id"]
    for who in people:
        await press(there, who, "Join", message=programme)
        await press(there, who, "Not the only one")
        await who.fills({"One of these": listed[-1], "May matching use it?": True})
        assert "Matching uses it, and nobody is shown it." in who.answer
    await goes_to(there, MATCHED - DAY)
    await goes_to(there, MATCHED)
    assert [len(each) for each in inside(there, people)] == [4, 4]
    ana, room = people[0], room_of(there, people[0])
    assert "Your study group" in ana.reads(room)
    assert listed[-1] not in ana.reads(room)
    await press(there, ana, "It does not fit", place=room)
    await press(there, ana, "Step out of this group")
    await goes_on(there)
    assert talks(there, ana) == []
    assert [len(each) for each in inside(there, people)] == [3, 4]


@pytest.mark.parametrize(
    ("setting", "made"),
    [(RoomKinds.GROUP, Kind.GROUP), (RoomKinds.THREAD, Kind.PRIVATE), (RoomKinds.CHANNEL, Kind.PRIVATE)],
)
async def test_rooms_of_every_kind_serve_and_others_cannot_look_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: RoomKinds, made: Kind
) -> None:
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path, settings={"rooms": setting}) as there:
        people = students(there, 4)
        ana = people[0]
        await matched(there, people)
        rooms = [each for each in there.scene.team.channels.values() if each.kind is made and is_room(there, each)]
        inside = sorted(each.user.name for room in rooms for each in people if each.person in room.members)
        assert (len(rooms), inside) == (2, sorted(each.user.name for each in people))
        assert there.robin.person not in {each for room in rooms for each in room.members}
        (room,) = (each for each in rooms if ana.person in each.members)
        assert sum(each["text"].startswith("Time to meet") for each in ana.sees(room.id)) == 1
        introduction = next(each for each in ana.sees(room.id) if each["text"].startswith("Time to meet"))
        await press(there, ana, "Suggest a time", message=introduction["id"])
        await ana.fills({"When": "2026-03-11 10:00"})
        await goes_on(there)
        seen = {each["id"]: each["text"] for each in ana.sees(room.id)}
        assert "You meet" in seen[introduction["id"]]
        await goes_to(there, MATCHED + 6.5 * DAY)
        await press(there, ana, "We met")
        assert "Good to hear." in ana.answer


def is_room(there: Served, channel: Channel) -> bool:
    """Whether Homeroom is in a conversation that it made."""
    ours = there.scene.install.bot.id
    return channel.kind is Kind.GROUP or (channel.creator == ours and channel.named)


async def test_where_no_channels_may_be_made_people_are_introduced_in_a_group_message(there: Served) -> None:
    people = students(there, 4)
    await starts(there)
    programme = there.robin.sees("general")[-1]["id"]
    for who in people:
        await press(there, who, "Join", message=programme)
    await goes_to(there, MATCHED - DAY)

    async def refuse(asked: Asked) -> None:
        if asked.method == "conversations.create":
            raise ApiError("restricted_action")

    there.scene.wire.api.before = refuse
    await goes_to(there, MATCHED)
    groups = [each for each in there.scene.team.channels.values() if each.kind is Kind.GROUP]
    inside = sorted(each.user.name for group in groups for each in people if each.person in group.members)
    assert (len(groups), inside) == (2, sorted(each.user.name for each in people))
    for who in people:
        seen = [message for group in groups if who.person in group.members for message in who.sees(group.id)]
        assert [each["text"].partition("\n")[0] for each in seen] == ["Time to meet"]
    assert there.robin.reads("direct").count("[Another channel]") == 1


async def test_a_channel_that_is_deleted_is_told_once_and_the_programme_moves(there: Served) -> None:
    await there.robin.runs(f"/homeroom buddy start {PROGRAMME}", "questions")
    await press(there, there.robin, "Start it")
    await goes_on(there)
    for who in students(there, 4):
        await press(there, who, "Join")
    await there.robin.removes("questions")
    await there.heard()
    await goes_to(there, MATCHED - DAY)
    await goes_to(there, MATCHED)
    assert inside(there, students(there, 4)) == [], "nobody could leave it out, so nobody is matched"
    told = there.robin.reads("direct")
    assert told.count("Meet someone new") == 1
    await there.robin.runs("/homeroom status", "general")
    assert "Study buddies" in there.robin.answer
    await press(there, there.robin, "Another channel", place="direct")
    await there.robin.fills({"Where": "general"})
    await goes_on(there)
    assert "Meet someone new" in there.ben.reads("general")
    await goes_to(there, MATCHED + 13 * DAY)
    assert "We match tomorrow" in there.ben.reads("general")


async def test_app_home_shows_where_one_is_in_and_what_one_could_join(there: Served) -> None:
    await starts(there)
    ana, ben = there.ana, there.ben
    await press(there, ana, "Join")
    await goes_on(there)
    for who in (ana, ben):
        await who.opens_home()
        await there.heard()
    await class_of.until(lambda: "Meet someone new" in ana.home and "Meet someone new" in ben.home)
    assert "the next time is" in ana.home
    assert "the next time is" not in ben.home
    assert ana.home.count("the next time is") == 1
    assert "Study buddies that you can join" not in ana.home
    await press(there, ana, "My study buddies", place="home")
    await class_of.until(lambda: "The next time you are matched" in ana.answer)
