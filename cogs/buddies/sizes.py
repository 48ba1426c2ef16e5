"""How many people are in a group."""

from __future__ import annotations

from typing import Final

PAIR: Final = 2
TRIO: Final = 3
"""A pair into which one more came."""
FEWEST: Final = 3
"""Of a study group; fewer who would stay are matched anew, with others."""
MOST: Final = 8
"""Of a study group."""
