"""A report once it is made, by a person or for a word that was noticed: kept for 90 days, and the staff told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.card import Button, Card, Look
from bot.context import Context, JobContext, ViewContext
from bot.courtesy import courtesy
from bot.kinds import Id
from bot.link import Link
from bot.text import Text
from bot.texts import CORE
from storage.reports import MOST_TIMES, Closed, Noted, Reported, Reports

REPORTS_KEPT: Final = timedelta(days=90)
LOOK: Final = "look-at-reports"  # where the queue is: bot/report_queue.py


def noted(ctx: Context, store: Reports, reported: Reported) -> Text:
    """Notes a report. Returns what the person is told."""
    note = kept(ctx, store, reported)
    match note.before:
        case None:
            _tell(ctx)
            again = ctx.text("report-done-again", left=MOST_TIMES - note.times)
            return ctx.text("report-done", left=MOST_TIMES - 1) if note.times == 1 else again
        case Closed.OPEN:
            return ctx.text("report-again")
        case Closed.LEFT:
            return ctx.text("report-left", times=note.times)
        case Closed.HIDDEN:
            return ctx.text("report-decided")


def kept(ctx: Context, store: Reports, reported: Reported) -> Noted:
    """A report is kept for its time, whatever becomes of it."""
    report_id = ctx.new_id()
    note = store.report(report_id, ctx.course.course_id, reported, ctx.person, ctx.now())
    if note.before is None:
        ctx.after(REPORTS_KEPT, forget_report.link(report_id))
    return note


def flagged(ctx: JobContext[Any], store: Reports, reported: Reported) -> bool:
    """Homeroom noticed a word in what somebody wrote (:func:`bot.word_list.noticed`), and asks the staff to look: a
    report of nobody, kept as long as others. Once for the same words, whatever became of it; False after that.

    Nothing is hidden or held back, and whoever wrote it is told nothing: a list does not know what was meant.
    """
    report_id = store.notice(ctx.course.course_id, reported, ctx.now())
    if report_id is None:
        return False
    _tell(ctx)
    ctx.after(REPORTS_KEPT, forget_report.link(Id(report_id)))
    return True


def _tell(ctx: JobContext[Any]) -> None:
    """The staff's place comes to know that something waits, a moment later: as nobody's post."""
    ctx.after(timedelta(seconds=1), came.link(), key=f"reports-came:{ctx.course.course_id}")


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
