"""What a target asks for: files to render, and files to copy as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Job", "Render", "Verbatim"]


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


Job: TypeAlias = Render | Verbatim
