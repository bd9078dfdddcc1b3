"""Calls of both clients of a package, synchronous and asynchronous alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from triptych.verification.services import TOKEN_HEADER
from triptych.verification.trips import Argument, Body, Trip
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
    """The status and the decoded body of an answer, or what the client raised."""

    status: int = 0
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
        statuses: Mapping[str, int],
    ) -> None:
        self._package = package
        self._values = values
        self._client = client
        self._async_client = async_client
        self._statuses = statuses

    def call(self, call: Call) -> Outcome:
        """What a call of the synchronous client ends with."""
        try:
            method = getattr(getattr(self._client, call.attribute), call.method)
            return self._outcome(call, method(**self._arguments(call)))
        # Whatever it is, it is what the user of the client would see.
        except Exception as error:
            return self._failed(error)

    async def call_async(self, call: Call) -> Outcome:
        """What a call of the asynchronous client ends with."""
        try:
            method = getattr(getattr(self._async_client, call.attribute), call.method)
            return self._outcome(call, await method(**self._arguments(call)))
        except Exception as error:
            return self._failed(error)

    def _outcome(self, call: Call, body: Any) -> Outcome:
        return Outcome(status=self._statuses.get(call.token, 0), body=body)

    def _failed(self, error: Exception) -> Outcome:
        if isinstance(error, self._package.errors.ApiStatusError):
            answered: Any = error
            return Outcome(status=answered.status_code, body=answered.body)
        return Outcome(error=error)

    def _arguments(self, call: Call) -> dict[str, Any]:
        trip = call.trip
        arguments = {
            name: self._argument(trip.arguments[name]) for name in trip.arguments
        }
        if trip.body is not None:
            body = self._body(trip.body, as_members=trip.as_members)
            arguments[call.body_argument] = body
        headers = {TOKEN_HEADER: call.token}
        if trip.media_type:
            headers["Content-Type"] = trip.media_type
        options: dict[str, Any] = {"headers": headers}
        if trip.broken is not None:
            # The client would not send it as the argument.
            options["body"] = trip.broken.json
        arguments["request_options"] = options
        return arguments

    def _argument(self, argument: Argument) -> Any:
        files = [(item.name, item.content, item.media_type) for item in argument.files]
        if not files:
            return self._python(argument.json, argument)
        return files if self._values.is_list(argument.schema) else files[0]

    def _body(self, body: Body, *, as_members: bool) -> Any:
        if body.kind == "bytes":
            return body.content
        if body.schema is None or (as_members and isinstance(body.json, dict)):
            return body.json
        return self._python(body.json, body)

    def _python(self, value: Any, described: Argument | Body) -> Any:
        models = getattr(self._package, "models", None)
        assert described.schema is not None
        return self._values.python(value, described.schema, models)


@contextmanager
def callers(
    package: Any, values: Values, base_url: str, credentials: Mapping[str, object]
) -> Iterator[Callable[[Sequence[Call]], list[Outcome]]]:
    """A function that makes calls, several at a time, until connections are closed."""
    statuses: dict[str, int] = {}

    def note(response: Any) -> None:
        statuses[response.request.headers[TOKEN_HEADER]] = response.status_code

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
        statuses,
    )

    async def together(calls: Iterable[Call]) -> list[Outcome]:
        return await asyncio.gather(*map(caller.call_async, calls))

    with asyncio.Runner() as runner, ThreadPoolExecutor(_THREADS) as pool:

        def call(calls: Sequence[Call]) -> list[Outcome]:
            statuses.clear()
            waiting = pool.map(caller.call, [c for c in calls if not c.trip.is_async])
            found = iter(runner.run(together(c for c in calls if c.trip.is_async)))
            return [next(found if c.trip.is_async else waiting) for c in calls]

        try:
            yield call
        finally:
            http_client.close()
            runner.run(async_http_client.aclose())
