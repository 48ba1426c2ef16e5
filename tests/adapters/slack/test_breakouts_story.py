"""Breakouts in a Slack workspace: in private channels from end to end, in group messages, and in threads."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from storage.jobs import how_many_failed
from tests.adapters import passing
from tests.adapters.breakout_hundred import ROOMS, becomes_large, every_page, most_have_closed, name_of
from tests.adapters.breakout_played import Played, labels, newest
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, an_app, one_workspace, served
from tests.adapters.slack.test_poll_story import StandingStill, press
from tests.cogs.breakouts.stories import TASK
from tests.cogs.way import a_file
from tests.wire.slack.scene import Someone, Somewhere
from tests.wire.slack.things import Kind, Message

NOTES: Final = a_file("notes.txt", "What we found")
STUDENTS: Final = ("ana", "ben", "chi", "dan", "eve", "fay", "gil", "hal")
SIX: Final = STUDENTS[:6]
STAFF: Final = ("noor", "omar")


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with eight students and two assistants, who have a channel."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    people = [Someone(each) for each in ("robin", *STAFF, *STUDENTS)]
    places = [Somewhere("general"), Somewhere("staff", private=True, members=("robin", *STAFF))]
    async with served(tmp_path, people=people, places=places) as found:
        for each in STAFF:
            await found.robin.runs(f"/homeroom roles person: @{each} role: Assistant", "general")
        await found.robin.runs("/homeroom course", "general")
        await found.robin.fills({"Staff place": "staff"})
        yield found


async def goes_on(there: Served) -> None:
    """Everything that is due happens, also what waits for its turn to ask Slack."""
    await passing.in_turn(there.app, there.goes_on)


async def passes(there: Served, **time: float) -> None:
    """So much of people's time goes by, through all that is due meanwhile."""
    await passing.passes(there.app, lambda: goes_on(there), **time)


async def opens(there: Served, line: str) -> None:
    """Six say that they are here; rooms are drawn and opened."""
    robin = there.robin
    await robin.runs(f"/homeroom breakout open {TASK} {line}", "general")
    await goes_on(there)
    for each in SIX:
        await press(there, getattr(there, each), "I’m here")
    await passes(there, seconds=5)
    await press(there, robin, "Draw rooms", place="staff")
    await passes(there, seconds=5)
    preview = newest(there.noor, "staff", "Who would come where")
    assert labels(preview) == ["Open the rooms", "Draw again", "Move", "Swap", "Rename", "Change", "Call it off"]
    await press(there, robin, "Open the rooms", place="staff")
    await passes(there, seconds=5)


def rooms_of(there: Served) -> dict[str, list[str]]:
    """Who is in which room, by the map."""
    lines = newest(there.ana, "general", "Who is where")["text"].splitlines()
    listed = (each.partition(" – ") for each in lines)
    return {name: who.replace("@", "").lower().split(", ") for name, _, who in listed if who}


async def opened(there: Served, line: str) -> Played:
    """The same, in conversations of their own."""
    await opens(there, line)
    rooms, ours = rooms_of(there), there.scene.install.bot.id
    mine = [getattr(there, who[0]) for who in rooms.values()]
    made = [each for each in there.scene.team.channels.values() if each.creator == ours or each.kind is Kind.GROUP]
    places = [next(each.id for each in reversed(made) if who.person in each.members) for who in mine]
    staff = (there.noor, there.omar)
    ways = (partial(press, there), partial(passes, there))
    return Played(there.scene.members, there.robin, staff, [*rooms], places, mine, *ways)


async def starts_again(there: Served, folder: Path) -> None:
    """Homeroom, which was stopped, begins anew; people's time stood meanwhile."""
    before, there.app = there.app, await an_app(folder, one_workspace(there.scene))
    passing.goes_on_from(there.app, before)
    await there.app.start()
    await goes_on(there)


def channels(there: Served) -> dict[str, list[str]]:
    """Who of the class is in which private channel that Homeroom made and that is not in the archive, by its name."""
    ours, names = there.scene.install.bot.id, {each.person: name for name, each in there.scene.members.items()}
    made = [each for each in there.scene.team.channels.values() if each.creator == ours and each.named]
    return {each.name: sorted(names[who] for who in each.members if who != ours) for each in made if not each.archived}


