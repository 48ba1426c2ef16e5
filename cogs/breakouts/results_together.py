"""What the rooms bring back, all together in the main place at the end; and in any case that the rooms closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from bot.card import Button, Card, File
from bot.cog import Result as CameTo
from bot.context import JobContext, ViewContext
from bot.hiding import piece_id
from bot.kinds import Id
from bot.link import BadLink, Link, id_to_text, text_to_id
from bot.platform import Undelivered
from bot.text import Said, Text, joined
from cogs.breakouts.addresses import linked_short
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.results import HELD, late_result, page_of, pages, piece_of, result
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom
from storage.breakout_words import Result
from storage.breakouts import Breakout, Breakouts, State
from storage.reports import Reports


@breakouts.view("results", live=True, every=timedelta(seconds=5), quotes="result")
def results(
    ctx: ViewContext[Settings], store: AllBreakouts, reports: Reports, breakout_id: Id, page: int
) -> Card | None:
    """What some of the rooms bring back, in their order. The first card says that the rooms closed, whatever they
    bring."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state is not State.CLOSED:
        return None
    held, all_of_them = store.rooms.of(breakout_id, *HELD), store.words.of(breakout_id)
    shown_on, here = pages(held, all_of_them), [each for each in held if page_of(each) == page]
    if page not in shown_on:
        return None
    brought = store.words.of(breakout_id, [each.room_id for each in here], with_files=True)
    in_room = {
        each.result_id: piece_id(_in_room(breakout_id, page, each), id_to_text(each.result_id)) for each in brought
    }
    hidden = reports.hidden_among([*in_room.values()])
    shown = [each for each in brought if in_room[each.result_id] not in hidden]
    wrote = {each.room_id for each in brought}
    parts = [_room_text(ctx, each, brought, shown) for each in here if each.room_id in wrote]
    if page == 0:
        parts[:0] = _beginning(ctx, breakout)
    if page == shown_on[-1] and len({each.room_id for each in all_of_them}) < len(held):  # nobody reads which those are
        parts.append(ctx.text("results-aloud"))
    files = _files(ctx, results.link(breakout_id, page), here, shown)
    return Card(
        _title(ctx, shown_on, page) if all_of_them else ctx.plain("results-title-none"),
        joined(parts, "\n\n"),
        files=files,
        actions=(Button(ctx.plain("late-result"), late_result.link(breakout_id)),),
        note=ctx.text("results-note"),
    )


def _beginning(ctx: ViewContext[Any], breakout: Breakout) -> list[Text]:
    task: list[Text] = [linked_short(breakout.task)] if breakout.task else []
    return [ctx.text("results-closed"), *task]


def _in_room(breakout_id: Id, page: int, this: Result) -> Link:
    return result.link(breakout_id, page, Id(this.result_id))


def _title(ctx: ViewContext[Any], shown_on: Sequence[int], page: int) -> str:
    """Cards are counted that stand, whichever rooms are on them."""
    if len(shown_on) == 1:
        return ctx.plain("results-title")
    return ctx.plain("results-title-of", page=shown_on.index(page) + 1, pages=len(shown_on))


def _room_text(ctx: ViewContext[Any], room: BreakoutRoom, brought: Sequence[Result], shown: Sequence[Result]) -> Text:
    """A room's name, and below it what each brought. What was hidden in the room is hidden here as well."""
    lines: list[Text] = [(Said(room.name, bold=True),)]
    for each in brought:
        if each.room_id == room.room_id:
            lines.append((piece_of(each),) if each in shown else ctx.text("words-hidden"))
    return joined(lines, "\n")


def _files(
    ctx: ViewContext[Any], view: Link, rooms: Sequence[BreakoutRoom], shown: Sequence[Result]
) -> tuple[File, ...]:
    """Each file with the name of its room before its own."""
    return tuple(
        File(f"{room.name} - {each.file_name}", each.content_type, each.data)
        for room in rooms
        for each in shown
        if each.room_id == room.room_id
        and each.data is not None
        and not ctx.is_hidden(view, id_to_text(each.result_id))
    )


@results.erase
def _erase_there(
    ctx: ViewContext[Settings], store: AllBreakouts, reports: Reports, breakout_id: Id, page: int, key: str
) -> None:
    """The same, of what stands in the main place."""
    try:
        this = store.words.get(text_to_id(key))
    except BadLink:
        return
    if this is not None and this.breakout_id == breakout_id:
        store.words.remove(this.result_id)


# Where it cannot stand there.


@breakouts.job("results-told")
def results_told(
    ctx: JobContext[Settings], store: Breakouts, breakout_id: Id, page: int, result: Annotated[object, CameTo]
) -> None:
    """It stands in the main place; or that is gone, and then the staff has it, or whoever opened the breakout, so that
    what people brought back is not lost."""
    breakout = store.get(breakout_id)
    if breakout is None or not isinstance(result, Undelivered):
        return
    if (staff := ctx.course.staff_place) is not None and staff != breakout.place:
        ctx.post(staff, results.link(breakout_id, page))
    elif breakout.asked_by is not None:
        ctx.tell(breakout.asked_by, results.link(breakout_id, page))
