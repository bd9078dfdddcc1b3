"""Example values as the source of Python expressions: models, dates, literals."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    ArraySchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.samples.classes import sampled_class
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import lineage
from triptych.passes.values.durations import read_duration
from triptych.passes.values.fitting import fits
from triptych.python.imports import Import
from triptych.python.literals import literal
from triptych.python.models import ModelName

__all__ = ["ExampleSource", "example_source"]


@dataclass(frozen=True, slots=True)
class ExampleSource:
    """An expression and the imports it needs; models are those of the package."""

    source: str
    imports: frozenset[Import] = frozenset()


_DT = frozenset({Import("datetime", alias="dt")})


def example_source(
    value: JsonValue,
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    models: Mapping[SchemaId, ModelName],
) -> ExampleSource:
    """The expression whose value is sent as `value`."""
    schema_id = target_of(schema_id, schemas)
    schema = schemas[schema_id]
    match schema, value:
        case ObjectSchema(), dict() if schema_id in models:
            return _model(value, sampled_class(schema_id, schemas), schemas, models)
        case ArraySchema(items=items), list():
            parts = [example_source(item, items, schemas, models) for item in value]
            return _joined("[", [part.source for part in parts], "]", parts)
        case TupleSchema(items=items, rest=rest), list():
            keys = [*items, *[rest or schema_id] * (len(value) - len(items))]
            parts = [
                example_source(item, key, schemas, models)
                for item, key in zip(value, keys, strict=False)
            ]
            brackets = ("(", ",)" if len(parts) == 1 else ")")
            opening, closing = brackets if schema.is_exact else ("[", "]")
            return _joined(opening, [part.source for part in parts], closing, parts)
        case MapSchema(values=values), dict():
            parts = [
                example_source(item, values, schemas, models) for item in value.values()
            ]
            written = [
                f"{literal(key)}: {part.source}"
                for key, part in zip(value, parts, strict=True)
            ]
            return _joined("{", written, "}", parts)
        case UnionSchema(variants=variants), _:
            fitting = (item for item in variants if fits(value, item, schemas))
            sources = [example_source(value, item, schemas, models) for item in fitting]
            plain = ExampleSource(literal(value))
            # A model is chosen that has a field for each member, if there is one.
            return next((item for item in sources if item != plain), plain)
        case StringSchema(format=name), str():
            return _formatted(name, value)
        case NumberSchema(format="decimal"), int() | float():
            return _formatted("decimal", str(value))
        case _:
            return ExampleSource(literal(value))


def _model(
    value: Mapping[str, JsonValue],
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    models: Mapping[SchemaId, ModelName],
) -> ExampleSource:
    fields = _fields(schema_id, models)
    if value.keys() - fields.keys():
        return ExampleSource(literal(value))
    arguments: list[str] = []
    parts: list[ExampleSource] = []
    for name, item in value.items():
        field, target = fields[name]
        part = example_source(item, target, schemas, models)
        parts.append(part)
        arguments.append(f"{field}={part.source}")
    made = _joined(f"models.{models[schema_id].class_name}(", arguments, ")", parts)
    return ExampleSource(made.source, made.imports | {Import("", "models")})


def _fields(
    schema_id: SchemaId, models: Mapping[SchemaId, ModelName]
) -> dict[str, tuple[str, SchemaId]]:
    """Field name and schema of each property, by its name on the wire."""
    return {
        field.property.name: (field.field, field.property.schema)
        for key in lineage(schema_id, lambda key: models[key].schema.bases)
        for field in models[key].fields
    }


def _formatted(name: str, value: str) -> ExampleSource:
    match name:
        case "date":
            return ExampleSource(f"dt.date.fromisoformat({literal(value)})", _DT)
        case "date-time":
            return ExampleSource(f"dt.datetime.fromisoformat({literal(value)})", _DT)
        case "time":
            return ExampleSource(f"dt.time.fromisoformat({literal(value)})", _DT)
        case "duration":
            return ExampleSource(_duration(value), _DT)
        case "uuid":
            imports = frozenset({Import("uuid", "UUID")})
            return ExampleSource(f"UUID({literal(value)})", imports)
        case "decimal":
            imports = frozenset({Import("decimal", "Decimal")})
            return ExampleSource(f"Decimal({literal(value)})", imports)
        case "byte" | "base64url":
            text = value.replace("-", "+").replace("_", "/").rstrip("=")
            text += "=" * (-len(text) % 4)
            try:
                return ExampleSource(literal(base64.b64decode(text, validate=True)))
            except binascii.Error:
                return ExampleSource(literal(value.encode()))
        case _:
            return ExampleSource(literal(value))


def _duration(text: str) -> str:
    value = read_duration(text)
    sizes = {
        "days": value.days,
        "seconds": value.seconds,
        "microseconds": value.microseconds,
    }
    written = ", ".join(f"{name}={size}" for name, size in sizes.items() if size)
    return f"dt.timedelta({written})"


def _joined(
    before: str, written: list[str], after: str, parts: list[ExampleSource]
) -> ExampleSource:
    imports = frozenset[Import]().union(*(part.imports for part in parts))
    return ExampleSource(f"{before}{', '.join(written)}{after}", imports)
