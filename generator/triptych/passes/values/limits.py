"""Whether a text or a number keeps the limits that a schema states."""

from __future__ import annotations

from fractions import Fraction

from triptych.ir import NumberLimits, StringSchema
from triptych.passes.values.matching import matches
from triptych.runtime.wire.text_formats import TEXT_FORMATS

__all__ = ["checked_format", "has_form", "is_of_format", "is_within"]


def has_form(schema: StringSchema, text: str) -> bool:
    """Whether a text has the length and the pattern of a schema."""
    return (
        (schema.min_length or 0) <= len(text)
        and (schema.max_length is None or len(text) <= schema.max_length)
        and (not schema.pattern or matches(schema.pattern, text))
    )


def is_of_format(schema: StringSchema, text: str) -> bool:
    """Whether a text is of the format of a schema, if that is one that is checked."""
    name = checked_format(schema)
    return not name or TEXT_FORMATS[name][0](text)


def checked_format(schema: StringSchema) -> str:
    """The format of texts that are checked, empty if there is none.

    An author whose own example is not of the format means something else by it.
    """
    if schema.format not in TEXT_FORMATS:
        return ""
    is_fitting, _ = TEXT_FORMATS[schema.format]
    stated = [item.json for item in (schema.example, schema.default) if item]
    is_meant = all(is_fitting(text) for text in stated if isinstance(text, str))
    return schema.format if is_meant else ""


def is_within(limits: NumberLimits, number: int | float) -> bool:
    """Whether a number keeps all limits."""
    low, high = limits.minimum, limits.maximum
    if low is not None and (
        number < low or (limits.exclusive_minimum and number == low)
    ):
        return False
    if high is not None and (
        number > high or (limits.exclusive_maximum and number == high)
    ):
        return False
    if limits.multiple_of is None:
        return True
    # As the numbers are written: of binary fractions 0.3 is no multiple of 0.1.
    return (_exact(number) / _exact(limits.multiple_of)).denominator == 1


def _exact(number: int | float) -> Fraction:
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))
