"""What is gone again: an answer that was deleted counts no longer, and who left a thread is told so elsewhere."""

from __future__ import annotations

from typing import Any

from bot.card import Card
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person, Place
from bot.text import Words
from cogs.icebreakers.cog import Settings, icebreakers
from storage.deeper import Deeper
from storage.icebreakers import Icebreakers


@icebreakers.event("unwrote", "answer-gone", under="prompt")
def answer_gone(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id, person: Person) -> None:
    """An answer below a prompt was deleted, by whoever wrote it or by the staff."""
    put = store.get(prompt_id)
    if put is not None and put.by != person.external_id:
        store.unanswered(prompt_id)


@icebreakers.view("out")
def out(ctx: ViewContext[Settings], deeper: Deeper, prompt_id: Id) -> Card | None:
    """A direct message to who was in a thread and sees it no longer."""
    of = deeper.group(prompt_id)
    return None if of is None else wish_gone(ctx, of.place)


def wish_gone(ctx: ViewContext[Any], place: Place | None = None, *, stay: bool = False) -> Card:
    """What they are told: that they get no deeper questions in a place, or anywhere, any more. ``stay``: the platform
    takes nobody out of a room."""
    text_id = "wish-gone" if place else "wishes-gone"
    text = ctx.text(f"{text_id}-stays" if stay else text_id, place=place or Words(""))
    return Card(text=text, note=ctx.text("wish-gone-note"))
