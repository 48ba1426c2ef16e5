"""What the adapter says, as it stands in its texts: no marks that are shown as they stand, one word for each thing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import bot.texts
from adapters.slack.commands import _OF_COMMANDS
from adapters.slack.sentences import TEXTS
from bot.texts import LANGUAGES

CORE: Final = Path(bot.texts.__file__).parent / "texts"


def texts(folder: Path, language: str) -> dict[str, str]:
    """The texts of a language by their ids, as they stand there."""
    found = (line.partition(" = ") for line in (folder / f"{language}.ftl").read_text().splitlines())
    return {name: text for name, is_one, text in found if is_one and not name.startswith("#")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_holds_a_mark_that_is_shown_as_it_stands(language: str) -> None:
    assert {name for name, text in texts(TEXTS, language).items() if "*" in text} == set()


def test_spanish_has_one_word_for_the_app_and_one_for_the_workspace() -> None:
    found = {name: re.findall(r"\baplicaci\w+|\bespacios?\b(?! de trabajo)", text) for name, text in SPANISH.items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_every_sentence_about_a_line_it_is_known_which_values_are_commands(language: str) -> None:
    found = {
        name: {*re.findall(r"/\{ \$(\w+) \}", text)}
        for name, text in texts(CORE, language).items()
        if name.startswith("line-") and "/{ $" in text
    }
    lists = {"names"}  # these bring their slashes along
    assert found == {name: {*values} - lists for name, values in _OF_COMMANDS.items()}


SPANISH: Final = texts(TEXTS, "es")
