"""Leaving the programmes in one press, and being forgotten: at once, with what stays for others named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.card import Button, Card, Look
from bot.context import Context
from bot.text import Text, joined
from cogs.admin.cog import admin
from cogs.admin.own_words import kinds_text
from storage.owned import MEMBERSHIP, Owned
from storage.sealed import Sealed

LEFT: Final = "left-programmes"
"""Heard by every feature of which somebody can be a part. It names nobody: their rows went before it is heard."""


@admin.button("leave")
def leave(ctx: Context, owned: Owned, sealed: Sealed) -> Card:
    """Out of every programme, without a reason; what they kept goes, what a person chose for themselves stays.

    PRACTICE.md, "People first": leaving takes one press and deletes what the programme kept.
    """
    counts = owned.leave(ctx.person)
    ctx.take_out_sealed()
    ctx.announce(LEFT, [])
    parts = [ctx.text("left"), kinds_text(ctx, counts)] if counts else [ctx.text("left-nothing")]
    if sealed.open_boxes():
        parts.append(ctx.text("deleted-sealed"))
    return Card(text=joined(parts, "\n"), note=ctx.text("left-note"))


@admin.button("delete-me")
def delete_me(ctx: Context, owned: Owned, sealed: Sealed) -> Card:
    """What would be deleted, with one careful button that does it."""
    counts = {kind: len(rows) for kind, rows in owned.about(ctx.person).items() if kind != MEMBERSHIP}
    button = Button(ctx.plain("delete-now-button"), delete_now.link(), Look.CAREFUL)
    text = _gone_and_kept(ctx, "delete-what", counts, sealed)
    return Card(ctx.plain("delete-title"), text, actions=(button,), note=ctx.text("delete-note"))


@admin.button("delete-now", answers="here")
def delete_now(ctx: Context, sealed: Sealed) -> Card:
    """Deletes it all in this transaction, and says what: gone, and what stays for others without the person."""
    counts = ctx.forget_me()
    ctx.announce(LEFT, [])
    text = _gone_and_kept(ctx, "deleted", counts, sealed)
    return Card(ctx.plain("deleted-title"), text, note=ctx.text("deleted-note"))


def _gone_and_kept(ctx: Context, said: str, counts: Mapping[str, int], sealed: Sealed) -> Text:
    """What goes, after a sentence that says so, and what stays for others."""
    stays = Owned.for_others()
    gone = {kind: count for kind, count in counts.items() if kind not in stays}
    kept = {kind: count for kind, count in counts.items() if kind in stays}
    parts = [ctx.text(said), kinds_text(ctx, gone)]
    if sealed.open_boxes():
        parts.append(ctx.text("deleted-sealed"))
    if ctx.keyless():
        parts.append(ctx.text("deleted-keyless"))
    if kept:
        parts += [ctx.text("deleted-but"), kinds_text(ctx, kept)]
    parts.append(ctx.text("deleted-member"))
    return joined(parts, "\n")
