"""Swagger 2.0 as a table."""

from __future__ import annotations

from typing import Final

from triptych.description.grammar import Expected, Grammar, Kind, Shape, Standard
from triptych.description.operations.methods import METHODS
from triptych.pointer import ROOT

__all__ = ["GRAMMAR"]

_TEXT: Final = Expected(Kind.TEXT, Shape.ONE)
_SCHEMA: Final = Expected(Kind.SCHEMA, Shape.ONE)
_OPERATION: Final = Expected(Kind.OPERATION, Shape.ONE)
_PARAMETERS: Final = Expected(Kind.PARAMETER, Shape.LIST)

# AutoRest has an extension for paths that differ only in their query.
_PATH_SECTIONS: Final = ("paths", "x-ms-paths")

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

GRAMMAR: Final = Grammar(
    standard=Standard.SWAGGER_2_0,
    version_key="swagger",
    methods=METHODS,
    path_sections=_PATH_SECTIONS,
    members={
        Kind.DOCUMENT: {
            "info": Expected(Kind.INFO, Shape.ONE),
            "tags": Expected(Kind.TAG, Shape.LIST),
            **dict.fromkeys(_PATH_SECTIONS, Expected(Kind.PATH_ITEM, Shape.MAP)),
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
    },
    sections={
        Kind.SCHEMA: ("definitions",),
        Kind.PARAMETER: ("parameters",),
        Kind.RESPONSE: ("responses",),
    },
    telling_keys={
        Kind.DOCUMENT: frozenset({"swagger", "openapi"}),
        Kind.PARAMETER: frozenset({"in"}),
        Kind.PATH_ITEM: frozenset(METHODS),
        Kind.OPERATION: frozenset({"operationId"}),
        Kind.RESPONSE: frozenset({"schema", "headers"}),
        Kind.SCHEMA: frozenset(
            {"properties", "allOf", "additionalProperties", "items", "enum"}
        ),
    },
    known_keys={
        Kind.SCHEMA: _SCHEMA_KEYS,
        Kind.HEADER: _SCHEMA_KEYS,
        Kind.PARAMETER: frozenset({"in", "name"}),
        Kind.RESPONSE: frozenset({"description", "schema", "headers", "examples"}),
        Kind.PATH_ITEM: frozenset({*METHODS, "parameters", "summary", "description"}),
    },
    # The standard lets a path item have members beside its `$ref`, and only it.
    open_kinds=frozenset({Kind.PATH_ITEM}),
    # What else stands there would change the meaning, and is ignored.
    harmless_siblings=frozenset(
        {
            "$ref",
            "title",
            "description",
            "example",
            "externalDocs",
            "nullable",
            "readOnly",
        }
    ),
    entry_nouns={
        "paths": "a path item",
        "parameters": "a parameter",
        "responses": "a response",
        "headers": "a header",
        "definitions": "a schema",
        "properties": "a schema",
        "allOf": "a schema",
        "securityDefinitions": "a security scheme",
        "tags": "a tag",
    },
    member_nouns={
        "schema": "a schema",
        "items": "an `items` object",
        "additionalProperties": "a schema",
        "info": "`info`",
        **dict.fromkeys(METHODS, "an operation"),
    },
    patterns={
        ROOT
        / "host": ("a host name, with a port if need be, but without scheme and path"),
        ROOT / "basePath": "a path that begins with `/`",
    },
)
