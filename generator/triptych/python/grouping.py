"""Which operations belong together: those of a tag, or whose ids say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triptych.ir import Operation
from triptych.python.operation_ids import begins_with_verb

__all__ = ["Group", "group_key", "group_operations"]

_UNTAGGED = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations that share a tag, whose spellings are `tags`, the first one first."""

    key: str
    tags: tuple[str, ...]
    operations: tuple[Operation, ...]


def group_key(tag: str) -> str:
    """Tags that differ only in case, blanks or punctuation are one group."""
    return re.sub(r"[\W_]+", "", tag).casefold() or tag


def group_operations(
    operations: Iterable[Operation], untagged: str = _UNTAGGED
) -> tuple[Group, ...]:
    """The groups in the order of their first operations.

    An operation without a tag is grouped by the first half of its id, `Disks_Get`, if
    it shares that with another one, else with others that are `untagged`.
    """
    listed = tuple(operations)
    shared = _shared_prefixes(listed)
    grouped: dict[str, list[tuple[str, Operation]]] = {}
    for operation in listed:
        tag = operation.tags[0] if operation.tags else shared.get(operation.id, "")
        tag = tag or untagged
        grouped.setdefault(group_key(tag), []).append((tag, operation))
    return tuple(
        Group(
            key=key,
            tags=tuple(sorted({tag for tag, _ in members})),
            operations=tuple(operation for _, operation in members),
        )
        for key, members in grouped.items()
    )


# With a second underscore the first word says nothing: `api_projects_list`.
_GROUP_METHOD = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([A-Za-z][A-Za-z0-9]*)")


def _shared_prefixes(operations: Iterable[Operation]) -> Mapping[str, str]:
    """By operation id, the group in ids of the form `Group_method` that share it.

    `list_books` and `list_authors` share what is done, not what it is done to.
    """
    prefixes = {
        operation.id: match[1]
        for operation in operations
        if not operation.tags
        and not operation.id_is_derived
        and (match := _GROUP_METHOD.fullmatch(operation.id))
        and not begins_with_verb(match[1])
    }
    counted = Counter(map(group_key, prefixes.values()))
    return {
        key: prefix
        for key, prefix in prefixes.items()
        if counted[group_key(prefix)] > 1
    }
