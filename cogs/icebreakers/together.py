"""*Together*: answers that stay hidden until the time is up, then all appear at once, with names.

Who hears others first says what others said. PRACTICE.md, "Icebreakers": in writing, in one's own time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, Place, Role
from bot.reports import MOST_PIECES
from bot.text import Piece, Said, Text, When, Words, joined
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import ASKING, Asking, found, passes_no_longer, prompt, prompt_of, still_open
from storage.icebreaker_answers import Answer, Answers
from storage.icebreakers import POSTED, Icebreakers, Put

LONGEST_ANSWER: Final = 300
ON_A_PAGE: Final = 1500  # characters, which every platform shows in one card


def _buttons(ctx: ViewContext[Any], put: Put) -> tuple[Action, ...]:
    if put.revealed:
        return ()
    prompt_id = Id(put.prompt_id)
    return (
        Button(ctx.plain("join-button"), join.link(prompt_id)),
        Button(ctx.plain("write-button"), write.link(prompt_id)),
    )


def _note(put: Put) -> str:
    return "together-appeared-note" if put.revealed else "together-note"


def _so_far(ctx: ViewContext[Any], answers: Answers, put: Put) -> tuple[Field, ...]:
    """What the instructor said ahead, and how many are in; never who, while answers are hidden."""
    given = answers.to(put.prompt_id)
    fields = [Field(ctx.plain("ahead-label"), _line(each)) for each in given if each.ahead]
    others = [each for each in given if not each.ahead]
    if others and not put.revealed:
        answered = sum(each.words is not None for each in others)
        fields.append(Field(ctx.plain("in-label"), ctx.text("in-so-far", count=len(others), answered=answered)))
    if put.reveal_at is not None and not put.revealed:
        fields.append(Field(ctx.plain("reveal-label"), (When(put.reveal_at),)))
    return tuple(fields)


def _line(answer: Answer) -> Text:
    return (answer.person, Words(": "), Said(answer.words or ""))


def _arrived(ctx: JobContext[Settings], store: Icebreakers, put: Put) -> None:
    """The time in which answers stay hidden begins when the prompt stands."""
    prompt_id, until = Id(put.prompt_id), ctx.now() + timedelta(hours=ctx.settings.together_hours)
    store.hides_until(prompt_id, until)
    ctx.at(until, reveal.link(prompt_id), key=f"reveal:{prompt_id}")
    ctx.refresh(prompt.link(prompt_id))


def _ends(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, put: Put) -> None:
    """A question that is over hides nothing, however its settings were changed meanwhile."""
    _all_appear(ctx, store, answers, put)


def _left(ctx: JobContext[Settings], answers: Answers, put: Put) -> None:
    """Somebody left or was deleted: their words are on no page any longer."""
    if put.revealed:
        prompt_id = Id(put.prompt_id)
        for page in range(1 + max((each.page or 0 for each in answers.to(prompt_id)), default=0)):
            ctx.refresh(appeared.link(prompt_id, page))


ASKING[Kind.TOGETHER] = Asking(_note, "together-over-note", "easier-own", _buttons, _so_far, _arrived, _ends, _left)


# Taking part.


@icebreakers.button("join")
def join(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """A person means to answer: the answers then wait for theirs, until the time is up."""
    put = _hidden(ctx, store, prompt_id)
    changed = answers.join(prompt_id, ctx.person, ctx.now())
    if passes_no_longer(ctx, store, prompt_id) or changed:
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
    return _mine(ctx, put, "joined")


@icebreakers.form("write")
def write(
    ctx: Context[Settings],
    store: Icebreakers,
    answers: Answers,
    prompt_id: Id,
    words: Annotated[str, Option(most=LONGEST_ANSWER, long=True)],
) -> Card:
    """A person's answer, or another one in its place. What comes a moment too late is given back, for the thread."""
    put = found(ctx, store, prompt_id)
    if put.revealed:
        return Card(text=ctx.text("written-late", words=words), note=ctx.text("only-you"))
    put = _hidden(ctx, store, prompt_id)
    changed = answers.write(prompt_id, ctx.person, words, ctx.now())
    if passes_no_longer(ctx, store, prompt_id) or changed:
        ctx.cancel(f"nudge:{prompt_id}")
        ctx.refresh(prompt.link(prompt_id))
        _early(ctx, store, answers, put)
    return _mine(ctx, put, "written")


