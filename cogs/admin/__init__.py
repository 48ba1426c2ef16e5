"""Admin: setting up a course, looking after it, and what everyone decides about themselves."""

from cogs.admin import (  # noqa: F401  # declare
    course,
    doctor,
    home,
    leaving,
    me,
    pauses,
    roles,
    settings,
    start,
    status,
    undo,
)
from cogs.admin.cog import admin as cog

__all__ = ["cog"]
