"""What a poll asks, and how it stands before the class: its words, its choices, who can see what, what is pressed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from bot.card import Field
from bot.channels import at_hand as is_at_hand
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link, id_of, id_to_text, make
from bot.people import Person, Role
from bot.schedule import local
from bot.text import Piece, Said, Text, When, Words, joined
from bot.written import in_short, one_line
from cogs.polls.kinds import Kind
from cogs.polls.thresholds import Thresholds
from storage.poll_answers import PollAnswers
from storage.polls import Label, Poll, Polls, State
from storage.reports import Reports
from storage.sealed import Sealed

LONGEST_QUESTION: Final = 300
LONGEST_CHOICE: Final = 70  # a button's label holds 75 characters, and a number may stand before it
LONGEST_TEXT: Final = 500
MOST_BUTTONS: Final = 8  # of more choices a menu is read more easily than two rows of buttons
RANKS: Final = ("first", "second", "third", "fourth", "fifth")  # the menus that one form holds
BRIEF: Final = 60  # characters of a question where it is a name
QUESTION: Final = ":question"  # as keys of words on a card
CHOICE: Final = ":choice-"

CHOSEN: Final = (Kind.ONE, Kind.SEVERAL, Kind.RANKING)  # among words that whoever asks gives
THERE: Final = tuple(state for state in State if state not in (State.DRAFT, State.GONE))
COUNTED: Final = frozenset(Kind) - {Kind.TEXT}


def found(ctx: Context[Any], store: Polls, poll_id: Id) -> Poll:
    """A poll of this course. Raises :class:`Refusal` for one that was taken back, and for one that is not ours."""
    poll = store.get(poll_id)
    if poll is None or poll.state is State.GONE or poll.course_id != ctx.course.course_id:
        raise Refusal("poll-gone")
    return poll


def at_hand(ctx: Context[Any], store: Polls, poll_id: Id) -> Poll:
    """A poll of this course that is at hand for this person. Raises :class:`Refusal` for any other."""
    poll = found(ctx, store, poll_id)
    if not is_at_hand(ctx, poll.place):
        raise Refusal("poll-gone")
    return poll


def still_open(ctx: Context[Any], store: Polls, poll_id: Id, *kinds: Kind) -> Poll:
    """A poll that takes this person's answer. Raises :class:`Refusal` for one that is over, of another kind, or of a
    place that they do not see."""
    poll = at_hand(ctx, store, poll_id)
    if poll.state is State.DRAFT or (kinds and Kind(poll.kind) not in kinds):
        raise Refusal("poll-gone")
    if poll.waits:
        raise Refusal("poll-cannot")
    if not poll.takes_answers or (poll.closes_at is not None and poll.closes_at <= ctx.now()):
        raise Refusal("poll-over")
    return poll


def managed(ctx: Context[Any], store: Polls, poll_id: Id) -> Poll:
    """A poll that this person asked, or, for an instructor, any of the course. Raises :class:`Refusal`."""
    poll = found(ctx, store, poll_id)
    if poll.by != ctx.person.external_id and ctx.role < Role.INSTRUCTOR:
        raise Refusal("poll-of-another")
    return poll


def least_of(ctx: ViewContext[Any], poll: Poll) -> int:
    """The number of people below which nothing of a poll is shown; 1 where everyone sees who answered what."""
    if poll.label is Label.NAMED:
        return 1
    return Thresholds(ctx.settings.figures_from, ctx.settings.texts_from).least(Kind(poll.kind))


def kept_least(ctx: ViewContext[Any], poll: Poll) -> int:
    """The same as it is kept with the poll; 0 where nothing is ever left out."""
    return 0 if poll.label is Label.NAMED else least_of(ctx, poll)


def lasting_of(ctx: ViewContext[Any], poll: Poll) -> timedelta:
    """How long it is open where no moment is set."""
    return timedelta(seconds=poll.lasts) if poll.lasts else timedelta(hours=ctx.settings.open_hours)


def rows_of(poll: Poll, answers: PollAnswers, sealed: Sealed) -> int:
    """How many took part until now, with those who took it back: a count that falls would tell who did."""
    return sealed.rows(poll.poll_id) if poll.label is Label.UNLINKABLE else answers.rows(poll.poll_id)


# Its words.


@lru_cache(maxsize=512)  # everyone who answers a poll gets the same ones
def link_to(name: str, poll_id: int, *more: int) -> Link:
    """The link of a handler in a module of this cog that imports the one that asks."""
    return make("polls", name, [id_to_text(poll_id), *map(str, more)])


def poll_link(poll: Poll) -> Link:
    """The link of a poll's card."""
    return link_to("poll", poll.poll_id)


