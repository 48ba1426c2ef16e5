"""Messages, modals and App Home drawn from their blocks, in the manner of Slack's light and dark theme: to look at, and
with nothing of Slack's own in it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

Names = Mapping[str, str]
Block = Mapping[str, Any]
NO_ERRORS: Final[Names] = {}

STYLE: Final = """
:root { --page:#fff; --card:#fff; --edge:#dddddd; --line:#86868680; --ink:#1d1c1d; --faint:#616061; --link:#1264a3;
  --mention:#1d9bd11a; --field:#fff; --main:#007a5a; --careful:#e01e5a; }
.dark { --page:#1a1d21; --card:#1a1d21; --edge:#797c814d; --line:#797c81; --ink:#d1d2d3; --faint:#ababad;
  --link:#1d9bd1; --mention:#1d9bd11a; --field:#222529; --main:#148567; --careful:#e01e5a; }
* { box-sizing:border-box; margin:0; }
body { background:var(--page); color:var(--ink); font:400 15px/1.467 Lato,"Noto Sans",Arial,sans-serif; padding:16px; }
.message { display:grid; grid-template-columns:36px minmax(0,1fr); gap:0 8px; margin-bottom:20px; max-width:680px; }
.face { width:36px; height:36px; border-radius:8px; background:#3c9a82; }
.who { font-weight:800; } .who small { font:700 10px/1 Arial; background:#1d1c1d21; color:var(--faint);
  border-radius:2px; padding:1px 3px; margin-left:4px; vertical-align:2px; } .dark .who small { background:#e8e8e821; }
.block { margin-top:8px; overflow-wrap:anywhere; white-space:pre-wrap; } .who + .block { margin-top:2px; }
.header { font-size:18px; font-weight:800; line-height:1.33; }
.context { font-size:13px; line-height:1.38; color:var(--faint); }
.row { display:flex; flex-wrap:wrap; gap:8px; }
.button { font-weight:700; font-size:15px; line-height:1; border:1px solid var(--line); border-radius:8px;
  padding:10px 12px; max-width:100%; background:var(--field); white-space:normal; }
.button.primary { background:var(--main); border-color:var(--main); color:#fff; }
.button.danger { background:var(--careful); border-color:var(--careful); color:#fff; }
.beside { display:flex; flex-wrap:wrap; gap:8px 16px; align-items:center; } .beside > :first-child { flex:1 1 160px; }
.select { min-width:200px; max-width:100%; border:1px solid var(--line); border-radius:8px; background:var(--field);
  padding:6px 12px; color:var(--faint); display:flex; gap:8px; }
.select.has { color:var(--ink); } .select i { margin-left:auto; font-style:normal; }
.chip { background:var(--mention); border-radius:4px; padding:0 6px; margin-right:4px; display:inline-block; }
.picture img { max-width:min(100%,360px); border-radius:8px; display:block; }
.mention { background:var(--mention); color:var(--link); border-radius:3px; padding:0 2px; }
a { color:var(--link); text-decoration:none; }
.modal, .home { max-width:520px; border:1px solid var(--edge); border-radius:8px; background:var(--card); }
.home { max-width:640px; padding:8px 20px 20px; }
.modal .top { padding:16px 20px; font-size:22px; font-weight:900; display:flex; } .top i { margin-left:auto; }
.modal .middle { padding:0 20px 16px; }
.modal .ends { display:flex; justify-content:flex-end; gap:12px; padding:16px 20px; border-top:1px solid var(--edge); }
hr { border:0; border-top:1px solid var(--edge); margin:12px 0; }
.input { margin-top:20px; } .input .label { font-weight:700; margin-bottom:6px; } .input .label span { font-weight:400;
  color:var(--faint); } .input .hint { color:var(--faint); font-size:13px; margin-top:4px; white-space:pre-wrap; }
.box { border:1px solid var(--line); border-radius:4px; background:var(--field); padding:8px 12px; min-height:40px;
  white-space:pre-wrap; overflow-wrap:anywhere; } .box.long { min-height:110px; } .ghost { color:var(--faint); }
.input .select { width:100%; }
hr.block { border:0; border-top:1px solid var(--edge); margin:16px 0 8px; }
.notification { margin-top:10px; padding:6px 10px; border:1px dashed var(--line); border-radius:8px; font-size:13px;
  line-height:1.38; color:var(--faint); white-space:pre-wrap; overflow-wrap:anywhere; }
.notification > b { display:block; font-weight:700; }
.file { margin-top:8px; padding:10px 12px; border:1px solid var(--edge); border-radius:8px; max-width:320px; }
.error { color:var(--careful); font-size:13px; margin-top:4px; } .wrong .box, .wrong .select {
  border-color:var(--careful); }
.option { display:flex; gap:10px; margin-top:6px; } .option small { display:block; color:var(--faint); font-size:13px; }
.option::before { content:""; flex:none; width:18px; height:18px; border:1px solid var(--line); border-radius:3px;
  margin-top:2px; } .option.radio::before { border-radius:50%; }
.option.on::before { background:var(--link); border-color:var(--link); }
"""

_TOKEN: Final = re.compile(
    r"<@(?P<person>\w+)>|<#(?P<channel>\w+)>|<!date\^0+\^\{_\}\|(?P<as_it_is>[^>]*)>|<!date\^(?P<unix>\d+)\^(?P<shape>[^|]*)\|[^>]*>"
    r"|<(?P<url>https?:[^|>]+)(?:\|(?P<label>[^>]*))?>|\*(?P<bold>[^*\n]+)\*"
)


def page(body: str, *, dark: bool) -> str:
    """A whole page."""
    theme = ' class="dark"' if dark else ""
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><html{theme}><body>{body}</body></html>'


def message(blocks: Sequence[Block], names: Names, files: Names, read: str, attached: Sequence[str] = ()) -> str:
    """One message; ``names`` are of people and channels by id, ``files`` the addresses of pictures by file id. ``read``
    is what a notification has of it, escaped as Slack wants it, and stands below in a frame of its own; ``attached``
    are the names of files that are shared with it."""
    who = '<div class="who">Homeroom<small>APP</small></div>'
    shared = "".join(f'<div class="file">{html.escape(each)}</div>' for each in attached)
    below = f'<div class="notification"><b>Notification</b>{_marked(read, names)}</div>'
    inside = f"{who}{_blocks(blocks, names, files)}{shared}{below}"
    return f'<div class="message"><div class="face"></div><div>{inside}</div></div>'


def modal(view: Block, names: Names, files: Names, errors: Names) -> str:
    """One modal; ``errors`` are the sentences that stand at its inputs, by their blocks."""
    send = view.get("submit")
    ends = '<span class="button">Cancel</span>' if send else '<span class="button">Close</span>'
    ends += f'<span class="button primary">{html.escape(send["text"])}</span>' if send else ""
    top = f'<div class="top">{html.escape(view["title"]["text"])}<i>×</i></div>'
    middle = f'<div class="middle">{_blocks(view["blocks"], names, files, errors)}</div>'
    return f'<div class="modal">{top}{middle}<div class="ends">{ends}</div></div>'


def home(blocks: Sequence[Block], names: Names, files: Names) -> str:
    """Somebody's App Home."""
    return f'<div class="home">{_blocks(blocks, names, files)}</div>'


def _blocks(blocks: Sequence[Block], names: Names, files: Names, errors: Names = NO_ERRORS) -> str:
    return "".join(_block(each, names, files, errors) for each in blocks)


def _block(block: Block, names: Names, files: Names, errors: Names) -> str:
    match block["type"]:
        case "divider":
            return '<hr class="block">'
        case "header":
            return f'<div class="block header">{html.escape(block["text"]["text"])}</div>'
        case "rich_text":
            parts = (_rich(each, names) for section in block["elements"] for each in section["elements"])
            return f'<div class="block">{"".join(parts)}</div>'
        case "context":
            parts = (_words(each, names) for each in block["elements"])
            return f'<div class="block context">{"".join(parts)}</div>'
        case "image":
            return f'<div class="block picture"><img src="{files[block["slack_file"]["id"]]}"></div>'
        case "divider":
            return "<hr>"
        case "actions":
            return f'<div class="block row">{"".join(_element(each, names) for each in block["elements"])}</div>'
        case "section":
            beside = _element(block["accessory"], names) if "accessory" in block else ""
            return f'<div class="block beside"><div>{_words(block["text"], names)}</div>{beside}</div>'
        case "input":
            return _input(block, names, errors.get(str(block.get("block_id")), ""))
        case other:
            raise LookupError(f"nobody knows how a {other} block looks")


def _input(block: Block, names: Names, error: str) -> str:
    maybe = " <span>(optional)</span>" if block.get("optional") else ""
    hint = f'<div class="hint">{html.escape(block["hint"]["text"])}</div>' if "hint" in block else ""
    label = f'<div class="label">{html.escape(block["label"]["text"])}{maybe}</div>'
    wrong = f'<div class="error">{html.escape(error)}</div>' if error else ""
    look = "input wrong" if error else "input"
    return f'<div class="{look}">{label}{_element(block["element"], names)}{wrong}{hint}</div>'


def _rich(element: Block, names: Names) -> str:
    words = html.escape(str(element.get("text") or element.get("url") or ""))
    match element["type"]:
        case "user" | "channel":
            found = element.get("user_id") or element.get("channel_id")
            mark = "@" if element["type"] == "user" else "#"
            return f'<span class="mention">{mark}{html.escape(names.get(str(found), "someone"))}</span>'
        case "date":
            return _date(int(element["timestamp"]), str(element["format"]))
        case "link":
            return f"<a>{words}</a>"
        case _:
            return f"<b>{words}</b>" if element.get("style", {}).get("bold") else words


def _date(unix: int, shape: str) -> str:
    """As somebody in Greenwich reads it."""
    moment = datetime.fromtimestamp(unix, UTC)
    day, time = f"{moment:%b} {moment.day}, {moment.year}", f"{moment:%I:%M %p}".lstrip("0")
    return shape.replace("{date_short_pretty}", day).replace("{time}", time)


def _words(text: Block, names: Names) -> str:
    return html.escape(text["text"]) if text["type"] == "plain_text" else _marked(str(text["text"]), names)


def _marked(marked: str, names: Names) -> str:
    parts, at = list[str](), 0
    for found in _TOKEN.finditer(marked):
        parts += (marked[at : found.start()], _token(found, names))  # entities are HTML's own
        at = found.end()
    return "".join(parts) + marked[at:]


def _token(found: re.Match[str], names: Names) -> str:
    match found.lastgroup:
        case "person":
            return f'<span class="mention">@{html.escape(names.get(found["person"], "someone"))}</span>'
        case "channel":
            return f'<span class="mention">#{html.escape(names.get(found["channel"], "somewhere"))}</span>'
        case "as_it_is":
            return html.escape(found["as_it_is"])
        case "shape":
            return _date(int(found["unix"]), found["shape"])
        case "bold":
            return f"<b>{found['bold']}</b>"
        case _:
            return f"<a>{found['label'] or found['url']}</a>"


def _element(element: Block, names: Names) -> str:
    match element["type"]:
        case "button":
            return f'<span class="button {element.get("style", "")}">{html.escape(element["text"]["text"])}</span>'
        case "plain_text_input" | "number_input":
            return _typed(element)
        case "radio_buttons" | "checkboxes":
            return "".join(_shown(each, element) for each in element["options"])
        case "datepicker" | "timepicker" | "datetimepicker":
            picked = element.get("initial_date") or element.get("initial_time") or element.get("initial_date_time")
            return _select(
                [str(picked)] if picked else [], "Select a date" if "date" in element["type"] else "Select a time"
            )
        case "file_input":
            return '<div class="box ghost">Add file: choose or drop it here</div>'
        case _:
            return _select(_chosen(element, names), element.get("placeholder", {}).get("text", "Select an item"))


def _typed(element: Block) -> str:
    long = " long" if element.get("multiline") else ""
    ghost = html.escape(element.get("placeholder", {}).get("text", "Write something"))
    value = html.escape(str(element.get("initial_value", "")))
    return f'<div class="box{long}">{value or f"<span class=ghost>{ghost}</span>"}</div>'


def _shown(option: Block, element: Block) -> str:
    on = option in [element.get("initial_option"), *element.get("initial_options", [])]
    more = f"<small>{html.escape(option['description']['text'])}</small>" if "description" in option else ""
    look = "radio" if element["type"] == "radio_buttons" else "box-option"
    words = html.escape(option["text"]["text"])
    return f'<div class="option {look}{" on" if on else ""}"><span>{words}{more}</span></div>'


def _chosen(element: Block, names: Names) -> list[str]:
    options = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    ids = [*element.get("initial_users", []), element.get("initial_user"), element.get("initial_conversation")]
    return [each["text"]["text"] for each in options] + [names.get(each, each) for each in ids if each]


def _select(chosen: Sequence[str], ghost: str) -> str:
    several = "".join(f'<span class="chip">{html.escape(each)}</span>' for each in chosen)
    shown = (several if len(chosen) > 1 else html.escape(chosen[0])) if chosen else html.escape(ghost)
    return f'<div class="select{" has" if chosen else ""}"><span>{shown}</span><i>⌄</i></div>'
