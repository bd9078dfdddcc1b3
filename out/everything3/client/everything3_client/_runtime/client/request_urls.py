"""URLs of requests: what parameters, options and clients say goes into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..wire.encode import encode_path, encode_query, encode_querystring
from ..wire.parameters import Parameter
from .authentication import Credential
from .operations import Operation, RequestOptions, constants_in
from .urls import (
    BaseUrl,
    QueryField,
    expand_path,
    extend_query,
    join_query,
    query_field,
)

__all__ = ["operation_url", "plain_query", "whole_url"]


def operation_url(
    operation: Operation[object],
    given: Iterable[tuple[Parameter, object]],
    options: RequestOptions,
    base_url: BaseUrl,
    client_query: Iterable[tuple[str, object]],
) -> str:
    """The URL of a call, with the parameters in its path and query."""
    if "url" in options:
        # The base URL, which it is then, has no slash at its end.
        path = "/" if options["url"].partition("?")[0].endswith("/") else ""
    else:
        path = expand_path(
            operation.path,
            {
                parameter.name: encode_path(parameter, value)
                for parameter, value in given
                if parameter.place == "path"
            },
        )
    query = join_query(
        constants=[
            field
            for name, value in constants_in(operation, "query")
            for field in _query_fields(name, value)
        ],
        parameters=[
            query_field(name, text)
            for parameter, value in given
            if parameter.place == "query"
            for name, text in _members_apart(
                operation, parameter, encode_query(parameter, value)
            )
        ],
        base=base_url.query,
        client=plain_query(client_query),
        extra=list(plain_query(options.get("query", {}).items())),
    )
    whole = [
        encode_querystring(parameter, value)
        for parameter, value in given
        if parameter.place == "querystring"
    ]
    query = "&".join(filter(None, (*whole, query)))
    mark = ("&" if "?" in path else "?") if query else ""
    return f"{base_url.origin}{base_url.path}{path}{mark}{query}"


def whole_url(
    url: str,
    options: RequestOptions,
    base_url: BaseUrl,
    client_query: Iterable[tuple[str, object]],
    credentials: Iterable[Credential],
) -> str:
    """A whole URL, with what every request of the client has in its query.

    A credential that it repeats is left out, since it is added to the request later,
    where nobody shows it.
    """
    extra = options.get("query", {}).items()
    general = (*base_url.query, *plain_query(client_query), *plain_query(extra))
    secret = [
        item.scheme.parameter for item in credentials if item.scheme.place == "query"
    ]
    return extend_query(url, general, without=secret)


def plain_query(items: Iterable[tuple[str, object]]) -> Iterator[QueryField]:
    """The fields of values that no parameter describes; None has none."""
    for name, value in items:
        if value is not None:
            yield from _query_fields(name, value)


def _query_fields(name: str, value: object) -> Iterator[QueryField]:
    """Return the fields of a value that no parameter describes."""
    is_array = isinstance(value, (list, tuple))
    parameter = Parameter(name, "query", name, style=("repeated",) if is_array else ())
    for field_name, text in encode_query(parameter, value):
        yield query_field(field_name, text)


def _members_apart(
    operation: Operation[object], parameter: Parameter, fields: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The fields; raises `ValueError` if one is a member named as another parameter."""
    if parameter.members == "fields":
        others = {
            item.name
            for item in operation.parameters
            if item.place == "query" and item is not parameter
        }
        others |= {name for name, _ in constants_in(operation, "query")}
        if clash := others.intersection(name for name, _ in fields):
            raise ValueError(
                f"{parameter.argument}: the member {min(clash)!r} would be read as "
                "another parameter"
            )
    return fields
