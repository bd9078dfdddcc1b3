"""Fixtures of several test modules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from tests.environment import leave_surroundings
from tests.http_libraries import Library, using

leave_surroundings()


@pytest.fixture(params=get_args(Library))
def http_library(request: pytest.FixtureRequest) -> Iterator[Library]:
    """Each of the HTTP libraries that clients of callers may come from."""
    library: Library = request.param
    with using(library):
        yield library
