"""What a handler's parameters say, and which parameters no handler may have."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel

from bot.card import InputKind
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Hours, Id, Upload
from bot.link import BadLink, id_to_text
from bot.people import Person, Role
from bot.plan import BadSignature, Option, Plan, Result, empty, plan_of
from storage.people import People
from storage.spaces import Spaces
from tests.bot.one_value import SPACE, person


class Little(BaseModel):
    """Settings, for a context that has them."""


def whole(
    ctx: Context[Little],
    people: People,
    spaces: Spaces,
    round_id: Id,
    who: Person,
    page: int = 1,
    *,
    words: Annotated[str, Option(least=1, most=9, long=True)],
    role: Annotated[Role | None, Option()],
    often: Annotated[int, Option()] = 2,
    result: Annotated[object, Result],
) -> None: ...


def test_each_parameter_says_where_its_value_comes_from() -> None:
    plan = plan_of(whole)
    assert plan.context is Context
    assert plan.stores == (("people", People), ("spaces", Spaces))
    assert plan.link == (("round_id", Id), ("who", Person), ("page", int))
    assert plan.defaults == {"page": 1}
    assert plan.result == "result"
    words, role, often = plan.asked
    assert (words.name, words.option, words.required) == ("words", Option(least=1, most=9, long=True), True)
    assert (role.name, role.required, role.default) == ("role", False, None)
    assert (often.name, often.required, often.default) == ("often", False, 2)
    assert [each.kind.input for each in plan.asked] == [InputKind.LONG, InputKind.CHOICE, InputKind.NUMBER]


def test_the_text_of_an_option_is_named_with_dashes() -> None:
    def handler(ctx: Context, time_zone: Annotated[str, Option()]) -> None: ...

    assert plan_of(handler).asked[0].text == "time-zone"


@pytest.mark.parametrize("context", [Context, JobContext, ViewContext])
def test_the_first_parameter_is_the_context_whatever_its_name(context: type) -> None:
    def handler(_: Any) -> None: ...

    handler.__annotations__["_"] = context
    assert plan_of(handler) == Plan(context)


def test_what_is_required_and_was_not_filled_in_is_missing() -> None:
    plan = plan_of(whole)
    (words,) = plan.missing({})
    assert words.name == "words"
    assert plan.missing({"words": ""}) == plan.missing({"words": None}) == plan.missing({"words": []}) == (words,)
    assert plan.missing({"words": "x"}) == ()
    assert plan.missing({"words": "0"}) == ()


@pytest.mark.parametrize("value", [None, "", []])
def test_nothing_is_empty(value: object) -> None:
    assert empty(value)


@pytest.mark.parametrize("value", [0, False, " ", [""], {}, timedelta(0)])
def test_whatever_can_be_read_is_not_empty(value: object) -> None:
    assert not empty(value)


def test_a_links_arguments_are_read_in_their_order() -> None:
    plan, id_ = plan_of(whole), id_to_text(Id(7))
    assert plan.arguments((id_, "ana", "3"), SPACE) == {"round_id": 7, "who": person("ana"), "page": 3}
    assert plan.arguments((id_, "ana"), SPACE) == {"round_id": 7, "who": person("ana")}


@pytest.mark.parametrize("texts", [(), (id_to_text(Id(7)),), (id_to_text(Id(7)), "ana", "3", "4"), ("7", "ana", "3")])
def test_a_link_with_too_few_too_many_or_other_arguments_is_none(texts: tuple[str, ...]) -> None:
    with pytest.raises(BadLink):
        plan_of(whole).arguments(texts, SPACE)


async def waits(ctx: Context) -> None: ...


def goes_on(ctx: Context) -> Iterator[None]:
    yield


async def goes_on_waiting(ctx: Context) -> AsyncIterator[None]:
    yield


def nothing() -> None: ...


def unsaid(ctx) -> None: ...  # type: ignore[no-untyped-def]


def no_context(ctx: Literal["here"]) -> None: ...


def untyped(ctx: Context, what) -> None: ...  # type: ignore[no-untyped-def]


def unknown(ctx: Context, what: Nowhere) -> None: ...  # type: ignore[name-defined]  # noqa: F821


def not_in_module(ctx: Context, what: timedelta.nothing) -> None: ...  # type: ignore[name-defined]


def in_brackets(ctx: Context, what: Annotated[str, Option]) -> None: ...


def starred(ctx: Context, *what: str) -> None: ...


def double_starred(ctx: Context, **what: str) -> None: ...


def positional(ctx: Context, what: str, /) -> None: ...


def odd_option(ctx: Context, what: Annotated[float, Option()]) -> None: ...


def odd_argument(ctx: Context, what: float) -> None: ...


def odd_store(ctx: Context, what: People | None) -> None: ...


def length(ctx: Context, what: timedelta) -> None: ...


def hours(ctx: Context, what: Hours) -> None: ...


def file(ctx: Context, what: Upload | None) -> None: ...


def several(ctx: Context, what: list[str]) -> None: ...


def some_people(ctx: Context, what: list[Person]) -> None: ...


def some_roles(ctx: Context, what: list[Role]) -> None: ...


def after_one_left_out(ctx: Context, page: int = 1, *, what: int) -> None: ...


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (waits, "a plain function"),
        (goes_on, "a plain function"),
        (goes_on_waiting, "a plain function"),
        (nothing, "the first parameter is the context"),
        (unsaid, "the first parameter is the context, and says which"),
        (no_context, "the first parameter is the context, and says which"),
        (untyped, "what has no type"),
        (unknown, "its types cannot be read: name 'Nowhere'"),
        (not_in_module, "its types cannot be read: .*nothing"),
        (in_brackets, r"what: write Option\(\)"),
        (starred, "what has no name"),
        (double_starred, "what has no name"),
        (positional, "what has no name"),
        (odd_option, "what: .*float.* is no kind of value"),
        (odd_argument, "what: .*float.* is no kind of value"),
        (odd_store, "what: .*People.* is no kind of value"),
        (length, "what: duration cannot stand in a link"),
        (hours, "what: hours cannot stand in a link"),
        (file, "what: upload cannot stand in a link"),
        (several, "what: lines cannot stand in a link"),
        (some_people, "what: people cannot stand in a link"),
        (some_roles, "what: choices cannot stand in a link"),
        (after_one_left_out, "what follows an argument that may be left out"),
    ],
)
def test_a_signature_that_cannot_work_is_refused_with_its_parameter(function: Callable[..., Any], said: str) -> None:
    with pytest.raises(BadSignature, match=said):
        plan_of(function)
