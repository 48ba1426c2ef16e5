"""Every state of the page by name, with the way that a real page takes there over a real class.

A new component, template, part of a card or kind of input needs a state: test_states.py says which is missing.
"""

from __future__ import annotations

from tests.adapters.web.page import states_cards, states_class, states_talk
from tests.adapters.web.page.stage import STATES, State

__all__ = ["STATES", "State", "states_cards", "states_class", "states_talk"]
