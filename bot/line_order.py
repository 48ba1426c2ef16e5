"""Words of a line that name no option: which option each belongs to, by their order and by what reads as its kind.

``mon,wed 09:00 #general`` fills the days, the time and the place. Options are filled in the order in which they are
declared; one that its word does not read as is passed over. Words that are anything take the rest of the line as it
was written, unless they stand in quotation marks. What is not clear is said at the option that it may belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final

from bot.card import Input, InputKind, Json
from bot.line_values import FREE, Named, Unclear, fits, is_marked, read
from bot.records import dataclass

_MOST_LOOKED_AT: Final = 40  # words of which each is looked at; what is longer is a text
_LISTS: Final = (InputKind.CHOICES, InputKind.PEOPLE, InputKind.HOURS)
_LONGEST_LIST: Final = 16
_LONGEST_ONE: Final = 5  # words of one value: ``New York``, ``1 hour and 30 minutes``


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line, or several in quotation marks. ``raw`` is as it was written, with the spaces behind it."""

    text: str
    raw: str
    quoted: bool = False


@dataclass(slots=True)
class Order:
    """The words of a line on their way to the options that are ``left``.

    ``values`` are those that fit, ``wrong`` says of options what is not clear about them.
    """

    words: Sequence[Word]
    left: Sequence[Input]
    named: Named
    values: dict[str, Json] = field(default_factory=dict)
    wrong: dict[str, Unclear] = field(default_factory=dict)
    _at: int = 0

    def fill(self) -> None:
        """Gives each word to an option. Without any option left, :func:`loose` is for the caller to say."""
        unread: list[Word] = []
        while self._at < len(self.words):
            if self._reads():
                continue
            owner = self._owner()
            if owner is not None and owner.kind in FREE:
                count = self._length(owner)
                self._give(owner, self.words[self._at : self._at + count])
                self._at += count
                continue
            if self._at >= _MOST_LOOKED_AT:
                unread += self.words[self._at :]
                break
            unread.append(self.words[self._at])
            self._at += 1
            self._begin_text(unread)
        if unread:
            self._say(unread)

    def _reads(self) -> bool:
        """Whether the next words are an option's, and now in it."""
        word, start = self.words[self._at], self._after()
        for number in range(start, len(self.left)):
            entry = self.left[number]
            if entry.kind not in FREE:
                if count := self._run(entry):
                    self._give(entry, self.words[self._at : self._at + count])
                    self._at += count
                    return True
            elif word.quoted and self._goes_on(self._at + 1, number + 1, texts=True):
                self._give(entry, [word])
                self._at += 1
                return True
            elif entry.required or not self._goes_on(self._at, number + 1):
                return False
        return False

    def _after(self) -> int:
        """The first option behind the last one that was filled."""
        done = {*self.values, *self.wrong}
        filled = [number for number, entry in enumerate(self.left) if entry.name in done]
        return filled[-1] + 1 if filled else 0

    def _run(self, entry: Input) -> int:
        """How many of the next words are a value of this option: as many as read so together."""
        most = _LONGEST_LIST if entry.kind in _LISTS else _LONGEST_ONE
        if self._at >= _MOST_LOOKED_AT:
            return 0
        if not (entry.required or is_marked(entry, self.words[self._at].text) or not self._texts()):
            return 0
        for count in range(min(most, len(self.words) - self._at), 0, -1):
            if fits(entry, _joined(self.words[self._at : self._at + count]), self.named):
                return count
        return 0

    def _goes_on(self, at: int, number: int, *, texts: bool = False) -> bool:
        """Whether all words from here on are values of options from this one on, in their order; with ``texts`` the
        last of them may be a text."""
        rest = Order(self.words[at:], self.left[number:], self.named)
        return rest._read_on() or (texts and rest._ends_in_text())

    def _read_on(self) -> bool:
        while self._at < len(self.words):
            if not self._reads():
                return False
        return True

    def _length(self, owner: Input) -> int:
        """How many words are a text: the rest, or what stands before values of all that must be given behind it."""
        number = self.left.index(owner) + 1
        required = {entry.name for entry in self.left[number:] if entry.required}
        for at in range(self._at + 1, min(len(self.words), _MOST_LOOKED_AT)) if required else ():
            rest = Order(self.words[at:], self.left[number:], self.named)
            if rest._read_on() and required <= {*rest.values}:
                return at - self._at
        return len(self.words) - self._at

    def _ends_in_text(self) -> bool:
        owner = self._owner()
        if owner is not None and owner.kind is InputKind.LINES:
            return any("|" in word.text for word in self.words[self._at :])
        return owner is not None and owner.kind in FREE

    def _owner(self) -> Input | None:
        """The one option that words which read as nothing can only belong to."""
        left = self._unfilled()
        likely = [entry for entry in left if entry.required] or left
        for one in (likely, [entry for entry in likely if entry.kind in FREE]):
            if len(one) == 1:
                return one[0]
        return None

    def _begin_text(self, unread: list[Word]) -> None:
        """What follows a word for each option that must be given is a text, where only one option takes texts."""
        required = [entry for entry in self._unfilled() if entry.required]
        texts = self._texts()
        if (
            len(required) == 1 == len(texts)
            and self._at < len(self.words)
            and not self._goes_on(self._at, self._after())
        ):
            self._say(unread)
            unread.clear()
            self._give(texts[0], self.words[self._at :])
            self._at = len(self.words)

    def _say(self, unread: Sequence[Word]) -> None:
        owner = self._owner()
        if owner is not None:
            self._give(owner, unread)
            return
        left = self._unfilled()
        likely = [entry for entry in left if entry.required] or left or self.left
        self.wrong[likely[0].name] = loose(_raw(unread), likely[0])

    def _give(self, entry: Input, words: Sequence[Word]) -> None:
        text = _raw(words) if entry.kind in FREE and len(words) > 1 else _joined(words)
        try:
            self.values[entry.name] = read(entry, text, self.named)
        except Unclear as unclear:
            self.wrong[entry.name] = unclear

    def _unfilled(self) -> list[Input]:
        return [entry for entry in self.left if entry.name not in self.values and entry.name not in self.wrong]

    def _texts(self) -> list[Input]:
        return [entry for entry in self._unfilled() if entry.kind in FREE]


def loose(words: str, entry: Input) -> Unclear:
    """That it is not clear what words belong to, with this option as the example of how it is said."""
    return Unclear("line-option-loose", words=words, example="-".join(entry.label.casefold().split()))


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _raw(words: Sequence[Word]) -> str:
    return "".join(word.raw for word in words).strip()
