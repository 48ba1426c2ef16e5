"""Whoever is asked for a spotlight says yes and answers, or declines unseen; and can change or end it at any time."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.forms import HELP
from bot.kinds import Id
from bot.link import Link
from bot.text import Piece, Text, Words, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import shown, take_away
from cogs.achievements.spotlight_card import answered, draft_fields, draft_text, question, stage
from cogs.achievements.spotlight_questions import asked_as, others
from storage.recognitions import SEEN, Recognitions
from storage.spotlights import UNANSWERED, Nomination, Spotlight, Spotlights, State

LONGEST_ANSWER: Final = 500
REASONS: Final = 1500
"""So many characters of what classmates wrote stand on the card; every platform shows them beside all else."""
NAMES: Final = ("first", "second", "third")


@achievements.view("spotlight-yours", quotes="shown")
def yours(ctx: ViewContext[Settings], store: Spotlights, recognitions: Recognitions, recognition_id: Id) -> Card | None:
    """A direct message to whoever is asked: what it is, what classmates wrote, and later their spotlight as the class
    will see it, or sees it. The recognition that the class sees has the spotlight's own id."""
    this = store.get(recognition_id)
    if this is None:
        return None
    match this.state:
        case State.ASKED:
            return _asked(ctx, store, this)
        case State.DECLINED:
            button = _say(ctx, this, "spotlight-after-all-button")
            return Card(ctx.plain("spotlight-declined-title"), ctx.text("spotlight-declined"), actions=(button,))
        case State.OUT:
            return Card(
                ctx.plain("spotlight-out-title"),
                ctx.text("spotlight-out"),
                _fields(ctx, this),
                actions=(_withdraw(ctx, this),),
            )
        case State.READY | State.SHOWN:
            return _draft(ctx, recognitions, this)


def _asked(ctx: ViewContext[Any], store: Spotlights, this: Spotlight) -> Card:
    reasons = store.nominated(this.course_id, this.person, this.asked_at)
    parts = [ctx.text("spotlight-invitation"), *_written(ctx, reasons)]
    asks = [
        ctx.text("spotlight-asks"),
        *(ctx.text("spotlight-asks-line", words=Words(question(ctx, each))) for each in this.questions),
    ]
    actions: tuple[Action, ...] = (
        _say(ctx, this, "spotlight-yes-button", Look.MAIN),
        _others(ctx, this),
        Button(ctx.plain("spotlight-no-button"), decline.link(Id(this.spotlight_id))),
    )
    return Card(
        ctx.plain("spotlight-invitation-title"),
        joined([*parts, joined(asks, "\n")], "\n\n"),
        actions=actions,
        note=ctx.text("spotlight-invitation-note"),
    )


def _written(ctx: ViewContext[Any], reasons: list[Nomination]) -> list[Text]:
    """What classmates wrote, without who did; of much of it as many whole ones as fit."""
    found: list[Text] = []
    room = REASONS
    for each in reasons:
        room -= len(each.words)
        if found and room < 0:
            break
        found.append((Piece(each.words, key=str(each.nomination_id), by=each.by),))
    return [ctx.text("spotlight-written"), *found] if found else []


@yours.erase
def erased(ctx: ViewContext[Settings], store: Spotlights, spotlight_id: Id, key: str) -> None:
    """The staff hid what a classmate wrote, and the time in which it could be put back is over."""
    store.take_back_nomination(int(key))


def _draft(ctx: ViewContext[Any], recognitions: Recognitions, this: Spotlight) -> Card:
    """What the class will see or sees, and all that they can do with it."""
    if this.state is State.READY:
        title, said, note = "spotlight-draft-title", ctx.text("spotlight-waits"), "spotlight-draft-note"
    elif any(each.shows in SEEN for each in recognitions.people(this.spotlight_id)):
        title, said, note = "spotlight-shown-title", ctx.text("spotlight-shown"), "spotlight-shown-note"
    else:
        title, said, note = "spotlight-shown-title", ctx.text("spotlight-kept"), "spotlight-shown-note"
    lines = [said, *([ctx.text("spotlight-intro-new")] if this.intro_new else []), draft_text(ctx, this)]
    more = () if len(answered(this)) == len(this.questions) else (_others(ctx, this),)
    return Card(
        ctx.plain(title),
        joined(lines, "\n\n"),
        _fields(ctx, this),
        image=stage(ctx, this.spotlight_id),
        actions=(_say(ctx, this, "spotlight-change-button"), *more, _withdraw(ctx, this)),
        note=ctx.text(note),
    )


def _fields(ctx: ViewContext[Any], this: Spotlight) -> tuple[Field, ...]:
    return draft_fields(ctx, this)


def _say(ctx: ViewContext[Any], this: Spotlight, label: str, look: Look = Look.PLAIN) -> Button:
    return Button(ctx.plain(label), say.link(Id(this.spotlight_id), asked_as(this.questions)), look)


def _others(ctx: ViewContext[Any], this: Spotlight) -> Button:
    link = other_questions.link(Id(this.spotlight_id), asked_as(this.questions))
    return Button(ctx.plain("spotlight-others-button"), link)


