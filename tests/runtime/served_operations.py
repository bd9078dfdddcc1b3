"""A server of the runtime for hostile requests.

`python -m tests.runtime.served_operations` runs it. Its arguments are a port, and a
file for the log.
"""

from __future__ import annotations

import logging
import resource
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any

import uvicorn

from tests.runtime.server_runtime import DOCUMENT, json_operation, operation
from triptych.runtime.server import (
    Answer,
    Content,
    Endpoint,
    RequestBody,
    ServerOperation,
    TypedParameter,
    build_app,
)
from triptych.runtime.wire.media_types import FORM, MULTIPART

MAX_BODY_SIZE = 1_000_000
SECRET = "the password of the database"


async def echo(**arguments: object) -> Any:
    """The arguments, so that what is read has to be written as well."""
    return {name: str(value)[:100] for name, value in arguments.items()}


async def echo_body(body: object) -> Any:
    """The body."""
    return body


async def alive() -> Any:
    """What the process has used of memory at most, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def fail() -> Any:
    """Raises."""
    raise RuntimeError(SECRET)


def fail_in_a_thread() -> Any:
    """Raises."""
    raise RuntimeError(SECRET)


async def fail_midway() -> Any:
    """A stream that ends in an exception."""

    async def chunks() -> AsyncIterator[bytes]:
        yield b"begun"
        raise RuntimeError(SECRET)

    return chunks()


async def headers(value: str) -> Any:
    """An answer with a header a client has a say in."""
    return Answer("x", headers={"X-Value": value})


def _posting(path: str, **changed: Any) -> ServerOperation:
    return ServerOperation(id=path, method="POST", path=path, **changed)


_ENDPOINTS: tuple[tuple[ServerOperation, Callable[..., object]], ...] = (
    (operation("GET", "/alive"), alive),
    (
        operation(
            "GET",
            "/items/{id}",
            TypedParameter("q", "query", "q", type=int),
            TypedParameter("n", "query", "n", type=float),
            TypedParameter("s", "query", "s"),
            TypedParameter("flag", "header", "X-Flag", type=bool),
        ),
        echo,
    ),
    (json_operation(dict[str, int]), echo_body),
    (
        _posting(
            "/any",
            body=RequestBody(
                argument="body", contents=(Content("application/json", lambda: Any),)
            ),
        ),
        echo_body,
    ),
    (
        _posting(
            "/form",
            parameters=(TypedParameter("a", "form", "a", required=True),),
            form_media_types=(FORM,),
        ),
        echo,
    ),
    (
        _posting(
            "/upload",
            parameters=(
                TypedParameter("a", "form", "a"),
                TypedParameter("file", "form", "file", file=True),
            ),
            form_media_types=(MULTIPART,),
        ),
        echo,
    ),
    (operation("GET", "/fail"), fail),
    (operation("GET", "/fail-in-a-thread"), fail_in_a_thread),
    (operation("GET", "/fail-midway"), fail_midway),
    (
        operation(
            "GET", "/headers", TypedParameter("value", "query", "value", required=True)
        ),
        headers,
    ),
)


def main(port: int, log: str) -> None:
    """Serve until the process ends."""
    logging.basicConfig(filename=log)
    app = build_app(
        [Endpoint(described, handler) for described, handler in _ENDPOINTS],
        document=DOCUMENT,
        max_body_size=MAX_BODY_SIZE,
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_config=None)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
