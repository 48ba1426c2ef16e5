"""What the core itself offers on cards, whatever cog they are of: *Fewer of these*, and forms kept as drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.card import Button, Card
from bot.cog import Cog
from bot.context import Context, Refusal
from bot.forms import FORM_LINK
from bot.kinds import Id
from bot.texts import CORE, Speaker
from storage.people import EVERYWHERE, People

courtesy = Cog(CORE, folder=Path(__file__).parent, house=True)


@courtesy.button(FORM_LINK)
def open_draft(ctx: Context, draft_id: Id) -> Card:
    """The router opens the draft's form itself; this is reached only when the draft is no more."""
    raise Refusal("form-gone")


@courtesy.button("fewer")
def fewer(ctx: Context, people: People, cog: str = EVERYWHERE) -> Card:
    """No more direct messages of one cog, or none at all; one press, and one press back."""
    if cog and not ctx.is_on(cog):
        raise Refusal("gone-feature")
    people.mute(ctx.person, cog)
    actions = [Button(ctx.plain("fewer-back"), more.link())]
    if cog:
        actions.insert(0, Button(ctx.plain("fewer-all"), fewer.link()))
    named = ctx.speak.of(cog).plain("cog-name") if cog else ""
    text = ctx.text("fewer-done", feature=named) if cog else ctx.text("fewer-all-done")
    return Card(text=text, actions=tuple(actions), note=ctx.text("only-you"))


@courtesy.button("more")
def more(ctx: Context, people: People) -> Card:
    """Direct messages of every kind again."""
    people.unmute(ctx.person)
    return Card(text=ctx.text("fewer-undone"), note=ctx.text("only-you"))


def with_fewer(card: Card, cog: str, speak: Speaker) -> Card:
    """A direct message's card with *Fewer of these* below it."""
    button = Button(speak.of(CORE).plain("fewer-button"), fewer.link(cog))
    return replace(card, actions=(*card.actions, button))
