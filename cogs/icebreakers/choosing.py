"""*This or that*: one press is a full answer, with one's name, and can be another one until the question is over."""

from __future__ import annotations

from typing import Any

from bot.card import Action, Button, Card, Field
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.naming import names
from bot.people import Person
from bot.text import Piece, Text, plain
from cogs.icebreakers.asking import ASKING, CHOICES, Asking, answered_below, choices_of, poster, still_open
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import prompt
from storage.deeper import Deeper
from storage.icebreaker_answers import Answers
from storage.icebreakers import DRAFT, ENDED, Icebreakers, Put


def _buttons(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    """A button for each choice."""
    labels = map(plain, _choices(ctx, put, ctx.speak.language))
    return tuple(Button(each, choose.link(Id(put.prompt_id), number)) for number, each in enumerate(labels))


def _choices(ctx: ViewContext[Any], put: Put, language: str) -> tuple[Text, ...]:
    """What one can choose; where the staff hid it, only which of them it is."""
    choices = choices_of(put, language)
    if not (_own_choices(put) and (not any(map(plain, choices)) or ctx.is_hidden(_card(put), CHOICES))):
        return choices
    return tuple(ctx.text("choice-number", number=number) for number in range(1, len(choices) + 1))


def _card(put: Put) -> Link:
    return prompt.link(Id(put.prompt_id))


def _own_choices(put: Put) -> bool:
    """Whether people of the course wrote what one can choose."""
    return put.own_choices is not None or put.of_deck is not None


def _choices_piece(ctx: ViewContext[Any], put: Put) -> tuple[Field, ...]:
    """What stands on the buttons once more, where it can be reported and hidden; nobody else reads the preview."""
    words = [each for each in map(plain, choices_of(put, ctx.speak.language)) if each]
    if put.state == DRAFT or not words or not _own_choices(put):
        return ()
    by = poster(put) if put.own_choices is not None else None
    return (Field(ctx.plain("choices-label"), (Piece(" · ".join(words), key=CHOICES, by=by),)),)


def _who_chose(ctx: ViewContext[Any], answers: Answers, put: Put) -> tuple[Field, ...]:
    """Who chose what, those who were first first. What nobody chose is not listed."""
    by_choice: dict[int, list[Person]] = {}
    for each in answers.to(put.prompt_id):
        if each.choice is not None:
            by_choice.setdefault(each.choice, []).append(each.person)
    labels = [*map(plain, _choices(ctx, put, ctx.speak.language))]
    chose = [Field(labels[number], names(ctx, people)) for number, people in sorted(by_choice.items())]
    return (*_choices_piece(ctx, put), *chose)


def _own(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    return (Button(ctx.plain("unchoose-button"), unchoose.link(Id(put.prompt_id))),)


def _note(put: Put) -> str:
    return "choose-over-note" if put.state == ENDED else "choose-note"


ASKING[Kind.THIS_OR_THAT] = Asking(
    _note, "easier-choose", pressed=True, named=True, actions=_buttons, fields=_who_chose, own=_own
)


@icebreakers.button("choose")
def choose(
    ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id, number: int
) -> Card:
    """A choice, in place of an earlier one or of a pass."""
    put = still_open(ctx, store, deeper, prompt_id)
    choices = _choices(ctx, put, ctx.course.language)  # as the buttons have them
    if not 0 <= number < len(choices):
        raise Refusal("prompt-gone")
    store.take_back(prompt_id, ctx.person)
    before = {each.person: each.choice for each in answers.to(prompt_id)}
    if answers.choose(prompt_id, ctx.person, number, ctx.now()):
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
    if ctx.person not in before:
        ctx.announce(answered_below(put), [ctx.person])
    others = sum(choice == number for person, choice in before.items() if person != ctx.person)
    said = ctx.text("chosen", choice=choices[number], others=others)
    return Card(text=said, actions=_own(ctx, put), note=ctx.text("chosen-note"))


@icebreakers.button("unchoose", answers="here")
def unchoose(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """Takes one's choice back; there is nothing to explain."""
    still_open(ctx, store, deeper, prompt_id)
    if answers.withdraw(prompt_id, ctx.person):
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unchosen"), note=ctx.text("only-you"))
