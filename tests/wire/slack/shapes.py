"""The things of a Slack as JSON, in the shapes of its Web API and events."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.wire.slack.things import Channel, Data, File, Group, Kind, Message, User

if TYPE_CHECKING:
    from tests.wire.slack.world import World


def user(of: User, *, locale: bool = False) -> Data:
    """Somebody, with their language where it is asked for."""
    found: Data = {
        "id": of.id,
        "team_id": of.shown_team,
        "name": of.name,
        "deleted": of.deleted,
        "updated": of.updated,
        "is_bot": of.bot,
        "is_app_user": False,
        "profile": profile(of),
        **_zone(of),
    }
    if not of.deleted:
        found |= {
            "color": "9f69e7",
            "real_name": of.shown,
            "is_admin": of.admin,
            "is_owner": of.owner,
            "is_primary_owner": of.primary_owner,
            "is_restricted": bool(of.guest),
            "is_ultra_restricted": of.guest == "single",
            "is_email_confirmed": not of.bot,
            "who_can_share_contact_card": "EVERYONE",
        }
    if of.stranger:
        found["is_stranger"] = True
    return {**found, "locale": of.locale} if locale else found


def profile(of: User) -> Data:
    """Somebody's profile."""
    found: Data = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": of.shown,
        "real_name_normalized": of.shown,
        "display_name": "" if of.bot else of.shown,
        "display_name_normalized": "" if of.bot else of.shown,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "g0",
        "team": of.shown_team,
    }
    return found | ({"bot_id": of.bot_id, "api_app_id": of.app_id} if of.bot else {})


def _zone(of: User) -> Data:
    offset = datetime(2026, 1, 15, tzinfo=UTC).astimezone(ZoneInfo(of.zone)).utcoffset()
    assert offset is not None
    return {} if of.deleted else {"tz": of.zone, "tz_label": of.zone, "tz_offset": int(offset.total_seconds())}


def group(of: Group, *, users: bool) -> Data:
    """A user group, with its people where they are asked for."""
    found: Data = {
        "id": of.id,
        "team_id": of.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": of.name,
        "description": "",
        "handle": of.handle,
        "is_external": False,
        "date_delete": 1 if of.disabled else 0,
        "auto_type": None,
        "prefs": {"channels": [], "groups": []},
        "user_count": len(of.users),
    }
    return {**found, "users": list(of.users)} if users else found


def channel(of: Channel, for_user: str, *, count: bool = False) -> Data:
    """A conversation as somebody in it, or outside, is shown it."""
    found: Data = {
        "id": of.id,
        "created": of.created,
        "is_archived": of.archived,
        "is_im": of.kind is Kind.DIRECT,
        "is_org_shared": False,
        "context_team_id": of.team_id,
        "updated": of.created * 1000,
    }
    if of.kind is Kind.DIRECT:
        others = [each for each in of.members if each != for_user]
        return {**found, "user": (others or of.members)[0], "is_open": for_user not in of.hidden_for, "priority": 0}
    found |= {
        "name": of.name,
        "name_normalized": of.name,
        "is_channel": of.named,
        "is_group": of.kind is Kind.PRIVATE,
        "is_mpim": of.kind is Kind.GROUP,
        "is_private": of.kind is not Kind.PUBLIC,
        "is_general": of.general,
        "is_shared": of.shared,
        "is_ext_shared": of.shared,
        "is_pending_ext_shared": False,
        "is_member": for_user in of.members,
        "creator": of.creator,
        "unlinked": 0,
        "topic": of.topic,
        "purpose": of.purpose,
        "previous_names": of.previous_names,
        "shared_team_ids": [of.team_id],
    }
    if of.kind is Kind.GROUP:
        found |= {"members": list(of.members), "is_open": for_user not in of.hidden_for}
    return {**found, "num_members": len(of.members)} if count else found


def message(of: Message, world: World, *, metadata: bool = False) -> Data:
    """A message. Its ``metadata`` comes only to who asks for all of it."""
    found: Data = {"type": "message", "user": of.user_id, "text": of.text, "ts": of.ts}
    channel_of = world.channels[of.channel_id]
    if of.subtype:
        found["subtype"] = of.subtype
    if of.bot_id:
        app = world.apps[of.app_id]
        about = {"id": of.bot_id, "app_id": app.id, "name": app.name, "deleted": False, "team_id": channel_of.team_id}
        found |= {"bot_id": of.bot_id, "app_id": of.app_id, "bot_profile": about}
    if not of.subtype:
        found |= _team(of, channel_of, world)
    found |= {name: value for name, value in _parts(of, world).items() if value}
    if of.private_to is None:
        found |= _thread(of, channel_of)
    if of.metadata is not None and metadata:
        found["metadata"] = of.metadata
    return {**found, **of.extra}


def _team(of: Message, inside: Channel, world: World) -> Data:
    """The workspace of who wrote it; of strangers once more as such."""
    author = world.users.get(of.user_id)
    team_id = inside.team_id if author is None else author.shown_team
    return {"team": team_id, **({"user_team": team_id, "source_team": team_id} if team_id != inside.team_id else {})}


def _parts(of: Message, world: World) -> dict[str, Any]:
    return {
        "blocks": of.blocks,
        "attachments": of.attachments,
        "edited": of.edited,
        "files": [file(world.files[each], world) for each in of.files],
        "reactions": [{"name": name, "users": who, "count": len(who)} for name, who in of.reactions.items()],
    }


def _thread(of: Message, inside: Channel) -> Data:
    if of.thread_ts is not None and of.thread_ts != of.ts:
        above = inside.messages.get(of.thread_ts)
        return {"thread_ts": of.thread_ts} | ({"parent_user_id": above.user_id} if above is not None else {})
    below = inside.below(of.ts)
    if not below:
        return {}
    who = list(dict.fromkeys(each.user_id for each in below))
    return {
        "thread_ts": of.ts,
        "reply_count": len(below),
        "reply_users_count": len(who),
        "latest_reply": below[-1].ts,
        "reply_users": who[:5],
        "is_locked": False,
        "subscribed": False,
    }


def file(of: File, world: World) -> Data:
    """A file."""
    kind = of.name.rpartition(".")[2].lower()
    mime = {"png": "image/png", "csv": "text/csv", "txt": "text/plain", "pdf": "application/pdf", "jpg": "image/jpeg"}
    return {
        "id": of.id,
        "created": of.created,
        "timestamp": of.created,
        "name": of.name,
        "title": of.title,
        "mimetype": mime.get(kind, "application/octet-stream"),
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": of.user_id,
        "user_team": of.team_id,
        "size": of.length,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "alt_txt": of.alt,
        "url_private": f"{world.base}/files-pri/{of.team_id}-{of.id}/{of.name}",
        "url_private_download": f"{world.base}/files-pri/{of.team_id}-{of.id}/download/{of.name}",
        "permalink": f"{world.teams[of.team_id].url}files/{of.user_id}/{of.id}/{of.name}",
        "channels": [each for each in of.shared if world.channels[each].kind is Kind.PUBLIC],
        "groups": [each for each in of.shared if world.channels[each].kind in (Kind.PRIVATE, Kind.GROUP)],
        "ims": [each for each in of.shared if world.channels[each].kind is Kind.DIRECT],
    }
