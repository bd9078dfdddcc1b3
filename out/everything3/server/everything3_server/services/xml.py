"""Implementation of the "xml" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import XmlService


class Xml(XmlService):
    @override
    async def xml_array(self) -> list[models.XmlNode]:
        """GET /xml/array."""
        raise not_implemented("xmlArray")

    @override
    async def xml_beside_json(
        self,
        *,
        body: models.XmlNode,
    ) -> models.XmlNode:
        """PUT /xml/beside-json."""
        raise not_implemented("xmlBesideJson")

    @override
    async def only_xml(
        self,
        *,
        body: models.InXml,
    ) -> models.InXml:
        """PUT /xml/only."""
        raise not_implemented("onlyXml")
