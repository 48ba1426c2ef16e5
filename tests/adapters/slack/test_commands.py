"""Words behind ``/homeroom``: what is meant by a line as Slack sends it, the menu of the bare command, shortcuts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from adapters.slack.commands import GLOBAL, ON_MESSAGE, WHO, Commands, Typed
from adapters.slack.escapes import Line, Named, words_for
from bot.card import Button, InputKind, Select
from bot.cog import Cog, DeclarationError
from bot.context import Context
from bot.courtesy import courtesy
from bot.line_values import Unclear
from bot.link import Link
from bot.parts import all_cogs
from bot.people import Person, Role
from bot.registry import Defaults, Registry, text_folders
from bot.text import plain
from bot.texts import LANGUAGES, Texts

NAMED = Named("U1", "channel:C9")


@pytest.fixture(scope="module")
def commands() -> Commands:
    """The commands of every cog that there is."""
    found = (*all_cogs(), courtesy)
    return Commands(Registry(found, Texts(text_folders(found))), Defaults({}).needs)


def greet(ctx: Context, who: Person) -> None: ...


def does(ctx: Context) -> None: ...


def trial(folder: Path, words: str, label: str = "Greet") -> Commands:
    """The commands of one cog with a command of these words and an entry in the menus of persons."""
    cog = Cog("trial")

    cog.menu("person", "greet")(greet)
    cog.command(words)(does)
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        name = words.replace(" ", "-")
        texts = f"cog-name = Trial\ngreet = {label}\n{name} = Do it\n    .help = Does it\n"
        (folder / f"{language}.ftl").write_text(texts, encoding="utf-8")
    return Commands(Registry([cog], Texts({"trial": folder})), Defaults({}).needs)


def read(commands: Commands, line: str, language: str = "en") -> Typed:
    return commands.read(line, NAMED, language)


@pytest.mark.parametrize(
    ("line", "link", "values"),
    [
        ("icebreaker now", "icebreakers.icebreaker-now", {}),
        ("/homeroom icebreaker now", "icebreakers.icebreaker-now", {}),
        ("/icebreaker now", "icebreakers.icebreaker-now", {}),
        ("doctor", "admin.homeroom-doctor", {}),
        ("  Homeroom\n Doctor ", "admin.homeroom-doctor", {}),
        ("icebreaker\xa0now\u200b", "icebreakers.icebreaker-now", {}),
        ("icebreaker now <#C1|general>", "icebreakers.icebreaker-now", {"place": "channel:C1"}),
        ("icebreaker now <#C1|>", "icebreakers.icebreaker-now", {"place": "channel:C1"}),
        ("icebreaker now place:here", "icebreakers.icebreaker-now", {"place": "channel:C9"}),
        ("roles <@U2|ana> assistant", "admin.homeroom-roles", {"person": "U2", "role": "assistant"}),
        ("roles person:<@W2> role:Instructor", "admin.homeroom-roles", {"person": "W2", "role": "instructor"}),
        ("roles me", "admin.homeroom-roles", {"person": "U1"}),
        ("pause all 2027-03-15", "admin.homeroom-pause", {"feature": "all", "until": "2027-03-15"}),
        (
            "icebreaker ask-me <#C1|general> 90m R&amp;D with <@U2|ana> &lt;3, see <https://a.org/x?a=1&amp;b=2|a.org>",
            "icebreakers.icebreaker-ask-me",
            {"place": "channel:C1", "lasts": "90m", "about": "R&D with @ana <3, see https://a.org/x?a=1&b=2"},
        ),
        (
            "icebreaker suggest words:“Who helped you, <!subteam^S1|@tutors> or <!here>?” choices:a | <@U2|ana>",
            "icebreakers.icebreaker-suggest",
            {"words": "Who helped you, @tutors or @here?", "choices": ["a", "@ana"]},
        ),
        ("icebreaker suggest Write to <mailto:a@b.org|a@b.org>", "icebreakers.icebreaker-suggest",
         {"words": "Write to a@b.org"}),
    ],
)  # fmt: skip
def test_a_line_is_a_command_with_its_values(commands: Commands, line: str, link: str, values: dict[str, Any]) -> None:
    typed = read(commands, line)
    assert (typed.link, dict(typed.values), dict(typed.wrong), typed.sentence) == (link, values, {}, "")


def test_label_words_are_understood_in_the_language_of_whoever_types(commands: Commands) -> None:
    spanish = {each.label: link for link in ("admin.homeroom-roles",) for each in commands.inputs(Link(link), "es")}
    assert [*spanish] == ["Persona", "Rol"]
    typed = read(commands, "roles persona:<@U2|ana> rol:asistente", "es-MX")
    assert dict(typed.values) == {"person": "U2", "role": "assistant"}, typed.sentence
    assert read(commands, "Cómo va todo", "es").link == "admin.homeroom-status"


@pytest.mark.parametrize("line", ["", "  ", "/", "/homeroom", "homeroom", "\xa0"])
def test_nothing_behind_the_command_means_the_menu(commands: Commands, line: str) -> None:
    assert read(commands, line) == Typed()
    assert read(commands, line).bare


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("icebraeker now", "There is no command /homeroom icebraeker now. Did you mean /homeroom icebreaker now?"),
        ("docter", "There is no command /homeroom docter. Did you mean /homeroom doctor?"),
        ("status now", "/homeroom status takes no options. Send it without “now”."),
        ("homeroom stauts", "There is no command /homeroom stauts. Did you mean /homeroom status?"),
        ("<@U2|ana> <@U3|ben>", "There is no command /homeroom @ana @ben. /homeroom help shows what you can do here."),
    ],
)
def test_a_line_that_is_no_command_is_answered_with_one_sentence(commands: Commands, line: str, sentence: str) -> None:
    typed = read(commands, line)
    assert (typed.link, typed.sentence, typed.bare) == (None, sentence, False)
    assert read(commands, line, "es").sentence not in ("", sentence)


def test_a_word_of_a_group_says_what_there_is_in_it(commands: Commands) -> None:
    said = read(commands, "icebreaker xyzzy").sentence
    assert said.startswith("There is no command /homeroom icebreaker xyzzy. There are: /homeroom icebreaker ")
    assert "/homeroom icebreaker now, " in said


@pytest.mark.parametrize(
    ("line", "link", "values", "wrong"),
    [
        ("roles ana assistant", "admin.homeroom-roles", {"role": "assistant"},
         {"person": "It is not clear who “ana” is. Type @ and choose the name from Slack’s list."}),
        ("icebreaker now #nowhere", "icebreakers.icebreaker-now", {},
         {"place": "There is no channel “#nowhere” that Homeroom knows. Type # and choose it from Slack’s list."}),
        ("roles role:helper <@U2|ana>", "admin.homeroom-roles", {},
         {"role": "“helper @ana” does not fit “Role”. Choose from: Student, Assistant, Instructor."}),
        ("roles person:<@U2|ana> rol:assistant", "admin.homeroom-roles", {"person": "U2"},
         {"role": "/homeroom roles has no option “rol”. Did you mean “Role”?"}),
        ("roles person:<@U2|ana> colour:red", "admin.homeroom-roles", {"person": "U2"},
         {"role": "/homeroom roles has no option “colour”. It knows: Person, Role."}),
        ("roles person:<@U2|ana> person:<@U3|ben>", "admin.homeroom-roles", {"person": "U2"},
         {"person": "“person” is there twice. Once is enough."}),
        ("roles person:<@U2|ana> role:assistant now", "admin.homeroom-roles", {"person": "U2", "role": "assistant"},
         {"role": "It is not clear what “now” belongs to. Write options as name:value, such as role:…"}),
        ("pause icebreakers 2027-02-30", "admin.homeroom-pause", {"feature": "icebreakers"},
         {"until": "The calendar has no such day. Please check it."}),
        ("icebreaker schedule days:mon at:25:00 zone:Atlantis", "icebreakers.icebreaker-schedule", {"days": ["mon"]},
         {"at": "Please give a time as hours and minutes, such as 09:30.",
          "zone": "This time zone is not known. Please give its name, such as Europe/Madrid."}),
        (f"course {'x' * 300}", "admin.homeroom-course", {"name": "x" * 300},
         {"name": "This is 300 characters long, 80 fit. Please shorten it."}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_at_its_option_with_what_was_understood(
    commands: Commands, line: str, link: str, values: dict[str, Any], wrong: dict[str, str]
) -> None:
    typed = read(commands, line)
    assert (typed.link, dict(typed.values), dict(typed.wrong)) == (link, values, wrong)
    assert typed.sentence == next(iter(wrong.values()))


def test_people_are_named_one_by_one_and_not_by_their_group() -> None:
    assert NAMED.people_ids(Line("<@U2|ana>").text) == ["U2"]
    with pytest.raises(Unclear):
        NAMED.people_ids(Line("<!subteam^S1|@tutors>").text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@UBOT> icebreaker now", "icebreaker now"),
        ("Hey <@UBOT|homeroom>, roles <@U2>", "roles <@U2>"),
        ("icebreaker now <@UBOT>", "icebreaker now"),
        ("<@UBOT> `status`", "status"),
        ("<@UBOT>", ""),
        ("<@UBOT2> icebreaker now", "<@UBOT2> icebreaker now"),
    ],
)
def test_the_words_behind_a_mention_are_the_line(text: str, words: str) -> None:
    assert words_for(text, "UBOT") == words


def test_our_sentences_say_commands_as_they_are_typed_on_slack(commands: Commands) -> None:
    said = commands.spoken(
        "Run /icebreaker now, not /icebreaker nowhere; /homeroom doctor says why (/icebreaker ask-me)."
    )
    assert said == (
        "Run /homeroom icebreaker now, not /icebreaker nowhere; /homeroom doctor says why"
        " (/homeroom icebreaker ask-me)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_has_what_somebody_may_do_and_nothing_else(commands: Commands, language: str) -> None:
    student, staff = (commands.menu(language, role) for role in (Role.STUDENT, Role.INSTRUCTOR))
    assert [[each.value for each in select.choices] for select in student.actions if isinstance(select, Select)] == [
        [f"achievements.kudos-{word}" for word in ("give", "milestones", "nominate", "mine")],
        [f"buddies.buddy-{word}" for word in ("join", "answers", "apart", "leave", "now", "pause")],
        ["icebreakers.icebreaker-suggest"],
        ["polls.poll-check"],
        ["admin.homeroom-me", "admin.homeroom-start", "admin.homeroom-help"],
    ]
    assert (len(student.actions), len(staff.actions)) == (5, 6)  # breakouts are the staff's alone
    assert not staff.fields, "it is short, also on a phone"
    assert len(plain(staff.text)) < 250


def test_few_commands_have_a_button_each_and_how_they_are_typed(tmp_path: Path) -> None:
    shown = trial(tmp_path, "trial do").menu("en", Role.STUDENT)
    assert [each.link for each in shown.actions if isinstance(each, Button)] == ["trial.trial-do"]
    assert "/homeroom trial do: " in "\n".join(plain(each.text) for each in shown.fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_the_menu_is_a_select_for_each_feature_no_command_is_lost(commands: Commands, language: str) -> None:
    chosen = [
        each.value
        for select in commands.menu(language, Role.INSTRUCTOR).actions
        if isinstance(select, Select)
        for each in select.choices
    ]
    assert sorted(chosen) == sorted(each.link for each in commands._helps[language])
    assert all("·" in each.label for each in commands.menu(language, Role.INSTRUCTOR).actions[0].choices)  # type: ignore[union-attr]


def test_shortcuts_are_the_entries_of_the_menus(commands: Commands) -> None:
    found = {each.callback_id: each for each in commands.shortcuts("en")}
    report = found["homeroom.report-message"]
    assert (report.type, report.name, report.description) == (ON_MESSAGE, "Report", "For this message: Report")
    called = commands.link("homeroom.report-message", "1700000000.000100", "slack:T1")
    assert called == "homeroom.report-message:1700000000.000100"
    assert commands.link("homeroom.gone", "1.2", "slack:T1") is None
    assert commands.asks_whom("homeroom.report-message", "en", "k1") is None


def test_a_shortcut_about_a_person_asks_whom(tmp_path: Path) -> None:
    commands = trial(tmp_path, "trial do")
    (shortcut,) = commands.shortcuts("en")
    assert (shortcut.type, shortcut.callback_id, shortcut.name) == (GLOBAL, "trial.greet", "Greet")
    form = commands.asks_whom("trial.greet", "en", "k1")
    assert form is not None
    assert [(each.name, each.kind) for each in form.inputs] == [(WHO, InputKind.PERSON)]
    assert (form.title, form.key) == ("Greet", "k1")
    assert commands.link("trial.greet", "U2", "slack:T1") == "trial.greet:U2"


def test_what_slack_would_refuse_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="too long for a shortcut"):
        trial(tmp_path, "trial do", label="A label of thirty letters, long")


def test_our_own_words_stand_in_nobodys_way(tmp_path: Path) -> None:
    cog = Cog("trial")
    for words in ("homeroom poll", "poll ask"):
        cog.command(words)(does)
    for language in LANGUAGES:
        told = "".join(f"{name} = Do it\n    .help = Does it\n" for name in ("homeroom-poll", "poll-ask"))
        (tmp_path / f"{language}.ftl").write_text(told, encoding="utf-8")
    registry = Registry([cog], Texts({"trial": tmp_path}))
    with pytest.raises(DeclarationError, match="another command on Slack begins so"):
        Commands(registry, Defaults({}).needs)
