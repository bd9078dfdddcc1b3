"""Versions of generated distributions (PEP 440) from versions of documents."""

from __future__ import annotations

import re
from contextlib import suppress

from packaging.version import InvalidVersion, Version

__all__ = ["package_version"]

# File names of distributions hold the version.
_MAX_LENGTH = 100
_MAX_DIGITS = 20


def package_version(version: str) -> str:
    """The version of the packages for a document of this version, normalised.

    A version that PEP 440 does not know keeps its numbers: `2015-03-31` becomes
    `2015.3.31`. One without any number becomes `0`, and numbers that are longer than
    any version's are none.
    """
    if len(version) <= _MAX_LENGTH:
        with suppress(InvalidVersion):
            return str(Version(version))
    found = re.findall(r"[0-9]+", version[:_MAX_LENGTH])
    numbers = [str(int(number)) for number in found if len(number) <= _MAX_DIGITS]
    return ".".join(numbers) or "0"
