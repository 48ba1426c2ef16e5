"""The end of a round: did you meet, was it good? Sums alone stay, and who was silent three times is asked kindly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, TypeAlias

from bot.card import Action, Button, Card, Look
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.records import dataclass
from bot.text import Text, joined
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_seat, said_met
from cogs.buddies.lasting import goes_on
from cogs.buddies.links import link_to
from cogs.buddies.middle import check_runs, conversations, tell_met
from cogs.buddies.rooming import say, unsay
from cogs.buddies.telling_staff import tell_staff
from cogs.buddies.terms import offer
from storage.buddies import Buddies
from storage.buddy_groups import After, Said, Taker
from storage.buddy_members import BuddyMembers
from storage.buddy_rounds import Round, RoundState
from storage.study_buddies import StudyBuddies

ENOUGH: Final = 3
"""Rounds in a row in which somebody was silent, after which they are asked whether to go on (PRACTICE.md, "Pairing and
groups": as Donut does)."""
How: TypeAlias = Literal["good", "fair", "no"]
_ANSWERS: Final[tuple[How, ...]] = ("good", "fair", "no")


# A day before.


@buddies.job("ask-all")
def ask_all(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id) -> None:
    """It comes into every conversation of the round. In a pause nobody is asked; before another part of a term they are
    after it."""
    this = store.rounds.get(round_id)
    if this is None or this.state is not RoundState.RUNNING:
        return
    if ctx.resting():
        store.rounds.change(round_id, asks_at=this.ends_at)
        return
    for group, people in conversations(ctx, store.groups, round_id):
        say(ctx, group, people, end.link(Id(group.group_id), round_id))


@buddies.view("end")
def end(ctx: ViewContext[Settings], store: StudyBuddies, group_id: Id, round_id: Id) -> Card | None:
    """The question, in the conversation; of study groups also whether to stay together, in each part of the term."""
    group = store.groups.get(group_id)
    this = store.rounds.get(round_id) if group and group.round_id == round_id else None
    if group is None or not group.open or this is None or this.state is not RoundState.RUNNING:
        return None
    texts: list[Text] = [ctx.text("end")]
    actions: tuple[Action, ...] = tuple(
        Button(ctx.plain(f"after-{each}"), say_after.link(group_id, each, round_id)) for each in _ANSWERS
    )
    programme = store.programmes.get(group.programme_id)
    if programme is not None and (more := offer(ctx, store, programme, this, group)) is not None:
        texts.append(more[0])
        actions += more[1]
    return Card(ctx.plain("end-title"), joined(texts, "\n\n"), actions=actions, note=ctx.text("end-note"))


@buddies.button("after")
def say_after(ctx: Context[Settings], store: StudyBuddies, group_id: Id, how: How, round_id: Id) -> Card:
    """One person's answer, in place of an earlier one, until the round is over."""
    group, before = own_seat(ctx, store.groups, group_id)
    check_runs(store, group, round_id)
    store.groups.say(group_id, ctx.person, after=After(how))
    tell_met(ctx, before, replace(before, after=After(how)))
    return Card(text=ctx.text(f"answered-after-{how}"), note=ctx.text("only-you"))


# The end.


@dataclass(frozen=True, slots=True)
class Ended:
    """What a round came to, counted over its people."""

    took_part: tuple[Person, ...]
    met: tuple[Person, ...]
    silent: tuple[Person, ...]
    hanging: tuple[Person, ...]
    unplaced: tuple[Person, ...]
    said: int
    good: int


def sums(takers: Sequence[Taker], direct: Collection[int] = ()) -> Ended:
    """Of everybody in a round; ``direct`` are its groups that have no room.

    A group met when one of it says so. Silent is who gave no sign at all in one that did not meet; not who was alone in
    it, nor where nobody is heard writing. Left hanging, so that the staff comes to know, is who pressed that they got
    no answer (in an earlier group of the round too), and who was alone: what else people answer, or that they wrote,
    names nobody.
    """
    groups: Mapping[int, list[Taker]] = defaultdict(list)
    for each in takers:
        groups[each.group_id].append(each)
    met, silent, hanging = list[Person](), list[Person](), list[Person]()
    for number, group in groups.items():
        if number == 0:
            continue
        if any(map(said_met, group)):
            met += [each.person for each in group]
        elif len(group) == 1:
            hanging.append(group[0].person)
        else:
            hanging += [each.person for each in group if each.said is Said.NO_ANSWER or each.hangs]
            if number not in direct:
                silent += [each.person for each in group if not _gave_sign(each)]
    placed = tuple(each.person for each in takers if each.group_id)
    said = [each for each in takers if each.after is not After.NOTHING]
    good = sum(each.after is After.GOOD for each in said)
    unplaced = tuple(each.person for each in takers if not each.group_id)
    return Ended(placed, tuple(met), tuple(silent), tuple(hanging), unplaced, len(said), good)


def _gave_sign(taker: Taker) -> bool:
    return taker.wrote or taker.said is not Said.NOTHING or taker.after is not After.NOTHING


@buddies.job("over")
def over(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id) -> None:
    """A round is over; its conversations stay for a while. A part of a term is once the next one is told of."""
    this = store.rounds.get(round_id)
    if this is not None and this.state is RoundState.RUNNING and not goes_on(ctx, store, this):
        finish(ctx, store, this)


def finish(ctx: JobContext[Any], store: StudyBuddies, this: Round) -> None:
    """Only sums stay of a round, once; the staff sees who may need a hello."""
    round_id = Id(this.round_id)
    direct = {each.group_id for each in store.groups.of_round(round_id) if each.direct}
    found = sums(store.groups.takers(round_id), direct)
    counts = {"took_part": len(found.took_part), "met": len(found.met), "good": found.good, "said": found.said}
    if not store.rounds.move(round_id, RoundState.RUNNING, RoundState.OVER, unplaced=len(found.unplaced), **counts):
        return
    for name in ("middle-of", "ask-all", "over"):
        ctx.cancel(f"{name}:{round_id}")
    store.groups.hang(round_id, found.met, hangs=False)  # who had no answer and then met needs no hello
    store.groups.hang(round_id, [*found.hanging, *found.unplaced])
    _ask_on(ctx, store, this, found)
    if found.took_part or found.unplaced:
        programme = store.programmes.get(this.programme_id)
        tell_staff(ctx, programme, link_to("after-round", round_id), link_to("round-news", round_id))


def _ask_on(ctx: JobContext[Any], store: StudyBuddies, this: Round, found: Ended) -> None:
    """How often each was silent in a row; who was so three times is asked, and matched again once they say so."""
    members = {each.person: each for each in store.members.all(this.programme_id)}
    silent = {each: members[each].silent + 1 for each in found.silent if each in members}
    flags: dict[Person, dict[str, object]] = {
        each: {"silent": 0} for each in found.took_part if each in members and each not in silent
    }
    asked = [each for each, rounds in silent.items() if rounds >= ENOUGH and not members[each].asked_on]
    flags |= {each: {"silent": rounds, "asked_on": each in asked} for each, rounds in silent.items()}
    store.members.set_flags(this.programme_id, flags)
    for each in asked:
        ctx.tell(each, go_on_question.link(Id(this.programme_id)))


# Three times silent.


@buddies.view("go-on-question")
def go_on_question(ctx: ViewContext[Settings], store: Buddies, programme_id: Id) -> Card | None:
    """A direct message to who was silent three times: friendly, and without blame."""
    programme = store.get(programme_id)
    if programme is None or not programme.runs:
        return None
    actions = (
        Button(ctx.plain("go-on-button"), go_on.link(programme_id), Look.MAIN),
        Button(ctx.plain("pause-button"), link_to("pause", programme_id)),
        Button(ctx.plain("leave-button"), link_to("leave", programme_id)),
    )
    text = ctx.text("go-on-question", place=programme.place)
    return Card(ctx.plain("go-on-title"), text, actions=actions, note=ctx.text("go-on-note"))


@buddies.button("go-on")
def go_on(ctx: Context[Settings], members: BuddyMembers, programme_id: Id) -> Card:
    """They would: they are matched again."""
    if not members.change(programme_id, ctx.person, silent=0, asked_on=False):
        raise Refusal("not-in")
    unsay(ctx, ctx.person, go_on_question.link(programme_id))
    return Card(text=ctx.text("goes-on"), note=ctx.text("only-you"))
