"""The class in the browser keeps to what every platform does."""

from __future__ import annotations

import pytest

from adapters.web.adapter import WebPlatform
from adapters.web.classroom import Classroom
from bot.people import Place, PlaceKind, Space
from tests.adapters.contract import Contract, Stage

SPACE = "web:class"


class TestClassroom(Contract):
    @pytest.fixture
    async def stage(self, classroom: Classroom) -> Stage:
        """The port over a class."""
        platform = WebPlatform(classroom.bot, Space(SPACE, "Class"))
        ana, ben, chi = [await classroom.seat(name) for name in ("ana", "ben", "chi")]
        gone = {"person": "nobody", "channel": "gone", "message": "m999"}
        return Stage(platform, SPACE, Place(SPACE, PlaceKind.CHANNEL, "general"), ana, ben, chi, gone)
