"""Awards: what one is for and for whom, how it looks, and giving it to whoever receives it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from bot.card import Image
from bot.channels import POSTED_IN, here
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.naming import written_names
from bot.people import Person, Place
from bot.text import Piece, Text, joined
from cogs.achievements.faces import FACES, WORDS, Face
from cogs.achievements.picture import Ceremony, draw
from cogs.achievements.receiving import recognize
from cogs.achievements.showing import public_place
from storage.awards import Award, Awards
from storage.people import People
from storage.recognitions import Kind, Recognition, Recognitions
from storage.recognizing import Recognizing, Wish

LONGEST_TITLE: Final = 80
LONGEST_WORDS: Final = 1_000


def found(ctx: Context[Any], awards: Awards, award_id: Id) -> Award:
    """An award of this course. Raises :class:`Refusal` for what is gone, and for any other's."""
    this = awards.get(award_id)
    if this is None or this.course_id != ctx.course.course_id:
        raise Refusal("award-gone")
    return this


def receivers(
    ctx: Context[Any], recognizing: Recognizing, people: Iterable[Person], by: Person | None, option: str = ""
) -> list[Person]:
    """Those for whom an award may be, each once. Raises :class:`Refusal` for whoever gives it, and for who wants no
    recognition: the sentence says no more than that it must be somebody else."""
    chosen = list(dict.fromkeys(people))
    if by in chosen:
        raise Refusal("award-self").at(option)
    wishes = recognizing.wishes(ctx.course.course_id, chosen)
    if none := [each for each in chosen if wishes.get(each, Wish()).wants_none]:
        names = written_names(ctx, People(recognizing.tx, recognizing.space_id), none) if option else {}
        called = ", ".join(name or ctx.plain("somebody") for name in names.values())  # at an option stand words alone
        raise Refusal("award-not-for", people=called or named(none)).at(option)
    return chosen


def named(people: Iterable[Person]) -> Text:
    """People, for a sentence or a field."""
    return joined([(each,) for each in people], ", ")


def near(ctx: Context[Any]) -> Place | None:
    """The channel in which this happens, where one can post."""
    place = here(ctx)
    return place if place.kind in POSTED_IN else None


def ceremony(ctx: ViewContext[Any], title: str, award_id: int) -> Image:
    """The picture of an award; each has colours of its own."""
    return Image(ctx.plain("ceremony-alt", title=title), partial(draw, Ceremony(title, id_to_text(Id(award_id)))))


def bestow(
    ctx: JobContext[Any], store: Recognitions, recognizing: Recognizing, this: Award, people: list[Person]
) -> None:
    """It is theirs: each is told privately and decides alone. The class sees it in the course's place of then; where
    there is none, in the one in which it was given or voted about."""
    place = None if public_place(ctx, recognizing) else this.place
    words, title = this.words or None, this.title
    given = Recognition(this.award_id, this.course_id, Kind.AWARD, this.asked_by, words, title, place, ctx.now())
    recognize(ctx, store, recognizing, given, people)


# How it looks.


def _own_title(ctx: ViewContext[Any], this: Recognition) -> str:
    return ctx.plain("award-own-title", title=this.about)


def _own_text(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> Text:
    """For whoever received it. Of several each learns that there are others, and not who: that is theirs to tell."""
    several = len(store.people(this.recognition_id)) > 1
    if _voted(store, this):
        said = ctx.text("award-own-chosen-several" if several else "award-own-chosen")
    elif this.giver is not None:
        said = ctx.text("award-own-given-several" if several else "award-own-given", giver=this.giver)
    else:
        said = ctx.text("award-own")
    return joined([said, *_citation(this)], "\n\n")


def _title(ctx: ViewContext[Any], this: Recognition) -> str:
    return ctx.plain("award-shown-title", title=this.about)


def _text(ctx: ViewContext[Any], store: Recognitions, this: Recognition, people: Text) -> Text:
    how = "chosen" if _voted(store, this) else "given"
    said = ctx.text(f"award-shown-{how}", people=people) if people else ctx.text(f"award-shown-{how}-nameless")
    return joined([said, *_citation(this)], "\n\n")


def _citation(this: Recognition) -> list[Text]:
    return [(Piece(this.words, key=WORDS, by=this.giver),)] if this.words else []


def _voted(store: Recognitions, this: Recognition) -> bool:
    award = Awards(store.tx, store.space_id).get(this.recognition_id)
    return award is not None and award.poll_id is not None


FACES[Kind.AWARD] = Face(
    own_title=_own_title,
    own_text=_own_text,
    title=_title,
    text=_text,
    picture=lambda ctx, this: ceremony(ctx, this.about, this.recognition_id),
    join="award-join",
    joined="award-joined",
)
