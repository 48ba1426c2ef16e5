"""Opening the vote on an award: the class chooses among those who said yes, told apart where two have the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link, id_of
from bot.naming import written_names
from bot.people import Person, Place, Role
from bot.text import Said, Text, Words, joined
from bot.written import as_seen, in_short, one_line
from cogs.achievements.awards import found
from cogs.achievements.awards_asking import FEWEST, MOST_ASKED, desk, question
from cogs.achievements.awards_voting import of_poll, vote_over
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.showing import public_place
from storage.awards import Award, Awards, Candidate, Stands, State
from storage.people import People
from storage.polls import Label, Poll, Polls
from storage.recognizing import Recognizing

LONGEST_NAME: Final = 40
LONGEST_ADDITION: Final = 24  # both with their brackets fit on a poll's button


@achievements.button("open-vote", needs=Role.INSTRUCTOR, answers="here")
def open_vote(
    ctx: Context[Settings], awards: Awards, recognizing: Recognizing, store: Polls, people: People, award_id: Id
) -> Card | Link:
    """The class votes from now on; pressed twice, or by two at once, there is one vote. Where two of those who stand
    have the same name, it is asked first how the class tells them apart."""
    this = found(ctx, awards, award_id)
    if this.state is State.VOTING:
        return desk(award_id)
    place = _place(ctx, recognizing, this)
    stand, names = _standing(ctx, awards, people, this)
    if same := _same(stand, names):
        return _which(ctx, people, [each.person for each in same], tell_apart.link(award_id, _mark(stand)))
    _open(ctx, awards, store, this, place, stand, names)
    return desk(award_id)


@achievements.form("tell-apart", needs=Role.INSTRUCTOR, answers="here")
def tell_apart(
    ctx: Context[Settings],
    awards: Awards,
    recognizing: Recognizing,
    store: Polls,
    people: People,
    award_id: Id,
    mark: Id,
    additions: Annotated[list[str], Option(least=FEWEST, most=MOST_ASKED)],
) -> Link:
    """The same; behind each of the names that are the same stands one of these, in their order. Where others stand for
    it meanwhile than were to be read (``mark``), these are to be read first."""
    this = found(ctx, awards, award_id)
    if this.state is State.VOTING:
        return desk(award_id)
    _check_mark(awards, this, mark)
    place = _place(ctx, recognizing, this)
    stand, names = _standing(ctx, awards, people, this)
    same, added = _same(stand, names), [in_short(each, LONGEST_ADDITION) for each in additions]
    if len(added) != len(same) or not all(one_line(each) for each in additions):
        raise Refusal("tell-apart-count", count=len(same)).at("additions")
    told = {each.standing_id: f"{names[each.standing_id]} ({more})" for each, more in zip(same, added, strict=True)}
    if _same(stand, names := {**names, **told}):
        raise Refusal("tell-apart-same").at("additions")
    _open(ctx, awards, store, this, place, stand, names)
    return desk(award_id)


@tell_apart.prefill
def _still_asking(ctx: Context[Settings], awards: Awards, award_id: Id, mark: Id) -> dict[str, object]:
    """Nothing is filled in of a vote that was opened meanwhile."""
    this = found(ctx, awards, award_id)
    if this.state is not State.ASKING:
        raise Refusal("vote-opened")
    _check_mark(awards, this, mark)
    return {}


def _mark(stand: Sequence[Candidate]) -> Id:
    """The same for the same people."""
    return Id(id_of(*sorted(str(each.standing_id) for each in stand)))


def _check_mark(awards: Awards, this: Award, mark: Id) -> None:
    if mark != _mark(_who(awards, this)):
        raise Refusal("tell-apart-others")


@tell_apart.looks
def _who_to_tell_apart(
    ctx: Context[Settings], awards: Awards, recognizing: Recognizing, award_id: Id, mark: Id
) -> list[Place | Person]:
    return _who_and_where(ctx, awards, recognizing, award_id)


@open_vote.looks
def _looks(ctx: Context[Settings], awards: Awards, recognizing: Recognizing, award_id: Id) -> list[Place | Person]:
    return _who_and_where(ctx, awards, recognizing, award_id)


def _who_and_where(
    ctx: Context[Settings], awards: Awards, recognizing: Recognizing, award_id: Id
) -> list[Place | Person]:
    """Where it would stand, and those whose names would stand in it: they are as the platform has them then."""
    this = awards.get(award_id)
    place = public_place(ctx, recognizing, this.place) if this else None
    if this is None or this.state is not State.ASKING or place is None:
        return []
    return [place, *(each.person for each in _who(awards, this))]


def _who(awards: Awards, this: Award) -> list[Candidate]:
    """Those who said yes."""
    return [each for each in awards.candidates(this.award_id) if each.stands is Stands.YES]


def _place(ctx: Context[Any], recognizing: Recognizing, this: Award) -> Place:
    """Where the class sees what is public now: since people were asked that may have become another. Raises
    :class:`Refusal`."""
    place = public_place(ctx, recognizing, this.place)
    if this.state is not State.ASKING or place is None:
        raise Refusal("vote-opened")
    ctx.must_be_open(place)
    return place


def _standing(ctx: Context[Any], awards: Awards, people: People, this: Award) -> tuple[list[Candidate], dict[int, str]]:
    """Those who stand, in an order that tells nothing, and their names by the ids of their parts. Raises
    :class:`Refusal` where they are too few, or their names are not known."""
    stand = _who(awards, this)
    if len(stand) < FEWEST:
        raise Refusal("vote-few")
    called = written_names(ctx, people, [each.person for each in stand])
    names = {each.standing_id: in_short(called[each.person], LONGEST_NAME) for each in stand}
    if not all(names.values()):
        raise Refusal("vote-no-names")
    return stand, names


def _same(stand: Sequence[Candidate], names: Mapping[int, str]) -> list[Candidate]:
    """Those whose name somebody else has too."""
    seen = Counter(as_seen(each) for each in names.values())
    return [each for each in stand if seen[as_seen(names[each.standing_id])] > 1]


def _which(ctx: Context[Any], people: People, same: Sequence[Person], form: Link) -> Card:
    """Who they are, for whoever is to tell them apart. Those who chose the same name stand there alike, and not as
    people of the platform: so beside it is what the platform calls them."""
    chose = {person: profile.name for person, profile in people.profiles(same).items()}
    alike = Counter(as_seen(name) for name in chose.values() if name)
    lines: list[Text] = []
    for number, each in enumerate(same, start=1):
        more = ctx.names.get(each, "") if (name := chose[each]) and alike[as_seen(name)] > 1 else ""
        lines.append((Words(f"{number}. "), each, *([Said(f" ({more})")] if more else [])))
    button = Button(ctx.plain("tell-apart-button"), form)
    text = joined([ctx.text("tell-apart-text"), *lines], "\n")
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


def _open(
    ctx: Context[Any],
    awards: Awards,
    store: Polls,
    this: Award,
    place: Place,
    stand: list[Candidate],
    names: Mapping[int, str],
) -> None:
    poll_id, award_id = ctx.new_id(), Id(this.award_id)
    if not awards.open(award_id, poll_id, place):
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
            place,
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
    ctx.at(ctx.now(), of_poll("ask", poll_id))
    for each in order:
        ctx.refresh(question.link(Id(each.standing_id)))
    ctx.refresh(desk(award_id))
