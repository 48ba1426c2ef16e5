"""Runs of text for Slack: as elements of rich text, as mrkdwn, and as the plain words of a notification.

Slack's mrkdwn has no escape for ``*``, ``_``, ``~`` and a backtick; what formats is decided by rules that are written
nowhere. A text element of a ``rich_text`` block is shown as it is, and persons, channels, moments and links are
elements of their own beside it. So what stands on cards is rich text, in which nothing that people write can mean
anything; mrkdwn is left where Slack knows nothing else, which is small print. There a letter that could format is
written as a date that cannot be read, whose fallback Slack shows as it is.
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block,
https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final, NamedTuple, TypeAlias, assert_never
from urllib.parse import quote

from adapters.slack.places import conversation, thread_ts
from adapters.slack.sentences import say
from bot.people import Person, Place, PlaceKind
from bot.platform import NeverWorks
from bot.records import dataclass
from bot.text import Run, Said, Spot, Style, Text, When, Words

LONGEST_ADDRESS: Final = 300
"""Characters of an address in people's words that becomes a link; a longer one stays words."""
SOMEONE: Final = "someone"
"""The text of how somebody reads whose name is not known."""
_CHANNEL: Final = "a-channel"
_FORMATS: Final[Mapping[Style, str]] = {
    Style.MOMENT: "{date_short_pretty}, {time}",
    Style.DATE: "{date_short_pretty}",
    Style.TIME: "{time}",
    Style.RELATIVE: "{date_short_pretty}, {time}",
}
_SOON: Final = timedelta(hours=12)
"""For so long before it a moment is known by its time of day alone. Nothing on Slack counts by itself, and what a
client makes of ``{ago}`` stands as it was when it drew the message: so how long something lasts still is said by when
it ends, which stays true however seldom the message is changed."""
_PLAIN_FORMATS: Final[Mapping[Style, str]] = {Style.DATE: "%Y-%m-%d", Style.TIME: "%H:%M UTC"}

_USER: Final = re.compile(r"[UW][A-Z0-9]+")
_TS: Final = re.compile(r"\d+\.\d+")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_UNFIT: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_WORD: Final = re.compile(r"\n|[^\S\n]+|\S+")
_ADDRESS: Final = re.compile(
    '(?<![A-Za-z0-9])https?://[^\\s<>|"\\\\^`{}\x00-\x1f\x7f-\xa0\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+',
    re.I,
)
_OF_ADDRESS: Final = "://"
_BEHIND_ADDRESS: Final = ".,:;!?'*_~"
_BARE_HOST: Final = re.compile(r"https?://[^/?#]*[^\W_]", re.I)
_UNSAFE: Final = re.compile(r"[\s<>|\"\\^`{}]")

_MARKS: Final = "*_~`＊＿～｀‵﹡"
_FORMATTING: Final = re.compile(f"[{_MARKS}]+")
_NO_MARKS: Final = str.maketrans(_MARKS, "∗ˍ∼ˋ∗ˍ∼ˋˋ∗")
_ALIKE: Final = str.maketrans("*_~`＊＿～｀|", "∗ˍ∼ˋ∗ˍ∼ˋ¦")  # within a link nothing else keeps them from formatting
_QUOTES: Final = re.compile("^(?=&gt;|＞)", re.M)
_APART: Final = "\u200b"  # a border of a word that is not seen


@dataclass(frozen=True, slots=True)
class Where:
    """The workspace in which a text is read: its address (``https://class.slack.com``), in which language the adapter
    says a word of its own, by their keys where rooms and the threads below views stand (``channel:C1``,
    ``thread:C1-17.5``), and the names of people for notifications, by their ids. ``now`` is when it is written."""

    url: str = ""
    language: str = "en"
    standing: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    now: datetime | None = None


NOWHERE: Final = Where()


@dataclass(frozen=True, slots=True)
class User:
    """A person, named by Slack."""

    id: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, named by Slack."""

    id: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds since 1970, in Slack's words for dates."""

    unix: int
    format: str


