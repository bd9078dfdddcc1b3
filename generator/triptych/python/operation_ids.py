"""Operation ids without what tools, not people, have put into them.

Frameworks make ids that are unique in a whole document: they repeat the HTTP method,
the path or the tag. A method on a group of operations needs none of these:

| id | operation | becomes |
| --- | --- | --- |
| `copySnapshotUsingPOST_1` | POST | `copySnapshot_1` |
| `get_users__id__GET_1` | GET | `get_users__id_1` |
| `read_user_users__user_id__get` | GET /users/{user_id} | `read_user` |
| `resource__1.0_gig__gigId__getGig_GET` | GET /1.0/gig/{gigId} | `get_gig` |
| `SensorService_CreateSensor` | tag SensorService | `CreateSensor` |

What is left has to say what is done, and be the only one of its group; else the id
stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from triptych.ir import Operation
from triptych.python.identifiers import snake_case
from triptych.python.reserved import GROUP_METHODS, KEYWORDS
from triptych.text import words

__all__ = ["begins_with_verb", "readable_ids"]

# A name that begins with one of these still says what is done when the method is gone.
_VERBS = frozenset(
    [
        "add",
        "cancel",
        "copy",
        "create",
        "delete",
        "disable",
        "edit",
        "enable",
        "fetch",
        "find",
        "get",
        "head",
        "insert",
        "list",
        "modify",
        "patch",
        "post",
        "put",
        "query",
        "read",
        "remove",
        "replace",
        "retrieve",
        "save",
        "search",
        "send",
        "set",
        "show",
        "start",
        "stop",
        "submit",
        "update",
        "upload",
        "upsert",
        "validate",
    ]
)


def begins_with_verb(text: str) -> bool:
    """Whether a name says first what is done."""
    return not _VERBS.isdisjoint(words(text)[:1])


def readable_ids(
    operations: Mapping[str, Operation], *, tag: str = ""
) -> dict[str, str]:
    """What to make the method names of a group's operations of, by the same keys.

    `tag` is what operations without a tag are grouped by. Different ids of which the
    same would be left stay as they are.
    """
    readable = {
        key: _readable(operation, operation.tags[0] if operation.tags else tag)
        for key, operation in operations.items()
    }
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in readable.items():
        ids[_spelled(text)].add(operations[key].id)
    return {
        key: text if len(ids[_spelled(text)]) == 1 else operations[key].id
        for key, text in readable.items()
    }


def _spelled(text: str) -> str:
    return snake_case(text, fallback="")


def _readable(operation: Operation, tag: str) -> str:
    if operation.id_is_derived:
        return operation.id
    text = _around_path(operation) or _without_method(operation.id, operation)
    short = _without_tag(text, tag)
    name = _spelled(short)
    # Python's own names would get an underscore, which reads worse than the tag.
    says_nothing = not name[:1].isalpha() or name in KEYWORDS | GROUP_METHODS
    return text if says_nothing else short


def _around_path(operation: Operation) -> str:
    """What an id says that repeats path and method; empty if it does not repeat them.

    If it says nothing else, method and path name the operation.
    """
    path, said = words(operation.path_template), words(operation.id)
    method = operation.method.lower()
    if len(path) < 2 or said[-1:] != [method]:
        return ""
    said.pop()
    starts = (i for i in range(len(said)) if said[i : i + len(path)] == path)
    start = next(starts, None)
    if start is None:
        return ""
    before, after = said[:start], said[start + len(path) :]
    for part in (after, before):
        if len(part) > 1 and part[0] in _VERBS:
            return "_".join(part)
    is_all = not before and not after
    return f"{method} {operation.path_template}" if is_all else ""


def _without_method(text: str, operation: Operation) -> str:
    method = operation.method
    path = re.sub(r"\W", "_", operation.path_template)
    repeated = f"{path}_{method.lower()}"
    if text.endswith(repeated) and len(text) > len(repeated):
        return text.removesuffix(repeated)
    match = re.fullmatch(rf"(.+?)(Using|_+){method}((?:_\d+)?)", text, re.DOTALL)
    if match is None:
        return text
    rest, joint, number = match.groups()
    if joint == "Using" or begins_with_verb(rest):
        return f"{rest}{number}"
    return text


def _without_tag(text: str, tag: str) -> str:
    """`text` without the tag before a mark; dashes and blanks join words."""
    for mark in re.finditer(r"[._:/]+", text):
        if words(text[: mark.start()]) == words(tag) and words(tag):
            return text[mark.end() :]
    return text
