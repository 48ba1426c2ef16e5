"""Dataclasses as the standard library has them, but each method is written when it is first called, and the one that
fills the fields when it was called often.

The standard library writes six functions as text for each frozen class and has Python compile them: 0.8 ms, which two
hundred classes take at every start, for functions of which most are never called. Here only the fields are read then.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, **others: Any) -> Callable[[type], type]:
        """:func:`dataclasses.dataclass`, with the same classes as a result. Classes
        below others, and what else it can be told, are left to it."""

        def decorate(cls: type) -> type:
            below = any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:])
            if others or below or "InitVar" in "".join(map(str, vars(cls).get("__annotations__", {}).values())):
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **others)
            return _promised(cls, frozen=frozen, slots=slots)

        return decorate


_MEANT: Final = ("ClassVar", "InitVar", "KW_ONLY")
"""What makes of an annotation something else than a field."""
_ALWAYS: Final = ("__init__", "__repr__", "__eq__")
_OFTEN: Final = 64
"""Objects of a class. Until there are so many, writing and compiling their ``__init__`` takes longer than it saves."""


def _promised(cls: type, *, frozen: bool, slots: bool) -> type:
    """The class with its fields and, for each of its methods, one that writes it. What it says itself stays."""
    own = vars(cls)
    hashes = own.get("__hash__") is not None or ("__hash__" in own and "__eq__" not in own)
    written = [name for name in _ALWAYS if name not in own] + (["__hash__"] if frozen and not hashes else [])
    cls.__doc__ = cls.__doc__ or cls.__name__  # else it is described by its fields, in a text that nobody reads
    made: type = _with_fields(cls, slots=slots)
    # For classes below it, and whoever asks what it is.
    params = made.__dataclass_params__  # type: ignore[attr-defined]
    params.init, params.repr, params.eq, params.frozen = True, True, True, frozen
    for name in written:
        setattr(made, name, _filling(made) if name == "__init__" else _writing(made, name))
    if not frozen and not hashes:
        made.__hash__ = None  # type: ignore[assignment]  # what can change is in no set
    if frozen:
        _freeze(made)
        if slots and "__getstate__" not in own:  # their own, or pickle would set attributes
            made.__getstate__ = _state  # type: ignore[method-assign,assignment]
            made.__setstate__ = _set_state  # type: ignore[attr-defined]
    return made


def _with_fields(cls: type, *, slots: bool) -> type:
    """The class with its fields alone. In a type that is written as text the standard library looks for three names,
    with a pattern, which takes a third of all this: where none of them stands it is spared the text."""
    types: dict[str, Any] = vars(cls).get("__annotations__", {})
    plain = {name: each for name, each in types.items() if isinstance(each, str) and not any(map(each.count, _MEANT))}
    cls.__annotations__ = types | dict.fromkeys(plain, object)
    made: type = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
    made.__annotations__ = types
    for each in dataclasses.fields(made):
        each.type = plain.get(each.name, each.type)
    return made


def _filling(cls: type[Any]) -> Callable[..., Any]:
    """An ``__init__`` that reads what to fill from the fields. It is replaced by the standard library's when it was
    called often, and at once where arguments do not fit: that one says so in Python's own words."""
    write = _writing(cls, "__init__")
    left = _OFTEN
    put = object.__setattr__ if cls.__dataclass_params__.frozen else setattr

    def first(self: Any, /, *args: Any, **given: Any) -> Any:
        nonlocal left
        left -= 1
        fields = dataclasses.fields(cls)
        taken = [each.name for each in fields if not each.kw_only]
        values = dict(zip(taken, args, strict=False)) | given
        fits = values.keys() <= {each.name for each in fields} and len(values) == len(args) + len(given)
        fits = fits and all(each.init for each in fields)
        if left < 0 or not fits or not all(each.name in values or _has_default(each) for each in fields):
            return write(self, *args, **given)
        for each in fields:
            if each.name in values:
                value = values[each.name]
            elif each.default_factory is not dataclasses.MISSING:
                value = each.default_factory()
            else:
                value = each.default
            put(self, each.name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()
        return None

    first.__name__, first.__qualname__ = "__init__", f"{cls.__qualname__}.__init__"
    return first


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _writing(cls: type, name: str) -> Callable[..., Any]:
    """A method that puts the standard library's in its own place when it is called, and calls it."""

    def first(self: Any, /, *args: Any, **given: Any) -> Any:
        method = vars(_written(cls, name))[name]
        method.__qualname__ = f"{cls.__qualname__}.{name}"  # it is named where arguments do not fit
        setattr(cls, name, method)
        return method(self, *args, **given)

    first.__name__, first.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return first


def _written(cls: type[Any], name: str) -> type:
    """A class of the same fields, with one method as the standard library writes it."""
    told: dict[str, Any] = {"__doc__": name}  # else it describes each default, for a text that nobody reads
    if hasattr(cls, "__post_init__"):
        told["__post_init__"] = None
    return dataclasses.make_dataclass(
        cls.__name__,
        [(each.name, each.type, _again(each)) for each in dataclasses.fields(cls)],
        namespace=told,
        init=name == "__init__",
        repr=name == "__repr__",
        eq=name in ("__eq__", "__hash__"),
        frozen=cls.__dataclass_params__.frozen,
    )


def _again(field: dataclasses.Field[Any]) -> dataclasses.Field[Any]:
    """The same field, for another class."""
    told = ("default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
    again: dataclasses.Field[Any] = dataclasses.field(**{name: getattr(field, name) for name in told})
    return again


def _freeze(cls: type[Any]) -> None:
    def is_field(name: str) -> bool:
        return any(each.name == name for each in dataclasses.fields(cls))

    def set_attribute(self: object, name: str, value: object) -> None:
        if type(self) is cls or is_field(name):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete_attribute(self: object, name: str) -> None:
        if type(self) is cls or is_field(name):
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    setattr(cls, "__setattr__", set_attribute)  # noqa: B010
    setattr(cls, "__delattr__", delete_attribute)  # noqa: B010


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
