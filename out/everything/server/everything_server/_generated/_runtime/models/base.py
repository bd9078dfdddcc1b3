"""The classes that generated models derive from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from ..wire.json_text import NUMBER_MARKING, unmarked
from .serialization import PYDANTIC, members_to_send, writer_of

__all__ = ["HasConstants", "Model", "OmitsReadOnly", "OmitsWriteOnly"]


class Model(BaseModel):
    """An object of the API.

    Constructors take Python names, and members the description does not name are kept
    in `model_extra`. A field that was never set is not sent, one set to None is sent as
    null; `model_fields_set` tells them apart.
    """

    model_config = ConfigDict(
        extra="allow",
        # By its newer name only pydantic 2.11 and later know this.
        populate_by_name=True,
        serialize_by_alias=True,
        # A field of a base class may hold a derived object, all of which is sent.
        polymorphic_serialization=True,
        # JSON has no NaN. One that gets in by an assignment must not become null.
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        protected_namespaces=(),
    )

    __omits_unset__: ClassVar[bool] = True

    if not TYPE_CHECKING:

        def model_dump_json(self, **options):
            if PYDANTIC < (2, 13):
                options = {"by_alias": True} | options
            if options.get("context") is not None:
                return super().model_dump_json(**options)
            # A decimal has more digits than the floats that pydantic makes of it.
            options["context"] = NUMBER_MARKING
            return unmarked(super().model_dump_json(**options))

    # What the configuration asks for and only pydantic 2.13 and later do.
    if not TYPE_CHECKING and PYDANTIC < (2, 13):

        def __init_subclass__(cls, **options):
            super().__init_subclass__(**options)
            cls._write = writer_of(cls)

        def model_dump(self, **options):
            return super().model_dump(**({"by_alias": True} | options))


class HasConstants(Model):
    """An object with members that are always the same, which constructors set.

    A class names the fields of its own in `__constants__`; their defaults are the only
    values they may have, also where a field has the type of a base.
    """

    __constants__: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="after")
    def _say_constants(self) -> Self:
        constants = _constants(type(self))
        for name, value in constants.items():
            said: object = getattr(self, name)
            if said is not None and said != value:
                raise ValueError(f"`{name}` has to be {value!r}")
        self.model_fields_set.update(constants)
        return self


# Bounded, since programs may make classes without end.
@lru_cache(maxsize=4096)
def _constants(kind: type[HasConstants]) -> dict[str, object]:
    """The fields that a class and its bases list as constants, and their values."""
    found: dict[str, object] = {}
    for base in reversed(kind.__mro__):
        constants: frozenset[str] = vars(base).get("__constants__", frozenset())
        # A class that declares a field anew says whether it is a constant there.
        declared = vars(base).get("__annotations__", {})
        found = {name: found[name] for name in found if name not in declared}
        found |= {name: kind.model_fields[name].default for name in constants}
    return found


class OmitsReadOnly(Model):
    """An object with read-only fields, which clients do not send.

    A class names its own in `__read_only__`, those of its bases being added.
    """

    __read_only__: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap", return_type=dict[str, Any])
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        return members_to_send(self, handler(self), info.context)


class OmitsWriteOnly(OmitsReadOnly):
    """An object with write-only fields, which servers do not send.

    A class names its own in `__write_only__`, those of its bases being added.
    """

    __write_only__: ClassVar[frozenset[str]] = frozenset()
