"""Forms as Slack's modals, and what people filled in as plain JSON.

The link is the modal's ``callback_id``; everything else that must come back with it is its ``private_metadata``
(:class:`Meta`). Each input is a block ``form key:name:part`` with one element whose ``action_id`` is the input's kind.
So nothing of an open modal is kept here, and one from before a restart is read like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, field, fields, replace
from datetime import UTC, datetime
from typing import Any, Final

from slack_sdk.models.blocks import Block, InputBlock, SectionBlock
from slack_sdk.models.views import View

from adapters.slack.ids import Field, block_id
from adapters.slack.ids import field as read_field
from adapters.slack.inputs import elements_of
from adapters.slack.limits import (
    LONGEST_HINT,
    LONGEST_LABEL,
    LONGEST_METADATA,
    LONGEST_MODAL_TITLE,
    LONGEST_SECTION,
    LONGEST_SUBMIT,
    MOST_ZONES,
)
from adapters.slack.pieces import cut, rich_text
from adapters.slack.render import Json as Data
from adapters.slack.render import plain_text
from adapters.slack.sheets import NOTHING
from adapters.slack.words import NOWHERE, Atom, Where, atoms, clean
from bot.card import Choice, Form, InputKind, Json
from bot.kinds import zone_names
from bot.letters import short
from bot.link import Link, parse
from bot.platform import Message
from bot.records import dataclass
from bot.suggesting import fitting
from bot.text import Said
from bot.written import one_line

WRONG: Final = "⚠️ "


@dataclass(frozen=True, slots=True)
class Meta:
    """What a modal brings back with it. ``key`` is the form's, with its step; ``place`` the key of the place in which
    the person acted; ``message`` the card that was pressed, ``private`` that only this person sees it; ``url`` a
    ``response_url`` that may still be used. Shown nowhere: an address like that is as good as a password."""

    key: str = ""
    place: str = ""
    message: Message | None = None
    private: bool = False
    sealed: bool = False
    url: str = field(default="", repr=False)

    def to_json(self) -> str:
        """As ``private_metadata``: what is as usual is left out. An address for which no room is left is left out."""
        given = {name: value for name, value in asdict(self).items() if value}
        found = json.dumps(given, separators=(",", ":"))
        return found if len(found) <= LONGEST_METADATA else replace(self, url="").to_json()

    @classmethod
    def from_json(cls, text: str) -> Meta:
        """What ``private_metadata`` says; nothing where it is not ours."""
        try:
            given = json.loads(text or "{}")
            known = {each.name for each in fields(cls)} & given.keys()
            message = given.get("message")
            return replace(
                cls(**{name: given[name] for name in known - {"message"}}),
                message=Message(message["place"], message["id"]) if message else None,
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came back with a modal. ``uploads`` are files by input, as Slack describes them (``id``, ``name``,
    ``mimetype``, ``size``, ``url_private_download``): whoever has them fetched puts them among the values. Shown
    nowhere: it may be sealed."""

    link: Link
    meta: Meta
    values: Mapping[str, Json] = field(repr=False)
    uploads: Mapping[str, Mapping[str, Any]] = field(repr=False)


_NO_META: Final = Meta()


def modal(
    form: Form, meta: Meta = _NO_META, *, zone: str = "UTC", language: str = "en", where: Where = NOWHERE
) -> Data:
    """The form as a view. ``zone`` is the person's, in which moments are shown; ``language`` theirs.

    Raises :class:`~adapters.slack.inputs.TooLong` where a field cannot hold what it should start with.
    """
    meta = replace(meta, key=form.key, sealed=form.sealed)
    return dict(
        View(
            type="modal",
            callback_id=str(form.link),
            title=plain_text(_title(form)),
            submit=plain_text(short(form.submit, LONGEST_SUBMIT) or NOTHING),
            private_metadata=meta.to_json(),
            blocks=[*_head(form, where), *_inputs(form, zone, language)],
        ).to_dict()
    )


def submitted(view: Mapping[str, Any]) -> Submitted:
    """What the ``view`` of a submission says.

    Raises :class:`bot.link.BadLink` for what is none of our forms.
    """
    link = parse(str(view.get("callback_id") or ""))
    values: dict[str, Json] = {}
    uploads: dict[str, Mapping[str, Any]] = {}
    for each, given in _given(view):
        if each.kind is InputKind.UPLOAD:
            values[each.name] = None
            if files := given.get("files"):
                uploads[each.name] = files[0]
        elif each.kind is InputKind.HOURS:
            so_far = values.get(each.name)
            values[each.name] = [*(so_far if isinstance(so_far, list) else []), *_chosen(given)]
        else:
            values[each.name] = _value(each.kind, given)
    return Submitted(link, Meta.from_json(str(view.get("private_metadata") or "")), values, uploads)


