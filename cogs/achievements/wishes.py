"""What a person wishes of recognition: who sees what comes, whether it comes at all, whether a leaderboard has them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from bot.card import Card
from bot.cog import Option
from bot.context import Context
from bot.text import Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import refresh_board
from storage.recognitions import Shows
from storage.recognizing import Recognizing, Wish


@achievements.form("wishes")
def change_wishes(
    ctx: Context[Settings],
    recognizing: Recognizing,
    standing: Annotated[Literal["asked", "public", "nameless", "private"], Option()],
    wants_none: Annotated[bool, Option()] = False,
    off_board: Annotated[bool, Option()] = False,
) -> Card:
    """What I wish from now on. What stands already stays as it was decided."""
    course_id = ctx.course.course_id
    wish = Wish(Shows(standing), wants_none, off_board)
    before = recognizing.wish(course_id, ctx.person)
    if recognizing.change_wish(course_id, ctx.person, wish) and before.off_board is not off_board:
        refresh_board(ctx, recognizing, course_id, at_once=True)
    return Card(text=joined([ctx.text("wishes-changed"), *told(ctx, wish)], "\n"), note=ctx.text("only-you"))


@change_wishes.prefill
def _current(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    wish = recognizing.wish(ctx.course.course_id, ctx.person)
    return {"standing": wish.standing.value, "wants_none": wish.wants_none, "off_board": wish.off_board}


def told(ctx: Context[Any], wish: Wish) -> list[Text]:
    """What somebody wishes, a line each."""
    lines = [ctx.text("wish-none" if wish.wants_none else f"wish-{wish.standing.value}")]
    lines += [ctx.text("wish-off-board")] if wish.off_board else []
    return lines
