"""The awards of a course, for its instructors: what became of each, and what can be done about it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Field, Look, PeopleSelect, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Role
from bot.text import Said, Style, Text, When, Words, joined
from bot.written import in_short
from cogs.achievements.awards import LONGEST_WORDS, found, named
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import WORDS
from cogs.achievements.hiding import hidden_on_any
from cogs.achievements.pages import page
from cogs.achievements.receiving import asked_anew, tell_receiver
from cogs.achievements.showing import link_of_part, show_as_decided, take_away
from storage.awards import Award, Awards, Stands, State
from storage.recognitions import Recognition, Recognitions, Shows
from storage.recognizing import Recognizing

LISTED: Final = 20
BRIEF: Final = 60


@achievements.command("kudos awards", needs=Role.INSTRUCTOR)
def listing(ctx: Context[Settings], awards: Awards) -> Card:
    """The course's awards, the newest first, and a choice of one to look after."""
    return _listed(ctx, awards, 0)


@achievements.button("list-awards", needs=Role.INSTRUCTOR, answers="here")
def list_awards(ctx: Context[Settings], awards: Awards, past: int) -> Card:
    """The same, from one of them, or earlier ones."""
    return _listed(ctx, awards, past)


def _listed(ctx: Context[Any], awards: Awards, past: int) -> Card:
    past, there, others = page(ctx, awards.of_course(ctx.course.course_id), past, LISTED, list_awards)
    if not there:
        return Card(ctx.plain("awards-title"), ctx.text("awards-none"), note=ctx.text("only-you"))
    numbered = [*enumerate(there, start=past + 1)]
    choices = tuple(
        Choice(id_to_text(Id(each.award_id)), f"{number}. {in_short(each.title, BRIEF)}") for number, each in numbered
    )
    select = Select(ctx.plain("look-after-award-select"), look_after.link(), choices)
    lines = joined([_line(ctx, number, each) for number, each in numbered], "\n")
    return Card(ctx.plain("awards-title"), lines, actions=(select, *others), note=ctx.text("only-you"))


def _line(ctx: ViewContext[Any], number: int, this: Award) -> Text:
    when = When(this.made_at, Style.DATE)
    return (Words(f"{number}. "), *ctx.text(f"award-line-{_how(this)}", title=this.title, when=when))


def _how(this: Award) -> str:
    """What became of it, as texts are called after it: of one that the class chose, other things are said."""
    return "chosen" if this.state is State.GIVEN and this.poll_id is not None else this.state.value


@achievements.button("look-after-award", needs=Role.INSTRUCTOR, answers="here")
def look_after(ctx: Context[Settings], awards: Awards, award: Annotated[str, Option()]) -> Link:
    """One of them, and what can be done about it."""
    this = found(ctx, awards, chosen_id(award, "award"))
    return desk.link(Id(this.award_id))


@achievements.button("look-at-award", needs=Role.INSTRUCTOR, answers="here")
def look_at(ctx: Context[Settings], awards: Awards, award_id: Id) -> Link:
    """The same, from its own card."""
    return desk.link(Id(found(ctx, awards, award_id).award_id))


@achievements.view("award-desk")
def desk(ctx: ViewContext[Settings], store: Recognitions, awards: Awards, award_id: Id) -> Card | None:
    """One award, for whoever looks after it. Who said no looks as if they had not answered; whom the class chose is
    told only once they let the class see it."""
    this = awards.get(award_id)
    if this is None or this.state is State.DRAFT:
        return None
    given = store.get(award_id)
    lines: list[Text] = [ctx.text(f"award-is-{_how(this)}", place=this.place or "")]
    words = given.words if given else this.words
    if words:
        lines.insert(0, (Said(words),))
    return Card(
        ctx.plain("award-desk-title", title=this.title),
        joined(lines, "\n\n"),
        _people(ctx, store, awards, this),
        actions=_actions(ctx, this, given),
        note=ctx.text("award-desk-note"),
    )


