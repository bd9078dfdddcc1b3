"""Type annotations: what Python type carries the values of a schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trifold.ir import (
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from trifold.python.literals import literal

__all__ = ["ANY", "Annotation", "Dialect", "Import", "annotate", "optional", "union"]


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`; a module of the package itself is relative."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """The source of an annotation and the imports its names need."""

    source: str
    imports: frozenset[Import] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What differs between a value that is accepted and one that is given.

    Clients accept any sequence and several forms of a file; servers hand lists and
    uploaded files to services.
    """

    sequence: Annotation
    file: Annotation


ANY = Annotation("Any", frozenset({Import("typing", "Any")}))
_LITERAL = Import("typing", "Literal")


def annotate(
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
) -> Annotation:
    """The annotation of the values of a schema."""
    return _annotate(schema_id, schemas, dialect, frozenset())


def optional(annotation: Annotation) -> Annotation:
    """The annotation of a value that may be left out."""
    if annotation.source == ANY.source:
        return annotation
    return Annotation(f"{annotation.source} | None", annotation.imports)


def union(annotations: Iterable[Annotation]) -> Annotation:
    """The annotation of a value of one of several types, `Any` absorbing all."""
    distinct = tuple(dict.fromkeys(annotations))
    if not distinct or ANY in distinct:
        return ANY
    return Annotation(
        " | ".join(annotation.source for annotation in distinct),
        frozenset().union(*(annotation.imports for annotation in distinct)),
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
    return optional(annotation) if schema.nullable else annotation


def _plain(
    schema: Schema,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    inside: frozenset[SchemaId],
) -> Annotation:
    match schema:
        case StringSchema(enum=values) | IntegerSchema(enum=values) if values:
            choices = ", ".join(literal(value) for value in dict.fromkeys(values))
            return Annotation(f"Literal[{choices}]", frozenset({_LITERAL}))
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
        case ObjectSchema():
            return Annotation("dict[str, Any]", ANY.imports)
        case ArraySchema(items=items):
            item = _annotate(items, schemas, dialect, inside)
            return Annotation(
                f"{dialect.sequence.source}[{item.source}]",
                item.imports | dialect.sequence.imports,
            )
        case UnionSchema(variants=variants):
            return union(
                _annotate(variant, schemas, dialect, inside) for variant in variants
            )
        case _:
            return ANY
