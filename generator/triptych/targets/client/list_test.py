"""What the smoke test of a client package expects of its iterators: two pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from triptych.ir import (
    Api,
    ArgumentPagination,
    ArraySchema,
    IntegerSchema,
    LinkPagination,
    OffsetPagination,
    PagePagination,
    Parameter,
    Place,
    SinglePagination,
    StringSchema,
    TokenPagination,
    UrlPagination,
)
from triptych.json_value import JsonValue
from triptych.passes.pagination.answers import answer_schemas, schema_at
from triptych.passes.samples.examples import sample_body
from triptych.pointer import Pointer
from triptych.python.names import OperationNames
from triptych.runtime.wire.encode import percent_encode

__all__ = ["ListExpectation", "list_expectation", "placed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExpectation:
    """The answers of two pages, and what makes a client ask for the second.

    All `count` items are alike. `arguments` are needed besides those of any call of the
    operation, which has none for the parameter `start`; a place in a body has the JSON
    pointer behind the argument. `headers` are those of the first answer. `following` is
    what the second request has in its query, empty if that is not where it is.
    """

    start: Pointer | None
    arguments: Mapping[str, JsonValue]
    answers: tuple[JsonValue, JsonValue]
    item: JsonValue
    count: int
    headers: Mapping[str, str]
    following: str


def list_expectation(api: Api, names: OperationNames) -> ListExpectation | None:
    """The expectation of an operation's iterator, None if it has not two pages."""
    pagination = names.operation.pagination
    if pagination is None or isinstance(pagination, SinglePagination):
        return None
    item: JsonValue = "..."
    if pagination.item is not None:
        item = sample_body(pagination.item, api.schemas, is_request=False)
    items: JsonValue = {"key": item} if pagination.keyed else [item]
    none: JsonValue = {} if pagination.keyed else []
    page = _page(api, names)
    first, last, empty = (
        _with(_with(page, pagination.items, listed), pagination.more, more)
        for listed, more in ((items, True), (items, False), (none, False))
    )
    shown: JsonValue = ["key", item] if pagination.keyed else item
    expected = ListExpectation(
        start=None,
        arguments={},
        answers=(first, last),
        item=shown,
        count=2,
        headers={},
        following="page=2",
    )
    match pagination:
        case LinkPagination():
            return replace(expected, headers={"Link": '<?page=2>; rel="next"'})
        case UrlPagination(header=header) if header:
            return replace(expected, headers={header: "?page=2"})
        case UrlPagination(next=following):
            link, end = _link(api, names, following)
            answers = (_with(first, following, link), _with(last, following, end))
            if pagination.operation:
                # What the other operation has in its query is its own matter.
                return replace(expected, answers=answers, following="")
            return replace(expected, answers=answers)
        case TokenPagination(next=following, header=header):
            token, earlier = _tokens(api, names, pagination)
            if pagination.last:
                shown = _with(item, pagination.last, token)
                first = _with(first, pagination.items, [shown])
                return replace(
                    expected,
                    **_start(names, pagination, earlier, token),
                    answers=(first, empty),
                    item=shown,
                    count=1,
                )
            answers = (_with(first, following, token), _with(last, following, ""))
            return replace(
                expected,
                **_start(names, pagination, earlier, token),
                answers=(first, last) if header else answers,
                headers={header: str(token)} if header else {},
            )
        case PagePagination(first=number, pages=pages):
            answers = (_with(first, pages, 2), _with(empty, pages, 2))
            sized = _sized(names, pagination)
        case OffsetPagination(first=number, total=total):
            answers = (_with(first, total, 2), _with(empty, total, 2))
            sized = _sized(names, pagination)
    started = _start(names, pagination, number, number + 1)
    started["arguments"] = {**sized, **started["arguments"]}
    return replace(expected, **started, answers=answers, count=1)


def _link(api: Api, names: OperationNames, pointer: str) -> tuple[JsonValue, JsonValue]:
    """A link to the next page as its schema has it, and what stands there last."""
    for answer in answer_schemas(names.operation):
        try:
            found = schema_at(pointer, answer, api.schemas)
        except LookupError:
            break
        if found is not None and isinstance(api.schemas[found], ArraySchema):
            return [{"rel": "next", "href": "?page=2"}], []
        if found is not None and not isinstance(api.schemas[found], StringSchema):
            return {"href": "?page=2"}, {}
    return "?page=2", ""


def _tokens(
    api: Api, names: OperationNames, pagination: TokenPagination
) -> tuple[JsonValue, JsonValue]:
    """The token of the second page, and one for the first."""
    start = _parameter(names, pagination.parameter)
    is_number = start is not None and isinstance(
        api.schemas[start.schema], IntegerSchema
    )
    holders = answer_schemas(names.operation)
    if pagination.last or pagination.header:
        holders = (pagination.item,) if pagination.last and pagination.item else ()
    for holder in holders:
        try:
            found = schema_at(pagination.last or pagination.next, holder, api.schemas)
        except LookupError:
            break
        is_number |= found is not None and isinstance(api.schemas[found], IntegerSchema)
    return (2, 1) if is_number else ("next", "start")


def _sized(
    names: OperationNames, pagination: PagePagination | OffsetPagination
) -> Mapping[str, JsonValue]:
    """The argument that makes a page of one item a full one."""
    if pagination.size is None:
        return {}
    return {names.argument_of(pagination.size) + pagination.size_member: 1}


def _page(api: Api, names: OperationNames) -> JsonValue:
    """A sample of an answer, an empty object where nobody says what it is."""
    described = answer_schemas(names.operation)
    page = sample_body(described[0], api.schemas, is_request=False) if described else {}
    return page if isinstance(page, dict | list) else {}


def _with(page: JsonValue, pointer: str, value: JsonValue) -> JsonValue:
    """`page` with another value at a JSON pointer."""
    if pointer:
        return placed(page, Pointer(f"#{pointer}").tokens, value)
    if isinstance(value, list | dict):
        # An answer whose only list is meant has to have one.
        is_whole = isinstance(page, list) or isinstance(value, dict)
        return value if is_whole else {"items": value}
    return page


def placed(page: JsonValue, tokens: Sequence[str], value: JsonValue) -> JsonValue:
    """`page` with another value at the end of a way of members."""
    if not tokens:
        return value
    members = page if isinstance(page, dict) else {}
    inner = placed(members.get(tokens[0]), tokens[1:], value)
    return {**members, tokens[0]: inner}


def _parameter(names: OperationNames, pointer: Pointer) -> Parameter | None:
    found = (
        item.parameter for item in names.arguments if item.parameter.pointer == pointer
    )
    return next(found, None)


def _start(
    names: OperationNames,
    pagination: ArgumentPagination,
    value: JsonValue,
    following: JsonValue,
) -> dict[str, Any]:
    """Where the first page is said to begin, and what asks for the second."""
    argument = names.argument_of(pagination.parameter) + pagination.member
    start = _parameter(names, pagination.parameter)
    if start is None:
        return {"start": None, "arguments": {argument: value}, "following": ""}
    return {
        "start": start.pointer,
        "arguments": {argument: value} if start.required else {},
        "following": (
            f"{percent_encode(start.name)}={following}"
            if start.place is Place.QUERY
            else ""
        ),
    }
