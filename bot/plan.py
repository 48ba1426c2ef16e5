"""What a handler's parameters say: read once from its signature, used at every call."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cache
from types import CodeType
from typing import Any, Final

from bot.arguments import from_link
from bot.card import InputKind, Json
from bot.kinds import Kind, Upload, kind_of, strip_optional
from bot.link import BadLink
from bot.people import WRITTEN_IN, PlaceKind
from bot.records import dataclass
from storage.database import Tx
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Option:
    """Marks a parameter that comes from the person: a slash option, a form's input or a select's choice.

    ``least`` and ``most`` bound a number, or the length of a text or list. ``long`` asks for a text of several lines;
    in a list of lines each may then be as long as a text, where several may have been typed in one.
    ``places`` are the kinds of place that may be named; without them those in which messages to several people stand.
    ``reads`` makes the parameter's value of an :class:`~bot.kinds.Upload` that is asked for: a pure function of a
    module, which runs in another process before the transaction. It may raise a ``Refusal``.
    """

    least: int | None = None
    most: int | None = None
    long: bool = False
    places: tuple[PlaceKind, ...] = WRITTEN_IN
    reads: Callable[[Upload], Any] | None = None


class Result:
    """Marks the parameter of a ``then`` handler that takes what the effect came to."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One ``Option`` parameter; ``made`` is the type that its reader returns, where it has one."""

    name: str
    option: Option
    kind: Kind
    required: bool
    default: object = None
    made: Any = None

    @property
    def text(self) -> str:
        """The last part of its text's id: ``time_zone`` is ``time-zone``."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Plan:
    """A handler's parameters by where their values come from."""

    context: type
    stores: tuple[tuple[str, type[Store]], ...] = ()
    link: tuple[tuple[str, Any], ...] = ()
    asked: tuple[Asked, ...] = ()
    result: str | None = None
    defaults: Mapping[str, object] = field(default_factory=dict)

    def missing(self, given: Mapping[str, Json]) -> tuple[Asked, ...]:
        """The required options that nobody filled in."""
        return tuple(asked for asked in self.asked if asked.required and empty(given.get(asked.name)))

    def arguments(self, texts: tuple[str, ...], space_id: str) -> dict[str, object]:
        """The link's arguments, read. Raises :class:`BadLink`."""
        if len(texts) > len(self.link):
            raise BadLink("the link has too many arguments")
        read = {name: from_link(text, kind, space_id) for text, (name, kind) in zip(texts, self.link, strict=False)}
        for name, _ in self.link[len(texts) :]:
            if name not in self.defaults:
                raise BadLink("the link has too few arguments")
        return read

    def bound(self, tx: Tx, space_id: str) -> dict[str, object]:
        """The stores, bound to a transaction and a space."""
        return {name: store(tx, space_id) for name, store in self.stores}


def empty(value: object) -> bool:
    """Whether a value counts as not given."""
    return value is None or value == "" or value == []


_NOT_PLAIN: Final = (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction)
_NOT_IN_LINKS: Final = (
    InputKind.DURATION,
    InputKind.HOURS,
    InputKind.UPLOAD,
    InputKind.LINES,
    InputKind.CHOICES,
    InputKind.PEOPLE,
)


class BadSignature(TypeError):
    """A handler's parameters do not follow the rules."""


def plan_of(function: Callable[..., Any]) -> Plan:
    """Reads a handler's signature. Raises :class:`BadSignature` with the parameter named."""
    if any(of_another_kind(function) for of_another_kind in _NOT_PLAIN):
        raise BadSignature("a handler is a plain function: it cannot wait, and returns once")
    hints = _hints(function)
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters:
        raise BadSignature("the first parameter is the context")
    context = hints.get(parameters[0].name)
    stores: list[tuple[str, type[Store]]] = []
    link: list[tuple[str, Any]] = []
    asked: list[Asked] = []
    defaults: dict[str, object] = {}
    result: str | None = None
    for parameter in parameters[1:]:
        name, hint = parameter.name, hints.get(parameter.name)
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            raise BadSignature(f"{name} has no name of its own by which it is given")
        if hint is None:
            raise BadSignature(f"{name} has no type")
        bare, marks = _split(hint)
        has_default = parameter.default is not inspect.Parameter.empty
        if isinstance(bare, type) and issubclass(bare, Store):
            stores.append((name, bare))
        elif option := next((mark for mark in marks if isinstance(mark, Option)), None):
            asked.append(_asked(name, bare, option, parameter))
        elif Option in marks:
            raise BadSignature(f"{name}: write Option() with its brackets")
        elif Result in marks:
            result = name
        else:
            _check_link_kind(name, bare)
            if not has_default and any(earlier in defaults for earlier, _ in link):
                raise BadSignature(f"{name} follows an argument that may be left out")
            if has_default:
                defaults[name] = parameter.default
            link.append((name, bare))
    origin = typing.get_origin(context) or context
    if not isinstance(origin, type):
        raise BadSignature("the first parameter is the context, and says which")
    return Plan(origin, tuple(stores), tuple(link), tuple(asked), result, defaults)


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    """The types of its parameters. Of ``typing.get_type_hints``, which looks into each type as well, a start would
    notice: what is in a type is looked at once, by its kind."""
    function = inspect.unwrap(function)
    names, hints = getattr(function, "__globals__", {}), {}
    try:
        for parameter, said in function.__annotations__.items():
            if parameter != "return":
                hints[parameter] = eval(_compiled(said), names) if isinstance(said, str) else said  # noqa: S307
    except (NameError, AttributeError, TypeError, SyntaxError) as problem:
        raise BadSignature(f"its types cannot be read: {problem}") from None
    return hints


@cache
def _compiled(annotation: str) -> CodeType:
    """An annotation as what Python evaluates. Most are said many times: ``Context``, ``Id``."""
    return compile(annotation, "<annotation>", "eval")


def _split(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if typing.get_origin(hint) is typing.Annotated:
        bare, *marks = typing.get_args(hint)
        return bare, tuple(marks)
    return hint, ()


def _asked(name: str, bare: Any, option: Option, parameter: inspect.Parameter) -> Asked:
    try:
        kind = kind_of(Upload if option.reads else bare, long=option.long)
    except TypeError as problem:
        raise BadSignature(f"{name}: {problem}") from None
    made = strip_optional(bare) if option.reads else None
    if parameter.default is inspect.Parameter.empty:
        return Asked(name, option, kind, required=strip_optional(bare) is bare, made=made)
    return Asked(name, option, kind, required=False, default=parameter.default, made=made)


def _check_link_kind(name: str, bare: Any) -> None:
    try:
        kind = kind_of(bare)
    except TypeError as problem:
        raise BadSignature(f"{name}: {problem}") from None
    if kind.input in _NOT_IN_LINKS:
        raise BadSignature(f"{name}: {kind.input} cannot stand in a link; is it an Option()?")
