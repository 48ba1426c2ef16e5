"""The instructors' list of spotlights: who is nominated and why, who is asked, and who waits in the queue.

People stand in the order of their names, never of how many nominated them: nobody is ranked here either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import id_to_text
from bot.naming import names, written_names
from bot.people import Person, Role
from bot.text import Said, Text, Words, joined
from bot.written import in_short
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.spotlight_asking import ask, asked_now, not_to_nominate
from cogs.achievements.spotlight_queue import draft_of
from cogs.achievements.spotlight_schedule import plan_button, plan_lines, stop_select
from cogs.achievements.unseen import unseen
from storage.people import People
from storage.recognizing import Recognizing
from storage.schedules import Schedules
from storage.spotlights import Nomination, Spotlight, Spotlights, State

ON_A_PAGE: Final = 25  # the choices of one select
REASONS: Final = 1500  # characters on a card; every platform shows them beside all else
LONGEST_NAME: Final = 60


@achievements.command("kudos spotlights", needs=Role.INSTRUCTOR)
def spotlights(
    ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, people: People, schedules: Schedules
) -> Card:
    """Everything about them."""
    return _list(ctx, store, recognizing, people, schedules, 1)


@spotlights.looks
def _named_first(ctx: Context[Settings], store: Spotlights) -> list[Person]:
    return _everyone(ctx, store)


@achievements.button("spotlight-list", needs=Role.INSTRUCTOR, answers="here")
def page_of(
    ctx: Context[Settings],
    store: Spotlights,
    recognizing: Recognizing,
    people: People,
    schedules: Schedules,
    page: int,
) -> Card:
    """The same, a page of it."""
    return _list(ctx, store, recognizing, people, schedules, page)


@page_of.looks
def _named(ctx: Context[Settings], store: Spotlights, page: int) -> list[Person]:
    return _everyone(ctx, store)


@achievements.command("kudos spotlight", needs=Role.INSTRUCTOR)
def ask_directly(
    ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, person: Annotated[Person, Option()]
) -> Card:
    """Asks somebody, nominated or not. What classmates wrote is read here first: they will read it too."""
    if written := _nominated(ctx, store, recognizing).get(person):
        return _nominee(ctx, store, recognizing, Id(written[0].nomination_id), 1)
    ask(ctx, store, recognizing, person)
    return Card(text=ctx.text("spotlight-asked", person=person), note=ctx.text("spotlight-asked-note"))


def _everyone(ctx: Context[Any], store: Spotlights) -> list[Person]:
    """Whose names are needed: they are asked for now, and kept nowhere."""
    course = ctx.course.course_id
    waiting = [each.person for each in store.of_course(course, State.READY)]
    return [*dict.fromkeys([*(each.person for each in store.nominations(course)), *waiting])]


def _list(
    ctx: Context[Any],
    store: Spotlights,
    recognizing: Recognizing,
    people: People,
    schedules: Schedules,
    page: int,
) -> Card:
    course = ctx.course.course_id
    called = written_names(ctx, people, _everyone(ctx, store))
    nominated = _nominated(ctx, store, recognizing)
    nominees = sorted(nominated, key=lambda each: (not called[each], called[each].casefold(), each.external_id))
    waiting = store.of_course(course, State.READY)
    most = max(len(nominees), len(waiting), 1)
    page = min(max(page, 1), -(-most // ON_A_PAGE))
    start = (page - 1) * ON_A_PAGE
    shown, queued = nominees[start : start + ON_A_PAGE], waiting[start : start + ON_A_PAGE]
    asked = [each.person for each in asked_now(store, course)]
    fields = [
        Field(ctx.plain("spotlights-nominated"), _lines(shown, start) or ctx.text("spotlights-nobody")),
        *([Field(ctx.plain("spotlights-asked"), names(ctx, asked))] if asked else []),
        Field(ctx.plain("spotlights-queue"), _queue(ctx, queued, start) or ctx.text("spotlights-nobody")),
        Field(ctx.plain("spotlights-plan"), plan_lines(ctx, store, schedules)),
    ]
    actions: list[Action] = []
    if shown:
        choices = tuple(
            _choice(number, nominated[each][0].nomination_id, called[each])
            for number, each in enumerate(shown, start=start + 1)
        )
        actions.append(Select(ctx.plain("spotlight-look"), look.link(), choices))
    if queued:
        choices = tuple(
            _choice(number, each.spotlight_id, called[each.person])
            for number, each in enumerate(queued, start=start + 1)
        )
        actions.append(Select(ctx.plain("spotlight-draft"), draft_of.link(), choices))
    overlooked = Button(ctx.plain("unseen-button"), unseen.link())
    actions += [*stop_select(ctx, store, schedules), plan_button(ctx), overlooked]
    if page * ON_A_PAGE < most:
        actions.append(Button(ctx.plain("spotlights-more"), page_of.link(page + 1)))
    if page > 1:
        actions.append(Button(ctx.plain("spotlights-back"), page_of.link(page - 1)))
    return Card(
        ctx.plain("spotlights-title"), (), tuple(fields), actions=tuple(actions), note=ctx.text("spotlights-note")
    )


def _nominated(ctx: Context[Any], store: Spotlights, recognizing: Recognizing) -> dict[Person, list[Nomination]]:
    """Each one who is nominated and neither asked nor in the queue, with what was written; but who wants none."""
    course = ctx.course.course_id
    busy = not_to_nominate(store, course)
    found: dict[Person, list[Nomination]] = {}
    for each in store.nominations(course):
        if each.person not in busy:
            found.setdefault(each.person, []).append(each)
    wishes = recognizing.wishes(course, found)
    return {who: why for who, why in found.items() if who not in wishes or not wishes[who].wants_none}


def _lines(people: Sequence[Person], start: int) -> Text:
    return joined([(Words(f"{number}. "), each) for number, each in enumerate(people, start=start + 1)], "\n")


def _queue(ctx: Context[Any], waiting: Sequence[Spotlight], start: int) -> Text:
    lines: list[Text] = []
    for number, each in enumerate(waiting, start=start + 1):
        said = ctx.text("spotlights-fell") if each.trouble else ()
        lines.append((Words(f"{number}. "), each.person, *said))
    return joined(lines, "\n")


def _choice(number: int, this: int, name: str) -> Choice:
    """A choice cannot name a person, so that each has the number of its line, and their name where it is known."""
    return Choice(id_to_text(this), f"{number}. {in_short(name, LONGEST_NAME)}")


def _back(ctx: Context[Any]) -> Button:
    return Button(ctx.plain("spotlights-list"), page_of.link(1))


def _done(ctx: Context[Any], said: Text) -> Card:
    return Card(text=said, actions=(_back(ctx),), note=ctx.text("only-you"))


# Somebody who is nominated.


@achievements.button("spotlight-look", needs=Role.INSTRUCTOR, answers="here")
def look(
    ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, nomination: Annotated[str, Option()]
) -> Card:
    """What classmates wrote of one person, and what to do."""
    return _nominee(ctx, store, recognizing, chosen_id(nomination, "nomination"), 1)


@achievements.button("spotlight-reasons", needs=Role.INSTRUCTOR, answers="here")
def reasons(ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, nomination_id: Id, page: int) -> Card:
    """The rest of what classmates wrote."""
    return _nominee(ctx, store, recognizing, nomination_id, page)


def _one(ctx: Context[Any], store: Spotlights, recognizing: Recognizing, nomination_id: int) -> list[Nomination]:
    """All nominations of the person whom one of them is for. Raises :class:`Refusal` where there is nothing to do."""
    this = store.nomination(nomination_id)
    found = _nominated(ctx, store, recognizing)
    if this is None or this.course_id != ctx.course.course_id or this.person not in found:
        raise Refusal("nomination-gone")
    return found[this.person]


def _nominee(ctx: Context[Any], store: Spotlights, recognizing: Recognizing, nomination_id: Id, page: int) -> Card:
    pages = _pages(_one(ctx, store, recognizing, nomination_id))
    page = min(max(page, 1), len(pages))
    there = pages[page - 1]
    lines = [ctx.text("spotlight-reason", person=each.by, words=(Said(each.words),)) for each in there]
    actions: list[Action] = [
        Button(ctx.plain("spotlight-ask"), ask_nominee.link(nomination_id), Look.MAIN),
        Button(ctx.plain("spotlight-aside"), put_aside.link(nomination_id)),
    ]
    if page < len(pages):
        actions.append(Button(ctx.plain("spotlights-more"), reasons.link(nomination_id, page + 1)))
    actions.append(_back(ctx))
    if sum(map(len, pages)) > 1:
        choices = tuple(
            Choice(id_to_text(each.nomination_id), f"{number}. {in_short(each.words, LONGEST_NAME)}")
            for number, each in enumerate(there, start=1)
        )
        actions.insert(0, Select(ctx.plain("spotlight-leave-out"), leave_out.link(), choices))
    text = joined([ctx.text("spotlight-nominee", person=there[0].person), *lines], "\n\n")
    return Card(ctx.plain("spotlights-title"), text, actions=tuple(actions), note=ctx.text("spotlight-nominee-note"))


def _pages(written: Sequence[Nomination]) -> list[list[Nomination]]:
    """What was written, cut where a card is full."""
    pages: list[list[Nomination]] = []
    room = 0
    for each in written:
        size = len(each.words) + 60  # with the name
        if size > room or len(pages[-1]) == ON_A_PAGE:
            pages.append([])
            room = REASONS
        pages[-1].append(each)
        room -= size
    return pages


@achievements.button("spotlight-ask", needs=Role.INSTRUCTOR, answers="here")
def ask_nominee(ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, nomination_id: Id) -> Card:
    """Asks them."""
    this = store.nomination(nomination_id)
    if this is None or this.course_id != ctx.course.course_id:
        raise Refusal("nomination-gone")
    ask(ctx, store, recognizing, this.person)
    return _done(ctx, ctx.text("spotlight-asked", person=this.person))


@achievements.button("spotlight-aside", needs=Role.INSTRUCTOR, answers="here")
def put_aside(ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, nomination_id: Id) -> Card:
    """All that was written of them is deleted; nobody is told."""
    of_them = _one(ctx, store, recognizing, nomination_id)
    store.settle(ctx.course.course_id, of_them[0].person)
    return _done(ctx, ctx.text("spotlight-put-aside", person=of_them[0].person))


@achievements.button("spotlight-leave-out", needs=Role.INSTRUCTOR, answers="here")
def leave_out(
    ctx: Context[Settings], store: Spotlights, recognizing: Recognizing, nomination: Annotated[str, Option()]
) -> Card:
    """One of the reasons goes, before the person reads what classmates wrote."""
    this_id = chosen_id(nomination, "nomination")
    others = [each for each in _one(ctx, store, recognizing, this_id) if each.nomination_id != this_id]
    store.take_back_nomination(this_id)
    if not others:
        return _done(ctx, ctx.text("spotlight-left-out"))
    return _nominee(ctx, store, recognizing, Id(others[0].nomination_id), 1)
