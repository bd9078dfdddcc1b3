"""The members of an object, those it inherits among them."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ObjectSchema, Property, Schema, SchemaId
from triptych.passes.schemas.lineage import ancestors

__all__ = ["all_properties", "member_limits"]


def all_properties(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> list[Property]:
    """The properties of an object, those it inherits first."""
    family = (*ancestors(schema, schemas), schema)
    return list({p.name: p for item in family for p in item.properties}.values())


def member_limits(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> tuple[int, int | None]:
    """The least and the most members of an object, None if there is no limit."""
    family = [*ancestors(schema, schemas), schema]
    most = [item.max_properties for item in family if item.max_properties is not None]
    return max(item.min_properties or 0 for item in family), min(most, default=None)
