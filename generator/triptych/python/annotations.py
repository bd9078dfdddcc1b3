"""Type annotations: what Python type carries the values of a schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from triptych.ir import (
    AliasSchema,
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
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.schemas.aliases import target_of
from triptych.python.code import split_source
from triptych.python.constraints import constraints
from triptych.python.imports import Import
from triptych.python.literals import literal

__all__ = [
    "ANY",
    "FORMATS",
    "NONE",
    "STRING",
    "Annotation",
    "Dialect",
    "annotate",
    "annotated",
    "distinct_variants",
    "in_json",
    "optional",
    "union",
    "union_members",
]


@dataclass(frozen=True, slots=True)
class Annotation:
    """The source of an annotation and the imports its names need."""

    source: str
    imports: frozenset[Import] = frozenset()


DECIMAL = Annotation("Decimal", frozenset({Import("decimal", "Decimal")}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What differs between the places in which a schema is annotated.

    Clients accept any sequence and several forms of a file; servers hand lists and
    uploaded files to services. `file` is a field of a form, `content` a whole body that
    is neither JSON nor text. `models` are the classes of object schemas as they are
    named there, `enums` the lists of values with a name, `formats` the types of
    formatted strings and `decimal` that of decimal numbers. `streams` are the generic
    types of bodies of many items by their framing. With `open_enums` a value
    the document does not list is a value all the same; without `literals` what it lists
    is no part of the annotation. With `constrained`, limits are, and with
    `formats_count` the formats that are only texts.
    """

    sequence: Annotation = Annotation("list")
    mapping: Annotation = Annotation("dict")
    file: Annotation = Annotation("bytes")
    content: Annotation = Annotation("bytes")
    formats: Mapping[str, Annotation] = field(default_factory=lambda: FORMATS)
    decimal: Annotation = DECIMAL
    models: Mapping[SchemaId, Annotation] = field(default_factory=dict)
    enums: Mapping[SchemaId, Annotation] = field(default_factory=dict)
    streams: Mapping[str, Annotation] = field(default_factory=dict)
    open_enums: bool = False
    literals: bool = True
    constrained: bool = False
    formats_count: bool = False


ANY = Annotation("Any", frozenset({Import("typing", "Any")}))

NONE = Annotation("None")

STRING = Annotation("str")

_DT = frozenset({Import("datetime", alias="dt")})
_UUID = Annotation("UUID", frozenset({Import("uuid", "UUID")}))

FORMATS: Mapping[str, Annotation] = {
    "base64url": Annotation("bytes"),
    "byte": Annotation("bytes"),
    "date": Annotation("dt.date", _DT),
    "date-time": Annotation("dt.datetime", _DT),
    "decimal": DECIMAL,
    "duration": Annotation("dt.timedelta", _DT),
    "time": Annotation("dt.time", _DT),
    "uuid": _UUID,
}
"""The formats of strings that have a type of their own."""


def _json_format(name: str) -> Annotation:
    return Annotation(name, frozenset({Import(".._runtime.wire.formats", name)}))


# The same types, with how pydantic reads and writes them.
_JSON_FORMATS: Mapping[str, Annotation] = {
    "base64url": _json_format("Base64Url"),
    "byte": _json_format("Base64"),
    "date": _json_format("Date"),
    "date-time": _json_format("DateTime"),
    "decimal": DECIMAL,
    "duration": _json_format("Duration"),
    "time": _json_format("Time"),
    "uuid": _UUID,
}
_JSON_DATE, _JSON_DATE_TIME = _JSON_FORMATS["date"], _JSON_FORMATS["date-time"]
_JSON_DECIMAL = _json_format("DecimalNumber")


def in_json(dialect: Dialect) -> Dialect:
    """The dialect for annotations by which JSON is read and written."""
    return replace(dialect, formats=_JSON_FORMATS, decimal=_JSON_DECIMAL)


_LITERAL = Import("typing", "Literal")
_ANNOTATED = Import("typing", "Annotated")


