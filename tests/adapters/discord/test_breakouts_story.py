"""Breakouts in a Discord server: drawn, moved, timed, helped and brought back, with a restart in the middle."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

import pytest
from discord import Permissions

from tests.adapters import passing
from tests.adapters.breakout_hundred import ROOMS, becomes_large, every_page, most_have_closed, name_of
from tests.adapters.breakout_played import Played, labels, newest
from tests.adapters.discord import server_of
from tests.adapters.discord.server_of import Served, an_app
from tests.adapters.discord.test_poll_story import students
from tests.cogs.breakouts.stories import TASK
from tests.cogs.way import a_file
from tests.wire.discord.people import Member
from tests.wire.discord.things import Kind, Overwrite

NOTES: Final = a_file("notes.txt", "What we found")
SIX: Final = ("ana", "ben", "chi", "dan", "eve", "fay")
EVERYBODY: Final = (*SIX, "gil", "hal")


async def passes(there: Served, **time: float) -> None:
    """So much of people's time goes by, through all that is due meanwhile."""
    await passing.passes(there.app, there.goes_on, **time)


async def staff(there: Served) -> tuple[Member, Member]:
    """Two assistants, and a channel that only the staff sees and reads of breakouts in."""
    robin, world, channel = there.robin, there.wire.world, there.channels["staff"]
    role, sees = world.role(there.guild, "Assistants"), Permissions(view_channel=True).value
    bot = next(each for each in there.guild.roles.values() if each.bot_id)
    channel.overwrites = {
        there.guild.id: Overwrite(there.guild.id, 0, deny=sees),
        **{each.id: Overwrite(each.id, 0, allow=sees) for each in (role, bot)},
    }
    world.channel_changed(channel)
    found = []
    for name in ("noor", "omar"):
        user = world.user(name)
        world.join(there.guild, user, [role])
        await robin.runs("staff roles", {"person": name, "role": "Assistant"}, place="general")
        found.append(Member(there.wire, there.guild, user))
    await robin.runs("staff course", place="general")
    await robin.fills({})
    await robin.presses("Continue")
    await robin.fills({"Staff place": "staff"})
    return found[0], found[1]


async def starts_again(there: Served, folder: Path) -> None:
    """Homeroom, which was stopped, begins anew; people's time stood meanwhile."""
    before, there.app = there.app, await an_app(folder, there.wire, there.application)
    passing.goes_on_from(there.app, before)
    await there.app.start()
    await there.goes_on()


def voice(there: Served) -> dict[str, list[str]]:
    """Who is in which voice room, by its name."""
    rooms = {each.id: each.name for each in there.guild.channels.values() if each.kind is Kind.VOICE}
    found: dict[str, list[str]] = {name: [] for name in rooms.values()}
    for who in there.guild.members.values():
        if who.voice is not None:
            found[rooms[who.voice]].append(who.user.name)
    return {name: sorted(people) for name, people in found.items()}


def rooms(there: Served) -> dict[str, list[str]]:
    """The same, of the rooms that Homeroom opened."""
    return {name: people for name, people in voice(there).items() if name not in ("lounge", "annex")}


async def gathers(there: Served) -> dict[str, Member]:
    """A breakout for the lounge is asked for; five talk there, and fay, who says that she is here, in another room."""
    people = dict(zip(EVERYBODY, students(there, len(EVERYBODY)), strict=True))
    there.channels["annex"] = there.wire.world.channel(there.guild, "annex", Kind.VOICE)
    for name in SIX:
        await people[name].joins_voice("annex" if name == "fay" else "lounge")
    await there.robin.runs("breakout open", {"task": TASK, "size": "3", "voice": "lounge"}, place="general")
    await there.goes_on()
    await people["fay"].presses("I’m here")
    await passes(there, seconds=5)
    return people


def pinged(there: Served) -> list[str]:
    """Everybody who was ever notified in a channel or room, by name."""
    told = [each for kept in there.wire.world.messages.values() for each in kept.values() if each.guild_id]
    return sorted({there.wire.world.users[who].name for each in told for who in each.mentions})


