"""A course's saved sets of rooms: seeing them, saving one from a file or from the last breakout, deleting one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from bot.card import Button, Card, Choice, Look, Select
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import BadLink, id_to_text, text_to_id
from bot.naming import called, names, people_here
from bot.people import Person, Role
from bot.tables import Mistake
from bot.text import Said, Text, Words, joined
from bot.written import in_short, one_line
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.set_files import Written, read_set, rooms_of
from storage.breakout_all import AllBreakouts
from storage.breakout_sets import BreakoutSets, SavedRoom, SavedSet
from storage.breakouts import INSIDE, Breakout
from storage.people import People

MOST: Final = 20
"""Sets of a course; a select holds 25."""
LONGEST_NAME: Final = 80
_ON_A_CHOICE: Final = 75
_SHOWN: Final = 25  # rooms of a set on one card
_MISTAKES: Final = 40  # lines of a file that are named; of more it is said how many


@breakouts.command("breakout sets", needs=Role.ASSISTANT)
def overview(ctx: Context[Settings], sets: BreakoutSets) -> Card:
    """All saved sets, and what can be done about them."""
    found = sets.of(ctx.course.course_id)
    lines = [(Words("• "), *ctx.text("set-line", name=each.name, count=each.people)) for each in found]
    choose = (Select(ctx.plain("look-at-set"), look_at.link(), offered(sets, ctx.course.course_id)),) if found else ()
    return Card(
        title=ctx.plain("sets-title"),
        text=joined(lines, "\n") if found else ctx.text("sets-none"),
        actions=(*choose, _from_file(ctx), Button(ctx.plain("save-last"), save_last.link())),
        note=ctx.text("sets-note"),
    )


def offered(sets: BreakoutSets, course_id: int) -> tuple[Choice, ...]:
    """The sets of a course, to choose one."""
    return tuple(Choice(id_to_text(each.set_id), in_short(each.name, _ON_A_CHOICE)) for each in sets.of(course_id))


def chosen(ctx: Context[Settings], sets: BreakoutSets, choice: str, option: str = "") -> SavedSet:
    """The set that was chosen of those. Raises :class:`Refusal`, at that option, where it is here no longer."""
    try:
        found = sets.get(text_to_id(choice))
    except BadLink:
        found = None
    if found is None or found.course_id != ctx.course.course_id:
        raise Refusal("set-gone").at(option)
    return found


def _from_file(ctx: Context[Settings]) -> Button:
    return Button(ctx.plain("upload-set"), upload.link())


# One set.


@breakouts.button("look-at-set", needs=Role.ASSISTANT)
def look_at(ctx: Context[Settings], sets: BreakoutSets, which: Annotated[str, Option()]) -> Card:
    """Who is with whom in a set."""
    found = chosen(ctx, sets, which)
    rooms = sets.rooms(found.set_id)
    lines: list[Text] = [(Said(each.name), Words(": "), *names(ctx, each.people)) for each in rooms[:_SHOWN]]
    if (more := len(rooms) - _SHOWN) > 0:
        lines.append(ctx.text("set-more-rooms", count=more))
    return Card(
        title=found.name,
        text=joined(lines, "\n") if lines else ctx.text("set-nobody-left"),
        actions=(Button(ctx.plain("delete-set"), delete.link(Id(found.set_id)), Look.CAREFUL),),
        note=ctx.text("only-you"),
    )


@breakouts.button("delete-set", needs=Role.ASSISTANT, answers="here")
def delete(ctx: Context[Settings], sets: BreakoutSets, set_id: Id) -> Card:
    """Deletes a set; breakouts that came of it go on."""
    found = chosen(ctx, sets, id_to_text(set_id))
    sets.remove(found.set_id)
    return Card(text=ctx.text("set-deleted", name=found.name), note=ctx.text("only-you"))


# A set from a file.


@breakouts.form("upload-set", needs=Role.ASSISTANT)
def upload(
    ctx: Context[Settings],
    sets: BreakoutSets,
    people: People,
    file: Annotated[Written, Option(reads=read_set)],
    name: Annotated[str | None, Option(most=LONGEST_NAME)] = None,
) -> Card:
    """The set in a file: all of it, or nothing and every mistake with its line."""
    here = people_here(ctx)
    rooms, mistakes = rooms_of(file, called(ctx, people, here))
    if mistakes and here and not ctx.names:  # the platform was not asked in vain, but it did not answer in time
        raise Refusal("set-names-late").at("file")
    if mistakes:
        return _unfit(ctx, mistakes)
    title = name if name is not None else file.file.rpartition(".")[0]
    return _save(ctx, sets, in_short(title, LONGEST_NAME), rooms)


@upload.looks
def _looked_at(ctx: Context[Settings]) -> list[Person]:
    return people_here(ctx)


def _unfit(ctx: Context[Settings], mistakes: Sequence[Mistake]) -> Card:
    """Every mistake, and how many more there are than are named."""
    known = sorted(mistakes, key=lambda each: each.line)
    lines = [
        ctx.text("set-mistake", line=each.line, what=ctx.text(each.text_id, **each.values))
        for each in known[:_MISTAKES]
    ]
    if (more := len(known) - _MISTAKES) > 0:
        lines.append(ctx.text("set-mistakes-more", count=more))
    return Card(
        title=ctx.plain("set-unfit-title"),
        text=ctx.text("set-unfit", count=len(known)) + joined([(), *lines], "\n"),
        actions=(_from_file(ctx),),
        note=ctx.text("only-you"),
    )


# A set from the last breakout.


@breakouts.form("save-last", needs=Role.ASSISTANT)
def save_last(ctx: Context[Settings], store: AllBreakouts, name: Annotated[str, Option(most=LONGEST_NAME)]) -> Card:
    """The rooms in which people are now, or else were in the last breakout, as a set."""
    breakout = _last(store, ctx.course.course_id)
    rooms = _rooms(store, breakout) if breakout else ()
    if not rooms:
        raise Refusal("set-no-last")
    return _save(ctx, store.sets, one_line(name), rooms)


def _last(store: AllBreakouts, course_id: int) -> Breakout | None:
    inside = [each for each in store.breakouts.on_in(course_id) if each.state in INSIDE]
    return inside[0] if inside else store.breakouts.last(course_id)


def _rooms(store: AllBreakouts, breakout: Breakout) -> tuple[SavedRoom, ...]:
    """Its rooms of two people and more."""
    people: dict[int, list[Person]] = {}
    for member in store.people.of(breakout.breakout_id):
        people.setdefault(member.room_id, []).append(member.person)
    there = [each for each in store.rooms.of(breakout.breakout_id) if len(people.get(each.room_id, ())) > 1]
    return tuple(SavedRoom(number, each.name, tuple(people[each.room_id])) for number, each in enumerate(there, 1))


def _save(ctx: Context[Settings], sets: BreakoutSets, name: str, rooms: Sequence[SavedRoom]) -> Card:
    """Saves it under this name, in the place of one that has it."""
    if not name:
        raise Refusal("set-unnamed").at("name")
    known = sets.of(ctx.course.course_id)
    same = next((each for each in known if each.name.casefold() == name.casefold()), None)
    if same is None and len(known) >= MOST:
        raise Refusal("sets-many", most=MOST)
    set_id, made_at = (same.set_id, same.made_at) if same else (ctx.key(), ctx.now())
    sets.save(SavedSet(set_id, ctx.course.course_id, name, made_at), rooms)
    there = sum(len(each.people) for each in rooms)
    text = ctx.text("set-replaced" if same else "set-saved", name=name, rooms=len(rooms), people=there)
    return Card(text=text, note=ctx.text("only-you"))
