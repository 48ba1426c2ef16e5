"""An award that an instructor gives: looked at first, then told to whoever receives it, who decides what others see."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Field, Look
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Role
from bot.text import Said, joined
from cogs.achievements.awards import LONGEST_TITLE, LONGEST_WORDS, bestow, ceremony, found, named, near, receivers
from cogs.achievements.cog import Settings, achievements
from storage.awards import Award, Awards, State
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing

MOST: Final = 8
DRAFT_KEPT: Final = timedelta(days=1)


@achievements.command("kudos award", needs=Role.INSTRUCTOR)
def award(
    ctx: Context[Settings],
    awards: Awards,
    recognizing: Recognizing,
    title: Annotated[str, Option(most=LONGEST_TITLE)],
    people: Annotated[list[Person], Option(least=1, most=MOST)],
    words: Annotated[str, Option(most=LONGEST_WORDS, long=True)],
) -> Link:
    """A preview, seen by nobody else, of an award for these people."""
    chosen = receivers(ctx, recognizing, people, ctx.person, "people")
    award_id, course = ctx.key(), ctx.course.course_id
    made = Award(award_id, course, title, words, State.DRAFT, near(ctx), None, ctx.person, ctx.now())
    if awards.add(made, [(ctx.new_id(), each) for each in chosen]):
        ctx.after(DRAFT_KEPT, forget.link(award_id), key=f"award:{award_id}")
    return preview.link(award_id)


@achievements.job("forget-award")
def forget(ctx: ViewContext[Settings], awards: Awards, award_id: Id) -> None:
    """A draft that nobody gave is forgotten after a day."""
    this = awards.get(award_id)
    if this is not None and this.state is State.DRAFT:
        awards.remove(award_id)


@achievements.view("award-preview")
def preview(ctx: ViewContext[Settings], awards: Awards, award_id: Id) -> Card | None:
    """What an award will be, with what can be done about it; once it is given, that it is."""
    this = awards.get(award_id)
    if this is None:
        return None
    people = named(each.person for each in awards.candidates(award_id))
    if this.state is not State.DRAFT:
        more = Button(ctx.plain("award-look-button"), achievements.link_to("look-at-award", award_id))
        return Card(text=ctx.text("award-given", people=people), actions=(more,), note=ctx.text("only-you"))
    return Card(
        ctx.plain("award-shown-title", title=this.title),
        joined([ctx.text("award-shown-given", people=people), (Said(this.words),)], "\n\n"),
        (Field(ctx.plain("award-then-label"), ctx.text("award-then")),),
        image=ceremony(ctx, this.title, award_id),
        actions=(
            Button(ctx.plain("award-give-button"), give.link(award_id), Look.MAIN),
            Button(ctx.plain("award-change-button"), change.link(award_id)),
        ),
        note=ctx.text("award-preview-note"),
    )


@achievements.button("give-award", needs=Role.INSTRUCTOR, answers="here")
def give(ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, awards: Awards, award_id: Id) -> Link:
    """It is given; pressed twice, once. What people wish may have changed since it was looked at."""
    this = found(ctx, awards, award_id)
    if this.state is State.DRAFT:
        people = [each.person for each in awards.candidates(award_id)]
        if not people:
            raise Refusal("award-for-nobody")
        receivers(ctx, recognizing, people, this.asked_by)
        if awards.move(award_id, State.DRAFT, State.GIVEN):
            ctx.cancel(f"award:{award_id}")
            bestow(ctx, store, recognizing, this, people)
    return preview.link(award_id)


@achievements.form("change-award", needs=Role.INSTRUCTOR, answers="here")
def change(
    ctx: Context[Settings],
    awards: Awards,
    recognizing: Recognizing,
    award_id: Id,
    title: Annotated[str, Option(most=LONGEST_TITLE)],
    people: Annotated[list[Person], Option(least=1, most=MOST)],
    words: Annotated[str, Option(most=LONGEST_WORDS, long=True)],
) -> Link:
    """Other words, or other people, before anybody is told."""
    this = _draft(ctx, awards, award_id)
    chosen = receivers(ctx, recognizing, people, this.asked_by, "people")
    awards.reword(award_id, title, words, State.DRAFT)
    if chosen != [each.person for each in awards.candidates(award_id)]:
        awards.let_go(award_id)
        awards.ask(award_id, [(ctx.new_id(), each) for each in chosen])
    return preview.link(award_id)


@change.prefill
def _as_it_is(ctx: Context[Settings], awards: Awards, award_id: Id) -> dict[str, object]:
    this = _draft(ctx, awards, award_id)
    people = [each.person for each in awards.candidates(award_id)]
    return {"title": this.title, "people": people, "words": this.words}


def _draft(ctx: Context[Any], awards: Awards, award_id: Id) -> Award:
    this = found(ctx, awards, award_id)
    if this.state is not State.DRAFT:
        raise Refusal("award-given-already")
    return this
