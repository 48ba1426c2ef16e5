"""Milestones of a course's own, such as a project handed in or a talk given: made, named anew and ended by its
instructors."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, Select
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import BadLink, id_to_text, text_to_id
from bot.people import Role
from bot.text import Said, Text, Words, joined
from bot.written import as_seen, one_line
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.milestones import WORDINGS, about, key_of
from cogs.achievements.showing import link_of_part, shown
from storage.milestones import Milestones, Own
from storage.recognitions import Recognitions

MOST: Final = 20
"""Of a course, those that ended left out; a select holds 25."""
LONGEST_NAME: Final = 80
LONGEST_WORDS: Final = 500
_ON_A_CHOICE: Final = 75


@achievements.command("kudos milestone", needs=Role.INSTRUCTOR)
def overview(ctx: Context[Settings], store: Milestones) -> Card:
    """The milestones of this course's own, and what can be done with each."""
    own = store.own(ctx.course.course_id)
    there, over = ([each for each in own if each.ended is ended] for ended in (False, True))
    text = ctx.text("own-milestones-text" if there else "own-milestones-none")
    ended = (Field(ctx.plain("own-milestones-ended"), _named(over)),) if over else ()
    fields = (Field(ctx.plain("own-milestones-now"), _named(there)),) if there else ()
    actions = looking_after(ctx, store)
    return Card(ctx.plain("own-milestones-title"), text, fields + ended, actions=actions, note=ctx.text("only-you"))


def _named(own: list[Own]) -> Text:
    return joined([(Words("• "), Said(each.name)) for each in own], "\n")


def looking_after(ctx: Context[Any], store: Milestones) -> tuple[Action, ...]:
    """What an instructor can do about them: choose one, and make one."""
    make = Button(ctx.plain("make-milestone-button"), make_milestone.link())
    there = choices(ctx, store)
    return (Select(ctx.plain("look-at-milestone"), look_at.link(), tuple(there)), make) if there else (make,)


def choices(ctx: Context[Any], store: Milestones) -> list[Choice]:
    """Those that can be reached now, to choose one."""
    there = [each for each in store.own(ctx.course.course_id) if not each.ended]
    return [Choice(id_to_text(each.milestone_id), each.name[:_ON_A_CHOICE]) for each in there]


def own_one(ctx: Context[Any], store: Milestones, milestone_id: Id) -> Own:
    """One of this course that can be reached. Raises :class:`Refusal`."""
    found = store.own_one(milestone_id)
    if found is None or found.course_id != ctx.course.course_id or found.ended:
        raise Refusal("milestone-gone")
    return found


def chosen(ctx: Context[Any], store: Milestones, choice: str) -> Own:
    """The one that was chosen. Raises :class:`Refusal`."""
    try:
        return own_one(ctx, store, Id(text_to_id(choice)))
    except BadLink:
        raise Refusal("milestone-gone") from None


@achievements.button("look-at-milestone", needs=Role.INSTRUCTOR, answers="here")
def look_at(ctx: Context[Settings], store: Milestones, milestone: Annotated[str, Option()]) -> Card:
    """One of them, and what can be done with it."""
    return _card(ctx, chosen(ctx, store, milestone))


def _card(ctx: Context[Any], own: Own, said: str = "") -> Card:
    this = Id(own.milestone_id)
    lines = [ctx.text(said)] if said else []
    lines.append((Said(own.words),) if own.words else ctx.text("own-milestone-no-words"))
    actions = (
        Button(ctx.plain("note-reached-button"), achievements.link_to("note-reached", this), Look.MAIN),
        Button(ctx.plain("change-milestone-button"), change.link(this)),
        Button(ctx.plain("end-milestone-button"), end.link(this), Look.CAREFUL),
    )
    return Card(own.name, joined(lines, "\n\n"), actions=actions, note=ctx.text("only-you"))


