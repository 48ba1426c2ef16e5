"""The docs are true: their examples run."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot import terminal
from bot.app import models
from storage.marks import marks
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


def test_the_privacy_page_names_every_kind_of_thing_that_is_kept_about_people() -> None:
    page = (DOCS / "privacy.md").read_text(encoding="utf-8")
    told = {(row[1], row[3].strip("`")) for line in page.splitlines() if len(row := re.split(r" *\| *", line)) == 6}
    kept = {(mark.what, mark.table.name) for mark in marks()}
    assert kept <= told
    assert {kind for kind, _ in told} - {"kind", "---"} == {kind for kind, _ in kept}


def test_the_running_page_names_every_setting_and_exit_code() -> None:
    page = (DOCS / "running.md").read_text(encoding="utf-8")
    for table, model in models().items():
        if table != "jobs" and model.model_fields:
            assert f"[{table}]" in page
            assert all(f"`{key}`" in page for key in model.model_fields), table
    codes = {str(code) for name, code in vars(terminal).items() if name.startswith("EXIT_")}
    assert set(re.findall(r"^\| (\d+) \|", page, re.M)) == codes | {"0"}
