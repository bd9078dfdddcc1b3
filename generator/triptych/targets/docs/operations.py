"""Sections of the docs about operations."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from triptych.ir import Api, Operation, Place, Response
from triptych.passes.requests.base_paths import own_url
from triptych.passes.samples.examples import sample_body, sample_content
from triptych.passes.xml.contents import holds_value
from triptych.passes.xml.documents import xml_document
from triptych.python.annotations import ANY, NONE, Annotation, Dialect, annotate
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.signatures import Argument, body_annotation
from triptych.python.streams import stream_types, streamed_contents
from triptych.targets.docs.flows import (
    CallbackRow,
    LinkRow,
    callback_rows,
    link_rows,
    sections,
)
from triptych.targets.docs.types import LinkView, TypeView, link_view, type_view
from triptych.targets.examples.calls import (
    call_view,
    iteration_view,
    streaming_view,
)
from triptych.targets.examples.scripts import iteration_example, python_example
from triptych.targets.examples.servers import client_arguments
from triptych.targets.modules import body_annotations, result_annotations
from triptych.targets.rule_notes import span
from triptych.targets.security_notes import security_text
from triptych.targets.value_notes import parameter_notes, value_notes
from triptych.text import shortened

__all__ = [
    "BRIEF_LENGTH",
    "ArgumentKey",
    "ArgumentView",
    "BodyExampleView",
    "OperationView",
    "ResponseView",
    "argument_key",
    "argument_view",
    "body_examples",
    "operation_view",
    "request_line",
    "response_views",
]


_MODELS_PAGE = "../models.md"

BRIEF_LENGTH = 60
"""How many characters of a shared description stand with each operation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """A row of a table of arguments.

    With `is_cut` the whole description stands below all operations.
    """

    argument: str
    place: str
    wire_name: str
    type: TypeView
    required: str
    description: str
    notes: str
    is_cut: bool = False


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
    """An example of a body, in JSON or in XML."""

    title: str
    text: str
    is_xml: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamView:
    """A row of a table of the items of streams, of events with or without a name."""

    media_type: str
    event: str
    type: TypeView
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """A section about one operation."""

    method_name: str
    summary: str
    request_line: str
    server: str
    id: str
    description: str
    deprecated: bool
    link: LinkView | None
    arguments: tuple[ArgumentView, ...]
    responses: tuple[ResponseView, ...]
    headers: tuple[HeaderView, ...]
    links: tuple[LinkRow, ...]
    callbacks: tuple[CallbackRow, ...]
    bodies: tuple[BodyExampleView, ...]
    security: str
    streams: tuple[StreamView, ...]
    python: str
    iteration: str
    streaming: str
    curl: str


ArgumentKey: TypeAlias = tuple[str, str, str, str, str]


def argument_key(argument: Argument) -> ArgumentKey:
    """What two arguments have in common that share a row of a table."""
    parameter = argument.parameter
    return (
        argument.argument,
        argument.annotation.source,
        parameter.place.value if parameter is not None else "",
        parameter.name if parameter is not None else "",
        argument.description,
    )


def operation_view(
    api: Api,
    package: str,
    group: GroupNames,
    names: OperationNames,
    arguments: Iterable[Argument],
    dialect: Dialect,
    all_names: Names,
    common: Collection[ArgumentKey],
) -> OperationView:
    """The section of an operation; `common` arguments are described elsewhere."""
    operation = names.operation
    has_links = any(response.links for response in operation.responses)
    call = call_view(api, group, names, dialect, all_names)
    iteration = iteration_view(api, group, names, dialect, all_names.models)
    streaming = streaming_view(call, operation) if call is not None else None
    summary = " ".join(operation.summary.split())
    description = operation.description.strip()
    documentation = operation.external_documentation
    body_notes = _body_notes(api, operation, dialect)
    return OperationView(
        method_name=names.method,
        summary=summary,
        request_line=request_line(operation),
        server=own_url(api, operation) if operation.servers else "",
        id=operation.id,
        description="" if description == operation.summary.strip() else description,
        deprecated=operation.deprecated,
        link=link_view(documentation) if documentation is not None else None,
        arguments=tuple(
            (
                _cut(argument_view(api, argument, all_names))
                if argument_key(argument) in common
                else (
                    replace(argument_view(api, argument, all_names), notes=body_notes)
                    if argument.parameter is None
                    else argument_view(api, argument, all_names)
                )
            )
            for argument in arguments
        ),
        responses=response_views(api, operation, dialect),
        links=link_rows(operation, sections(all_names)) if has_links else (),
        callbacks=callback_rows(operation.callbacks, all_names.webhooks),
        headers=tuple(
            HeaderView(
                status=response.status,
                name=header.name,
                type=type_view(
                    annotate(header.schema, api.schemas, dialect), _MODELS_PAGE
                ),
                description=header.description,
                notes="; ".join(
                    value_notes(header.schema, api.schemas, all_names.enums)
                ),
            )
            for response in operation.responses
            for header in response.headers
        ),
        bodies=body_examples(api, operation),
        streams=tuple(
            StreamView(
                media_type=item.media_type,
                event=item.event,
                type=type_view(item.declared, _MODELS_PAGE),
                written="text" if item.is_text else "JSON",
            )
            for item in stream_types(
                streamed_contents(operation.responses), api.schemas, dialect
            )
        ),
        security=security_text(api, operation),
        python=(
            python_example(package, client_arguments(api), call)
            if call is not None
            else ""
        ),
        iteration=(
            iteration_example(package, client_arguments(api), iteration)
            if iteration is not None
            else ""
        ),
        streaming=(
            python_example(package, client_arguments(api), streaming)
            if streaming is not None
            else ""
        ),
        curl=call.curl if call is not None else "",
    )


