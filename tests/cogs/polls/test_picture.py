"""Pictures of results: nothing that people write breaks one, and nobody needs colours to read it."""

from __future__ import annotations

import asyncio
import logging
import pickle
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lettering import broken, legible, width
from bot.pool import Pool
from cogs.polls.charts import percent
from cogs.polls.drawing import sheet as sheets
from cogs.polls.drawing.bars import in_steps
from cogs.polls.drawing.drawn import drawn
from cogs.polls.drawing.sheet import EDGE, WIDTH, Sheet
from cogs.polls.kinds import Kind
from cogs.polls.picture import Bar, Bars, Chart, Course, Moment, Scale, Trend, draw
from cogs.polls.tally import tally

LONG = "Linear regression and what its assumptions really mean for small samples, with many an example"
LABELS = [
    *("Regression", LONG, "¿Más ejercicios en clase, o menos?", "الانحدار الخطي وتحليل البيانات", "שיעור חזרה"),
    *(
        "时间序列与预测：从医院等候名单开始的课堂练习和讨论",
        "時系列の分析",
        "회귀 분석과 인과 관계",
        "🎉🎉",
        "Party 🥳 at the end 😀",
    ),
    *("👩🏽‍🎓 graduation", "$\\nonsense{$ and $x_1$", "Verylongword" * 9, "\ue000\U000f0000", "x", "Z̷͓͛a̴l̸g̵o̶", "a\nb\tc"),
    *("ประวัติศาสตร์ของสถิติ", "सांख्यिकी का परिचय", "\u202eturned"),
]


def bars(*counts: int, labels: list[str] = LABELS) -> Bars:
    best = max(counts)
    rows = [
        Bar(number, label, count, f"{count} · 12 %", best=count == best > 0)
        for number, (label, count) in enumerate(zip(labels, counts, strict=False), 1)
    ]
    return Bars("Which topic next?", tuple(rows), f"{sum(counts)} people took part")


def run_off(*counts: int) -> Bars:
    chart = bars(*counts)
    rows = [
        replace(bar, first=bar.value / 2, note="out in round 3", path=tuple(str(each) for each in range(40)))
        for bar in chart.bars
    ]
    return replace(
        chart, bars=tuple(rows), line=max(counts) * 0.7, line_name="half", first_name="first", later_name="came over"
    )


def scale(*counts: int, low: str = "far too slow", high: str = "far too fast") -> Scale:
    result = tally(Kind.SCALE, len(counts), [(point,) for point, count in enumerate(counts, 1) for _ in range(count)])
    return Scale("How was it?", counts, low, high, result.median, "median 4", result.mean, "mean 3.6", "all")


def trend(*values: float | None, courses: int = 1, label: str = "") -> Trend:
    moments = tuple(
        Moment(date(2026, 9, 7) + timedelta(weeks=week), "7 Sep", value, f"{value}" if value else "", "12 people")
        for week, value in enumerate(values)
    )
    return Trend("How was it?", (Course(label, moments),) * courses, 1, 5, "1 slow", "5 fast", "fewer than 5 took part")


