"""Discord refuses, limits, goes away and comes back: nothing is lost, nothing is asked in vain, nothing comes twice."""

from __future__ import annotations

import pytest
import structlog

from adapters.discord.adapter import DiscordPlatform
from bot.card import Card
from bot.platform import NeverWorks, Undelivered, Why
from tests.adapters.discord.server_of import Served
from tests.adapters.discord.test_story import set_up
from tests.wire.discord.api import Asked, Fault
from tests.wire.discord.commanding import Refused
from tests.wire.discord.permissions import May
from tests.wire.discord.refused import ApiError
from tests.wire.discord.things import Overwrite

SENDS = "POST /channels/{channel_id}/messages"
ANSWERS = "POST /interactions/{interaction_id}/{interaction_token}/callback"


async def test_a_connection_that_breaks_is_taken_up_again(there: Served) -> None:
    await set_up(there)
    there.wire.gateway.drop()
    await there.wire.gateway.disconnected()
    await there.wire.gateway.connected()
    await there.ana.runs("homeroom help", place="general")
    assert "/icebreaker suggest" in there.ana.answer


async def test_a_session_that_is_no_more_is_begun_anew(there: Served) -> None:
    await set_up(there)
    there.wire.gateway.invalidate()
    await there.wire.gateway.disconnected()
    await there.wire.gateway.connected()
    await there.ana.runs("homeroom help", place="general")
    assert "/icebreaker suggest" in there.ana.answer


async def test_what_discord_fails_at_for_the_moment_comes_once(there: Served, platform: DiscordPlatform) -> None:
    there.wire.api.faults.append(Fault(502, SENDS))
    await platform.post(there.place("general"), Card("One"), "n1")
    assert len(there.wire.world.messages[there.channels["general"].id]) == 1


async def test_a_place_that_refused_is_not_asked_again_until_something_changed(
    there: Served, platform: DiscordPlatform
) -> None:
    world, channel = there.wire.world, there.channels["general"]
    bot_role = next(role for role in there.guild.roles.values() if role.bot_id)
    channel.overwrites[bot_role.id] = Overwrite(bot_role.id, 0, deny=int(May.SEND_MESSAGES))
    world.channel_changed(channel)
    await there.wire.settle()
    with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
        await platform.post(there.place("general"), Card("One"), "n1")
    asked = len(there.wire.api.called(SENDS))
    with pytest.raises(NeverWorks, match=Why.NO_PERMISSION):
        await platform.post(there.place("general"), Card("One"), "n1")
    assert len(there.wire.api.called(SENDS)) == asked
    refused = Undelivered(Why.NO_PERMISSION, "send-messages")
    assert await platform.barred([there.place("general")]) == {there.place("general"): refused}
    channel.overwrites.clear()
    world.channel_changed(channel)
    await there.wire.settle()
    await platform.ready(there.place("general"))
    await platform.post(there.place("general"), Card("One"), "n2")


async def test_an_answer_that_comes_too_late_is_told_in_the_log_and_its_act_stands(there: Served) -> None:
    await set_up(there)
    await there.robin.runs("staff icebreaker now", place="general")

    async def dead(asked: Asked) -> None:
        if asked.route == ANSWERS:
            raise ApiError(10062)

    there.wire.api.before = dead
    there.wire.interactions.factor = 6.0  # half a second, in which it waits in vain
    with structlog.testing.capture_logs() as logs, pytest.raises(Refused, match="did not respond"):
        await there.robin.presses("Post")
    there.wire.api.before = None
    assert [each["event"] for each in logs if each["event"].startswith("discord.")] == ["discord.answer_lost"]
    assert len(there.wire.api.called(ANSWERS)) == len({each.url for each in there.wire.api.called(ANSWERS)})
    await there.goes_on()
    assert "Answer in the thread below" in there.ana.reads("general")
