"""Example calls of an operation: their arguments, and as a curl command line."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

from triptych.ir import (
    Api,
    ArgumentPagination,
    ArraySchema,
    ObjectSchema,
    Operation,
    Pagination,
    Place,
    SchemaId,
    TokenPagination,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.files import holds_files
from triptych.passes.requests.wire import variants, wire_parameter
from triptych.passes.samples.examples import NoSampleError, sample
from triptych.passes.schemas.properties import all_properties
from triptych.python.annotations import Dialect
from triptych.python.code import Code
from triptych.python.example_source import ExampleSource, example_source
from triptych.python.imports import Import
from triptych.python.literals import literal
from triptych.python.models import ModelName
from triptych.python.names import GroupNames, OperationNames
from triptych.python.signatures import Argument, signature
from triptych.runtime.wire.encode import (
    encode_cookie,
    encode_form_fields,
    encode_header,
    encode_path,
    encode_query,
    percent_encode,
)
from triptych.runtime.wire.media_types import (
    JSON_PATCH,
    MULTIPART,
    essence,
    is_form,
    is_json,
    is_text,
)
from triptych.runtime.wire.parameters import Parameter as WireParameter

__all__ = [
    "EXAMPLE_BASE_URL",
    "CallView",
    "ExpectedRequest",
    "call_view",
    "client_arguments",
    "expected_request",
    "iteration_view",
]

EXAMPLE_BASE_URL = "http://127.0.0.1:8000"
"""Where the generated server listens unless told otherwise: what examples call when
the document names no host."""

# Enough optional arguments to show how they are passed, without burying the call.
_OPTIONAL_ARGUMENTS = 2

# What stands in a path or in braces for itself, and what is encoded already.
_URL = "/{}%!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """A call of one operation that runs as it stands.

    `arguments` are as written in the call. `imports` are what they need besides the
    client: a module of the package itself has no module name. Without `has_result`
    there is nothing to print.
    """

    attribute: str
    method: str
    arguments: tuple[Code, ...]
    imports: frozenset[Import]
    has_result: bool
    curl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRequest:
    """The request that an example's arguments stand for.

    `target` is its path and query, `body` the JSON it holds, None if it is no JSON.
    Arguments named in `files` are the contents of files. A form has the texts in
    `form`, and files by the names in `uploads`. `media_type` is empty without a body.
    """

    arguments: Mapping[str, JsonValue]
    files: tuple[str, ...]
    target: str
    body: JsonValue
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    media_type: str
    form: tuple[tuple[str, str], ...]
    uploads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sampled:
    argument: Argument
    schema: SchemaId | None
    value: JsonValue
    is_file: bool


def call_view(
    api: Api,
    group: GroupNames,
    names: OperationNames,
    dialect: Dialect,
    models: Mapping[SchemaId, ModelName],
) -> CallView | None:
    """The example of an operation: its required arguments and a few others.

    It asks for the first page of a list: nobody has made up the token of another one.
    None where a required argument has no sample that can be shown and sent.
    """
    arguments = signature(names, api.schemas, dialect)
    if isinstance(names.operation.pagination, TokenPagination):
        arguments = _without_start(arguments, names.operation.pagination)
    sampled = _sampled_all(api, names.operation, _chosen(arguments))
    if sampled is None:
        return None
    sources = [_source(api, item, models) for item in sampled]
    return CallView(
        attribute=group.attribute,
        method=names.method,
        arguments=_call_arguments(sampled, sources),
        imports=frozenset().union(*(source.imports for source in sources)),
        has_result=_has_result(names.operation),
        curl=_curl(api, names.operation, sampled),
    )


def iteration_view(
    api: Api,
    group: GroupNames,
    names: OperationNames,
    dialect: Dialect,
    models: Mapping[SchemaId, ModelName],
) -> CallView | None:
    """The same for its iterator if it has one, which begins with the first page."""
    pagination = names.operation.pagination
    if pagination is None:
        return None
    arguments = _without_start(signature(names, api.schemas, dialect), pagination)
    sampled = _sampled_all(api, names.operation, _chosen(arguments))
    if sampled is None:
        return None
    sources = [_source(api, item, models) for item in sampled]
    return CallView(
        attribute=group.attribute,
        method=names.iterator,
        arguments=_call_arguments(sampled, sources),
        imports=frozenset().union(*(source.imports for source in sources)),
        has_result=True,
        curl="",
    )


def _call_arguments(
    sampled: Iterable[_Sampled], sources: Iterable[ExampleSource]
) -> tuple[Code, ...]:
    return tuple(
        Code(
            source.source
            if item.argument.positional
            else f"{item.argument.argument}={source.source}"
        )
        for item, source in zip(sampled, sources, strict=True)
    )


def expected_request(
    api: Api, names: OperationNames, dialect: Dialect
) -> ExpectedRequest | None:
    """What the example of an operation sends, by the description alone.

    It has the token of a page as well, which the example leaves out.

    None where there is no example.
    """
    operation = names.operation
    chosen = _chosen(signature(names, api.schemas, dialect))
    sampled = _sampled_all(api, operation, chosen)
    if sampled is None:
        return None
    body = next((item for item in sampled if item.argument.parameter is None), None)
    return ExpectedRequest(
        arguments={item.argument.argument: item.value for item in sampled},
        files=tuple(item.argument.argument for item in sampled if item.is_file),
        target=_request_target(api, operation, sampled),
        body=body.value if body and is_json(_media_type(operation)) else None,
        headers=(
            *_constants(operation, Place.HEADER),
            *_fields(api, sampled, "header", _encode_header),
        ),
        cookies=tuple(
            f"{name}={text}"
            for name, text in _fields(api, sampled, "cookie", encode_cookie)
        ),
        media_type=_sent_media_type(operation, sampled),
        form=(
            *_constants(operation, Place.FORM),
            *_fields(api, sampled, "form", encode_form_fields),
        ),
        uploads=tuple(
            parameter.name
            for item, parameter in _on_the_wire(api, sampled)
            if item.is_file
        ),
    )


def _constants(operation: Operation, place: Place) -> Iterator[tuple[str, str]]:
    for item in operation.constants:
        if item.place is place:
            yield item.name, item.value


def _fields(
    api: Api,
    sampled: Sequence[_Sampled],
    place: str,
    encode: Callable[[WireParameter, object], Iterable[tuple[str, str]]],
) -> Iterator[tuple[str, str]]:
    """Name and text of each value that is sent in this place."""
    for item, parameter in _on_the_wire(api, sampled):
        if parameter.place == place and not item.is_file:
            yield from encode(parameter, item.value)


def _encode_header(parameter: WireParameter, value: object) -> list[tuple[str, str]]:
    return [(parameter.name, text) for text in encode_header(parameter, value)]


def _sent_media_type(operation: Operation, sampled: Iterable[_Sampled]) -> str:
    """The media type of the body, empty where the example has none."""
    body = operation.request_body
    if body is None:
        return ""
    if body.fields:
        return _media_type(operation)
    has_body = any(item.argument.parameter is None for item in sampled)
    return _media_type(operation) if has_body else ""


def _has_result(operation: Operation) -> bool:
    """Whether any success may have a body (RFC 9110, sections 15.3.5 and 15.3.6)."""
    statuses = {item.status for item in operation.responses if item.is_success}
    return not statuses or bool(statuses - {"204", "205"})


def _source(
    api: Api, item: _Sampled, models: Mapping[SchemaId, ModelName]
) -> ExampleSource:
    if item.is_file:
        is_list = item.schema and isinstance(api.schemas[item.schema], ArraySchema)
        return ExampleSource('[b"..."]' if is_list else 'b"..."')
    if item.schema is None:
        return ExampleSource(literal(item.value))
    return example_source(item.value, item.schema, api.schemas, models)


def _without_start(
    arguments: tuple[Argument, ...], pagination: Pagination
) -> tuple[Argument, ...]:
    """The arguments without an optional one that says which page is wanted."""
    if not isinstance(pagination, ArgumentPagination) or pagination.member:
        return arguments
    return tuple(
        argument
        for argument in arguments
        if argument.required
        or argument.parameter is None
        or argument.parameter.pointer != pagination.parameter
    )


def _chosen(arguments: Sequence[Argument]) -> list[Argument]:
    optional = [argument for argument in arguments if not argument.required]
    shown = optional[:_OPTIONAL_ARGUMENTS]
    return [item for item in arguments if item.required or item in shown]


def _sampled_all(
    api: Api, operation: Operation, arguments: Iterable[Argument]
) -> list[_Sampled] | None:
    """The arguments with their samples, without optional ones that have none.

    None if a required one has none: no value of it is small enough to be shown, or it
    can't be written where the document puts it.
    """
    found: list[_Sampled] = []
    for argument in arguments:
        try:
            item = _sampled(api, operation, argument)
            _check_encoding(api, item)
        except (NoSampleError, TypeError, ValueError):
            if argument.required:
                return None
        else:
            found.append(item)
    return found


def _check_encoding(api: Api, item: _Sampled) -> None:
    """Raise `TypeError` or `ValueError` if a sample can't be written in its place."""
    for _, parameter in _on_the_wire(api, [item]):
        if parameter.place == "path":
            encode_path(parameter, item.value)
        elif parameter.place == "header":
            encode_header(parameter, item.value)
        elif not item.is_file:
            encode_form_fields(parameter, item.value)


