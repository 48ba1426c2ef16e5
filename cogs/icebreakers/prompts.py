"""One prompt before the class, from its arrival to its end: passing, the one nudge, taking it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Field
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Place
from bot.text import Said, Text, Words
from bot.written import in_short
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Prompt, deck
from cogs.icebreakers.likeness import same_question
from storage.icebreakers import COMING, DRAFT, ENDED, GONE, POSTED, Icebreakers, Put

SHOWN_FROM: Final = 5  # counts of people below this are not shown (DESIGN "Anonymity")
BRIEF: Final = 80  # characters of a question where it is a name
DRAFT_KEPT: Final = timedelta(days=1)


def found(ctx: Context[Any], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt of this course. Raises :class:`Refusal` for one that was taken back, and for one that is not ours."""
    put = store.get(prompt_id)
    if put is None or put.state == GONE or put.course_id != ctx.course.course_id:
        raise Refusal("prompt-gone")
    return put


def said_in(put: Put, language: str) -> str:
    """What a prompt asks: the instructor's own words, or the deck's in a language."""
    return _prompt(put).words(language) if put.own_words is None else put.own_words


def words_of(put: Put, language: str, most: int | None = None) -> Text:
    """The same for a card, or in so many characters: what the instructor wrote is what a person said."""
    said = said_in(put, language)
    if most is not None:
        said = in_short(said, most)
    return (Words(said),) if put.own_words is None else (Said(said),)


def asks_as_deck(put: Put) -> bool:
    """Whether a prompt asks what its deck does: a typo that was mended leaves it the same question."""
    own = put.own_words
    return own is None or any(same_question(each, own) for each in _prompt(put).text.values())


def _prompt(put: Put) -> Prompt:
    return deck(put.deck).prompts[put.slug]


def put_to_class(ctx: JobContext[Settings], put: Put) -> None:
    """The prompt is on its way; what follows is planned from the moment at which it stands, or given up without it."""
    prompt_id = Id(put.prompt_id)
    ctx.post(put.place, prompt.link(prompt_id), then=arrived.link(prompt_id))
    ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")


@icebreakers.job("arrived")
def arrived(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """The prompt stands before the class: its one nudge and its end are planned."""
    if store.arrived(prompt_id, ctx.now()):
        ctx.after(timedelta(hours=ctx.settings.nudge_after_hours), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
        ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")


@icebreakers.view("prompt", every=timedelta(seconds=10), thread=True)
def prompt(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id) -> Card | None:
    """The prompt as the class sees it. Who passed is never shown, how many from 5 up."""
    put = store.get(prompt_id)
    if put is None or put.state in (DRAFT, GONE):
        return None
    if put.state == COMING and put.by is None and ctx.resting():  # quiet hours held it until into a pause
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
        thread=in_short(said_in(put, ctx.speak.language), BRIEF),
    )


@prompt.undo
def take_away(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> int:
    """Takes a prompt back. Returns how many answers went with its thread."""
    put = found(ctx, store, prompt_id)
    store.take_away(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.cancel(f"end:{prompt_id}")
    ctx.after(DRAFT_KEPT, forget.link(prompt_id), key=f"draft:{prompt_id}")
    return put.answers


@icebreakers.job("forget")
def forget(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """A preview that nobody posted, or a prompt that was taken back, is forgotten after a day."""
    store.forget(prompt_id)


@icebreakers.button("pass")
def pass_on(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Passing is one press and always fine."""
    _open(ctx, store, prompt_id)
    if store.pass_on(prompt_id, ctx.person) and store.count_passes(prompt_id) >= SHOWN_FROM:
        ctx.refresh(prompt.link(prompt_id))
    button = Button(ctx.plain("unpass-button"), unpass.link(prompt_id))
    return Card(text=ctx.text("pass-done"), actions=(button,), note=ctx.text("pass-note"))


@icebreakers.button("unpass", answers="here")
def unpass(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Takes the pass back; there is nothing to explain."""
    _open(ctx, store, prompt_id)
    if store.take_back(prompt_id, ctx.person) and store.count_passes(prompt_id) + 1 >= SHOWN_FROM:
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unpass-done"), note=ctx.text("pass-note"))


def _open(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> None:
    if found(ctx, store, prompt_id).state not in (COMING, POSTED):
        raise Refusal("prompt-over")


@icebreakers.event("left-programmes")
def counted_anew(ctx: JobContext[Settings], store: Icebreakers) -> None:
    """Somebody left or was deleted, and their passes with them: the counts that are shown are made anew."""
    for prompt_id in store.counting(SHOWN_FROM - 1):
        ctx.refresh(prompt.link(Id(prompt_id)))


@icebreakers.event("wrote", under="prompt")
def answered(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """Somebody answered below a prompt; who, is not noted."""
    store.answered(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")


@icebreakers.job("nudge")
def nudge(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """After a silence, one easier question in the thread. A pause puts it off by days; quiet hours hold the post."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED:
        return
    if ctx.resting():
        ctx.after(timedelta(days=1), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
    elif store.nudge(prompt_id):
        thread = Place(put.place.space_id, put.place.kind, put.place.id, under=prompt.link(prompt_id))
        ctx.post(thread, easier.link(prompt_id), then=nudged.link(prompt_id))


@icebreakers.job("nudged")
def nudged(ctx: JobContext[Settings], prompt_id: Id, result: Annotated[object, Result]) -> None:
    """Whether or not it could be posted: nobody waits for a nudge, least of all where somebody deleted the prompt."""


@icebreakers.view("easier")
def easier(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id) -> Card | None:
    """The easier question, unless somebody answered while quiet hours held it."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or put.answers or ctx.resting():
        return None
    return Card(title=ctx.plain("easier-title"), text=_easier(ctx, put), note=ctx.text("easier-note"))


def _easier(ctx: ViewContext[Settings], put: Put) -> Text:
    """The deck's easier question; for an instructor's own question one that fits all."""
    if not asks_as_deck(put):
        return ctx.text("easier-own")
    return (Words(_prompt(put).easier_words(ctx.speak.language)),)


@icebreakers.job("end")
def end(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """The prompt ends: who passed is forgotten, the count stays. One that never came may come another time."""
    put = store.get(prompt_id)
    if put is not None and put.state == COMING:
        store.take_away(prompt_id)
        store.forget(prompt_id)
        return
    store.end(prompt_id)
    ctx.refresh(prompt.link(prompt_id))
