"""Values of schemas at random: ordinary ones, and ones at the edges of what is allowed.

What is sampled depends on nothing but the schemas and the random numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from random import Random

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
    Property,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
    Value,
)
from triptych.json_value import JsonValue
from triptych.passes.samples.items import with_contained
from triptych.passes.samples.names import sampled_names
from triptych.passes.samples.object_plans import ObjectPlan, ObjectPlans
from triptych.passes.samples.scalars import (
    sampled_anything,
    sampled_number,
    sampled_string,
)
from triptych.passes.samples.sizes import least_sizes
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.passes.schemas.properties import member_limits
from triptych.passes.schemas.rules import rules_of
from triptych.passes.values.fitting import fits
from triptych.passes.values.matching import matches
from triptych.passes.values.rules import keeps

__all__ = ["Sampler"]

# A value may be larger than this only where a schema requires it to be, and never than
# the other: a document could require without end.
_ROOMY = {False: 60, True: 150}
_LARGEST = 10_000

_DEEP = {False: 4, True: 6}

# And deeper than this never: every level is one of recursion, here and in readers.
_DEEPEST = 50

# A list may be longer only where it has to be, and inside and outside of JSON.
_LONG = {False: 20, True: 4}

# The most members of an object that are made up: a document may ask for billions.
_MOST_KEYS = 1_000

# How often a value is sampled anew that breaks a rule, in all and of one schema.
_MOST_TRIES = 1_000
_TRIES = 60


class Sampler:
    """Samples values of the schemas of one API, as they are after all passes."""

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self.schemas = schemas
        self.sizes = least_sizes(schemas)
        self._plans = ObjectPlans(schemas)

    def sample(
        self, key: SchemaId, random: Random, wanted: Wanted, *, name: str = ""
    ) -> JsonValue:
        """A value of the schema `key`, which is null only if it can't be otherwise.

        `name` is what it is called where it stands. Raises `SamplingError`.
        """
        if isinstance(self.schemas[key], BinarySchema):
            raise SamplingError(key, "bytes are not JSON")
        if not self.is_possible(key):
            raise SamplingError(key, "its values are endless or too large")
        share = wanted.optional
        if share is None:
            share = random.choice((0.0, 0.5, 1.0, 1.0)) if wanted.is_odd else 1.0
        return _Sample(self, random, wanted, share).value(key, name, 0)

    def is_possible(self, key: SchemaId) -> bool:
        """Whether the schema has a value other than null that is not too large."""
        return self.sizes[key] <= _LARGEST

    def plan(self, key: SchemaId) -> ObjectPlan:
        """What objects of the schema are made of."""
        return self._plans.plan(key)


class _Sample:
    """One value in the making: what remains of the room it may take up."""

    def __init__(
        self, sampler: Sampler, random: Random, wanted: Wanted, share: float
    ) -> None:
        self._sampler = sampler
        self._random = random
        self._wanted = wanted
        self._share = share
        self._room = _ROOMY[wanted.is_odd]
        self._tries = _MOST_TRIES

    def value(self, key: SchemaId, name: str, depth: int) -> JsonValue:
        """A value of the schema at a depth inside the whole."""
        schema = self._sampler.schemas[key]
        rules = rules_of(schema, self._sampler.schemas)
        if not rules:
            return self._value(key, name, depth)
        room, share = self._room, self._share
        try:
            for tried in range(_TRIES):
                self._tries -= 1
                if self._tries < 0:
                    break
                self._room = room
                if tried:
                    # Which members there are is what most rules are about.
                    self._share = self._random.choice((0.0, 0.2, 0.5, 0.8, 1.0))
                found = self._value(key, name, depth)
                if found is None or keeps(found, rules):
                    return found
                if isinstance(found, list):
                    found = with_contained(found, rules, self._random)
                    if keeps(found, rules) and fits(found, key, self._sampler.schemas):
                        return found
        finally:
            self._share = share
        raise SamplingError(schema.pointer, "no value was found that keeps its rules")

    def _value(self, key: SchemaId, name: str, depth: int) -> JsonValue:
        schema = self._sampler.schemas[key]
        self._room -= 1
        if depth > _DEEPEST:
            raise SamplingError(key, "its values nest too deeply")
        if schema.nullable and depth and self._is_null(key, depth):
            return None
        if self._wanted.is_text and isinstance(schema, NullSchema):
            raise SamplingError(key, "it can't be written outside JSON")
        match schema:
            case StringSchema():
                return sampled_string(schema, self._random, self._wanted, name)
            case IntegerSchema() | NumberSchema():
                return sampled_number(schema, self._random, self._wanted)
            case BooleanSchema():
                return self._random.choice(schema.enum or (False, True))
            case ArraySchema():
                return self._array(schema, name, depth)
            case TupleSchema():
                return self._tuple(schema, name, depth)
            case MapSchema():
                return self._map(schema, depth)
            case ObjectSchema():
                return self._object(key, depth)
            case AliasSchema(target=target):
                return self.value(target, name, depth)
            case UnionSchema(variants=variants):
                return self.value(self._variant(variants, depth), name, depth)
            case AnySchema():
                return sampled_anything(schema, self._random, self._wanted)
            case NullSchema():
                return None
            case BinarySchema():
                raise SamplingError(key, "bytes are not JSON")

    def _attempt(self, key: SchemaId, name: str, depth: int) -> Value | None:
        """A value that nothing requires; None if there is none."""
        if not (self._sampler.is_possible(key) or self._sampler.schemas[key].nullable):
            return None
        try:
            return Value(json=self.value(key, name, depth))
        except SamplingError:
            return None

    def _is_full(self, depth: int) -> bool:
        """Whether only what is required has room."""
        return self._room <= 0 or depth > _DEEP[self._wanted.is_odd]

    def _is_null(self, key: SchemaId, depth: int) -> bool:
        if self._wanted.is_text:
            return False
        if self._is_full(depth) or not self._sampler.is_possible(key):
            return True
        return self._wanted.is_odd and self._random.random() < 0.3

    def _variant(self, variants: Iterable[SchemaId], depth: int) -> SchemaId:
        possible = [item for item in variants if self._sampler.is_possible(item)]
        if self._is_full(depth):
            return min(possible, key=self._sampler.sizes.__getitem__)
        return self._random.choice(possible)

    def _array(self, schema: ArraySchema, name: str, depth: int) -> JsonValue:
        least = schema.min_items or 0
        long = _LONG[self._wanted.is_text]
        most = max(least, long) if schema.max_items is None else schema.max_items
        if least > most:
            raise SamplingError(schema.pointer, "it needs more items than it may have")
        wanted = self._random.randint(1, 3)
        if self._is_full(depth):
            wanted = least
        elif self._wanted.is_odd:
            wanted = self._random.choice((least, 1, 2, 3, min(most, long)))
        wanted = min(max(wanted, least), most)
        items: dict[str, JsonValue] = {}
        # Of members of an enum there may be fewer than are wanted.
        for tried in range(wanted * 20):
            if len(items) == wanted or (self._room <= 0 and len(items) >= least):
                break
            item = self._attempt(schema.items, name, depth + 1)
            if item is not None:
                written = json.dumps(item.json, sort_keys=True)
                items[written if schema.unique_items else str(tried)] = item.json
        if len(items) < least:
            raise SamplingError(schema.pointer, "too few items were found for it")
        return list(items.values())

    def _tuple(self, schema: TupleSchema, name: str, depth: int) -> JsonValue:
        first = [self.value(item, name, depth + 1) for item in schema.items]
        count = len(first)
        most = schema.max_items if schema.max_items is not None else count + 2
        least = max(schema.min_items or 0, 0)
        if least > most or (schema.rest is None and least > count):
            raise SamplingError(schema.pointer, "it needs more items than it may have")
        wanted = count if not self._wanted.is_odd else self._random.randint(count, most)
        wanted = max(min(wanted, most), least)
        if schema.rest is not None:
            first += [
                self.value(schema.rest, name, depth + 1) for _ in range(count, wanted)
            ]
        elif self._wanted.is_odd and least < count:
            wanted = self._random.randint(least, count)
        return first[:wanted]

    def _map(self, schema: MapSchema, depth: int) -> JsonValue:
        least = schema.min_properties or 0
        count = self._random.randint(0, 3) if self._wanted.is_odd else 2
        count = max(0 if self._is_full(depth) else count, min(least, _MOST_KEYS))
        if schema.max_properties is not None:
            count = min(count, schema.max_properties)
        members: dict[str, JsonValue] = {}
        for name in self._names(schema):
            if len(members) >= count:
                break
            value = self._unnamed_value(name, schema, schema.values, depth)
            if value is None:
                break
            members[name] = value.json
        if len(members) < least:
            raise SamplingError(schema.pointer, "too few members were found for it")
        return members

    def _names(self, schema: MapSchema | ObjectSchema) -> Iterator[str]:
        """Names for members that have none in their schema."""
        rules = rules_of(schema, self._sampler.schemas)
        return sampled_names(schema, rules, self._random, is_odd=self._wanted.is_odd)

    def _unnamed_value(
        self,
        name: str,
        schema: MapSchema | ObjectSchema,
        others: SchemaId | None,
        depth: int,
    ) -> Value | None:
        """A value of a member that has no name in its schema, if there is one."""
        keys = [key for pattern, key in schema.patterns if matches(pattern, name)]
        if not keys and others is None:
            anything = AnySchema(pointer=schema.pointer)
            return Value(json=sampled_anything(anything, self._random, self._wanted))
        first, *more = keys or [others] if others is not None else keys
        value = self._attempt(first, name, depth + 1)
        is_fit = value is not None and all(
            fits(value.json, key, self._sampler.schemas) for key in more
        )
        return value if is_fit else None

    def _object(self, key: SchemaId, depth: int) -> JsonValue:
        plan = self._sampler.plan(self._concrete(key, depth))
        if plan.unlisted:
            raise SamplingError(
                plan.schema.pointer,
                f"its value of {plan.unlisted} is none of those listed",
            )
        # Whose turn comes late finds no room, and that should not be the same always.
        turns = self._random.sample(plan.properties, len(plan.properties))
        found: dict[str, JsonValue] = {}
        for item in sorted(turns, key=lambda item: not item.required):
            if self._is_elsewhere(item):
                continue
            if plan.kinds.get(item.name):
                found[item.name] = plan.kinds[item.name]
            elif item.required:
                found[item.name] = self.value(item.schema, item.name, depth + 1)
            elif not self._is_full(depth) and self._random.random() < self._share:
                value = self._attempt(item.schema, item.name, depth + 1)
                if value is not None:
                    found[item.name] = value.json
        members = {p.name: found[p.name] for p in plan.properties if p.name in found}
        return self._counted(members | self._unnamed(plan, depth), plan, depth)

    def _counted(
        self, members: dict[str, JsonValue], plan: ObjectPlan, depth: int
    ) -> dict[str, JsonValue]:
        """The members, or more or fewer of them if their number is limited."""
        least, most = member_limits(plan.schema, self._sampler.schemas)
        needed = {
            *plan.kinds,
            *(item.name for item in plan.properties if item.required),
        }
        if most is not None:
            for name in [name for name in members if name not in needed]:
                if len(members) > most:
                    del members[name]
        for item in plan.properties:
            if len(members) < least and item.name not in members:
                value = self._attempt(item.schema, item.name, depth + 1)
                if value is not None and not self._is_elsewhere(item):
                    members[item.name] = value.json
        if len(members) < least:
            known = {item.name for item in plan.properties}
            for name in self._names(plan.schema):
                if len(members) >= min(least, _MOST_KEYS):
                    break
                if name not in known:
                    value = self._unnamed_value(
                        name, plan.schema, plan.schema.additional, depth
                    )
                    if value is None:
                        break
                    members[name] = value.json
        if len(members) < least or (most is not None and len(members) > most):
            raise SamplingError(
                plan.schema.pointer, "no object was found with so many members"
            )
        return members

    def _unnamed(self, plan: ObjectPlan, depth: int) -> dict[str, JsonValue]:
        """Members of an object that have no name in its schema."""
        schema = plan.schema
        is_odd = self._wanted.is_odd and self._random.random() < 0.3
        is_wanted = is_odd or bool(schema.patterns)
        is_wanted = is_wanted and not self._wanted.is_named
        if not is_wanted or self._is_full(depth):
            return {}
        known = {item.name for item in plan.properties}
        name = next((key for key in self._names(schema) if key not in known), None)
        if name is None:
            return {}
        value = self._unnamed_value(name, schema, schema.additional, depth)
        return {} if value is None else {name: value.json}

    def _concrete(self, key: SchemaId, depth: int) -> SchemaId:
        """The schema, or one derived from it whose objects say so."""
        family = self._sampler.plan(key).family
        if len(family) == 1:
            return family[0]
        possible = [item for item in family if self._sampler.is_possible(item)]
        if self._is_full(depth):
            return min(possible, key=self._sampler.sizes.__getitem__)
        return self._random.choice(possible)

    def _is_elsewhere(self, item: Property) -> bool:
        """Whether a property is not part of what goes in this direction."""
        schema = self._sampler.schemas[item.schema]
        if self._wanted.is_request:
            return item.read_only or schema.read_only
        return item.write_only or schema.write_only
