"""What no type can say of values, as a JSON Schema that stands for itself.

`not`, `if`, `contains` and their like limit values in ways for which Python has no
types. They are kept in the words of JSON Schema, draft 2020-12, whatever the version of
the document, with what references mean in their place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from triptych.description.node import Node
from triptych.json_value import JsonValue
from triptych.linear_patterns import linear_pattern
from triptych.openapi3.annotations import asserts
from triptych.openapi3.dialect import Dialect
from triptych.passes.values.formats import INTEGER_RANGES
from triptych.passes.values.rules import RULED_FORMATS
from triptych.source.json_reference import reference_of

__all__ = ["RULES", "Rules"]

_Json = dict[str, JsonValue]

_COUNTS: Final = frozenset(
    f"{bound}{what}"
    for bound in ("min", "max")
    for what in ("Contains", "Items", "Length", "Properties")
)
_SCHEMA: Final = frozenset(
    {
        "additionalProperties",
        "contains",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
    }
)
_LIST: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_MAP: Final = frozenset({"dependentSchemas", "patternProperties", "properties"})

RULES: Final = (
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
)
"""The keywords for which nothing but a rule stands in the API."""

_UNCHECKED_FORMATS: Final = frozenset(
    {
        "duration",
        "idn-email",
        "idn-hostname",
        "iri",
        "iri-reference",
        "json-pointer",
        "regex",
        "relative-json-pointer",
        "time",
        "uri-reference",
        "uri-template",
    }
)

# A rule that is larger is none that people wrote as one.
_MAX_SIZE: Final = 1_000
_MAX_DEPTH: Final = 20


# What is written apart, or says nothing about which values there are.
_SILENT: Final = (
    "$ref",
    "discriminator",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maximum",
    "minimum",
    "nullable",
    "pattern",
    "type",
)


class _UnusableError(Exception):
    """Why a rule can't be written."""


class Rules:
    """The rules of the schemas of one document.

    `follow` gives what a reference means, None if that is nothing.
    """

    def __init__(self, dialect: Dialect, follow: Callable[[Node], Node | None]) -> None:
        self._dialect = dialect
        self._follow = follow
        self._has_told = False

    def of(self, node: Node, *more: str) -> _Json:
        """What the schema at `node` says by its rules, and by the keywords `more`.

        That servers check it, and no type says it, is told once for a document.
        """
        if not isinstance(node.value, dict):
            return {}
        keys = [key for key in (*RULES, *more) if key in node.value]
        keys += self._values(node)
        if "contains" not in keys:
            keys = [key for key in keys if key not in ("minContains", "maxContains")]
        if "if" not in keys:
            keys = [key for key in keys if key not in ("then", "else")]
        if not keys:
            return {}
        rest = {key: node.value[key] for key in keys}
        try:
            found = _Writer(self._dialect, self._follow).keywords(
                Node(rest, node.pointer, node.findings), 0
            )
        except _UnusableError as problem:
            node.findings.warn(
                "rule-unusable",
                f"{_listed(keys)} of this schema is not checked: {problem}",
                node.pointer,
            )
            return {}
        if found:
            self._tell(node, keys)
        return found

    def _values(self, node: Node) -> list[str]:
        """The keywords that list values of a type for which that is no type."""
        names = self._dialect.types(node).names
        if names and set(names) <= {"object", "array"}:
            assert isinstance(node.value, dict)
            return [key for key in ("const", "enum") if key in node.value]
        return []

    def _tell(self, node: Node, keys: list[str]) -> None:
        if self._has_told:
            return
        self._has_told = True
        node.findings.warn(
            "rule-untyped",
            f"no Python type can express {_listed(keys)}; servers check it and the "
            "docs state it, here and wherever else there is such a rule",
            node.pointer,
        )


