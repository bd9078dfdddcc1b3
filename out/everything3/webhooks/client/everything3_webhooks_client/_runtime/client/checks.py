"""What arguments have to be, checked before a request is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from ..wire.formats import holds_bytes
from ..wire.json_text import encode_json, is_model
from .results import LazyType

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

    from ..models.reading import JsonReader

__all__ = ["check_argument", "encode_typed", "is_bytes_in_json", "misfit"]


def check_argument(name: str, value: object, limits: LazyType) -> None:
    """Raises `ValueError` for the value of an argument that breaks a limit."""
    from pydantic import ValidationError

    try:
        _adapter(limits).validate_python(value)
    except ValidationError as error:
        raise ValueError(f"{name}: {_said(error)}") from None


def is_bytes_in_json(body_type: LazyType | None) -> bool:
    """Whether bytes are no body by themselves, but base64 in JSON."""
    return body_type is not None and holds_bytes(_unlimited(body_type()))


def encode_typed(name: str, value: object, body_type: LazyType | None) -> bytes:
    """`value` as JSON of a type, if one is known.

    A model has been checked when it was made; anything else has to be what a model
    would have to be. Raises `TypeError` or `ValueError`.
    """
    if body_type is None or is_model(value):
        return _encoded(name, value)
    from pydantic import ValidationError

    from ..models.reading import faults

    reader = _reader(body_type)
    data = _encoded(name, value, text_decimals=reader.text_decimals)
    try:
        reader.check(data)
    except ValidationError as error:
        found = faults(error, data)
        at = found[0].pointer
        # Each variant of a union has something to say of a value that is of none.
        said = [fault.message for fault in found if fault.pointer == at]
        raise ValueError(f"{name}{at}: {'; or '.join(said[:3])}") from None
    if reader.has_text_decimals or reader.has_url_bytes:
        # Only the type says which numbers are texts, and in which alphabet bytes are.
        return encode_json(reader.read(data), text_decimals=reader.text_decimals)
    return data


# What pydantic says before the reason why a model can't be written.
_SERIALIZING = re.compile(
    r"(?:Error serializing to JSON: |\w*Error: |Error calling function `\w+`: )+"
)


def _encoded(name: str, value: object, *, text_decimals: bool = False) -> bytes:
    """`value` as JSON; errors begin with the name of the argument."""
    try:
        return encode_json(value, omit_read_only=True, text_decimals=text_decimals)
    except TypeError as error:
        raise TypeError(f"{name}: {error}") from error
    except ValueError as error:
        said = str(error)
        prefix = _SERIALIZING.match(said)
        reason = said[prefix.end() :] if prefix else said
        raise ValueError(f"{name}: {reason}") from error


def misfit(value: object, body_type: LazyType) -> int | None:
    """How many members of a value its type does not know, None if it is not of it."""
    from pydantic import ValidationError

    try:
        if is_model(value):
            _adapter(body_type).validate_python(value)
            return 0
        read = _reader(body_type).read(encode_typed("body", value, body_type))
    except (TypeError, ValueError, ValidationError):
        return None
    extra: Mapping[str, object] | None = getattr(read, "model_extra", None)
    return len(extra or ())


def _said(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    at = "".join(f"/{item}" for item in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return f"{at}: {said}" if at else said


def _unlimited(annotation: Any) -> object:
    if get_origin(annotation) is Annotated and not holds_bytes(annotation):
        return _unlimited(get_args(annotation)[0])
    return annotation


# Bounded, since programs may define operations without end.
@lru_cache(maxsize=1024)
def _adapter(limits: LazyType) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    annotation: Any = limits()
    return TypeAdapter(annotation)


@lru_cache(maxsize=1024)
def _reader(body_type: LazyType) -> JsonReader:
    from ..models.reading import JsonReader

    return JsonReader(body_type())
