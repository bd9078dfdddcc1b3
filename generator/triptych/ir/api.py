"""The API: operations, their parameters, bodies and responses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from triptych.ir.pagination import Pagination
from triptych.ir.schemas import Schema, SchemaId, Value
from triptych.ir.security import SecurityRequirement, SecurityScheme
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = [
    "Api",
    "Callback",
    "Constant",
    "Contact",
    "Content",
    "ExternalDocumentation",
    "License",
    "Link",
    "Method",
    "Operation",
    "Parameter",
    "Place",
    "RequestBody",
    "Response",
    "ResponseHeader",
    "Server",
    "ServerVariable",
    "Stream",
    "StreamItem",
    "Style",
    "Tag",
]


class Method(StrEnum):
    """An HTTP method that has a key of its own, in the order operations are listed.

    RFC 9110, section 9, has all but QUERY.
    """

    GET = "GET"
    HEAD = "HEAD"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"
    OPTIONS = "OPTIONS"
    TRACE = "TRACE"
    QUERY = "QUERY"


class Place(StrEnum):
    """Where in a request a parameter stands; one may be the whole query string."""

    PATH = "path"
    QUERY = "query"
    QUERYSTRING = "querystring"
    HEADER = "header"
    COOKIE = "cookie"
    FORM = "form"


class Style(StrEnum):
    """How the value of a parameter is written (OpenAPI 3, "Style Values")."""

    SIMPLE = "simple"
    LABEL = "label"
    MATRIX = "matrix"
    FORM = "form"
    COOKIE = "cookie"
    SPACE = "space"
    PIPE = "pipe"
    DEEP_OBJECT = "deep_object"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalDocumentation:
    """A link to more documentation."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask about the API."""

    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The terms under which the API is offered."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A part of the URL of a server that callers may choose, of `choices` if any."""

    name: str
    default: str
    choices: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the API is served: a URL, or only a path where no host is known.

    In the URL variables have their defaults; in the `template` their names in braces.
    """

    url: str
    template: str = ""
    variables: tuple[ServerVariable, ...] = ()
    name: str = ""
    description: str = ""

    @property
    def is_absolute(self) -> bool:
        """Whether the URL names a host."""
        return "://" in self.url

    @property
    def path(self) -> str:
        """The path of the URL, below which the operations stand; empty for the root."""
        _, _, rest = self.url.rpartition("://")
        return f"/{rest.partition('/')[2]}".rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag the document declares.

    `parent` is the name of the tag that it belongs to, and `kind` what sort of tag it
    is, such as `nav`.
    """

    pointer: Pointer
    name: str
    summary: str = ""
    parent: str = ""
    kind: str = ""
    description: str = ""
    external_documentation: ExternalDocumentation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A part of the request the document fixes to one value.

    It comes from a query in a path key, or from a required parameter whose enum has
    one value. Clients send it, servers use it to tell operations apart.
    """

    pointer: Pointer
    place: Literal[Place.QUERY, Place.HEADER, Place.FORM]
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One value a request carries outside a structured body.

    `style` and `explode` say how it is written. Without a style an array has its own,
    and an object none. A value of a `media_type` is written as a body of it. `span` is
    what a path parameter spans if that is more than a segment: each `*` is one in
    `projects/*/notes/*`, and `**` is the rest of the path. A field of a form is written
    by what it holds, unless its style `is_styled` by the document; a file has
    `part_headers`, and may be of several media types with commas between them, where
    the form is in parts. With
    `allow_reserved` characters that mean nothing in a query are not escaped.
    """

    pointer: Pointer
    place: Place
    name: str
    schema: SchemaId
    required: bool = False
    allow_empty: bool = False
    allow_reserved: bool = False
    is_styled: bool = False
    style: Style | None = None
    explode: bool = False
    span: str = ""
    media_type: str = ""
    part_headers: tuple[str, ...] = ()
    deprecated: bool = False
    description: str = ""
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamItem:
    """What an item of a stream is: JSON of a schema, of any if that is None.

    In a stream of events the item is the data of those with the name `event`, or if
    that is empty, with any that is described nowhere else. If it `is_text`, it is no
    JSON but a text of the schema.
    """

    schema: SchemaId | None = None
    event: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A body of many items: `events` (WHATWG HTML, section 9.2), `lines` of JSON, or a
    `sequence` of JSON (RFC 7464).

    Several `items` are alternatives; there are none if nothing describes them.
    """

    framing: str
    items: tuple[StreamItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a body holds when it is of this media type.

    If it `is_form`, the members of a value are its fields. A value of its schema is
    written `as_xml`, where that says what its parts are. A body that is a `stream`
    has no schema as a whole.
    `example` is what the document shows of such a body, which may not fit its schema.
    """

    media_type: str
    schema: SchemaId | None = None
    stream: Stream | None = None
    is_form: bool = False
    as_xml: bool = False
    example: Value | None = None

    @property
    def is_described(self) -> bool:
        """Whether the document says what a body is, or what its items are."""
        return self.schema is not None or (
            self.stream is not None and bool(self.stream.items)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBody:
    """The body of a request, in one of several media types, the preferred one first.

    A form lists its `fields`, and its contents have no schema. `name` is what the
    document calls the body, which never shows in a request.
    """

    pointer: Pointer
    contents: tuple[Content, ...]
    name: str = ""
    description: str = ""
    required: bool = False
    fields: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseHeader:
    """A header of a response."""

    pointer: Pointer
    name: str
    schema: SchemaId
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What may be called next, with values from the response that has the link.

    `operation` is the id of an operation of the API, or empty where `reference` names
    one elsewhere. A value of `parameters`, by name, and the `body` may be runtime
    expressions, such as `$response.body#/id`. `server` is where the operation is, if
    not where it is otherwise.
    """

    pointer: Pointer
    name: str
    operation: str = ""
    reference: str = ""
    parameters: tuple[tuple[str, Value], ...] = ()
    body: Value | None = None
    server: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is answered with a status: `200`, a range `4XX`, or `default`."""

    pointer: Pointer
    status: str
    description: str = ""
    contents: tuple[Content, ...] = ()
    headers: tuple[ResponseHeader, ...] = ()
    links: tuple[Link, ...] = ()
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)

    @property
    def is_success(self) -> bool:
        """Whether the status is of the 2xx class (RFC 9110, section 15.3)."""
        return self.status.startswith("2")

    @property
    def is_redirect(self) -> bool:
        """Whether the status is of the 3xx class (RFC 9110, section 15.4)."""
        return self.status.startswith("3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A request that the API makes of its caller, where a request of the caller says.

    `expression` gives its URL, with runtime expressions such as
    `{$request.body#/callback_url}`. `webhook` is the id of the operation in the
    webhooks of the API.
    """

    pointer: Pointer
    name: str
    expression: str
    webhook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing the API can do.

    `id` is unique in the API: the document's own id, or else, and then `id_is_derived`,
    method and path. `method` is written as it is sent, and need not be one of `Method`.
    `path_template` has its placeholders in braces and no query.
    `security` holds alternatives; it is empty when the operation is open to all.
    `pagination` says how a list that it answers goes on, if somebody says so. `servers`
    are its own, if it is not where the API is. `webhook` is what the document calls it
    if the API is who requests it, be it a webhook or a callback.
    """

    pointer: Pointer
    id: str
    id_is_derived: bool = False
    method: str
    path_template: str
    constants: tuple[Constant, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    external_documentation: ExternalDocumentation | None = None
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[SecurityRequirement, ...] = ()
    pagination: Pagination | None = None
    servers: tuple[Server, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    webhook: str = ""
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """An API: its operations in the order of path, constants and method.

    `webhooks` are the requests that the API makes: its webhooks, and the callbacks of
    its operations. Their ids are the names that the document has for them, and their
    paths are what a receiver serves that has all of them; `webhook_schemes` are the
    security schemes that only they need. `servers` has the preferred one first and at
    least one. `schemas` holds every schema by its id. With `references_name_xml`, which
    is OpenAPI 3.2, a schema that a property refers to has its own name in XML, else it
    has that of the property.
    """

    title: str
    version: str
    servers: tuple[Server, ...]
    operations: tuple[Operation, ...]
    schemas: Mapping[SchemaId, Schema]
    webhooks: tuple[Operation, ...] = ()
    description: str = ""
    terms_of_service: str = ""
    contact: Contact | None = None
    license: License | None = None
    tags: tuple[Tag, ...] = ()
    security_schemes: tuple[SecurityScheme, ...] = ()
    webhook_schemes: tuple[SecurityScheme, ...] = ()
    external_documentation: ExternalDocumentation | None = None
    references_name_xml: bool = False
    extensions: Mapping[str, JsonValue] = field(default_factory=dict)
