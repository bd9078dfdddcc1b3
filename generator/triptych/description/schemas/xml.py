"""Lowering of `xml` ("XML Object")."""

from __future__ import annotations

from typing import cast, get_args

from triptych.description.node import Node
from triptych.ir import Xml, XmlNode

__all__ = ["lower_xml"]


def lower_xml(node: Node) -> Xml | None:
    """What the schema at `node` says about XML; None if it says nothing."""
    xml = node.object("xml")
    if xml is None:
        return None
    found = Xml(
        name=xml.text("name").strip(),
        namespace=xml.text("namespace").strip(),
        prefix=xml.text("prefix").strip(),
        node=_node(xml),
        attribute=xml.flag("attribute"),
        wrapped=xml.flag("wrapped"),
    )
    return found if found != Xml() else None


def _node(xml: Node) -> XmlNode | None:
    stated = xml.text("nodeType")
    if not stated:
        return None
    known = get_args(XmlNode)
    if stated in known:
        return cast("XmlNode", stated)
    xml.findings.warn(
        "xml-node-type",
        f"`{stated:.100}` is not a node type; it is left out",
        xml.pointer / "nodeType",
        hint=f"use {', '.join(known[:-1])} or {known[-1]}",
    )
    return None
