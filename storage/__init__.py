"""What Homeroom keeps: one module a subject, with its tables and the store that alone speaks SQL about them."""
