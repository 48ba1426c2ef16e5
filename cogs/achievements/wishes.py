"""What a person wishes of recognition: who sees what comes, whether it comes at all, whether a leaderboard has them."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from bot.card import Card
from bot.cog import Option
from bot.context import Context
from bot.text import Text, joined
from cogs.achievements.board import board
from cogs.achievements.cog import Settings, achievements
from storage.recognitions import Shows
from storage.recognizing import Recognizing, Wish

_NO: Final = ("no", "yes")


@achievements.form("wishes")
def change_wishes(
    ctx: Context[Settings],
    recognizing: Recognizing,
    standing: Annotated[Literal["asked", "public", "nameless", "private"], Option()],
    wants_none: Annotated[Literal["no", "yes"], Option()],
    off_board: Annotated[Literal["no", "yes"], Option()],
) -> Card:
    """What I wish from now on. What stands already stays as it was decided."""
    wish = Wish(Shows(standing), wants_none == "yes", off_board == "yes")
    if recognizing.change_wish(ctx.course.course_id, ctx.person, wish):
        ctx.refresh(board.link())
    return Card(text=joined([ctx.text("wishes-changed"), *told(ctx, wish)], "\n"), note=ctx.text("only-you"))


@change_wishes.prefill
def _current(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    wish = recognizing.wish(ctx.course.course_id, ctx.person)
    return {
        "standing": wish.standing.value,
        "wants_none": _NO[wish.wants_none],
        "off_board": _NO[wish.off_board],
    }


def told(ctx: Context[Any], wish: Wish) -> list[Text]:
    """What somebody wishes, a line each."""
    lines = [ctx.text(f"wish-{wish.standing.value}")]
    lines += [ctx.text("wish-none")] if wish.wants_none else []
    lines += [ctx.text("wish-off-board")] if wish.off_board else []
    return lines
