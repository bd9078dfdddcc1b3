"""Decodes a request to the arguments of a service method.

What can't be read at all (not UTF-8, not JSON) answers 400, a request that reads well
and does not fit the document 422. One answer names everything that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .body_decoding import BodyDecoder
from .incoming import Incoming
from .operations import ServerOperation
from .parameter_decoding import ParameterDecoder
from .request_faults import RequestFaults
from .templates import Capture

if TYPE_CHECKING:

    from .checks import SchemaChecks

__all__ = ["ArgumentDecoder"]


class ArgumentDecoder:
    """Reads the arguments of one operation with its compiled parameters."""

    def __init__(
        self,
        operation: ServerOperation,
        captures: Sequence[Capture] = (),
        schemas: SchemaChecks | None = None,
    ) -> None:
        self._form_media_types = operation.form_media_types
        # Of placeholders with one name the last is that of the operation itself.
        captured = {capture.name: capture for capture in captures}
        self._path: list[tuple[Capture | None, ParameterDecoder]] = []
        self._query: list[ParameterDecoder] = []
        self._whole_queries: list[ParameterDecoder] = []
        self._headers: list[ParameterDecoder] = []
        self._cookies: list[ParameterDecoder] = []
        self._fields: list[ParameterDecoder] = []
        for parameter in operation.parameters:
            decoder = ParameterDecoder(parameter, schemas)
            match parameter.place:
                case "path":
                    # A parameter that has no place in the path is one left out.
                    self._path.append((captured.get(parameter.name), decoder))
                case "query":
                    self._query.append(decoder)
                case "querystring":
                    self._whole_queries.append(decoder)
                case "header":
                    self._headers.append(decoder)
                case "cookie":
                    self._cookies.append(decoder)
                case "form":
                    self._fields.append(decoder)
        self._body = BodyDecoder(operation.body, schemas) if operation.body else None

    def takes_path(self, path_texts: Sequence[str]) -> bool:
        """Whether the texts of placeholders that are empty may be."""
        return all(
            capture is None or capture.text(path_texts) or decoder.takes_empty
            for capture, decoder in self._path
        )

    async def decode(
        self, incoming: Incoming, path_texts: Sequence[str]
    ) -> dict[str, object]:
        """Return the arguments by name; absent ones have their defaults.

        `path_texts` are the percent-encoded texts of the template's placeholders.
        Raises `ProblemError` with 400, 413, 415 or 422.
        """
        faults = RequestFaults()
        arguments: dict[str, object] = {}
        for capture, decoder in self._path:
            found = () if capture is None else (capture.text(path_texts),)
            arguments[decoder.argument] = decoder.decode(found, faults)
        if self._query:
            query = incoming.query()
            for decoder in self._query:
                arguments[decoder.argument] = decoder.decode_named(query, faults)
        for decoder in self._whole_queries:
            text = incoming.query_string()
            arguments[decoder.argument] = decoder.decode([text] if text else (), faults)
        if self._headers:
            headers = incoming.headers()
            for decoder in self._headers:
                texts = headers.get(decoder.name, ())
                arguments[decoder.argument] = decoder.decode(texts, faults)
        if self._cookies:
            cookies = incoming.cookies()
            for decoder in self._cookies:
                arguments[decoder.argument] = decoder.decode_named(cookies, faults)
        if self._fields:
            form = await incoming.form(self._form_media_types)
            for decoder in self._fields:
                arguments[decoder.argument] = decoder.decode_named(form, faults)
        if self._body:
            argument = self._body.body.argument
            arguments[argument] = await self._body.decode(incoming, faults)
        faults.check()
        return arguments
