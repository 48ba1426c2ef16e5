"""A poll before the class: its card from when it comes to what it came to, and its reminder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Place
from bot.platform import Undelivered, Why
from bot.text import Said, Spot, Text, When
from bot.thresholds import in_steps
from cogs.polls.asking import (
    CHOICE,
    QUESTION,
    as_posted,
    asked_by,
    asker,
    at_hand,
    brief,
    choices_field,
    kept_least,
    lasting_of,
    link_to,
    may_be_shown,
    note,
    poll_link,
    question,
    question_hidden,
    rows_of,
    seen_as,
    seen_by,
)
from cogs.polls.at_once import Beside, beside
from cogs.polls.cog import Settings, polls
from cogs.polls.keeping import keep
from cogs.polls.showing import outcome, picture, who_chose
from cogs.polls.thresholds import lists_ballots
from cogs.polls.voting import answering, box_of, my_answer
from storage.poll_answers import PollAnswers
from storage.poll_schedules import PlannedPolls
from storage.polls import TAKES_ANSWERS, Label, Poll, Polls, State
from storage.schedules import Schedules
from storage.sealed import Sealed
from storage.standing import Standing

DRAFT_KEPT: Final = timedelta(days=1)
TOLD_FOR: Final = timedelta(days=7)  # the staff of what could not be posted


# Coming.


def put_to_class(ctx: JobContext[Settings], poll: Poll) -> None:
    """The poll is on its way, with the key on disk that its answers need. Where it stands its close is planned anew;
    until then it is looked at whether it still comes."""
    poll_id = Id(poll.poll_id)
    if poll.label is Label.UNLINKABLE:
        box_of(ctx, poll).begin()
    keep(ctx, poll_id)
    ctx.post(poll.place, poll_card.link(poll_id), then=arrived.link(poll_id))
    ctx.at(closes_at(ctx, poll), link_to("close", poll_id), key=f"close:{poll_id}")


def closes_at(ctx: JobContext[Settings], poll: Poll) -> datetime:
    """When a poll closes that stands from now on; what comes out would wait for the end of quiet hours, and so does
    the close."""
    until = poll.closes_at or ctx.now() + lasting_of(ctx, poll)
    return max(ctx.quiet_until(until) or until, ctx.now())


@polls.job("arrived")
def arrived(
    ctx: JobContext[Settings],
    store: Polls,
    answers: PollAnswers,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    result: Annotated[object, Result],
) -> None:
    """The poll stands before the class: its reminder and its close are planned, at the latest for when a schedule asks
    the same. Or it can never stand there."""
    poll = store.get(poll_id)
    if poll is None:
        return
    if isinstance(result, Undelivered):
        never_came(ctx, store, answers, poll, result)
        return
    until = beside(ctx, store, plans, schedules, poll).until(closes_at(ctx, poll))
    if store.arrived(poll_id, ctx.now(), until):
        plan_close(ctx, poll, until)
        ctx.refresh(poll_link(poll))


def never_came(
    ctx: JobContext[Settings], store: Polls, answers: PollAnswers, poll: Poll, why: Undelivered | None
) -> None:
    """Nobody saw the poll, so nothing of it is counted or told to the class. Whoever asked has it as a draft again, and
    hears why; of a schedule the staff's status says it. Without a reason a pause came between, and nobody is told."""
    poll_id = Id(poll.poll_id)
    asked = poll.by is not None and not poll.series and poll.follows is None and not poll.best_only
    as_draft = why is not None and asked
    if not store.never_came(poll_id, why.noted if why else None, as_draft=as_draft):
        return
    if poll.label is Label.UNLINKABLE:
        box_of(ctx, poll).end()
    answers.clear(poll_id)
    tell_follower(ctx, store, poll)
    ctx.cancel(f"close:{poll_id}")
    ctx.after(TOLD_FOR if why and not as_draft else DRAFT_KEPT, forget.link(poll_id), key=f"draft:{poll_id}")
    if as_draft and (by := asker(poll)):
        ctx.tell(by, not_posted.link(poll_id))


@polls.view("not-posted", quotes="poll")
def not_posted(ctx: ViewContext[Settings], store: Polls, poll_id: Id) -> Card | None:
    """A direct message to whoever asked: it could not be posted, and why."""
    poll = store.get(poll_id)
    if poll is None or poll.state is not State.DRAFT or poll.result is None:
        return None
    text = ctx.text("not-posted", poll=(Said(brief(ctx, poll)),), place=poll.place, why=why_not(ctx, poll))
    return Card(text=text, actions=(Button(ctx.plain("not-posted-button"), link_to("again", poll_id)),))


def why_not(ctx: ViewContext[Any], poll: Poll) -> Text:
    """Why it could not be posted, and what helps."""
    return ctx.why(Undelivered.read(poll.result["undelivered"]) or Undelivered(Why.GAVE_UP))


