"""A line typed in the class, read as a command: the class has its commands as JSON, and says no in its own way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from adapters.web.line_values import Named
from adapters.web.refusal import ClassRefusal
from adapters.web.state import State
from bot import line
from bot.card import Choice, Input, InputKind, Json
from bot.line_values import Unclear
from bot.people import PlaceKind
from bot.records import dataclass


class WrongOptions(ClassRefusal):
    """Options with values that are none of theirs: what fits, and what is said at each other. It says the first."""

    def __init__(self, no: line.WrongOptions) -> None:
        super().__init__(no.text_id, **no.values)
        self.command = no.command
        self.filled = no.filled
        self.wrong = {option: refused(each) for option, each in no.wrong.items()}


@dataclass(frozen=True, slots=True)
class _Offered:
    name: str
    label: str
    inputs: tuple[Input, ...]


def parse(
    text: str,
    commands: Sequence[Mapping[str, Any]],
    state: State,
    person: str,
    place: str,
    may: Collection[str] | None = None,
) -> tuple[str, dict[str, Json]]:
    """The command's name and its values by option, as JSON; see :func:`bot.line.parse`.

    Raises :class:`ClassRefusal` for what cannot be understood, :class:`WrongOptions` where only values do not fit.
    """
    offered = [_Offered(str(each["name"]), str(each["label"]), _inputs(each["inputs"])) for each in commands]
    try:
        command, values = line.parse(text, offered, Named(state, person, place), may)
    except line.WrongOptions as no:
        raise WrongOptions(no) from None
    except Unclear as no:
        raise refused(no) from None
    return command.name, values


def refused(no: Unclear) -> ClassRefusal:
    """The class's own way of saying it."""
    return ClassRefusal(no.text_id, **no.values)


def _inputs(entries: Sequence[Any]) -> tuple[Input, ...]:
    return tuple(
        Input(
            str(entry["name"]),
            InputKind(entry["kind"]),
            str(entry["label"]),
            required=bool(entry.get("required")),
            choices=tuple(Choice(str(each["value"]), str(each["label"])) for each in entry.get("choices") or ()),
            places=tuple(PlaceKind(kind) for kind in entry.get("places") or ()),
        )
        for entry in entries
        if isinstance(entry, Mapping)
    )
