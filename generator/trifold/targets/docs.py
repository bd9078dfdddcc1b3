"""The docs target: reference pages in Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from trifold.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    ExternalDocumentation,
    OAuth2Scheme,
    Operation,
    Place,
    Property,
    Response,
    SchemaId,
    SecurityScheme,
)
from trifold.passes.samples import sample_body
from trifold.python.annotations import (
    ANY,
    DATETIME,
    Annotation,
    Dialect,
    annotate,
)
from trifold.python.models import ModelName, model_annotations
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.python.signatures import Argument, signature
from trifold.runtime.wire.media_types import is_json
from trifold.targets.example_calls import (
    call_view,
    client_arguments,
    python_example,
)
from trifold.targets.jobs import Job, Render
from trifold.targets.modules import body_annotations, result_annotations
from trifold.targets.value_notes import parameter_notes, value_notes

__all__ = ["docs_jobs"]


_MODELS_PAGE = "../models.md"
_MODEL_NAME = re.compile(r"\bmodels\.(\w+)")


def _dialect(names: Names) -> Dialect:
    """Types as readers of the docs know them."""
    return Dialect(
        file=Annotation("file"),
        formats={**DATETIME, "byte": Annotation("bytes")},
        models=model_annotations(names.models),
        literals=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link of the document's, with its text."""

    text: str
    url: str


