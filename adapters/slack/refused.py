"""What Slack refuses, as the core knows it: what can never work, and what may work later.

Its names of errors stand on the page of each method, ``reference/methods/NAME`` below https://docs.slack.dev.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final, TypeVar

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.platform import Later, NeverWorks, Passing, Undelivered, Why
from bot.platform import Unclear as NobodyKnows
from bot.refusals import Refusals as Remembered

T = TypeVar("T")

_NEVER: Final[Mapping[Why, str]] = {
    Why.PLACE_GONE: "channel_not_found no_channel team_not_found",
    Why.MESSAGE_GONE: "message_not_found thread_not_found",
    Why.NOT_IN_PLACE: "not_in_channel channel_is_limited_access",
    Why.ARCHIVED: "is_archived is_inactive",
    Why.RESTRICTED: "restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel"
    " restricted_action_thread_locked restricted_action_thread_only_channel access_denied accesslimited"
    " app_access_restricted app_cannot_join_channel cannot_create_channel cant_archive_general cant_archive_required"
    " cant_invite cant_kick_from_general ekm_access_denied enterprise_is_restricted invalid_user_combination"
    " no_external_invite_permission not_authorized posting_to_channel_denied ura_max_channels user_is_restricted",
    Why.INSTALL_AGAIN: "missing_scope messages_tab_disabled no_permission not_allowed_token_type not_enabled",
    Why.PERSON_GONE: "user_disabled user_not_found users_not_found user_not_visible user_not_in_channel"
    " org_user_not_in_team invitee_cant_see_channel",
    Why.TOO_LONG: "msg_blocks_too_long msg_too_long view_too_large",
    Why.STAYS: "cant_delete_message cant_update_message edit_window_closed",
    Why.NOT_POSSIBLE: "cannot_dm_bot cannot_reply_to_message cant_invite_self cant_kick_self"
    " block_mismatch metadata_too_large method_deprecated"
    " method_not_supported_for_channel_type missing_argument missing_file_data"
    " name_taken no_text no_user not_enough_users not_supported too_long too_many_attachments too_many_members"
    " too_many_users unknown_method users_list_not_supplied file_not_found file_deleted"
    " expired_trigger_id exchanged_trigger_id trigger_expired trigger_exchanged push_limit_reached not_found",
}
NEVER: Final[Mapping[str, Why]] = MappingProxyType(
    {name: why for why, names in _NEVER.items() for name in names.split()}
)
"""Why what was refused with each of these names can never work."""
ENDED: Final = frozenset({"token_revoked", "account_inactive"})
"""The installation is over: somebody removed the app, its bot, or the whole workspace."""
UNKNOWN_TOKEN: Final = ENDED | {"invalid_auth", "not_authed", "token_expired", "team_access_not_granted"}
"""Slack does not know the token."""
TOO_MANY: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_UNCLEAR: Final = frozenset({"fatal_error", "internal_error", "service_unavailable"})
"""Part of it may have happened: the pages of the methods say so."""
_HOLDS: Final = (Why.PLACE_GONE, Why.NOT_IN_PLACE, Why.ARCHIVED, Why.RESTRICTED, Why.INSTALL_AGAIN)
"""What is refused for one of these is refused until somebody changes something."""
_TOO_FAST_PAUSE: Final = 60.0
_NAME: Final = re.compile(r"[a-z0-9_]{1,80}")
log = structlog.get_logger()


class Unauthorized(Later):
    """Slack does not know the token any more: until somebody installs Homeroom again, nothing works."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds, Passing.NOT_LET_IN)


class Unclear(NobodyKnows):
    """Something failed within Slack, and nobody knows whether it happened. What it answered is not kept: there may be
    words of people in it."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(f"{code or 'no error'} ({status})")
        self.code = code
        self.status = status


def code_of(refusal: SlackApiError) -> str:
    """Slack's own name of the error; empty where what was answered is none of Slack's."""
    found: Any = getattr(refusal.response, "data", refusal.response)
    name = found.get("error") if isinstance(found, dict) else None
    return name if isinstance(name, str) and _NAME.fullmatch(name) else ""


def never(refusal: SlackApiError) -> Why | None:
    """Why the same request can never work, or ``None`` when it may.

    By Slack's own names alone: an answer without one is a proxy's. What Slack finds invalid stays so.
    """
    code = code_of(refusal)
    if code in UNKNOWN_TOKEN:
        return None
    return NEVER.get(code) or (Why.NOT_POSSIBLE if code.startswith("invalid_") else None)


@contextmanager
def told(what: str = "") -> Iterator[None]:
    """What slack_sdk raises within becomes :class:`~bot.platform.NeverWorks` or :class:`~bot.platform.Later`.

    A fault within Slack becomes :class:`Unclear`, and a connection that broke stays as it is: nobody knows whether it
    happened. ``what`` is for the log.
    """
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise Later(why=Passing.AWAY) from None
    except SlackApiError as refusal:
        raise _judged(refusal, what) from None


@contextmanager
def reading(what: str = "") -> Iterator[None]:
    """The same for what is only looked at: whatever went wrong, nothing happened."""
    try:
        with told(what):
            yield
    except (Unclear, aiohttp.ClientError, OSError):
        raise Later(why=Passing.AWAY) from None


async def unless(codes: str, asked: Awaitable[T]) -> T | None:
    """Asks, without complaint when Slack says one of these (names, with spaces between): then it is as it should be."""
    try:
        return await asked
    except SlackApiError as refusal:
        if code_of(refusal) not in codes.split():
            raise
        return None


@contextmanager
def or_gone() -> Iterator[None]:
    """What is taken away within may be gone already, also where that is known without asking."""
    try:
        yield
    except NeverWorks as never:
        if never.why not in (Why.MESSAGE_GONE, Why.PLACE_GONE):
            raise


class Refusals(Remembered):
    """What was refused a moment ago, by workspace, channel and method."""

    @contextmanager
    def asking(self, team: str, channel: str, what: str, *, alone: bool = False) -> Iterator[None]:
        """As :func:`told`. What a channel refused a moment ago is refused at once, and nothing is asked.

        ``what`` is the method. ``channel`` is empty for what is asked of the workspace. ``alone``: that the channel
        cannot be seen says nothing of it, only of what is asked.
        """
        self.check(team, channel, what)
        with told(what):
            try:
                yield
            except SlackApiError as refusal:
                why = never(refusal)
                if why in _HOLDS:
                    anything = why in (Why.PLACE_GONE, Why.NOT_IN_PLACE) and bool(channel) and not alone
                    self.note(team, channel, what, Undelivered(why), anything=anything)
                raise
            self.worked(team, channel, what)


def _judged(refusal: SlackApiError, what: str) -> Exception:
    code, status = code_of(refusal), _status_of(refusal)
    if code in UNKNOWN_TOKEN:
        return Unauthorized(_TOO_FAST_PAUSE)
    if status == 429 or code in TOO_MANY:
        return Later(_TOO_FAST_PAUSE)
    if status >= 500 or code in _UNCLEAR or not code:
        return Unclear(code, status)
    why = never(refusal)
    if why in (None, Why.TOO_LONG, Why.NOT_POSSIBLE, Why.INSTALL_AGAIN, Why.STAYS):
        log.warning("slack.refused", code=code, status=status, what=what)
    return Later() if why is None else NeverWorks(why)


def _status_of(refusal: SlackApiError) -> int:
    found: Any = refusal.response
    status = getattr(found, "status_code", None) or getattr(found, "status", None)
    return status if isinstance(status, int) else 200
