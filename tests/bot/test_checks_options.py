"""Every mistake that options, prefills, undos and texts can have stops the start, with its handler named."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import pytest

from bot.cog import Cog, DeclarationError, Option, Result
from bot.context import Context, ViewContext
from bot.kinds import Hours, Id, Upload
from bot.people import Place, PlaceKind, Role
from storage.people import People
from tests.bot.declaring import TEXTS, start, stopped, trial

Many = StrEnum("Many", [f"many{number}" for number in range(26)])  # type: ignore[misc]
Most = StrEnum("Most", [f"many{number}" for number in range(25)])  # type: ignore[misc]


def asks(**options: Any) -> Callable[..., Any]:
    """A handler with these options."""

    def handler(ctx: Context) -> None: ...

    parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in options]
    first = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_ONLY)
    handler.__annotations__ = {"ctx": Context, **options}
    handler.__signature__ = inspect.Signature([first, *parameters])  # type: ignore[attr-defined]
    return handler


def texts_for(*names: str) -> str:
    """Labels and help for these options, and for everything else that tests declare."""
    named = "".join(f"do-{name} = A name\n    .help = A help\n" for name in names)
    return TEXTS + named + "".join(f"choice-many{number} = {number}\n" for number in range(26))


def several(count: int) -> dict[str, Any]:
    return {f"it{letter}": Annotated[str, Option()] for letter in "abcdefghijklmnopqrstuvwxyz"[:count]}


@pytest.mark.parametrize(
    "options",
    [
        {"it": Annotated[str, Option(least=1, most=4000)]},
        {"it": Annotated[str, Option(least=3, most=3, long=True)]},
        {"it": Annotated[int, Option(least=-5, most=-1)]},
        {"i" * 32: Annotated[str, Option()]},
        {"it": Annotated[int, Option(most=-1)]},
        {"it": Annotated[int, Option(least=0, most=0)]},
        {"it": Annotated[list[str], Option(least=2, most=60)]},
        {"it": Annotated[list[Role], Option(most=1)]},
        {"it": Annotated[Most, Option()]},
        {"it": Annotated[Place, Option(places=(PlaceKind.VOICE,))]},
        several(25),
    ],
)
def test_options_within_the_limits_start(tmp_path: Path, options: dict[str, Any]) -> None:
    cog = trial()
    cog.command("do")(asks(**options))
    start(tmp_path, cog, *2 * [texts_for(*options)])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"It": Annotated[str, Option()]}, "the option It is no lower case word of 32 characters"),
        ({"_it": Annotated[str, Option()]}, "the option _it is no lower case word"),
        ({"i" * 33: Annotated[str, Option()]}, "is no lower case word of 32 characters"),
        ({"note": Annotated[str, Option()]}, "the text of the option note is already that of the form's own note"),
        ({"submit": Annotated[str, Option()]}, "the text of the option submit is already that of the form's own"),
        ({"it": Annotated[Many, Option()]}, "it has 26 choices, 25 are allowed"),
        ({"it": Annotated[list[Many], Option()]}, "it has 26 choices, 25 are allowed"),
        (several(26), "26 options, 25 are allowed"),
        ({"it": Annotated[int, Option(long=True)]}, "it is long, and no text"),
        ({"it": Annotated[bool, Option(long=True)]}, "it is long, and no text"),
        ({"it": Annotated[str, Option(places=(PlaceKind.VOICE,))]}, "it says which places it takes"),
        ({"it": Annotated[Place, Option(places=())]}, "it says which places it takes: at least one kind"),
        ({"it": Annotated[timedelta, Option(most=5)]}, "it has bounds, and a duration has none"),
        ({"it": Annotated[date, Option(least=1)]}, "it has bounds, and a date has none"),
        ({"it": Annotated[Hours, Option(least=4)]}, "it has bounds, and a hours has none"),
        ({"it": Annotated[Role, Option(most=2)]}, "it has bounds, and a choice has none"),
        ({"it": Annotated[bool, Option(most=1)]}, "it has bounds, and a yes has none"),
        ({"it": Annotated[str, Option(least=3, most=2)]}, "nothing is within the bounds of it"),
        ({"it": Annotated[str, Option(most=0)]}, "nothing is within the bounds of it"),
        ({"it": Annotated[list[str], Option(most=-1)]}, "nothing is within the bounds of it"),
        ({"it": Annotated[int, Option(least=3, most=2)]}, "nothing is within the bounds of it"),
        ({"it": Annotated[str, Option(most=4001)]}, "it can be 4001 characters long, 4000 are allowed"),
        ({"it": Annotated[str, Option(most=4001, long=True)]}, "it can be 4001 characters long, 4000 are allowed"),
    ],
)
def test_options_beyond_what_a_platform_takes_stop_the_start(
    tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    cog, handler = trial(), asks(**options)
    cog.command("do")(handler)
    assert said in stopped(tmp_path, cog, handler, en=texts_for(*options), es=texts_for(*options))


def reads(file: Upload) -> int:
    return len(file.data)


def reads_text(file: str) -> int:
    return len(file)


def reads_more(file: Upload, more: Upload) -> int:
    return len(file.data)


def reads_untyped(file) -> int:  # type: ignore[no-untyped-def]
    return len(file.data)


def reads_unknown(file: Unknown) -> int:  # type: ignore[name-defined]  # noqa: F821
    return 1


async def reads_later(file: Upload) -> int:
    return len(file.data)


@pytest.mark.parametrize("made", [int, int | None])
def test_a_file_may_be_read_by_a_function_of_a_module(tmp_path: Path, made: Any) -> None:
    cog = trial()
    cog.form("do")(asks(it=Annotated[made, Option(reads=reads)]))
    start(tmp_path, cog, *2 * [texts_for("it")])


@pytest.mark.parametrize(
    ("made", "reader", "said"),
    [
        (int, lambda file: 1, "the reader of it is no function that stands in a module by its name"),
        (int, partial(reads), "the reader of it is no function that stands in a module by its name"),
        (int, reads_later, "the reader of it is no plain function"),
        (int, reads_text, "the reader of it takes one Upload and nothing else"),
        (int, reads_more, "the reader of it takes one Upload and nothing else"),
        (int, reads_unknown, "the types of the reader of it cannot be read"),
        (int, reads_untyped, "the reader of it takes one Upload and nothing else"),
        (str, reads, "the reader of it returns something else than it takes"),
        (Upload, reads, "the reader of it returns something else than it takes"),
    ],
)
def test_a_reader_that_no_other_process_could_call_or_that_reads_something_else_stops_the_start(
    tmp_path: Path, made: Any, reader: Any, said: str
) -> None:
    cog, handler = trial(), asks(it=Annotated[made, Option(reads=reader)])
    cog.form("do")(handler)
    assert said in stopped(tmp_path, cog, handler, en=texts_for("it"), es=texts_for("it"))


def test_what_is_sealed_fits_into_one_form_for_it_is_never_kept_between_two(tmp_path: Path) -> None:
    texts = texts_for(*several(6))
    for count in (5, 6):
        cog, handler = trial(), asks(**several(count))
        cog.form("do", sealed=True)(handler)
        if count == 5:
            start(tmp_path, cog, texts, texts)
        else:
            assert "6 options, what is sealed has 5" in stopped(tmp_path, cog, handler, en=texts, es=texts)


def id_asks(ctx: Context, what: Id, it: Annotated[str, Option()]) -> None: ...


def maybe_id_asks(ctx: Context, what: Id | None = None, *, it: Annotated[str, Option()]) -> None: ...


def view(ctx: ViewContext, what: Id) -> None: ...


def bare(ctx: Context) -> None: ...


def beside(ctx: Context, people: People, anything: Id) -> None: ...


def beside_maybe(ctx: Context, what: Id | None = None) -> None: ...


def beside_text(ctx: Context, what: str) -> None: ...


def beside_asks(ctx: Context, what: Id, it: Annotated[str, Option()]) -> None: ...


def beside_result(ctx: Context, what: Id, it: Annotated[object, Result]) -> None: ...


def beside_person(ctx: People, what: Id) -> None: ...


async def beside_waits(ctx: Context, what: Id) -> None: ...


def test_a_prefill_and_an_undo_take_the_arguments_of_their_link_and_stores(tmp_path: Path) -> None:
    cog = trial()
    cog.form("do")(id_asks).prefill(beside)
    cog.view("card")(view).undo(beside)
    start(tmp_path, cog)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (bare, "its {} has other arguments in its link"),
        (beside_text, "its {} has other arguments in its link"),
        (beside_maybe, "its {} has other arguments in its link"),
        (beside_asks, "its {} takes a Context, stores and the link's arguments"),
        (beside_result, "its {} takes a Context, stores and the link's arguments"),
        (beside_person, "its {} takes a Context, stores and the link's arguments"),
        (beside_waits, "beside_waits: a handler is a plain function"),
    ],
)
def test_one_that_could_not_be_called_stops_the_start(tmp_path: Path, function: Callable[..., Any], said: str) -> None:
    cog = trial()
    cog.form("do")(id_asks).prefill(function)
    assert said.format("prefill") in stopped(tmp_path, cog, id_asks)
    cog = trial()
    cog.view("card")(view).undo(function)
    assert said.format("undo") in stopped(tmp_path, cog, view)


def test_a_prefill_of_a_link_that_may_be_shorter_may_be_called_so_too(tmp_path: Path) -> None:
    cog = trial()
    cog.form("do")(maybe_id_asks).prefill(beside_maybe)
    start(tmp_path, cog)
    cog = trial()
    cog.form("do")(maybe_id_asks).prefill(beside)
    assert "its prefill has other arguments" in stopped(tmp_path, cog, maybe_id_asks)


def test_only_what_asks_is_prefilled_and_only_what_shows_is_undone(tmp_path: Path) -> None:
    cog = trial()
    cog.button("do")(bare).prefill(bare)
    assert "a prefill, and no options" in stopped(tmp_path, cog, bare)
    cog = trial()
    cog.form("do")(id_asks).undo(beside)
    assert "only what a view showed is taken back" in stopped(tmp_path, cog, id_asks)


# Texts.


def chooses(ctx: Context, it: Annotated[StrEnum("It", ["a", "b"]), Option()]) -> None: ...  # type: ignore[valid-type]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("do = Do\n", "done = Do\n", "the text do is missing in {}"),
        ("do = Do\n", "do =\n", "the text do is missing in {}"),
        ("do-it = It\n", "do-its = It\n", "the text do-it is missing in {}"),
        ("    .help = Does it\n", "", "the help do.help is missing in {}"),
        ("    .help = What to do\n", "", "the help do-it.help is missing in {}"),
        ("do-it-b = B\n", "", "the text do-it-b of a choice is missing in {}"),
        ("do = Do\n", f"do = {'d' * 46}\n", "the text do is longer than 45 characters in {}"),
        ("do-it = It\n", f"do-it = {'i' * 46}\n", "the text do-it is longer than 45 characters in {}"),
        ("= Does it\n", f"= {'d' * 101}\n", "the help do.help is longer than 100 characters in {}"),
        ("= Does it\n", f"= Does it\n        {'d' * 93}\n", "the help do.help is longer than 100 characters in {}"),
        ("= Does it\n", f"=\n        {'d' * 101}\n", "the help do.help is longer than 100 characters in {}"),
        ("do = Do\n", f"do = Do\n    {'d' * 43}\n", "the text do is longer than 45 characters in {}"),
        ("= Does it\n", "= Does\n        { $what }\n", "the help do.help takes a value in {}"),
        ("= What to do\n", f"= {'w' * 101}\n", "the help do-it.help is longer than 100 characters in {}"),
        ("do-it-b = B\n", f"do-it-b = {'b' * 76}\n", "the text do-it-b of a choice is longer than 75 characters in {}"),
        ("do = Do\n", "do = Do { $what }\n", "the text do takes a value in {}, and is shown without any"),
        ("= Does it\n", "= Does {$what}\n", "the help do.help takes a value in {}, and is shown without any"),
    ],
)
def test_a_text_that_is_missing_too_long_or_takes_values_stops_the_start_in_every_language(
    tmp_path: Path, language: str, was: str, now: str, said: str
) -> None:
    assert was in TEXTS
    cog = trial()
    cog.command("do")(chooses)
    changed = TEXTS.replace(was, now)
    texts = {"en": TEXTS, "es": TEXTS} | {language: changed}
    assert said.format(language) in stopped(tmp_path, cog, chooses, **texts)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("do = Do\n", f"do = {'d' * 45}\n"),
        ("= Does it\n", f"= {'d' * 100}\n"),
        ("= Does it\n", f"= Does it\n        {'d' * 92}\n"),
        ("= Does it\n", f"= {'d' * 100}\n\n## Of others\n# What is said of them is not part of it\n"),
        ("do-it-b = B\n", f"do-it-b = {'b' * 75}\n"),
        ("do-it-b = B\n", "choice-b = B\n"),
    ],
)
def test_a_text_as_long_as_a_platform_takes_or_shared_by_choices_starts(tmp_path: Path, was: str, now: str) -> None:
    cog = trial()
    cog.command("do")(chooses)
    start(tmp_path, cog, *2 * [TEXTS.replace(was, now)])


def test_forms_and_buttons_need_labels_and_no_help(tmp_path: Path) -> None:
    helpless = TEXTS.replace("    .help = Does it\n", "").replace("    .help = What to do\n", "")
    for declare in (Cog.form, Cog.button):
        cog = trial()
        declare(cog, "do")(chooses)
        start(tmp_path, cog, helpless, helpless)
        nameless = helpless.replace("do = Do\n", "")
        assert "the text do is missing in en" in stopped(tmp_path, cog, chooses, en=nameless, es=helpless)


def test_a_button_without_options_is_named_by_whoever_shows_it(tmp_path: Path) -> None:
    cog = trial()
    cog.button("press")(bare)
    start(tmp_path, cog)


def test_a_feature_has_a_name_in_every_language_unless_it_is_of_the_house(tmp_path: Path) -> None:
    nameless = TEXTS.replace("cog-name = Trial\n", "")
    for texts in ({"en": nameless}, {"es": nameless}):
        with pytest.raises(DeclarationError, match=f"the text cog-name of trial is missing in {next(iter(texts))}"):
            start(tmp_path, trial(), **texts)
    start(tmp_path, Cog("trial", house=True), nameless, nameless)
