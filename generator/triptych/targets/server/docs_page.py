"""The page about the API that a server serves: what goes over the wire, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from triptych.ir import (
    AliasSchema,
    AnySchema,
    Api,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    Content,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    OAuth2Scheme,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    SecurityScheme,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.passes.requests.base_paths import located
from triptych.pointer import Pointer
from triptych.python.models import ModelName
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.targets.security_notes import scheme_kind, scheme_place, security_text
from triptych.targets.value_notes import parameter_notes, value_notes
from triptych.text import beginning

__all__ = ["Page"]

# APIs that repeat long descriptions in every operation would make pages of megabytes.
_DESCRIPTION_LENGTH = 120
_MEDIA_TYPES = 2

TypeView: TypeAlias = tuple[tuple[str, str], ...]
"""A type as its parts, each with the anchor of the model that it names, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One line about a parameter, a field, a response, a scope or a scheme.

    `place` is where it is sent, or in which media types.
    """

    name: str
    place: str = ""
    type: TypeView = ()
    required: bool = False
    description: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """A section about one operation."""

    anchor: str
    method: str
    path: str
    id: str
    summary: str
    description: str
    deprecated: bool
    security: str
    arguments: tuple[RowView, ...]
    responses: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The operations of one tag."""

    anchor: str
    title: str
    description: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A section about one model; it has the fields of `bases` as well."""

    anchor: str
    name: str
    description: str
    bases: TypeView
    fields: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeView:
    """A security scheme with its scopes."""

    row: RowView
    scopes: tuple[RowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """An entry of the navigation that leads to an operation."""

    anchor: str
    id: str
    deprecated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksView:
    """The operations of one tag in the navigation."""

    title: str
    operations: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What stands before the operations."""

    title: str
    version: str
    description: str
    groups: tuple[LinksView, ...]
    has_schemes: bool
    has_models: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RestView:
    """What stands behind the operations."""

    schemes: tuple[SchemeView, ...]
    models: tuple[ModelView, ...]


class Page:
    """What the page says of an API; its sections can be had apart."""

    def __init__(self, api: Api, names: Names) -> None:
        self._api = api
        self._names = names
        self._models: Mapping[SchemaId, ModelName] = names.models
        self._types: dict[SchemaId, TypeView] = {}
        # Operations share parameters, by the hundred in large documents.
        self._parameters: dict[tuple[Pointer, bool], RowView] = {}

    def head(self) -> HeadView:
        """The beginning of the page, with its navigation."""
        api, names = self._api, self._names
        return HeadView(
            title=" ".join(api.title.split()),
            version=api.version,
            description=api.description,
            groups=tuple(
                LinksView(
                    title=_title(group),
                    operations=tuple(
                        LinkView(
                            anchor=_anchor(group, item),
                            id=item.operation.id,
                            deprecated=item.operation.deprecated,
                        )
                        for item in group.operations
                    ),
                )
                for group in names.groups
            ),
            has_schemes=bool(api.security_schemes),
            has_models=bool(names.models),
        )

    def rest(self) -> RestView:
        """The end of the page: how to authenticate, and all models."""
        models = sorted(self._models.values(), key=lambda item: item.class_name)
        return RestView(
            schemes=tuple(map(_scheme, self._api.security_schemes)),
            models=tuple(map(self._model, models)),
        )

    def group(self, group: GroupNames) -> GroupView:
        """The section about the operations of one tag."""
        described = [tag.description for tag in self._api.tags if tag.name == group.tag]
        return GroupView(
            anchor=f"tag-{group.attribute}",
            title=_title(group),
            description=described[0] if described else "",
            operations=tuple(
                self._operation(_anchor(group, item), item) for item in group.operations
            ),
        )

    def _model(self, model: ModelName) -> ModelView:
        bases = [self._type(base) for base in model.schema.bases]
        return ModelView(
            anchor=f"model-{model.class_name}",
            name=model.class_name,
            description=model.schema.description,
            bases=_listed(bases, ", "),
            fields=tuple(
                RowView(
                    name=field.property.name,
                    type=self._type(field.property.schema),
                    required=field.property.required,
                    description=self._described(
                        field.property.description, field.property.schema
                    ),
                    notes="; ".join(
                        value_notes(field.property.schema, self._api.schemas)
                    ),
                )
                for field in model.fields
            ),
        )

    def _operation(self, anchor: str, names: OperationNames) -> OperationView:
        operation = names.operation
        summary = " ".join(operation.summary.split())
        description = operation.description.strip()
        return OperationView(
            anchor=anchor,
            method=operation.method,
            path=_target(located(self._api, operation)),
            id=operation.id,
            summary=summary,
            description="" if description == operation.summary.strip() else description,
            deprecated=operation.deprecated,
            security=security_text(self._api, operation),
            arguments=(
                *map(self._parameter, operation.parameters),
                *self._body(operation),
            ),
            responses=tuple(
                RowView(
                    name=response.status,
                    place=_media_types(response.contents),
                    type=self._first(item.schema for item in response.contents),
                    description=response.description,
                )
                for response in operation.responses
            ),
        )

    def _parameter(self, parameter: Parameter) -> RowView:
        key = parameter.pointer, parameter.required
        if key not in self._parameters:
            self._parameters[key] = RowView(
                name=parameter.name,
                place=parameter.place.value,
                type=self._type(parameter.schema),
                required=parameter.required,
                description=self._described(parameter.description, parameter.schema),
                notes="; ".join(parameter_notes(parameter, self._api.schemas)),
            )
        return self._parameters[key]

    def _body(self, operation: Operation) -> Iterable[RowView]:
        body = operation.request_body
        if body is None:
            return
        if body.fields:
            yield from map(self._parameter, body.fields)
            return
        yield RowView(
            name="body",
            place=_media_types(body.contents),
            type=self._first(item.schema for item in body.contents),
            required=body.required,
            description=beginning(body.description, _DESCRIPTION_LENGTH),
        )

    def _described(self, description: str, schema: SchemaId) -> str:
        text = description or self._api.schemas[schema].description
        return beginning(text, _DESCRIPTION_LENGTH)

    def _first(self, schemas: Iterable[SchemaId | None]) -> TypeView:
        types = (self._type(schema) for schema in schemas if schema is not None)
        return next(types, ())

    def _type(self, schema_id: SchemaId) -> TypeView:
        if schema_id not in self._types:
            # Until it is known: a schema may lead back to itself.
            self._types[schema_id] = (("any", ""),)
            self._types[schema_id] = self._spelled(schema_id)
        return self._types[schema_id]

    def _spelled(self, schema_id: SchemaId) -> TypeView:
        if schema_id in self._models:
            name = self._models[schema_id].class_name
            return ((name, f"model-{name}"),)
        match self._api.schemas[schema_id]:
            case ArraySchema(items=items):
                return (("array of ", ""), *self._type(items))
            case TupleSchema(items=items):
                listed = _listed([self._type(item) for item in items], ", ")
                return (("array of ", ""), *listed)
            case MapSchema(values=values):
                return (("map of ", ""), *self._type(values))
            case AliasSchema(target=target):
                return self._type(target)
            case UnionSchema(variants=variants):
                return _listed([self._type(it) for it in variants], " or ")
            case schema:
                return ((_plain_type(schema), ""),)


