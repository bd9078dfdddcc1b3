"""Class hierarchies with a discriminator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, cast

from pydantic import ValidationInfo, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from typing_extensions import TypeVar

from .base import Model

__all__ = ["Discriminated", "TagT", "class_for"]

T = TypeVar("T", bound="Discriminated[Any]")
TagT = TypeVar("TagT", default=str, covariant=True)
"""The type of the field by which the classes of a hierarchy are told apart."""


@dataclass(frozen=True, slots=True)
class _Construction:
    """The context in which a constructor validates its arguments."""

    arguments: Mapping[str, Any]


class Discriminated(Model, Generic[TagT]):
    """Base of classes that are told apart by a discriminator.

    The root of a hierarchy, which may be inside another one, names that field in
    `__discriminator__`. `__subtypes__` has for each of its values a module, relative
    to the package of the root, and a class, such as `(".dog", "Dog")`: they are
    imported when they are first needed, since their modules import that of the root.
    An object is read as the class it says it is of, as long as that derives from the
    class asked for. A constructor gives what it says.

    The type of the tag is a parameter for type checkers only, which lets a derived
    class declare the one value it has: `class Dog(Pet[Literal["dog"]])`.
    """

    __discriminator__: ClassVar[str] = ""
    __subtypes__: ClassVar[Mapping[str, tuple[str, str]]] = {}

    if not TYPE_CHECKING:

        def __class_getitem__(cls, tag: object) -> type[Self]:
            return cls

    def __init__(self, /, **data: Any) -> None:
        self.__pydantic_validator__.validate_python(
            data, context=_Construction(data), self_instance=self
        )

    # So pydantic marks its own, which it need not call for objects it reads.
    __init__.__dict__["__pydantic_base_init__"] = True

    @model_validator(mode="wrap")
    @classmethod
    def _read(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        context: object = info.context
        is_constructed = (
            isinstance(context, _Construction) and context.arguments is data
        )
        if isinstance(data, dict) and not is_constructed:
            kind = class_for(cls, cast("dict[str, Any]", data))
            if kind is not cls:
                return kind.model_validate(data, context=context)
        model = handler(data)
        # A class that knows its value by itself says it nevertheless.
        for name in _discriminators(cls):
            if getattr(model, name, None) is not None:
                model.model_fields_set.add(name)
        return model


# Bounded, since programs may make classes without end.
@lru_cache(maxsize=4096)
def _discriminators(kind: type[Discriminated[Any]]) -> frozenset[str]:
    """The fields that tell which class of its hierarchies an object is of."""
    return frozenset(
        base.__discriminator__
        for base in kind.__mro__
        if issubclass(base, Discriminated) and base.__discriminator__
    )


def class_for(kind: type[T], members: Mapping[str, Any]) -> type[T]:
    """Return the class of an object with these members: `kind` or a subclass."""
    name = kind.__discriminator__
    field = kind.model_fields.get(name)
    alias = field.validation_alias if field else None
    value = members.get(alias if isinstance(alias, str) else name, members.get(name))
    subtype = kind.__subtypes__.get(value) if isinstance(value, str) else None
    if subtype is None:
        return kind
    module, class_name = subtype
    root = next(base for base in kind.__mro__ if "__subtypes__" in vars(base))
    package = root.__module__.rpartition(".")[0]
    found: type[object] = getattr(import_module(module, package), class_name)
    return found if issubclass(found, kind) else kind