@write.prefill
def _written(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> dict[str, object]:
    _hidden(ctx, store, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    return {"words": mine.words if mine else None}


@icebreakers.button("withdraw", answers="here")
def withdraw(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """Out again, and the answer with it; there is nothing to explain."""
    put = _hidden(ctx, store, prompt_id)
    if answers.withdraw(prompt_id, ctx.person):
        ctx.refresh(prompt.link(prompt_id))
        _early(ctx, store, answers, put)
    return Card(text=ctx.text("withdrawn"), note=ctx.text("only-you"))


def _mine(ctx: Context[Settings], put: Put, text_id: str) -> Card:
    """What one did, and what can be done about it."""
    prompt_id = Id(put.prompt_id)
    until = When(put.reveal_at) if put.reveal_at else Words("")
    actions = (
        Button(ctx.plain("write-button"), write.link(prompt_id)),
        Button(ctx.plain("withdraw-button"), withdraw.link(prompt_id)),
    )
    return Card(text=ctx.text(text_id, until=until), actions=actions, note=ctx.text("together-mine-note"))


def _hidden(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt whose answers are hidden still. Raises :class:`Refusal`."""
    put = still_open(ctx, store, prompt_id)
    if prompt_of(put).kind is not Kind.TOGETHER:
        raise Refusal("prompt-gone")
    if put.revealed:
        raise Refusal("revealed-already")
    return put


# All appear.


@icebreakers.button("reveal-now", needs=Role.INSTRUCTOR)
def reveal_now(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """All answers appear before the time is up."""
    put = _hidden(ctx, store, prompt_id)
    if put.state != POSTED:
        raise Refusal("reveal-not-there")
    count = _all_appear(ctx, store, answers, put)
    return Card(text=ctx.text("revealed-now", count=count), note=ctx.text("only-you"))


@icebreakers.job("reveal")
def reveal(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """The time is up."""
    put = store.get(prompt_id)
    if put is not None:
        _all_appear(ctx, store, answers, put)


def _early(ctx: Context[Settings], store: Icebreakers, answers: Answers, put: Put) -> None:
    """Everyone who is in has answered, and they are enough not to shut the others out."""
    given = [each for each in answers.to(put.prompt_id) if not each.ahead]
    if len(given) >= ctx.settings.together_least and all(each.words is not None for each in given):
        _all_appear(ctx, store, answers, put)


def _all_appear(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, put: Put) -> int:
    """In one transaction with whatever made it so: after it no answer comes or changes, and none is left out."""
    if not store.reveal(put.prompt_id):
        return 0
    prompt_id = Id(put.prompt_id)
    written = [each for each in answers.to(prompt_id) if each.words is not None and not each.ahead]
    pages = dict(_pages(written))
    answers.stand(prompt_id, pages)
    ctx.cancel(f"reveal:{prompt_id}")
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.refresh(prompt.link(prompt_id))
    thread = Place(put.place.space_id, put.place.kind, put.place.id, under=prompt.link(prompt_id))
    for page in sorted(set(pages.values())):
        ctx.post(thread, appeared.link(prompt_id, page))
    return len(written)


def _pages(written: Iterable[Answer]) -> Iterable[tuple[str, int]]:
    """On which page each person's answer stands, the first first."""
    page, room = 0, ON_A_PAGE
    for each in written:
        size = max(len(each.words or "") + 40, ON_A_PAGE // MOST_PIECES)  # with the name
        if size > room:
            page, room = page + 1, ON_A_PAGE
        room -= size
        yield each.person.external_id, page


@icebreakers.view("appeared")
def appeared(ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id, page: int) -> Card | None:
    """Some of the answers, as they appeared; who left or was deleted is not among them."""
    put = store.get(prompt_id)
    here = [each for each in answers.to(prompt_id) if each.page == page]
    if put is None or not put.revealed or not here:
        return None
    return Card(title=ctx.plain("appeared-title"), text=joined([(_piece(each),) for each in here], "\n\n"))


def _piece(answer: Answer) -> Piece:
    before = (answer.person, Words(": "))
    return Piece(answer.words or "", key=answer.person.external_id, by=answer.person, before=before)


@appeared.erase
def erased(ctx: ViewContext[Settings], answers: Answers, prompt_id: Id, page: int, key: str) -> None:
    """The staff hid an answer, and the time in which it could be put back is over."""
    answers.withdraw(prompt_id, Person(ctx.space.id, key))
