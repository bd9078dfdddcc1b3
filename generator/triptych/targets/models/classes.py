"""Classes of models: their bases, class variables and members without a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import ObjectSchema, Schema, SchemaId
from triptych.python.annotations import ANY, Annotation, Dialect, annotate, union
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import
from triptych.python.layout import (
    assignment,
    call,
    dict_of,
    set_of,
    statement,
    tuple_of,
)
from triptych.python.literals import literal
from triptych.python.models import ModelName
from triptych.targets.exemptions import is_like_error
from triptych.targets.models.fields import FieldView, FieldWriter
from triptych.targets.models.hierarchies import TAG, Hierarchies

__all__ = ["ClassView", "ClassWriter"]

_RUNTIME = ".._runtime.models"
_CLASS_VAR = Import("typing", "ClassVar")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionalView:
    """The declaration of unknown properties, and the head of the property for them."""

    declaration: Code
    head: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class; `variables` are assignments of class variables.

    `additional` types the mapping of unknown properties; None where they may be
    anything, or a base says it.
    """

    head: Code
    docstring: tuple[str, ...]
    variables: tuple[Code, ...]
    fields: tuple[FieldView, ...]
    additional: AdditionalView | None
    is_like_error: bool


class ClassWriter:
    """Writes the classes of one API."""

    def __init__(
        self,
        schemas: Mapping[SchemaId, Schema],
        models: Mapping[SchemaId, ModelName],
        dialect: Dialect,
    ) -> None:
        self._schemas = schemas
        self._models = models
        self._dialect = dialect
        self._hierarchies = Hierarchies(schemas, models, dialect)
        self._fields = FieldWriter(schemas, models, dialect, self._hierarchies)

    def view(self, key: SchemaId, imports: set[Import]) -> ClassView:
        """A class; what it needs is added to `imports`."""
        model = self._models[key]
        schema = model.schema
        variables = self._variables(key, imports)
        bases = self._bases(key, imports)
        fields = self._fields.fields(key, imports)
        return ClassView(
            head=statement(f"class {model.class_name}({', '.join(bases)}):"),
            docstring=self._class_docstring(schema),
            variables=variables,
            fields=fields,
            additional=self._additional(key, imports),
            is_like_error=is_like_error(model.class_name, bases),
        )

    def _additional(self, key: SchemaId, imports: set[Import]) -> AdditionalView | None:
        inherited = (
            self._models[base].schema for base in self._hierarchies.ancestors(key)
        )
        schema = self._models[key].schema
        annotation = self._additional_annotation(schema)
        if annotation == ANY or any(item.additional for item in inherited):
            return None
        imports |= annotation.imports
        imports.add(Import("typing", "TYPE_CHECKING"))
        mapping = f"dict[str, {annotation.source}]"
        return AdditionalView(
            declaration=statement(f"__pydantic_extra__: {mapping}", indent=8),
            head=statement(f"def model_extra(self) -> {mapping}:", indent=4),
        )

    def _additional_annotation(self, schema: ObjectSchema) -> Annotation:
        """The type of members without a name; any if nothing is said about them."""
        keys = [key for _, key in schema.patterns]
        if schema.additional is not None:
            keys.append(schema.additional)
        elif not schema.is_closed:
            return ANY
        return union(annotate(key, self._schemas, self._dialect) for key in keys)

    def _class_docstring(self, schema: ObjectSchema) -> tuple[str, ...]:
        called = f"Schema `{schema.name or schema.pointer}`."
        notes: list[str] = []
        if schema.additional is not None or (schema.is_closed and schema.patterns):
            kind = self._additional_annotation(schema).source
            notes.append(f"Unknown properties, in `model_extra`, are `{kind}`.")
        return docstring_lines(
            summary="" if schema.description.strip() else called,
            description=schema.description,
            notes=notes,
            indent=4,
        )

    def _bases(self, key: SchemaId, imports: set[Import]) -> list[str]:
        model = self._models[key]
        bases: list[str] = []
        tag = self._hierarchies.own_tag(key)
        for base in model.schema.bases:
            annotation = self._dialect.models[base]
            imports |= annotation.imports
            of_tag = f"[{tag.source}]" if tag is not None else ""
            bases.append(f"{annotation.source}{of_tag}")
        if self._hierarchies.is_root(key) and not self._hierarchies.roots(key):
            of_tag = ""
            if self._hierarchies.has_open_tag(key):
                of_tag = f"[{TAG.source}]"
                # The field that has this type may stand in a base.
                imports |= TAG.imports
            bases.append(f"Discriminated{of_tag}")
            imports.add(Import(_RUNTIME, "Discriminated"))
        if self._hierarchies.constants(key) and not any(
            map(self._hierarchies.constants, self._hierarchies.ancestors(key))
        ):
            bases.append("HasConstants")
            imports.add(Import(_RUNTIME, "HasConstants"))
        omitting = self._omitting(key)
        if omitting and omitting not in map(
            self._omitting, self._hierarchies.ancestors(key)
        ):
            # Behind the bases: it is a base class of none of them.
            bases.append(omitting)
            imports.add(Import(_RUNTIME, omitting))
        if not bases:
            bases.append("Model")
            imports.add(Import(_RUNTIME, "Model"))
        return bases

    def _omitting(self, key: SchemaId) -> str:
        """The base of classes with such fields as a class has that go one way only."""
        properties = [field.property for field in self._models[key].fields]
        if any(item.write_only for item in properties):
            return "OmitsWriteOnly"
        return "OmitsReadOnly" if any(item.read_only for item in properties) else ""

    def _variables(self, key: SchemaId, imports: set[Import]) -> tuple[Code, ...]:
        """Class variables by which the runtime knows what the document says."""
        model = self._models[key]
        variables: list[Code] = []
        # A set has no order, so theirs must not depend on that of the fields.
        fields = {
            "__read_only__": [f.field for f in model.fields if f.property.read_only],
            "__write_only__": [f.field for f in model.fields if f.property.write_only],
            "__constants__": list(self._hierarchies.constants(key)),
        }
        for variable, listed in fields.items():
            if listed:
                names = set_of(literal(name) for name in sorted(listed))
                value = call("frozenset", [names])
                variables.append(_class_variable(variable, "frozenset[str]", value))
        tag = self._hierarchies.tag(key)
        if tag is not None:
            variables.append(
                _class_variable("__discriminator__", "str", literal(tag.field))
            )
            subtypes = [
                (
                    literal(value),
                    tuple_of([literal(f".{other.module}"), literal(other.class_name)]),
                )
                for value, other in self._hierarchies.subtypes(key)
            ]
            kind = "Mapping[str, tuple[str, str]]"
            variables.append(_class_variable("__subtypes__", kind, dict_of(subtypes)))
            imports.add(Import("collections.abc", "Mapping"))
        if variables:
            imports.add(_CLASS_VAR)
        return tuple(variables)


def _class_variable(name: str, annotation: str, value: str) -> Code:
    declared = assignment(name, value, annotation=f"ClassVar[{annotation}]")
    return statement(declared, indent=4)
