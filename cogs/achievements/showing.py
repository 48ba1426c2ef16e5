"""What the class sees: a card for each recognition that somebody lets it see; classmates join in with one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Field, Look
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place
from bot.platform import Undelivered
from bot.text import Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import FACES
from cogs.achievements.flagging import look_at
from cogs.achievements.hiding import without_hidden
from storage.owned import Owned
from storage.recognitions import SEEN, Kind, Received, Recognition, Recognitions, Shows
from storage.recognizing import Recognizing
from storage.reports import Reports

NAMED_MOST: Final = 12
"""So many of those who joined in are named; more would make a list of a card, and a number would make a contest."""
OF_RECOGNITION: Final = frozenset(
    {"recognition", "joined-in", "recognition-wish", "shout-outs-given", "milestones", "milestone", "spotlight"}
)
"""What goes with who leaves the class, beside what awards and nominations take away themselves. What they gave stays
with whoever received it."""


def show_as_decided(ctx: JobContext[Any], store: Recognitions, this: Recognition) -> None:
    """The class sees it while somebody who received it lets it; else it is taken down. Where its place is not known
    yet, or could not be posted in, it is the course's of now; where there is none, it waits for one."""
    card, parts = shown.link(Id(this.recognition_id)), store.people(this.recognition_id)
    on_board(ctx, store, this)
    if not any(each.shows in SEEN for each in parts):
        ctx.refresh(card, at_once=True)  # it says nothing now; removed, it would not come where they change their mind
        return
    place = this.place
    if place is None or this.trouble:
        place = _place_now(ctx, store, this) or place
    if place is None:
        return
    if place != this.place or this.trouble:
        store.stand(this.recognition_id, place)
        for each in parts:
            ctx.refresh(link_of_part(each))
    ctx.post(place, card, then=stood.link(Id(this.recognition_id)))


def public_place(
    ctx: JobContext[Any], recognizing: Recognizing, near: Place | None = None, *, course_id: int | None = None
) -> Place | None:
    """Where the class sees what is public: where its instructor has it, else its main place, else ``near``. Of another
    course (``course_id``) no main place is taken."""
    here = ctx.course.course_id
    course_id = here if course_id is None else course_id
    return recognizing.where(course_id).place or (ctx.course.main_place if course_id == here else None) or near


def _place_now(ctx: JobContext[Any], store: Recognitions, this: Recognition) -> Place | None:
    """Where its course has recognition stand now."""
    return public_place(ctx, Recognizing(store.tx, store.space_id), course_id=this.course_id)


@achievements.job("stood")
def stood(
    ctx: JobContext[Settings],
    store: Recognitions,
    reports: Reports,
    recognition_id: Id,
    result: Annotated[object, Result],
) -> None:
    """It came to stand before the class, or it cannot: then it comes to where such things stand now, if that is
    elsewhere; else those who wished it so are told, and the staff's status says why, until there is another place."""
    this = store.get(recognition_id)
    if this is None or this.place is None:
        return
    why = result.noted if isinstance(result, Undelivered) else None
    if why != this.trouble:
        store.stand(recognition_id, this.place, why)
        for each in store.people(recognition_id):
            ctx.refresh(link_of_part(each))
        on_board(ctx, store, this)
    if why is not None and _place_now(ctx, store, this) not in (None, this.place):
        show_as_decided(ctx, store, replace(this, trouble=why))
    if why is None:
        look_at(ctx, reports, this, shown.link(recognition_id), this.place)
    FACES[this.kind].stood(ctx, store, this, result)


def on_board(ctx: JobContext[Any], store: Recognitions, this: Recognition) -> None:
    """The course's leaderboard, where there is one, says what the class sees now."""
    if this.kind is Kind.SHOUT_OUT:
        refresh_board(ctx, Recognizing(store.tx, store.space_id), this.course_id)


def refresh_board(ctx: JobContext[Any], recognizing: Recognizing, course_id: int, *, at_once: bool = False) -> None:
    """A course's leaderboard is brought up to date, where there is one."""
    if (place := recognizing.where(course_id).board_place) is not None:
        ctx.refresh(link_of_board(course_id, place), at_once=at_once)


def link_of_board(course_id: int, place: Place) -> Link:
    """The link of a course's leaderboard in a place, in a module that imports this one: in each it is another, so that
    one can come while another goes."""
    return achievements.link_to("board", course_id, place.key)


def refresh_welcome(ctx: JobContext[Any], recognizing: Recognizing, course_id: int) -> None:
    """The card with which recognition begins is brought up to date, where there is one."""
    if (place := recognizing.where(course_id).place) is not None:
        ctx.refresh(link_of_welcome(course_id, place))


def link_of_welcome(course_id: int, place: Place) -> Link:
    """The link of the card with which recognition begins, in a place: in each another, as a leaderboard's."""
    return achievements.link_to("welcome", course_id, place.key)


def link_of_part(part: Received) -> Link:
    """The link of somebody's own card, in a module that imports this one."""
    return achievements.link_to("for-you", part.received_id)


