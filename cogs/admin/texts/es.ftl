# Setting up a course, looking after it, and what everyone decides about themselves.

cog-name = Homeroom
