"""Operations of "xml", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)
from .._runtime.xml.forms import as_xml

__all__ = ["XmlService", "endpoints"]

XML_ARRAY = ServerOperation(
    id="xmlArray",
    method="GET",
    path="/xml/array",
    produces=("application/xml",),
    status=200,
    responses=(
        ServerResponse(
            "200",
            as_xml(
                lambda: list[models.XmlNode],
                "paths/~1xml~1array/get/responses/200/content/application~1xml/schema",
            ),
        ),
    ),
)
XML_BESIDE_JSON = ServerOperation(
    id="xmlBesideJson",
    method="PUT",
    path="/xml/beside-json",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.XmlNode, "components/schemas/XmlNode"
            ),
            Content(
                "application/xml",
                as_xml(lambda: models.XmlNode, "components/schemas/XmlNode"),
                "components/schemas/XmlNode",
            ),
        ),
        required=True,
    ),
    produces=("application/json", "application/xml"),
    status=200,
    responses=(
        ServerResponse(
            "200", as_xml(lambda: models.XmlNode, "components/schemas/XmlNode")
        ),
    ),
)
ONLY_XML = ServerOperation(
    id="onlyXml",
    method="PUT",
    path="/xml/only",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/xml",
                as_xml(lambda: models.InXml, "components/schemas/InXml"),
                "components/schemas/InXml",
            ),
        ),
        required=True,
    ),
    produces=("application/xml",),
    status=200,
    responses=(
        ServerResponse("200", as_xml(lambda: models.InXml, "components/schemas/InXml")),
        ServerResponse(
            "422", as_xml(lambda: models.XmlError, "components/schemas/XmlError")
        ),
    ),
)


class XmlService(Service):
    """Operations of "xml".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def xml_array(
        self,
    ) -> Reply[list[models.XmlNode] | Answer[list[models.XmlNode], Literal[200, None]]]:
        """GET /xml/array."""
        raise not_implemented("xmlArray")

    @abstractmethod
    def xml_beside_json(
        self,
        *,
        body: models.XmlNode,
    ) -> Reply[models.XmlNode | Answer[models.XmlNode, Literal[200, None]]]:
        """PUT /xml/beside-json."""
        raise not_implemented("xmlBesideJson")

    @abstractmethod
    def only_xml(
        self,
        *,
        body: models.InXml,
    ) -> Reply[
        models.InXml
        | Answer[models.InXml, Literal[200, None]]
        | Answer[models.XmlError, Literal[422]]
    ]:
        """PUT /xml/only."""
        raise not_implemented("onlyXml")


def endpoints(service: XmlService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(XML_ARRAY), Endpoint(XML_BESIDE_JSON), Endpoint(ONLY_XML))
    return (
        Endpoint(XML_ARRAY, service.xml_array),
        Endpoint(XML_BESIDE_JSON, service.xml_beside_json),
        Endpoint(ONLY_XML, service.only_xml),
    )
