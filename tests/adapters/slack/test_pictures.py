"""What pictures are drawn of is what Slack was given: commands, pages, errors and choices as people meet them."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.slack.sentences import say
from tests.adapters.slack import drawing
from tests.adapters.slack.class_of import served
from tests.adapters.slack.pictures import PEOPLE, Album, shown_alone, story


async def test_cards_modals_and_home_are_drawn_as_they_are_sent(tmp_path: Path) -> None:
    async with served(tmp_path, people=PEOPLE) as there:
        album = Album(there)
        await story(album)
    drawn = album.drawn
    assert "/homeroom kudos give" in drawn["help"]
    assert "cannot be read" in drawn["modal-course-errors"]
    assert ">next week<" in drawn["modal-course-errors"], "what was typed stands there still"
    assert '<div class="error">' in drawn["modal-course-errors"]
    assert ">1/2" in drawn["modal-step-1"].replace(" 1/2", ">1/2")
    assert '<span class="mention">@Chi</span>' in drawn["this-or-that"]
    assert '<div class="notification">' in drawn["letter"]
    assert "You can still answer" in drawn["home-student"]
    assert '<hr class="block">' in drawn["home-student"]
    assert "How things stand" in drawn["home-instructor"]
    assert "How things stand" not in drawn["home-student"]
    assert "Lo que te concierne aquí" in drawn["home-student-in-spanish"]


def test_pages_have_the_adapters_own_words() -> None:
    many = shown_alone()["many-pages"]
    for text_id in ("page-back", "page-next"):
        assert f">{say('en', text_id)}</span>" in many


def test_a_block_that_nobody_knows_is_not_drawn_as_another() -> None:
    with pytest.raises(LookupError, match="video"):
        drawing.home([{"type": "video"}], {}, {})
