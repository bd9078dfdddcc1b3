"""Decodes JSON to values of a type."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError, from_json

from ..wire.formats import JsonReading, is_url_bytes
from ..wire.json_reading import decode_json, may_exceed_floats, refuse_constant
from .conversions import conversions, kind_of, value_at
from .discriminated import Discriminated
from .whole_numbers import with_whole_numbers

__all__ = ["Fault", "JsonReader", "adapter_of", "faults", "place_of_no_number"]


def adapter_of(annotation: Any) -> TypeAdapter[Any]:
    """How pydantic reads a type, without NaN and infinities, which JSON lacks."""
    kind: object = annotation
    # Models have a configuration of their own.
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return TypeAdapter[Any](annotation)
    return TypeAdapter[Any](annotation, config=ConfigDict(allow_inf_nan=False))


class _ExactFloat(float):
    """A float that knows how it was written.

    pydantic makes decimals of the text of a float, and of JSON itself by way of a
    float that has lost the digits beyond the 17th.
    """

    written: str

    def __str__(self) -> str:
        return self.written


def _exact(text: str) -> _ExactFloat:
    number = _ExactFloat(text)
    number.written = text
    return number


class JsonReader:
    """Decodes JSON to values of a type, an annotation such as `list[Pet]`.

    If it is `strict`, a number is no boolean, nor a date, and the other way round,
    unless a part of the value is of a class that only the data tell: pydantic chooses
    it among Python values, for which strict means that dates are dates already. Formats
    are read as `JsonReading` says then. `has_text_decimals` says that decimals of the
    type are texts, and `text_decimals` that all of them are. `has_url_bytes` says that
    some bytes are base64url.
    """

    def __init__(self, annotation: Any, *, strict: bool = False) -> None:
        self._adapter = adapter_of(annotation)
        parts = _parts(self._adapter.core_schema)
        self.text_decimals = "text decimal" in parts and "decimal" not in parts
        self.has_text_decimals = "text decimal" in parts
        self.has_url_bytes = "url bytes" in parts
        # pydantic takes true for the 1 of a literal, also where it is strict.
        self._has_number_literals = "number literal" in parts
        self._context = JsonReading() if strict else None
        self._can_be_strict = "discriminated" not in parts
        self._is_strict = strict and self._can_be_strict
        # Decimals need floats as they are written; a class known only from the data
        # may have some.
        self._is_exact = bool(parts - {"url bytes", "number literal"})

    def read(
        self, data: bytes, on_conversion: Callable[[str], None] | None = None
    ) -> object:
        """Decode a JSON text; decimals keep all its digits.

        A reader that is not strict takes `"5"` for a number, and a time for its date;
        `on_conversion` is given the pointer of each value that has become another one,
        and of each moment without an offset.

        Raises `ValidationError`, of the type `json_invalid` if the text is not JSON,
        and another `ValueError` for NaN and numbers that neither a float nor an integer
        holds. A strict reader refuses all that no float holds, where no type keeps it.
        """
        exceeds_floats = may_exceed_floats(data)
        if exceeds_floats and self._context is None and not self._is_exact:
            try:
                value = decode_json(data)
            except RecursionError:
                # The reader of pydantic says better what is wrong.
                return self._adapter.validate_json(data)
            return self._adapter.validate_python(value)
        refused: ValidationError | None = None
        is_compared = self.has_text_decimals or (
            self._has_number_literals and _BOOLEAN.search(data) is not None
        )
        if on_conversion is not None and self._can_be_strict:
            try:
                value, _ = self._validated(data, _EXACTLY, strict=True)
            except ValidationError as error:
                refused = error
            else:
                if not self._is_exact and not is_compared:
                    return value
        value = self._read(data)
        if exceeds_floats:
            self._refuse_infinity(value, data)
        if on_conversion is not None:
            found: list[str] = []
            if refused is not None:
                found += self._conversions(refused, data, value)
            if is_compared:
                pairs = conversions(json.loads(data), self._dumped(value))
                found += [_pointer_of(place) for place, _, _ in pairs]
            for pointer in dict.fromkeys(found):
                on_conversion(pointer)
        return value

    def _conversions(
        self, refused: ValidationError, data: bytes, value: object
    ) -> Iterator[str]:
        """The pointers of what JSON has as another kind of value than `value` has.

        `refused` is what strict reading says of it.
        """
        if refused.error_count() > _MOST_LISTED:
            return
        root: object = json.loads(data)
        places = dict.fromkeys(
            _pointer(item["loc"], root, is_missing=False)
            for item in refused.errors(
                include_url=False, include_context=False, include_input=False
            )
            if item["type"] in _KINDS_REFUSED
        )
        if not places:
            return
        written = self._dumped(value)
        plain: object = self._adapter.dump_python(
            value, by_alias=True, exclude_unset=True, warnings=False
        )
        # What does not fit one variant of a union may fit another as it is.
        for pointer in places:
            before, after = value_at(root, pointer), value_at(written, pointer)
            is_other = isinstance(before, str) and before != after
            if after is not None and (
                is_other
                or kind_of(before) != kind_of(after)
                or _is_local(value_at(plain, pointer))
            ):
                yield pointer

    def _dumped(self, value: object) -> object:
        """The JSON of a value, with decimals as floats, to be compared only."""
        written: object = self._adapter.dump_python(
            value,
            mode="json",
            context=_EXACTLY,
            by_alias=True,
            exclude_unset=True,
            warnings=False,
        )
        return written

    def _read(self, data: bytes) -> object:
        if self._is_strict:
            checked, data = self._validated(data, self._context, strict=True)
            if not self._is_exact:
                return checked
        if self._is_exact:
            try:
                value: object = json.loads(
                    data, parse_float=_exact, parse_constant=refuse_constant
                )
            except (ValueError, RecursionError):
                # The reader of pydantic says better what is wrong.
                pass
            else:
                return self._adapter.validate_python(value, context=self._context)
        return self._validated(data, self._context)[0]

    def _validated(
        self, data: bytes, context: JsonReading | None, *, strict: bool | None = None
    ) -> tuple[object, bytes]:
        """The value of JSON, and the text that pydantic takes for it."""
        validate = self._adapter.validate_json
        try:
            return validate(data, strict=strict, context=context), data
        except ValidationError as error:
            rewritten = with_whole_numbers(data, error)
            if rewritten is None:
                raise
        return validate(rewritten, strict=strict, context=context), rewritten

    def check(self, data: bytes) -> None:
        """Raise `ValidationError` unless all of a JSON text is of the type as it is."""
        exceeds_floats = may_exceed_floats(data)
        # From JSON pydantic reads a decimal by way of a float.
        is_exact = exceeds_floats and self._is_exact
        strict = self._can_be_strict and not is_exact
        value: object
        if is_exact:
            value = json.loads(data, parse_float=_exact, parse_constant=refuse_constant)
            value = self._adapter.validate_python(value, context=_EXACTLY)
        else:
            value, data = self._validated(data, _EXACTLY, strict=strict or None)
        if exceeds_floats:
            self._refuse_infinity(value, data)
        if strict:
            return
        _refuse_conversions(json.loads(data), self._dumped(value))

    def _refuse_infinity(self, value: object, data: bytes) -> None:
        """Raise `ValidationError` if infinity or NaN has become of a number."""
        dumped = self._adapter.dump_python(
            value, by_alias=True, exclude_unset=True, warnings=False
        )
        place = _no_number_in(dumped)
        if place is not None:
            raise ValidationError.from_exception_data(
                "JSON", [{"type": "finite_number", "loc": place, "input": data}]
            )

    def validate(self, value: object) -> object:
        """Validate decoded JSON, or a string that is not JSON."""
        return self._adapter.validate_python(value)


_BOOLEAN = re.compile(rb"true|false")

_EXACTLY = JsonReading(takes_new_tags=True)

# Formats raise `ValueError` for what they take only where they need not be strict.
_KINDS_REFUSED = frozenset(
    {"bool_type", "float_type", "int_type", "literal_error", "value_error"}
)

# To list the errors of an answer of megabytes would take seconds.
_MOST_LISTED = 1_000


def _is_local(value: object) -> bool:
    """Whether a value is a moment without an offset, which may be any."""
    return isinstance(value, dt.datetime) and value.tzinfo is None


def _refuse_conversions(data: object, written: object) -> None:
    """Raise `ValidationError` where JSON was made something else to be of its type.

    `written` is the value that was read from `data`, written again.
    """
    for place, before, after in conversions(data, written):
        # A number that is a text has a decimal as its type, which takes both.
        if (kind_of(before), kind_of(after)) != ("number", "string"):
            message = PydanticCustomError(
                "kind",
                "Input should be a {kind}",
                {"kind": kind_of(after)},
            )
            raise ValidationError.from_exception_data(
                "JSON", [{"type": message, "loc": place, "input": before}]
            )


_Part: TypeAlias = Literal[
    "decimal", "text decimal", "discriminated", "url bytes", "number literal"
]


def _parts(schema: object) -> set[_Part]:
    """Whether a type holds decimals, base64url, or classes that only the data tells."""
    found: set[_Part] = set()
    pending = [(schema, False)]
    while pending:
        current, is_number = pending.pop()
        if isinstance(current, dict):
            node = cast("dict[str, object]", current)
            if node.get("type") == "decimal":
                found.add("decimal" if is_number else "text decimal")
            if node.get("type") == "literal":
                expected = cast("list[object]", node["expected"])
                if any(type(value) is int for value in expected):
                    found.add("number literal")
            if is_url_bytes(node.get("function")):
                found.add("url bytes")
            kind = node.get("cls")
            if isinstance(kind, type) and issubclass(kind, Discriminated):
                found.add("discriminated")
            # A format of our own is what writes decimals as numbers.
            is_number = "serialization" in node
            pending += [(item, is_number) for item in node.values()]
        elif isinstance(current, (list, tuple)):
            pending += [(item, False) for item in cast("list[object]", current)]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a JSON text at the place of a JSON pointer (RFC 6901)."""

    pointer: str
    message: str
    is_json: bool


