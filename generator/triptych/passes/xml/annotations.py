"""What the `xml` of schemas says, with what aliases say of it and names made right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import AliasSchema, Schema, SchemaId, Xml, both_xml
from triptych.runtime.xml.shapes import NodeKind
from triptych.runtime.xml.texts import is_name

__all__ = ["Annotations", "Said", "as_name", "component_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said about a schema; `node` is None where nothing is.

    `wrong` are the texts that can't be what they should be.
    """

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: NodeKind | None = None
    wrapped: bool = False
    wrong: tuple[str, ...] = ()


def as_name(text: str) -> str:
    """A name that an element may have, as much like a text as possible."""
    name = re.sub(r"[^\w.-]", "_", text)
    name = name if is_name(name) else f"_{name}"
    return name if is_name(name) else "_"


def component_name(key: SchemaId) -> str:
    """What the document calls the schema at a place that it names; empty for others."""
    *section, last = key.tokens or ("",)
    is_named = tuple(section) in (("definitions",), ("components", "schemas"))
    return last if is_named else ""


class Annotations:
    """The `xml` of the schemas of an API."""

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._namespaces: defaultdict[str, set[str]] = defaultdict(set)
        for schema in schemas.values():
            xml = schema.xml
            if xml is not None and xml.prefix and xml.namespace:
                self._namespaces[xml.prefix].add(xml.namespace)

    def of(self, key: SchemaId) -> Said:
        """What is said about a schema, by itself or by what it is an alias of."""
        found: Xml | None = None
        seen: set[SchemaId] = set()
        while key not in seen:
            seen.add(key)
            schema = self._schemas[key]
            found = both_xml(found, schema.xml)
            if not isinstance(schema, AliasSchema):
                break
            key = schema.target
        return self._read(found or Xml())

    def _read(self, xml: Xml) -> Said:
        name, prefix, namespace = xml.name, xml.prefix, xml.namespace
        wrong: list[str] = []
        if ":" in name:
            prefix, _, name = name.rpartition(":")
        if name and not is_name(name):
            wrong.append(name)
            name = as_name(name)
        if prefix and not namespace:
            # Authors say it once, where the prefix is used first.
            known = self._namespaces.get(prefix, set())
            namespace = next(iter(known)) if len(known) == 1 else ""
        if prefix and not (namespace and is_name(prefix)):
            wrong.append(f"{prefix}:")
            prefix = ""
        node: NodeKind | None = xml.node
        if node is None and xml.attribute:
            node = "attribute"
        return Said(
            name=name,
            namespace=namespace,
            prefix=prefix,
            node=node,
            wrapped=xml.wrapped and xml.node is None,
            wrong=tuple(wrong),
        )