def watched(there: Served) -> tuple[dict[str, list[str]], set[str]]:
    """From now on: whom each message of a channel named when it appeared, who are called by it; and whom any named
    since, for what is edited calls nobody."""
    called, named = dict[str, list[str]](), set[str]()

    def look(message: Message, gone: bool) -> None:
        found = re.findall(r"""(?:<@|"user_id": ")(U\w+)""", json.dumps(message.blocks))
        if message.user_id == there.scene.install.bot.id and not message.private_to:
            called.setdefault(message.ts, found)
            named.update(found)

    there.scene.wire.world.seen_by_people.append(look)
    return called, named


async def test_twelve_minutes_in_private_channels_and_a_restart_in_the_middle(there: Served, tmp_path: Path) -> None:
    called, named = watched(there)
    this = await opened(there, "size: 3 kind: channel")
    kit, inside = this.kit(0), channels(there)
    assert TASK in kit["text"]
    assert labels(kit) == ["Ask for help", "Our result", "Leave the breakout", "More"]
    assert all(f"@{each.capitalize()}" in kit["text"] for each in inside[this.rooms[0].lower()])
    for who in (there.gil, there.hal):
        await press(there, who, "Join a room")
        await passes(there, seconds=5)
    assert sorted(map(len, channels(there).values())) == [4, 4]
    helps = await this.two_helps()
    inside = channels(there)
    for room, who in zip(this.rooms, helps, strict=True):
        assert who.user.name in inside[room.lower()], "a private channel is seen by who is in it alone"
    await this.helped()
    await this.lengthened_and_told("<!channel> and *you*", "<!channel> and *you*")
    await this.brings(0, "We share the *sea*.", NOTES)
    stood = [this.kit(each)["id"] for each in (0, 1)]
    await there.app.stop()
    await starts_again(there, tmp_path)
    assert (channels(there), [this.kit(each)["id"] for each in (0, 1)]) == (inside, stood)
    await this.until_the_last_minute()
    assert channels(there) == inside
    await passes(there, minutes=2)
    assert channels(there) == {}
    collected = await this.over(8, 18)
    assert f"{this.rooms[0]} - notes.txt" in collected["text"]
    await this.mine[0].runs("/homeroom me", "general")
    assert f"You were in a room once:\n• 2026-03-02, {this.rooms[0]}, in #general" in this.mine[0].answer
    assert named >= {there.scene.members[each].person for each in STUDENTS}
    assert not any(called.values()), "who is where is said with names, and nobody is called by it"


def groups(there: Served) -> list[list[str]]:
    """Who of the class is in each group message, the oldest first."""
    names = {each.person: name for name, each in there.scene.members.items()}
    made = [each for each in there.scene.team.channels.values() if each.kind is Kind.GROUP]
    return [sorted(names[who] for who in each.members if who in names) for each in made]


