"""All hidden answers of a *together* appear: at their time, at the instructor's word, or when nobody is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Card
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, Role
from bot.platform import Undelivered
from bot.reports import MOST_PIECES
from bot.text import Style, When, joined
from cogs.icebreakers.asking import BRIEF, answer_of, of_people, prompt_of, still_open, words_of
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import prompt, thread_of
from storage.deeper import Deeper
from storage.icebreaker_anew import CARD
from storage.icebreaker_answers import Answer, Answers
from storage.icebreakers import POSTED, Icebreakers, Put, Reveal

ON_A_PAGE: Final = 1500  # characters, which every platform shows in one card
SOON: Final = timedelta(seconds=1)


def hidden(ctx: Context[Any], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Put:
    """A prompt whose answers are hidden still. Raises :class:`Refusal`."""
    put = still_open(ctx, store, deeper, prompt_id)
    if prompt_of(put).kind is not Kind.TOGETHER:
        raise Refusal("prompt-gone")
    if put.revealed:
        raise Refusal("revealed-already")
    return put


# When.


def arrives(ctx: JobContext[Any], store: Icebreakers, put: Put) -> None:
    """The time in which answers stay hidden begins when the prompt stands. What is promised for the course's quiet
    hours would come at their end, so that it is promised for then."""
    until = ctx.now() + timedelta(hours=ctx.settings.together_hours)
    _hide_until(ctx, store, put, ctx.quiet_until(until) or until)


def _hide_until(ctx: JobContext[Any], store: Icebreakers, put: Put, until: datetime) -> None:
    prompt_id = Id(put.prompt_id)
    store.hides_until(prompt_id, until)
    ctx.at(until, reveal.link(prompt_id), key=f"reveal:{prompt_id}")
    ctx.refresh(prompt.link(prompt_id))


@icebreakers.job("reveal")
def reveal(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """The time is up; quiet hours that were set since it was promised put it off, and the card says so."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or put.revealed:
        return
    if later := ctx.quiet_until(ctx.now()):
        _hide_until(ctx, store, put, later)
    else:
        _all_appear(ctx, store, answers, put)


def ends(ctx: JobContext[Any], store: Icebreakers, answers: Answers, put: Put) -> datetime | None:
    """A question that is over hides nothing, however its settings were changed meanwhile."""
    if put.revealed:
        return None
    later = ctx.quiet_until(ctx.now())
    if later is None:
        _all_appear(ctx, store, answers, put)
    return later


def went(ctx: JobContext[Any], put: Put, page: int) -> None:
    """Somebody is gone from a page of the answers, or no longer waited for."""
    if page != CARD:
        ctx.refresh(appeared.link(Id(put.prompt_id), page))
    elif not put.revealed:
        look_early(ctx, put)


def look_early(ctx: JobContext[Any], put: Put) -> None:
    """Whether all can appear is looked at in a job of its own, wherever an answer came or went: what appears was asked
    for by nobody, and must not be noted as whoever's act was the last."""
    prompt_id = Id(put.prompt_id)
    ctx.after(SOON, all_in.link(prompt_id), key=f"early:{prompt_id}", course=put.course_id)


@icebreakers.job("all-in")
def all_in(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """Everyone who is in has answered, and they are enough not to shut the others out: all appear before the time."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or put.revealed:
        return
    given = [each for each in answers.to(prompt_id) if not each.ahead]
    if len(given) < ctx.settings.together_least or any(each.words is None for each in given):
        return
    if later := ctx.quiet_until(ctx.now()):
        ctx.at(later, all_in.link(prompt_id), key=f"early:{prompt_id}")
    else:
        _all_appear(ctx, store, answers, put)


@icebreakers.button("reveal-now", needs=Role.INSTRUCTOR)
def reveal_now(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """All answers appear before the time is up."""
    put = hidden(ctx, store, deeper, prompt_id)
    if put.state != POSTED:
        raise Refusal("reveal-not-there")
    count = _all_appear(ctx, store, answers, put)
    return Card(text=ctx.text("revealed-now", count=count), note=ctx.text("only-you"))


# How.


def _all_appear(ctx: JobContext[Any], store: Icebreakers, answers: Answers, put: Put) -> int:
    """In one transaction with whatever made it so: after it no answer comes or changes, and none is left out."""
    prompt_id = Id(put.prompt_id)
    written = [each for each in answers.to(prompt_id) if each.words is not None and not each.ahead]
    if not store.reveal(prompt_id, Reveal.COMING if written else Reveal.NOBODY):
        return 0
    ctx.cancel(f"reveal:{prompt_id}")
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.refresh(prompt.link(prompt_id), at_once=True)  # else it would say for a moment that what stands is hidden
    if written:
        pages = dict(_pages(written))
        answers.stand(prompt_id, pages)
        for page in sorted(set(pages.values())):
            ctx.post(thread_of(put), appeared.link(prompt_id, page), then=in_thread.link(prompt_id, page))
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


@icebreakers.job("in-thread")
def in_thread(
    ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id, page: int, result: Annotated[object, Result]
) -> None:
    """A page stands in the thread. Where that is gone or locked, the page comes to the place itself."""
    put = store.get(prompt_id)
    if put is None:
        return
    if isinstance(result, Undelivered):
        ctx.post(put.place, appeared.link(prompt_id, page), then=in_place.link(prompt_id))
    elif store.appeared(prompt_id, Reveal.IN_THREAD):
        ctx.refresh(prompt.link(prompt_id), at_once=True)


@icebreakers.job("in-place")
def in_place(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """A page stands in the place. Where even this cannot be, it is kept as failed and the status says so."""
    if store.appeared(prompt_id, Reveal.IN_PLACE):
        ctx.refresh(prompt.link(prompt_id), at_once=True)


@icebreakers.view("appeared")
def appeared(ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id, page: int) -> Card | None:
    """Some of the answers, as they appeared; who left the class or was deleted is not among them."""
    put = store.get(prompt_id)
    here = [each for each in answers.to(prompt_id) if each.page == page]
    if put is None or not put.revealed or not here:
        return None
    # They may stand apart from their question; words of people stand on the question's own card alone, to be hidden.
    if of_people(put):
        note = ctx.text("appeared-note-own", when=When(put.made_at, Style.DATE))
    else:
        note = ctx.text("appeared-note", words=words_of(put, ctx.speak.language, BRIEF))
    return Card(
        title=ctx.plain("appeared-title"), text=joined([(answer_of(each),) for each in here], "\n\n"), note=note
    )


@appeared.erase
def erased(ctx: ViewContext[Settings], answers: Answers, prompt_id: Id, page: int, key: str) -> None:
    """The staff hid an answer, and the time in which it could be put back is over."""
    answers.withdraw(prompt_id, Person(ctx.space.id, key))
