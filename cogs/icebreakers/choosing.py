"""*This or that*: one press is a full answer, with one's name, and can be another one until the question is over."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Action, Button, Card, Field
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.text import Text, joined, plain
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import ASKING, Asking, choices_of, passes_no_longer, prompt, still_open
from storage.icebreaker_answers import Answers
from storage.icebreakers import Icebreakers, Put

NAMED: Final = 25  # names for each choice; of a larger class the others are a number


def _buttons(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    """A button for each choice."""
    labels = [plain(each) for each in choices_of(put, ctx.speak.language)]
    return tuple(Button(each, choose.link(Id(put.prompt_id), number)) for number, each in enumerate(labels))


def _who_chose(ctx: ViewContext[Any], answers: Answers, put: Put) -> tuple[Field, ...]:
    """Who chose what, those who were first first. What nobody chose is not listed."""
    by_choice: dict[int, list[Person]] = {}
    for each in answers.to(put.prompt_id):
        if each.choice is not None:
            by_choice.setdefault(each.choice, []).append(each.person)
    labels = [plain(each) for each in choices_of(put, ctx.speak.language)]
    return tuple(Field(labels[number], names(ctx, people)) for number, people in sorted(by_choice.items()))


def names(ctx: ViewContext[Any], people: list[Person]) -> Text:
    """So many of these people by name, and of the others how many they are."""
    named: list[Text] = [(person,) for person in people[:NAMED]]
    if (more := len(people) - NAMED) > 0:
        named.append(ctx.text("and-more", count=more))
    return joined(named, ", ")


ASKING[Kind.THIS_OR_THAT] = Asking(lambda put: "choose-note", "choose-over-note", "easier-choose", _buttons, _who_chose)


@icebreakers.button("choose")
def choose(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id, number: int) -> Card:
    """A choice, in place of an earlier one or of a pass."""
    put = still_open(ctx, store, prompt_id)
    choices = choices_of(put, ctx.course.language)  # as the buttons have them
    if not 0 <= number < len(choices):
        raise Refusal("prompt-gone")
    chosen = answers.choose(prompt_id, ctx.person, number, ctx.now())
    passed = passes_no_longer(ctx, store, prompt_id)
    if chosen or passed:
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
    others = sum(each.choice == number for each in answers.to(prompt_id)) - 1
    said = ctx.text("chosen", choice=choices[number], others=others)
    button = Button(ctx.plain("unchoose-button"), unchoose.link(prompt_id))
    return Card(text=said, actions=(button,), note=ctx.text("chosen-note"))


@icebreakers.button("unchoose", answers="here")
def unchoose(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """Takes one's choice back; there is nothing to explain."""
    still_open(ctx, store, prompt_id)
    if answers.withdraw(prompt_id, ctx.person):
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unchosen"), note=ctx.text("only-you"))
