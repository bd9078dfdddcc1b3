"""Models of Everything of OpenAPI 3, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .address import Address
    from .aliases import Aliases
    from .all_of_parts import AllOfParts
    from .boolean_schemas import BooleanSchemas
    from .circle import Circle
    from .closed_object import ClosedObject
    from .constants import Constants
    from .corner import Corner
    from .deep import Deep
    from .definitions import Definitions
    from .directions import Directions
    from .entry import Entry
    from .enums import Colour
    from .formats import Formats
    from .limits import Limits
    from .maps import Maps
    from .nulls import Nulls
    from .pattern_properties import PatternProperties
    from .point import Point
    from .ruled_object import RuledObject
    from .ruled_values import RuledValues
    from .span import Span
    from .square import Square
    from .tuples import Tuples
    from .union_of_objects import UnionOfObjects
    from .union_of_scalars import UnionOfScalars

__all__ = [
    "Address",
    "Aliases",
    "AllOfParts",
    "BooleanSchemas",
    "Circle",
    "ClosedObject",
    "Colour",
    "Constants",
    "Corner",
    "Deep",
    "Definitions",
    "Directions",
    "Entry",
    "Formats",
    "Limits",
    "Maps",
    "Nulls",
    "PatternProperties",
    "Point",
    "RuledObject",
    "RuledValues",
    "Span",
    "Square",
    "Tuples",
    "UnionOfObjects",
    "UnionOfScalars",
]

_CLASSES = {
    "address": ("Address",),
    "aliases": ("Aliases",),
    "all_of_parts": ("AllOfParts",),
    "boolean_schemas": ("BooleanSchemas",),
    "circle": ("Circle",),
    "closed_object": ("ClosedObject",),
    "constants": ("Constants",),
    "corner": ("Corner",),
    "deep": ("Deep",),
    "definitions": ("Definitions",),
    "directions": ("Directions",),
    "entry": ("Entry",),
    "enums": ("Colour",),
    "formats": ("Formats",),
    "limits": ("Limits",),
    "maps": ("Maps",),
    "nulls": ("Nulls",),
    "pattern_properties": ("PatternProperties",),
    "point": ("Point",),
    "ruled_object": ("RuledObject",),
    "ruled_values": ("RuledValues",),
    "span": ("Span",),
    "square": ("Square",),
    "tuples": ("Tuples",),
    "union_of_objects": ("UnionOfObjects",),
    "union_of_scalars": ("UnionOfScalars",),
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
