"""What sampled objects are made of: their members, and of which class they may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triptych.ir import ObjectSchema, Property, Schema, SchemaId
from triptych.passes.objects.tags import unlisted_tag
from triptych.passes.samples.classes import said_members
from triptych.passes.schemas.lineage import ancestors
from triptych.passes.schemas.properties import all_properties

__all__ = ["ObjectPlan", "ObjectPlans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectPlan:
    """What objects of a schema are made of.

    `kinds` has the properties that say of which schema an object is, with what they
    say. `family` are the schemas an object may be of: its own, and those derived from
    it if its objects say which they are. `unlisted` is the property that may not have
    the value of the schema, so that there are no objects of it.
    """

    schema: ObjectSchema
    properties: Sequence[Property]
    kinds: Mapping[str, str]
    family: Sequence[SchemaId]
    unlisted: str


class ObjectPlans:
    """The plans of the objects of one API, each made when it is first needed."""

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._plans: dict[SchemaId, ObjectPlan] = {}
        self._derived: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
        for key in sorted(schemas):
            schema = schemas[key]
            for base in schema.bases if isinstance(schema, ObjectSchema) else ():
                self._derived[base].append(key)

    def plan(self, key: SchemaId) -> ObjectPlan:
        """The plan of the object schema `key`."""
        if key not in self._plans:
            schema = self._schemas[key]
            assert isinstance(schema, ObjectSchema)
            properties = all_properties(schema, self._schemas)
            names = {item.name for item in properties}
            said = said_members(schema, self._schemas)
            self._plans[key] = ObjectPlan(
                schema=schema,
                properties=properties,
                kinds={name: said[name] for name in said if name in names},
                family=self._family(key) if self._is_told(schema, names) else [key],
                unlisted=unlisted_tag(schema, self._schemas),
            )
        return self._plans[key]

    def _is_told(self, schema: ObjectSchema, names: set[str]) -> bool:
        """Whether objects of a schema say of which derived one they are."""
        family = (schema, *ancestors(schema, self._schemas))
        return any(item.discriminator in names for item in family)

    def _family(self, key: SchemaId) -> list[SchemaId]:
        """A schema and those derived from it, without one that no object says."""
        found = [key]
        for member in found:
            found += [item for item in self._derived[member] if item not in found]
        said = [
            item
            for item in found
            if isinstance(schema := self._schemas[item], ObjectSchema)
            and schema.discriminator_value
            and not unlisted_tag(schema, self._schemas)
        ]
        return said or [key]
