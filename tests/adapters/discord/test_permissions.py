"""What the bot needs to be allowed, what is missing and how to grant it, and the link that asks for it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from discord import Permissions

from adapters.discord.invite import NoInvitation, invitation
from adapters.discord.permissions import (
    ALWAYS,
    DELETING,
    PRIVATE,
    SOUND,
    THREADS,
    Granted,
    Permission,
    application_of,
    members_allowed,
    missing,
    needed,
    sentences,
    together,
    wants_members,
)
from adapters.discord.sentences import DOMAIN, TEXTS, say
from bot.cog import Cog
from bot.context import JobContext, ViewContext
from bot.courtesy import courtesy
from bot.parts import all_cogs
from bot.people import Person, PlaceKind
from bot.registry import Registry, text_folders
from bot.texts import LANGUAGES, Texts
from tests.shell import Terminal

EVERYTHING = (*ALWAYS, *THREADS, *DELETING, *SOUND)
ALL = together(EVERYTHING)


def registry(*cogs: Cog) -> Registry:
    return Registry(cogs, Texts(text_folders(cogs)))


def view(ctx: ViewContext) -> None: ...


def room(ctx: ViewContext) -> None: ...


def erases(ctx: Any, message_id: str) -> None: ...


def came(ctx: JobContext, who: Person) -> None: ...


def test_what_is_needed_follows_from_what_is_declared() -> None:
    cog = Cog("one")
    cog.view("card")(view)
    cog.room("talk")(room)
    assert needed(registry(cog)) == ALWAYS
    cog.view("asks", thread=True)(view)
    assert needed(registry(cog)) == (*ALWAYS, *THREADS)
    cog.menu("message", "erase", deletes=True)(erases)
    assert needed(registry(cog)) == (*ALWAYS, *THREADS, *DELETING)
    cog.room("table", voice=True)(room)
    assert needed(registry(cog)) == EVERYTHING


def test_only_breakouts_need_channels_and_roles() -> None:
    assert needed(registry(*all_cogs(), courtesy)) == EVERYTHING
    others = [each for each in all_cogs() if each.name != "breakouts"]
    assert needed(registry(*others, courtesy)) == (*ALWAYS, *THREADS, *DELETING)


def test_whether_the_members_must_be_known_follows_from_what_is_declared() -> None:
    cog = Cog("one")
    cog.event("told")(came)
    assert not wants_members(registry(cog))
    cog.event("left")(came)
    assert wants_members(registry(cog))
    assert wants_members(registry(Cog("everyone", members=True)))


@pytest.mark.parametrize(("flags", "allowed"), [(0, False), (1 << 14, True), (1 << 15, True), (1 << 18, False)])
def test_whether_the_intent_is_on_is_seen_from_the_applications_flags(flags: int, allowed: bool) -> None:
    assert members_allowed(flags) is allowed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("permission", EVERYTHING, ids=lambda each: each.flag)
def test_every_permission_has_its_words(permission: Permission, language: str) -> None:
    assert permission.value in [1 << bit for bit in range(64)]
    texts = permission.name(language), permission.use(language), permission.loss(language)
    assert all(texts)
    assert texts[2].endswith(".")


def test_every_text_of_the_adapter_is_there_in_every_language() -> None:
    texts = Texts({DOMAIN: TEXTS})
    english, spanish = (texts.declared(language, DOMAIN) for language in LANGUAGES)
    assert [*english] == [*spanish]
    alike = {text_id for text_id in english if english[text_id] == spanish[text_id]}
    assert alike <= {"invite-one"}


def without(*flags: str) -> Permissions:
    found = Permissions(ALL.value)
    found.update(**dict.fromkeys(flags, False))
    return found


def flags(found: Any) -> list[tuple[str, str]]:
    return [(each.permission.flag, each.place) for each in found]


def test_nothing_is_missing_where_everything_is_allowed() -> None:
    places = [Granted(kind.value, kind, ALL) for kind in PlaceKind]
    assert missing(EVERYTHING, "Homeroom", ALL, places) == []
    assert missing(EVERYTHING, "Homeroom", Permissions(administrator=True)) == []


def test_what_is_missing_in_the_whole_server_is_told_once() -> None:
    lacking = without("manage_messages", "manage_channels")
    places = [Granted("general", PlaceKind.CHANNEL, lacking), Granted("talk", PlaceKind.THREAD, lacking)]
    found = missing(EVERYTHING, "Homeroom", lacking, places)
    assert flags(found) == [("manage_messages", ""), ("manage_channels", "")]


def test_what_a_place_takes_away_is_told_for_that_place() -> None:
    places = [
        Granted("general", PlaceKind.CHANNEL, without("create_public_threads", "connect")),
        Granted("talk", PlaceKind.THREAD, without("create_public_threads", "send_messages_in_threads")),
        Granted("lounge", PlaceKind.VOICE, without("connect", "attach_files")),
        Granted("posts", PlaceKind.FORUM, without("send_messages")),
    ]
    assert flags(missing(EVERYTHING, "Homeroom", ALL, places)) == [
        ("create_public_threads", "general"),
        ("send_messages_in_threads", "talk"),
        ("connect", "lounge"),
        ("send_messages", "posts"),
    ]


def test_of_a_place_that_cannot_be_seen_nothing_else_is_told() -> None:
    found = missing(EVERYTHING, "Homeroom", ALL, [Granted("secret", PlaceKind.CHANNEL, Permissions.none())])
    assert flags(found) == [("view_channel", "secret")]


def test_a_finding_says_which_what_does_not_work_and_how_to_grant_it() -> None:
    in_place, in_server = (
        missing(EVERYTHING, "Class Bot", ALL, [Granted("café", PlaceKind.CHANNEL, without("attach_files"))]),
        missing(EVERYTHING, "Class Bot", without("attach_files")),
    )
    assert in_place[0].said("en") == (
        "In #café Homeroom may not “Attach Files”. Without it cards with a picture or a file cannot be posted. To allow"
        " it: Edit Channel, Permissions, add the role “Class Bot”, and tick it."
    )
    assert in_server[0].said("es") == (
        "En este servidor Homeroom no tiene el permiso «Adjuntar archivos». Sin él no se pueden publicar tarjetas con"
        " una imagen o un archivo. Para dárselo: Ajustes del servidor, Roles, «Class Bot», Permisos, y actívalo."
    )


def test_what_is_missing_in_many_places_is_one_sentence_that_names_a_few() -> None:
    places = [Granted(f"c{number}", PlaceKind.CHANNEL, without("attach_files")) for number in range(7)]
    found = missing(EVERYTHING, "Class Bot", ALL, [*places, Granted("d", PlaceKind.FORUM, without("send_messages"))])
    first, second = sentences(found, "en")
    assert first.startswith("In #c0, #c1, #c2, #c3, #c4 and 2 more channels Homeroom may not “Attach Files”.")
    assert second.startswith("In #d Homeroom may not “Send Messages”.")
    (there, _) = sentences(found, "es", server="Class")
    assert there.startswith("En el servidor «Class», en #c0, #c1, #c2, #c3, #c4 y 2 canales más, Homeroom no tiene")


def test_what_the_channel_for_shared_conversations_needs_is_missed_there_whatever_else_is() -> None:
    lacks = without("create_private_threads", "create_public_threads", "send_messages")
    place = Granted("homeroom", PlaceKind.THREAD, lacks, also=frozenset({PRIVATE}))
    assert flags(missing(EVERYTHING, "Homeroom", ALL, [place])) == [("create_private_threads", "homeroom")]


# The invitation.


def token(application: str) -> str:
    return f"{base64.urlsafe_b64encode(application.encode()).decode().rstrip('=')}.abc.def"


@pytest.mark.parametrize("application", ["80351110224678912", "123456789012345678", "1234567890123456789"])
def test_a_token_says_of_which_application_it_is(application: str) -> None:
    assert application_of(token(application)) == int(application)
    assert application_of(f" Bot {token(application)}\n".replace(" Bot", "Bot")) == int(application)


@pytest.mark.parametrize("given", ["", "nonsense", "é.a.b", token("twelve"), token("12"), "a.b.c"])
def test_what_is_no_token_is_told(given: str) -> None:
    with pytest.raises(ValueError, match="no token"):
        application_of(given)


def test_the_link_asks_for_exactly_what_is_needed_and_says_what_for() -> None:
    cogs = registry(*all_cogs(), courtesy)
    said = invitation(cogs, "en", token=token("123456789012345678"))
    link = next(each for each in said if "https" in each).strip()
    asked = {name: value[0] for name, value in parse_qs(urlsplit(link).query).items()}
    assert asked == {
        "client_id": "123456789012345678",
        "scope": "bot applications.commands",
        "permissions": str(together(needed(cogs)).value),
    }
    assert len([each for each in said if each.startswith("  • ")]) == len(needed(cogs))
    assert ".abc.def" not in "".join(said)
    assert "Server Members Intent" in said[-1]


@pytest.mark.parametrize("given", [{}, {"token": "nonsense"}, {"application": "12"}, {"application": "x" * 18}])
def test_without_an_application_it_is_told_where_to_find_it(given: dict[str, str]) -> None:
    with pytest.raises(NoInvitation) as no:
        invitation(registry(), "en", **given)
    assert "Developer Portal" in no.value.said("en")
    assert no.value.said("es") != no.value.said("en")


def test_the_command_line_shows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en")
    monkeypatch.delenv("HOMEROOM_DISCORD_TOKEN", raising=False)
    terminal = Terminal(capsys)
    ended = terminal.types("invite", "discord", "--application", "123456789012345678")
    assert (ended.code, ended.err) == (0, "")
    assert "client_id=123456789012345678" in ended.out
    refused = terminal.types("invite", "discord")
    assert (refused.code, refused.out, refused.err) == (78, "", say("en", "invite-no-token") + "\n")
