"""Leaving out what a configuration does not select."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from triptych.config import Pattern, Patterns, Selection, placed
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, warning
from triptych.ir import Api, Operation, Place
from triptych.passes.patterns import compiled_pattern
from triptych.passes.schemas.reachability import reachable_schemas

__all__ = ["Selected", "select"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """An API with some operations left out, and what there is to say about that."""

    api: Api
    diagnostics: tuple[Diagnostic, ...] = ()


def select(api: Api, selection: Selection) -> Selected:
    """`api` with the operations `selection` wants, and with what only others used gone.

    Schemas, tags and security schemes go with the operations that used them. Raises
    `DiagnosticsError` if no operation remains.
    """
    if not selection.is_given:
        return Selected(api=api)
    included = list(_matches(api, selection.include))
    excluded = list(_matches(api, selection.exclude))
    wanted = _ids(included) if included else {item.id for item in api.operations}
    chosen = wanted - _ids(excluded)
    operations = tuple(item for item in api.operations if item.id in chosen)
    unmatched = tuple(
        _unmatched(api, match) for match in (*included, *excluded) if not match.ids
    )
    if api.operations and not operations:
        nothing = error(
            "selection-empty",
            "the configuration selects none of the "
            f"{len(api.operations)} operations of the document",
        )
        first = (*included, *excluded)[0].pattern
        raise DiagnosticsError((*unmatched, placed(nothing, first.origin)))
    return Selected(api=_without_unused(api, operations), diagnostics=unmatched)


_Kind = Literal["tag", "path", "operation"]


@dataclass(frozen=True, slots=True)
class _Match:
    """A pattern and the ids of the operations it means."""

    kind: _Kind
    pattern: Pattern
    ids: frozenset[str]


def _matches(api: Api, patterns: Patterns) -> Iterator[_Match]:
    kinds: dict[_Kind, tuple[Pattern, ...]] = {
        "tag": patterns.tags,
        "path": patterns.paths,
        "operation": patterns.operations,
    }
    for kind, listed in kinds.items():
        for pattern in listed:
            compiled = compiled_pattern(pattern.text, is_path=kind == "path")
            ids = frozenset(
                operation.id
                for operation in api.operations
                if any(map(compiled.fullmatch, _texts(kind, operation)))
            )
            yield _Match(kind, pattern, ids)


def _ids(matches: Iterable[_Match]) -> set[str]:
    return {operation_id for match in matches for operation_id in match.ids}


def _texts(kind: _Kind, operation: Operation) -> tuple[str, ...]:
    """What a pattern is compared with."""
    if kind == "tag":
        return operation.tags
    if kind == "operation":
        return (operation.id,)
    # A constant query is part of the path as documents write it.
    query = "&".join(
        f"{constant.name}={constant.value}"
        for constant in operation.constants
        if constant.place is Place.QUERY
    )
    path = operation.path_template
    return (path, f"{path}?{query}") if query else (path,)


def _unmatched(api: Api, match: _Match) -> Diagnostic:
    known = {
        text for operation in api.operations for text in _texts(match.kind, operation)
    }
    text = match.pattern.text
    nearest = difflib.get_close_matches(text, sorted(known), n=1)
    found = warning(
        "selection-unmatched",
        f"no {match.kind} of the document matches `{text}`",
        hint=f"did you mean `{nearest[0]}`?" if nearest else None,
    )
    return placed(found, match.pattern.origin)


def _without_unused(api: Api, operations: tuple[Operation, ...]) -> Api:
    tags = {tag for operation in operations for tag in operation.tags}
    # A scheme that no operation ever needed is documentation, and stays.
    unused = _schemes(api.operations) - _schemes(operations)
    return replace(
        api,
        operations=operations,
        schemas=reachable_schemas(operations, api.schemas),
        tags=tuple(tag for tag in api.tags if tag.name in tags),
        security_schemes=tuple(
            scheme for scheme in api.security_schemes if scheme.name not in unused
        ),
    )


def _schemes(operations: Iterable[Operation]) -> set[str]:
    return {
        name
        for operation in operations
        for requirement in operation.security
        for name in requirement.schemes
    }
