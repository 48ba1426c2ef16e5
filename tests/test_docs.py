"""The docs are true: their examples run."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.klass import klass_of, sqlite

DOCS = Path(__file__).parent.parent / "docs"


def example(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The cog of docs/writing-a-cog.md, written out as a module with its texts."""
    page = (DOCS / "writing-a-cog.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(python|ftl)\n(.*?)```", page, re.S))
    (folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (folder / "texts" / f"{language}.ftl").write_text(blocks["ftl"], encoding="utf-8")
    path = folder / "waves.py"
    path.write_text(blocks["python"], encoding="utf-8")
    spec = importlib.util.spec_from_file_location("waves", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "waves", module)
    spec.loader.exec_module(module)
    return module


async def test_the_cog_of_the_docs_runs_as_it_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = example(tmp_path / "waves", monkeypatch)
    async with klass_of([module.waves], sqlite(tmp_path)) as klass:
        await klass.ana.says("/wave", place="general")
        await klass.goes_on()
        assert "Hello, everyone!" in str(klass.ben.reads("general"))
        await klass.ben.presses("Wave back")
        assert "You waved back." in str(klass.ben.answer)
