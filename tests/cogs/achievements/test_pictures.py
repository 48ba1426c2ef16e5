"""Badges, ceremonies and spotlights: real pictures, the same for a key on every machine, whatever a title says."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import get_font
from PIL import Image

from bot.lettering import file_of_ours, width
from cogs.achievements.drawing import palette
from cogs.achievements.drawing.badge import MOTIFS, badge
from cogs.achievements.drawing.ceremony import ceremony, fitted
from cogs.achievements.drawing.drawn import drawn
from cogs.achievements.drawing.spotlight import CURTAINS, spotlight
from cogs.achievements.picture import MILESTONES, Badge, Ceremony, Picture, Spotlight, draw

PICTURES: Final[dict[str, Picture]] = {
    **{f"the badge {key}": Badge(key) for key in MILESTONES},
    "a badge of a course's own": Badge("project handed in"),
    "a badge of no key": Badge(""),
    "a badge of an odd key": Badge('<&">\x00\ud800🎉' * 40),
    "a ceremony": Ceremony("Most curious question", "curious"),
    "a ceremony without words": Ceremony("", "curious"),
    "a spotlight": Spotlight("autumn"),
}
LETTERED: Final = {
    "plain": "Most curious question",
    "200 characters": "Explains everything twice, patiently, with good humour. " * 3
    + "And once more, if you ask them so",
    "one long word": "Verylongword" * 20,
    "markup": "<script>&\"alert('x')\"</script> &amp; ]]>",
    "Arabic": "جائزة أفضل سؤال في الفصل",
    "Hebrew": "פרס השאלה הסקרנית ביותר",
    "with emoji": "🌟 Kindest answer 🎉",
    "control characters": "Kindest\x00\x07\x1b[31m answer\r\n\ufffe\u202e",
}
UNLETTERED: Final = {
    "nothing": "",
    "emoji": "🎉🎉👩🏽‍🎓",
    "Chinese": "最佳提问",
    "Hindi": "सर्वश्रेष्ठ प्रश्न",
    "control characters": "\x00\ud800\u200b",
}
TITLE: Final = (100, 400, 980, 590)  # where a title stands: left, top, right, bottom


@cache
def png(picture: Picture) -> bytes:
    """Drawn once for all the tests that look at it."""
    return draw(picture)


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(png(picture)))


def words(svg: str) -> list[str]:
    """The lines of text in a drawing, which is read as the XML that it is."""
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def inked(image: Image.Image) -> int:
    """How many pixels where a title stands have the colour of letters."""
    return sum(many for many, color in image.crop(TITLE).getcolors(1 << 20) or () if color == (0x43, 0x30, 0x4F, 255))


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_is_a_small_png_of_its_size_on_a_panel_of_its_own(picture: Picture) -> None:
    image = opened(picture)
    assert image.format == "PNG"
    assert image.size == ((480, 480) if isinstance(picture, Badge) else (1080, 608))
    assert len(png(picture)) < (120_000 if isinstance(picture, Badge) else 250_000)
    wide, high = image.size
    corners = [image.getpixel((x, y)) for x in (0, wide - 1) for y in (0, high - 1)]
    assert corners == [(0, 0, 0, 0)] * 4  # round: what is behind shows
    edges = [(wide // 2, 1), (wide // 2, high - 2), (1, high // 2), (wide - 2, high // 2)]
    assert [image.getchannel("A").getpixel(edge) for edge in edges] == [255] * 4


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_nothing_is_logged(picture: Picture, caplog: pytest.LogCaptureFixture) -> None:
    drawn.cache_clear()
    with caplog.at_level(logging.DEBUG):
        draw(picture)
    drawing = [each for each in caplog.records if each.name != "aiosqlite"]  # a class before it may still be closing
    assert drawing == []


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_the_same_picture_is_the_same_bytes_also_when_it_was_handed_to_another_process(picture: Picture) -> None:
    before = png(picture)
    drawn.cache_clear()
    assert pickle.loads(pickle.dumps(partial(draw, picture)))() == before


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_that_comes_again_is_not_drawn_again(picture: Picture) -> None:
    assert draw(picture) is draw(pickle.loads(pickle.dumps(picture)))


def test_another_process_draws_the_same_and_a_badge_without_a_library_for_charts() -> None:
    code = (
        "import sys, hashlib; from cogs.achievements.picture import *; "
        "print(hashlib.sha256(draw(Badge('talk given'))).hexdigest(), {'matplotlib', 'numpy'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert done.stdout.split() == [hashlib.sha256(draw(Badge("talk given"))).hexdigest(), "set()"]


def test_a_start_of_homeroom_loads_nothing_that_draws() -> None:
    code = (
        "import sys; import cogs.achievements.picture; "
        "print({'resvg_py', 'matplotlib', 'numpy', 'PIL', 'cogs.achievements.drawing'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


# Which is which


def test_each_milestone_has_a_motif_of_its_own_and_no_words() -> None:
    drawings = {badge(key) for key in (*MILESTONES, "project", "talk")}
    assert len(drawings) == 7
    assert [words(each) for each in drawings] == [[]] * 7
    assert words(spotlight("autumn")) == []


def test_a_course_s_own_milestones_differ_and_all_motifs_and_colours_come_up() -> None:
    drawings = {badge(f"milestone {number}") for number in range(300)}
    assert len(drawings) == 300
    assert all(any(hue.ring in each for each in drawings) for hue in palette.ALL)
    for motif in MOTIFS:
        told = {motif(hue).front or motif(hue).inside for hue in palette.ALL}
        assert any(shapes in drawing for shapes in told for drawing in drawings), motif.__name__


@pytest.mark.parametrize(
    ("drawing", "hues"),
    [(partial(ceremony, "Best question"), palette.ALL), (spotlight, CURTAINS)],
    ids=["ceremony", "spotlight"],
)
def test_the_key_varies_ceremonies_and_spotlights(drawing: Callable[[str], str], hues: tuple[palette.Hue, ...]) -> None:
    drawings = {drawing(f"key {number}") for number in range(60)}
    assert len(drawings) == 60
    assert all(any(hue.deep in each for each in drawings) for hue in hues)


# Titles


@pytest.mark.parametrize("title", LETTERED.values(), ids=LETTERED.keys())
def test_a_title_stands_on_its_picture_in_letters_that_our_font_has(title: str) -> None:
    lines = words(ceremony(title, "k"))
    assert 1 <= len(lines) <= 4
    there = get_font(file_of_ours()).get_charmap()
    assert {ord(each) for line in lines for each in line} <= there.keys()  # no empty boxes
    assert inked(opened(Ceremony(title, "k"))) > 300


@pytest.mark.parametrize("title", UNLETTERED.values(), ids=UNLETTERED.keys())
def test_a_title_of_which_letters_are_missing_is_left_to_the_card(title: str) -> None:
    assert words(ceremony(title, "k")) == []
    assert inked(opened(Ceremony(title, "k"))) == 0


def test_what_people_write_is_text_and_never_a_part_of_the_drawing() -> None:
    title = "</text><rect width='9' height='9'/> & \"x\""
    assert " ".join(words(ceremony(title, "k"))) == title
    shapes = [each.tag for each in ElementTree.fromstring(ceremony("x", "k")).iter()]
    evil = [each.tag for each in ElementTree.fromstring(ceremony("</text><rect/>", "k")).iter()]
    assert evil == shapes


def test_a_short_title_is_set_larger_than_a_long_one_and_lines_are_about_equally_long() -> None:
    size, lines = fitted("Best question")
    assert (size, lines) == (76, ["Best question"])
    size, lines = fitted("Premio a la pregunta más curiosa del año")
    assert (size, lines) == (60, ["Premio a la pregunta", "más curiosa del año"])


def test_a_title_that_is_too_long_ends_at_a_word() -> None:
    _, lines = fitted(LETTERED["200 characters"] * 3)
    assert lines[-1].endswith("…")
    whole = " ".join(lines)[:-1]
    assert LETTERED["200 characters"].startswith(whole)
    assert LETTERED["200 characters"][len(whole)] in " ,."


@given(st.text(max_size=250))
@settings(max_examples=25, deadline=None)
def test_whatever_people_write_as_a_title_is_a_drawing_within_its_bounds(title: str) -> None:
    lines = words(ceremony(title, title))
    assert len(lines) <= 4
    if lines:
        size, fit = fitted(" ".join(lines))
        assert all(width(line, size, bold=True) <= 880 for line in fit)


# Colours


def test_titles_stand_out_from_every_ground() -> None:
    """WCAG 2.2: 4.5 to 1 for words."""

    def light(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all((light(hue.ground) + 0.05) / (light(palette.INK) + 0.05) >= 4.5 for hue in palette.ALL)