def response_views(
    api: Api, operation: Operation, dialect: Dialect, models_page: str = _MODELS_PAGE
) -> tuple[ResponseView, ...]:
    """The rows of a table of responses."""
    types = _response_types(api, operation.responses, dialect)
    return tuple(
        ResponseView(
            status=response.status,
            media_types=", ".join(content.media_type for content in response.contents),
            type=type_view(types[response.status], models_page),
            description=response.description,
        )
        for response in operation.responses
    )


def _body_notes(api: Api, operation: Operation, dialect: Dialect) -> str:
    """The types of a body by media type, where these differ."""
    body = operation.request_body
    types = {
        content.media_type: body_annotation(operation, content, api.schemas, dialect)
        for content in (body.contents if body is not None else ())
    }
    if len(set(types.values())) < 2:
        return ""
    return "; ".join(
        f"{span(annotation.source.replace('models.', ''))} as {span(media_type)}"
        for media_type, annotation in types.items()
    )


def _response_types(
    api: Api, responses: Sequence[Response], dialect: Dialect
) -> Mapping[str, Annotation]:
    """The types of the bodies by status.

    It is `Any` where nothing is said of a body, and none where there is none.
    """
    bodies = body_annotations(responses, api.schemas, dialect, is_client=True)
    successes = [response for response in responses if response.is_success]
    types = {response.status: ANY for response in responses}
    empty = {item.status: NONE for item in responses if not item.contents}
    return types | bodies | result_annotations(successes, bodies) | empty


def body_examples(api: Api, operation: Operation) -> tuple[BodyExampleView, ...]:
    """Examples of what is sent and of what is answered, where that is a value."""
    body = operation.request_body
    sent = body.contents[:1] if body is not None else ()
    described = [("Request body", content, True) for content in sent]
    described += [
        (f"Response {response.status}", content, False)
        for response in operation.responses
        if response.is_success
        for content in response.contents[:1]
    ]
    found: list[BodyExampleView] = []
    for title, content, is_request in described:
        if content.schema is None or not holds_value(content):
            continue
        with suppress(ValueError):
            value = (
                sample_body(content.schema, api.schemas, is_request=True)
                if is_request
                else sample_content(content, api.schemas)
            )
            is_xml = bool(content.as_xml)
            text = (
                xml_document(value, content.schema, api, indent=True)
                if is_xml
                else json.dumps(value, indent=2, ensure_ascii=False)
            )
            found.append(BodyExampleView(title=title, text=text, is_xml=is_xml))
    return tuple(found)


def request_line(operation: Operation) -> str:
    """Method and path template, with the constants that stand in the query."""
    query = "&".join(
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.QUERY
    )
    target = operation.path_template + (f"?{query}" if query else "")
    return f"{operation.method} {target}"


def argument_view(
    api: Api, argument: Argument, names: Names, models_page: str = _MODELS_PAGE
) -> ArgumentView:
    """The whole row of an argument."""
    parameter = argument.parameter
    notes = (
        parameter_notes(parameter, api.schemas, names.enums)
        if parameter is not None
        else ()
    )
    return ArgumentView(
        argument=argument.argument,
        place=parameter.place.value if parameter is not None else "body",
        wire_name=(
            parameter.name
            if parameter is not None and parameter.place is not Place.QUERYSTRING
            else ""
        ),
        type=type_view(argument.annotation, models_page),
        required="yes" if argument.required else "no",
        description=argument.description,
        notes="; ".join(notes),
    )


def _cut(row: ArgumentView) -> ArgumentView:
    text = shortened(row.description, BRIEF_LENGTH)
    return replace(row, description=text, is_cut=True)
