"""The table that the bench prints, and the machine that it was measured on."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from bench.runner import Row

_HEAD: Final = ("part", "what", "ours", "baseline", "difference", "target", "")


def machine() -> dict[str, Any]:
    """The shape of this machine, without anything that names it."""
    return {
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
        "cores": os.cpu_count(),
        "processor": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def heading(shape: dict[str, Any]) -> str:
    """The machine in one line."""
    return (
        f"{shape['when']} UTC, {shape['cores']} cores ({shape['processor']}, {shape['system']}), "
        f"Python {shape['python']}, SQLite {shape['sqlite']}, load before {shape['load']}"
    )


def table(rows: Sequence[Row], *, quick: bool) -> str:
    """All figures, one a line."""
    lines = [_HEAD, *(_line(row, rows[number - 1].part if number else "", quick) for number, row in enumerate(rows))]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    right = {2, 3, 4}
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _line(row: Row, part_before: str, quick: bool) -> tuple[str, ...]:
    figure, target = row.figure, row.target
    return (
        row.part if row.part != part_before else "",
        figure.what,
        amount(figure.ours, figure.unit),
        amount(figure.baseline, figure.unit),
        _difference(row),
        target.words(figure.unit) if target else "",
        _verdict(row, quick),
    )


def _verdict(row: Row, quick: bool) -> str:
    if row.figure.ours is None:
        return f"not measured: {row.figure.note}"
    if row.met is None:
        return row.figure.note
    if quick and row.target is not None and not row.target.fact:
        return "too small to tell"
    return ("met" if row.met else "MISSED") + (f" ({row.figure.note})" if row.figure.note else "")


def _difference(row: Row) -> str:
    ours, baseline = row.figure.ours, row.figure.baseline
    if ours is None or baseline is None:
        return ""
    if row.figure.added or row.ratio is None:
        more = ours - baseline
        return f"{'-' if more < 0 else '+'}{amount(abs(more), row.figure.unit)}"
    return f"{row.ratio:.2f} times"


def amount(value: float | None, unit: str) -> str:
    """A figure with its unit, with as many digits as mean something."""
    if value is None:
        return ""
    digits = 0 if unit in ("", "MB") or value >= 1000 else 1 if value >= 100 else 2 if value >= 10 else 3
    return f"{value:,.{digits}f} {unit}".strip()
