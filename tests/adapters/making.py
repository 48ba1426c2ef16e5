"""Cards, forms and texts as hypothesis makes them for an adapter: any words, and those that mean something to its
platform."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from hypothesis import strategies as st

from bot.card import (
    Action,
    Button,
    Card,
    Choice,
    Field,
    File,
    Form,
    Image,
    Input,
    InputKind,
    Look,
    PeopleSelect,
    Select,
)
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.text import Run, Said, Spot, Style, Text, When, Words

ODD: Final = (
    *("\n", "\r\n", "\t", "word", "two words", " ", "  ", "\n\n", "a", "9", ".", "מילה", "كلمة"),
    *("\u202eabc\u202c", "\u2067x\u2069", "👩‍👩‍👧‍👦", "🇪🇸🇫🇷", "👍🏽", "e\u0301\u0323", "각"),
    *("\u200b", "\ufeff", "\x00", "\ud800", "\u2028", "#️⃣", "*️⃣"),
)
"""What people write anywhere."""
LONG: Final = st.one_of(
    st.just("wörter und Worte " * 294),
    st.just("x" * 5_000),
    st.just("👩‍👩‍👧" * 625),
    st.just("e" + "\u0301" * 4_999),
    st.just("**_~`" * 1_000),
    st.just("مرحبا بكم في الصف\n" * 278),
    st.just("https://example.org/" + "a" * 4_980),
)
MOMENTS: Final = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))
HREFS: Final = st.sampled_from(["https://example.org/a_b(c)", "https://x.y/ä?q=1&r=*#z", "https://a.b/<>"])
LINKS: Final = st.one_of(
    st.integers(0, 40).map(lambda number: Link(f"polls.vote:{number}")),
    st.just(Link("polls.vote:" + "k" * 89)),
    st.just(Link("polls.vote:" + "k" * 87)),
)


@dataclass(frozen=True)
class Making:
    """One platform's: what means something to it, the ids of its people and messages, its places, and the keys of those
    that a form can start with."""

    snippets: Sequence[str]
    people: st.SearchStrategy[Person]
    places: st.SearchStrategy[Place]
    messages: st.SearchStrategy[str]
    keys: st.SearchStrategy[str]

    def said(self, most: int = 400) -> st.SearchStrategy[str]:
        """What people write, by accident or to see what happens."""
        parts = st.one_of(st.sampled_from([*self.snippets, *ODD]), st.text(max_size=12))
        return st.lists(parts, max_size=12).map("".join).map(lambda text: text[:most])

    def runs(self, words: st.SearchStrategy[str]) -> st.SearchStrategy[Run]:
        """Any run of text."""
        return st.one_of(
            st.builds(Said, words, st.booleans()),
            st.builds(Words, words, st.booleans(), st.none() | HREFS),
            self.people,
            self.places,
            st.builds(When, MOMENTS, st.sampled_from([*Style])),
            st.builds(Spot, words, self.places, self.messages),
        )

    def texts(self, most: int = 400) -> st.SearchStrategy[Text]:
        """Any text."""
        return st.lists(self.runs(self.said(most)), max_size=6).map(tuple)

    def long_texts(self) -> st.SearchStrategy[Text]:
        """Any text, now and then a very long one."""
        words = st.one_of(self.said(), self.said(), self.said(), LONG)
        return st.lists(self.runs(words), max_size=4).map(tuple)

    def choices(self) -> st.SearchStrategy[tuple[Choice, ...]]:
        """Choices, some of them twice."""
        entries = st.builds(Choice, st.integers(0, 40).map(str), self.said(120), st.booleans())
        return st.lists(entries, max_size=25).map(tuple)

    def actions(self) -> st.SearchStrategy[Action]:
        """Any action, mostly buttons."""
        return st.one_of(
            st.builds(Button, self.said(120), LINKS, st.sampled_from([*Look])),
            st.builds(Button, self.said(120), LINKS, st.sampled_from([*Look])),
            st.builds(Select, self.said(200), LINKS, self.choices(), st.integers(1, 25)),
            st.builds(PeopleSelect, self.said(200), LINKS, st.integers(1, 25)),
        )

    def cards(self) -> st.SearchStrategy[Card]:
        """Any card: mostly small, now and then with 50 fields, 30 buttons, 12 files and endless words."""
        return st.booleans().flatmap(self._cards)

    def _cards(self, many: bool) -> st.SearchStrategy[Card]:
        fields = st.builds(Field, self.said(), self.texts(80) if many else self.long_texts())
        files = st.builds(File, self.said(60), st.just("text/csv"), st.binary(max_size=20))
        return st.builds(
            Card,
            title=self.said(),
            text=self.long_texts(),
            fields=st.lists(fields, max_size=50 if many else 4).map(tuple),
            image=st.none() | st.builds(Image, self.said(2_000), st.just(bytes), st.just(b"png")),
            files=st.lists(files, max_size=12 if many else 2).map(tuple),
            actions=st.lists(self.actions(), max_size=30 if many else 5).map(tuple),
            note=self.texts(200),
            thread=self.said(),
        )

    def forms(self) -> st.SearchStrategy[Form]:
        """Any form of at most five inputs, one of its steps."""

        @st.composite
        def made(draw: st.DrawFn) -> Form:
            steps = draw(st.integers(1, 3))
            names = [f"option_{number}" for number in range(draw(st.integers(1, 5)))]
            return Form(
                title=draw(self.said(45)) or "Form",
                link=draw(LINKS),
                inputs=tuple(draw(self._inputs(name)) for name in names),
                submit="Send",
                key=f"k3f9k3f9k3.{steps}",
                note=draw(self.texts(100)),
                step=steps,
                steps=steps,
                sealed=draw(st.booleans()),
            )

        return made()

    def _inputs(self, name: str) -> st.SearchStrategy[Input]:
        """Any input, with a value as it would start with."""

        @st.composite
        def made(draw: st.DrawFn) -> Input:
            kind = draw(st.sampled_from([*InputKind]))
            least = draw(st.none() | st.integers(0, 5))
            choices = draw(self.choices()) if kind in (InputKind.CHOICE, InputKind.CHOICES) else ()
            return Input(
                name,
                kind,
                draw(self.said(45)) or name,
                draw(self.said(100)),
                draw(st.booleans()),
                draw(st.none() | self._values(kind, choices)),
                choices,
                least,
                draw(st.none() | st.integers(max(1, least or 1), 4_000)),
                draw(self.said(200)),
                tuple(draw(st.lists(st.sampled_from([*PlaceKind]), max_size=3))),
            )

        return made()

    def _values(self, kind: InputKind, choices: tuple[Choice, ...]) -> st.SearchStrategy[Any]:
        picked = st.sampled_from([choice.value for choice in choices]) if choices else st.just("")
        ids = self.people.map(lambda person: person.external_id)
        match kind:
            case InputKind.YES:
                return st.booleans()
            case InputKind.NUMBER:
                return st.integers(-(10**9), 10**9)
            case InputKind.CHOICE:
                return picked
            case InputKind.CHOICES:
                return st.lists(picked, max_size=5)
            case InputKind.PERSON:
                return ids
            case InputKind.PEOPLE:
                return st.lists(ids, max_size=5)
            case InputKind.PLACE:
                return self.keys
            case InputKind.HOURS:
                return st.lists(st.sampled_from(["mon-09", "tue-14", "sun-00"]), unique=True)
            case InputKind.LINES:
                return st.one_of(self.said(), st.lists(self.said(100), max_size=5))
            case InputKind.UPLOAD:
                return st.none()
            case _:
                return self.said()
