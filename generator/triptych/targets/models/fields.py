"""The fields of a class: their declarations, and what is said about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import Schema, SchemaId, StringSchema
from triptych.passes.schemas.reachability import referenced_ids
from triptych.python.annotations import Annotation, Dialect, annotate, optional
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import
from triptych.python.layout import assignment, call, statement
from triptych.python.literals import literal
from triptych.python.models import FieldName, ModelName
from triptych.targets.models.hierarchies import TAG, Hierarchies

__all__ = ["FieldView", "FieldWriter"]

_FIELD = Import("pydantic", "Field")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field, such as `name: str = "a"`, and what is said about it."""

    declaration: Code
    docstring: tuple[str, ...]


class FieldWriter:
    """Writes the fields of the classes of one API."""

    def __init__(
        self,
        schemas: Mapping[SchemaId, Schema],
        models: Mapping[SchemaId, ModelName],
        dialect: Dialect,
        hierarchies: Hierarchies,
    ) -> None:
        self._schemas = schemas
        self._models = models
        self._dialect = dialect
        self._hierarchies = hierarchies

    def fields(self, key: SchemaId, imports: set[Import]) -> tuple[FieldView, ...]:
        """The fields of a class, those first that say what its objects are.

        What they need is added to `imports`.
        """
        values = self._tag_fields(key, imports)
        values |= self._discriminator_fields(key, imports)
        fields = [
            self._field(key, field, imports)
            for field in self._models[key].fields
            if field.field not in values
        ]
        return (*values.values(), *fields)

    def _tag_fields(self, key: SchemaId, imports: set[Import]) -> dict[str, FieldView]:
        """Inherited members that say of which variant of a union a class is."""
        own = {field.field for field in self._models[key].fields}
        fields: dict[str, FieldView] = {}
        for name, value in self._hierarchies.constants(key).items():
            if name in own:
                continue
            field = next(
                field
                for base in reversed(self._hierarchies.ancestors(key))
                for field in self._models[base].fields
                if field.field == name
            )
            annotation = self._annotation(field, imports)
            declaration = self._declaration(field, annotation, value, imports)
            fields[name] = FieldView(declaration=declaration, docstring=())
        return fields

    def _discriminator_fields(
        self, key: SchemaId, imports: set[Import]
    ) -> dict[str, FieldView]:
        """A derived class says itself what it is."""
        schema = self._models[key].schema
        if not schema.discriminator_value:
            return {}
        fields: dict[str, FieldView] = {}
        for root in self._hierarchies.roots(key):
            tag = self._hierarchies.field_of(
                root, self._models[root].schema.discriminator
            )
            if tag is None:
                continue
            own = self._hierarchies.own_tag(key)
            annotation = self._annotation(tag, imports, own)
            fields[tag.field] = FieldView(
                declaration=self._declaration(
                    tag,
                    annotation,
                    literal(schema.discriminator_value),
                    imports,
                ),
                docstring=(),
            )
        return fields

    def _field(
        self, key: SchemaId, field: FieldName, imports: set[Import]
    ) -> FieldView:
        item = field.property
        is_open = (
            self._hierarchies.has_open_tag(key) and self._hierarchies.tag(key) == field
        )
        annotation = self._annotation(field, imports, TAG if is_open else None)
        target = self._schemas[item.schema]
        description = item.description or target.description
        is_required = item.required and not (item.read_only or item.write_only)
        default = "" if is_required else "None"
        constant = self._hierarchies.constants(key).get(field.field)
        if constant is not None and not is_open:
            default = constant
            annotation = annotate(item.schema, self._schemas, self._dialect)
        notes: list[str] = []
        if target.default is not None:
            notes.append(f"Default: `{literal(target.default.json)}`.")
        if item.read_only:
            notes.append("Read-only.")
        if item.write_only:
            notes.append("Write-only.")
        return FieldView(
            declaration=self._declaration(field, annotation, default, imports),
            docstring=docstring_lines(
                summary="", description=description, notes=notes, indent=4
            ),
        )

    def _annotation(
        self, field: FieldName, imports: set[Import], known: Annotation | None = None
    ) -> Annotation:
        """The annotation of a field, `known` if its schema does not say it."""
        item = field.property
        annotation = known or annotate(item.schema, self._schemas, self._dialect)
        # What travels in one direction only is missing in the other.
        if not item.required or item.read_only or item.write_only:
            annotation = optional(annotation)
        imports |= annotation.imports
        return annotation

    def _declaration(
        self,
        field: FieldName,
        annotation: Annotation,
        default: str,
        imports: set[Import],
    ) -> Code:
        """The field, with a `Field` where the name on the wire is another one.

        So has one that must not be shown.
        """
        name, wire = field.field, literal(field.property.name)
        is_hidden = self._holds_password(field.property.schema)
        if field.property.name == name and not is_hidden:
            if not default:
                return statement(f"{name}: {annotation.source}", indent=4)
            return statement(
                assignment(name, default, annotation=annotation.source), indent=4
            )
        imports.add(_FIELD)
        arguments = [f"default={default}"] if default else []
        if field.property.name != name:
            arguments += [f"validation_alias={wire}", f"serialization_alias={wire}"]
        if is_hidden:
            arguments.append("repr=False")
        return statement(
            assignment(name, call("Field", arguments), annotation=annotation.source),
            indent=4,
        )

    def _holds_password(self, key: SchemaId) -> bool:
        """Whether a value, or a value in it that is no model, is a password."""
        seen: set[SchemaId] = set()
        pending = [key]
        while pending:
            current = pending.pop()
            if current in seen or current in self._models:
                continue
            seen.add(current)
            schema = self._schemas[current]
            if isinstance(schema, StringSchema) and schema.format == "password":
                return True
            pending += referenced_ids(schema)
        return False
