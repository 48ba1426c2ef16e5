"""What no message, modal or command may be: each rule, broken once, through discord.py's own way to the API."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord.http import Route

from tests.wire.discord.check_commands import check_commands
from tests.wire.discord.checks import check_message
from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place
from tests.wire.discord.refused import ApiError

V2 = 32768
TEXT = {"type": 10, "content": "Tea?"}


def button(**more: Any) -> dict[str, Any]:
    """A button that fits, but for what is said."""
    found = {"type": 2, "style": 1, "label": "Go", "custom_id": "go", **more}
    return {key: value for key, value in found.items() if value is not None}


def row(*parts: Any) -> dict[str, Any]:
    """A row of them."""
    return {"type": 1, "components": list(parts)}


def select(**more: Any) -> dict[str, Any]:
    """A select that fits, but for what is said."""
    return {"type": 3, "custom_id": "s", "options": [{"label": "A", "value": "a"}], **more}


def v2(*parts: Any, **more: Any) -> dict[str, Any]:
    """A message of components."""
    return {"flags": V2, "components": list(parts), **more}


def options(count: int) -> list[dict[str, str]]:
    """So many choices."""
    return [{"label": f"{number}", "value": f"{number}"} for number in range(count)]


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot; what the official description finds strange is what these tests are about."""
    client = Bot()
    async with running(client, place.app):
        yield client


async def refusal(bot: Bot, method: str, path: str, body: Any) -> discord.HTTPException:
    """How a request is refused."""
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.request(Route(method, path), json=body)
    return refused.value


FITTING = {
    "2,000 characters": {"content": "x" * 2000},
    "only a file's worth of buttons beside words": {"content": "x", "components": [row(button())]},
    "40 components": v2(*[TEXT] * 40),
    "4,000 characters": v2({"type": 10, "content": "x" * 4000}),
    "25 choices": v2(row(select(options=options(25), max_values=25))),
    "a custom id of 100": v2(row(button(custom_id="x" * 100))),
    "a label of 80": v2(row(button(label="x" * 80))),
    "a section with a button": v2({"type": 9, "components": [TEXT], "accessory": button()}),
    "a container": v2({"type": 17, "components": [TEXT, row(button()), {"type": 14}], "id": 2**31 - 1}),
    "a link": v2(row(button(style=5, url="https://example.org", custom_id=None))),
}
UNFIT: dict[str, tuple[dict[str, Any], str]] = {
    "2,001 characters": ({"content": "x" * 2001}, "content"),
    "content beside components": (v2(TEXT, content="x"), "content"),
    "embeds beside components": (v2(TEXT, embeds=[{"title": "x"}]), "embeds"),
    "41 components": (v2(*[TEXT] * 41), "components"),
    "41 components, counted deeply": (v2({"type": 17, "components": [TEXT] * 39}, TEXT), "components"),
    "4,001 characters together": (v2({"type": 10, "content": "x" * 4000}, TEXT), "components"),
    "components of the second kind without the flag": ({"content": "x", "components": [TEXT]}, "components.0.type"),
    "no components at all": (v2(), "components"),
    "an empty text": (v2({"type": 10, "content": ""}), "components.0.content"),
    "a custom id of 101": (v2(row(button(custom_id="x" * 101))), "components.0.components.0.custom_id"),
    "no custom id": (v2(row(button(custom_id=None))), "components.0.components.0.custom_id"),
    "the same custom id twice": (v2(row(button()), row(button())), "components.0.components.0.custom_id"),
    "the same id twice": (v2({**TEXT, "id": 5}, {**TEXT, "id": 5}), "components.0.id"),
    "an id of 32 bits": (v2({**TEXT, "id": 2**31}), "components.0.id"),
    "a label of 81": (v2(row(button(label="x" * 81))), "components.0.components.0.label"),
    "no label": (v2(row(button(label=None))), "components.0.components.0.label"),
    "six buttons in a row": (v2(row(*(button(custom_id=str(n)) for n in range(6)))), "components.0.components"),
    "a button beside a select": (v2(row(button(), select())), "components.0.components"),
    "a button without a row": (v2(button()), "components.0.type"),
    "an empty row": (v2(row()), "components.0.components"),
    "a container in a container": (
        v2({"type": 17, "components": [{"type": 17, "components": [TEXT]}]}),
        "components.0.components.0.type",
    ),
    "a section without an accessory": (v2({"type": 9, "components": [TEXT]}), "components.0.accessory"),
    "26 choices": (v2(row(select(options=options(26)))), "components.0.components.0.options"),
    "no choices": (v2(row(select(options=[]))), "components.0.components.0.options"),
    "a value twice": (v2(row(select(options=options(1) * 2))), "components.0.components.0.options.0.value"),
    "a choice of 101": (
        v2(row(select(options=[{"label": "x" * 101, "value": "x"}]))),
        "components.0.components.0.options.0.label",
    ),
    "a placeholder of 151": (v2(row(select(placeholder="x" * 151))), "components.0.components.0.placeholder"),
    "more to choose than there is": (v2(row(select(max_values=2))), "components.0.components.0.max_values"),
    "a picture that did not come along": (
        v2({"type": 12, "items": [{"media": {"url": "attachment://tea.png"}}]}),
        "components.0.items.0.media.url",
    ),
    "a text input": (v2(row({"type": 4, "custom_id": "x", "style": 1})), "components.0.components.0.type"),
    "a nonce of 26": ({"content": "x", "nonce": "x" * 26}, "nonce"),
    "a link that is none": (
        v2(row(button(style=5, url="javascript:x", custom_id=None))),
        "components.0.components.0.url",
    ),
}