class _Writer:
    """Writes one rule, as long as it is not too large."""

    def __init__(self, dialect: Dialect, follow: Callable[[Node], Node | None]) -> None:
        self._dialect = dialect
        self._follow = follow
        self._room = _MAX_SIZE

    def keywords(self, node: Node, depth: int) -> _Json:
        """What an object of keywords says."""
        assert isinstance(node.value, dict)
        written: _Json = {}
        limits = _of_format(node.raw("format"))
        for key, value in node.value.items():
            if _stands_for_itself(key, value):
                self._spend(len(value) if isinstance(value, list | dict) else 1)
                written[key] = value
            elif key in _SCHEMA:
                written[key] = self._schema(_inside(node, key), depth + 1)
            elif key in _LIST and isinstance(value, list) and value:
                written[key] = [
                    self._schema(item, depth + 1) for item in node.items(key)
                ]
            elif key in _MAP and isinstance(value, dict):
                written[key] = {
                    name: self._schema(_inside(_inside(node, key), name), depth + 1)
                    for name in value
                }
                names = value if key == "patternProperties" else ()
                if not all(map(linear_pattern, names)):
                    raise _UnusableError("a pattern can't be matched in linear time")
            elif asserts(Node({key: value}, node.pointer, node.findings), *_SILENT):
                # Without it the rule would be another one, the opposite perhaps.
                raise _UnusableError(f"`{key}` can't be understood there")
        if "minimum" in limits:
            # Beside those that the schema states itself.
            parts = written.get("allOf")
            limits = {"allOf": [*(parts if isinstance(parts, list) else []), limits]}
        return {**written, **limits}

    def _schema(self, node: Node, depth: int) -> JsonValue:
        self._spend(1)
        if depth > _MAX_DEPTH:
            raise _UnusableError("it is too large")
        if isinstance(node.value, bool):
            return node.value
        if not isinstance(node.value, dict):
            return True
        if reference_of(node.value) is not None:
            target = self._follow(node)
            meant = self._schema(target, depth + 1) if target is not None else True
            beside = {key: item for key, item in node.value.items() if key != "$ref"}
            if not self._dialect.siblings_count:
                return meant
            own = self._written(Node(beside, node.pointer, node.findings), depth)
            return {"allOf": [meant], **own} if own else meant
        return self._written(node, depth)

    def _written(self, node: Node, depth: int) -> _Json:
        written = self.keywords(node, depth)
        types = self._dialect.stated(node)
        if types:
            is_nullable = node.flag("nullable") and "null" not in types
            written["type"] = [*types, *(["null"] if is_nullable else [])]
        if node.child("pattern") is not None:
            written["pattern"] = linear_pattern(node.text("pattern"))
            if not written["pattern"]:
                raise _UnusableError("a pattern can't be matched in linear time")
        return {**written, **_bounds(node)}

    def _spend(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise _UnusableError("it is too large")


def _stands_for_itself(key: str, value: JsonValue) -> bool:
    """Whether a keyword needs no rewriting, and has a value that means something."""
    match key:
        case "const":
            return True
        case "enum":
            return isinstance(value, list) and bool(value)
        case "required":
            return _are_names(value)
        case "dependentRequired":
            return isinstance(value, dict) and all(map(_are_names, value.values()))
        case "uniqueItems":
            return value is True
        case "multipleOf":
            return isinstance(value, int | float) and value > 0 and value is not True
        case _:
            is_count = isinstance(value, int) and not isinstance(value, bool)
            return key in _COUNTS and is_count


def _are_names(value: JsonValue) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _inside(node: Node, key: str) -> Node:
    """The member of a node, whatever it is; not one that is null."""
    assert isinstance(node.value, dict)
    return Node(node.value[key], node.pointer / key, node.findings)


def _of_format(name: JsonValue) -> _Json:
    """What a format says of the values of its type, nothing if it only describes them.

    Raises `_UnusableError` for one of JSON Schema (draft 2020-12, validation, section
    7.3) that servers do not check.
    """
    if not isinstance(name, str):
        return {}
    if name in INTEGER_RANGES:
        least, most = INTEGER_RANGES[name]
        return {"minimum": least, "maximum": most}
    if name in RULED_FORMATS:
        return {"format": name}
    if name in _UNCHECKED_FORMATS:
        raise _UnusableError(f"the format {name} is not checked")
    return {}


def _bounds(node: Node) -> _Json:
    """The bounds of a number, whose exclusive ones are flags in 3.0."""
    written: _Json = {}
    for inclusive, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        bound, excluded = node.number(inclusive), node.child(exclusive)
        if excluded is not None and isinstance(excluded.value, bool):
            if bound is not None:
                written[exclusive if excluded.value else inclusive] = bound
            continue
        if bound is not None:
            written[inclusive] = bound
        number = node.number(exclusive) if excluded is not None else None
        if number is not None:
            written[exclusive] = number
    return written


def _listed(keys: list[str]) -> str:
    return ", ".join(f"`{key}`" for key in dict.fromkeys(keys))
