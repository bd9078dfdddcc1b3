"""Encodes values as JSON, for request and response bodies.

Models of pydantic are known by what they can do, since a package without typed bodies
does without pydantic.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol, TypeGuard, cast

from .scalars import encode_scalar

__all__ = [
    "NUMBER_MARKING",
    "JsonWriting",
    "NumberMarking",
    "encode_json",
    "is_model",
    "unmarked",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMarking:
    """A pydantic context in which decimals keep all their digits.

    `number_mark` before the digits makes a text a number, which `unmarked` takes away:
    pydantic writes numbers as floats.
    """

    number_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonWriting(NumberMarking):
    """The pydantic context in which models are sent.

    `omit_read_only` leaves out fields that only servers may set, `omit_write_only`
    those that only clients may. Outside of models `text_decimals` says that decimals
    are texts.
    """

    omit_read_only: bool = False
    omit_write_only: bool = False
    text_decimals: bool = False


class _Dumpable(Protocol):
    """A pydantic model."""

    def model_dump(
        self,
        *,
        mode: str,
        context: object,
        by_alias: bool,
        exclude_unset: bool,
        warnings: bool,
    ) -> dict[str, Any]: ...

    def model_dump_json(
        self, *, context: object, by_alias: bool, exclude_unset: bool, warnings: bool
    ) -> str: ...


# Nobody outside the process can know it, so no text from there can begin with it.
_NUMBER_MARK = f"{os.urandom(16).hex()}:"
_MARKED_NUMBER = re.compile(f'"{_NUMBER_MARK}([^"]*)"')

NUMBER_MARKING = NumberMarking(number_mark=_NUMBER_MARK)
"""The context of what is written as JSON, but not sent."""


def encode_json(
    value: object,
    *,
    omit_read_only: bool = False,
    omit_write_only: bool = False,
    text_decimals: bool = False,
    nan_as_null: bool = False,
) -> bytes:
    """`value` as compact JSON in UTF-8.

    Generated models are written with their wire names and without fields that were
    never set; other models of pydantic with all fields. Decimals are numbers with all
    their digits unless they are to be texts; other scalars that JSON does not have are
    texts as in `encode_scalar`. Raises `TypeError` for a value with no JSON,
    and `ValueError` for NaN and infinities unless they are to be null.
    """
    text = _write(
        value,
        JsonWriting(
            omit_read_only=omit_read_only,
            omit_write_only=omit_write_only,
            text_decimals=text_decimals,
            number_mark=_NUMBER_MARK,
        ),
    )
    if "NaN" in text or "Infinity" in text:
        # They may as well be part of a string.
        if nan_as_null:
            text = _dumps(json.loads(text, parse_constant=_null))
        else:
            json.loads(text, parse_constant=_refuse)
    return unmarked(text).encode()


def unmarked(text: str) -> str:
    """JSON that was written with `NUMBER_MARKING`, with its numbers as such."""
    return _MARKED_NUMBER.sub(r"\1", text) if _NUMBER_MARK in text else text


def _write(value: object, writing: JsonWriting) -> str:
    # What consists of models is written by pydantic alone, which takes a fraction of
    # the time of the way through dictionaries.
    if is_model(value):
        return _model_text(value, writing)
    if models := _models(value):
        return f"[{','.join(_model_text(model, writing) for model in models)}]"
    return _dumps(value, writing)


def _models(value: object) -> list[_Dumpable]:
    """The items of an array of nothing but models, none of another value."""
    if not isinstance(value, (list, tuple)):
        return []
    items = cast("Collection[object]", value)
    models = [item for item in items if is_model(item)]
    return models if len(models) == len(items) else []


def _dumps(value: object, writing: JsonWriting | None = None) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        separators=(",", ":"),
        default=lambda item: _plain(item, writing),
    )


def is_model(value: object) -> TypeGuard[_Dumpable]:
    """Whether a value is a model of pydantic."""
    return hasattr(type(value), "model_dump_json")


def _omits_unset(model: _Dumpable) -> bool:
    return bool(getattr(type(model), "__omits_unset__", False))


def _model_text(model: _Dumpable, writing: JsonWriting) -> str:
    return model.model_dump_json(
        context=writing,
        by_alias=True,
        exclude_unset=_omits_unset(model),
        # A field may hold what a server sent, although it should not have.
        warnings=False,
    )


def _plain(value: object, writing: JsonWriting | None) -> object:
    """Convert a value of a type that JSON lacks, one step toward those it has."""
    if is_model(value):
        return value.model_dump(
            mode="json",
            context=writing,
            by_alias=True,
            exclude_unset=_omits_unset(value),
            warnings=False,
        )
    if isinstance(value, Enum):
        return cast("object", value.value)
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: getattr(value, item.name) for item in fields(value)}
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    if isinstance(value, Collection) and not isinstance(value, (bytes, bytearray)):
        return list(cast("Collection[object]", value))
    is_number = isinstance(value, Decimal) and writing and not writing.text_decimals
    try:
        text = encode_scalar(value)
        return f"{_NUMBER_MARK}{text}" if is_number else text
    except TypeError as error:
        kind = type(value).__name__
        raise TypeError(f"a value of type {kind} can't be sent as JSON") from error


def _null(_constant: str) -> None:
    return None


def _refuse(constant: str) -> None:
    raise ValueError(f"a float that is {constant} is not JSON compliant")
