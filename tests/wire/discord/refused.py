"""How Discord says no: a status, a code, a sentence, and for a body that does not fit the tree of what does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tests.wire.discord.things import Data

SENTENCES: Final = {
    0: (401, "401: Unauthorized"),
    10002: (404, "Unknown Application"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    10065: (404, "Unknown Voice State"),
    20012: (403, "You are not authorized to perform this action on this application"),
    20022: (429, "This message cannot be edited due to announcement rate limits"),
    30013: (400, "Maximum number of server channels reached (500)"),
    30033: (400, "Maximum number of thread participants has been reached (1000)"),
    30034: (429, "Maximum number of daily application command creates has been reached (200)"),
    40003: (403, "You are opening direct messages too fast"),
    40032: (400, "Target user is not connected to voice."),
    40060: (400, "Interaction has already been acknowledged."),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40333: (403, "internal network error"),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    160002: (400, "Cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
}
"""By code (topics/opcodes-and-status-codes#json); those that the local Discord gives."""

Path = tuple[str | int, ...]
Misfit = tuple[Path, str, str]
"""Where in the body, Discord's name for what is wrong, and its sentence."""


class ApiError(Exception):
    """A refusal, as it goes over the wire."""

    def __init__(self, code: int, *, status: int = 0, message: str = "", errors: Data | None = None) -> None:
        known_status, known = SENTENCES.get(code, (400, ""))
        self.code = code
        self.status = status or known_status
        self.message = message or known
        self.errors = errors
        super().__init__(f"{self.status} {code}: {self.message} {errors or ''}")

    @property
    def body(self) -> Data:
        """Its JSON."""
        found: Data = {"message": self.message, "code": self.code}
        return found if self.errors is None else {**found, "errors": self.errors}


def invalid(misfits: Iterable[Misfit]) -> ApiError:
    """The refusal of a body: code 50035 with a tree that follows the body, ``_errors`` at its leaves."""
    tree: Data = {}
    for path, code, message in misfits:
        at = tree
        for step in path:
            at = at.setdefault(str(step), {})
        at.setdefault("_errors", []).append({"code": code, "message": message})
    return ApiError(50035, status=400, message="Invalid Form Body", errors=tree)
