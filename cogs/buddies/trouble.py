"""Where nothing of a programme can be posted: whoever started it hears so once, and the staff until it can."""

from __future__ import annotations

from typing import Annotated, Any

from bot.card import Button, Card
from bot.cog import Result
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.platform import Undelivered, Why
from bot.text import Text
from cogs.buddies.asking import title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from storage.buddies import Buddies, Programme


@buddies.job("posted")
def posted(ctx: JobContext[Settings], store: Buddies, programme_id: Id, result: Annotated[object, Result]) -> None:
    """The card of a programme came to its place, or it cannot."""
    note_posted(ctx, store, programme_id, result)


def note_posted(ctx: JobContext[Any], store: Buddies, programme_id: int, result: object) -> None:
    """What a programme posts in its place came there, or it cannot, and then ``result`` is an ``Undelivered``. The same
    reason is told once."""
    programme = store.get(programme_id)
    if programme is None or not programme.runs:
        return
    why = result.noted if isinstance(result, Undelivered) else None
    if why == programme.trouble:
        return
    store.change(programme_id, trouble=why)
    if why is not None and programme.by is not None:
        ctx.tell(programme.by, not_posted.link(programme_id))


@buddies.view("not-posted")
def not_posted(ctx: ViewContext[Settings], store: Buddies, programme_id: Id) -> Card | None:
    """A direct message to whoever started it: nothing of it can be posted, why, and the way to another channel."""
    programme = store.get(programme_id)
    if programme is None or not programme.runs or programme.trouble is None:
        return None
    button = Button(ctx.plain("move-button"), link_to("move", programme_id))
    return Card(title(ctx, programme), trouble(ctx, programme), actions=(button,), note=ctx.text("not-posted-note"))


def trouble(ctx: ViewContext[Any], programme: Programme) -> Text:
    """Why nothing of it can be posted, and what helps."""
    why = Undelivered.read(programme.trouble) or Undelivered(Why.GAVE_UP)
    if why.why is Why.PLACE_GONE:
        return ctx.text("trouble-place-gone")
    return ctx.text("trouble", place=programme.place, why=ctx.why(why))
