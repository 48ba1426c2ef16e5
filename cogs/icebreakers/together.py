"""*Together*: answers that stay hidden until the time is up, then all appear at once, with names.

Who hears others first says what others said. PRACTICE.md, "Icebreakers": in writing, in one's own time.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.hiding import spoken, were_hidden
from bot.kinds import Id
from bot.reached import ANSWERED_UNSEEN
from bot.text import Text, When, Words
from cogs.icebreakers.asking import ASKING, Asking, answer_of, at_hand
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import ahead_said, prompt
from cogs.icebreakers.revealing import arrives, ends, hidden, look_early, went
from storage.deeper import Deeper
from storage.icebreaker_answers import Answer, Answers
from storage.icebreakers import DRAFT, ENDED, Icebreakers, Put, Reveal
from storage.reports import Reports

LONGEST_ANSWER: Final = 300


# On the card.


def _buttons(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    if put.revealed:
        return ()
    prompt_id = Id(put.prompt_id)
    return (
        Button(ctx.plain("write-button"), write.link(prompt_id), Look.MAIN),
        Button(ctx.plain("join-button"), join.link(prompt_id)),
    )


def _note(put: Put) -> str:
    """What became of the answers: a card never says that something stands where nothing does."""
    over = put.state == ENDED
    match put.reveal:
        case Reveal.HIDDEN:
            return "together-note"
        case Reveal.COMING:
            return "together-coming-note"
        case Reveal.IN_THREAD:
            return "together-over-note" if over else "together-appeared-note"
        case Reveal.IN_PLACE:
            return "together-here-note"
        case Reveal.NOBODY:
            return "prompt-over-note" if over else "together-nobody-note"


def _so_far(ctx: ViewContext[Any], answers: Answers, put: Put) -> tuple[Field, ...]:
    """What the instructor said ahead, and how many are in; never who, while answers are hidden."""
    given = answers.to(put.prompt_id)
    fields = [Field(ctx.plain("ahead-label"), _ahead(put, each)) for each in given if each.ahead]
    others = [each for each in given if not each.ahead]
    if others and not put.revealed:
        answered = sum(each.words is not None for each in others)
        fields.append(Field(ctx.plain("in-label"), ctx.text("in-so-far", count=len(others), answered=answered)))
    if put.reveal_at is not None and not put.revealed:
        fields.append(Field(ctx.plain("reveal-label"), (When(put.reveal_at),)))
    return tuple(fields)


def _ahead(put: Put, answer: Answer) -> Text:
    """In the preview nobody else reads it yet, so there is nobody who could report it."""
    piece = answer_of(answer)
    return spoken(piece) if put.state == DRAFT else (piece,)


def _own(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    """What can be done about one's own answer."""
    prompt_id = Id(put.prompt_id)
    return (
        Button(ctx.plain("write-button"), write.link(prompt_id)),
        Button(ctx.plain("withdraw-button"), withdraw.link(prompt_id)),
    )


def _easier_note(put: Put) -> str:
    return "easier-note" if put.revealed else "easier-together-note"


ASKING[Kind.TOGETHER] = Asking(
    _note,
    "easier-own",
    easier_note=_easier_note,
    actions=_buttons,
    fields=_so_far,
    own=_own,
    arrived=arrives,
    ends=ends,
    went=went,
)


# Taking part. What the instructor said ahead stays what it is, on the card for everyone, whatever they press.


@icebreakers.button("join")
def join(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """A person means to answer: the answers then wait for theirs, until the time is up."""
    put = hidden(ctx, store, deeper, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    if mine is not None and mine.ahead:
        return ahead_said(ctx, put, "ahead-stands")
    store.take_back(prompt_id, ctx.person)
    if answers.join(prompt_id, ctx.person, ctx.now()):
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
    return _mine(ctx, put, "joined")


@icebreakers.form("write")
def write(
    ctx: Context[Settings],
    store: Icebreakers,
    answers: Answers,
    deeper: Deeper,
    prompt_id: Id,
    reports: Reports,
    words: Annotated[str, Option(most=LONGEST_ANSWER, long=True)],
) -> Card:
    """A person's answer, or another one in its place. What comes a moment too late is given back, for the thread.

    What the staff hid on the question does not come back as an answer among the others.
    """
    put = at_hand(ctx, store, prompt_id)
    if put.revealed:
        return Card(text=ctx.text(_late(put), words=words), note=ctx.text("only-you"))
    put = hidden(ctx, store, deeper, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    is_ahead = mine is not None and mine.ahead
    if not is_ahead and were_hidden(reports, prompt.link(prompt_id), ctx.person.external_id, words):
        raise Refusal("answer-hidden-before").at("words")
    changed = answers.write(prompt_id, ctx.person, words, ctx.now())
    if changed:
        ctx.refresh(prompt.link(prompt_id))
    if is_ahead:
        return ahead_said(ctx, put, "ahead-changed")
    store.take_back(prompt_id, ctx.person)
    if changed:
        ctx.cancel(f"nudge:{prompt_id}")
        look_early(ctx, put)
    if mine is None or mine.words is None:
        ctx.announce(ANSWERED_UNSEEN, [ctx.person])
    return _mine(ctx, put, "written")


def _late(put: Put) -> str:
    match put.reveal:
        case Reveal.COMING:
            return "late-coming"
        case Reveal.IN_PLACE:
            return "late-here"
        case Reveal.NOBODY:
            return "late-nobody"
        case _:
            return "late-appeared"


@write.prefill
def _written(
    ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id
) -> dict[str, object]:
    hidden(ctx, store, deeper, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    return {"words": mine.words if mine else None}


@icebreakers.button("withdraw", answers="here")
def withdraw(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """Out again, and the answer with it; there is nothing to explain."""
    put = hidden(ctx, store, deeper, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    if answers.withdraw(prompt_id, ctx.person):
        ctx.refresh(prompt.link(prompt_id))
        look_early(ctx, put)
    said = "ahead-gone" if mine is not None and mine.ahead else "withdrawn"
    return Card(text=ctx.text(said), note=ctx.text("only-you"))


def _mine(ctx: Context[Settings], put: Put, text_id: str) -> Card:
    """What one did, and what can be done about it."""
    until = When(put.reveal_at) if put.reveal_at else Words("")
    return Card(text=ctx.text(text_id, until=until), actions=_own(ctx, put), note=ctx.text("together-mine-note"))
