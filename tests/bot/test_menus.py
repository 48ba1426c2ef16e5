"""Entries in the menus of people and of messages: how many there may be, and who is offered which."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from bot.cog import Cog, Declaration, DeclarationError
from bot.context import Context
from bot.people import Person, Role
from bot.registry import MOST_IN_MENU
from tests.bot.declaring import start

LETTERS: Final = "abcdez"
FTL: Final = "cog-name = One\n" + "".join(
    f"{about}-{letter} = {about} {letter}\n" for about in "pm" for letter in LETTERS
)


def on(ctx: Context, who: Person) -> None: ...


def on_message(ctx: Context, message_id: str) -> None: ...


def test_there_is_room_for_so_many_entries_in_each_menu(tmp_path: Path) -> None:
    cog = Cog("one")
    for letter in LETTERS[:MOST_IN_MENU]:
        cog.menu("person", f"p-{letter}")(on)
        cog.menu("message", f"m-{letter}")(on_message)
    start(tmp_path, cog, FTL, FTL)
    more: list[tuple[Any, str, Any]] = [("message", "m-z", on_message), ("person", "p-z", on)]
    for about, name, function in more:
        cog.menu(about, name)(function)
        with pytest.raises(DeclarationError, match=f"more than 5 entries in the menu of a {about}"):
            start(tmp_path, cog, FTL, FTL)


def test_people_are_offered_the_entries_of_their_role_in_their_language(tmp_path: Path) -> None:
    cog = Cog("one")
    cog.menu("message", "m-a")(on_message)
    cog.menu("message", "m-b", needs=Role.ASSISTANT)(on_message)
    cog.menu("person", "p-a")(on)
    registry = start(tmp_path, cog, FTL, FTL.replace("m a", "hola"))

    def needs(declared: Declaration) -> Role:
        assert isinstance(declared.needs, Role)
        return declared.needs

    found = registry.menus("en", Role.STUDENT, needs)
    assert [(each.about, each.link, each.label) for each in found] == [
        ("message", "one.m-a", "m a"),
        ("person", "one.p-a", "p a"),
    ]
    staffs = registry.menus("es", Role.ASSISTANT, needs)
    assert [each.label for each in staffs] == ["hola", "m b", "p a"]
