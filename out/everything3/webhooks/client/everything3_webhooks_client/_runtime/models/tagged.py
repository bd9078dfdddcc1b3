"""Unions of objects that say by a member which of them they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import core_schema

from ..wire.formats import JsonReading

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, ValidationInfo
    from pydantic_core import CoreSchema

__all__ = ["Tagged"]

_OTHER, _UNTAGGED = "other", "untagged"


@dataclass(frozen=True, eq=False)
class Tagged:
    """Metadata of a union: the member that is the tag, and the class for each value.

    It `is_complete` if there is no variant but these that is an object.

    An object with another tag, or with none, is of the class that fits best. If no
    class fits it stays a dict, so that nothing of it is lost, unless it is read
    strictly.
    """

    member: str
    classes: Mapping[str, type[Any]]
    is_complete: bool = True

    def class_for(self, value: object) -> type[Any] | None:
        """The class that an object says it is of; None if it says none."""
        if not isinstance(value, dict):
            return None
        tag = cast("dict[str, object]", value).get(self.member)
        return self.classes.get(tag) if isinstance(tag, str) else None

    def _is_untagged(self, value: object) -> bool:
        """Whether a value is an object that has to say what it is, and does not."""
        if not self.is_complete or not isinstance(value, dict):
            return False
        return not isinstance(cast("dict[str, object]", value).get(self.member), str)

    def _refuse(self, value: object) -> object:
        kinds = " or ".join(map(repr, self.classes))
        raise ValueError(f"`{self.member}` has to be there and say {kinds}")

    def _as_it_came(self, value: object, info: ValidationInfo) -> object:
        """An object of a kind that nobody has described."""
        is_lenient = not isinstance(info.context, JsonReading)
        return _object(value) if is_lenient else self._as_it_is_sent(value, info)

    def _as_it_is_sent(self, value: object, info: ValidationInfo) -> object:
        """The same where what is sent is checked."""
        context: object = info.context
        if isinstance(context, JsonReading) and context.takes_new_tags:
            return _object(value)
        raise ValueError("fits none of the alternatives")

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # By name, since several values may mean one class.
        distinct = dict.fromkeys(self.classes.values())
        names = {
            kind: f"{number} {kind.__name__}" for number, kind in enumerate(distinct)
        }
        choices: dict[Any, CoreSchema] = {
            name: handler.generate_schema(kind) for kind, name in names.items()
        }
        # Where this union is a part of another one, classes of that come before a dict:
        # pydantic tries all of them strictly first.
        last = core_schema.lax_or_strict_schema(
            core_schema.with_info_plain_validator_function(self._as_it_came),
            core_schema.with_info_plain_validator_function(self._as_it_is_sent),
        )
        choices[_OTHER] = core_schema.union_schema(
            [handler(source), last], mode="left_to_right"
        )
        # Read strictly, an object has to say what it is.
        choices[_UNTAGGED] = core_schema.lax_or_strict_schema(
            lax_schema=choices[_OTHER],
            strict_schema=core_schema.no_info_plain_validator_function(self._refuse),
        )

        def choose(value: object) -> str:
            kind = self.class_for(value) or type(value)
            return names.get(kind, _UNTAGGED if self._is_untagged(value) else _OTHER)

        return core_schema.tagged_union_schema(choices, choose)


def _object(value: object) -> object:
    """The value, which has to be an object."""
    if not isinstance(value, dict):
        raise ValueError("fits none of the alternatives")
    return cast("dict[str, object]", value)
