"""The vote on an award: an unlinkable poll. Only whoever was chosen learns who it is, until they let others know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, id_to_text, make
from bot.naming import written_names
from bot.people import Person, Place, Role
from bot.text import Said, Text, Words, joined
from bot.written import as_seen, in_short, one_line
from cogs.achievements.awards import bestow, found
from cogs.achievements.awards_asking import FEWEST, MOST_ASKED, desk, my_part, question
from cogs.achievements.cog import Settings, achievements
from storage.awards import Award, Awards, Candidate, Stands, State
from storage.owned import Owned
from storage.people import People
from storage.polls import Label, Poll, Polls, winners
from storage.polls import State as PollState
from storage.recognitions import Recognitions
from storage.recognizing import Recognizing

LONGEST_NAME: Final = 40
LONGEST_ADDITION: Final = 24  # both with their brackets fit on a poll's button
ENDED: Final = (PollState.CLOSED, PollState.GIVEN_UP, PollState.GONE)
OF_AWARDS: Final = frozenset({"award-standing"})  # what goes with who leaves the class


# Opening it.


@achievements.button("open-vote", needs=Role.INSTRUCTOR, answers="here")
def open_vote(ctx: Context[Settings], awards: Awards, store: Polls, people: People, award_id: Id) -> Card | Link:
    """The class votes from now on; pressed twice, or by two at once, there is one vote. Where two of those who stand
    have the same name, it is asked first how the class tells them apart."""
    this = found(ctx, awards, award_id)
    if this.state is State.VOTING:
        return desk(award_id)
    stand, names = _standing(ctx, awards, people, this)
    if same := _same(stand, names):
        return _which(ctx, people, award_id, [each.person for each in same])
    _open(ctx, awards, store, this, stand, names)
    return desk(award_id)


@achievements.form("tell-apart", needs=Role.INSTRUCTOR, answers="here")
def tell_apart(
    ctx: Context[Settings],
    awards: Awards,
    store: Polls,
    people: People,
    award_id: Id,
    additions: Annotated[list[str], Option(least=FEWEST, most=MOST_ASKED)],
) -> Link:
    """The same; behind each of the names that are the same stands one of these."""
    this = found(ctx, awards, award_id)
    if this.state is State.VOTING:
        return desk(award_id)
    stand, names = _standing(ctx, awards, people, this)
    same, added = _same(stand, names), [in_short(each, LONGEST_ADDITION) for each in additions]
    if len(added) != len(same) or not all(one_line(each) for each in additions):
        raise Refusal("tell-apart-count", count=len(same)).at("additions")
    told = {each.standing_id: f"{names[each.standing_id]} ({more})" for each, more in zip(same, added, strict=True)}
    if _same(stand, names := {**names, **told}):
        raise Refusal("tell-apart-same").at("additions")
    _open(ctx, awards, store, this, stand, names)
    return desk(award_id)


@open_vote.looks
@tell_apart.looks
def _who_and_where(ctx: Context[Settings], awards: Awards, award_id: Id) -> list[Place | Person]:
    """Where it would stand, and those whose names would stand in it: they are as the platform has them then."""
    this = awards.get(award_id)
    if this is None or this.state is not State.ASKING or this.place is None:
        return []
    return [this.place, *(each.person for each in awards.candidates(award_id) if each.stands is Stands.YES)]


def _standing(ctx: Context[Any], awards: Awards, people: People, this: Award) -> tuple[list[Candidate], dict[int, str]]:
    """Those who stand, in an order that tells nothing, and their names by the ids of their parts. Raises
    :class:`Refusal` where the vote cannot be opened."""
    if this.state is not State.ASKING or this.place is None:
        raise Refusal("vote-opened")
    stand = [each for each in awards.candidates(this.award_id) if each.stands is Stands.YES]
    if len(stand) < FEWEST:
        raise Refusal("vote-few")
    ctx.must_be_open(this.place)
    called = written_names(ctx, people, [each.person for each in stand])
    names = {each.standing_id: in_short(called[each.person], LONGEST_NAME) for each in stand}
    if not all(names.values()):
        raise Refusal("vote-no-names")
    return stand, names


def _same(stand: Sequence[Candidate], names: Mapping[int, str]) -> list[Candidate]:
    """Those whose name somebody else has too."""
    seen = Counter(as_seen(each) for each in names.values())
    return [each for each in stand if seen[as_seen(names[each.standing_id])] > 1]


def _which(ctx: Context[Any], people: People, award_id: Id, same: Sequence[Person]) -> Card:
    """Who they are, for whoever is to tell them apart. Those who chose the same name stand there alike, and not as
    people of the platform: so beside it is what the platform calls them."""
    chose = {person: profile.name for person, profile in people.profiles(same).items()}
    alike = Counter(as_seen(name) for name in chose.values() if name)
    lines: list[Text] = []
    for number, each in enumerate(same, start=1):
        more = ctx.names.get(each, "") if (name := chose[each]) and alike[as_seen(name)] > 1 else ""
        lines.append((Words(f"{number}. "), each, *([Said(f" ({more})")] if more else [])))
    button = Button(ctx.plain("tell-apart-button"), tell_apart.link(award_id))
    text = joined([ctx.text("tell-apart-text"), *lines], "\n")
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


def _open(
    ctx: Context[Any], awards: Awards, store: Polls, this: Award, stand: list[Candidate], names: Mapping[int, str]
) -> None:
    poll_id, award_id = ctx.new_id(), Id(this.award_id)
    if this.place is None or not awards.move(award_id, State.ASKING, State.VOTING, poll_id):
        return
    for gone in awards.let_go(award_id, Stands.YES):
        ctx.remove(question.link(Id(gone.standing_id)))
    order = sorted(stand, key=lambda each: (as_seen(names[each.standing_id]), each.standing_id))
    awards.number([each.standing_id for each in order])
    asks = ctx.speak.in_language(ctx.course.language)
    words = asks.plain("vote-question", title=this.title, words=this.words)
    store.add(
        Poll(
            poll_id,
            this.course_id,
            this.place,
            None,
            "one",
            Label.UNLINKABLE,
            words.strip(),
            ctx.now(),
            tuple(names[each.standing_id] for each in order),
            follows=vote_over.link(award_id),
            best_only=True,
        )
    )
    ctx.at(ctx.now(), _of_poll("ask", poll_id))
    for each in order:
        ctx.refresh(question.link(Id(each.standing_id)))
    ctx.refresh(desk(award_id))


def _of_poll(name: str, poll_id: int) -> Link:
    return make("polls", name, [id_to_text(Id(poll_id))])


# Calling it off.


@achievements.button("call-off", needs=Role.INSTRUCTOR, answers="here")
def call_off(ctx: Context[Settings], awards: Awards, polls: Polls, award_id: Id) -> Link:
    """The staff ends it, before or while the class votes: what was answered is deleted."""
    this = found(ctx, awards, award_id)
    if this.state in (State.ASKING, State.VOTING) and not _called_off(ctx, awards, polls, this, State.CALLED_OFF):
        raise Refusal("vote-just-over")
    return desk(award_id)


@achievements.button("take-out")
def take_out(ctx: Context[Settings], awards: Awards, polls: Polls, standing_id: Id) -> Card:
    """Their name is to stand no longer while the class votes: there is no vote then, and nobody is told who it was."""
    _, this = my_part(ctx, awards, standing_id)
    if this.state is not State.VOTING or not _called_off(ctx, awards, polls, this, State.WITHDRAWN):
        raise Refusal("vote-just-over")
    return Card(text=ctx.text("stand-taken-out"), note=ctx.text("only-you"))


def _called_off(ctx: JobContext[Any], awards: Awards, polls: Polls, this: Award, state: State) -> bool:
    """False when it just ended: then what came of it is on its way to whoever was chosen."""
    poll = polls.get(this.poll_id) if this.poll_id is not None else None
    if poll is not None and poll.state in ENDED:
        return False
    if awards.move(this.award_id, this.state, state):
        if this.poll_id is not None:
            ctx.at(ctx.now(), _of_poll("take-back", this.poll_id), course=this.course_id)
        _wind_up(ctx, awards, this)
        if state is State.WITHDRAWN:
            _report(ctx, this)
    return True


def _wind_up(ctx: JobContext[Any], awards: Awards, this: Award) -> None:
    """Who stood is kept no longer."""
    for gone in awards.let_go(this.award_id):
        ctx.remove(question.link(Id(gone.standing_id)))
    ctx.refresh(desk(this.award_id))


# What came of it.


@achievements.job("vote-over")
def vote_over(
    ctx: JobContext[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    awards: Awards,
    polls: Polls,
    award_id: Id,
) -> None:
    """The poll has ended. Whoever was chosen, all who are level, receive the award as any other: they are told first,
    and decide. Whoever opened the vote hears that the class has chosen, and not whom."""
    this = awards.get(award_id)
    if this is None or this.state is not State.VOTING or this.poll_id is None:
        return
    poll = polls.get(this.poll_id)
    counted = poll is not None and poll.state is PollState.CLOSED
    best = winners(poll) if poll is not None else ()
    people = [each.person for each in awards.candidates(award_id) if each.number in best]
    became = State.GIVEN if people else State.NOBODY if counted and not best else State.NOT_HELD
    if not awards.move(award_id, State.VOTING, became):
        return
    if people:
        bestow(ctx, store, recognizing, this, people)
    if poll is not None and counted:
        polls.forget_best(poll)
        ctx.refresh(_of_poll("poll", poll.poll_id))
    _wind_up(ctx, awards, this)
    _report(ctx, this)


def _report(ctx: JobContext[Any], this: Award) -> None:
    if this.asked_by is not None and this.asked_by in ctx.members():
        ctx.tell(this.asked_by, news.link(Id(this.award_id)))


@achievements.view("vote-news")
def news(ctx: ViewContext[Settings], awards: Awards, award_id: Id) -> Card | None:
    """To whoever opened the vote: what became of it, and never who it was, whoever withdrew or was chosen."""
    this = awards.get(award_id)
    told = (State.GIVEN, State.NOBODY, State.WITHDRAWN, State.NOT_HELD)
    if this is None or this.state not in told:
        return None
    return Card(
        ctx.plain("vote-news-title", title=this.title),
        ctx.text(f"vote-news-{this.state.value}"),
        note=ctx.text("only-you"),
    )


# People go.


@achievements.event("left-programmes", "awards-without-them")
def without_them(ctx: JobContext[Settings], awards: Awards, polls: Polls) -> None:
    """Somebody left the programmes or was deleted: where the class votes with their name in it, that is called off."""
    for this in awards.touched():
        if this.state is State.VOTING:
            _called_off(ctx, awards, polls, this, State.WITHDRAWN)
        elif this.state is State.ASKING:
            ctx.refresh(desk(this.award_id))


@achievements.event("left", "awards-without-who-left")
def left(ctx: JobContext[Settings], awards: Awards, polls: Polls, owned: Owned, person: Person) -> None:
    """Somebody left the class: their name stands in no vote any more."""
    owned.leave(person, OF_AWARDS)
    without_them(ctx, awards, polls)
