"""`/buddy now`: somebody who has time meets somebody else who has time; nobody is asked unasked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Final

from bot.card import Button, Card
from bot.channels import POSTED_IN, here
from bot.context import Context, Refusal
from bot.people import Person, Place
from bot.text import Style, When
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.questions import first
from cogs.buddies.rooming import open_rooms
from storage.buddies import Programme
from storage.buddy_groups import Group
from storage.buddy_now import WAITS, BuddyNow, Waiting
from storage.buddy_rounds import Round, RoundState
from storage.study_buddies import StudyBuddies

AGAIN: Final = timedelta(minutes=10)
LASTS: Final = timedelta(days=7)
"""An extra meeting is for now; its room stays a while for what comes of it."""


@buddies.command("buddy now")
def now(ctx: Context[Settings], store: StudyBuddies, waiting: BuddyNow) -> Card:
    """A room with somebody who pressed it within the last half hour; else they are waited for."""
    course_id = ctx.course.course_id
    running = store.programmes.running(course_id)
    if not running:
        raise Refusal("now-none")
    if not _inside(store, running, ctx.person):
        raise Refusal("now-not-in")
    if met := _just_met(ctx, store, AGAIN):
        return Card(text=ctx.text("now-meets", person=met), note=ctx.text("now-meets-note"))
    there = [each for each in waiting.waiting(course_id, ctx.now()) if _inside(store, running, each.person)]
    lately = _put_together(store, running, [ctx.person, *(each.person for each in there)]) if there else set()
    other = _other(ctx, store, there, lately)
    if other is None:
        waiting.wait(course_id, ctx.person, ctx.now())
        off = Button(ctx.plain("now-off-button"), now_off.link())
        until = When(ctx.now() + WAITS, Style.TIME)
        return Card(text=ctx.text("now-waits", until=until), actions=(off,), note=ctx.text("now-waits-note"))
    two = (ctx.person, other)
    waiting.no_more(course_id, two)
    programme = _of_both(store, running, two)
    before = store.meetings.among(two)
    near = here(ctx) if here(ctx).kind in POSTED_IN and ctx.is_here(here(ctx)) else running[0].place
    group = _group(ctx, programme, near, repeat=bool(before))
    open_rooms(ctx, store, [group], {group.group_id: two})
    if programme is not None and (this := _round_of(store, programme)) is not None:
        store.together.note(this.round_id, two, max(this.ends_at, group.closes_at))
    said = "now-meets-lately" if _pair(*two) in lately else "now-meets"
    return Card(text=ctx.text(said, person=other), note=ctx.text("now-meets-note"))


def _inside(store: StudyBuddies, running: Sequence[Programme], person: Person) -> bool:
    """Whether they are in one of the programmes that run: nobody is matched who did not join."""
    theirs = {each.programme_id for each in store.members.of(person)}
    return any(each.programme_id in theirs for each in running)


def _just_met(ctx: Context[Settings], store: StudyBuddies, within: timedelta) -> Person | None:
    """Whom they met in this way within so long: who types it once more, looks for the room."""
    mine = [each.group_id for each in store.groups.of(ctx.person) if each.round_id == each.group_id]
    since = ctx.now() - within
    for group in store.groups.several(mine).values() if mine else ():
        if group.open and group.made_at > since and group.course_id == ctx.course.course_id:
            there = [each.person for each in store.groups.people(group.group_id)]
            return next((each for each in there if each != ctx.person), None)
    return None


def _round_of(store: StudyBuddies, programme: Programme) -> Round | None:
    """The round of a programme that runs, or was the last one: its groups are there until the next one."""
    return store.rounds.current(programme.programme_id, RoundState.RUNNING, RoundState.OVER)


def _put_together(store: StudyBuddies, running: Sequence[Programme], people: Sequence[Person]) -> set[tuple[str, str]]:
    """Which two of these people any programme put together in its round."""
    rounds = [_round_of(store, each) for each in running]
    return store.together.pairs(people, *(each.round_id for each in rounds if each is not None))


def _other(
    ctx: Context[Settings], store: StudyBuddies, waiting: Sequence[Waiting], lately: Collection[tuple[str, str]]
) -> Person | None:
    """Whom this person met least often, and of these whoever waits longest; last of all with whom they were put
    together ``lately``, in a round that runs, and nobody from whom they are kept apart."""
    here = {*ctx.members()}
    others = [each.person for each in waiting if each.person != ctx.person and each.person in here]
    if not others:
        return None
    me = ctx.person.external_id
    kept = {other for pair in store.apart.pairs([ctx.person, *others]) if me in pair for other in pair}
    met = {(each.first, each.second): each.times for each in store.meetings.of(ctx.person)}
    left = {_pair(ctx.person, each): each for each in others if each.external_id not in kept}
    return left[min(left, key=lambda two: (two in lately, met.get(two, 0)))] if left else None


def _pair(one: Person, other: Person) -> tuple[str, str]:
    first, second = sorted((one.external_id, other.external_id))
    return first, second


def _of_both(store: StudyBuddies, running: Sequence[Programme], people: Sequence[Person]) -> Programme | None:
    """A programme in which both are, so that what they told there for being introduced is known."""
    theirs = [{each.programme_id for each in store.members.of(person)} for person in people]
    return next((each for each in running if all(each.programme_id in one for one in theirs)), None)


def _group(ctx: Context[Settings], programme: Programme | None, near: Place, *, repeat: bool) -> Group:
    """A group of no round, which begins with a question at once."""
    group_id, at = ctx.new_id(), ctx.now()
    asked = first(group_id)
    place = programme.place if programme else near
    programme_id = programme.programme_id if programme else 0
    ids = (group_id, 0, programme_id, ctx.course.course_id)
    return Group(*ids, place, at, at + LASTS, repeat=repeat, question=asked.slug, level=asked.level)


@buddies.button("now-off", answers="here")
def now_off(ctx: Context[Settings], store: StudyBuddies, waiting: BuddyNow) -> Card:
    """They are waited for no longer. A card that one person sees cannot be brought up to date on every platform, so it
    may say that they wait though somebody was found: then they read whom."""
    waited = waiting.no_more(ctx.course.course_id, [ctx.person])
    if not waited and (met := _just_met(ctx, store, WAITS)):
        return Card(text=ctx.text("now-found", person=met), note=ctx.text("now-meets-note"))
    return Card(text=ctx.text("now-off"), note=ctx.text("only-you"))
