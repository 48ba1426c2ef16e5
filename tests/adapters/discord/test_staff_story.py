"""What the staff does in a Discord server: decks from files, reports, taking back; and everyone's own page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.adapters.discord.server_of import Served, served
from tests.adapters.discord.test_story import posts, set_up
from tests.cogs.ways import WEEK
from tests.wire.discord.permissions import May
from tests.wire.discord.server import Discord

EVERY = timedelta(seconds=20)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as found:
        await set_up(found)
        yield found


async def test_one_press_is_an_answer_and_the_card_says_who_chose_what(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("staff icebreaker now", place="general")
    await robin.chooses("Another deck", "This or that")
    await robin.presses("Post")
    await there.goes_on()
    (card,) = ana.sees("general")
    label = card["card"]["actions"][0]["label"]
    await ana.presses(label)
    assert ana.answer
    await there.goes_on()
    there.app.core.clock.leap_to(there.app.core.clock.now() + EVERY)  # type: ignore[attr-defined]
    await there.goes_on()
    assert "Ana" in there.ben.reads("general")


async def test_a_deck_comes_from_a_file_and_goes_into_one(there: Served) -> None:
    robin = there.robin
    await robin.runs("staff icebreaker decks", place="general")
    await robin.presses("Upload a deck")
    await robin.fills({"file": WEEK, "name": "Week one"})
    assert "Week one" in robin.answer
    await robin.runs("staff icebreaker decks", {"deck": "week one"}, place="general")
    assert ".csv" in robin.answer
    offered = await robin.types("staff icebreaker decks", "deck", "wee", place="general")
    assert [each["name"] for each in offered] == ["Week one"]


async def test_a_message_is_reported_and_deleted_from_its_menu(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await ana.says("The sea is mine.", "general")
    message = ben.sees("general")[-1]
    await ben.picks("Report", message)
    assert "You are about to report this message." in ben.answer
    await ben.presses("Report it")
    await there.goes_on()
    await robin.runs("staff status", place="general")
    await robin.presses("Look at the reports")
    assert "The sea is mine." not in robin.answer
    await robin.presses("Delete it for everyone")
    await there.goes_on()
    assert "The sea is mine." not in ben.reads("general")


async def test_what_was_posted_is_taken_back_and_everyone_has_their_own_page(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await posts(there)
    await ana.presses("Pass")
    await ana.runs("homeroom me", place="general")
    assert "homeroom-about-me.json" in ana.answer
    await robin.runs("staff undo", place="general")
    await robin.presses("Take it back")
    await there.goes_on()
    assert there.wire.world.messages[there.channels["general"].id] == {}
    await ana.runs("homeroom me", place="general")
    await ana.presses("Delete me")
    assert ana.answer


async def test_what_was_typed_and_does_not_fit_is_said_before_the_form_opens(there: Served) -> None:
    await set_up(there)
    robin = there.robin
    await robin.runs("staff icebreaker schedule", {"days": "Mon, Funday", "at": "25:99"}, place="general")
    assert "Days: Please pick one of the choices." in robin.answer
    assert "Time: Please give a time" in robin.answer
    await robin.presses("Open the form")
    assert robin.form is not None
    assert "25:99" in [each.get("value") for each in robin.form["inputs"]]


async def test_the_servers_roles_are_called_by_their_names(tmp_path: Path) -> None:
    def has_roles(wire: Discord) -> None:
        (guild,) = wire.world.guilds.values()
        for name in ("Teachers", "Tutors", "Others"):
            wire.world.role(guild, name)

    async with served(tmp_path, before=has_roles, instructors=["teachers"], assistants=["Tutors"]) as there:
        await set_up(there)
        await there.robin.runs("staff roles", place="general")
        assert "Whoever is “Teachers” there: Instructor" in there.robin.answer
        assert "Whoever is “Tutors” there: Assistant" in there.robin.answer
        assert "Others" not in there.robin.answer
        there.adapter.platform_of(there.space_id)._known = lambda: None  # type: ignore[method-assign]
        await there.robin.runs("staff roles", place="general")
        assert "Whoever has a role whose name cannot be told just now: Instructor" in there.robin.answer
        assert not any(str(each) in there.robin.answer for each in there.guild.roles)


async def test_who_becomes_staff_and_is_not_shown_the_staffs_commands_is_told_what_helps(there: Served) -> None:
    """Discord shows them by a permission that such a person need not have."""
    robin, ana = there.robin, there.ana
    how = "Server Settings, Integrations, Homeroom, /staff, and add the person or one of their roles."
    await ana.runs("homeroom help", place="general")
    assert how not in ana.answer
    await robin.runs("staff roles", {"person": "ana", "role": "Instructor"}, place="general")
    assert "@Ana now has the role: Instructor." in robin.answer
    assert how in robin.answer
    await ana.runs("homeroom help", place="general")
    assert how in ana.answer
    await robin.runs("homeroom help", place="general")
    assert how not in robin.answer
    await robin.runs("staff roles", {"person": "ana", "role": "Student"}, place="general")
    assert how not in robin.answer
    helpers = there.wire.world.role(there.guild, "Helpers", int(May.MANAGE_MESSAGES))
    ben_there = there.guild.members[there.people["ben"].id]
    ben_there.roles.append(helpers.id)
    there.wire.world.member_changed(there.guild, ben_there)
    await there.heard()
    await robin.runs("staff roles", place="general")
    await robin.presses("Give or take back a role")
    await robin.fills({"person": "ben", "role": "Assistant"})
    assert "@Ben now has the role: Assistant." in robin.answer
    assert how not in robin.answer
