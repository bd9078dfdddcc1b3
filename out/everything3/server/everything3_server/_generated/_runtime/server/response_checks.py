"""Checks the results of services against the schemas of their status."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Union, cast, get_args, get_origin

from ..wire.formats import holds_bytes
from ..wire.json_text import encode_json, is_model

if TYPE_CHECKING:
    from ..models.reading import Fault, JsonReader

__all__ = ["InvalidResultError", "ResponseCheck", "checked_json"]


class InvalidResultError(Exception):
    """A result of a service violates the API description; the message says where."""


def checked_json(
    value: object, check: ResponseCheck | None, *, validate: bool
) -> bytes:
    """Return a value as JSON, checked with `validate`.

    NaN is null. Raises `InvalidResultError` for a value that does not fit, and
    `TypeError` for one that has no JSON.
    """
    try:
        data = encode_json(
            value,
            omit_write_only=True,
            nan_as_null=True,
            text_decimals=check is not None and check.writes_decimals_as_text(value),
        )
    except ValueError as error:
        raise InvalidResultError(str(error)) from error
    if not validate or check is None:
        return data
    faults = check.faults(value, data)
    if faults:
        raise InvalidResultError(
            "; ".join(f"{item.pointer or '/'}: {item.message}" for item in faults)
        )
    return check.with_text_decimals(value, data)


class ResponseCheck:
    """Checks values against one type, an annotation returned by a function.

    Models are loaded, and a reader of JSON is made, when they are first needed.
    """

    def __init__(self, type_: Callable[[], object]) -> None:
        self._type = type_
        self._model: type | None = None
        self._item_model: type | None = None
        self._is_nullable: bool | None = None
        self._reader: JsonReader | None = None

    def takes_none(self) -> bool:
        """Whether None is a value of the type, rather than none at all."""
        if self._is_nullable is None:
            self._resolve()
        return bool(self._is_nullable)

    def takes_bytes(self) -> bool:
        """Whether bytes are base64 in JSON, rather than a body of their own."""
        return any(holds_bytes(item) for item in _members(self._type()))

    def writes_decimals_as_text(self, value: object) -> bool:
        """Whether the decimals of the type, which `value` is of, are texts in JSON."""
        # Scalars of other types and models are written without the type.
        is_plain = isinstance(value, (Decimal, dict, list, tuple))
        return is_plain and self._json_reader().text_decimals

    def with_text_decimals(self, value: object, data: bytes) -> bytes:
        """`data`, the JSON of `value`, with texts where the type has decimals as texts.

        In models they are texts already.
        """
        reader = self._json_reader()
        if is_model(value) or not reader.has_text_decimals:
            return data
        return encode_json(reader.read(data), text_decimals=reader.text_decimals)

    def faults(self, value: object, data: bytes) -> tuple[Fault, ...]:
        """Return the violations of `value`, which is `data` as JSON.

        Models were validated when they were made: of them the class is enough.
        """
        if self._is_nullable is None:
            self._resolve()
        if self._model is not None and isinstance(value, self._model):
            return ()
        if (
            self._item_model is not None
            and isinstance(value, (list, tuple))
            and all(
                isinstance(item, self._item_model)
                for item in cast("Collection[object]", value)
            )
        ):
            return ()
        return self._json_faults(data)

    def _json_faults(self, data: bytes) -> tuple[Fault, ...]:
        # Not at the top: pydantic is loaded when the first value has to be read.
        from pydantic import ValidationError

        from ..models import reading

        try:
            self._json_reader().check(data)
        except ValidationError as error:
            return reading.faults(error, data)
        return ()

    def _json_reader(self) -> JsonReader:
        from ..models import reading

        if self._reader is None:
            self._reader = reading.JsonReader(self._type())
        return self._reader

    def _resolve(self) -> None:
        members = _members(self._type())
        self._is_nullable = types.NoneType in members
        for member in members:
            if get_origin(member) is list:
                self._item_model = _model(get_args(member)[0])
            else:
                self._model = _model(member) or self._model


def _members(annotation: object) -> list[object]:
    """The types a value may be of, without the limits they have."""
    if get_origin(annotation) in (Union, types.UnionType):
        return [item for part in get_args(annotation) for item in _members(part)]
    # An array with limits is read for them, even if its items are models.
    if get_origin(annotation) is Annotated and get_origin(get_args(annotation)[0]) in (
        Union,
        types.UnionType,
    ):
        return _members(get_args(annotation)[0])
    return [annotation]


def _model(annotation: Any) -> type | None:
    """The class if it is one of pydantic."""
    is_model = isinstance(annotation, type) and hasattr(annotation, "model_fields")
    return annotation if is_model else None
