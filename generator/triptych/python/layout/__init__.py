"""Source laid out as Black lays it out: its fixed point, by construction.

Constructs give source on one line; statements, elements and parameters break it where
it stands, exactly as Black does, so that Black need not run. `document` is what is
printed, `reading` makes it of source, `splitting` divides a line as Black does, and
`printing` does so until every line fits.
"""

from __future__ import annotations

from triptych.python.layout.constructs import (
    assignment,
    call,
    dict_of,
    keyword,
    list_of,
    open_tuple,
    set_of,
    tuple_of,
)
from triptych.python.layout.statements import (
    element,
    elements,
    exports,
    from_import,
    parameter,
    parameters,
    result,
    statement,
)

__all__ = [
    "assignment",
    "call",
    "dict_of",
    "element",
    "elements",
    "exports",
    "from_import",
    "keyword",
    "list_of",
    "open_tuple",
    "parameter",
    "parameters",
    "result",
    "set_of",
    "statement",
    "tuple_of",
]
