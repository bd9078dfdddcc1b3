"""OpenAPI 3.0, 3.1 and 3.2 as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from triptych.description.grammar import Expected, Grammar, Kind, Shape, Standard
from triptych.description.operations.methods import METHODS, METHODS_3_2

__all__ = ["GRAMMAR_3_0", "GRAMMAR_3_1", "GRAMMAR_3_2"]

_TEXT: Final = Expected(Kind.TEXT, Shape.ONE)
_SCHEMA: Final = Expected(Kind.SCHEMA, Shape.ONE)
_SCHEMAS: Final = Expected(Kind.SCHEMA, Shape.LIST)
_NAMED_SCHEMAS: Final = Expected(Kind.SCHEMA, Shape.PROPERTIES)
_OPERATION: Final = Expected(Kind.OPERATION, Shape.ONE)
_PARAMETERS: Final = Expected(Kind.PARAMETER, Shape.LIST)
_CONTENT: Final = Expected(Kind.MEDIA_TYPE, Shape.MAP)
_EXAMPLES: Final = Expected(Kind.EXAMPLE, Shape.MAP)
_HEADERS: Final = Expected(Kind.HEADER, Shape.MAP)
_PATH_ITEMS: Final = Expected(Kind.PATH_ITEM, Shape.MAP)
_CALLBACKS: Final = Expected(Kind.CALLBACK, Shape.MAP)

_PATH_ITEM: Final = dict.fromkeys(METHODS, _OPERATION)
_PATH_ITEM_3_2: Final = {
    **dict.fromkeys(METHODS_3_2, _OPERATION),
    "additionalOperations": Expected(Kind.OPERATION, Shape.MAP),
}

_SECTIONS: Final = {
    Kind.SCHEMA: "schemas",
    Kind.PARAMETER: "parameters",
    Kind.RESPONSE: "responses",
    Kind.REQUEST_BODY: "requestBodies",
    Kind.HEADER: "headers",
    Kind.EXAMPLE: "examples",
    Kind.LINK: "links",
    Kind.CALLBACK: "callbacks",
    Kind.SECURITY_SCHEME: "securitySchemes",
}

_SCHEMA_MEMBERS: Final = {
    "description": _TEXT,
    "properties": _NAMED_SCHEMAS,
    "patternProperties": _NAMED_SCHEMAS,
    "additionalProperties": _SCHEMA,
    "unevaluatedProperties": _SCHEMA,
    "propertyNames": _SCHEMA,
    "dependentSchemas": _NAMED_SCHEMAS,
    "items": _SCHEMA,
    "prefixItems": _SCHEMAS,
    "unevaluatedItems": _SCHEMA,
    "contains": _SCHEMA,
    "contentSchema": _SCHEMA,
    "allOf": _SCHEMAS,
    "anyOf": _SCHEMAS,
    "oneOf": _SCHEMAS,
    "not": _SCHEMA,
    "if": _SCHEMA,
    "then": _SCHEMA,
    "else": _SCHEMA,
    "$defs": _NAMED_SCHEMAS,
    "definitions": _NAMED_SCHEMAS,
}

_SCHEMA_KEYS: Final = frozenset(
    [
        *_SCHEMA_MEMBERS,
        "type",
        "format",
        "title",
        "default",
        "example",
        "examples",
        "enum",
        "const",
        "required",
        "discriminator",
        "xml",
        "externalDocs",
        "readOnly",
        "writeOnly",
        "deprecated",
        "nullable",
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
        "maxContains",
        "minContains",
        "dependentRequired",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "$ref",
        "$schema",
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$comment",
        "$vocabulary",
        "id",
    ]
)


def _members(
    *, sections: Mapping[Kind, str], path_item: Mapping[str, Expected] = _PATH_ITEM
) -> dict[Kind, dict[str, Expected]]:
    return {
        Kind.DOCUMENT: {
            "info": Expected(Kind.INFO, Shape.ONE),
            "tags": Expected(Kind.TAG, Shape.LIST),
            "paths": _PATH_ITEMS,
            "webhooks": _PATH_ITEMS,
            "x-webhooks": _PATH_ITEMS,
            "components": Expected(Kind.COMPONENTS, Shape.ONE),
        },
        Kind.INFO: {"description": _TEXT},
        Kind.COMPONENTS: {
            section: Expected(kind, Shape.MAP) for kind, section in sections.items()
        },
        Kind.PATH_ITEM: {**path_item, "parameters": _PARAMETERS},
        Kind.OPERATION: {
            "summary": _TEXT,
            "description": _TEXT,
            "parameters": _PARAMETERS,
            "requestBody": Expected(Kind.REQUEST_BODY, Shape.ONE),
            "responses": Expected(Kind.RESPONSE, Shape.MAP),
            "callbacks": _CALLBACKS,
        },
        Kind.PARAMETER: {
            "description": _TEXT,
            "schema": _SCHEMA,
            "content": _CONTENT,
            "examples": _EXAMPLES,
        },
        Kind.REQUEST_BODY: {"description": _TEXT, "content": _CONTENT},
        Kind.RESPONSE: {
            "description": _TEXT,
            "headers": _HEADERS,
            "content": _CONTENT,
            "links": Expected(Kind.LINK, Shape.MAP),
        },
        Kind.HEADER: {
            "description": _TEXT,
            "schema": _SCHEMA,
            "content": _CONTENT,
            "examples": _EXAMPLES,
        },
        Kind.MEDIA_TYPE: {
            "schema": _SCHEMA,
            "itemSchema": _SCHEMA,
            "examples": _EXAMPLES,
            "encoding": Expected(Kind.ENCODING, Shape.MAP),
        },
        Kind.ENCODING: {"headers": _HEADERS},
        Kind.SCHEMA: _SCHEMA_MEMBERS,
        Kind.TAG: {"description": _TEXT},
        Kind.SECURITY_SCHEME: {"description": _TEXT},
    }


GRAMMAR_3_0: Final = Grammar(
    standard=Standard.OPENAPI_3_0,
    version_key="openapi",
    methods=METHODS,
    members=_members(sections=_SECTIONS),
    entries={Kind.CALLBACK: Expected(Kind.PATH_ITEM, Shape.ONE)},
    response_schema=("content", "application/json", "schema"),
    # The second is what documents have before OpenAPI 3.1, which brought the first.
    webhook_sections=("webhooks", "x-webhooks"),
    sections={kind: ("components", section) for kind, section in _SECTIONS.items()},
    telling_keys={
        Kind.DOCUMENT: frozenset({"swagger", "openapi"}),
        Kind.PARAMETER: frozenset({"in"}),
        Kind.PATH_ITEM: frozenset(METHODS),
        Kind.OPERATION: frozenset({"operationId"}),
        Kind.RESPONSE: frozenset({"headers", "links"}),
        Kind.SCHEMA: frozenset(
            {"properties", "allOf", "oneOf", "anyOf", "additionalProperties", "items"}
        ),
    },
    known_keys={
        Kind.SCHEMA: _SCHEMA_KEYS,
        Kind.HEADER: _SCHEMA_KEYS | {"schema", "content", "style", "explode"},
        Kind.PARAMETER: frozenset({"in", "name"}),
        Kind.RESPONSE: frozenset({"description", "content", "headers", "links"}),
        Kind.REQUEST_BODY: frozenset({"description", "content", "required"}),
        Kind.PATH_ITEM: frozenset(
            {*METHODS, "parameters", "servers", "summary", "description"}
        ),
    },
    open_kinds=frozenset({Kind.PATH_ITEM}),
    # What of these stands beside a reference is taken as it is meant.
    harmless_siblings=frozenset(
        {
            "$ref",
            "title",
            "summary",
            "description",
            "default",
            "example",
            "examples",
            "externalDocs",
            "nullable",
            "readOnly",
            "writeOnly",
            "deprecated",
            "xml",
        }
    ),
    has_boolean_schemas=False,
    entry_nouns={
        "paths": "a path item",
        "parameters": "a parameter",
        "responses": "a response",
        "headers": "a header",
        "content": "a media type object",
        "requestBodies": "a request body",
        "schemas": "a schema",
        "properties": "a schema",
        "allOf": "a schema",
        "anyOf": "a schema",
        "oneOf": "a schema",
        "securitySchemes": "a security scheme",
        "servers": "a server",
        "variables": "a server variable",
        "tags": "a tag",
    },
    member_nouns={
        "schema": "a schema",
        "items": "an `items` object",
        "additionalProperties": "a schema",
        "requestBody": "a request body",
        "info": "`info`",
        **dict.fromkeys(METHODS, "an operation"),
    },
    patterns={},
)

GRAMMAR_3_1: Final = replace(
    GRAMMAR_3_0,
    standard=Standard.OPENAPI_3_1,
    members=_members(sections={**_SECTIONS, Kind.PATH_ITEM: "pathItems"}),
    sections={
        **GRAMMAR_3_0.sections,
        Kind.PATH_ITEM: ("components", "pathItems"),
    },
    open_kinds=frozenset({Kind.PATH_ITEM, Kind.SCHEMA}),
    has_boolean_schemas=True,
    needs_paths=False,
)

GRAMMAR_3_2: Final = replace(
    GRAMMAR_3_1,
    standard=Standard.OPENAPI_3_2,
    members=_members(
        sections={
            **_SECTIONS,
            Kind.PATH_ITEM: "pathItems",
            Kind.MEDIA_TYPE: "mediaTypes",
        },
        path_item=_PATH_ITEM_3_2,
    ),
    sections={
        **GRAMMAR_3_1.sections,
        Kind.MEDIA_TYPE: ("components", "mediaTypes"),
    },
    methods=METHODS_3_2,
    more_methods="additionalOperations",
    known_keys={
        **GRAMMAR_3_1.known_keys,
        Kind.PATH_ITEM: frozenset(
            {*GRAMMAR_3_1.known_keys[Kind.PATH_ITEM], *_PATH_ITEM_3_2}
        ),
    },
    telling_keys={
        **GRAMMAR_3_1.telling_keys,
        Kind.PATH_ITEM: frozenset(_PATH_ITEM_3_2),
    },
    entry_nouns={**GRAMMAR_3_1.entry_nouns, "additionalOperations": "an operation"},
    member_nouns={**GRAMMAR_3_1.member_nouns, "query": "an operation"},
)
