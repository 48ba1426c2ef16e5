"""Admin: setting up a course, looking after it, and what everyone decides about themselves."""

from cogs.admin import course, doctor, leaving, me, pauses, roles, settings, start, status, undo  # noqa: F401  # declare
from cogs.admin.cog import admin as cog

__all__ = ["cog"]
