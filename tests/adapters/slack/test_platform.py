"""A workspace as the core sees it: the port of bot.platform, call by call, over Slack's own Web API, each counted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import insert

from adapters.slack.adapter import SlackPlatform
from adapters.slack.places import channel_place
from adapters.slack.room_ways import RoomWays
from bot.card import Button, Card
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.platform import Later, Message, NeverWorks, Unknowable, Why, Written
from bot.text import Words
from storage.database import Tx
from storage.people import People
from storage.spaces import Spaces, course_places, courses
from tests.adapters.slack.workspace_of import Ported, ported
from tests.klass import MONDAY
from tests.wire.slack.api import Fault
from tests.wire.slack.scene import Plan, Someone, Somewhere

POST, OPEN, UPDATE, DELETE = "chat.postMessage", "conversations.open", "chat.update", "chat.delete"


async def test_each_thing_costs_one_request_or_none(there: Ported, platform: SlackPlatform) -> None:
    general = there.place("general")
    assert await platform.ready(general) == 0.0
    message = await platform.post(general, Card("One", actions=(Button("Press", Link("a.b")),)), "n1")
    thread = await platform.thread(message, "Answers")
    assert (thread.kind, thread.parent) == (PlaceKind.THREAD, general.key)
    below = await platform.post(thread, Card("Below"), "n2")
    await platform.edit(message, Card("Two"))
    assert await platform.written(message) == Written(ours=True)
    await platform.remove(below)
    assert there.asked() == [POST, POST, UPDATE, DELETE]
    assert "Two" in there.member("ana").reads(general)


async def test_what_is_sent_has_its_nonce_a_text_for_notifications_and_no_previews(there: Ported) -> None:
    general = there.place("general")
    sent = await there.platform.post(general, Card("Hello", (Words("see https://example.org"),)), "n1")
    kept = there.channel(general).messages[sent.id]
    assert kept.metadata == {"event_type": "homeroom", "event_payload": {"nonce": "n1"}}
    assert kept.text == "Hello\nsee https://example.org"
    await there.platform.edit(sent, Card("x" * 200, (Words("& " * 3_000),)))
    assert len(kept.text) <= 4_000
    assert not kept.text.rstrip("…").endswith(("&", "&a", "&am", "&amp"))
    assert kept.metadata == {"event_type": "homeroom", "event_payload": {"nonce": "n1"}}


LONG: Final = Card("Long", (Words("words " * 4_000),))


async def test_the_way_to_more_of_a_card_is_said_as_who_reads_it_reads(there: Ported, platform: SlackPlatform) -> None:
    space_id, general, ana = there.space_id, there.place("general"), there.person("ana")

    def settled(tx: Tx) -> None:
        Spaces(tx, space_id).came("Class", MONDAY)
        tx.execute(insert(courses).values(space_id=space_id, course_id=2, name="Español", language="es"))
        tx.execute(insert(course_places).values(space_id=space_id, course_id=2, place=general.key))
        People(tx, space_id).acted(ana, MONDAY, "es", None)

    await there.database.write(space_id, settled)
    below = await platform.thread(await platform.post(general, Card("Above"), "above"), "")
    expected = {
        general: "Más",
        below: "Más",
        there.place("questions"): "More",
        Place.direct(ana): "Más",
        Place.direct(there.person("ben")): "More",
        Place.direct(ana, there.person("ben")): "More",
    }
    for number, (place, more) in enumerate(expected.items()):
        sent = await platform.post(place, LONG, f"n{number}")
        for _ in range(2):  # as it was sent, and as it was edited
            shown = json.dumps(blocks_of(there, sent), ensure_ascii=False)
            assert {each for each in ("More", "Más") if f'"{each}"' in shown} == {more}
            await platform.edit(sent, replace(LONG, title="Longer"))


def blocks_of(there: Ported, message: Message) -> list[Any]:
    """What a message shows."""
    (found,) = (
        channel.messages[message.id] for channel in there.scene.team.channels.values() if message.id in channel.messages
    )
    return found.blocks


async def test_into_a_public_channel_it_comes_by_itself_once(tmp_path: Path) -> None:
    places = (*Plan().places, Somewhere("cafe", bot=False), Somewhere("secret", private=True, bot=False))
    async with ported(tmp_path, places=places) as there:
        cafe = there.place("cafe")
        assert await there.platform.barred([cafe]) == {}
        there.fresh()
        await there.platform.post(cafe, Card("One"), "n1")
        assert there.asked() == [POST, "conversations.join", POST]
        await there.platform.post(cafe, Card("Two"), "n2")
        assert there.asked(POST) == [POST] * 3
        for _ in range(2):
            with pytest.raises(NeverWorks, match=Why.NOT_IN_PLACE):  # though Slack says that there is none
                await there.platform.post(there.place("secret"), Card("x"), "n3")
        assert len(there.asked(POST)) == 4
        assert await there.platform.barred([there.place("secret")]) == {there.place("secret"): Why.NOT_IN_PLACE}


async def test_into_a_public_channel_that_may_not_be_joined_somebody_has_to_let_it(tmp_path: Path) -> None:
    scopes = [each for each in Plan().scopes if each != "channels:join"]
    async with ported(tmp_path, scopes=scopes, places=(*Plan().places, Somewhere("cafe", bot=False))) as there:
        with pytest.raises(NeverWorks, match=Why.NOT_IN_PLACE):
            await there.platform.post(there.place("cafe"), Card("One"), "n1")


async def test_nothing_is_said_to_all_that_was_for_a_thread_which_is_gone(there: Ported) -> None:
    general, platform = there.place("general"), there.platform
    message = await platform.post(general, Card("One"), "n1")
    thread = await platform.thread(message, "Answers")
    world = there.scene.wire.world
    world.drop(there.channel(general).messages[message.id])
    there.fresh()
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await platform.post(thread, Card("For the thread"), "n2")
    assert there.asked() == [POST, DELETE]
    assert there.channel(general).messages == {}
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await platform.post(thread, Card("For the thread"), "n3")
    assert there.asked() == [POST, DELETE]


async def test_what_people_answered_stays_when_a_card_is_taken_away(there: Ported, platform: SlackPlatform) -> None:
    general, ana = there.place("general"), there.member("ana")
    message = await platform.post(general, Card("One"), "n1")
    thread = await platform.thread(message, "Answers")
    await ana.writes("Mine", general, thread=message.id)
    await platform.remove(message)
    assert "Mine" in ana.reads(thread)
    assert await platform.written(message) is None
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await platform.post(thread, Card("Too late"), "n2")
    with pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE):
        await platform.delete(message)


async def test_a_card_that_could_not_be_taken_away_stands(there: Ported, platform: SlackPlatform) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    there.scene.wire.api.faults.append(Fault(429, DELETE))
    with pytest.raises(Later):
        await platform.remove(message)
    assert await platform.written(message) == Written(ours=True)


async def test_a_conversation_is_opened_once_and_known_after_a_restart(there: Ported) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    assert await there.platform.ready(Place.direct(ana)) == 0.0
    first = await there.platform.tell([ana], Card("Hello"), "n1")
    await there.platform.tell([ben, ana], Card("Both"), "n2")
    assert there.asked() == [OPEN, POST, OPEN, POST]
    platform = there.again()
    there.fresh()
    assert await platform.ready(Place.direct(ana)) < 0.1  # at most what is left of the turn of the message before
    both = await platform.tell([ana, ben], Card("Both again"), "n3")
    await platform.edit(first, Card("Hello again"))
    await platform.remove(first)
    await platform.remove(first)
    assert there.asked() == [POST, UPDATE, DELETE, DELETE]
    assert both.place == Place.direct(ben, ana).key
    assert "Both again" in there.member("ana").reads(both.place)
    assert there.member("chi").reads(both.place) == ""


async def test_one_message_that_was_sent_is_not_sent_again(there: Ported, platform: SlackPlatform) -> None:
    ana, general = there.person("ana"), there.place("general")
    posted, told = await platform.post(general, Card("One"), "n1"), await platform.tell([ana], Card("One"), "n2")
    assert await platform.post(general, Card("One"), "n1") == posted
    assert await platform.tell([ana], Card("One"), "n2") == told
    assert there.asked(POST) == [POST, POST]


async def test_who_cannot_be_told_is_told_of(there: Ported, platform: SlackPlatform) -> None:
    ana = there.person("ana")
    await platform.tell([ana], Card("One"), "n1")
    there.scene.wire.api.faults.append(Fault(method=POST, error="channel_not_found"))
    await there.member("ana").quits()
    with pytest.raises(NeverWorks, match=Why.PERSON_GONE):
        await platform.tell([ana], Card("Two"), "n2")
    for people, why in (
        ([there.person("poller")], Why.NOT_POSSIBLE),
        ([Person(there.space_id, "U0GONE")], Why.PERSON_GONE),
        ([Person(there.space_id, f"U0{number}") for number in range(9)], Why.NOT_POSSIBLE),
    ):
        with pytest.raises(NeverWorks, match=why):
            await platform.tell(people, Card("x"), f"n-{why}-{len(people)}")
    await platform.tell([there.person("ben")], Card("One"), "n3")  # of others that says nothing


async def test_a_conversation_that_is_no_more_is_opened_anew(there: Ported, platform: SlackPlatform) -> None:
    ana = there.person("ana")
    await platform.tell([ana], Card("One"), "n1")
    (known,) = [each for each in there.scene.team.channels.values() if there.us in each.members and not each.named]
    kept = (await there.workspace()).kept
    await kept.conversation_gone(known.id)
    await kept.has_conversation([ana.external_id], "D0OLD")
    there.fresh()
    await platform.tell([ana], Card("Two"), "n2")
    assert there.asked() == [POST, OPEN, POST]
    assert await kept.conversation([ana.external_id]) == known.id
    assert await kept.people_of("D0OLD") == frozenset()


async def test_names_are_asked_for_once_and_only_those_of_people_who_are_there(tmp_path: Path) -> None:
    async with ported(tmp_path, people=(*Plan().people, Someone("eli", "Eli 🐝"))) as there:
        await there.member("ben").quits()
        everyone = [there.person(name) for name in ("ana", "ben", "eli")]
        gone = Person(there.space_id, there.scene.install.bot.id)  # an app is nobody either
        found = {everyone[0]: "Ana", everyone[2]: "Eli 🐝"}
        assert await there.platform.names([*everyone, gone]) == found
        assert there.asked() == ["users.info"] * 4
        there.fresh()
        assert await there.platform.names([everyone[0], everyone[2], everyone[0]]) == found
        assert there.asked() == []


async def test_who_cannot_be_asked_for_now_is_not_told_as_absent(there: Ported, platform: SlackPlatform) -> None:
    ben = there.person("ben")
    there.scene.wire.api.faults.append(Fault(503, "users.info"))
    with pytest.raises(Later):
        await platform.names([ben])
    assert await platform.names([ben]) == {ben: "Ben"}


async def test_where_a_card_can_appear_is_told_before(there: Ported, platform: SlackPlatform) -> None:
    general, questions = there.place("general"), there.place("questions")
    gone = channel_place(there.space_id, "C0GONE")
    message = await platform.post(questions, Card("One"), "n1")
    thread = await platform.thread(message, "Answers")
    direct = Place.direct(there.person("ana"))
    assert await platform.barred([general, questions, thread, direct]) == {}
    await there.member("robin").archives("questions")
    barred = await platform.barred([gone, general, questions, thread])
    assert barred == {gone: Why.NOT_IN_PLACE, questions: Why.ARCHIVED, thread: Why.ARCHIVED}
    assert await platform.of_staff() is None
    (await there.workspace()).deleted.note("C0GONE", True)
    assert await platform.barred([gone]) == {gone: Why.PLACE_GONE}


# Pictures and files.


async def test_where_it_is_not_installed_everything_waits(there: Ported) -> None:
    general = channel_place("slack:T0NONE", there.place("general").id)
    platform = SlackPlatform(there.workspaces, general.space_id, RoomWays())
    assert await platform.ready(general) > 0
    with pytest.raises(Later):
        await platform.post(general, Card("One"), "n1")
    assert there.asked() == []


async def test_a_token_that_slack_does_not_know_is_tried_once_a_minute(there: Ported, platform: SlackPlatform) -> None:
    general = there.place("general")
    there.scene.wire.api.faults.append(Fault(method=POST, error="token_revoked"))
    with pytest.raises(Later):
        await platform.post(general, Card("One"), "n1")
    assert 0 < await platform.ready(general) <= 60
    assert 0 < await platform.ready(Place.direct(there.person("ana"))) <= 60
    there.tokens.forget(there.scene.team.id)  # a minute passes, or somebody mends it
    await platform.post(general, Card("One"), "n1")
    assert await platform.ready(there.place("questions")) == 0.0


async def test_what_was_told_to_somebody_is_known_only_as_long_as_the_process_lives(there: Ported) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    told = await there.platform.tell([ana], Card("Hello"), "n1")
    assert await there.platform.find(Place.direct(ana), "n1") == told
    platform = there.again()
    there.fresh()
    with pytest.raises(Unknowable):
        await platform.find(Place.direct(ana), "n1")
    assert await platform.find(Place.direct(ben), "n2") is None  # nothing was ever sent to him
    assert there.asked() == []


async def test_who_wrote_is_told_as_far_as_slack_told_it(there: Ported, platform: SlackPlatform) -> None:
    general, ana = there.place("general"), there.person("ana")
    said = await there.member("ana").says("Mine", general)
    message = Message(general.key, said["ts"])
    assert await platform.written(message) == Written()
    (await there.workspace()).authors.note((general.id, said["ts"]), (ana.external_id, False))
    assert await platform.written(message) == Written(ana)
    assert await platform.written(Message("thread:nonsense", "1.0")) is None
    assert there.asked() == []


async def test_a_right_that_is_missing_is_told_with_what_breaks(tmp_path: Path) -> None:
    async with ported(tmp_path) as there:
        assert (await there.platform.check("en")).wrong == ()
    scopes = [each for each in Plan().scopes if each != "groups:write"]
    (tmp_path / "other").mkdir()
    async with ported(tmp_path / "other", scopes=scopes) as there:
        (told,) = (await there.platform.check("en")).wrong
        assert "groups:write" in told
        assert "Without it" in told
        assert "install Homeroom" in told


async def test_a_card_speaks_of_commands_and_people_as_slack_does(there: Ported, platform: SlackPlatform) -> None:
    general, ana = there.place("general"), there.person("ana")
    await platform.names([ana])
    card = Card("One", (Words("Type /icebreaker now, "), ana, Words(" or "), there.person("ben")))
    sent = await platform.post(general, card, "n1")
    assert there.channel(general).messages[sent.id].text == "One\nType /homeroom icebreaker now, @Ana or someone"
    assert "@Ben" in there.member("chi").reads(general)


# Whom a message calls.
