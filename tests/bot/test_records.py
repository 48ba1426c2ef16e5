"""A dataclass of ours is one of the standard library's in all that can be seen of it, however late its methods come."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest

from bot.records import dataclass

OFTEN = 70
"""More calls than a class takes until its ``__init__`` is written."""


@dataclass(frozen=True, slots=True)
class Ours:
    """A seat in a room."""

    row: int
    names: tuple[str, ...] = ()
    notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    far: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.row < 0:
            raise ValueError("there is no such row")


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A seat in a room."""

    row: int
    names: tuple[str, ...] = ()
    notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    far: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.row < 0:
            raise ValueError("there is no such row")


@dataclass(slots=True)
class Changing:
    """A count."""

    number: int = 0


@dataclass()
class Doubling:
    """It keeps twice what it is given, and counts what it is made with."""

    number: int
    made_with: dataclasses.InitVar[int] = 0
    count: int = field(default=0, init=False)

    def __post_init__(self, made_with: int) -> None:
        self.count = made_with

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value * 2 if name == "number" else value)  # type: ignore[operator]


@dataclass()
class Twice:
    """It keeps twice what it is given."""

    number: int

    def __setattr__(self, name: str, value: int) -> None:
        super().__setattr__(name, value * 2)


@dataclass(frozen=True)
class Loud:
    """It says how it is shown and compared itself."""

    name: str

    def __repr__(self) -> str:
        return self.name.upper()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Loud)

    def __hash__(self) -> int:
        return 7


@dataclass(frozen=True, slots=True)
class Below(Ours):
    """A seat below another class."""

    seat: int = 1


def said(call: Any, *args: Any, **given: Any) -> str:
    """What a call comes to: its result as text, or its mistake."""
    try:
        return repr(call(*args, **given))
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"


@pytest.mark.parametrize(
    ("args", "given"),
    [((1,), {}), ((1, ("Ana",)), {"far": True}), ((), {}), ((1, (), {}, True), {}), ((-1,), {}), ((1,), {"seat": 2})],
)
def test_it_is_made_shown_and_refused_as_the_standard_library_does(args: Any, given: Any) -> None:
    for _ in range(OFTEN):  # before the method is written, when it is, and once it is
        assert said(Ours, *args, **given) == said(Theirs, *args, **given).replace("Theirs", "Ours")


def test_it_is_compared_and_hashed_as_the_standard_library_does() -> None:
    for _ in range(2):
        assert Ours(1, ("Ana",), {"a": 1}) == Ours(1, ("Ana",), {"a": 2})
        assert Ours(1) != Ours(2)
        assert Ours(1) != Theirs(1)  # type: ignore[comparison-overlap]
        assert hash(Ours(1, ("Ana",))) == hash(Theirs(1, ("Ana",)))
    assert Ours(1).notes is not Ours(1).notes


def test_what_is_frozen_does_not_change() -> None:
    for cls in (Ours, Theirs, Below):
        seat: Any = cls(1)
        for name in ("row", "other") if cls is Ours else ("row",):  # theirs has another fault for what is no field
            with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
                setattr(seat, name, 2)
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'row'"):
            del seat.row
        assert not hasattr(seat, "__dict__")


def test_what_is_not_frozen_changes_and_is_in_no_set() -> None:
    counted = Changing()
    counted.number += 1
    assert counted == Changing(1)
    assert repr(counted) == "Changing(number=1)"
    assert said(hash, counted) == "TypeError: unhashable type: 'Changing'"


def test_it_is_copied_sent_and_taken_apart() -> None:
    seat = Ours(1, ("Ana",), {"a": 1}, far=True)
    for again in (pickle.loads(pickle.dumps(seat)), copy.deepcopy(seat), dataclasses.replace(seat)):
        assert (again, again.notes, again.far) == (seat, seat.notes, True)
    assert dataclasses.replace(seat, row=2).row == 2
    assert dataclasses.asdict(seat) == {"row": 1, "names": ("Ana",), "notes": {"a": 1}, "far": True}
    match seat:
        case Ours(1, names):
            assert names == ("Ana",)
        case _:
            pytest.fail("a pattern does not find its fields")


def test_what_a_class_says_itself_stays() -> None:
    assert (repr(Loud("a")), Loud("a") == Loud("b"), hash(Loud("a"))) == ("A", True, 7)


def test_what_it_does_as_it_is_filled_it_does_each_time() -> None:
    assert {Twice(3).number for _ in range(OFTEN)} == {6}
    assert {(made.number, made.count) for made in (Doubling(3, 7) for _ in range(OFTEN))} == {(6, 7)}


def test_a_class_below_another_has_the_fields_of_both() -> None:
    assert repr(Below(1, seat=3)) == "Below(row=1, names=(), far=False, seat=3)"
    assert Below(1) != Ours(1)
    assert {Below(1), Below(1)} == {Below(1)}
