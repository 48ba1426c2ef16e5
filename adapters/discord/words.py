"""Runs of text as Discord's markdown, in which nothing formats, links or pings but what the run itself says.

Discord reads markdown from left to right and takes a backslash before anything but a letter, a digit or a space as
"this, and nothing special". What Discord knows: https://docs.discord.com/developers/reference#message-formatting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias, assert_never

from bot.letters import clusters, length, shows
from bot.people import Person, Place, PlaceKind
from bot.records import dataclass
from bot.text import Run, Said, Spot, Style, Text, When, Words

LEAST: Final = 400
"""The shortest piece that may be asked for: every token and every address of ours fits into it."""
LONGEST_ADDRESS: Final = 300
"""Characters of an address in people's words that becomes a link; a longer one stays words."""

Where: TypeAlias = Callable[[Place], str | None]
"""Finds the channel's id of a place that does not name it: a room, or the thread below a view."""

_UNKNOWN: Final = "…"
_ALWAYS: Final = frozenset("\\`*_~|<>[]@")
_BEFORE_SPACE: Final = frozenset("#-+")  # headings, lists and small print have a space behind their mark
_PINGS: Final = ("everyone", "here")
_APART: Final = "\u200b"  # Discord's server looks for @everyone in the bare text, whatever is escaped
_STYLES: Final = {Style.MOMENT: "f", Style.DATE: "D", Style.TIME: "t", Style.RELATIVE: "R"}

_ID: Final = re.compile("[0-9]{1,20}")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_UNFIT: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ADDRESS: Final = re.compile(
    "(?<![A-Za-z0-9])https?://[^\\s<>\x00-\x1f\x7f-\xa0\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+", re.I
)
_EASY: Final = re.compile("[A-Za-z0-9\u00c0-\u024f,;!?'\"()/%=&]+")  # words in which nothing can mean anything
_BEHIND_ADDRESS: Final = ".,:;!?\"'*_~|`\\"
_BARE_HOST: Final = re.compile(r"https?://[^/?#]*[^\W_]", re.I)
_UNSAFE: Final = re.compile('[\\s"*<>\\\\`{|}^\\[\\]()]|@(?=everyone|here)', re.I)


class Dress(NamedTuple):
    """How words stand: in bold, as a link."""

    bold: bool = False
    href: str | None = None


PLAIN: Final = Dress()


@dataclass(frozen=True, slots=True)
class Atom:
    """What is cut only if it alone is too long for a piece, and then by the letters of ``raw``: a word, an escaped
    letter with its marks, a token, an address."""

    shown: str
    dress: Dress = PLAIN
    raw: str = ""


def markdown(text: Text, where: Where | None = None) -> str:
    """The text as Discord's markdown; ``where`` finds the channels of rooms and threads.

    It is safe at the beginning of a line, behind ``## `` or ``-# `` and between bold words alike.
    """
    return written(atoms(text, where))


def pieces(text: Text, most: int, where: Where | None = None) -> list[str]:
    """The text in pieces of at most ``most`` characters of markdown, cut at the end of a line or a word where there is
    one, never within a letter, an emoji or a token. Nothing but white space is left out, and that only at a cut."""
    found: list[str] = []
    left: Sequence[Atom] = atoms(text, where)
    while left:
        piece, left = cut(left, most)
        if piece:
            found.append(piece)
    return found


def atoms(text: Text, where: Where | None = None) -> list[Atom]:
    """The text as what is never cut."""
    return [atom for run in text for atom in _atoms(run, where)]


def cut(left: Sequence[Atom], most: int) -> tuple[str, Sequence[Atom]]:
    """As much as fits into ``most`` characters, and the rest. Raises ``ValueError`` for less than :data:`LEAST`."""
    if most < LEAST:
        raise ValueError(f"a piece holds at least {LEAST} characters")
    fits = _fitting(left, most)
    if fits == len(left):
        return written(left).strip(), ()
    if fits == 0:
        return cut([*_broken(left[0]), *left[1:]], most)
    end = _good_end(left, fits)
    behind = end
    while behind < len(left) and left[behind].shown.isspace():
        behind += 1
    return written(left[:end]).strip(), left[behind:]


def written(these: Sequence[Atom]) -> str:
    """Atoms as markdown; what is open at the end is closed."""
    parts: list[str] = []
    dress = PLAIN
    for atom in these:
        parts += (_change(dress, atom.dress), atom.shown)
        dress = atom.dress
    return "".join([*parts, _change(dress, PLAIN)])


def lines(these: Sequence[Atom]) -> list[list[Atom]]:
    """Atoms by line; no atom goes over the end of one."""
    found: list[list[Atom]] = [[]]
    for atom in these:
        if atom.shown == "\n":
            found.append([])
        else:
            found[-1].append(atom)
    return found


def channel_of(place: Place) -> str | None:
    """The channel's id that a place names; ``None`` for rooms, and where only people are named."""
    return place.id if place.kind is not PlaceKind.ROOM and _ID.fullmatch(place.id) else None


def _change(before: Dress, after: Dress) -> str:
    """The marks between words of two dresses. Bold goes around links, and no two marks for bold ever meet."""
    if before is after or before == after:
        return ""
    ends = f"](<{before.href}>)" if before.href else ""
    turns = "**" if before.bold != after.bold else ""
    return f"{ends}{turns}{'[' if after.href else ''}"


def _fitting(these: Sequence[Atom], most: int) -> int:
    """How many of the atoms fit."""
    size, dress = 0, PLAIN
    for number, atom in enumerate(these):
        size += length(_change(dress, atom.dress)) + length(atom.shown)
        if size + length(_change(atom.dress, PLAIN)) > most:
            return number
        dress = atom.dress
    return len(these)


