"""One fresh process of a comparison: calls a function with arguments from standard input, and prints what it returns.

``python -m bench.child bench.parts.tick:ticked`` with ``{"path": "..."}``.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import sys
from typing import Any


def call(target: str, given: dict[str, Any]) -> Any:
    """What ``module:function`` returns; a coroutine is run to its end."""
    module, _, name = target.partition(":")
    found = getattr(importlib.import_module(module), name)(**given)
    return asyncio.run(found) if inspect.iscoroutine(found) else found


if __name__ == "__main__":
    from bot.log import set_up

    answer, sys.stdout = sys.stdout, sys.stderr  # whatever prints meanwhile does not stand in the answer
    set_up("warning", as_json=False)
    json.dump(call(sys.argv[1], json.load(sys.stdin)), answer)
