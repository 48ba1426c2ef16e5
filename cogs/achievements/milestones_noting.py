"""An instructor notes that people reached a milestone of the course's own, and takes that back where it was in error.

Whether somebody joined the milestones is theirs alone to know: nothing that is answered here tells it, nor how many.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.naming import Named, called, people_here
from bot.people import Person, Role
from bot.written import in_short
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.milestones import forget, note
from cogs.achievements.milestones_own import choices, chosen, own_one
from storage.milestones import Milestones, Own
from storage.people import People
from storage.recognitions import Recognitions

MOST_NAMES: Final = 500
_QUOTED: Final = 40
_UNKNOWN: Final = 5  # names that are quoted as nobody's
_IDS: Final = 3


@achievements.command("kudos reached", needs=Role.INSTRUCTOR)
def reached(
    ctx: Context[Settings],
    store: Milestones,
    chosen_names: People,
    milestone: Annotated[str, Option()],
    people: Annotated[list[Person] | None, Option()] = None,
    names: Annotated[list[str] | None, Option(most=MOST_NAMES)] = None,
) -> Card:
    """People reached a milestone of the course's own: those who are chosen, and those whose names are written."""
    return _noted(ctx, store, chosen_names, chosen(ctx, store, milestone), people or [], names or [])


@reached.suggest("milestone")
def _to_reach(ctx: Context[Settings], store: Milestones) -> list[Choice]:
    return choices(ctx, store)


@reached.prefill
def _any_to_reach(ctx: Context[Settings], store: Milestones) -> dict[str, object]:
    if not choices(ctx, store):
        raise Refusal("own-milestones-none-yet")
    return {}


@reached.looks
def _who_is_here(ctx: Context[Settings]) -> list[Person]:
    return people_here(ctx)


@achievements.form("note-reached", needs=Role.INSTRUCTOR)
def note_reached(
    ctx: Context[Settings],
    store: Milestones,
    chosen_names: People,
    milestone_id: Id,
    people: Annotated[list[Person] | None, Option()] = None,
    names: Annotated[list[str] | None, Option(most=MOST_NAMES)] = None,
) -> Card:
    """The same, of the one that the instructor looks at."""
    return _noted(ctx, store, chosen_names, own_one(ctx, store, milestone_id), people or [], names or [])


@note_reached.prefill
def _still_there(ctx: Context[Settings], store: Milestones, milestone_id: Id) -> dict[str, object]:
    own_one(ctx, store, milestone_id)
    return {}


@note_reached.looks
def _who_is_there(ctx: Context[Settings], milestone_id: Id) -> list[Person]:
    return people_here(ctx)


def _noted(
    ctx: Context[Any], store: Milestones, chosen_names: People, own: Own, people: list[Person], names: list[str]
) -> Card:
    everyone = {*people, *_meant(ctx, chosen_names, names)}
    if not everyone:
        raise Refusal("reached-nobody").at("people")
    noting_id = ctx.key(own.milestone_id)
    store.note(ctx.course.course_id, noting_id, ctx.now())
    note(ctx, store, own, store.in_(ctx.course.course_id, everyone), noting_id)
    back = Button(ctx.plain("unnote-button"), unnote.link(noting_id))
    return Card(text=ctx.text("reached-noted", name=own.name), actions=(back,), note=ctx.text("only-you"))


def _meant(ctx: Context[Any], chosen_names: People, names: list[str]) -> list[Person]:
    """Whom these names mean, each one person who is here. Raises :class:`Refusal`, which quotes those that do not."""
    if not names:
        return []
    here = people_here(ctx)
    named = Named(called(ctx, chosen_names, here))
    found = {each: named.meant(each) for each in names}
    unknown = [each for each, people in found.items() if not people]
    if unknown and here and not any(each in ctx.names for each in here):
        raise Refusal("reached-names-late").at("names")
    if unknown:
        told = ", ".join(in_short(each, _QUOTED) for each in unknown[:_UNKNOWN])
        raise Refusal("reached-unknown", names=told, more=max(0, len(unknown) - _UNKNOWN)).at("names")
    for each, people in found.items():
        if len(people) > 1:
            ids = ", ".join(person.external_id for person in people[:_IDS])
            raise Refusal("reached-several", name=in_short(each, _QUOTED), ids=ids).at("names")
    return [people[0] for people in found.values()]


@achievements.button("unnote", needs=Role.INSTRUCTOR, answers="here")
def unnote(ctx: Context[Settings], store: Milestones, recognitions: Recognitions, noting_id: Id) -> Card:
    """Noted by mistake: what that noting made goes, and nothing else; who had reached it before keeps it."""
    theirs = store.unnote(ctx.course.course_id, noting_id, ctx.now())
    if theirs is None:
        raise Refusal("noting-late")
    gone: dict[int, set[Person]] = {}
    for person, recognition_id in theirs.items():
        gone.setdefault(recognition_id, set()).add(person)
    forget(ctx, recognitions, gone)
    return Card(text=ctx.text("noting-taken-back"), note=ctx.text("only-you"))
