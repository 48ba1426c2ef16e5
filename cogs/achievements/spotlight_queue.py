"""What waits to be shown: an instructor sees each as the class will, writes an introduction, and decides when."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import make
from bot.people import Role
from bot.platform import Undelivered, Why
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import public_place
from cogs.achievements.spotlight_card import draft_fields, draft_text, show_one, stage
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing
from storage.spotlights import Spotlight, Spotlights, State

LONGEST_INTRO: Final = 500


@achievements.button("spotlight-draft", needs=Role.INSTRUCTOR, answers="here")
def draft_of(ctx: Context[Settings], store: Spotlights, spotlight: Annotated[str, Option()]) -> Card:
    """One that waits, as the class will see it."""
    return _draft(ctx, waiting(ctx, store, chosen_id(spotlight, "spotlight")))


def waiting(ctx: Context[Any], store: Spotlights, spotlight_id: int) -> Spotlight:
    """One that waits in this course. Raises :class:`Refusal` for one that was shown, or that the person took back."""
    this = store.get(spotlight_id)
    if this is None or this.course_id != ctx.course.course_id or this.state is not State.READY:
        raise Refusal("spotlight-not-waiting")
    return this


def _draft(ctx: Context[Any], this: Spotlight) -> Card:
    this_id = Id(this.spotlight_id)
    return Card(
        ctx.plain("spotlight-title"),
        draft_text(ctx, this),
        draft_fields(ctx, this),
        image=stage(ctx, this_id),
        actions=(
            Button(ctx.plain("spotlight-introduce"), introduce.link(this_id)),
            Button(ctx.plain("spotlight-first"), first.link(this_id)),
            Button(ctx.plain("spotlight-show"), show_now.link(this_id), Look.MAIN),
            Button(ctx.plain("spotlight-take-out"), take_out.link(this_id), Look.CAREFUL),
            _back(ctx),
        ),
        note=ctx.text("spotlight-draft-staff-note"),
    )


def _back(ctx: Context[Any]) -> Button:
    return Button(ctx.plain("spotlights-list"), make("achievements", "spotlight-list", ["1"]))


@achievements.form("spotlight-introduce", needs=Role.INSTRUCTOR, answers="here")
def introduce(
    ctx: Context[Settings],
    store: Spotlights,
    spotlight_id: Id,
    words: Annotated[str | None, Option(most=LONGEST_INTRO, long=True)] = None,
) -> Card:
    """What the staff says before it; the answers are the person's own."""
    waiting(ctx, store, spotlight_id)
    if store.introduce(spotlight_id, words, ctx.person if words else None, new=words is not None):
        ctx.refresh(achievements.link_to("spotlight-yours", spotlight_id))
    return _draft(ctx, waiting(ctx, store, spotlight_id))


@introduce.prefill
def _introduced(ctx: Context[Settings], store: Spotlights, spotlight_id: Id) -> dict[str, object]:
    return {"words": waiting(ctx, store, spotlight_id).intro}


@achievements.button("spotlight-first", needs=Role.INSTRUCTOR, answers="here")
def first(ctx: Context[Settings], store: Spotlights, spotlight_id: Id) -> Card:
    """It is shown next."""
    this = waiting(ctx, store, spotlight_id)
    store.put_first(ctx.course.course_id, spotlight_id)
    text = ctx.text("spotlight-is-first", person=this.person)
    return Card(text=text, actions=(_back(ctx),), note=ctx.text("only-you"))


@achievements.button("spotlight-show", needs=Role.INSTRUCTOR, answers="here")
def show_now(
    ctx: Context[Settings],
    store: Spotlights,
    recognitions: Recognitions,
    recognizing: Recognizing,
    spotlight_id: Id,
) -> Card:
    """The class sees it now, where its spotlights stand."""
    this = waiting(ctx, store, spotlight_id)
    planned = [*store.planned(ctx.course.course_id).values()]
    place = planned[0] if planned else public_place(ctx, recognizing)
    if place is None:
        raise Refusal("spotlight-no-place")
    show_one(ctx, store, recognitions, this, place)
    text = ctx.text("spotlight-showing", person=this.person, place=place)
    return Card(text=text, actions=(_back(ctx),), note=ctx.text("only-you"))


@achievements.button("spotlight-take-out", needs=Role.INSTRUCTOR, answers="here")
def take_out(ctx: Context[Settings], store: Spotlights, spotlight_id: Id) -> Card:
    """It waits no longer; the person reads so on their card."""
    this = waiting(ctx, store, spotlight_id)
    store.take_out(spotlight_id)
    ctx.refresh(achievements.link_to("spotlight-yours", spotlight_id))
    text = ctx.text("spotlight-taken-out", person=this.person)
    return Card(text=text, actions=(_back(ctx),), note=ctx.text("only-you"))


@achievements.view("spotlight-fell")
def fell(ctx: ViewContext[Settings], store: Spotlights, spotlight_id: Id) -> Card | None:
    """To the staff: one could not be shown, why, and what helps. It names nobody: whoever reads it may be of the staff
    no longer."""
    this = store.get(spotlight_id)
    if this is None or this.trouble is None:
        return None
    why = Undelivered.read(this.trouble) or Undelivered(Why.GAVE_UP)
    return Card(ctx.plain("spotlight-fell-title"), ctx.text("spotlight-fell", why=ctx.why(why)))
