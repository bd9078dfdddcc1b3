"""Of which class a sampled object is, and the members that say so."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ObjectSchema, Schema, SchemaId
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import ancestors

__all__ = ["said_members", "sampled_class"]


def sampled_class(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> SchemaId:
    """Of which schema an example of `schema_id` is.

    Where objects say of which derived schema they are it is the first one of these:
    a value of the base alone is hardly ever what an API wants.
    """
    schema_id = target_of(schema_id, schemas)
    schema = schemas[schema_id]
    if not isinstance(schema, ObjectSchema) or not schema.discriminator:
        return schema_id
    derived = (
        key
        for key, other in sorted(schemas.items())
        if isinstance(other, ObjectSchema)
        and schema_id in other.bases
        and other.discriminator_value
    )
    return next(derived, schema_id)


def _discriminators(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> dict[str, str]:
    """The property that says of which schema an object is, and what it says."""
    said = schema.discriminator_value
    family = (*ancestors(schema, schemas), schema)
    return {item.discriminator: said for item in family if said and item.discriminator}


def said_members(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> dict[str, str]:
    """The members that say of which schema or variant an object is."""
    return dict(schema.tags) | _discriminators(schema, schemas)