def _good_end(these: Sequence[Atom], fits: int) -> int:
    """Where to cut: behind a line or else a word in the later half of what fits, or else anywhere."""
    size, word = 0, 0
    half = sum(len(atom.shown) for atom in these[:fits]) // 2
    for end in range(fits, 0, -1):
        if these[end].shown == "\n":
            return end
        if not word and these[end].shown.isspace():
            word = end
        size += len(these[end - 1].shown)
        if size > half:
            break
    return word or fits


def _broken(atom: Atom) -> Iterator[Atom]:
    """What is too long for a piece of its own, letter by letter: an endless pile of marks, say."""
    linked = atom.dress.href is not None and len(atom.dress.href) <= LONGEST_ADDRESS
    dress = atom.dress if linked else Dress(atom.dress.bold)
    for letter in atom.raw:
        yield Atom(_escaped(letter, "", ""), dress, letter)


def _atoms(run: Run, where: Where | None) -> Iterator[Atom]:
    match run:
        case Words(text, bold, href):
            yield from _link(text, href, bold) if href else _words(text, Dress(bold))
        case Said(text, bold):
            yield from _words(text, Dress(bold))
        case Person(external_id=person):
            yield Atom(f"<@{person}>" if _ID.fullmatch(person) else _UNKNOWN)
        case Place():
            yield from _place(run, where)
        case When(moment, style):
            yield Atom(f"<t:{int(moment.timestamp() // 1)}:{_STYLES[style]}>")
        case Spot(text, place, message):
            channel = _channel(place, where)
            server = "@me" if place.kind is PlaceKind.DIRECT else place.space_id.partition(":")[2]
            if channel and _ID.fullmatch(message):
                yield from _link(text, f"https://discord.com/channels/{server}/{channel}/{message}", False)
            else:
                yield from _words(text, PLAIN)
        case _:
            assert_never(run)


def _channel(place: Place, where: Where | None) -> str | None:
    return (where(place) if where else None) or (None if place.under else channel_of(place))


def _place(place: Place, where: Where | None) -> Iterator[Atom]:
    """A place as Discord can name it: the thread below a view by its channel, a conversation by who is in it."""
    if place.kind is PlaceKind.DIRECT and place.people:
        for number, person in enumerate(place.people):
            yield from _words(", ", PLAIN) if number else ()
            yield from _atoms(Person(place.space_id, person), where)
    else:
        channel = _channel(place, where) or channel_of(place.root)
        yield Atom(f"<#{channel}>" if channel else _UNKNOWN)


def _link(text: str, href: str, bold: bool) -> Iterator[Atom]:
    """Our own words as a link. Discord shows no link whose words look like one, nor any with brackets in them."""
    address = _safe(href)
    if "://" in text:
        yield Atom(f"<{address}>", Dress(bold), address)
        return
    yield from _words(text.replace("[", "(").replace("]", ")"), Dress(bold, address))


def _words(text: str, dress: Dress) -> Iterator[Atom]:
    text = _UNFIT.sub("", _LINE_ENDS.sub("\n", text))
    at = 0
    for found in () if dress.href else _ADDRESS.finditer(text):
        if address := _address(found[0]):
            yield from _letters(text[at : found.start()], dress)
            yield Atom(f"<{_safe(address, people=True)}>", dress, address)
            at = found.start() + len(address)
    yield from _letters(text[at:], dress)


def _letters(text: str, dress: Dress) -> Iterator[Atom]:
    at = 0
    while at < len(text):
        if fast := _EASY.match(text, at):
            end = found if (found := fast.end()) == len(text) or text[found] < "\u0300" else found - 1
            if end > at:
                yield Atom(text[at:end], dress, text[at:end])
                at = end
                continue
        cluster = next(clusters(text, at))
        if cluster == "\n":
            yield Atom("\n")
        else:
            places = range(at, at + len(cluster))
            shown = "".join(_escaped(text[n], text[max(n - 1, 0) : n], text[n + 1 : n + 9]) for n in places)
            yield Atom(shown, dress, cluster)
        at += len(cluster)


def _escaped(letter: str, before: str, behind: str) -> str:
    """A letter, escaped where it could mean something; ``before`` and ``behind`` are what stands around it in its run,
    and what another run brings may be anything."""
    if letter == "@" and (not behind or behind.lower().startswith(_PINGS)):
        return f"\\@{_APART}"
    special = (
        letter in _ALWAYS
        or (letter in _BEFORE_SPACE and (behind[:1] in ("", "#") or not shows(behind[0])))
        or (letter == ":" and not behind[:1].isspace())  # :smile: would become an emoji, steam:// a link
        or (letter == "." and (not before or before.isdigit()) and (not behind or not shows(behind[0])))  # 1. a list
    )
    return f"\\{letter}" if special else letter


def _address(found: str) -> str:
    """The address at the start of what looks like one, without the marks of the sentence around it; empty for none."""
    address = found
    while True:
        shorter = address.rstrip(_BEHIND_ADDRESS)
        if shorter.endswith((")", "]")) and shorter.count("(") + shorter.count("[") < shorter.count(
            ")"
        ) + shorter.count("]"):
            shorter = shorter[:-1]
        if shorter == address:
            break
        address = shorter
    return address if len(address) <= LONGEST_ADDRESS and _BARE_HOST.match(address) else ""


def _safe(address: str, *, people: bool = False) -> str:
    """An address in which no letter can end a link or a bold word around it. In brackets of its own, ``(`` cannot."""

    def percent(found: re.Match[str]) -> str:
        if people and found[0] in "()[]":
            return found[0]
        return "".join(f"%{byte:02X}" for byte in found[0].encode())

    return _UNSAFE.sub(percent, address)
