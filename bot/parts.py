"""All the parts that there are, and which of them a configuration turns on: cogs, adapters, their settings, and how
they look at themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Final

import cogs
from bot.checked import FOLDERS, unless_checked
from bot.cog import Cog, DeclarationError, Kind, NotLoaded
from bot.config_tables import Models
from bot.courtesy import courtesy
from bot.demo import decide
from bot.lane import JobSettings
from bot.registry import Defaults, Registry, text_folders
from bot.texts import CORE, Texts, words_of

if TYPE_CHECKING:
    from adapters.discord.settings import DiscordSettings
    from adapters.slack.settings import SlackSettings
    from bot.config import Config
    from bot.doctor import Examination


@cache
def all_cogs() -> tuple[Cog, ...]:
    """Every cog: the packages in ``cogs`` that offer one as ``cog``. ``admin`` comes first, the others by name.

    Raises ``DeclarationError``.
    """
    names = sorted(
        (each.name for each in pkgutil.iter_modules(cogs.__path__)), key=lambda name: (name != "admin", name)
    )
    return tuple(_loaded(name) for name in names)


def _loaded(name: str) -> Cog:
    """A cog by its package's name. What stops Python in it is told with the place, as a wrong declaration is."""
    try:
        found: Cog = importlib.import_module(f"cogs.{name}").cog
    except DeclarationError:
        raise
    except Exception as fault:
        if isinstance(fault, SyntaxError):
            where, words = f"{fault.filename}:{fault.lineno}", fault.msg
        else:
            frames = extract_tb(fault.__traceback__)
            inside = [each for each in frames if any(Path(each.filename).is_relative_to(top) for top in cogs.__path__)]
            where = f"{inside[-1].filename}:{inside[-1].lineno}" if inside else f"cogs/{name}/__init__.py"
            words = str(fault)
        raise NotLoaded(f"{where}: {type(fault).__name__}: {words}") from fault
    return found


def models() -> Models:
    """The settings model of every part that has one, by its table in bot.toml."""
    from adapters.web.settings import WebSettings

    features = {f"cogs.{cog.name}": cog.settings for cog in all_cogs() if not cog.house}
    return Models({"jobs": JobSettings, "web": WebSettings, **features}, _PLATFORMS)


def _of_discord() -> type[DiscordSettings]:
    from adapters.discord.settings import DiscordSettings

    return DiscordSettings


def _of_slack() -> type[SlackSettings]:
    from adapters.slack.settings import SlackSettings

    return SlackSettings


_PLATFORMS: Final[Mapping[str, Callable[[], type[DiscordSettings | SlackSettings]]]] = {
    "discord": _of_discord,
    "slack": _of_slack,
}
"""The settings of each platform that is off unless something is set for it."""


def adapters_on(config: Config) -> frozenset[str]:
    """The names of the adapters that a configuration turns on.

    The class in the browser is on by itself; beside another platform only where people sign in to it.
    """
    from adapters.web.settings import WebSettings

    given = {name: of for name, of in _PLATFORMS.items() if name in config.parts}  # of others nothing is set
    others = {name for name, of in given.items() if config.model(name, of()).is_on}
    serves = not others or config.model("web", WebSettings).signs_in
    return frozenset(others | ({"web"} if serves else set()))


def in_demo(config: Config) -> bool:
    """Whether its class is one to try things in. Raises ``ConfigProblem`` where it can be neither that nor another."""
    from adapters.web.settings import WebSettings

    others = adapters_on(config) - {"web"}
    if "web" not in adapters_on(config):
        return False
    return decide(config, signs_in=config.model("web", WebSettings).signs_in, others=others)


def first_words() -> frozenset[str]:
    """The first words of all commands that there are."""
    return frozenset(each.words.partition(" ")[0] for cog in all_cogs() for each in cog if each.kind is Kind.COMMAND)


def declared(config: Config, *, again: bool = True) -> Registry:
    """Everything that the cogs that are on declare. Raises ``DeclarationError`` for the first mistake in it; not
    ``again``: what was found right before is not looked at once more.
    """
    found = [courtesy, *(cog for cog in all_cogs() if cog.name not in config.cogs_off)]
    texts = Texts(text_folders(found) | {CORE: courtesy.folder / "texts"} | _words_of_platforms(config))
    registry = Registry(found, texts)
    if again:
        registry.check()
    else:
        unless_checked(registry.check, sorted(texts.domains), {*FOLDERS, *map(Path, cogs.__path__)})
    return registry


def _words_of_platforms(config: Config) -> dict[str, Path]:
    """The texts of the adapters that are on and have words of their platform's, by domain."""
    found: dict[str, Path] = {}
    if "discord" in adapters_on(config):
        from adapters.discord.sentences import TEXTS

        found[words_of("discord")] = TEXTS
    return found


def called_on(platform: str, config: Config, command: str) -> str:
    """A command, such as ``homeroom status``, as people of a platform call it."""
    if platform not in ("discord", "slack"):
        return f"/{command}"
    commands = importlib.import_module(f"adapters.{platform}.commands").Commands
    registry = declared(config)
    said: str = commands(registry, defaults(config, registry).needs).spoken(f"/{command}")
    return said


def defaults(config: Config, registry: Registry) -> Defaults:
    """What every course's settings start from."""
    return Defaults({cog.name: config.model(f"cogs.{cog.name}", cog.settings) for cog in registry.cogs.values()})


def examinations(config: Config) -> Mapping[str, Examination]:
    """How each adapter that is on looks at itself for ``doctor``; ``watch`` where the class is not served."""
    from adapters.web.examination import examination
    from adapters.web.settings import WebSettings
    from bot.doctor import places_used, stored

    on = adapters_on(config)
    serves = "web" in on
    of_web = examination(config.model("web", WebSettings), serves=serves)
    found: dict[str, Examination] = {"web" if serves else "watch": of_web}
    if "discord" in on:
        from adapters.discord.examination import examination as of_discord

        settings = config.model("discord", _of_discord())
        found["discord"] = of_discord(settings, partial(declared, config), partial(places_used, config, "discord"))
    if "slack" in on:
        from adapters.slack.examination import examination as of_slack
        from storage.slack_installed import Installation, installed

        nowhere: Sequence[Installation] = ()
        there = partial(stored, config, installed, nowhere)
        found["slack"] = of_slack(config.model("slack", _of_slack()), partial(declared, config), there)
    return found
