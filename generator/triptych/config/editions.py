"""Editions: what shapes output and may be chosen otherwise in a later year.

A configuration that names its edition gets the same bytes from every later version of
the tool. So a choice of an edition that was released is never changed, and what a new
version wants to do otherwise becomes a choice here, with the old value for the old
editions. Mended defects are no choices: output that was wrong changes in all editions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Edition", "known_editions", "latest_edition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The choices of one year.

    `lowest_python` is the oldest Python that generated packages run on, and
    `build_requirement` is what builds them (PEP 508).
    """

    name: str
    lowest_python: str
    build_requirement: str


_EDITIONS: Final[Sequence[Edition]] = (
    Edition(name="2026", lowest_python="3.11", build_requirement="hatchling>=1.25"),
)
"""All editions, the latest one last."""


def known_editions() -> dict[str, Edition]:
    """All editions by their names, the latest one last."""
    return {edition.name: edition for edition in _EDITIONS}


def latest_edition() -> Edition:
    """The edition of those who name none."""
    return _EDITIONS[-1]
