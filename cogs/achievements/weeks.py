"""Weeks as a course counts them: from Monday on, by the dates that its own clocks show."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.schedule import instant, local


def week_of(moment: datetime, zone: str) -> date:
    """The Monday with which the week of an (aware) moment began, where clocks show ``zone``. Raises ``ScheduleError``
    for an unknown zone."""
    today = local(moment, zone).date()
    return today - timedelta(days=today.weekday())


def next_week(moment: datetime, zone: str) -> datetime:
    """The moment (aware, UTC) at which the week after that begins: at midnight, however many hours are between. Where
    the clocks skip midnight, it is the first moment of that day."""
    monday = week_of(moment, zone) + timedelta(weeks=1)
    return instant(datetime.combine(monday, time()), zone)
