"""Rules: what a JSON Schema says of values and no type of the API does."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ObjectSchema, Schema, SchemaId
from triptych.json_value import JsonValue
from triptych.passes.schemas.lineage import ancestors

__all__ = ["both_rules", "rules_of"]

_Rules = Mapping[str, JsonValue]


def both_rules(one: _Rules, other: _Rules) -> _Rules:
    """A rule that says what two say."""
    if not one or one == other:
        return other
    if not other:
        return one
    if one.keys() & other.keys():
        return {"allOf": [dict(one), dict(other)]}
    return {**one, **other}


def rules_of(schema: Schema, schemas: Mapping[SchemaId, Schema]) -> _Rules:
    """The rule of a schema, with those that an object inherits."""
    if not isinstance(schema, ObjectSchema) or not schema.bases:
        return schema.rules
    found: _Rules = {}
    for item in (*ancestors(schema, schemas), schema):
        found = both_rules(found, item.rules)
    return found
