"""``python -m bench [PART ...]``: measures, prints one table, and ends with 1 when a target is missed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.part import parts
from bench.runner import run
from bench.table import heading, machine, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what was asked for. Returns the exit code."""
    asked = _parser().parse_args(arguments)
    known = parts()
    if unknown := [name for name in asked.parts if name not in known]:
        print(f"No part is called {unknown[0]}: there are {', '.join(known)}.", file=sys.stderr)
        return 2
    if asked.list:
        for name, part in known.items():
            print(f"{name:12}  {part.measures}\n{'':12}  Against: {part.against}")
            for what, target in part.targets.items():
                print(f"{'':12}  - {what}: {target.words('')}")
        return 0
    shape = machine()
    print(heading(shape), flush=True)
    if asked.quick:
        print("A quick run: everything is tiny, and only what does not depend on size counts.", flush=True)
    chosen = {name: part for name, part in known.items() if not asked.parts or name in asked.parts}
    rows = run(chosen, quick=asked.quick, say=lambda line: print(line, file=sys.stderr, flush=True))
    print(table(rows, quick=asked.quick))
    if asked.json:
        found = {"machine": shape, "quick": asked.quick, "figures": [row.to_json() for row in rows]}
        asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 1 if any(row.missed(quick=asked.quick) for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="What Homeroom costs, beside what it must cost."
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="only these parts; all of them without a name")
    parser.add_argument("--list", action="store_true", help="say what each part measures, and measure nothing")
    parser.add_argument("--quick", action="store_true", help="a tiny size: only to see that every part still runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures in this file too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
