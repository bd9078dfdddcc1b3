"""How lists go on, as a configuration or the document says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from triptych.config import PaginationRule, PaginationStyle, placed
from triptych.diagnostics import Diagnostic, error, warning
from triptych.ir import (
    Api,
    IntegerSchema,
    LinkPagination,
    OffsetPagination,
    Operation,
    PagePagination,
    Pagination,
    Schema,
    SchemaId,
    TokenPagination,
    UrlPagination,
)
from triptych.passes.pagination.answers import NoAnswerError, answer_schemas
from triptych.passes.pagination.pageable import pageable
from triptych.passes.pagination.places import (
    MisfitError,
    find_argument,
    find_boolean,
    find_count,
    find_items,
    find_last,
    find_page_count,
    find_token,
    find_url,
    place_in,
)
from triptych.passes.patterns import compiled_pattern

__all__ = ["Paginated", "paginate"]

P = TypeVar("P", bound=Pagination)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginated:
    """An API whose lists have their pagination, and what there is to say about it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...] = ()


def paginate(api: Api, rules: Sequence[PaginationRule], document: Api) -> Paginated:
    """`api` with the pagination that the first rule that is meant for it gives.

    An operation that a rule names has to fit the rule; of those that only match a
    pattern, the ones that fit are meant. What no rule is meant for has the pagination
    that the document itself states. `document` is the API before a selection: a
    rule may wait for an operation that is left out at present.
    """
    found: list[Diagnostic] = []
    told: list[Diagnostic] = []
    operations: list[Operation] = []
    for operation in api.operations:
        chosen, misfits = _by_rules(operation, rules, api.schemas)
        found += misfits
        if chosen is None and not misfits:
            stated = pageable(operation, api)
            chosen = stated.pagination
            told += stated.diagnostics
        operations.append(replace(operation, pagination=chosen))
    if not found:
        found = [item for rule in rules for item in _unused(rule, document)]
    return Paginated(
        api=replace(api, operations=tuple(operations)), diagnostics=(*told, *found)
    )


def _by_rules(
    operation: Operation,
    rules: Sequence[PaginationRule],
    schemas: Mapping[SchemaId, Schema],
) -> tuple[Pagination | None, list[Diagnostic]]:
    """What the first rule that is meant for an operation gives it, or what is wrong."""
    for rule in rules:
        if not _is_meant(operation, rule):
            continue
        try:
            return _pagination(operation, rule, schemas), []
        except MisfitError as misfit:
            if _is_named(operation, rule):
                return None, [_misfit(misfit, operation, rule)]
    return None, []


def _misfit(
    misfit: MisfitError, operation: Operation, rule: PaginationRule
) -> Diagnostic:
    wanted = {
        "parameter": rule.parameter,
        "size": rule.size,
        "next": rule.next or rule.parameter,
        "header": rule.header,
        "last": rule.last,
        "items": rule.items or "",
        "more": rule.more,
        "pages": rule.pages or "",
        "total": rule.total,
    }[misfit.key]
    nearest = difflib.get_close_matches(wanted, misfit.known, n=1)
    refused = error(
        "pagination-misfit",
        f"`{operation.id}` can't be paginated so: {misfit.message}",
        hint=f"did you mean `{nearest[0]}`?" if nearest else None,
    )
    named = (item.origin for item in rule.operations if item.text == operation.id)
    origin = rule.origins.get(misfit.key) or next(named, None)
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
        except MisfitError as misfit:
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
    """What `rule` means for an operation; raises `MisfitError`."""
    size = find_argument(operation, "size", rule.size, schemas) if rule.size else None
    parameter = (
        find_argument(operation, "parameter", rule.parameter, schemas)
        if rule.parameter
        else None
    )
    try:
        answers = answer_schemas(operation)
    except NoAnswerError:
        raise MisfitError("items", "it does not answer with JSON") from None
    rule = _with_pointers(rule, answers, schemas)
    items = find_items(answers, rule.items, schemas)
    length = schemas[size.schema] if size and size.schema else None
    limits = length.limits if isinstance(length, IntegerSchema) else None
    listed = LinkPagination(
        items=items.pointer,
        item=items.item,
        keyed=items.keyed,
        more=find_boolean(answers, rule.more, schemas),
        size=size.pointer if size else None,
        size_member=size.member if size else "",
        default_size=_whole(length.default.json) if length and length.default else None,
        max_size=_whole(limits.maximum) if limits else None,
    )
    if rule.style is PaginationStyle.URL:
        next_url = "" if rule.header else find_url(answers, rule.next, schemas)
        if rule.header and not rule.operations:
            _check_header(operation, rule.header)
        return _styled(UrlPagination, listed, next=next_url, header=rule.header)
    if parameter is None:
        return listed
    argument = {"parameter": parameter.pointer, "member": parameter.member}
    position = schemas[parameter.schema] if parameter.schema else None
    if rule.style is PaginationStyle.TOKEN:
        place = rule.next or rule.parameter
        return _styled(
            TokenPagination,
            listed,
            **argument,
            next=(
                "" if rule.header or rule.last else find_token(answers, place, schemas)
            ),
            header=rule.header,
            last=find_last(items, rule.last, schemas) if rule.last else "",
            end=rule.end if rule.end is not None else _default_token(position),
        )
    least = 1 if rule.style is PaginationStyle.PAGE else 0
    first = rule.first if rule.first is not None else _first(position, least)
    if rule.style is PaginationStyle.PAGE:
        pages = find_page_count(answers, rule.pages, schemas)
        return _styled(PagePagination, listed, **argument, first=first, pages=pages)
    total = find_count(answers, "total", rule.total, schemas)
    return _styled(OffsetPagination, listed, **argument, first=first, total=total)


def _with_pointers(
    rule: PaginationRule,
    answers: Sequence[SchemaId],
    schemas: Mapping[SchemaId, Schema],
) -> PaginationRule:
    """The rule with JSON pointers for the places that all answers have."""

    def pointer(place: str | None) -> str | None:
        return place and (place_in(answers, place, schemas) or place)

    return replace(
        rule,
        next=pointer(rule.next),
        items=pointer(rule.items),
        more=pointer(rule.more) or "",
        pages=pointer(rule.pages),
        total=pointer(rule.total) or "",
    )


def _styled(kind: type[P], listed: LinkPagination, **more: Any) -> P:
    """A pagination of a style, with what all styles have from `listed`."""
    common = {item.name: getattr(listed, item.name) for item in fields(listed)}
    return kind(**common, **more)


def _check_header(operation: Operation, name: str) -> None:
    """Without any `operations` those are meant that say that they have the header."""
    known = [
        header.name for response in operation.responses for header in response.headers
    ]
    if name.lower() not in {header.lower() for header in known}:
        raise MisfitError("header", f"its answer has no header `{name}`", known)


def _default_token(position: Schema | None) -> str | None:
    """The token that stands for the first page, so that no list can go on with it."""
    default = position.default.json if position and position.default else None
    if isinstance(default, str | int) and not isinstance(default, bool):
        return str(default) or None
    return None


def _first(position: Schema | None, least: int) -> int:
    """The number of the first page or item: the default, else the least there is."""
    default = _whole(position.default.json) if position and position.default else None
    minimum = (
        _whole(position.limits.minimum) if isinstance(position, IntegerSchema) else None
    )
    return next((item for item in (default, minimum) if item is not None), least)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
