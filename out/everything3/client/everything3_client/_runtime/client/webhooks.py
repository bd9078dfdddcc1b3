"""Reads the requests that an API makes itself: webhooks and callbacks.

Values are as lenient as those of answers: what an event has that nobody foresaw arrives
all the same. But what is not of its type at all is refused, although an answer would
pass it on: anybody can post to a public URL, and a sender that is refused tries again,
while an answer that is refused is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar, cast
from urllib.parse import parse_qsl

import httpx2

from ..wire.charsets import text_in_charset, without_charset
from ..wire.decode import (
    WireValue,
    decode_cookie,
    decode_header,
    decode_query,
    decode_spread,
    is_spread,
)
from ..wire.media_types import best_match, is_form
from ..wire.objects import named_in_brackets
from ..wire.parameters import Parameter
from .results import BodyError, LazyType, may_be_empty, read_body

__all__ = ["Headers", "ReceivedParameter", "Webhook", "WebhookError"]

T_co = TypeVar("T_co", covariant=True)

Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]
"""The headers of a request as web frameworks have them, or as pairs; in any case."""


class WebhookError(ValueError):
    """A request is not what the API description says of a webhook.

    `webhook` is the name of that. `parameter` is the header, cookie or query parameter
    that is wrong, and empty where the body is; `pointer` is the place in that
    (RFC 6901).
    """

    def __init__(
        self, message: str, *, webhook: str, parameter: str = "", pointer: str = ""
    ) -> None:
        what = f"parameter {parameter}" if parameter else "body"
        super().__init__(f"{webhook}: {what}: {message}")
        self.webhook = webhook
        self.parameter = parameter
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class ReceivedParameter:
    """A parameter, and the type of its values."""

    parameter: Parameter
    type: LazyType


# No slots: see `Operation`.
@dataclass(frozen=True, kw_only=True)
class Webhook(Generic[T_co]):
    """A request that the API makes, whose body is a `T_co`.

    `contents` has the types of bodies by their media types, the preferred one first;
    where it is `required`, a request without a body is refused. Of those in `forms` the
    members are fields.
    """

    name: str
    contents: Mapping[str, LazyType] = field(
        default_factory=dict[str, LazyType], hash=False
    )
    forms: tuple[str, ...] = ()
    required: bool = False
    parameters: tuple[ReceivedParameter, ...] = ()

    def read(self, body: bytes | str, headers: Headers | None = None) -> T_co:
        """Read a body by its `Content-Type`; raises `WebhookError`."""
        content_type = ", ".join(_values("content-type", _fields(headers)))
        if isinstance(body, str):
            body, content_type = body.encode(), without_charset(content_type)
        # One that is labelled as something else may be right all the same.
        media_type = best_match(content_type, self.contents) or next(
            iter(self.contents)
        )
        type_ = self.contents[media_type]
        if not body and not may_be_empty(type_()):
            if self.required:
                raise WebhookError("is required", webhook=self.name)
            return cast("T_co", None)
        try:
            if media_type in self.forms:
                return cast("T_co", _read_form(body, content_type or media_type, type_))
            response = httpx2.Response(
                200,
                content=body,
                headers={"Content-Type": content_type or media_type},
            )
            return cast("T_co", read_body(response, type_, strict=True))
        except BodyError as error:
            raise WebhookError(
                str(error), webhook=self.name, pointer=error.pointer
            ) from error

    def read_parameters(self, headers: Headers, query: str = "") -> dict[str, Any]:
        """Read the parameters by their arguments; one that is absent is None.

        `query` is the query string of the URL. Raises `WebhookError`.
        """
        fields = list(_fields(headers))
        found: dict[str, Any] = {}
        for item in self.parameters:
            parameter = item.parameter
            try:
                found[parameter.argument] = self._value(item, fields, query)
            except ValueError as error:
                raise WebhookError(
                    _reason(error), webhook=self.name, parameter=parameter.name
                ) from error
        return found

    def _value(
        self, item: ReceivedParameter, headers: list[tuple[str, str]], query: str
    ) -> object:
        parameter = item.parameter
        if parameter.place == "header":
            texts = _values(parameter.name, headers)
            read = decode_header(parameter, texts) if texts else None
        else:
            separator = "&" if parameter.place == "query" else ";"
            written = (
                [query.removeprefix("?")]
                if parameter.place == "query"
                else _values("cookie", headers)
            )
            read = self._in_fields(parameter, _split(written, separator))
        if read is None:
            if parameter.required:
                raise ValueError("is required")
            return None
        adapter = _adapter(item.type)
        if parameter.json and isinstance(read, str):
            return adapter.validate_json(read)
        return adapter.validate_python(read)

    def _in_fields(
        self, parameter: Parameter, fields: Mapping[str, list[str]]
    ) -> WireValue | None:
        is_query = parameter.place == "query"
        own = fields.get(parameter.name)
        if own is not None:
            decode = decode_query if is_query else decode_cookie
            return decode(parameter, own, free_text=True)
        if not is_spread(parameter):
            return None
        others = {item.parameter.name for item in self.parameters}
        names = (
            [name for name in fields if name not in others]
            if parameter.members == "fields"
            else named_in_brackets(parameter.name, fields)
        )
        if not names:
            return None
        chosen = {name: fields[name] for name in names}
        return decode_spread(parameter, chosen, is_query=is_query)


def _fields(headers: Headers | None) -> Iterator[tuple[str, str]]:
    if headers is None:
        return
    # Of a multi-dict the items have a header as often as it came.
    items: Any = getattr(headers, "multi_items", getattr(headers, "items", None))
    pairs = cast("Iterable[tuple[str, str]]", headers if items is None else items())
    for name, value in pairs:
        yield str(name).lower(), str(value)


def _values(name: str, fields: Iterable[tuple[str, str]]) -> list[str]:
    return [value for key, value in fields if key == name.lower()]


def _split(texts: Iterable[str], separator: str) -> dict[str, list[str]]:
    """The fields of queries or cookies: percent-encoded values by their names."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for pair in text.split(separator):
            name, _, value = pair.strip(" ").partition("=")
            decoded = parse_qsl(f"{name}=x", max_num_fields=1) if name else []
            if decoded:
                found.setdefault(decoded[0][0], []).append(value)
    return found