def _title(group: GroupNames) -> str:
    return " ".join(group.tag.split()) or group.attribute


def _anchor(group: GroupNames, names: OperationNames) -> str:
    return f"op-{group.attribute}.{names.method}"


def _plain_type(schema: Schema) -> str:
    match schema:
        case AnySchema():
            return "any"
        case NullSchema():
            return "null"
        case BooleanSchema():
            return "boolean"
        case StringSchema(format=format_):
            return f"string ({format_})" if format_ else "string"
        case IntegerSchema(format=format_):
            return f"integer ({format_})" if format_ else "integer"
        case NumberSchema(format=format_):
            return f"number ({format_})" if format_ else "number"
        case BinarySchema():
            return "file"
        case _:
            return "object"


def _listed(types: Iterable[TypeView], separator: str) -> TypeView:
    parts: list[tuple[str, str]] = []
    for item in types:
        parts += [(separator, ""), *item] if parts else item
    return tuple(parts)


def _media_types(contents: Iterable[Content]) -> str:
    """The first media types of a body, where it is not JSON alone, or nothing known."""
    described = [
        content.media_type for content in contents if content.schema is not None
    ]
    known = list(dict.fromkeys(described))
    if known == ["application/json"]:
        return ""
    more = len(known) - _MEDIA_TYPES
    return ", ".join(known[:_MEDIA_TYPES]) + (f" and {more} more" if more > 0 else "")


def _target(operation: Operation) -> str:
    """The path template, with the constants that stand in the query."""
    query = "&".join(
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.QUERY
    )
    return f"{operation.path_template}?{query}" if query else operation.path_template


def _scheme(scheme: SecurityScheme) -> SchemeView:
    scopes = scheme.scopes if isinstance(scheme, OAuth2Scheme) else {}
    return SchemeView(
        row=RowView(
            name=scheme.name,
            place=scheme_kind(scheme),
            description=scheme.description,
            notes=scheme_place(scheme),
        ),
        scopes=tuple(
            RowView(name=name, description=description)
            for name, description in sorted(scopes.items())
        ),
    )
