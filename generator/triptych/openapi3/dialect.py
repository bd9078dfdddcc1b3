"""What a keyword of a schema means by the version of the standard."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.description.grammar import Grammar, Kind, Standard
from triptych.description.node import Node

__all__ = ["Dialect", "Types", "dialect_of"]

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")

# What is written for a type in Swagger 2.0 and in other languages.
_MEANT = {
    "any": "",
    "bool": "boolean",
    "date": "string",
    "date-time": "string",
    "datetime": "string",
    "dict": "object",
    "double": "number",
    "enum": "string",
    "file": "string",
    "float": "number",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "str": "string",
    "text": "string",
    "uuid": "string",
    **{name: name for name in _TYPES},
}

_OBJECT_KEYWORDS = (
    "properties",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "discriminator",
)
_ARRAY_KEYWORDS = ("items", "prefixItems", "contains", "minItems", "maxItems")


# OpenAPI's own extends the second one.
_DIALECTS = (
    "https://spec.openapis.org/oas/3.",
    "https://json-schema.org/draft/2020-12/schema",
)

_EXCLUSIVE = ("exclusiveMaximum", "exclusiveMinimum")

# What OpenAPI 3.0 has not, and is read there nevertheless.
_SINCE_3_1 = frozenset(
    {
        "$anchor",
        "$defs",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "dependentRequired",
        "dependentSchemas",
        "else",
        "examples",
        "if",
        "maxContains",
        "minContains",
        "patternProperties",
        "prefixItems",
        "propertyNames",
        "then",
        "unevaluatedProperties",
    }
)


@dataclass(frozen=True, slots=True)
class Types:
    """The types a schema allows, none for any, and whether null is allowed as well.

    Null alone is the type `null`.
    """

    names: tuple[str, ...]
    nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The meaning of schemas in one version.

    `siblings_count` says whether keywords beside a `$ref` are part of the schema.
    """

    standard: Standard
    siblings_count: bool

    def check_dialect(self, node: Node, key: str) -> None:
        """Say that the dialect stated at `key` is none whose meaning is known."""
        stated = node.child(key)
        if stated is None or not isinstance(stated.value, str):
            return
        if not stated.value.rstrip("#").startswith(_DIALECTS):
            node.findings.warn(
                "schema-dialect",
                f"`{stated.value:.100}` is another dialect of JSON Schema; schemas are "
                "read as those of draft 2020-12",
                stated.pointer,
            )

    def check_keywords(self, node: Node) -> None:
        """Say which keywords of a schema are those of another version."""
        if not isinstance(node.value, dict):
            return
        self.check_dialect(node, "$schema")
        is_first = self.standard is Standard.OPENAPI_3_0
        for key, value in node.value.items():
            is_newer = key in _SINCE_3_1
            if key in _EXCLUSIVE:
                is_newer = not isinstance(value, bool)
                told = "a number" if is_newer else "a boolean"
                if is_newer is is_first:
                    self._report_version(node, key, f"{told} as `{key}`")
            elif is_newer and is_first:
                self._report_version(node, key, f"`{key}`")

    def _report_version(self, node: Node, key: str, told: str) -> None:
        other = "3.1" if self.standard is Standard.OPENAPI_3_0 else "3.0"
        node.findings.warn(
            "keyword-version",
            f"{told} is OpenAPI {other}; it is taken as meant there",
            node.pointer / key,
        )

    def types(self, node: Node) -> Types:
        """The types of the schema at `node`; null in all of its spellings is found."""
        stated = self.stated(node)
        names = tuple(name for name in stated if name != "null")
        nullable = "null" in stated or self._flagged_nullable(node)
        values = _values(node)
        if values is not None and None in values:
            nullable = True
            if all(value is None for value in values):
                return Types(("null",), nullable=True)
        if not names and "null" in stated:
            return Types(("null",), nullable=True)
        return Types(names or _deduced(node), nullable)

    def stated(self, node: Node) -> tuple[str, ...]:
        """The types that the schema states itself, none for any."""
        name = node.raw("type")
        if name is None or (isinstance(name, str) and name in _TYPES):
            return (name,) if name else ()
        stated = node.child("type")
        assert stated is not None
        if not isinstance(stated.value, list):
            return _known(stated, [node.text("type")])
        if self.standard is Standard.OPENAPI_3_0:
            stated.findings.warn(
                "keyword-version",
                "a list of types is OpenAPI 3.1; it is taken as meant there",
                stated.pointer,
                hint="write `openapi: 3.1.0`, or `nullable: true` for null",
            )
        return _known(stated, [str(item or "null") for item in stated.value])

    def _flagged_nullable(self, node: Node) -> bool:
        flagged = node.flag("nullable") or node.flag("x-nullable")
        stated = node.raw("nullable") is not None
        if stated and self.standard is not Standard.OPENAPI_3_0:
            node.findings.warn(
                "keyword-version",
                "`nullable` is OpenAPI 3.0; it is taken as meant there",
                node.pointer / "nullable",
                hint='from 3.1 on, "null" is one of the types',
            )
        return flagged


def dialect_of(grammar: Grammar) -> Dialect:
    """The dialect of a standard."""
    return Dialect(
        standard=grammar.standard,
        siblings_count=Kind.SCHEMA in grammar.open_kinds,
    )


def _known(stated: Node, names: list[str]) -> tuple[str, ...]:
    known: dict[str, None] = {}
    for name in names:
        meant = _MEANT.get(name.lower(), "")
        if name not in _TYPES:
            stated.findings.warn(
                "type-unknown",
                f"`{name:.100}` is not a type; {meant or 'any'} is assumed",
                stated.pointer,
                hint=f"use {', '.join(_TYPES[:-1])} or {_TYPES[-1]}",
            )
        if not meant:
            return ()
        known[meant] = None
    if "number" in known:
        # An integer is a number.
        known.pop("integer", None)
    return tuple(known)


def _values(node: Node) -> list[object] | None:
    """The only values allowed; None if there is no such list."""
    if not isinstance(node.value, dict):
        return None
    if "const" in node.value:
        return [node.value["const"]]
    values = node.value.get("enum")
    return list(values) if isinstance(values, list) and values else None


def _kind(value: object) -> str:
    """The type of a value other than null."""
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _deduced(node: Node) -> tuple[str, ...]:
    if not isinstance(node.value, dict):
        return ()
    keys = node.value.keys()
    if not keys.isdisjoint(_OBJECT_KEYWORDS) or isinstance(
        node.value.get("required"), list
    ):
        return ("object",)
    if not keys.isdisjoint(_ARRAY_KEYWORDS):
        return ("array",)
    stated = [value for value in _values(node) or () if value is not None]
    kinds = {_kind(value) for value in stated}
    if kinds == {"integer", "number"}:
        return ("number",)
    return tuple(kinds) if len(kinds) == 1 else ()
