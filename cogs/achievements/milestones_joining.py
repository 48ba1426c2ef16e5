"""Joining the milestones in one press, one's own page of them, who sees them, and leaving in one press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context
from bot.people import Role
from bot.text import Said, Style, Text, When, Words, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.milestones import OURS, forget, key_of, name_of
from cogs.achievements.milestones_heard import HEARD, waiting
from cogs.achievements.milestones_own import looking_after
from storage.milestones import Milestones
from storage.recognitions import Recognitions


@achievements.command("kudos milestones")
def page(ctx: Context[Settings], store: Milestones) -> Card:
    """My milestones: those that I reached, those that may come, and who sees them. Nobody else sees this page."""
    return _page(ctx, store)


@achievements.button("join-milestones")
def join_milestones(ctx: Context[Settings], store: Milestones) -> Card:
    """One press, and those to come are noted. Only they themselves see them, until they say otherwise."""
    is_new = store.join(ctx.course.course_id, ctx.person, shows=False, now=ctx.now())
    return _page(ctx, store, "milestones-joined" if is_new else "milestones-were-joined")


@achievements.button("show-milestones", answers="here")
def show_milestones(ctx: Context[Settings], store: Milestones, to: Literal["class", "me"]) -> Card:
    """From now on the class sees those that this person reaches, or only they do. Each one can be decided by itself on
    its own card."""
    store.show(ctx.course.course_id, ctx.person, to == "class")
    return _page(ctx, store)


@achievements.button("leave-milestones", answers="here")
def leave_milestones(ctx: Context[Settings], store: Milestones, recognitions: Recognitions) -> Card:
    """One press, without a reason: all of it is deleted, and nobody sees any of it any more."""
    left = store.leave(ctx.course.course_id, ctx.person)
    if left is not None:
        for each in HEARD:
            ctx.cancel(waiting(each.link(ctx.person)))
        forget(ctx, recognitions, {each: {ctx.person} for each in left})
    return Card(text=ctx.text("milestones-left"), actions=(_join(ctx),), note=ctx.text("milestones-left-note"))


# The page.


def _page(ctx: Context[Settings], store: Milestones, *said: str) -> Card:
    shows = store.shows(ctx.course.course_id, ctx.person)
    own = store.own(ctx.course.course_id)
    found = store.has(ctx.course.course_id, ctx.person) if shows is not None else {}
    mine = _kept(ctx, Recognitions(store.tx, store.space_id), found)
    coming = [_line(ctx.text(f"milestone-{key}-coming")) for key in OURS if key not in found and _can_come(ctx, key)]
    coming += [_line((Said(each.name),)) for each in own if not each.ended and key_of(each) not in found]
    if shows is None:
        text = [ctx.text("milestones-text"), ctx.text("milestones-text-seen")]
    else:
        text = [*map(ctx.text, said), ctx.text("milestones-shown" if shows else "milestones-only-me")]
    fields = []
    if mine:
        fields.append(Field(ctx.plain("milestones-mine"), joined([*map(_line, mine)], "\n")))
    if coming:
        fields.append(Field(ctx.plain("milestones-coming"), joined(coming, "\n")))
    title, actions = ctx.plain("milestones-title"), _actions(ctx, store, shows)
    return Card(title, joined(text, "\n\n"), tuple(fields), actions=actions, note=ctx.text("only-you"))


def _line(text: Text) -> Text:
    return (Words("• "), *text)


def _can_come(ctx: Context[Any], key: str) -> bool:
    return any(ctx.is_on(each) for each in OURS[key])


def _kept(ctx: Context[Any], store: Recognitions, found: Mapping[str, int]) -> list[Text]:
    """Those that they reached and did not put away, the earliest first."""
    if not found:
        return []
    parts = {each.recognition_id: each for each in store.of(ctx.person)}
    known = store.some([each for each in found.values() if each in parts])
    return [
        ctx.text(
            "milestone-line",
            name=name_of(ctx, known[this]),
            when=When(parts[this].at, Style.DATE),
            seen=ctx.text(f"milestone-line-{parts[this].shows.value}"),
        )
        for this in found.values()
        if this in known
    ]


def _actions(ctx: Context[Settings], store: Milestones, shows: bool | None) -> tuple[Action, ...]:
    actions: list[Action] = []
    if shows is None:
        actions.append(_join(ctx))
    else:
        label = "milestones-only-me-button" if shows else "milestones-show-button"
        actions.append(Button(ctx.plain(label), show_milestones.link("me" if shows else "class")))
        actions.append(Button(ctx.plain("leave-milestones-button"), leave_milestones.link()))
    if ctx.role >= Role.INSTRUCTOR:
        actions += looking_after(ctx, store)
    return tuple(actions)


def _join(ctx: Context[Settings]) -> Button:
    return Button(ctx.plain("join-milestones-button"), join_milestones.link(), Look.MAIN)
