"""What rooms bring back: in words or as a file, shown in the room at once, and at the end all together in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field, File, Look
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import id_of, id_to_text
from bot.people import Person, Role
from bot.reached import BROUGHT_RESULT
from bot.text import Piece, Words, joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import found
from cogs.breakouts.links import link_to
from cogs.breakouts.result_files import LARGEST, Attached, read_file
from cogs.breakouts.running import kit_of, open_room, own_room, room_place, was_in
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakout_words import Result
from storage.breakouts import Breakout

LONGEST: Final = 1000
MOST: Final = 5
"""So many people of a room bring something back; each can change what they brought."""
ROOMS_ON_A_CARD: Final = 5
"""With so many of each, as many words of people as one card can be asked about (:data:`bot.reports.MOST_PIECES`)."""
LATE: Final = timedelta(days=1)
"""For so long after the end a room can still bring something back."""
HELD: Final = (RoomState.OPEN, RoomState.ENDING, RoomState.CLOSED)


def page_of(room: BreakoutRoom) -> int:
    """On which card a room stands: by its place in the order, whatever goes from the others."""
    return (room.number - 1) // ROOMS_ON_A_CARD


def pages(rooms: Iterable[BreakoutRoom], brought: Iterable[Result]) -> list[int]:
    """The cards that stand at the end: the first one, and those on which a room brings something back."""
    some = {each.room_id for each in brought}
    return sorted({0, *(page_of(each) for each in rooms if each.room_id in some)})


# Bringing something back.


@breakouts.form("our-result")
def our_result(
    ctx: Context[Settings],
    store: AllBreakouts,
    room_id: Id,
    words: Annotated[str | None, Option(most=LONGEST, long=True)] = None,
    file: Annotated[Attached | None, Option(reads=read_file)] = None,
) -> Card:
    """What somebody brings back from their room; given again, it is changed."""
    breakout, room = own_room(ctx, store, room_id)
    return _bring_back(ctx, store, breakout, room, words or "", file)


@our_result.prefill
def _mine(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> dict[str, object]:
    member = store.people.get(open_room(ctx, store, room_id)[0].breakout_id, ctx.person)
    if (member is None or member.room_id != room_id) and ctx.role < Role.ASSISTANT:
        raise Refusal("room-not-yours")
    return _before(ctx, store, room_id)


@breakouts.form("late-result")
def late_result(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    words: Annotated[str | None, Option(most=LONGEST, long=True)] = None,
    file: Annotated[Attached | None, Option(reads=read_file)] = None,
) -> Card:
    """The same a little later, when the rooms have closed."""
    breakout, room = _was_in(ctx, store, breakout_id)
    return _bring_back(ctx, store, breakout, room, words or "", file)


@late_result.prefill
def _mine_late(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id) -> dict[str, object]:
    _, room = _was_in(ctx, store, breakout_id)
    return _before(ctx, store, room.room_id)


@breakouts.form("change-result")
def change_result(
    ctx: Context[Settings],
    store: AllBreakouts,
    breakout_id: Id,
    result_id: Id,
    words: Annotated[str | None, Option(most=LONGEST, long=True)] = None,
    file: Annotated[Attached | None, Option(reads=read_file)] = None,
) -> Card:
    """What somebody brought back is changed where it is, in whichever room they are by now."""
    breakout, room, _ = _own(ctx, store, breakout_id, result_id)
    _in_time(ctx, breakout)
    return _bring_back(ctx, store, breakout, room, words or "", file)


@change_result.prefill
def _own_before(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, result_id: Id) -> dict[str, object]:
    breakout, _, this = _own(ctx, store, breakout_id, result_id)
    _in_time(ctx, breakout)
    return {"words": this.words} if this.words else {}


def _own(
    ctx: Context[Any], store: AllBreakouts, breakout_id: int, result_id: int
) -> tuple[Breakout, BreakoutRoom, Result]:
    breakout = found(ctx, store, breakout_id)
    this = store.words.get(result_id)
    room = store.rooms.get(this.room_id) if this else None
    if this is None or room is None or room.breakout_id != breakout_id:
        raise Refusal("result-gone")
    if this.person != ctx.person:
        raise Refusal("result-not-yours")
    return breakout, room, this


def _before(ctx: Context[Any], store: AllBreakouts, room_id: int) -> dict[str, object]:
    """What this person brought back already, to be changed."""
    mine = store.words.get(_id_of(ctx, room_id))
    return {"words": mine.words} if mine and mine.words else {}


def _was_in(ctx: Context[Any], store: AllBreakouts, breakout_id: int) -> tuple[Breakout, BreakoutRoom]:
    breakout = found(ctx, store, breakout_id)
    member = store.people.get(breakout_id, ctx.person)
    room = store.rooms.get(member.room_id) if member else None
    if room is None or room.state not in HELD:
        raise Refusal("result-not-in-room")
    _in_time(ctx, breakout)
    return breakout, room


def _in_time(ctx: Context[Any], breakout: Breakout) -> None:
    if breakout.closed_at is not None and ctx.now() > breakout.closed_at + LATE:
        raise Refusal("result-too-late")


def _id_of(ctx: Context[Any], room_id: int) -> Id:
    """One for each person in a room, so that a second press finds the first."""
    return Id(id_of("result", str(room_id), ctx.person.external_id))


def _bring_back(
    ctx: Context[Any],
    store: AllBreakouts,
    breakout: Breakout,
    room: BreakoutRoom,
    words: str,
    file: Attached | None,
) -> Card:
    this = _id_of(ctx, room.room_id)
    there = store.words.of(breakout.breakout_id, [room.room_id])
    mine = next((each for each in there if each.result_id == this), None)
    _check(mine, [each for each in there if each.result_id != this], words, file)
    new = Result(this, breakout.breakout_id, room.room_id, ctx.person, ctx.now(), words)
    if file is not None:
        size = len(file.data)
        new = replace(new, file_name=file.name, content_type=file.content_type, data=file.data, size=size)
    if mine is None:
        store.words.add(new)
        ctx.announce(BROUGHT_RESULT, lambda: _brought_by(ctx, store, breakout, room, first=not there))
        _show(ctx, breakout, room, this)
        _counted(ctx, store, breakout)
    elif mine.words != words or (file is not None and (mine.file_name, mine.size) != (new.file_name, new.size)):
        store.words.change(new)
        _show(ctx, breakout, room, this)
    ids = (Id(breakout.breakout_id), this)
    change = Button(ctx.plain("change-result"), change_result.link(*ids))
    button = Button(ctx.plain("take-back-button"), take_back.link(*ids))
    text = ctx.text("result-brought" if breakout.on else "result-brought-late", place=breakout.place)
    return Card(text=text, actions=(change, button), note=ctx.text("only-you"))


def _brought_by(
    ctx: Context[Any], store: AllBreakouts, breakout: Breakout, room: BreakoutRoom, *, first: bool
) -> list[Person]:
    """Whose result it is: of those who belong into the room whoever was inside, for its first; or else whoever wrote
    it, if they are of it and not of the staff."""
    of_room = store.people.in_room(room.room_id)
    return [each.person for each in of_room if each.person == ctx.person or (first and was_in(breakout, each))]


def _check(mine: Result | None, others: Sequence[Result], words: str, file: Attached | None) -> None:
    """Whether it is something, and finds room beside what others brought. Raises :class:`Refusal`."""
    if not words and file is None and not (mine and mine.file_name):
        raise Refusal("result-nothing").at("words")
    if mine is None and len(others) >= MOST:
        raise Refusal("result-many", most=MOST).at("words")
    if file is not None and sum(each.size for each in others) + len(file.data) > LARGEST:
        raise Refusal("result-files-large", most=LARGEST // (1024 * 1024)).at("file")


def _show(ctx: Context[Any], breakout: Breakout, room: BreakoutRoom, this: Id) -> None:
    page, breakout_id = page_of(room), Id(breakout.breakout_id)
    if not breakout.on:
        post_results(ctx, breakout, page)
        ctx.refresh(link_to("summary", breakout_id))
        return
    if not room.there:
        return
    ctx.post(room_place(ctx, room.room_id), result.link(breakout_id, page, this))
    ctx.remove(asked_result.link(Id(room.room_id)))
    ctx.refresh(kit_of(room.room_id), at_once=True)


def _counted(ctx: Context[Any], store: AllBreakouts, breakout: Breakout) -> None:
    """Each card says how many there are, and another may have come or gone."""
    if not breakout.on:
        this = breakout.breakout_id
        for page in pages(store.rooms.of(this), store.words.of(this)):
            ctx.refresh(link_to("results", this, str(page)))


def post_results(ctx: JobContext[Any], breakout: Breakout, page: int) -> None:
    """A card with what rooms bring back comes into the main place; where that is gone, to the staff."""
    this = breakout.breakout_id
    ctx.post(breakout.place, link_to("results", this, str(page)), then=link_to("results-told", this, str(page)))


@breakouts.button("take-back", answers="here")
def take_back(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, result_id: Id) -> Card:
    """Somebody takes back what they brought: it is deleted."""
    breakout, room, _ = _own(ctx, store, breakout_id, result_id)
    store.words.remove(result_id)
    ctx.remove(result.link(breakout_id, page_of(room), result_id))
    if breakout.on:
        ctx.refresh(kit_of(room.room_id), at_once=True)
    else:
        ctx.refresh(link_to("results", breakout_id, str(page_of(room))))
        ctx.refresh(link_to("summary", breakout_id))
        _counted(ctx, store, breakout)
    return Card(text=ctx.text("result-taken-back"), note=ctx.text("only-you"))


# In the room.


def piece_of(this: Result) -> Piece:
    """Somebody's words, with their name; where a file is with them it is named below, so that it goes with them."""
    named = f"[{this.file_name}]" if this.file_name else ""
    words = "\n".join(each for each in (this.words.strip(), named) if each)
    return Piece(words, key=id_to_text(this.result_id), by=this.person, before=(this.person, Words(": ")))


