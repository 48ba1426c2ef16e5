"""Cards, forms and texts as hypothesis makes them: any words, and those that mean something to Discord."""

from __future__ import annotations

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

SPACE: Final = "discord:77"
SNIPPETS: Final = (
    *r"\ ` * ** *** _ __ ~~ || # ## ### -# - + > >>> 1. 12. [ ] ( ) ]( < > <> : @".split(),  # noqa: SIM905 (marks are easier to read so)
    *("@everyone", "@here", "@Everyone", "<@123>", "<@!123>", "<@&5>", "<#9>", "</poll ask:1>", "<t:123:R>", "<t:1>"),
    *("<:smile:1>", "<a:dance:22>", "<id:customize>", ":smile:", ":+1:", "<mailto:a@b.c>", "<+49 30 1>", "steam://x"),
    *("[click](https://x.y)", "[click](<https://x.y>)", "https://example.org/a_b*c**d", "http://a.b/@everyone"),
    *("https://en.wikipedia.org/wiki/A_(b)", "(see https://a.b/c).", "https://", "https://x", "HTTPS://A.B", "``"),
    *("```py\nx\n```", "¯\\_(ツ)_/¯", "# heading", "- item", "> quote", ">>> all", "-# small", "1. one", "* star"),
    *(
        "\n",
        "\r\n",
        "\t",
        "word",
        "two words",
        " ",
        "  ",
        "\n\n",
        "a",
        "9",
        ".",
        "מילה",
        "كلمة",
        "\u202eabc\u202c",
        "\u2067x\u2069",
    ),
    *("👩‍👩‍👧‍👦", "🇪🇸🇫🇷", "👍🏽", "e\u0301\u0323", "각", "\u200b", "\ufeff", "\x00", "\ud800", "\u2028", "#️⃣", "*️⃣"),
)


def said(most: int = 400) -> st.SearchStrategy[str]:
    """What people write, by accident or to see what happens."""
    parts = st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=12))
    return st.lists(parts, max_size=12).map("".join).map(lambda text: text[:most])


LONG: Final = st.one_of(
    st.just("wörter und Worte " * 294),
    st.just("x" * 5_000),
    st.just("👩‍👩‍👧" * 625),
    st.just("e" + "\u0301" * 4_999),
    st.just("**_~`" * 1_000),
    st.just("مرحبا بكم في الصف\n" * 278),
    st.just("https://example.org/" + "a" * 4_980),
)
IDS: Final = st.integers(1, 10**19 - 1).map(str)
PEOPLE: Final = IDS.map(lambda number: Person(SPACE, number))
PLACES: Final = st.one_of(
    st.builds(lambda kind, number: Place(SPACE, kind, number), st.sampled_from([*PlaceKind]), IDS),
    IDS.map(lambda number: Place(SPACE, PlaceKind.CHANNEL, number, "icebreakers.prompt:k3f9")),
    st.lists(IDS, min_size=1, max_size=3).map(lambda ids: Place(SPACE, PlaceKind.DIRECT, people=tuple(ids))),
)
MOMENTS: Final = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))
HREFS: Final = st.sampled_from(["https://example.org/a_b(c)", "https://x.y/ä?q=1&r=*#z", "https://a.b/<>"])


def runs(words: st.SearchStrategy[str]) -> st.SearchStrategy[Run]:
    """Any run of text."""
    return st.one_of(
        st.builds(Said, words, st.booleans()),
        st.builds(Words, words, st.booleans(), st.none() | HREFS),
        PEOPLE,
        PLACES,
        st.builds(When, MOMENTS, st.sampled_from([*Style])),
        st.builds(Spot, words, PLACES, IDS),
    )


def texts(most: int = 400) -> st.SearchStrategy[Text]:
    """Any text."""
    return st.lists(runs(said(most)), max_size=6).map(tuple)


