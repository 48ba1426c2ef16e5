"""What pictures are drawn of is what Discord was given: commands, pages and choices as people meet them."""

from __future__ import annotations

import re
from pathlib import Path

from adapters.discord.sentences import say
from tests.adapters.discord.pictures import Album, drawn, story
from tests.adapters.discord.server_of import served
from tests.adapters.showing import samples


async def test_cards_and_forms_are_drawn_as_they_are_sent(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        album = Album(there)
        await story(album)
    assert "<b>/staff icebreaker now</b>" in album.drawn["help"]
    assert "/staff icebreaker schedule" in album.drawn["status"]
    assert not any(re.search(r"(?<!staff)[ >]/?icebreaker (now|schedule)", each) for each in album.drawn.values())
    assert ">#general<" in album.drawn["form-schedule"], "what is chosen already is drawn"
    assert '<span class="mention">@Ana</span>' in album.drawn["this-or-that"]
    assert "Sobre ti" in album.drawn["me-in-spanish"]
    assert "Your direct messages from this server are closed" in album.drawn["letter-in-thread"]


async def test_pages_have_the_adapters_own_words() -> None:
    many = drawn(samples(b"")["many-pages"])
    for text_id in ("page-back", "page-next"):
        assert f">{say('en', text_id)}</span>" in many
