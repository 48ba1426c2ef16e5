"""Milestones: what there is to reach, that somebody reached one, once, and how it is celebrated."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.card import Image
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.link import id_to_text, text_to_id
from bot.people import Person
from bot.text import Piece, Text, joined
from cogs.achievements.faces import FACES, WORDS, Face
from cogs.achievements.picture import Badge, draw
from cogs.achievements.receiving import recognize, tell_receiver
from cogs.achievements.showing import link_of_part, show_as_decided, shown, take_away
from storage.milestones import Milestones, Own
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.recognizing import Recognizing

OURS: Final[Mapping[str, tuple[str, ...]]] = {
    "hello": ("buddies", "breakouts"),
    "icebreaker": ("icebreakers",),
    "buddy": ("buddies",),
    "room": ("breakouts",),
    "shout-out": ("achievements",),
}
"""Those that come with Homeroom, each with the features of which one has to be on for somebody to reach it."""
WORDINGS: Final = 4
"""In so many ways each is told, so that no two who reach one read the same sentence all the time."""
TOGETHER: Final = 20
"""So many people at most stand on one card, where several reach one at once: each of them is named on it."""
JUST_NOW: Final = timedelta(hours=1)
"""Who reaches one of ours so soon after others stands on the card with them."""
_OWN: Final = "own-"


def key_of(own: Own) -> str:
    """What a course's own is kept by, beside the keys of ours."""
    return f"{_OWN}{id_to_text(own.milestone_id)}"


def about(key: str, wording: int, name: str = "") -> str:
    """What a recognition is about: which milestone, the number of the sentence that was drawn for it, and the name of a
    course's own."""
    return f"{key}:{wording}:{name}"


def told(this: Recognition) -> tuple[str, str, str]:
    """The milestone's key, the number of its sentence, and a course's own name for it."""
    key, wording, name = this.about.split(":", 2)
    return key, wording, name


def name_of(ctx: ViewContext[Any], this: Recognition) -> str:
    """What a milestone is called: one of ours in the reader's language, a course's own as it was written."""
    key, _, name = told(this)
    return name or ctx.plain(f"milestone-{key}")


# Reaching one.


def reach(ctx: JobContext[Any], store: Milestones, key: str, person: Person, *, unseen: bool = False) -> None:
    """Somebody reached one of ours. For who did not join this is one statement, and nothing is kept of it; for who
    reached it before it is two. Whoever lets the class see it stands with those who reached the same just now: what a
    class does in one hour would else fill its channel. ``unseen``: others may not know that they did it, so it begins
    with them alone, whatever they let the class see."""
    course_id = ctx.course.course_id
    shows = store.shows(course_id, person)
    recognition_id = ctx.new_id()
    if shows is None or not store.reach(course_id, [person], key, recognition_id, ctx.now()):
        return
    shows = shows and not unseen
    others = store.lately(course_id, key, ctx.now() - JUST_NOW, TOGETHER) if shows else None
    if others is None:
        _celebrate(ctx, store, recognition_id, about(key, _wording(ctx)), [person], shows=shows)
        return
    received_id = ctx.new_id()
    store.stand_with(course_id, person, key, others, received_id, ctx.now())
    tell_receiver(ctx, person, received_id)
    ctx.refresh(shown.link(Id(others)))


def note(ctx: JobContext[Any], store: Milestones, own: Own, people: Mapping[Person, bool], noting_id: int) -> None:
    """These people, who joined, reached one of the course's own: each is told who had not reached it before; ``True``:
    the class sees it."""
    for shows in (True, False):
        some = sorted(person for person, theirs in people.items() if theirs is shows)
        for begin in range(0, len(some), TOGETHER):
            few, this = some[begin : begin + TOGETHER], ctx.new_id()
            new = store.reach(own.course_id, few, key_of(own), this, ctx.now(), noting_id)
            drawn = about(key_of(own), _wording(ctx), own.name)
            if new:
                _celebrate(ctx, store, this, drawn, new, shows=shows, words=own.words)


def _wording(ctx: JobContext[Any]) -> int:
    return ctx.random.randint(1, WORDINGS)


def _celebrate(
    ctx: JobContext[Any],
    store: Milestones,
    recognition_id: Id,
    about_: str,
    people: list[Person],
    *,
    shows: bool,
    words: str | None = None,
) -> None:
    """They are told; the class sees it as they said when they joined, whatever they wish of other recognition."""
    this = Recognition(recognition_id, ctx.course.course_id, Kind.MILESTONE, None, words, about_, None, ctx.now())
    recognitions, recognizing = Recognitions(store.tx, store.space_id), Recognizing(store.tx, store.space_id)
    beforehand = Shows.PUBLIC if shows else Shows.PRIVATE
    recognize(ctx, recognitions, recognizing, this, people, beforehand=beforehand)


def forget(ctx: JobContext[Any], store: Recognitions, theirs: Mapping[int, Collection[Person]]) -> None:
    """Each of these recognitions is these people's no longer; where others received it too, they keep it."""
    known = store.some(theirs.keys())
    for recognition_id, this in known.items():
        parts = store.people(recognition_id)
        gone = [each for each in parts if each.person in theirs[recognition_id]]
        if len(gone) == len(parts):
            take_away(ctx, store, this)
            continue
        for each in gone:
            store.put_away(each.received_id)
            ctx.remove(link_of_part(each))
        show_as_decided(ctx, store, this)


# How it looks.


def _sentence(ctx: ViewContext[Any], this: Recognition, to: str, **values: object) -> Text:
    key, wording, name = told(this)
    kind = "own" if key.startswith(_OWN) else key
    return ctx.text(f"milestone-{kind}-{to}-{wording}", name=name, **values)


def _own_words(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> list[Text]:
    """What whoever made a course's own says to those who reach it."""
    key, _, _ = told(this)
    if not this.words or not key.startswith(_OWN):
        return []
    own = Milestones(store.tx, store.space_id).own_one(text_to_id(key.removeprefix(_OWN)))
    return [(Piece(this.words, key=WORDS, by=own.by if own else None),)]


def _to_them(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> Text:
    return joined([_sentence(ctx, this, "you"), *_own_words(ctx, store, this)], "\n\n")


def _to_the_class(ctx: ViewContext[Any], store: Recognitions, this: Recognition, who: Text) -> Text:
    return joined([_sentence(ctx, this, "class", who=who), *_own_words(ctx, store, this)], "\n\n")


def _picture(ctx: ViewContext[Any], this: Recognition) -> Image:
    key, _, _ = told(this)
    return Image(ctx.plain("milestone-badge", name=name_of(ctx, this)), partial(draw, Badge(key)))


FACES[Kind.MILESTONE] = Face(
    own_title=name_of,
    own_text=_to_them,
    title=name_of,
    text=_to_the_class,
    picture=_picture,
    join="milestone-celebrate",
    joined="milestone-celebrating",
    choices=(Shows.PUBLIC, Shows.PRIVATE),
    standing=False,
)
