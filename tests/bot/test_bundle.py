"""Numbers are written, and counted, as Babel has it for each of our languages, of whose data little is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from babel import Locale, core, localedata
from fluent.runtime.types import fluent_number

from bot.bundle import spoken
from bot.text import plain
from bot.texts import LANGUAGES, Texts

NUMBERS: Final = (0, 1, 1.0, 2, 3.5, 11, 21, 100, 999, 1000, 1234.5, 12345.678, 1000000, 1000001, -1, -1234)
WAYS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"useGrouping": False},
    {"minimumFractionDigits": 2},
    {"minimumIntegerDigits": 3},
    {"style": "percent"},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_as_babel_has_them(language: str) -> None:
    ours, theirs = spoken(language), Locale.parse(language)
    for number in NUMBERS:
        assert ours.plural_form(number) == theirs.plural_form(number)
        for way in WAYS:
            given = fluent_number(number, **way)
            assert given.format(ours) == given.format(theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_texts_do_not_need_is_found_all_the_same(language: str) -> None:
    ours, theirs = spoken(language), Locale.parse(language)
    assert ours.days["format"]["wide"] == theirs.days["format"]["wide"]
    price = fluent_number(3.5, style="currency", currency="EUR")
    assert price.format(ours) == price.format(theirs)


def test_a_text_with_numbers_keeps_nothing_of_the_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With it, each process would keep five megabytes more."""
    for language in LANGUAGES:
        text = "count = { $n ->\n    [one] one\n   *[other] { $n }\n}\n"
        (tmp_path / f"{language}.ftl").write_text(text, encoding="utf-8")
    spoken.cache_clear()
    localedata.clear_caches()
    monkeypatch.setattr(core, "_global_data", None)
    texts = Texts({"trial": tmp_path})
    said = [plain(texts.text(language, "trial", "count", {"n": 12345})) for language in LANGUAGES]
    assert said == ["12,345", "12.345"]
    assert core._global_data is None
    assert not localedata._cache
    assert not localedata._dict_cache
