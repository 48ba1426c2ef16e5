"""Pages on their way to a workspace: with pictures, with files, and with people who are named and not called."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from adapters.slack.adapter import SlackPlatform
from adapters.slack.limits import MOST_FILES
from adapters.slack.refused import Unclear
from bot.card import Card, File, Image
from bot.people import Place
from bot.platform import Later, NeverWorks, Why
from bot.text import Words
from tests.adapters.slack.workspace_of import Ported, ported
from tests.wire.slack.api import Asked, Fault, Lost
from tests.wire.slack.scene import Plan

POST, OPEN, UPDATE, DELETE = "chat.postMessage", "conversations.open", "chat.update", "chat.delete"
COMPLETE = "files.completeUploadExternal"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def picture(alt: str = "A tree") -> Image:
    return Image(alt, lambda: PNG, PNG)


async def test_a_picture_is_uploaded_once_and_shown_when_slack_can(there: Ported, platform: SlackPlatform) -> None:
    there.scene.wire.api.files_take = 0.1
    general = there.place("general")
    message = await platform.post(general, Card("One", image=picture()), "n1")
    kept = there.channel(general).messages[message.id]
    (image,) = [each for each in kept.blocks if each["type"] == "image"]
    file = there.scene.wire.world.files[image["slack_file"]["id"]]
    assert (file.data, file.alt, file.shared) == (PNG, "A tree", [])
    assert len(there.asked("files.info")) > 1
    there.fresh()
    await platform.edit(message, Card("Two", image=picture()))
    assert there.asked() == [UPDATE]


async def test_where_pictures_are_refused_their_words_stand_instead(tmp_path: Path) -> None:
    async with ported(tmp_path, scopes=[each for each in Plan().scopes if each != "files:write"]) as there:
        general = there.place("general")
        await there.platform.post(general, Card("One", image=picture("A tall tree")), "n1")
        assert "A tall tree" in there.member("ana").reads(general)


async def test_without_the_right_to_look_at_files_a_picture_is_tried_again(tmp_path: Path) -> None:
    async with ported(tmp_path, scopes=[each for each in Plan().scopes if each != "files:read"]) as there:
        general, api = there.place("general"), there.scene.wire.api
        api.files_take = 3_600.0
        with pytest.raises(Later):
            await there.platform.post(general, Card("One", image=picture()), "n1")
        for file in there.scene.wire.world.files.values():
            file.ready = 0.0
        await there.platform.post(general, Card("One", image=picture()), "n1")
        assert there.asked(COMPLETE, "files.info") == [COMPLETE]


async def test_files_stand_below_their_card_and_without_them_there_is_no_card(
    there: Ported, platform: SlackPlatform
) -> None:
    general = there.place("general")
    card = Card("One", files=(File("list.csv", "text/csv", b"a,b\n"), File("more.txt", "text/plain", b"x")))
    message = await platform.post(general, card, "n1")
    (below,) = there.channel(general).below(message.id)
    assert [there.scene.wire.world.files[each].name for each in below.files] == ["list.csv", "more.txt"]
    there.scene.wire.api.faults.append(Fault(method=COMPLETE, error="restricted_action"))
    before = {*there.channel(general).messages}
    with pytest.raises(NeverWorks, match=Why.RESTRICTED):
        await platform.post(general, card, "n2")
    assert {*there.channel(general).messages} == before


async def test_the_files_of_thirty_rooms_stand_below_one_card_in_their_order(
    there: Ported, platform: SlackPlatform
) -> None:
    """Slack fails where more than fourteen come at once; without the later ones the earlier go as well."""
    general, faults = there.place("general"), there.scene.wire.api.faults
    files = tuple(File(f"room-{number}.txt", "text/plain", b"x" * (number + 1)) for number in range(30))
    message = await platform.post(general, Card("Results", files=files), "n1")
    below = there.channel(general).below(message.id)
    world = there.scene.wire.world
    assert [world.files[each].name for one in below for each in one.files] == [each.name for each in files]
    assert [len(one.files) for one in below] == [MOST_FILES] * 3
    before = {*there.channel(general).messages}

    async def breaks(asked: Asked) -> None:
        if asked.method == COMPLETE:
            faults.append(Fault(method=COMPLETE, error="restricted_action"))

    there.scene.wire.api.after = breaks
    with pytest.raises(NeverWorks, match=Why.RESTRICTED):
        await platform.post(general, Card("Results", files=files[:11]), "n2")
    assert {*there.channel(general).messages} == before


async def test_a_card_whose_files_may_have_come_or_not_goes_with_them(there: Ported, platform: SlackPlatform) -> None:
    general, api = there.place("general"), there.scene.wire.api
    card = Card("One", files=(File("list.csv", "text/csv", b"a,b\n"),))

    async def lost(asked: Asked) -> None:
        if asked.method == COMPLETE:
            raise Lost

    api.after = lost  # they came, and nobody hears of it
    with pytest.raises(Later):
        await platform.post(general, card, "n1")
    api.after = None
    api.faults.append(Fault(method=COMPLETE, error="internal_error"))
    with pytest.raises(Later):
        await platform.post(general, card, "n1")
    assert there.channel(general).messages == {}
    await platform.post(general, card, "n1")
    assert len(there.channel(general).messages) == 2


async def test_a_card_that_could_not_be_taken_back_is_not_sent_again(there: Ported, platform: SlackPlatform) -> None:
    general, faults = there.place("general"), there.scene.wire.api.faults
    faults += [Fault(method=COMPLETE, error="internal_error"), Fault(503, DELETE)]
    with pytest.raises(Unclear):
        await platform.post(general, Card("One", files=(File("list.csv", "text/csv", b"a,b\n"),)), "n1")
    assert await platform.find(general, "n1") is not None


# Where Homeroom is not installed.


def called(there: Ported, place: Place) -> list[str]:
    """Whom the newest message of a conversation would call if it were posted as it is now."""
    newest = max(there.channel(place).messages.values(), key=lambda each: float(each.ts))
    return re.findall(r"""(?:<@|"user_id": ")(U\w+)""", json.dumps(newest.blocks))


