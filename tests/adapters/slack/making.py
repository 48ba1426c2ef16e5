"""Cards, forms and texts as hypothesis makes them for Slack."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from adapters.slack.places import channel_place, thread_place
from bot.people import Person, Place, PlaceKind
from tests.adapters.making import Making

SPACE: Final = "slack:T0777"
SNIPPETS: Final = (
    *r"* _ ~ ` ``` ** __ ~~ ＊ ＿ ～ ｀ & < > | ^ \ &gt; &lt; &amp; ＞ >>> @channel #general".split(),  # noqa: SIM905 (marks are easier to read so)
    *("*bold*", "_it_", "~gone~", "`code`", "```x\ny```", "*two words*", "> quote", "• item", "- item", "1. one"),
    *("<!channel>", "<!here|here>", "<!everyone>", "<!subteam^S012>", "<@U0123>", "<@U0123|ana>", "<#C0123>"),
    *("<https://x.y|click>", "<mailto:a@b.c|me>", "<!date^123^{date}|x>", "&lt;!channel&gt;", "<!date^00000000^{_}|"),
    *("https://example.org/a_b*c", "http://a.b/|x", "https://en.wikipedia.org/wiki/A_(b)", "(see https://a.b/c)."),
    *("https://", "https://x", "HTTPS://A.B", "\xad", ":smile:", "¯\\_(ツ)_/¯", "www.a.b", "a@b.c"),
)
IDS: Final = st.integers(10**6, 10**9).map("U{}".format)
CHANNELS: Final = st.integers(10**6, 10**9).map("C{}".format)
TIMES: Final = st.integers(10**15, 2 * 10**15).map(lambda number: f"{number // 10**6}.{number % 10**6:06}")
PLACES: Final = st.one_of(
    CHANNELS.map(lambda channel: channel_place(SPACE, channel)),
    st.builds(lambda channel, ts: thread_place(SPACE, channel, ts), CHANNELS, TIMES),
    st.builds(lambda kind, number: Place(SPACE, kind, number), st.sampled_from([*PlaceKind]), IDS),
    CHANNELS.map(lambda channel: channel_place(SPACE, channel).below("icebreakers.prompt:k3f9")),
    st.lists(IDS, min_size=1, max_size=3).map(lambda ids: Place(SPACE, PlaceKind.DIRECT, people=tuple(ids))),
)
MAKING: Final = Making(
    SNIPPETS,
    IDS.map(lambda who: Person(SPACE, who)),
    PLACES,
    TIMES,
    st.builds("{}:{}".format, st.sampled_from(["channel", "thread", "room"]), CHANNELS),
)
