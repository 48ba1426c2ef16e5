"""Achievements: everyone is seen, and nobody is ranked."""