async def test_a_group_message_keeps_its_people_and_who_comes_later_makes_another(there: Served) -> None:
    this = await opened(there, "size: 3")
    before = groups(there)
    assert sorted(map(len, before)) == [3, 3], "what suits rooms that are as small"
    assert TASK in this.kit(0)["text"]
    gil, hal, robin = there.gil, there.hal, there.robin
    await press(there, gil, "Join a room", place="general")
    assert "the two of you get a room of your own" in gil.answer
    await press(there, gil, "Join a room", place="general")
    await passes(there, seconds=5)
    assert groups(there) == before
    assert "Waiting for a room\n@Gil" in newest(there.noor, "staff", "Rooms are open")["text"]
    await press(there, robin, "Rooms and people", place="staff")
    await press(there, robin, "Move people")
    await robin.fills({"Who": [gil.person], "Into which room": "1"})
    assert "nobody can be added to one that is open" in str(robin.errors)
    await press(there, hal, "Join a room", place="general")
    assert "It opens in a moment." in hal.answer
    await passes(there, seconds=5)
    assert groups(there) == [*before, ["gil", "hal"]]
    assert "8 people in 3 rooms" in newest(there.noor, "staff", "Rooms are open")["text"]
    assert "Waiting for a room" not in newest(there.noor, "staff", "Rooms are open")["text"]
    # Help, with words alone; and out and in again.
    await press(there, this.mine[0], "Ask for help", place=this.places[0])
    await passes(there, seconds=5)
    await press(there, there.noor, f"I’m going to {this.rooms[0]}", place="staff")
    assert "nobody can be added to it" in there.noor.answer
    await press(there, there.noor, "Say something")
    await there.noor.fills({"What to say": "Look at the second line.", "Only in one room": this.rooms[0]})
    await press(there, this.mine[0], "Leave the breakout", place=this.places[0])
    await press(there, this.mine[0], "My room", place="general")
    assert "Your room: " in this.mine[0].answer
    await passes(there, seconds=5)
    assert "Look at the second line." in this.mine[0].reads(this.places[0])
    assert groups(there) == [*before, ["gil", "hal"]]
    await passes(there, minutes=14)
    assert "This room has closed." in this.mine[0].reads(this.places[0])
    assert await there.app.database.read(how_many_failed) == 0


async def test_in_threads_of_the_channel_people_are_named_above_and_called_once(there: Served) -> None:
    called, _ = watched(there)
    await opens(there, "size: 3 kind: thread")
    above = {room: newest(there.ana, "general", f"{room}\n") for room in rooms_of(there)}
    ids = {name: there.scene.members[name].person for name in STUDENTS}
    for room, who in rooms_of(there).items():
        assert above[room]["text"] == f"{room}\n{', '.join(f'@{each.capitalize()}' for each in who)}"
        assert called[above[room]["ts"]] == [ids[each] for each in who]
    (first, who), *_ = rooms_of(there).items()
    thread = await there.gil.opens_thread(above[first])
    assert TASK in newest(there.gil, thread, f"Room: {first}")["text"]
    await press(there, there.gil, "Join a room", place="general")
    await passes(there, seconds=5)
    (hers,) = (name for name, inside in rooms_of(there).items() if "gil" in inside)
    assert "@Gil" in newest(there.ana, "general", f"{hers}\n")["text"]
    mine = getattr(there, who[0])
    await press(there, mine, "Ask for help", place=thread)
    await passes(there, seconds=5)
    await press(there, there.noor, f"I’m going to {first}", place="staff")
    await passes(there, seconds=5)
    assert "@Noor is coming to you." in newest(mine, thread, f"Room: {first}")["text"]
    await passes(there, minutes=14)
    assert "Who is where" not in there.ana.reads("general")
    assert "This room has closed." in newest(there.ana, thread, f"Room: {first}")["text"], "below what was deleted"


async def test_of_a_hundred_rooms_all_can_be_read(there: Served) -> None:
    called, named = watched(there)
    await opens(there, "size: 3 kind: channel")
    ids = (f"U0{number:09}" for number in range(1_000))
    await becomes_large(there.app, there.space_id, ids, "A sentence. " * 80)
    await press(there, there.gil, "Join a room", place="general")
    await passes(there, seconds=5)
    turn = partial(press, there)
    whole = await every_page(there.gil, turn, newest(there.gil, "general", "Who is where"))
    assert all(name_of(number) in whole for number in range(3, ROOMS + 1))
    assert len(named) > 40, "with names on the first of its pages"
    assert "301 people in 100 rooms" in newest(there.noor, "staff", "Rooms are open")["text"]
    await most_have_closed(there.app, there.space_id)
    await press(there, there.robin, "Close all", place="staff")
    await passes(there, minutes=2)
    brought = [each for each in there.gil.sees("general") if "What the rooms bring back" in each["text"]]
    assert len(brought) == ROOMS / 5
    last = await every_page(there.gil, turn, brought[-1])
    assert all(name_of(number) in last for number in range(96, ROOMS + 1))
    assert last.count("sentence.") == 15 * 80
    assert not any(called.values())
