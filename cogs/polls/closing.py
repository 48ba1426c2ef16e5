"""The close of a poll: at its time, with so many answers, or by hand; and counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.cog import Option, Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.seal import KeyLost, Mine
from bot.text import When
from bot.thresholds import in_steps
from cogs.polls.asking import (
    COUNTED,
    lasting_of,
    link_to,
    managed,
    may_be_shown,
    poll_link,
    rows_of,
    size_of,
)
from cogs.polls.at_once import and_warned, beside, closer, warned
from cogs.polls.best import best_of, reworded
from cogs.polls.card import closes_at, ends_at, never_came, reminder, tell_follower, way_to
from cogs.polls.cog import Settings, polls
from cogs.polls.fitting import LONGEST, lasting
from cogs.polls.in_writing import all_written, page_links, pages_for
from cogs.polls.keyless import give_up, given_up
from cogs.polls.kinds import Kind
from cogs.polls.packing import count, packed
from cogs.polls.promises import ask_what_now
from cogs.polls.voting import box_of, from_sealed
from storage.jobs import Jobs
from storage.poll_answers import Ballot, Ballots, PollAnswers
from storage.poll_schedules import PlannedPolls
from storage.polls import Label, Poll, Polls, State
from storage.schedules import Schedules
from storage.sealed import Sealed
from storage.standing import Standing

LOOKS_AGAIN: Final = timedelta(hours=1)
WAITS_FOR_KEY: Final = timedelta(days=14)


@polls.job("close")
def close(
    ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, jobs: Jobs, poll_id: Id
) -> None:
    """Its time is up; not of one that is still on its way, for quiet hours or a platform that is away hold it."""
    poll = store.get(poll_id)
    if poll is not None and poll.state is State.COMING:
        if jobs.is_coming(poll_link(poll)):
            ctx.after(LOOKS_AGAIN, close.link(poll_id), key=f"close:{poll_id}")
        else:
            never_came(ctx, store, answers, poll, None)
        return
    if poll is None or not (poll.takes_answers or poll.state is State.LOST):
        return
    if not poll.is_over and poll.closes_at is not None and poll.closes_at > ctx.now():  # it was given more time
        ctx.at(poll.closes_at, close.link(poll_id), key=f"close:{poll_id}")
        return
    shut(ctx, store, answers, ballots, poll)


@polls.job("so-far")
def look_in_steps(
    ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, sealed: Sealed, poll_id: Id
) -> None:
    """Somebody answered lately: it closes with so many, if it was asked to; and its card is sent anew when there is
    another step to tell of.

    Not in between: platforms show everyone that, and when, a message was changed, which would count each answer.
    """
    poll = store.get(poll_id)
    if poll is None or not poll.takes_answers:
        return
    if poll.closes_with and _answered(ctx, poll, answers, sealed) >= poll.closes_with:
        shut(ctx, store, answers, ballots, poll)
    elif poll.label is not Label.NAMED and store.tell(poll_id, in_steps(rows_of(poll, answers, sealed))):
        ctx.refresh(poll_link(poll))


def _answered(ctx: JobContext[Settings], poll: Poll, answers: PollAnswers, sealed: Sealed) -> int:
    """How many answers count, without those that were taken back; 0 while nobody can tell."""
    if poll.label is not Label.UNLINKABLE:
        return answers.count(poll.poll_id)
    if (rows := sealed.rows(poll.poll_id)) < poll.closes_with:  # those that were taken back are among them
        return rows
    try:
        return len(box_of(ctx, poll).open_all())
    except KeyLost:
        return 0


def shut(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll: Poll) -> None:
    """In one transaction: no answer comes or changes any more, and the ballots lie open, without anybody's name."""
    poll_id = Id(poll.poll_id)
    if not store.shut(poll_id, ctx.now()):
        return
    for job in ("close", "remind"):
        ctx.cancel(f"{job}:{poll_id}")
    ctx.remove(reminder.link(poll_id))
    if poll.label is Label.UNLINKABLE:
        opened = _opened(ctx, store, poll)
        if opened is None:
            return
        if poll.best_only:  # at once: of its answers nothing outlives this transaction
            _is_counted(ctx, store, answers, ballots, poll, best_of(poll, opened))
            return
        _lie_open(ctx, ballots, poll, opened)
    else:
        store.took_part(poll_id, answers.count(poll_id))
    ctx.refresh(poll_link(poll), at_once=True)
    _count(ctx, store, answers, ballots, poll_id)