def _withdraw(ctx: ViewContext[Any], this: Spotlight) -> Button:
    label = "spotlight-down-button" if this.state is State.SHOWN else "spotlight-withdraw-button"
    return Button(ctx.plain(label), withdraw.link(Id(this.spotlight_id)), Look.CAREFUL)


def mine(ctx: Context[Any], store: Spotlights, spotlight_id: Id) -> Spotlight:
    """One of this person's own. Raises :class:`Refusal` for one that is over, and for anybody else's."""
    this = store.get(spotlight_id)
    if this is None or this.person != ctx.person:
        raise Refusal("spotlight-over")
    return this


# Yes.


@achievements.form("spotlight-say", answers="here")
def say(
    ctx: Context[Settings],
    store: Spotlights,
    spotlight_id: Id,
    asked: str,
    first: Annotated[str | None, Option(most=LONGEST_ANSWER, long=True)] = None,
    second: Annotated[str | None, Option(most=LONGEST_ANSWER, long=True)] = None,
    third: Annotated[str | None, Option(most=LONGEST_ANSWER, long=True)] = None,
) -> Link:
    """They answer what they like of the three, at least one; with that they say yes. Later it changes the answers."""
    this = _asking(ctx, store, spotlight_id, asked)
    answers = [first or "", second or "", third or ""]
    if not any(answers):
        raise Refusal("spotlight-nothing-said").at("first")
    changed = store.answer(spotlight_id, answers)
    if this.intro_new:  # it stood on the card from which they came
        store.seen(spotlight_id)
    if says_yes := store.queue(this.course_id, spotlight_id):
        store.settle(this.course_id, this.person, this.asked_at)
        ctx.cancel(f"spotlight-over:{spotlight_id}")
    if changed and this.state is State.SHOWN:
        ctx.refresh(shown.link(spotlight_id))
    if changed or says_yes or this.intro_new:
        ctx.refresh(yours.link(spotlight_id))
    return yours.link(spotlight_id)


@say.prefill
def _so_far(ctx: Context[Settings], store: Spotlights, spotlight_id: Id, asked: str) -> dict[str, object]:
    this = _asking(ctx, store, spotlight_id, asked)
    answers = dict(zip(NAMES, this.answers, strict=False))
    asks = {f"{name}{HELP}": question(ctx, key) for name, key in zip(NAMES, this.questions, strict=True)}
    return {**answers, **asks}


def _asking(ctx: Context[Any], store: Spotlights, spotlight_id: Id, asked: str) -> Spotlight:
    this = mine(ctx, store, spotlight_id)
    if this.state is State.OUT:
        raise Refusal("spotlight-is-out")
    if asked != asked_as(this.questions):
        raise Refusal("spotlight-other-questions")
    return this


@achievements.button("spotlight-others", answers="here")
def other_questions(ctx: Context[Settings], store: Spotlights, spotlight_id: Id, asked: str) -> Link:
    """Others in place of those that are not answered."""
    this = _asking(ctx, store, spotlight_id, asked)  # a second press finds them changed
    store.draw(spotlight_id, others(spotlight_id, this.questions, this.answers), this.answers)
    ctx.refresh(yours.link(spotlight_id))
    return yours.link(spotlight_id)


# No.


@achievements.button("spotlight-no", answers="here")
def decline(ctx: Context[Settings], store: Spotlights, spotlight_id: Id) -> Link:
    """Nobody learns of it."""
    this = mine(ctx, store, spotlight_id)
    if this.state not in UNANSWERED:
        raise Refusal("spotlight-said-yes")
    if store.decline(spotlight_id):
        ctx.refresh(yours.link(spotlight_id))
    return yours.link(spotlight_id)


@achievements.button("spotlight-withdraw")
def withdraw(ctx: Context[Settings], store: Spotlights, recognitions: Recognitions, spotlight_id: Id) -> Card:
    """It waits no longer, or stands before nobody any more; and nothing of it is kept. The cards with their words go,
    also the one that was pressed: in its place, an answer could be written over by what is on its way to it."""
    mine(ctx, store, spotlight_id)
    for card in (yours.link(spotlight_id), stands.link(spotlight_id)):
        ctx.remove(card)
    if (there := recognitions.get(spotlight_id)) is not None:
        take_away(ctx, recognitions, there)
    store.remove(spotlight_id)
    ctx.cancel(f"spotlight-over:{spotlight_id}")
    return Card(text=ctx.text("spotlight-withdrawn"), note=ctx.text("only-you"))


# When theirs stands.


@achievements.view("spotlight-stands")
def stands(ctx: ViewContext[Settings], store: Spotlights, recognitions: Recognitions, spotlight_id: Id) -> Card | None:
    """A direct message to the person: the class sees it now."""
    this, there = store.get(spotlight_id), recognitions.get(spotlight_id)
    if this is None or there is None or there.place is None:
        return None
    actions = (_say(ctx, this, "spotlight-change-button"), _withdraw(ctx, this))
    text = ctx.text("spotlight-stands", place=there.place)
    return Card(ctx.plain("spotlight-stands-title"), text, actions=actions, note=ctx.text("spotlight-shown-note"))
