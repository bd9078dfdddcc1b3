"""Header parameters that say again what an operation says by its media types.

`Content-Type`, `Accept` and `Authorization` are set by whoever writes the message: the
first two from the media types of bodies, the last from what authenticates. A parameter
of that name is no argument (OpenAPI 3 ignores it), but may limit the media types.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    Api,
    ApiKeyScheme,
    Constant,
    Content,
    MutualTlsScheme,
    Operation,
    Parameter,
    Place,
    RequestBody,
    Response,
    Schema,
    SchemaId,
    SecurityScheme,
    StringSchema,
)
from triptych.runtime.wire.media_types import essence, may_be_form

__all__ = ["WithContentHeaders", "with_content_headers"]

_EMPTY_STATUSES = ("204", "205")


@dataclass(frozen=True, slots=True)
class WithContentHeaders:
    """An API without such parameters, and what was left out."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def with_content_headers(api: Api) -> WithContentHeaders:
    """Leave out such parameters, with the media types that they allow in bodies."""
    found: list[Diagnostic] = []
    in_header = {
        scheme.name for scheme in api.security_schemes if _is_in_header(scheme)
    }
    operations, webhooks = (
        tuple(_operation(item, api.schemas, in_header, found) for item in items)
        for items in (api.operations, api.webhooks)
    )
    return WithContentHeaders(
        replace(api, operations=operations, webhooks=webhooks), tuple(found)
    )


def _is_in_header(scheme: SecurityScheme) -> bool:
    """Whether a scheme is of the header `Authorization`."""
    if isinstance(scheme, ApiKeyScheme):
        return (scheme.place, scheme.parameter.lower()) == ("header", "authorization")
    return not isinstance(scheme, MutualTlsScheme)


def _operation(
    operation: Operation,
    schemas: Mapping[SchemaId, Schema],
    in_header: set[str],
    found: list[Diagnostic],
) -> Operation:
    is_authorized = any(
        in_header & requirement.schemes.keys() for requirement in operation.security
    )
    told = {"content-type", "accept", *(["authorization"] if is_authorized else [])}
    body, responses = operation.request_body, operation.responses
    left_out: list[Parameter | Constant] = []
    stated: tuple[Parameter | Constant, ...]
    stated = (*operation.parameters, *operation.constants)
    for item in stated:
        name = item.name.lower()
        if item.place is not Place.HEADER or name not in told:
            continue
        left_out.append(item)
        allowed = _allowed(item, schemas)
        if name == "content-type" and body is not None:
            if _is_contradiction(body.contents, allowed):
                found.append(_contradiction(item, body.contents, allowed))
            body = _limited_body(body, allowed)
        elif name == "accept":
            responses = _limited_responses(responses, allowed)
        found.append(
            warning(
                "header-parameter",
                f"the header `{item.name}` is not an argument: it is set from "
                + (
                    "the credentials"
                    if name == "authorization"
                    else "the media types of the operation"
                ),
                pointer=item.pointer,
            )
        )
    if not left_out:
        return operation
    return replace(
        operation,
        parameters=tuple(i for i in operation.parameters if i not in left_out),
        constants=tuple(i for i in operation.constants if i not in left_out),
        request_body=body,
        responses=responses,
    )


def _is_contradiction(contents: Iterable[Content], allowed: Sequence[str]) -> bool:
    """Whether a body can be of no media type that its header may have."""
    stated = {essence(item.media_type) for item in contents}
    is_open = any("*" in media_type for media_type in stated)
    return bool(allowed) and not is_open and stated.isdisjoint(map(essence, allowed))


def _contradiction(
    item: Parameter | Constant, contents: Iterable[Content], allowed: Sequence[str]
) -> Diagnostic:
    stated = " or ".join(content.media_type for content in contents)
    return warning(
        "content-type-contradiction",
        f"no request has a `{item.name}` of {' or '.join(allowed)} and a body of "
        f"{stated}; the former is assumed",
        pointer=item.pointer,
    )


def _allowed(
    item: Parameter | Constant, schemas: Mapping[SchemaId, Schema]
) -> tuple[str, ...]:
    """The media types that a parameter lists, none if it says nothing of them."""
    if isinstance(item, Constant):
        return (item.value,)
    schema = schemas[item.schema]
    listed = schema.enum if isinstance(schema, StringSchema) else ()
    return tuple(text for text in listed if "/" in text)


def _limited_body(body: RequestBody, allowed: Sequence[str]) -> RequestBody:
    if body.fields:
        # Only a form has fields.
        allowed = [name for name in allowed if may_be_form(name)]
    return replace(body, contents=_limited(body.contents, allowed))


def _limited_responses(
    responses: Iterable[Response], allowed: Sequence[str]
) -> tuple[Response, ...]:
    limited: list[Response] = []
    for item in responses:
        contents = _limited(item.contents, allowed)
        if not contents and item.is_success and item.status not in _EMPTY_STATUSES:
            contents = tuple(Content(media_type=name) for name in allowed)
        limited.append(replace(item, contents=contents))
    return tuple(limited)


def _limited(
    contents: tuple[Content, ...], allowed: Sequence[str]
) -> tuple[Content, ...]:
    """The contents of the allowed media types, which need not be listed."""
    names = {essence(name) for name in allowed}
    if not contents or not names:
        return contents
    kept = tuple(item for item in contents if essence(item.media_type) in names)
    return kept or tuple(
        replace(contents[0], media_type=name, stream=None) for name in allowed
    )
