"""The operator's secrets, read as they are now: who makes one anew may have put it where the old one was."""

from __future__ import annotations

from adapters.slack.settings import SlackSettings
from bot.platform import CannotStart


def secret_of(settings: SlackSettings, name: str) -> str:
    """A secret by the name of its setting. Raises :class:`~bot.platform.CannotStart` for a file that cannot be read."""
    try:
        return settings.secret(name)
    except OSError:
        raise CannotStart("slack-file", path=settings.file_of(name)) from None
