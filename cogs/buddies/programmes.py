"""A programme before the class sees it: choosing what it is, seeing its first dates, starting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.channels import POSTED_IN, check_channel, here
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id, TimeZone
from bot.link import Link
from bot.people import Place, Role
from bot.schedule import Weekday
from bot.text import Said, Text, When, Words, joined
from cogs.buddies.asking import criteria, found, how_many, label, rhythm, title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.fitting import check_start
from cogs.buddies.links import link_to
from cogs.buddies.planning import plan
from cogs.buddies.programme_card import put_up, what_it_is
from cogs.buddies.rhythm import coming, usual_start
from cogs.buddies.sizes import PAIR
from cogs.buddies.trouble import trouble
from storage.buddies import DRAFT, Buddies, Criterion, Programme, ProgrammeKind
from storage.buddy_members import BuddyMembers
from storage.schedules import Schedules

DRAFT_KEPT: Final = timedelta(days=1)
MOST_RUNNING: Final = 10  # of a course: of more nobody would know which is for them
USUAL_AT: Final = time(10)
GROUP: Final = 4
COUNTS: Final = {
    ProgrammeKind.COFFEE: (Criterion.HOURS, Criterion.LANGUAGE, Criterion.INTERESTS),
    ProgrammeKind.GROUPS: (Criterion.HOURS, Criterion.LANGUAGE, Criterion.WAYS),
}
"""What counts until somebody says otherwise: without common hours nobody meets, without a language nobody talks."""


@buddies.command("buddy start", needs=Role.INSTRUCTOR)
def start(
    ctx: Context[Settings],
    store: Buddies,
    kind: Annotated[ProgrammeKind, Option()],
    starts: Annotated[date, Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    place: Annotated[Place | None, Option(places=POSTED_IN)] = None,
) -> Link:
    """A preview, seen by nobody else, of a programme for the people of this place or another."""
    place = place or here(ctx)
    check_channel(ctx, place, "programme-needs-channel", "programme-other-course")
    ctx.must_be_open(place)
    made = _usual(ctx, kind, place, starts, at, zone)
    check_start(ctx, made, "starts")
    _check_few(ctx, store)

    def was_started(this: Id) -> bool:
        known = store.get(this)
        return known is not None and not known.is_draft

    programme_id = ctx.key(kind, starts.isoformat(), at.isoformat(), zone, place.key, taken_back=was_started)
    if store.add(replace(made, programme_id=programme_id)):
        ctx.after(DRAFT_KEPT, forget.link(programme_id), key=f"programme:{programme_id}")
    return preview.link(programme_id)


def _check_few(ctx: Context[Settings], store: Buddies) -> None:
    """Whether one more programme may run in this course. Raises :class:`Refusal`."""
    if len(store.running(ctx.course.course_id)) >= MOST_RUNNING:
        raise Refusal("programmes-many", most=MOST_RUNNING)


@start.prefill
def _prefilled(ctx: Context[Settings]) -> dict[str, object]:
    place = here(ctx) if here(ctx).kind in POSTED_IN else ctx.course.main_place
    zone = ctx.course.time_zone if ctx.course.set_up else ctx.zone
    values = {"kind": ProgrammeKind.COFFEE, "starts": usual_start(ctx.now(), zone), "at": USUAL_AT}
    return values | {"zone": zone, "place": place.key if place else None}


@start.looks
def _usual_place(ctx: Context[Settings]) -> list[Place]:
    return [here(ctx)]


def _usual(ctx: Context[Settings], kind: ProgrammeKind, place: Place, starts: date, at: time, zone: str) -> Programme:
    of_groups, settings = kind is ProgrammeKind.GROUPS, ctx.settings
    return Programme(
        0,
        ctx.course.course_id,
        place,
        kind,
        GROUP if of_groups else PAIR,
        settings.coffee_weeks,
        Weekday.of(starts),
        at,
        zone,
        settings.groups_hours if of_groups else settings.coffee_hours,
        COUNTS[kind],
        starts,
        starts + timedelta(weeks=settings.term_weeks) if of_groups else None,
        ctx.now(),
        ctx.person,
        state=DRAFT,
    )


@buddies.job("forget-programme")
def forget(ctx: ViewContext[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> None:
    """A draft that nobody started is forgotten after a day; of a programme that is over, after some weeks, all that
    people told for it."""
    if store.forget(programme_id):
        members.clear(programme_id)


# The preview, and what is managed afterwards.


@buddies.view("preview")
def preview(ctx: ViewContext[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> Card | None:
    """What a programme will be, or is, with what can be done about it: for its instructors."""
    programme = store.get(programme_id)
    if programme is None:
        return None
    if not programme.is_draft and not programme.runs:
        return Card(title(ctx, programme), ctx.text("programme-over-staff"), note=ctx.text("only-you"))
    text = what_it_is(ctx, programme)
    if programme.is_draft:
        note = ctx.text("preview-note", place=programme.place)
        shown = _settings(ctx, programme)
        return Card(ctx.plain("preview-title"), text, shown, actions=_managing(ctx, programme), note=note)
    count = members.counts([programme_id]).get(programme_id, 0)
    fields = (Field(ctx.plain("joined-label"), how_many(ctx, count)), *_settings(ctx, programme))
    fields = (Field(ctx.plain("trouble-label"), trouble(ctx, programme)), *fields) if programme.trouble else fields
    note = ctx.text("managed-note", place=programme.place)
    return Card(label(ctx, programme), text, fields, actions=_managing(ctx, programme), note=note)


def _settings(ctx: ViewContext[Settings], programme: Programme) -> tuple[Field, ...]:
    """How it is set, as whoever runs it reads it."""
    dates: list[Text] = [(When(each),) for each in coming(programme, ctx.now())]
    fields = [
        ("rhythm-label", rhythm(ctx, programme)),
        (f"dates-{programme.kind}", joined(dates, "\n") if dates else ctx.text("dates-none")),
        ("counts-label", criteria(ctx, programme)),
        ("floor-label", ctx.text("floor", hours=programme.floor)),
        ("reminds-label", ctx.text(f"reminds-on-{programme.kind}" if programme.reminds else "reminds-off")),
    ]
    if programme.of_groups:
        listed: list[Text] = [(Words("• "), Said(each)) for each in programme.alone]
        fields.append(("size-label", ctx.text("size", size=programme.size)))
        fields.append(("alone-label", joined(listed, "\n") if listed else ctx.text("alone-own-words")))
    return tuple(Field(ctx.plain(label), text) for label, text in fields)


def _managing(ctx: ViewContext[Any], programme: Programme) -> tuple[Action, ...]:
    this = Id(programme.programme_id)
    first = Button(ctx.plain("start-button"), begin.link(this), Look.MAIN)
    rhythm_form = "term" if programme.of_groups else "rhythm"
    changes = [
        Button(ctx.plain("when-button"), link_to(rhythm_form, this)),
        Button(ctx.plain("counting-button"), link_to("counting", this)),
        *([Button(ctx.plain("alone-list-button"), link_to("alone-list", this))] if programme.of_groups else []),
        Button(ctx.plain("move-button"), link_to("move", this)),
    ]
    if programme.is_draft:
        return (first, *changes)
    return (*changes, Button(ctx.plain("stop-button"), link_to("stop", this), Look.CAREFUL))


@buddies.button("begin", needs=Role.INSTRUCTOR, answers="here")
def begin(ctx: Context[Settings], store: Buddies, schedules: Schedules, programme_id: Id) -> Card:
    """The programme runs from now on, and its card comes to its place; pressed twice, it is started once."""
    programme = found(ctx, store, programme_id)
    if programme.is_draft:
        ctx.must_be_open(programme.place)
        check_start(ctx, programme)
        _check_few(ctx, store)  # others may have been started since this one was looked at
        if store.begin(programme_id, ctx.now()):
            ctx.cancel(f"programme:{programme_id}")
            plan(ctx, schedules, programme)
            put_up(ctx, programme)
    elif not programme.runs:
        raise Refusal("programme-over")
    button = Button(ctx.plain("look-button"), link_to("managed", programme_id))
    return Card(text=ctx.text("started", place=programme.place), actions=(button,), note=ctx.text("only-you"))


@begin.looks
def _its_place(ctx: Context[Settings], store: Buddies, programme_id: Id) -> list[Place]:
    return [found(ctx, store, programme_id).place]
