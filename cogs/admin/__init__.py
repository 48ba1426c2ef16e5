"""Admin: setting up a course, looking after it, and what everyone decides about themselves."""

from cogs.admin.cog import admin as cog

__all__ = ["cog"]
