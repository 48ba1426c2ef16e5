"""All cogs together: what a link calls, what people may use, and what cannot stand beside one another."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import pytest
from pydantic import BaseModel

from bot.card import Choice, InputKind
from bot.cog import Cog, DeclarationError, Option
from bot.context import Context, JobContext, ViewContext
from bot.kinds import EVERYTHING, Feature, Id
from bot.link import BadLink, Link
from bot.people import Person, Role
from bot.registry import (
    MOST_IN_GROUP,
    MOST_TOP_LEVEL,
    Defaults,
    Registry,
    inputs,
    text_folders,
)
from bot.section import Section
from bot.texts import Texts
from tests.bot.declaring import stopped


class Settings(BaseModel):
    """One setting."""

    open_days: Annotated[int, Option()] = 7
    staff: Role = Role.INSTRUCTOR


polls = Cog("polls", settings=Settings)
house = Cog("house", house=True)
POLLS: Final = """
cog-name = Polls
poll-ask = Ask
    .help = Asks the class
poll-ask-words = Words
    .help = What to ask
poll-ask-who = Who
    .help = Who may answer
poll-ask-what = What
    .help = What it is for
poll-ask-who-student = Everyone
setting-open-days = Days
    .help = How long
setting-staff = Staff
"""
SPANISH: Final = """
cog-name = Encuestas
poll-ask = Preguntar
    .help = Pregunta a la clase
poll-ask-words = Palabras
    .help = Qué preguntar
poll-ask-who = Quién
    .help = Quién responde
poll-ask-what = Qué
    .help = Para qué
poll-ask-who-student = Todo el mundo
setting-open-days = Días
setting-staff = Equipo
"""
HOUSE: Final = """
cog-name = House
home = Home
    .help = Where to begin
