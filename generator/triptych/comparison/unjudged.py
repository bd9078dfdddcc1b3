"""What differs and has no rule: it must be told all the same.

The API grows, and what is new in it is not compared before somebody says what it means.
Until then it is taken for a break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from triptych.comparison.changes import Finding
from triptych.pointer import Pointer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["about_the_rest"]

# The fields that have rules of their own, of all that an API is made of.
_JUDGED = frozenset(
    {
        *("pointer", "name", "title", "summary", "description", "example"),
        *("external_documentation", "extensions", "deprecated", "rules"),
        *("id", "id_is_derived", "method", "path_template", "constants", "tags"),
        *("parameters", "request_body", "responses", "security", "pagination"),
        *("place", "schema", "required", "allow_empty", "style", "explode", "span"),
        *("media_type", "contents", "fields", "status", "headers", "servers"),
        *(
            "allow_reserved",
            "is_styled",
            "part_headers",
            "url",
            "template",
            "variables",
        ),
        *("nullable", "read_only", "write_only", "default", "format", "enum"),
        *("is_constant", "limits", "min_length", "max_length", "pattern", "items"),
        *("min_items", "max_items", "unique_items", "rest", "values", "patterns"),
        *("is_closed", "invites_others", "min_properties", "max_properties"),
        *("properties", "parts"),
        *("bases", "additional", "discriminator", "discriminator_value", "mapping"),
        *("target", "variants", "mode"),
        *("xml", "as_xml", "references_name_xml"),
        *("scheme", "bearer_format", "parameter", "flow", "scopes"),
        *("authorization_url", "token_url"),
        *("password_token_url", "refresh_url", "device_url"),
        *("device_token_url", "metadata_url"),
        *("parent", "kind"),
        *("links", "callbacks", "webhook"),
    }
)


def about_the_rest(
    old: DataclassInstance, new: DataclassInstance, places: tuple[Pointer, Pointer]
) -> Iterator[Finding]:
    """The fields of two nodes of one type that differ and have no rule."""
    if old == new or type(old) is not type(new):
        return
    for field in fields(old):
        if field.name not in _JUDGED and (
            getattr(old, field.name) != getattr(new, field.name)
        ):
            yield Finding(
                code="changed-otherwise",
                predicate=f"has another {field.name.replace('_', ' ')}",
                old=places[0],
                new=places[1],
            )
