"""A conversation in which nobody writes: after a day an easier question, and one person who is invited to begin."""

from __future__ import annotations

from typing import Final

from bot.card import Card
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.reached import SAID_HELLO
from bot.text import Words
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.dates import LOOKS_AGAIN
from cogs.buddies.questions import easier
from cogs.buddies.rooming import inside, introduction_link, say
from cogs.buddies.sizes import PAIR
from storage.buddy_groups import BuddyGroups, GroupState
from storage.buddy_rounds import BuddyRounds
from storage.study_buddies import StudyBuddies

ONCE: Final = 1


@buddies.event("wrote", "wrote-in-group", under="introduction")
def heard(ctx: JobContext[Settings], store: BuddyGroups, group_id: Id, person: Person) -> None:
    """Somebody wrote; what, nobody is told. Only that they did is kept, until the round is over."""
    new = store.heard(group_id, person)
    if new.anybody or new.person:
        ctx.cancel(f"follow:{group_id}")
    if new.person:
        ctx.announce(SAID_HELLO, [person])


@buddies.job("follow")
def follow(ctx: JobContext[Settings], store: StudyBuddies, group_id: Id) -> None:
    """Silent for a day. Who is invited is drawn; a pause puts it off; who agreed on a time is not silent."""
    group, people = store.groups.get(group_id), inside(ctx, store.groups, group_id)
    if group is None or group.state is not GroupState.OPEN or group.wrote or group.direct or len(people) < PAIR:
        return
    if ctx.resting():
        ctx.after(LOOKS_AGAIN, follow.link(group_id), key=f"follow:{group_id}")
    elif store.groups.nudge(group_id, ONCE, begins=ctx.random.choice(people).external_id):
        say(ctx, group, people, easier_one.link(group_id, Id(group.round_id)))
        ctx.refresh(introduction_link(group_id))  # which names who begins, too


def number_of(rounds: BuddyRounds, round_id: int) -> int:
    """Which round of its programme it is; 0 for one that there is not (any more)."""
    this = rounds.get(round_id)
    return this.number if this else 0


@buddies.view("easier")
def easier_one(ctx: ViewContext[Settings], store: StudyBuddies, group_id: Id, round_id: Id) -> Card | None:
    """The easier question, unless somebody wrote while quiet hours held it."""
    group, people = store.groups.get(group_id), inside(ctx, store.groups, group_id)
    if group is None or group.round_id != round_id or group.state is not GroupState.OPEN:
        return None
    if group.wrote or not group.nudged:
        return None
    asked = easier(group_id, number_of(store.rounds, round_id))
    question = (Words(asked.words(ctx.speak.language), bold=True),)
    invited = next((each for each in people if each.external_id == group.begins), None)
    text = (
        ctx.text("easier", question=question, person=invited) if invited else ctx.text("easier-all", question=question)
    )
    return Card(ctx.plain("easier-title"), text, note=ctx.text("easier-note"))
