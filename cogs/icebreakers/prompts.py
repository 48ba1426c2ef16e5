"""One prompt from its preview to its end: posting, mending, passing, the one nudge, taking it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Field, Look
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, Section, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, PlaceKind, Role
from bot.text import Said, Text, Words
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import EASY_STARTS, Prompt, choose, deck
from storage.icebreakers import DRAFT, ENDED, POSTED, Icebreakers, Put

SHOWN_FROM: Final = 5  # counts of people below this are not shown (DESIGN "Anonymity")
LONGEST: Final = 500


def pick(ctx: ViewContext[Any], store: Icebreakers, place: Place, besides: str | None = None) -> tuple[str, int]:
    """A prompt for a place that it has not seen until the deck is used up, and the turn in which it stands."""
    turn = store.turn(place, EASY_STARTS)
    used = store.used(place, EASY_STARTS, turn)
    slug, begins = choose(deck(EASY_STARTS), used, ctx.random, besides=besides)
    return slug, turn + begins


def words_of(put: Put, language: str) -> Text:
    """What a prompt asks: the instructor's own words, or the deck's."""
    if put.own_words is not None:
        return (Said(put.own_words),)
    return (Words(_prompt(put).words(language)),)


def _prompt(put: Put) -> Prompt:
    return deck(put.deck).prompts[put.slug]


def _found(store: Icebreakers, prompt_id: Id) -> Put:
    put = store.get(prompt_id)
    if put is None:
        raise Refusal("prompt-gone")
    return put


@icebreakers.command("icebreaker now", needs=Role.INSTRUCTOR)
def now(ctx: Context[Settings], store: Icebreakers, place: Annotated[Place | None, Option()] = None) -> Link:
    """A preview, seen by nobody else, of a prompt for this place or another."""
    return _draft(ctx, store, place or _here(ctx))


@icebreakers.button("first", needs=Role.INSTRUCTOR)
def first(ctx: Context[Settings], store: Icebreakers) -> Link:
    """The same for the course's main place, from the start card."""
    return _draft(ctx, store, ctx.course.main_place or _here(ctx))


def _here(ctx: Context[Settings]) -> Place:
    if ctx.place.kind is PlaceKind.DIRECT:
        raise Refusal("prompt-not-direct")
    return Place.parse(ctx.space.id, ctx.place.parent) if ctx.place.parent else ctx.place.root


def _draft(ctx: Context[Settings], store: Icebreakers, place: Place) -> Link:
    if place.kind is PlaceKind.VOICE:
        raise Refusal("prompt-not-voice")
    prompt_id = ctx.key()
    slug, turn = pick(ctx, store, place)
    put = Put(prompt_id, ctx.course.course_id, place, EASY_STARTS, slug, None, DRAFT, False, ctx.now(), turn=turn)
    store.draft(put, ctx.person)
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
    put = _found(store, prompt_id)
    slug, turn = pick(ctx, store, put.place, besides=put.slug)
    store.exchange(prompt_id, slug, turn)
    return preview.link(prompt_id)


@icebreakers.form("change", needs=Role.INSTRUCTOR, answers="here")
def change(
    ctx: Context[Settings], store: Icebreakers, prompt_id: Id, words: Annotated[str, Option(most=LONGEST, long=True)]
) -> Link:
    """The instructor's own words, before anybody sees the prompt."""
    if _found(store, prompt_id).state != DRAFT:
        raise Refusal("prompt-posted")
    store.reword(prompt_id, words, edited=False)
    return preview.link(prompt_id)


@icebreakers.form("mend", needs=Role.INSTRUCTOR)
def mend(
    ctx: Context[Settings], store: Icebreakers, prompt_id: Id, words: Annotated[str, Option(most=LONGEST, long=True)]
) -> Card:
    """Mends a typo in a posted prompt; the card then says that it was edited."""
    if _found(store, prompt_id).state != POSTED:
        raise Refusal("prompt-over")
    store.reword(prompt_id, words, edited=True)
    ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("mended"), note=ctx.text("only-you"))


