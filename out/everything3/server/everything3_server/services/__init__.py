"""The implementation: one service class per tag. Edit it freely."""

from __future__ import annotations

from .flows import Flows
from .forms import Forms
from .methods import Methods
from .objects import Objects
from .servers import Servers
from .styles import Styles
from .unions import Unions
from .values import Values

__all__ = [
    "Flows",
    "Forms",
    "Methods",
    "Objects",
    "Servers",
    "Styles",
    "Unions",
    "Values",
]
