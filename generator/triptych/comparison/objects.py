"""Objects: their members, what else may be in them, and the classes derived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triptych.comparison.changes import Direction, Finding
from triptych.comparison.defaults import about_default
from triptych.comparison.nodes import (
    Compared,
    Edge,
    MemberPair,
    SchemaPair,
    Side,
    Sides,
)
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import MapSchema, ObjectSchema, Property, SchemaId
from triptych.passes.schemas.lineage import ancestors
from triptych.passes.schemas.properties import all_properties
from triptych.pointer import Pointer

__all__ = ["compare_members", "compare_objects", "is_open_map"]

_Places = tuple[Pointer, Pointer]


def is_open_map(schema: object) -> bool:
    """Whether it is an object whose members have no names: a plain dict in Python."""
    if isinstance(schema, ObjectSchema):
        return not (schema.properties or schema.bases or schema.discriminator)
    return isinstance(schema, MapSchema)


def compare_objects(
    old: ObjectSchema | MapSchema,
    new: ObjectSchema | MapSchema,
    sides: Sides,
    places: _Places,
) -> Compared:
    """Two objects, each with named members or with any."""
    findings: list[Finding] = []
    edges: list[Edge] = []
    before, after = _bases(old), _bases(new)
    if [_base_name(key, sides.old) for key in before] == [
        _base_name(key, sides.new) for key in after
    ]:
        # What is inherited is compared where it is declared.
        edges += [Edge(SchemaPair(*pair)) for pair in zip(before, after, strict=True)]
        members = _own(old), _own(new)
    else:
        members = _all(old, sides.old), _all(new, sides.new)
    edges += _members(*members, old.pointer, new.pointer)
    rest = _rest(old), _rest(new)
    if rest[0] is not None and rest[1] is not None:
        edges.append(Edge(SchemaPair(rest[0], rest[1]), "[*]"))
    closed = old.is_closed, new.is_closed
    if closed[1] and not closed[0]:
        predicate = "may have no members but those it lists now"
        findings.append(_finding("object-closed", predicate, places))
    elif closed[0] and not closed[1]:
        predicate = "may have members it does not list now"
        findings.append(_finding("object-opened", predicate, places))
    elif rest[0] is None and rest[1] is not None:
        predicate = "says of which type all other members are"
        findings.append(_finding("additional-properties-narrowed", predicate, places))
    elif rest[0] is not None and rest[1] is None:
        predicate = "no longer says of which type all other members are"
        findings.append(_finding("additional-properties-widened", predicate, places))
    findings += _about_patterns(dict(old.patterns), dict(new.patterns), places)
    edges += [
        Edge(SchemaPair(key, dict(new.patterns)[pattern]), f"[/{pattern}/]")
        for pattern, key in old.patterns
        if pattern in dict(new.patterns)
    ]
    if isinstance(old, ObjectSchema) and isinstance(new, ObjectSchema):
        derived = _Derived(old, new, sides, places)
        findings += derived.findings()
        edges += derived.edges()
    return Compared(tuple(findings), tuple(edges))


def _about_patterns(
    old: Mapping[str, SchemaId], new: Mapping[str, SchemaId], places: _Places
) -> Iterator[Finding]:
    for pattern, key in new.items():
        if pattern not in old:
            predicate = f"says of which type members are whose name matches `{pattern}`"
            there = places[0], key
            yield _finding("additional-properties-narrowed", predicate, there)
    for pattern, key in old.items():
        if pattern not in new:
            predicate = (
                f"no longer says of which type members are whose name matches "
                f"`{pattern}`"
            )
            there = key, places[1]
            yield _finding("additional-properties-widened", predicate, there)


def _bases(schema: ObjectSchema | MapSchema) -> tuple[SchemaId, ...]:
    return schema.bases if isinstance(schema, ObjectSchema) else ()


def _base_name(key: SchemaId, side: Side) -> str:
    return getattr(side.schemas[key], "name", "") or key


def _own(schema: ObjectSchema | MapSchema) -> Mapping[str, Property]:
    properties = schema.properties if isinstance(schema, ObjectSchema) else ()
    return {item.name: item for item in properties}


def _all(schema: ObjectSchema | MapSchema, side: Side) -> Mapping[str, Property]:
    if isinstance(schema, MapSchema):
        return {}
    return {item.name: item for item in all_properties(schema, side.schemas)}


def _rest(schema: ObjectSchema | MapSchema) -> SchemaId | None:
    return schema.values if isinstance(schema, MapSchema) else schema.additional


def _members(
    old: Mapping[str, Property],
    new: Mapping[str, Property],
    owner_old: SchemaId,
    owner_new: SchemaId,
) -> Iterator[Edge]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        yield Edge(MemberPair(before, after, owner_old, owner_new), f".{name}")


def compare_members(pair: MemberPair, sides: Sides) -> Compared:
    """A property of an object, in both versions or in one of them."""
    old, new = pair.old, pair.new
    if old is None:
        return Compared(() if new is None else (_added(new, pair),))
    if new is None:
        return Compared((_removed(old, pair),))
    places = old.pointer, new.pointer
    before, after = _travels(old), _travels(new)
    findings = list(_defaults(old, new, sides, places))
    if old != new:
        findings += [
            *_directed(old, new, places),
            *about_texts(old, new, places),
            *about_the_rest(old, new, places),
        ]
    if new.deprecated and not old.deprecated:
        findings.append(_finding("deprecated", "is deprecated now", places))
    elif old.deprecated and not new.deprecated:
        predicate = "is not deprecated any more"
        findings.append(_finding("deprecation-withdrawn", predicate, places))
    edge = Edge(SchemaPair(old.schema, new.schema), directions=before & after)
    return Compared(tuple(findings), (edge,))


def _added(member: Property, pair: MemberPair) -> Finding:
    what = "required" if member.required else "optional"
    return Finding(
        code=f"property-added-{what}",
        predicate=f"is a new {what} member",
        old=pair.owner_old,
        new=member.pointer,
        directions=_travels(member),
    )


def _removed(member: Property, pair: MemberPair) -> Finding:
    return Finding(
        code="property-removed",
        predicate="was removed",
        old=member.pointer,
        new=pair.owner_new,
        directions=_travels(member),
    )


def _travels(member: Property) -> Direction:
    """The directions in which a property is part of what is sent."""
    directions = Direction.EITHER
    if member.read_only:
        directions &= ~Direction.REQUEST
    if member.write_only:
        directions &= ~Direction.RESPONSE
    return directions


def _directed(old: Property, new: Property, places: _Places) -> Iterator[Finding]:
    suffix = "-required" if new.required else ""
    if new.read_only and not old.read_only:
        yield _finding("property-read-only", "is read-only now", places)
    elif old.read_only and not new.read_only:
        predicate = "is not read-only any more"
        yield _finding(f"property-writable{suffix}", predicate, places)
    if new.write_only and not old.write_only:
        yield _finding("property-write-only", "is write-only now", places)
    elif old.write_only and not new.write_only:
        predicate = "is not write-only any more"
        yield _finding(f"property-readable{suffix}", predicate, places)
    if old.required != new.required:
        yield Finding(
            code="property-required" if new.required else "property-optional",
            predicate="is required now" if new.required else "is optional now",
            old=places[0],
            new=places[1],
            # Where it begins or ends to travel, that has been told.
            directions=_travels(old) & _travels(new),
        )


def _defaults(
    old: Property, new: Property, sides: Sides, places: _Places
) -> Iterator[Finding]:
    before = sides.old.schemas[old.schema].default
    after = sides.new.schemas[new.schema].default
    yield from about_default(
        before, after, places, is_required=old.required and new.required
    )


class _Derived:
    """The hierarchies below two objects with discriminators."""

    def __init__(
        self, old: ObjectSchema, new: ObjectSchema, sides: Sides, places: _Places
    ) -> None:
        self._old, self._new = old, new
        self._sides, self._places = sides, places
        has_any = bool(old.discriminator or new.discriminator)
        self._before = _derived(old.pointer, sides.old) if has_any else {}
        self._after = _derived(new.pointer, sides.new) if has_any else {}

    def edges(self) -> Iterator[Edge]:
        """To each class that both versions have."""
        for name, key in self._before.items():
            if name in self._after:
                yield Edge(SchemaPair(key, self._after[name]))

    def findings(self) -> Iterator[Finding]:
        """What differs in how objects say of which class they are."""
        old, new, places = self._old, self._new, self._places
        if new.discriminator and not old.discriminator:
            predicate = f"says in `{new.discriminator}` of which class it is now"
            yield _finding("discriminator-added", predicate, places)
        elif old.discriminator and not new.discriminator:
            predicate = f"no longer says in `{old.discriminator}` of which class it is"
            yield _finding("discriminator-removed", predicate, places)
        elif old.discriminator != new.discriminator:
            predicate = (
                f"says in `{new.discriminator}` of which class it is now, "
                f"it was `{old.discriminator}`"
            )
            yield _finding("discriminator-changed", predicate, places)
        if old.discriminator and new.discriminator:
            yield from self._classes()
        before, after = old.discriminator_value, new.discriminator_value
        if before != after and before and after and self._is_told_apart():
            predicate = f"says that it is `{after}` now, it was `{before}`"
            yield _finding("discriminator-value-changed", predicate, places)

    def _is_told_apart(self) -> bool:
        """Whether values say of which class they are, as those of a base do."""
        return all(
            any(
                item.discriminator
                for item in (schema, *ancestors(schema, side.schemas))
            )
            for schema, side in (
                (self._old, self._sides.old),
                (self._new, self._sides.new),
            )
        )

    def _classes(self) -> Iterator[Finding]:
        for name, key in self._after.items():
            if name not in self._before:
                places = self._places[0], key
                yield _finding("subtype-added", f"may be {name} now", places)
        for name, key in self._before.items():
            if name not in self._after:
                places = key, self._places[1]
                predicate = f"is never {name} any more"
                yield _finding("subtype-removed", predicate, places)


def _derived(key: SchemaId, side: Side) -> dict[str, SchemaId]:
    """The classes that derive from an object directly, by their names."""
    return {
        getattr(side.schemas[item], "name", "") or item: item
        for item in side.derived.get(key, ())
    }


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
