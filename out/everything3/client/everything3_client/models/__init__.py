"""Models of Everything of OpenAPI 3, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aliases import Aliases
    from .all_of_parts import AllOfParts
    from .anchors import Anchors
    from .array_of_union import ArrayOfUnion
    from .bike import Bike
    from .boolean_schemas import BooleanSchemas
    from .callbacks import CallbacksBody, InlineCallbackBody
    from .card import Card
    from .cash import Cash
    from .circle import Circle
    from .circular_union import CircularUnion, Sum
    from .closed_object import ClosedObject
    from .constants import Constants
    from .deep import Deep
    from .definitions import Corner, Definitions
    from .directions import Directions
    from .entry import Entry
    from .enums import Colour
    from .events_or_json_body import EventsOrJsonBody
    from .formats import Formats
    from .in_xml import InXml
    from .inline_union import InlineUnion, InlineUnionMedia
    from .limits import Limits
    from .loan import Loan
    from .maps import Maps
    from .message import Message
    from .nulls import Nulls
    from .number import Number
    from .open_enum import OpenEnum
    from .order import Order
    from .pattern_properties import PatternProperties
    from .picture import Picture
    from .place import Place
    from .point import Point
    from .reading import Reading
    from .recursive_union import RecursiveUnion
    from .required_only import RequiredOnly
    from .return_ import Return
    from .ruled_object import RuledObject
    from .ruled_values import RuledValues
    from .sound import Sound
    from .span import Span
    from .square import Square
    from .tagged_union import TaggedUnion
    from .text_unions import TextUnions
    from .told_apart_by_constants import ToldApartByConstants
    from .tuples import Tuples
    from .union_beside_properties import UnionBesideProperties
    from .union_beside_properties_call import UnionBesidePropertiesCall
    from .union_beside_properties_mail import UnionBesidePropertiesMail
    from .union_by_inherited_tag import UnionByInheritedTag
    from .union_by_names import UnionByNames
    from .union_in_all_of import UnionInAllOf
    from .union_in_all_of_circle import UnionInAllOfCircle
    from .union_in_all_of_square import UnionInAllOfSquare
    from .union_of_objects import Address, UnionOfObjects
    from .union_of_scalars import UnionOfScalars
    from .van import Van
    from .vehicle import Vehicle
    from .xml_error import XmlError
    from .xml_leaf import XmlLeaf
    from .xml_node import XmlNode
    from .xml_text import XmlText

__all__ = [
    "Address",
    "Aliases",
    "AllOfParts",
    "Anchors",
    "ArrayOfUnion",
    "Bike",
    "BooleanSchemas",
    "CallbacksBody",
    "Card",
    "Cash",
    "Circle",
    "CircularUnion",
    "ClosedObject",
    "Colour",
    "Constants",
    "Corner",
    "Deep",
    "Definitions",
    "Directions",
    "Entry",
    "EventsOrJsonBody",
    "Formats",
    "InXml",
    "InlineCallbackBody",
    "InlineUnion",
    "InlineUnionMedia",
    "Limits",
    "Loan",
    "Maps",
    "Message",
    "Nulls",
    "Number",
    "OpenEnum",
    "Order",
    "PatternProperties",
    "Picture",
    "Place",
    "Point",
    "Reading",
    "RecursiveUnion",
    "RequiredOnly",
    "Return",
    "RuledObject",
    "RuledValues",
    "Sound",
    "Span",
    "Square",
    "Sum",
    "TaggedUnion",
    "TextUnions",
    "ToldApartByConstants",
    "Tuples",
    "UnionBesideProperties",
    "UnionBesidePropertiesCall",
    "UnionBesidePropertiesMail",
    "UnionByInheritedTag",
    "UnionByNames",
    "UnionInAllOf",
    "UnionInAllOfCircle",
    "UnionInAllOfSquare",
    "UnionOfObjects",
    "UnionOfScalars",
    "Van",
    "Vehicle",
    "XmlError",
    "XmlLeaf",
    "XmlNode",
    "XmlText",
]

_CLASSES = {
    "aliases": ("Aliases",),
    "all_of_parts": ("AllOfParts",),
    "anchors": ("Anchors",),
    "array_of_union": ("ArrayOfUnion",),
    "bike": ("Bike",),
    "boolean_schemas": ("BooleanSchemas",),
    "callbacks": ("CallbacksBody", "InlineCallbackBody"),
    "card": ("Card",),
    "cash": ("Cash",),
    "circle": ("Circle",),
    "circular_union": ("CircularUnion", "Sum"),
    "closed_object": ("ClosedObject",),
    "constants": ("Constants",),
    "deep": ("Deep",),
    "definitions": ("Corner", "Definitions"),
    "directions": ("Directions",),
    "entry": ("Entry",),
    "enums": ("Colour",),
    "events_or_json_body": ("EventsOrJsonBody",),
    "formats": ("Formats",),
    "in_xml": ("InXml",),
    "inline_union": ("InlineUnion", "InlineUnionMedia"),
    "limits": ("Limits",),
    "loan": ("Loan",),
    "maps": ("Maps",),
    "message": ("Message",),
    "nulls": ("Nulls",),
    "number": ("Number",),
    "open_enum": ("OpenEnum",),
    "order": ("Order",),
    "pattern_properties": ("PatternProperties",),
    "picture": ("Picture",),
    "place": ("Place",),
    "point": ("Point",),
    "reading": ("Reading",),
    "recursive_union": ("RecursiveUnion",),
    "required_only": ("RequiredOnly",),
    "return_": ("Return",),
    "ruled_object": ("RuledObject",),
    "ruled_values": ("RuledValues",),
    "sound": ("Sound",),
    "span": ("Span",),
    "square": ("Square",),
    "tagged_union": ("TaggedUnion",),
    "text_unions": ("TextUnions",),
    "told_apart_by_constants": ("ToldApartByConstants",),
    "tuples": ("Tuples",),
    "union_beside_properties": ("UnionBesideProperties",),
    "union_beside_properties_call": ("UnionBesidePropertiesCall",),
    "union_beside_properties_mail": ("UnionBesidePropertiesMail",),
    "union_by_inherited_tag": ("UnionByInheritedTag",),
    "union_by_names": ("UnionByNames",),
    "union_in_all_of": ("UnionInAllOf",),
    "union_in_all_of_circle": ("UnionInAllOfCircle",),
    "union_in_all_of_square": ("UnionInAllOfSquare",),
    "union_of_objects": ("Address", "UnionOfObjects"),
    "union_of_scalars": ("UnionOfScalars",),
    "van": ("Van",),
    "vehicle": ("Vehicle",),
    "xml_error": ("XmlError",),
    "xml_leaf": ("XmlLeaf",),
    "xml_node": ("XmlNode",),
    "xml_text": ("XmlText",),
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
