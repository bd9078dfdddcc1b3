"""What differs between the standards, as a table: where things stand, and references.

Only what a standard gives a meaning is in the table: a `$ref` in an example, a default
or an extension is data, and a property may well be called `$ref`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Final, NamedTuple

from triptych.ir import Method
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.json_reference import reference_of

__all__ = ["DOCUMENT", "Expected", "Grammar", "Kind", "Shape", "Standard"]


class Standard(StrEnum):
    """A standard with its version, as far as that changes what a document means."""

    SWAGGER_2_0 = "Swagger 2.0"
    OPENAPI_3_0 = "OpenAPI 3.0"
    OPENAPI_3_1 = "OpenAPI 3.1"
    OPENAPI_3_2 = "OpenAPI 3.2"


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
    COMPONENTS = "a components object"
    REQUEST_BODY = "a request body"
    MEDIA_TYPE = "a media type object"
    ENCODING = "an encoding"
    EXAMPLE = "an example"
    LINK = "a link"
    CALLBACK = "a callback"
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


DOCUMENT: Final = Expected(Kind.DOCUMENT, Shape.ONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """A standard as the stages before lowering need to know it.

    `version_key` is the member of a document that names the standard. `methods` are the
    members of a path item that hold operations; `more_methods` is the one with those of
    all other methods, empty if there is none. `members` says what the members of each
    kind hold, and `entries` what all members of a kind hold whose names are free.
    `sections` are the places in a document for what can be referred to.

    `telling_keys` tell a kind from the others by any one of them, the surest kind
    first; `known_keys` are all that a kind can have, where that tells anything.

    With `has_boolean_schemas` true and false are schemas as well. A document that
    `needs_paths` is none without them; `path_sections` are the members that hold path
    items by their paths, `webhook_sections` those that hold them by names.

    Beside a `$ref` to one of `open_kinds` all members count; beside another one,
    `harmless_siblings` are no cause for a warning.

    For messages about violations of the schema: `entry_nouns` name what stands in the
    map or list under a key, `member_nouns` what stands at a key, and `patterns` the
    meaning of a pattern at a place. `response_schema` is where the schema of a response
    in JSON stands.
    """

    standard: Standard
    version_key: str
    methods: Mapping[str, Method]
    members: Mapping[Kind, Mapping[str, Expected]]
    sections: Mapping[Kind, tuple[str, ...]]
    telling_keys: Mapping[Kind, frozenset[str]]
    known_keys: Mapping[Kind, frozenset[str]]
    open_kinds: frozenset[Kind]
    harmless_siblings: frozenset[str]
    entry_nouns: Mapping[str, str]
    member_nouns: Mapping[str, str]
    patterns: Mapping[Pointer, str]
    entries: Mapping[Kind, Expected] = field(default_factory=dict)
    has_boolean_schemas: bool = False
    needs_paths: bool = True
    path_sections: tuple[str, ...] = ("paths",)
    webhook_sections: tuple[str, ...] = ()
    response_schema: tuple[str, ...] = ("schema",)
    more_methods: str = ""

    def inside(
        self, value: JsonValue, expected: Expected
    ) -> Iterator[tuple[str, Expected]]:
        """The keys or indices in `value` that have a meaning, and which."""
        kind, shape = expected
        one = Expected(kind, Shape.ONE)
        if isinstance(value, list):
            # A tuple (`items: [A, B]`) is no Swagger 2.0, but its items are schemas.
            yield from ((str(index), one) for index in range(len(value)))
        elif not isinstance(value, dict):
            return
        elif shape is Shape.ONE and kind in self.entries:
            for key in value:
                if key != "$ref" and not key.lower().startswith("x-"):
                    yield key, self.entries[kind]
        elif shape is Shape.ONE:
            for key, inner in self.members.get(kind, {}).items():
                if key in value:
                    yield key, inner
        elif shape is not Shape.LIST:
            for key in value:
                if kind not in _EXTENSIBLE or not key.lower().startswith("x-"):
                    yield key, one

    def is_reference(self, value: JsonValue, expected: Expected) -> bool:
        """Whether a `$ref` in `value` stands for all of it."""
        if not isinstance(value, dict) or "$ref" not in value:
            return False
        match expected.shape:
            case Shape.ONE:
                return expected.kind is not Kind.DOCUMENT
            case Shape.MAP | Shape.LIST:
                return reference_of(value) is not None
            case _:
                return False

    def has_siblings(self, expected: Expected) -> bool:
        """Whether members beside a `$ref` count where this is expected."""
        return expected.shape is Shape.ONE and expected.kind in self.open_kinds


# Maps of these kinds can have extensions among their members.
_EXTENSIBLE: Final = (Kind.PATH_ITEM, Kind.RESPONSE, Kind.CALLBACK)