def faults(error: ValidationError, data: bytes) -> tuple[Fault, ...]:
    """Return the faults that `error` reports about the text `data`, without repeats."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return tuple(
        dict.fromkeys(
            Fault(
                pointer=_pointer(item["loc"], value, item["type"] == "missing"),
                message=item["msg"].removeprefix("Value error, "),
                is_json=item["type"] != "json_invalid",
            )
            for item in found
        )
    )


def place_of_no_number(data: bytes) -> str | None:
    """The JSON pointer of the first NaN or infinity in what is JSON but for that."""
    try:
        root: object = from_json(data)
    except ValueError:
        return None
    place = _no_number_in(root)
    return None if place is None else _pointer_of(place)


def _no_number_in(root: object) -> tuple[int | str, ...] | None:
    """The place of the first NaN or infinity, as keys and indices."""
    pending: list[tuple[tuple[int | str, ...], object]] = [((), root)]
    while pending:
        place, value = pending.pop()
        if isinstance(value, float) and not math.isfinite(value):
            return place
        if isinstance(value, dict):
            members = list(cast("dict[str, object]", value).items())
            pending += [((*place, name), item) for name, item in reversed(members)]
        elif isinstance(value, list | tuple):
            items = list(enumerate(cast("Sequence[object]", value)))
            pending += [((*place, index), item) for index, item in reversed(items)]
    return None


def _pointer_of(place: Sequence[int | str]) -> str:
    return "".join(f"/{_escaped(token)}" for token in place)


def _escaped(token: int | str) -> str:
    return str(token).replace("~", "~0").replace("/", "~1")


def _pointer(location: Sequence[int | str], value: object, is_missing: bool) -> str:
    """The pointer of a place in `value`.

    Locations name variants of unions as well, which are no part of the text, and the
    last token is not there if it is what is missing.
    """
    tokens: list[int | str] = []
    for position, token in enumerate(location, 1):
        if isinstance(value, dict) and token in value:
            value = cast("dict[object, object]", value)[token]
        elif isinstance(value, list) and isinstance(token, int):
            value = cast("list[object]", value)[token]
        elif not (is_missing and position == len(location)):
            continue
        tokens.append(token)
    return _pointer_of(tokens)
