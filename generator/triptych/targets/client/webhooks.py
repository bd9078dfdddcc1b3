"""The module that reads webhooks and callbacks, for those who receive them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.ir import Api, Content, Place
from triptych.passes.requests.wire import wire_parameter
from triptych.python.annotations import (
    Annotation,
    Dialect,
    annotate,
    in_json,
    optional,
    union,
)
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.imports import Import, import_sections
from triptych.python.layout import (
    assignment,
    call,
    dict_of,
    exports,
    keyword,
    parameters,
    result,
    statement,
    tuple_of,
)
from triptych.python.literals import literal
from triptych.python.names import ArgumentName, Names
from triptych.python.signatures import body_annotation
from triptych.python.webhook_names import ReaderNames, reader_names
from triptych.runtime.wire.media_types import MULTIPART, essence
from triptych.targets.modules import texts_keyword
from triptych.targets.parameters import plain_parameter
from triptych.text import beginning

__all__ = ["WEBHOOKS_MODULE", "WebhooksView", "webhooks_example", "webhooks_view"]

WEBHOOKS_MODULE = "webhooks"

_RUNTIME = "._runtime.client.webhooks"
_WIRE = "._runtime.wire.parameters"

_READ_PLACES = (Place.HEADER, Place.COOKIE, Place.QUERY)

_DESCRIPTION_LENGTH = 120

_PURPOSE = (
    "If requests are signed, check the signature first: nothing here knows who sent "
    "them. A request that does not match the API description raises `WebhookError`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParametersView:
    """The class of what a webhook has in its headers and query, and its reader."""

    head: Code
    docstring: tuple[str, ...]
    fields: tuple[Code, ...]
    function: str
    function_parameters: Code
    function_result: Code
    function_docstring: tuple[str, ...]
    returned: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderView:
    """What is there for one webhook; `function` is empty if it has no body."""

    declaration: Code
    function: str
    function_parameters: Code
    function_result: Code
    returned: Code
    docstring: tuple[str, ...]
    parameters: ParametersView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module: a function that reads the body of each webhook."""

    docstring: tuple[str, ...]
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    readers: tuple[ReaderView, ...]


def webhooks_view(api: Api, names: Names, dialect: Dialect) -> WebhooksView | None:
    """The module; None if there is nothing to read. `dialect` is that of results."""
    writer = _Writer(api, dialect)
    named = reader_names(names).values()
    if not named:
        return None
    readers = [writer.reader(item) for item in named]
    public = [
        name
        for item in named
        for name in (item.body, item.parameters, item.parameters_class)
        if name
    ]
    title = " ".join(api.title.split())
    return WebhooksView(
        docstring=docstring_lines(
            summary=f"Webhooks and callbacks of {title}, for those who receive them",
            description=_PURPOSE,
            indent=0,
        ),
        imports=import_sections(
            # The module stands beside those of operations, not below.
            Import(item.module.replace("..", ".", 1), item.name, item.alias)
            for item in writer.imports
        ),
        exported=exports(["WebhookError", *public]),
        readers=tuple(readers),
    )


def webhooks_example(package: str, names: Names) -> str:
    """How to read a webhook, empty where there is none."""
    readers = (item.body for item in reader_names(names).values() if item.body)
    reader = next(readers, "")
    if not reader:
        return ""
    return (
        f"from {package} import webhooks\n\n"
        "try:\n"
        f"    event = webhooks.{reader}(request.body, request.headers)\n"
        "except webhooks.WebhookError as error:\n"
        "    ...  # answer 400: it is not what the API describes"
    )


