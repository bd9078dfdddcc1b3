"""What a parser says about a document, in order: the common ground of JSON and YAML."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

__all__ = ["Event", "EventKind"]


class EventKind(Enum):
    """What begins, stands or ends at the place of an event."""

    DOCUMENT = auto()
    MAPPING = auto()
    SEQUENCE = auto()
    END = auto()
    PLAIN = auto()
    """A scalar whose type its spelling decides."""
    TEXT = auto()
    """A scalar that is a string whatever it looks like."""
    ALIAS = auto()


class Event(NamedTuple):
    """One event; `offset` counts characters from 0.

    `text` is the content of a scalar or the name an alias refers to. `tag` is set only
    where the author wrote one that says more than `kind` does.
    """

    kind: EventKind
    offset: int
    text: str = ""
    anchor: str | None = None
    tag: str | None = None
