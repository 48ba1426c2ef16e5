"""Text cut to what a page holds, and as the elements of rich text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from slack_sdk.models.blocks import RichTextBlock, RichTextElementParts, RichTextSectionElement
from slack_sdk.models.blocks.block_elements import RichTextElement

from adapters.slack.limits import LONGEST_SECTION
from adapters.slack.words import LONGEST_ADDRESS, Address, Atom, Channel, Moment, User, escaped
from bot.letters import clusters, length

LEAST: Final = 400
"""The shortest piece that may be asked for: every token of ours fits into it."""
_TOKEN: Final = 60  # letters that a token counts for, however short it reads: Slack limits the JSON of a message too
_TURN: Final = 20  # and a change between bold and not
_CHUNK: Final = 40
_BOLD: Final = RichTextElementParts.TextStyle(bold=True)
_ESCAPED: Final = frozenset("&<>")


def weight(these: Sequence[Atom]) -> int:
    """How much of a page the atoms take: the letters that are read, escaped, and something for what is more than
    letters."""
    size, before = 0, None
    for atom in these:
        size += _weight(atom, before)
        before = atom
    return size


def fits(these: Sequence[Atom], most: int) -> bool:
    """Whether the atoms weigh no more; of a long text no more is weighed than it takes to say no."""
    return len(these) <= most and _fitting(these, most) == len(these)


def cut(left: Sequence[Atom], most: int) -> tuple[Sequence[Atom], Sequence[Atom]]:
    """As much as weighs no more, and the rest: at the end of a line or a word where there is one, never within a letter
    or a token. Nothing but white space is left out, and that only at a cut. Raises ``ValueError`` for less than
    :data:`LEAST`."""
    if most < LEAST:
        raise ValueError(f"a piece holds at least {LEAST} characters")
    number = _fitting(left, most)
    if number == len(left):
        return trimmed(left), ()
    if number == 0:
        return cut([*_broken(left[0], most), *left[1:]], most)
    end = _good_end(left, number)
    behind = end
    while behind < len(left) and left[behind].text.isspace():
        behind += 1
    return trimmed(left[:end]), left[behind:]


def trimmed(these: Sequence[Atom]) -> Sequence[Atom]:
    """Without the space at both ends."""
    first, last = 0, len(these)
    while first < last and not these[first].text.strip():
        first += 1
    while last > first and not these[last - 1].text.strip():
        last -= 1
    return these[first:last]


def rich_text(these: Sequence[Atom]) -> RichTextBlock:
    """The atoms as one block. There must be something to see in them."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=[*_elements(these)])])


def _elements(these: Sequence[Atom]) -> Iterator[RichTextElement]:
    words, bold = "", False
    for atom in these:
        joins = atom.token is None and (atom.bold == bold or not atom.text.strip())
        if joins and len(words) + len(atom.text) <= LONGEST_SECTION:
            words += atom.text
            continue
        if words:
            yield _text(words, bold)
        words, bold = ("", bold) if atom.token is not None else (atom.text, atom.bold)
        if atom.token is not None:
            yield _token(atom)
    if words:
        yield _text(words, bold)


def _text(words: str, bold: bool) -> RichTextElement:
    return RichTextElementParts.Text(text=words, style=_style(bold))


def _style(bold: bool) -> RichTextElementParts.TextStyle | None:
    return _BOLD if bold else None


def _token(atom: Atom) -> RichTextElement:
    match atom.token:
        case User(person):
            return RichTextElementParts.User(user_id=person)
        case Channel(channel):
            return RichTextElementParts.Channel(channel_id=channel)
        case Moment(unix, shape):
            return RichTextElementParts.Date(timestamp=unix, format=shape, fallback=atom.text)
        case Address(url):
            words = atom.text if atom.text != url else None
            return RichTextElementParts.Link(url=url, text=words, style=_style(atom.bold))
        case None:
            return _text(atom.text, atom.bold)
        case _:
            assert_never(atom.token)


def _weight(atom: Atom, before: Atom | None) -> int:
    text = atom.text
    letters = len(text) if text.isascii() and _ESCAPED.isdisjoint(text) else length(escaped(text))
    turn = _TURN if atom.bold != (before is not None and before.bold) and atom.text.strip() else 0
    if atom.token is None:
        return letters + turn
    unseen = len(atom.token.url) // 2 if isinstance(atom.token, Address) and atom.token.url != atom.text else 0
    return max(letters, _TOKEN) + turn + unseen


def _fitting(these: Sequence[Atom], most: int) -> int:
    """How many of the atoms fit."""
    size, before = 0, None
    for number, atom in enumerate(these):
        size += _weight(atom, before)
        if size > most:
            return number
        before = atom
    return len(these)


def _good_end(these: Sequence[Atom], fits: int) -> int:
    """Where to cut: behind a line or else a word in the later half of what fits, or else anywhere."""
    size, word = 0, 0
    half = sum(len(atom.text) for atom in these[:fits]) // 2
    for end in range(fits, 0, -1):
        if these[end].text == "\n":
            return end
        if not word and these[end].text.isspace():
            word = end
        size += len(these[end - 1].text)
        if size > half:
            break
    return word or fits


def _broken(atom: Atom, most: int) -> Iterator[Atom]:
    """What is too long for a page of its own, in handfuls of letters as people see them; a link's all lead there."""
    linked = isinstance(atom.token, Address) and len(atom.token.url) <= LONGEST_ADDRESS
    token = atom.token if linked else None
    handful = ""
    for cluster in clusters(atom.text):
        if len(handful) + len(cluster) > _CHUNK and handful:
            yield Atom(handful, atom.bold, token)
            handful = ""
        handful += cluster
        while length(escaped(handful)) > most // 2:  # an endless pile of marks
            yield Atom(handful[:_CHUNK], atom.bold, token)
            handful = handful[_CHUNK:]
    if handful:
        yield Atom(handful, atom.bold, token)