def at(errors: Any, path: str) -> Any:
    """What stands in the tree of errors at a path."""
    for step in path.split("."):
        errors = errors.get(step, {})
    return errors.get("_errors")


@pytest.mark.parametrize("name", FITTING)
async def test_what_fits_is_posted(bot: Bot, place: Place, name: str) -> None:
    route = Route("POST", f"/channels/{place.general.id}/messages")
    posted = await bot.http.request(route, json=FITTING[name])
    assert place.wire.world.message(place.general.id, int(posted["id"])) is not None
    assert place.wire.api.strange == []


@pytest.mark.parametrize("name", UNFIT)
async def test_what_does_not_fit_is_refused_where_it_stands(bot: Bot, place: Place, name: str) -> None:
    body, path = UNFIT[name]
    refused = await refusal(bot, "POST", f"/channels/{place.general.id}/messages", body)
    assert (refused.status, refused.code) == (400, 50035)
    assert place.wire.world.messages[place.general.id] == {}
    with pytest.raises(ApiError) as ours:
        raise_own(body)
    assert at(ours.value.errors, path), f"not at {path}: {ours.value.errors}"
    assert f"In {path}: " in refused.text, "it says so over the wire as well"


def raise_own(body: Any) -> None:
    """Our own rules alone, as on a machine without the official description."""
    check_message(body, ())


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": "  "}, {"components": [row(button())]}])
async def test_a_message_is_not_empty(bot: Bot, place: Place, body: Any) -> None:
    refused = await refusal(bot, "POST", f"/channels/{place.general.id}/messages", body)
    assert (refused.status, refused.code) == (400, 50006)


async def test_an_edit_keeps_the_rules_of_what_the_message_was(bot: Bot, place: Place) -> None:
    path = f"/channels/{place.general.id}/messages"
    posted = await bot.http.request(Route("POST", path), json=v2(TEXT))
    unfit: list[Any] = [{"content": "x"}, {"components": []}]
    for body in unfit:
        refused = await refusal(bot, "PATCH", f"{path}/{posted['id']}", body)
        assert refused.status == 400
    plain = await bot.http.request(Route("POST", path), json={"content": "x"})
    assert (await refusal(bot, "PATCH", f"{path}/{plain['id']}", {"content": ""})).code == 50006
    changed = await bot.http.request(Route("PATCH", f"{path}/{plain['id']}"), json=v2(TEXT, content=None))
    assert (changed["content"], changed["flags"] & V2) == ("", V2)


def label(**more: Any) -> dict[str, Any]:
    """A label with a text input."""
    part = {"type": 4, "custom_id": "t", "style": 1, **more.pop("part", {})}
    return {"type": 18, "label": "Why", "component": part, **more}


MODALS: dict[str, tuple[dict[str, Any], str]] = {
    "a title of 46": ({"title": "x" * 46}, "data.title"),
    "a custom id of 101": ({"custom_id": "x" * 101}, "data.custom_id"),
    "six parts": ({"components": [label(part={"custom_id": str(n)}) for n in range(6)]}, "data.components"),
    "no parts": ({"components": []}, "data.components"),
    "a label of 46": ({"components": [label(label="x" * 46)]}, "data.components.0.label"),
    "a help of 101": ({"components": [label(description="x" * 101)]}, "data.components.0.description"),
    "4,001 characters": (
        {"components": [label(part={"max_length": 4001})]},
        "data.components.0.component.max_length",
    ),
    "a value longer than what may be typed": (
        {"components": [label(part={"max_length": 2, "value": "abc"})]},
        "data.components.0.component.value",
    ),
    "the same custom id twice": ({"components": [label(), label()]}, "data.components.0.component.custom_id"),
    "26 choices": (
        {"components": [label(part={"type": 3, "options": options(26)})]},
        "data.components.0.component.options",
    ),
    "one radio button": (
        {"components": [label(part={"type": 21, "options": options(1)})]},
        "data.components.0.component.options",
    ),
    "a button": ({"components": [row(button())]}, "data.components.0.type"),
}


