"""People and a bot of discord.py in the local Discord: commands, buttons, selects, modals, menus, private answers."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import ui

from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place, until
from tests.wire.discord.people import Refused

PICK = {"name": "who", "description": "Whom", "type": 6, "required": True}
COMMANDS: list[Any] = [
    {
        "name": "buddy",
        "description": "Study buddies",
        "name_localizations": {"es-ES": "pareja"},
        "options": [
            {
                "name": "pause",
                "description": "Pause",
                "type": 1,
                "options": [
                    PICK,
                    {"name": "weeks", "description": "How many", "type": 4, "min_value": 1, "max_value": 4},
                    {"name": "deck", "description": "Which", "type": 3, "autocomplete": True},
                    {"name": "how", "description": "How", "type": 3, "choices": [{"name": "Soft", "value": "s"}]},
                ],
            },
        ],
    },
    {"name": "staff", "description": "For staff", "default_member_permissions": "32"},
    {"name": "Greet", "type": 2},
    {"name": "Report", "type": 3},
]


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot whose commands are on Discord."""
    client = Bot()
    async with running(client, place.app):
        assert client.application_id is not None
        await client.http.bulk_upsert_global_commands(client.application_id, COMMANDS)
        yield client


def card(*items: ui.Item[Any], text: str = "**Tea?** \\*said\\* <t:1772442000>") -> ui.LayoutView:
    """A view of components, which the library does not keep."""
    view = ui.LayoutView()
    view.add_item(ui.Container(ui.TextDisplay(text), *items))
    view.stop()
    return view


def told(heard: discord.Interaction[Any]) -> Any:
    """What came with an interaction."""
    return heard.data


def button(label: str, link: str) -> ui.ActionRow[Any]:
    """A row with one button."""
    return ui.ActionRow(ui.Button(label=label, custom_id=link))


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


class Pause(ui.Modal, title="Pause"):
    """A modal with every kind of input that a form has."""

    until: ui.Label[Any] = ui.Label(text="Until", component=ui.TextInput(custom_id="until", max_length=10))
    why: ui.Label[Any] = ui.Label(text="Why", component=ui.TextInput(custom_id="why", required=False, default="Ill"))
    deck: ui.Label[Any] = ui.Label(
        text="Deck",
        component=ui.Select(custom_id="deck", options=[discord.SelectOption(label="Deep", value="d")], required=False),
    )
    mates: ui.Label[Any] = ui.Label(text="Mates", component=ui.UserSelect(custom_id="mates", required=True))
    proof: ui.Label[Any] = ui.Label(text="Proof", component=ui.FileUpload(custom_id="proof", required=False))


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
    assert people.ana.errors == {"until": "Between 0 and 10 characters.", "mates": "This is required."}
    assert len(bot.heard) == 1, "Discord does not send it"
    proof: Any = {"name": "note.txt", "content_type": "text/plain", "data": base64.b64encode(b"ill").decode()}
    await people.ana.fills({"Until": "friday", "mates": ["Ben"], "deck": "Deep", "proof": [proof]})
    assert people.ana.form is None
    assert people.ana.answer == "Done"
    data: Any = bot.heard[1].data
    assert data["custom_id"] == "buddies.pause:1"
    until, why, deck, mates, file = (each["component"] for each in data["components"])
    assert (until["value"], why["value"]) == ("friday", "Ill")
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


async def test_a_deferred_press_is_waited_for_a_moment(bot: Bot, place: Place, people: People) -> None:
    channel: Any = bot.get_channel(place.general.id)
    await channel.send(view=card(button("Skip", "skip")))

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=card(text="skipped"))

    bot.acts = acts
    assert await people.ana.presses("Skip") == {"shown": "here"}
    assert people.ana.reads("general") == "skipped"
