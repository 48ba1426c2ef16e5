"""The things of a Discord as JSON, in the shapes of its API and gateway."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from tests.wire.discord.things import App, Channel, Data, Flag, Guild, Kind, Message, Participant, Role, User, born

if TYPE_CHECKING:
    from tests.wire.discord.world import World

NO_ONE: Final[Data] = {"content": "", "embeds": [], "attachments": [], "components": []}
"""What is left of a message's content for who may not read it."""


def iso(moment: datetime | None) -> str | None:
    """A moment as Discord writes it."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


def user(of: User) -> Data:
    """A user as others see them."""
    found: Data = {
        "id": str(of.id),
        "username": of.name,
        "global_name": of.shown or None,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }
    return {**found, "bot": True} if of.bot else found


def own_user(of: User) -> Data:
    """A user as they see themselves."""
    return {**user(of), "mfa_enabled": False, "locale": of.locale, "verified": True, "email": None}


def role(of: Role, guild_id: int) -> Data:
    """A role."""
    found: Data = {
        "id": str(of.id),
        "name": of.name,
        "permissions": str(int(of.permissions)),
        "position": of.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": of.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    return {**found, "tags": {"bot_id": str(of.bot_id)}} if of.bot_id is not None else found


def participant(of: Participant) -> Data:
    """A member of a server, with the user."""
    return {**_participant(of), "user": user(of.user)}


def _participant(of: Participant) -> Data:
    return {
        "nick": of.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(each) for each in of.roles],
        "joined_at": iso(of.joined),
        "premium_since": None,
        "communication_disabled_until": iso(of.timed_out_until),
        "flags": 0,
        "pending": False,
        "mute": False,
        "deaf": False,
    }


def channel(of: Channel, world: World, for_user: int | None = None) -> Data:
    """A channel of any kind; for a thread with who asks, when they are in it."""
    found: Data = {
        "id": str(of.id),
        "type": int(of.kind),
        "flags": 0,
        "last_message_id": _id(of.last_message_id),
    }
    if of.kind == Kind.DIRECT:
        others = [world.users[each] for each in of.recipients if each != for_user]
        return {**found, "recipients": [user(each) for each in others]}
    found |= {
        "guild_id": str(of.guild_id),
        "name": of.name,
        "parent_id": _id(of.parent_id),
        "rate_limit_per_user": of.slow,
    }
    if of.is_thread:
        return found | _thread(of, for_user)
    found |= {
        "position": of.position,
        "permission_overwrites": [
            {"id": str(each.id), "type": each.kind, "allow": str(int(each.allow)), "deny": str(int(each.deny))}
            for each in of.overwrites.values()
        ],
        "nsfw": False,
    }
    if of.kind in (Kind.VOICE, Kind.STAGE):
        found |= {"bitrate": of.bitrate, "user_limit": of.user_limit, "rtc_region": None}
    if of.kind in (Kind.TEXT, Kind.FORUM, Kind.ANNOUNCEMENT):
        found |= {"topic": of.topic, "default_auto_archive_duration": 4320}
    if of.kind == Kind.FORUM:
        found["flags"] = 1 << 4 if of.tag_needed else 0
        found |= {"available_tags": of.tags, "default_reaction_emoji": None, "default_sort_order": None}
    return found


def _thread(of: Channel, for_user: int | None) -> Data:
    found: Data = {
        "owner_id": str(of.owner_id),
        "message_count": of.count,
        "total_message_sent": of.count,
        "member_count": min(len(of.people), 50),
        "thread_metadata": {
            "archived": of.archived,
            "archive_timestamp": iso(of.archived_at or born(of.id)),
            "auto_archive_duration": of.archive_after,
            "locked": of.locked,
            "create_timestamp": iso(born(of.id)),
        },
        "applied_tags": of.applied_tags,
    }
    if of.kind == Kind.PRIVATE_THREAD:
        found["thread_metadata"]["invitable"] = of.invitable
    if for_user in of.people:
        found["member"] = inside(of, for_user)
    return found


def inside(thread: Channel, user_id: int, member: Data | None = None) -> Data:
    """Somebody in a thread."""
    found: Data = {
        "id": str(thread.id),
        "user_id": str(user_id),
        "join_timestamp": iso(thread.people[user_id]),
        "flags": 1,
    }
    return found if member is None else {**found, "member": member}


def voice_state(of: Participant, guild_id: int) -> Data:
    """Where somebody is in voice."""
    return {
        "guild_id": str(guild_id),
        "channel_id": _id(of.voice),
        "user_id": str(of.user.id),
        "member": participant(of),
        "session_id": f"{of.user.id:x}",
        "deaf": False,
        "mute": False,
        "self_deaf": False,
        "self_mute": False,
        "self_video": False,
        "self_stream": False,
        "suppress": False,
        "request_to_speak_timestamp": None,
    }


def message(of: Message, world: World, app: App | None, content: bool = True) -> Data:
    """A message; without ``content`` as for a bot that may not read what others wrote where it is not named."""
    found: Data = {
        "id": str(of.id),
        "type": of.kind,
        "channel_id": str(of.channel_id),
        "author": user(of.author),
        "content": of.content,
        "timestamp": iso(of.at),
        "edited_timestamp": iso(of.edited),
        "tts": False,
        "mention_everyone": of.mention_everyone,
        "mentions": [user(world.users[each]) for each in of.mentions],
        "mention_roles": [str(each) for each in of.mention_roles],
        "attachments": of.attachments,
        "embeds": of.embeds,
        "components": of.components,
        "pinned": False,
        "flags": of.flags | (Flag.HAS_THREAD if of.thread_id is not None else 0),
        **of.extra,
    }
    if of.app_id is not None:
        found |= {"application_id": str(of.app_id)}
        if "interaction_metadata" in of.extra:
            found |= {"webhook_id": str(of.app_id)}
    if of.reply_to is not None:
        found["message_reference"] = {
            "type": 0,
            "channel_id": str(of.channel_id),
            "message_id": str(of.reply_to),
            **({"guild_id": str(of.guild_id)} if of.guild_id is not None else {}),
        }
        answered = world.message(of.channel_id, of.reply_to)
        found["referenced_message"] = None
        if answered is not None:
            found["referenced_message"] = message(answered, world, app, content)
            found["referenced_message"].pop("referenced_message", None)
    if of.thread_id is not None and (below := world.places.get(of.thread_id)) is not None:
        found["thread"] = channel(below, world)
    return found if content or readable(of, app) else {**found, **NO_ONE}


def readable(of: Message, app: App | None) -> bool:
    """Whether a bot reads a message without the intent for it: its own, a direct one, one that names it."""
    if app is None or of.guild_id is None:
        return True
    return of.author.id == app.user.id or app.user.id in of.mentions or of.app_id == app.id


def guild(of: Guild, world: World) -> Data:
    """A server without what is in it."""
    return {
        "id": str(of.id),
        "name": of.name,
        "owner_id": str(of.owner_id),
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "features": [],
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [role(each, of.id) for each in of.roles.values()],
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": of.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def arrival(of: Guild, world: World, app: App, *, every: bool) -> Data:
    """A server as a bot meets it: with ``every`` member (presences intent), else with itself and who is in voice."""
    shown = [each for each in of.members.values() if every or each.user.id == app.user.id or each.voice is not None]
    seen = [each for each in of.threads.values() if not each.archived and world.sees(app.user.id, each)]
    return guild(of, world) | {
        "joined_at": iso(of.members[app.user.id].joined),
        "large": len(of.members) > 250,
        "unavailable": False,
        "member_count": len(of.members),
        "members": [participant(each) for each in shown],
        "voice_states": [voice_state(each, of.id) for each in of.members.values() if each.voice is not None],
        "channels": [channel(each, world) for each in of.channels.values()],
        "threads": [channel(each, world, app.user.id) for each in seen],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(of: App, world: World) -> Data:
    """A bot's application as it sees it."""
    flags = 0
    for intent, limited in ((1 << 8, 1 << 13), (1 << 1, 1 << 15), (1 << 15, 1 << 19)):
        flags |= limited if of.privileged & intent else 0
    return {
        "id": str(of.id),
        "name": of.name,
        "icon": None,
        "description": "",
        "type": None,
        "verify_key": f"{of.id:064x}",
        "flags": flags,
        "flags_new": str(flags),
        "bot": user(of.user),
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(world.users[of.owner_id]),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": sum(of.user.id in each.members for each in world.guilds.values()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "tags": [],
    }


def _id(snowflake: int | None) -> str | None:
    return None if snowflake is None else str(snowflake)
