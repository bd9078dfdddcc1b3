"""Calls of both clients of a package, synchronous and asynchronous alike."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2

from triptych.runtime.wire.media_types import is_json
from triptych.verification.services import TOKEN_HEADER
from triptych.verification.streams import read, read_async
from triptych.verification.trips import Argument, Body, Trip, chunks, chunks_async
from triptych.verification.values import Values

__all__ = ["Call", "Outcome", "callers"]

_TIMEOUT_SECONDS = 60.0

# Both sides wait for each other, so that one call at a time would take much longer.
_THREADS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a method; `trip` is sent along by its `token`."""

    attribute: str
    method: str
    body_argument: str
    trip: Trip
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The parts of an answer, its body decoded, or what the client raised."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    error: Exception | None = None


class Caller:
    """Makes calls with the clients of one package; both keep their connections."""

    def __init__(
        self,
        package: Any,
        values: Values,
        client: Any,
        async_client: Any,
        responses: Mapping[str, Any],
    ) -> None:
        self._package = package
        self._values = values
        self._client = client
        self._async_client = async_client
        self._responses = responses

    def call(self, call: Call) -> Outcome:
        """What a call of the synchronous client ends with."""
        try:
            method = getattr(getattr(self._client, call.attribute), call.method)
            answer = call.trip.answer
            if not _is_streamed(call.trip):
                return self._outcome(call, method(**self._arguments(call)))
            with self._package.streaming(method)(**self._arguments(call)) as opened:
                if answer.kind == "stream":
                    return self._outcome(call, read(opened, answer))
                return self._outcome(call, b"".join(opened.iter_bytes()))
        # Whatever it is, it is what the user of the client would see.
        except Exception as error:
            return self._failed(error)

    async def call_async(self, call: Call) -> Outcome:
        """What a call of the asynchronous client ends with."""
        try:
            method = getattr(getattr(self._async_client, call.attribute), call.method)
            answer = call.trip.answer
            if not _is_streamed(call.trip):
                return self._outcome(call, await method(**self._arguments(call)))
            streaming = self._package.async_streaming(method)
            async with streaming(**self._arguments(call)) as opened:
                if answer.kind == "stream":
                    return self._outcome(call, await read_async(opened, answer))
                found = [chunk async for chunk in opened.aiter_bytes()]
            return self._outcome(call, b"".join(found))
        except Exception as error:
            return self._failed(error)

    def _outcome(self, call: Call, body: Any) -> Outcome:
        response = self._responses.get(call.token)
        if response is None:
            return Outcome(body=body)
        return Outcome(status=response.status_code, headers=response.headers, body=body)

    def _failed(self, error: Exception) -> Outcome:
        if isinstance(error, self._package.errors.ApiStatusError):
            answered: Any = error
            return Outcome(
                status=answered.status_code,
                headers=answered.headers,
                body=answered.body,
            )
        return Outcome(error=error)

    def _arguments(self, call: Call) -> dict[str, Any]:
        trip = call.trip
        arguments = {
            name: self._argument(trip.arguments[name]) for name in trip.arguments
        }
        if trip.body is not None:
            arguments[call.body_argument] = self._body(trip, trip.body)
        headers = {TOKEN_HEADER: call.token}
        if trip.media_type:
            headers["Content-Type"] = trip.media_type
        if trip.answer.kind == "stream":
            headers["Accept"] = trip.answer.media_type
        options: dict[str, Any] = {"headers": headers}
        if trip.broken is not None and trip.body is not None:
            # The client would not send it as the argument, and bytes go as they are.
            value = trip.broken.json
            is_text = trip.body.kind == "text"
            text = f"{value if is_text else json.dumps(value)}"
            options["body"] = (trip.broken_document or text).encode()
            media_type = trip.body.media_type
            is_range = "*" in media_type
            default = "text/plain" if is_text else "application/json"
            headers["Content-Type"] = default if is_range else media_type
        elif trip.body is not None and trip.body.document:
            options["body"] = trip.body.document.encode()
        arguments["request_options"] = options
        return arguments

    def _argument(self, argument: Argument) -> Any:
        files = [
            (item.name, item.content, item.media_type, dict(item.headers))
            for item in argument.files
        ]
        if not files:
            return self._python(argument.json, argument)
        return files if self._values.is_list(argument.schema) else files[0]

    def _body(self, trip: Trip, body: Body) -> Any:
        if body.kind == "bytes":
            # As JSON an iterator would be a list.
            if not trip.in_chunks or is_json(body.media_type):
                return body.content
            return (chunks_async if trip.is_async else chunks)(body.content)
        if body.schema is None or (trip.as_members and isinstance(body.json, dict)):
            return body.json
        return self._python(body.json, body)

    def _python(self, value: Any, described: Argument | Body) -> Any:
        models = getattr(self._package, "models", None)
        assert described.schema is not None
        return self._values.python(value, described.schema, models)


def _is_streamed(trip: Trip) -> bool:
    """Whether the answer is read bit by bit."""
    is_success = 200 <= trip.status < 300
    is_in_chunks = trip.in_chunks and trip.answer.kind == "bytes"
    return is_success and (is_in_chunks or trip.answer.kind == "stream")


def _note_unless_ended(
    loop: asyncio.AbstractEventLoop, context: dict[str, Any]
) -> None:
    # A signal ends the process in whatever task it meets, which is no failure of it.
    if not isinstance(context.get("exception"), (SystemExit, KeyboardInterrupt)):
        loop.default_exception_handler(context)


@contextmanager
def callers(
    package: Any, values: Values, base_url: str, credentials: Mapping[str, object]
) -> Iterator[Callable[[Sequence[Call]], list[Outcome]]]:
    """A function that makes calls, several at a time, until connections are closed."""
    responses: dict[str, Any] = {}

    def note(response: Any) -> None:
        responses[response.request.headers[TOKEN_HEADER]] = response

    # The environment may name a proxy, and would be asked for credentials.
    settings: dict[str, Any] = {"trust_env": False, "timeout": _TIMEOUT_SECONDS}
    options = {"max_retries": 0, "on_response": note, **credentials}
    http_client = httpx2.Client(**settings)
    async_http_client = httpx2.AsyncClient(**settings)
    caller = Caller(
        package,
        values,
        package.Client(base_url, http_client=http_client, **options),
        package.AsyncClient(base_url, http_client=async_http_client, **options),
        responses,
    )

    async def together(calls: Iterable[Call]) -> list[Outcome]:
        return await asyncio.gather(*map(caller.call_async, calls))

    with asyncio.Runner() as runner, ThreadPoolExecutor(_THREADS) as pool:
        runner.get_loop().set_exception_handler(_note_unless_ended)

        def call(calls: Sequence[Call]) -> list[Outcome]:
            responses.clear()
            waiting = pool.map(caller.call, [c for c in calls if not c.trip.is_async])
            found = iter(runner.run(together(c for c in calls if c.trip.is_async)))
            return [next(found if c.trip.is_async else waiting) for c in calls]

        try:
            yield call
        finally:
            http_client.close()
            runner.run(async_http_client.aclose())