@breakouts.view("result", live=True)
def result(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id, page: int, result_id: Id) -> Card | None:
    """What somebody brings back, in their room. ``page`` is the card on which it stands at the end."""
    this = store.words.get(result_id, with_file=True)
    breakout = store.breakouts.get(breakout_id)
    if this is None or breakout is None or this.breakout_id != breakout_id:
        return None
    key = id_to_text(result_id)
    files: tuple[File, ...] = ()
    if this.data is not None and not ctx.is_hidden(result.link(breakout_id, page, result_id), key):
        files = (File(this.file_name, this.content_type, this.data),)
    note = ctx.text("result-note", place=breakout.place)
    change = Button(ctx.plain("change-result"), change_result.link(breakout_id, result_id))
    return Card(ctx.plain("result-title"), (piece_of(this),), files=files, actions=(change,), note=note)


@result.erase
def _erase(
    ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id, page: int, result_id: Id, key: str
) -> None:
    """The staff hid it, and the time in which it could be put back is over."""
    store.words.remove(result_id)


def result_actions(ctx: ViewContext[Any], room: BreakoutRoom) -> tuple[Action, ...]:
    """What a room's kit offers to bring something back."""
    return (Button(ctx.plain("our-result"), our_result.link(Id(room.room_id))),)


def to_change(ctx: Context[Any], store: AllBreakouts, room: BreakoutRoom) -> tuple[Action, ...]:
    """The way to what this person brought back from other rooms of a breakout, where they are no more."""
    brought = [each for each in store.words.of(room.breakout_id) if each.person == ctx.person]
    elsewhere = [each for each in brought if each.room_id != room.room_id]
    links = [change_result.link(Id(room.breakout_id), Id(each.result_id)) for each in elsewhere[:1]]
    return tuple(Button(ctx.plain("change-earlier-button"), each) for each in links)


