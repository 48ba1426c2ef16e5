"""Cards, forms and commands as the plain JSON that the class keeps and the page draws."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from adapters.web.hub import JsonObject
from adapters.web.limits import (
    LONGEST_CARD_TEXT,
    LONGEST_FIELD,
    LONGEST_TITLE,
    MOST_ACTIONS,
    MOST_FIELDS,
    MOST_FILES,
)
from bot.act import CommandHelp, MenuEntry
from bot.card import Action, Button, Card, Choice, File, Form, Image, Input, Json, PeopleSelect, Select
from bot.people import Person, Place
from bot.text import Run, Said, Spot, Text, When, Words

MORE: Final = "…"


def card_json(card: Card) -> JsonObject:
    """A card as the class takes it. What is longer than the page can hold ends with ``…``: no message is lost for it.

    The image must have been drawn. Its data, and those of files, are in base64; the class gives them addresses.
    """
    found: JsonObject = {
        "title": _cut(card.title, LONGEST_TITLE),
        "text": text_json(card.text, LONGEST_CARD_TEXT, card.language),
        "fields": [
            {"label": _cut(field.label, LONGEST_TITLE), "text": text_json(field.text, LONGEST_FIELD, card.language)}
            for field in card.fields[:MOST_FIELDS]
        ],
        "actions": [_action(action) for action in card.actions[:MOST_ACTIONS]],
        "files": [_file(file) for file in card.files[:MOST_FILES]],
        "note": text_json(card.note, LONGEST_FIELD, card.language),
    }
    if card.image is not None:
        found["image"] = _image(card.image)
    return found


def text_json(text: Text, longest: int = LONGEST_CARD_TEXT, language: str = "") -> list[Json]:
    """Runs as JSON, at most so many characters of words. Moments are worded in this ``language``; without one in the
    reader's."""
    runs: list[Json] = []
    left = longest
    for run in text:
        words = run.text if isinstance(run, Words | Said | Spot) else ""
        shown = _run(run)
        if isinstance(run, When) and language:
            shown["lang"] = language
        if len(words) > left:
            runs.append({**shown, "text": _cut(words, left)} if left else {"t": "words", "text": MORE})
            break
        left -= len(words)
        runs.append(shown)
    return runs


def form_json(form: Form) -> JsonObject:
    """A form as the page opens it."""
    return {
        "title": form.title,
        "key": form.key,
        "link": form.link,
        "submit": form.submit,
        "note": text_json(form.note),
        "step": form.step,
        "steps": form.steps,
        "sealed": form.sealed,
        "inputs": [input_json(entry) for entry in form.inputs],
    }


def command_json(command: CommandHelp) -> JsonObject:
    """A command as the composer offers it."""
    return {
        "name": command.name,
        "label": command.label,
        "help": command.help,
        "link": command.link,
        "sealed": command.sealed,
        "inputs": [input_json(entry) for entry in command.inputs],
    }


def menu_json(entry: MenuEntry) -> JsonObject:
    """An entry in the menus of persons or of messages, as the page offers it."""
    return {"about": entry.about, "link": entry.link, "label": entry.label}


def input_json(entry: Input) -> JsonObject:
    """One input."""
    return {
        "name": entry.name,
        "kind": entry.kind.value,
        "label": entry.label,
        "help": entry.help,
        "required": entry.required,
        "value": entry.value,
        "choices": _choices(entry.choices),
        "least": entry.least,
        "most": entry.most,
        "error": entry.error,
        "places": [kind.value for kind in entry.places],
    }


def _run(run: Run) -> dict[str, Json]:
    match run:
        case Words(text, bold, href):
            words: dict[str, Json] = {"t": "words", "text": text, **_bold(bold)}
            return words | ({"href": href} if href else {})
        case Said(text, bold):
            return {"t": "said", "text": text, **_bold(bold)}
        case Person():
            return {"t": "person", "id": run.external_id}
        case Place():
            return {"t": "place", "key": run.key}
        case Spot(text, place, message):
            return {"t": "spot", "text": text, "place": place.key, "message": message}
        case When(moment, style):
            return {"t": "when", "at": moment.isoformat(), "style": style.value}
        case _:
            assert_never(run)


def _bold(bold: bool) -> Mapping[str, Json]:
    return {"bold": True} if bold else {}


def _action(action: Action) -> Json:
    match action:
        case Button(label, link, look):
            return {"type": "button", "label": label, "link": link, "look": look.value}
        case Select(label, link, choices, most):
            return {"type": "select", "label": label, "link": link, "most": most, "choices": _choices(choices)}
        case PeopleSelect(label, link, most):
            return {"type": "people", "label": label, "link": link, "most": most}
        case _:
            assert_never(action)


def _choices(choices: Sequence[Choice]) -> list[Json]:
    return [{"value": choice.value, "label": choice.label, "chosen": choice.chosen} for choice in choices]


def _image(image: Image) -> Json:
    if image.data is None:
        raise ValueError("a card's picture is drawn before the card is sent")
    return {"alt": image.alt, "type": "image/png", "data": base64.b64encode(image.data).decode()}


def _file(file: File) -> Json:
    return {"name": file.name, "type": file.content_type, "data": base64.b64encode(file.data).decode()}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + MORE
