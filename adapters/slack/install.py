"""``homeroom manifest slack`` and ``homeroom install slack``: what the app is made of, and where it is made."""

from __future__ import annotations

import click

from adapters.slack.manifest import as_json, manifest, new_app
from adapters.slack.scopes import needed
from adapters.slack.sentences import say
from adapters.slack.settings import INSTALL, Mode, SlackSettings
from bot.config import Config
from bot.registry import Registry
from bot.terminal import spoken


def tell_manifest(config: Config, registry: Registry) -> None:
    """Prints the manifest, and nothing else."""
    click.echo(as_json(manifest(registry, config.model("slack", SlackSettings), spoken())))


def tell_address(config: Config, registry: Registry) -> None:
    """Prints the address, what each scope is for, and what comes afterwards."""
    for line in address(registry, config.model("slack", SlackSettings), spoken()):
        click.echo(line)


def address(registry: Registry, settings: SlackSettings, language: str) -> list[str]:
    """What the command says, line by line. No secret is in it."""
    uses = [
        f"  • {say(language, 'install-one', scope=each.name, use=each.use(language))}"
        for each in needed(registry, settings)
    ]
    link = new_app(manifest(registry, settings, language))
    if settings.mode is Mode.HTTP:
        then = say(language, "install-http", address=f"{settings.public}{INSTALL}")
    else:
        then = say(language, "install-socket")
    return [say(language, "install-link"), "", f"  {link}", "", say(language, "install-scopes"), *uses, "", then]