def errors(view: Mapping[str, Any], wrong: Mapping[str, str]) -> dict[str, str]:
    """What does not fit, by the ids of the view's blocks as ``response_action: errors`` wants them; what is no input of
    this view is left out, which the caller has to say in another way."""
    found: dict[str, str] = {}
    said: set[str] = set()
    for each in view.get("blocks") or ():
        known = _field_of(each)
        if known is not None and known.name in wrong and known.name not in said:
            said.add(known.name)
            found[each["block_id"]] = short(wrong[known.name], LONGEST_HINT) or NOTHING
    return found


def wrong_of(form: Form) -> dict[str, str]:
    """What does not fit by the form itself, by its inputs' names."""
    return {entry.name: entry.error for entry in form.inputs if entry.error}


def zones(typed: str) -> dict[str, Any]:
    """What may be chosen for what one types into a field for a time zone, as the answer to ``block_suggestion``."""
    every = [Choice(name, name.replace("_", " ")) for name in zone_names().values()]
    found = fitting(every, typed.replace("_", " "))[:MOST_ZONES]
    return {"options": [{"text": plain_text(each.value).to_dict(), "value": each.value} for each in found]}


def _title(form: Form) -> str:
    """The title, with which step this is; the title gives way."""
    step = f" {form.step}/{form.steps}" if form.steps > 1 else ""
    return f"{short(form.title, LONGEST_MODAL_TITLE - len(step)) or NOTHING}{step}"


def _head(form: Form, where: Where) -> Iterator[Block]:
    """What stands above the inputs: the title again where it had to give way, and the note."""
    title = one_line(clean(form.title))
    if title and not _title(form).startswith(title):
        yield rich_text(atoms((Said(title, bold=True),)))
    left: Sequence[Atom] = atoms(form.note, where)
    while left:
        piece, left = cut(left, LONGEST_SECTION)
        if piece:
            yield rich_text(piece)


def _inputs(form: Form, zone: str, language: str) -> Iterator[Block]:
    for entry in form.inputs:
        if entry.error:
            yield SectionBlock(text=plain_text(f"{WRONG}{short(clean(entry.error), LONGEST_HINT)}"))
        label = short(clean(entry.label), LONGEST_LABEL) or NOTHING
        hint = short(clean(entry.help), LONGEST_HINT)
        for number, each in enumerate(elements_of(entry, zone, language)):
            own = f"{label} · {each.label}" if each.label and number == 0 else each.label
            yield InputBlock(
                block_id=block_id(form.key, entry.name, each.part),
                label=plain_text(own or label),
                element=each.element,
                hint=plain_text(hint) if hint and number == 0 else None,
                optional=each.optional,
            )


def _given(view: Mapping[str, Any]) -> Iterator[tuple[Field, Mapping[str, Any]]]:
    values: Mapping[str, Mapping[str, Any]] = (view.get("state") or {}).get("values") or {}
    for block, actions in values.items():
        for action, given in actions.items():
            if (known := read_field(block, action)) is not None:
                yield known, given


def _field_of(block: Mapping[str, Any]) -> Field | None:
    element = block.get("element") or {}
    return read_field(str(block.get("block_id") or ""), str(element.get("action_id") or ""))


def _chosen(given: Mapping[str, Any]) -> list[Json]:
    return [each["value"] for each in given.get("selected_options") or ()]


def _value(kind: InputKind, given: Mapping[str, Any]) -> Json:
    """The value of one field in the JSON of its kind; what was typed where a menu had no room, as it was typed."""
    match given.get("type"):
        case "checkboxes" if kind is InputKind.YES:
            return bool(given.get("selected_options"))
        case "checkboxes" | "multi_static_select":
            return _chosen(given)
        case "radio_buttons" | "static_select" | "external_select":
            option = given.get("selected_option")
            return option["value"] if option else None
        case "users_select":
            return _text(given.get("selected_user"))
        case "multi_users_select":
            return [str(each) for each in given.get("selected_users") or ()]
        case "conversations_select":
            channel = given.get("selected_conversation")
            return f"channel:{channel}" if channel else None
        case "datepicker":
            return _text(given.get("selected_date"))
        case "timepicker":
            return _text(given.get("selected_time"))
        case "datetimepicker":
            unix = given.get("selected_date_time")
            return datetime.fromtimestamp(unix, UTC).strftime("%Y-%m-%dT%H:%M+00:00") if unix is not None else None
        case _:
            return _text(given.get("value"))


def _text(given: Any) -> str | None:
    return None if given is None else str(given)
