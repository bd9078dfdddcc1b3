"""Models of Everything of OpenAPI 3 webhooks, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .callbacks import InlineCallbackBody
    from .circle import Circle
    from .deep import Deep
    from .message import Message
    from .order import Order
    from .span import Span
    from .square import Square
    from .tagged_union import TaggedUnion

__all__ = [
    "Circle",
    "Deep",
    "InlineCallbackBody",
    "Message",
    "Order",
    "Span",
    "Square",
    "TaggedUnion",
]

_CLASSES = {
    "callbacks": ("InlineCallbackBody",),
    "circle": ("Circle",),
    "deep": ("Deep",),
    "message": ("Message",),
    "order": ("Order",),
    "span": ("Span",),
    "square": ("Square",),
    "tagged_union": ("TaggedUnion",),
}
_MODULES = {name: module for module, names in _CLASSES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
