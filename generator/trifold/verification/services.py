"""Services that record what arrives, and answer what they are told to."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.responses import Response

from trifold.python.names import GroupNames, Names, OperationNames
from trifold.verification.trips import Body, Trip, Upload
from trifold.verification.values import Values

__all__ = ["Arrived", "Desk", "services"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """The arguments of a service method, files as what they hold."""

    operation_id: str
    arguments: Mapping[str, Any]


class Desk(logging.Handler):
    """Where services find what to answer, and leave what arrived.

    There is one trip at a time, so that both sides need not agree about which it is.
    It is a handler of the server's log as well: what is said there explains a failure.
    """

    def __init__(self, server: Any, values: Values) -> None:
        super().__init__()
        self._server = server
        self._values = values
        self._trip: Trip | None = None
        self._is_alone = False
        self.arrived: list[Arrived] = []
        self.logged: list[str] = []

    def expect(self, trip: Trip, *, is_alone: bool) -> None:
        """Begin a trip; `is_alone` says that its answer has no other media type."""
        self._trip, self._is_alone = trip, is_alone
        self.arrived, self.logged = [], []

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        said = (
            f"{type(problem).__name__}: {problem}" if problem else record.getMessage()
        )
        self.logged.append(said)

    def answer(self) -> Any:
        """What a service method returns."""
        trip = self._trip
        assert trip is not None
        body = trip.answer
        if body.kind in ("text", "bytes") and not self._is_alone:
            return _response(body, trip.status)
        return self._server.Answer(self._value(body), status=trip.status)

    def _value(self, body: Body) -> Any:
        match body.kind:
            case "empty":
                return None
            case "bytes":
                return body.content
            case "json" if body.schema is not None:
                models = getattr(self._server, "models", None)
                return self._values.python(body.json, body.schema, "result", models)
            case _:
                return body.json


def _response(body: Body, status: int) -> Response:
    """An answer in one of several media types, which only a service can choose."""
    media_type = body.media_type.replace("text/*", "text/plain")
    if "*" in media_type:
        media_type = "application/octet-stream"
    content = body.content if body.kind == "bytes" else str(body.json)
    return Response(content, status, media_type=media_type)


def services(server: Any, names: Names, desk: Desk) -> dict[str, Any]:
    """A service for each group, as arguments of `create_app`."""
    return {group.attribute: _service(server, group, desk) for group in names.groups}


def _service(server: Any, group: GroupNames, desk: Desk) -> Any:
    base = getattr(server.services, f"{group.stem}Service")
    methods = {item.method: _method(item, desk) for item in group.operations}
    return type(group.stem, (base,), methods)()


def _method(names: OperationNames, desk: Desk) -> Any:
    async def method(_service: object, /, **arguments: Any) -> Any:
        received = {name: await _kept(arguments[name]) for name in arguments}
        operation_id = names.operation.id
        desk.arrived.append(Arrived(operation_id=operation_id, arguments=received))
        return desk.answer()

    return method


async def _kept(value: Any) -> Any:
    """The value, an upload as what it holds: its file is closed with the request."""
    if isinstance(value, list):
        return [await _kept(item) for item in value]
    if isinstance(value, UploadFile):
        return Upload(
            name=value.filename or "",
            content=await value.read(),
            media_type=value.content_type or "",
        )
    return value
