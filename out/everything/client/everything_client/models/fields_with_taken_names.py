"""Model `FieldsWithTakenNames`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Date

__all__ = ["FieldsWithTakenNames"]


class FieldsWithTakenNames(Model):
    """Schema `FieldsWithTakenNames`."""

    class_: str | None = Field(
        default=None, validation_alias="class", serialization_alias="class"
    )
    self: str | None = None
    model_fields_: str | None = Field(
        default=None,
        validation_alias="model_fields",
        serialization_alias="model_fields",
    )
    model_dump_: str | None = Field(
        default=None, validation_alias="model_dump", serialization_alias="model_dump"
    )
    copy_: str | None = Field(
        default=None, validation_alias="copy", serialization_alias="copy"
    )
    json_: str | None = Field(
        default=None, validation_alias="json", serialization_alias="json"
    )
    schema_: str | None = Field(
        default=None, validation_alias="schema", serialization_alias="schema"
    )
    class_2: str | None = Field(
        default=None, validation_alias="__class__", serialization_alias="__class__"
    )
    private: str | None = Field(
        default=None, validation_alias="_private", serialization_alias="_private"
    )
    int_: int | None = Field(
        default=None, validation_alias="int", serialization_alias="int"
    )
    date: Date | None = None
    dt_: str | None = Field(
        default=None, validation_alias="dt", serialization_alias="dt"
    )
    list_: list[str] | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )
    field_2: str | None = Field(
        default=None, validation_alias="Field", serialization_alias="Field"
    )
    camel_case_2: str | None = Field(
        default=None, validation_alias="camelCase", serialization_alias="camelCase"
    )
    camel_case: str | None = None
    with_space: str | None = Field(
        default=None, validation_alias="with space", serialization_alias="with space"
    )
    type: str | None = Field(
        default=None, validation_alias="@type", serialization_alias="@type"
    )
    field_1st: str | None = Field(
        default=None, validation_alias="1st", serialization_alias="1st"
    )
    field: str | None = Field(default=None, validation_alias="", serialization_alias="")
    uni: str | None = Field(
        default=None, validation_alias="ünï", serialization_alias="ünï"
    )
    x_looks_like_extension: str | None = Field(
        default=None,
        validation_alias="x-looks-like-extension",
        serialization_alias="x-looks-like-extension",
    )
