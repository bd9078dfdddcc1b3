"""The test of a server package: a request for each operation, and what it means."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from triptych.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
    SecurityScheme,
)
from triptych.json_value import JsonValue
from triptych.passes.findings.ambiguity import ambiguous_operations
from triptych.passes.json_schemas import schema_name
from triptych.passes.requests.base_paths import base_path
from triptych.passes.values.fitting import fits
from triptych.passes.xml.documents import xml_document
from triptych.python.annotations import Dialect
from triptych.python.names import Names, OperationNames
from triptych.runtime.wire.encode import percent_encode
from triptych.runtime.wire.media_types import JSON_PATCH, best_match, essence, is_json
from triptych.targets.dependencies import Dependencies
from triptych.targets.examples.arguments import sent_as_xml
from triptych.targets.examples.requests import ExpectedRequest, expected_request
from triptych.targets.jobs import Job, Keyed, Verbatim
from triptych.targets.runtime_files import runtime_test
from triptych.targets.server.mock import answered

__all__ = ["operations_test_jobs"]


def operations_test_jobs(
    api: Api, names: Names, arguments: Dialect, keys: Dependencies
) -> tuple[Job, ...]:
    """The test, and the requests that it goes through as JSON; none if there are none.

    `arguments` is how arguments of services are annotated.
    """
    if next(_operations(api, names, arguments), None) is None:
        return ()
    services = {group.attribute: f"{group.stem}Service" for group in names.groups}
    head = {"package": f"{names.package}_server", "services": services}
    path = "server/tests/operations.json"

    def operations() -> Verbatim:
        lines = ",\n".join(map(_text, _operations(api, names, arguments)))
        text = f'{_text(head)[:-1]},"operations":[\n{lines}\n]}}\n'
        return Verbatim(path=path, text=text)

    return (
        Verbatim(
            path="server/tests/test_operations.py",
            text=runtime_test("server_operations"),
        ),
        Keyed(path=path, key=keys.of_structure("server operations"), make=operations),
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class _Secrets:
    """Credentials of a request, ready to be sent."""

    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()


def _operations(
    api: Api, names: Names, arguments: Dialect
) -> Iterator[dict[str, JsonValue]]:
    """A request for each operation that has a valid example and can be reached."""
    sent = {key: _as_sent(item) for key, item in api.schemas.items()}
    unreached = {item.pointer for item in ambiguous_operations(api)}
    schemes = {item.name: item for item in api.security_schemes}
    for group in names.groups:
        for item in group.operations:
            request = expected_request(api, item, arguments)
            secrets = _secrets(item.operation, schemes)
            if request is None or secrets is None:
                continue
            is_reached = item.operation.pointer not in unreached
            if is_reached and _is_valid(item, request, sent):
                yield _expectation(api, item, request, secrets)


def _as_sent(schema: Schema) -> Schema:
    """The schema, without asking for members that only servers set."""
    if not isinstance(schema, ObjectSchema):
        return schema
    if not any(item.read_only and item.required for item in schema.properties):
        return schema
    members = (
        replace(item, required=item.required and not item.read_only)
        for item in schema.properties
    )
    return replace(schema, properties=tuple(members))


def _is_valid(
    names: OperationNames, request: ExpectedRequest, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether the example keeps all rules: texts made up for a pattern do not.

    What is written as nothing can't be a parameter that has to be there.
    """
    needed = [item for item in names.arguments if item.parameter.required]
    if any(request.arguments.get(item.argument) in (None, [], {}) for item in needed):
        return False
    described = {item.argument: item.parameter.schema for item in names.arguments}
    body = names.operation.request_body
    media_types = [content.media_type for content in body.contents] if body else []
    if request.media_type and best_match(request.media_type, media_types) is None:
        return False
    if essence(request.media_type) == JSON_PATCH:
        # Its schema may be that of what is patched.
        return False
    if names.body and body is not None and body.contents[0].schema is not None:
        described[names.body] = body.contents[0].schema
    return all(
        fits(value, described[name], schemas)
        for name, value in request.arguments.items()
        if name in described and name not in request.files
        if name != names.body or is_json(request.media_type) or request.xml
    )


def _expectation(
    api: Api, names: OperationNames, request: ExpectedRequest, secrets: _Secrets
) -> dict[str, JsonValue]:
    """What is sent, and the arguments that arrive; what is not there is left out."""
    base = quote(base_path(api, names.operation).rstrip("/"))
    joint = "&" if "?" in request.target else "?"
    query = "&".join(secrets.query)
    headers = [*request.headers, *secrets.headers]
    cookies = [*request.cookies, *secrets.cookies]
    if cookies:
        headers.append(("Cookie", "; ".join(cookies)))
    described: dict[str, JsonValue] = {
        "id": names.operation.id,
        "method": names.method,
        "http_method": names.operation.method,
        "target": f"{base}{request.target}{joint + query if query else ''}",
        "headers": [list(item) for item in headers],
        "arguments": dict(request.arguments),
        "files": list(request.files),
        "media_type": request.media_type,
        "form": [list(item) for item in request.form],
        "uploads": list(request.uploads),
        "xml_answer": _answered_xml(names.operation),
    }
    body = request.arguments.get(names.body)
    if names.body in request.arguments and names.body not in request.files:
        key = sent_as_xml(names.operation)
        if is_json(request.media_type):
            described["json"] = names.body
        elif key is not None:
            described["text"] = xml_document(body, key, api)
        else:
            described["text"] = body
    kept = ("arguments", "text")
    return {name: value for name, value in described.items() if value or name in kept}


def _answered_xml(operation: Operation) -> str:
    """The name of the schema of an answer that is XML; empty for any other answer."""
    response = answered(operation.responses)
    content = response.contents[0] if response and response.contents else None
    if content is None or content.schema is None or not content.as_xml:
        return ""
    return schema_name(content.schema)


def _secrets(
    operation: Operation, schemes: Mapping[str, SecurityScheme]
) -> _Secrets | None:
    """The credentials that an operation asks for first; None if there can be none."""
    if not operation.security or not all(item.schemes for item in operation.security):
        return _Secrets()
    for requirement in operation.security:
        found = [
            _secret(schemes[name]) if name in schemes else None
            for name in requirement.schemes
        ]
        known = [item for item in found if item is not None]
        headers = dict(field for item in known for field in item.headers)
        # Two schemes of one header can't both be met.
        is_clear = len(headers) == sum(len(item.headers) for item in known)
        if len(known) == len(found) and is_clear:
            return _Secrets(
                headers=tuple(headers.items()),
                query=tuple(field for item in known for field in item.query),
                cookies=tuple(field for item in known for field in item.cookies),
            )
    return None


def _secret(scheme: SecurityScheme) -> _Secrets | None:
    match scheme:
        case BasicScheme():
            text = b64encode(b"user:password").decode()
            return _Secrets(headers=(("Authorization", f"Basic {text}"),))
        case HttpScheme(scheme=kind):
            return _Secrets(headers=(("Authorization", f"{kind} token"),))
        case ApiKeyScheme(place="header", parameter=name):
            return _Secrets(headers=((name, "key"),))
        case ApiKeyScheme(place="query", parameter=name):
            return _Secrets(query=(f"{percent_encode(name)}=key",))
        case ApiKeyScheme(parameter=name):
            return _Secrets(cookies=(f"{name}=key",))
        case MutualTlsScheme():
            return None
        case _:
            return _Secrets(headers=(("Authorization", "Bearer token"),))
