"""The introduction: what stands in a group's room from the beginning, and all that it needs to begin.

Who they are, why these people, when it suits all of them, and a first question to take in turns. As the forms promise,
those whom people are matched with read what they hope for, and of all else what they have in common; and nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.context import ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.text import Piece, Run, Style, Text, When, Words, joined
from bot.written import one_line
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import listed, people_of
from cogs.buddies.interests import interest_text, is_suggested, language_text
from cogs.buddies.links import link_to
from cogs.buddies.questions import DEEPEST, first, question, turns
from cogs.buddies.reasons import Reason, Told, Why, normal, reasons, told_by
from cogs.buddies.sizes import PAIR
from cogs.buddies.suiting import can_meet, moments
from storage.buddies import Buddies, Programme
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_members import BuddyMembers, Member

INTERESTS: Final = "interests"
HOPES: Final = "hopes"
MOST_TIMES: Final = 3


@buddies.view("introduction", thread=True)
def introduction(
    ctx: ViewContext[Settings], programmes: Buddies, members: BuddyMembers, groups: BuddyGroups, group_id: Id
) -> Card | None:
    """The card of a group: the same for all of them, as it is now."""
    group = groups.get(group_id)
    if group is None:
        return None
    people = people_of(groups, group_id)
    if not group.open or not people:
        return Card(ctx.plain("introduction-over-title"), ctx.text("introduction-over"))
    programme = programmes.get(group.programme_id)
    theirs = members.among(group.programme_id, people)
    if len(people) == 1:
        alone = ctx.text("introduction-alone", person=people[0])
        return Card(_title(ctx, group, programme), alone, actions=(_misfit(ctx, group),))
    times = _times(ctx, group, people, theirs)
    hello = ctx.text("introduction-times" if times else "introduction-hello", people=listed(ctx, people))
    return Card(
        _title(ctx, group, programme),
        joined([hello, *_asked(ctx, group, people)], "\n\n"),
        (
            *_hopes(ctx, people, theirs),
            Field(ctx.plain("why-label"), _why(ctx, group, people, theirs)),
            Field(ctx.plain("when-label"), _when(ctx, group, people, theirs, times)),
        ),
        actions=_actions(ctx, group, times),
        note=ctx.text("introduction-note", closes=When(group.closes_at, Style.DATE)),
    )


@introduction.erase
def erase_told(ctx: ViewContext[Settings], members: BuddyMembers, groups: BuddyGroups, group_id: Id, key: str) -> None:
    """The staff hid what somebody told of themselves, and the time in which it could be put back is over."""
    group = groups.get(group_id)
    if group is None:
        return
    what, _, whose = key.partition(" ")
    if what == HOPES:
        members.change(group.programme_id, Person(ctx.space.id, whose), hopes=None)
        return
    for who, member in members.among(group.programme_id, people_of(groups, group_id)).items():
        left = tuple(each for each in member.interests if normal(each) != whose)
        if left != member.interests:
            members.change(group.programme_id, who, interests=left)


def _title(ctx: ViewContext[Settings], group: Group, programme: Programme | None) -> str:
    if not group.round_id:
        return ctx.plain("introduction-title-now")
    return ctx.plain(f"introduction-title-{programme.kind if programme else 'coffee'}")


# What they hope for, and why these people.


def _hopes(ctx: ViewContext[Settings], people: Sequence[Person], theirs: Mapping[Person, Member]) -> tuple[Field, ...]:
    lines = []
    for each in people:
        if each in theirs and (hopes := theirs[each].hopes):
            words = Piece(one_line(hopes), key=f"{HOPES} {each.external_id}", by=each)
            lines.append(ctx.text("hopes-one", person=each, words=words))
    return (Field(ctx.plain("hopes-label"), joined(lines, "\n")),) if lines else ()


def _why(ctx: ViewContext[Settings], group: Group, people: Sequence[Person], theirs: Mapping[Person, Member]) -> Text:
    told = [_told(ctx, group, theirs.get(person)) for person in people]
    given = [each for each in theirs.values() if each.hours]
    suit = len(given) == len(people) and can_meet(given, _midnight(group.made_at))
    found = reasons(told, repeat=group.repeat, hours_suit=suit, spoken=ctx.course.language)
    return joined([_reason(ctx, people, each) for each in found], "\n")


def _told(ctx: ViewContext[Settings], group: Group, member: Member | None) -> Told:
    """What may be said of somebody: not what the staff hid, whoever of them wrote it."""
    told = told_by(member)
    view = introduction.link(Id(group.group_id))
    seen = tuple(each for each in told.interests if not ctx.is_hidden(view, _interest_key(each)))
    return replace(told, interests=seen)


def _interest_key(interest: str) -> str:
    """All of them wrote it: hidden, it stays so when one of them goes."""
    return f"{INTERESTS} {normal(interest)}"


def _interest(ctx: ViewContext[Settings], person: Person, interest: str) -> Run:
    if is_suggested(interest):
        (run,) = interest_text(ctx, interest)
        return run
    return Piece(interest, key=_interest_key(interest), by=person)


def _reason(ctx: ViewContext[Settings], people: Sequence[Person], reason: Reason) -> Text:
    """A reason in words; own interests stand as the first of them wrote them. Of more than two,
    some may have met by the time that another came in."""
    match reason.why:
        case Why.INTERESTS:
            interests = listed(ctx, [_interest(ctx, people[0], each) for each in reason.of])
            return ctx.text("reason-interests", interests=interests)
        case Why.LANGUAGE:
            return ctx.text("reason-language", language=language_text(ctx, reason.of[0]))
        case Why.HOW | Why.WHEN | Why.VIA:
            (answer,) = reason.of
            return ctx.text(f"reason-{reason.why}-{answer}")
        case Why.NEW if len(people) > PAIR:
            return ctx.text("reason-new-some")
        case Why.HOURS | Why.NEW | Why.AGAIN:
            return ctx.text(f"reason-{reason.why}")


# When, and what they ask one another.


def _times(
    ctx: ViewContext[Settings], group: Group, people: Sequence[Person], theirs: Mapping[Person, Member]
) -> list[datetime]:
    """Moments that suit all and are still to come: those that were found at the matching, or new ones when these are
    over."""
    if not group.round_id or (group.agreed_at is not None and group.agreed_at > ctx.now()):
        return []
    ahead = [each for each in group.suggested if each > ctx.now()]
    told = [theirs[person] for person in people if person in theirs]
    if not ahead and len(told) == len(people):
        ahead = moments(told, ctx.now(), group.closes_at, MOST_TIMES)
    return ahead[:MOST_TIMES]


def _when(
    ctx: ViewContext[Settings],
    group: Group,
    people: Sequence[Person],
    theirs: Mapping[Person, Member],
    times: Sequence[datetime],
) -> Text:
    if group.agreed_at is not None and group.agreed_at > ctx.now():
        return ctx.text("when-agreed", at=When(group.agreed_at), soon=When(group.agreed_at, Style.RELATIVE))
    if not group.round_id:
        return ctx.text("when-now")
    if times:
        lines = [ctx.text("when-one", number=number, at=When(at)) for number, at in enumerate(times, 1)]
        return joined([ctx.text("when-suits", count=len(people)), *lines], "\n")
    if group.agreed_at is not None:
        return ctx.text("when-was", at=When(group.agreed_at))
    all_told = all(person in theirs and theirs[person].hours for person in people)
    return ctx.text("when-in-writing" if group.in_writing or all_told else "when-open", count=len(people))


def _asked(ctx: ViewContext[Settings], group: Group, people: Sequence[Person]) -> tuple[Text, ...]:
    asked = question(group.question)
    if asked is None:
        return ()
    order = turns(people, group.group_id, asked)
    begins = next((each for each in people if each.external_id == group.begins), order[0])
    words = (Words(asked.words(ctx.speak.language), bold=True),)
    return (joined([words, ctx.text("question-turns", begins=begins, count=len(people))], "\n"),)


def _actions(ctx: ViewContext[Settings], group: Group, times: Sequence[datetime]) -> tuple[Action, ...]:
    group_id = Id(group.group_id)
    found: list[Action] = []
    for number, at in enumerate(times, 1):
        link = buddies.declarations["agree"].link(group_id, at)
        found.append(Button(ctx.plain("time-button", number=number), link, Look.MAIN))
    settled = group.agreed_at is not None or times
    found.append(
        Button(ctx.plain("time-other-button" if settled else "time-own-button"), link_to("own-time", group_id))
    )
    if (asked := question(group.question)) is not None:
        link = buddies.declarations["next-question"].link(group_id, asked.slug)
        found.append(Button(ctx.plain("next-question-button"), link))
        if group.level < DEEPEST and asked != first(group.group_id):
            found.append(Button(ctx.plain("deeper-button"), link_to("deeper", group_id)))
    return (*found, _misfit(ctx, group))


def _misfit(ctx: ViewContext[Any], group: Group) -> Button:
    return Button(ctx.plain("misfit-button"), link_to("misfit", group.group_id))


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
