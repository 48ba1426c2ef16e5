"""What every test shares: a fixed course of chance, and the one way to miss a part of the machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import settings

# Examples are the same on every run and machine: a test that fails here fails everywhere.
settings.register_profile("homeroom", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("homeroom")


def skip_or_fail(reason: str) -> NoReturn:
    """Skips with the reason; under `CI=true` fails, because there the machine must have what is missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI=true: this must be here)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def require_or_skip() -> Callable[[str], NoReturn]:
    """For fixtures that start a browser or a database server: `require_or_skip("No Chromium is installed.")`."""
    return skip_or_fail