def _sampled(api: Api, operation: Operation, argument: Argument) -> _Sampled:
    if argument.parameter is None:
        return _sampled_body(api, operation, argument)
    schema_id = argument.parameter.schema
    is_file = holds_files(schema_id, api.schemas)
    value = "" if is_file else sample(schema_id, api.schemas, argument.parameter.name)
    if value == {}:
        value = _with_a_member(schema_id, api)
    return _Sampled(argument, schema_id, value, is_file=is_file)


def _with_a_member(schema_id: SchemaId, api: Api) -> JsonValue:
    """An object that is written at all: with the first member that may be there."""
    for schema in variants(schema_id, api.schemas):
        if isinstance(schema, ObjectSchema):
            for item in all_properties(schema, api.schemas):
                with suppress(NoSampleError):
                    return {item.name: sample(item.schema, api.schemas, item.name)}
    return {}


def _sampled_body(api: Api, operation: Operation, argument: Argument) -> _Sampled:
    media_type = _media_type(operation)
    if not is_json(media_type):
        is_file = not is_text(media_type)
        return _Sampled(argument, None, "...", is_file=is_file)
    body = operation.request_body
    schema = body.contents[0].schema if body is not None else None
    value = sample(schema, api.schemas, "body") if schema is not None else {}
    return _Sampled(argument, schema, value, is_file=False)