def _read_form(body: bytes, content_type: str, lazy_type: LazyType) -> object:
    if not is_form(content_type) or "multipart" in content_type.lower():
        raise BodyError(f"it is {content_type}, and should be a form of fields")
    try:
        text = text_in_charset(body, content_type)
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise BodyError(str(error)) from error
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    members = {
        name: values[0] if len(values) == 1 else values
        for name, values in fields.items()
    }
    adapter = _adapter(lazy_type)
    try:
        return adapter.validate_python(members)
    except ValueError as error:
        # A field that came once may be a list all the same.
        alone = [
            item["loc"][0]
            for item in cast("Any", error).errors(include_url=False)
            if item["type"] == "list_type" and len(item["loc"]) == 1
        ]
        if not alone:
            raise BodyError(_reason(error)) from error
    try:
        return adapter.validate_python(
            {**members, **{key: fields[key] for key in alone}}
        )
    except ValueError as error:
        raise BodyError(_reason(error)) from error


def _reason(error: ValueError) -> str:
    """What is wrong, without the value, which may be secret."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_context=False, include_input=False)[
        0
    ]
    place = "/".join(map(str, first["loc"]))
    message = first["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message


# Bounded, since programs may define webhooks without end.
@lru_cache(maxsize=1024)
def _adapter(lazy_type: LazyType) -> Any:
    from pydantic import TypeAdapter

    annotation: Any = lazy_type()
    return TypeAdapter[Any](annotation)
