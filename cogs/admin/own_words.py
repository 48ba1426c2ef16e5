"""The kinds of thing that are kept about people, in plain words: the house's own are here, a feature's with it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.context import Context
from bot.text import Text, Words, joined


def kind_text(ctx: Context, kind: str, count: int) -> Text:
    """What is kept, as in *2 forms that you have begun*."""
    text_id = f"kind-{kind}"
    for cog in (ctx.speak.domain, *(each.cog for each in ctx.features())):
        speak = ctx.speak.of(cog)
        if speak.has(text_id):
            return speak.text(text_id, count=count)
    return ctx.text("kind-other", count=count)  # of a feature that is off now: its table stays


def kinds_text(ctx: Context, counts: Mapping[str, int]) -> Text:
    """Several kinds, a line each; empty when there is none."""
    return joined([(Words("• "), *kind_text(ctx, kind, count)) for kind, count in counts.items()], "\n")
