"""The requests that examples stand for, by the description alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from triptych.ir import Api, Operation, Place
from triptych.json_value import JsonValue
from triptych.passes.json_schemas import schema_name
from triptych.python.annotations import Dialect
from triptych.python.names import OperationNames
from triptych.python.signatures import signature
from triptych.runtime.wire.encode import (
    encode_cookie,
    encode_form_fields,
    encode_header,
    encode_path,
    encode_query,
    encode_querystring,
    percent_encode,
)
from triptych.runtime.wire.media_types import is_json
from triptych.runtime.wire.parameters import Parameter as WireParameter
from triptych.targets.examples.arguments import (
    SampledArgument,
    chosen_arguments,
    on_the_wire,
    sampled_arguments,
    sent_as,
    sent_as_xml,
)

__all__ = ["URL_CHARACTERS", "ExpectedRequest", "expected_request", "request_target"]

URL_CHARACTERS = "/{}%!$&'()*+,;=:@"
"""What stands for itself in a path or in braces, and what is encoded already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRequest:
    """The request that an example's arguments stand for.

    `target` is its path and query, `body` the value it holds in JSON or as `xml`, which
    is the name of its schema; None if it holds none.
    Arguments named in `files` are the contents of files. A form has the texts in
    `form`, and files by the names in `uploads`. `media_type` is empty without a body.
    """

    arguments: Mapping[str, JsonValue]
    files: tuple[str, ...]
    target: str
    body: JsonValue
    xml: str
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    media_type: str
    form: tuple[tuple[str, str], ...]
    uploads: tuple[str, ...]


def expected_request(
    api: Api, names: OperationNames, dialect: Dialect
) -> ExpectedRequest | None:
    """What the example of an operation sends, by the description alone.

    None where there is no example.
    """
    operation = names.operation
    chosen = chosen_arguments(signature(names, api.schemas, dialect))
    sampled = sampled_arguments(api, operation, chosen)
    if sampled is None:
        return None
    body = next((item for item in sampled if item.argument.parameter is None), None)
    xml = sent_as_xml(operation)
    return ExpectedRequest(
        arguments={item.argument.argument: item.value for item in sampled},
        files=tuple(item.argument.argument for item in sampled if item.is_file),
        target=request_target(api, operation, sampled),
        body=body.value if body and (xml or is_json(sent_as(operation))) else None,
        xml=schema_name(xml) if body and xml is not None else "",
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
            for item, parameter in on_the_wire(api, sampled)
            if item.is_file
        ),
    )


def request_target(
    api: Api, operation: Operation, sampled: Sequence[SampledArgument]
) -> str:
    """Path and query as the generated client encodes them."""
    path = quote(operation.path_template, safe=URL_CHARACTERS)
    query = [
        f"{percent_encode(item.name)}={percent_encode(item.value)}"
        for item in operation.constants
        if item.place is Place.QUERY
    ]
    for item, parameter in on_the_wire(api, sampled):
        if parameter.place == "path":
            value = encode_path(parameter, item.value)
            name = quote(parameter.name, safe=URL_CHARACTERS)
            path = path.replace(f"{{{name}}}", value)
        elif parameter.place == "query":
            query += [
                f"{percent_encode(name)}={text}"
                for name, text in encode_query(parameter, item.value)
            ]
        elif parameter.place == "querystring":
            query.append(encode_querystring(parameter, item.value))
    return f"{path}?{'&'.join(query)}" if query else path


def _constants(operation: Operation, place: Place) -> Iterator[tuple[str, str]]:
    for item in operation.constants:
        if item.place is place:
            yield item.name, item.value


def _fields(
    api: Api,
    sampled: Sequence[SampledArgument],
    place: str,
    encode: Callable[[WireParameter, object], Iterable[tuple[str, str]]],
) -> Iterator[tuple[str, str]]:
    """Name and text of each value that is sent in this place."""
    for item, parameter in on_the_wire(api, sampled):
        if parameter.place == place and not item.is_file:
            yield from encode(parameter, item.value)


def _encode_header(parameter: WireParameter, value: object) -> list[tuple[str, str]]:
    return [(parameter.name, text) for text in encode_header(parameter, value)]


def _sent_media_type(operation: Operation, sampled: Iterable[SampledArgument]) -> str:
    """The media type of the body, empty where the example has none."""
    body = operation.request_body
    if body is None:
        return ""
    if body.fields:
        return sent_as(operation)
    has_body = any(item.argument.parameter is None for item in sampled)
    return sent_as(operation) if has_body else ""
