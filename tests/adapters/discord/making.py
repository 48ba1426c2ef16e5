"""Cards, forms and texts as hypothesis makes them for Discord."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from bot.people import Person, Place, PlaceKind
from tests.adapters.making import Making

SPACE: Final = "discord:77"
SNIPPETS: Final = (
    *r"\ ` * ** *** _ __ ~~ || # ## ### -# - + > >>> 1. 12. [ ] ( ) ]( < > <> : @".split(),  # noqa: SIM905 (marks are easier to read so)
    *("@everyone", "@here", "@Everyone", "<@123>", "<@!123>", "<@&5>", "<#9>", "</poll ask:1>", "<t:123:R>", "<t:1>"),
    *("<:smile:1>", "<a:dance:22>", "<id:customize>", ":smile:", ":+1:", "<mailto:a@b.c>", "<+49 30 1>", "steam://x"),
    *("[click](https://x.y)", "[click](<https://x.y>)", "https://example.org/a_b*c**d", "http://a.b/@everyone"),
    *("https://en.wikipedia.org/wiki/A_(b)", "(see https://a.b/c).", "https://", "https://x", "HTTPS://A.B", "``"),
    *("```py\nx\n```", "¯\\_(ツ)_/¯", "# heading", "- item", "> quote", ">>> all", "-# small", "1. one", "* star"),
)
IDS: Final = st.integers(1, 10**19 - 1).map(str)
PLACES: Final = st.one_of(
    st.builds(lambda kind, number: Place(SPACE, kind, number), st.sampled_from([*PlaceKind]), IDS),
    IDS.map(lambda number: Place(SPACE, PlaceKind.CHANNEL, number, "icebreakers.prompt:k3f9")),
    st.lists(IDS, min_size=1, max_size=3).map(lambda ids: Place(SPACE, PlaceKind.DIRECT, people=tuple(ids))),
)
MAKING: Final = Making(
    SNIPPETS,
    IDS.map(lambda number: Person(SPACE, number)),
    PLACES,
    IDS,
    st.builds("{}:{}".format, st.sampled_from(["channel", "thread", "forum", "voice", "room"]), IDS),
)
