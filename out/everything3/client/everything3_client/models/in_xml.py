"""Model `InXml`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Base64, Date
from .xml_leaf import XmlLeaf
from .xml_node import XmlNode
from .xml_text import XmlText

__all__ = ["InXml"]


class InXml(Model):
    """What `xml` says of a schema."""

    attribute: int | None = None
    renamed_attribute: bool | None = None
    plain: str
    renamed: str | None = None
    prefixed: str | None = None
    namespaced: str | None = None
    unwrapped: list[int]
    named_items: list[str] | None = None
    wrapped: list[str]
    wrapped_and_named: list[Date] | None = None
    number: float | None = None
    bytes_: Base64 | None = Field(
        default=None, validation_alias="bytes", serialization_alias="bytes"
    )
    nothing: str | None = None
    map: dict[str, int] | None = None
    renamed_reference: XmlNode | None = None
    text: XmlText | None = None
    """An element that has text and an attribute."""
    alternatives: list[XmlNode | XmlLeaf] | None = None