@achievements.view("shown", every=timedelta(seconds=2), elsewhere="hidden-before-class")
def shown(ctx: ViewContext[Settings], store: Recognitions, recognition_id: Id) -> Card | None:
    """Before the class: what somebody is recognized for. Only those are named who wished it."""
    this = store.get(recognition_id)
    parts = [each for each in store.people(recognition_id) if each.shows in SEEN]
    if this is None or this.unsaid or not parts:
        return None
    face = FACES[this.kind]
    joiners = store.joined(recognition_id, NAMED_MOST + 1)
    fields = [*face.fields(ctx, store, this), *_joiners(ctx, face.joined, joiners)]
    card = Card(
        face.title(ctx, this),
        face.text(ctx, store, this, names(ctx, parts)),
        tuple(fields),
        image=face.picture(ctx, this),
        actions=(Button(ctx.plain(face.join), join.link(recognition_id), Look.MAIN),),
        note=ctx.text("shown-note"),
    )
    return without_hidden(ctx, store, this, card, but=shown.link(recognition_id))


def names(ctx: ViewContext[Any], parts: list[Received]) -> Text:
    """Those who let themselves be named, and that there are others; empty where nobody is."""
    named: list[Text] = [(each.person,) for each in parts if each.shows is Shows.PUBLIC]
    if not named:
        return ()
    people = joined(named, ", ")
    return ctx.text("people-and-others", people=people) if len(named) < len(parts) else people


def _joiners(ctx: ViewContext[Any], label: str, people: list[Person]) -> list[Field]:
    """Who joined in, by name, and never how many: a number would be compared."""
    if not people:
        return []
    told: list[Text] = [(each,) for each in people[:NAMED_MOST]]
    if len(people) > NAMED_MOST:
        told.append(ctx.text("and-more"))
    return [Field(ctx.plain(label), joined(told, ", "))]


@shown.erase
def erased(ctx: ViewContext[Settings], store: Recognitions, recognition_id: Id, key: str) -> None:
    """The staff hid the words, and the time in which they could be put back is over."""
    if (this := store.get(recognition_id)) is not None:
        FACES[this.kind].erase(store, this, key)


@achievements.button("join")
def join(ctx: Context[Settings], store: Recognitions, recognition_id: Id) -> Card:
    """One press: I join in. Whoever it is for does not join in with themselves."""
    this = seen_by_class(ctx, store, recognition_id)
    if any(each.person == ctx.person for each in store.people(recognition_id)):
        raise Refusal("join-own")
    if this.giver == ctx.person:
        raise Refusal("join-given")
    if store.join(recognition_id, ctx.person, ctx.now()):
        ctx.refresh(shown.link(recognition_id))
    button = Button(ctx.plain("unjoin-button"), unjoin.link(Id(this.recognition_id)))
    return Card(text=ctx.text("joined-in"), actions=(button,), note=ctx.text("only-you"))


@achievements.button("unjoin", answers="here")
def unjoin(ctx: Context[Settings], store: Recognitions, recognition_id: Id) -> Card:
    """And I no longer do."""
    return unjoined(ctx, store, recognition_id)


def unjoined(ctx: Context[Any], store: Recognitions, recognition_id: Id) -> Card:
    """They join in no longer, if they did. Raises :class:`Refusal` for what is gone."""
    if store.get(recognition_id) is None:
        raise Refusal("recognition-gone")
    if store.unjoin(recognition_id, ctx.person):
        ctx.refresh(shown.link(recognition_id))
    return Card(text=ctx.text("unjoined"), note=ctx.text("only-you"))


def seen_by_class(ctx: Context[Any], store: Recognitions, recognition_id: Id) -> Recognition:
    """A recognition of this course that the class sees. Raises :class:`Refusal` for one that it does not (any more)."""
    this = store.get(recognition_id)
    if this is None or this.unsaid or this.course_id != ctx.course.course_id:
        raise Refusal("recognition-gone")
    if not any(each.shows in SEEN for each in store.people(recognition_id)):
        raise Refusal("recognition-gone")
    return this


# People go.


@achievements.event("left-programmes", "shown-without-them")
def without_them(ctx: JobContext[Settings], store: Recognitions) -> None:
    """Somebody left the programmes or was deleted: the cards on which they stood are made anew, or go."""
    for this in store.touched():
        parts = store.people(this.recognition_id)
        if this.unsaid or not parts:
            take_away(ctx, store, this)
        else:
            show_as_decided(ctx, store, this)


@achievements.event("left", "shown-without-who-left")
def left(ctx: JobContext[Settings], store: Recognitions, owned: Owned, person: Person) -> None:
    """Somebody left the class: what they received and gave goes with them."""
    owned.leave(person, OF_RECOGNITION)
    without_them(ctx, store)


def take_away(ctx: JobContext[Any], store: Recognitions, this: Recognition) -> None:
    """It goes, everywhere: from the class, and from everyone who received it."""
    ctx.remove(shown.link(Id(this.recognition_id)))
    on_board(ctx, store, this)
    for each in store.take_back(this.recognition_id):
        ctx.remove(link_of_part(each))
