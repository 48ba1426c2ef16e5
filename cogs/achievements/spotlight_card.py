"""A spotlight as the class sees it: a picture, what the staff says before it, and what the person answered."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from bot.card import Field, Image
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Person, Place
from bot.platform import Undelivered
from bot.text import Piece, Said, Text, joined
from cogs.achievements import picture
from cogs.achievements.cog import achievements
from cogs.achievements.faces import FACES, Face
from cogs.achievements.showing import shown, stood, take_away
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.spotlights import Spotlight, Spotlights

INTRO: Final = "intro"
"""The key of the staff's words on the card; those of the answers are their questions'."""


def question(ctx: ViewContext[Any], key: str) -> str:
    """A question as one is asked it."""
    return ctx.plain(f"spotlight-question-{key}")


def answered(this: Spotlight) -> list[tuple[str, str]]:
    """The questions that they answered, by their keys, with what they said."""
    return [(key, said) for key, said in zip(this.questions, this.answers, strict=False) if said]


def draft_text(ctx: ViewContext[Any], this: Spotlight) -> Text:
    """What stands above the answers, word by word as the class will see it."""
    parts = [ctx.text("spotlight-text", person=this.person)]
    if this.intro:
        parts.append(_as_shown(ctx, this, INTRO, this.intro))
    return joined(parts, "\n\n")


def draft_fields(ctx: ViewContext[Any], this: Spotlight) -> tuple[Field, ...]:
    """The answers as the class will see them."""
    return tuple(Field(question(ctx, key), _as_shown(ctx, this, key, said)) for key, said in answered(this))


def _as_shown(ctx: ViewContext[Any], this: Spotlight, key: str, words: str) -> Text:
    if ctx.is_hidden(shown.link(Id(this.spotlight_id)), key):
        return ctx.text("words-hidden")
    return (Said(words),)


def stage(ctx: ViewContext[Any], spotlight_id: int) -> Image:
    """Its picture, in colours of its own."""
    key = id_to_text(spotlight_id)
    return Image(ctx.plain("spotlight-picture"), partial(picture.draw, picture.Spotlight(key)))


# On the cards of recognitions.


def _of(store: Recognitions, this: Recognition) -> Spotlight | None:
    return Spotlights(store.tx, store.space_id).get(this.recognition_id)


def _text(ctx: ViewContext[Any], store: Recognitions, this: Recognition, named: Text) -> Text:
    spotlight = _of(store, this)
    parts = [ctx.text("spotlight-text", person=named)]
    if spotlight is not None and spotlight.intro:
        parts.append((Piece(spotlight.intro, key=INTRO, by=spotlight.intro_by),))
    return joined(parts, "\n\n")


def _fields(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> tuple[Field, ...]:
    spotlight = _of(store, this)
    if spotlight is None:
        return ()
    return tuple(
        Field(question(ctx, key), (Piece(said, key=key, by=spotlight.person),)) for key, said in answered(spotlight)
    )


def _erase(store: Recognitions, this: Recognition, key: str) -> None:
    """The staff hid words for good: those alone go."""
    spotlights, spotlight = Spotlights(store.tx, store.space_id), _of(store, this)
    if spotlight is None:
        return
    if key == INTRO:
        spotlights.introduce(spotlight.spotlight_id, None, None)
        return
    kept = ["" if each == key else said for each, said in zip(spotlight.questions, spotlight.answers, strict=False)]
    spotlights.answer(spotlight.spotlight_id, kept)


def _stood(ctx: JobContext[Any], store: Recognitions, this: Recognition, result: object) -> None:
    """It stands, and the person is told; or its place is gone: then it is the first of the queue again, and the staff
    is told."""
    spotlights, spotlight = Spotlights(store.tx, store.space_id), _of(store, this)
    if spotlight is None:
        return
    if not isinstance(result, Undelivered):
        if spotlights.stands(this.recognition_id, ctx.now()):
            ctx.tell(spotlight.person, achievements.link_to("spotlight-stands", this.recognition_id))
        return
    if not spotlights.back(this.course_id, this.recognition_id, result.noted):
        return  # it stood, and its channel went later
    take_away(ctx, store, this)
    ctx.refresh(achievements.link_to("spotlight-yours", this.recognition_id))
    news = achievements.link_to("spotlight-fell", this.recognition_id)
    if ctx.course.staff_place is not None and ctx.course.staff_place != this.place:
        ctx.post(ctx.course.staff_place, news)
    elif spotlight.asked_by is not None:
        ctx.tell(spotlight.asked_by, news)


FACES[Kind.SPOTLIGHT] = Face(
    own_title=lambda ctx, this: ctx.plain("spotlight-title"),
    own_text=lambda ctx, store, this: ctx.text("spotlight-own"),
    title=lambda ctx, this: ctx.plain("spotlight-title"),
    text=_text,
    picture=lambda ctx, this: stage(ctx, this.recognition_id),
    fields=_fields,
    join="spotlight-join",
    joined="spotlight-joined",
    choices=(Shows.PUBLIC, Shows.PRIVATE),
    standing=False,
    erase=_erase,
    stood=_stood,
)


def show_one(
    ctx: JobContext[Any], store: Spotlights, recognitions: Recognitions, this: Spotlight, place: Place
) -> bool:
    """Shows one that waits, once. False when it does not wait any more."""
    this_id = Id(this.spotlight_id)
    if not store.shown(this_id):
        return False
    about = id_to_text(this_id)
    new = Recognition(this_id, this.course_id, Kind.SPOTLIGHT, None, None, about, place, ctx.now())
    people: dict[Person, tuple[int, Shows]] = {this.person: (ctx.new_id(), Shows.PUBLIC)}
    recognitions.add(new, people)
    ctx.post(place, shown.link(this_id), then=stood.link(this_id))
    ctx.refresh(achievements.link_to("spotlight-yours", this_id))
    return True
