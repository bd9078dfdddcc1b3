"""Whether what a reference names is of the kind its place needs, judged by its keys."""

from __future__ import annotations

from typing import Final

from triptych.json_value import JsonValue
from triptych.description.methods import METHODS
from triptych.description.reference_sites import Expected, Kind, Shape

__all__ = ["mismatch"]

# The keys any of which tells a kind from the others, the surest kind first.
_TELLING: Final = {
    Kind.DOCUMENT: frozenset({"swagger", "openapi"}),
    Kind.PARAMETER: frozenset({"in"}),
    Kind.PATH_ITEM: frozenset(METHODS),
    Kind.OPERATION: frozenset({"operationId"}),
    Kind.RESPONSE: frozenset({"schema", "headers"}),
    Kind.SCHEMA: frozenset(
        {"properties", "allOf", "additionalProperties", "items", "enum"}
    ),
}

_SCHEMA_KEYS: Final = frozenset(
    [
        "type",
        "format",
        "title",
        "description",
        "default",
        "example",
        "enum",
        "properties",
        "required",
        "allOf",
        "additionalProperties",
        "items",
        "discriminator",
        "xml",
        "externalDocs",
        "readOnly",
        "maximum",
        "minimum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxProperties",
        "minProperties",
        "multipleOf",
        "$ref",
        "$schema",
        "$id",
        "id",
        "anyOf",
        "oneOf",
        "not",
        "nullable",
        "definitions",
        "patternProperties",
        "dependencies",
    ]
)

_KEYS: Final = {
    Kind.SCHEMA: _SCHEMA_KEYS,
    Kind.HEADER: _SCHEMA_KEYS,
    Kind.PARAMETER: frozenset({"in", "name"}),
    Kind.RESPONSE: frozenset({"description", "schema", "headers", "examples"}),
    Kind.PATH_ITEM: frozenset({*METHODS, "parameters", "summary", "description"}),
}


def mismatch(value: JsonValue, expected: Expected) -> str | None:
    """What is wrong with `value` if it is not what is expected, in words; else None.

    Where its keys leave doubt, it is what it should be: whoever reads it says more.
    """
    kind = expected.kind
    if not isinstance(value, dict):
        return f"is {_scalar(value)}, where {kind.value} is expected"
    known = _KEYS.get(kind)
    if known is None or not value or expected.shape is not Shape.ONE:
        return None
    told = next((other for other in _TELLING if _TELLING[other] & value.keys()), kind)
    if told is not kind and not (told is Kind.SCHEMA and kind is Kind.HEADER):
        return f"is {told.value}, where {kind.value} is expected"
    if known & value.keys() or any(key[:2].lower() == "x-" for key in value):
        return None
    return f"is not {kind.value}"


def _scalar(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case list():
            return "a list"
        case str():
            return "a text"
        case _:
            return "a single value"
