"""JSON values as generated code has them in Python, and what differs between both."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, overload
from uuid import UUID

from pydantic import TypeAdapter

from triptych.ir import (
    AnySchema,
    ArraySchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.samples.object_plans import ObjectPlan
from triptych.passes.samples.sampler import Sampler
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import bases_in, lineage
from triptych.passes.values.matching import matches
from triptych.python.annotations import distinct_variants
from triptych.python.models import ModelName

__all__ = ["Values"]

_DURATION = TypeAdapter(dt.timedelta)

_TYPES: Mapping[str, Callable[[str], object]] = {
    # With or without the padding.
    "byte": lambda text: base64.b64decode(text + "=" * (-len(text) % 4)),
    "base64url": lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)),
    "date": dt.date.fromisoformat,
    "date-time": dt.datetime.fromisoformat,
    "decimal": Decimal,
    "duration": _DURATION.validate_python,
    "time": dt.time.fromisoformat,
    "uuid": UUID,
}
"""The formats that have types of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The Python values of one API; `names` are its models."""

    sampler: Sampler
    names: Mapping[SchemaId, ModelName]

    def python(self, value: JsonValue, key: SchemaId, models: Any) -> Any:
        """What generated code has for a JSON value, made of the classes in `models`."""
        key = target_of(key, self.sampler.schemas)
        schema = self.sampler.schemas[key]
        match schema, value:
            case ObjectSchema(), dict() if key in self.names:
                name = self.names[key].class_name
                return getattr(models, name).model_validate(value)
            case ArraySchema(items=items), list():
                return [self.python(item, items, models) for item in value]
            case TupleSchema(), list():
                keys = self._positions(schema, len(value))
                found = [
                    self.python(item, keys[index], models)
                    for index, item in enumerate(value)
                ]
                return tuple(found) if schema.is_exact else found
            case MapSchema(), dict():
                return {
                    name: self.python(item, _member(schema, name), models)
                    for name, item in value.items()
                }
            case UnionSchema(), _:
                return self._first(value, self._variants(schema, value), models)
            case _:
                return self._scalar(value, key)

    def difference(
        self, value: JsonValue, found: Any, key: SchemaId, *, is_text: bool = False
    ) -> str:
        """Where and how a Python value is not what JSON says; empty if it is.

        What `is_text` was written without quotes, so that a text that looks like a
        number is one where both are allowed.
        """
        if is_text and self._is_text_read(value, found, key):
            return ""
        return self._difference(value, found, key, "")

    def _is_text_read(self, value: JsonValue, found: Any, key: SchemaId) -> bool:
        """Whether texts of a union, or some in an array, arrived as other scalars."""
        schema = self.sampler.schemas[target_of(key, self.sampler.schemas)]
        if isinstance(schema, ArraySchema) and isinstance(value, list):
            is_list = isinstance(found, list) and len(value) == len(found)
            return is_list and all(
                self._is_text_read(item, found[index], schema.items)
                or not self.difference(item, found[index], schema.items)
                for index, item in enumerate(value)
            )
        is_scalar = isinstance(found, bool | int | float)
        is_union = isinstance(schema, UnionSchema) and isinstance(value, str)
        return is_union and is_scalar and _read(str(value)) == found

    def is_list(self, key: SchemaId) -> bool:
        """Whether the values of a schema are lists."""
        return isinstance(self.sampler.schemas[key], ArraySchema)

    def _positions(self, schema: TupleSchema, count: int) -> Sequence[SchemaId]:
        """The schemas of the items of a tuple, as many as there are items.

        Where no position has a type of its own, anything may stand at each.
        """
        rest = schema.rest if schema.rest is not None else schema.pointer
        keys = [*schema.items, *[rest] * (count - len(schema.items))]
        if schema.is_exact:
            return keys
        schemas = self.sampler.schemas
        for key in (*schema.items, rest):
            if isinstance(schemas[target_of(key, schemas)], AnySchema):
                return [key] * count
        return keys

    def _variants(self, schema: UnionSchema, value: JsonValue) -> Sequence[SchemaId]:
        """The variants a value may be of: the one it says, if it says one."""
        tagged = schema.discriminator
        schemas = self.sampler.schemas
        variants = distinct_variants(schema, schemas)
        if any(isinstance(schemas[target_of(v, schemas)], AnySchema) for v in variants):
            return variants
        if tagged is None or not isinstance(value, dict):
            return variants
        said = value.get(tagged.property)
        mapping = dict(tagged.mapping)
        is_known = isinstance(said, str) and said in mapping
        return (mapping[str(said)],) if is_known else variants

    def _first(
        self, value: JsonValue, variants: Sequence[SchemaId], models: Any
    ) -> Any:
        for variant in variants:
            try:
                found = self.python(value, variant, models)
            except (TypeError, ValueError):
                continue
            if not self.difference(value, found, variant):
                return found
        return value

    def _scalar(self, value: JsonValue, key: SchemaId) -> object:
        match self.sampler.schemas[key], value:
            case StringSchema(format=name), str() if name in _TYPES:
                # A text of another variant of a union stays one.
                with suppress(ValueError, ArithmeticError):
                    return _TYPES[name](value)
                return value
            case NumberSchema(format="decimal"), int() | float():
                return Decimal(str(value))
            case NumberSchema(), int():
                return float(value)
            case _:
                return value

    def _difference(self, value: JsonValue, found: Any, key: SchemaId, at: str) -> str:
        key = target_of(key, self.sampler.schemas)
        schema = self.sampler.schemas[key]
        match schema, value:
            case ObjectSchema(), dict() if key in self.names:
                return self._of_object(value, found, key, at)
            case ArraySchema(items=items), list() if isinstance(found, list):
                if len(value) != len(found):
                    return f"{at}: {len(found)} items, not {len(value)}"
                found_at = (
                    self._difference(item, found[index], items, f"{at}/{index}")
                    for index, item in enumerate(value)
                )
                return next(filter(None, found_at), "")
            case TupleSchema(), list() if isinstance(found, list | tuple):
                if len(value) != len(found):
                    return f"{at}: {len(found)} items, not {len(value)}"
                keys = self._positions(schema, len(value))
                found_at = (
                    self._difference(item, found[index], keys[index], f"{at}/{index}")
                    for index, item in enumerate(value)
                )
                return next(filter(None, found_at), "")
            case MapSchema(), dict() if isinstance(found, dict):
                if value.keys() != found.keys():
                    return f"{at}: members {[*found]}, not {[*value]}"
                found_at = (
                    self._difference(
                        item, found[name], _member(schema, name), f"{at}/{name}"
                    )
                    for name, item in value.items()
                )
                return next(filter(None, found_at), "")
            case UnionSchema(), _:
                differences = [
                    self._difference(value, found, variant, at)
                    for variant in self._variants(schema, value)
                ]
                return "" if "" in differences else differences[0]
            case _:
                try:
                    expected = self._scalar(value, key)
                except (ValueError, ArithmeticError):
                    # Of a union, another variant is meant.
                    expected = value
                is_same = _identity(expected) == _identity(found)
                if isinstance(value, str):
                    # What a type can't hold is kept beside the value.
                    is_same &= getattr(found, "written", "") in ("", value)
                return (
                    "" if is_same else f"{at}: {_shown(found)}, not {_shown(expected)}"
                )

    def _of_object(
        self, value: Mapping[str, JsonValue], found: Any, key: SchemaId, at: str
    ) -> str:
        concrete = self.concrete(key, value)
        name = self.names[concrete].class_name
        if type(found).__name__ != name:
            return f"{at}: a value of {type(found).__name__}, not of {name}"
        fields = self._fields(concrete)
        plan = self.sampler.plan(concrete)
        properties = {item.name: item for item in plan.properties}
        extra = found.model_extra or {}
        for member, item in value.items():
            place = f"{at}/{member}"
            if member not in properties:
                if member not in extra:
                    return f"{place}: lost"
                different = self._additional(plan, member, item, extra[member], place)
                if different:
                    return different
                continue
            field = fields[member]
            if field not in found.model_fields_set:
                return f"{place}: lost"
            different = self._difference(
                item, getattr(found, field), properties[member].schema, place
            )
            if different:
                return different
        expected = {fields.get(member, member) for member in value}
        # A class that knows its discriminator says it by itself.
        own = {fields[member] for member in plan.kinds}
        unexpected = found.model_fields_set - expected - own
        return f"{at}/{min(unexpected)}: not sent" if unexpected else ""

    def _additional(
        self, plan: ObjectPlan, name: str, item: JsonValue, found: Any, place: str
    ) -> str:
        """What is wrong with a member that has no name in its schema."""
        schema = plan.schema
        if schema.additional is not None or schema.is_closed:
            key = _member(schema, name)
            if key is not None:
                return self._difference(item, found, key, place)
        is_same = _identity(found) == _identity(item)
        return "" if is_same else f"{place}: {_shown(found)}, not {_shown(item)}"

    def concrete(self, key: SchemaId, value: Mapping[str, JsonValue]) -> SchemaId:
        """Of which schema of a hierarchy an object says it is."""
        for member in self.sampler.plan(key).family:
            kinds = self.sampler.plan(member).kinds
            if kinds and all(value.get(name) == kinds[name] for name in kinds):
                return member
        return key

    def _fields(self, key: SchemaId) -> dict[str, str]:
        """The names of fields by those on the wire, inherited ones too."""
        return {
            item.property.name: item.field
            for ancestor in lineage(key, bases_in(self.sampler.schemas))
            for item in self.names[ancestor].fields
        }


def _read(text: str) -> object:
    """What a text is that looks like a number or a boolean."""
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found


@overload
def _member(schema: MapSchema, name: str) -> SchemaId: ...
@overload
def _member(schema: ObjectSchema, name: str) -> SchemaId | None: ...
def _member(schema: MapSchema | ObjectSchema, name: str) -> SchemaId | None:
    """The schema of a member that has no name in the schema of its object."""
    named = (key for pattern, key in schema.patterns if matches(pattern, name))
    others = schema.values if isinstance(schema, MapSchema) else schema.additional
    return next(named, others)


def _identity(value: object) -> object:
    """Something that is equal for equal values of one type only: True is not 1."""
    match value:
        case dict():
            return {key: _identity(item) for key, item in value.items()}
        case list():
            return [_identity(item) for item in value]
        case float():
            # Floats of their own kind know how they were written.
            return float, float(value)
        case _ if hasattr(value, "written"):
            kinds = (bytes, dt.datetime, dt.timedelta)
            return next(kind for kind in kinds if isinstance(value, kind)), value
        case _ if hasattr(value, "model_dump_json"):
            # Where anything may stand, nobody expects a model.
            return type(value), json.dumps(str(value))
        case _:
            return type(value), value


def _shown(value: object) -> str:
    text = ascii(value)
    return text if len(text) <= 120 else f"{text[:120]}..."
