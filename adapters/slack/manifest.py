"""The manifest of the Slack app, made from what the cogs that are on declare.

Its form: https://docs.slack.dev/reference/app-manifest
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from adapters.slack.commands import COMMAND, Commands
from adapters.slack.limits import LONGEST_APP_STORY
from adapters.slack.scopes import heard, needed
from adapters.slack.sentences import say
from adapters.slack.settings import EVENTS, REDIRECT, Mode, SlackSettings
from bot.registry import Defaults, Registry
from bot.texts import DEFAULT, Speaker

NAME: Final = "Homeroom"
STORY: Final = "cog-name.story"
"""The text in which a feature says what it does, a sentence or two."""
COLOUR: Final = "#1f4f46"
NEW_APP: Final = "https://api.slack.com/apps?new_app=1&manifest_json="


def manifest(registry: Registry, settings: SlackSettings, language: str = DEFAULT) -> dict[str, Any]:
    """The manifest, with its words in a language: Slack has one for all. Raises ``DeclarationError`` for what Slack
    would refuse."""
    is_http = settings.mode is Mode.HTTP
    url = {"url": f"{settings.public}{EVENTS}"} if is_http else {}
    request = {"request_url": f"{settings.public}{EVENTS}"} if is_http else {}
    options = {"message_menu_options_url": f"{settings.public}{EVENTS}"} if is_http else {}
    redirects = {"redirect_urls": [f"{settings.public}{REDIRECT}"]} if is_http else {}
    shortcuts = Commands(registry, Defaults({}).needs).shortcuts(language)
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": NAME,
            "description": say(language, "app-description"),
            "long_description": _story(registry, language),
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,  # nothing that is written there is read
            },
            "bot_user": {"display_name": NAME.lower(), "always_online": True},
            "shortcuts": [
                {"name": each.name, "type": each.type, "callback_id": each.callback_id, "description": each.description}
                for each in shortcuts
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": say(language, "app-command"),
                    "usage_hint": say(language, "app-usage"),
                    "should_escape": True,  # else people and channels are names, which say nothing of who is meant
                    **url,
                }
            ],
        },
        "oauth_config": {**redirects, "scopes": {"bot": [each.name for each in needed(registry, settings)]}},
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(heard(registry, settings))},
            "interactivity": {"is_enabled": True, **request, **options},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not is_http,
            "token_rotation_enabled": is_http,
        },
    }


def _story(registry: Registry, language: str) -> str:
    """What the app does, as those of its features say of themselves that are on; nothing that is still to come."""
    first, last = say(language, "app-story"), say(language, "app-keeps")
    left, told = LONGEST_APP_STORY - len(first) - len(last) - 1, list[str]()
    for feature in registry.features:
        speak = Speaker(registry.texts, feature, language)
        story = speak.plain(STORY) if speak.has(STORY) else ""
        if story and len(story) < left:
            told.append(story)
            left -= len(story) + 1
    return " ".join([first, *told, last])


def as_json(found: Mapping[str, Any]) -> str:
    """A manifest as people read it and paste it."""
    return json.dumps(found, ensure_ascii=False, indent=2)


def new_app(found: Mapping[str, Any]) -> str:
    """The address that makes the app of a manifest."""
    return NEW_APP + quote(json.dumps(found, ensure_ascii=False, separators=(",", ":")), safe="")
