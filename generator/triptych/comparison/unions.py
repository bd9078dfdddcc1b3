"""Unions: which variants of one are those of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import Compared, Edge, SchemaPair, Side, Sides
from triptych.comparison.values import type_name
from triptych.ir import ArraySchema, ObjectSchema, Schema, SchemaId, UnionSchema
from triptych.pointer import Pointer

__all__ = ["compare_unions"]


def compare_unions(
    pair: SchemaPair, sides: Sides, places: tuple[Pointer, Pointer]
) -> Compared:
    """Two schemas of which one at least is a union; the other is its only variant."""
    old, new = sides.old.target(pair.old), sides.new.target(pair.new)
    before, after = _variants(old), _variants(new)
    paired = dict(_pairs(before, after, sides))
    findings: list[Finding] = []
    taken = {*paired.values()}
    for key in before:
        if key not in paired:
            predicate = f"is never {_called(key, sides.old)} any more"
            findings.append(_finding("variant-removed", predicate, (key, places[1])))
    for key in after:
        if key not in taken:
            predicate = f"may be {_called(key, sides.new)} now"
            findings.append(_finding("variant-added", predicate, (places[0], key)))
    if isinstance(old, UnionSchema) and isinstance(new, UnionSchema):
        if old.mode != new.mode:
            is_exclusive = new.mode == "one_of"
            code = "variants-exclude" if is_exclusive else "variants-overlap"
            what = "exactly one" if is_exclusive else "at least one"
            predicate = f"has to be of {what} of its variants now"
            findings.append(_finding(code, predicate, places))
        findings += _discriminators(old, new, paired, places)
    edges = [
        Edge(SchemaPair(key, other), _step(key, sides.old))
        for key, other in paired.items()
    ]
    return Compared(tuple(findings), tuple(edges))


def _variants(schema: Schema) -> Sequence[SchemaId]:
    if isinstance(schema, UnionSchema):
        return tuple(dict.fromkeys(schema.variants))
    return (schema.pointer,)


def _pairs(
    old: Sequence[SchemaId], new: Sequence[SchemaId], sides: Sides
) -> Iterator[tuple[SchemaId, SchemaId]]:
    """The variants that are the same: by name, by place, or the only one of a kind."""
    left, right = list(old), list(new)
    for identity in (_by_name, _by_place, _by_members, _by_items, _by_type):
        known = _unique(left, sides.old, identity)
        for key, other in _unique(right, sides.new, identity).items():
            found = known.get(key)
            if found is not None:
                left.remove(found)
                right.remove(other)
                yield found, other


_Identity = Callable[[SchemaId, Side], Hashable]


def _unique(
    keys: Sequence[SchemaId], side: Side, identity: _Identity
) -> dict[Hashable, SchemaId]:
    identified = [(identity(key, side), key) for key in keys]
    counted = Counter(what for what, _ in identified)
    return {
        what: key for what, key in identified if what is not None and counted[what] == 1
    }


def _by_name(key: SchemaId, side: Side) -> Hashable:
    return getattr(side.target(key), "name", "") or None


def _by_place(key: SchemaId, side: Side) -> Hashable:
    schema = side.target(key)
    return (key, type_name(schema)) if not getattr(schema, "name", "") else None


def _by_members(key: SchemaId, side: Side) -> Hashable:
    schema = side.target(key)
    if isinstance(schema, ObjectSchema) and not schema.name:
        return frozenset(item.name for item in schema.properties)
    return None


def _by_items(key: SchemaId, side: Side) -> Hashable:
    """What a list is of, for one that stands elsewhere than before."""
    schema, depth = side.target(key), 0
    while isinstance(schema, ArraySchema):
        schema, depth = side.target(schema.items), depth + 1
    named = getattr(schema, "name", "") or type_name(schema)
    return (depth, named) if depth else None


def _by_type(key: SchemaId, side: Side) -> Hashable:
    schema = side.target(key)
    # Objects that have names are told apart by those.
    return type_name(schema) if not getattr(schema, "name", "") else None


def _called(key: SchemaId, side: Side) -> str:
    schema = side.target(key)
    named = getattr(schema, "name", "") or side.enum_name(schema.pointer)
    return named or f"of the type {type_name(schema)}"


def _step(key: SchemaId, side: Side) -> str:
    return f" as {type_name(side.target(key))}"


def _discriminators(
    old: UnionSchema,
    new: UnionSchema,
    paired: dict[SchemaId, SchemaId],
    places: tuple[Pointer, Pointer],
) -> Iterator[Finding]:
    before, after = old.discriminator, new.discriminator
    if before is None and after is not None:
        predicate = f"is told apart by `{after.property}` now"
        yield _finding("discriminator-added", predicate, places)
    elif before is not None and after is None:
        predicate = f"is not told apart by `{before.property}` any more"
        yield _finding("discriminator-removed", predicate, places)
    elif before is not None and after is not None:
        if before.property != after.property:
            predicate = (
                f"is told apart by `{after.property}` now, it was `{before.property}`"
            )
            yield _finding("discriminator-changed", predicate, places)
        yield from _values(dict(before.mapping), dict(after.mapping), paired, places)
        yield from _about_default(before.default, after.default, paired, places)


def _about_default(
    old: SchemaId | None,
    new: SchemaId | None,
    paired: dict[SchemaId, SchemaId],
    places: tuple[Pointer, Pointer],
) -> Iterator[Finding]:
    """The variant for values that are not listed."""
    if old is None and new is not None:
        predicate = "takes any other value that tells it apart now"
        yield _finding("discriminator-value-added", predicate, (places[0], new))
    elif old is not None and new is None:
        predicate = "takes no other value that tells it apart any more"
        yield _finding("discriminator-value-removed", predicate, (old, places[1]))
    elif old is not None and new is not None and paired.get(old, new) != new:
        predicate = "is another variant where any other value tells it apart"
        yield _finding("discriminator-value-changed", predicate, (old, new))


def _values(
    old: dict[str, SchemaId],
    new: dict[str, SchemaId],
    paired: dict[SchemaId, SchemaId],
    places: tuple[Pointer, Pointer],
) -> Iterator[Finding]:
    known = {*paired.values()}
    for value, key in new.items():
        # A variant that is new has been told already, with its value.
        if value not in old and key in known:
            predicate = f"has the new value `{value}` that tells it apart"
            yield _finding("discriminator-value-added", predicate, places)
    for value, key in old.items():
        if value not in new and key in paired:
            predicate = f"has no value `{value}` any more that tells it apart"
            yield _finding("discriminator-value-removed", predicate, places)
        elif value in new and key in paired and paired[key] != new[value]:
            predicate = f"is another variant where `{value}` tells it apart"
            yield _finding("discriminator-value-changed", predicate, places)


def _finding(code: str, predicate: str, places: tuple[Pointer, Pointer]) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
