"""People who go: nobody waits for them in a conversation any longer, and nobody is told why."""

from __future__ import annotations

from bot.context import JobContext
from bot.people import Person
from cogs.buddies.anew import thin_out
from cogs.buddies.cog import LEFT_BUDDIES, Settings, buddies
from storage.study_buddies import StudyBuddies


@buddies.event("left", "left-group")
def left(ctx: JobContext[Settings], store: StudyBuddies, person: Person) -> None:
    """Somebody left the class."""
    store.together.let_go(person)
    thin_out(ctx, store)


@buddies.event("left-programmes", "left-all-groups")
def left_programmes(ctx: JobContext[Settings], store: StudyBuddies) -> None:
    """Somebody left all programmes, or was deleted: their rows went before this is heard."""
    thin_out(ctx, store)


@buddies.event(LEFT_BUDDIES, "left-one")
def left_one(ctx: JobContext[Settings], store: StudyBuddies) -> None:
    """Somebody left a programme, and so the group that they were in."""
    thin_out(ctx, store)
