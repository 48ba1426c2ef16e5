"""The vote on an award: an unlinkable poll. Only whoever was chosen learns who it is, until they let others know."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.card import Button, Card, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, id_to_text, make
from bot.people import Person, Role
from cogs.achievements.awards import bestow, found
from cogs.achievements.awards_asking import desk, my_part, question
from cogs.achievements.cog import Settings, achievements
from storage.awards import Award, Awards, Stands, State
from storage.owned import Owned
from storage.polls import Polls, winners
from storage.polls import State as PollState
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing

FEWEST_TOLD: Final = 3  # names in a vote, for those who stand to be told that it was called off
READ_FOR: Final = timedelta(days=1)
ENDED: Final = (PollState.CLOSED, PollState.GIVEN_UP, PollState.GONE)
OF_AWARDS: Final = frozenset({"award-standing"})  # what goes with who leaves the class


def of_poll(name: str, poll_id: int) -> Link:
    """The link of something of its poll."""
    return make("polls", name, [id_to_text(Id(poll_id))])


# Calling it off.


@achievements.button("call-off", needs=Role.INSTRUCTOR, answers="here")
def call_off(ctx: Context[Settings], awards: Awards, polls: Polls, award_id: Id) -> Link:
    """The staff ends it, before or while the class votes: what was answered is deleted."""
    this = found(ctx, awards, award_id)
    if this.state in (State.ASKING, State.VOTING) and not _called_off(ctx, awards, polls, this, State.CALLED_OFF):
        raise Refusal("vote-just-over")
    return desk(award_id)


@achievements.button("take-out")
def take_out(ctx: Context[Settings], awards: Awards, standing_id: Id) -> Card:
    """Asks once more: a vote that ended cannot go on."""
    _votes_on(ctx, awards, standing_id)
    button = Button(ctx.plain("stand-out-now-button"), take_out_now.link(standing_id), Look.CAREFUL)
    return Card(text=ctx.text("stand-out-asks"), actions=(button,), note=ctx.text("only-you"))


@achievements.button("take-out-now", answers="here")
def take_out_now(ctx: Context[Settings], awards: Awards, polls: Polls, standing_id: Id) -> Card:
    """Their name is to stand no longer while the class votes: there is no vote then, and nobody is told who it was."""
    this = _votes_on(ctx, awards, standing_id)
    awards.withdraw(standing_id)
    if not _called_off(ctx, awards, polls, this, State.WITHDRAWN):
        raise Refusal("vote-just-over")
    ctx.remove(question.link(standing_id))
    return Card(text=ctx.text("stand-taken-out"), note=ctx.text("only-you"))


def _votes_on(ctx: Context[Settings], awards: Awards, standing_id: Id) -> Award:
    """The award that this person stands for, while the class votes. Raises :class:`Refusal` otherwise."""
    _, this = my_part(ctx, awards, standing_id)
    if this.state is not State.VOTING:
        raise Refusal("stand-too-late")
    return this


def _called_off(ctx: JobContext[Any], awards: Awards, polls: Polls, this: Award, state: State) -> bool:
    """False when it just ended: then what came of it is on its way to whoever was chosen."""
    poll = polls.get(this.poll_id) if this.poll_id is not None else None
    if poll is not None and poll.state in ENDED:
        return False
    if awards.move(this.award_id, this.state, state):
        if this.poll_id is not None:
            ctx.at(ctx.now(), of_poll("take-back", this.poll_id), course=this.course_id)
        _say_so(ctx, awards, this, state)
        if state is State.WITHDRAWN:
            _report(ctx, this)
    return True


def _say_so(ctx: JobContext[Any], awards: Awards, this: Award, state: State) -> None:
    """Those who stand read on their own cards that it was called off, and not by whom. Where the class voted on two, it
    would tell one that the other did so: then nothing is said, also where it was the staff."""
    stand = [each for each in awards.candidates(this.award_id) if each.stands is Stands.YES]
    were = len(stand) + (state is State.WITHDRAWN)
    if this.state is State.VOTING and were < FEWEST_TOLD:
        _wind_up(ctx, awards, this)
        return
    for each in stand:
        ctx.refresh(question.link(Id(each.standing_id)))
    _wind_up(ctx, awards, this, Stands.YES)
    ctx.after(READ_FOR, forget_who.link(Id(this.award_id)), key=f"award:{this.award_id}")


def _wind_up(ctx: JobContext[Any], awards: Awards, this: Award, *but: Stands) -> None:
    """Who stood or was asked is kept no longer, but for those who said so."""
    for gone in awards.let_go(this.award_id, *but):
        ctx.remove(question.link(Id(gone.standing_id)))
    ctx.refresh(desk(this.award_id))


@achievements.job("forget-who-stood")
def forget_who(ctx: JobContext[Settings], awards: Awards, award_id: Id) -> None:
    """They could read that it was called off: who stood is kept no longer. Their cards stay as they are."""
    awards.let_go(award_id)


# What came of it.


@achievements.job("vote-over")
def vote_over(
    ctx: JobContext[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    awards: Awards,
    polls: Polls,
    award_id: Id,
) -> None:
    """The poll has ended. Whoever was chosen, all who are level, receive the award as any other: they are told first,
    and decide. Whoever opened the vote hears that the class has chosen, and not whom."""
    this = awards.get(award_id)
    if this is None or this.state is not State.VOTING or this.poll_id is None:
        return
    poll = polls.get(this.poll_id)
    counted = poll is not None and poll.state is PollState.CLOSED
    best = winners(poll) if poll is not None else ()
    people = [each.person for each in awards.candidates(award_id) if each.number in best]
    became = State.GIVEN if people else State.NOBODY if counted and not best else State.NOT_HELD
    if not awards.move(award_id, State.VOTING, became):
        return
    if people:
        bestow(ctx, store, recognizing, this, people)
    if poll is not None and poll.state is not PollState.GONE:  # of that one nothing is left
        polls.forget_best(poll)
        ctx.refresh(of_poll("poll", poll.poll_id))
    _wind_up(ctx, awards, this)
    _report(ctx, this)


def _report(ctx: JobContext[Any], this: Award) -> None:
    if this.asked_by is not None and this.asked_by in ctx.members():
        ctx.tell(this.asked_by, news.link(Id(this.award_id)))


@achievements.view("vote-news")
def news(ctx: ViewContext[Settings], awards: Awards, award_id: Id) -> Card | None:
    """To whoever opened the vote: what became of it, and never who it was, whoever withdrew or was chosen."""
    this = awards.get(award_id)
    told = (State.GIVEN, State.NOBODY, State.WITHDRAWN, State.NOT_HELD)
    if this is None or this.state not in told:
        return None
    return Card(
        ctx.plain("vote-news-title", title=this.title),
        ctx.text(f"vote-news-{this.state.value}"),
        note=ctx.text("only-you"),
    )


# People go.


@achievements.event("left-programmes", "awards-without-them")
def without_them(ctx: JobContext[Settings], awards: Awards, polls: Polls) -> None:
    """Somebody left the programmes or was deleted: where the class votes with their name in it, that is called off."""
    for this in awards.touched():
        if this.state is State.VOTING:
            _called_off(ctx, awards, polls, this, State.WITHDRAWN)
        elif this.state is State.ASKING:
            ctx.refresh(desk(this.award_id))


@achievements.event("left", "awards-without-who-left")
def left(ctx: JobContext[Settings], awards: Awards, polls: Polls, owned: Owned, person: Person) -> None:
    """Somebody left the class: their name stands in no vote any more."""
    owned.leave(person, OF_AWARDS)
    without_them(ctx, awards, polls)
