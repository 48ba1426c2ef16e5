"""What the tests of people and of answers share: commands, cards, and a modal with every kind of input."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

PICK = {"name": "who", "description": "Whom", "type": 6, "required": True}
COMMANDS: list[Any] = [
    {
        "name": "buddy",
        "description": "Study buddies",
        "name_localizations": {"es-ES": "pareja"},
        "options": [
            {
                "name": "pause",
                "description": "Pause",
                "type": 1,
                "options": [
                    PICK,
                    {"name": "weeks", "description": "How many", "type": 4, "min_value": 1, "max_value": 4},
                    {"name": "deck", "description": "Which", "type": 3, "autocomplete": True},
                    {"name": "how", "description": "How", "type": 3, "choices": [{"name": "Soft", "value": "s"}]},
                ],
            },
        ],
    },
    {"name": "staff", "description": "For staff", "default_member_permissions": "32"},
    {"name": "Greet", "type": 2},
    {"name": "Report", "type": 3},
]


def card(*items: ui.Item[Any], text: str = "**Tea?** \\*said\\* <t:1772442000>") -> ui.LayoutView:
    """A view of components, which the library does not keep."""
    view = ui.LayoutView()
    view.add_item(ui.Container(ui.TextDisplay(text), *items))
    view.stop()
    return view


def told(heard: discord.Interaction[Any]) -> Any:
    """What came with an interaction."""
    return heard.data


def button(label: str, link: str) -> ui.ActionRow[Any]:
    """A row with one button."""
    return ui.ActionRow(ui.Button(label=label, custom_id=link))


class Pause(ui.Modal, title="Pause"):
    """A modal with every kind of input that a form has."""

    until: ui.Label[Any] = ui.Label(text="Until", component=ui.TextInput(custom_id="until", max_length=10))
    why: ui.Label[Any] = ui.Label(
        text="Why", component=ui.TextInput(custom_id="f1.1:text:why", required=False, default="Ill")
    )
    deck: ui.Label[Any] = ui.Label(
        text="Deck",
        component=ui.Select(custom_id="deck", options=[discord.SelectOption(label="Deep", value="d")], required=False),
    )
    mates: ui.Label[Any] = ui.Label(text="Mates", component=ui.UserSelect(custom_id="mates", required=True))
    proof: ui.Label[Any] = ui.Label(text="Proof", component=ui.FileUpload(custom_id="proof", required=False))
