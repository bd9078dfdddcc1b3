"""What a client refuses by its documentation, so that no sample may have it.

These are the rules of docs/wire-forms.md, said again: an encoder that refused more
than that would be found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from triptych.ir import (
    AnySchema,
    ArraySchema,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.wire import array_styles

__all__ = ["ParameterRules", "is_header_name", "path_is_refused"]

_DELIMITERS = {"comma": ",", "space": " ", "tab": "\t", "pipe": "|"}

# RFC 9110, sections 5.6.2 and 5.5.
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_NOT_IN_HEADERS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class ParameterRules:
    """What may be sent as the value of one parameter."""

    def __init__(
        self, parameter: Parameter, schemas: Mapping[SchemaId, Schema]
    ) -> None:
        self._parameter = parameter
        self._styles = array_styles(parameter, schemas)
        delimiters = {_DELIMITERS[s] for s in self._styles if s in _DELIMITERS}
        is_in_url = parameter.place in (Place.PATH, Place.QUERY)
        if is_in_url and _is_free(parameter, schemas, len(self._styles)):
            delimiters.discard(",")
        self._delimiters = delimiters

    def accepts(self, text: str) -> bool:
        """Whether a text may be in the value."""
        place = self._parameter.place
        if any(delimiter in text for delimiter in self._delimiters):
            return False
        if place is Place.HEADER:
            is_trimmed = text == text.strip(" \t")
            return is_trimmed and not _NOT_IN_HEADERS.search(text)
        # An empty path value may mean another resource.
        may_be_empty = place is not Place.PATH or self._parameter.allow_empty
        return bool(text) or may_be_empty or bool(self._styles)

    def refuses(self, value: JsonValue) -> bool:
        """Whether a value as a whole can't be told from another one."""
        if not self._styles:
            return False
        if self._parameter.place is Place.PATH and _is_empty(value):
            return True
        if self._parameter.place is Place.HEADER and self._is_padded(value):
            return True
        if _is_flattened(value, self._styles, ()):
            return True
        is_repeated = self._styles[0] == "repeated"
        items = value if isinstance(value, list) and is_repeated else [value]
        return any(_is_ambiguous(item) for item in items)

    def _is_padded(self, value: JsonValue) -> bool:
        """Whether blanks between items would stand at an end, where they get lost."""
        if not isinstance(value, list) or self._styles[0] not in ("space", "tab"):
            return False
        return any(map(_is_empty, (*value[:1], *value[-1:])))


def is_header_name(name: str) -> bool:
    """Whether a header can have this name."""
    return _TOKEN.fullmatch(name) is not None


def path_is_refused(operation: Operation, texts: Mapping[str, str]) -> bool:
    """Whether a segment becomes `.` or `..`, which are removed on the way.

    `texts` are the values of placeholders as they stand in the path.
    """
    segments = operation.path_template.split("/")
    return any(
        "{" in segment
        and _PLACEHOLDER.sub(lambda match: texts[match[1]], segment) in (".", "..")
        for segment in segments
    )


def _is_free(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema], levels: int
) -> bool:
    """Whether items may be any text; else commas escaped in them still divide."""
    schema = schemas[parameter.schema]
    for _ in range(levels):
        if isinstance(schema, ArraySchema):
            schema = schemas[schema.items]
    return isinstance(schema, AnySchema) or (
        isinstance(schema, StringSchema) and not schema.enum
    )


def _is_ambiguous(value: JsonValue) -> bool:
    """Whether there is a joined array of one empty text in it."""
    if not isinstance(value, list):
        return False
    return (len(value) == 1 and _is_empty(value[0])) or any(map(_is_ambiguous, value))


def _is_flattened(
    value: JsonValue, styles: tuple[str, ...], outer: tuple[str, ...]
) -> bool:
    """Whether an array of several items stands in one with the same delimiter."""
    if not isinstance(value, list) or not styles:
        return False
    is_same = styles[0] in outer and len(value) > 1
    inner = (*outer, styles[0])
    return is_same or any(_is_flattened(item, styles[1:], inner) for item in value)


def _is_empty(value: JsonValue) -> bool:
    return value in ("", [])
