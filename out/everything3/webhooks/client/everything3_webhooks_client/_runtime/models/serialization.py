"""How objects are written: without what only the server sets, and as what they are."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import (
    VERSION,
    BaseModel,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from ..wire.json_text import JsonWriting

__all__ = ["PYDANTIC", "members_to_send", "writer_of"]

PYDANTIC = tuple(int(number) for number in VERSION.split(".")[:2])
"""The version of pydantic, less its patch."""


def members_to_send(
    model: BaseModel, written: dict[str, Any], context: object
) -> dict[str, Any]:
    """Those of `written`, the members of an object, that go in this direction."""
    if isinstance(context, JsonWriting):
        kind = type(model)
        if context.omit_read_only:
            for name in _listed_members(kind, "__read_only__"):
                written.pop(name, None)
        if context.omit_write_only:
            for name in _listed_members(kind, "__write_only__"):
                written.pop(name, None)
    return written


# Bounded, since programs may make classes without end.
@lru_cache(maxsize=4096)
def _listed_members(kind: type[BaseModel], listed: str) -> frozenset[str]:
    """Fields that a class and its bases list, by their names on the wire."""
    names = frozenset[str]().union(
        *(vars(base).get(listed, ()) for base in kind.__mro__)
    )
    return frozenset(
        kind.model_fields[name].serialization_alias or name for name in names
    )


def writer_of(kind: type[BaseModel]) -> object:
    """A serializer that writes objects of derived classes as what they are.

    Before pydantic 2.13 the serializer of a class is used for all objects in a field of
    that class, and what they have besides is lost.
    """

    def write(
        self: BaseModel, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        if type(self) is kind:
            return members_to_send(self, handler(self), info.context)
        written: dict[str, Any] = type(self).__pydantic_serializer__.to_python(
            self,
            mode=info.mode,
            context=info.context,
            by_alias=info.by_alias,
            exclude_unset=info.exclude_unset,
            exclude_defaults=info.exclude_defaults,
            exclude_none=info.exclude_none,
        )
        return written

    return model_serializer(mode="wrap", return_type=dict[str, Any])(write)
