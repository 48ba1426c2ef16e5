"""Texts: what people wrote stays what they wrote, in whatever sentence of ours it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import Person
from bot.text import Said, Words, plain
from bot.texts import MissingText, Texts, nearest

FTL = """hello = Hello, **{ $name }**! See [the page](https://example.org).
    .help = Greet somebody,
        warmly
    .more = More

# How many there are
count = { $n ->
    [one] one person
   *[other] { $n } people
}
"""


def texts_in(folder: Path) -> Texts:
    folder.mkdir(exist_ok=True)
    (folder / "en.ftl").write_text(FTL, encoding="utf-8")
    (folder / "es.ftl").write_text("hello = Hola, { $name }\n", encoding="utf-8")
    return Texts({"trial": folder})


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return texts_in(tmp_path_factory.mktemp("texts"))


@given(said=st.text(min_size=1))
def test_what_people_wrote_is_one_run_that_is_never_read_as_markup(texts: Texts, said: str) -> None:
    runs = texts.text("en", "trial", "hello", {"name": said})
    assert runs == (
        Words("Hello, "),
        Said(said, bold=True),
        Words("! See "),
        Words("the page", href="https://example.org"),
        Words("."),
    )


def test_a_person_stays_a_person_for_the_platform_to_name(texts: Texts) -> None:
    assert Person("s", "ben") in texts.text("es", "trial", "hello", {"name": Person("s", "ben")})


def test_numbers_are_counted_as_the_language_counts(texts: Texts) -> None:
    assert plain(texts.text("en", "trial", "count", {"n": 1})) == "one person"
    assert plain(texts.text("en", "trial", "count", {"n": 5})) == "5 people"


@pytest.mark.parametrize(
    ("language", "text_id"), [("en", "unknown-thing"), ("es", "count"), ("en", "count.help"), ("en", "hello")]
)
def test_a_text_or_value_that_is_missing_is_said_and_never_shown_half(
    texts: Texts, language: str, text_id: str
) -> None:
    with pytest.raises(MissingText):
        texts.text(language, "trial", text_id, {})


def test_the_start_finds_ids_and_helps_without_parsing(texts: Texts) -> None:
    found = texts.declared("en", "trial")
    assert set(found) == {"hello", "hello.help", "count"}
    assert found["hello"].endswith("(https://example.org).")
    assert found["hello.help"] == "Greet somebody,\nwarmly"


def test_a_text_may_say_another_wherever_that_stands(tmp_path: Path) -> None:
    first = "both = { -place } and { hello }\n-place = The class\nhello = Hello\nalone = { $n } times\n"
    (tmp_path / "en.ftl").write_text(first, encoding="utf-8")
    texts = Texts({"trial": tmp_path})
    assert plain(texts.text("en", "trial", "hello", {})) == "Hello"
    assert plain(texts.text("en", "trial", "both", {})) == "The class and Hello"
    assert plain(texts.text("en", "trial", "alone", {"n": 2})) == "2 times"


@pytest.mark.parametrize(
    ("asked", "given"), [("es-MX", "es"), ("ES_ar", "es"), ("en-GB", "en"), ("fr", "en"), ("", "en"), (None, "en")]
)
def test_the_nearest_language_is_spoken(asked: str | None, given: str) -> None:
    assert nearest(asked) == given
