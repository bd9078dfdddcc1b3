"""Operations that no request can tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, Operation, Place
from triptych.passes.requests.base_paths import located

__all__ = ["ambiguous_operations"]

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


def ambiguous_operations(api: Api) -> Iterator[Diagnostic]:
    """A warning at each operation whose requests are those of an earlier one.

    Requests differ by method, path below that of the server, what its placeholders
    span, constants, and by the names of the query parameters that they need. Names of
    placeholders are not part of a request, nor is the fragment of a path key.
    """
    first: dict[object, Operation] = {}
    for operation in api.operations:
        earlier = first.setdefault(_request(located(api, operation)), operation)
        if earlier is not operation:
            yield warning(
                "operation-ambiguous",
                f"no request tells `{operation.id}` from `{earlier.id}` at "
                f"`{earlier.pointer}`; the server only calls the latter",
                pointer=operation.pointer,
            )


def _request(operation: Operation) -> object:
    constants = frozenset(
        (item.place, item.name, item.value) for item in operation.constants
    )
    needed = frozenset(
        item.name
        for item in operation.parameters
        if item.required and item.place is Place.QUERY
    )
    parameters = {
        f"{{{item.name}}}": item
        for item in operation.parameters
        if item.place is Place.PATH
    }
    template = _PLACEHOLDER.sub("{}", operation.path_template)
    spans = tuple(
        parameters[name].span if name in parameters else ""
        for name in _PLACEHOLDER.findall(operation.path_template)
    )
    return operation.method, template, spans, constants, needed