def asker(poll: Poll) -> Person | None:
    """Who asks, while they are known."""
    return Person(poll.place.space_id, poll.by) if poll.by else None


def signs(ctx: Context[Any]) -> bool:
    """Whether the card of what this person asks says so: an instructor asks for the course, everybody else in their own
    name."""
    return ctx.role < Role.INSTRUCTOR


def asked_by(ctx: ViewContext[Any], poll: Poll) -> tuple[Field, ...]:
    """Who asks, where that is said, while they are known."""
    person = asker(poll)
    return (Field(ctx.plain("asked-by-label"), (person,)),) if poll.signed and person else ()


def asker_reads(poll: Poll) -> bool:
    """Whether whoever asked may see what came of it, beside what the class sees: of *staff only* instructors alone."""
    return poll.label is not Label.STAFF_ONLY or not poll.signed


def question(ctx: ViewContext[Any], poll: Poll) -> Text:
    """What it asks, as it stands before the class."""
    if not poll.question:  # hidden for good
        return ctx.text("question-erased")
    words: Text = (Piece(poll.question, key=QUESTION, by=asker(poll)),)
    return words + ctx.text("edited") if poll.edited else words


def question_hidden(ctx: ViewContext[Any], poll: Poll) -> bool:
    """Whether staff hid what it asks."""
    return not poll.question or ctx.is_hidden(poll_link(poll), QUESTION)


def brief(ctx: ViewContext[Any], poll: Poll) -> str:
    """It in a few words, as a name; not where the staff hid it."""
    return _in_brief(ctx, "" if question_hidden(ctx, poll) else poll.question)


def briefs(ctx: ViewContext[Any], reports: Reports, asked: Sequence[Poll]) -> dict[int, str]:
    """Several in a few words, by their ids; asked at once what the staff hid of them."""
    keys = {each.poll_id: id_of(poll_link(each), QUESTION) for each in asked}
    hidden = reports.hidden_among(set(keys.values()))
    shown = {each.poll_id: each.question for each in asked if keys[each.poll_id] not in hidden}
    return {each.poll_id: _in_brief(ctx, shown.get(each.poll_id, "")) for each in asked}


def apart(ctx: ViewContext[Any], asked: Sequence[Poll], names: Mapping[int, str], most: int = BRIEF) -> dict[int, str]:
    """These names, ``most`` characters long; those that are the same with the moment at which each was asked, in the
    course's zone: to the minute, where that is the same to the second, and then with a number, the earliest first."""
    called = {each.poll_id: (in_short(names[each.poll_id], most), "") for each in asked}
    for form in ("%H:%M", "%H:%M:%S"):
        same = Counter(called.values())
        for each in asked:
            if same[called[each.poll_id]] > 1:
                at = local(each.made_at, ctx.course.time_zone)
                called[each.poll_id] = called[each.poll_id][0], f" · {short_date(ctx, at)} {at.strftime(form)}"
    seen = Counter[tuple[str, str]]()
    for each in sorted(asked, key=lambda one: (one.made_at, one.poll_id)):
        name, when = called[each.poll_id]
        seen[name, when] += 1
        if (number := seen[name, when]) > 1:
            called[each.poll_id] = name, f"{when} ({number})"
    return {poll_id: in_short(name, most - len(when)) + when for poll_id, (name, when) in called.items()}


def _in_brief(ctx: ViewContext[Any], asked: str) -> str:
    return in_short(one_line(asked), BRIEF) if asked else ctx.plain("question-hidden")


def words_hidden(ctx: ViewContext[Any], poll: Poll) -> bool:
    """Whether staff hid anything of what it asks, a choice among it."""
    if question_hidden(ctx, poll):
        return True
    keys = [choice_key(number) for number in range(len(poll.choices))] if poll.kind in CHOSEN else []
    return not all(poll.choices) or any(ctx.is_hidden(poll_link(poll), key) for key in keys)


def name_of(ctx: ViewContext[Any], poll: Poll) -> Text:
    """It in a few words, where others than the staff read them; not what staff hid."""
    return (Said(brief(ctx, poll)),)


def choice_key(number: int) -> str:
    """The key of a choice's words."""
    return f"{CHOICE}{number}"


