"""Messages and modals drawn from their payload, in the manner of Discord's light and dark theme: to look at, and with
nothing of Discord's own in it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

Names = Mapping[str, str]

STYLE: Final = """
:root { --page:#fff; --card:#f7f7f8; --edge:#dfe0e4; --ink:#2e3035; --faint:#5d6069; --deep:#fff; --link:#0064c8;
  --plain:#e4e5ea; --plain-ink:#2e3035; --mention:#e6e8fd; --mention-ink:#4450c7; }
.dark { --page:#313338; --card:#2b2d31; --edge:#3f4147; --ink:#dfe0e3; --faint:#9a9da6; --deep:#1e1f22; --link:#4ba9f5;
  --plain:#4e5058; --plain-ink:#fff; --mention:#3d4270; --mention-ink:#c9cdfb; }
* { box-sizing:border-box; margin:0; }
body { background:var(--page); color:var(--ink); font:400 16px/1.375 "Noto Sans","Helvetica Neue",Arial,sans-serif;
  padding:16px; }
.message { display:grid; grid-template-columns:40px minmax(0,1fr); gap:0 16px; margin-bottom:20px; }
.face { width:40px; height:40px; border-radius:50%; background:#3c9a82; }
.who { font-weight:600; } .who small { font:500 10px/1 Arial; background:#5865f2; color:#fff; border-radius:4px;
  padding:2px 4px; margin-left:4px; vertical-align:2px; }
.container { border:1px solid var(--edge); border-left:4px solid var(--accent); border-radius:8px;
  background:var(--card); padding:16px; margin-top:6px; max-width:600px;
  display:flex; flex-direction:column; gap:8px; overflow-wrap:anywhere; }
h2 { font-size:20px; line-height:1.375; font-weight:700; }
.container > .text > h2:first-child { margin-top:0; }
.small { font-size:13px; line-height:1.4; color:var(--faint); }
.row { display:flex; flex-wrap:wrap; gap:8px; }
.button { font:500 14px/16px inherit; font-family:inherit; font-size:14px; border-radius:8px; padding:8px 16px;
  min-height:32px; max-width:100%; background:var(--plain); color:var(--plain-ink); }
.button.s1 { background:#5865f2; color:#fff; } .button.s4 { background:#d22d39; color:#fff; }
.off { opacity:.5; }
.select { width:400px; max-width:100%; border:1px solid var(--edge); border-radius:8px; background:var(--deep);
  padding:9px 12px; font-size:16px; line-height:20px; color:var(--faint); display:flex; gap:8px; }
.select.has { color:var(--ink); } .select i { margin-left:auto; font-style:normal; }
.picture img { max-width:100%; border-radius:8px; display:block; }
.file { border:1px solid var(--edge); border-radius:8px; background:var(--deep); padding:12px; color:var(--link);
  max-width:430px; }
.mention { background:var(--mention); color:var(--mention-ink); border-radius:3px; padding:0 2px;
  font-weight:500; white-space:nowrap; }
.time { background:var(--plain); color:var(--plain-ink); border-radius:3px; padding:0 2px; }
a { color:var(--link); text-decoration:none; }
.modal { max-width:440px; border:1px solid var(--edge); border-radius:12px; background:var(--card); padding:24px;
  display:flex; flex-direction:column; gap:18px; }
.modal h2 { font-size:20px; } .label { font-weight:500; } .label b { color:#d22d39; }
.modal .input { border:1px solid var(--edge); border-radius:8px; background:var(--deep); padding:9px 12px;
  margin-top:6px; min-height:42px; white-space:pre-wrap; overflow-wrap:anywhere; }
.modal .input.long { min-height:96px; }
.modal .select { width:100%; margin-top:6px; } .option { display:flex; gap:10px; margin-top:8px; }
.option::before { content:""; flex:none; width:20px; height:20px; border:2px solid var(--faint); border-radius:5px; }
.option.radio::before { border-radius:50%; } .option.on::before { background:#5865f2; border-color:#5865f2; }
.hint { color:var(--faint); } .ends { display:flex; justify-content:flex-end; gap:8px; }
"""

_INLINE: Final = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])|<@(?P<person>\d+)>|<#(?P<channel>\d+)>|<t:(?P<time>\d+):(?P<style>\w)>"
    r"|<(?P<url>https?://[^ >]+)>|\*\*(?P<bold>(?:\\[\s\S]|[^\\])+?)\*\*|\[(?P<label>[^\[\]]+)\]\(<(?P<href>[^>]+)>\)"
)


def page(body: str, *, dark: bool) -> str:
    """A whole page."""
    theme = ' class="dark"' if dark else ""
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><html{theme}><body>{body}</body></html>'


def message(payload: Mapping[str, Any], names: Names, files: Mapping[str, str], above: str = "") -> str:
    """One message; ``names`` are of people and channels by id, ``files`` the addresses of attachments by name,
    ``above`` is drawn already."""
    drawn = above + "".join(_component(each, names, files) for each in payload["components"])
    who = '<div class="who">Homeroom<small>APP</small></div>'
    return f'<div class="message"><div class="face"></div><div>{who}{drawn}</div></div>'


def modal(data: Mapping[str, Any], names: Names) -> str:
    """One modal."""
    parts = "".join(
        f'<div class="small">{markdown(each["content"], names)}</div>' if each["type"] == 10 else _label(each, names)
        for each in data["components"]
    )
    ends = '<div class="ends"><span class="button">Cancel</span><span class="button s1">Submit</span></div>'
    return f'<div class="modal"><h2>{html.escape(data["title"])}</h2>{parts}{ends}</div>'


def markdown(text: str, names: Names) -> str:
    """Our markdown as HTML."""
    lines = []
    for line in text.split("\n"):
        if line.startswith("## "):
            lines.append(f"<h2>{_inline(line[3:], names)}</h2>")
        elif line.startswith("-# "):
            lines.append(f'<div class="small">{_inline(line[3:], names)}</div>')
        else:
            lines.append(f"<div>{_inline(line, names) or '&nbsp;'}</div>")
    return "".join(lines)


def _inline(text: str, names: Names) -> str:
    parts: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        parts += (html.escape(text[at : found.start()]), _token(found, names))
        at = found.end()
    return "".join(parts) + html.escape(text[at:])


def _token(found: re.Match[str], names: Names) -> str:
    match found.lastgroup:
        case "escaped":
            return html.escape(found["escaped"])
        case "person":
            return f'<span class="mention">@{html.escape(names.get(found["person"], "someone"))}</span>'
        case "channel":
            return f'<span class="mention"># {html.escape(names.get(found["channel"], "somewhere"))}</span>'
        case "style":
            shown = {"R": "in 2 hours", "t": "9:30 AM", "D": "March 2, 2026"}
            return f'<span class="time">{shown.get(found["style"], "March 2, 2026 9:30 AM")}</span>'
        case "url":
            return f"<a>{html.escape(found['url'])}</a>"
        case "bold":
            return f"<b>{_inline(found['bold'], names)}</b>"
        case _:
            return f"<a>{_inline(found['label'], names)}</a>"


def _component(part: Mapping[str, Any], names: Names, files: Mapping[str, str]) -> str:
    match part["type"]:
        case 17:
            within = "".join(_component(each, names, files) for each in part["components"])
            return f'<div class="container" style="--accent:#{part["accent_color"]:06x}">{within}</div>'
        case 10:
            return f'<div class="text">{markdown(part["content"], names)}</div>'
        case 12:
            urls = (files[each["media"]["url"].rpartition("/")[2]] for each in part["items"])
            return f'<div class="picture">{"".join(f"<img src={url!r}>" for url in urls)}</div>'
        case 13:
            name = part.get("name") or part["file"]["url"].rpartition("/")[2]
            return f'<div class="file">📄 {html.escape(name)}</div>'
        case 1:
            return f'<div class="row">{"".join(_component(each, names, files) for each in part["components"])}</div>'
        case 2:
            off = " off" if part.get("disabled") else ""
            return f'<span class="button s{part["style"]}{off}">{html.escape(part["label"])}</span>'
        case _:
            return _select(part, names)


def _select(part: Mapping[str, Any], names: Names) -> str:
    chosen = ", ".join(
        [
            *(each["label"] for each in part.get("options", []) if each.get("default")),
            *(_named(each, names) for each in part.get("default_values") or []),
        ]
    )
    shown = chosen or part.get("placeholder") or "Make a selection"
    return f'<div class="select{" has" if chosen else ""}">{html.escape(shown)}<i>⌄</i></div>'


def _named(value: Mapping[str, Any], names: Names) -> str:
    """Somebody, or a channel, that is chosen already."""
    mark = "#" if value["type"] == "channel" else "@"
    return mark + names.get(str(value["id"]), "unknown")


def _label(part: Mapping[str, Any], names: Names) -> str:
    field = part["component"]
    star = " <b>*</b>" if field.get("required") else ""
    said = f'<div class="small">{html.escape(part["description"])}</div>' if part.get("description") else ""
    return f'<div><div class="label">{html.escape(part["label"])}{star}</div>{said}{_field(field, names)}</div>'


def _field(field: Mapping[str, Any], names: Names) -> str:
    match field["type"]:
        case 4:
            long = " long" if field["style"] == 2 else ""
            hint = f'<span class="hint">{html.escape(field.get("placeholder") or "")}</span>'
            return f'<div class="input{long}">{html.escape(field.get("value") or "") or hint}</div>'
        case 21 | 22:
            look = "radio" if field["type"] == 21 else "box"
            return "".join(
                f'<div class="option {look}{" on" if each["default"] else ""}">{html.escape(each["label"])}</div>'
                for each in field["options"]
            )
        case 23:
            return f'<div class="option box{" on" if field["default"] else ""}"></div>'
        case 19:
            return '<div class="input"><span class="hint">Drop a file here or browse</span></div>'
        case _:
            return _select(field, names)
