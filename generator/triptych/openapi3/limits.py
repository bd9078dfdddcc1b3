"""Limits of numbers: exclusive bounds are flags in 3.0, and numbers since then."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.ir import NumberLimits

__all__ = ["lower_limits"]


def lower_limits(node: Node) -> NumberLimits:
    """The limits of a number; of two bounds the stricter one counts."""
    multiple_of = node.number("multipleOf")
    minimum, exclusive_minimum = _bound(node, "minimum", "exclusiveMinimum", -1)
    maximum, exclusive_maximum = _bound(node, "maximum", "exclusiveMaximum", 1)
    return NumberLimits(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=exclusive_minimum,
        exclusive_maximum=exclusive_maximum,
        multiple_of=(
            multiple_of if multiple_of is not None and multiple_of > 0 else None
        ),
    )


def _bound(
    node: Node, inclusive: str, exclusive: str, sign: int
) -> tuple[int | float | None, bool]:
    """A bound, and whether it is excluded; `sign` is 1 for one from above."""
    stated = node.number(inclusive)
    other = node.child(exclusive)
    if other is None or isinstance(other.value, bool):
        return stated, node.flag(exclusive)
    excluded = node.number(exclusive)
    if excluded is None:
        return stated, False
    if stated is None or excluded * sign <= stated * sign:
        return excluded, True
    return stated, False
