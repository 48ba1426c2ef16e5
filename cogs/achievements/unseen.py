"""Who has not been seen for a while, for instructors, so that nobody is overlooked; none of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Look, PeopleSelect, Select
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.link import make
from bot.naming import written_names
from bot.people import Person, Role
from bot.text import joined
from bot.written import in_short
from cogs.achievements.cog import Settings, achievements
from storage.people import People
from storage.recognitions import Recognitions

LISTED: Final = 20
ON_A_CHOICE: Final = 75


@achievements.command("kudos unseen", needs=Role.INSTRUCTOR)
def unseen(ctx: Context[Settings], store: Recognitions, people: People) -> Card:
    """Those of the class who stand by name on no public card, by their names; never anything of what they do
    (PRACTICE "Recognition": public praise of few makes others envious)."""
    return _page(ctx, store, people, 0)


@achievements.button("unseen-more", needs=Role.INSTRUCTOR, answers="here")
def unseen_more(ctx: Context[Settings], store: Recognitions, people: People, past: int) -> Card:
    """The next of them."""
    return _page(ctx, store, people, past)


@unseen.looks
def _whom(ctx: Context[Settings], store: Recognitions) -> list[Person]:
    return _not_seen(ctx, store)


@unseen_more.looks
def _whom_again(ctx: Context[Settings], store: Recognitions, past: int) -> list[Person]:
    return _not_seen(ctx, store)


def _not_seen(ctx: Context[Any], store: Recognitions) -> list[Person]:
    main = ctx.course.main_place
    there = ctx.students(main) if main is not None else ctx.without_staff(ctx.members())
    seen = store.named(ctx.course.course_id)
    return [each for each in there if each not in seen]


def _page(ctx: Context[Any], store: Recognitions, people: People, past: int) -> Card:
    found = _not_seen(ctx, store)
    names = written_names(ctx, people, found)
    found.sort(key=lambda each: (not names[each], names[each].casefold(), each.external_id))
    past = past if 0 <= past < len(found) else 0
    here = found[past : past + LISTED]
    lines = [ctx.text("unseen-intro"), joined([(each,) for each in here], "\n")] if here else [ctx.text("unseen-none")]
    lines += [] if ctx.knows_members else [ctx.text("unseen-acted")]
    actions = [_choice(ctx, here, [names[each] for each in here])] if here else []
    if past + LISTED < len(found):
        actions.append(Button(ctx.plain("unseen-more-button"), unseen_more.link(past + LISTED)))
    if past:
        actions.append(Button(ctx.plain("unseen-first-button"), unseen_more.link(0)))
    note = ctx.text("unseen-note")
    return Card(ctx.plain("unseen-title"), joined(lines, "\n\n"), actions=tuple(actions), note=note)


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
    if person not in ctx.members():
        raise Refusal("unseen-gone")
    actions = (
        Button(ctx.plain("unseen-nominate"), make(achievements.name, "nominate", [person.external_id]), Look.MAIN),
        Button(ctx.plain("unseen-write"), say_hello.link(person)),
    )
    return Card(text=ctx.text("unseen-ways", person=person), actions=actions, note=ctx.text("only-you"))


@achievements.button("say-hello", needs=Role.INSTRUCTOR)
def say_hello(ctx: Context[Settings], person: Person) -> Card:
    """A conversation of the two, in which the instructor writes. It says nothing of why, and nothing of it is kept."""
    if person not in ctx.members():
        raise Refusal("unseen-gone")
    if person == ctx.person:
        raise Refusal("unseen-self")
    ctx.tell((ctx.person, person), hello.link())
    return Card(text=ctx.text("hello-begun", person=person), note=ctx.text("only-you"))


@achievements.view("hello")
def hello(ctx: ViewContext[Settings]) -> Card | None:
    """In the conversation of an instructor and somebody of the class."""
    return Card(text=ctx.text("hello"))
