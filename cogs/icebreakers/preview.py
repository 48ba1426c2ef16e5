"""A prompt before the class sees it: choosing one, changing it, posting it; and mending it afterwards."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.cog import Option
from bot.context import Context, Refusal, Section, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, PlaceKind, Role
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import EASY_STARTS, choose, deck
from cogs.icebreakers.likeness import same_question
from cogs.icebreakers.prompts import DRAFT_KEPT, forget, found, prompt, put_to_class, said_in, words_of
from storage.icebreakers import COMING, DRAFT, POSTED, Icebreakers, Put

LONGEST: Final = 500
POSTED_IN: Final = (PlaceKind.CHANNEL, PlaceKind.FORUM)  # below a message in these a thread can be opened


def pick(
    ctx: ViewContext[Any], store: Icebreakers, place: Place, name: str = EASY_STARTS, *, besides: str | None = None
) -> tuple[str, int]:
    """A prompt of a deck that a place has not seen until the deck is used up, and the turn in which it stands."""
    turn = store.turn(place, name)
    used = store.used(place, name, turn)
    slug, begins = choose(deck(name), used, ctx.random, besides=besides)
    return slug, turn + begins


def check_channel(ctx: Context[Any], place: Place) -> None:
    """Whether a prompt can stand in a place. Raises :class:`Refusal`, at the option that names it, if not."""
    if place.kind not in POSTED_IN:
        raise Refusal("prompt-needs-channel").at("place")
    if not ctx.is_here(place):
        raise Refusal("prompt-other-course").at("place")


@icebreakers.command("icebreaker now", needs=Role.INSTRUCTOR)
def now(
    ctx: Context[Settings], store: Icebreakers, place: Annotated[Place | None, Option(places=POSTED_IN)] = None
) -> Link:
    """A preview, seen by nobody else, of a prompt for this place or another."""
    return _draft(ctx, store, place or _here(ctx))


@icebreakers.button("first", needs=Role.INSTRUCTOR)
def first(ctx: Context[Settings], store: Icebreakers) -> Link:
    """The same for the course's main place, from the start card."""
    return _draft(ctx, store, ctx.course.main_place or _here(ctx))


def _here(ctx: Context[Settings]) -> Place:
    """The channel in which this happens; in a thread, the one above it."""
    return Place.parse(ctx.space.id, ctx.place.parent) if ctx.place.parent else ctx.place.root


def _draft(ctx: Context[Settings], store: Icebreakers, place: Place) -> Link:
    """The preview that was asked for; asked for twice, the same one, until it was posted."""
    check_channel(ctx, place)
    number = 0
    while (known := store.get(prompt_id := ctx.key(place.key, number))) is not None and known.state != DRAFT:
        number += 1
    if known is None:
        slug, turn = pick(ctx, store, place)
        course = ctx.course.course_id
        store.add(Put(prompt_id, course, place, EASY_STARTS, slug, None, DRAFT, False, ctx.now(), turn=turn))
        ctx.after(DRAFT_KEPT, forget.link(prompt_id), key=f"draft:{prompt_id}")
    return preview.link(prompt_id)


@icebreakers.view("preview")
def preview(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id) -> Card | None:
    """What the class would see, with what can be done about it."""
    put = store.get(prompt_id)
    if put is None:
        return None
    if put.state != DRAFT:
        return _posted(ctx, put)
    return Card(
        title=ctx.plain("preview-title"),
        text=words_of(put, ctx.course.language),
        actions=(
            Button(ctx.plain("post-button"), post.link(prompt_id), Look.MAIN),
            Button(ctx.plain("another-button"), another.link(prompt_id)),
            Button(ctx.plain("change-button"), change.link(prompt_id)),
        ),
        note=ctx.text("preview-note", place=put.place),
    )


def _posted(ctx: ViewContext[Settings], put: Put) -> Card:
    button = Button(ctx.plain("mend-button"), mend.link(Id(put.prompt_id)))
    return Card(text=ctx.text("posted", place=put.place), actions=(button,), note=ctx.text("only-you"))


@icebreakers.button("another", needs=Role.INSTRUCTOR, answers="here")
def another(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Link:
    """Another prompt that the place has not seen."""
    put = found(ctx, store, prompt_id)
    slug, turn = pick(ctx, store, put.place, put.deck, besides=put.slug)
    store.exchange(prompt_id, slug, turn)
    return preview.link(prompt_id)


@icebreakers.form("change", needs=Role.INSTRUCTOR, answers="here")
def change(
    ctx: Context[Settings], store: Icebreakers, prompt_id: Id, words: Annotated[str, Option(most=LONGEST, long=True)]
) -> Link:
    """The instructor's own words, before anybody sees the prompt."""
    if found(ctx, store, prompt_id).state != DRAFT:
        raise Refusal("prompt-posted")
    store.reword(prompt_id, words, edited=False)
    return preview.link(prompt_id)


@icebreakers.form("mend", needs=Role.INSTRUCTOR)
def mend(
    ctx: Context[Settings], store: Icebreakers, prompt_id: Id, words: Annotated[str, Option(most=LONGEST, long=True)]
) -> Card:
    """Mends a typo in a posted prompt; the card then says that it was edited.

    Once somebody answered, it must stay the question that they answered.
    """
    put = found(ctx, store, prompt_id)
    if put.state not in (COMING, POSTED):
        raise Refusal("prompt-over")
    before, seen = said_in(put, ctx.course.language), put.state == POSTED
    if words == before:
        return Card(text=ctx.text("mended-nothing"), note=ctx.text("only-you"))
    if put.answers and not same_question(before, words):
        raise Refusal("mend-another").at("words")
    store.reword(prompt_id, words, edited=seen)
    ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("mended" if seen else "mended-before"), note=ctx.text("only-you"))


@change.prefill
@mend.prefill
def _words(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> dict[str, object]:
    return {"words": said_in(found(ctx, store, prompt_id), ctx.course.language)}


@icebreakers.button("post", needs=Role.INSTRUCTOR, answers="here")
def post(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Link:
    """Puts the prompt to the class; pressed twice it is put once."""
    put = found(ctx, store, prompt_id)
    if put.state == DRAFT and put.own_words is None and put.slug in store.used(put.place, put.deck, put.turn):
        raise Refusal("prompt-seen")  # by schedule, or from another preview, since this one was made
    if store.post(prompt_id, ctx.now(), ctx.person):
        ctx.cancel(f"draft:{prompt_id}")
        put_to_class(ctx, put)
    return preview.link(prompt_id)


@icebreakers.section("setup")
def setup(ctx: Context[Settings]) -> Section:
    """The first icebreaker, from the start card."""
    button = Button(ctx.plain("first-button"), first.link(), Look.MAIN)
    return Section(ctx.plain("cog-name"), ctx.text("first-text"), (button,))
