"""Calls of both clients of a package, synchronous and asynchronous alike."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx2

from trifold.verification.trips import Argument, Body, Trip
from trifold.verification.values import Values

__all__ = ["Caller", "caller"]

_TIMEOUT_SECONDS = 30.0


class Caller:
    """Makes calls with the clients of one package; both keep their connections."""

    def __init__(
        self,
        package: Any,
        values: Values,
        client: Any,
        async_client: Any,
        runner: asyncio.Runner,
        statuses: list[int],
    ) -> None:
        self._package = package
        self._values = values
        self._client = client
        self._async_client = async_client
        self._runner = runner
        self._statuses = statuses

    def call(
        self, attribute: str, method: str, trip: Trip, body_argument: str
    ) -> tuple[int, Any]:
        """The status and the decoded body of the answer, be it a success or an error.

        Raises whatever the client raises otherwise.
        """
        arguments = self._arguments(trip, body_argument)
        client = self._async_client if trip.is_async else self._client
        bound = getattr(getattr(client, attribute), method)
        self._statuses.clear()
        try:
            if trip.is_async:
                found = self._runner.run(bound(**arguments))
            else:
                found = bound(**arguments)
        except self._package.errors.ApiStatusError as error:
            return error.status_code, error.body
        return self._statuses[-1], found

    def _arguments(self, trip: Trip, body_argument: str) -> dict[str, Any]:
        arguments = {
            name: self._argument(trip.arguments[name]) for name in trip.arguments
        }
        if trip.body is not None:
            arguments[body_argument] = self._body(trip.body, as_members=trip.as_members)
        if trip.media_type:
            headers = {"Content-Type": trip.media_type}
            arguments["request_options"] = {"headers": headers}
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
        return self._values.python(value, described.schema, "argument", models)


@contextmanager
def caller(
    package: Any, values: Values, base_url: str, credentials: Mapping[str, object]
) -> Iterator[Caller]:
    """A caller of the API at `base_url`, until its connections are closed."""
    statuses: list[int] = []

    def note(response: Any) -> None:
        statuses.append(response.status_code)

    # The environment may name a proxy, and would be asked for credentials.
    settings: dict[str, Any] = {"trust_env": False, "timeout": _TIMEOUT_SECONDS}
    options = {"max_retries": 0, "on_response": note, **credentials}
    with asyncio.Runner() as runner:
        http_client = httpx2.Client(**settings)
        async_http_client = httpx2.AsyncClient(**settings)
        try:
            yield Caller(
                package,
                values,
                package.Client(base_url, http_client=http_client, **options),
                package.AsyncClient(base_url, http_client=async_http_client, **options),
                runner,
                statuses,
            )
        finally:
            http_client.close()
            runner.run(async_http_client.aclose())
