"""Which version comes after another one (Semantic Versioning 2.0.0, and PEP 440)."""

from __future__ import annotations

from enum import IntEnum

from packaging.version import InvalidVersion, Version

__all__ = ["Step", "next_version", "parsed_version"]


class Step(IntEnum):
    """How much of a change a version has, ordered."""

    NONE = 0
    TEXT = 1
    COMPATIBLE = 2
    BREAKING = 3


def parsed_version(text: str) -> Version | None:
    """The version, None for what is no semantic one: at most three numbers.

    Before a release there may be a pre-release or a development version of it.
    """
    try:
        version = Version(text)
    except InvalidVersion:
        return None
    odd = version.epoch or version.local is not None or version.post is not None
    return None if odd or len(version.release) > 3 else version


def next_version(current: Version, step: Step) -> str:
    """The version after `current` by a step.

    Below 1.0.0 a break raises the second number, and all else the third: nothing is
    promised yet, and this is how tools read it. A pre-release is followed by the next
    one of the same release, whatever has changed.
    """
    if step is Step.NONE:
        return str(current)
    if current.dev is not None:
        return str(current).replace(f".dev{current.dev}", f".dev{current.dev + 1}")
    if current.pre is not None:
        kind, number = current.pre
        return f"{current.base_version}{kind}{number + 1}"
    major, minor, patch = current.major, current.minor, current.micro
    if major == 0:
        is_breaking = step is Step.BREAKING
        return f"0.{minor + 1}.0" if is_breaking else f"0.{minor}.{patch + 1}"
    if step is Step.BREAKING:
        return f"{major + 1}.0.0"
    if step is Step.COMPATIBLE:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"
