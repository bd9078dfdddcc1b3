"""Every webhook: sent to the server of who receives it, and read by a client."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from triptych.ir import Api
from triptych.passes.samples.sampler import Sampler
from triptych.pointer import Pointer
from triptych.python.names import WEBHOOKS, Names, OperationNames
from triptych.python.webhook_names import ReaderNames, reader_names
from triptych.python.webhooks import other_direction
from triptych.runtime.wire.media_types import is_form
from triptych.verification.packages import imported
from triptych.verification.planning import Trips
from triptych.verification.trips import SkippedError, Trip
from triptych.verification.values import Values
from triptych.verification.verifying import Failure, Request, Verified, verify

__all__ = ["verify_webhooks"]


def verify_webhooks(
    folder: Path, client: Any, api: Api, names: Names, request: Request
) -> Iterator[Verified]:
    """Verify the webhooks of an API, whose package `client` is imported.

    The other packages are in `folder`, as they were generated.
    """
    if not api.webhooks:
        return
    other, named = other_direction(api, names)
    readers = _Readers(client, other, named, reader_names(names), request)
    packages = folder / WEBHOOKS
    with (
        imported(packages / "client", f"{named.package}_client") as sender,
        imported(packages / "server", f"{named.package}_server") as receiver,
    ):
        for item in verify(sender, receiver, other, named, request):
            found = readers.failures(item.operation_id)
            yield replace(item, failures=(*item.failures, *found))


class _Readers:
    """Reads sampled bodies with the functions of a client that are for webhooks.

    `api` and `names` are those of what receives them, `readers` the functions in the
    module `webhooks` of the package `client`.
    """

    def __init__(
        self,
        client: Any,
        api: Api,
        names: Names,
        readers: Mapping[Pointer, ReaderNames],
        request: Request,
    ) -> None:
        sampler = Sampler(api.schemas)
        self._client = client
        self._readers = readers
        self._request = request
        self._values = Values(sampler=sampler, names=names.models)
        self._trips = Trips(api, names, sampler, request.seed)
        self._operations = {
            item.operation.id: item
            for group in names.groups
            for item in group.operations
        }

    def failures(self, operation_id: str) -> tuple[Failure, ...]:
        """What was read of the bodies of a webhook that had not been sent."""
        names = self._operations[operation_id]
        reader = self._readers.get(names.operation.pointer)
        if reader is None or not reader.body:
            return ()
        read = getattr(self._client.webhooks, reader.body)
        one = self._request.trip
        numbers = range(self._request.trips) if one is None else [one]
        found = ((number, self._failure(read, names, number)) for number in numbers)
        return tuple(
            Failure(trip=number, what=f"{reader.body}: {what}")
            for number, what in found
            if what
        )

    def _failure(self, read: Any, names: OperationNames, number: int) -> str:
        try:
            trip = self._trips.plan(names, number)
        except SkippedError:
            return ""
        body = trip.body
        if body is None or body.kind != "json" or body.schema is None:
            return ""
        if is_form(body.media_type):
            return ""
        headers = {"Content-Type": body.media_type}
        try:
            value = read(_written(trip), headers)
        except ValueError as error:
            return f"{type(error).__name__}: {error}"
        different = self._values.difference(body.json, value, body.schema)
        return f"the body was read as {different}" if different else ""


def _written(trip: Trip) -> bytes | str:
    assert trip.body is not None
    text = json.dumps(trip.body.json, ensure_ascii=False)
    return text if trip.is_async else text.encode("utf-8", "surrogatepass")