@dataclass(frozen=True, slots=True)
class Address:
    """A link; its words are the atom's, which are the address itself where people wrote it."""

    url: str


Token: TypeAlias = User | Channel | Moment | Address


class Atom(NamedTuple):
    """What is cut only if it alone is too long for a page: a word, the space between two, a token. ``text`` is how it
    reads where nothing but letters can be shown."""

    text: str
    bold: bool = False
    token: Token | None = None


def atoms(text: Text, where: Where = NOWHERE) -> list[Atom]:
    """The text as what is not cut."""
    return [atom for run in text for atom in _atoms(run, where)]


def read_aloud(these: Iterable[Atom]) -> str:
    """Atoms as letters alone, not escaped."""
    return "".join(atom.text for atom in these)


def announced(these: Iterable[Atom]) -> str:
    """Atoms for a notification: moments and channels in Slack's own words for them, which each reader sees as they are
    for them; all else, people's names too, as letters that neither format nor call anybody."""
    return "".join(
        _written(each) if isinstance(each.token, Moment | Channel) else unmarked(each.text) for each in these
    )


def unmarked(text: str) -> str:
    """Letters that format nowhere in ``text``: in the place of those that could are some that look like them."""
    return _QUOTES.sub(_APART, escaped(text.translate(_NO_MARKS)))


def escaped(text: str) -> str:
    """Letters in which Slack reads no markup, for ``text`` and mrkdwn."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mrkdwn(text: Text, where: Where = NOWHERE) -> str:
    """The text as mrkdwn, in which nothing formats, links or pings but what the run itself says. To be shown
    ``verbatim``, so that Slack looks for no names and addresses of its own."""
    parts: list[str] = []
    bold = False
    for each in _joined(atoms(text, where)):
        shown = _written(each)
        before = parts[-1][-1:] if parts else ""
        if each.bold and shown.strip():
            parts.append(_bold(shown, apart=bool(before) and not before.isspace()))
        else:
            parts.append(f"{_APART}{shown}" if bold and shown and not shown[0].isspace() else shown)
        bold = each.bold
    return _QUOTES.sub(_APART, "".join(parts))


def permalink(place: Place, message: str, where: Where) -> str | None:
    """The address of a message; of a thread's own place, where ``message`` is empty, its first message."""
    stands = _standing(place, where)
    if stands is None or not where.url:
        return None
    channel, thread = stands
    ts = message or thread or ""
    if not _TS.fullmatch(ts):
        return None
    below = f"?thread_ts={thread}&cid={channel}" if thread else ""
    return f"{where.url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}{below}"


def channel_of(place: Place, where: Where) -> str | None:
    """The id of the conversation in which a place is; ``None`` where it is not known."""
    stands = _standing(place, where) or _standing(place.root, where)
    return stands and stands[0]


def is_user(external_id: str) -> bool:
    """Whether this could be the id of a person on Slack."""
    return _USER.fullmatch(external_id) is not None


def clean(text: str) -> str:
    """Without the letters that no message can hold, and with one kind of line end."""
    if text.isprintable():  # of these none is
        return text
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def _joined(these: Iterable[Atom]) -> Iterator[Atom]:
    """Words that stand in the same way as one, line by line."""
    last: Atom | None = None
    for atom in these:
        if last is not None and _joins(last, atom):
            last = Atom(last.text + atom.text, atom.bold)
            continue
        if last is not None:
            yield last
        last = atom
    if last is not None:
        yield last


def _joins(one: Atom, other: Atom) -> bool:
    return one.token is None and other.token is None and one.bold == other.bold and "\n" not in (one.text, other.text)


def _written(atom: Atom) -> str:
    match atom.token:
        case None:
            return _FORMATTING.sub(lambda found: f"<!date^00000000^{{_}}|{found[0]}>", escaped(atom.text))
        case User(person):
            return f"<@{person}>"
        case Channel(channel):
            return f"<#{channel}>"
        case Moment(unix, shape):
            return f"<!date^{unix}^{shape}|{escaped(atom.text)}>"
        case Address(url):
            label = "" if atom.text == url else f"|{escaped(atom.text.translate(_ALIKE))}"
            return f"<{escaped(url)}{label}>"
        case _:
            assert_never(atom.token)


