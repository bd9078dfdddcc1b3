"""The names of functions that read webhooks, all of which stand in one module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import Operation, Place
from triptych.pointer import Pointer
from triptych.python.identifiers import camel_case
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.python.reserved import KEYWORDS
from triptych.python.scope import Candidate, allocate
from triptych.runtime.wire.media_types import MULTIPART, essence

__all__ = ["ReaderNames", "reader_names"]

_READ_PLACES = (Place.HEADER, Place.COOKIE, Place.QUERY)

# What the module imports, and its constants begin with an underscore.
_TAKEN = frozenset(
    {
        *("Any", "Headers", "Literal", "Mapping", "Parameter", "ReceivedParameter"),
        *("Sequence", "UUID", "Webhook", "WebhookError", "dataclass", "dt", "models"),
        *("Decimal", "Base64"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderNames:
    """The names for one webhook; those of what it does not have are empty.

    `body` is the function that reads its body, `parameters` the one that reads its
    headers and its query, and `parameters_class` what that returns.
    """

    group: GroupNames
    operation: OperationNames
    constant: str
    body: str
    parameters: str
    parameters_class: str


def reader_names(names: Names) -> Mapping[Pointer, ReaderNames]:
    """The readers by the pointers of the webhooks that have any, in their order.

    A body in parts has none: only a server reads those.
    """
    listed = [(group, item) for group in names.webhooks for item in group.operations]
    by_method = {item.method: item for _, item in listed}
    bodies = {key for key, item in by_method.items() if _has_body(item.operation)}
    given = {key for key, item in by_method.items() if _parameters(item.operation)}
    functions = allocate(
        (
            *(Candidate(key=key, wanted=f"read_{key}") for key in bodies),
            *(
                Candidate(
                    key=f"{key} parameters",
                    wanted=f"read_{key}_parameters",
                    explicit=False,
                )
                for key in given
            ),
        ),
        KEYWORDS | _TAKEN,
    )
    classes = allocate(
        (
            Candidate(
                key=key, wanted=f"{camel_case(key, fallback='webhook')}Parameters"
            )
            for key in given
        ),
        KEYWORDS | _TAKEN,
        separator="",
    )
    return {
        item.operation.pointer: ReaderNames(
            group=group,
            operation=item,
            constant=f"_{item.method.upper()}",
            body=functions.get(item.method, ""),
            parameters=functions.get(f"{item.method} parameters", ""),
            parameters_class=classes.get(item.method, ""),
        )
        for group, item in listed
        if item.method in bodies | given
    }


def _has_body(operation: Operation) -> bool:
    body = operation.request_body
    return body is not None and any(
        essence(content.media_type) != MULTIPART for content in body.contents
    )


def _parameters(operation: Operation) -> bool:
    return any(item.place in _READ_PLACES for item in operation.parameters)
