"""Who has not been seen for a while, for instructors, so that nobody is overlooked; none of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Look, PeopleSelect, Select
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.naming import written_names
from bot.people import Person, Place, Role
from bot.suggesting import fold
from bot.text import Text, joined
from bot.written import in_short
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.nominating import nominate
from cogs.achievements.pages import part
from storage.people import People
from storage.recognitions import Recognitions
from storage.standing import Standing

A_WHILE: Final = timedelta(weeks=6)
AT_ONCE: Final = timedelta(minutes=10)
LISTED: Final = 20
ON_A_CHOICE: Final = 75


@achievements.command("kudos unseen", needs=Role.INSTRUCTOR)
def unseen(ctx: Context[Settings], store: Recognitions, people: People) -> Card:
    """Those of the class who for a while stood by name on no public card; never anything of what they do
    (PRACTICE "Recognition": public praise of few makes others envious)."""
    return _page(ctx, store, people, 0)


@achievements.button("unseen-more", needs=Role.INSTRUCTOR, answers="here")
def unseen_more(ctx: Context[Settings], store: Recognitions, people: People, past: int) -> Card:
    """Others of them, or the same looked at again."""
    return _page(ctx, store, people, past)


@unseen.looks
def _whom(ctx: Context[Settings], store: Recognitions) -> list[Person]:
    return _not_seen(ctx, store)


@unseen_more.looks
def _whom_again(ctx: Context[Settings], store: Recognitions, past: int) -> list[Person]:
    return _not_seen(ctx, store)


def _class(ctx: Context[Any]) -> list[Person]:
    """Those in the main place who are none of the staff, as far as the platform tells; whoever looks is of it."""
    main = ctx.course.main_place
    there = ctx.students(main) if main is not None else ctx.without_staff(ctx.members())
    return [each for each in there if each != ctx.person]


def _not_seen(ctx: Context[Any], store: Recognitions) -> list[Person]:
    seen = store.named(ctx.course.course_id, ctx.now() - A_WHILE)
    return [each for each in _class(ctx) if each not in seen]


def _page(ctx: Context[Any], store: Recognitions, people: People, past: int) -> Card:
    found = _not_seen(ctx, store)
    names = written_names(ctx, people, found)
    found.sort(key=lambda each: (not names[each], fold(names[each]), names[each], each.external_id))
    past, here = part(found, past, LISTED)
    unnamed = not all(names.values())
    lines = [ctx.text("unseen-intro"), joined([(each,) for each in here], "\n")] if here else [ctx.text("unseen-none")]
    lines += _missing(ctx, unnamed=unnamed)
    actions = [_choice(ctx, here, [names[each] for each in here])] if here else []
    if past + LISTED < len(found):
        actions.append(Button(ctx.plain("unseen-more-button"), unseen_more.link(past + LISTED)))
    if past:
        actions.append(Button(ctx.plain("unseen-first-button"), unseen_more.link(0)))
    if unnamed:
        actions.append(Button(ctx.plain("unseen-again-button"), unseen_more.link(past)))
    return Card(ctx.plain("unseen-title"), joined(lines, "\n\n"), actions=tuple(actions), note=ctx.text("unseen-note"))


def _missing(ctx: Context[Any], *, unnamed: bool) -> list[Text]:
    """What this list cannot tell."""
    lines = [] if ctx.knows_members else [ctx.text("unseen-acted")]
    return [*lines, ctx.text("unseen-unnamed")] if unnamed else lines


def _choice(ctx: ViewContext[Any], people: Sequence[Person], names: Sequence[str]) -> Action:
    """One of these; where the platform did not tell all their names in time, anybody, by the platform's own menu."""
    label = ctx.plain("unseen-choose")
    if not all(names):
        return PeopleSelect(label, unseen_anybody.link())
    choices = [Choice(each.external_id, in_short(name, ON_A_CHOICE)) for each, name in zip(people, names, strict=True)]
    return Select(label, unseen_one.link(), tuple(choices))


@achievements.button("unseen-one", needs=Role.INSTRUCTOR)
def unseen_one(ctx: Context[Settings], which: Annotated[str, Option()]) -> Card:
    """What can be done so that somebody is seen."""
    return _ways(ctx, Person(ctx.space.id, which))


@achievements.button("unseen-anybody", needs=Role.INSTRUCTOR)
def unseen_anybody(ctx: Context[Settings], who: Annotated[Person, Option()]) -> Card:
    """The same, of whoever is chosen."""
    return _ways(ctx, who)


def _ways(ctx: Context[Any], person: Person) -> Card:
    _check_here(ctx, person)
    actions = (
        Button(ctx.plain("unseen-nominate"), nominate.link(person), Look.MAIN),
        Button(ctx.plain("unseen-write"), say_hello.link(person)),
    )
    return Card(text=ctx.text("unseen-ways", person=person), actions=actions, note=ctx.text("only-you"))


def _check_here(ctx: Context[Any], person: Person) -> None:
    """Raises :class:`Refusal` for who is none of those whom the list could have: who left, and the staff."""
    if person not in _class(ctx):
        raise Refusal("unseen-gone")


@achievements.button("say-hello", needs=Role.INSTRUCTOR)
def say_hello(ctx: Context[Settings], standing: Standing, person: Person) -> Card:
    """A conversation of the two, in which the instructor writes. Nothing in it says why it was begun."""
    _check_here(ctx, person)
    stands = standing.at(hello.link(), Place.direct(ctx.person, person))
    if stands is None or stands.posted_at < ctx.now() - AT_ONCE:  # later it may have been deleted, and comes anew
        ctx.tell((ctx.person, person), hello.link())
    return Card(text=ctx.text("hello-begun", person=person), note=ctx.text("only-you"))


@achievements.view("hello")
def hello(ctx: ViewContext[Settings]) -> Card | None:
    """In the conversation of an instructor and somebody of the class."""
    return Card(text=ctx.text("hello"))