def _bold(shown: str, *, apart: bool) -> str:
    """Bold words, with the spaces at their ends outside: Slack wants the borders of words on either side."""
    inner = shown.strip()
    before, behind = shown[: shown.index(inner)], shown[shown.index(inner) + len(inner) :]
    return f"{before or (_APART if apart else '')}*{inner}*{behind}"


def _atoms(run: Run, where: Where) -> Iterable[Atom]:
    match run:
        case Words(text, bold, href):
            return [_link(text, href, bold)] if href else _words(text, bold)
        case Said(text, bold):
            return _words(text, bold)
        case Person(external_id=person):
            name = where.names.get(person)
            read = f"@{clean(name)}" if name else say(where.language, SOMEONE)
            return [Atom(read, token=User(person) if is_user(person) else None)]
        case Place():
            return _place(run, where)
        case When(moment, style):
            soon = where.now is not None and timedelta(0) <= moment - where.now < _SOON
            shape = Style.TIME if style is Style.RELATIVE and soon else style
            shown = moment.strftime(_PLAIN_FORMATS.get(shape, "%Y-%m-%d %H:%M UTC"))
            return [Atom(shown, token=Moment(int(moment.timestamp() // 1), _FORMATS[shape]))]
        case Spot(text, place, message):
            href = permalink(place, message, where)
            return [_link(text, href, False)] if href else _words(text, False)
        case _:
            assert_never(run)


def _place(place: Place, where: Where) -> Iterator[Atom]:
    """A place as Slack can name it: a thread by a link into it and by its channel, a conversation by who is in it."""
    if place.kind is PlaceKind.DIRECT and place.people:
        for number, person in enumerate(place.people):
            yield from _words(", ", False) if number else ()
            yield from _atoms(Person(place.space_id, person), where)
        return
    channel = channel_of(place, where)
    named = Atom(say(where.language, _CHANNEL), token=Channel(channel) if channel else None)
    if href := permalink(place, "", where):
        yield _link(say(where.language, "a-thread"), href, False)
        yield from (Atom(" ("), named, Atom(")"))
    else:
        yield named


def _standing(place: Place, where: Where) -> tuple[str, str | None] | None:
    """The conversation, and the ``ts`` of the thread, of a place."""
    if known := where.standing.get(place.key):
        place = Place.parse(place.space_id, known)
    try:
        return conversation(place), thread_ts(place)
    except NeverWorks:
        return None


def _link(text: str, href: str, bold: bool) -> Atom:
    line = " ".join(clean(text).split())
    return Atom(line or href, bold, Address(_safe(href)))


def _words(text: str, bold: bool) -> list[Atom]:
    text = clean(text)
    if _OF_ADDRESS not in text:
        return _letters(text, bold)
    these: list[Atom] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        if address := _address(found[0]):
            these += [*_letters(text[at : found.start()], bold), Atom(address, bold, Address(address))]
            at = found.start() + len(address)
    return these + _letters(text[at:], bold)


def _letters(text: str, bold: bool) -> list[Atom]:
    return [Atom(word, bold) for word in _WORD.findall(text)]


def _address(found: str) -> str:
    """The address at the start of what looks like one, without the marks of the sentence around it; empty for none."""
    address = found
    while True:
        shorter = address.rstrip(_BEHIND_ADDRESS)
        opened, closed = (sum(map(shorter.count, marks)) for marks in ("([", ")]"))
        if shorter.endswith((")", "]")) and opened < closed:
            shorter = shorter[:-1]
        if shorter == address:
            break
        address = shorter
    return address if len(address) <= LONGEST_ADDRESS and _BARE_HOST.match(address) else ""


def _safe(address: str) -> str:
    """An address in which no letter can end the link."""
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), address)