def _count(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id) -> None:
    """What was answered is counted; of too few nothing is."""
    poll = store.get(poll_id)
    assert poll is not None  # noqa: S101
    if Kind(poll.kind) in COUNTED and poll.enough:
        ctx.work(count_ballots.link(poll_id), then=counted.link(poll_id))
    else:
        _is_counted(ctx, store, answers, ballots, poll, None)


def _opened(ctx: JobContext[Settings], store: Polls, poll: Poll) -> list[Mine] | None:
    """The sealed answers in random order, whose box and key go. ``None``: its key is missing."""
    box = box_of(ctx, poll)
    try:
        opened = box.open_all()
    except KeyLost:
        # It may be a folder that is away: what is sealed stays until the key is back, or it is given up.
        store.lost(poll.poll_id)
        poll_id, ended = Id(poll.poll_id), poll.closes_at or poll.made_at
        if ctx.now() - ended < WAITS_FOR_KEY:
            ctx.after(LOOKS_AGAIN, close.link(poll_id), key=f"close:{poll_id}")
        else:
            given_up(ctx, store, poll)
        ctx.refresh(poll_link(poll), at_once=True)
        return None
    store.took_part(poll.poll_id, len(opened))
    box.end()
    return opened


def _lie_open(ctx: JobContext[Settings], ballots: Ballots, poll: Poll, opened: Sequence[Mine]) -> None:
    """What was sealed becomes ballots under random ids. Of too few none is kept: nothing of them is ever shown."""
    if len(opened) >= max(poll.least, 1):
        kept = [Ballot(ctx.new_id(), from_sealed(each.answer), each.code) for each in opened if each.answer is not None]
        ballots.add(poll.poll_id, kept)


@polls.work("count")
def count_ballots(
    ctx: ViewContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id
) -> tuple[Callable[..., Any], Any]:
    """Counting, in another process; what is counted cannot change any more."""
    poll = store.get(poll_id)
    if poll is None:
        return _nothing, None
    kept = ballots.of(poll_id) if poll.label is Label.UNLINKABLE else answers.to(poll_id)
    given: list[Any] = [each.given for each in kept]
    return count, (Kind(poll.kind), size_of(poll), packed(given))


def _nothing(_: object) -> None:
    """There is nothing to count."""


@polls.job("counted")
def counted(
    ctx: JobContext[Settings],
    store: Polls,
    answers: PollAnswers,
    ballots: Ballots,
    poll_id: Id,
    result: Annotated[object, Result],
) -> None:
    """It is counted: the card shows what came of it, the place is told, and whoever asked hears of it once.

    One that could not be counted stays closed and uncounted, for somebody to have it counted again.
    """
    poll = store.get(poll_id)
    if poll is not None and isinstance(result, dict):
        _is_counted(ctx, store, answers, ballots, poll, result)


def _is_counted(
    ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll: Poll, result: Any
) -> None:
    poll_id = Id(poll.poll_id)
    if poll.kind == Kind.TEXT:
        result = pages_for(all_written(poll, answers, ballots))
    if not noted(store, poll, result):
        return
    now = store.get(poll_id)
    assert now is not None  # noqa: S101
    if may_be_shown(now) and now.took_part and now.label is not Label.STAFF_ONLY:
        store.show(poll_id)
        for page in page_links(now):
            ctx.post(now.place.below(poll_link(now)), page)
    ctx.refresh(poll_link(now), at_once=True)
    if now.took_part or now.least:
        ctx.post(now.place, notice.link(poll_id))
    if now.took_part and may_be_shown(now):
        ask_what_now(ctx, now)
    tell_follower(ctx, store, now)


def noted(store: Polls, poll: Poll, result: Any) -> bool:
    """It is counted. False when it was before. Somebody may have been deleted since the close, so what was counted
    itself says how many they are, and whether they are enough."""
    if poll.kind != Kind.TEXT and result is not None:
        store.took_part(poll.poll_id, result["took_part"])
        result = result if result["took_part"] >= max(poll.least, 1) else None
    return store.counted(poll.poll_id, result)


@polls.view("notice", quotes="poll")
def notice(ctx: ViewContext[Settings], store: Polls, standing: Standing, poll_id: Id) -> Card | None:
    """That it is over, and the way to what came of it."""
    poll = store.get(poll_id)
    if poll is None or not poll.is_over:
        return None
    if poll.label is Label.STAFF_ONLY:
        said = "notice-staff-only"
    else:
        counted = "notice-best" if poll.best_only else "notice"
        said = counted if may_be_shown(poll) else "notice-too-few"
    return Card(text=ctx.text(said, poll=way_to(ctx, standing, poll), least=poll.least))