def result_fields(ctx: ViewContext[Any], store: AllBreakouts, room: BreakoutRoom) -> tuple[Field, ...]:
    """Who of a room brought something back already."""
    brought = store.words.of(room.breakout_id, [room.room_id])
    people = [(each.person,) for each in brought]
    return (Field(ctx.plain("kit-result-label"), joined(people, ", ")),) if people else ()


def ask_once(ctx: JobContext[Any], store: AllBreakouts, room: BreakoutRoom) -> None:
    """A room that brought nothing back is asked for it, once."""
    if room.asked_result or not store.people.in_room(room.room_id):
        return
    store.rooms.change(room.room_id, asked_result=1)
    ctx.post(room_place(ctx, room.room_id), asked_result.link(Id(room.room_id)))


@breakouts.view("asked-result", live=True)
def asked_result(ctx: ViewContext[Settings], store: AllBreakouts, room_id: Id) -> Card | None:
    """What a room is asked shortly before its end."""
    room = store.rooms.get(room_id)
    if room is None or not room.there or store.words.of(room.breakout_id, [room_id]):
        return None
    button = Button(ctx.plain("our-result"), our_result.link(room_id), Look.MAIN)
    text = ctx.text("asked-result")
    return Card(ctx.plain("asked-result-title"), text, actions=(button,), note=ctx.text("asked-result-note"))
