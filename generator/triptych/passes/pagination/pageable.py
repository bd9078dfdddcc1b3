"""Pagination that the document itself states: `x-ms-pageable`.

https://azure.github.io/autorest/extensions/#x-ms-pageable
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    Api,
    Operation,
    Pagination,
    Parameter,
    Schema,
    SchemaId,
    SinglePagination,
    UrlPagination,
)
from triptych.json_value import JsonValue
from triptych.passes.pagination.answers import NoAnswerError, answer_schemas
from triptych.passes.pagination.places import (
    Items,
    MisfitError,
    find_items,
    place_in,
    pointer_to,
)

__all__ = ["Pageable", "pageable"]

_EXTENSION = "x-ms-pageable"
_ENCODED = "x-ms-skip-url-encoding"
_USUAL_ITEMS = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pageable:
    """The pagination that an operation states, if any, and what is wrong with it."""

    pagination: Pagination | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def pageable(operation: Operation, api: Api) -> Pageable:
    """The pagination that the extension of an operation of `api` states.

    Without a name for the next link all items are on one page. What does not fit the
    answer is a warning, and then there is no pagination.
    """
    schemas = api.schemas
    stated = operation.extensions.get(_EXTENSION)
    if stated is None or stated is False:
        return Pageable()
    if not isinstance(stated, dict):
        return _refused(operation, "it should be an object")
    link, named = stated.get("nextLinkName"), stated.get("itemName")
    for key, value in (("nextLinkName", link), ("itemName", named)):
        if value is not None and not isinstance(value, str):
            return _refused(operation, f"`{key}` should be a string", key)
    try:
        answers = answer_schemas(operation)
    except NoAnswerError:
        return _refused(operation, "the operation does not answer with JSON")
    try:
        items = _items(answers, named, schemas)
    except MisfitError as misfit:
        return _refused(operation, misfit.message, "itemName" if named else "")
    single = SinglePagination(items=items.pointer, item=items.item, keyed=items.keyed)
    if not isinstance(link, str) or not link:
        return Pageable(pagination=single)
    pointer = place_in(answers, link, schemas)
    found: tuple[Diagnostic, ...] = ()
    if pointer is None:
        pointer = pointer_to(link)
        found = (
            warning(
                "pageable-misfit",
                f"the answer of `{operation.id}` has no `{link}`; a next page is"
                " fetched where one comes all the same",
                pointer=operation.pointer / _EXTENSION / "nextLinkName",
            ),
        )
    linked = UrlPagination(
        items=items.pointer, item=items.item, keyed=items.keyed, next=pointer
    )
    if stated.get("operationName") is None:
        return Pageable(pagination=linked, diagnostics=found)
    by_operation = _by_operation(linked, link, operation, api)
    return replace(by_operation, diagnostics=(*found, *by_operation.diagnostics))


def _by_operation(
    linked: UrlPagination, link: str, operation: Operation, api: Api
) -> Pageable:
    """The pagination `linked` by the operation that `operationName` names.

    It has to be one of the same group, which can be called with what the first takes,
    and the next link.
    """
    stated = operation.extensions[_EXTENSION]
    named = stated.get("operationName") if isinstance(stated, dict) else None
    candidates = (item for item in api.operations if item.id == named)
    following = next(candidates, None)
    reason = f"no operation of the same tag is called `{named}`"
    if following is not None and _group(following) == _group(operation):
        argument = _argument(operation, following, link)
        known = {(item.place, item.name) for item in operation.parameters}
        lacking = [
            item.name
            for item in following.parameters
            if item.required and item != argument
            if (item.place, item.name) not in known
        ]
        if not lacking:
            return Pageable(
                pagination=replace(
                    linked,
                    operation=following.id,
                    argument=argument.pointer if argument else None,
                    encoded=bool(argument and argument.extensions.get(_ENCODED)),
                )
            )
        reason = f"`{named}` needs `{lacking[0]}`, which `{operation.id}` has not"
    missing = warning(
        "pageable-misfit",
        f"`operationName` is ignored: {reason}; the next link is followed as a URL",
        pointer=operation.pointer / _EXTENSION / "operationName",
    )
    return Pageable(pagination=linked, diagnostics=(missing,))


def _group(operation: Operation) -> str:
    """What operations of one group have in common: a tag, or how their ids begin."""
    begin, mark, _ = operation.id.partition("_")
    return operation.tags[0] if operation.tags else begin if mark else ""


def _argument(
    operation: Operation, following: Operation, link: str
) -> Parameter | None:
    """The parameter that takes the next link: that of its name, or the only new one."""
    wanted = {"nextlink", link.lower(), link.rpartition(".")[2].lower()}
    parameters = following.parameters
    named = (item for item in parameters if item.name.lower() in wanted)
    known = {item.name for item in operation.parameters}
    new = [item for item in parameters if item.required and item.name not in known]
    return next(named, None) or (new[0] if len(new) == 1 else None)


def _refused(operation: Operation, reason: str, key: str = "") -> Pageable:
    pointer = operation.pointer / _EXTENSION
    found = warning(
        "pageable-misfit",
        f"`{_EXTENSION}` of `{operation.id}` is ignored: {reason}",
        pointer=pointer / key if key else pointer,
    )
    return Pageable(diagnostics=(found,))


def _items(
    answers: Sequence[SchemaId], named: JsonValue, schemas: Mapping[SchemaId, Schema]
) -> Items:
    """Where the items are: as named, else in `value`, else in the only array."""
    if isinstance(named, str) and named:
        place = place_in(answers, named, schemas) or pointer_to(named)
        return find_items(answers, place, schemas)
    if place_in(answers, _USUAL_ITEMS, schemas):
        return find_items(answers, _USUAL_ITEMS, schemas)
    return find_items(answers, None, schemas)
