"""The texts of the house and of its features: the same in both languages, used, and addressed to everyone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.cog import Cog
from cogs.achievements import cog as achievements
from cogs.admin import cog as admin
from cogs.breakouts import cog as breakouts
from cogs.buddies import cog as buddies
from cogs.icebreakers import cog as icebreakers
from cogs.polls import cog as polls

FOLDERS: Final = {
    "homeroom": Path("bot/texts"),
    "achievements": Path("cogs/achievements/texts"),
    "admin": Path("cogs/admin/texts"),
    "breakouts": Path("cogs/breakouts/texts"),
    "buddies": Path("cogs/buddies/texts"),
    "icebreakers": Path("cogs/icebreakers/texts"),
    "polls": Path("cogs/polls/texts"),
}
GENDERED: Final = re.compile(
    r"\w[@]s?\b|\b\w+[oa]/[oa]s?\b|\b\w+x[s]?\b(?<!\bmax)(?<!\bFox)|\b(alumn[oa]s?|profesor(a|es|as)?|tutor(a|es|as)?|"
    r"(?<!la )bienvenid[oa]s?|tod[oa]s l[oa]s (estudiantes|docentes)|el usuario|usted|vosotros|list[oa] para|"
    r"segur[oa] de que|un[oa] mism[oa])\b",
    re.IGNORECASE,
)
VOSOTROS: Final = re.compile(
    r"\b(os|sois|vosotr\w+|vuestr\w+|\w{2,}([aá]is|éis|[ai]steis|ís))\b(?<!\bpaís)(?<!Français)", re.IGNORECASE
)
"""Neither *tú* nor everyone: classes in America read it too."""
BLAME: Final = re.compile(
    r"\b(invalid|illegal|error|failed|wrong input|you forgot|must not|inválid|ilegal|olvidaste)", re.I
)


COMMAND: Final = re.compile(r"\b(una|la|su|esta) orden\b|\bórdenes\b", re.IGNORECASE)
"""A command is *comando* everywhere; *orden* is an order in which things stand."""
HOUR: Final = re.compile(r"\blas? \{ \$(until|time|again) \}")
"""Whether it is *la 1:05* or *las 2:05* is only known where the hour is shown to its reader."""


class Variables(Visitor):
    """The placeholders of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # fluent's name
        self.found.add(node.id.name)


def texts(folder: Path, language: str) -> dict[str, set[str]]:
    """The ids of a file, attributes as `id.help`, each with its placeholders."""
    resource = FluentParser().parse((folder / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if not isinstance(entry, ast.Message):
            continue
        assert entry.id.name not in found, f"{entry.id.name} is there twice"
        for name, pattern in (
            (entry.id.name, entry.value),
            *((f"{entry.id.name}.{a.id.name}", a.value) for a in entry.attributes),
        ):
            variables = Variables()
            if pattern is not None:
                variables.visit(pattern)
            found[name] = variables.found
    return found


def lines(folder: Path, language: str) -> list[str]:
    """What people read, comments and ids left out."""
    content = (folder / f"{language}.ftl").read_text(encoding="utf-8").splitlines()
    return [line.partition("=")[2] or line for line in content if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_both_languages_have_the_same_texts_with_the_same_placeholders(folder: Path) -> None:
    assert texts(folder, "en") == texts(folder, "es")


@pytest.mark.parametrize("cog", [achievements, admin, breakouts, buddies, icebreakers, polls], ids=lambda cog: cog.name)
def test_every_text_is_used(cog: Cog) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path("cogs", cog.name).glob("*.py"))
    named = {*re.findall(r'"([a-z0-9-]+)"', code), "cog-name"}
    begun = (*re.findall(r'f"([a-z-]+-)\{', code), "choice-", "kind-", "setting-", "why-")
    ended = tuple(re.findall(r'f"[^"]*\}(-[a-z]+)"', code))
    labels = {each for declared in cog for each in (declared.name, *map(declared.text_of, declared.plan.asked))}
    labels |= {f"{declared.name}{part}" for declared in cog for part in ("-submit", "-note")}
    there = {each for each in texts(cog.folder / "texts", "en") if "." not in each}
    used = named | labels
    assert [
        each for each in there if each not in used and not each.startswith(begun) and not each.endswith(ended)
    ] == []


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_the_spanish_gives_nobody_a_gender_and_says_tu(folder: Path) -> None:
    assert [line for line in lines(folder, "es") if GENDERED.search(line)] == []


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_the_spanish_speaks_to_several_as_it_does_everywhere(folder: Path) -> None:
    assert [line for line in lines(folder, "es") if VOSOTROS.search(line)] == []


def test_the_spanish_quotes_alike_in_every_file_that_people_read() -> None:
    files = [path for path in Path().glob("*/**/*texts/es.ftl") if ".venv" not in path.parts]
    assert len(files) >= 5
    assert [str(path) for path in files if re.search("[“”]", path.read_text(encoding="utf-8"))] == []


def test_the_spanish_has_one_word_for_a_command_and_says_no_hour_that_it_cannot_know() -> None:
    files = [path for path in Path().glob("*/**/*texts/es.ftl") if ".venv" not in path.parts]
    found = [line for path in files for line in lines(path.parent, "es")]
    assert [line for line in found if COMMAND.search(line) or HOUR.search(line)] == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_no_text_blames_and_none_is_long(folder: Path, language: str) -> None:
    assert [line for line in lines(folder, language) if BLAME.search(line)] == []
    assert [line for line in lines(folder, language) if len(line) > 230] == []
