"""The versions of generated packages: which came after which, and what changed.

A record of them is committed beside the lock; it is all that is left of a version when
the next one is found.
"""

from triptych.history.records import (
    NO_HISTORY,
    History,
    Release,
    ReleasedChange,
    dump_history,
    parse_history,
)

__all__ = [
    "NO_HISTORY",
    "History",
    "Release",
    "ReleasedChange",
    "dump_history",
    "parse_history",
]
