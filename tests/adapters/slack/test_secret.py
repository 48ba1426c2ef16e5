"""Tokens are stored so that nobody without the key reads them, and none can be put in another workspace's place."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.secret import BadKey, CannotOpen, Secrets

OLD, NEW = (base64.urlsafe_b64encode(bytes([each]) * 32).decode().rstrip("=") for each in (1, 2))
HERE = Secrets.parse(NEW)


@given(st.text(), st.text())
def test_what_was_sealed_for_a_workspace_is_opened_for_it(team: str, token: str) -> None:
    assert HERE.open(team, HERE.seal(team, token)) == token


def test_a_sealed_token_shows_nothing_and_never_looks_the_same() -> None:
    sealed = {HERE.seal("T1", "xoxb-secret") for _ in range(50)}
    assert len(sealed) == 50
    assert not any("xoxb-secret" in each for each in sealed)


@pytest.mark.parametrize("changed", [3, 12, 20, -1])
def test_what_was_changed_or_is_of_another_workspace_is_not_opened(changed: int) -> None:
    sealed = HERE.seal("T1", "xoxb-secret")
    other = "A" if sealed[changed] != "A" else "B"
    for team, stored in (
        ("T2", sealed),
        ("T1", sealed[:changed] + other + (sealed[changed:][1:])),
        ("T1", sealed[:15]),
        ("T1", ""),
        ("T1", "1.ümlaut"),
    ):
        with pytest.raises(CannotOpen):
            HERE.open(team, stored)


def test_an_old_key_opens_while_it_is_there_and_the_new_one_seals() -> None:
    old = Secrets.parse(OLD).seal("T1", "xoxb-secret")
    both = Secrets.parse(f"{NEW}, {OLD},")
    assert both.open("T1", old) == "xoxb-secret"
    assert not both.is_current(old)
    renewed = both.seal("T1", "xoxb-secret")
    assert both.is_current(renewed)
    assert HERE.open("T1", renewed) == "xoxb-secret"
    with pytest.raises(CannotOpen) as caught:
        HERE.open("T1", old)
    assert caught.value.is_other_key
    with pytest.raises(CannotOpen) as caught:
        HERE.open("T2", renewed)
    assert not caught.value.is_other_key


@pytest.mark.parametrize("text", ["", " , ", "correct horse", NEW[:-2], NEW + "AAAA", "ñ" * 43, f"{NEW},short"])
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(BadKey) as caught:
        Secrets.parse(text)
    if text.strip(" ,"):
        assert text not in str(caught.value)


def test_a_key_may_be_written_in_either_way_of_base64() -> None:
    key = bytes([251, 255] * 16)
    sealed = Secrets.parse(base64.b64encode(key).decode()).seal("T1", "token")
    assert Secrets.parse(base64.urlsafe_b64encode(key).decode().rstrip("=")).open("T1", sealed) == "token"
