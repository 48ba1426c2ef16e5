"""Classmates nominate somebody for the spotlight, with a reason that only the instructors see with their name."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Look
from bot.cog import Option
from bot.context import Context, JobContext, Refusal
from bot.kinds import Id
from bot.people import Person, Role
from bot.text import Said, joined
from cogs.achievements.cog import Settings, achievements
from storage.owned import Owned
from storage.recognizing import Recognizing
from storage.spotlights import Nomination, Spotlights

LONGEST_REASON: Final = 1000
OF_NOMINATIONS: Final = frozenset({"nominated", "nomination"})  # what goes with who leaves the class


@achievements.command("kudos nominate")
def nominate_somebody(
    ctx: Context[Settings],
    store: Spotlights,
    recognizing: Recognizing,
    person: Annotated[Person, Option()],
    words: Annotated[str, Option(most=LONGEST_REASON, long=True)],
) -> Card:
    """A classmate who should be in the spotlight, and why."""
    return _nominated(ctx, store, recognizing, person, words)


@achievements.form("nominate")
def nominate(
    ctx: Context[Settings],
    store: Spotlights,
    recognizing: Recognizing,
    person: Annotated[Person, Option()],
    words: Annotated[str, Option(most=LONGEST_REASON, long=True)],
    whom: Person | None = None,
) -> Card:
    """The same from a card; where that names somebody, the form begins with them."""
    return _nominated(ctx, store, recognizing, person, words)


@nominate.prefill
def _whom(ctx: Context[Settings], store: Spotlights, whom: Person | None = None) -> dict[str, object]:
    before = [each for each in store.nominations_by(ctx.person) if each.course_id == ctx.course.course_id]
    return {"person": whom, "words": next((each.words for each in before if each.person == whom), None)}


def _nominated(ctx: Context[Any], store: Spotlights, recognizing: Recognizing, person: Person, words: str) -> Card:
    """One person by one classmate is one nomination, with the newest words."""
    if person == ctx.person:
        raise Refusal("nominate-self").at("person")
    course = ctx.course.course_id
    if recognizing.wish(course, person).wants_none:  # why not is theirs alone: it could be for other reasons as well
        raise Refusal("nominate-not").at("person")
    mine = [each for each in store.nominations_by(ctx.person) if each.course_id == course and each.person == person]
    this_id = Id(mine[0].nomination_id) if mine else ctx.new_id()
    if not mine or mine[0].words != words:
        store.nominate(Nomination(this_id, course, person, ctx.person, words, ctx.now()))
        _no_longer(ctx, store, mine)
    said = ctx.text("nominated-anew" if mine else "nominated", person=person)
    buttons = [Button(ctx.plain("unnominate-button"), unnominate.link(this_id))]
    if ctx.role >= Role.INSTRUCTOR:  # they need not go to the list for it
        link = achievements.link_to("spotlight-reasons", this_id, "1")
        buttons.insert(0, Button(ctx.plain("spotlight-read"), link, Look.MAIN))
    text = joined([said, (Said(words),)], "\n\n")
    return Card(text=text, actions=tuple(buttons), note=ctx.text("nominated-note"))


@achievements.button("unnominate", answers="here")
def unnominate(ctx: Context[Settings], store: Spotlights, nomination_id: Id) -> Card:
    """Whoever wrote it takes it back, while nobody was asked because of it or after."""
    this = store.nomination(nomination_id)
    if this is None or this.by != ctx.person:
        raise Refusal("nomination-gone")
    store.take_back_nomination(nomination_id)
    _no_longer(ctx, store, [this])
    return Card(text=ctx.text("unnominated"), note=ctx.text("only-you"))


@achievements.event("left-programmes", "asked-without-their-words")
def without_them(ctx: JobContext[Settings], store: Spotlights) -> None:
    """Somebody left the programmes or was deleted: what they wrote goes from what others were asked with."""
    for spotlight_id in store.touched():
        ctx.refresh(achievements.link_to("spotlight-yours", spotlight_id))


@achievements.event("left", "asked-without-words-of-who-left")
def left(ctx: JobContext[Settings], store: Spotlights, owned: Owned, person: Person) -> None:
    """Somebody left the class: what they wrote, and what was written of them, goes with them."""
    owned.leave(person, OF_NOMINATIONS)
    without_them(ctx, store)


def _no_longer(ctx: Context[Any], store: Spotlights, old: list[Nomination]) -> None:
    """Words go from what somebody was asked with, too."""
    for this in old:
        for each in store.of(this.person):
            if each.course_id == this.course_id and each.asked_at >= this.at:
                ctx.refresh(achievements.link_to("spotlight-yours", each.spotlight_id))