def plan_close(ctx: JobContext[Settings], poll: Poll, until: datetime, since: datetime | None = None) -> None:
    """It closes then, and the place is reminded once, some time before; not of one that is open for less than twice as
    long, counted from now or from ``since``."""
    poll_id = Id(poll.poll_id)
    ctx.at(until, link_to("close", poll_id), key=f"close:{poll_id}")
    ctx.cancel(f"remind:{poll_id}")
    before = timedelta(hours=ctx.settings.remind_hours)
    if poll.reminds and before and until - (since or ctx.now()) >= 2 * before and until - before > ctx.now():
        ctx.at(until - before, remind.link(poll_id), key=f"remind:{poll_id}")


def ends_at(ctx: JobContext[Settings], store: Polls, poll: Poll, until: datetime) -> None:
    """A poll that takes answers closes at another moment than it was to, and says so."""
    store.change(poll.poll_id, *TAKES_ANSWERS, closes_at=until)
    plan_close(ctx, poll, until, poll.made_at)
    for view in (poll_link(poll), link_to("reminder", poll.poll_id)):
        ctx.refresh(view)


def cut(ctx: JobContext[Settings], store: Polls, near: Beside, poll: Poll) -> list[Poll]:
    """Of a poll and those beside it, those close that would still be open when a schedule asks the same."""
    late = list[Poll]()
    for each in (poll, *near.open):
        if each.closes_at is not None and (until := near.until(each.closes_at)) < each.closes_at:
            ends_at(ctx, store, each, until)
            late.append(each)
    return late


@polls.job("ask")
def ask_for_another(ctx: JobContext[Settings], store: Polls, poll_id: Id) -> None:
    """Puts a poll to the class that another feature stored as a draft (docs/writing-a-cog.md): it hears of the result
    by the poll's ``follows``."""
    poll = store.get(poll_id)
    if poll is None or poll.state is not State.DRAFT:
        return
    least = kept_least(ctx, poll)
    if store.post(poll_id, ctx.now(), asker(poll), least):
        put_to_class(ctx, replace(poll, least=least))


# Its card.


@polls.view("poll", every=timedelta(seconds=2))
def poll_card(
    ctx: ViewContext[Settings], store: Polls, answers: PollAnswers, sealed: Sealed, poll_id: Id
) -> Card | None:
    """The poll as the class sees it: who can see what stands on it from the start, and of figures no more than that
    allows."""
    poll = store.get(poll_id)
    if poll is None or poll.state in (State.DRAFT, State.GONE):
        return None
    by_schedule = poll.by is None or poll.series
    if poll.state is State.COMING and by_schedule and ctx.resting():  # quiet hours held it until into a pause
        return None
    actions: tuple[Action, ...] = ()
    if not (poll.is_over or poll.waits):
        actions = answering(ctx, poll)
        actions += (Button(ctx.plain("mine-button"), my_answer.link(poll_id)),)
    meaning = link_to("meaning", poll_id)
    fields = _fields(ctx, poll, answers, sealed)
    return Card(
        title=ctx.plain("poll-over-title" if poll.is_over else "poll-title"),
        text=question(ctx, poll),
        fields=fields,
        image=picture(ctx, poll, fields),
        actions=(*actions, *_results(ctx, poll), Button(ctx.plain("meaning-button"), meaning)),
        note=seen_by(ctx, poll) if poll.is_over else note(ctx, poll),
        thread="" if question_hidden(ctx, poll) else brief(ctx, poll),
    )


def _fields(ctx: ViewContext[Settings], poll: Poll, answers: PollAnswers, sealed: Sealed) -> tuple[Field, ...]:
    if may_be_shown(poll) and poll.label is not Label.STAFF_ONLY:
        named = answers.to(poll.poll_id) if poll.label is Label.NAMED else ()
        return (*asked_by(ctx, poll), *outcome(ctx, poll, named))
    listed = () if poll.best_only and poll.is_over else choices_field(ctx, poll)  # whose names stood, stand no longer
    fields = (*listed, *asked_by(ctx, poll))
    if poll.is_over:
        return (*fields, Field(ctx.plain("outcome-label"), _without_figures(ctx, poll)))
    if poll.waits:
        return (*fields, Field(ctx.plain("so-far-label"), ctx.text("key-away-card")))
    if poll.label is Label.NAMED and poll.live:
        fields = (*who_chose(ctx, poll, answers.to(poll.poll_id)), *asked_by(ctx, poll)) or fields
    is_named = poll.label is Label.NAMED
    if count := answers.count(poll.poll_id) if is_named else in_steps(rows_of(poll, answers, sealed)):
        said = "so-far-exact" if is_named else "so-far"
        fields += (Field(ctx.plain("so-far-label"), ctx.text(said, count=count)),)
    if poll.closes_at is not None:
        fields += (Field(ctx.plain("closes-label"), _until(ctx, poll)),)
    return fields


def _until(ctx: ViewContext[Settings], poll: Poll) -> Text:
    assert poll.closes_at is not None  # noqa: S101
    text: Text = (When(poll.closes_at),)
    return text + ctx.text("or-with", count=poll.closes_with) if poll.closes_with else text