CHARTS: dict[str, Chart] = {
    "one answer": bars(1, 0),
    "four answers": bars(2, 1, 1),
    "five answers": bars(3, 1, 1),
    "5,000 answers": bars(2391, 1204, 780, 625),
    "no answer": bars(0, 0),
    "twenty choices": bars(*range(20, 0, -1)),
    "a run-off": run_off(5, 3, 1),
    "a run-off of twenty": run_off(*range(20, 0, -1)),
    "a scale with one answer": scale(0, 0, 0, 1, 0),
    "a scale with four answers": scale(0, 1, 0, 3, 0),
    "a scale with five answers": scale(1, 0, 0, 3, 1),
    "a scale with 5,000 answers": scale(142, 734, 1771, 1692, 661),
    "a scale of seven with long ends": scale(0, 1, 0, 5, 7, 5, 13, low=LONG, high=LONG),
    "a scale without answers": scale(0, 0, 0, 0, 0),
    "one time": trend(3.1),
    "no time": trend(),
    "gaps": trend(3.1, None, None, 4.2),
    "nothing but gaps": trend(None, None),
    "thirty times in three panels": trend(*([3.0, 2.5, None, 4.0] * 7), courses=3, label=LONG),
}


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@dataclass
class Seen:
    """What was put on a sheet: lines of text with their left and right ends, and shapes by name."""

    lines: list[tuple[str, float, float]] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [line for line, _, _ in self.lines]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    found = Seen()
    text = Sheet.text

    def noted(self: Sheet, x: float, y: float, line: str, points: float, **how: Any) -> None:
        wide = width(line, points, bold=how.get("bold", False))
        start = x - {"left": 0.0, "center": wide / 2, "right": wide}[how.get("side", "left")]
        found.lines.append((line, start, start + wide))
        text(self, x, y, line, points, **how)

    monkeypatch.setattr(Sheet, "text", noted)
    for name in ("star", "diamond", "triangle", "cross", "dot"):
        monkeypatch.setattr(Sheet, name, lambda self, *where, name=name: found.shapes.append(name))
    return found


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_a_chart_is_a_picture_for_a_phone_and_nothing_is_logged(chart: Chart, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        wide, high = size(draw(chart))
    assert (wide, high > 300) == (1080, True)
    drawing = [each for each in caplog.records if each.name != "aiosqlite"]  # a class before it may still be closing
    assert drawing == []


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_no_word_hangs_over_the_edge(chart: Chart, seen: Seen) -> None:
    drawn(chart)
    assert [line for line, start, end in seen.lines if start < EDGE - 1 or end > WIDTH - EDGE + 4] == []


@given(st.lists(st.text(max_size=60), min_size=2, max_size=4), st.text(max_size=90))
@settings(max_examples=25)
def test_whatever_people_write_can_be_drawn(labels: list[str], title: str) -> None:
    chart = bars(*[2] * len(labels), labels=labels)
    assert size(draw(replace(chart, title=title, foot=title)))[0] == 1080


def test_of_many_long_choices_the_picture_is_no_higher_than_wide_so_that_it_is_shown_large() -> None:
    chart = run_off(*range(12, 0, -1))
    chart = replace(chart, bars=tuple(replace(bar, label=LONG, shown=f"{bar.value}") for bar in chart.bars))
    wide, high = size(draw(chart))
    assert high <= wide * 1.05


def test_the_same_chart_is_the_same_picture() -> None:
    assert draw(bars(3, 1)) == draw(bars(3, 1))
    assert draw(bars(3, 1)) != draw(bars(1, 3))


async def test_a_chart_is_drawn_and_ballots_are_counted_in_another_process() -> None:
    pool = Pool(1)
    try:
        async with asyncio.timeout(60):
            assert size(await pool.run(partial(draw, bars(3, 1))))[0] == 1080
            result = await pool.run(tally, Kind.RANKING, 3, [(0, 1), (1, 2), (1,)])
    finally:
        pool.close()
    assert (result.winners, result.condorcet) == ((1,), 1)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_a_chart_can_be_handed_to_another_process(chart: Chart) -> None:
    assert pickle.loads(pickle.dumps(chart)) == chart


# Read without colours


def test_the_best_have_a_star_and_the_others_none(seen: Seen) -> None:
    drawn(bars(3, 1, 3))
    assert seen.shapes == ["star", "star"]


def test_median_and_mean_have_shapes_of_their_own_in_the_picture_and_beside_their_words(seen: Seen) -> None:
    drawn(scale(1, 0, 0, 3, 1))
    assert sorted(seen.shapes) == ["diamond", "diamond", "triangle", "triangle"]
    assert {"median 4", "mean 3.6"} <= {*seen.words}


@pytest.mark.parametrize(
    "counts", [(0, 0, 0, 1, 0), (1, 0, 2, 0, 1), (312, 845, 1789, 1503, 551), (10, 1234, 1200, 1100, 900)]
)
def test_the_mean_runs_through_no_figure(counts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    figures: list[tuple[float, float, float, float]] = []
    uprights: list[tuple[float, float, float]] = []

    def text(self: Sheet, x: float, y: float, line: str, points: float, **how: Any) -> None:
        if how.get("halo"):
            half = width(line, points, bold=True) / 2
            figures.append((x - half, x + half, y, y + points * 1.02))

    def line(self: Sheet, start: tuple[float, float], end: tuple[float, float], color: str, wide: float = 1) -> None:
        if start[0] == end[0]:
            uprights.append((start[0], start[1], end[1]))

    monkeypatch.setattr(Sheet, "text", text)
    monkeypatch.setattr(Sheet, "line", line)
    drawn(scale(*counts))
    assert uprights
    assert len(figures) == len(counts)
    for at, begins, ends in uprights:
        for left, right, top, bottom in figures:
            assert not (left < at < right and begins < bottom and top < ends)


def test_a_time_with_too_few_is_a_cross_that_is_explained_and_neither_a_point_nor_a_number(seen: Seen) -> None:
    drawn(trend(3.1, None, 4.2))
    assert sorted(seen.shapes) == ["cross", "cross", "dot", "dot"]  # one of the crosses stands before the words
    assert "fewer than 5 took part" in seen.words
    seen.lines.clear()
    drawn(trend(3.1, 4.2))
    assert "fewer than 5 took part" not in seen.words


@pytest.mark.parametrize("courses", [1, 3])
def test_a_cross_sits_on_no_value_s_line(courses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    edges, crosses = list[float](), list[float]()
    monkeypatch.setattr(Sheet, "cross", lambda self, x, y, radius, color: crosses.append(y) if x > EDGE + 6 else None)
    monkeypatch.setattr(Sheet, "line", lambda self, start, end, color, wide=1: edges.append(start[1]))
    drawn(trend(1.0, None, 5.0, courses=courses))
    assert len(crosses) == courses
    assert all(abs(cross - edge) > 6 for cross in crosses for edge in edges)


def test_each_colour_stands_out_from_the_paper() -> None:
    """WCAG 2.2: 4.5 to 1 for words, 3 to 1 for what else carries meaning; and light and dark bars differ in a
    photocopy."""

    def light(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str = sheets.PAPER) -> float:
        dark, bright = sorted((light(one), light(other)))
        return (bright + 0.05) / (dark + 0.05)

    assert min(contrast(each) for each in (sheets.INK, sheets.QUIET)) >= 4.5
    assert min(contrast(each) for each in (sheets.STRONG, sheets.PLAIN, sheets.MARK)) >= 3
    assert contrast(sheets.STRONG, sheets.PLAIN) >= 2


# Words


@pytest.mark.parametrize("times", [7, 30])
def test_of_many_times_those_are_told_that_have_room(times: int, seen: Seen) -> None:
    drawn(trend(*(1 + week % 4 + week / 100 for week in range(times))))
    for sign in (".", "Sep"):  # of values, of days
        places = sorted((start, end) for line, start, end in seen.lines if sign in line)
        assert len(places) >= 2
        assert all(end < start for (_, end), (start, _) in pairwise(places))


def test_every_choice_stands_there_with_its_figure(seen: Seen) -> None:
    drawn(bars(4, 3, 2, 1))
    assert [word for word in seen.words if "12 %" in word] == ["4 · 12 %", "3 · 12 %", "2 · 12 %", "1 · 12 %"]
    assert "Regression" in seen.words


def test_a_label_that_loses_letters_is_named_by_its_number(seen: Seen) -> None:
    drawn(bars(1, 2, 3, labels=["🦄🦄", "Party 🦄", "\ue000"]))
    assert {"1.", "Party", "3."} <= {*seen.words}


def test_letters_that_bold_fonts_lack_are_drawn_as_they_are_there() -> None:
    assert legible("𝖥𝗂𝗇 😀") == ("𝖥𝗂𝗇 😀", False)
    assert size(draw(bars(1, 0, labels=["𝖥𝗂𝗇 😀", "x"])))[0] == 1080  # a letter that a font lacks would be a warning


@pytest.mark.parametrize(
    ("text", "shown", "lost"),
    [
        ("Größe: 5 ≥ 3", "Größe: 5 ≥ 3", False),
        ("الانحدار الخطي", "الانحدار الخطي", False),
        ("a\nb\t c", "a b c", False),
        ("Party 🦄!", "Party !", False),
        ("\U00010380\U00010381", "", True),
        ("a\U00010380", "a", True),
        ("", "", True),
    ],
)
def test_letters_that_no_font_has_are_left_out(
    text: str, shown: str, lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import lettering

    monkeypatch.setattr(lettering, "_installed", lambda: ())
    lettering._family_of.cache_clear()
    try:
        assert legible(text) == (shown, lost)
    finally:
        lettering._family_of.cache_clear()


@given(st.sampled_from(LABELS), st.floats(60, 300), st.integers(1, 4))
def test_lines_are_as_wide_as_there_is_room_and_what_is_cut_says_so(text: str, most: float, lines: int) -> None:
    line = legible(text)[0]
    found = broken(line, most, 13, lines)
    assert len(found) <= lines
    assert all(width(each, 13) <= most for each in found)
    whole, shown = line.replace(" ", ""), "".join(found).replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1].rstrip(",;:–—")))


def test_a_line_ends_between_words_and_between_letters_where_a_script_has_no_spaces() -> None:
    assert broken("one two three", width("one two", 13) + 1, 13, 3) == ["one two", "three"]
    assert broken("時系列の分析", width("時系列", 13) + 1, 13, 3) == ["時系列", "の分析"]


def test_of_many_rounds_the_first_ones_and_the_last_are_told() -> None:
    steps = [str(each) for each in range(10, 30)]
    assert in_steps(steps[:3], 300, 11) == "10 → 11 → 12"
    assert in_steps(steps, 110, 11) == "10 → 11 → … → 29"
    assert in_steps(steps, 0, 11) == "29"
    assert in_steps([], 100, 11) == ""


def test_a_few_of_many_are_not_none_and_most_are_not_all() -> None:
    assert [percent(each) for each in (0, 4 / 5000, 0.5, 4999 / 5000, 1)] == ["0", "<1", "50", ">99", "100"]


@pytest.mark.parametrize("many", [False, True])
def test_nobody_has_no_bar_and_a_few_have_a_short_one(monkeypatch: pytest.MonkeyPatch, many: bool) -> None:
    wide: list[float] = []
    monkeypatch.setattr(Sheet, "box", lambda _, x, y, width, high, color, *, stripes=None: wide.append(width))
    counts = (0, 4, 5000, *([0] * 10 if many else []))
    drawn(Bars("Q", tuple(Bar(at, f"{count}", count, f"{count}") for at, count in enumerate(counts, 1))))
    assert len(wide) == 2
    assert wide[0] == 2.0


def test_on_a_scale_nobody_has_no_column_and_a_few_have_a_low_one(monkeypatch: pytest.MonkeyPatch) -> None:
    high: list[float] = []
    monkeypatch.setattr(Sheet, "box", lambda _, x, y, width, height, color, *, stripes=None: high.append(height))
    drawn(scale(0, 4, 0, 4996, 0))
    assert len(high) == 2
    assert high[0] == 2.0


def test_labels_that_begin_alike_have_their_number_before_the_end_is_cut(seen: Seen) -> None:
    alike = [f"Chapter of the book about statistics in hospitals, part {number}" for number in range(1, 21)]
    drawn(bars(*range(20), labels=alike))
    cut = [word for word in seen.words if word.endswith("…")]
    assert len({*cut}) == 20
    assert all(word.split(".")[0].isdecimal() for word in cut)
