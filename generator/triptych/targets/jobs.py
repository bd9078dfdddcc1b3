"""What a target asks for: files to render, and files to copy as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Job", "Joined", "Keyed", "Part", "Render", "Verbatim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """Render `template` with `view`, a frozen dataclass, into `path`.

    `path` is relative to the output folder and has been built from allocated names
    only. A file `written_once` is the user's: it is never overwritten.
    """

    path: str
    template: str
    view: object
    written_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Put `text` into `path` as it is."""

    path: str
    text: str
    written_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """What `make` gives, which is called only where the text is not known already.

    `key` is a digest of all that the text depends on, but for the tool itself; it is
    empty where nobody has asked what that is.
    """

    path: str
    key: str
    make: Callable[[], Render | Verbatim]
    written_once: bool = False


Part: TypeAlias = Render | Verbatim | Keyed


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Put the texts of `parts`, whose path is the same, one behind the other."""

    path: str
    parts: tuple[Part, ...]


Job: TypeAlias = Part | Joined
