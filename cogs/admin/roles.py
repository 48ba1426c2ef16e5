"""Who helps to run the course: roles given here, beside those that the platform gives."""

from __future__ import annotations

from typing import Annotated

from bot.card import Button, Card, Field
from bot.cog import Option
from bot.context import Context, Refusal
from bot.people import Person, Role
from bot.text import Text, Words, joined
from cogs.admin.cog import admin
from storage.spaces import Spaces


@admin.command("homeroom roles", needs=Role.INSTRUCTOR, examines=True, offers=True)
def roles(
    ctx: Context,
    spaces: Spaces,
    person: Annotated[Person | None, Option()] = None,
    role: Annotated[Role | None, Option()] = None,
) -> Card:
    """Who has which role; with a person and a role, gives it or takes it back."""
    if person is None and role is None:
        return _overview(ctx, spaces)
    if person is None:
        raise Refusal("role-whom").at("person")
    if role is None:
        raise Refusal("role-which").at("role")
    return _change(ctx, spaces, person, role)


@admin.form("change-role", needs=Role.INSTRUCTOR, offers=True)
def change_role(
    ctx: Context, spaces: Spaces, person: Annotated[Person, Option()], role: Annotated[Role, Option()]
) -> Card:
    """The same as a form, from the overview."""
    return _change(ctx, spaces, person, role)


def _change(ctx: Context, spaces: Spaces, person: Person, role: Role) -> Card:
    course_id = ctx.course.course_id
    granted = spaces.granted(course_id)
    had = granted.get(person.external_id, Role.STUDENT)
    if role < Role.INSTRUCTOR and person == ctx.person and ctx.role_by_platform < Role.INSTRUCTOR:
        others = [each for each, held in granted.items() if held is Role.INSTRUCTOR and each != person.external_id]
        if not others:
            raise Refusal("role-last")
    if role is had:
        text_id = "role-same-none" if role is Role.STUDENT else "role-same"
    else:
        spaces.grant(course_id, person.external_id, role)
        text_id = "role-taken" if role is Role.STUDENT else "role-given"
    text = ctx.text(text_id, person=person, role=_called(ctx, had if role is Role.STUDENT else role))
    if role > Role.STUDENT and (how := ctx.unshown(person)):
        text = joined([text, how], "\n\n")
    return Card(text=text, actions=(_change_button(ctx),), note=ctx.text("only-you"))


def _overview(ctx: Context, spaces: Spaces) -> Card:
    granted = spaces.granted(ctx.course.course_id)
    fields = []
    for role in (Role.INSTRUCTOR, Role.ASSISTANT):
        people: list[Text] = [(Person(ctx.space.id, each),) for each, held in granted.items() if held is role]
        if people:
            fields.append(Field(ctx.plain(f"roles-{role.name.lower()}"), joined(people, ", ")))
    mapped = [(id_, role) for id_, role in spaces.mapped(ctx.course.course_id).items() if role > Role.STUDENT]
    if lines := [_mapped(ctx, id_, role) for id_, role in mapped]:
        fields.append(Field(ctx.plain("roles-platform"), joined(lines, "\n")))
    text = ctx.text("roles-intro" if granted else "roles-none")
    title = ctx.plain("homeroom-roles")
    return Card(title, text, tuple(fields), actions=(_change_button(ctx),), note=ctx.text("only-you"))


def _mapped(ctx: Context, role_id: str, role: Role) -> Text:
    """What a role of the platform means here, by the name that it has there now."""
    name = ctx.condition.role_names.get(role_id)
    if name is None:
        return ctx.text("role-mapped-unnamed", role=_called(ctx, role))
    return ctx.text("role-mapped", name=name, role=_called(ctx, role))


def _change_button(ctx: Context) -> Button:
    return Button(ctx.plain("change-role-button"), change_role.link())


def _called(ctx: Context, role: Role) -> Words:
    return Words(ctx.plain(f"choice-{role.name.lower()}"))
