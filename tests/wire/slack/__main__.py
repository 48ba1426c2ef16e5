"""A local Slack in a process of its own: ``python -m tests.wire.slack '{...}'`` (the fields of a plan).

It says in one line of JSON where everything is, and ends with its standard input: then the test is gone.
"""

from __future__ import annotations

import asyncio
import json
import sys

from tests.wire.slack.control import Control
from tests.wire.slack.scene import Plan, Scene


async def main(plan: Plan) -> None:
    """Serves until nobody is there any more."""
    scene = Scene.of(plan)
    control = Control(scene)
    await scene.wire.serve(plan.port, control.add_to)
    told = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    sys.stdout.write(json.dumps(control.about()) + "\n")
    sys.stdout.flush()
    await told.read()
    await scene.wire.close()


if __name__ == "__main__":
    asyncio.run(main(Plan.read(sys.argv[1] if len(sys.argv) > 1 else "{}")))
