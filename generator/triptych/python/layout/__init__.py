"""Source laid out as Black lays it out: its fixed point, by construction.

Constructs give source on one line; `statement`, `element` and `parameter` break it where
it stands. They give Black's own form, so that Black need not run: `document` is what is
printed, `reading` makes it of source, `splitting` divides a line as Black does, and
`printing` does so until every line fits.
"""

from __future__ import annotations

from triptych.python.layout.constructs import (
    assignment,
    call,
    dict_of,
    exports,
    from_import,
    list_of,
    set_of,
    tuple_of,
)
from triptych.python.layout.statements import element, parameter, statement

__all__ = [
    "assignment",
    "call",
    "dict_of",
    "element",
    "exports",
    "from_import",
    "list_of",
    "parameter",
    "set_of",
    "statement",
    "tuple_of",
]
