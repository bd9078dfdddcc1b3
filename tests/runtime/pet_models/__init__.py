"""Models as they are generated: a hierarchy over three modules, and a circle in one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .category import Category
    from .dog import Dog
    from .node import Node, Tree
    from .owner import Owner
    from .pet import Pet
    from .puppy import Puppy

__all__ = ["Category", "Dog", "Node", "Owner", "Pet", "Puppy", "Tree"]

_MODULES = {
    "Category": "category",
    "Dog": "dog",
    "Node": "node",
    "Owner": "owner",
    "Pet": "pet",
    "Puppy": "puppy",
    "Tree": "node",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
