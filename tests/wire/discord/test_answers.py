"""How a bot of discord.py answers in the local Discord: once, in time, to whom it said, by its token."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord.http import Route

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place, until
from tests.wire.discord.interactions import Deed, Interaction
from tests.wire.discord.people import Refused
from tests.wire.discord.samples import COMMANDS, Pause, button, card


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot whose commands are on Discord."""
    client = Bot()
    async with running(client, place.app):
        assert client.application_id is not None
        await client.http.bulk_upsert_global_commands(client.application_id, COMMANDS)
        yield client


async def test_a_private_answer_is_changed_and_deleted_by_its_token_alone(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("first", ephemeral=True)

    bot.acts = acts
    await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    (heard,) = bot.heard
    message = await heard.original_response()
    assert message.flags.ephemeral
    channel: Any = heard.channel
    with pytest.raises(discord.NotFound) as unseen:
        await channel.fetch_message(message.id)
    assert unseen.value.code == 10008
    assert [each async for each in channel.history()] == []
    await heard.edit_original_response(content="second")
    assert people.ana.answer == "second"
    await heard.followup.send("third", ephemeral=True)
    assert people.ana.answer == "third"
    await heard.delete_original_response()
    assert people.ana.reads("general") == "third"


async def test_later_is_waited_for_and_the_first_follow_up_takes_its_place(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("here it is", ephemeral=False)

    bot.acts = acts
    assert await people.ana.runs("buddy pause", {"who": "ben"}, place="general") == {"shown": "private"}
    assert people.ana.reads("general") == "here it is"
    assert people.ben.reads("general") == "", "who may see it was decided by the first answer"


async def test_one_answer_is_taken(bot: Bot, people: People) -> None:
    codes = []

    async def acts(interaction: discord.Interaction[Any]) -> None:
        for number in range(2):
            interaction.response._response_type = None  # as another process, which knows nothing of the first
            try:
                await interaction.response.send_message(f"answer {number}")
            except discord.HTTPException as twice:
                codes.append((twice.status, twice.code))

    bot.acts = acts
    await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    await until(lambda: codes)
    assert codes == [(400, 40060)]
    assert people.ana.reads("general") == "answer 0"


async def test_who_is_late_finds_nobody_waiting_and_the_token_dies(bot: Bot, place: Place, people: People) -> None:
    place.wire.interactions.factor = 30.0
    asked = asyncio.Event()

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await asked.wait()

    bot.acts = acts
    with pytest.raises(Refused, match="did not respond"):
        await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    (heard,) = bot.heard
    with pytest.raises(discord.NotFound) as late:
        await heard.response.send_message("late")
    assert late.value.code == 10062
    asked.set()

    async def answers(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("in time")

    bot.acts = answers
    await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    place.wire.interactions.factor = 1e9
    with pytest.raises(discord.HTTPException) as dead:
        await bot.heard[1].edit_original_response(content="too late")
    assert (dead.value.status, dead.value.code) == (401, 50027)


async def test_a_test_steps_in_while_somebody_waits(bot: Bot, place: Place, people: People) -> None:
    place.wire.interactions.factor = 30.0
    asked = []

    async def stops_it(made: Interaction) -> None:
        asked.append(made.deed)
        place.wire.gateway.drop()
        place.wire.gateway.away = True

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await asyncio.Event().wait()

    bot.acts = acts
    place.wire.interactions.asked = stops_it
    with pytest.raises(Refused):
        await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    assert asked == [Deed.COMMAND]


async def test_in_a_locked_thread_nothing_is_answered(bot: Bot, place: Place, people: People) -> None:
    thread = await bot.place(place.general).create_thread(name="Room", type=discord.ChannelType.public_thread)
    await thread.send(view=card(button("Go", "go")))
    await thread.edit(archived=True)
    codes = []

    async def acts(interaction: discord.Interaction[Any]) -> None:
        try:
            await interaction.response.send_message("went")
        except discord.HTTPException as locked:
            codes.append(locked.code)
            await interaction.response.defer()

    bot.acts = acts
    await people.ana.presses("Go")
    assert people.ana.reads("Room").endswith("went")
    assert not place.guild.threads[thread.id].archived, "an answer wakes a thread"
    await thread.edit(archived=True, locked=True)
    assert await people.ana.presses("Go") == {"shown": "nothing"}
    assert codes == [50083]


async def test_an_answer_to_what_was_never_asked_is_refused(bot: Bot, place: Place, people: People) -> None:
    await people.ana.says("hello", "general")
    with pytest.raises(discord.NotFound) as unknown:
        await bot.http.request(Route("POST", "/interactions/1/made-up/callback"), json={"type": 5})
    assert (unknown.value.status, unknown.value.code) == (404, 10062)
    followed = Route("POST", f"/webhooks/{place.app.id}/made-up")
    with pytest.raises(discord.NotFound) as nowhere:
        await bot.http.request(followed, json={"content": "x"})
    assert (nowhere.value.status, nowhere.value.code) == (404, 10015)


async def test_nothing_follows_before_the_first_answer(bot: Bot, place: Place, people: People) -> None:
    codes = []

    async def acts(interaction: discord.Interaction[Any]) -> None:
        path = f"/webhooks/{place.app.id}/{interaction.token}"
        for route in (Route("POST", path), Route("PATCH", f"{path}/messages/@original")):
            with pytest.raises(discord.NotFound) as early:
                await bot.http.request(route, json={"content": "x"})
            codes.append(early.value.code)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.delete_original_response()
        with pytest.raises(discord.NotFound) as gone:
            await interaction.edit_original_response(content="x")
        codes.append(gone.value.code)

    bot.acts = acts
    assert await people.ana.runs("buddy pause", {"who": "ben"}, place="general") == {"shown": "nothing"}
    await until(lambda: len(codes) == 3)
    assert codes == [10015, 10015, 10008]


@pytest.mark.parametrize("said", [6, 7, 8])
async def test_a_command_is_not_answered_as_a_button_is(bot: Bot, people: People, said: int) -> None:
    codes = []

    async def acts(interaction: discord.Interaction[Any]) -> None:
        route = Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback")
        with pytest.raises(discord.HTTPException) as wrong:
            await bot.http.request(route, json={"type": said, "data": {"choices": []}})
        codes.append(wrong.value.code)
        await interaction.response.send_message("as it should be")

    bot.acts = acts
    await people.ana.runs("buddy pause", {"who": "ben"}, place="general")
    assert codes == [50035]
    assert people.ben.reads("general") == "as it should be"


async def test_no_more_than_25_are_offered(bot: Bot, people: People) -> None:
    choice = discord.app_commands.Choice

    async def acts(interaction: discord.Interaction[Any]) -> None:
        with pytest.raises(discord.HTTPException) as many:
            await interaction.response.autocomplete([choice(name=f"{n}", value=f"{n}") for n in range(26)])
        assert many.value.code == 50035
        await interaction.response.autocomplete([choice(name="fits", value="f")])

    bot.acts = acts
    offered = await people.ana.types("buddy pause", "deck", "x", place="general")
    assert [each["value"] for each in offered] == ["f"]


async def test_a_form_that_a_button_opened_changes_the_message_of_the_button(
    bot: Bot, place: Place, people: People
) -> None:
    await bot.place(place.general).send(view=card(button("Pause", "pause")))

    async def acts(interaction: discord.Interaction[Any]) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            assert interaction.message is not None
            await interaction.response.edit_message(view=card(text="paused"))
        else:
            await interaction.response.send_modal(Pause(custom_id="p"))

    bot.acts = acts
    await people.ana.presses("Pause")
    assert await people.ana.fills({"until": "friday", "mates": ["ben"]}) == {"shown": "here"}
    assert people.ben.reads("general") == "paused"


async def test_a_deferred_press_is_waited_for_a_moment(bot: Bot, place: Place, people: People) -> None:
    channel: Any = bot.get_channel(place.general.id)
    await channel.send(view=card(button("Skip", "skip")))

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=card(text="skipped"))

    bot.acts = acts
    assert await people.ana.presses("Skip") == {"shown": "here"}
    assert people.ana.reads("general") == "skipped"
