"""Whoever is recognized is told privately, and decides whether the class sees it: now, later, or beforehand for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Field, Look
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person
from bot.platform import Undelivered, Why
from bot.text import Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import FACES
from cogs.achievements.hiding import without_hidden
from cogs.achievements.showing import show_as_decided
from storage.recognitions import SEEN, Received, Recognition, Recognitions, Shows
from storage.recognizing import USUAL, Recognizing

AGAIN: Final = timedelta(days=1)
TOLD_FOR: Final = timedelta(days=14)
BUTTONS: Final[Mapping[Shows, str]] = {
    Shows.PUBLIC: "show-button",
    Shows.NAMELESS: "nameless-button",
    Shows.PRIVATE: "private-button",
}


def recognize(
    ctx: JobContext[Any],
    store: Recognitions,
    recognizing: Recognizing,
    this: Recognition,
    people: Iterable[Person],
    *,
    beforehand: Shows | None = None,
) -> bool:
    """Recognizes people: each is told privately. What somebody decided for all that comes holds (``beforehand`` where
    they decided for this). False when there was one with this id: it is done once, however often it is asked for."""
    face, everyone = FACES[this.kind], list(people)
    wishes = recognizing.wishes(this.course_id, everyone) if face.standing and beforehand is None else {}

    def decided(person: Person) -> Shows:
        standing = beforehand or wishes.get(person, USUAL).holds
        return standing if standing in face.choices else Shows.ASKED

    parts = {each: (ctx.new_id(), decided(each)) for each in everyone}
    if not store.add(this, parts):
        return False
    for person, (received_id, _) in parts.items():
        tell_receiver(ctx, person, received_id)
    if any(shows in SEEN for _, shows in parts.values()):
        show_as_decided(ctx, store, this)
    return True


def tell_receiver(ctx: JobContext[Any], person: Person, received_id: Id) -> None:
    """They are told of their part, alone."""
    ctx.tell(person, for_you.link(received_id), then=told.link(received_id))


def asked_anew(store: Recognitions, recognizing: Recognizing, this: Recognition) -> dict[Received, bool]:
    """Its words are others now. Whoever let the class see it did so with those before: they are asked again, but for
    whom they decided so for all that comes. Returns everyone's part, with whether they are asked again."""
    parts = store.people(this.recognition_id)
    wishes = recognizing.wishes(this.course_id, [each.person for each in parts])
    again = {each: each.shows in SEEN and wishes.get(each.person, USUAL).holds is not each.shows for each in parts}
    for each, is_asked in again.items():
        if is_asked:
            store.decide(each.received_id, Shows.ASKED)
    return again


@achievements.job("told")
def told(ctx: JobContext[Settings], received_id: Id, result: Annotated[object, Result]) -> None:
    """It came to whoever it is for, or it cannot. That is nobody else's to know, and nothing is lost: it is on their
    own page. What the platform only failed to do is done again the next day."""
    if isinstance(result, Undelivered) and result.why is Why.GAVE_UP:
        ctx.after(AGAIN, tell_again.link(received_id), key=f"told:{received_id}")


@achievements.job("tell-again")
def tell_again(ctx: JobContext[Settings], store: Recognitions, received_id: Id) -> None:
    """A day later, while they have not found it themselves, and for two weeks at most."""
    part = store.part(received_id)
    if part is not None and part.shows is Shows.ASKED and ctx.now() - part.at < TOLD_FOR:
        tell_receiver(ctx, part.person, received_id)


@achievements.view("for-you", elsewhere="hidden-on-own")
def for_you(ctx: ViewContext[Settings], store: Recognitions, recognizing: Recognizing, received_id: Id) -> Card | None:
    """To whoever received it, alone: what it is, what they decided, and how they change it."""
    part = store.part(received_id)
    this = store.get(part.recognition_id) if part else None
    if part is None or this is None or this.unsaid:
        return None
    card = own_card(ctx, store, recognizing, part, this)
    return without_hidden(ctx, store, this, card, but=for_you.link(received_id))


