"""People before a local Slack: what they write, see and read, where they go, and what an app hears of it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.bolt import bolt_app, by_socket
from tests.wire.slack.conftest import until
from tests.wire.slack.people import Member, Refused
from tests.wire.slack.samples import actions, button, choice, entry, modal, plain, section, select, typing
from tests.wire.slack.scene import Scene
from tests.wire.slack.things import Data

EVENTS = (
    *("app_mention", "message", "app_home_opened", "member_joined_channel", "member_left_channel", "user_change"),
    *("channel_archive", "channel_rename", "channel_deleted", "team_join", "channel_created", "group_rename"),
)


class Hears:
    """An app that keeps what it hears of, and answers mentions."""

    def __init__(self, scene: Scene, session: aiohttp.ClientSession) -> None:
        self.app = bolt_app(scene, session)
        self.events: list[Data] = []
        for each in EVENTS:
            self.app.event(each)(self.take)

    async def take(self, event: Data, client: AsyncWebClient) -> None:
        """It heard of something."""
        self.events.append(event)
        if event["type"] == "app_mention":
            thread = event.get("thread_ts") or event["ts"]
            await client.chat_postEphemeral(
                channel=event["channel"], user=event["user"], text="You called?", thread_ts=thread
            )

    def kinds(self) -> list[str]:
        """What it heard of since this was last asked, by type and subtype."""
        found = [":".join(filter(None, (each["type"], each.get("subtype")))) for each in self.events]
        self.events.clear()
        return found


@pytest.fixture
async def hears(scene: Scene, session: aiohttp.ClientSession) -> AsyncIterator[Hears]:
    """It is connected."""
    found = Hears(scene, session)
    async with by_socket(scene, found.app):
        yield found


@pytest.fixture
def ana(scene: Scene) -> Member:
    """Somebody who waits for nothing."""
    scene.members["ana"].lull = 0.01
    return scene.members["ana"]


async def test_what_people_write_is_seen_where_they_wrote_it(hears: Hears, scene: Scene, ana: Member) -> None:
    ben, gus = scene.members["ben"], scene.members["gus"]
    said = await ana.says("Tea, @ben & <3?", "questions")
    assert said["text"] == "Tea, @Ben & <3?"
    assert hears.kinds() == ["message"]
    answer = await ben.says("Yes!", reply_to=said)
    assert (await ana.opens_thread(said), answer["key"]) == (answer["key"], f"thread:{said['channel']}-{said['id']}")
    assert ana.reads("questions") == "Tea, @Ben & <3?"
    assert ana.reads(answer["key"]) == "Tea, @Ben & <3?\n\nYes!"
    assert gus.reads(scene.places["questions"]) == "", "a guest sees the channels that they are in"
    with pytest.raises(LookupError):
        gus.reads("questions")
    await ana.edits(said, "Coffee?")
    await ben.deletes(answer)
    assert ana.reads(answer["key"]) == "Coffee?"
    assert hears.kinds() == ["message", "message:message_changed", "message:message_deleted"]
    with pytest.raises(Refused) as no:
        await ben.deletes(said)
    assert no.value.text_id == "not-yours"


async def test_people_write_where_slack_lets_them(hears: Hears, scene: Scene, ana: Member) -> None:
    world, robin = scene.wire.world, scene.members["robin"]
    other = world.channel(scene.team, "other", robin.user)
    closed = world.channel(scene.team, "news", robin.user, members=[ana.user], posting={robin.person})
    for place, why in ((other, "not-in-channel"), (closed, "no-permission"), (scene.places["staff"], "not-there")):
        with pytest.raises(Refused) as no:
            await ana.says("Tea?", place)
        assert no.value.text_id == why
    await ana.joins("other")
    await ana.says("Tea?", "other")
    await robin.archives("other")
    with pytest.raises(Refused, match="archived"):
        await ana.says("Tea?", "other")


async def test_an_app_is_named_in_a_thread_and_answers_one_person_there(
    hears: Hears, scene: Scene, ana: Member
) -> None:
    said = await ana.says("Tea?", "general")
    ana.lull = 5.0
    assert await ana.mentions("icebreaker now", thread=said) == {"shown": "private"}
    assert ana.answer == "You called?"
    thread = await ana.opens_thread(said)
    assert ana.reads(thread) == "Tea?\n\n@Homeroom icebreaker now\n\nYou called?"
    assert "You called?" not in ana.reads("general") + scene.members["ben"].reads(thread)
    mention = next(each for each in hears.events if each["type"] == "app_mention")
    assert (mention["text"], mention["thread_ts"]) == (f"<@{scene.install.bot.id}> icebreaker now", said["id"])


async def test_app_home_is_opened_read_and_acted_on(
    hears: Hears, scene: Scene, ana: Member, bot: AsyncWebClient
) -> None:
    assert await ana.opens_home() == ""
    assert [(each["tab"], each["user"], "view" in each) for each in hears.events] == [("home", ana.person, False)]
    home: Data = {"type": "home", "blocks": [section("*Yours*"), actions(button("pause"), block_id="b")]}
    await bot.views_publish(user_id=ana.person, view=home)
    assert ana.home == "Yours\n[Tea?]"
    assert scene.members["ben"].home == ""
    ana.lull = 5.0

    @hears.app.action("pause")
    async def paused(ack: Any, body: Data, client: AsyncWebClient) -> None:
        await ack()
        assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
        await client.views_publish(user_id=body["user"]["id"], view={"type": "home", "blocks": [section("Paused")]})

    assert await ana.presses("tea?", place="home") == {"shown": "here"}
    assert ana.home == "Paused"


async def test_what_is_chosen_comes_with_all_that_stands_there(
    hears: Hears, scene: Scene, ana: Member, bot: AsyncWebClient
) -> None:
    bodies: list[Data] = []
    posted = await bot.chat_postMessage(
        channel=scene.places["general"].id,
        text="Choose",
        blocks=[
            actions(
                select(placeholder=plain("Deck"), options=[choice("e"), choice("d", "Deep")]),
                {"type": "users_select", "action_id": "mate", "placeholder": plain("Mate")},
                {"type": "datepicker", "action_id": "day", "placeholder": plain("Day")},
                block_id="b",
            ),
            section(
                "Places",
                block_id="c",
                accessory={"type": "multi_channels_select", "action_id": "places", "max_selected_items": 1},
            ),
        ],
    )
    assert ana.reads("general").endswith("[Deck: Easy | Deep]\n[Mate]\n[Day]\nPlaces\n[]")

    @hears.app.action({"type": "block_actions", "action_id": re.compile(".*")})
    async def take(ack: Any, body: Data) -> None:
        bodies.append(body)
        await ack()

    await ana.chooses("deck", "deep")
    await ana.chooses("Mate", "ben", message=posted["ts"])
    await ana.chooses("Day", "2026-03-02")
    await ana.chooses("Places", ["general"])
    deck, mate, day, places = (each["actions"][0] for each in bodies)
    assert deck["selected_option"]["value"] == "d"
    assert (mate["selected_user"], day["selected_date"]) == (scene.members["ben"].person, "2026-03-02")
    assert places["selected_channels"] == [scene.places["general"].id]
    state = bodies[-1]["state"]["values"]["b"]
    assert (state["s"]["selected_option"]["value"], state["day"]["selected_date"]) == ("d", "2026-03-02")
    assert state["mate"]["selected_user"] == scene.members["ben"].person
    with pytest.raises(Refused) as no:
        await ana.chooses("Places", ["general", "questions"])
    assert no.value.text_id == "select-bounds"
    with pytest.raises(LookupError, match="Deep"):
        await ana.chooses("Deck", "Hard")
    assert len(bodies) == 4


async def test_an_app_hears_who_comes_and_goes_and_what_becomes_of_channels(
    hears: Hears, scene: Scene, ana: Member
) -> None:
    robin = scene.members["robin"]
    other = scene.wire.world.channel(scene.team, "other", robin.user, members=[scene.install.bot])
    await scene.wire.settle()
    hears.kinds()
    await ana.joins("other")
    await ana.invites("ben", "other")
    assert hears.kinds() == ["member_joined_channel", "message:channel_join"] * 2
    await ana.leaves("other")
    await robin.renames("other", "another")
    await robin.archives("another")
    assert hears.kinds() == ["member_left_channel", "channel_rename", "channel_archive"]
    with pytest.raises(Refused):
        await ana.removes(other)
    await robin.removes(other)
    scene.joins("eva")
    await ana.quits()
    heard = hears.kinds()
    assert heard[:2] == ["channel_deleted", "team_join"]
    assert heard[-1] == "user_change"
    with pytest.raises(Refused, match="deactivated"):
        await ana.says("Tea?", "general")
    with pytest.raises(Refused):
        await scene.members["ben"].joins(scene.places["staff"])


async def test_direct_and_group_messages_are_between_their_people(
    hears: Hears, scene: Scene, ana: Member, bot: AsyncWebClient
) -> None:
    await ana.says("Psst", "direct")
    assert hears.events[-1]["channel_type"] == "im"
    assert ana.reads("direct:ana") == "Psst"
    key = await ana.opens_direct(["ben"])
    ben = scene.members["ben"]
    assert key == f"direct:{'+'.join(sorted((ana.person, ben.person)))}"
    made = await bot.conversations_open(users=[ana.person, ben.person])
    await bot.chat_postMessage(channel=made["channel"]["id"], text="Hello, you two")
    assert (ana.reads(key), ben.reads(key)) == ("Hello, you two", "Hello, you two")
    assert ana.sees(key)[0]["key"] == key
    assert scene.members["chi"].reads(made["channel"]["id"]) == ""


async def test_a_modal_lies_above_all_else(hears: Hears, scene: Scene, ana: Member, bot: AsyncWebClient) -> None:
    await bot.chat_postMessage(channel=scene.places["general"].id, text="x", blocks=[actions(button("below"))])
    views = scene.wire.interactions.views
    pressed: list[str] = []

    @hears.app.action(re.compile("below|above"))
    async def take(ack: Any, action: Data) -> None:
        pressed.append(action["action_id"])
        await ack()

    body = modal(entry(typing(), block_id="k:name"), actions(button("above")))
    views.open(scene.app, scene.team.id, ana.person, body)
    await ana.presses("Tea?")
    assert (pressed, ana.form is not None) == (["above"], True)
    await ana.presses("Tea?", place="general")
    assert (pressed, ana.form) == (["above", "below"], None), "to press what lies below, they close it"
    views.open(scene.app, scene.team.id, ana.person, body)
    ana.reloads()
    assert ana.form is None
    with pytest.raises(LookupError, match="no form"):
        await ana.fills({})


async def test_times_names_and_marks_are_read_as_they_are_shown(scene: Scene, ana: Member, bot: AsyncWebClient) -> None:
    ben, general = scene.members["ben"].person, scene.places["general"].id
    ana.zone = "Europe/Madrid"
    when = "<!date^1772445600^{date_short_pretty} {time}|then>"
    rich = {
        "type": "rich_text_section",
        "elements": [
            {"type": "text", "text": "*literally* "},
            {"type": "user", "user_id": ben},
            {"type": "text", "text": " at "},
            {"type": "date", "timestamp": 1772445600, "format": "{date_num} {time}", "fallback": "then"},
            {"type": "link", "url": "https://example.org", "text": " here", "style": {"bold": True}},
        ],
    }
    text = f"*Tea* with <@{ben}> in <#{general}> _soon_ {when}, see <https://example.org|this> &lt;3 <!channel>"
    blocks = [section(text), {"type": "rich_text", "elements": [rich]}]
    await bot.chat_postMessage(channel=general, text="Tea", blocks=blocks)
    first, second = ana.reads("general").split("\n")[-2:]
    assert first == "Tea with @Ben in #general soon 2026-03-02 11:00, see this <3 @channel"
    assert second == "*literally* @Ben at 2026-03-02 11:00 here"
    assert ana.sees("general")[-1]["notification"] == "Tea"


async def test_who_closed_slack_sees_nothing_more(scene: Scene, ana: Member, bot: AsyncWebClient) -> None:
    ana.closes()
    await bot.chat_postEphemeral(channel=scene.places["general"].id, user=ana.person, text="Psst")
    assert ana.answer == ""
    await until(lambda: scene.members["ben"].answer == "")
