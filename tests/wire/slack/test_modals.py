"""Modals of the local Slack, as slack-bolt meets them: opened once, filled in, answered, upon one another."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.bolt import Asked
from tests.wire.slack.conftest import refused
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.samples import actions, button, choice, entry, modal, plain, section, typing
from tests.wire.slack.scene import Scene
from tests.wire.slack.things import Data


async def test_a_trigger_opens_one_modal_in_time(asked: Asked, scene: Scene, ana: Member, bot: AsyncWebClient) -> None:
    asked.opens(modal(section()))
    assert await ana.runs("/homeroom form", "general") == {"shown": "private"}
    trigger = asked.bodies[0]["trigger_id"]
    assert await refused(bot.views_open(trigger_id=trigger, view=modal(section()))) == "exchanged_trigger_id"
    asked.acts = None
    scene.wire.interactions.patience = 1_000.0
    ana.lull = 0.01
    await ana.runs("/homeroom form", "general")
    late = asked.bodies[1]["trigger_id"]
    assert await refused(bot.views_open(trigger_id=late, view=modal(section()))) == "expired_trigger_id"
    assert await refused(bot.views_open(trigger_id="made.up", view=modal(section()))) == "invalid_trigger_id"
    with pytest.raises(SlackApiError) as no:
        await bot.views_open(trigger_id=late, view=modal(title=plain("x" * 25)))
    assert no.value.response["error"] == "expired_trigger_id", "the trigger is looked at first"


async def test_a_view_that_does_not_fit_leaves_the_trigger(asked: Asked, ana: Member, bot: AsyncWebClient) -> None:
    ana.lull = 0.01
    await ana.runs("/homeroom form", "general")
    trigger = asked.bodies[0]["trigger_id"]
    with pytest.raises(SlackApiError) as no:
        await bot.views_open(trigger_id=trigger, view=modal(title=plain("x" * 25)))
    assert no.value.response["error"] == "invalid_arguments"
    told = no.value.response["response_metadata"]["messages"]
    assert told == ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]
    await bot.views_open(trigger_id=trigger, view=modal(section()))
    assert ana.answer == "Tea?\nTea?"


def every_input() -> list[Data]:
    two = [choice("e"), choice("d", "Deep")]
    elements: list[Data] = [
        {"type": "plain_text_input"},
        {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"},
        {"type": "email_text_input"},
        {"type": "url_text_input"},
        {"type": "static_select", "options": two},
        {"type": "multi_static_select", "options": two},
        {"type": "users_select"},
        {"type": "multi_users_select"},
        {"type": "conversations_select"},
        {"type": "channels_select"},
        {"type": "datepicker"},
        {"type": "timepicker"},
        {"type": "datetimepicker"},
        {"type": "checkboxes", "options": two},
        {"type": "radio_buttons", "options": two},
        {"type": "file_input", "filetypes": ["csv"]},
    ]
    return [
        entry({**each, "action_id": "value"}, block_id=f"k.1:{each['type']}", optional=True, label=plain(each["type"]))
        for each in elements
    ]


async def test_a_modal_comes_back_with_what_was_entered(asked: Asked, scene: Scene, ana: Member) -> None:
    asked.opens(modal(*every_input(), callback_id="c", private_metadata="m"))
    assert await ana.runs("/homeroom form", "general") == {"shown": "form"}
    assert ana.form is not None
    ana.zone = "Europe/Madrid"
    file = {"name": "people.csv", "content_type": "text/csv", "data": base64.b64encode(b"a,b").decode()}
    given: dict[str, Any] = {
        "plain_text_input": ["One", "Two"],
        "number_input": 3,
        "email_text_input": "ana@example.org",
        "url_text_input": "https://example.org",
        "static_select": "deep",
        "multi_static_select": ["Easy", "d"],
        "users_select": "ben",
        "multi_users_select": ["ben", "me"],
        "conversations_select": "general",
        "channels_select": "#questions",
        "datepicker": "2026-03-02",
        "timepicker": "09:30",
        "datetimepicker": "2026-03-02T10:00",
        "checkboxes": ["e"],
        "radio_buttons": "Easy",
        "file_input": file,
    }
    ana.lull = 0.01
    assert await ana.fills(given) == {"shown": "nothing"}
    body = asked.bodies[-1]
    assert (body["type"], body["view"]["callback_id"], body["view"]["private_metadata"]) == (
        "view_submission",
        "c",
        "m",
    )
    states = {key.partition(":")[2]: value["value"] for key, value in body["view"]["state"]["values"].items()}
    assert all(state["type"] == kind for kind, state in states.items())
    ben, me = scene.members["ben"].person, ana.person
    easy, deep = "e", "d"
    assert states["plain_text_input"]["value"] == "One\nTwo"
    assert states["number_input"]["value"] == "3"
    assert states["static_select"]["selected_option"]["value"] == deep
    assert [each["value"] for each in states["multi_static_select"]["selected_options"]] == [easy, deep]
    assert states["users_select"]["selected_user"] == ben
    assert states["multi_users_select"]["selected_users"] == [ben, me]
    assert states["conversations_select"]["selected_conversation"] == scene.places["general"].id
    assert states["channels_select"]["selected_channel"] == scene.places["questions"].id
    assert states["datepicker"]["selected_date"] == "2026-03-02"
    assert states["timepicker"]["selected_time"] == "09:30"
    assert states["datetimepicker"]["selected_date_time"] == 1_772_442_000
    assert [each["value"] for each in states["checkboxes"]["selected_options"]] == [easy]
    assert states["radio_buttons"]["selected_option"]["text"]["text"] == "Easy"
    (sent,) = states["file_input"]["files"]
    assert (sent["name"], sent["mimetype"], sent["size"]) == ("people.csv", "text/csv", 3)
    assert ana.form is None, "an empty acknowledgement closes it"


async def test_inputs_are_named_by_the_end_of_their_ids(asked: Asked, ana: Member) -> None:
    days = [
        entry(
            {
                "type": "multi_static_select",
                "action_id": "h",
                "options": [choice(f"{day}-09"), choice(f"{day}-10", "x")],
            },
            block_id=f"k.1:hours:{day}",
            optional=True,
        )
        for day in ("mon", "tue")
    ]
    sure = entry({"type": "checkboxes", "action_id": "b", "options": [choice("yes", "Yes")]}, block_id="k.1:sure:")
    asked.opens(modal(*days, sure, entry(typing(action_id="name"), optional=True)))
    await ana.runs("/homeroom form", "general")
    assert ana.form is not None
    assert [each["name"] for each in ana.form["inputs"]] == ["hours:mon", "hours:tue", "sure", "name"]
    ana.lull = 0.01
    assert await ana.fills({"sure": False}) == {"errors": {"sure": "Please complete this required field."}}
    await ana.fills({"hours": ["mon-10", "tue-09", "tue-10"], "sure": True})
    values = asked.bodies[-1]["view"]["state"]["values"]
    chosen = {key: [each["value"] for each in values[key]["h"]["selected_options"]] for key in values if "hours" in key}
    assert chosen == {"k.1:hours:mon": ["mon-10"], "k.1:hours:tue": ["tue-09", "tue-10"]}
    assert values["k.1:sure:"]["b"]["selected_options"][0]["value"] == "yes"
    assert None in [each["name"]["value"] for each in values.values() if "name" in each]


async def test_what_is_left_empty_is_null(asked: Asked, ana: Member) -> None:
    asked.opens(modal(*every_input()))
    await ana.runs("/homeroom form", "general")
    await ana.sends()
    states = [each["value"] for each in asked.bodies[-1]["view"]["state"]["values"].values()]
    assert len(states) == 16
    for state in states:
        (value,) = (value for name, value in state.items() if name != "type")
        assert value is None or value == []


async def test_an_app_says_what_is_wrong_and_the_form_stays(asked: Asked, scene: Scene, ana: Member) -> None:
    asked.opens(modal(entry(typing(), block_id="k:name"), entry(typing(), block_id="k:why", optional=True)))
    await ana.runs("/homeroom form", "general")
    with pytest.raises(Refused) as no:
        await ana.sends()
    assert no.value.text_id == "required"
    assert len(asked.bodies) == 1, "the client does not send it"
    asked.sent = {"response_action": "errors", "errors": {"k:name": "It is taken."}}
    assert await ana.fills({"name": "Ana", "why": "So"}) == {"errors": {"name": "It is taken."}}
    assert ana.form is not None
    assert [each["value"] for each in ana.form["inputs"]] == ["Ana", "So"]
    asked.sent = {"response_action": "errors", "errors": {"elsewhere": "No"}}
    with pytest.raises(Refused, match="trouble"):
        await ana.sends()
    assert scene.wire.interactions.complaints
    asked.sent = {}
    await ana.fills({})
    assert ana.form is None


async def test_a_form_goes_on_in_steps(asked: Asked, ana: Member) -> None:
    asked.opens(modal(entry(typing(), block_id="k:name"), title=plain("One")))
    await ana.runs("/homeroom form", "general")
    two = modal(entry(typing(), block_id="k:name"), entry(typing(), block_id="k:more"), title=plain("Two"))
    asked.sent = {"response_action": "update", "view": two}
    assert await ana.fills({"name": "Ana"}) == {"shown": "form"}
    assert ana.form is not None
    assert (ana.form["title"], ana.form["inputs"][0]["value"]) == ("Two", "Ana"), "what was entered stays"
    asked.sent = {"response_action": "push", "view": modal(section("Sure?"), title=plain("Three"))}
    assert await ana.fills({"more": "x"}) == {"shown": "private"}
    assert ana.answer == "Three\nSure?"
    asked.sent = {"response_action": "clear"}
    await ana.sends()
    assert ana.form is None


async def test_three_modals_are_the_most(asked: Asked, ana: Member, bot: AsyncWebClient) -> None:
    view = modal(actions(button("more")), notify_on_close=True)
    asked.opens(view)
    await ana.runs("/homeroom form", "general")
    answers: list[str] = []

    async def acts(body: Data, client: AsyncWebClient) -> None:
        try:
            made = await client.views_push(trigger_id=body["trigger_id"], view=view)
            answers.append(made["view"]["previous_view_id"])
        except SlackApiError as no:
            answers.append(no.response["error"])

    asked.acts = acts
    for _ in range(3):
        await ana.presses("Tea?", place="modal")
    assert answers[:2] == [each["view"]["id"] for each in asked.bodies[1:3]]
    assert answers[2] == "push_limit_reached"
    asked.acts = None
    command = asked.bodies[0]["trigger_id"]
    assert await refused(bot.views_push(trigger_id=command, view=view)) == "exchanged_trigger_id"
    await ana.closes_form()
    assert ana.form is None
    closed = [each for each in asked.bodies if each.get("type") == "view_closed"]
    assert [each["is_cleared"] for each in closed] == [True] * 3


async def test_a_view_is_updated_if_it_is_still_the_one_that_was_seen(
    asked: Asked, ana: Member, bot: AsyncWebClient
) -> None:
    asked.opens(modal(section("One"), external_id="mine"))
    await ana.runs("/homeroom form", "general")
    view = ana.modal
    assert view is not None
    first = view.hash
    await bot.views_update(external_id="mine", view=modal(section("Two"), external_id="mine"), hash=first)
    assert ana.answer.endswith("Two")
    assert await refused(bot.views_update(view_id=view.id, view=modal(section()), hash=first)) == "hash_conflict"
    await ana.closes_form()
    assert await refused(bot.views_update(view_id=view.id, view=modal(section()))) == "not_found"


async def test_what_is_typed_is_offered_and_chosen(asked: Asked, ana: Member) -> None:
    @asked.app.options("zone")
    async def offer(ack: Any, payload: Data) -> None:
        known = ("Europe/Madrid", "Europe/Rome", "Asia/Tokyo")
        typed = payload["value"].lower()
        await ack(options=[choice(each, each) for each in known if typed in each.lower()])

    element = {"type": "external_select", "action_id": "zone", "min_query_length": 1}
    asked.opens(modal(entry(element, block_id="k:zone", label=plain("Zone"))))
    await ana.runs("/homeroom form", "general")
    assert await ana.types("Zone", "europe") == ["Europe/Madrid", "Europe/Rome"]
    await ana.fills({"zone": "Europe/Rome"})
    state = asked.bodies[-1]["view"]["state"]["values"]["k:zone"]["zone"]
    assert state["selected_option"]["value"] == "Europe/Rome"
