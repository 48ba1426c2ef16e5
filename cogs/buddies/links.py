"""Links to handlers of this cog by their names: for modules of which each leads to the others."""

from __future__ import annotations

from cogs.buddies.cog import buddies

link_to = buddies.link_to
