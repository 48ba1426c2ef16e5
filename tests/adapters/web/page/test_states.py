"""Every state of the page as axe-core sees it: narrow and light with every test, all the rest in the grid."""

from __future__ import annotations

import itertools
from contextlib import AsyncExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bot.card import Button, Card, InputKind, Look, PeopleSelect, Select
from bot.text import Style
from tests.adapters.web.page.accessible import faults, moving, violations
from tests.adapters.web.page.conftest import Open, Site
from tests.adapters.web.page.stage import Stage, components, written
from tests.adapters.web.page.states import STATES, State

WEB = Path(__file__).parents[4] / "adapters" / "web"
ACTIONS = {Button: "button", Select: "select", PeopleSelect: "people"}
FINGER = 44  # CSS px: so large is what a finger presses
POINTER = 24  # CSS px: so large is everything (WCAG 2.5.8)
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name.replace(" ", "-"))


def is_right(faults: list[str], where: object = "") -> None:
    """Fails with every fault on a line of its own."""
    assert not faults, "\n".join([str(where), *faults])


def shown_somewhere() -> set[str]:
    """Everything that some state is there to show."""
    return set(itertools.chain.from_iterable(state.shows for state in STATES))


def test_every_template_component_and_part_of_a_card_has_a_state() -> None:
    needed = {
        *(path.name for path in (WEB / "templates").rglob("*") if path.is_file()),
        *components(),
        *(f"card:{field.name}" for field in fields(Card) if field.compare),  # the others are no part of what is seen
        *(f"action:{name}" for name in ACTIONS.values()),
        *(f"look:{look}" for look in Look),
        *(f"input:{kind}" for kind in InputKind),
        *(f"run:{name}" for name in ("words", "said", "person", "place", "when", "spot")),
        *(f"style:{style}" for style in Style),
        *(f"written:{name}" for name in written()),
    }
    assert shown_somewhere() - needed == set(), "there is no such thing any more: take it out of states.py"
    assert needed - shown_somewhere() == set(), "add a state that shows it to states.py"


@pytest.mark.asyncio(loop_scope="session")
@every_state
async def test_a_state_is_right_on_a_narrow_page(window: Open, site: Site, held: AsyncExitStack, state: State) -> None:
    stage = Stage(site, await window(width=360, height=740), held)
    await state.reach(stage)
    is_right(await faults(stage.page, POINTER))
    assert state.shows - await stage.drawn() == set()


LOOKS: list[dict[str, Any]] = [
    {"color_scheme": scheme, "contrast": contrast, "forced_colors": forced}
    for scheme in ("light", "dark")
    for contrast, forced in (("no-preference", "none"), ("more", "none"), ("no-preference", "active"))
]


@pytest.mark.page_grid
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("site", ["en", "es"], indirect=True)
@pytest.mark.parametrize("width", [360, 768, 1440, 1920])
@every_state
async def test_a_state_is_right_in_every_look_width_and_language(
    window: Open, site: Site, held: AsyncExitStack, state: State, width: int
) -> None:
    phone = {"has_touch": True, "is_mobile": True} if width == 360 else {}
    locale = "es-ES" if site.language == "es" else "en-GB"
    stage = Stage(site, await window(width=width, height=900, locale=locale, **phone), held)
    await state.reach(stage)
    is_right(await faults(stage.page, FINGER if phone else POINTER))
    await stage.page.emulate_media(reduced_motion="reduce")
    is_right(await moving(stage.page))
    for look in LOOKS if site.language == "en" else ():  # no word changes a colour
        await stage.page.emulate_media(**look)
        is_right(await violations(stage.page, "color-contrast"), look)
