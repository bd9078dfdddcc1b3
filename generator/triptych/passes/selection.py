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
from triptych.pointer import Pointer

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
    everything = {item.pointer for item in _all(api)}
    wanted = _matched(included) if included else everything
    refused = _matched(excluded)
    chosen = wanted - refused
    operations = tuple(item for item in api.operations if item.pointer in chosen)
    # A callback goes with the operation that it belongs to.
    called = {item.webhook for kept in operations for item in kept.callbacks}
    callbacks = {item.webhook for kept in api.operations for item in kept.callbacks}
    webhooks = tuple(
        item
        for item in api.webhooks
        if item.pointer not in refused
        and (item.id in called if item.id in callbacks else item.pointer in chosen)
    )
    unmatched = tuple(
        _unmatched(api, match) for match in (*included, *excluded) if not match.pointers
    )
    if api.operations and not operations and not webhooks:
        nothing = error(
            "selection-empty",
            "the configuration selects none of the "
            f"{len(api.operations)} operations of the document",
        )
        first = (*included, *excluded)[0].pattern
        raise DiagnosticsError((*unmatched, placed(nothing, first.origin)))
    return Selected(
        api=_without_unused(api, operations, webhooks), diagnostics=unmatched
    )


def _all(api: Api) -> tuple[Operation, ...]:
    return (*api.operations, *api.webhooks)


_Kind = Literal["tag", "path", "operation"]


@dataclass(frozen=True, slots=True)
class _Match:
    """A pattern and the pointers of the operations it means."""

    kind: _Kind
    pattern: Pattern
    pointers: frozenset[Pointer]


def _matches(api: Api, patterns: Patterns) -> Iterator[_Match]:
    kinds: dict[_Kind, tuple[Pattern, ...]] = {
        "tag": patterns.tags,
        "path": patterns.paths,
        "operation": patterns.operations,
    }
    for kind, listed in kinds.items():
        for pattern in listed:
            compiled = compiled_pattern(pattern.text, is_path=kind == "path")
            # A webhook has no path.
            pointers = frozenset(
                operation.pointer
                for operation in (api.operations if kind == "path" else _all(api))
                if any(map(compiled.fullmatch, _texts(kind, operation)))
            )
            yield _Match(kind, pattern, pointers)


def _matched(matches: Iterable[_Match]) -> set[Pointer]:
    return {pointer for match in matches for pointer in match.pointers}


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
        text
        for operation in (api.operations if match.kind == "path" else _all(api))
        for text in _texts(match.kind, operation)
    }
    text = match.pattern.text
    nearest = difflib.get_close_matches(text, sorted(known), n=1)
    found = warning(
        "selection-unmatched",
        f"no {match.kind} of the document matches `{text}`",
        hint=f"did you mean `{nearest[0]}`?" if nearest else None,
    )
    return placed(found, match.pattern.origin)


def _without_unused(
    api: Api, operations: tuple[Operation, ...], webhooks: tuple[Operation, ...]
) -> Api:
    kept = (*operations, *webhooks)
    tags = {tag for operation in kept for tag in operation.tags}
    parents = {tag.name: tag.parent for tag in api.tags}
    for tag in list(tags):
        while (tag := parents.get(tag, "")) and tag not in tags:
            tags.add(tag)
    # A scheme that no operation ever needed is documentation, and stays.
    unused = _schemes(_all(api)) - _schemes(kept)
    ids = {item.id for item in webhooks}
    return replace(
        api,
        operations=tuple(
            (
                replace(
                    item,
                    callbacks=tuple(i for i in item.callbacks if i.webhook in ids),
                )
                if item.callbacks
                else item
            )
            for item in operations
        ),
        webhooks=webhooks,
        schemas=reachable_schemas(kept, api.schemas),
        tags=tuple(tag for tag in api.tags if tag.name in tags),
        security_schemes=tuple(
            scheme for scheme in api.security_schemes if scheme.name not in unused
        ),
        webhook_schemes=tuple(
            scheme for scheme in api.webhook_schemes if scheme.name not in unused
        ),
    )


def _schemes(operations: Iterable[Operation]) -> set[str]:
    return {
        name
        for operation in operations
        for requirement in operation.security
        for name in requirement.schemes
    }
