"""What the smoke test of a client package expects of its iterators: two pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triptych.ir import (
    Api,
    IntegerSchema,
    LinkPagination,
    OffsetPagination,
    PagePagination,
    Parameter,
    Place,
    TokenPagination,
)
from triptych.json_value import JsonValue
from triptych.passes.answers import answer_schemas
from triptych.passes.samples import sample_body
from triptych.pointer import Pointer
from triptych.python.names import OperationNames
from triptych.runtime.wire.encode import percent_encode

__all__ = ["ListExpectation", "list_expectation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExpectation:
    """The answers of two pages, and what makes a client ask for the second.

    All `count` items are alike. `arguments` are needed besides those of any call of the
    operation, which has none for the parameter `start`. `following` is what the second
    request has in its query, empty if that is not where it is.
    """

    start: Pointer | None
    arguments: Mapping[str, JsonValue]
    answers: tuple[JsonValue, JsonValue]
    item: JsonValue
    count: int
    link: str
    following: str


def list_expectation(api: Api, names: OperationNames) -> ListExpectation | None:
    """The expectation of an operation's iterator, None if it has none."""
    pagination = names.operation.pagination
    if pagination is None:
        return None
    page = _page(api, names)
    item: JsonValue = "..."
    if pagination.item is not None:
        item = sample_body(pagination.item, api.schemas, is_request=False)
    first = _with(page, pagination.items, [item])
    match pagination:
        case LinkPagination():
            link = '<?page=2>; rel="next"'
            return ListExpectation(
                start=None,
                arguments={},
                answers=(first, first),
                item=item,
                count=2,
                link=link,
                following="page=2",
            )
        case TokenPagination(parameter=pointer, next=following):
            start = _parameter(names, pointer)
            is_number = isinstance(api.schemas[start.schema], IntegerSchema)
            token: JsonValue = 2 if is_number else "next"
            return ListExpectation(
                start=pointer,
                arguments=_start(names, start, 1 if is_number else "start"),
                answers=(_with(first, following, token), _with(first, following, "")),
                item=item,
                count=2,
                link="",
                following=_field(start, token),
            )
        case PagePagination(parameter=pointer) | OffsetPagination(parameter=pointer):
            start = _parameter(names, pointer)
            size = pagination.size
            return ListExpectation(
                start=pointer,
                arguments={
                    **_start(names, start, pagination.first),
                    **({} if size is None else {names.argument_of(size): 1}),
                },
                answers=(first, _with(page, pagination.items, [])),
                item=item,
                count=1,
                link="",
                following=_field(start, pagination.first + 1),
            )


def _page(api: Api, names: OperationNames) -> JsonValue:
    """A sample of an answer, an empty object where nobody says what it is."""
    described = answer_schemas(names.operation)
    page = sample_body(described[0], api.schemas, is_request=False) if described else {}
    return page if isinstance(page, dict | list) else {}


def _with(page: JsonValue, pointer: str, value: JsonValue) -> JsonValue:
    """`page` with another value at a JSON pointer."""
    if not pointer and isinstance(page, dict):
        # An answer whose only list is meant has to have one.
        return {"items": value}
    return _placed(page, Pointer(f"#{pointer}").tokens, value)


def _placed(page: JsonValue, tokens: Sequence[str], value: JsonValue) -> JsonValue:
    if not tokens:
        return value
    members = page if isinstance(page, dict) else {}
    inner = _placed(members.get(tokens[0]), tokens[1:], value)
    return {**members, tokens[0]: inner}


def _parameter(names: OperationNames, pointer: Pointer) -> Parameter:
    return next(
        item.parameter for item in names.arguments if item.parameter.pointer == pointer
    )


def _start(
    names: OperationNames, start: Parameter, value: JsonValue
) -> Mapping[str, JsonValue]:
    """The argument that says where to begin, if it has to."""
    return {names.argument_of(start.pointer): value} if start.required else {}


def _field(parameter: Parameter, value: JsonValue) -> str:
    if parameter.place is not Place.QUERY:
        return ""
    return f"{percent_encode(parameter.name)}={value}"
