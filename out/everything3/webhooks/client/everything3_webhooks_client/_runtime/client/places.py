"""Places in decoded responses, whether models or plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

__all__ = ["has_value_at", "member_of", "only_list", "url_at", "value_at"]

_URL_NAMES = ("href", "url", "uri")


def value_at(value: object, pointer: str) -> object:
    """Return the value at a JSON pointer (RFC 6901), None if there is none.

    Members have the names that they are sent with.
    """
    for token in pointer.split("/")[1:]:
        value = member_of(value, token.replace("~1", "/").replace("~0", "~"))
    return value


def has_value_at(value: object, pointer: str) -> bool:
    """Whether a response says anything at a JSON pointer, null included."""
    *way, name = pointer.split("/")[1:]
    inner = value_at(value, "".join(f"/{token}" for token in way))
    return name.replace("~1", "/").replace("~0", "~") in _members(inner, sent=True)


def url_at(value: object, pointer: str) -> object:
    """Return the URL at a JSON pointer, None if there is none.

    It may stand in an object as `href` or `url`, and that in a list of links of which
    the one whose `rel` is `next` is meant.
    """
    found = value_at(value, pointer)
    if isinstance(found, list):
        links = cast("list[object]", found)
        found = next((link for link in links if _leads_on(link)), None)
    members = _members(found)
    if not members and not isinstance(found, Mapping):
        return found
    return next((members[name] for name in _URL_NAMES if members.get(name)), None)


def _leads_on(link: object) -> bool:
    relation = member_of(link, "rel") or member_of(link, "relation")
    return isinstance(relation, str) and "next" in relation.lower().split()


def member_of(value: object, name: str) -> object:
    """Return the member of an object by its wire name, None if there is none."""
    return _members(value).get(name)


def only_list(value: object) -> object:
    """Return `value` if it is a list, else its only member that is one, else None.

    Raises `ValueError` if there are several.
    """
    if isinstance(value, list):
        return cast("list[object]", value)
    found = {
        name: cast("list[object]", member)
        for name, member in _members(value).items()
        if isinstance(member, list)
    }
    if len(found) > 1:
        raise ValueError(f"several members are lists: {', '.join(found)}")
    return next(iter(found.values()), None)


def _members(value: object, *, sent: bool = False) -> Mapping[str, object]:
    """Return the members of an object by wire name; empty for any other value.

    With `sent` those that were never set are left out.
    """
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    # Here, since an answer without models must not wait for pydantic.
    from ..models.base import Model

    if not isinstance(value, Model):
        return {}
    named = {
        info.serialization_alias or name: getattr(value, name, None)
        for name, info in type(value).model_fields.items()
        if not sent or name in value.model_fields_set
    }
    return named | (value.model_extra or {})
