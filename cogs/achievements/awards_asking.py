"""An award that is put to a vote: whoever may stand for it is asked first, and nobody learns of a no."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card
from bot.classmates import Deed, Mate, Presses
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place, Role
from bot.text import Piece, Text, joined
from cogs.achievements.awards import LONGEST_TITLE, found, near, receivers
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import WORDS
from cogs.achievements.showing import public_place
from storage.awards import OFF, Award, Awards, Candidate, Stands, State
from storage.recognizing import Recognizing

LONGEST_REASON: Final = 180  # beside the title, of what a poll's question holds
FEWEST: Final = 2
MOST: Final = 10
MOST_ASKED: Final = 20  # whoever said no counts as well: that there is room for more would tell of it
SAY_YES: Final = 0.9  # the share of simulated people


@achievements.command("kudos vote", needs=Role.INSTRUCTOR)
def vote(
    ctx: Context[Settings],
    awards: Awards,
    recognizing: Recognizing,
    title: Annotated[str, Option(most=LONGEST_TITLE)],
    people: Annotated[list[Person], Option(least=FEWEST, most=MOST)],
    words: Annotated[str, Option(most=LONGEST_REASON, long=True)],
) -> Link:
    """Each of these people is asked privately whether their name may stand in a vote on an award."""
    if not ctx.is_on("polls"):
        raise Refusal("vote-needs-polls")
    if (place := public_place(ctx, recognizing, near(ctx))) is None:
        raise Refusal("vote-no-place")
    ctx.must_be_open(place)
    chosen = receivers(ctx, recognizing, people, ctx.person, "people")

    def is_over(this: Id) -> bool:
        known = awards.get(this)
        return known is not None and known.state not in (State.ASKING, State.VOTING)

    award_id, course = ctx.key(taken_back=is_over), ctx.course.course_id
    made = Award(award_id, course, title, words, State.ASKING, place, None, ctx.person, ctx.now())
    asked = [(ctx.new_id(), each) for each in chosen]
    if awards.add(made, asked):
        for standing_id, person in asked:
            ctx.tell(person, question.link(standing_id))
    return desk(award_id)


@vote.looks
def _where(ctx: Context[Settings], recognizing: Recognizing) -> list[Place]:
    place = public_place(ctx, recognizing, near(ctx))
    return [place] if place else []


def desk(award_id: int) -> Link:
    """The card with which an instructor looks after an award."""
    return achievements.link_to("award-desk", award_id)


@achievements.button("ask-more", needs=Role.INSTRUCTOR, answers="here")
def ask_more(
    ctx: Context[Settings],
    awards: Awards,
    recognizing: Recognizing,
    award_id: Id,
    person: Annotated[Person, Option()],
) -> Link:
    """Somebody else is asked. Who was asked before, whatever they said, is not asked again."""
    this = found(ctx, awards, award_id)
    if this.state is not State.ASKING:
        raise Refusal("vote-opened")
    receivers(ctx, recognizing, [person], this.asked_by, "person")
    if len(awards.candidates(award_id)) >= MOST_ASKED:
        raise Refusal("vote-many", most=MOST_ASKED).at("person")
    awards.ask(award_id, [(standing_id := ctx.new_id(), person)])
    if awards.candidate(standing_id) is None:
        raise Refusal("vote-asked-before").at("person")  # the same whatever they said, or whether they did
    ctx.tell(person, question.link(standing_id))
    ctx.refresh(desk(award_id))
    return desk(award_id)


@ask_more.prefill
def _still_asking(ctx: Context[Settings], awards: Awards, award_id: Id) -> dict[str, object]:
    """Whoever makes a form of the link by hand is told first that there is nobody to ask."""
    if found(ctx, awards, award_id).state is not State.ASKING:
        raise Refusal("vote-opened")
    return {}


# Whoever is asked.


@achievements.view("stand-question")
def question(ctx: ViewContext[Settings], awards: Awards, standing_id: Id) -> Card | None:
    """To one person alone: whether their name may stand; then what they said, and how they change it; and that the vote
    was called off."""
    part = awards.candidate(standing_id)
    this = awards.get(part.award_id) if part else None
    if part is None or this is None or this.state not in (State.ASKING, State.VOTING, *OFF):
        return None
    if this.state in OFF:
        title = ctx.plain("vote-news-title", title=this.title)
        return Card(title, ctx.text("stand-called-off"), note=ctx.text("only-you"))
    lines: list[Text] = [_asked(ctx, this)]
    if this.words:
        lines.append((Piece(this.words, key=WORDS, by=this.asked_by),))
    if this.state is State.VOTING:
        lines.append(ctx.text("stand-open", place=this.place))
    elif part.stands is not Stands.ASKED:
        lines.append(ctx.text(f"stand-{part.stands.value}"))
    return Card(
        ctx.plain("stand-title"),
        joined(lines, "\n\n"),
        actions=_answers(ctx, this, part),
        note=ctx.text("stand-note"),
    )


def _asked(ctx: ViewContext[Any], this: Award) -> Text:
    if this.asked_by is None:
        return ctx.text("stand-for", title=this.title)
    return ctx.text("stand-asked", by=this.asked_by, title=this.title)


def _answers(ctx: ViewContext[Any], this: Award, part: Candidate) -> tuple[Button, ...]:
    """Yes and no look alike: neither is what one should press."""
    part_id = Id(part.standing_id)
    if this.state is State.VOTING:
        return (Button(ctx.plain("stand-out-button"), achievements.link_to("take-out", part_id)),)
    yes = Button(ctx.plain("stand-yes-button"), stand.link(part_id, Stands.YES))
    no = Button(ctx.plain("stand-no-button"), stand.link(part_id, Stands.NO))
    back = Button(ctx.plain("stand-back-button"), stand.link(part_id, Stands.NO))
    return {Stands.ASKED: (yes, no), Stands.YES: (back,), Stands.NO: (yes,)}[part.stands]


@question.erase
def erased(ctx: ViewContext[Settings], awards: Awards, standing_id: Id, key: str) -> None:
    """The staff hid the words, and the time in which they could be put back is over."""
    part = awards.candidate(standing_id)
    if part is not None and (this := awards.get(part.award_id)) is not None:
        awards.reword(part.award_id, this.title, "", State.ASKING, State.VOTING)


def my_part(ctx: Context[Any], awards: Awards, standing_id: Id) -> tuple[Candidate, Award]:
    """A part of this person's own in a vote that is not over. Raises :class:`Refusal` for any other."""
    part = awards.candidate(standing_id)
    this = awards.get(part.award_id) if part else None
    if part is None or this is None or part.person != ctx.person:
        raise Refusal("award-gone")
    return part, this


