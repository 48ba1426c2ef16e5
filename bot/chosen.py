"""What somebody chose in a select: the id that its choices carry, as links do."""

from __future__ import annotations

from bot.context import Refusal
from bot.kinds import Id
from bot.link import BadLink, text_to_id


def chosen_id(value: str, option: str) -> Id:
    """The id. Raises :class:`Refusal`, at the option, for what no select of ours offers: a link can be made by hand."""
    try:
        return Id(text_to_id(value))
    except BadLink:
        raise Refusal("unfit-choice").at(option) from None