async def drawn_and_opened(there: Served) -> Played:
    """Rooms are drawn before the staff, everybody sees who comes where, and then is moved."""
    noor, omar = await staff(there)
    robin, people = there.robin, await gathers(there)
    assert "6 people are here: @Fay, @Ana" in noor.reads("staff")
    await robin.presses("Draw rooms", place="staff")
    await there.goes_on()
    preview = newest(noor, "staff", "Who would come where")
    assert "nobody: all are new to one another" in preview["text"]
    assert labels(preview) == ["Open the rooms", "Draw again", "Move", "Swap", "Rename", "Change", "Call it off"]
    await robin.presses("Open the rooms", place="staff")
    await passes(there, seconds=5)
    assert len(rooms(there)) == 2
    assert voice(there)["lounge"] == ["ana", "ben", "chi", "dan", "eve"]
    assert "Whoever is in voice is moved into their room 2026-03-02 09:00" in people["ben"].reads("general")
    await passes(there, seconds=20)
    inside = rooms(there)
    assert sorted(map(len, inside.values())) == [3, 3]
    assert voice(there) == inside | {"lounge": [], "annex": []}
    mine = [people[who[0]] for who in inside.values()]
    return Played(people, robin, (noor, omar), [*inside], [*inside], mine, Member.presses, partial(passes, there))


async def come_later(there: Served, this: Played) -> None:
    """One from the voice room, who is moved, and one who is in none and goes in by herself."""
    gil, hal = this.people["gil"], this.people["hal"]
    await hal.joins_voice("lounge")
    await hal.presses("Join a room", place="general")
    await gil.presses("Join a room", place="general")
    assert "Go in yourself: only who is in voice already can be moved." in gil.answer
    await passes(there, seconds=5)
    (his,) = (name for name, who in rooms(there).items() if "hal" in who)
    (hers,) = {*this.rooms} - {his}
    assert f"Your room: #{his}" in hal.answer
    assert f"Your room: #{hers}" in gil.answer
    assert "@Gil · takes notes · on the way" in this.kit(this.rooms.index(hers))["text"]
    await gil.joins_voice(hers)
    await passes(there, seconds=5)
    assert "on the way" not in this.kit(this.rooms.index(hers))["text"]


async def stopped_in_the_middle(there: Served, this: Played, folder: Path) -> None:
    """What stands goes on as it was; who went back meanwhile finds the same room."""
    gil, stood, talking = this.people["gil"], [this.kit(each)["id"] for each in (0, 1)], rooms(there)
    await there.app.stop()
    await gil.joins_voice("lounge")
    await starts_again(there, folder)
    assert rooms(there) == {name: [each for each in who if each != "gil"] for name, who in talking.items()}
    assert stood == [this.kit(each)["id"] for each in (0, 1)]
    await gil.presses("My room", place="general")
    await passes(there, seconds=5)
    assert rooms(there) == talking


async def test_twelve_minutes_with_sound_and_a_restart_in_the_middle(there: Served, tmp_path: Path) -> None:
    this = await drawn_and_opened(there)
    kit, inside = this.kit(0), rooms(there)[this.rooms[0]]
    assert TASK in kit["text"]
    assert labels(kit) == ["Ask for help", "Our result", "Leave the breakout", "More"]
    assert all(f"@{name.capitalize()}" in kit["text"] for name in inside)
    await come_later(there, this)
    noor = this.staff[0]
    await noor.joins_voice("lounge")
    helps = await this.two_helps()
    assert noor.user.name in rooms(there)[this.rooms[helps.index(noor)]], "who is in voice is moved there"
    await this.helped()
    await this.lengthened_and_told("@everyone, the <@1> *sea* is near", "@\u200beveryone, the <@1> *sea* is near")
    await this.brings(0, "We share the *sea*.", NOTES)
    await stopped_in_the_middle(there, this, tmp_path)
    talking = rooms(there)
    await this.until_the_last_minute()
    assert rooms(there) == talking, "nobody is thrown out before the last minute is over"
    await passes(there, minutes=2)
    assert voice(there) == {"lounge": sorted({*EVERYBODY, "noor"} - {"fay"}), "annex": ["fay"]}
    collected = await this.over(8, 18)
    assert [each["filename"] for each in collected["attachments"]] == [f"{this.rooms[0]}_-_notes.txt"]
    await this.mine[0].runs("homeroom me", place="general")
    met = this.mine[0].answer.partition("in a room with: ")[2]
    assert all(f"@{each.capitalize()}" in met for each in inside if each != this.mine[0].user.name)
    assert pinged(there) == []


