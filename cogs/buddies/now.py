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
from cogs.buddies.rooming import READ_FOR, open_rooms
from storage.buddies import Programme
from storage.buddy_groups import Group
from storage.buddy_now import WAITS, BuddyNow
from storage.buddy_rounds import RoundState
from storage.meetings import pair
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
    waits = [each.person for each in waiting.waiting(course_id, ctx.now())]
    where = store.members.within([ctx.person, *waits], [each.programme_id for each in running])
    if ctx.person not in where:  # nobody is matched who did not join
        raise Refusal("now-not-in")
    if met := _just_met(ctx, store, AGAIN):
        return Card(text=ctx.text("now-meets", person=met), note=ctx.text("now-meets-note"))
    there = [each for each in waits if each in where]
    ids = [each.programme_id for each in running] if there else []
    rounds = store.rounds.newest(ids, RoundState.RUNNING, RoundState.OVER)  # the last one's groups are there, too
    lately = store.together.pairs([ctx.person, *there], *(each.round_id for each in rounds.values()))
    other = _other(ctx, store, there, lately)
    if other is None:
        waiting.wait(course_id, ctx.person, ctx.now())
        off = Button(ctx.plain("now-off-button"), now_off.link())
        until = When(ctx.now() + WAITS, Style.TIME)
        return Card(text=ctx.text("now-waits", until=until), actions=(off,), note=ctx.text("now-waits-note"))
    two = (ctx.person, other)
    waiting.no_more(course_id, two)
    shared = [each for each in running if each.programme_id in where[ctx.person] & where[other]]
    programme = next(iter(shared), None)
    before = store.meetings.among(two)
    near = here(ctx) if here(ctx).kind in POSTED_IN and ctx.is_here(here(ctx)) else running[0].place
    group = _group(ctx, programme, near, repeat=bool(before))
    open_rooms(ctx, store, [group], {group.group_id: two})
    for this in (rounds[each.programme_id] for each in shared if each.programme_id in rounds):
        store.together.note(this.round_id, two, max(this.ends_at + READ_FOR, group.closes_at))
    said = "now-meets-lately" if pair(ctx.person.external_id, other.external_id) in lately else "now-meets"
    return Card(text=ctx.text(said, person=other), note=ctx.text("now-meets-note"))


def _just_met(ctx: Context[Settings], store: StudyBuddies, within: timedelta) -> Person | None:
    """Whom they met in this way within so long: who types it once more, looks for the room."""
    mine = [each.group_id for each in store.groups.of(ctx.person) if each.round_id == each.group_id]
    since = ctx.now() - within
    for group in store.groups.several(mine).values() if mine else ():
        if group.open and group.made_at > since and group.course_id == ctx.course.course_id:
            there = [each.person for each in store.groups.people(group.group_id)]
            return next((each for each in there if each != ctx.person), None)
    return None


def _other(
    ctx: Context[Settings], store: StudyBuddies, waiting: Sequence[Person], lately: Collection[tuple[str, str]]
) -> Person | None:
    """Whom this person met least often, and of these whoever waits longest; last of all with whom they were put
    together ``lately``, and nobody from whom they are kept apart."""
    here = {*ctx.members()}
    others = [each for each in waiting if each != ctx.person and each in here]
    if not others:
        return None
    me = ctx.person.external_id
    kept = {other for pair in store.apart.pairs([ctx.person, *others]) if me in pair for other in pair}
    met = {(each.first, each.second): each.times for each in store.meetings.of(ctx.person)}
    left = {pair(me, each.external_id): each for each in others if each.external_id not in kept}
    return left[min(left, key=lambda two: (two in lately, met.get(two, 0)))] if left else None


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
