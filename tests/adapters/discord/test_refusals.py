"""What Discord refuses: for good or for now, asked again or not, and what it is told as."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import pytest
import structlog

from adapters.discord.adapter import DiscordPlatform
from bot.card import Card
from bot.people import Place, PlaceKind, Room
from bot.platform import Later, Message, NeverWorks, Why
from tests.adapters.discord.server_of import Served, as_in_another_process
from tests.wire.discord.api import Asked, Fault
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError

SENDS = "POST /channels/{channel_id}/messages"
EDITS = "PATCH /channels/{channel_id}/messages/{message_id}"
REMOVES = "DELETE /channels/{channel_id}/messages/{message_id}"
OPENS = "POST /channels/{channel_id}/messages/{message_id}/threads"
ADDS = "PUT /channels/{channel_id}/thread-members/{user_id}"
ROOMS = "POST /channels/{channel_id}/threads"
MEMBER = "GET /guilds/{guild_id}/members/{user_id}"


@contextmanager
def refusing(there: Served, route: str, code: int, status: int = 0, message: str = "") -> Iterator[None]:
    """Within, this route is refused with this code."""

    async def refuse(asked: Asked) -> None:
        if asked.route == route:
            raise ApiError(code, status=status, message=message)

    there.wire.api.before = refuse
    yield
    there.wire.api.before = None


@pytest.mark.parametrize(("status", "code"), [(404, 0), (405, 0), (403, 0), (403, 40_333), (404, 10_999)])
async def test_what_discord_did_not_say_itself_is_tried_again(
    there: Served, platform: DiscordPlatform, status: int, code: int
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    with refusing(there, EDITS, code, status), pytest.raises(Later):
        await platform.edit(message, Card("Two"))
    await platform.edit(message, Card("Two"))


async def test_a_body_that_is_refused_is_told_in_the_log_without_what_it_was(
    there: Served, platform: DiscordPlatform
) -> None:
    with (
        structlog.testing.capture_logs() as logs,
        refusing(there, SENDS, 50_035, 400, "a secret"),
        pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE),
    ):
        await platform.post(there.place("general"), Card("One"), "n1")
    (told,) = (each for each in logs if each["event"] == "discord.refused")
    assert (told["code"], told["status"]) == (50_035, 400)
    assert told["route"].startswith("POST ")
    assert told["route"].endswith("/channels/…/messages")
    assert "secret" not in str(told)


@pytest.mark.parametrize("what", ["post", "edit", "remove", "thread", "room"])
async def test_what_was_refused_is_not_asked_again_until_something_changed(
    there: Served, platform: DiscordPlatform, what: str
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    room = Room("Table", (there.person("ana"),), there.place("general"))
    asked: dict[str, tuple[str, Callable[[], Awaitable[object]]]] = {
        "post": (SENDS, lambda: platform.post(there.place("general"), Card("Two"), "n2")),
        "edit": (EDITS, lambda: platform.edit(message, Card("Two"))),
        "remove": (REMOVES, lambda: platform.remove(message)),
        "thread": (OPENS, lambda: platform.thread(message, "Answers")),
        "room": (ROOMS, lambda: platform.open_room(room, "r1")),
    }
    route, asks = asked[what]
    with refusing(there, route, 50_013):
        for _ in range(4):
            with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
                await asks()
    # As far as is known here nothing is wanting there, so that the first may have been a whim of Discord's.
    assert len([each for each in there.wire.api.called(route) if each.status == 403]) == 2
    there.wire.world.channel_changed(there.channels["general"])
    await there.heard()
    await asks()


async def test_what_lacks_a_right_is_asked_once(there: Served, platform: DiscordPlatform) -> None:
    there.denies("general", May.SEND_MESSAGES)
    await there.heard()
    for _ in range(3):
        with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
            await platform.post(there.place("general"), Card("One"), "n1")
    assert [each.status for each in there.wire.api.called(SENDS)] == [403]


async def test_where_the_channel_is_not_known_to_this_process_it_is_asked_once(
    there: Served, platform: DiscordPlatform
) -> None:
    as_in_another_process(there)
    with refusing(there, SENDS, 50_013):
        for _ in range(3):
            with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
                await platform.post(there.place("general"), Card("One"), "n1")
    assert [each.status for each in there.wire.api.called(SENDS)] == [403]


@pytest.mark.parametrize("code", [50_013, 50_001])
async def test_one_refusal_that_nothing_explains_stops_nothing(
    there: Served, platform: DiscordPlatform, code: int
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    for _ in range(2):  # what works in between begins anew
        with refusing(there, SENDS, code), pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
            await platform.post(there.place("general"), Card("Two"), "n2")
        await platform.edit(message, Card("One, mended"))
        await platform.post(there.place("general"), Card("Two"), "n2")


async def test_where_it_may_not_post_what_stands_there_is_still_changed(
    there: Served, platform: DiscordPlatform
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    with refusing(there, SENDS, 50_013), pytest.raises(NeverWorks):
        await platform.post(there.place("general"), Card("Two"), "n2")
    assert await platform.ready(there.place("general")) == 0.0
    await platform.edit(message, Card("One, mended"))


async def test_where_it_sees_nothing_any_more_nothing_is_asked_any_more(
    there: Served, platform: DiscordPlatform
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    there.denies("general", May.VIEW_CHANNEL)
    await there.heard()
    with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
        await platform.edit(message, Card("Two"))
    asked = len(there.wire.api.calls)
    for again in (
        platform.edit(message, Card("Two")),
        platform.post(there.place("general"), Card("Two"), "n2"),
        platform.remove(message),
    ):
        with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
            await again
    assert len(there.wire.api.calls) == asked


async def test_what_stood_in_a_channel_that_is_gone_is_taken_away_without_complaint(
    there: Served, platform: DiscordPlatform
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    there.wire.world.remove_channel(there.channels["general"])
    for _ in range(2):
        with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
            await platform.post(there.place("general"), Card("Two"), "n2")
        await platform.remove(message)
        await platform.close_room(there.place("general"))


@pytest.mark.parametrize("how", ["unlocked", "role made", "role gone"])
async def test_what_changes_in_threads_and_roles_is_tried_again(
    there: Served, platform: DiscordPlatform, how: str
) -> None:
    message = await platform.post(there.place("general"), Card("One"), "n1")
    below = await platform.thread(message, "Answers")
    with refusing(there, SENDS, 160_005, 403), pytest.raises(NeverWorks):
        await platform.post(below, Card("Below"), "n2")
    match how:
        case "unlocked":
            there.wire.world.channel_changed(there.wire.world.places[int(below.id)])
        case "role made":
            there.wire.world.role(there.guild, "Staff")
        case "role gone":
            guild = there.client.get_guild(there.guild.id)
            assert guild is not None
            there.client.dispatch("guild_role_delete", guild.default_role)
    await there.heard()
    await platform.post(below, Card("Below"), "n2")


async def test_while_discord_does_not_know_the_token_one_request_a_minute_tries(
    there: Served, platform: DiscordPlatform
) -> None:
    with structlog.testing.capture_logs() as logs, refusing(there, SENDS, 0, 401), pytest.raises(Later):
        await platform.post(there.place("general"), Card("One"), "n1")
    assert [each["event"] for each in logs] == ["discord.unauthorized"]
    asked = len(there.wire.api.calls)
    assert 0 < await platform.ready(there.place("general")) <= 60
    assert 0 < await platform.ready(Place.direct(there.person("ana"))) <= 60
    with pytest.raises(Later):
        await platform.open_room(Room("Table", (), there.place("general")), "r1")
    assert len(there.wire.api.calls) == asked
    assert there.adapter._there is not None
    there.adapter._there._closed_until = 0.0  # the minute is over
    assert await platform.ready(there.place("general")) == 0.0
    assert await platform.ready(there.place("general")) > 0
    await platform.post(there.place("general"), Card("One"), "n1")
    assert await platform.ready(there.place("general")) == 0.0


# Threads in which nobody wrote for a week.


async def test_in_an_archived_thread_everything_goes_on(there: Served, platform: DiscordPlatform) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    opened = await platform.open_room(Room("Table", (ana,), there.place("general")), "r1")
    card = await platform.post(opened, Card("x"), "n1")
    thread = there.wire.world.places[int(opened.id)]

    def archived() -> None:
        thread.archived = True

    def open_again() -> bool:
        return not thread.archived

    archived()
    await platform.change_room(opened, Room("Table", (ana, ben), there.place("general")))
    assert there.people["ben"].id in thread.people
    archived()
    await platform.change_room(opened, Room("Table", (ben,), there.place("general")))
    assert there.people["ana"].id not in thread.people
    archived()
    await platform.change_room(opened, Room("Table 2", (ben,), there.place("general")))
    assert thread.name == "Table 2"
    archived()
    await platform.change_room(opened, Room("Table 2", (ben,), there.place("general")))
    assert not open_again()  # nothing was to be done
    await platform.edit(card, Card("y"))
    assert open_again()
    archived()
    await platform.remove(card)
    assert int(card.id) not in there.wire.world.messages[thread.id]


async def test_reported_words_are_deleted_from_an_archived_thread(there: Served, platform: DiscordPlatform) -> None:
    below = await platform.thread(await platform.post(there.place("general"), Card("One"), "n1"), "Answers")
    await there.ana.says("what was reported", below.key)
    thread = there.wire.world.places[int(below.id)]
    said = max(there.wire.world.messages[thread.id])
    thread.archived = True
    await platform.delete(Message(below.key, str(said)))
    assert said not in there.wire.world.messages[thread.id]


# Rooms.


async def test_a_room_that_nobody_can_come_into_leaves_no_thread(there: Served, platform: DiscordPlatform) -> None:
    room = Room("Table", (there.person("ana"),), there.place("general"))
    with refusing(there, ADDS, 50_013), pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
        await platform.open_room(room, "r1")
    assert there.guild.threads == {}
    await platform.post(there.place("general"), Card("One"), "n1")  # of the channel that says nothing


async def test_a_room_that_is_only_half_made_is_found_again(there: Served, platform: DiscordPlatform) -> None:
    room = Room("Table", (there.person("ana"),), there.place("general"))
    with refusing(there, ADDS, 0, 403), pytest.raises(Later) as later:
        await platform.open_room(room, "r1")
    assert type(later.value).__name__ == "Midway"
    found = await platform.find_room(room, "r1")
    assert found is not None
    assert there.people["ana"].id in there.wire.world.places[int(found.id)].people


# What is only looked at.


@pytest.mark.parametrize("status", [503, 404])
async def test_who_cannot_be_asked_for_now_is_not_told_as_absent(
    there: Served, platform: DiscordPlatform, status: int
) -> None:
    ben = there.person("ben")
    there.wire.api.faults.append(Fault(status, MEMBER))
    with pytest.raises(Later):
        await platform.names([ben])
    assert await platform.names([ben]) == {ben: "Ben"}


async def test_a_thread_that_cannot_be_asked_for_now_is_not_told_as_gone(
    there: Served, platform: DiscordPlatform
) -> None:
    gone = Place(there.space_id, PlaceKind.THREAD, "123")
    there.wire.api.faults.append(Fault(503, "GET /channels/{channel_id}"))
    with pytest.raises(Later):
        await platform.barred([gone])
    assert await platform.barred([gone]) == {gone: Why.PLACE_GONE}


async def test_a_forum_whose_posts_need_a_tag_is_told_before(there: Served, platform: DiscordPlatform) -> None:
    forum = Place(there.space_id, PlaceKind.FORUM, str(there.channels["help"].id))
    assert await platform.barred([forum]) == {}
    there.channels["help"].tag_needed = True
    there.wire.world.channel_changed(there.channels["help"])
    await there.heard()
    assert await platform.barred([forum]) == {forum: Why.TAG_NEEDED}
    with pytest.raises(NeverWorks, match=Why.TAG_NEEDED):
        await platform.post(forum, Card("One"), "n1")
