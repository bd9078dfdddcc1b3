"""Operation ids without what tools, not people, have put into them.

Frameworks make ids that are unique in a whole document: they repeat the HTTP method,
the path or the tag. A method on a group of operations needs none of these:

| id | operation | becomes |
| --- | --- | --- |
| `copySnapshotUsingPOST_1` | POST | `copySnapshot_1` |
| `get_users__id__GET_1` | GET | `get_users__id_1` |
| `read_user_users__user_id__get` | GET /users/{user_id} | `read_user` |
| `SensorService_CreateSensor` | tag SensorService | `CreateSensor` |

What is left has to say what is done, and be the only one of its group; else the id
stays as it is. A number stays, since it tells operations apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from triptych.ir import Operation
from triptych.python.identifiers import snake_case
from triptych.python.reserved import GROUP_METHODS, KEYWORDS
from triptych.text import words

__all__ = ["readable_ids"]

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


def readable_ids(operations: Iterable[Operation]) -> dict[str, str]:
    """What to make the method names of a group's operations of, by operation id."""
    readable = {operation.id: _readable(operation) for operation in operations}
    wanted = Counter(map(_spelled, readable.values()))
    return {
        key: text if wanted[_spelled(text)] == 1 else key
        for key, text in readable.items()
    }


def _spelled(text: str) -> str:
    return snake_case(text, fallback="")


def _readable(operation: Operation) -> str:
    if operation.id_is_derived:
        return operation.id
    text = _without_method(operation.id, operation)
    tag = operation.tags[0] if operation.tags else ""
    short = _without_tag(text, tag)
    name = _spelled(short)
    # Python's own names would get an underscore, which reads worse than the tag.
    says_nothing = not name[:1].isalpha() or name in KEYWORDS | GROUP_METHODS
    return text if says_nothing else short


def _without_method(text: str, operation: Operation) -> str:
    method = operation.method.value
    path = re.sub(r"\W", "_", operation.path_template)
    repeated = f"{path}_{method.lower()}"
    if text.endswith(repeated) and len(text) > len(repeated):
        return text.removesuffix(repeated)
    match = re.fullmatch(rf"(.+?)(Using|_+){method}((?:_\d+)?)", text, re.DOTALL)
    if match is None:
        return text
    rest, joint, number = match.groups()
    if joint == "Using" or not _VERBS.isdisjoint(words(rest)[:1]):
        return f"{rest}{number}"
    return text


def _without_tag(text: str, tag: str) -> str:
    """`text` without the tag before a mark; dashes and blanks join words."""
    for mark in re.finditer(r"[._:/]+", text):
        if words(text[: mark.start()]) == words(tag) and words(tag):
            return text[mark.end() :]
    return text