def own_card(
    ctx: ViewContext[Any], store: Recognitions, recognizing: Recognizing, part: Received, this: Recognition
) -> Card:
    """A person's part in something, to them alone."""
    face = FACES[this.kind]
    lines = [face.own_text(ctx, store, this), *_trouble(ctx, this, part)]
    return Card(
        face.own_title(ctx, this),
        joined(lines, "\n\n"),
        (*face.fields(ctx, store, this), Field(ctx.plain("seen-label"), ctx.text(f"shows-{part.shows.value}"))),
        image=face.picture(ctx, this),
        actions=_actions(ctx, recognizing, this, part),
        note=_note(ctx, recognizing, this, part),
    )


def _note(ctx: ViewContext[Any], recognizing: Recognizing, this: Recognition, part: Received) -> Text:
    if part.shows is Shows.ASKED:
        return ctx.text("for-you-note")
    return ctx.text("for-you-always" if _is_always(recognizing, this, part) else "for-you-decided")


def _is_always(recognizing: Recognizing, this: Recognition, part: Received) -> bool:
    """Whether what they decided of this holds for all that comes."""
    return FACES[this.kind].standing and recognizing.wish(this.course_id, part.person).holds is part.shows


def _trouble(ctx: ViewContext[Any], this: Recognition, part: Received) -> list[Text]:
    """Why the class does not see it, although they let it."""
    if part.shows not in SEEN:
        return []
    if this.place is None:
        return [ctx.text("no-place-yet")]
    return [ctx.text("not-standing")] if this.trouble else []


def _actions(ctx: ViewContext[Any], recognizing: Recognizing, this: Recognition, part: Received) -> tuple[Button, ...]:
    """What they may decide, and, once they did, to have it so from now on. Each keeps its place, and what holds is
    marked: a second press on the same spot must never come to mean another thing."""
    this_id, face, is_asked = Id(part.received_id), FACES[this.kind], part.shows is Shows.ASKED
    buttons = []
    for each in face.choices:
        label = ctx.plain(BUTTONS[each])
        look = Look.MAIN if is_asked and each is Shows.PUBLIC else Look.PLAIN
        buttons.append(Button(_marked(label, it_is=each is part.shows), decide.link(this_id, each, this.mended), look))
    if face.standing and not is_asked:
        label = _marked(ctx.plain("always-button"), it_is=_is_always(recognizing, this, part))
        buttons.append(Button(label, always.link(this_id)))
    return tuple(buttons)


def _marked(label: str, *, it_is: bool) -> str:
    return f"✓ {label}" if it_is else label


@for_you.erase
def erased(ctx: ViewContext[Settings], store: Recognitions, received_id: Id, key: str) -> None:
    """The staff hid the words, and the time in which they could be put back is over."""
    part = store.part(received_id)
    this = store.get(part.recognition_id) if part else None
    if this is not None:
        FACES[this.kind].erase(store, this, key)


def my_part(ctx: Context[Any], store: Recognitions, received_id: Id) -> tuple[Received, Recognition]:
    """A part of this person's own. Raises :class:`Refusal` for what is gone, and for anybody else's."""
    part = store.part(received_id)
    this = store.get(part.recognition_id) if part else None
    if part is None or this is None or this.unsaid or part.person != ctx.person:
        raise Refusal("recognition-gone")
    return part, this


@achievements.button("decide", answers="here")
def decide(ctx: Context[Settings], store: Recognitions, received_id: Id, shows: Shows, mended: int = 0) -> Link:
    """They let the class see it, or not (any more). Whoever pressed on a card with words that were ``mended`` since
    then agreed to those that they read: they are shown the words of now first."""
    _, this = my_part(ctx, store, received_id)
    if shows not in FACES[this.kind].choices:
        raise Refusal("recognition-gone")
    read_others = shows in SEEN and mended != this.mended
    if not read_others and store.decide(received_id, shows):
        show_as_decided(ctx, store, this)
    ctx.refresh(for_you.link(received_id))  # also pressed again: what stands in a direct message has one button more
    return for_you.link(received_id)


@achievements.button("always", answers="here")
def always(ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, received_id: Id) -> Link:
    """What they decided of this holds for all that comes, until they change it on their own page."""
    part, this = my_part(ctx, store, received_id)
    if part.shows is Shows.ASKED or not FACES[this.kind].standing:
        raise Refusal("recognition-gone")
    wish = recognizing.wish(this.course_id, ctx.person)
    recognizing.change_wish(this.course_id, ctx.person, replace(wish, standing=part.shows))
    ctx.refresh(for_you.link(received_id))
    return for_you.link(received_id)
