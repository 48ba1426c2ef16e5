"""A report once it is made: noted for 90 days, and the staff's place told that something waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.card import Button, Card, Look
from bot.context import Context, JobContext, ViewContext
from bot.courtesy import courtesy
from bot.kinds import Id
from bot.link import Link
from bot.texts import CORE
from storage.reports import Closed, Reported, Reports

REPORTS_KEPT: Final = timedelta(days=90)
LOOK: Final = "look-at-reports"  # where the queue is: bot/report_queue.py


def noted(ctx: Context, store: Reports, reported: Reported) -> str:
    """Notes a report; the same person's counts once. Returns what they are told: the id of a text."""
    before = kept(ctx, store, reported)
    if before is None:
        ctx.after(timedelta(seconds=1), came.link(), key=f"reports-came:{ctx.course.course_id}")
        return "report-done"
    return "report-again" if before is Closed.OPEN else "report-decided"


def kept(ctx: Context, store: Reports, reported: Reported) -> Closed | None:
    """A report is kept for its time, whatever becomes of it. What became of an earlier one, if it is not new."""
    report_id = ctx.new_id()
    before = store.report(report_id, ctx.course.course_id, reported, ctx.person, ctx.now())
    if before is None:
        ctx.after(REPORTS_KEPT, forget_report.link(report_id))
    return before


@courtesy.job("forget-report")
def forget_report(ctx: JobContext, store: Reports, report_id: Id) -> None:
    """A report is not kept for ever, whatever became of it."""
    store.forget(report_id)
    ctx.refresh(waiting.link())


@courtesy.job("reports-came")
def came(ctx: JobContext) -> None:
    """The staff's place is told, as nobody's post: the card there must not be noted as the reporter's."""
    if ctx.course.staff_place is not None:
        ctx.post(ctx.course.staff_place, waiting.link())


@courtesy.view("reports-waiting")
def waiting(ctx: ViewContext, store: Reports) -> Card | None:
    """In the staff's place: that something waits for them, not what."""
    count = store.count_open(ctx.course.course_id)
    if not count:
        return None
    button = Button(ctx.plain("look-button"), Link(f"{CORE}.{LOOK}"), Look.MAIN)
    return Card(ctx.plain("reports-title"), ctx.text("reports-open", count=count), actions=(button,))
