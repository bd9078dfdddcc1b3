"""How lists go on, as a configuration says: operations with their pagination."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.config import PaginationRule, PaginationStyle, placed
from triptych.diagnostics import Diagnostic, error, warning
from triptych.ir import (
    AnySchema,
    Api,
    ArraySchema,
    IntegerSchema,
    LinkPagination,
    NumberSchema,
    ObjectSchema,
    OffsetPagination,
    Operation,
    PagePagination,
    Pagination,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    TokenPagination,
)
from triptych.passes.aliases import target_of
from triptych.passes.answers import (
    NoAnswerError,
    answer_schemas,
    arrays_of,
    members_of,
    schema_at,
)
from triptych.passes.patterns import compiled_pattern
from triptych.pointer import Pointer

__all__ = ["Paginated", "paginate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginated:
    """An API whose lists have their pagination, and what there is to say about it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...] = ()


def paginate(api: Api, rules: Sequence[PaginationRule], document: Api) -> Paginated:
    """`api` with the pagination that the first rule that is meant for it gives.

    An operation that a rule names has to fit the rule; of those that only match a
    pattern, the ones that fit are meant. `document` is the API before a selection: a
    rule may wait for an operation that is left out at present.
    """
    if not rules:
        return Paginated(api=api)
    found: list[Diagnostic] = []
    operations: list[Operation] = []
    for operation in api.operations:
        for rule in rules:
            if not _is_meant(operation, rule):
                continue
            try:
                chosen = _pagination(operation, rule, api.schemas)
            except _MisfitError as misfit:
                if not _is_named(operation, rule):
                    continue
                found.append(misfit.diagnostic(operation, rule))
            else:
                operation = replace(operation, pagination=chosen)
            break
        operations.append(operation)
    if not found:
        found = [item for rule in rules for item in _unused(rule, document)]
    return Paginated(
        api=replace(api, operations=tuple(operations)), diagnostics=tuple(found)
    )


