"""Models of Workshop, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bicycle import Bicycle
    from .enums import State
    from .item import Item
    from .lamp import Lamp
    from .money import Money
    from .new_repair import NewRepair
    from .photo_notes import PhotoNotes
    from .problem import Problem
    from .repair import Repair
    from .repair_changes import RepairChanges
    from .repair_page import RepairPage

__all__ = [
    "Bicycle",
    "Item",
    "Lamp",
    "Money",
    "NewRepair",
    "PhotoNotes",
    "Problem",
    "Repair",
    "RepairChanges",
    "RepairPage",
    "State",
]

_CLASSES = {
    "bicycle": ("Bicycle",),
    "enums": ("State",),
    "item": ("Item",),
    "lamp": ("Lamp",),
    "money": ("Money",),
    "new_repair": ("NewRepair",),
    "photo_notes": ("PhotoNotes",),
    "problem": ("Problem",),
    "repair": ("Repair",),
    "repair_changes": ("RepairChanges",),
    "repair_page": ("RepairPage",),
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
