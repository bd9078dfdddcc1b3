"""Sample responses, for operations that are not implemented yet."""

from __future__ import annotations

import inspect
import json
from base64 import b64decode
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from starlette.responses import Response, StreamingResponse

from .context import current_request
from .negotiation import preferred
from .operations import Answer, Endpoint
from .problems import ProblemError

__all__ = ["Mock"]

_NOT_IMPLEMENTED = 501


class Mock:
    """The sample responses of an API, written when it was generated.

    The file `path` has for each operation a status, headers and the name of a body, and
    for each name the samples there are. With `seed` 0 the first of them is answered:
    what the document itself shows, where it does. Any other seed picks one for each
    operation, and the same seed always the same. Where a list goes on by number, the
    file has another body for what follows the first page, so that the list ends. The
    file is read at the first answer.
    """

    def __init__(self, path: Path, *, seed: int = 0) -> None:
        self._path = path
        self._seed = seed
        self._content: Any = None

    def endpoints(self, endpoints: Iterable[Endpoint]) -> list[Endpoint]:
        """Return the endpoints; those that would return 501 return a sample instead."""
        return [replace(item, handler=self._handler(item)) for item in endpoints]

    def answer(
        self, operation: str, arguments: Mapping[str, object]
    ) -> Answer[object, int] | Response:
        """Return the sample for the operation with this id; the same each time.

        Where the caller prefers a stream, or there is nothing else, it is one that
        ends after a few items.
        """
        if self._content is None:
            self._content = json.loads(self._path.read_text(encoding="utf-8"))
        described = self._content["operations"][operation]
        if "streams" in described and (stream := self._stream(described)):
            return stream
        return Answer(
            self._body(operation, described, arguments),
            status=described["status"],
            headers=described.get("headers", {}),
        )

    def _stream(self, described: Any) -> Response | None:
        """The stream that the current request asks for; None if it asks for another."""
        names: dict[str, str] = described["streams"]
        others: list[str] = described["others"]
        accept = current_request().headers.get("accept", "")
        chosen = preferred(accept, [*others, *names]) or next(iter(names))
        if chosen not in names:
            return None
        texts: list[str] = self._content["samples"][names[chosen]][0]
        chunks = (text.encode() for text in texts)
        headers: dict[str, str] = described.get("headers", {})
        return StreamingResponse(chunks, described["status"], headers, chosen)

    def _body(
        self, operation: str, described: Any, arguments: Mapping[str, object]
    ) -> object:
        if "body" not in described:
            return None
        name, following = described["body"], described.get("following", {})
        wanted = arguments.get(following.get("argument", ""))
        if wanted is not None and wanted != following["first"]:
            name = following["body"]
        samples = self._content["samples"][name]
        # `hash` differs from process to process.
        chosen = crc32(f"{self._seed} {operation}".encode()) if self._seed else 0
        sample = samples[chosen % len(samples)]
        return b64decode(sample) if described.get("encoding") == "base64" else sample

    def _handler(self, endpoint: Endpoint) -> Callable[..., object]:
        handler, operation = endpoint.handler, endpoint.operation.id

        def mocked(**arguments: object) -> object:
            return self.answer(operation, arguments)

        def carried_out(**arguments: object) -> object:
            assert handler is not None
            try:
                result = handler(**arguments)
            except ProblemError as problem:
                return self._instead(problem, operation, arguments)
            if inspect.isawaitable(result):
                awaiting = cast("Awaitable[object]", result)
                return self._awaited(awaiting, operation, arguments)
            return result

        async def awaited(**arguments: object) -> object:
            assert handler is not None
            result = cast("Awaitable[object]", handler(**arguments))
            return await self._awaited(result, operation, arguments)

        if handler is None:
            return mocked
        return awaited if inspect.iscoroutinefunction(handler) else carried_out

    async def _awaited(
        self,
        result: Awaitable[object],
        operation: str,
        arguments: Mapping[str, object],
    ) -> object:
        try:
            return await result
        except ProblemError as problem:
            return self._instead(problem, operation, arguments)

    def _instead(
        self, problem: ProblemError, operation: str, arguments: Mapping[str, object]
    ) -> Answer[object, int] | Response:
        """Return a sample if the service does not implement the operation."""
        if problem.status != _NOT_IMPLEMENTED:
            raise problem
        return self.answer(operation, arguments)
