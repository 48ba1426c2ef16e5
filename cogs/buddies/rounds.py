"""The rounds of a programme: announced a day before, so that anybody can leave one out, and then matched, once."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.platform import Undelivered
from bot.text import When
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.dates import LOOKS_AGAIN, Dates, of_coffee, of_term
from cogs.buddies.ending import finish
from cogs.buddies.lasting import has_asked
from cogs.buddies.links import link_to
from cogs.buddies.matching import matched, matching
from cogs.buddies.terms import in_next_part
from cogs.buddies.trouble import note_posted
from storage.buddies import Buddies, Programme
from storage.buddy_groups import BuddyGroups
from storage.buddy_members import BuddyMembers
from storage.buddy_rounds import COMING, BuddyRounds, Round, RoundState
from storage.study_buddies import StudyBuddies

_SEEDS: Final = 1 << 31


# Announced.


@buddies.job("slot")
def slot(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id) -> None:
    """A day before pairs are made."""
    programme = store.programmes.get(programme_id)
    if programme is not None and programme.runs:
        number = store.rounds.last_number(programme_id) + 1
        _announce(ctx, store, programme, number, of_coffee(programme, ctx.now(), ctx.pauses()))


@buddies.job("stage")
def stage(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id, number: int) -> None:
    """A day before a part of a term begins: its groups are made, or offered anew. A pause puts it off by days; who
    is in a group is asked a day before that whether to stay."""
    programme = store.programmes.get(programme_id)
    if programme is None or not programme.runs or store.rounds.last_number(programme_id) > number:
        return
    if ctx.resting() or not has_asked(ctx, store, programme):
        ctx.after(LOOKS_AGAIN, stage.link(programme_id, number), key=f"stage:{programme_id}:{number}")
    else:
        _announce(ctx, store, programme, number + 1, of_term(programme, number, ctx.now()))


def _announce(ctx: JobContext[Any], store: StudyBuddies, programme: Programme, number: int, when: Dates) -> None:
    programme_id, round_id = Id(programme.programme_id), ctx.new_id()
    if when.too_short or store.rounds.current(programme_id, *COMING) is not None:
        return
    if any(each.matches_at >= when.planned for each in store.rounds.of(programme_id, most=1)):  # told of already
        return
    dates = (when.matches_at, when.middle_at, when.asks_at, when.ends_at)
    seed = ctx.random.randrange(_SEEDS)
    new = Round(round_id, programme_id, programme.course_id, number, RoundState.AHEAD, *dates, seed)
    store.rounds.add(new)
    if programme.of_groups and (before := store.rounds.current(programme_id, RoundState.RUNNING)) is not None:
        finish(ctx, store, before)
    if when.matches_at != when.planned:
        ctx.refresh(link_to("programme", programme_id))
    if programme.reminds:
        ctx.post(programme.place, tomorrow.link(round_id), then=announced.link(round_id))
    ctx.at(when.matches_at, match.link(round_id), key=f"match:{round_id}")


@buddies.job("announced")
def announced(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id, result: Annotated[object, Result]) -> None:
    """It stands before those whom it concerns. Where it cannot, nobody is matched: they could not have left it out. A
    part of a term is told of again a day later, and so on."""
    this = store.rounds.get(round_id)
    if this is None:
        return
    if isinstance(result, Undelivered) and this.state is RoundState.AHEAD:
        programme = store.programmes.get(this.programme_id)
        if programme is not None and programme.of_groups:
            ctx.after(LOOKS_AGAIN, tell_again.link(round_id), key=f"match:{round_id}")
        else:
            call_off(ctx, store, this)
    note_posted(ctx, store.programmes, this.programme_id, result)


@buddies.job("tell-again")
def tell_again(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id) -> None:
    """A part of a term that could not be told of a day ago, or longer ago."""
    this = store.rounds.get(round_id)
    programme = store.programmes.get(this.programme_id) if this else None
    if this is None or programme is None or this.state is not RoundState.AHEAD:
        return
    if not programme.runs or not _put_off(ctx, store, programme, this):
        call_off(ctx, store, this)
    else:
        ctx.post(programme.place, tomorrow.link(round_id), then=announced.link(round_id))


@buddies.view("tomorrow")
def tomorrow(
    ctx: ViewContext[Settings], store: BuddyRounds, programmes: Buddies, groups: BuddyGroups, round_id: Id
) -> Card | None:
    """That people are matched tomorrow; and afterwards, that they were, or why not."""
    this = store.get(round_id)
    programme = programmes.get(this.programme_id) if this else None
    if this is None or programme is None:
        return None
    kind = "groups" if programme.of_groups else "coffee"
    match this.state:
        case RoundState.AHEAD | RoundState.MATCHING:
            again = programme.of_groups and this.number > 1
            text = ctx.text(
                "tomorrow-part" if again else f"tomorrow-{kind}", when=When(this.matches_at), until=When(this.ends_at)
            )
            actions: tuple[Action, ...] = (
                *(_offered(ctx, round_id) if again else (Button(ctx.plain("skip-button"), skip.link(round_id)),)),
                Button(ctx.plain("join-in-button"), link_to("join", this.programme_id)),
            )
            note = ctx.text("tomorrow-part-note" if again else "tomorrow-note")
            return Card(ctx.plain(f"tomorrow-title-{kind}"), text, actions=actions, note=note)
        case RoundState.OFF:
            return Card(ctx.plain("round-title"), ctx.text("round-off"))
        case RoundState.RUNNING if not groups.of_round(round_id):
            return Card(ctx.plain("round-title"), ctx.text("matched-nobody", until=When(this.late_until)))
        case _:
            return Card(ctx.plain("round-title"), ctx.text(f"matched-{kind}", until=When(this.ends_at)))


def _offered(ctx: ViewContext[Any], round_id: Id) -> tuple[Action, ...]:
    """Nobody who stays in a group leaves a part of the term out, so that is not offered."""
    return (
        Button(ctx.plain("stay-button"), in_next_part.link(round_id, "stay")),
        Button(ctx.plain("new-group-button"), in_next_part.link(round_id, "new")),
    )


# Leaving one out.


@buddies.button("skip")
def skip(ctx: Context[Settings], store: BuddyRounds, members: BuddyMembers, programmes: Buddies, round_id: Id) -> Card:
    """One person leaves this round out, and is in again with the next by themselves."""
    this = _to_come(ctx, store, members, round_id)
    if this.number > 1 and (programme := programmes.get(this.programme_id)) is not None and programme.of_groups:
        raise Refusal("skip-of-term")
    members.skip(this.programme_id, ctx.person, round_id)
    button = Button(ctx.plain("unskip-button"), unskip.link(round_id))
    return Card(text=ctx.text("skipped"), actions=(button,), note=ctx.text("only-you"))


@buddies.button("unskip", answers="here")
def unskip(ctx: Context[Settings], store: BuddyRounds, members: BuddyMembers, round_id: Id) -> Card:
    """In again, for this round."""
    this = _to_come(ctx, store, members, round_id)
    members.skip(this.programme_id, ctx.person, 0)
    button = Button(ctx.plain("skip-button"), skip.link(round_id))
    return Card(text=ctx.text("unskipped", when=When(this.matches_at)), actions=(button,), note=ctx.text("only-you"))


def _to_come(ctx: Context[Settings], store: BuddyRounds, members: BuddyMembers, round_id: Id) -> Round:
    """A round that is not matched yet, of a programme in which the person is. Raises :class:`Refusal`."""
    this = store.get(round_id)
    if this is None or this.state not in COMING:
        raise Refusal("round-begun")
    if members.get(this.programme_id, ctx.person) is None:
        raise Refusal("skip-not-in")
    return this


# Matched.


@buddies.job("match")
def match(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id) -> None:
    """Its hour has come. One that comes after a time in which nothing ran is matched while half of it is left; a pause
    that began meanwhile, or the end of its programme, calls it off; a part of a term is put off while it can be."""
    this = store.rounds.get(round_id)
    programme = store.programmes.get(this.programme_id) if this else None
    if this is None or programme is None or this.state is not RoundState.AHEAD:
        return
    if not programme.runs or ctx.resting() or ctx.now() >= this.late_until:
        if not _put_off(ctx, store, programme, this):
            call_off(ctx, store, this)
        return
    before = store.rounds.current(programme.programme_id, RoundState.RUNNING)
    if before is not None:  # its rhythm was changed meanwhile, or nothing ran for a while
        finish(ctx, store, before)
    if store.rounds.move(round_id, RoundState.AHEAD, RoundState.MATCHING):
        ctx.work(matching.link(round_id), then=matched.link(round_id))
        ctx.refresh(link_to("programme", programme.programme_id))


def _put_off(ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> bool:
    """A part of a term that cannot begin now does so a day later, while days are left of it. False: it does not."""
    if not programme.of_groups or not programme.runs:
        return False
    when = of_term(programme, this.number - 1, ctx.now())
    if when.too_short:
        return False
    dates = {name: getattr(when, name) for name in ("matches_at", "middle_at", "asks_at", "ends_at")}
    store.rounds.change(this.round_id, **dates)
    ctx.at(when.matches_at, match.link(this.round_id), key=f"match:{this.round_id}")
    ctx.refresh(tomorrow.link(Id(this.round_id)))
    return True


def call_off(ctx: JobContext[Any], store: StudyBuddies, this: Round) -> None:
    """It does not take place; its card says so."""
    if store.rounds.move(this.round_id, this.state, RoundState.OFF):
        ctx.cancel(f"match:{this.round_id}")
        ctx.refresh(tomorrow.link(Id(this.round_id)))


@buddies.job("call-off")
def call_off_all(ctx: JobContext[Settings], store: BuddyRounds, programme_id: Id) -> None:
    """A programme ended: nobody is matched any more. What runs goes on to its end."""
    for each in store.call_off(programme_id):
        ctx.cancel(f"match:{each.round_id}")
        ctx.refresh(tomorrow.link(Id(each.round_id)))
