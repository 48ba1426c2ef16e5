"""Conversations: made, opened, looked at, changed, archived, and who is in them."""

from __future__ import annotations

from typing import Any, Final

from tests.wire.slack import shapes
from tests.wire.slack.access import ANY, INVITE, MANAGE, READ, TOPIC, all_of, inside, person, reach
from tests.wire.slack.api import Call, Methods
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import Channel, Data, Kind, User

methods = Methods()
LONGEST_NAME: Final = 80
LONGEST_TOPIC: Final = 250
MOST_INVITED: Final = 100
"""The page of the method says 100 where it lists arguments, 1,000 where it tells of their use."""
DEACTIVATED: Final = "cant_invite"
TOGETHER: Final = 8
_ALL_KINDS: Final = {each.value: each for each in Kind}


def checked_name(call: Call, name: str) -> str:
    """A name for a channel, that no other of the workspace has, archived and private ones too."""
    if not name:
        raise ApiError("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise ApiError("invalid_name_maxlength")
    if any(not (each in "-_" or (each.isalnum() and each == each.lower())) for each in name):
        raise ApiError("invalid_name_specials")
    if not any(each.isalnum() for each in name):
        raise ApiError("invalid_name_punctuation")
    if any(each.named and each.name == name for each in call.world.teams[call.install.team_id].channels.values()):
        raise ApiError("name_taken")
    return name


def shown(call: Call, channel: Channel, **more: bool) -> Data:
    """A conversation as the app is shown it."""
    return shapes.channel(channel, call.install.bot.id, **more)


@methods("conversations.create", 2, ("channels:manage", "groups:write"))
def create(call: Call) -> Any:
    """A new channel, with the app in it."""
    private = call.flag("is_private")
    call.needs(*MANAGE[Kind.PRIVATE if private else Kind.PUBLIC])
    team = call.world.teams[call.install.team_id]
    name = checked_name(call, call.text("name"))
    if not team.apps_make_channels:
        raise ApiError("restricted_action")
    return {"channel": shown(call, call.world.channel(team, name, call.install.bot, private=private))}


@methods("conversations.archive", 2, ("channels:manage", "groups:write"))
def archive(call: Call) -> Any:
    """A channel is archived."""
    channel = inside(call, MANAGE, named=True)
    if channel.archived:
        raise ApiError("already_archived")
    if channel.general:
        raise ApiError("cant_archive_general")
    call.world.archive(channel, call.install.bot)


@methods("conversations.unarchive", 2, ("channels:manage", "groups:write"))
def unarchive(call: Call) -> Any:
    """Only people can, as Slack's page of the method says: bots are told that they are not in it."""
    channel = reach(call, MANAGE)
    if not channel.named:
        raise ApiError("method_not_supported_for_channel_type")
    raise ApiError("not_in_channel" if channel.archived else "not_archived")


@methods("conversations.rename", 2, ("channels:manage", "groups:write"))
def rename(call: Call) -> Any:
    """A channel that the app made has another name."""
    channel = inside(call, MANAGE, named=True, alive=True)
    name = checked_name(call, call.text("name"))
    if channel.creator != call.install.bot.id:
        raise ApiError("not_authorized")
    call.world.rename(channel, name)
    return {"channel": shown(call, channel)}


@methods("conversations.setTopic", 2, all_of(TOPIC))
def set_topic(call: Call) -> Any:
    """A conversation has another topic."""
    return {"channel": _words(call, "topic")}


@methods("conversations.setPurpose", 2, all_of(TOPIC))
def set_purpose(call: Call) -> Any:
    """A conversation has another description."""
    return {"channel": _words(call, "purpose")}


def _words(call: Call, what: str) -> Data:
    channel = inside(call, TOPIC, alive=True)
    said = call.text(what)
    if len(said) > LONGEST_TOPIC:
        raise ApiError("too_long")
    bot = call.install.bot
    setattr(channel, what, {"value": said, "creator": bot.id, "last_set": call.world.seconds()})
    kind = f"{'group' if channel.kind is Kind.PRIVATE else 'channel'}_{what}"
    call.world.post(channel, bot, f"set the channel {what}: {said}", subtype=kind, extra={what: said})
    return shown(call, channel)


@methods("conversations.list", 2, all_of(READ))
def list_all(call: Call) -> Any:
    """Conversations of some kinds that the app sees; private ones and direct ones where it is in them."""
    return _listed(call, lambda channel: call.world.sees(call.install.bot, channel))


@methods("users.conversations", 3, all_of(READ))
def of_person(call: Call) -> Any:
    """Those that somebody is in (the app, when nobody is named) and that the app sees."""
    user = person(call, call.text("user") or call.install.bot.id)
    bot = call.install.bot
    return _listed(call, lambda channel: user.id in channel.members and call.world.sees(bot, channel))


def _listed(call: Call, fits: Any) -> Data:
    kinds = []
    for name in call.names("types") or ["public_channel"]:
        if name not in _ALL_KINDS:
            raise ApiError("invalid_types")
        kinds.append(_ALL_KINDS[name])
        call.needs(*READ[kinds[-1]])
    everything = call.world.teams[call.install.team_id].channels
    ids = [each.id for each in everything.values() if each.kind in kinds and fits(each)]
    page, cursor = call.page(ids, 100)
    without = call.flag("exclude_archived")  # left out of a page that was counted with them, as Slack has it
    found = [everything[each] for each in page if not (without and everything[each].archived)]
    counted = [shown(call, each, count=each.named) for each in found]
    return {"channels": counted, "response_metadata": {"next_cursor": cursor}}


@methods("conversations.info", 3, all_of(READ))
def info(call: Call) -> Any:
    """One conversation."""
    return {"channel": shown(call, reach(call, READ), count=call.flag("include_num_members"))}


@methods("conversations.members", 4, all_of(READ))
def members(call: Call) -> Any:
    """Who is in a conversation, bots too."""
    page, cursor = call.page(reach(call, READ).members, 100)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


@methods("conversations.invite", 3, all_of(INVITE))
def invite(call: Call) -> Any:
    """People come into a channel: all of them, or nobody. With ``force`` those who can; so too, though it is refused,
    where those who cannot are deactivated."""
    channel = inside(call, INVITE, named=True, alive=True)
    asked = list(dict.fromkeys(call.names("users")))
    if not asked:
        raise ApiError("no_user")
    if len(asked) > MOST_INVITED:
        raise ApiError("too_many_users")
    team = call.world.teams[channel.team_id]
    if not team.apps_make_channels:
        raise ApiError("restricted_action")
    wrong = {each: why for each in asked if (why := _uninvitable(call, channel, each))}
    errors: list[Data] = [{"user": each, "ok": False, "error": why} for each, why in wrong.items()]
    if not wrong or call.flag("force") or set(wrong.values()) == {DEACTIVATED}:
        for each in asked:
            if each not in wrong:
                call.world.join(channel, team.users[each], call.install.bot)
    if wrong and (not call.flag("force") or len(wrong) == len(asked)):
        raise ApiError(errors[0]["error"], errors=errors)
    return {"channel": shown(call, channel), **({"errors": errors} if errors else {})}


def _uninvitable(call: Call, channel: Channel, user_id: str) -> str:
    team = call.world.teams[channel.team_id]
    user = team.users.get(user_id)
    if user is None or user_id not in call.world.users:
        return "user_not_found"
    if user_id == call.install.bot.id:
        return "cant_invite_self"
    if user_id in channel.members:
        return "already_in_channel"
    if user.deleted:
        return DEACTIVATED
    if user.stranger:
        return "no_external_invite_permission"
    inside_already = any(each.named and user_id in each.members for each in team.channels.values())
    return "ura_max_channels" if user.guest == "single" and inside_already else ""


@methods("conversations.kick", 3, ("channels:manage", "groups:write"))
def kick(call: Call) -> Any:
    """Somebody is put out of a channel."""
    channel = inside(call, MANAGE, named=True)
    user = person(call, call.text("user"))
    if user.id == call.install.bot.id:
        raise ApiError("cant_kick_self")
    if channel.general:
        raise ApiError("cant_kick_from_general")
    if user.id not in channel.members:
        raise ApiError("not_in_channel")
    call.world.leave(channel, user, call.install.bot)


@methods("conversations.open", 3, ("im:write", "mpim:write"))
def open_direct(call: Call) -> Any:
    """The direct message with one person, the group message with two to eight; made when there is none."""
    if call.text("channel"):
        channel = reach(call, MANAGE)
        if channel.named:
            raise ApiError("method_not_supported_for_channel_type")
        return _opened(call, channel, before=True)
    people = _together(call)
    call.needs(*MANAGE[Kind.DIRECT if len(people) == 1 else Kind.GROUP])
    team = call.world.teams[call.install.team_id]
    everybody = {call.install.bot.id, *(each.id for each in people)}
    before = any(not each.named and set(each.members) == everybody for each in team.channels.values())
    if not before and call.flag("prevent_creation"):
        raise ApiError("channel_not_found")
    return _opened(call, call.world.talk(team, [call.install.bot, *people]), before=before)


def _together(call: Call) -> list[User]:
    asked = [each for each in dict.fromkeys(call.names("users")) if each != call.install.bot.id]
    if not call.names("users"):
        raise ApiError("users_list_not_supplied")
    if not asked:
        raise ApiError("not_enough_users")
    if len(asked) > TOGETHER:
        raise ApiError("too_many_users")
    people = [person(call, each) for each in asked]
    if len(people) == 1 and (people[0].bot or people[0].id not in call.world.users):
        raise ApiError("cannot_dm_bot")
    if any(each.deleted for each in people):
        raise ApiError("user_disabled")
    return people


def _opened(call: Call, channel: Channel, *, before: bool) -> Data:
    was_open = before and call.install.bot.id not in channel.hidden_for
    channel.hidden_for.discard(call.install.bot.id)
    whole = call.flag("return_im") or channel.kind is Kind.GROUP
    told = shown(call, channel) if whole else {"id": channel.id}
    return {"channel": told, **({"no_op": True, "already_open": True} if was_open else {})}


@methods("conversations.close", 2, ("im:write", "mpim:write"))
def close(call: Call) -> Any:
    """The app sees a direct or group message no more in its list; nothing is gone."""
    channel = reach(call, MANAGE)
    if channel.named:
        raise ApiError("method_not_supported_for_channel_type")
    if call.install.bot.id in channel.hidden_for:
        return {"no_op": True, "already_closed": True}
    channel.hidden_for.add(call.install.bot.id)
    return {}


@methods("conversations.join", 3, ("channels:join",))
def join(call: Call) -> Any:
    """The app goes into a public channel by itself."""
    channel = reach(call, ANY)
    if channel.kind is not Kind.PUBLIC:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    already = call.install.bot.id in channel.members
    call.world.join(channel, call.install.bot)
    return {"channel": shown(call, channel), **({"warning": "already_in_channel"} if already else {})}


@methods("conversations.leave", 3, ("channels:manage", "groups:write"))
def leave(call: Call) -> Any:
    """The app goes out of a channel."""
    channel = reach(call, MANAGE)
    if not channel.named:
        raise ApiError("method_not_supported_for_channel_type")
    if channel.general:
        raise ApiError("cant_leave_general")
    if call.install.bot.id not in channel.members:
        return {"not_in_channel": True}
    if channel.archived:
        raise ApiError("is_archived")
    if channel.kind is Kind.PRIVATE and len(channel.members) == 1:
        raise ApiError("last_member")
    call.world.leave(channel, call.install.bot)
    return {}