def inside(there: Served) -> dict[str, list[str]]:
    """Who of the class is in which private thread, by its name."""
    users, us = there.wire.world.users, there.application.user.id
    threads = there.guild.threads.values()
    return {each.name: sorted(users[who].name for who in each.people if who != us) for each in threads}


async def opens_threads(there: Served, people: dict[str, Member]) -> None:
    """Six say that they are here, of whom nobody talks, and their rooms are open."""
    await there.robin.runs("breakout open", {"task": TASK, "size": "3"}, place="general")
    await there.goes_on()
    for each in SIX:
        await people[each].presses("I’m here")
    await passes(there, seconds=5)
    await there.robin.presses("Draw rooms", place="staff")
    await there.goes_on()
    await there.robin.presses("Open the rooms", place="staff")
    await passes(there, seconds=5)


async def test_in_private_threads_one_comes_later_is_helped_goes_and_comes_back(there: Served) -> None:
    noor, _ = await staff(there)
    people = dict(zip(EVERYBODY, students(there, len(EVERYBODY)), strict=True))
    await opens_threads(there, people)
    assert sorted(map(len, inside(there).values())) == [3, 3]
    gil = people["gil"]
    await gil.presses("Join a room", place="general")
    await passes(there, seconds=5)
    room = next(each for each in there.guild.threads.values() if gil.user.id in each.people)
    assert f"Your room: #{room.name}" in gil.answer
    assert "@Gil · takes notes" in newest(gil, room, f"Room: {room.name}")["text"]
    await gil.presses("Ask for help", place=room)
    await passes(there, seconds=5)
    await noor.presses(f"I’m going to {room.name}", place="staff")
    await passes(there, seconds=5)
    assert "noor" in inside(there)[room.name], "a private thread is seen by who is in it alone"
    for label, place, comes in (("Leave the breakout", room, False), ("My room", "general", True)):
        await gil.presses(label, place=place)
        await passes(there, seconds=5)
        assert ("gil" in inside(there)[room.name]) is comes
    await passes(there, minutes=14)
    assert inside(there) == {}


async def test_of_a_hundred_rooms_all_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_of, "FixedClock", passing.StandingStill)
    async with server_of.served(tmp_path) as there:
        noor, _ = await staff(there)
        people = dict(zip(EVERYBODY, students(there, len(EVERYBODY)), strict=True))
        await opens_threads(there, people)
        ids = (str(there.wire.world.new_id()) for _ in range(1_000))
        await becomes_large(there.app, there.space_id, ids, "A sentence. " * 80)
        gil = people["gil"]
        await gil.presses("Join a room", place="general")
        await passes(there, seconds=5)
        whole = await every_page(gil, Member.presses, newest(gil, "general", "Who is where"))
        assert all(name_of(number) in whole for number in range(3, ROOMS + 1))
        assert whole.count("@") == 6 + 1 + 98 * 3
        assert "301 people in 100 rooms" in newest(noor, "staff", "Rooms are open")["text"]
        await most_have_closed(there.app, there.space_id)
        await there.robin.presses("Close all", place="staff")
        await passes(there, minutes=2)
        await passing.in_turn(there.app, there.goes_on)
        brought = [each for each in gil.sees("general") if "What the rooms bring back" in each["text"]]
        assert len(brought) == ROOMS / 5
        last = await every_page(gil, Member.presses, brought[-1])
        assert all(name_of(number) in last for number in range(96, ROOMS + 1))
        assert last.count("sentence.") == 15 * 80
        assert "And 60 more rooms." in await every_page(noor, Member.presses, newest(noor, "staff", "How the breakout"))
        assert pinged(there) == []
