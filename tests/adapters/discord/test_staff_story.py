"""What the staff does in a Discord server: decks from files, reports, taking back; and everyone's own page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.adapters.discord.server_of import Served, served
from tests.adapters.discord.test_story import posts, set_up
from tests.cogs.ways import WEEK
from tests.wire.discord.api import Fault
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


async def test_a_bot_gets_no_role(there: Served) -> None:
    other = there.wire.world.user("helper", bot=True)
    there.wire.world.join(there.guild, other)
    await there.heard()
    for bot in (there.application.user, other):
        await there.robin.runs("staff roles", {"person": str(bot.id), "role": "Assistant"}, place="general")
        assert "Please pick a person from this class." in there.robin.answer
    await there.robin.runs("staff roles", {"person": "ana", "role": "Assistant"}, place="general")
    assert "Ana" in there.robin.answer


async def test_what_was_typed_and_does_not_fit_is_said_before_the_form_opens(there: Served) -> None:
    await set_up(there)
    robin = there.robin
    await robin.runs("staff icebreaker schedule", {"days": "Mon, Funday", "at": "25:99"}, place="general")
    assert "Days: Please pick one of the choices." in robin.answer
    assert "Time: Please give a time" in robin.answer
    await robin.presses("Open the form")
    assert robin.form is not None
    assert "25:99" in [each.get("value") for each in robin.form["inputs"]]


async def test_a_right_that_is_missing_is_named_where_it_is_missed_in_the_words_of_discords_settings(
    there: Served,
) -> None:
    robin = there.robin
    there.denies("general", May.CREATE_PUBLIC_THREADS)
    await there.heard()
    await posts(there)
    await robin.runs("staff status", place="general")
    assert "Homeroom may not do this there: it lacks “Create Public Threads”." in robin.answer
    there.people["robin"].locale = "es-ES"
    await robin.runs("staff status", place="general")
    assert "le falta el permiso «Crear hilos públicos»" in robin.answer
    there.people["robin"].locale = "en-US"
    there.denies("general", 0)
    await there.heard()
    await robin.presses("Try again")
    await there.goes_on()
    (card,) = there.ana.sees("general")
    assert int(card["id"]) in there.guild.threads


async def test_who_tries_again_asks_discord_at_once_and_what_works_is_known(there: Served) -> None:
    """The right was given, and nobody told this process."""
    robin, opens = there.robin, "POST /channels/{channel_id}/messages/{message_id}/threads"
    there.denies("general", May.CREATE_PUBLIC_THREADS)
    await there.heard()
    await posts(there)
    await posts(there)
    assert [each.status for each in there.wire.api.called(opens)] == [403]
    await robin.runs("staff status", place="general")
    assert "Icebreakers, #general (2 times)" in robin.answer
    await robin.presses("Try again")
    await there.goes_on()
    assert [each.status for each in there.wire.api.called(opens)] == [403] * 2
    there.channels["general"].overwrites.clear()
    await posts(there)
    assert [each.status for each in there.wire.api.called(opens)] == [403] * 2
    await robin.runs("staff status", place="general")
    await robin.presses("Try again")
    await there.goes_on()
    assert len(there.guild.threads) == 3
    await posts(there)
    assert len(there.guild.threads) == 4
    await robin.runs("staff status", place="general")
    assert "Everything was delivered." in robin.answer


async def test_what_is_tried_again_is_told_until_it_is_done(there: Served) -> None:
    robin, sends = there.robin, "POST /channels/{channel_id}/messages"
    there.wire.api.faults.append(Fault(503, sends))
    await posts(there)
    await robin.runs("staff status", place="general")
    assert "Being tried again\nOne thing is not done yet." in robin.answer
    assert "Icebreakers, #general, since" in robin.answer
    assert ": The platform cannot be reached, or does not answer as it should." in robin.answer
    assert "Everything was delivered." not in robin.answer
    there.people["robin"].locale = "es-ES"
    await robin.runs("staff status", place="general")
    assert "Hay una cosa sin hacer todavía." in robin.answer
    assert "Todo se entregó." not in robin.answer
    there.people["robin"].locale = "en-US"
    there.app.core.clock._beneath.advance(timedelta(seconds=3))  # type: ignore[attr-defined]
    await there.goes_on()
    assert "A question for everyone" in there.ana.reads("general")
    await robin.runs("staff status", place="general")
    assert "Being tried again" not in robin.answer
    assert "Everything was delivered." in robin.answer


async def test_while_discord_does_not_know_the_token_the_status_says_so(there: Served) -> None:
    """The answer to a command goes by a token of its own."""
    there.wire.api.faults.append(Fault(401, "POST /channels/{channel_id}/messages"))
    await posts(there)
    await there.robin.runs("staff status", place="general")
    assert "The platform does not let Homeroom in." in there.robin.answer
    assert "Everything was delivered." not in there.robin.answer


async def test_a_place_is_refused_with_the_right_that_it_needs(there: Served) -> None:
    robin = there.robin
    for lacks, named in ((May.SEND_MESSAGES, "Send Messages"), (May.VIEW_CHANNEL, "View Channels")):
        there.denies("help", lacks)
        await there.heard()
        await robin.runs("staff icebreaker now", {"place": "help"}, place="general")
        assert f"Homeroom may not post there: it lacks “{named}”." in robin.answer


async def test_a_schedule_says_which_right_is_missing_in_its_place(there: Served) -> None:
    when = {"days": "mon", "at": "10:00", "zone": "UTC"}
    await there.robin.runs("staff icebreaker schedule", when | {"place": "general"}, place="general")
    there.denies("general", May.SEND_MESSAGES)
    await there.heard()
    clock = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(hours=2))  # type: ignore[attr-defined]
    await there.app.ticker.tick()
    await there.goes_on()
    await there.robin.runs("staff icebreaker list", place="general")
    assert "it lacks “Send Messages”. Give it that right, or stop this schedule" in there.robin.answer


async def test_what_could_not_be_deleted_says_which_right_that_needs(there: Served) -> None:
    await there.ana.says("The sea is mine.", "general")
    message = there.robin.sees("general")[-1]
    there.denies("general", May.MANAGE_MESSAGES)
    await there.heard()
    await there.robin.picks("Delete (staff)", message)
    await there.robin.presses("Delete it for everyone")
    await there.goes_on()
    await there.robin.runs("staff status", place="general")
    await there.robin.presses("Look at the reports")
    assert "it lacks “Manage Messages” in this place" in there.robin.answer


async def test_a_question_that_a_moderator_deleted_is_open_no_longer_in_the_status(there: Served) -> None:
    await posts(there)
    await posts(there, place="help")
    await there.robin.runs("staff status", place="general")
    assert there.robin.answer.count("(nobody yet)") == 2
    world = there.wire.world
    (card,) = world.messages[there.channels["general"].id].values()
    world.drop(card)
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert there.robin.answer.count("(nobody yet)") == 1
    assert "#general" not in there.robin.answer.partition("Icebreakers")[2]
    await posts(there, place="help")
    forum = there.channels["help"].id
    world.remove_channel(next(each for each in there.guild.threads.values() if each.parent_id == forum))
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert there.robin.answer.count("(nobody yet)") == 1
    world.remove_channel(there.channels["help"])
    await there.heard()
    await there.robin.runs("staff status", place="general")
    assert "(nobody yet)" not in there.robin.answer
    assert "#unknown" not in there.robin.answer


async def test_a_channel_that_was_deleted_since_the_preview_is_refused_at_post(there: Served) -> None:
    await there.robin.runs("staff icebreaker now", {"place": "help"}, place="general")
    there.wire.world.remove_channel(there.channels["help"])
    await there.heard()
    await there.robin.presses("Post")
    assert "This channel is not there any more. Please pick another one." in there.robin.answer


async def test_the_servers_roles_are_called_by_their_names(tmp_path: Path) -> None:
    def has_roles(wire: Discord) -> None:
        (guild,) = wire.world.guilds.values()
        for name in ("Teachers", "Tutors", "Others"):
            wire.world.role(guild, name)

    async with served(tmp_path, before=has_roles, instructors=["teachers"], assistants=["Tutors"]) as there:
        await there.heard()
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


@pytest.mark.parametrize(("course", "reader"), [("en-US", "es-ES"), ("es-ES", "en-US")])
async def test_what_helps_who_is_not_shown_the_staffs_commands_is_in_the_language_of_whoever_reads_it(
    tmp_path: Path, course: str, reader: str
) -> None:
    how = {
        "en-US": "Server Settings, Integrations, Homeroom, /staff, and add the person or one of their roles.",
        "es-ES": "Ajustes del servidor, Integraciones, Homeroom, /staff, y añadir a la persona o uno de sus roles.",
    }
    said = {"en-US": "A question for everyone", "es-ES": "Una pregunta para toda la clase"}

    def speaks(wire: Discord) -> None:
        (guild,) = wire.world.guilds.values()
        guild.locale = course

    async with served(tmp_path, before=speaks) as there:
        robin, ana, platform = there.robin, there.ana, there.adapter.platform_of(there.space_id)
        await there.heard()
        await robin.runs("homeroom start", place="general")
        await robin.presses("Set up the course")
        await robin.fills({"Language of shared cards": course[:2]})
        await robin.presses("Continue")
        await robin.fills({})
        await posts(there)
        assert said[course] in ana.reads("general")
        there.people["robin"].locale, there.people["ana"].locale = reader, course
        await robin.runs("staff roles", {"person": "ana", "role": "Instructor"}, place="general")
        assert how[reader] in robin.answer
        assert how[course] not in robin.answer
        await ana.runs("homeroom help", place="general")
        assert how[course] in ana.answer
        (told,) = (await platform.unshown([there.person("robin"), there.person("ana")], reader[:2])).items()
        assert told[0] == there.person("ana")
        assert how[reader] in told[1]
