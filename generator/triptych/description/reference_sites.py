"""Where references stand in a Swagger 2.0 document, and what each is expected to name.

Only what the standard gives a meaning is walked: a `$ref` in an example, a default or
an extension is data, and a property may well be called `$ref`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple

from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source.json_reference import Found, reference_of
from triptych.description.methods import METHODS

__all__ = [
    "DOCUMENT",
    "Expected",
    "Kind",
    "Shape",
    "Site",
    "is_site",
    "members",
    "reached_sites",
]


class Kind(StrEnum):
    """What may stand at a place, as it is called in messages."""

    DOCUMENT = "a document"
    INFO = "an info object"
    PATH_ITEM = "a path item"
    OPERATION = "an operation"
    PARAMETER = "a parameter"
    RESPONSE = "a response"
    HEADER = "a header"
    SCHEMA = "a schema"
    TAG = "a tag"
    SECURITY_SCHEME = "a security scheme"
    TEXT = "a text"


class Shape(Enum):
    """How many of a kind stand at a place."""

    ONE = auto()
    LIST = auto()
    MAP = auto()
    """A map by names, which as a whole may be a reference too."""
    PROPERTIES = auto()
    """A map by names, where `$ref` is a name."""


class Expected(NamedTuple):
    """What a place is expected to hold."""

    kind: Kind
    shape: Shape


class Site(NamedTuple):
    """A place with a `$ref`; `reference` is None if that is not even a text."""

    pointer: Pointer
    expected: Expected
    value: dict[str, JsonValue]

    @property
    def reference(self) -> str | None:
        """The reference that stands here."""
        return reference_of(self.value)


DOCUMENT: Final = Expected(Kind.DOCUMENT, Shape.ONE)

_TEXT: Final = Expected(Kind.TEXT, Shape.ONE)
_SCHEMA: Final = Expected(Kind.SCHEMA, Shape.ONE)
_OPERATION: Final = Expected(Kind.OPERATION, Shape.ONE)
_PARAMETERS: Final = Expected(Kind.PARAMETER, Shape.LIST)

_MEMBERS: Final[dict[Kind, dict[str, Expected]]] = {
    Kind.DOCUMENT: {
        "info": Expected(Kind.INFO, Shape.ONE),
        "tags": Expected(Kind.TAG, Shape.LIST),
        "paths": Expected(Kind.PATH_ITEM, Shape.MAP),
        "definitions": Expected(Kind.SCHEMA, Shape.MAP),
        "parameters": Expected(Kind.PARAMETER, Shape.MAP),
        "responses": Expected(Kind.RESPONSE, Shape.MAP),
        "securityDefinitions": Expected(Kind.SECURITY_SCHEME, Shape.MAP),
    },
    Kind.INFO: {"description": _TEXT},
    Kind.PATH_ITEM: {
        **dict.fromkeys(METHODS, _OPERATION),
        "parameters": _PARAMETERS,
    },
    Kind.OPERATION: {
        "summary": _TEXT,
        "description": _TEXT,
        "parameters": _PARAMETERS,
        "responses": Expected(Kind.RESPONSE, Shape.MAP),
    },
    Kind.PARAMETER: {"description": _TEXT, "schema": _SCHEMA, "items": _SCHEMA},
    Kind.RESPONSE: {
        "description": _TEXT,
        "schema": _SCHEMA,
        "headers": Expected(Kind.HEADER, Shape.MAP),
    },
    Kind.HEADER: {"description": _TEXT, "items": _SCHEMA},
    Kind.SCHEMA: {
        "description": _TEXT,
        "properties": Expected(Kind.SCHEMA, Shape.PROPERTIES),
        "additionalProperties": _SCHEMA,
        "items": _SCHEMA,
        "allOf": Expected(Kind.SCHEMA, Shape.LIST),
        "anyOf": Expected(Kind.SCHEMA, Shape.LIST),
        "oneOf": Expected(Kind.SCHEMA, Shape.LIST),
    },
    Kind.TAG: {"description": _TEXT},
    Kind.SECURITY_SCHEME: {"description": _TEXT},
    Kind.TEXT: {},
}

# Maps of these kinds can have extensions among their members.
_EXTENSIBLE: Final = (Kind.PATH_ITEM, Kind.RESPONSE)


def members(value: JsonValue, expected: Expected) -> Iterator[tuple[str, Expected]]:
    """The keys or indices in `value` that the standard gives a meaning, and which."""
    kind, shape = expected
    one = Expected(kind, Shape.ONE)
    if isinstance(value, list):
        # A tuple (`items: [A, B]`) is no Swagger 2.0, but its items are schemas.
        yield from ((str(index), one) for index in range(len(value)))
    elif not isinstance(value, dict):
        return
    elif shape is Shape.ONE:
        for key, inner in _MEMBERS[kind].items():
            if key in value:
                yield key, inner
    elif shape is not Shape.LIST:
        for key in value:
            if kind not in _EXTENSIBLE or not key.lower().startswith("x-"):
                yield key, one


def is_site(value: JsonValue, expected: Expected) -> bool:
    """Whether a `$ref` in `value` stands for all of it."""
    if not isinstance(value, dict) or "$ref" not in value:
        return False
    match expected.shape:
        case Shape.ONE:
            return expected.kind is not Kind.DOCUMENT
        case Shape.MAP:
            return reference_of(value) is not None
        case _:
            return False


def reached_sites(
    tree: JsonValue, follow: Callable[[Site], Found | None]
) -> Iterator[Site]:
    """Every reference in a document, and in whatever places references lead to.

    `follow` tells where a reference leads. A place is walked once for each kind of
    thing it is expected to be. Nothing recurses, and shared parts count once.
    """
    pending = deque([(Found(pointer=ROOT, value=tree), DOCUMENT)])
    walked: set[tuple[int, Expected]] = set()
    while pending:
        found, expected = pending.popleft()
        for site in _sites(found, expected, walked):
            yield site
            led = follow(site) if site.reference is not None else None
            if led is not None:
                pending.append((led, site.expected))


def _sites(
    found: Found, expected: Expected, walked: set[tuple[int, Expected]]
) -> Iterator[Site]:
    stack = [(found.pointer, found.value, expected)]
    while stack:
        pointer, value, expected = stack.pop()
        if not isinstance(value, dict | list) or (id(value), expected) in walked:
            continue
        walked.add((id(value), expected))
        if isinstance(value, dict) and is_site(value, expected):
            yield Site(pointer, expected, value)
            # The standard lets a path item have members beside its `$ref`, and only it.
            if expected.kind is not Kind.PATH_ITEM or expected.shape is not Shape.ONE:
                continue
        # In the order of the document, from a stack.
        inside = list(members(value, expected))
        for key, inner in reversed(inside):
            child = value[key] if isinstance(value, dict) else value[int(key)]
            if isinstance(child, dict | list):
                stack.append((pointer / key, child, inner))
