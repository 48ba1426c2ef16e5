"""How long a part of a term lasts: until the next one is told of, however late that is, or to the end of the term."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.dates import DAY, NOTICE, part_until
from cogs.buddies.links import link_to
from cogs.buddies.rooming import READ_FOR, brought_up, close
from storage.buddies import Programme
from storage.buddy_groups import GroupState
from storage.buddy_rounds import Round, RoundState
from storage.study_buddies import StudyBuddies

LATER: Final = DAY / 24
"""So long after its time a part of a term looks whether the next one was told of, which ended it."""


def plan_end(ctx: JobContext[Any], programme: Programme, this: Round) -> None:
    """A round asks a day before its end, and is over with it; a part of a term once it sees that no other follows."""
    round_id, over_at = Id(this.round_id), this.ends_at + LATER if programme.of_groups else this.ends_at
    ctx.at(this.asks_at, link_to("ask-all", round_id), key=f"ask-all:{round_id}")
    ctx.at(over_at, link_to("over", round_id), key=f"over:{round_id}")


def goes_on(ctx: JobContext[Any], store: StudyBuddies, this: Round) -> bool:
    """Whether a part of a term lasts longer, or less long, than it was to: a pause put the next one off, or the term
    has another last day. Its groups stay as long."""
    programme = store.programmes.get(this.programme_id)
    if programme is None or not programme.of_groups or not programme.runs:
        return False
    until = part_until(programme, this.number, ctx.now())
    if until is None or until <= ctx.now():
        return False
    if until != this.ends_at:
        _last(ctx, store, programme, this, until - DAY, until)
    return True


def has_asked(ctx: JobContext[Any], store: StudyBuddies, programme: Programme) -> bool:
    """Whether the part that runs asked its people half a day ago whether they stay, before the next one is told of. If
    not, for a pause held that up, they are asked now, and have a day."""
    this = store.rounds.current(programme.programme_id, RoundState.RUNNING)
    if this is None or this.asks_at <= ctx.now() - NOTICE:
        return True
    _last(ctx, store, programme, this, ctx.now(), ctx.now() + DAY)
    return False


def _last(
    ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round, asks_at: datetime, ends_at: datetime
) -> None:
    store.rounds.change(this.round_id, asks_at=asks_at, ends_at=ends_at)
    store.parts.prolong(this.round_id, ends_at + READ_FOR)
    plan_end(ctx, programme, replace(this, asks_at=asks_at, ends_at=ends_at))
    ctx.refresh(link_to("tomorrow", this.round_id))
    for each in store.groups.of_round(this.round_id, GroupState.OPEN):
        ctx.at(ctx.now(), brought_up.link(Id(each.group_id)))
        ctx.at(ends_at + READ_FOR, close.link(Id(each.group_id)), key=f"close:{each.group_id}")


@buddies.job("term-moved")
def term_moved(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id) -> None:
    """The days of a term are others now: the part that runs lasts until the next one."""
    this = store.rounds.current(programme_id, RoundState.RUNNING)
    if this is not None:
        goes_on(ctx, store, this)
