"""Aliases of unions among the models, and how their variants are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import AnySchema, MapSchema, ObjectSchema, Schema, SchemaId
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.reachability import referenced_ids
from triptych.python.annotations import Annotation, Dialect, annotate, union
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import
from triptych.python.layout import assignment, call, dict_of, statement
from triptych.python.literals import literal
from triptych.python.unions import UnionName

__all__ = ["AliasView", "alias_view", "in_order", "uses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """An alias, and what is said about it."""

    declaration: Code
    docstring: tuple[str, ...]


def alias_view(
    item: UnionName,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    imports: set[Import],
) -> AliasView:
    """The definition of an alias; what it needs is added to `imports`."""
    variants = union(
        annotate(variant, schemas, dialect) for variant in item.schema.variants
    )
    imports |= variants.imports
    metadata = _metadata(item, schemas, dialect, imports)
    written = variants.source
    if metadata:
        imports.add(Import("typing", "Annotated"))
        written = f"Annotated[{written}, {metadata}]"
    if item.is_recursive:
        imports.add(Import("typing_extensions", "TypeAliasType"))
        value = call("TypeAliasType", [literal(item.name), literal(written)])
        declaration = statement(assignment(item.name, value))
    else:
        imports.add(Import("typing", "TypeAlias"))
        declaration = statement(assignment(item.name, written, annotation="TypeAlias"))
    return AliasView(
        declaration=declaration,
        docstring=docstring_lines(
            summary="", description=item.schema.description, indent=0
        ),
    )


def _metadata(
    item: UnionName,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
    imports: set[Import],
) -> str:
    """How a value says of which class it is; empty if it does not."""
    tagged = item.schema.discriminator
    if tagged is None:
        return ""
    known: list[tuple[str, Annotation]] = [
        (value, dialect.models[key])
        for value, key in tagged.mapping
        if key in dialect.models
    ]
    if not known:
        return ""
    imports.add(Import(".._runtime.models", "Tagged"))
    for _, kind in known:
        imports |= kind.imports
    classes = dict_of([(literal(value), kind.source) for value, kind in known])
    mapped = {key for _, key in tagged.mapping}
    untagged = [
        key for key in leaves(item.schema.pointer, schemas) if key not in mapped
    ]
    is_complete = not any(
        isinstance(schemas[key], ObjectSchema | MapSchema | AnySchema)
        for key in untagged
    )
    more = [] if is_complete else ["is_complete=False"]
    return call("Tagged", [literal(tagged.property), classes, *more])


def in_order(
    unions: Mapping[SchemaId, UnionName], schemas: Mapping[SchemaId, Schema]
) -> list[SchemaId]:
    """The aliases of a module, each after those it names as far as possible."""
    used = {key: uses(key, schemas, unions) for key in unions}
    ordered: dict[SchemaId, None] = {}
    waiting = sorted(unions)
    while waiting:
        ready = next(
            (
                key
                for key in waiting
                if unions[key].is_recursive or not used[key] & ({*waiting} - {key})
            ),
            waiting[0],
        )
        waiting.remove(ready)
        ordered[ready] = None
    return list(ordered)


def uses(
    key: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    unions: Mapping[SchemaId, UnionName],
) -> set[SchemaId]:
    """Those of `unions` that the definition of an alias or a class names."""
    found: set[SchemaId] = set()
    seen: set[SchemaId] = set()
    pending = list(referenced_ids(schemas[key]))
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        schema = schemas[current]
        if current in unions:
            found.add(current)
        elif not isinstance(schema, ObjectSchema):
            pending += referenced_ids(schema)
    return found
