"""Documents as they are written: bytes to a tree, and back from a place to its line."""

from __future__ import annotations

from trifold.source.files import Folder, Sources
from trifold.source.positions import Positions
from trifold.source.reader import Source, read, read_bytes
from trifold.source.rendering import Locator, render

__all__ = [
    "Folder",
    "Locator",
    "Positions",
    "Source",
    "Sources",
    "read",
    "read_bytes",
    "render",
]
