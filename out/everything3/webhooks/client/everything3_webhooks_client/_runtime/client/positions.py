"""Positions in a list, and what a page says about the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import httpx2

from .places import member_of, value_at

__all__ = ["Answer", "Position"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A position in a list: the arguments or the link that request a page.

    Another `operation` than that of the list may have to be called with the arguments,
    of which `encoded` names one that is part of a URL as it is.
    A place in the arguments is the name of one, with the JSON pointer of a member
    behind it where the argument is a body: `body/page/token`.
    """

    arguments: Mapping[str, object]
    link: str | None = None
    operation: Callable[[], object] | None = None
    encoded: str = ""

    def value(self, place: str) -> object:
        """Return the value at a place in the arguments, None if there is none."""
        argument, slash, pointer = place.partition("/")
        return value_at(self.arguments.get(argument), slash + pointer)

    def at(self, place: str, value: object) -> Position:
        """Return a copy with another value at a place in the arguments."""
        argument, slash, pointer = place.partition("/")
        given = self.arguments.get(argument)
        tokens = pointer.split("/") if slash else []
        names = [token.replace("~1", "/").replace("~0", "~") for token in tokens]
        changed = _with_member(given, names, value)
        return Position(arguments={**self.arguments, argument: changed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page: the result of the operation, its items, and the undecoded body.

    `origin` is where the API is.
    """

    page: object
    items: list[object]
    response: httpx2.Response = field(repr=False)
    origin: str


def _with_member(body: object, names: list[str], value: object) -> object:
    """A copy of a body with another value at the end of a way of wire names."""
    if not names:
        return value
    name, *inner = names
    changed = _with_member(member_of(body, name), inner, value)
    if isinstance(body, Mapping) or body is None:
        return {**cast("Mapping[str, object]", body or {}), name: changed}
    # Here, since a list without models must not wait for pydantic.
    from ..models.base import Model

    if not isinstance(body, Model):
        raise ValueError(f"a body of type {type(body).__name__} has no member {name!r}")
    fields: dict[str, Any] = type(body).model_fields
    named = (
        field for field, info in fields.items() if info.serialization_alias == name
    )
    return body.model_copy(update={next(named, name): changed})
