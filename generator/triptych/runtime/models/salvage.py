"""Salvages the usable parts of JSON that does not match its type.

Servers send null where they promised a text, and leave out what they require. Only
whoever reads such a field is hurt then, not everybody who reads the answer.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import (
    Annotated,
    Any,
    TypeAlias,
    TypeGuard,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, TypeAdapter

from ..wire.annotations import unaliased
from .discriminated import Discriminated, class_for
from .reading import adapter_of
from .tagged import Tagged

__all__ = ["Misfits", "salvage"]

_Place: TypeAlias = "tuple[_Place, str | int] | None"

# A list may have a million items that do not fit.
_MOST_POINTERS = 5


class Misfits:
    """The places in JSON of what does not fit its type.

    `pointers` has the first of them (RFC 6901), and `count` says how many there are.
    """

    def __init__(self) -> None:
        self.pointers: list[str] = []
        self.count = 0

    @classmethod
    def at(cls, pointers: Sequence[str]) -> Misfits:
        """Those at the places of these pointers."""
        found = cls()
        found.pointers = list(pointers[:_MOST_POINTERS])
        found.count = len(pointers)
        return found

    def add(self, place: _Place) -> None:
        """Add the place of a value."""
        self.count += 1
        if len(self.pointers) < _MOST_POINTERS:
            self.pointers.append(_pointer(place))

    def forget_from(self, count: int) -> None:
        """Forget all but the first `count` places."""
        self.count = count
        del self.pointers[count:]


def _pointer(place: _Place) -> str:
    tokens: list[str] = []
    while place is not None:
        place, token = place
        tokens.append(str(token).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{token}" for token in reversed(tokens))


def salvage(annotation: Any, value: object, misfits: Misfits | None = None) -> Any:
    """Convert decoded JSON to a value of a type as far as possible.

    Objects become models: fields that fit are read, others are as they came, missing
    ones are absent or have their default, and members without a field are kept. The
    same holds for items of lists and maps. What does not fit is added to `misfits`.
    Raises `ValueError` where nothing is left of the type, as for a text in the place of
    an object.
    """
    return _salvaged(annotation, value, Misfits() if misfits is None else misfits, None)


def _salvaged(annotation: Any, value: object, misfits: Misfits, place: _Place) -> Any:
    try:
        return _adapter(annotation).validate_python(value)
    except ValueError:
        pass
    count = misfits.count
    found = _in_parts(annotation, value, misfits, place)
    if misfits.count == count:
        # Its parts fit, and the whole does not.
        misfits.add(place)
    return found


def _in_parts(annotation: Any, value: object, misfits: Misfits, place: _Place) -> Any:
    annotation = unaliased(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated and (tagged := _tagged(arguments)):
        kind = tagged.class_for(value)
        if kind is not None:
            return _salvaged(kind, value, misfits, place)
    if origin is Annotated and (get_origin(arguments[0]) or _is_model(arguments[0])):
        # Of a limited list or map the items may be of use. What has a format is of use
        # as it came: without that, a number would be a date.
        return _salvaged(arguments[0], value, misfits, place)
    if origin in (Union, types.UnionType):
        return _first(arguments, value, misfits, place)
    if origin in (list, Sequence) and isinstance(value, list):
        items = cast("list[object]", value)
        return [
            _or_as_it_came(arguments[0], item, misfits, (place, index))
            for index, item in enumerate(items)
        ]
    if origin in (dict, Mapping) and isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {
            name: _or_as_it_came(arguments[1], item, misfits, (place, name))
            for name, item in members.items()
        }
    if _is_model(annotation) and isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return _model(annotation, members, misfits, place)
    raise ValueError(f"nothing of a value of type {type(value).__name__} can be used")


def _tagged(arguments: Sequence[object]) -> Tagged | None:
    """How the classes of a union are told apart, if they are."""
    return next((item for item in arguments if isinstance(item, Tagged)), None)


def _first(
    variants: Sequence[Any], value: object, misfits: Misfits, place: _Place
) -> Any:
    count = misfits.count
    for variant in variants:
        try:
            return _salvaged(variant, value, misfits, place)
        except ValueError:
            misfits.forget_from(count)
    raise ValueError(f"a value of type {type(value).__name__} fits no variant")


def _or_as_it_came(
    annotation: Any, value: object, misfits: Misfits, place: _Place
) -> Any:
    count = misfits.count
    try:
        return _salvaged(annotation, value, misfits, place)
    except ValueError:
        misfits.forget_from(count)
        misfits.add(place)
        return value


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_discriminated(
    kind: type[BaseModel],
) -> TypeGuard[type[Discriminated[Any]]]:
    return issubclass(kind, Discriminated)


def _model(
    kind: type[BaseModel],
    members: Mapping[str, object],
    misfits: Misfits,
    place: _Place,
) -> BaseModel:
    if _is_discriminated(kind):
        kind = class_for(kind, members)
    remaining = dict(members)
    fields: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        for key in (field.validation_alias, name):
            if isinstance(key, str) and key in remaining:
                annotation: Any = field.annotation
                if field.metadata:
                    annotation = Annotated[annotation, *field.metadata]
                fields[name] = _or_as_it_came(
                    annotation, remaining.pop(key), misfits, (place, key)
                )
                break
        else:
            if field.is_required():
                alias = field.validation_alias
                misfits.add((place, alias if isinstance(alias, str) else name))
    # Not by keywords: members may have any name, `cls` as well.
    model = kind.model_construct()
    vars(model).update(fields)
    model.model_fields_set.update(fields)
    extra = model.__pydantic_extra__
    if extra is not None:
        type_ = _type_of_extra(kind)
        extra.update(
            (name, _or_as_it_came(type_, item, misfits, (place, name)))
            for name, item in remaining.items()
        )
        model.model_fields_set.update(remaining)
    return model


# Bounded, since programs may make classes without end.
@lru_cache(maxsize=1024)
def _type_of_extra(kind: type[BaseModel]) -> Any:
    """What a class says of members without a field, `Any` if nothing."""
    for base in kind.__mro__:
        annotation = vars(base).get("__annotations__", {}).get("__pydantic_extra__")
        if base is not BaseModel and isinstance(annotation, str):
            said = types.SimpleNamespace(__annotations__={"extra": annotation})
            names = vars(sys.modules[base.__module__])
            hints = get_type_hints(said, names, include_extras=True)
            return get_args(hints["extra"])[1]
    return Any


# Bounded, since programs may make types without end.
@lru_cache(maxsize=1024)
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return adapter_of(annotation)
