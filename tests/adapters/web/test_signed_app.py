"""An app whose class has an address: what belongs to a class to try things in is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.web.app import WebClass
from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import MovableClock
from bot.config import Config, HomeroomTable


@pytest.mark.parametrize("signs_in", [True, False])
async def test_where_people_sign_in_nobody_is_invented_or_simulated_and_time_is_real(
    tmp_path: Path, signs_in: bool
) -> None:
    settings = WebSettings(port=0, address="https://class.example.org" if signs_in else "")
    app = await App.open(Config(HomeroomTable(data=tmp_path), parts={"web": settings}), clock=MovableClock())
    await app.start()
    try:
        served = app.adapters["web"]
        assert isinstance(served, WebClass)
        classroom = served.classroom
        assert (app.demo, app.movable, classroom.simulates, classroom.mates) == (not signs_in,) * 4
        assert app.nobody_yet == signs_in
        assert len(classroom.core.state.members()) == (0 if signs_in else 26)
        assert len(classroom.core.state.places) == 8
    finally:
        await app.stop()