@pytest.mark.parametrize("name", MODALS)
async def test_a_modal_that_does_not_fit_is_refused_and_the_person_still_waits(
    bot: Bot, place: Place, people: People, name: str
) -> None:
    await bot.http.bulk_upsert_global_commands(place.app.id, [{"name": "go", "description": "Go"}])
    body, path = MODALS[name]
    modal = {"title": "Pause", "custom_id": "m", "components": [label()], **body}
    refused: list[discord.HTTPException] = []

    async def acts(interaction: discord.Interaction[Any]) -> None:
        where = f"/interactions/{interaction.id}/{interaction.token}/callback"
        refused.append(await refusal(bot, "POST", where, {"type": 9, "data": modal}))
        await interaction.response.send_message("sorry", ephemeral=True)

    bot.acts = acts
    await people.ana.runs("go", place="general")
    assert people.ana.answer == "sorry"
    assert (refused[0].status, refused[0].code) == (400, 50035)
    assert f"In {path}: " in refused[0].text


COMMAND: dict[str, Any] = {"name": "go", "description": "Go"}
OPTION: dict[str, Any] = {"name": "how", "description": "How", "type": 3}
COMMANDS: dict[str, list[dict[str, Any]]] = {
    "capitals": [{**COMMAND, "name": "Go"}],
    "a space": [{**COMMAND, "name": "go on"}],
    "33 characters": [{**COMMAND, "name": "x" * 33}],
    "no help": [{**COMMAND, "description": ""}],
    "a help of 101": [{**COMMAND, "description": "x" * 101}],
    "a language that is none": [{**COMMAND, "name_localizations": {"es": "ir"}}],
    "26 options": [{**COMMAND, "options": [{**OPTION, "name": f"o{n}"} for n in range(26)]}],
    "an option twice": [{**COMMAND, "options": [OPTION, OPTION]}],
    "required after optional": [{**COMMAND, "options": [OPTION, {**OPTION, "name": "why", "required": True}]}],
    "26 choices": [
        {**COMMAND, "options": [{**OPTION, "choices": [{"name": f"{n}", "value": f"{n}"} for n in range(26)]}]}
    ],
    "choices and autocomplete": [
        {**COMMAND, "options": [{**OPTION, "autocomplete": True, "choices": [{"name": "a", "value": "a"}]}]}
    ],
    "two of one name": [COMMAND, COMMAND],
    "101 of them": [{**COMMAND, "name": f"go{n}"} for n in range(101)],
    "16 in the menu of a person": [{"name": f"Go {n}", "type": 2} for n in range(16)],
    "a menu with help": [{"name": "Go", "type": 2, "description": "Go"}],
    "more than 8,000 characters": [
        {
            **COMMAND,
            "options": [
                {
                    **OPTION,
                    "name": f"o{n}",
                    "choices": [{"name": f"{m}" + "x" * 98, "value": f"{m}"} for m in range(25)],
                }
                for n in range(4)
            ],
        }
    ],
    "an option beside a subcommand": [{**COMMAND, "options": [OPTION, {**OPTION, "name": "sub", "type": 1}]}],
    "a group in a group": [
        {**COMMAND, "options": [{**OPTION, "type": 2, "options": [{**OPTION, "type": 2, "options": []}]}]}
    ],
}


@pytest.mark.parametrize("name", COMMANDS)
async def test_commands_that_do_not_fit_are_refused_and_all_stay_as_they_were(
    bot: Bot, place: Place, name: str
) -> None:
    path = f"/applications/{place.app.id}/commands"
    before = await bot.http.request(Route("PUT", path), json=[{**COMMAND, "name": "before"}])
    refused = await refusal(bot, "PUT", path, COMMANDS[name])
    assert (refused.status, refused.code) == (400, 50035)
    assert await bot.http.request(Route("GET", path), params={"with_localizations": "true"}) == before
    with pytest.raises(ApiError):
        check_commands(COMMANDS[name])


async def test_commands_that_are_the_same_keep_their_id_and_version(bot: Bot, place: Place) -> None:
    path = f"/applications/{place.app.id}/commands"
    first = await bot.http.request(Route("PUT", path), json=[COMMAND, {**COMMAND, "name": "on"}])
    again = await bot.http.request(Route("PUT", path), json=[COMMAND, {**COMMAND, "name": "on", "description": "On"}])
    assert again[0] == first[0]
    assert (again[1]["id"] == first[1]["id"], again[1]["version"] == first[1]["version"]) == (True, False)
    other = f"/applications/{place.app.id + 1}/commands"
    assert (await refusal(bot, "PUT", other, [])).code == 20012


async def test_the_official_description_is_asked_too(bot: Bot, place: Place) -> None:
    if place.wire.api.description is None:
        pytest.skip("Discord's description is not at hand.")
    refused = await refusal(bot, "POST", f"/channels/{place.general.id}/messages", {"content": "x", "tts": "maybe"})
    assert (refused.status, refused.code) == (400, 50035)
    assert len(place.wire.api.strange) == 1
    assert "tts" in place.wire.api.strange[0]
    place.wire.world.change_role(place.guild, place.bot_role, 1 << 27)
    member = f"/guilds/{place.guild.id}/members/{place.ana.id}"
    assert (await refusal(bot, "PATCH", member, {"nick": "x" * 33})).code == 50035
    assert place.guild.members[place.ana.id].nick is None
