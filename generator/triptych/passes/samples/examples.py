"""Sample values: what an example of a call may send."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from random import Random

from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BooleanSchema,
    Content,
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
)
from triptych.json_value import JsonValue
from triptych.passes.samples.classes import said_members, sampled_class
from triptych.passes.samples.example_scalars import (
    example_integer,
    example_number,
    example_text,
    is_text_of,
    stated_example,
)
from triptych.passes.samples.items import with_contained
from triptych.passes.samples.names import sampled_names
from triptych.passes.schemas.properties import all_properties, member_limits
from triptych.passes.schemas.rules import rules_of
from triptych.passes.values.fitting import fits
from triptych.passes.values.limits import is_within
from triptych.passes.values.matching import matches
from triptych.passes.values.rules import keeps

__all__ = ["NoSampleError", "sample", "sample_body", "sample_content"]

# Deep enough for any example that a reader still takes in.
_MAX_DEPTH = 6

# How many values a sample may have, of which every hundred characters are one more.
_MAX_VALUES = 5_000


class NoSampleError(ValueError):
    """The smallest value of a schema is larger than any example may be."""


def sample(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], name: str
) -> JsonValue:
    """A value of the schema: the document's example, default or first choice.

    Without any that fits, one made up from `name`, so that readers see what goes where.
    Objects have what they require, and are of `sampled_class`. Raises `NoSampleError`.
    """
    return _Sampling(schemas, is_request=True).value(schema_id, name, 0)


def sample_body(
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    *,
    is_request: bool,
    complete: int = 1,
) -> JsonValue:
    """An example of a body: its outermost objects have all they may have.

    So have those inside them, as far as `complete` levels of objects and arrays. What
    only servers may set is part of it unless `is_request`. A response is what the
    document shows of one, if that fits. What would be too large is less complete.
    Raises `NoSampleError`.
    """
    for levels in range(complete, 0, -1):
        sampling = _Sampling(schemas, is_request=is_request, complete=levels)
        with suppress(NoSampleError):
            return sampling.body(schema_id, 0)
    return _Sampling(schemas, is_request=is_request).body(schema_id, 0)


def sample_content(
    content: Content, schemas: Mapping[SchemaId, Schema], *, complete: int = 1
) -> JsonValue | None:
    """An example of an answer; None where nothing is known about it.

    It is what the document shows for the media type, if that fits, else what
    `sample_body` gives.
    """
    example, schema_id = content.example, content.schema
    if schema_id is None:
        return example.json if example is not None else None
    if example is not None and fits(example.json, schema_id, schemas):
        return example.json
    return sample_body(schema_id, schemas, is_request=False, complete=complete)


# The most members of a map that are made up: a document may ask for billions.
_MOST_KEYS = 100


@dataclass(slots=True)
class _Sampling:
    """One sample in the making, with what is left of the size it may have."""

    schemas: Mapping[SchemaId, Schema]
    is_request: bool
    complete: int = 0
    room: float = _MAX_VALUES

    def spend(self, size: float) -> None:
        """Take `size` of the room there is; raises `NoSampleError` beyond it."""
        self.room -= size
        if self.room < 0:
            raise NoSampleError

    def body(self, schema_id: SchemaId, depth: int) -> JsonValue:
        """A value of the schema inside `depth` arrays, its objects complete."""
        self.spend(1)
        shown = self.shown(schema_id)
        if shown is not None:
            return shown
        schema = self.schemas[sampled_class(schema_id, self.schemas)]
        if isinstance(schema, ArraySchema) and depth <= _MAX_DEPTH:
            items = schema.items
            return self.repeated(schema, lambda: self.body(items, depth + 1))
        if isinstance(schema, ObjectSchema):
            return self.object(schema, 0)
        return self.value(schema_id, "body", depth)

    def value(self, schema_id: SchemaId, name: str, depth: int) -> JsonValue:
        """A value of the schema, `depth` levels inside the whole."""
        self.spend(1)
        schema = self.schemas[schema_id]
        stated = stated_example(schema)
        shown = self.shown(schema_id)
        if shown is not None:
            return shown
        match schema:
            case (
                AnySchema(enum=[first, *_])
                | StringSchema(enum=[first, *_])
                | IntegerSchema(enum=[first, *_])
                | NumberSchema(enum=[first, *_])
                | BooleanSchema(enum=[first, *_])
            ):
                return first
            case StringSchema():
                if isinstance(stated, str) and stated and is_text_of(schema, stated):
                    return stated
                self.spend((schema.min_length or 0) / 100)
                return example_text(schema, name)
            case IntegerSchema(limits=limits):
                if isinstance(stated, int) and not isinstance(stated, bool):
                    return (
                        stated if is_within(limits, stated) else example_integer(limits)
                    )
                return example_integer(limits)
            case NumberSchema(limits=limits):
                if isinstance(stated, int | float) and not isinstance(stated, bool):
                    return (
                        stated
                        if is_within(limits, stated)
                        else example_number(1, limits)
                    )
                return example_number(1.5, limits)
            case BooleanSchema():
                return stated if isinstance(stated, bool) else True
            case ArraySchema():
                return self._array(schema, name, depth)
            case TupleSchema():
                return self._tuple(schema, name, depth)
            case MapSchema():
                return self._map(schema, name, depth)
            case ObjectSchema():
                chosen = self.schemas[sampled_class(schema_id, self.schemas)]
                assert isinstance(chosen, ObjectSchema)
                return self.object(chosen, depth)
            case AliasSchema(target=target):
                return self.value(target, name, depth)
            case UnionSchema(variants=[variant, *_]) if depth <= _MAX_DEPTH:
                return self.value(variant, name, depth + 1)
            case NullSchema():
                return None
            case _:
                return stated if stated is not None else {}

    def shown(self, schema_id: SchemaId) -> JsonValue:
        """The document's own array or object, in answers only; None if none fits.

        What an author shows of a request may have members that only servers set.
        """
        schema = self.schemas[schema_id]
        if self.is_request or not isinstance(
            schema, ArraySchema | MapSchema | ObjectSchema | TupleSchema
        ):
            return None
        stated = stated_example(schema)
        is_fit = stated is not None and fits(stated, schema_id, self.schemas)
        return stated if is_fit else None

    def object(self, schema: ObjectSchema, depth: int) -> JsonValue:
        """An object with what it requires; near the outside with all it may have."""
        properties = all_properties(schema, self.schemas)
        if not properties:
            stated = stated_example(schema)
            return stated if isinstance(stated, dict) else {}
        if depth > _MAX_DEPTH:
            return {}
        kinds = said_members(schema, self.schemas)
        possible = {
            item.name: item for item in properties if not self._is_elsewhere(item)
        }
        values: dict[str, JsonValue] = {}

        def chosen(names: Iterable[str]) -> dict[str, JsonValue]:
            wanted = {*names}
            for name, item in possible.items():
                if name in wanted and name not in values:
                    made_up = kinds.get(name)
                    values[name] = made_up or self.value(item.schema, name, depth + 1)
            return {name: values[name] for name in possible if name in wanted}

        needed = [
            name for name, item in possible.items() if item.required or name in kinds
        ]
        others = [
            name
            for name, item in possible.items()
            if name not in needed and self._is_sure(item)
        ]
        rules = rules_of(schema, self.schemas)
        is_complete = depth < self.complete
        first = chosen([*needed, *others] if is_complete else needed)
        least, most = member_limits(schema, self.schemas)

        def is_allowed(members: Mapping[str, JsonValue]) -> bool:
            size = len(members)
            is_sized = least <= size and (most is None or size <= most)
            return is_sized and keeps(dict(members), rules)

        if is_allowed(first):
            return first
        return next(
            (
                found
                for names in _choices_of(others)
                if is_allowed(found := chosen([*needed, *names]))
            ),
            first,
        )

    def _tuple(self, schema: TupleSchema, name: str, depth: int) -> JsonValue:
        if depth > _MAX_DEPTH:
            return []
        items = [self.value(item, name, depth + 1) for item in schema.items]
        missing = (schema.min_items or 0) - len(items)
        if missing > 0 and schema.rest is not None:
            self.spend(missing)
            items += [self.value(schema.rest, name, depth + 1)] * missing
        return items[: schema.max_items]

    def _map(self, schema: MapSchema, name: str, depth: int) -> JsonValue:
        if depth > _MAX_DEPTH:
            return {}
        count = min(max(1, schema.min_properties or 0), _MOST_KEYS)
        if schema.max_properties is not None:
            count = min(count, schema.max_properties)
        members: dict[str, JsonValue] = {}
        for key in sampled_names(schema, schema.rules, Random(0), is_odd=False):
            if len(members) >= count:
                break
            if key not in members:
                named = (item for text, item in schema.patterns if matches(text, key))
                wanted = next(named, schema.values)
                members[key] = self.value(wanted, name, depth + 1)
        return members

    def _array(self, schema: ArraySchema, name: str, depth: int) -> JsonValue:
        if depth > _MAX_DEPTH:
            return []
        return self.repeated(schema, lambda: self.value(schema.items, name, depth + 1))

    def repeated(
        self, schema: ArraySchema, sampled: Callable[[], JsonValue]
    ) -> list[JsonValue]:
        """An array of as many items as it needs, which are all the same."""
        room = self.room
        item = sampled()
        count = 1 if schema.unique_items else max(1, schema.min_items or 0)
        self.spend((count - 1) * max(1, room - self.room))
        return with_contained([item] * count, schema.rules, Random(0))

    def _is_elsewhere(self, item: Property) -> bool:
        """Whether a property is not part of what goes in this direction."""
        schema = self.schemas[item.schema]
        if self.is_request:
            return item.read_only or schema.read_only
        return item.write_only or schema.write_only

    def _is_sure(self, item: Property) -> bool:
        """Whether a value is known that fits: not every pattern is understood."""
        schema = self.schemas[item.schema]
        if not isinstance(schema, StringSchema) or not schema.pattern or schema.enum:
            return True
        stated = stated_example(schema)
        if isinstance(stated, str) and is_text_of(schema, stated):
            return True
        return is_text_of(schema, example_text(schema, item.name))


# Members beyond these are not tried in pairs.
_MOST_PAIRED = 12


def _choices_of(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Which optional members an object could have, the simplest first."""
    yield ()
    yield names
    for index in range(len(names)):
        yield names[index : index + 1]
        yield [*names[:index], *names[index + 1 :]]
    yield from combinations(names[:_MOST_PAIRED], 2)
