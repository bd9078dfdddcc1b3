"""Converts the members of an object in a parameter, each as its type says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ..wire.decode import WireValue

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = ["fields_of", "object_reader", "unknown_members"]

_Types: TypeAlias = tuple[Mapping[str, object], object]
_Reader: TypeAlias = Callable[[WireValue], object]
_Validate: TypeAlias = Callable[[object], object]


def fields_of(model: Any) -> Mapping[str, object]:
    """The types of the fields of a model, by their names on the wire."""
    return {
        info.validation_alias or name: info.annotation
        for name, info in model.model_fields.items()
    }


def unknown_members(value: object) -> int:
    """How many members of an object its model has no field for."""
    return len(getattr(value, "model_extra", None) or ())


def object_reader(
    annotation: object,
    types: Callable[[], _Types],
    member_reader: Callable[[object], _Reader],
    read_json: _Reader,
) -> _Reader:
    """The reader of objects: a model, or a dictionary.

    `types` are those of the members that have a name, and of all others. It is called
    when the first object comes, as a model may not be complete before. `member_reader`
    makes the reader of a type, and `read_json` reads an object that is JSON.
    """
    readers: Mapping[str, _Reader] = {}
    read_other: _Reader | None = None
    validate: _Validate | None = None

    def read(text: WireValue) -> object:
        nonlocal readers, read_other, validate
        if isinstance(text, str):
            return read_json(text)
        if isinstance(text, list):
            raise ValueError("must be an object")
        if validate is None or read_other is None:
            named, other = types()
            readers = {name: member_reader(named[name]) for name in named}
            read_other = member_reader(other)
            validate = _validator(annotation)
        members: dict[str, object] = {}
        reasons: list[str] = []
        for name, part in text.items():
            try:
                members[name] = readers.get(name, read_other)(part)
            except ValueError as error:
                reasons.append(f"member {name} {error}")
        if reasons:
            raise ValueError("; ".join(reasons))
        return validate(members)

    return read


def _validator(annotation: Any) -> _Validate:
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(annotation)

    def validate(members: object) -> object:
        try:
            return adapter.validate_python(members)
        except ValueError as error:
            # pydantic's ValidationError is a ValueError, and what this raises.
            found = cast("ValidationError", error).errors(
                include_url=False, include_context=False, include_input=False
            )
            raise ValueError("; ".join(map(_reason, found))) from error

    return validate


def _reason(fault: Mapping[str, Any]) -> str:
    place = "/".join(map(str, fault["loc"]))
    message = fault["msg"].removeprefix("Value error, ")
    return f"member {place}: {message}" if place else message
