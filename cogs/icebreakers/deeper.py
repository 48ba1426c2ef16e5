"""Deeper prompts: each in a thread of those who wished for one, and never in a place.

PRACTICE.md, "Icebreakers": deeper levels only where everyone in the group chose them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, Place, Role, Room
from bot.text import Style, When
from cogs.icebreakers.choosing import names
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import FIRST_LEVEL, OURS, deck
from cogs.icebreakers.preview import POSTED_IN, check_channel, here
from cogs.icebreakers.prompts import BESIDE, Beside, end, found, is_deeper, prompt, put_to_class
from storage.deeper import Deeper, Group
from storage.icebreaker_answers import Answers
from storage.icebreakers import COMING, DRAFT, ENDED, Icebreakers, Put

DEEPER: Final = 2
DEEPEST: Final = 3
READ_FOR: Final = timedelta(days=7)  # after its prompt is over, a thread closes with all that was written in it


# On a prompt's card.


def _actions(ctx: ViewContext[Any], deeper: Deeper, put: Put) -> tuple[Action, ...]:
    """The private press below what a place is asked, and the way out below what a group is asked."""
    prompt_id = Id(put.prompt_id)
    if is_deeper(put):
        return (Button(ctx.plain("not-any-more-button"), not_any_more.link(prompt_id)),)
    return () if put.state == ENDED else (Button(ctx.plain("wish-button"), wish.link(prompt_id)),)


def _fields(ctx: ViewContext[Any], deeper: Deeper, put: Put) -> tuple[Field, ...]:
    """Who reads what is written in a group's thread, and until when."""
    of = deeper.group(put.prompt_id) if is_deeper(put) else None
    if of is None:
        return ()
    people = names(ctx, _present(ctx, deeper.people(put.prompt_id)))
    closes = Field(ctx.plain("closes-label"), (When(of.closes_at, Style.DATE),))
    return (Field(ctx.plain("inside-label"), people), closes)


BESIDE.append(Beside(_actions, _fields))


@icebreakers.button("wish")
def wish(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """A person would like deeper prompts in this place; nobody else comes to know."""
    place = _place(ctx, store, deeper, prompt_id)
    level = deeper.level_of(place, ctx.person) or DEEPER
    deeper.wish(place, ctx.person, level, ctx.now())
    return _wished(ctx, prompt_id, level)


@icebreakers.button("even-deeper", answers="here")
def even_deeper(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """The same, with no bound. A thread goes only as deep as everyone in it chose."""
    deeper.wish(_place(ctx, store, deeper, prompt_id), ctx.person, DEEPEST, ctx.now())
    return _wished(ctx, prompt_id, DEEPEST)


@icebreakers.button("less-deep", answers="here")
def less_deep(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """Back to the level before."""
    deeper.wish(_place(ctx, store, deeper, prompt_id), ctx.person, DEEPER, ctx.now())
    return _wished(ctx, prompt_id, DEEPER)


def _wished(ctx: Context[Settings], prompt_id: Id, level: int) -> Card:
    deepest = level == DEEPEST
    other = (
        Button(ctx.plain("less-deep-button"), less_deep.link(prompt_id))
        if deepest
        else Button(ctx.plain("even-deeper-button"), even_deeper.link(prompt_id))
    )
    actions = (other, Button(ctx.plain("not-any-more-button"), not_any_more.link(prompt_id)))
    return Card(text=ctx.text("wished-deepest" if deepest else "wished"), actions=actions, note=ctx.text("wish-note"))


@icebreakers.button("not-any-more")
def not_any_more(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """No deeper prompts any more in this place, and out of the threads; there is nothing to explain."""
    place = _place(ctx, store, deeper, prompt_id)
    for each in deeper.no_more(ctx.person, place):
        put = store.get(each)
        if put is not None and not put.revealed:  # what is hidden still would appear where they cannot see it
            answers.withdraw(each, ctx.person)
        _anew(ctx, each)
    return Card(text=ctx.text("wish-gone", place=place), note=ctx.text("wish-gone-note"))


def _place(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Place:
    """The place of a prompt; of a group's, the one beside which it is. Raises :class:`Refusal`."""
    put = found(ctx, store, prompt_id)
    if put.state == DRAFT:
        raise Refusal("prompt-gone")
    of = deeper.group(prompt_id)
    return put.place if of is None else of.place


# A group.


@icebreakers.room("group")
def group(ctx: ViewContext[Settings], deeper: Deeper, prompt_id: Id) -> Room | None:
    """The thread for one deeper prompt: those who wished for it, and nobody else."""
    of, people = deeper.group(prompt_id), _present(ctx, deeper.people(prompt_id))
    if of is None or of.closed or not people:
        return None
    return Room(ctx.plain("deeper-title"), tuple(people), near=of.place, staff=False)


def _present(ctx: ViewContext[Any], people: list[Person]) -> list[Person]:
    here = set(ctx.members())
    return [each for each in people if each in here]


def open_group(
    ctx: JobContext[Settings],
    store: Icebreakers,
    deeper: Deeper,
    place: Place,
    prompt_id: Id,
    by: Person | None = None,
) -> bool:
    """A deeper prompt for those who wished for one in a place. False when they are too few to be asked among
    themselves."""
    wishes = deeper.wishes(place)
    who = {each: wishes[each] for each in _present(ctx, list(wishes))}
    if len(who) < ctx.settings.deeper_least:
        return False
    name, slug = _pick(ctx, deeper, place, min(who.values()))
    now, room = ctx.now(), Place.of_room(ctx.space.id, group.link(prompt_id))
    open_for = timedelta(days=ctx.settings.open_days)
    course = ctx.course.course_id
    store.add(Put(prompt_id, course, room, name, slug, None, DRAFT if by else COMING, False, now))
    if by:
        store.post(prompt_id, now, by)
    deeper.open(Group(prompt_id, course, place, now, now + open_for + READ_FOR, closed=False), who)
    ctx.open(group.link(prompt_id), then=opened.link(prompt_id))
    ctx.after(open_for, end.link(prompt_id), key=f"end:{prompt_id}")
    ctx.after(open_for + READ_FOR, close.link(prompt_id), key=f"group:{prompt_id}")
    return True


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
    check_channel(ctx, place)
    prompt_id = ctx.key(place.key)
    if deeper.group(prompt_id) is None and not open_group(ctx, store, deeper, place, prompt_id, ctx.person):
        raise Refusal("deeper-not-yet", place=place)
    return Card(text=ctx.text("deeper-comes", place=place), note=ctx.text("deeper-comes-note"))


# People go.


def _anew(ctx: JobContext[Any], prompt_id: int) -> None:
    ctx.refresh(prompt.link(Id(prompt_id)))
    ctx.refresh(group.link(Id(prompt_id)))


@icebreakers.event("left-programmes", "groups-anew")
def groups_anew(ctx: JobContext[Settings], deeper: Deeper) -> None:
    """Somebody left the programmes or was deleted, and is in no group any longer: the threads follow."""
    for each in deeper.open_groups():
        _anew(ctx, each.prompt_id)


@icebreakers.event("left")
def away(ctx: JobContext[Settings], deeper: Deeper, person: Person) -> None:
    """Somebody left the class."""
    for each in deeper.no_more(person):
        _anew(ctx, each)
