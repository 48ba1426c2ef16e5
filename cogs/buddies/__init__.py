"""Study buddies: people who wish it meet someone, again and again someone new, or find the small group for the term."""

from cogs.buddies import (  # noqa: F401  # their decorators declare
    after_round,
    agreeing,
    anew,
    changing,
    classmates,
    ending,
    following,
    going,
    home,
    introduction,
    joining,
    keeping_apart,
    lasting,
    leaving,
    listing,
    matching,
    middle,
    mine,
    misfit,
    now,
    pausing,
    programme_card,
    programmes,
    rooming,
    rounds,
    status,
    taking_turns,
    telling,
    telling_staff,
    terms,
    trouble,
    waiting,
)
from cogs.buddies.cog import buddies as cog

__all__ = ["cog"]
