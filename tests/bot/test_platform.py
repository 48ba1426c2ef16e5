"""Why something cannot be done, as it is kept beside what failed and as it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot
from bot.platform import Undelivered, Why
from bot.text import plain
from bot.texts import Right, Texts, words_of
from storage.jobs import LONGEST_WHY

TEXTS = Texts({"bot": Path(bot.__file__).parent / "texts"})


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_a_sentence(why: Why, language: str) -> None:
    assert plain(TEXTS.text(language, "bot", f"why-{why}", {})).endswith(".")


@pytest.mark.parametrize(
    "what", [*(Undelivered(each) for each in Why), Undelivered(Why.NO_PERMISSION, "send-messages-in-threads")]
)
def test_what_is_kept_is_read_again(what: Undelivered) -> None:
    assert Undelivered.read(what.noted) == what
    assert len(what.noted) <= LONGEST_WHY


def test_a_name_that_is_too_long_to_be_kept_is_left_out() -> None:
    assert Undelivered.read(Undelivered(Why.NO_PERMISSION, "x" * 40).noted) == Undelivered(Why.NO_PERMISSION)
    assert Undelivered(Why.CLOSED_DIRECT, "short").noted == "closed-direct"


@pytest.mark.parametrize("noted", [None, "", "restored", "ConnectionError"])
def test_what_is_no_reason_is_none(noted: str | None) -> None:
    assert Undelivered.read(noted) is None


def test_a_right_is_called_as_its_platform_calls_it_in_the_language_of_the_text(tmp_path: Path) -> None:
    for language, name in (("en", "Write"), ("es", "Escribir")):
        (tmp_path / f"{language}.ftl").write_text(f"permission-write = {name}\n")
    texts = Texts({words_of("trial"): tmp_path})

    def said(language: str, right: Right) -> str:
        return plain(texts.text(language, "homeroom", "why-lacks", {"right": right}))

    assert "it lacks “Write”" in said("en", Right("trial", "write"))
    assert "el permiso «Escribir»" in said("es", Right("trial", "write"))
    assert "it lacks “channels:write”" in said("en", Right("trial", "channels:write"))
    assert "it lacks “write”" in said("en", Right("another", "write"))
