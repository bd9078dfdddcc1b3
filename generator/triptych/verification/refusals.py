"""What a client refuses by its documentation, so that no sample may have it.

These are the rules of docs/wire-forms.md, said again: an encoder that refused more
than that would be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import repeat

from triptych.ir import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    NumberSchema,
    ObjectSchema,
    Operation,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.requests.wire import variants, wire_form
from triptych.passes.schemas.properties import all_properties

__all__ = ["ParameterRules", "form_is_refused", "is_header_name", "path_is_refused"]

_DELIMITERS = {"comma": ",", "pairs": ",", "space": " ", "tab": "\t", "pipe": "|"}

# RFC 9110, sections 5.6.2 and 5.5.
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_NOT_IN_HEADERS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

_OTHER_TYPES = re.compile(r"-?[0-9.]+([eE][+-]?[0-9]+)?|true|false")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class ParameterRules:
    """What may be sent as the value of one parameter."""

    def __init__(
        self, parameter: Parameter, schemas: Mapping[SchemaId, Schema]
    ) -> None:
        self._parameter = parameter
        form = wire_form(parameter, schemas)
        self._form = form
        self._styles = form.style
        self.is_named = form.members == "fields"
        forms = (*form.style, form.members)
        delimiters = {_DELIMITERS[s] for s in forms if s in _DELIMITERS}
        is_in_url = parameter.place in (Place.PATH, Place.QUERY, Place.COOKIE)
        if is_in_url and form.members:
            delimiters.discard(",")
        if is_in_url and _is_free(parameter, schemas, len(self._styles)):
            delimiters.discard(",")
        self._delimiters = delimiters
        self._others = any(
            isinstance(item, BooleanSchema | IntegerSchema | NumberSchema)
            for schema in variants(parameter.schema, schemas)
            for item in (
                variants(schema.items, schemas)
                if isinstance(schema, ArraySchema)
                else [schema]
            )
        )

    def accepts(self, text: str) -> bool:
        """Whether a text may be in the value."""
        place = self._parameter.place
        if any(delimiter in text for delimiter in self._delimiters):
            return False
        if place is Place.HEADER:
            is_trimmed = text == text.strip(" \t")
            return is_trimmed and not _NOT_IN_HEADERS.search(text)
        # An empty path value may mean another resource, and an empty query is none.
        may_be_empty = place not in (Place.PATH, Place.QUERYSTRING)
        may_be_empty = may_be_empty or self._parameter.allow_empty
        return (
            bool(text)
            or may_be_empty
            or bool(self._styles or self._form.members or self._form.prefix)
        )

    def refuses(self, value: JsonValue) -> bool:
        """Whether a value as a whole can't be told from another one."""
        form = self._form
        if self._others and any(
            isinstance(item, str) and _OTHER_TYPES.fullmatch(item)
            for item in (value if isinstance(value, list) else [value])
        ):
            # It is taken for a number or a truth value, which may stand there too.
            return True
        if form.scalar and isinstance(value, list) and len(value) == 1:
            # It is taken for its only item.
            return True
        if isinstance(value, dict) or form.style[:1] == ("brackets",):
            if "brackets" in (*form.style, form.members):
                return _is_lost_in_brackets(value)
            divides = form.members == "pairs" and self._parameter.place is Place.HEADER
            return _has_any(value, self._delimiters | ({"="} if divides else set()))
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


def form_is_refused(
    value: JsonValue, key: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether the fields of a form of the schema `key` would be read as another value.

    An empty array is no field, and one of a single item is that item where this may
    stand there too.
    """
    if not isinstance(value, dict) or not value or [] in value.values():
        return True
    members = (
        item
        for schema in variants(key, schemas)
        if isinstance(schema, ObjectSchema)
        for item in all_properties(schema, schemas)
        if _is_alone(value.get(item.name))
    )
    return any(
        not isinstance(schema, ArraySchema | TupleSchema)
        for item in members
        for schema in variants(item.schema, schemas)
    )


def _is_alone(value: JsonValue) -> bool:
    return isinstance(value, list) and len(value) == 1


def path_is_refused(operation: Operation, texts: Mapping[str, str]) -> bool:
    """Whether a segment becomes `.` or `..`, which are removed on the way.

    `texts` are the values of placeholders as they stand in the path.
    """
    segments = operation.path_template.split("/")
    return any(
        "{" in segment
        and _PLACEHOLDER.sub(lambda match: texts[match[1]].replace("%2E", "."), segment)
        in (".", "..")
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


def _is_lost_in_brackets(value: JsonValue) -> bool:
    """Whether a name can't stand in brackets, or something empty is inside."""
    if isinstance(value, list):
        return any(item in ([], {}) or _is_lost_in_brackets(item) for item in value)
    if not isinstance(value, dict):
        return False
    return any(
        not name
        or "[" in name
        or "]" in name
        or item in ([], {})
        or _is_lost_in_brackets(item)
        for name, item in value.items()
    )


def _has_any(value: JsonValue, characters: Iterable[str]) -> bool:
    """Whether one of the characters is in a text or a name in a value."""
    if isinstance(value, str):
        return any(character in value for character in characters)
    if isinstance(value, list):
        return any(_has_any(item, characters) for item in value)
    if isinstance(value, dict):
        return any(map(_has_any, value, repeat(characters))) or any(
            _has_any(item, characters) for item in value.values()
        )
    return False


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
