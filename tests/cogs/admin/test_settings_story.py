"""Setting a feature: the form is made from its settings model, and only what differs is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import pytest
from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.cog import Cog, DeclarationError
from bot.context import Context, Refusal
from bot.people import Role
from bot.registry import Registry
from bot.texts import Texts
from cogs.admin import cog as admin
from storage.spaces import Spaces
from tests.klass import SPACE, Klass, klass_of, sqlite


class Depth(StrEnum):
    """How deep."""

    LOW = "low"
    HIGH = "high"


class Everything(BaseModel):
    """A field of every kind that can be set."""

    count: int = Field(3, ge=1, le=9)
    more: int = Field(5, gt=4, lt=11)
    motto: str = Field("be kind", max_length=20)
    loud: bool = False
    depth: Depth = Depth.LOW
    days: list[Depth] = Field(default_factory=lambda: [Depth.LOW])
    pause: timedelta = timedelta(hours=2)
    limit: int | None = None
    who: Role = Role.ASSISTANT

    @model_validator(mode="after")
    def ordered(self) -> Self:
        """What no single bound can say."""
        if self.count > self.more:
            raise PydanticCustomError("unfit", "unfit", {"text_id": "unfit-large", "most": self.more})
        return self


FTL = """
cog-name = Trial
setting-count = Count
setting-more = More
setting-motto = Motto
    .help = A few words
setting-loud = Loud
setting-depth = Depth
setting-depth-low = Shallow
setting-depth-high = Deep
setting-days = Days
setting-days-low = Shallow
setting-days-high = Deep
setting-pause = Pause
setting-limit = Limit
setting-who = Who may
trial = Trial
    .help = Uses what is set
"""


def trial_of(folder: Path, model: type[BaseModel], ftl: str = FTL) -> Cog:
    """A cog with these settings, and a command whose role is one of them."""
    (folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (folder / "texts" / f"{language}.ftl").write_text(ftl, encoding="utf-8")
    return Cog("trial", settings=model, folder=folder)


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """A class with a feature that has a setting of every kind."""
    trial = trial_of(tmp_path / "trial", Everything)

    @trial.command("trial", needs="who")
    def use(ctx: Context[Everything]) -> None:
        raise Refusal("only-you")

    async with klass_of([admin, trial], sqlite(tmp_path)) as made:
        yield made


async def stored(klass: Klass) -> Any:
    """What is stored of the feature's settings."""
    snapshot = await klass.database.read(lambda tx: Spaces(tx, SPACE).snapshot())
    assert snapshot is not None
    return snapshot.settings.get((0, "trial"))


async def opened(klass: Klass) -> dict[str, Any]:
    """The inputs of the form, by name."""
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Trial")
    assert klass.instructor.form is not None
    inputs: Any = klass.instructor.form["inputs"]
    return {each["name"]: each for each in inputs}


async def test_the_form_has_the_fields_the_bounds_and_the_values_of_the_model(klass: Klass) -> None:
    inputs = await opened(klass)
    assert list(inputs) == list(Everything.model_fields)
    assert {name: (each["least"], each["most"]) for name, each in inputs.items() if each["most"]} == {
        "count": (1, 9),
        "more": (5, 10),
        "motto": (None, 20),
    }
    assert {name: each["value"] for name, each in inputs.items()} == {
        "count": 3,
        "more": 5,
        "motto": "be kind",
        "loud": False,
        "depth": "low",
        "days": ["low"],
        "pause": "2h",
        "limit": None,
        "who": "assistant",
    }
    assert [choice["label"] for choice in inputs["depth"]["choices"]] == ["Shallow", "Deep"]
    assert not any(each["required"] for each in inputs.values())


async def test_only_what_differs_is_stored_and_an_empty_field_is_usual_again(klass: Klass) -> None:
    await opened(klass)
    await klass.instructor.fills({"count": "4", "loud": True, "days": ["low", "high"], "pause": "90m", "limit": "2"})
    assert await stored(klass) == {"count": 4, "loud": True, "days": ["low", "high"], "pause": "PT1H30M", "limit": 2}
    assert "Settings: Trial" in klass.instructor.answer
    assert "Count: 4\nMore: 5\nMotto: be kind\nLoud: Yes\nDepth: Shallow\nDays: Shallow, Deep\nPause: 1h 30m" in (
        klass.instructor.answer
    )
    inputs = await opened(klass)
    assert (inputs["count"]["value"], inputs["pause"]["value"]) == (4, "1h 30m")
    await klass.instructor.fills({"count": "", "days": [], "limit": "", "pause": ""})
    assert await stored(klass) == {"loud": True, "days": []}
    assert "Limit: None" in klass.instructor.answer


async def test_a_role_that_is_set_decides_at_once_who_may(klass: Klass) -> None:
    await klass.ben.runs("trial", place="general")
    assert "for the course’s assistants and instructors" in klass.ben.answer
    await opened(klass)
    await klass.instructor.fills({"who": "student"})
    assert "Who may: Student" in klass.instructor.answer
    await klass.ben.runs("trial", place="general")
    assert klass.ben.answer == "Only you can see this."


@pytest.mark.parametrize(
    ("wrong", "option", "sentence"),
    [
        ({"count": "0"}, "count", "Please give 1 or more."),
        ({"count": "10"}, "count", "Please give 9 or less."),
        ({"count": "three"}, "count", "Please give a whole number"),
        ({"motto": "x" * 5000}, "motto", "5,000 characters"),
        ({"depth": "middle"}, "depth", "Please pick one of the choices."),
        ({"pause": "soon"}, "pause", "Please give a length of time"),
        ({"who": "4"}, "who", "Please pick one of the choices."),
        ({"count": "6"}, "count", "Please give 5 or less."),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_stored(
    klass: Klass, wrong: dict[str, Any], option: str, sentence: str
) -> None:
    await opened(klass)
    await klass.instructor.fills(wrong)
    assert sentence in klass.instructor.errors[option]
    assert klass.instructor.errors.keys() == {option}
    assert await stored(klass) is None


async def test_students_cannot_set_anything_whatever_they_press(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.ben.runs("homeroom settings", place="general")
    assert "for the course’s instructors" in klass.ben.answer


async def test_where_nothing_can_be_set_it_is_said(tmp_path: Path) -> None:
    async with klass_of([admin], sqlite(tmp_path)) as bare:
        await bare.instructor.says("/homeroom settings", place="general")
        assert "None of the features that are on has anything to set." in bare.instructor.answer


class Odd(BaseModel):
    """A field that nobody can fill in."""

    ratio: float = 0.5


@pytest.mark.parametrize(
    ("model", "ftl", "said"),
    [
        (Odd, FTL, "Odd: ratio: "),
        (Everything, FTL.replace("setting-count", "setting-cont"), "setting-count is missing"),
    ],
)
def test_a_mistake_in_a_model_or_its_texts_stops_the_start_and_names_the_model(
    tmp_path: Path, model: type[BaseModel], ftl: str, said: str
) -> None:
    trial = trial_of(tmp_path / "trial", model, ftl)
    with pytest.raises(DeclarationError, match=rf"test_settings_story\.py: {model.__name__}") as wrong:
        Registry([trial], Texts({"trial": tmp_path / "trial" / "texts"})).check()
    assert said in str(wrong.value)
