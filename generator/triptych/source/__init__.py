"""Documents as they are written: bytes to a tree, and back from a place to its line."""

from __future__ import annotations

from triptych.source.files import Correct, Folder, Sources
from triptych.source.folding import fold
from triptych.source.positions import Positions
from triptych.source.reader import Source, read, read_bytes
from triptych.source.rendering import Locator, render

__all__ = [
    "Correct",
    "Folder",
    "Locator",
    "Positions",
    "Source",
    "Sources",
    "fold",
    "read",
    "read_bytes",
    "render",
]