TypeView: TypeAlias = tuple[tuple[str, str], ...]
"""A type as its parts, each with the page and anchor of the model that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """A row of a table of arguments."""

    argument: str
    place: str
    wire_name: str
    type: TypeView
    required: str
    description: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
    """A row of a table of responses."""

    status: str
    media_types: str
    type: TypeView
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """A row of a table of the headers of responses."""

    status: str
    name: str
    type: TypeView
    description: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyExampleView:
    """An example of a body in JSON."""

    title: str
    json: str


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
    bodies: tuple[BodyExampleView, ...]
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
    type: TypeView
    required: str
    description: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A section about one model; `bases` are those whose fields it has as well."""

    name: str
    description: str
    bases: tuple[TypeView, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """A row of a table of scopes."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySchemeView:
    """A row of the table of security schemes, and a section if it has more to say."""

    name: str
    kind: str
    sent_as: str
    description: str
    links: tuple[LinkView, ...] = ()
    scopes: tuple[ScopeView, ...] = ()


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
    security_details: tuple[SecuritySchemeView, ...]
    models: tuple[ModelView, ...]


def docs_jobs(api: Api, names: Names) -> tuple[Job, ...]:
    """Every page, below `docs/`."""
    groups = tuple(_group_view(api, names, group) for group in names.groups)
    schemes = tuple(_scheme_view(item) for item in api.security_schemes)
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
        security_schemes=schemes,
        security_details=tuple(item for item in schemes if item.links or item.scopes),
        models=tuple(
            _model_view(api, model, names)
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


def _group_view(api: Api, names: Names, group: GroupNames) -> GroupView:
    package = f"{names.package}_client"
    dialect = _dialect(names)
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
    types = _response_types(api, operation.responses, dialect)
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
            _argument_view(api, argument)
            for argument in signature(names, api.schemas, dialect)
        ),
        responses=tuple(
            ResponseView(
                status=response.status,
                media_types=", ".join(
                    content.media_type for content in response.contents
                ),
                type=_type_view(types[response.status], _MODELS_PAGE),
                description=response.description,
            )
            for response in operation.responses
        ),
        headers=tuple(
            HeaderView(
                status=response.status,
                name=header.name,
                type=_type_view(
                    annotate(header.schema, api.schemas, dialect), _MODELS_PAGE
                ),
                description=header.description,
                notes="; ".join(value_notes(header.schema, api.schemas)),
            )
            for response in operation.responses
            for header in response.headers
        ),
        bodies=_body_examples(api, operation),
        security=_security(api, operation),
        python=python_example(package, client_arguments(api), call),
        curl=call.curl,
    )


def _response_types(
    api: Api, responses: Sequence[Response], dialect: Dialect
) -> Mapping[str, Annotation]:
    """The types of the bodies by status, `Any` where the document says nothing."""
    bodies = body_annotations(responses, api.schemas, dialect)
    successes = [response for response in responses if response.is_success]
    types = {response.status: ANY for response in responses}
    return types | bodies | result_annotations(successes, bodies)


def _type_view(annotation: Annotation, page: str) -> TypeView:
    """The type with the names of models linked to their sections of `page`."""
    parts = _MODEL_NAME.split(annotation.source)
    return tuple(
        # GitHub and MkDocs make anchors of headings in lower case.
        (text, f"{page}#{text.lower()}" if index % 2 else "")
        for index, text in enumerate(parts)
        if text
    )


def _body_examples(api: Api, operation: Operation) -> tuple[BodyExampleView, ...]:
    """Examples of what is sent and of what is answered, where that is JSON."""
    body = operation.request_body
    described = [("Request body", True, body.contents)] if body is not None else []
    described += [
        (f"Response {response.status}", False, response.contents)
        for response in operation.responses
        if response.is_success
    ]
    return tuple(
        BodyExampleView(
            title=title,
            json=json.dumps(
                sample_body(content.schema, api.schemas, is_request=is_request),
                indent=2,
                ensure_ascii=False,
            ),
        )
        for title, is_request, contents in described
        for content in contents[:1]
        if content.schema is not None and is_json(content.media_type)
    )


def _request_target(operation: Operation) -> str:
    """The path template, with the constants that stand in the query."""
    query = "&".join(
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.QUERY
    )
    return f"{operation.path_template}?{query}" if query else operation.path_template


def _argument_view(api: Api, argument: Argument) -> ArgumentView:
    parameter = argument.parameter
    notes = parameter_notes(parameter, api.schemas) if parameter is not None else ()
    return ArgumentView(
        argument=argument.argument,
        place=parameter.place.value if parameter is not None else "body",
        wire_name=parameter.name if parameter is not None else "",
        type=_type_view(argument.annotation, _MODELS_PAGE),
        required="yes" if argument.required else "no",
        description=argument.description,
        notes="; ".join(notes),
    )


def _model_view(api: Api, model: ModelName, names: Names) -> ModelView:
    dialect = _dialect(names)
    return ModelView(
        name=model.class_name,
        description=model.schema.description,
        bases=tuple(
            _type_view(annotate(base, api.schemas, dialect), "")
            for base in model.schema.bases
        ),
        fields=tuple(
            FieldView(
                name=field.field,
                wire_name=field.property.name,
                type=_type_view(
                    annotate(field.property.schema, api.schemas, dialect), ""
                ),
                required="yes" if field.property.required else "no",
                description=field.property.description
                or api.schemas[field.property.schema].description,
                notes="; ".join(_field_notes(api, field.property)),
            )
            for field in model.fields
        ),
    )


def _field_notes(api: Api, field: Property) -> tuple[str, ...]:
    is_read_only = field.read_only or api.schemas[field.schema].read_only
    notes = value_notes(field.schema, api.schemas)
    return (*notes, "read only") if is_read_only else notes


def _security(api: Api, operation: Operation) -> str:
    """What an operation needs, in words: "`key` and `token` (`read`), or `basic`".

    Empty where the API has no security at all.
    """
    alternatives = [
        " and ".join(
            f"`{name}`" + (f" ({', '.join(f'`{it}`' for it in scopes)})" * bool(scopes))
            for name, scopes in sorted(requirement.schemes.items())
        )
        for requirement in operation.security
    ]
    if not alternatives:
        return "no authentication" if api.security_schemes else ""
    # "Or nothing" ends the choice, wherever it stands.
    ordered = sorted(alternatives, key=lambda text: not text)
    return ", or ".join(text or "nothing" for text in ordered)


def _scheme_view(scheme: SecurityScheme) -> SecuritySchemeView:
    match scheme:
        case BasicScheme():
            return SecuritySchemeView(
                name=scheme.name,
                kind="HTTP Basic",
                sent_as="header `Authorization`: `Basic` and `user:password` in Base64",
                description=scheme.description,
            )
        case ApiKeyScheme(place=place, parameter=parameter):
            return SecuritySchemeView(
                name=scheme.name,
                kind="API key",
                sent_as=f"{place} `{parameter}`",
                description=scheme.description,
            )
        case OAuth2Scheme():
            urls = (
                ("Authorization URL", scheme.authorization_url),
                ("Token URL", scheme.token_url),
            )
            return SecuritySchemeView(
                name=scheme.name,
                kind=f"OAuth 2.0, {scheme.flow.replace('_', ' ')}",
                sent_as="header `Authorization`: `Bearer` and the access token",
                description=scheme.description,
                links=tuple(LinkView(text=text, url=url) for text, url in urls if url),
                scopes=tuple(
                    ScopeView(name=name, description=description)
                    for name, description in sorted(scheme.scopes.items())
                ),
            )