async def test_a_card_in_a_channel_names_people_and_calls_nobody(there: Ported, platform: SlackPlatform) -> None:
    general, ana, ben = there.place("general"), there.person("ana"), there.person("ben")
    await platform.names([ana])
    there.fresh()
    posted: list[tuple[list[str], str]] = []

    async def look(asked: Asked) -> None:
        if asked.method == POST:
            posted.append((called(there, general), there.member("ana").reads(general)))

    there.scene.wire.api.after = look
    card = Card("Pairs", (ana, Words(" and "), ben), note=(Words("for "), ana))
    sent = await platform.post(general, card, "n1")
    ((calls, read),) = posted
    assert calls == []
    assert "@Ana and someone" in read
    assert set(called(there, general)) == {ana.external_id, ben.external_id}
    assert there.asked() == [POST, UPDATE]
    there.fresh()
    thread = await platform.thread(sent, "Answers")
    await platform.post(thread, card, "n2")
    assert (posted[1][0], there.asked()) == ([], [POST, UPDATE])


async def test_a_card_that_is_told_calls_its_people_at_once(there: Ported, platform: SlackPlatform) -> None:
    ana, ben = there.person("ana"), there.person("ben")
    await platform.tell([ana, ben], Card("For you", (ana, Words(" and "), ben)), "n1")
    assert there.asked() == [OPEN, POST]


async def test_a_card_whose_people_cannot_be_named_now_stands_all_the_same(
    there: Ported, platform: SlackPlatform
) -> None:
    general, ana = there.place("general"), there.person("ana")
    faults = there.scene.wire.api.faults
    faults.append(Fault(503, UPDATE))
    await platform.post(general, Card("One", (ana,)), "n1")
    assert called(there, general) == [ana.external_id]
    faults.append(Fault(method=UPDATE, error="cant_update_message"))
    await platform.post(general, Card("Two", (ana,)), "n2")
    assert called(there, general) == []
    assert there.asked() == [POST, UPDATE, UPDATE, POST, UPDATE]
