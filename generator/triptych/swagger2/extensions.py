"""Extensions that change what goes on the wire, and that generated code ignores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from triptych.description.node import Node
from triptych.ir import Operation, Parameter
from triptych.pointer import Pointer

__all__ = ["check_extensions"]

_IGNORED: Final = {
    "x-ms-parameterized-host": "callers give a base URL with its parts filled in",
    "x-ms-skip-url-encoding": "values are percent-encoded all the same",
    "x-ms-long-running-operation": "callers wait for the result themselves",
}


def check_extensions(root: Node, operations: Iterable[Operation]) -> None:
    """Warn of each ignored extension, once, where it stands first."""
    warned: set[str] = set()
    for name, pointer in _stated(root, operations):
        if name in _IGNORED and name not in warned:
            warned.add(name)
            root.findings.warn(
                "extension-ignored",
                f"`{name}` has no effect; {_IGNORED[name]}",
                pointer / name,
            )


def _stated(
    root: Node, operations: Iterable[Operation]
) -> Iterator[tuple[str, Pointer]]:
    """The extensions that are not false, and where they stand."""
    for name, value in root.extensions().items():
        if value is not False:
            yield name, root.pointer
    for operation in operations:
        body = operation.request_body
        fields = body.fields if body is not None else ()
        items: list[Operation | Parameter] = [operation, *operation.parameters]
        for item in (*items, *fields):
            for name, value in item.extensions.items():
                if value is not False:
                    yield name, item.pointer