class _MisfitError(Exception):
    """An operation does not fit a rule; `key` is the one it does not fit."""

    def __init__(self, key: str, message: str, known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.known = tuple(known)

    def diagnostic(self, operation: Operation, rule: PaginationRule) -> Diagnostic:
        wanted = {
            "parameter": rule.parameter,
            "size": rule.size,
            "next": rule.next or rule.parameter,
            "items": rule.items or "",
        }[self.key]
        nearest = difflib.get_close_matches(wanted, self.known, n=1)
        refused = error(
            "pagination-misfit",
            f"`{operation.id}` can't be paginated so: {self.message}",
            hint=f"did you mean `{nearest[0]}`?" if nearest else None,
        )
        named = (item.origin for item in rule.operations if item.text == operation.id)
        origin = rule.origins.get(self.key) or next(named, None)
        return placed(refused, origin or rule.origins.get(""))


def _is_meant(operation: Operation, rule: PaginationRule) -> bool:
    patterns = [compiled_pattern(item.text, is_path=False) for item in rule.operations]
    return not patterns or any(item.fullmatch(operation.id) for item in patterns)


def _is_named(operation: Operation, rule: PaginationRule) -> bool:
    return operation.id in {pattern.text for pattern in rule.operations}


def _unused(rule: PaginationRule, document: Api) -> Iterable[Diagnostic]:
    """Warnings about patterns that match nothing, and a rule that nothing fits."""
    ids = [operation.id for operation in document.operations]
    for pattern in rule.operations:
        if any(map(compiled_pattern(pattern.text, is_path=False).fullmatch, ids)):
            continue
        nearest = difflib.get_close_matches(pattern.text, ids, n=1)
        unmatched = warning(
            "pagination-unmatched",
            f"no operation of the document matches `{pattern.text}`",
            hint=f"did you mean `{nearest[0]}`?" if nearest else None,
        )
        yield placed(unmatched, pattern.origin)
    meant = [item for item in document.operations if _is_meant(item, rule)]
    misfits: list[tuple[bool, str]] = []
    for operation in meant:
        try:
            _pagination(operation, rule, document.schemas)
        except _MisfitError as misfit:
            is_far = misfit.key in ("parameter", "size")
            misfits.append((is_far, f"`{operation.id}`: {misfit.message}"))
        else:
            return
    if meant or not rule.operations:
        # Of the operations that have the parameters more can be said.
        _, hint = min(misfits, default=(True, None), key=lambda item: item[0])
        fits_none = warning(
            "pagination-unmatched",
            "no operation of the document can be paginated so",
            hint=hint,
        )
        yield placed(fits_none, rule.origins.get(""))


def _pagination(
    operation: Operation, rule: PaginationRule, schemas: Mapping[SchemaId, Schema]
) -> Pagination:
    """What `rule` means for an operation; raises `_MisfitError`."""
    size = _parameter(operation, rule, "size", schemas) if rule.size else None
    parameter = (
        _parameter(operation, rule, "parameter", schemas) if rule.parameter else None
    )
    try:
        answers = answer_schemas(operation)
    except NoAnswerError:
        raise _MisfitError("items", "it does not answer with JSON") from None
    items, item = _items(answers, rule, schemas)
    if parameter is None:
        return LinkPagination(items=items, item=item)
    if rule.style is PaginationStyle.TOKEN:
        return TokenPagination(
            items=items,
            item=item,
            parameter=parameter.pointer,
            next=_next(answers, rule, schemas),
        )
    position = schemas[parameter.schema]
    length = schemas[size.schema] if size is not None else None
    limits = length.limits if isinstance(length, IntegerSchema) else None
    kind, least = (
        (PagePagination, 1)
        if rule.style is PaginationStyle.PAGE
        else (OffsetPagination, 0)
    )
    return kind(
        items=items,
        item=item,
        parameter=parameter.pointer,
        first=_first(position, least),
        size=size.pointer if size is not None else None,
        default_size=_whole(length.default.json) if length and length.default else None,
        max_size=_whole(limits.maximum) if limits else None,
    )


def _first(position: Schema, least: int) -> int:
    """The number of the first page or item: the default, else the least there is."""
    default = _whole(position.default.json) if position.default else None
    minimum = (
        _whole(position.limits.minimum) if isinstance(position, IntegerSchema) else None
    )
    return next((item for item in (default, minimum) if item is not None), least)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _parameter(
    operation: Operation,
    rule: PaginationRule,
    key: str,
    schemas: Mapping[SchemaId, Schema],
) -> Parameter:
    """The parameter that `key` of a rule names, wherever it is but in the path."""
    name = rule.size if key == "size" else rule.parameter
    body = operation.request_body
    known = [
        item
        for item in (*operation.parameters, *(body.fields if body else ()))
        if item.place is not Place.PATH
    ]
    found = next((item for item in known if item.name == name), None)
    if found is None:
        names = [item.name for item in known]
        raise _MisfitError(key, f"it has no parameter `{name}`", names)
    plain = StringSchema | IntegerSchema | NumberSchema | AnySchema
    if not isinstance(schemas[found.schema], plain):
        raise _MisfitError(key, f"`{name}` is neither a text nor a number")
    return found


def _items(
    answers: Iterable[SchemaId],
    rule: PaginationRule,
    schemas: Mapping[SchemaId, Schema],
) -> tuple[str, SchemaId | None]:
    """Where the items are, and their schema if there is one that all answers have."""
    places: set[str] = set()
    kinds: set[SchemaId | None] = set()
    for answer in answers:
        pointer = _array(answer, rule, schemas)
        places.add(pointer or "")
        found = None if pointer is None else schema_at(pointer, answer, schemas)
        schema = schemas[found] if found is not None else None
        if schema is not None and not isinstance(schema, ArraySchema):
            raise _MisfitError("items", f"{_shown(rule.items)} is no array")
        kinds.add(schema.items if schema is not None else None)
    if len(places) > 1:
        raise _MisfitError("items", "its answers have arrays in several places")
    given = _pointer(rule.items or "")
    return places.pop() if places else given, kinds.pop() if len(kinds) == 1 else None


def _array(
    answer: SchemaId, rule: PaginationRule, schemas: Mapping[SchemaId, Schema]
) -> str | None:
    """The pointer of the array of an answer, None if only a call can tell."""
    if rule.items is not None:
        pointer = _pointer(rule.items)
        try:
            schema_at(pointer, answer, schemas)
        except LookupError:
            raise _missing("items", pointer, answer, schemas) from None
        return pointer
    found = arrays_of(answer, schemas)
    if found is None:
        return None
    if not found:
        raise _MisfitError("items", "there is no array in its answer")
    if len(found) > 1:
        listed = ", ".join(f"`{pointer}`" for pointer in found)
        raise _MisfitError("items", f"its answer has several arrays: {listed}")
    return found[0]


def _next(
    answers: Iterable[SchemaId],
    rule: PaginationRule,
    schemas: Mapping[SchemaId, Schema],
) -> str:
    """Where the next token is."""
    pointer = _pointer(rule.next or rule.parameter)
    for answer in answers:
        try:
            found = schema_at(pointer, answer, schemas)
        except LookupError:
            raise _missing("next", pointer, answer, schemas) from None
        if found and not isinstance(schemas[found], StringSchema | IntegerSchema):
            raise _MisfitError(
                "next", f"{_shown(pointer)} is neither a text nor a whole number"
            )
    return pointer


def _missing(
    key: str, pointer: str, answer: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> _MisfitError:
    schema = schemas[target_of(answer, schemas)]
    known = (
        [name for name, _ in members_of(schema, schemas)]
        if isinstance(schema, ObjectSchema)
        else ()
    )
    return _MisfitError(key, f"its answer has nothing at {_shown(pointer)}", known)


def _pointer(place: str) -> str:
    """The JSON pointer of a place in an answer, which may be the name of a member."""
    return place if place.startswith("/") or not place else str(Pointer("") / place)


def _shown(place: str | None) -> str:
    return f"`{place}`" if place else "the answer itself"
