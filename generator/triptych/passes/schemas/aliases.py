"""Schemas that are another schema, said again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triptych.ir import (
    AliasSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    UnionSchema,
    Xml,
    both_xml,
)
from triptych.json_value import JsonValue
from triptych.passes.schemas.rules import both_rules

__all__ = ["resolve_aliases", "target_of"]


def target_of(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> SchemaId:
    """The schema that an alias finally means; any other schema is that itself.

    Aliases of each other mean nothing, and one of them is the result.
    """
    seen: set[SchemaId] = set()
    while schema_id not in seen:
        seen.add(schema_id)
        schema = schemas[schema_id]
        if not isinstance(schema, AliasSchema):
            break
        schema_id = schema.target
    return schema_id


def resolve_aliases(schemas: Mapping[SchemaId, Schema]) -> dict[SchemaId, Schema]:
    """The schemas with aliases of objects and unions only, which have names.

    Each is one step from what it means. What has no name is copied, with what the alias
    says of it.
    """
    return {
        key: _resolved(schema, schemas) if isinstance(schema, AliasSchema) else schema
        for key, schema in schemas.items()
    }


def _resolved(alias: AliasSchema, schemas: Mapping[SchemaId, Schema]) -> Schema:
    way = [alias]
    seen: set[SchemaId] = {alias.pointer}
    target = schemas[alias.target]
    while isinstance(target, AliasSchema) and target.pointer not in seen:
        seen.add(target.pointer)
        way.append(target)
        target = schemas[target.target]
    nullable = target.nullable or any(item.nullable for item in way)
    read_only = any(item.read_only for item in way)
    write_only = any(item.write_only for item in way)
    deprecated = any(item.deprecated for item in way)
    default = next((item.default for item in way if item.default), None)
    example = next((item.example for item in way if item.example), None)
    xml: Xml | None = None
    rules: Mapping[str, JsonValue] = {}
    for item in way:
        xml = both_xml(xml, item.xml)
        rules = both_rules(rules, item.rules)
    description = next((item.description for item in way if item.description), "")
    if isinstance(target, ObjectSchema | UnionSchema | AliasSchema):
        return replace(
            alias,
            target=target.pointer,
            nullable=nullable,
            read_only=read_only,
            write_only=write_only,
            deprecated=deprecated,
            default=default,
            example=example,
            rules=rules,
            xml=xml,
            description=description,
        )
    return replace(
        target,
        pointer=alias.pointer,
        title=alias.title or target.title,
        nullable=nullable,
        read_only=read_only or target.read_only,
        write_only=write_only or target.write_only,
        deprecated=deprecated or target.deprecated,
        default=default or target.default,
        example=example or target.example,
        rules=both_rules(target.rules, rules),
        xml=both_xml(xml, target.xml),
        description=description or target.description,
    )