@achievements.button("stand", answers="here")
def stand(ctx: Context[Settings], awards: Awards, standing_id: Id, says: Stands) -> Link:
    """Their name may stand, or may not (any more). Of a no nothing moves on anybody else's card."""
    part, this = my_part(ctx, awards, standing_id)
    if this.state is not State.ASKING:
        raise Refusal("stand-too-late")
    if says is Stands.ASKED:
        raise Refusal("award-gone")
    if awards.say(standing_id, says):
        ctx.refresh(question.link(standing_id))
        if Stands.YES in (says, part.stands):
            tell_of_yes(ctx, awards, this)
    return question.link(standing_id)


def tell_of_yes(ctx: JobContext[Any], awards: Awards, this: Award) -> None:
    """Whoever asked hears once that the vote can be opened; then their card says who stands, and no more."""
    ready = sum(each.stands is Stands.YES for each in awards.candidates(this.award_id)) >= FEWEST
    if ready and this.asked_by in ctx.members():
        ctx.tell(this.asked_by, desk(this.award_id))
    else:
        ctx.refresh(desk(this.award_id))


@achievements.classmate("stand-question")
def say_yes(mate: Mate, awards: Awards, standing_id: Id) -> list[Deed]:
    """Most simulated people let their name stand."""
    part = awards.candidate(standing_id)
    if part is None or part.stands is not Stands.ASKED or mate.random.random() > SAY_YES:
        return []
    return [Presses(mate.after, stand.link(standing_id, Stands.YES))]
