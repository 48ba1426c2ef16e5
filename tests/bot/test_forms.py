"""Forms: several steps kept as a draft, errors at their fields, one sending each, and one that is late."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import pytest

from bot import filling
from bot.act import Act, ActKind, Ask, Reply
from bot.card import Card, Choice, Form
from bot.cog import Cog, Option
from bot.context import Context, Refusal
from bot.link import Link
from bot.people import Person
from storage.drafts import drafts
from tests.bot.trial import GENERAL, seen
from tests.klass import SPACE, Klass, klass_of

TEXTS = """
cog-name = Asking
ask = Ask
    .help = Asks for five things
ask-one = One
    .help = The thing called one
ask-two = Two
    .help = The thing called two
ask-three = Three
    .help = The thing called three
ask-four = Four
    .help = The thing called four
ask-five = Five
    .help = The thing called five
secret = Secret
secret-words = Words
secret-more = More
pick = Pick
    .help = Picks a thing
pick-words = Words
    .help = Some words
pick-thing = Things
    .help = One of those that there are
no-things = There are no things yet.
no-four = Four cannot be “worse”.
no-two = Two cannot be “no”.
thanks = Thanks for { $one }, { $two }, { $three } and { $five }.
"""
BEN = Person(SPACE, "ben")
asking = Cog("asking")
slow = threading.Event()  # set unless a test holds the form up


@asking.command("ask", asks=True)
def ask(
    ctx: Context,
    one: Annotated[str, Option(most=10)],
    two: Annotated[str, Option()],
    three: Annotated[int, Option(least=1)],
    four: Annotated[str | None, Option()] = None,
    five: Annotated[str | None, Option()] = None,
) -> Card:
    if two == "no":
        raise Refusal("no-two").at("two")
    if four == "worse":
        raise Refusal("no-four").at("four")
    seen.append(one)
    return Card(text=ctx.text("thanks", one=one, two=two, three=three, five=five or "nothing"))


@ask.prefill
def _usual(ctx: Context) -> dict[str, object]:
    slow.wait()
    return {"one": "usual", "three": 3, "one.help": "As it is today"}


@asking.command("pick", asks=True)
def pick(ctx: Context, words: Annotated[str, Option()], thing: Annotated[str | None, Option()] = None) -> None:
    if not thing:
        raise Refusal("no-things").at("thing")


@pick.suggest("thing")
def _no_things(ctx: Context) -> list[Choice]:
    return []


@asking.form("secret", sealed=True)
def secret(ctx: Context, words: Annotated[str, Option()], more: Annotated[str | None, Option()] = None) -> None:
    seen.append(words)


@pytest.fixture
async def klass(tmp_path: Path, tables_url: str) -> AsyncIterator[Klass]:
    asking.folder = tmp_path
    (tmp_path / "texts").mkdir()
    for language in ("en", "es"):
        (tmp_path / "texts" / f"{language}.ftl").write_text(TEXTS, encoding="utf-8")
    seen.clear()
    slow.set()
    async with klass_of([asking], tables_url, form_inputs=2) as made:
        yield made


def values(klass: Klass) -> dict[str, Any]:
    """What the open form starts with."""
    form: Any = klass.ben.form
    assert form is not None
    return {each["name"]: each["value"] for each in form["inputs"]}


async def test_what_a_prefill_says_beside_an_input_stands_there_also_when_the_form_opens_again(klass: Klass) -> None:
    def beside() -> str:
        form: Any = klass.ben.form
        return str(form["inputs"][0]["help"])

    await klass.ben.says("/ask", place="general")
    assert beside() == "As it is today"
    await klass.ben.fills({"one": "longer than ten letters", "two": "second"})
    assert klass.ben.errors.keys() == {"one"}
    assert beside() == "As it is today"


async def kept(klass: Klass) -> int:
    """How many drafts there are."""
    return len(await klass.database.read(lambda tx: tx.rows(drafts.select())))


async def test_a_form_that_is_too_long_comes_in_steps_and_is_handed_over_whole(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    assert values(klass) == {"one": "usual", "two": None}
    await klass.ben.fills({"two": "second"})
    assert "Part 1 of 3 is kept" in klass.ben.answer
    assert klass.ben.form is None
    await klass.ben.presses("Continue")
    assert values(klass) == {"three": 3, "four": None}
    await klass.ben.fills({"three": "7"})
    await klass.ben.presses("Continue")
    await klass.ben.fills({"five": "fifth"})
    assert "Thanks for usual, second, 7 and fifth." in klass.ben.answer
    assert seen == ["usual"]
    assert await kept(klass) == 0


async def test_a_draft_waits_for_its_own_person_and_no_longer_than_a_day(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"one": "mine", "two": "second"})
    message: Any = klass.ben.answer_message
    form = message["card"]["actions"][0]
    stolen = Act("stolen", ActKind.PRESS, Person(SPACE, "chi"), GENERAL, Link(form["link"]))
    answer = await klass.router.act(stolen)
    assert isinstance(answer, Reply)
    assert answer.refused
    await klass.waits(hours=23)
    await klass.ben.presses("Continue")
    assert values(klass) == {"three": 3, "four": None}
    await klass.waits(hours=2)
    await klass.ben.fills({})
    assert "begin again" in klass.ben.answer.lower()
    assert seen == []
    await klass.ticker.keep_house()
    assert await kept(klass) == 0


async def test_who_begins_again_finds_what_was_filled_in_and_the_step_where_it_was_left(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"one": "mine", "two": "second"})
    await klass.ben.says("/ask", place="general")
    assert values(klass) == {"three": 3, "four": None}
    assert await kept(klass) == 1


async def test_what_does_not_fit_stands_at_its_field_in_its_own_step(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"one": "much too long for ten", "two": ""})
    assert klass.ben.errors.keys() == {"one", "two"}
    assert values(klass) == {"one": "much too long for ten", "two": ""}
    assert await kept(klass) == 0
    await klass.ben.fills({"one": "short", "two": "no"})
    for given in ({"three": "1"}, {}):
        await klass.ben.presses("Continue")
        await klass.ben.fills(given)
    assert klass.ben.errors == {"two": "Two cannot be “no”."}
    assert values(klass) == {"one": "short", "two": "no"}
    await klass.ben.fills({"two": "yes"})
    await klass.ben.presses("Continue")
    assert values(klass)["three"] == "1"


async def test_what_was_refused_and_then_emptied_is_given_no_longer(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"two": "second"})
    await klass.ben.presses("Continue")
    await klass.ben.fills({"four": "worse"})
    await klass.ben.presses("Continue")
    await klass.ben.fills({"five": "fifth"})
    assert klass.ben.errors == {"four": "Four cannot be “worse”."}
    await klass.ben.fills({"four": ""})
    await klass.ben.presses("Continue")
    await klass.ben.fills({})
    assert "Thanks for usual, second, 3 and fifth." in klass.ben.answer


async def test_a_refusal_about_what_a_form_does_not_ask_for_is_said_and_the_form_waits(klass: Klass) -> None:
    await klass.ben.says("/pick", place="general")
    assert [*values(klass)] == ["words"]
    await klass.ben.fills({"words": "kept"})
    assert klass.ben.form is None
    assert "Things: There are no things yet." in klass.ben.answer
    await klass.ben.presses("Open the form")
    assert values(klass) == {"words": "kept"}


async def asked_for(klass: Klass, wrong: str, **typed: str) -> Form:
    """The form that opens for a line of which one option could not be read."""
    act = Act("line", ActKind.COMMAND, BEN, GENERAL, ask.link(), values={**typed}, wrong={wrong: "Not so."})
    answer = await klass.router.act(act)
    assert isinstance(answer, Ask)
    assert [(each.name, each.error) for each in answer.form.inputs if each.error] == [(wrong, "Not so.")]
    return answer.form


async def test_what_a_platform_cannot_read_of_a_line_opens_the_form_at_its_field(klass: Klass) -> None:
    form = await asked_for(klass, "two", one="typed")
    assert {each.name: each.value for each in form.inputs} == {"one": "typed", "two": None}
    assert await kept(klass) == 0


async def test_what_was_read_of_the_steps_before_is_not_asked_for_again(klass: Klass) -> None:
    form = await asked_for(klass, "three", one="typed", two="words")
    assert form.step == 2
    sent = Act("sent", ActKind.SUBMIT, BEN, GENERAL, form.link, values={"three": "2"}, form_key=form.key)
    assert isinstance(await klass.router.act(sent), Reply)
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({})
    assert "Thanks for typed, words, 2 and nothing." in klass.ben.answer


async def test_a_form_that_is_sent_twice_counts_once(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"two": "second"})
    for given in ({}, {"five": "end"}):
        await klass.ben.presses("Continue")
        form = klass.ben.form
        await klass.ben.fills(given)
    klass.ben.form = form
    await klass.ben.fills({"five": "again"})
    assert seen == ["usual"]


async def test_a_form_whose_values_are_late_opens_with_one_more_press(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "PREFILL_TIME", 0.01)
    slow.clear()
    await klass.ben.says("/ask", place="general")
    assert klass.ben.form is None
    slow.set()
    await klass.ben.presses("Open the form")
    assert values(klass) == {"one": "usual", "two": None}


async def test_a_late_form_leaves_what_was_half_filled_in_and_nothing_of_what_was_sent(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"one": "mine", "two": "second"})
    monkeypatch.setattr(filling, "PREFILL_TIME", 0.01)
    slow.clear()
    await klass.ben.says("/ask", place="general")
    slow.set()
    monkeypatch.setattr(filling, "PREFILL_TIME", 60.0)
    await klass.ben.presses("Open the form")
    assert values(klass) == {"three": 3, "four": None}
    for given in ({}, {"five": "end"}):
        await klass.ben.fills(given)
        if given == {}:
            await klass.ben.presses("Continue")
    assert seen == ["mine"]
    assert await kept(klass) == 0


async def test_what_is_sealed_is_never_kept_between_two_steps(klass: Klass) -> None:
    asked = Act("a", ActKind.PRESS, BEN, GENERAL, secret.link())
    opened = await klass.router.act(asked)
    assert isinstance(opened, Ask)
    assert opened.form.sealed
    sent = replace(asked, id="b", kind=ActKind.SUBMIT, values={"words": "mine"}, form_key="k.1")
    await klass.router.act(sent)
    assert seen == ["mine"]
    assert await kept(klass) == 0


async def test_a_form_key_that_nobody_gave_out_changes_nothing(klass: Klass) -> None:
    sent = Act("x", ActKind.SUBMIT, BEN, GENERAL, ask.link(), form_key="nonsense.3")
    answer = await klass.router.act(replace(sent, values={"five": "end"}))
    assert isinstance(answer, Reply)
    assert answer.refused
    odd = await klass.router.act(replace(sent, id="y", form_key="nonsense.99", values={"one": "1"}))
    assert isinstance(odd, Reply)
    assert seen == []


async def test_drafts_are_forgotten_after_a_day_whoever_ticks(klass: Klass) -> None:
    await klass.ben.says("/ask", place="general")
    await klass.ben.fills({"two": "second"})
    klass.clock.leap_to(klass.clock.now() + timedelta(hours=24, seconds=1))
    gone = await klass.ticker.keep_house()
    assert gone["draft"] == 1
