"""Versions of generated distributions (PEP 440) from versions of documents."""

from __future__ import annotations

import re

from packaging.version import InvalidVersion, Version

__all__ = ["package_version"]


def package_version(version: str) -> str:
    """The version of the packages for a document of this version, normalised.

    A version that PEP 440 does not know keeps its numbers: `2015-03-31` becomes
    `2015.3.31`. One without any number becomes `0`.
    """
    try:
        return str(Version(version))
    except InvalidVersion:
        numbers = [str(int(number)) for number in re.findall(r"[0-9]+", version)]
        return ".".join(numbers) or "0"
