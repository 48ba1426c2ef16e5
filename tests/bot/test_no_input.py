"""What people fill in stands in no error of validation: a guard over all models and all places where one is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from bot.cog import NoSettings
from bot.intercom import Answer, Asked
from bot.kinds import kind_of
from bot.parts import all_cogs, models

ROOT = Path(__file__).parents[2]
PACKAGES = ("adapters", "bot", "cogs", "storage")


def trees() -> Iterator[tuple[str, ast.AST]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for each in model.__subclasses__():
        yield from below(each)


def test_no_model_says_what_it_was_given() -> None:
    parts: set[type[BaseModel]] = {
        *models().values(),
        *(cog.settings for cog in all_cogs()),
        NoSettings,
        *below(Asked),
        *below(Answer),
    }
    ours = {each for each in below(BaseModel) if each.__module__.partition(".")[0] in PACKAGES}
    talkative = [
        each.__name__
        for each in parts | ours
        if "[" not in each.__name__ and not each.model_config.get("hide_input_in_errors")
    ]
    assert sorted(talkative) == []


def test_wherever_errors_of_validation_are_read_it_is_without_the_input() -> None:
    read, told = 0, []
    for name, tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="errors"), args=[], keywords=keywords):
                    read += 1
                    given = {each.arg: ast.unparse(each.value) for each in keywords}
                    if given.get("include_input") != "False":
                        told.append(f"{name}:{node.lineno}")
                case ast.Call(func=ast.Name(id="TypeAdapter"), keywords=keywords):
                    read += 1
                    if "config" not in [each.arg for each in keywords]:
                        told.append(f"{name}:{node.lineno}")
                case _:
                    pass
    assert told == []
    assert read >= 4  # they are found at all


@pytest.mark.parametrize("kind", [int, bool, list[int]])
def test_a_value_that_does_not_fit_is_not_in_what_is_raised(kind: type) -> None:
    with pytest.raises(ValidationError) as problem:
        kind_of(kind).read("my secret words", {"space_id": "web:class"})
    assert "secret" not in str(problem.value)
