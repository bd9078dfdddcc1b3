"""Example calls as curl command lines."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from urllib.parse import quote

from triptych.ir import Api, Operation, Place
from triptych.passes.requests.base_paths import own_url
from triptych.passes.xml.documents import xml_document
from triptych.python.security_names import SecuritySchemeNames
from triptych.python.streams import is_stream
from triptych.runtime.wire.encode import (
    encode_cookie,
    encode_form_fields,
    encode_header,
)
from triptych.runtime.wire.media_types import (
    FORM,
    MULTIPART,
    essence,
    is_multipart,
    is_text,
)
from triptych.targets.examples.arguments import (
    SampledArgument,
    on_the_wire,
    sent_as,
    sent_as_xml,
)
from triptych.targets.examples.curl_credentials import curl_credentials
from triptych.targets.examples.requests import URL_CHARACTERS, request_target
from triptych.targets.examples.servers import EXAMPLE_BASE_URL

__all__ = ["curl_command"]


def curl_command(
    api: Api,
    operation: Operation,
    sampled: Sequence[SampledArgument],
    schemes: Sequence[SecuritySchemeNames],
) -> str:
    """A command line that sends what the Python example sends.

    It reads the credentials from the same environment variables.
    """
    base = own_url(api, operation)
    if base.startswith("/"):
        base = EXAMPLE_BASE_URL + base
    url = quote(base.rstrip("/"), safe=URL_CHARACTERS) + request_target(
        api, operation, sampled
    )
    # Without `-N` items wait for others.
    words = ["curl", *(["-N"] if is_stream(operation) else [])]
    if operation.method != "GET":
        words += ["-X", operation.method]
    words.append(shlex.quote(url))
    body = _curl_body(api, operation, sampled)
    lines = [" ".join(words)]
    lines += curl_credentials(operation, schemes, has_body=bool(body))
    lines += [
        f"-H {shlex.quote(f'{item.name}: {item.value}')}"
        for item in operation.constants
        if item.place is Place.HEADER
    ]
    lines += _curl_headers(api, sampled)
    lines += body
    return " \\\n  ".join(lines)


def _curl_headers(api: Api, sampled: Sequence[SampledArgument]) -> list[str]:
    return [
        f"-H {shlex.quote(f'{parameter.name}: {text}')}"
        for item, parameter in on_the_wire(api, sampled)
        if parameter.place == "header"
        for text in encode_header(parameter, item.value)
    ] + [
        f"-b {shlex.quote(f'{name}={text}')}"
        for item, parameter in on_the_wire(api, sampled)
        if parameter.place == "cookie"
        for name, text in encode_cookie(parameter, item.value)
    ]


def _curl_body(
    api: Api, operation: Operation, sampled: Sequence[SampledArgument]
) -> list[str]:
    body = operation.request_body
    constants = [item for item in operation.constants if item.place is Place.FORM]
    if body is None and not constants:
        return []
    # A form of constants alone is no body that anybody has to give.
    media_type = FORM if body is None else sent_as(operation)
    if body is not None and not body.fields:
        given = next((item for item in sampled if not item.argument.parameter), None)
        return [
            f"-H {shlex.quote(f'Content-Type: {media_type}')}",
            _curl_data(api, operation, given, media_type),
        ]
    in_parts = is_multipart(media_type)
    # A file has no text.
    fields: list[tuple[str, str | None]] = [
        (item.name, item.value) for item in constants
    ]
    for item, parameter in on_the_wire(api, sampled):
        if item.is_file:
            fields.append((parameter.name, None))
        elif parameter.place == "form":
            fields += encode_form_fields(parameter, item.value)
    # curl takes forms in parts for `multipart/form-data`, and adds the boundary.
    is_other = in_parts and essence(media_type) not in (MULTIPART, "multipart/*")
    headers = [f"-H {shlex.quote(f'Content-Type: {media_type}')}"] if is_other else []
    return headers + [_curl_field(*field, in_parts=in_parts) for field in fields]


def _curl_field(name: str, text: str | None, *, in_parts: bool) -> str:
    field = shlex.quote(f"{name}={'@file' if text is None else text}")
    if not in_parts:
        return f"--data-urlencode {field}"
    # With -F curl takes such texts for names of files and for media types.
    is_plain = text is None or not (text[:1] in ("@", "<", '"') or ";" in text)
    return f"{'-F' if is_plain else '--form-string'} {field}"


def _curl_data(
    api: Api, operation: Operation, given: SampledArgument | None, media_type: str
) -> str:
    if given is not None and given.is_file:
        return "--data-binary @file"
    value = given.value if given is not None else {}
    if given is not None and (xml := sent_as_xml(operation)) is not None:
        # Without its first line, which says nothing new.
        document = xml_document(value, xml, api).partition("\n")[2]
        return f"-d {shlex.quote(document)}"
    text = value if isinstance(value, str) and is_text(media_type) else None
    data = json.dumps(value) if text is None else text
    option = "--data-raw" if data.startswith("@") else "-d"
    return f"{option} {shlex.quote(data)}"
