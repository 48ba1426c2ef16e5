"""How Slack says no: ``ok: false`` with an error's name, mostly with status 200."""

from __future__ import annotations

from collections.abc import Iterable

from tests.wire.slack.things import Data


class ApiError(Exception):
    """A refusal by its name, with what else its JSON says."""

    def __init__(self, error: str, **more: object) -> None:
        self.error = error
        self.more = more
        super().__init__(f"{error} {more or ''}")

    @property
    def body(self) -> Data:
        """Its JSON."""
        return {"ok": False, "error": self.error, **self.more}


def misfit(error: str, messages: Iterable[str]) -> ApiError:
    """The refusal of arguments that do not fit, with what does not."""
    told = list(messages)
    if not told:
        return ApiError(error)
    return ApiError(error, errors=told, response_metadata={"messages": [f"[ERROR] {each}" for each in told]})


def missing_scope(needed: Iterable[str], provided: Iterable[str]) -> ApiError:
    """The refusal of what a token may not."""
    return ApiError("missing_scope", needed=",".join(needed), provided=",".join(sorted(provided)))
