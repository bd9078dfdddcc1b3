"""Arrays inside arrays that are written with the delimiter of the outer one."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api
from triptych.passes.requests.wire import array_styles

__all__ = ["ambiguous_arrays"]


def ambiguous_arrays(api: Api) -> Iterator[Diagnostic]:
    """A warning at each parameter whose inner arrays can't be told from their items."""
    parameters = {
        item.pointer: item
        for operation in (*api.operations, *api.webhooks)
        for item in operation.parameters
    }
    for pointer, parameter in parameters.items():
        styles = array_styles(parameter, api.schemas)
        if len(set(styles)) < len(styles):
            yield warning(
                "array-delimiter",
                f"the arrays in `{parameter.name}` are written with the delimiter of "
                "the array around them; only arrays of one item can be sent",
                pointer=pointer,
                hint="give `items` another `collectionFormat`",
            )
