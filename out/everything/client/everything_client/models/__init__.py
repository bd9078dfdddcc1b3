"""Models of Everything, each loaded on first use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .all_of_one_reference import AllOfOneReference
    from .all_of_only_references import AllOfOnlyReferences
    from .all_of_redeclared import AllOfRedeclared
    from .all_of_required_later import AllOfRequiredLater
    from .all_of_with_inline_part import AllOfWithInlinePart
    from .all_of_with_map import AllOfWithMap
    from .animal import Animal
    from .any_model import AnyModel
    from .base_a import BaseA
    from .base_and_its_child import BaseAndItsChild
    from .base_b import BaseB
    from .cat import Cat
    from .chain_end import ChainEnd
    from .client import Client
    from .closed import Closed
    from .depth1 import Depth1
    from .depth2 import Depth2
    from .depth3 import Depth3
    from .depth4 import Depth4
    from .depth5 import Depth5
    from .depth6 import Depth6
    from .depth7 import Depth7
    from .diamond_bottom import DiamondBottom
    from .diamond_left import DiamondLeft
    from .diamond_right import DiamondRight
    from .diamond_top import DiamondTop
    from .dog import Dog
    from .enums import EnumWithClashingNames, EveryEnumListItem
    from .every_all_of import EveryAllOf, EveryAllOfDescribed
    from .every_constraint import EveryConstraint
    from .every_enum import EveryEnum
    from .every_format import EveryFormat
    from .every_kind_of_object import (
        EveryKindOfObject,
        EveryKindOfObjectInline,
        EveryKindOfObjectNoType,
    )
    from .failure import Failure
    from .fields_with_taken_names import FieldsWithTakenNames
    from .fragment_of_another_file import FragmentOfAnotherFile
    from .inline_objects import (
        InlineObjectsBody,
        InlineObjectsBodyInner,
        InlineObjectsBodyInnerDeeper,
        InlineObjectsBodyListItem,
        InlineObjectsResponse,
        InlineObjectsResponse201,
    )
    from .io_everything_v1_dotted import IoEverythingV1Dotted
    from .kitten import Kitten
    from .model_model import ModelModel
    from .nullable_model import NullableModel
    from .page_small import PageSmall
    from .presence import Presence
    from .properties_and_map import PropertiesAndMap
    from .property_named_ref import PropertyNamedRef
    from .recursive_directly import RecursiveDirectly
    from .recursive_list import RecursiveList
    from .recursive_map import RecursiveMap
    from .recursive_models import RecursiveModels
    from .recursive_mutually_a import RecursiveMutuallyA, RecursiveMutuallyB
    from .references_into_others import ReferencesIntoOthers
    from .small import Small
    from .snake_case import SnakeCase
    from .snake_case2 import SnakeCase2
    from .str_ import Str
    from .taken_names import TakenNames
    from .whole_file import WholeFile
    from .with_slash_tilde_and_space import WithSlashTildeAndSpace
    from .with_xml import WithXml

__all__ = [
    "AllOfOneReference",
    "AllOfOnlyReferences",
    "AllOfRedeclared",
    "AllOfRequiredLater",
    "AllOfWithInlinePart",
    "AllOfWithMap",
    "Animal",
    "AnyModel",
    "BaseA",
    "BaseAndItsChild",
    "BaseB",
    "Cat",
    "ChainEnd",
    "Client",
    "Closed",
    "Depth1",
    "Depth2",
    "Depth3",
    "Depth4",
    "Depth5",
    "Depth6",
    "Depth7",
    "DiamondBottom",
    "DiamondLeft",
    "DiamondRight",
    "DiamondTop",
    "Dog",
    "EnumWithClashingNames",
    "EveryAllOf",
    "EveryAllOfDescribed",
    "EveryConstraint",
    "EveryEnum",
    "EveryEnumListItem",
    "EveryFormat",
    "EveryKindOfObject",
    "EveryKindOfObjectInline",
    "EveryKindOfObjectNoType",
    "Failure",
    "FieldsWithTakenNames",
    "FragmentOfAnotherFile",
    "InlineObjectsBody",
    "InlineObjectsBodyInner",
    "InlineObjectsBodyInnerDeeper",
    "InlineObjectsBodyListItem",
    "InlineObjectsResponse",
    "InlineObjectsResponse201",
    "IoEverythingV1Dotted",
    "Kitten",
    "ModelModel",
    "NullableModel",
    "PageSmall",
    "Presence",
    "PropertiesAndMap",
    "PropertyNamedRef",
    "RecursiveDirectly",
    "RecursiveList",
    "RecursiveMap",
    "RecursiveModels",
    "RecursiveMutuallyA",
    "RecursiveMutuallyB",
    "ReferencesIntoOthers",
    "Small",
    "SnakeCase",
    "SnakeCase2",
    "Str",
    "TakenNames",
    "WholeFile",
    "WithSlashTildeAndSpace",
    "WithXml",
]

_CLASSES = {
    "all_of_one_reference": ("AllOfOneReference",),
    "all_of_only_references": ("AllOfOnlyReferences",),
    "all_of_redeclared": ("AllOfRedeclared",),
    "all_of_required_later": ("AllOfRequiredLater",),
    "all_of_with_inline_part": ("AllOfWithInlinePart",),
    "all_of_with_map": ("AllOfWithMap",),
    "animal": ("Animal",),
    "any_model": ("AnyModel",),
    "base_a": ("BaseA",),
    "base_and_its_child": ("BaseAndItsChild",),
    "base_b": ("BaseB",),
    "cat": ("Cat",),
    "chain_end": ("ChainEnd",),
    "client": ("Client",),
    "closed": ("Closed",),
    "depth1": ("Depth1",),
    "depth2": ("Depth2",),
    "depth3": ("Depth3",),
    "depth4": ("Depth4",),
    "depth5": ("Depth5",),
    "depth6": ("Depth6",),
    "depth7": ("Depth7",),
    "diamond_bottom": ("DiamondBottom",),
    "diamond_left": ("DiamondLeft",),
    "diamond_right": ("DiamondRight",),
    "diamond_top": ("DiamondTop",),
    "dog": ("Dog",),
    "enums": ("EnumWithClashingNames", "EveryEnumListItem"),
    "every_all_of": ("EveryAllOf", "EveryAllOfDescribed"),
    "every_constraint": ("EveryConstraint",),
    "every_enum": ("EveryEnum",),
    "every_format": ("EveryFormat",),
    "every_kind_of_object": (
        "EveryKindOfObject",
        "EveryKindOfObjectInline",
        "EveryKindOfObjectNoType",
    ),
    "failure": ("Failure",),
    "fields_with_taken_names": ("FieldsWithTakenNames",),
    "fragment_of_another_file": ("FragmentOfAnotherFile",),
    "inline_objects": (
        "InlineObjectsBody",
        "InlineObjectsBodyInner",
        "InlineObjectsBodyInnerDeeper",
        "InlineObjectsBodyListItem",
        "InlineObjectsResponse",
        "InlineObjectsResponse201",
    ),
    "io_everything_v1_dotted": ("IoEverythingV1Dotted",),
    "kitten": ("Kitten",),
    "model_model": ("ModelModel",),
    "nullable_model": ("NullableModel",),
    "page_small": ("PageSmall",),
    "presence": ("Presence",),
    "properties_and_map": ("PropertiesAndMap",),
    "property_named_ref": ("PropertyNamedRef",),
    "recursive_directly": ("RecursiveDirectly",),
    "recursive_list": ("RecursiveList",),
    "recursive_map": ("RecursiveMap",),
    "recursive_models": ("RecursiveModels",),
    "recursive_mutually_a": ("RecursiveMutuallyA", "RecursiveMutuallyB"),
    "references_into_others": ("ReferencesIntoOthers",),
    "small": ("Small",),
    "snake_case": ("SnakeCase",),
    "snake_case2": ("SnakeCase2",),
    "str_": ("Str",),
    "taken_names": ("TakenNames",),
    "whole_file": ("WholeFile",),
    "with_slash_tilde_and_space": ("WithSlashTildeAndSpace",),
    "with_xml": ("WithXml",),
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