def _without_figures(ctx: ViewContext[Settings], poll: Poll) -> Text:
    """What became of a poll of which the class sees no figures."""
    if poll.state is State.COUNTING:
        return ctx.text("being-counted")
    if poll.state is State.LOST:
        return ctx.text("key-lost-card")
    if poll.state is State.GIVEN_UP:
        return ctx.text("given-up-card")
    if poll.label is Label.STAFF_ONLY:
        return ctx.text("staff-has-it", least=poll.least)
    return ctx.text("too-few", least=poll.least) if poll.least else ctx.text("nobody-answered")


def _results(ctx: ViewContext[Settings], poll: Poll) -> tuple[Button, ...]:
    """What can be looked at once it is counted."""
    if not may_be_shown(poll):
        return ()
    poll_id = Id(poll.poll_id)
    if poll.label is Label.STAFF_ONLY:
        return (Button(ctx.plain("staff-results-button"), link_to("results", poll_id)),)
    if lists_ballots(poll):
        return (Button(ctx.plain("ballots-button"), link_to("ballots", poll_id)),)
    return ()


@polls.button("meaning")
def meaning(ctx: Context[Settings], store: Polls, poll_id: Id) -> Card:
    """What the label means: who can see what, before and after the close, and what remains."""
    poll = at_hand(ctx, store, poll_id)
    if poll.state is State.DRAFT:  # nobody is to know of it, and who can see what is not fixed yet
        raise Refusal("poll-gone")
    least = poll.least or 1
    title = ctx.plain(f"meaning-{poll.label}-title")
    text = ctx.text(f"meaning-{seen_as(poll)}", least=least)
    return Card(title, text, fields=as_posted(ctx, poll), note=ctx.text("meaning-note"))


# Words that staff hid.


@poll_card.erase
def erase_words(ctx: ViewContext[Settings], store: Polls, plans: PlannedPolls, poll_id: Id, key: str) -> None:
    """The staff hid what it asks, or a choice, and the time in which it could be put back is over: they go here, from
    what it said before a mend, and from what asks it again."""
    poll = store.get(poll_id)
    if poll is None:
        return
    asked, choices = poll.posted or (poll.question, poll.choices)
    words: dict[str, object] = {}
    if key == QUESTION:
        words, asked = {"question": ""}, ""
    elif key.startswith(CHOICE):
        at = int(key.removeprefix(CHOICE))
        words, choices = {"choices": _without(poll.choices, at)}, tuple(_without(choices, at))
    store.erase(poll_id, **words, posted=[asked, [*choices]] if poll.posted else None)
    plans.erase(poll_id, poll.series, **words)


def _without(choices: Sequence[str], at: int) -> list[str]:
    return ["" if number == at else each for number, each in enumerate(choices)]


# The reminder.


@polls.job("remind")
def remind(ctx: JobContext[Settings], store: Polls, poll_id: Id) -> None:
    """Once, to the whole place: nobody is asked whether they answered. PRACTICE.md, "People first"."""
    poll = store.get(poll_id)
    if poll is not None and poll.state is State.OPEN and not ctx.resting():
        ctx.post(poll.place, reminder.link(poll_id))


@polls.view("reminder", quotes="poll")
def reminder(ctx: ViewContext[Settings], store: Polls, standing: Standing, poll_id: Id) -> Card | None:
    """That it closes soon, and where it is; not once it is over."""
    poll = store.get(poll_id)
    if poll is None or poll.state is not State.OPEN or poll.closes_at is None:
        return None
    text = ctx.text("reminder", poll=way_to(ctx, standing, poll), until=When(poll.closes_at))
    return Card(text=text, note=ctx.text("reminder-note"))


def way_to(ctx: ViewContext[Any], standing: Standing, poll: Poll, name: str = "") -> Text:
    """It in a few words, or by the ``name`` that it has among others, which lead to its card where that stands. Not by
    what staff hid; so whatever shows it quotes the card."""
    hidden = not name and question_hidden(ctx, poll)
    words = ctx.plain("the-poll") if hidden else name or brief(ctx, poll)
    way: Text = (Said(words),)
    if stood := standing.at(poll_link(poll), poll.place):
        way = (Spot(words, Place.parse(ctx.space.id, stood.at_place), stood.message_id),)
    return way if hidden else ctx.text("the-poll-named", poll=way)


# How it ends for others.


def tell_follower(ctx: JobContext[Any], store: Polls, poll: Poll) -> None:
    """Whoever follows a poll hears once that it ended, in whichever way: of what opens it again nothing follows."""
    if poll.follows and store.heard(poll.poll_id):
        ctx.at(ctx.now(), poll.follows)


@polls.job("forget")
def forget(ctx: JobContext[Settings], store: Polls, poll_id: Id) -> None:
    """A preview that nobody posted, or what is left of a poll that was taken back, is forgotten after a day."""
    store.forget(poll_id)
