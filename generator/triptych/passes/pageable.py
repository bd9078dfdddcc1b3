"""Pagination that the document itself states: `x-ms-pageable`.

https://azure.github.io/autorest/extensions/#x-ms-pageable
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    Operation,
    Pagination,
    Schema,
    SchemaId,
    SinglePagination,
    UrlPagination,
)
from triptych.json_value import JsonValue
from triptych.passes.answers import NoAnswerError, answer_schemas, schema_at
from triptych.passes.page_places import Items, MisfitError, find_items, pointer_to

__all__ = ["Pageable", "pageable"]

_EXTENSION = "x-ms-pageable"
_USUAL_ITEMS = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pageable:
    """The pagination that an operation states, if any, and what is wrong with it."""

    pagination: Pagination | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def pageable(operation: Operation, schemas: Mapping[SchemaId, Schema]) -> Pageable:
    """The pagination that the extension of an operation states.

    Without a name for the next link all items are on one page. What does not fit the
    answer is a warning, and then there is no pagination.
    """
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
    pointer = _place(answers, link, schemas)
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
    return Pageable(pagination=linked, diagnostics=found)


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
        place = _place(answers, named, schemas) or pointer_to(named)
        return find_items(answers, place, schemas)
    if _place(answers, _USUAL_ITEMS, schemas):
        return find_items(answers, _USUAL_ITEMS, schemas)
    return find_items(answers, None, schemas)


def _place(
    answers: Sequence[SchemaId], name: str, schemas: Mapping[SchemaId, Schema]
) -> str | None:
    """The pointer of a name in all answers, None if they lack it.

    Dots are part of a name (`odata.nextLink`), or lead from one to the next.
    """
    dotted = "".join(pointer_to(part) for part in name.split("."))
    for pointer in dict.fromkeys((pointer_to(name), dotted)):
        try:
            for answer in answers:
                schema_at(pointer, answer, schemas)
        except LookupError:
            continue
        return pointer
    return None
