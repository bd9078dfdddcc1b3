"""Lists, of one schema or of one for each position."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.changes import Finding
from triptych.comparison.limits import about_limits
from triptych.comparison.nodes import Compared, Edge, SchemaPair
from triptych.ir import ArraySchema, SchemaId, TupleSchema
from triptych.pointer import Pointer

__all__ = ["compare_arrays", "compare_tuples"]

_Places = tuple[Pointer, Pointer]


def compare_arrays(old: ArraySchema, new: ArraySchema, places: _Places) -> Compared:
    """Two lists of items of one schema."""
    findings = tuple(about_limits(old, new, places))
    return Compared(findings, (Edge(SchemaPair(old.items, new.items), "[]"),))


def compare_tuples(old: TupleSchema, new: TupleSchema, places: _Places) -> Compared:
    """Two lists with a schema for each position."""
    findings = list(_about_length(old, new, places))
    edges: list[Edge] = []
    for position in range(max(len(old.items), len(new.items))):
        before, after = _at(old, position), _at(new, position)
        if before is not None and after is not None:
            edges.append(Edge(SchemaPair(before, after), f"[{position}]"))
    if old.rest is not None and new.rest is not None:
        edges.append(Edge(SchemaPair(old.rest, new.rest), "[]"))
    return Compared(tuple(findings), tuple(edges))


def _about_length(
    old: TupleSchema, new: TupleSchema, places: _Places
) -> Iterator[Finding]:
    if old.is_exact or new.is_exact:
        # In Python one is a tuple and the other a list, or both are tuples.
        if old.is_exact != new.is_exact or len(old.items) != len(new.items):
            lengths = _length(new), _length(old)
            predicate = f"has {lengths[0]} now, it was {lengths[1]}"
            yield _finding("tuple-length-changed", predicate, places)
        return
    yield from about_limits(old, new, places)
    if new.rest is None and (old.rest is not None or len(new.items) < len(old.items)):
        predicate = f"has no items after the first {len(new.items)} any more"
        yield _finding("tuple-closed", predicate, places)
    elif old.rest is None and (new.rest is not None or len(new.items) > len(old.items)):
        predicate = f"may have items after the first {len(old.items)} now"
        yield _finding("tuple-opened", predicate, places)


def _length(schema: TupleSchema) -> str:
    return f"exactly {len(schema.items)} items" if schema.is_exact else "any length"


def _at(schema: TupleSchema, position: int) -> SchemaId | None:
    if position < len(schema.items):
        return schema.items[position]
    return schema.rest


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