"""


@polls.command("poll ask", needs="staff")
def ask(
    ctx: Context,
    words: Annotated[str, Option(least=3, most=80)],
    who: Annotated[Role, Option()] = Role.STUDENT,
    what: Annotated[Feature | None, Option()] = None,
) -> None: ...


@polls.button("vote")
def vote(ctx: Context, poll_id: Id, choice: int = 0) -> None: ...


@polls.view("poll")
def poll(ctx: ViewContext, poll_id: Id) -> None: ...


@polls.event("joined")
def joined(ctx: JobContext, person: Person) -> None: ...


@polls.section("mine")
def mine(ctx: Context) -> Section | None: ...


@polls.undeliverable
def lost(ctx: JobContext, link: str) -> None: ...


@house.command("home")
def home(ctx: Context) -> str:
    return "at home"


@house.event("joined")
def welcome(ctx: JobContext, person: Person) -> None: ...


@house.section("mine")
def house_mine(ctx: Context) -> Section | None: ...


@house.section("status")
def house_status(ctx: Context) -> Section | None: ...


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    for cog, english, spanish in ((polls, POLLS, SPANISH), (house, HOUSE, HOUSE)):
        cog.folder = tmp_path / cog.name
        (cog.folder / "texts").mkdir(parents=True)
        (cog.folder / "texts" / "en.ftl").write_text(english, encoding="utf-8")
        (cog.folder / "texts" / "es.ftl").write_text(spanish, encoding="utf-8")
    made = Registry([house, polls], Texts(text_folders([house, polls])))
    made.check()
    return made


def test_a_link_finds_what_it_calls_and_one_that_outlived_its_feature_nothing(registry: Registry) -> None:
    assert registry.find(Link("polls.vote:0000000007")) is vote
    assert registry.find(Link("polls.settings")) is not None
    assert registry.find(Link("polls.gone:1")) is None
    assert registry.find(Link("gone.vote")) is None


def test_a_link_is_named_by_its_decorator_and_never_by_its_function() -> None:
    assert ask.link() == "polls.poll-ask"
    assert joined.link(Person("s", "ana")) == "polls.on-joined:ana"
    assert mine.link() == "polls.section-mine"
    assert lost.link("polls.poll:1") == "polls.undeliverable:polls.poll%3A1"


def test_a_link_is_checked_when_it_is_made() -> None:
    assert vote.link(Id(7), 3) == "polls.vote:0000000007:3"
    assert vote.link(Id(7)) == "polls.vote:0000000007"
    for args in ((), (Id(7), 3, 4), ("seven",), (Id(7), "three")):
        with pytest.raises(BadLink):
            vote.link(*args)


def test_a_declaration_is_still_its_function() -> None:
    context: Context = None  # type: ignore[assignment]
    assert home(context) == "at home"


def test_declarations_stand_in_the_order_of_the_cogs_behind_the_forms_of_their_settings(registry: Registry) -> None:
    assert [each.target for each in registry] == [
        "polls.settings",
        "house.home",
        "house.on-joined",
        "house.section-mine",
        "house.section-status",
        "polls.poll-ask",
        "polls.vote",
        "polls.poll",
        "polls.on-joined",
        "polls.section-mine",
        "polls.undeliverable",
    ]


def test_events_sections_and_what_is_undeliverable_are_found_by_what_they_are_for(registry: Registry) -> None:
    assert registry.hearing("joined") == [welcome, joined]
    assert registry.hearing("left") == []
    assert registry.sections("mine") == [house_mine, mine]
    assert registry.sections("status") == [house_status]
    assert registry.sections("setup") == []
    assert registry.undeliverable("polls") is lost
    assert registry.undeliverable("house") is None


def test_features_are_the_cogs_that_are_not_of_the_house(registry: Registry) -> None:
    assert registry.features == ("polls",)
    assert registry.settings_of("polls") == "polls.settings"
    assert registry.settings_of("house") is None


def test_people_see_the_commands_of_their_role_in_their_language(registry: Registry) -> None:
    def needs(declared: object) -> Role:
        return Role.INSTRUCTOR if declared is ask else Role.STUDENT

    assert [each.name for each in registry.commands("en", Role.STUDENT, needs)] == ["home"]
    _, asking = registry.commands("es", Role.INSTRUCTOR, needs)
    assert (asking.name, asking.label, asking.help) == ("poll ask", "Preguntar", "Pregunta a la clase")
    assert (asking.link, asking.needs) == ("polls.poll-ask", Role.INSTRUCTOR)
    assert [each.label for each in asking.inputs] == ["Palabras", "Quién", "Qué"]


def test_a_command_is_found_by_its_words(registry: Registry) -> None:
    assert registry.command("poll ask") is ask
    assert registry.command("poll-ask") is None
    assert registry.command("vote") is None


def test_options_are_asked_for_with_their_words_bounds_and_choices(registry: Registry) -> None:
    words, who, what = inputs(ask, registry.speaker(ask, "en"), registry.features)
    assert (words.name, words.kind, words.label, words.help) == ("words", InputKind.TEXT, "Words", "What to ask")
    assert (words.required, words.least, words.most, words.choices) == (True, 3, 80, ())
    assert (who.required, [each.label for each in who.choices]) == (False, ["Everyone", "Assistant", "Instructor"])
    assert what.choices == (Choice(EVERYTHING, "Everything"), Choice("polls", "Polls"))
    form = registry.find(Link("polls.settings"))
    assert form is not None
    spanish = inputs(form, registry.speaker(form, "es"), ())
    assert [(each.label, each.help) for each in spanish] == [("Días", ""), ("Equipo", "")]


def test_the_texts_of_each_cog_lie_beside_it(tmp_path: Path) -> None:
    cog = Cog("here")
    more = {"cli": tmp_path}
    assert text_folders([cog], more) == {"here": Path(__file__).parent / "texts", "cli": tmp_path}


def test_a_courses_settings_stand_above_the_operators_and_those_above_the_defaults() -> None:
    given = Defaults({"polls": Settings(open_days=3)})
    assert given.of(polls, {}) == Settings(open_days=3)
    assert given.of(polls, {"staff": 2}) == Settings(open_days=3, staff=Role.ASSISTANT)
    assert given.of(polls, {"open_days": 5}) == Settings(open_days=5)
    assert Defaults({}).of(polls, {}) == Settings()


def test_what_a_setting_needs_is_as_the_operator_set_it_where_no_course_has_settled_it(registry: Registry) -> None:
    ask = registry.command("poll ask")
    assert ask is not None
    assert Defaults({}).needs(ask) is Role.INSTRUCTOR
    assert Defaults({"polls": Settings(staff=Role.STUDENT)}).needs(ask) is Role.STUDENT
    fixed = [each for each in registry if isinstance(each.needs, Role)]
    assert [Defaults({}).needs(each) for each in fixed] == [each.needs for each in fixed]


def test_settings_that_no_longer_fit_after_an_upgrade_fall_back() -> None:
    given = Defaults({"polls": Settings(open_days=3)})
    assert given.of(polls, {"open_days": "many"}) == Settings(open_days=3)
    assert given.of(polls, {"gone": 1}) == Settings(open_days=3)
    assert given.of(polls, {"gone": 1, "open_days": 5}) == Settings(open_days=5)


# What cannot stand beside one another.


def does(ctx: Context) -> None: ...


def also(ctx: Context) -> None: ...


def on(ctx: Context, who: Person) -> None: ...


COMMAND: Final = "cog-name = One\n" + "".join(
    f"{name} = Do\n    .help = Does it\n" for name in ("do", "do-it", "press")
)


def started(tmp_path: Path, *cogs: Cog, ftl: str = COMMAND) -> Registry:
    (tmp_path / "texts").mkdir(exist_ok=True)
    for language in ("en", "es"):
        (tmp_path / "texts" / f"{language}.ftl").write_text(ftl, encoding="utf-8")
    for cog in cogs:
        cog.folder = tmp_path
    registry = Registry(cogs, Texts(text_folders(cogs)))
    registry.check()
    return registry


def names(function: object) -> str:
    """The place of a function, as errors name it."""
    code = function.__code__  # type: ignore[attr-defined]
    return f"{re.escape(__file__)}:{code.co_firstlineno}: {code.co_name}: "


def test_a_name_is_declared_once_in_a_cog(tmp_path: Path) -> None:
    cog = Cog("one")
    cog.command("do it")(does)
    with pytest.raises(DeclarationError, match=names(also) + "one.do-it is declared twice"):
        cog.button("do-it")(also)


def test_a_command_is_declared_once_in_all_cogs(tmp_path: Path) -> None:
    one, two = Cog("one"), Cog("two")
    one.command("do it")(does)
    two.command("do it")(also)
    with pytest.raises(DeclarationError, match=names(also) + "/do it is a command already: " + names(does)[:-2]):
        started(tmp_path, one, two)


def test_cogs_may_share_a_group(tmp_path: Path) -> None:
    one, two = Cog("one"), Cog("two")
    one.command("do it")(does)
    two.command("do press")(also)
    started(tmp_path, one, two, ftl=COMMAND + "do-press = Press\n    .help = Presses\n")


@pytest.mark.parametrize("turned", [False, True])
def test_a_word_is_a_command_or_a_group_and_never_both(tmp_path: Path, turned: bool) -> None:
    one, two = Cog("one"), Cog("two")
    one.command("do")(does)
    two.command("do it")(also)
    both = (two, one) if turned else (one, two)
    with pytest.raises(DeclarationError, match=names(does) + "/do is a group as well: " + names(also)[:-2]):
        started(tmp_path, *both)


def test_there_is_one_cog_of_a_name(tmp_path: Path) -> None:
    one, other = Cog("one", folder=tmp_path / "here"), Cog("one", folder=tmp_path / "there")
    with pytest.raises(DeclarationError, match=r"there: there is a cog one already: .*here"):
        Registry([one, other], Texts({}))


@pytest.mark.parametrize(
    "name", ["", "One", "my-cog", "my cog", "_one", "one__two", "1st", "día", "o" * 33, "a.b", "a:b"]
)
def test_a_cogs_name_is_small_letters(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeclarationError, match=re.escape(f"the cog {name!r} is not named in small letters")):
        started(tmp_path, Cog(name))


@pytest.mark.parametrize("name", ["one", "book_club", "web2", "o" * 32])
def test_a_cog_may_have_words_and_digits(tmp_path: Path, name: str) -> None:
    started(tmp_path, Cog(name))


def test_the_form_of_its_settings_has_its_name_to_itself(tmp_path: Path) -> None:
    cog = Cog("one", settings=Settings)
    cog.button("settings")(does)
    with pytest.raises(DeclarationError, match=names(does) + "one.settings is the form that is made from its settings"):
        started(tmp_path, cog, ftl=COMMAND + POLLS)
    bare = Cog("one")
    bare.button("settings")(does)
    started(tmp_path, bare)


LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("most", "prefix", "said"),
    [
        (MOST_TOP_LEVEL, "", r"9 top-level commands, 8 are allowed: \['a', 'b'"),
        (MOST_IN_GROUP, "do ", "more than 25 commands in the group /do"),
    ],
)
def test_there_is_room_for_so_many_commands_and_groups(tmp_path: Path, most: int, prefix: str, said: str) -> None:
    each = [f"{prefix}{letter}" for letter in LETTERS]
    ftl = COMMAND + "".join(f"{words.replace(' ', '-')} = A\n    .help = A\n" for words in each)
    cog = Cog("one")
    for words in each[:most]:
        cog.command(words)(does)
    started(tmp_path, cog, ftl=ftl)
    cog.command(each[most])(also)
    with pytest.raises(DeclarationError, match=names(also) + said):
        started(tmp_path, cog, ftl=ftl)


def test_only_a_function_is_declared_and_once(tmp_path: Path) -> None:
    cog = Cog("one", folder=tmp_path)
    declared = cog.button("do")(does)
    for other in (declared, print, Settings):
        with pytest.raises(DeclarationError, match=r"one\.more: only a function can be declared, and once"):
            cog.button("more")(other)


def test_a_type_that_cannot_be_read_names_the_handler(tmp_path: Path) -> None:
    def handler(ctx: Context, what: Nowhere) -> None: ...  # type: ignore[name-defined]  # noqa: F821

    cog = Cog("one")
    cog.button("do")(handler)
    assert stopped(tmp_path, cog, handler) == "its types cannot be read: name 'Nowhere' is not defined"
