"""Texts and numbers that examples show: the document's own, or made up."""

from __future__ import annotations

import math
from contextlib import suppress
from itertools import islice
from random import Random

from triptych.ir import NumberLimits, Schema, StringSchema
from triptych.json_value import JsonValue
from triptych.passes.samples.patterns import matching_texts
from triptych.passes.values.limits import has_form, is_of_format, is_within
from triptych.text import words

__all__ = [
    "FORMAT_EXAMPLES",
    "example_integer",
    "example_number",
    "example_text",
    "is_text_of",
    "stated_example",
]

FORMAT_EXAMPLES = {
    "date": "2024-02-29",
    "date-time": "2024-02-29T12:30:00Z",
    "uuid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "byte": "aGVsbG8=",
    "base64url": "aGVsbG8",
    "decimal": "1.50",
    "duration": "PT1H30M",
    "time": "12:30:00Z",
    "hostname": "host.example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "idn-hostname": "host.example.com",
    "iri": "https://example.com/",
    "json-pointer": "/a/0",
    "regex": "^[a-z]+$",
    "uri": "https://example.com/",
    "uri-reference": "a/b",
    "uri-template": "/a/{b}",
    "url": "https://example.com/",
}


_MOST_MATCHES = 8


def example_text(schema: StringSchema, name: str) -> str:
    """A text that a schema allows, made up from `name` or else from the pattern.

    It does not match a pattern that nothing is found for.
    """
    text = FORMAT_EXAMPLES.get(schema.format) or "-".join(["my", *words(name)])
    if schema.format not in FORMAT_EXAMPLES:
        text = text.ljust(schema.min_length or 0, "x")[: schema.max_length]
    if not schema.pattern or is_text_of(schema, text):
        return text
    return _matching(schema) or text


def is_text_of(schema: StringSchema, text: str) -> bool:
    """Whether a text has the length, the pattern and the format of a schema."""
    return has_form(schema, text) and is_of_format(schema, text)


def _matching(schema: StringSchema) -> str:
    """The shortest of a few texts that match the pattern; empty without any."""
    texts = matching_texts(schema.pattern, Random(schema.pattern))
    found = islice((text for text in texts if is_text_of(schema, text)), _MOST_MATCHES)
    return min(found, key=len, default="")


def example_integer(limits: NumberLimits) -> int:
    """An integer within the limits, 1 if they allow it."""
    return int(example_number(1, limits))


def example_number(number: float, limits: NumberLimits) -> int | float:
    """A number within the limits, `number` itself if it is."""
    step = limits.multiple_of or 1
    candidates: list[int | float] = [number, step]
    for bound in (limits.minimum, limits.maximum):
        if bound is not None:
            candidates.append(bound)
            # No float holds an integer of hundreds of digits, or how often a tiny step
            # fits into a huge bound.
            with suppress(OverflowError):
                candidates += [bound + step, bound - step]
                whole = math.floor(bound / step) * step
                candidates += [whole, whole + step]
    if limits.minimum is not None and limits.maximum is not None:
        with suppress(OverflowError):
            candidates.append((limits.minimum + limits.maximum) / 2)
    fitting = (item for item in candidates if is_within(limits, item))
    # Limits that leave nothing are the document's to mend.
    return next(fitting, number)


def stated_example(schema: Schema) -> JsonValue:
    """What the document itself gives as an example, else as the default."""
    for value in (schema.example, schema.default):
        if value is not None:
            return value.json
    return None
