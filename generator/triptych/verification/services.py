"""Services that record what arrives, and answer what they are told to."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from triptych.python.names import GroupNames, Names, OperationNames
from triptych.verification.streams import sent
from triptych.verification.trips import Trip, Upload, chunks_async
from triptych.verification.values import Values

__all__ = ["TOKEN_HEADER", "Arrived", "Desk", "Visit", "services"]

TOKEN_HEADER = "Triptych-Trip"
"""Says which trip a request is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """The arguments of a service method, files as what they hold."""

    operation_id: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A trip at the server: what arrived, and what the server logged meanwhile.

    `is_alone` says that the operation produces no other media type.
    """

    trip: Trip
    is_alone: bool
    arrived: list[Arrived] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)


class Desk(logging.Handler):
    """Where services find what to answer, and leave what arrived, by token.

    It is a handler of the server's log as well: what is said there explains a failure.
    """

    def __init__(self, server: Any, values: Values) -> None:
        super().__init__()
        self._server = server
        self._values = values
        self._current: ContextVar[Visit | None] = ContextVar("visit", default=None)
        self.visits: dict[str, Visit] = {}

    def telling_trips_apart(self, app: ASGIApp) -> ASGIApp:
        """`app`, each of whose requests is the visit that its token names."""

        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            token = dict(scope["headers"]).get(TOKEN_HEADER.lower().encode(), b"")
            self._current.set(self.visits.get(token.decode()))
            await app(scope, receive, send)

        return serve

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        said = (
            f"{type(problem).__name__}: {problem}" if problem else record.getMessage()
        )
        if visit := self._current.get():
            visit.logged.append(said)

    def answer(self, arrived: Arrived) -> Any:
        """What a service method returns."""
        visit = self._current.get()
        if visit is None:
            raise LookupError("a request is of no trip")
        visit.arrived.append(arrived)
        trip = visit.trip
        is_chosen = not visit.is_alone or "*" in trip.answer.media_type
        if trip.answer.kind in ("text", "bytes") and is_chosen:
            return _response(trip)
        return self._server.Answer(
            self._value(trip), status=trip.status, headers=trip.headers
        )

    def _value(self, trip: Trip) -> Any:
        body = trip.answer
        match body.kind:
            case "empty":
                return None
            case "bytes":
                return chunks_async(body.content) if trip.in_chunks else body.content
            case "stream":
                return sent(body, self._values, self._server, is_async=trip.in_chunks)
            case "json" if body.schema is not None:
                models = getattr(self._server, "models", None)
                return self._values.python(body.json, body.schema, models)
            case _:
                return body.json


def _response(trip: Trip) -> Response:
    """An answer in one of several media types, which only a service can choose."""
    body = trip.answer
    media_type = body.media_type.replace("text/*", "text/plain")
    if "*" in media_type:
        kind = media_type.partition("/")[0].replace("*", "application")
        media_type = f"{kind}/octet-stream"
    content = body.content if body.kind == "bytes" else str(body.json)
    # What is no Latin-1 is UTF-8, as in the answers that the server makes.
    headers = {
        name: trip.headers[name].encode().decode("latin-1") for name in trip.headers
    }
    return Response(content, trip.status, headers, media_type)


def services(server: Any, names: Names, desk: Desk) -> dict[str, Any]:
    """A service for each group, as arguments of `create_app`."""
    return {group.attribute: _service(server, group, desk) for group in names.groups}


def _service(server: Any, group: GroupNames, desk: Desk) -> Any:
    base = getattr(server.interfaces, f"{group.stem}Service")
    methods = {item.method: _method(item, desk) for item in group.operations}
    return type(group.stem, (base,), methods)()


def _method(names: OperationNames, desk: Desk) -> Any:
    async def method(_service: object, /, **arguments: Any) -> Any:
        received = {name: await _kept(arguments[name]) for name in arguments}
        operation_id = names.operation.id
        return desk.answer(Arrived(operation_id=operation_id, arguments=received))

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
            headers=tuple(
                sorted(
                    (name, text)
                    for name, text in value.headers.items()
                    if name not in ("content-disposition", "content-type")
                )
            ),
        )
    return value
