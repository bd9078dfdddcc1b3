"""How the values of two schemas are written as XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import SchemaPair, Sides
from triptych.ir import Xml

__all__ = ["about_xml"]


def about_xml(pair: SchemaPair, sides: Sides) -> Iterator[Finding]:
    """What is said about XML, where both versions have a body of it with the schema."""
    before = sides.old.schemas[pair.old].xml or Xml()
    after = sides.new.schemas[pair.new].xml or Xml()
    is_written = pair.old in sides.old.in_xml and pair.new in sides.new.in_xml
    if before == after or not is_written:
        return
    changed = [
        f"{field.name} {_told(getattr(after, field.name))}, it was "
        f"{_told(getattr(before, field.name))}"
        for field in fields(Xml)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    yield Finding(
        code="xml-changed",
        predicate=f"is written differently as XML now: {'; '.join(changed)}",
        old=pair.old,
        new=pair.new,
    )


def _told(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value else "not stated"