def _media_type(operation: Operation) -> str:
    """What the client sends a body as: the first media type that fits, else JSON.

    A JSON Patch is a list, so that any other type of the same schema goes before it.
    """
    body = operation.request_body
    contents = body.contents if body is not None else ()
    fits = [
        content.media_type.replace("text/*", "text/plain")
        for content in contents
        if content.media_type == "text/*" or "*" not in content.media_type
        if is_form(content.media_type) == bool(body and body.fields)
    ]
    is_shared = len({content.schema for content in contents}) == 1
    if is_shared:
        fits.sort(key=lambda media_type: essence(media_type) == JSON_PATCH)
    return next(iter(fits), "application/json")


def client_arguments(api: Api) -> Code:
    """What examples give to `Client(...)`: nothing where it has a base URL itself."""
    server = api.servers[0]
    if server.is_absolute:
        return Code("")
    return Code(literal(EXAMPLE_BASE_URL + server.url.rstrip("/")))


def _curl(api: Api, operation: Operation, sampled: Sequence[_Sampled]) -> str:
    """A command line that sends what the Python example sends."""
    server = next(
        (item for item in operation.servers if item.is_absolute), api.servers[0]
    )
    base = server.url if server.is_absolute else EXAMPLE_BASE_URL + server.url
    url = quote(base.rstrip("/"), safe=_URL) + _request_target(api, operation, sampled)
    words = ["curl"]
    if operation.method != "GET":
        words += ["-X", operation.method.value]
    words.append(shlex.quote(url))
    lines = [" ".join(words)]
    lines += [
        f"-H {shlex.quote(f'{item.name}: {item.value}')}"
        for item in operation.constants
        if item.place is Place.HEADER
    ]
    lines += _curl_headers(api, sampled)
    lines += _curl_body(api, operation, sampled)
    return " \\\n  ".join(lines)