class _Writer:
    """Writes the readers of one API, and gathers what they import."""

    def __init__(self, api: Api, dialect: Dialect) -> None:
        self._api = api
        self._dialect = dialect
        self.imports = {
            Import(_RUNTIME, name) for name in ("Headers", "Webhook", "WebhookError")
        }

    def reader(self, names: ReaderNames) -> ReaderView:
        operation = names.operation.operation
        body = operation.request_body
        contents = [
            content
            for content in (body.contents if body is not None else ())
            if essence(content.media_type) != MULTIPART
        ]
        returned = union(self._body(names, item, self._dialect) for item in contents)
        if not contents:
            returned = Annotation("None")
        elif body is not None and not body.required:
            returned = optional(returned)
        self.imports |= returned.imports
        return ReaderView(
            declaration=statement(
                assignment(
                    names.constant,
                    call("Webhook", self._keywords(names, contents)),
                    annotation=f"Webhook[{returned.source}]",
                )
            ),
            function=names.body,
            function_parameters=parameters(
                ("body: bytes | str", "headers: Headers | None = None"), indent=4
            ),
            function_result=result(returned.source, indent=0),
            returned=statement(
                f"return {names.constant}.read(body, headers)", indent=4
            ),
            docstring=docstring_lines(
                summary=operation.summary.strip()
                or ("" if operation.description.strip() else f"Read `{operation.id}`"),
                description=operation.description,
                notes=["Deprecated."] if operation.deprecated else [],
                arguments=[
                    DocumentedArgument(
                        argument="body",
                        description="the body of the request"
                        + (f": {text}" if (text := self._described(body)) else ""),
                    ),
                    DocumentedArgument(
                        argument="headers",
                        description="its headers, of which `Content-Type` counts",
                    ),
                ],
                indent=4,
            ),
            parameters=self._parameters(names) if names.parameters else None,
        )

    def _described(self, body: object) -> str:
        text = str(getattr(body, "description", "")).strip()
        return beginning(text, _DESCRIPTION_LENGTH)

    def _body(
        self, names: ReaderNames, content: Content, dialect: Dialect
    ) -> Annotation:
        operation = names.operation.operation
        return body_annotation(operation, content, self._api.schemas, dialect)

    def _keywords(self, names: ReaderNames, contents: list[Content]) -> Iterable[Code]:
        operation = names.operation.operation
        yield keyword("name", literal(operation.id))
        if contents:
            types = [
                (item, self._body(names, item, in_json(self._dialect)))
                for item in contents
            ]
            for _, annotation in types:
                self.imports |= annotation.imports
            yield keyword(
                "contents",
                dict_of(
                    (literal(item.media_type), f"lambda: {annotation.source}")
                    for item, annotation in types
                ),
            )
        yield from texts_keyword(
            "forms", (item.media_type for item in contents if item.is_form)
        )
        body = operation.request_body
        if contents and body is not None and body.required:
            yield keyword("required", "True")
        listed = self._read_parameters(names)
        if listed:
            self.imports |= {
                Import(_RUNTIME, "ReceivedParameter"),
                Import(_WIRE, "Parameter"),
            }
            yield keyword("parameters", tuple_of(map(self._parameter, listed)))

    def _read_parameters(self, names: ReaderNames) -> list[ArgumentName]:
        return [
            item
            for item in names.operation.arguments
            if item.parameter.place in _READ_PLACES
        ]

    def _annotation(self, item: ArgumentName) -> Annotation:
        return annotate(item.parameter.schema, self._api.schemas, self._dialect)

    def _parameter(self, item: ArgumentName) -> Code:
        annotation = annotate(
            item.parameter.schema, self._api.schemas, in_json(self._dialect)
        )
        self.imports |= annotation.imports
        wire = wire_parameter(item.argument, item.parameter, self._api.schemas)
        return call(
            "ReceivedParameter",
            [plain_parameter(item, wire), f"lambda: {annotation.source}"],
        )

    def _parameters(self, names: ReaderNames) -> ParametersView:
        operation = names.operation.operation
        fields: list[Code] = []
        self.imports.add(Import("dataclasses", "dataclass"))
        listed = self._read_parameters(names)
        for item in listed:
            annotation = self._annotation(item)
            if not item.parameter.required:
                annotation = optional(annotation)
            self.imports |= annotation.imports
            fields.append(statement(f"{item.argument}: {annotation.source}", indent=4))
        name = names.parameters_class
        has_query = any(item.parameter.place is Place.QUERY for item in listed)
        declared = ["headers: Headers", *(['query: str = ""'] if has_query else [])]
        given = ["headers", *(["query"] if has_query else [])]
        return ParametersView(
            head=statement(f"class {name}:"),
            docstring=docstring_lines(
                summary=f"What `{operation.id}` has besides its body",
                arguments=[
                    DocumentedArgument(
                        argument=item.argument,
                        description=beginning(
                            item.parameter.description, _DESCRIPTION_LENGTH
                        ),
                    )
                    for item in listed
                    if item.parameter.description.strip()
                ],
                indent=4,
            ),
            fields=tuple(fields),
            function=names.parameters,
            function_parameters=parameters(declared, indent=4),
            function_result=result(name, indent=0),
            function_docstring=docstring_lines(
                summary=f"Read what `{operation.id}` has besides its body",
                arguments=[
                    DocumentedArgument(
                        argument="headers", description="the headers of the request"
                    ),
                    *(
                        [
                            DocumentedArgument(
                                argument="query",
                                description="the query string of its URL",
                            )
                        ]
                        if has_query
                        else []
                    ),
                ],
                indent=4,
            ),
            returned=statement(
                "return "
                + call(
                    name,
                    [f"**{names.constant}.read_parameters({', '.join(given)})"],
                ),
                indent=4,
            ),
        )
