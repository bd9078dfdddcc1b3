"""The responses an operation declares ("Responses Object")."""

from __future__ import annotations

import re
from typing import Final

from triptych.description.node import Node
from triptych.description.references.following import References

__all__ = ["declared_responses", "has_no_body"]

_STATUS: Final = re.compile(r"[1-5]\d\d|[1-5]XX|default")


def declared_responses(
    operation: Node, references: References
) -> list[tuple[str, Node]]:
    """The responses of an operation, in the order of their status, `default` last.

    What is no status is left out, with a warning.
    """
    raw_responses = operation.object("responses")
    if raw_responses is None:
        operation.findings.warn(
            "responses-missing",
            "the operation has no responses; any success is assumed",
            operation.pointer,
        )
        return []
    node = references.resolve(raw_responses)
    if node is None:
        return []
    responses: list[tuple[str, Node]] = []
    for key, raw in node.members():
        if key.lower().startswith("x-"):
            continue
        status = key.upper() if key.lower() != "default" else "default"
        if not _STATUS.fullmatch(status):
            raw.findings.warn(
                "response-status",
                f"`{key}` is not a status code; this response is left out",
                raw.pointer,
                hint="a code such as 200, a range such as 4XX, or default",
            )
            continue
        resolved = references.described(raw)
        if resolved is not None:
            responses.append((status, resolved))
    return sorted(responses, key=lambda found: (found[0] == "default", found[0]))


_EMPTY_STATUSES: Final = frozenset({"204", "205", "304"})


def has_no_body(status: str, content: Node | None) -> bool:
    """Whether HTTP has no body in responses of a status (RFC 9110, section 6.4.1).

    What a document describes there is left out, with a warning at `content`.
    """
    if status not in _EMPTY_STATUSES:
        return False
    if content is not None and content.value:
        content.findings.warn(
            "response-without-body",
            f"a response of the status {status} has no body; what is described is left "
            "out",
            content.pointer,
            hint="describe the body under 200, or remove it",
        )
    return True
