"""Everyone's own page: what they chose, what is kept about them, and every cog's part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Annotated, Any, Final, Literal

from bot.card import Button, Card, Field, File, Look
from bot.cog import Option
from bot.context import Context
from bot.courtesy import more
from bot.kinds import TimeZone
from bot.text import Text, Words, joined, plain
from bot.written import one_line
from cogs.admin.cog import admin
from cogs.admin.course import LONGEST_NAME, quiet_hours, quiet_text
from cogs.admin.leaving import delete_me, leave
from cogs.admin.own_words import kind_text, kinds_text
from storage.owned import Owned
from storage.people import EVERYWHERE, People, Profile

FILE: Final = "homeroom-about-me.json"


@admin.command("homeroom me")
def me(ctx: Context, people: People, owned: Owned) -> Card:
    """What I chose, what is kept about me as words and as a file, and what each feature says."""
    kept = owned.about(ctx.person, ctx.now())
    fields, actions = mine(ctx, people)
    counts = {kind: len(rows) for kind, rows in kept.items()}
    fields.insert(1, Field(ctx.plain("me-kept"), kinds_text(ctx, counts) or ctx.text("me-kept-nothing")))
    file = File(FILE, "application/json", as_json(ctx, kept))
    text = ctx.text("me-intro", file=Words(FILE))
    title, note = ctx.plain("me-title"), ctx.text("only-you")
    return Card(title, text, tuple(fields), files=(file,), actions=tuple(actions), note=note)


def mine(ctx: Context, people: People) -> tuple[list[Field], list[Any]]:
    """What somebody chose and what each feature says to them, and what they can do about it all."""
    parts = ctx.sections("mine")
    fewer = _fewer(ctx, people.mutes(ctx.person))
    chosen = joined([*_chosen(ctx, people.profile(ctx.person)), *fewer], "\n")
    fields = [Field(ctx.plain("me-chosen"), chosen), *(Field(part.title, part.text) for part in parts)]
    actions: list[Any] = [action for part in parts for action in part.actions]
    actions.insert(0, Button(ctx.plain("me-change-button"), me_change.link(), Look.MAIN))
    if fewer:
        actions.append(Button(ctx.plain("fewer-back"), more.link()))
    actions.append(Button(ctx.plain("leave-button"), leave.link()))
    actions.append(Button(ctx.plain("delete-me-button"), delete_me.link(), Look.CAREFUL))
    return fields, actions


@admin.form("me-change")
def me_change(
    ctx: Context,
    people: People,
    name: Annotated[str | None, Option(most=LONGEST_NAME)] = None,
    language: Annotated[Literal["en", "es"] | None, Option()] = None,
    time_zone: Annotated[TimeZone | None, Option()] = None,
    quiet_from: Annotated[time | None, Option()] = None,
    quiet_until: Annotated[time | None, Option()] = None,
) -> Card:
    """What I choose for myself; what is left empty is as the platform or the course has it."""
    shown = one_line(name) if name else None
    quiet = quiet_hours(quiet_from, quiet_until)
    now = replace(people.profile(ctx.person), name=shown, language=language, time_zone=time_zone, quiet=quiet)
    people.change(now)
    if language:
        ctx.speak = ctx.speak.in_language(language)
    text = joined([ctx.text("me-changed"), *_chosen(ctx, now)], "\n")
    button = Button(ctx.plain("me-button"), me.link())
    return Card(ctx.plain("me-chosen"), text, actions=(button,), note=ctx.text("me-changed-note"))


@me_change.prefill
def _current(ctx: Context, people: People) -> dict[str, object]:
    found = people.profile(ctx.person)
    start, end = found.quiet or (None, None)
    zone = found.time_zone
    return {"name": found.name, "language": found.language, "time_zone": zone, "quiet_from": start, "quiet_until": end}


def _chosen(ctx: Context, profile: Profile) -> list[Text]:
    """What somebody chose, a line each."""
    usual = ctx.text("me-as-course")
    return [
        ctx.text("me-name", name=profile.name if profile.name else ctx.text("me-as-platform")),
        ctx.text("me-language", language=_language(ctx, profile) or usual),
        ctx.text("me-time-zone", zone=Words(profile.time_zone) if profile.time_zone else usual),
        ctx.text("me-quiet", quiet=quiet_text(ctx, profile.quiet) if profile.quiet else usual),
    ]


def _language(ctx: Context, profile: Profile) -> Text:
    """The language of what they alone get; empty when it is the course's."""
    if not profile.reads:
        return ()
    spoken = (Words(ctx.plain(f"choice-{profile.reads}")),)
    return spoken if profile.language else ctx.text("me-as-acts", language=spoken)


def _fewer(ctx: Context, mutes: Sequence[str]) -> list[Text]:
    """The direct messages that somebody does not want, in a line; none when all are welcome."""
    if EVERYWHERE in mutes:
        return [ctx.text("me-fewer-all")]
    titles = {each.cog: each.title for each in ctx.features()}
    named = [(Words(titles.get(each, ctx.plain("cog-name"))),) for each in mutes]
    return [ctx.text("me-fewer", what=joined(named, ", "))] if named else []


def as_json(ctx: Context, kept: Mapping[str, list[dict[str, Any]]]) -> bytes:
    """Everything that is kept about the person, with what each kind means."""
    found = {
        "space": {"id": ctx.space.id, "name": ctx.space.name},
        "person": ctx.person.external_id,
        "at": ctx.now(),
        "kept": {kind: {"what": plain(kind_text(ctx, kind, len(rows))), "rows": rows} for kind, rows in kept.items()},
    }
    return json.dumps(found, ensure_ascii=False, indent=2, default=_moment).encode()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not plain data")
