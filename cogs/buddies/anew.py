"""A place for who has none in a round that runs: left without an answer, or come while more than half of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from bot.card import Action, Button, Card, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.naming import names
from bot.people import Person
from bot.text import Text, joined
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_group
from cogs.buddies.links import link_to
from cogs.buddies.placing import How, Open, place_for
from cogs.buddies.rooming import bring_up, inside, new_group, open_rooms, say, shut, unsay
from cogs.buddies.seats import Seats
from cogs.buddies.sizes import PAIR
from cogs.buddies.suiting import can_meet, day_of
from storage.buddies import Programme
from storage.buddy_groups import Anew, BuddyGroups, Group, GroupState, Said, Taker
from storage.buddy_rounds import BuddyRounds, Round, RoundState
from storage.study_buddies import StudyBuddies

AFTER_JOINING: Final = timedelta(minutes=15)
"""Who joins has time to say which hours they are free, before somebody is looked for."""
TOO_LATE: Final = timedelta(days=2)
"""With less than this left of a round nobody begins anew."""


# Finding a place.


def find_places(
    ctx: JobContext[Any],
    store: StudyBuddies,
    programme: Programme,
    this: Round,
    people: Sequence[Person],
    how: How = How.ANY,
) -> list[Person]:
    """Puts each of these people with somebody else who waits, or into a group. Returns those who found none."""
    if not people:
        return []
    seats = Seats(ctx, store, programme, this, people)
    left = [each for each in people if not _find_place(ctx, store, programme, this, seats, each, how)]
    if len(left) < len(people):
        thin_out(ctx, store)
        look_again_for_all(ctx, programme)
    return left


def _find_place(
    ctx: JobContext[Any],
    store: StudyBuddies,
    programme: Programme,
    this: Round,
    seats: Seats,
    person: Person,
    how: How,
) -> bool:
    waiting = [each.external_id for each in seats.waiting_for(person)]
    found = place_for(person.external_id, waiting, seats.open(), seats.known, how)
    if found is None and how is How.TRIO:  # they would wait, and whoever waits is put with another who does
        found = place_for(person.external_id, waiting, (), seats.known, How.NOW)
    if found is None:
        return False
    two = [person, *([] if isinstance(found, Open) else [Person(ctx.space.id, found)])]
    hanging = [each for each in two if hangs(seats.taker(each))]
    for each in two:
        if group_id := seats.group_of(each):
            store.together.take_out(group_id, [each])
    if isinstance(found, Open):
        _join(ctx, store, programme, seats, found, person)
    else:
        _pair_up(ctx, store, programme, this, seats, two)
    store.groups.hang(this.round_id, hanging)  # they may need a hello still, unless they meet now
    untell_not_placed(ctx, this, two)
    return True


def hangs(taker: Taker | None) -> bool:
    """Whether they were left without an answer in their group."""
    return taker is not None and (taker.said is Said.NO_ANSWER or (taker.hangs and taker.group_id != 0))


def untell_not_placed(ctx: JobContext[Any], this: Round, people: Sequence[Person]) -> None:
    """They have a place now: where quiet hours hold the message that there was none, it is not sent."""
    for each in people:
        unsay(ctx, each, link_to("not-placed", this.round_id))


def _pair_up(
    ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round, seats: Seats, two: Sequence[Person]
) -> None:
    one, other = sorted(each.external_id for each in two)
    members = [seats.members[each] for each in (one, other) if each in seats.members]
    in_writing = not can_meet(members, day_of(ctx.now()))
    group = new_group(ctx, programme, this, repeat=(one, other) in seats.known.met, in_writing=in_writing)
    open_rooms(ctx, store, [group], {group.group_id: two})
    store.members.set_flags(programme.programme_id, {each: {"first": False} for each in two})
    seats.comes(group, two)


def _join(
    ctx: JobContext[Any], store: StudyBuddies, programme: Programme, seats: Seats, found: Open, person: Person
) -> None:
    group, others = seats.groups[found.group_id], [Person(ctx.space.id, each) for each in found.people]
    store.groups.bring(group, [person])
    store.meetings.met([(person, each) for each in others], ctx.now())
    trio = not programme.of_groups
    store.members.set_flags(
        programme.programme_id, {person: {"first": False, "trio": trio}} | {each: {"trio": trio} for each in others}
    )
    seats.comes(group, [person])
    seats.marks([person, *others], trio=trio)
    bring_up(ctx, [group])
    if group.state is GroupState.OPEN:
        say(ctx, group, [*others, person], came_in.link(Id(group.group_id), ctx.now()))


@buddies.view("came-in")
def came_in(ctx: ViewContext[Settings], store: BuddyGroups, group_id: Id, _came: datetime) -> Card | None:
    """In a conversation into which somebody came; a new line for each who does."""
    group, people = store.get(group_id), inside(ctx, store, group_id)
    if group is None or not group.open or len(people) < PAIR:
        return None
    return Card(ctx.plain("came-in-title"), ctx.text("came-in", people=names(ctx, people)))


# Groups from which somebody went.


def thin_out(ctx: JobContext[Any], store: StudyBuddies) -> None:
    """What becomes of the groups from which somebody went: a conversation of one is none."""
    if thinned := store.groups.take_thinned():
        store.wishes.clear()
    for programme_id in {each.programme_id: None for each in thinned if each.round_id}:
        look_again_for_all(ctx, store.programmes.get(programme_id))
    for group in thinned:
        people = inside(ctx, store.groups, group.group_id)
        if len(people) > 1:
            bring_up(ctx, [group])
        elif people and group.state is GroupState.OPEN:
            bring_up(ctx, [group])
            this = store.rounds.get(group.round_id)
            if this is not None and this.state is RoundState.RUNNING:
                say(ctx, group, people, left_alone.link(Id(group.group_id)))
        else:
            shut(ctx, store.groups, [group])
            store.together.take_out(group.group_id, people)
            for each in people:  # the other left between the matching and the introduction
                ctx.at(ctx.now(), seek.link(Id(group.programme_id), each))


def look_again_for_all(ctx: JobContext[Any], programme: Programme | None) -> None:
    """Whoever waits for a place in a study group may have one now: whatever changes who is where, or who waits, calls
    this. Nobody is given the same people twice in a round, so it comes to an end."""
    if programme is not None and programme.of_groups:
        this = programme.programme_id
        ctx.at(ctx.now(), link_to("look-again", this), key=f"look-again:{this}")


@buddies.view("left-alone")
def left_alone(ctx: ViewContext[Settings], store: StudyBuddies, group_id: Id) -> Card | None:
    """In a conversation in which one person is left: what they can do, and nothing of why."""
    group, people = store.groups.get(group_id), inside(ctx, store.groups, group_id)
    if group is None or not group.open or len(people) != 1:
        return None
    if not still_looked(ctx, store, group):
        return Card(ctx.plain("left-alone-title"), ctx.text("left-alone-late"))
    taker, of_groups = store.groups.taker(group_id, people[0]), _of_groups(store, group)
    if taker is not None and taker.anew in (Anew.NOW, Anew.TRIO):
        if of_groups:
            return Card(ctx.plain("left-alone-title"), ctx.text("left-alone-waits-groups"))
        others = Button(ctx.plain("join-others-button"), join_others.link(group_id), Look.MAIN)
        return Card(ctx.plain("left-alone-title"), ctx.text("left-alone-waits"), actions=(others,))
    button = _anew_button(ctx, group_id, of_groups=of_groups, look=Look.MAIN)
    return Card(ctx.plain("left-alone-title"), ctx.text("left-alone"), actions=(button,))


@buddies.job("seek")
def seek(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id, person: Person) -> None:
    """Whoever was to meet them is gone before they were introduced: another, or they are told that there is none."""
    _seek(ctx, store, programme_id, person, hangs=True)


# Late joiners.


def come_late(ctx: JobContext[Any], rounds: BuddyRounds, programme_id: int, person: Person) -> bool:
    """Somebody joined a programme: they come into the round that runs, where more than half of it is left. Whether
    there is one now."""
    this = Id(programme_id)
    ctx.after(AFTER_JOINING, late.link(this, person), key=f"late:{this}:{person.external_id}")
    runs = rounds.current(this, RoundState.RUNNING)
    return runs is not None and ctx.now() + AFTER_JOINING < runs.late_until


@buddies.job("late")
def late(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id, person: Person) -> None:
    """They had time to say which hours they are free. Who finds no place is told so, and waits for the next who comes;
    who was left out before heard it then."""
    _seek(ctx, store, programme_id, person, hangs=False)


def _seek(ctx: JobContext[Any], store: StudyBuddies, programme_id: Id, person: Person, *, hangs: bool) -> None:
    programme = store.programmes.get(programme_id)
    this = store.rounds.current(programme_id, RoundState.RUNNING)
    if programme is None or this is None or not programme.runs or person not in ctx.members(programme.place):
        return
    member = store.members.get(programme_id, person)
    if member is None or not member.is_free(ctx.now()):
        return
    if ctx.now() >= this.late_until or member.skips == this.round_id:
        return
    if any(each.round_id == this.round_id and each.group_id for each in store.groups.of(person)):
        return
    if find_places(ctx, store, programme, this, [person]):
        store.groups.leave_out(this.round_id, programme_id, [person], this.ends_at, hangs=hangs)
        store.members.change(programme_id, person, first=True)
        ctx.tell(person, link_to("not-placed", this.round_id))
        look_again_for_all(ctx, programme)


# Left without an answer.


def without_answer(ctx: Context[Settings], store: StudyBuddies, group: Group) -> Card:
    """What somebody can do whose buddies do not answer."""
    if not still_looked(ctx, store, group):
        return Card(text=ctx.text("no-answer-late"), note=ctx.text("no-answer-note"))
    group_id, of_groups = Id(group.group_id), _of_groups(store, group)
    actions = (
        _anew_button(ctx, group_id, of_groups=of_groups, look=Look.MAIN),
        *([] if of_groups else [Button(ctx.plain("join-others-button"), join_others.link(group_id))]),
        Button(ctx.plain("wait-button"), wait.link(group_id)),
    )
    return Card(text=ctx.text("no-answer"), actions=actions, note=ctx.text("no-answer-note"))


def _of_groups(store: StudyBuddies, group: Group) -> bool:
    """Whether it is a study group."""
    programme = store.programmes.get(group.programme_id)
    return programme is not None and programme.of_groups


def _anew_button(ctx: ViewContext[Any], group_id: Id, *, of_groups: bool, look: Look = Look.PLAIN) -> Button:
    """With somebody else, who has no answer; in study groups into another one."""
    return Button(ctx.plain("misfit-other-group-button" if of_groups else "anew-button"), anew_now.link(group_id), look)


def time_left(ctx: ViewContext[Any], this: Round) -> bool:
    """Whether a round runs and enough of it is left for somebody to begin anew."""
    return this.state is RoundState.RUNNING and ctx.now() < this.ends_at - TOO_LATE


def still_looked(ctx: ViewContext[Any], store: StudyBuddies, group: Group) -> bool:
    """The same of the round of a group, whose programme was not stopped."""
    this = store.rounds.get(group.round_id) if group.round_id else None
    programme = store.programmes.get(group.programme_id)
    return this is not None and time_left(ctx, this) and programme is not None and programme.runs


@buddies.button("anew-now")
def anew_now(ctx: Context[Settings], store: StudyBuddies, group_id: Id) -> Card:
    """Matched anew with whoever waits as well, at once or as soon as there is one; of study groups, into another one.
    If another of their group writes meanwhile, they stay."""
    return _anew(ctx, store, group_id, How.NOW)


@buddies.button("join-others")
def join_others(ctx: Context[Settings], store: StudyBuddies, group_id: Id) -> Card:
    """Into another pair, which is a trio then; or into another study group, whoever writes in this one."""
    return _anew(ctx, store, group_id, How.TRIO)


@buddies.button("wait")
def wait(ctx: Context[Settings], store: StudyBuddies, group_id: Id) -> Card:
    """They would rather wait for an answer."""
    group = own_group(ctx, store.groups, group_id)
    store.parts.say_of_this(group_id, ctx.person, Anew.WAIT)
    look_again_for_all(ctx, store.programmes.get(group.programme_id))
    button = _anew_button(ctx, group_id, of_groups=_of_groups(store, group))
    return Card(text=ctx.text("waits"), actions=(button,), note=ctx.text("only-you"))


def _anew(ctx: Context[Settings], store: StudyBuddies, group_id: Id, how: How) -> Card:
    group = own_group(ctx, store.groups, group_id)
    this, programme = store.rounds.get(group.round_id), store.programmes.get(group.programme_id)
    if this is None or programme is None or not programme.runs or not time_left(ctx, this):
        raise Refusal("anew-late")
    if not find_places(ctx, store, programme, this, [ctx.person], How.TRIO if programme.of_groups else how):
        return Card(text=ctx.text("anew-found"), note=ctx.text("only-you"))
    whoever_writes = programme.of_groups and how is How.TRIO
    store.groups.say(group_id, ctx.person, anew=Anew.TRIO if whoever_writes else Anew.NOW)
    look_again_for_all(ctx, programme)  # who waits alone may be the third of a new group
    lines, actions = list[Text](), list[Action]()
    if programme.of_groups:
        lines.append(ctx.text("anew-waits-groups"))
    else:
        lines += [*([ctx.text("anew-no-pair")] if how is How.TRIO else []), ctx.text("anew-waits")]
        if how is not How.TRIO:
            actions.append(Button(ctx.plain("join-others-button"), join_others.link(group_id)))
    if len(inside(ctx, store.groups, group_id)) >= PAIR:  # else there is nothing that stays meanwhile
        lines.append(ctx.text("anew-waits-in-group" if whoever_writes else "anew-waits-here"))
        actions.append(Button(ctx.plain("wait-button"), wait.link(group_id)))
    return Card(text=joined(lines, " "), actions=tuple(actions), note=ctx.text("only-you"))
