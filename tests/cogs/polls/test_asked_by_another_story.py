"""Another feature asks the class through storage: the poll is put to it, and the feature hears when it is counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cog import Cog
from bot.context import Context, JobContext
from bot.kinds import Id
from bot.link import id_to_text, make
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.polls import Label, Poll, Polls
from tests.cogs.polls.stories import all_press, card, closed, fields, looks_after, says_here, settled
from tests.klass import Klass, klass_of, sqlite

FTL = """
cog-name = Choirs
choir = Sing
    .help = Ask which song
hush = Hush
    .help = Ask no longer
"""
SONGS = 7


def choirs_of(folder: Path, heard: list[str], how: dict[str, object]) -> Cog:
    """A feature that asks which song, as it is told how."""
    (folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (folder / "texts" / f"{language}.ftl").write_text(FTL, encoding="utf-8")
    choirs = Cog("choirs", folder=folder)

    @choirs.command("choir")
    def sing(ctx: Context, store: Polls) -> None:
        follows = make("choirs", "sung", [id_to_text(Id(SONGS))])
        course, place = ctx.course.course_id, ctx.place
        asked = Poll(SONGS, course, place, None, "one", Label.UNLINKABLE, "Which song?", ctx.now(), ("Sea", "Road"))
        store.add(Poll(**{**_plain(asked), "follows": follows} | how))  # type: ignore[arg-type]
        ctx.at(ctx.now(), make("polls", "ask", [id_to_text(Id(SONGS))]))

    @choirs.command("hush")
    def hush(ctx: Context) -> None:
        ctx.at(ctx.now(), make("polls", "take-back", [id_to_text(Id(SONGS))]))

    @choirs.job("sung")
    def sung(ctx: JobContext, store: Polls, poll_id: Id) -> None:
        poll = store.get(poll_id)
        heard.append(f"{poll.state} {poll.took_part}" if poll else "nothing")

    return choirs


def _plain(poll: Poll) -> dict[str, object]:
    return {name: getattr(poll, name) for name in poll.__dataclass_fields__}


@pytest.fixture
def heard() -> list[str]:
    """What the other feature heard."""
    return []


@pytest.fixture
def how() -> dict[str, object]:
    """What is different about its poll."""
    return {"lasts": 7200}


@pytest.fixture
async def klass(tmp_path: Path, heard: list[str], how: dict[str, object]) -> AsyncIterator[Klass]:
    """The class, with the other feature."""
    async with klass_of([admin, polls, choirs_of(tmp_path / "choirs", heard, how)], sqlite(tmp_path)) as made:
        yield made


async def sings(klass: Klass) -> None:
    """Somebody makes the other feature ask."""
    await klass.instructor.says("/choir", place="general")
    await settled(klass)


async def test_it_is_put_to_the_class_and_its_feature_hears_of_the_result(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    assert "Which song?" in says_here(klass)
    assert "nobody in the class" in says_here(klass)
    await all_press(klass, *["Sea"] * 5)
    assert heard == []
    await closed(klass, hours=3)
    assert heard == ["closed 5"]
    assert fields(klass)["Took part"] == "5 people"
    assert "direct:instructor" not in klass.instructor._rooms, "nobody asked it, so nobody is asked what comes of it"


async def test_it_hears_of_too_few_as_well(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await all_press(klass, "Sea")
    await closed(klass, hours=3)
    assert len(heard) == 1
    assert "fewer than 5" in fields(klass)["What came of it"]


async def test_asked_twice_it_stands_once(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await sings(klass)
    assert says_here(klass).count("Which song?") == 1
    assert card(klass)["title"] == "A poll for everyone"


async def test_it_hears_once_that_it_is_given_up(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await all_press(klass, *["Sea"] * 5)
    keys = klass.core.seals.folder
    keys.rename(keys.with_name("away"))
    await closed(klass, hours=3)
    assert "It cannot be counted now" in fields(klass)["What came of it"]
    assert heard == [], "the key may come back"
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Give it up")
    await settled(klass)
    assert heard == ["given-up 0"]
    await klass.waits(days=20)
    assert heard == ["given-up 0"]


@pytest.mark.parametrize("when", ["open", "lost", "closed"])
async def test_it_hears_once_when_it_is_taken_back(
    klass: Klass, heard: list[str], how: dict[str, object], when: str
) -> None:
    how["lasts"] = 120
    await sings(klass)
    await all_press(klass, *["Sea"] * 5)
    if when == "lost":
        keys = klass.core.seals.folder
        keys.rename(keys.with_name("away"))
    if when != "open":
        await klass.waits(minutes=3)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert heard == (["closed 5"] if when == "closed" else ["gone 0"])
    await klass.waits(hours=2)
    assert len(heard) == 1


async def test_of_what_opens_it_again_it_hears_nothing(klass: Klass, heard: list[str], how: dict[str, object]) -> None:
    how["label"] = Label.STAFF_ONLY
    await sings(klass)
    await all_press(klass, "Sea")
    await closed(klass, hours=3)
    assert heard == ["closed 0"]
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "1h"})
    await closed(klass, hours=3)
    assert card(klass)["title"] == "A poll that is over"
    assert heard == ["closed 0"]