# By hand.


@polls.button("close-now", needs="asks", answers="here")
def close_now(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    ballots: Ballots,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    asking: int = 0,
) -> Card | Link:
    """It closes before its time. Who was about to ask the same (``asking``) has that poll before them again."""
    poll = managed(ctx, store, poll_id)
    if poll.state is State.COUNTING:  # the count failed, or is still under way: it counts once
        _count(ctx, store, answers, ballots, poll_id)
    elif poll.takes_answers or poll.state is State.LOST:
        shut(ctx, store, answers, ballots, poll)
    elif not asking:
        raise Refusal("poll-over")
    text, closing = ctx.text("closed-now"), tuple[Button, ...]()
    if asking:
        mine = _still_there(ctx, store, Id(asking))
        if mine is not None and mine.state is State.DRAFT:
            return link_to("preview", asking)
        if mine is not None and mine.takes_answers:
            near = beside(ctx, store, plans, schedules, mine)
            warning, closing = warned(ctx, near, mine, closes_at(ctx, mine), closer(ctx))
            text = and_warned(text, warning)
    return Card(text=text, actions=closing, note=ctx.text("only-you"))


def _still_there(ctx: Context[Settings], store: Polls, poll_id: Id) -> Poll | None:
    """The poll whose card offered to close another one, unless it is forgotten or was taken back meanwhile."""
    try:
        return reworded(ctx, store, poll_id)
    except Refusal:
        return None


@polls.form("extend", needs="asks", answers="here")
def extend(
    ctx: Context[Settings],
    store: Polls,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    before: int,
    more: Annotated[timedelta, Option()],
) -> Card:
    """So much longer than it would have been open when the button was shown (``before``, in seconds since 1970), so
    that the same form sent twice gives more time once; never shorter than it is open now. At the latest it closes when
    a schedule asks the same."""
    poll = _still_to_extend(ctx, store, poll_id)
    now = closes_at(ctx, poll)
    seconds = min(max(0, before), int(now.timestamp())) + lasting(more, "more")
    until = max(now, datetime.fromtimestamp(seconds, UTC))
    if until - ctx.now() > LONGEST:
        raise Refusal("open-too-long", days=LONGEST.days).at("more")
    until = ctx.quiet_until(until) or until
    near = beside(ctx, store, plans, schedules, poll)
    until = near.until(until)
    if until != poll.closes_at:
        ends_at(ctx, store, poll, until)
    warning, closing = warned(ctx, near, poll, until, closer(ctx))
    text = and_warned(ctx.text("extended-next" if until == near.next else "extended", until=When(until)), warning)
    return Card(text=text, actions=closing, note=ctx.text("only-you"))


def _still_to_extend(ctx: Context[Settings], store: Polls, poll_id: Id) -> Poll:
    """One that takes answers. Raises :class:`Refusal`; of another feature's poll nothing is said of asking it again."""
    poll = managed(ctx, store, poll_id)
    if not poll.takes_answers:
        raise Refusal("poll-over" if poll.best_only else "extend-over")
    return poll


@extend.prefill
def _may_be_extended(ctx: Context[Settings], store: Polls, poll_id: Id, before: int) -> dict[str, object]:
    _still_to_extend(ctx, store, poll_id)
    return {}


def closing_buttons(ctx: ViewContext[Any], poll: Poll) -> tuple[Button, ...]:
    """What whoever asked can do about its time."""
    poll_id = Id(poll.poll_id)
    if poll.takes_answers:
        before = poll.closes_at or poll.made_at + lasting_of(ctx, poll)  # it is not yet there
        more = Button(ctx.plain("extend-button"), extend.link(poll_id, int(before.timestamp())))
        return (Button(ctx.plain("close-button"), close_now.link(poll_id)), more)
    if poll.state is State.COUNTING:
        return (Button(ctx.plain("count-button"), close_now.link(poll_id)),)
    if poll.state is State.LOST:
        giving = Button(ctx.plain("give-up-button"), give_up.link(poll_id), Look.CAREFUL)
        return (giving,) if poll.waits else (Button(ctx.plain("count-button"), close_now.link(poll_id)), giving)
    if poll.state is State.CLOSED and poll.label is not Label.UNLINKABLE and not poll.seen and poll.doing is None:
        return (Button(ctx.plain("reopen-button"), link_to("reopen", poll_id)),)
    return ()
