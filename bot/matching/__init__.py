"""Who meets whom: pure functions from arrays to lists of people's numbers, for the process pool alone.

A start of Homeroom never imports this package: it would wait for numpy, scipy and rustworkx.
"""