def _request_target(api: Api, operation: Operation, sampled: Sequence[_Sampled]) -> str:
    """Path and query as the generated client encodes them."""
    path = quote(operation.path_template, safe=_URL)
    query = [
        f"{percent_encode(item.name)}={percent_encode(item.value)}"
        for item in operation.constants
        if item.place is Place.QUERY
    ]
    for item, parameter in _on_the_wire(api, sampled):
        if parameter.place == "path":
            value = encode_path(parameter, item.value)
            name = quote(parameter.name, safe=_URL)
            path = path.replace(f"{{{name}}}", value)
        elif parameter.place == "query":
            query += [
                f"{percent_encode(name)}={text}"
                for name, text in encode_query(parameter, item.value)
            ]
    return f"{path}?{'&'.join(query)}" if query else path


def _curl_headers(api: Api, sampled: Sequence[_Sampled]) -> list[str]:
    return [
        f"-H {shlex.quote(f'{parameter.name}: {text}')}"
        for item, parameter in _on_the_wire(api, sampled)
        if parameter.place == "header"
        for text in encode_header(parameter, item.value)
    ] + [
        f"-b {shlex.quote(f'{name}={text}')}"
        for item, parameter in _on_the_wire(api, sampled)
        if parameter.place == "cookie"
        for name, text in encode_cookie(parameter, item.value)
    ]


def _curl_body(
    api: Api, operation: Operation, sampled: Sequence[_Sampled]
) -> list[str]:
    body = operation.request_body
    if body is None:
        return []
    media_type = _media_type(operation)
    if not body.fields:
        given = next((item for item in sampled if not item.argument.parameter), None)
        return [
            f"-H {shlex.quote(f'Content-Type: {media_type}')}",
            _curl_data(given, media_type),
        ]
    option = "-F" if essence(media_type) == MULTIPART else "--data-urlencode"
    fields = [
        f"{item.name}={item.value}"
        for item in operation.constants
        if item.place is Place.FORM
    ]
    for item, parameter in _on_the_wire(api, sampled):
        if item.is_file:
            fields.append(f"{parameter.name}=@file")
        elif parameter.place == "form":
            written = encode_form_fields(parameter, item.value)
            fields += [f"{name}={text}" for name, text in written]
    return [f"{option} {shlex.quote(field)}" for field in fields]


def _curl_data(given: _Sampled | None, media_type: str) -> str:
    if given is not None and given.is_file:
        return "--data-binary @file"
    value = given.value if given is not None else {}
    text = value if isinstance(value, str) and is_text(media_type) else None
    return f"-d {shlex.quote(json.dumps(value) if text is None else text)}"


def _on_the_wire(
    api: Api, sampled: Sequence[_Sampled]
) -> list[tuple[_Sampled, WireParameter]]:
    return [
        (
            item,
            wire_parameter(
                item.argument.argument, item.argument.parameter, api.schemas
            ),
        )
        for item in sampled
        if item.argument.parameter is not None
    ]
