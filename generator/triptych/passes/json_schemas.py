"""Schemas of the API as JSON Schema (draft 2020-12), for servers to check bodies by.

Classes have open enums, and take null for what may be left out: a client has to read
what servers really send. What a server is sent is checked by these schemas instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberLimits,
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
from triptych.linear_patterns import linear_pattern
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.lineage import ancestors, lineage
from triptych.passes.schemas.properties import member_limits
from triptych.passes.schemas.rules import rules_of
from triptych.passes.values.fitting import format_range
from triptych.passes.values.limits import checked_format

__all__ = ["json_schemas", "schema_name"]

# Strings of these formats are other types in Python, which have no length or pattern.
_TYPED_FORMATS = (
    *("base64url", "byte", "date", "date-time", "decimal", "duration", "time", "uuid"),
)

_Json = dict[str, JsonValue]


def json_schemas(
    wanted: Iterable[SchemaId], schemas: Mapping[SchemaId, Schema]
) -> dict[str, JsonValue]:
    """The schemas `wanted` and what they refer to, as they are in requests, by name.

    A reference is the `$ref` of a name in `$defs`. Read-only
    members are neither required nor checked, since a request should not have them.
    """
    writer = _Writer(schemas)
    pending = list(wanted)
    found: dict[SchemaId, JsonValue] = {}
    while pending:
        key = pending.pop()
        if key not in found:
            found[key] = writer.definition(key)
            pending += writer.referred()
    return {schema_name(key): found[key] for key in sorted(found)}


# What may refer to itself is written once, in a place of its own.
_CONTAINERS = (ObjectSchema, MapSchema, ArraySchema, TupleSchema, UnionSchema)


class _Writer:
    """Writes definitions, and keeps what they refer to until it is asked for."""

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._referred: list[SchemaId] = []
        self._derived: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
        for key, schema in schemas.items():
            if isinstance(schema, ObjectSchema):
                for base in schema.bases:
                    self._derived[base].append(key)

    def referred(self) -> list[SchemaId]:
        """What has been referred to since this was called last."""
        found, self._referred = self._referred, []
        return found

    def definition(self, key: SchemaId) -> _Json:
        """The schema itself."""
        schema = self._schemas[key]
        rules = rules_of(schema, self._schemas)
        written = _with_rules(self._plain(key, schema), rules)
        if not schema.nullable or not written:
            return written
        if isinstance(written.get("type"), str) and not rules:
            written["type"] = [written["type"], "null"]
            if isinstance(values := written.get("enum"), list):
                written["enum"] = [*values, None]
            return written
        null: _Json = {"type": "null"}
        return {"anyOf": [written, null]}

    def _reference(self, key: SchemaId) -> JsonValue:
        """A schema as part of another one: in full if it is of no other schemas."""
        schema = self._schemas[key]
        if isinstance(schema, _CONTAINERS):
            self._referred.append(key)
            return {"$ref": f"#/$defs/{_fragment(schema_name(key))}"}
        return self.definition(key)

    def _plain(self, key: SchemaId, schema: Schema) -> _Json:
        match schema:
            case StringSchema():
                return _string(schema)
            case IntegerSchema():
                stated = _number("integer", schema.enum, schema.limits)
                least, most = format_range(schema)
                return _stated(minimum=least, maximum=most) | stated
            case NumberSchema():
                return _number("number", schema.enum, schema.limits)
            case BooleanSchema(enum=values):
                return {"type": "boolean", **_stated(enum=[*values] or None)}
            case NullSchema():
                return {"type": "null"}
            case AnySchema(enum=values):
                return {"enum": list(values)} if values else {}
            case ArraySchema():
                return {
                    "type": "array",
                    "items": self._reference(schema.items),
                    **_stated(
                        minItems=schema.min_items or None,
                        maxItems=schema.max_items,
                        uniqueItems=schema.unique_items or None,
                    ),
                }
            case TupleSchema():
                return self._tuple(schema)
            case MapSchema():
                return {
                    "type": "object",
                    "additionalProperties": (
                        False if schema.is_closed else self._reference(schema.values)
                    ),
                    **self._patterns(schema),
                    **_stated(
                        minProperties=schema.min_properties or None,
                        maxProperties=schema.max_properties,
                    ),
                }
            case AliasSchema(target=target):
                written = self._reference(target)
                return written if isinstance(written, dict) else {}
            case UnionSchema():
                return self._union(schema)
            case ObjectSchema():
                return self._family(key, schema)
            case BinarySchema():
                return {}

    def _tuple(self, schema: TupleSchema) -> _Json:
        first: list[JsonValue] = [self._reference(item) for item in schema.items]
        return {
            "type": "array",
            "prefixItems": first,
            "items": self._reference(schema.rest) if schema.rest is not None else False,
            **_stated(
                minItems=schema.min_items or None,
                maxItems=schema.max_items,
                uniqueItems=schema.unique_items or None,
            ),
        }

    def _patterns(self, schema: MapSchema | ObjectSchema) -> _Json:
        if not schema.patterns:
            return {}
        found: _Json = {name: self._reference(key) for name, key in schema.patterns}
        return {"patternProperties": found}

    def _union(self, schema: UnionSchema) -> _Json:
        """The alternatives, or the one that the discriminator names."""
        any_of: _Json = {"anyOf": [self._reference(item) for item in schema.variants]}
        tagged = schema.discriminator
        if tagged is None or not tagged.mapping:
            return any_of
        cases = dict(tagged.mapping)
        objects = [
            key
            for key in leaves(schema.pointer, self._schemas)
            if isinstance(self._schemas[key], ObjectSchema)
        ]
        others = [
            key
            for key in leaves(schema.pointer, self._schemas)
            if not isinstance(self._schemas[key], ObjectSchema)
        ]
        if any(isinstance(self._schemas[key], AnySchema | MapSchema) for key in others):
            return any_of
        if set(objects) - set(cases.values()):
            # Some say nothing, and anything may be one of them.
            return self._cases(tagged.property, cases, any_of) if not others else any_of
        if tagged.default is not None:
            other = self._reference(tagged.default)
            one_of_them = self._cases(tagged.property, cases, other)
        else:
            listed: list[JsonValue] = [
                {"if": _says(tagged.property, [value]), "then": self._reference(key)}
                for value, key in sorted(cases.items())
            ]
            known: _Json = {"enum": [*sorted(cases)]}
            one_of_them = {
                "type": "object",
                "required": [tagged.property],
                "properties": {tagged.property: known},
                "allOf": listed,
            }
        if not others:
            return one_of_them
        return {"anyOf": [*map(self._reference, others), one_of_them]}

    def _cases(
        self, name: str, subtypes: Mapping[str, SchemaId], other: JsonValue
    ) -> _Json:
        """The schema that a member says an object is of, else another one."""
        cases: list[JsonValue] = [
            {"if": _says(name, [value]), "then": self._reference(subtype)}
            for value, subtype in sorted(subtypes.items())
        ]
        default: _Json = {"if": _says(name, sorted(subtypes)), "else": other}
        return {"type": "object", "allOf": [*cases, default]}

    def _family(self, key: SchemaId, schema: ObjectSchema) -> _Json:
        """An object, or those derived from it if its discriminator says it is one."""
        name = self._discriminator(schema)
        subtypes = self._subtypes(key) if name else {}
        own = self._object(schema)
        if not subtypes:
            return own
        return self._cases(name, subtypes, own)

    def _discriminator(self, schema: ObjectSchema) -> str:
        return next(
            (
                item.discriminator
                for item in (schema, *reversed(ancestors(schema, self._schemas)))
                if item.discriminator
            ),
            "",
        )

    def _subtypes(self, key: SchemaId) -> dict[str, SchemaId]:
        """Schemas derived from one, by what the discriminator says for them."""
        derived = lineage(key, lambda base: self._derived[base])[:-1]
        found: dict[str, SchemaId] = {}
        for subtype in (key, *derived):
            schema = self._schemas[subtype]
            if not isinstance(schema, ObjectSchema):
                continue
            for value, target in schema.mapping:
                if target in derived:
                    found.setdefault(value, target)
            if schema.discriminator_value and subtype != key:
                found.setdefault(schema.discriminator_value, subtype)
        return found

    def _object(self, schema: ObjectSchema) -> _Json:
        properties: dict[str, Property] = {}
        for item in (*ancestors(schema, self._schemas), schema):
            properties |= {member.name: member for member in item.properties}
        written: dict[str, JsonValue] = {
            name: {} if member.read_only else self._reference(member.schema)
            for name, member in sorted(properties.items())
        }
        required: list[JsonValue] = [
            name
            for name, member in sorted(properties.items())
            if member.required and not member.read_only
        ]
        additional: JsonValue = None
        if schema.additional is not None:
            additional = self._reference(schema.additional)
        elif schema.is_closed:
            additional = False
        least, most = member_limits(schema, self._schemas)
        return {
            "type": "object",
            **self._patterns(schema),
            **_stated(
                properties=written or None,
                required=required or None,
                additionalProperties=additional,
                minProperties=least or None,
                maxProperties=most,
            ),
        }


def _with_rules(written: _Json, rules: Mapping[str, JsonValue]) -> _Json:
    if not rules or not written.keys() & rules.keys():
        return {**written, **rules}
    return {"allOf": [written, dict(rules)]}


def _string(schema: StringSchema) -> _Json:
    if schema.enum:
        return {"type": "string", "enum": list(schema.enum)}
    if schema.format in _TYPED_FORMATS:
        return {"type": "string", "format": schema.format}
    return {
        "type": "string",
        **_stated(
            minLength=schema.min_length or None,
            maxLength=schema.max_length,
            pattern=linear_pattern(schema.pattern) or None,
            format=checked_format(schema) or None,
        ),
    }


def _number(kind: str, enum: Iterable[float], limits: NumberLimits) -> _Json:
    if values := list(enum):
        return {"type": kind, "enum": [*values]}
    least, most = limits.minimum, limits.maximum
    return {
        "type": kind,
        **_stated(
            **{
                "exclusiveMinimum" if limits.exclusive_minimum else "minimum": least,
                "exclusiveMaximum" if limits.exclusive_maximum else "maximum": most,
                "multipleOf": limits.multiple_of,
            }
        ),
    }


def _says(name: str, values: list[str]) -> _Json:
    """That a member has one of these values."""
    return {"properties": {name: {"enum": [*values]}}, "required": [name]}


def _stated(**keywords: JsonValue) -> _Json:
    """The keywords that have a value."""
    return {name: value for name, value in keywords.items() if value is not None}


def schema_name(key: SchemaId) -> str:
    """What a schema is called in `$defs`."""
    return str(key).removeprefix("#/")


def _fragment(name: str) -> str:
    # RFC 6901, sections 3 and 6.
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~!$&'()*+,;=:@")
