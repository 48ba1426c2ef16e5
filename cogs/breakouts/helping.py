"""Help: a room asks with one press, every assistant sees it, and whoever says first that they go, goes.

Help that only the host sees is among the first complaints about breakouts (PRACTICE.md, "Breakouts").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Role, RoomKind
from bot.text import Style, Text, When, joined
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.links import link_to
from cogs.breakouts.queue import before, under_way, waiting
from cogs.breakouts.running import ACTIVE, AT_WORK, address, bring_if_in_voice, kit_of, own_room, room_place
from cogs.breakouts.telling import tell_staff
from storage.breakout_all import AllBreakouts
from storage.breakout_help import Help
from storage.breakout_rooms import BreakoutRoom
from storage.breakouts import Breakout
from storage.standing import Standing

AT_ONCE: Final = 5
"""So many rooms can be taken from the card at a time: the oldest first, as it is right."""
HINTED: Final = 2
"""Of a room that is still silent after its first question the staff are told (``stuck``)."""


# In the room.


@breakouts.button("help-us")
def help_us(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> Card:
    """A room asks for help; where it did already, this says how far that is."""
    breakout, _ = own_room(ctx, store, room_id)
    new = Help(ctx.new_id(), breakout.breakout_id, room_id, ctx.now())
    asked = store.help.ask(new)
    if asked is new:
        card = link_to("help", breakout.breakout_id)
        if card in Standing(store.tx, ctx.space.id).there([card]):
            tell_staff(ctx, breakout, "help-line", id_to_text(asked.help_id))
        tell_staff(ctx, breakout, "help")
        ctx.refresh(kit_of(room_id), at_once=True)
        ctx.refresh(link_to("desk", breakout.breakout_id))
    if asked.taken_by is not None:
        return Card(text=ctx.text("help-coming", person=asked.taken_by), note=ctx.text("only-you"))
    earlier = before(store.help.of(breakout.breakout_id, open_only=True), asked)
    return Card(text=ctx.text("help-asked", before=earlier), note=ctx.text("only-you"))


@breakouts.button("help-off")
def help_off(ctx: Context[Settings], store: AllBreakouts, room_id: Id) -> Card:
    """A room needs no help any more."""
    breakout, _ = own_room(ctx, store, room_id)
    asked = store.help.open_in(room_id)
    if asked is not None and store.help.take_back(asked.help_id, ctx.now()):
        _changed(ctx, breakout, asked)
    return Card(text=ctx.text("help-off"), note=ctx.text("only-you"))


def _changed(ctx: JobContext[Any], breakout: Breakout, asked: Help) -> None:
    room_id = asked.room_id
    ctx.remove(line_of(asked))
    ctx.refresh(link_to("help", breakout.breakout_id), at_once=True)
    ctx.refresh(kit_of(room_id), at_once=True)
    ctx.refresh(link_to("desk", breakout.breakout_id))


# Where the staff is.


@breakouts.view("help", live=True)
def queue(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id) -> Card | None:
    """Who waits for help, the oldest first; who is on the way where; and which rooms are silent."""
    breakout = store.breakouts.get(breakout_id)
    if breakout is None or breakout.state not in AT_WORK:
        return None
    rooms = {each.room_id: each for each in store.rooms.of(breakout_id)}
    asked = [each for each in store.help.of(breakout_id, open_only=True) if each.room_id in rooms]
    fields = (*_waiting(ctx, rooms, asked), *_under_way(ctx, rooms, asked), *_silent(ctx, rooms))
    text = () if fields else ctx.text("queue-empty")
    return Card(ctx.plain("queue-title"), text, fields, actions=_queue_actions(ctx, breakout, rooms, asked))


def line_of(asked: Help) -> Link:
    """The line below the card that says of one request that it came."""
    return line.link(Id(asked.breakout_id), Id(asked.help_id))


@breakouts.view("help-line", live=True)
def line(ctx: ViewContext[Settings], store: AllBreakouts, breakout_id: Id, help_id: Id) -> Card | None:
    """A room asks, and the card stands above already, where nobody may look: told once, until somebody takes it."""
    asked = store.help.get(help_id)
    room = store.rooms.get(asked.room_id) if asked is not None else None
    if asked is None or room is None or asked.taken_by is not None or asked.done_at is not None:
        return None
    label = ctx.plain("going-button", room=room.name)
    return Card(text=ctx.text("help-line", room=room.name), actions=(Button(label, going.link(breakout_id, help_id)),))


Rooms = Mapping[int, BreakoutRoom]


def _waiting(ctx: ViewContext[Any], rooms: Rooms, asked: list[Help]) -> tuple[Field, ...]:
    lines: list[Text] = []
    for each in waiting(asked)[:20]:
        lines.append(ctx.text("queue-waits", room=rooms[each.room_id].name, since=When(each.at, Style.RELATIVE)))
    return (Field(ctx.plain("queue-waiting-label"), joined(lines, "\n")),) if lines else ()


def _under_way(ctx: ViewContext[Any], rooms: Rooms, asked: list[Help]) -> tuple[Field, ...]:
    lines = [
        ctx.text("queue-taken", room=rooms[each.room_id].name, person=each.taken_by)
        for each in under_way(asked)[:20]
        if each.taken_by is not None
    ]
    return (Field(ctx.plain("queue-taken-label"), joined(lines, "\n")),) if lines else ()


def _silent(ctx: ViewContext[Any], rooms: Rooms) -> tuple[Field, ...]:
    names = [each.name for each in rooms.values() if each.stuck >= HINTED and each.state in ACTIVE]
    if not names:
        return ()
    return (Field(ctx.plain("queue-silent-label"), ctx.text("queue-silent", rooms=", ".join(names[:20]))),)


def _queue_actions(ctx: ViewContext[Any], breakout: Breakout, rooms: Rooms, asked: list[Help]) -> tuple[Action, ...]:
    def button(text_id: str, name: str, each: Help, look: Look = Look.PLAIN) -> Button:
        label = ctx.plain(text_id, room=rooms[each.room_id].name)
        return Button(label, _of_help(name, breakout.breakout_id, each.help_id), look)

    free = [button("going-button", "going", each, Look.MAIN) for each in waiting(asked)[:AT_ONCE]]
    return (*free, *(button("helped-button", "helped", each) for each in under_way(asked)[:AT_ONCE]))


def _of_help(name: str, breakout_id: int, help_id: int) -> Link:
    return {"going": going, "helped": helped, "not-going": not_going}[name].link(Id(breakout_id), Id(help_id))


@breakouts.button("going", needs=Role.ASSISTANT)
def going(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, help_id: Id) -> Card:
    """Somebody goes there: the first who says so. Whoever is in voice is moved there."""
    breakout, asked = _asked(ctx, store, breakout_id, help_id)
    if store.help.take(help_id, ctx.person, ctx.now()):
        ctx.refresh(link_to("table", asked.room_id))
        bring_if_in_voice(ctx, ctx.person, room_place(ctx, asked.room_id))
        _changed(ctx, breakout, asked)
    elif asked.taken_by is not None and asked.taken_by != ctx.person:
        raise Refusal("going-another", person=asked.taken_by)
    room = store.rooms.get(asked.room_id)
    name = room.name if room is not None else ""
    actions = (
        Button(ctx.plain("helped-button", room=name), _of_help("helped", breakout_id, help_id), Look.MAIN),
        Button(ctx.plain("not-going-button"), _of_help("not-going", breakout_id, help_id)),
    )
    if breakout.kind is RoomKind.GROUP:
        say = Button(ctx.plain("say-button"), link_to("say-to-rooms", breakout_id))
        return Card(text=ctx.text("going-group", room=name), actions=(say, *actions), note=ctx.text("only-you"))
    return Card(
        text=ctx.text("going", place=address(ctx, store, asked.room_id)), actions=actions, note=ctx.text("only-you")
    )


@breakouts.button("helped", needs=Role.ASSISTANT)
def helped(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, help_id: Id) -> Card:
    """A room was helped."""
    breakout, asked = _asked(ctx, store, breakout_id, help_id, done_too=True)
    if asked.taken_by is None:
        store.help.take(help_id, ctx.person, ctx.now())
    if store.help.done(help_id, ctx.now()):
        _changed(ctx, breakout, asked)
    return Card(text=ctx.text("helped"), note=ctx.text("only-you"))


@breakouts.button("not-going", needs=Role.ASSISTANT)
def not_going(ctx: Context[Settings], store: AllBreakouts, breakout_id: Id, help_id: Id) -> Card:
    """Whoever goes cannot, after all: the room has its old place in the queue again."""
    breakout, asked = _asked(ctx, store, breakout_id, help_id)
    if asked.taken_by is not None and asked.taken_by != ctx.person:
        raise Refusal("going-another", person=asked.taken_by)
    if store.help.give_back(help_id):
        ctx.refresh(link_to("table", asked.room_id))
        _changed(ctx, breakout, asked)
    return Card(text=ctx.text("not-going"), note=ctx.text("only-you"))


def _asked(
    ctx: Context[Any], store: AllBreakouts, breakout_id: int, help_id: int, *, done_too: bool = False
) -> tuple[Breakout, Help]:
    breakout, asked = store.breakouts.get(breakout_id), store.help.get(help_id)
    if breakout is None or asked is None or breakout.course_id != ctx.course.course_id:
        raise Refusal("help-gone")
    if asked.breakout_id != breakout_id or (asked.done_at is not None and not done_too):
        raise Refusal("help-gone")
    return breakout, asked
