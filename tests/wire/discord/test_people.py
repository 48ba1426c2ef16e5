"""People and a bot of discord.py in the local Discord: commands, options, cards, selects, forms, menus."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import ui

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place
from tests.wire.discord.people import Refused
from tests.wire.discord.samples import COMMANDS, Pause, button, card, told


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot whose commands are on Discord."""
    client = Bot()
    async with running(client, place.app):
        assert client.application_id is not None
        await client.http.bulk_upsert_global_commands(client.application_id, COMMANDS)
        yield client


async def test_a_command_comes_with_its_options_who_they_are_and_what_they_may(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Paused for <@1>.", ephemeral=True)

    bot.acts = acts
    answer = await people.ana.runs("buddy pause", {"who": "Ben", "weeks": 2, "how": "Soft"}, place="general")
    (heard,) = bot.heard
    data: Any = heard.data
    (pause,) = data["options"]
    assert [(each["name"], each["value"]) for each in pause["options"]] == [
        ("who", people.ben.person),
        ("weeks", 2),
        ("how", "s"),
    ]
    assert data["resolved"]["users"][people.ben.person]["username"] == "ben"
    assert (heard.user.id, heard.locale.value, heard.permissions.send_messages) == (
        int(people.ana.person),
        "en-US",
        True,
    )
    assert not heard.permissions.manage_guild
    assert answer == {"shown": "private"}
    assert people.ana.answer == "Paused for @unknown-user."
    assert people.ana.reads("general") == people.ana.answer, "they see it where they asked"
    assert people.ben.reads("general") == ""


async def test_the_robin_sees_staff_commands_and_students_do_not(bot: Bot, people: People) -> None:
    assert people.robin.commands("general") == ["buddy pause", "staff"]
    assert people.ana.commands("general") == ["buddy pause"]
    with pytest.raises(LookupError, match="buddy pause"):
        await people.ana.runs("staff", place="general")


async def test_discord_does_not_send_what_cannot_be_chosen(bot: Bot, people: People) -> None:
    for values in ({}, {"who": "ben", "weeks": 9}, {"who": "ben", "how": "Hard"}):
        with pytest.raises(Refused):
            await people.ana.runs("buddy pause", values, place="general")
    assert bot.heard == []


async def test_a_line_is_a_command_with_options(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data
        given = {each["name"]: each["value"] for each in data["options"][0]["options"]}
        await interaction.response.send_message(f"{given['weeks']} {given['deck']}")

    bot.acts = acts
    people.ana.user.locale = "es-ES"
    await people.ana.says('/pareja pause who:ben weeks:3 deck:"the deep one"', place="general")
    assert people.ben.reads("general") == "3 the deep one"


async def test_what_is_typed_is_completed(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        assert interaction.type is discord.InteractionType.autocomplete
        choice = discord.app_commands.Choice(name="Deep", value="deep")
        await interaction.response.autocomplete([choice])

    bot.acts = acts
    offered = await people.ana.types("buddy pause", "deck", "de", place="general")
    assert [each["name"] for each in offered] == ["Deep"]
    data: Any = bot.heard[0].data
    assert data["options"][0]["options"] == [{"name": "deck", "type": 3, "value": "de", "focused": True}]


async def test_a_card_is_read_and_its_buttons_are_pressed(bot: Bot, place: Place, people: People) -> None:
    channel: Any = bot.get_channel(place.general.id)
    await channel.send(view=card(button("Skip", "buddies.skip:1"), button("Join", "buddies.join:1")))
    people.ana.zone = "Europe/Madrid"
    assert people.ana.reads("general") == "Tea? *said* 2026-03-02 10:00\n[Skip]\n[Join]"

    async def acts(interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data
        await interaction.response.edit_message(view=card(text=f"pressed {data['custom_id']}"))

    bot.acts = acts
    assert await people.ana.presses("join") == {"shown": "here"}
    assert people.ben.reads("general") == "pressed buddies.join:1"
    assert bot.heard[0].message is not None
    with pytest.raises(LookupError):
        await people.ana.presses("join")


async def test_choosing_comes_with_who_was_chosen(bot: Bot, place: Place, people: People) -> None:
    channel: Any = bot.get_channel(place.general.id)
    options = [discord.SelectOption(label="Easy", value="e"), discord.SelectOption(label="Deep", value="d")]
    await channel.send(
        view=card(
            ui.ActionRow(ui.Select(custom_id="deck", placeholder="Deck", options=options)),
            ui.ActionRow(ui.UserSelect(custom_id="mates", placeholder="Mates", max_values=2)),
        )
    )
    assert people.ana.reads("general").endswith("[Deck: Easy | Deep]\n[Mates]")

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()

    bot.acts = acts
    assert await people.ana.chooses("Deck", "deep") == {"shown": "nothing"}
    await people.ana.chooses("Mates", ["ben", "robin"])
    deck, mates = map(told, bot.heard)
    assert deck["values"] == ["d"]
    assert mates["values"] == [people.ben.person, people.robin.person]
    assert mates["resolved"]["members"].keys() == {people.ben.person, people.robin.person}
    with pytest.raises(Refused):
        await people.ana.chooses("Mates", [])


async def test_a_form_is_filled_in_and_stays_open_while_it_does_not_fit(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.send_message("Done", ephemeral=True)
            return
        modal = Pause(custom_id="buddies.pause:1")
        await interaction.response.send_modal(modal)
        modal.stop()

    bot.acts = acts
    assert (await people.ana.runs("buddy pause", {"who": "ben"}, place="general"))["shown"] == "form"
    opened: Any = people.ana.form
    assert [each["label"] for each in opened["inputs"]] == ["Until", "Why", "Deck", "Mates", "Proof"]
    await people.ana.fills({"until": "the end of the world"})
    assert opened["inputs"][1]["value"] == "Ill", "it begins with what was put there"
    assert people.ana.errors == {"until": "Between 0 and 10 characters.", "mates": "This is required."}
    assert len(bot.heard) == 1, "Discord does not send it"
    proof: Any = {"name": "note.txt", "content_type": "text/plain", "data": base64.b64encode(b"ill").decode()}
    assert [each["name"] for each in opened["inputs"]] == ["until", "why", "deck", "mates", "proof"]
    await people.ana.fills(
        {"Until": "friday", "why": ["I am ill", "and tired"], "mates": ["Ben"], "deck": "Deep", "proof": [proof]}
    )
    assert people.ana.form is None
    assert people.ana.answer == "Done"
    data: Any = bot.heard[1].data
    assert data["custom_id"] == "buddies.pause:1"
    until, reason, deck, mates, file = (each["component"] for each in data["components"])
    assert (until["value"], reason["value"]) == ("friday", "I am ill\nand tired")
    assert (deck["values"], mates["values"]) == (["d"], [people.ben.person])
    (uploaded,) = file["values"]
    attachment = data["resolved"]["attachments"][uploaded]
    assert (attachment["filename"], await bot.http.get_from_cdn(attachment["url"])) == ("note.txt", b"ill")


async def test_menus_of_people_and_messages_name_whom_and_which(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("ok", ephemeral=True)

    bot.acts = acts
    said = await people.ben.says("The sea is mine.", "general")
    assert people.ana.menu("message", "general") == ["Report"]
    await people.ana.picks("report", said)
    await people.ana.picks("greet", "ben", place="general")
    report, greet = map(told, bot.heard)
    assert report["target_id"] == said["id"]
    assert report["resolved"]["messages"][said["id"]]["content"] == "The sea is mine.", "though it has no such intent"
    assert greet["target_id"] == people.ben.person


async def test_every_kind_of_select_comes_with_what_its_ids_stand_for(bot: Bot, place: Place, people: People) -> None:
    role = place.wire.world.role(place.guild, "Helpers")
    await bot.place(place.general).send(
        view=card(
            ui.ActionRow(ui.RoleSelect(custom_id="r", placeholder="Roles")),
            ui.ActionRow(ui.ChannelSelect(custom_id="c", placeholder="Places")),
            ui.ActionRow(ui.MentionableSelect(custom_id="m", placeholder="Anybody")),
        )
    )

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("ok", ephemeral=True)

    bot.acts = acts
    await people.ana.chooses("Roles", "helpers")
    await people.ana.chooses("Places", "staff")
    await people.ana.chooses("Anybody", "ben")
    roles, places, anybody = map(told, bot.heard)
    assert roles["values"] == [str(role.id)]
    assert roles["resolved"]["roles"][str(role.id)]["name"] == "Helpers"
    assert places["resolved"]["channels"][places["values"][0]]["name"] == "staff"
    assert int(places["resolved"]["channels"][places["values"][0]]["permissions"]) & 1 << 10
    assert anybody["resolved"]["users"].keys() == {people.ben.person}


async def test_a_bot_is_used_in_direct_messages_too(bot: Bot, people: People) -> None:
    async def acts(interaction: discord.Interaction[Any]) -> None:
        assert interaction.guild_id is None
        assert interaction.user.id == people.ana.user.id
        await interaction.response.send_message("just us")

    bot.acts = acts
    assert "buddy pause" in people.ana.commands("direct")
    await people.ana.runs("buddy pause", {"who": "ben"}, place="direct")
    assert people.ana.reads("direct") == "just us"