@change.prefill
@mend.prefill
def _words(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> dict[str, object]:
    put = _found(store, prompt_id)
    return {"words": put.own_words or _prompt(put).words(ctx.course.language)}


@icebreakers.button("post", needs=Role.INSTRUCTOR, answers="here")
def post(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Puts the prompt to the class; pressed twice it is put once."""
    put = _found(store, prompt_id)
    if store.post(prompt_id, ctx.now()):
        put_to_class(ctx, put)
    return _posted(ctx, put)


def put_to_class(ctx: JobContext[Settings], put: Put) -> None:
    """The prompt appears, with its one nudge and its end planned."""
    prompt_id = Id(put.prompt_id)
    ctx.post(put.place, prompt.link(prompt_id))
    ctx.after(timedelta(hours=ctx.settings.nudge_after_hours), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
    ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")


@icebreakers.view("prompt", every=timedelta(seconds=10), thread=True)
def prompt(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id) -> Card | None:
    """The prompt as the class sees it. Who passed is never shown, how many from 5 up."""
    put = store.get(prompt_id)
    if put is None or put.state == DRAFT:
        return None
    over = put.state == ENDED
    passed = put.passes if over else store.count_passes(prompt_id)
    fields = [Field(ctx.plain("passed-label"), ctx.text("passed", count=passed))] if passed >= SHOWN_FROM else []
    words = words_of(put, ctx.speak.language)
    return Card(
        title=ctx.plain("prompt-title"),
        text=words + ctx.text("edited") if put.edited else words,
        fields=tuple(fields),
        actions=() if over else (Button(ctx.plain("pass-button"), pass_on.link(prompt_id)),),
        note=ctx.text("prompt-over-note" if over else "prompt-note"),
    )


@prompt.undo
def take_away(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> int:
    """Takes a prompt back. Returns how many answers went with its thread."""
    put = _found(store, prompt_id)
    store.delete(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.cancel(f"end:{prompt_id}")
    return put.answers


@icebreakers.button("pass")
def pass_on(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Passing is one press and always fine."""
    if _found(store, prompt_id).state != POSTED:
        raise Refusal("prompt-over")
    store.pass_on(prompt_id, ctx.person)
    ctx.refresh(prompt.link(prompt_id))
    button = Button(ctx.plain("unpass-button"), unpass.link(prompt_id))
    return Card(text=ctx.text("pass-done"), actions=(button,), note=ctx.text("pass-note"))


@icebreakers.button("unpass", answers="here")
def unpass(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Takes the pass back; there is nothing to explain."""
    if _found(store, prompt_id).state != POSTED:
        raise Refusal("prompt-over")
    store.take_back(prompt_id, ctx.person)
    ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unpass-done"), note=ctx.text("pass-note"))


@icebreakers.event("wrote", under="prompt")
def answered(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """Somebody answered below a prompt; who, is not noted."""
    store.answered(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")


@icebreakers.job("nudge")
def nudge(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """After a silence, one easier question in the thread. Never in a pause; quiet hours hold the post."""
    put = store.get(prompt_id)
    if put is None or ctx.resting() or not store.nudge(prompt_id):
        return
    thread = Place(put.place.space_id, put.place.kind, put.place.id, under=prompt.link(prompt_id))
    ctx.post(thread, easier.link(prompt_id))


@icebreakers.view("easier")
def easier(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id) -> Card | None:
    """The easier question."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED:
        return None
    words = _prompt(put).easier_words(ctx.speak.language)
    return Card(title=ctx.plain("easier-title"), text=(Words(words),), note=ctx.text("easier-note"))


@icebreakers.job("end")
def end(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """The prompt ends: who passed is forgotten, the count stays."""
    store.end(prompt_id)
    ctx.refresh(prompt.link(prompt_id))


@icebreakers.section("setup")
def setup(ctx: Context[Settings]) -> Section:
    """The first icebreaker, from the start card."""
    button = Button(ctx.plain("first-button"), first.link(), Look.MAIN)
    return Section(ctx.plain("cog-name"), ctx.text("first-text"), (button,))
