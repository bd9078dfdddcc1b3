"""Annotations of generated packages, as the runtime looks into them."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any, get_type_hints

__all__ = ["unaliased"]


def unaliased(annotation: Any) -> Any:
    """What an alias stands for that may contain itself; anything else is that itself.

    Known by its name: it is of `typing_extensions`, which not every package needs.
    """
    while type(annotation).__name__ == "TypeAliasType":
        value: Any = annotation.__value__
        if isinstance(value, str):
            said = SimpleNamespace(__annotations__={"value": value})
            names = vars(sys.modules[annotation.__module__])
            value = get_type_hints(said, names, include_extras=True)["value"]
        annotation = value
    return annotation
