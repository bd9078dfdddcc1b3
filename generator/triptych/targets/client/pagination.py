"""The iterators of a client: methods that go through all pages of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triptych.ir import (
    ArgumentPagination,
    OffsetPagination,
    PagePagination,
    Pagination,
    Schema,
    SchemaId,
    TokenPagination,
    UrlPagination,
)
from triptych.pointer import Pointer
from triptych.python.annotations import ANY, Annotation, Dialect, annotate
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import
from triptych.python.layout import assignment, call, keyword, result, statement
from triptych.python.literals import literal
from triptych.python.names import OperationNames

__all__ = [
    "IteratorView",
    "asynchronous",
    "iterator_imports",
    "iterator_view",
    "pagination_keyword",
]

_RUNTIME_CLIENT = ".._runtime.client"


@dataclass(frozen=True, slots=True, kw_only=True)
class IteratorView:
    """A method with the arguments of an operation that gives the items of all pages."""

    name: str
    result: Code
    asynchronous: Code
    docstring: tuple[str, ...]


def iterator_view(
    names: OperationNames,
    page: Annotation,
    group_class: str,
    schemas: Mapping[SchemaId, Schema],
    dialect: Dialect,
) -> IteratorView | None:
    """The iterator of an operation that returns a `page`, if it is paginated.

    `group_class` is the class of the group that waits.
    """
    pagination = names.operation.pagination
    if pagination is None:
        return None
    item = _item(pagination, schemas, dialect)
    start = ""
    pairs = " Items are pairs of name and value." if pagination.keyed else ""
    if isinstance(pagination, ArgumentPagination):
        start = f"; `{_argument(names, pagination)}` selects the first page"
    return IteratorView(
        name=names.iterator,
        result=result(f"Pages[{item.source}, {page.source}]", indent=4),
        asynchronous=asynchronous(names.iterator, group_class, "asynchronous_pages"),
        docstring=docstring_lines(
            indent=8,
            summary=(
                f"Iterate over all items of `{names.method}`, fetching pages as needed."
            ),
            description=f"Takes the arguments of `{names.method}`{start}.{pairs}",
        ),
    )


def asynchronous(method: str, group_class: str, function: str) -> Code:
    """A method of the asynchronous group: that of the other by a runtime function."""
    made = call(function, (f"{group_class}.{method}",))
    return statement(assignment(method, made), indent=4)


def iterator_imports(
    names: OperationNames, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> frozenset[Import]:
    """What an iterator needs besides the operation."""
    pagination = names.operation.pagination
    if pagination is None:
        return frozenset()
    kind = type(pagination).__name__
    imported = frozenset(
        Import(_RUNTIME_CLIENT, name) for name in ("Pages", "asynchronous_pages", kind)
    )
    return imported | _item(pagination, schemas, dialect).imports


def pagination_keyword(
    names: OperationNames, group: Iterable[OperationNames]
) -> tuple[Code, ...]:
    """`pagination=...` of an operation; what the runtime assumes is left out.

    Of its `group` is the operation that fetches the next pages, if one does.
    """
    pagination = names.operation.pagination
    if pagination is None:
        return ()
    written: list[str] = []
    keywords: dict[str, object] = {}
    if isinstance(pagination, ArgumentPagination):
        place = names.argument_of(pagination.parameter) + pagination.member
        written.append(literal(place))
    match pagination:
        case TokenPagination():
            written += [literal(pagination.next)] if pagination.next else []
            keywords = {
                "header": pagination.header or None,
                "last": pagination.last or None,
                "end": pagination.end,
            }
        case UrlPagination():
            written += [literal(pagination.next)] if pagination.next else []
            written += _next_operation(pagination, group)
            keywords = {"header": pagination.header or None}
        case PagePagination(first=first, pages=pages):
            keywords = {
                "first": None if first == 1 else first,
                "pages": pages or None,
            }
        case OffsetPagination(first=first, total=total):
            keywords = {
                "first": None if first == 0 else first,
                "total": total or None,
            }
        case _:
            pass
    if pagination.size is not None:
        keywords |= {
            "size": names.argument_of(pagination.size) + pagination.size_member,
            "default_size": pagination.default_size,
            "max_size": pagination.max_size,
        }
    keywords |= {
        "items": pagination.items or None,
        "keyed": pagination.keyed or None,
        "more": pagination.more or None,
    }
    written += [
        f"{name}={literal(value)}"
        for name, value in keywords.items()
        if value is not None
    ]
    kind = type(pagination).__name__
    return (keyword("pagination", call(kind, written)),)


def _next_operation(
    pagination: UrlPagination, group: Iterable[OperationNames]
) -> list[str]:
    """The operation that fetches the next pages, which may stand further below."""
    following = (item for item in group if item.operation.id == pagination.operation)
    names = next(following, None)
    if names is None:
        return []
    written = [f"operation=lambda: {names.constant}"]
    if pagination.argument is not None:
        written.append(f"argument={literal(names.argument_of(pagination.argument))}")
    if pagination.encoded:
        written.append("encoded=True")
    return written


def _argument(names: OperationNames, pagination: ArgumentPagination) -> str:
    """What selects the page, as a reader knows it."""
    argument = names.argument_of(pagination.parameter)
    tokens = Pointer(f"#{pagination.member}").tokens
    return ".".join((argument, *tokens))


def _item(
    pagination: Pagination, schemas: Mapping[SchemaId, Schema], dialect: Dialect
) -> Annotation:
    item = ANY
    if pagination.item is not None:
        item = annotate(pagination.item, schemas, dialect)
    if pagination.keyed:
        return Annotation(f"tuple[str, {item.source}]", item.imports)
    return item
