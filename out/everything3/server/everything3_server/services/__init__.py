"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .flows import Flows
from .forms import Forms
from .methods import Methods
from .objects import Objects
from .servers import Servers
from .streams import Streams
from .styles import Styles
from .unions import Unions
from .values import Values
from .xml import Xml

__all__ = [
    "Flows",
    "Forms",
    "Methods",
    "Objects",
    "Servers",
    "Streams",
    "Styles",
    "Unions",
    "Values",
    "Xml",
]
