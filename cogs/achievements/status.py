"""What the staff's status says of recognition: where it stands, and what could not come to stand; never of whom."""

from __future__ import annotations

from bot.context import Context
from bot.platform import Undelivered, Why
from bot.section import Section
from bot.text import Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.spotlight_schedule import plan_lines, planned
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing
from storage.schedules import Schedules
from storage.spotlights import Spotlights


@achievements.section("status")
def status(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    spotlights: Spotlights,
    schedules: Schedules,
) -> Section:
    """Where the class sees what is public, why something could not be shown there, whether there is a leaderboard, and
    when spotlights are shown."""
    where = recognizing.where(ctx.course.course_id)
    place = where.place or ctx.course.main_place
    lines: list[Text] = [ctx.text("status-place", place=place) if place else ctx.text("status-no-place")]
    if troubles := [each.trouble for each in store.in_trouble(ctx.course.course_id) if each.trouble is not None]:
        why = Undelivered.read(troubles[0]) or Undelivered(Why.GAVE_UP)
        lines.append(ctx.text("status-trouble", why=ctx.why(why)))
    lines += [ctx.text("status-board", place=where.board_place)] if where.board_place else []
    if planned(ctx, spotlights, schedules):
        lines.append(ctx.text("status-spotlights", plans=plan_lines(ctx, spotlights, schedules)))
    return Section(ctx.plain("cog-name"), joined(lines, "\n"))
