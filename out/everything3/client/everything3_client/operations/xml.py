"""Operations of "xml"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.xml.forms import as_xml

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncXmlOperations", "XmlOperations"]

XML_ARRAY: Operation[list[models.XmlNode]] = Operation(
    id="xmlArray",
    method="GET",
    path="/xml/array",
    accept=("application/xml",),
    results={
        "200": as_xml(
            lambda: list[models.XmlNode],
            "paths/~1xml~1array/get/responses/200/content/application~1xml/schema",
        )
    },
)
XML_BESIDE_JSON: Operation[models.XmlNode] = Operation(
    id="xmlBesideJson",
    method="PUT",
    path="/xml/beside-json",
    body="body",
    body_required=True,
    body_type=lambda: models.XmlNode,
    content_types=("application/json", "application/xml"),
    accept=("application/json",),
    results={"200": lambda: models.XmlNode},
)
ONLY_XML: Operation[models.InXml] = Operation(
    id="onlyXml",
    method="PUT",
    path="/xml/only",
    body="body",
    body_required=True,
    body_type=as_xml(lambda: models.InXml, "components/schemas/InXml"),
    content_types=("application/xml",),
    accept=("application/xml",),
    results={"200": as_xml(lambda: models.InXml, "components/schemas/InXml")},
    errors={"422": as_xml(lambda: models.XmlError, "components/schemas/XmlError")},
)


class XmlOperations(OperationGroup):
    """Operations of "xml"."""

    def xml_array(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[models.XmlNode]:
        """GET /xml/array."""
        return self._call(
            XML_ARRAY,
            request_options,
        )

    def xml_beside_json(
        self,
        *,
        body: models.XmlNode | dicts.XmlNode,
        request_options: RequestOptions | None = None,
    ) -> models.XmlNode:
        """PUT /xml/beside-json."""
        return self._call(
            XML_BESIDE_JSON,
            request_options,
            body=body,
        )

    def only_xml(
        self,
        *,
        body: models.InXml | dicts.InXml,
        request_options: RequestOptions | None = None,
    ) -> models.InXml:
        """PUT /xml/only."""
        return self._call(
            ONLY_XML,
            request_options,
            body=body,
        )


class AsyncXmlOperations(AsyncOperationGroup):
    """Asynchronous operations of "xml"."""

    xml_array = asynchronous(XmlOperations.xml_array)
    xml_beside_json = asynchronous(XmlOperations.xml_beside_json)
    only_xml = asynchronous(XmlOperations.only_xml)
