"""*This or that*: one press is a full answer, with one's name, and can be another one until the question is over."""

from __future__ import annotations

from typing import Any

from bot.card import Action, Button, Card, Field
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.text import plain
from cogs.icebreakers.asking import ASKING, Asking, choices_of, names, still_open
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import prompt
from storage.deeper import Deeper
from storage.icebreaker_answers import Answers
from storage.icebreakers import ENDED, Icebreakers, Put


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


def _own(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    return (Button(ctx.plain("unchoose-button"), unchoose.link(Id(put.prompt_id))),)


def _note(put: Put) -> str:
    return "choose-over-note" if put.state == ENDED else "choose-note"


ASKING[Kind.THIS_OR_THAT] = Asking(_note, "easier-choose", pressed=True, actions=_buttons, fields=_who_chose, own=_own)


@icebreakers.button("choose")
def choose(
    ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id, number: int
) -> Card:
    """A choice, in place of an earlier one or of a pass."""
    put = still_open(ctx, store, deeper, prompt_id)
    choices = choices_of(put, ctx.course.language)  # as the buttons have them
    if not 0 <= number < len(choices):
        raise Refusal("prompt-gone")
    store.take_back(prompt_id, ctx.person)
    if answers.choose(prompt_id, ctx.person, number, ctx.now()):
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
    others = sum(each.choice == number for each in answers.to(prompt_id)) - 1
    said = ctx.text("chosen", choice=choices[number], others=others)
    return Card(text=said, actions=_own(ctx, put), note=ctx.text("chosen-note"))


@icebreakers.button("unchoose", answers="here")
def unchoose(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """Takes one's choice back; there is nothing to explain."""
    still_open(ctx, store, deeper, prompt_id)
    if answers.withdraw(prompt_id, ctx.person):
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unchosen"), note=ctx.text("only-you"))