def long_texts() -> st.SearchStrategy[Text]:
    """Any text, now and then a very long one."""
    return st.lists(runs(st.one_of(said(), said(), said(), LONG)), max_size=4).map(tuple)


LINKS: Final = st.one_of(
    st.integers(0, 40).map(lambda number: Link(f"polls.vote:{number}")),
    st.just(Link("polls.vote:" + "k" * 89)),
    st.just(Link("polls.vote:" + "k" * 87)),
)
CHOICES: Final = st.lists(st.builds(Choice, st.integers(0, 40).map(str), said(120), st.booleans()), max_size=25).map(
    tuple
)
ACTIONS: Final[st.SearchStrategy[Action]] = st.one_of(
    st.builds(Button, said(120), LINKS, st.sampled_from([*Look])),
    st.builds(Button, said(120), LINKS, st.sampled_from([*Look])),
    st.builds(Select, said(200), LINKS, CHOICES, st.integers(1, 25)),
    st.builds(PeopleSelect, said(200), LINKS, st.integers(1, 25)),
)
IMAGES: Final = st.builds(Image, said(2_000), st.just(bytes), st.just(b"png"))
FILES: Final = st.builds(File, said(60), st.just("text/csv"), st.binary(max_size=20))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """Any card: mostly small, now and then with 50 fields, 30 buttons, 12 files and endless words."""
    many = draw(st.booleans())
    fields = st.builds(Field, said(), texts(80) if many else long_texts())
    return Card(
        title=draw(said()),
        text=draw(long_texts()),
        fields=tuple(draw(st.lists(fields, max_size=50 if many else 4))),
        image=draw(st.none() | IMAGES),
        files=tuple(draw(st.lists(FILES, max_size=12 if many else 2))),
        actions=tuple(draw(st.lists(ACTIONS, max_size=30 if many else 5))),
        note=draw(texts(200)),
        thread=draw(said()),
    )


@st.composite
def inputs(draw: st.DrawFn, name: str) -> Input:
    """Any input, with a value as it would start with."""
    kind = draw(st.sampled_from([*InputKind]))
    least = draw(st.none() | st.integers(0, 5))
    choices = draw(CHOICES) if kind in (InputKind.CHOICE, InputKind.CHOICES) else ()
    value = draw(st.none() | _values(kind, choices))
    return Input(
        name,
        kind,
        draw(said(45)) or name,
        draw(said(100)),
        draw(st.booleans()),
        value,
        choices,
        least,
        draw(st.none() | st.integers(max(1, least or 1), 4_000)),
        draw(said(200)),
        tuple(draw(st.lists(st.sampled_from([*PlaceKind]), max_size=3))),
    )


def _values(kind: InputKind, choices: tuple[Choice, ...]) -> st.SearchStrategy[Any]:
    picked = st.sampled_from([choice.value for choice in choices]) if choices else st.just("")
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
            return IDS
        case InputKind.PEOPLE:
            return st.lists(IDS, max_size=5)
        case InputKind.PLACE:
            return st.builds("{}:{}".format, st.sampled_from(["channel", "thread", "forum", "voice", "room"]), IDS)
        case InputKind.HOURS:
            return st.lists(st.sampled_from(["mon-09", "tue-14", "sun-00"]), unique=True)
        case InputKind.LINES:
            return st.one_of(said(), st.lists(said(100), max_size=5))
        case InputKind.UPLOAD:
            return st.none()
        case _:
            return said()


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any form of at most five inputs, one of its steps."""
    steps = draw(st.integers(1, 3))
    names = [f"option_{number}" for number in range(draw(st.integers(1, 5)))]
    return Form(
        title=draw(said(45)) or "Form",
        link=draw(LINKS),
        inputs=tuple(draw(inputs(name)) for name in names),
        submit="Send",
        key=f"k3f9k3f9k3.{steps}",
        note=draw(texts(100)),
        step=steps,
        steps=steps,
        sealed=draw(st.booleans()),
    )
