"""Operations, applications and clients for the tests of the server runtime."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, Field
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Scope

from triptych.runtime.server import (
    Constant,
    Content,
    Endpoint,
    RequestBody,
    ServerOperation,
    TypedParameter,
    build_app,
)

__all__ = [
    "DOCUMENT",
    "GET_ROOT",
    "Pet",
    "Recorder",
    "call",
    "client_of",
    "json_operation",
    "operation",
    "raising",
    "scope",
]

DOCUMENT = b'{"swagger": "2.0"}'


@dataclass
class Recorder:
    """Handlers that note which operation was called with what."""

    calls: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def endpoint(self, operation: ServerOperation) -> Endpoint:
        async def handler(**arguments: object) -> None:
            self.calls.append((operation.id, arguments))

        return Endpoint(operation, handler)

    def client(self, *operations: ServerOperation, **options: Any) -> TestClient:
        endpoints = [self.endpoint(operation) for operation in operations]
        return TestClient(build_app(endpoints, document=DOCUMENT, **options))


def operation(
    method: str,
    path: str,
    *parameters: TypedParameter,
    name: str = "",
    constants: tuple[Constant, ...] = (),
) -> ServerOperation:
    """An operation with all placeholders of its path as string parameters."""
    in_path = tuple(
        TypedParameter(f"p{number}", "path", piece.partition("}")[0], required=True)
        for number, piece in enumerate(path.split("{")[1:])
    )
    return ServerOperation(
        id=name or f"{method} {path}",
        method=method,
        path=path,
        constants=constants,
        parameters=in_path + parameters,
    )


def client_of(
    described: ServerOperation, handler: Callable[..., object] | None, **options: Any
) -> TestClient:
    return TestClient(
        build_app([Endpoint(described, handler)], document=DOCUMENT, **options)
    )


GET_ROOT = operation("GET", "/", name="getRoot")


class Pet(BaseModel):
    pet_name: str = Field(alias="petName")
    tags: list[int] = []


def json_operation(annotation: object, *, required: bool = False) -> ServerOperation:
    return ServerOperation(
        id="send",
        method="POST",
        path="/",
        body=RequestBody(
            argument="body",
            contents=(
                Content("application/json", lambda: annotation),
                Content("text/plain", lambda: str),
                Content("image/*", lambda: bytes),
                Content("text/csv", lambda: bytes),
            ),
            required=required,
        ),
    )


def raising(error: Exception) -> Callable[[], object]:
    def handler() -> object:
        raise error

    return handler


def scope(path: str, raw_path: bytes | None = b"", method: str = "GET") -> Scope:
    request: Scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode() if raw_path == b"" else raw_path,
        "query_string": b"",
        "headers": [],
        "root_path": "",
    }
    return request


async def call(
    app: ASGIApp, request: Scope, *received: Message
) -> list[MutableMapping[str, Any]]:
    messages = list(received) or [{"type": "http.request", "body": b""}]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> Message:
        if messages:
            return messages.pop(0)
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(request, receive, send)
    return sent
