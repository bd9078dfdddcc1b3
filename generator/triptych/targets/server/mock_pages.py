"""Samples of lists that are answered page by page, made so that the lists end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from triptych.ir import (
    ArgumentPagination,
    OffsetPagination,
    PagePagination,
    Pagination,
    TokenPagination,
    UrlPagination,
)
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = ["empty_page", "first_page", "is_numbered", "leading_header", "only_page"]

Fits: TypeAlias = Callable[[JsonValue], bool]
"""Whether a page is one that the API describes."""

_LEFT_OUT: Final[list[JsonValue]] = []
"""In place of a value, by its identity: there is no such member."""


def is_numbered(pagination: Pagination) -> bool:
    """Whether the first page says nothing that the next one is asked for with."""
    return isinstance(pagination, PagePagination | OffsetPagination) or (
        isinstance(pagination, TokenPagination) and bool(pagination.last)
    )


def first_page(pagination: Pagination) -> JsonValue:
    """What asks for the first page, besides nothing."""
    if isinstance(pagination, PagePagination | OffsetPagination):
        return pagination.first
    return None


def leading_header(pagination: Pagination) -> str:
    """The header that leads to the next page, in small letters."""
    if isinstance(pagination, TokenPagination | UrlPagination):
        return pagination.header.lower()
    return "" if isinstance(pagination, ArgumentPagination) else "link"


def only_page(page: JsonValue, pagination: Pagination, fits: Fits) -> JsonValue:
    """The page without anything that leads to another one, as far as that fits."""
    if isinstance(pagination, TokenPagination | UrlPagination) and pagination.next:
        ends: list[JsonValue] = [None, _LEFT_OUT, ""]
        if isinstance(pagination, TokenPagination) and pagination.end is not None:
            ends.append(pagination.end)
        page = _with(page, pagination.next, ends, fits)
    if isinstance(pagination, PagePagination) and pagination.pages:
        page = _with(page, pagination.pages, [1], fits)
    if isinstance(pagination, OffsetPagination) and pagination.total:
        items = _items(page, pagination)
        page = _with(page, pagination.total, [len(items or ())], fits)
    return _said_to_end(page, pagination, fits)


def empty_page(page: JsonValue, pagination: Pagination, fits: Fits) -> JsonValue:
    """The page that follows the only one: it has no items, if that fits."""
    if isinstance(page, list):
        return [] if fits([]) else page
    empty: JsonValue = {} if pagination.keyed else []
    page = _with(page, pagination.items or _only_list(page), [empty], fits)
    if isinstance(pagination, OffsetPagination):
        # How many items there are on all pages stays as it was.
        return _said_to_end(page, pagination, fits)
    return only_page(page, pagination, fits)


def _said_to_end(page: JsonValue, pagination: Pagination, fits: Fits) -> JsonValue:
    return _with(page, pagination.more, [False], fits) if pagination.more else page


def _items(page: JsonValue, pagination: Pagination) -> Sequence[object] | None:
    found: JsonValue = page
    for token in _tokens(pagination.items or _only_list(page)):
        found = found.get(token) if isinstance(found, dict) else None
    return list(found) if isinstance(found, list | dict) else None


def _only_list(page: JsonValue) -> str:
    """The pointer of the one array that an object has, empty without."""
    members = page.items() if isinstance(page, dict) else ()
    arrays = [name for name, value in members if isinstance(value, list)]
    return str(Pointer("") / arrays[0]) if len(arrays) == 1 else ""


def _with(
    page: JsonValue, place: str, values: Sequence[JsonValue], fits: Fits
) -> JsonValue:
    """The page with the first of `values` at a place that fits; else as it is."""
    for value in values:
        changed = _changed(page, _tokens(place), value)
        if fits(changed):
            return changed
    return page


def _tokens(place: str) -> tuple[str, ...]:
    return Pointer(f"#{place}").tokens


def _changed(page: JsonValue, tokens: Sequence[str], value: JsonValue) -> JsonValue:
    """The page with another value of a member that it has."""
    if not isinstance(page, dict) or not tokens or tokens[0] not in page:
        return page
    name, *inner = tokens
    if inner:
        return {**page, name: _changed(page[name], inner, value)}
    if value is _LEFT_OUT:
        return {key: member for key, member in page.items() if key != name}
    return {**page, name: value}
