"""The docs target: reference pages in Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from trifold.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    ExternalDocumentation,
    Operation,
    Place,
    Response,
    Schema,
    SchemaId,
    SecurityScheme,
)
from trifold.python.annotations import (
    DATETIME,
    Annotation,
    Dialect,
    annotate,
    union,
)
from trifold.python.models import ModelName, model_annotations
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.python.signatures import Argument, content_annotation, signature
from trifold.targets.example_calls import (
    call_view,
    client_arguments,
    python_example,
)
from trifold.targets.jobs import Job, Render

__all__ = ["docs_jobs"]


def _dialect(names: Names) -> Dialect:
    """Types as readers of the docs know them."""
    return Dialect(
        file=Annotation("file"),
        formats={**DATETIME, "byte": Annotation("bytes")},
        models=model_annotations(names.models),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link of the document's, with its text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """A row of a table of arguments."""

    argument: str
    place: str
    wire_name: str
    type: str
    required: str
    default: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
    """A row of a table of responses."""

    status: str
    media_types: str
    type: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """A row of a table of headers of responses."""

    status: str
    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """A section about one operation."""

    method_name: str
    summary: str
    request_line: str
    id: str
    description: str
    deprecated: bool
    link: LinkView | None
    arguments: tuple[ArgumentView, ...]
    responses: tuple[ResponseView, ...]
    headers: tuple[HeaderView, ...]
    security: str
    python: str
    curl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A page about the operations of one tag."""

    title: str
    attribute: str
    description: str
    operations: tuple[OperationView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A row of a table of fields."""

    name: str
    wire_name: str
    type: str
    required: str
    default: str
    read_only: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A section about one model; `bases` are those whose fields it has as well."""

    name: str
    description: str
    bases: tuple[str, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySchemeView:
    """A row of the table of security schemes."""

    name: str
    kind: str
    sent_as: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The first page, and what the pages about the whole API show."""

    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    base_path: str
    package: str
    install: str
    first_call: str
    links: tuple[LinkView, ...]
    groups: tuple[GroupView, ...]
    security_schemes: tuple[SecuritySchemeView, ...]
    models: tuple[ModelView, ...]


def docs_jobs(api: Api, names: Names) -> tuple[Job, ...]:
    """Every page, below `docs/`."""
    dialect = _dialect(names)
    groups = tuple(_group_view(api, names, group, dialect) for group in names.groups)
    view = IndexView(
        title=api.title,
        version=api.version,
        description=api.description,
        servers=tuple(server.url for server in api.servers if server.is_absolute),
        base_path=_base_path(api),
        package=f"{names.package}_client",
        install=f"pip install {names.distribution}-client",
        first_call=_first_call(groups),
        links=_links(api),
        groups=groups,
        security_schemes=tuple(_scheme_view(item) for item in api.security_schemes),
        models=tuple(
            _model_view(api, model, names, dialect)
            for model in sorted(
                names.models.values(), key=lambda model: model.class_name
            )
        ),
    )
    jobs: list[Job] = [
        Render(path=f"docs/{page}.md", template=f"docs/{page}.md.jinja", view=view)
        for page in (
            "index",
            "authentication",
            "errors",
            *(["models"] if names.models else []),
        )
    ]
    jobs += [
        # A folder of their own, where no tag can take the name of another page.
        Render(
            path=f"docs/operations/{group.attribute}.md",
            template="docs/group.md.jinja",
            view=group,
        )
        for group in groups
    ]
    return tuple(jobs)


def _first_call(groups: tuple[GroupView, ...]) -> str:
    """The example of the first operation, for readers who want to try one."""
    return next((group.operations[0].python for group in groups), "")


def _base_path(api: Api) -> str:
    """The base path that callers must know where the document names no host."""
    server = api.servers[0]
    return "" if server.is_absolute else server.url.rstrip("/")


def _links(api: Api) -> tuple[LinkView, ...]:
    links: list[LinkView] = []
    if api.external_documentation is not None:
        links.append(_link(api.external_documentation))
    if api.terms_of_service:
        links.append(LinkView(text="Terms of service", url=api.terms_of_service))
    if api.license is not None:
        links.append(LinkView(text=f"License: {api.license.name}", url=api.license.url))
    if api.contact is not None:
        name = api.contact.name or api.contact.email or api.contact.url
        mail = f"mailto:{api.contact.email}" if api.contact.email else ""
        links.append(LinkView(text=f"Contact: {name}", url=api.contact.url or mail))
    return tuple(links)


def _link(documentation: ExternalDocumentation) -> LinkView:
    text = documentation.description or "More documentation"
    return LinkView(text=text, url=documentation.url)


def _group_view(
    api: Api, names: Names, group: GroupNames, dialect: Dialect
) -> GroupView:
    package = f"{names.package}_client"
    described = [tag.description for tag in api.tags if tag.name == group.tag]
    return GroupView(
        title=group.tag.strip() or group.attribute,
        attribute=group.attribute,
        description=described[0] if described else "",
        operations=tuple(
            _operation_view(api, package, group, operation, dialect, names.models)
            for operation in group.operations
        ),
    )


def _operation_view(
    api: Api,
    package: str,
    group: GroupNames,
    names: OperationNames,
    dialect: Dialect,
    models: Mapping[SchemaId, ModelName],
) -> OperationView:
    operation = names.operation
    call = call_view(api, group, names, dialect, models)
    summary = " ".join(operation.summary.split())
    description = operation.description.strip()
    documentation = operation.external_documentation
    return OperationView(
        method_name=names.method,
        summary=summary,
        request_line=f"{operation.method} {_request_target(operation)}",
        id=operation.id,
        description="" if description == operation.summary.strip() else description,
        deprecated=operation.deprecated,
        link=_link(documentation) if documentation is not None else None,
        arguments=tuple(
            _argument_view(argument, api.schemas)
            for argument in signature(names, api.schemas, dialect)
        ),
        responses=tuple(
            ResponseView(
                status=response.status,
                media_types=", ".join(
                    content.media_type for content in response.contents
                ),
                type=_response_type(api, response, dialect),
                description=response.description,
            )
            for response in operation.responses
        ),
        headers=tuple(
            HeaderView(
                status=response.status,
                name=header.name,
                type=annotate(header.schema, api.schemas, dialect).source,
                description=header.description,
            )
            for response in operation.responses
            for header in response.headers
        ),
        security=_security(operation),
        python=python_example(package, client_arguments(api), call),
        curl=call.curl,
    )


def _response_type(api: Api, response: Response, dialect: Dialect) -> str:
    """The type of the body."""
    return union(
        content_annotation(content, api.schemas, dialect)
        for content in response.contents
    ).source


def _request_target(operation: Operation) -> str:
    """The path template, with the constants that stand in the query."""
    query = "&".join(
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.QUERY
    )
    return f"{operation.path_template}?{query}" if query else operation.path_template


def _argument_view(
    argument: Argument, schemas: Mapping[SchemaId, Schema]
) -> ArgumentView:
    parameter = argument.parameter
    return ArgumentView(
        argument=argument.argument,
        place=parameter.place.value if parameter is not None else "body",
        wire_name=parameter.name if parameter is not None else "",
        type=argument.annotation.source,
        required="yes" if argument.required else "no",
        default=_default(schemas[parameter.schema]) if parameter is not None else "",
        description=argument.description,
    )


def _default(schema: Schema) -> str:
    """The default as JSON, empty for none."""
    if schema.default is None:
        return ""
    return json.dumps(schema.default.json, ensure_ascii=False)


def _model_view(
    api: Api, model: ModelName, names: Names, dialect: Dialect
) -> ModelView:
    return ModelView(
        name=model.class_name,
        description=model.schema.description,
        bases=tuple(names.models[base].class_name for base in model.schema.bases),
        fields=tuple(
            FieldView(
                name=field.field,
                wire_name=field.property.name,
                type=annotate(field.property.schema, api.schemas, dialect).source,
                required="yes" if field.property.required else "no",
                default=_default(api.schemas[field.property.schema]),
                read_only=field.property.read_only,
                description=field.property.description
                or api.schemas[field.property.schema].description,
            )
            for field in model.fields
        ),
    )


def _security(operation: Operation) -> str:
    """The alternatives in words: `key and token, or basic`."""
    alternatives: list[str] = []
    for requirement in operation.security:
        schemes = [
            f"{name} ({', '.join(scopes)})" if scopes else name
            for name, scopes in sorted(requirement.schemes.items())
        ]
        alternatives.append(" and ".join(schemes) or "nothing")
    return ", or ".join(alternatives)


def _scheme_view(scheme: SecurityScheme) -> SecuritySchemeView:
    match scheme:
        case BasicScheme():
            kind, sent_as = "HTTP Basic", "header Authorization"
        case ApiKeyScheme(place=place, parameter=parameter):
            kind, sent_as = "API key", f"{place} {parameter}"
        case _:
            flow = scheme.flow.replace("_", " ")
            kind, sent_as = f"OAuth 2.0, {flow}", "header Authorization"
    return SecuritySchemeView(
        name=scheme.name, kind=kind, sent_as=sent_as, description=scheme.description
    )
