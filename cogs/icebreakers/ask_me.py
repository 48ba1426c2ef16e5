"""*Ask me anything*: an hour in which somebody of the staff answers what is asked in a thread."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Final

from bot.card import Button, Card, Field
from bot.channels import POSTED_IN, check_channel, here
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id, length
from bot.people import Person, Place, Role
from bot.text import Piece, Said, Style, Text, When
from cogs.icebreakers.cog import Settings, icebreakers
from storage.ask_me import AskMe, Hour
from storage.icebreakers import GONE, POSTED

USUAL: Final = timedelta(hours=1)
LEAST: Final = timedelta(minutes=5)
MOST: Final = timedelta(days=7)
LONGEST_ABOUT: Final = 200


@icebreakers.command("icebreaker ask-me", needs=Role.INSTRUCTOR, asks=True)
def ask_me(
    ctx: Context[Settings],
    hours: AskMe,
    place: Annotated[Place | None, Option(places=POSTED_IN)] = None,
    lasts: Annotated[timedelta, Option()] = USUAL,
    about: Annotated[str | None, Option(most=LONGEST_ABOUT)] = None,
) -> Card:
    """A card with this person's name and a thread for questions, for an hour or as long as they say.

    It goes to the whole class, so that its form opens first.
    """
    place = place or here(ctx)
    check_channel(ctx, place, "prompt-needs-channel", "prompt-other-course")
    if not LEAST <= lasts <= MOST:
        raise Refusal("ask-me-length", least=length(LEAST), most=length(MOST)).at("lasts")
    hour_id, now = ctx.key(place.key, taken_back=hours.is_taken_back), ctx.now()
    if hours.get(hour_id) is None:
        hours.add(Hour(hour_id, ctx.course.course_id, place, ctx.person, about, now, now + lasts))
        ctx.post(place, hour.link(hour_id), then=hour_arrived.link(hour_id))
        ctx.after(lasts, hour_over.link(hour_id), key=f"hour:{hour_id}")
    button = Button(ctx.plain("end-hour-button"), end_hour.link(hour_id))
    return Card(text=ctx.text("ask-me-comes", place=place), actions=(button,), note=ctx.text("only-you"))


@ask_me.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    place = here(ctx) if here(ctx).kind in POSTED_IN else ctx.course.main_place
    return {"place": place.key if place else None, "lasts": length(USUAL)}


@icebreakers.view("hour", every=timedelta(seconds=1), thread=True)
def hour(ctx: ViewContext[Settings], hours: AskMe, hour_id: Id) -> Card | None:
    """Whom one can ask, what about and until when; afterwards, how many messages came."""
    found = hours.get(hour_id)
    if found is None or found.state == GONE:
        return None
    fields: tuple[Field, ...] = (Field(ctx.plain("ask-me-about"), _about(found)),) if found.about else ()
    if not found.open or found.by is None:
        return Card(ctx.plain("ask-me-title"), _over(ctx, found), fields, note=ctx.text("ask-me-over-note"))
    fields += (Field(ctx.plain("ask-me-until"), (When(found.until, Style.RELATIVE),)),)
    text = ctx.text("ask-me-open", person=found.by)
    return Card(ctx.plain("ask-me-title"), text, fields, note=ctx.text("ask-me-note"))


def _about(found: Hour) -> Text:
    about = found.about or ""
    return (Piece(about, key="about", by=found.by) if found.by else Said(about),)


@hour.erase
def erase_about(ctx: ViewContext[Settings], hours: AskMe, hour_id: Id, key: str) -> None:
    """The staff hid what it is about, and the time in which it could be put back is over."""
    hours.forget_about(hour_id)


def _over(ctx: ViewContext[Settings], found: Hour) -> Text:
    count = ctx.text("ask-me-count", count=found.messages)
    if found.by is None:
        return ctx.text("ask-me-left") + count
    return ctx.text("ask-me-over", person=found.by) + count


@hour.undo
def take_hour_away(ctx: Context[Settings], hours: AskMe, hour_id: Id) -> int:
    """Takes it back. Returns how many messages went with its thread."""
    found = hours.get(hour_id)
    if found is None or found.state == GONE or found.course_id != ctx.course.course_id:
        raise Refusal("prompt-gone")
    hours.take_away(hour_id)
    ctx.cancel(f"hour:{hour_id}")
    return found.messages


@icebreakers.job("hour-arrived")
def hour_arrived(ctx: JobContext[Settings], hours: AskMe, hour_id: Id) -> None:
    """The card stands, with its thread."""
    hours.arrived(hour_id)


@icebreakers.event("wrote", "questioned", under="hour")
def questioned(ctx: JobContext[Settings], hours: AskMe, hour_id: Id) -> None:
    """Somebody wrote in its thread; who, is not noted, nor whether it was a question."""
    hours.wrote(hour_id)


@icebreakers.event("unwrote", "question-gone", under="hour")
def question_gone(ctx: JobContext[Settings], hours: AskMe, at: datetime, hour_id: Id) -> None:
    """What somebody wrote there was deleted: it counts no longer."""
    if hours.unwrote(hour_id, at):
        ctx.refresh(hour.link(hour_id))


@icebreakers.job("hour-over")
def hour_over(ctx: JobContext[Settings], hours: AskMe, hour_id: Id) -> None:
    """The time is up; the thread stays."""
    if hours.end(hour_id):
        ctx.refresh(hour.link(hour_id))


@icebreakers.button("end-hour", needs=Role.INSTRUCTOR)
def end_hour(ctx: Context[Settings], hours: AskMe, hour_id: Id) -> Card:
    """It is over before its time, whoever of the instructors holds it."""
    found = hours.get(hour_id)
    if found is None or found.state == GONE or found.course_id != ctx.course.course_id:
        raise Refusal("prompt-gone")
    if not hours.end(hour_id):
        raise Refusal("hour-over-before")
    ctx.cancel(f"hour:{hour_id}")
    ctx.refresh(hour.link(hour_id))
    stood = found.state == POSTED
    return Card(text=ctx.text("hour-ended" if stood else "hour-never"), note=ctx.text("only-you"))


@icebreakers.event("left", "host-left")
def host_left(ctx: JobContext[Settings], hours: AskMe, person: Person) -> None:
    """Whoever held it left the class: it ends, without their name."""
    for each in hours.of(person):
        hours.let_go(each.hour_id)
    _end_without_host(ctx, hours)


@icebreakers.event("left-programmes", "host-deleted")
def host_deleted(ctx: JobContext[Settings], hours: AskMe) -> None:
    """Whoever held it was deleted."""
    _end_without_host(ctx, hours)


def _end_without_host(ctx: JobContext[Settings], hours: AskMe) -> None:
    for each in hours.of(None):
        hours.let_go(each.hour_id)
        hours.end(each.hour_id)
        ctx.cancel(f"hour:{each.hour_id}")
        ctx.refresh(hour.link(Id(each.hour_id)))
