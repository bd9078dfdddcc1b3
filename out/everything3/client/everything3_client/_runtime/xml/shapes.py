"""How values are written as XML: what elements, attributes and texts they are.

A value stands in a document as a `Part` says; what is in there its shape says. Shapes
refer to each other by keys of a table, so that schemas may contain themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = [
    "ANYTHING",
    "SCALARS",
    "ListShape",
    "NodeKind",
    "ObjectShape",
    "Part",
    "Shape",
    "UnionShape",
]

NodeKind: TypeAlias = Literal["element", "attribute", "text", "cdata", "none"]
"""What a value is in a document ("XML Node Types" of OpenAPI 3.2); what is `none` has
its own parts where it would stand itself."""

SCALARS = frozenset(
    {"any", "base64", "boolean", "integer", "number", "string", "token"}
)
"""The keys of shapes without parts: texts that stand for a JSON value each.

A `token` is a text with a format, in which blanks around it mean nothing; `any` is
whatever there is.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How a value stands in a document.

    Without a `name` it is called as what it belongs to: the items of a list as the list
    itself, a member without a description by its key. Only a name that the API
    description `states` has to be right where nothing else can stand. An element
    without a namespace is read in any. `required` says that the member is always
    there: a list that stands in nothing of its own is empty then if no item is. `of` is
    the key of a shape.
    """

    of: str
    node: NodeKind = "element"
    name: str = ""
    namespace: str = ""
    prefix: str = ""
    states: bool = False
    required: bool = False


ANYTHING = Part(of="any")
"""An element of which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectShape:
    """The members of an object by their names in JSON.

    Members that have no part are as `others` says. If the member `tag` is one of the
    `cases`, the object is of that shape.
    """

    members: Mapping[str, Part]
    others: Part = ANYTHING
    tag: str = ""
    cases: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShape:
    """The items of a list, the `first` of which may have parts of their own."""

    items: Part
    first: tuple[Part, ...] = ()

    def item(self, index: int) -> Part:
        """The part of the item at a position."""
        return self.first[index] if index < len(self.first) else self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionShape:
    """Alternatives, of which the member `tag` names one by its key if it is in `cases`.

    Those that have a name are elements of that name.
    """

    variants: tuple[Part, ...]
    tag: str = ""
    cases: Mapping[str, str] = field(default_factory=dict[str, str])


Shape: TypeAlias = ObjectShape | ListShape | UnionShape
