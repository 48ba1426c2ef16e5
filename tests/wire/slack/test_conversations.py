"""Conversations of the local Slack, as slack_sdk meets them: names, members, privacy, archives, cursors."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.wire.slack.conftest import ids, refused, room
from tests.wire.slack.scene import Scene, Someone, Somewhere
from tests.wire.slack.things import Event, Kind


def heard(scene: Scene, *kinds: str) -> list[Event]:
    """What apps could hear of from now on, of these kinds."""
    found: list[Event] = []
    scene.wire.world.hears.append(lambda event: found.append(event) if event.type in kinds else None)
    return found


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "invalid_name_required"),
        ("a" * 81, "invalid_name_maxlength"),
        ("Room", "invalid_name_specials"),
        ("a b", "invalid_name_specials"),
        ("a.b", "invalid_name_specials"),
        ("-_-", "invalid_name_punctuation"),
        ("staff", "name_taken"),
    ],
)
async def test_a_name_is_valid_and_unique(bot: AsyncWebClient, name: str, error: str) -> None:
    assert await refused(bot.conversations_create(name=name)) == error


async def test_a_channel_is_made_with_the_app_in_it_and_its_name_stays_taken_when_archived(
    bot: AsyncWebClient, scene: Scene
) -> None:
    made = (await bot.conversations_create(name="mañana-1_b", is_private=True))["channel"]
    assert (made["is_private"], made["is_member"], made["creator"]) == (True, True, scene.install.bot.id)
    await bot.conversations_archive(channel=made["id"])
    assert await refused(bot.conversations_create(name="mañana-1_b")) == "name_taken"
    assert await refused(bot.conversations_archive(channel=made["id"])) == "already_archived"
    assert await refused(bot.chat_postMessage(channel=made["id"], text="x")) == "is_archived"
    assert await refused(bot.conversations_rename(channel=made["id"], name="other")) == "is_archived"
    assert await refused(bot.conversations_invite(channel=made["id"], users=ids(scene, "ana"))) == "is_archived"
    assert await refused(bot.conversations_unarchive(channel=made["id"])) == "not_in_channel", "only people can"


async def test_only_its_maker_renames_a_channel(bot: AsyncWebClient, scene: Scene) -> None:
    assert await refused(bot.conversations_rename(channel=scene.places["questions"].id, name="q")) == "not_authorized"
    mine = await room(scene, bot, "mine")
    names = heard(scene, "group_rename")
    renamed = (await bot.conversations_rename(channel=mine.id, name="ours"))["channel"]
    assert (renamed["name"], renamed["previous_names"]) == ("ours", ["mine"])
    assert [each.body["channel"]["name"] for each in names] == ["ours"]
    assert await refused(bot.conversations_archive(channel=scene.places["general"].id)) == "cant_archive_general"
    topic = await bot.conversations_setTopic(channel=mine.id, topic="Tea")
    assert topic["channel"]["topic"]["value"] == "Tea"
    assert await refused(bot.conversations_setTopic(channel=mine.id, topic="x" * 251)) == "too_long"


async def test_a_private_channel_is_not_there_for_who_is_not_in_it(bot: AsyncWebClient, scene: Scene) -> None:
    hidden = scene.add(Somewhere("hidden", private=True, members=("robin",), bot=False))
    there = {
        each["name"] for each in (await bot.conversations_list(types="public_channel,private_channel"))["channels"]
    }
    assert there == {"general", "questions", "staff"}
    asked: list[Any] = [
        bot.conversations_info(channel=hidden.id),
        bot.conversations_members(channel=hidden.id),
        bot.conversations_history(channel=hidden.id),
        bot.chat_postMessage(channel=hidden.id, text="x"),
        bot.conversations_invite(channel=hidden.id, users=ids(scene, "ana")),
        bot.conversations_archive(channel=hidden.id),
        bot.conversations_info(channel="C0NONE"),
    ]
    assert [await refused(each) for each in asked] == ["channel_not_found"] * len(asked)


async def test_people_are_invited_all_or_none_or_by_force(bot: AsyncWebClient, scene: Scene) -> None:
    there = await room(scene, bot, "there", "ana")
    ana, ben, chi = ids(scene, "ana", "ben", "chi")
    with pytest.raises(SlackApiError) as no:
        await bot.conversations_invite(channel=there.id, users=[ben, ana, "U0NONE", scene.install.bot.id])
    assert [(each["user"], each["error"]) for each in no.value.response["errors"]] == [
        (ana, "already_in_channel"),
        ("U0NONE", "user_not_found"),
        (scene.install.bot.id, "cant_invite_self"),
    ]
    assert no.value.response["error"] == "already_in_channel"
    assert there.members == [scene.install.bot.id, ana], "nobody came"
    await bot.conversations_invite(channel=there.id, users=[ben, ana], force=True)
    assert there.members == [scene.install.bot.id, ana, ben]
    assert await refused(bot.conversations_invite(channel=there.id, users=[])) == "no_user"
    assert await refused(bot.conversations_kick(channel=there.id, user=chi)) == "not_in_channel"
    assert await refused(bot.conversations_kick(channel=there.id, user=scene.install.bot.id)) == "cant_kick_self"
    went = heard(scene, "member_left_channel", "member_joined_channel")
    await bot.conversations_kick(channel=there.id, user=ana)
    await bot.conversations_invite(channel=there.id, users=[chi])
    assert [(each.type, each.body["user"]) for each in went] == [
        ("member_left_channel", ana),
        ("member_joined_channel", chi),
    ]
    scene.members["dan"].user.deleted = True
    asked = bot.conversations_invite(channel=there.id, users=ids(scene, "dan", "robin"))
    assert await refused(asked) == "cant_invite"
    assert there.members[-1] == ids(scene, "robin")[0], "the others came, as Slack has it"


async def test_one_person_is_a_direct_message_and_two_to_eight_a_group_message(
    bot: AsyncWebClient, scene: Scene
) -> None:
    ana, ben = ids(scene, "ana", "ben")
    direct = (await bot.conversations_open(users=[ana]))["channel"]["id"]
    again = await bot.conversations_open(users=[ana], return_im=True)
    assert (again["channel"]["id"], again["already_open"], again["channel"]["user"]) == (direct, True, ana)
    together = (await bot.conversations_open(users=[ana, ben]))["channel"]
    assert together["is_mpim"]
    assert (await bot.conversations_open(users=[ben, ana]))["channel"]["id"] == together["id"]
    assert scene.wire.world.channels[direct].kind is Kind.DIRECT
    for asked in (bot.conversations_archive, bot.conversations_join):
        assert await refused(asked(channel=together["id"])) == "method_not_supported_for_channel_type"
    await bot.conversations_close(channel=together["id"])
    assert (await bot.conversations_close(channel=together["id"]))["already_closed"]
    everybody = [each.user.id for each in scene.members.values()]
    more = [*everybody, scene.wire.world.user(scene.team, "eva").id]
    assert await refused(bot.conversations_open(users=more)) == "too_many_users"
    assert await refused(bot.conversations_open(users=ids(scene, "poller"))) == "cannot_dm_bot"
    assert await refused(bot.conversations_open(users=["U0NONE"])) == "user_not_found"
    assert await refused(bot.conversations_open(users=[])) == "users_list_not_supplied"
    scene.members["ben"].user.deleted = True
    assert await refused(bot.conversations_open(users=[ana, ben])) == "user_disabled"
    assert (await bot.chat_postMessage(channel=direct, text="x"))["ok"]


async def test_nobody_makes_or_fills_channels_where_the_workspace_does_not_let_apps(
    bot: AsyncWebClient, scene: Scene
) -> None:
    there = await room(scene, bot, "there")
    scene.team.apps_make_channels = False
    assert await refused(bot.conversations_create(name="more")) == "restricted_action"
    assert await refused(bot.conversations_invite(channel=there.id, users=ids(scene, "ana"))) == "restricted_action"


async def test_long_lists_come_in_pages(bot: AsyncWebClient, scene: Scene) -> None:
    for number in range(5):
        await bot.conversations_create(name=f"c{number}")
    last = next(each for each in scene.team.channels.values() if each.name == "c1")
    scene.wire.world.archive(last, scene.install.bot)
    found, sizes, cursor = [], [], ""
    while True:
        page = await bot.conversations_list(limit=2, cursor=cursor, exclude_archived=True)
        found += [each["name"] for each in page["channels"]]
        sizes.append(len(page["channels"]))
        if not (cursor := page["response_metadata"]["next_cursor"]):
            break
    assert found == ["general", "questions", "c0", "c2", "c3", "c4"]
    assert sizes == [2, 1, 2, 1], "what is left out makes its page shorter"
    assert await refused(bot.conversations_list(cursor="bm8=")) == "invalid_cursor"
    assert await refused(bot.conversations_list(limit=0)) == "invalid_limit"
    assert await refused(bot.conversations_list(types="rooms")) == "invalid_types"
    everybody = (await bot.users_list())["members"]
    assert {each["name"] for each in everybody} >= {"robin", "gus", "poller", "slackbot", "homeroom"}
    first = await bot.users_list(limit=3)
    assert [each["id"] for each in first["members"]] == [each["id"] for each in everybody[:3]]


async def test_people_come_with_what_the_workspace_says_of_them(bot: AsyncWebClient, scene: Scene) -> None:
    robin, gus, poller = ids(scene, "robin", "gus", "poller")
    owner = (await bot.users_info(user=robin, include_locale=True))["user"]
    assert (owner["is_owner"], owner["is_admin"], owner["locale"], owner["tz"]) == (True, True, "en-US", "UTC")
    assert (await bot.users_info(user=gus))["user"]["is_restricted"]
    assert (await bot.users_info(user=poller))["user"]["is_bot"]
    slackbot = (await bot.users_info(user="USLACKBOT"))["user"]
    assert not slackbot["is_bot"], "as Slack has it"
    assert await refused(bot.users_info(user="U0NONE")) == "user_not_found"
    eli = scene.joins(Someone("eli", stranger=True)).user
    stranger = (await bot.users_info(user=eli.id))["user"]
    assert (stranger["is_stranger"], stranger["team_id"]) == (True, eli.other_team)
    assert scene.wire.world.sees(eli, scene.places["general"]) is False, "they see what is shared with them"
    scene.wire.world.join(scene.places["general"], eli)
    scene.wire.world.post(scene.places["general"], eli, "Hello")
    written = (await bot.conversations_history(channel=scene.places["general"].id))["messages"][0]
    assert (written["user_team"], written["team"]) == (eli.other_team, eli.other_team)
    tutors = scene.wire.world.group(scene.team, "tutors", [scene.members["sam"].user])
    assert (await bot.usergroups_users_list(usergroup=tutors.id))["users"] == ids(scene, "sam")
    assert [each["handle"] for each in (await bot.usergroups_list())["usergroups"]] == ["tutors"]
    assert await refused(bot.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"


async def test_the_app_goes_into_public_channels_and_out_again(bot: AsyncWebClient, scene: Scene) -> None:
    there = scene.add(Somewhere("open", bot=False))
    assert await refused(bot.conversations_archive(channel=there.id)) == "not_in_channel"
    await bot.conversations_join(channel=there.id)
    assert (await bot.conversations_join(channel=there.id))["warning"] == "already_in_channel"
    out = heard(scene, "channel_left")
    await bot.conversations_leave(channel=there.id)
    assert [each.body["channel"] for each in out] == [there.id]
    assert (await bot.conversations_leave(channel=there.id))["not_in_channel"]
    assert await refused(bot.conversations_leave(channel=scene.places["general"].id)) == "cant_leave_general"
    mine = {each["name"] for each in (await bot.users_conversations())["channels"]}
    assert mine == {"general", "questions"}
