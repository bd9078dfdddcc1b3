"""Names that generated code must not take, as data."""

from __future__ import annotations

import builtins
import keyword

__all__ = [
    "ARGUMENTS",
    "CLIENT_ATTRIBUTES",
    "CONSTANTS",
    "GROUP_METHODS",
    "KEYWORDS",
    "MODULES",
    "SERVER_ARGUMENTS",
]

KEYWORDS = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)

# Built-in types that annotations in the same scope name: a method called `list` would
# change the meaning of `list[str]` in every signature below it.
_ANNOTATION_NAMES = frozenset(
    name for name in vars(builtins) if isinstance(getattr(builtins, name), type)
)

CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "close",
        "max_retries",
        "raw",
        "request",
        "streaming",
        "timeout",
        "with_options",
    }
)
"""What the hand-written clients have or will have beside the operation groups."""

GROUP_METHODS = _ANNOTATION_NAMES | {"abstractmethod", "property"}
"""What a method of an operation group or a service must not hide."""

ARGUMENTS = frozenset({"request_options", "self"})
"""What every client method has already."""

CONSTANTS = frozenset({"__all__"})

MODULES = frozenset({"__init__", "__main__"})

SERVER_ARGUMENTS = frozenset(
    {"authenticate", "debug", "lifespan", "max_body_size", "middleware", "mock"}
)
"""What `create_app` takes beside the services."""
