"""What operations of a server may answer: types of results by documented status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.ir import (
    BinarySchema,
    Operation,
    Response,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.passes.xml.contents import holds_value, xml_content
from triptych.python.annotations import (
    ANY,
    NONE,
    Annotation,
    Dialect,
    annotate,
    in_json,
    union,
)
from triptych.python.code import Code
from triptych.python.enums import enum_annotations
from triptych.python.imports import Import
from triptych.python.layout import call, keyword, tuple_of
from triptych.python.literals import literal
from triptych.python.names import Names
from triptych.python.streams import (
    NAMED_EVENTS,
    STREAM_ITEM,
    StreamType,
    items_keyword,
    stream_types,
    streamed_contents,
)
from triptych.runtime.wire.media_types import is_text
from triptych.runtime.wire.streams import EVENTS, LINES, SEQUENCE
from triptych.targets.modules import (
    body_annotations,
    result_annotations,
    text_first,
    texts_keyword,
)
from triptych.targets.xml_table import XML_IMPORT, body_type

__all__ = ["Responses", "responses", "result_dialect"]

_RUNTIME = ".._runtime.server"
_STREAMS = f"{_RUNTIME}.item_streams"
_ANSWER = Import(_RUNTIME, "Answer")
_LITERAL = Import("typing", "Literal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """How an operation answers, as code.

    `keywords` are arguments of its `ServerOperation`. `plain` is a result as it stands,
    and `result` all that its method may return, besides a response of Starlette.
    """

    keywords: tuple[Code, ...]
    plain: Annotation
    result: Annotation
    imports: frozenset[Import]


def result_dialect(names: Names) -> Dialect:
    """What services return."""
    return Dialect(
        content=Annotation(
            "BinaryContent", frozenset({Import(_RUNTIME, "BinaryContent")})
        ),
        streams={
            framing: Annotation(name, frozenset({Import(_STREAMS, name)}))
            for framing, name in (
                (EVENTS, "Events"),
                (NAMED_EVENTS, "NamedEvents"),
                (LINES, "Records"),
                (SEQUENCE, "Records"),
            )
        },
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        open_enums=True,
    )


def responses(
    operation: Operation, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Responses:
    """The code for the responses of `operation`; `dialect` is of `result_dialect`."""
    usual = _usual(operation)
    produces = text_first(
        (
            content
            for response in operation.responses
            if response in usual
            for content in response.contents
        ),
        schemas,
    )
    checked = in_json(replace(dialect, open_enums=False, constrained=True))
    items: list[Code] = []
    imports: set[Import] = set()
    for response in operation.responses:
        annotation = _checked(response, schemas, checked)
        imports |= annotation.imports if annotation else set()
        if annotation and xml_content(response.contents) is not None:
            imports.add(XML_IMPORT)
        streams = stream_types(
            streamed_contents([response]), schemas, replace(checked, streams={})
        )
        for item in streams:
            imports |= item.read.imports | {STREAM_ITEM}
        kind = "StreamedResponse" if streams else "ServerResponse"
        imports.add(Import(_STREAMS if streams else _RUNTIME, kind))
        items.append(
            _server_response(kind, response, annotation, streams, schemas, produces)
        )
    plain, result = _results(operation.responses, usual, schemas, dialect)
    return Responses(
        keywords=(
            *texts_keyword("produces", produces),
            Code(f"status={_number(usual[0].status) if usual else 200}"),
            *([keyword("responses", tuple_of(items))] if items else []),
        ),
        plain=plain,
        result=result,
        imports=frozenset(imports) | result.imports,
    )


def _usual(operation: Operation) -> Sequence[Response]:
    """The responses for a success, of which the first is that of a plain result."""
    successes = [item for item in operation.responses if item.is_success]
    return successes or [
        item for item in operation.responses if item.status == "default"
    ]


def _number(status: str) -> int:
    """The status a response is answered with: of a range 2XX its first code."""
    return 200 if status == "default" else int(status.replace("X", "0"))


def _checked(
    response: Response, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation | None:
    """The type that results are checked against; None if anything goes.

    A service may answer in any of the media types, so that it is a union of theirs.
    """
    found: list[Annotation] = []
    described = [item for item in response.contents if item.schema is not None]
    for content in described:
        is_any_type = content.media_type in ("*/*", "application/*")
        if content.schema is None or not (holds_value(content) or is_any_type):
            continue
        match schemas[content.schema]:
            case BinarySchema() | StringSchema(format="binary"):
                found.append(Annotation("bytes"))
            case _:
                found.append(annotate(content.schema, schemas, dialect))
    if ANY in found:
        return None
    if found:
        return union(found)
    if not described:
        return None
    is_text_only = all(is_text(item.media_type) for item in described)
    return Annotation("str" if is_text_only else "bytes")


def _server_response(
    kind: str,
    response: Response,
    annotation: Annotation | None,
    streams: tuple[StreamType, ...],
    schemas: Mapping[SchemaId, Schema],
    produces: tuple[str, ...],
) -> Code:
    own = text_first(response.contents, schemas)
    arguments = [
        literal(response.status),
        *(
            [body_type(annotation, xml_content(response.contents))]
            if annotation
            else []
        ),
        *(texts_keyword("produces", own) if own and own != produces else []),
        *([items_keyword(streams)] if streams else []),
    ]
    return call(kind, arguments)


def _results(
    documented: Sequence[Response],
    usual: Sequence[Response],
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
) -> tuple[Annotation, Annotation]:
    """A plain result of the first success; that, or an `Answer` of any status."""
    results = {
        **{response.status: NONE for response in documented},
        **body_annotations(documented, schemas, dialect, is_client=False),
    }
    results |= result_annotations(usual, results if _is_described(usual) else {})
    plain = results[usual[0].status] if usual else ANY
    statuses: dict[Annotation, list[str]] = {}
    for status, body in results.items():
        statuses.setdefault(body, []).append(status)
    first = usual[0].status if usual else ""
    answers = (_answer(body, statuses[body], first) for body in statuses)
    return plain, union([plain, *answers])


def _is_described(usual: Iterable[Response]) -> bool:
    return any(
        content.is_described for response in usual for content in response.contents
    )


def _answer(body: Annotation, statuses: Sequence[str], first: str) -> Annotation:
    """`Answer[Book, Literal[200, None]]`: of the first success it can be left out."""
    codes = [status for status in statuses if status.isdecimal()]
    if len(codes) == len(statuses):
        listed = [*codes, *(["None"] if first in codes else [])]
        return Annotation(
            f"Answer[{body.source}, Literal[{', '.join(listed)}]]",
            body.imports | {_ANSWER, _LITERAL},
        )
    any_status = "int | None" if first in statuses else "int"
    return Annotation(f"Answer[{body.source}, {any_status}]", body.imports | {_ANSWER})
