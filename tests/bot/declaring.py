"""A start with one cog, for the tests of declarations: it works, or says where a mistake stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import BaseModel

from bot.cog import Cog, DeclarationError
from bot.people import Role
from bot.registry import Registry
from bot.texts import Texts


class Little(BaseModel):
    """What may be needed of a role is a setting that holds one."""

    staff: Role = Role.ASSISTANT
    maybe: Role | None = None
    number: int = 1


TEXTS: Final = """
cog-name = Trial
setting-staff = Staff
setting-maybe = Maybe
setting-number = Number
do = Do
    .help = Does it
do-it = It
    .help = What to do
do-it-a = A
do-it-b = B
do-more = More
    .help = What else to do
on-joined = Somebody came
"""


def start(folder: Path, cog: Cog, en: str = TEXTS, es: str = TEXTS) -> Registry:
    """Starts with this cog and these texts, as far as declarations go. Raises :class:`DeclarationError`."""
    cog.folder = folder
    (folder / "texts").mkdir(exist_ok=True)
    for language, ftl in (("en", en), ("es", es)):
        (folder / "texts" / f"{language}.ftl").write_text(ftl, encoding="utf-8")
    registry = Registry([cog], Texts({cog.name: folder / "texts"}))
    registry.check()
    return registry


def trial() -> Cog:
    return Cog("trial", settings=Little)


def stopped(folder: Path, cog: Cog, function: Callable[..., Any], **texts: str) -> str:
    """What a mistake is, after the place where it stands."""
    with pytest.raises(DeclarationError) as wrong:
        start(folder, cog, **texts)
    path, line, name = function.__code__.co_filename, function.__code__.co_firstlineno, function.__name__
    where, _, what = str(wrong.value).partition(f":{line}: {name}: ")
    assert where == path, wrong.value
    return what
