"""The classes that generated models derive from."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from ..wire.json_text import JsonWriting

__all__ = ["Model", "OmitsReadOnly"]


class Model(BaseModel):
    """An object of the API.

    Constructors take Python names, and members the description does not name are kept
    in `model_extra`. A field that was never set is not sent, one set to None is sent as
    null; `model_fields_set` tells them apart.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        # A field of a base class may hold a derived object, all of which is sent.
        polymorphic_serialization=True,
        # JSON has no NaN. One that gets in by an assignment must not become null.
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        protected_namespaces=(),
    )

    __omits_unset__: ClassVar[bool] = True


class OmitsReadOnly(Model):
    """An object with fields that only the server sets: clients do not send them.

    A class names its own in `__read_only__`, those of its bases being added.
    """

    __read_only__: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if isinstance(info.context, JsonWriting) and info.context.omit_read_only:
            for name in _read_only_members(type(self)):
                written.pop(name, None)
        return written


# Bounded, since programs may make classes without end.
@lru_cache(maxsize=4096)
def _read_only_members(kind: type[Model]) -> frozenset[str]:
    """The read-only fields of a class by their names on the wire."""
    names = frozenset[str]().union(
        *(vars(base).get("__read_only__", ()) for base in kind.__mro__)
    )
    return frozenset(
        kind.model_fields[name].serialization_alias or name for name in names
    )