def moment_of(poll: Poll, number: int) -> datetime:
    """One of the times that a poll asks about."""
    return datetime.fromisoformat(poll.choices[number])


def choice(ctx: ViewContext[Any], poll: Poll, number: int) -> Text:
    """A choice as it stands on a card, where it can be reported and hidden; a time in each reader's zone."""
    if poll.kind == Kind.TIMES:
        return (When(moment_of(poll, number)),)
    if poll.kind == Kind.SCALE:
        return (Words(scale_label(poll, number + 1)),)
    words = poll.choices[number]
    return (Piece(words, key=choice_key(number), by=asker(poll)),) if words else _numbered(ctx, number)


def label_of(ctx: ViewContext[Any], poll: Poll, number: int) -> str:
    """A choice on a button, in a menu or in a picture, where nothing can be hidden: then it has its number alone.

    A time stands there in the course's zone.
    """
    if poll.kind == Kind.TIMES:
        at = local(moment_of(poll, number), ctx.course.time_zone)
        day, date_ = ctx.plain(f"weekday-{at.weekday()}"), short_date(ctx, at)
        return ctx.plain("time-label", number=number + 1, day=day, date=date_, at=f"{at:%H:%M}")
    if poll.kind == Kind.SCALE:
        return scale_label(poll, number + 1)
    words = poll.choices[number]
    if not words or ctx.is_hidden(poll_link(poll), choice_key(number)):
        return ctx.plain("choice-number", number=number + 1)
    return words


def short_date(ctx: ViewContext[Any], day: date) -> str:
    """A day of a year that everyone knows, as one writes it in the reader's language."""
    return ctx.plain("short-date", day=day.day, month=ctx.plain(f"month-{day.month}"))


def _numbered(ctx: ViewContext[Any], number: int) -> Text:
    return ctx.text("choice-number", number=number + 1)


def scale_label(poll: Poll, point: int) -> str:
    """A point of a scale, with what it is called where it is an end."""
    low, high = poll.ends
    called = low if point == 1 else high if point == poll.most else ""
    return f"{point} · {called}" if called else str(point)


def size_of(poll: Poll) -> int:
    """How many choices there are, or points of the scale."""
    return poll.most if poll.kind == Kind.SCALE else len(poll.choices)


# How one answers.


def seen_as(poll: Poll) -> str:
    """Its label, as texts are called after it: of a *named* order not everything is seen alike, and there are polls of
    which only the best is told."""
    if poll.best_only:
        return f"{poll.label}-best"
    return f"{poll.label}-ranking" if poll.label is Label.NAMED and poll.kind == Kind.RANKING else str(poll.label)


def seen_by(ctx: ViewContext[Any], poll: Poll) -> Text:
    """Who can see what, in one line."""
    return ctx.text(f"label-{seen_as(poll)}")


def note(ctx: ViewContext[Any], poll: Poll) -> Text:
    """Who can see what, in one line, and how one answers."""
    return (*seen_by(ctx, poll), Words(" "), *ctx.text(f"how-{poll.kind}", most=poll.most))


def choices_field(ctx: ViewContext[Any], poll: Poll) -> tuple[Field, ...]:
    """What there is to choose from."""
    if poll.kind not in (*CHOSEN, Kind.TIMES):
        return ()
    lines: list[Text] = [(Words(f"{number + 1}. "), *choice(ctx, poll, number)) for number in range(len(poll.choices))]
    return (Field(ctx.plain("choices-label"), joined(lines, "\n")),)


def as_posted(ctx: ViewContext[Any], poll: Poll) -> tuple[Field, ...]:
    """What a poll said before it was edited, but for what staff hid of it."""
    if poll.posted is None:
        return ()
    asked, choices = poll.posted
    lines: list[Text] = [] if question_hidden(ctx, poll) else [(Said(asked),)]
    for number, words in enumerate(choices if poll.kind in CHOSEN else ()):
        if words and not ctx.is_hidden(poll_link(poll), choice_key(number)):
            lines.append((Words(f"{number + 1}. "), Said(words)))
    return (Field(ctx.plain("posted-label"), joined(lines, "\n")),) if lines else ()


def may_be_shown(poll: Poll) -> bool:
    """Whether what came of it may be shown: it is counted, and so many took part; of a *named* one always."""
    return poll.state is State.CLOSED and (poll.label is Label.NAMED or poll.enough)
