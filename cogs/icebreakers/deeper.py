"""Deeper prompts: each in a thread of those who wished for one, and never in a place.

PRACTICE.md, "Icebreakers": deeper levels only where everyone in the group chose them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Card
from bot.channels import POSTED_IN, check_channel, here, present
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, Place, Role, Room
from bot.text import Style, When
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import FIRST_LEVEL, OURS, deck
from cogs.icebreakers.prompts import end, put_to_class
from storage.deeper import Deeper, Group
from storage.icebreakers import COMING, DRAFT, Icebreakers, Put

AGAIN: Final = timedelta(minutes=10)  # until then asking again may be a second press, or a wish to take it back
READ_FOR: Final = timedelta(days=7)  # after its prompt is over, a thread closes with all that was written in it


@icebreakers.room("group")
def group(ctx: ViewContext[Settings], deeper: Deeper, prompt_id: Id) -> Room | None:
    """The thread for one deeper prompt: those who wished for it, and nobody else."""
    of, people = deeper.group(prompt_id), present(ctx, deeper.people(prompt_id))
    if of is None or of.closed or not people:
        return None
    return Room(ctx.plain("deeper-title"), tuple(people), near=of.place, staff=False)


def open_group(
    ctx: JobContext[Settings],
    store: Icebreakers,
    deeper: Deeper,
    place: Place,
    prompt_id: Id,
    by: Person | None = None,
) -> bool:
    """A deeper prompt for those who wished for one in a place, in one thread or several. False when they are too few to
    be asked among themselves."""
    wishes = deeper.wishes(place, ctx.now())
    who = {each: wishes[each] for each in present(ctx, list(wishes))}
    groups = _groups(ctx, list(who), len(ctx.students(place)))
    if not groups:
        return False
    picked = _pick(ctx, deeper, place, min(who.values()))
    for number, people in enumerate(groups):
        one = {each: who[each] for each in people}
        _open_one(ctx, store, deeper, place, ctx.new_id() if number else prompt_id, picked, one, by)
    return True


def _groups(ctx: JobContext[Settings], who: list[Person], there: int) -> list[list[Person]]:
    """Who is asked with whom: no group has more than half of the students there, so that nobody can tell of anyone who
    is not in theirs whether they are in another. None where that leaves too few for one."""
    most = there // 2
    if most < ctx.settings.deeper_least or len(who) < ctx.settings.deeper_least:
        return []
    count = -(-len(who) // most)
    if len(who) // count < ctx.settings.deeper_least:
        return []
    ctx.random.shuffle(who)
    return [who[number::count] for number in range(count)]


def _open_one(
    ctx: JobContext[Settings],
    store: Icebreakers,
    deeper: Deeper,
    place: Place,
    prompt_id: Id,
    picked: tuple[str, str],
    who: Mapping[Person, int],
    by: Person | None,
) -> None:
    now, room = ctx.now(), Place.of_room(ctx.space.id, group.link(prompt_id))
    open_for, course = timedelta(days=ctx.settings.open_days), ctx.course.course_id
    store.add(Put(prompt_id, course, room, *picked, None, DRAFT if by else COMING, False, now))
    if by:
        store.post(prompt_id, now, by)
    deeper.open(Group(prompt_id, course, place, now, now + open_for + READ_FOR, closed=False), who)
    ctx.open(group.link(prompt_id), then=opened.link(prompt_id))
    ctx.after(open_for, end.link(prompt_id), key=f"end:{prompt_id}")
    ctx.after(open_for + READ_FOR, close.link(prompt_id), key=f"group:{prompt_id}")


def _pick(ctx: ViewContext[Any], deeper: Deeper, place: Place, level: int) -> tuple[str, str]:
    """One that the groups of a place had least often, from all decks, and of these one of the deepest: none comes again
    until all had their turn."""
    level_of = {(each.name, slug): of.level for each in map(deck, OURS) for slug, of in each.prompts.items()}
    fit = [each for each, depth in level_of.items() if FIRST_LEVEL < depth <= level]
    used = deeper.used(place)
    least = min(used[each] for each in fit)
    left = [each for each in fit if used[each] == least]
    deepest = max(level_of[each] for each in left)
    return ctx.random.choice([each for each in left if level_of[each] == deepest])


@icebreakers.job("opened")
def opened(ctx: JobContext[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> None:
    """The thread is there: its prompt is asked in it, unless it was taken back meanwhile."""
    put, of = store.get(prompt_id), deeper.group(prompt_id)
    if put is not None and put.state == COMING and of is not None and not of.closed:
        put_to_class(ctx, put)


@icebreakers.job("close")
def close(ctx: JobContext[Settings], deeper: Deeper, prompt_id: Id) -> None:
    """A thread closes some time after its prompt is over, and who was in it is forgotten."""
    deeper.close(prompt_id)
    ctx.remove(group.link(prompt_id))


@icebreakers.command("icebreaker deeper", needs=Role.INSTRUCTOR)
def ask_deeper(
    ctx: Context[Settings],
    store: Icebreakers,
    deeper: Deeper,
    place: Annotated[Place | None, Option(places=POSTED_IN)] = None,
) -> Card:
    """A deeper prompt for those of a place who wished for one. Who, and how many, whoever asks is not told."""
    place = place or here(ctx)
    check_channel(ctx, place, "prompt-needs-channel", "prompt-other-course")
    if (before := _just_opened(ctx, store, deeper, place)) is not None:
        at, again = When(before.opened_at, Style.TIME), When(before.opened_at + AGAIN, Style.TIME)
        text = ctx.text("deeper-before", place=place, at=at, again=again)
        return Card(text=text, note=ctx.text("deeper-comes-note"))
    if not open_group(ctx, store, deeper, place, ctx.new_id(), ctx.person):
        raise Refusal("deeper-not-yet", place=place)
    return Card(text=ctx.text("deeper-comes", place=place), note=ctx.text("deeper-comes-note"))


def _just_opened(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, place: Place) -> Group | None:
    """What this person opened there so lately that asking again may be a second press."""
    lately = [each for each in deeper.open_groups(ctx.course.course_id) if ctx.now() < each.opened_at + AGAIN]
    asked = store.several([each.prompt_id for each in lately])
    theirs = {each.prompt_id for each in asked if each.by == ctx.person.external_id}
    return next((each for each in lately if each.place == place and each.prompt_id in theirs), None)
