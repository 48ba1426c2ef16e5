"""A message as plain text, as somebody would read it aloud: for tests, and for whoever simulates a classmate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from adapters.web.state import State

_STYLES = {"moment": "%Y-%m-%d %H:%M", "date": "%Y-%m-%d", "time": "%H:%M", "relative": "%Y-%m-%d %H:%M"}


def read_message(message: Mapping[str, Any], state: State, zone: str) -> str:
    """A message's words, or its card line by line: ``[Post]`` is a button, ``[Deck: Easy | Deep]`` a select."""
    if "card" not in message:
        return str(message.get("text", ""))
    return "\n".join(_card(message["card"], state, zone))


def read_text(runs: Sequence[Mapping[str, Any]], state: State, zone: str) -> str:
    """Runs of text: persons as ``@Name``, places as ``#name``, moments in the reader's zone."""
    return "".join(_run(run, state, zone) for run in runs)


def _card(card: Mapping[str, Any], state: State, zone: str) -> Iterator[str]:
    if card.get("title"):
        yield card["title"]
    if text := read_text(card.get("text", ()), state, zone):
        yield text
    for field in card.get("fields", ()):
        yield f"{field['label']}: {read_text(field['text'], state, zone)}"
    if image := card.get("image"):
        yield f"({image['alt']})"
    for file in card.get("files", ()):
        yield f"({file['name']})"
    for action in card.get("actions", ()):
        yield _action(action)
    if note := read_text(card.get("note", ()), state, zone):
        yield note


def _action(action: Mapping[str, Any]) -> str:
    choices = " | ".join(str(choice["label"]) for choice in action.get("choices", ()))
    return f"[{action['label']}: {choices}]" if choices else f"[{action['label']}]"


def _run(run: Mapping[str, Any], state: State, zone: str) -> str:
    match run["t"]:
        case "person":
            person = state.people.get(run["id"])
            return f"@{person.name if person else run['id']}"
        case "place":
            place = state.places.get(run["key"])
            return f"#{place.name if place else run['key']}"
        case "when":
            return f"{datetime.fromisoformat(run['at']).astimezone(ZoneInfo(zone)):{_STYLES[run['style']]}}"
        case _:
            return str(run["text"])
