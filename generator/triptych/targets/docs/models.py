"""Sections of the docs about models."""

from __future__ import annotations

import json
from dataclasses import dataclass

from triptych.ir import Api, Property, SchemaId
from triptych.passes.objects.tags import leaves
from triptych.passes.samples.examples import NoSampleError, sample
from triptych.python.annotations import Dialect, annotate
from triptych.python.enums import EnumName
from triptych.python.models import ModelName
from triptych.python.unions import UnionName
from triptych.targets.docs.types import TypeView, type_view
from triptych.targets.rule_notes import member_notes
from triptych.targets.value_notes import choices, value_notes

__all__ = [
    "EnumView",
    "ModelView",
    "UnionView",
    "enum_view",
    "model_view",
    "union_view",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A row of a table of fields."""

    name: str
    wire_name: str
    type: TypeView
    required: str
    description: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A section about one model; `bases` are those whose fields it has as well.

    `notes` are what holds for all fields together.
    """

    name: str
    description: str
    bases: tuple[TypeView, ...]
    fields: tuple[FieldView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """A row of a table of variants; `said` is what the tag says for this one."""

    type: TypeView
    said: str
    description: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionView:
    """A section about one union; `tag` is the member that tells its variants apart."""

    name: str
    description: str
    tag: str
    variants: tuple[VariantView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumValueView:
    """A row of a table of values: the value, the constant that holds it, its use."""

    value: str
    constant: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """A section about one enum: its values on a line, or in rows if more is known."""

    name: str
    description: str
    values: str
    rows: tuple[EnumValueView, ...]


def model_view(api: Api, model: ModelName, dialect: Dialect) -> ModelView:
    """The view of a model; `dialect` is that of the docs."""
    return ModelView(
        name=model.class_name,
        description=model.schema.description,
        bases=tuple(
            type_view(annotate(base, api.schemas, dialect), "")
            for base in model.schema.bases
        ),
        fields=tuple(
            FieldView(
                name=field.field,
                wire_name=field.property.name,
                type=type_view(
                    annotate(field.property.schema, api.schemas, dialect), ""
                ),
                required="yes" if field.property.required else "no",
                description=field.property.description
                or api.schemas[field.property.schema].description,
                notes="; ".join(_field_notes(api, field.property, dialect)),
            )
            for field in model.fields
        ),
        notes=tuple(member_notes(model.schema, model.schema.rules)),
    )


def union_view(api: Api, union: UnionName, dialect: Dialect) -> UnionView:
    """The view of a union; `dialect` is that of the docs."""
    schema = union.schema
    tagged = schema.discriminator
    said: dict[SchemaId, list[str]] = {}
    for value, key in tagged.mapping if tagged is not None else ():
        said.setdefault(key, []).append(value)
    return UnionView(
        name=union.name,
        description=schema.description,
        tag=tagged.property if tagged is not None else "",
        variants=tuple(
            VariantView(
                type=type_view(annotate(key, api.schemas, dialect), ""),
                said=", ".join(choices(said.get(key, ()))),
                description=api.schemas[key].description,
                example=_example(key, api),
            )
            for key in leaves(schema.pointer, api.schemas)
        ),
    )


def _example(key: SchemaId, api: Api) -> str:
    try:
        found = sample(key, api.schemas, "value")
    except NoSampleError:
        return ""
    return json.dumps(found, ensure_ascii=False)


def enum_view(enum: EnumName) -> EnumView:
    rows = tuple(
        EnumValueView(
            value=str(item.value), constant=item.constant, description=item.description
        )
        for item in enum.values
    )
    return EnumView(
        name=enum.name,
        description=enum.schema.description,
        values=", ".join(choices(enum.schema.enum)),
        rows=rows if any(row.constant or row.description for row in rows) else (),
    )


def _field_notes(api: Api, field: Property, dialect: Dialect) -> tuple[str, ...]:
    is_read_only = field.read_only or api.schemas[field.schema].read_only
    notes = value_notes(field.schema, api.schemas, dialect.enums)
    is_write_only = field.write_only or api.schemas[field.schema].write_only
    return (
        *notes,
        *(["read only"] if is_read_only else []),
        *(["write only"] if is_write_only else []),
    )