@achievements.form("make-milestone", needs=Role.INSTRUCTOR)
def make_milestone(
    ctx: Context[Settings],
    store: Milestones,
    name: Annotated[str, Option(most=LONGEST_NAME)],
    words: Annotated[str | None, Option(most=LONGEST_WORDS, long=True)] = None,
) -> Card:
    """Makes one for this course; nobody is told of it by that."""
    own = store.own(ctx.course.course_id)
    this = Own(ctx.key(), ctx.course.course_id, _name(name, own), words or "", ctx.person)
    known = {each.milestone_id: each for each in own}
    if this.milestone_id in known:
        return _card(ctx, known[this.milestone_id], "milestone-made")
    if sum(not each.ended for each in own) >= MOST:
        raise Refusal("milestones-many", most=MOST)
    store.make(this, ctx.now())
    return _card(ctx, this, "milestone-made")


def _name(given: str, own: list[Own], but: int | None = None) -> str:
    """A name that no other one of the course has. Raises :class:`Refusal`."""
    name = one_line(given)
    if not name:
        raise Refusal("milestone-unnamed").at("name")
    if any(as_seen(each.name) == as_seen(name) for each in own if not each.ended and each.milestone_id != but):
        raise Refusal("milestone-same", name=name).at("name")
    return name


@achievements.form("change-milestone", needs=Role.INSTRUCTOR)
def change(
    ctx: Context[Settings],
    store: Milestones,
    recognitions: Recognitions,
    milestone_id: Id,
    name: Annotated[str, Option(most=LONGEST_NAME)],
    words: Annotated[str | None, Option(most=LONGEST_WORDS, long=True)] = None,
) -> Card:
    """Another name, or other words: also for those who reached it before."""
    own = own_one(ctx, store, milestone_id)
    called, said = _name(name, store.own(ctx.course.course_id), milestone_id), words or ""
    if (called, said) == (own.name, own.words):
        return _card(ctx, own, "milestone-same-as-before")
    store.change(milestone_id, name=called, words=said)
    key = key_of(own)
    for wording in range(1, WORDINGS + 1):
        before, after = about(key, wording), about(key, wording, called)
        for each in store.reword(own.course_id, before, after, said):
            ctx.refresh(shown.link(Id(each)))
            for part in recognitions.people(each):
                ctx.refresh(link_of_part(part))
    return _card(ctx, own_one(ctx, store, milestone_id), "milestone-changed")


@change.prefill
def _as_it_is(ctx: Context[Settings], store: Milestones, milestone_id: Id) -> dict[str, object]:
    own = own_one(ctx, store, milestone_id)
    return {"name": own.name, "words": own.words}


@achievements.button("end-milestone", needs=Role.INSTRUCTOR, answers="here")
def end(ctx: Context[Settings], store: Milestones, milestone_id: Id) -> Card:
    """Nobody reaches it any more; whoever did keeps it."""
    own = store.own_one(milestone_id)
    if own is None or own.course_id != ctx.course.course_id:
        raise Refusal("milestone-gone")
    store.change(milestone_id, ended=True)
    actions = (Button(ctx.plain("reopen-milestone-button"), reopen.link(milestone_id)),)
    return Card(text=ctx.text("milestone-ended", name=own.name), actions=actions, note=ctx.text("only-you"))


@achievements.button("reopen-milestone", needs=Role.INSTRUCTOR, answers="here")
def reopen(ctx: Context[Settings], store: Milestones, milestone_id: Id) -> Card:
    """It was ended in error, so it can be reached again."""
    own, all_ = store.own_one(milestone_id), store.own(ctx.course.course_id)
    if own is None or own.course_id != ctx.course.course_id:
        raise Refusal("milestone-gone")
    if own.ended:
        _name(own.name, all_)
        if sum(not each.ended for each in all_) >= MOST:
            raise Refusal("milestones-many", most=MOST)
        store.change(milestone_id, ended=False)
    return _card(ctx, own_one(ctx, store, milestone_id), "milestone-goes-on")
