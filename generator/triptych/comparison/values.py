"""Single values: their types, formats and the lists of those allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from triptych.comparison.changes import Finding
from triptych.ir import (
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.python.annotations import FORMATS

__all__ = ["about_enum", "about_format", "about_type", "type_name"]

_Places = tuple[Pointer, Pointer]

_NAMES: tuple[tuple[type[Schema], str], ...] = (
    (AnySchema, "any value"),
    (NullSchema, "null"),
    (BooleanSchema, "boolean"),
    (IntegerSchema, "integer"),
    (NumberSchema, "number"),
    (StringSchema, "string"),
    (BinarySchema, "file"),
    (ArraySchema, "array"),
    (TupleSchema, "tuple"),
    (MapSchema, "object"),
    (ObjectSchema, "object"),
    (UnionSchema, "union"),
)


def type_name(schema: Schema) -> str:
    """The type of a schema as documents call it, with the format that makes it one."""
    name = next(name for kind, name in _NAMES if isinstance(schema, kind))
    if isinstance(schema, StringSchema) and schema.format in FORMATS:
        return f"{name} ({schema.format})"
    return name


def about_type(old: Schema, new: Schema, places: _Places) -> Finding:
    """The change of a type to another one."""
    is_any = [isinstance(item, AnySchema) and not item.enum for item in (old, new)]
    if is_any[1] or (isinstance(old, IntegerSchema) and isinstance(new, NumberSchema)):
        code = "type-widened"
    elif is_any[0] or (
        isinstance(old, NumberSchema) and isinstance(new, IntegerSchema)
    ):
        code = "type-narrowed"
    else:
        code = "type-changed"
    predicate = f"is {_with_article(new)} now, it was {_with_article(old)}"
    return _finding(code, predicate, places)


def _with_article(schema: Schema) -> str:
    name = type_name(schema)
    if name in ("any value", "null"):
        return name
    return f"an {name}" if name[0] in "aeio" else f"a {name}"


# From narrow to wide; a format of none is the widest.
_RANGES = {"integer": ("int32", "int64"), "number": ("float", "double")}


def about_format(old: Schema, new: Schema, places: _Places) -> Iterator[Finding]:
    """How the formats of two schemas of one type differ."""
    before, after = (str(getattr(item, "format", "")) for item in (old, new))
    if before == after:
        return
    if before and after:
        predicate = f"has the format `{after}` now, it was `{before}`"
    elif after:
        predicate = f"has the format `{after}` now"
    else:
        predicate = f"has no format any more, it was `{before}`"
    yield _finding(_format_code(old, before, after), predicate, places)


def _format_code(schema: Schema, before: str, after: str) -> str:
    types = FORMATS if isinstance(schema, StringSchema) else ("decimal",)
    if before in types or after in types:
        return "format-type-changed"
    ranges = _RANGES.get(type_name(schema), ())
    if before in ranges and after in ranges:
        is_narrower = ranges.index(after) < ranges.index(before)
        return "format-narrowed" if is_narrower else "format-widened"
    if before and after:
        return "format-changed"
    return "format-narrowed" if after else "format-widened"


def about_enum(old: Schema, new: Schema, places: _Places) -> Iterator[Finding]:
    """How the lists of the values allowed differ."""
    before, after = _enum(old), _enum(new)
    if _is_constant(old):
        yield from _about_constant(before, after, places, is_kept=_is_constant(new))
        return
    if before == after:
        return
    if not before:
        predicate = f"allows nothing but {_listed(after)} now"
        yield _finding("enum-added", predicate, places)
    elif not after:
        predicate = f"allows any value now, it was {_listed(before)}"
        yield _finding("enum-removed", predicate, places)
    else:
        known = {*map(_spelled, before)}, {*map(_spelled, after)}
        for value in after:
            if _spelled(value) not in known[0]:
                predicate = f"has the new value {_quoted(value)}"
                yield _finding("enum-value-added", predicate, places)
        for value in before:
            if _spelled(value) not in known[1]:
                predicate = f"has no value {_quoted(value)} any more"
                yield _finding("enum-value-removed", predicate, places)


def _about_constant(
    old: Sequence[JsonValue],
    new: Sequence[JsonValue],
    places: _Places,
    *,
    is_kept: bool,
) -> Iterator[Finding]:
    """A list to which no value was to be added; `is_kept` says that none is yet."""
    before, after = {*map(_spelled, old)}, {*map(_spelled, new)}
    if before == after and is_kept:
        return
    predicate = f"allows {_listed(new)} now, it was {_listed(old)}"
    if before == after:
        predicate = f"may have other values than {_listed(old)} one day"
    if before <= after or not after:
        yield _finding("constant-value-added", predicate, places)
    elif after < before:
        yield _finding("enum-value-removed", predicate, places)
    else:
        yield _finding("constant-value-changed", predicate, places)


def _enum(schema: Schema) -> Sequence[JsonValue]:
    return getattr(schema, "enum", ())


def _is_constant(schema: Schema) -> bool:
    return bool(getattr(schema, "is_constant", False))


_MOST = 5


def _listed(values: Sequence[JsonValue]) -> str:
    if not values:
        return "any value"
    shown = ", ".join(_quoted(value) for value in values[:_MOST])
    return f"{shown} and {len(values) - _MOST} more" if len(values) > _MOST else shown


def _quoted(value: JsonValue) -> str:
    return f"`{value if isinstance(value, str) else _spelled(value)}`"


def _spelled(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
