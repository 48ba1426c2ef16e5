"""What Slack refuses: for good or for now, asked again or not, and what it is told as."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog

from adapters.slack.adapter import SlackPlatform
from adapters.slack.refused import Unclear
from bot.card import Card
from bot.people import Place, Room
from bot.platform import Later, Message, NeverWorks, Why
from bot.texts import LANGUAGES
from tests.adapters.slack.workspace_of import REGISTRY, Ported, ported
from tests.wire.slack.api import Asked, Fault
from tests.wire.slack.refused import ApiError
from tests.wire.slack.scene import Plan, Somewhere

POST, UPDATE, DELETE, CREATE = "chat.postMessage", "chat.update", "chat.delete", "conversations.create"
INFO, ARCHIVE, OPEN = "conversations.info", "conversations.archive", "conversations.open"


@contextmanager
def refusing(there: Ported, method: str, error: str) -> Iterator[None]:
    """Within, this method is refused with this error."""

    async def refuse(asked: Asked) -> None:
        if asked.method == method:
            raise ApiError(error)

    there.scene.wire.api.before = refuse
    yield
    there.scene.wire.api.before = None


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("channel_not_found", Why.NOT_IN_PLACE),
        ("is_archived", Why.ARCHIVED),
        ("restricted_action", Why.RESTRICTED),
        ("missing_scope", Why.INSTALL_AGAIN),
        ("msg_too_long", Why.TOO_LONG),
        ("invalid_blocks", Why.NOT_POSSIBLE),
    ],
)
async def test_what_never_works_is_told_in_words_for_instructors(
    there: Ported, platform: SlackPlatform, error: str, why: Why
) -> None:
    with refusing(there, POST, error), pytest.raises(NeverWorks, match=why):
        await platform.post(there.place("general"), Card("One"), "n1")
    for language in LANGUAGES:
        assert REGISTRY.texts.text(language, "homeroom", f"why-{why}", {})


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth", "ratelimited", "strange_new"])
async def test_what_may_pass_is_tried_later(there: Ported, platform: SlackPlatform, error: str) -> None:
    with refusing(there, POST, error), pytest.raises(Later):
        await platform.post(there.place("general"), Card("One"), "n1")
    there.tokens.forget(there.scene.team.id)
    await platform.post(there.place("general"), Card("One"), "n1")


@pytest.mark.parametrize(("status", "error"), [(200, "fatal_error"), (503, ""), (502, "internal_error")])
async def test_of_what_failed_within_slack_nobody_says_that_it_did_not_happen(
    there: Ported, platform: SlackPlatform, status: int, error: str
) -> None:
    there.scene.wire.api.faults.append(Fault(status, POST, error=error))
    with pytest.raises(Unclear):
        await platform.post(there.place("general"), Card("One"), "n1")


async def test_slacks_own_pause_is_kept_and_asked_for_before(there: Ported, platform: SlackPlatform) -> None:
    there.scene.wire.api.faults.append(Fault(429, POST, retry_after=30))
    with pytest.raises(Later) as later:
        await platform.post(there.place("general"), Card("One"), "n1")
    assert later.value.seconds == 30
    for place in (there.place("questions"), Place.direct(there.person("ana"))):
        assert 20 < await platform.ready(place) <= 30
    with pytest.raises(Later):
        await platform.post(there.place("questions"), Card("One"), "n2")
    assert there.asked(POST) == [POST]


async def test_a_body_that_is_refused_is_told_in_the_log_without_what_it_was(
    there: Ported, platform: SlackPlatform
) -> None:
    with (
        structlog.testing.capture_logs() as logs,
        refusing(there, POST, "invalid_blocks"),
        pytest.raises(NeverWorks, match=Why.NOT_POSSIBLE),
    ):
        await platform.post(there.place("general"), Card("A secret"), "n1")
    (told,) = (each for each in logs if each["event"] == "slack.refused")
    assert told["code"] == "invalid_blocks"
    assert "secret" not in str(logs)


@pytest.mark.parametrize("what", ["post", "edit", "remove", "room", "change", "close"])
async def test_what_was_refused_is_not_asked_again_until_something_changed(
    there: Ported, platform: SlackPlatform, what: str
) -> None:
    general = there.place("general")
    message = await platform.post(general, Card("One"), "n1")
    room = Room("Table", (there.person("ana"),), general)
    opened = await platform.open_room(room, "r1")
    asks: dict[str, tuple[str, Callable[[], Awaitable[object]]]] = {
        "post": (POST, lambda: platform.post(general, Card("Two"), "n2")),
        "edit": (UPDATE, lambda: platform.edit(message, Card("Two"))),
        "remove": (DELETE, lambda: platform.remove(message)),
        "room": (CREATE, lambda: platform.open_room(room, "r2")),
        "change": (INFO, lambda: platform.change_room(opened, room)),
        "close": (ARCHIVE, lambda: platform.close_room(opened)),
    }
    method, ask = asks[what]
    there.fresh()
    with refusing(there, method, "restricted_action"):
        for _ in range(3):
            with pytest.raises(NeverWorks, match=Why.RESTRICTED):
                await ask()
    assert there.asked(method) == [method]
    there.workspaces.refusals.changed(there.scene.team.id)
    await ask()


async def test_where_it_may_not_begin_it_may_still_answer_and_change(tmp_path: Path) -> None:
    places = (*Plan().places, Somewhere("news", closed=True))
    async with ported(tmp_path, places=places) as there:
        news, world = there.place("news"), there.scene.wire.world
        above = world.post(there.channel(news), there.member("robin").user, "News")
        card = world.post(there.channel(news), there.scene.install.bot, "Ours")
        with pytest.raises(NeverWorks, match=Why.RESTRICTED):
            await there.platform.post(news, Card("Two"), "n1")
        thread = await there.platform.thread(Message(news.key, above.ts), "")
        await there.platform.post(thread, Card("An answer"), "n2")
        await there.platform.edit(Message(news.key, card.ts), Card("Mended"))
        assert "Mended" in there.member("ana").reads(news)


async def test_what_one_channel_or_person_is_refused_says_nothing_of_others(
    there: Ported, platform: SlackPlatform
) -> None:
    with refusing(there, POST, "channel_not_found"), pytest.raises(NeverWorks):
        await platform.post(there.place("general"), Card("One"), "n1")
    await platform.post(there.place("questions"), Card("One"), "n2")
    with refusing(there, OPEN, "invalid_user_combination"), pytest.raises(NeverWorks, match=Why.RESTRICTED):
        await platform.tell([there.person("ana")], Card("One"), "n3")
    await platform.tell([there.person("ben")], Card("One"), "n4")


async def test_what_is_gone_already_is_taken_away_without_complaint(there: Ported, platform: SlackPlatform) -> None:
    general = there.place("general")
    message = await platform.post(general, Card("One"), "n1")
    room = await platform.open_room(Room("Table", (there.person("ana"),), general), "r1")
    world, robin = there.scene.wire.world, there.member("robin").user
    world.drop(there.channel(general).messages[message.id])
    world.remove_channel(there.channel(room), robin)
    await platform.remove(message)
    await platform.close_room(room)
    with pytest.raises(NeverWorks, match=Why.MESSAGE_GONE):
        await platform.edit(message, Card("Two"))
    await there.member("robin").archives("questions")
    with pytest.raises(NeverWorks, match=Why.ARCHIVED):
        await platform.post(there.place("questions"), Card("One"), "n2")


async def test_where_slack_cannot_be_reached_nothing_happened(there: Ported, platform: SlackPlatform) -> None:
    await there.scene.wire.close()
    with pytest.raises(Later):
        await platform.post(there.place("general"), Card("One"), "n1")
    with pytest.raises(Later):
        await platform.names([there.person("ana")])
