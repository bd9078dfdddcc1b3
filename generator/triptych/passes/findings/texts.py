"""Limits of texts that nothing keeps, or that nothing checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, StringSchema
from triptych.passes.values.limits import checked_format, has_form
from triptych.runtime.wire.text_formats import TEXT_FORMATS

__all__ = ["text_limits"]

# Values that generated code writes itself, whose text no caller chooses: one of each
# shape that a format has.
_WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "base64url": ("", "aGVsbG8", "-_8"),
    "byte": ("", "aGVsbG8=", "+/8="),
    "date": ("2024-02-29",),
    "date-time": ("2024-02-29T12:30:00Z", "2024-02-29T12:30:00.123456+05:30"),
    "decimal": ("1.50", "0", "-12345.678"),
    "duration": ("P1DT3600S", "P0DT4.5S"),
    "time": ("12:30:00Z", "12:30:00"),
    "uuid": ("3f2504e0-4f89-41d3-9a0c-0305e82c3301",),
}


def text_limits(api: Api) -> Iterator[Diagnostic]:
    """A warning where no text has the length and the pattern that a schema states, and
    where such limits stand beside a format whose values are no texts in Python, or a
    format is not meant.
    """
    for schema in api.schemas.values():
        if not isinstance(schema, StringSchema) or schema.enum:
            continue
        if schema.format in _WRITTEN:
            texts = _WRITTEN[schema.format]
            if not all(has_form(schema, text) for text in texts):
                yield warning(
                    "limits-of-format",
                    f"values of the format `{schema.format}` are no texts in Python; "
                    "the length or the pattern beside it is not enforced",
                    pointer=schema.pointer / "format",
                )
            continue
        if schema.format in TEXT_FORMATS and not checked_format(schema):
            yield warning(
                "format-unchecked",
                f"its own example or default is no `{schema.format}`, so that the "
                "format is not enforced",
                pointer=schema.pointer / "format",
            )
        if schema.pattern:
            yield from _contradiction(schema)


def _contradiction(schema: StringSchema) -> Iterator[Diagnostic]:
    least, most = _lengths(schema.pattern)
    low, high = schema.min_length or 0, schema.max_length
    if high is not None and least > high:
        yield warning(
            "limits-contradict",
            f"no value is allowed: `pattern` needs {least} characters and `maxLength` "
            f"is {high}",
            pointer=schema.pointer / "maxLength",
        )
    elif most is not None and most < low:
        yield warning(
            "limits-contradict",
            f"no value is allowed: `pattern` has at most {most} characters and "
            f"`minLength` is {low}",
            pointer=schema.pointer / "minLength",
        )


def _lengths(pattern: str) -> tuple[int, int | None]:
    """How many characters match at least and at most, None for any number."""
    # The parser of `re` knows how long a match is; nothing public says so.
    parsed: Any = import_module("re._parser").parse(pattern)
    least, most = parsed.getwidth()
    ends = [str(place) for _, place in (*parsed.data[:1], *parsed.data[-1:])]
    return least, most if ends == ["AT_BEGINNING", "AT_END"] else None
