"""How classes derive from each other, and by which fields objects say what they are."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import BooleanSchema, IntegerSchema, Schema, SchemaId, StringSchema
from triptych.passes.schemas.lineage import lineage
from triptych.python.annotations import STRING, Annotation, Dialect, annotate
from triptych.python.imports import Import
from triptych.python.literals import literal
from triptych.python.models import FieldName, ModelName

__all__ = ["TAG", "Hierarchies"]

_LITERAL = Import("typing", "Literal")

TAG = Annotation("TagT", frozenset({Import(".._runtime.models", "TagT")}))
"""The type of the tag of a root, which those derived from it narrow."""


class Hierarchies:
    """The hierarchies of the classes of one API."""

    def __init__(
        self,
        schemas: Mapping[SchemaId, Schema],
        models: Mapping[SchemaId, ModelName],
        dialect: Dialect,
    ) -> None:
        self._schemas = schemas
        self._models = models
        self._dialect = dialect
        self._derived = _derived(models)
        self._known_constants: dict[SchemaId, dict[str, str]] = {}

    def ancestors(self, key: SchemaId) -> list[SchemaId]:
        """The classes that a class derives from, each after its own bases."""
        return lineage(key, lambda key: self._models[key].schema.bases)[:-1]

    def is_root(self, key: SchemaId) -> bool:
        """Whether objects of a class say by a field of which derived class they are."""
        name = self._models[key].schema.discriminator
        return bool(name) and self.field_of(key, name) is not None

    def roots(self, key: SchemaId) -> list[SchemaId]:
        """The roots of the hierarchies that a class derives from."""
        return [base for base in self.ancestors(key) if self.is_root(base)]

    def has_open_tag(self, key: SchemaId) -> bool:
        """Whether a root leaves the type of its tag to those derived from it.

        It can where the tag is any string: that one of a derived class is narrower.
        """
        tag = self.tag(key)
        if tag is None or self.roots(key):
            return False
        return annotate(tag.property.schema, self._schemas, self._dialect) == STRING

    def own_tag(self, key: SchemaId) -> Annotation | None:
        """The only tag that a class can have; None if it may have others.

        A class that others derive from holds their values too, and one with a class
        between it and the root has the type that that one has.
        """
        schema = self._models[key].schema
        roots = self.roots(key)
        is_leaf = not self._derived.get(key) and len(schema.bases) == 1
        if (
            not is_leaf
            or roots != list(schema.bases)
            or not schema.discriminator_value
            or not self.has_open_tag(roots[0])
        ):
            return None
        value = literal(schema.discriminator_value)
        return Annotation(f"Literal[{value}]", frozenset({_LITERAL}))

    def tag(self, key: SchemaId) -> FieldName | None:
        """The field by which a root tells the classes of its hierarchy apart."""
        name = self._models[key].schema.discriminator
        # A member may be called "", which is also what no discriminator is.
        return self.field_of(key, name) if name else None

    def subtypes(self, key: SchemaId) -> list[tuple[str, ModelName]]:
        """A class and those derived from it, with the values of the tag for them."""
        keys = [key, *self._descendants(key)]
        found = {
            self._models[k].schema.discriminator_value: self._models[k] for k in keys
        }
        return sorted((value, model) for value, model in found.items() if value)

    def _descendants(self, key: SchemaId) -> list[SchemaId]:
        return lineage(key, lambda key: self._derived.get(key, ()))[-2::-1]

    def field_of(self, key: SchemaId, name: str) -> FieldName | None:
        """The field of a property, which may be inherited."""
        return next(
            (
                field
                for current in (key, *self.ancestors(key))
                for field in self._models[current].fields
                if field.property.name == name
            ),
            None,
        )

    def constants(self, key: SchemaId) -> dict[str, str]:
        """The fields of a class with the value that its constructor gives them."""
        # Each class once: there may be exponentially many ways to a common base.
        for item in (*self.ancestors(key), key):
            if item not in self._known_constants:
                self._known_constants[item] = self._constants_of_class(item)
        return self._known_constants[key]

    def _constants_of_class(self, key: SchemaId) -> dict[str, str]:
        schema = self._models[key].schema
        roots = {self._models[base].schema.discriminator for base in self.roots(key)}
        tags = dict(schema.tags)
        found: dict[str, str] = {}
        for field in self._models[key].fields:
            name, target = field.property.name, self._schemas[field.property.schema]
            if name in roots or (self.is_root(key) and name == schema.discriminator):
                continue
            if name in tags:
                found[field.field] = literal(tags.pop(name))
            elif field.property.required and not _is_directed(field):
                match target:
                    case (
                        StringSchema(enum=(value,), is_constant=True)
                        | IntegerSchema(enum=(value,), is_constant=True)
                        | BooleanSchema(enum=(value,), is_constant=True)
                    ):
                        found[field.field] = literal(value)
                    case _:
                        pass
        known = [self._known_constants[base] for base in self.ancestors(key)]
        for name, value in tags.items():
            inherited = self.field_of(key, name)
            if inherited is None or name in roots:
                continue
            if not any(item.get(inherited.field) == literal(value) for item in known):
                found[inherited.field] = literal(value)
        return found


def _is_directed(field: FieldName) -> bool:
    """Whether a field travels in one direction only."""
    return field.property.read_only or field.property.write_only


def _derived(
    models: Mapping[SchemaId, ModelName],
) -> dict[SchemaId, list[SchemaId]]:
    derived: dict[SchemaId, list[SchemaId]] = {}
    for key, model in models.items():
        for base in model.schema.bases:
            derived.setdefault(base, []).append(key)
    return derived
