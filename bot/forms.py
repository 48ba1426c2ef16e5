"""Forms: what a declaration asks for as inputs, in as many steps as the platform's modal needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Final

from bot.card import Button, Card, Choice, Form, Input, InputKind, Json, Look
from bot.cog import Declaration
from bot.kinds import DAYS, Hours, Id, choice_of, length
from bot.link import BadLink, Link, id_to_text, make
from bot.people import Person, Place
from bot.plan import Asked
from bot.reading import Misfit
from bot.registry import input_of
from bot.texts import CORE, Speaker

DRAFT_LIFE: Final = timedelta(hours=24)
MOST_CHOICES: Final = 25  # of one select
HELP: Final = ".help"
"""A prefill's value under an option's name and this stands beside its input, where that depends on what is stored."""
FORM_LINK: Final = "form"  # the core's own button that opens a draft: *Open the form*, *Continue*


def steps_of(declared: Declaration, form_inputs: int) -> list[tuple[Asked, ...]]:
    """The options of a form, cut into steps that each fit into one modal. Raises :class:`BadLink` where there are
    none: no form of ours sends to such a link."""
    asked = declared.plan.asked
    if not asked:
        raise BadLink("this link is not a form's")
    count = -(-len(asked) // form_inputs)
    size = -(-len(asked) // count)  # even steps read better than one full and one nearly empty
    return [asked[start : start + size] for start in range(0, len(asked), size)]


def build(
    declared: Declaration,
    link: Link,
    speak: Speaker,
    *,
    steps: list[tuple[Asked, ...]],
    step: int,
    key: str,
    values: Mapping[str, Any],
    features: Sequence[str],
    offered: Mapping[str, Sequence[Choice]],
    misfits: Mapping[str, Misfit] | None = None,
) -> Form:
    """One step of a form with what it starts with; ``misfits`` stand at their inputs. What is ``offered`` for an option
    is chosen and not typed, where it fits into a select; one for which nothing is offered and that can be left out is.

    Raises :class:`BadLink` for a link that could not be sent to: nobody fills in a form for nothing.
    """
    declared.plan.arguments(link.args, "")
    wrong = misfits or {}
    core = speak.of(CORE)
    here = [each for each in steps[step - 1] if each.required or offered.get(each.name) != []]
    made = [_to_choose(input_of(declared, asked, speak, features), offered.get(asked.name, ())) for asked in here]
    inputs = [
        _filled(entry, asked, speak, values, wrong.get(asked.name)) for entry, asked in zip(made, here, strict=True)
    ]
    last = step == len(steps)
    submit = f"{declared.name}-submit"
    note = f"{declared.name}-note"
    return Form(
        title=speak.plain(declared.name),
        link=link,
        inputs=tuple(inputs),
        submit=speak.plain(submit)
        if last and speak.has(submit)
        else core.plain("form-send" if last else "form-continue"),
        key=f"{key}.{step}",
        note=speak.text(note) if speak.has(note) else (),
        step=step,
        steps=len(steps),
        sealed=declared.sealed,
    )


def _to_choose(made: Input, offered: Sequence[Choice]) -> Input:
    if not 0 < len(offered) <= MOST_CHOICES:
        return made
    if made.kind is InputKind.LINES:
        most = made.most if made.most is not None and made.most < len(offered) else None
        return replace(made, kind=InputKind.CHOICES, choices=tuple(offered), most=most)
    return replace(made, kind=InputKind.CHOICE, choices=tuple(offered), least=None, most=None)


def _filled(made: Input, asked: Asked, speak: Speaker, values: Mapping[str, Any], misfit: Misfit | None) -> Input:
    value = to_json(values[asked.name] if values.get(asked.name) is not None else asked.default)
    chosen = [each for each in value if isinstance(each, str)] if isinstance(value, list) else [value]
    return replace(
        made,
        value=value,
        help=str(values.get(f"{asked.name}{HELP}") or made.help),
        choices=tuple(Choice(each.value, each.label, each.value in chosen) for each in made.choices),
        error=speak.plain(misfit.text_id, **misfit.values) if misfit else "",
    )


def to_json(value: Any) -> Json:
    """A value in the shape in which people would fill it in: the reverse of reading."""
    match value:
        case Enum():
            return choice_of(value)
        case None | bool() | int() | float():
            return value
        case Hours():
            return [f"{DAYS[hour // 24]}-{hour % 24:02}" for hour in sorted(value)]
        case str():
            return value
        case Person():
            return value.external_id
        case Place():
            return value.key
        case timedelta():
            return length(value)
        case datetime():
            return value.replace(tzinfo=None).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
        case list() | tuple():
            return [to_json(each) for each in value]
        case _:
            return None


def lines(form: Form) -> Form:
    """Lists of lines shown as one text, as they are typed."""
    inputs = tuple(
        replace(each, value="\n".join(str(line) for line in each.value))
        if each.kind is InputKind.LINES and isinstance(each.value, list)
        else each
        for each in form.inputs
    )
    return replace(form, inputs=inputs)


def told(form: Form, wrong: Mapping[str, str]) -> Form:
    """The form with what does not fit at its inputs, in words that are ready."""
    return replace(form, inputs=tuple(replace(each, error=wrong.get(each.name, each.error)) for each in form.inputs))


def draft_link(draft_id: int) -> Link:
    """The button that opens a draft's next step."""
    return make(CORE, FORM_LINK, [id_to_text(Id(draft_id))])


def continue_card(title: str, speak: Speaker, draft_id: int, step: int, steps: int) -> Card:
    """Between two steps: what was filled in is kept for a day."""
    core = speak.of(CORE)
    button = Button(core.plain("form-continue"), draft_link(draft_id), Look.MAIN)
    return Card(title=title, text=core.text("form-step-kept", step=step, steps=steps), actions=(button,))


def late_card(title: str, speak: Speaker, draft_id: int) -> Card:
    """When a form took too long to prepare: it opens with one more press."""
    core = speak.of(CORE)
    button = Button(core.plain("form-open"), draft_link(draft_id), Look.MAIN)
    return Card(title=title, text=core.text("form-late"), actions=(button,))


def again_card(what: Card, speak: Speaker, opens: Link) -> Card:
    """What does not fit in a form that was sent, with the way back into it."""
    return replace(what, actions=(Button(speak.of(CORE).plain("form-open"), opens, Look.MAIN),))