def _people(ctx: ViewContext[Any], store: Recognitions, awards: Awards, this: Award) -> tuple[Field, ...]:
    there = awards.candidates(this.award_id)
    fields: list[tuple[str, Text]] = []
    if this.state is State.ASKING:
        yes = [each.person for each in there if each.stands is Stands.YES]
        fields = [("award-yes-label", named(yes) or ctx.text("award-yes-nobody"))]
        fields.append(("award-asked-label", named(each.person for each in there if each.person not in yes)))
    elif this.state is State.VOTING:
        fields = [("award-stand-label", named(each.person for each in there))]
    elif this.state is State.GIVEN and this.poll_id is None:
        fields = [("award-for-label", named(each.person for each in there))]
    if this.state is State.GIVEN:
        public = [each.person for each in store.people(this.award_id) if each.shows is Shows.PUBLIC]
        fields.append(("award-seen-label", named(public)))
    return tuple(Field(ctx.plain(label), text) for label, text in fields if text)


def _actions(ctx: ViewContext[Any], this: Award, given: Recognition | None) -> tuple[Action, ...]:
    award_id = Id(this.award_id)

    def button(name: str, look: Look = Look.PLAIN) -> Button:
        return Button(ctx.plain(f"{name}-button"), achievements.link_to(name, award_id), look)

    if this.state is State.ASKING:
        more = PeopleSelect(ctx.plain("ask-more-select"), achievements.link_to("ask-more", award_id))
        return (button("open-vote", Look.MAIN), button("call-off", Look.CAREFUL), more)
    if this.state is State.VOTING:
        return (button("call-off", Look.CAREFUL),)
    if given is not None:
        return (button("reword-award"), button("take-award-back", Look.CAREFUL))
    return (Button(ctx.plain("forget-it-button"), take_back.link(award_id), Look.CAREFUL),)


@achievements.form("reword-award", needs=Role.INSTRUCTOR, answers="here")
def reword(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    awards: Awards,
    award_id: Id,
    words: Annotated[str, Option(most=LONGEST_WORDS, long=True)],
) -> Link:
    """Other words for an award that was given. They said yes to the words that were there: whoever let the class see
    these is asked anew, unless they decided so for all that comes."""
    this, given = _given(ctx, store, awards, award_id)
    if store.change(award_id, words, this.title):
        awards.reword(award_id, this.title, words, State.GIVEN)
        for part, again in asked_anew(store, recognizing, given).items():
            if again:
                tell_receiver(ctx, part.person, Id(part.received_id))
            else:
                ctx.refresh(link_of_part(part))
        show_as_decided(ctx, store, given)
        ctx.refresh(desk.link(award_id))
    return desk.link(award_id)


@reword.prefill
def _as_it_is(ctx: Context[Settings], store: Recognitions, awards: Awards, award_id: Id) -> dict[str, object]:
    return {"words": _given(ctx, store, awards, award_id)[1].words}


def _given(ctx: Context[Any], store: Recognitions, awards: Awards, award_id: Id) -> tuple[Award, Recognition]:
    """An award that somebody has, with its words. Raises :class:`Refusal`."""
    this, given = found(ctx, awards, award_id), store.get(award_id)
    if given is None:
        raise Refusal("award-with-nobody")
    if given.words is None or hidden_on_any(store, given, [WORDS]):
        raise Refusal("award-words-gone")
    return this, given


@achievements.button("take-award-back", needs=Role.INSTRUCTOR, answers="here")
def take_back(ctx: Context[Settings], store: Recognitions, awards: Awards, award_id: Id) -> Card:
    """It goes, from the class and from everyone who received it; one that nobody has goes from the list."""
    this = found(ctx, awards, award_id)
    if this.state in (State.ASKING, State.VOTING):
        raise Refusal("award-call-off-first")
    given = store.get(award_id)
    if given is not None:
        take_away(ctx, store, given)
    awards.remove(award_id)
    ctx.remove(desk.link(award_id))
    return Card(text=ctx.text("award-taken-back" if given else "award-forgotten"), note=ctx.text("only-you"))