def annotate(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation:
    """The annotation of the values of a schema."""
    return _annotate(schema_id, schemas, dialect, frozenset())


def optional(annotation: Annotation) -> Annotation:
    """The annotation of a value that may be left out."""
    if annotation.source in ("Any", "None") or annotation.source.endswith("| None"):
        return annotation
    return Annotation(f"{annotation.source} | None", annotation.imports)


def union(annotations: Iterable[Annotation]) -> Annotation:
    """The annotation of a value of one of several types, `Any` absorbing all."""
    distinct = tuple(dict.fromkeys(annotations))
    if not distinct or ANY in distinct:
        return ANY
    members = dict.fromkeys(
        member for annotation in distinct for member in union_members(annotation)
    )
    # None comes last, as people write it.
    ordered = sorted(_joined(members), key=lambda source: source == "None")
    return Annotation(
        " | ".join(ordered),
        frozenset().union(*(annotation.imports for annotation in distinct)),
    )


def _joined(members: Iterable[str]) -> list[str]:
    """The members with all literals in one, where the first of them stands."""
    found: list[str] = []
    values: list[str] = []
    position = 0
    for member in members:
        if member.startswith("Literal["):
            position = position if values else len(found)
            values.append(member.removeprefix("Literal[").removesuffix("]"))
        else:
            found.append(member)
    if values:
        found.insert(position, f"Literal[{', '.join(values)}]")
    return found


def union_members(annotation: Annotation) -> list[str]:
    """The sources of the members of a union, or of the one type there is."""
    return split_source(annotation.source, " | ")


def annotated(
    annotation: Annotation, metadata: Iterable[str], imports: Iterable[Import]
) -> Annotation:
    """The annotation with metadata, or as it is if there is none."""
    written = ", ".join(metadata)
    if not written:
        return annotation
    return Annotation(
        f"Annotated[{annotation.source}, {written}]",
        annotation.imports | {_ANNOTATED, *imports},
    )


def _annotate(
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    inside: frozenset[SchemaId],
) -> Annotation:
    schema = schemas[schema_id]
    if schema_id in inside:
        # An array of itself has no finite spelling without a name.
        return ANY
    annotation = _plain(schema, schemas, dialect, inside | {schema_id})
    if dialect.constrained:
        found = constraints(
            schema,
            is_closed=not dialect.open_enums,
            formats_count=dialect.formats_count,
        )
        annotation = annotated(annotation, found.metadata, found.imports)
    return optional(annotation) if schema.nullable else annotation


def _plain(
    schema: Schema,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    inside: frozenset[SchemaId],
) -> Annotation:
    match schema:
        case StringSchema(format=name) if name in dialect.formats:
            return dialect.formats[name]
        case StringSchema(enum=values, is_constant=is_constant) if values:
            is_open = dialect.open_enums and not is_constant
            return _choices(
                schema, values, Annotation("str"), replace(dialect, open_enums=is_open)
            )
        case IntegerSchema(enum=values, is_constant=is_constant) if values:
            is_open = dialect.open_enums and not is_constant
            return _choices(
                schema, values, Annotation("int"), replace(dialect, open_enums=is_open)
            )
        case BooleanSchema(enum=(value,), is_constant=True) if dialect.literals:
            return Annotation(f"Literal[{literal(value)}]", frozenset({_LITERAL}))
        case AnySchema(enum=values) if values:
            return _mixed(values, dialect)
        case NumberSchema(format="decimal"):
            return dialect.decimal
        case StringSchema():
            return Annotation("str")
        case IntegerSchema():
            return Annotation("int")
        case NumberSchema():
            return Annotation("float")
        case BooleanSchema():
            return Annotation("bool")
        case NullSchema():
            return Annotation("None")
        case BinarySchema():
            return dialect.file
        case ObjectSchema(pointer=pointer):
            return dialect.models.get(pointer) or _mapping(dialect, ANY)
        case MapSchema(values=values, patterns=patterns, is_closed=is_closed):
            keys = [*([] if is_closed and patterns else [values])]
            keys += [key for _, key in patterns]
            members = [_annotate(key, schemas, dialect, inside) for key in keys]
            return _mapping(dialect, union(members))
        case TupleSchema():
            return _tuple(schema, schemas, dialect, inside)
        case ArraySchema(items=items):
            item = _annotate(items, schemas, dialect, inside)
            return Annotation(
                f"{dialect.sequence.source}[{item.source}]",
                item.imports | dialect.sequence.imports,
            )
        case AliasSchema(target=target):
            return _annotate(target, schemas, dialect, inside)
        case UnionSchema():
            if schema.pointer in dialect.models:
                return dialect.models[schema.pointer]
            variants = [
                _annotate(variant, schemas, dialect, inside)
                for variant in distinct_variants(schema, schemas)
            ]
            if _JSON_DATE in variants and _JSON_DATE_TIME in variants:
                # Each of them would read the texts of the other one.
                variants[variants.index(_JSON_DATE)] = _json_format("DateOrDateTime")
                variants.remove(_JSON_DATE_TIME)
            return union(variants)
        case _:
            return ANY


def distinct_variants(
    schema: UnionSchema, schemas: Mapping[SchemaId, Schema]
) -> list[SchemaId]:
    """The variants of a union whose types tell values apart, the strictest first.

    A text is never taken for a date, nor for bytes, where any text is a variant.
    """
    found = [(key, schemas[target_of(key, schemas)]) for key in schema.variants]
    if any(isinstance(item, StringSchema) and _is_free(item) for _, item in found):
        found = [
            (key, item)
            for key, item in found
            if not isinstance(item, StringSchema) or item.format not in FORMATS
        ]
    return [key for key, item in sorted(found, key=lambda pair: _laxity(pair[1]))]


def _is_free(schema: StringSchema) -> bool:
    return schema.format not in FORMATS and not schema.enum


def _laxity(schema: Schema) -> int:
    """How much of what is written without quotes is a value of a schema."""
    match schema:
        case NullSchema() | BooleanSchema():
            return 0
        case IntegerSchema():
            return 1
        case NumberSchema():
            return 2
        case StringSchema(format="date-time"):
            # A date is taken for one at midnight.
            return 4
        case StringSchema(format=name) if name in FORMATS:
            return 3
        case StringSchema(enum=[_, *_]):
            return 5
        case StringSchema():
            return 6
        case AnySchema():
            return 7
        case _:
            return 0


def _tuple(
    schema: TupleSchema,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    inside: frozenset[SchemaId],
) -> Annotation:
    """A tuple if its length is always the same, else a list of all its items."""
    items = [_annotate(item, schemas, dialect, inside) for item in schema.items]
    if schema.is_exact:
        return Annotation(
            f"tuple[{', '.join(item.source for item in items)}]",
            frozenset[Import]().union(*(item.imports for item in items)),
        )
    if schema.rest is not None:
        items.append(_annotate(schema.rest, schemas, dialect, inside))
    item = union(items)
    return Annotation(
        f"{dialect.sequence.source}[{item.source}]",
        item.imports | dialect.sequence.imports,
    )


def _mixed(values: Iterable[JsonValue], dialect: Dialect) -> Annotation:
    """The type of listed values of several types, any if some have no literals."""
    listed = [value for value in values if value is not None]
    kinds = {type(value).__name__ for value in listed}
    if not dialect.literals or not kinds <= {"str", "int", "bool"}:
        return ANY
    choices = ", ".join(literal(value) for value in listed)
    found = Annotation(f"Literal[{choices}]", frozenset({_LITERAL}))
    others = [Annotation(kind) for kind in sorted(kinds)] if dialect.open_enums else []
    return union((found, *others))


def _choices(
    schema: Schema, values: Iterable[JsonValue], kind: Annotation, dialect: Dialect
) -> Annotation:
    listed = dialect.enums.get(schema.pointer)
    if not dialect.literals:
        return listed or kind
    if listed is None:
        choices = ", ".join(literal(value) for value in values)
        listed = Annotation(f"Literal[{choices}]", frozenset({_LITERAL}))
    return union((listed, kind)) if dialect.open_enums else listed


def _mapping(dialect: Dialect, values: Annotation) -> Annotation:
    return Annotation(
        f"{dialect.mapping.source}[str, {values.source}]",
        values.imports | dialect.mapping.imports,
    )
