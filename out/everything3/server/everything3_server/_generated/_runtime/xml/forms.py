"""The bodies of a package that are XML: their types, by the names of their schemas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..wire.xml_form import XmlType
from .table import XmlTable

__all__ = ["as_xml"]

# Beside the folder of the runtime.
_TABLE = XmlTable(Path(__file__).parents[2] / "xml.json")


def as_xml(type_: Callable[[], object], name: str) -> XmlType:
    """A type, given by a function, whose values are written as XML.

    `name` is that of its schema in the table of the package.
    """
    return XmlType(type_, _TABLE.form(name))
