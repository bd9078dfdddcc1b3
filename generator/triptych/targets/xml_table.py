"""The table of a package that says how its bodies are written as XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, cast

from triptych.ir import Content
from triptych.passes.json_schemas import schema_name
from triptych.passes.xml.shapes import XmlShapes
from triptych.python.annotations import Annotation
from triptych.python.imports import Import
from triptych.python.layout import call
from triptych.python.literals import literal
from triptych.targets.json_lines import compact

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["XML_FILE", "XML_IMPORT", "body_type", "table_text"]

XML_FILE = "xml.json"

XML_IMPORT = Import(".._runtime.xml.forms", "as_xml")


def body_type(annotation: Annotation, content: Content | None) -> str:
    """The source of the type of a body, which may be written as XML."""
    source = f"lambda: {annotation.source}"
    if content is None or content.schema is None:
        return source
    return call("as_xml", [source, literal(schema_name(content.schema))])


def table_text(shapes: XmlShapes) -> str:
    """The table as JSON, a line for each part and shape."""
    sections = {"roots": shapes.roots, "shapes": shapes.shapes}
    written = ",\n".join(
        f"{compact(name)}:{_lines(section)}" for name, section in sections.items()
    )
    return f"{{\n{written}\n}}\n"


def _lines(section: Mapping[str, object]) -> str:
    members = ",\n".join(
        f"{compact(key)}:{compact(_said(value))}" for key, value in section.items()
    )
    return f"{{\n{members}\n}}"


def _said(value: object) -> object:
    """What differs from the defaults of a part or a shape."""
    if is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    if isinstance(value, tuple):
        return [_said(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value)
        return {key: _said(item) for key, item in members.items()}
    return value


def _members(node: DataclassInstance) -> dict[str, object]:
    found: dict[str, object] = {}
    for member in fields(node):
        value = getattr(node, member.name)
        default = member.default
        if default is MISSING and member.default_factory is not MISSING:
            default = member.default_factory()
        if value != default:
            found[member.name] = _said(value)
    return found
