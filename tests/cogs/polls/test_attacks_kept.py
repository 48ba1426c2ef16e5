"""Somebody has the folder of a Homeroom with its class in the browser, and a backup of it: all but the keys."""

from __future__ import annotations

import re
from pathlib import Path

from adapters.web.app import WebClass
from bot.app import App
from bot.intercom import ask
from bot.local_commands import BackedUp, BackUp
from tests.bot.conftest import at
from tests.bot.trial import until

WORDS = "the thing that nobody dares to say"
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")


async def test_no_file_of_a_class_in_the_browser_and_no_backup_has_an_answer_a_receipt_or_a_key(tmp_path: Path) -> None:
    data = tmp_path / "data"
    app = await App.open(at(data))
    await app.start()
    try:
        served = app.adapters["web"]
        assert isinstance(served, WebClass)
        robin, kai, deniz = [await served.classroom.seat(each) for each in ("robin", "kai", "deniz")]
        await robin.says("/poll ask", place="general")
        await robin.fills({"question": "What is unclear?", "kind": "text"})
        await robin.presses("Post")
        await until(lambda: "What is unclear?" in kai.reads("general"))
        codes = set()
        for seat, words in ((kai, WORDS), (deniz, f"{WORDS} either"), (kai, f"{WORDS} again")):
            await seat.presses("Answer", place="general")
            await seat.fills({"words": words})
            codes |= {*CODE.findall(seat.answer)}
        await deniz.presses("Take it back")
        await kai.presses("My answer", place="general")
        assert WORDS in kai.answer
        assert WORDS not in robin.reads("general")
        assert len(codes) == 2
        keys = [each.read_bytes() for each in data.rglob("*.key")]
        assert len(keys) == 1
        socket = app.config.socket_path
        assert socket is not None
        await ask(socket, "backup", BackUp(file=tmp_path / "b.db"), BackedUp)
    finally:
        await app.stop()
    files = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file() and each.suffix != ".key"}
    assert any(b"What is unclear?" in content for content in files.values())
    forbidden = [WORDS.encode(), *(code.encode() for code in codes), keys[0][4:]]
    assert [(each, word) for each, content in files.items() for word in forbidden if word in content] == []
