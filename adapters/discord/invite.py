"""``homeroom invite discord``: the link that adds the bot to a server, and what each permission in it is for."""

from __future__ import annotations

import click

from adapters.discord.permissions import application_of, invite_link, needed, together, wants_members
from adapters.discord.sentences import say
from adapters.discord.settings import DiscordSettings
from bot.config import Config
from bot.registry import Registry
from bot.terminal import EXIT_CONFIG, complain, spoken


class NoInvitation(Exception):
    """There is no link; ``text_id`` of this adapter's texts says what is wanting, with its ``values``."""

    def __init__(self, text_id: str, **values: str) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values

    def said(self, language: str) -> str:
        """The sentence."""
        return say(language, self.text_id, **self.values)


def invitation(registry: Registry, language: str, *, token: str = "", application: str = "") -> list[str]:
    """What the command says, line by line, for the application of a token or of this number. The token is in none of
    it. Raises :class:`NoInvitation`."""
    wanted = needed(registry)
    link = invite_link(_application(token, application), together(wanted))
    uses = [say(language, "invite-one", permission=each.name(language), use=each.use(language)) for each in wanted]
    members = [say(language, "invite-members")] if wants_members(registry) else []
    listed = [f"  • {each}" for each in uses]
    return [say(language, "invite-link"), "", f"  {link}", "", say(language, "invite-what"), *listed, *members]


def _application(token: str, application: str) -> int:
    if application:
        if not (application.isascii() and application.isdecimal() and 15 <= len(application) <= 20):
            raise NoInvitation("invite-bad-application", given=application)
        return int(application)
    if not token:
        raise NoInvitation("invite-no-token")
    try:
        return application_of(token)
    except ValueError:
        raise NoInvitation("invite-bad-token") from None


def tell_invitation(config: Config, registry: Registry, application: str) -> int:
    """Does the command, and returns the code with which it ends."""
    settings = config.model("discord", DiscordSettings)
    try:
        token = "" if application else settings.read_token()
        lines = invitation(registry, spoken(), token=token, application=application)
    except OSError:
        complain("discord-token-file", path=settings.token_file)
        return EXIT_CONFIG
    except NoInvitation as no:
        click.echo(no.said(spoken()), err=True)
        return EXIT_CONFIG
    for line in lines:
        click.echo(line)
    return 0
