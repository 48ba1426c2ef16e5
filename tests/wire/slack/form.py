"""Modals as tests look at them and fill them in: inputs by name or label, and what Slack's client would not send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.wire.slack.blocks import STATELESS
from tests.wire.slack.check_elements import options
from tests.wire.slack.reading import Reader, fold
from tests.wire.slack.state import Filler, entered, problem, value_of
from tests.wire.slack.things import Data
from tests.wire.slack.views import View

_BOUNDS: Final = {"least": ("min_length", "min_value"), "most": ("max_length", "max_value", "max_selected_items")}


def form_of(view: View, reader: Reader) -> Data:
    """A modal as tests look at it: ``title``, ``link`` (its callback id), ``note`` (what is to be read) and ``inputs``,
    each named by what stands behind the first colon of its block's id (or of its action's where the app gave the block
    none), behind the last one, or by the whole of it: what tells it from the others."""
    inputs = [_input(view, block) for block in _blocks(view)]
    for each in inputs:
        own = [one for one in (each["block_id"], each["action_id"]) if one in view.named]
        ends = [one.rstrip(":") for one in own]
        short = [part for one in ends for part in (one.partition(":")[2], one.rpartition(":")[2])]
        each["names"] = [name for name in dict.fromkeys((*short, *own)) if name] or [each["block_id"]]
    for each in inputs:
        others = {name for other in inputs if other is not each for name in other["names"]}
        each["names"] = [name for name in each["names"] if name not in others] or [each["block_id"]]
        each["name"] = each["names"][0]
    note = reader.blocks([each for each in view.body["blocks"] if each["type"] != "input"])
    title = (view.body.get("title") or {}).get("text", "")
    submit = (view.body.get("submit") or {}).get("text", "")
    return {"title": title, "link": view.body.get("callback_id", ""), "note": note, "submit": submit, "inputs": inputs}


def _blocks(view: View) -> Iterator[Data]:
    """The blocks that hold something to fill in, which is seen with the form."""
    for block in view.body["blocks"]:
        if block["type"] == "input" and block["element"]["type"] not in STATELESS:
            yield block


def _input(view: View, block: Data) -> Data:
    element = block["element"]
    state = view.entered[block["block_id"], element["action_id"]]
    bounds = {
        name: next((element[each] for each in names if element.get(each) is not None), None)
        for name, names in _BOUNDS.items()
    }
    return {
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "label": block["label"]["text"],
        "help": (block.get("hint") or element.get("placeholder") or {}).get("text", ""),
        "type": element["type"],
        "required": not block.get("optional"),
        "value": value_of(state),
        "choices": [{"value": each["value"], "label": each["text"]["text"]} for each in options(element)],
        **bounds,
        "error": view.errors.get(block["block_id"], ""),
    }


def find(form: Data, name: str) -> Data:
    """An input by name or label."""
    for each in form["inputs"]:
        if name in each["names"]:
            return dict(each)
    for each in form["inputs"]:
        if fold(name) == fold(each["label"]):
            return dict(each)
    raise LookupError(f"the form has no {name!r}, only {[each['label'] for each in form['inputs']]}")


def fill(view: View, form: Data, values: Mapping[str, Any], filler: Filler) -> None:
    """Enters these values, by name or label; the others stay as they stand. Where several inputs have one name before a
    colon, each takes of a list what it has among its options."""
    for name, value in values.items():
        parts = [each for each in form["inputs"] if each["name"].startswith(f"{name}:")]
        if parts and isinstance(value, list):
            for each in parts:
                known = {choice["value"] for choice in each["choices"]}
                _enter(view, each, [one for one in value if one in known], filler)
        else:
            _enter(view, find(form, name), value, filler)


def _enter(view: View, entry: Data, value: Any, filler: Filler) -> None:
    place = entry["block_id"], entry["action_id"]
    block = next(each for each in _blocks(view) if each["block_id"] == place[0])
    view.entered[place] = entered(block["element"], value, filler)


def problems(view: View) -> dict[str, str]:
    """Why Slack's client does not send a modal, by block."""
    found = {}
    for block in _blocks(view):
        sentence = problem(block, block["element"], view.entered[block["block_id"], block["element"]["action_id"]])
        if sentence:
            found[block["block_id"]] = sentence
    return found
