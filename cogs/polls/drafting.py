"""A poll before the class sees it: asking, seeing it as the class will, posting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, Select
from bot.channels import check_channel, here
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Place
from bot.text import Said, Text, When, joined
from cogs.polls.asking import (
    LONGEST_QUESTION,
    apart,
    asked_by,
    asker,
    asker_reads,
    briefs,
    found,
    kept_least,
    label_of,
    lasting_of,
    least_of,
    link_to,
    note,
    scale_label,
    signs,
    words_hidden,
)
from cogs.polls.at_once import beside, warned
from cogs.polls.best import reworded
from cogs.polls.card import DRAFT_KEPT, forget, put_to_class
from cogs.polls.cog import Settings, polls
from cogs.polls.fitting import lasting, with_kind
from cogs.polls.kinds import MOST_CHOICES, Kind
from cogs.polls.managing import managing
from cogs.polls.promises import AWAITED
from cogs.polls.templates import TEMPLATES
from storage.poll_lists import PollLists
from storage.poll_schedules import PlannedPolls
from storage.polls import Label, Poll, Polls, State
from storage.reports import Reports
from storage.schedules import Schedules

REMINDED_OF: Final = 3  # how many polls are named of which the class does not know yet how they end

# Asking.


@polls.command("poll ask", needs="asks")
def ask(
    ctx: Context[Settings],
    store: Polls,
    question: Annotated[str, Option(most=LONGEST_QUESTION, long=True)],
    choices: Annotated[list[str] | None, Option(most=MOST_CHOICES, long=True)] = None,
    kind: Annotated[Kind, Option()] = Kind.ONE,
    label: Annotated[Label, Option()] = Label.UNLINKABLE,
    closes: Annotated[timedelta | None, Option()] = None,
) -> Link:
    """A preview, seen by nobody else, of a poll for this place."""
    place = here(ctx)
    check_channel(ctx, place, "poll-needs-channel", "poll-other-course", "")
    ctx.must_be_open(place)
    asker, signed = ctx.person.external_id, signs(ctx)
    made = Poll(0, ctx.course.course_id, place, asker, kind, label, question, ctx.now(), signed=signed)
    made = with_kind(ctx, made, kind, choices or [])
    if closes is not None:
        made = replace(made, lasts=lasting(closes, "closes"))
    return drafted(ctx, store, made, place.key, made.template)


@ask.looks
def _usual_place(ctx: Context[Settings]) -> list[Place]:
    return [here(ctx)]


def drafted(ctx: Context[Any], store: Polls, poll: Poll, *of: str | int) -> Link:
    """The preview that was asked for; asked for twice, the same one, until it was posted. ``of`` is what makes it
    another one."""

    def was_posted(this: Id) -> bool:
        known = store.get(this)
        return known is not None and known.state is not State.DRAFT

    poll_id = ctx.key(*of, taken_back=was_posted)
    if store.get(poll_id) is None:
        store.add(replace(poll, poll_id=poll_id, state=State.DRAFT))
        ctx.after(DRAFT_KEPT, forget.link(poll_id), key=f"draft:{poll_id}")
    return preview.link(poll_id)


@polls.button("again", needs="asks")
def again(ctx: Context[Settings], store: Polls, poll_id: Id) -> Link:
    """A new poll that asks the same, as a preview."""
    poll = reworded(ctx, store, poll_id)
    if poll.state is State.DRAFT:
        return preview.link(poll_id)
    if words_hidden(ctx, poll):
        raise Refusal("again-hidden")
    fresh = Poll(
        0,
        poll.course_id,
        poll.place,
        ctx.person.external_id,
        poll.kind,
        poll.label,
        poll.question,
        ctx.now(),
        choices=poll.choices,
        most=poll.most,
        ends=poll.ends,
        live=poll.live,
        lasts=poll.lasts,
        closes_with=poll.closes_with,
        reminds=poll.reminds,
        template=poll.template,
        signed=signs(ctx),
    )
    return drafted(ctx, store, fresh, poll_id)


# The preview.


@polls.view("preview")
def preview(
    ctx: ViewContext[Settings],
    store: Polls,
    lists: PollLists,
    reports: Reports,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
) -> Card | None:
    """What the class would see, with what can be done about it."""
    poll = store.get(poll_id)
    if poll is None or poll.state is State.GONE:
        return None
    if poll.state is not State.DRAFT:
        posted = ctx.text("posted", place=poll.place)
        return Card(text=posted, actions=managing(ctx, poll, reads=asker_reads(poll)), note=ctx.text("only-you"))
    until = _until(ctx, poll)
    near = beside(ctx, store, plans, schedules, poll)
    warning, closing = warned(ctx, near, poll, until, poll.by if poll.signed else None)
    return Card(
        title=ctx.plain("preview-title"),
        text=(Said(poll.question),),
        fields=(
            *_choices(ctx, poll),
            *asked_by(ctx, poll),
            *_as_asked(ctx, poll),
            *([Field(ctx.plain("at-once-label"), warning)] if warning else []),
            *_promised(ctx, lists, reports, poll),
        ),
        actions=(*_previewed(ctx, poll, near.mark(until)), *closing),
        note=ctx.text("preview-note", place=poll.place),
    )


def _until(ctx: ViewContext[Settings], poll: Poll) -> datetime:
    return poll.closes_at or ctx.now() + lasting_of(ctx, poll)


def _choices(ctx: ViewContext[Settings], poll: Poll) -> tuple[Field, ...]:
    if poll.kind == Kind.TEXT:
        return ()
    if poll.kind == Kind.TIMES:
        lines: list[Text] = [(When(datetime.fromisoformat(each)),) for each in poll.choices]
    elif poll.kind == Kind.SCALE:
        lines = [(Said(scale_label(poll, point)),) for point in range(1, poll.most + 1)]
    else:
        lines = [(Said(label_of(ctx, poll, number)),) for number in range(len(poll.choices))]
    return (Field(ctx.plain("choices-label"), joined(lines, "\n")),)


def _as_asked(ctx: ViewContext[Settings], poll: Poll) -> tuple[Field, ...]:
    """Who will see what, and until when."""
    live = "live-on-ranking" if poll.kind == Kind.RANKING else "live-on"
    seen = note(ctx, poll) + (ctx.text(live) if poll.live else ())
    if poll.closes_at:
        until: Text = ctx.text("closes-at", until=When(poll.closes_at))
    else:
        until = _after(ctx, int(lasting_of(ctx, poll).total_seconds()))
    if poll.closes_with:
        until += ctx.text("or-with", count=poll.closes_with)
    before = timedelta(hours=ctx.settings.remind_hours)
    lasts = poll.closes_at - ctx.now() if poll.closes_at else lasting_of(ctx, poll)
    if poll.reminds and before and lasts < 2 * before:
        until += ctx.text("no-reminder", hours=2 * ctx.settings.remind_hours)
    return (Field(ctx.plain("seen-label"), seen), Field(ctx.plain("closes-label"), until))


def _after(ctx: ViewContext[Settings], seconds: int) -> Text:
    hours, rest = divmod(seconds, 3600)
    return ctx.text("closes-after-minutes", minutes=seconds // 60) if rest else ctx.text("closes-after", hours=hours)


def _promised(ctx: ViewContext[Settings], lists: PollLists, reports: Reports, poll: Poll) -> tuple[Field, ...]:
    """What was asked before and nobody said yet what comes of it: ask only as fast as you can act (PRACTICE.md). Who is
    no instructor is reminded of their own alone."""
    by = asker(poll) if poll.signed else None
    since = ctx.now() - AWAITED
    waiting = lists.undecided(poll.course_id, since, most=REMINDED_OF, by=by)
    if not waiting:
        return ()
    names = apart(ctx, waiting, briefs(ctx, reports, waiting))
    lines = [ctx.text(f"waiting-{each.doing or 'one'}", poll=names[each.poll_id]) for each in waiting]
    if (more := lists.count_undecided(poll.course_id, since, by) - len(waiting)) > 0:
        lines.append(ctx.text("waiting-more", count=more))
    return (Field(ctx.plain("waiting-label"), joined([ctx.text("waiting"), *lines], "\n")),)


def _previewed(ctx: ViewContext[Settings], poll: Poll, mark: int) -> tuple[Action, ...]:
    poll_id = Id(poll.poll_id)
    actions: list[Action] = [
        Button(ctx.plain("post-button"), post.link(poll_id, mark), Look.MAIN),
        Button(ctx.plain("change-button"), link_to("change", poll_id)),
        Button(ctx.plain("closing-button"), link_to("set-close", poll_id)),
    ]
    match Kind(poll.kind):
        case Kind.SCALE:
            actions.append(Button(ctx.plain("scale-button"), link_to("scale", poll_id)))
        case Kind.SEVERAL:
            actions.append(Button(ctx.plain("most-button"), link_to("at-most", poll_id)))
        case _:
            pass
    if poll.label is Label.NAMED and poll.kind != Kind.TEXT:
        label = ctx.plain("live-off-button" if poll.live else "live-button")
        actions.append(Button(label, link_to("live", poll_id, int(not poll.live))))
    choices = tuple(Choice(each, ctx.plain(f"template-{each}"), each == poll.template) for each in TEMPLATES)
    return (*actions, Select(ctx.plain("template-select"), link_to("use-template", poll_id), choices))


@polls.button("post", needs="asks", answers="here")
def post(
    ctx: Context[Settings], store: Polls, plans: PlannedPolls, schedules: Schedules, poll_id: Id, mark: int = 0
) -> Link:
    """Puts the poll to the class; pressed twice it is put once. Where something else asks the same meanwhile than was
    to be read (``mark``), that is to be read first."""
    poll = reworded(ctx, store, poll_id)
    if poll.state is State.DRAFT:
        ctx.must_be_open(poll.place)
        _check_times(ctx, poll)
        if beside(ctx, store, plans, schedules, poll).mark(_until(ctx, poll)) not in (0, mark):
            return preview.link(poll_id)
    least = kept_least(ctx, poll)
    if store.post(poll_id, ctx.now(), ctx.person, least, signed=signs(ctx)):
        ctx.cancel(f"draft:{poll_id}")
        put_to_class(ctx, replace(poll, least=least, by=ctx.person.external_id))
    return preview.link(poll_id)


@post.looks
def _its_place(ctx: Context[Settings], store: Polls, poll_id: Id, mark: int = 0) -> list[Place]:
    return [found(ctx, store, poll_id).place]


def _check_times(ctx: Context[Settings], poll: Poll) -> None:
    """What was still to come when it was written may have passed meanwhile."""
    if poll.closes_at is not None and poll.closes_at <= ctx.now():
        raise Refusal("closes-past-now")
    if poll.kind == Kind.TIMES and datetime.fromisoformat(poll.choices[0]) <= ctx.now():
        raise Refusal("times-past-now")
    if poll.closes_with and poll.closes_with < least_of(ctx, poll):
        raise Refusal("closes-with-few", least=least_of(ctx, poll))
