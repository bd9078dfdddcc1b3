"""Every operation of a generated client against the generated server."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote, urlsplit

from trifold.ir import Api
from trifold.passes.sampling import Sampler
from trifold.python.names import GroupNames, Names, OperationNames
from trifold.verification.calls import Caller, caller
from trifold.verification.credentials import authentication, credentials
from trifold.verification.services import Desk, services
from trifold.verification.serving import served
from trifold.verification.trips import Body, SkippedError, Trip, Trips
from trifold.verification.values import Values

__all__ = ["Failure", "Request", "Verified", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to verify: so many trips of each operation, or the one of this number.

    `only` is a pattern of operation ids, as shells have them.
    """

    trips: int = 20
    seed: str = "0"
    only: str = "*"
    trip: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A trip after which something is not as it was."""

    operation_id: str
    trip: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What became of an operation; `skipped` says why trips of it are missing."""

    operation_id: str
    trips: int
    failures: tuple[Failure, ...] = ()
    skipped: str = ""


def verify(
    client: Any, server: Any, api: Api, names: Names, request: Request
) -> Iterator[Verified]:
    """Verify the packages `client` and `server` of an API, an operation at a time."""
    sampler = Sampler(api.schemas)
    values = Values(sampler=sampler, names=names.models)
    trips = Trips(api, names, sampler, request.seed)
    desk = Desk(server, values)
    schemes = names.security_schemes
    app = server.create_app(
        **services(server, names, desk),
        **authentication(server, schemes, api.operations),
    )
    path = quote(urlsplit(api.servers[0].url).path, safe="/%")
    logger = logging.getLogger(server.__name__)
    logger.addHandler(desk)
    was_propagating, logger.propagate = logger.propagate, False
    try:
        with (
            served(app) as url,
            caller(client, values, url + path, credentials(schemes)) as calls,
        ):
            verifier = _Verifier(values, desk, calls)
            for group in names.groups:
                for item in group.operations:
                    if fnmatchcase(item.operation.id, request.only):
                        yield _operation(verifier, trips, group, item, request)
    finally:
        logger.removeHandler(desk)
        logger.propagate = was_propagating


def _operation(
    verifier: _Verifier,
    trips: Trips,
    group: GroupNames,
    names: OperationNames,
    request: Request,
) -> Verified:
    numbers = range(request.trips) if request.trip is None else (request.trip,)
    failures: list[Failure] = []
    made = 0
    skipped = ""
    for number in numbers:
        try:
            trip = trips.plan(names, number)
        except SkippedError as reason:
            skipped = str(reason)
            continue
        made += 1
        if what := verifier.difference(group, names, trip):
            failures.append(
                Failure(operation_id=names.operation.id, trip=number, what=what)
            )
    return Verified(
        operation_id=names.operation.id,
        trips=made,
        failures=tuple(failures),
        skipped=skipped,
    )


class _Verifier:
    def __init__(self, values: Values, desk: Desk, calls: Caller) -> None:
        self._values = values
        self._desk = desk
        self._calls = calls

    def difference(self, group: GroupNames, names: OperationNames, trip: Trip) -> str:
        """What went wrong on a trip, on one line; empty if nothing did."""
        contents = {
            content.media_type
            for response in names.operation.responses
            for content in response.contents
        }
        self._desk.expect(trip, is_alone=len(contents) == 1)
        try:
            status, found = self._calls.call(
                group.attribute, names.method, trip, names.body
            )
        # Whatever it is, it is what the user of the client would see.
        except Exception as error:
            what = f"the client raised {type(error).__name__}: {error}"
        else:
            what = self._arrived(names, trip)
            if not what and status != trip.status:
                what = f"status {status} came back, not {trip.status}"
            if not what:
                what = self._came_back(trip.answer, found)
        said = "; ".join(self._desk.logged) if what else ""
        return " ".join(f"{what}{said and f' (the server: {said})'}".split())

    def _arrived(self, names: OperationNames, trip: Trip) -> str:
        arrived = self._desk.arrived
        if len(arrived) != 1:
            ids = ", ".join(item.operation_id for item in arrived) or "nothing"
            return f"{ids} was called"
        if arrived[0].operation_id != names.operation.id:
            return f"{arrived[0].operation_id} was called"
        found = dict(arrived[0].arguments)
        for name, argument in trip.arguments.items():
            if name not in found:
                return f"{name} did not arrive"
            value = found.pop(name)
            if argument.files:
                files = value if isinstance(value, list) else [value]
                if tuple(files) != argument.files:
                    return f"{name}: another file arrived"
                continue
            different = self._values.difference(
                argument.json, value, argument.schema, "argument"
            )
            if different:
                return f"{name} arrived as {different}"
        if trip.body is not None:
            if names.body not in found:
                return f"{names.body} did not arrive"
            different = self._body(trip.body, found.pop(names.body), "argument")
            if different:
                return f"{names.body} arrived as {different}"
        for name, default in trip.absent.items():
            if name not in found:
                return f"{name}, which was left out, did not arrive"
            value = found.pop(name)
            if value != default or type(value) is not type(default):
                return f"{name}, which was left out, arrived as {value!r}"
        return f"{min(found)} arrived as well" if found else ""

    def _came_back(self, answer: Body, found: Any) -> str:
        different = self._body(answer, found, "result")
        return f"the answer came back as {different}" if different else ""

    def _body(self, body: Body, found: Any, use: Any) -> str:
        if body.kind == "json" and body.schema is not None:
            return self._values.difference(body.json, found, body.schema, use)
        expected = {"empty": None, "bytes": body.content}.get(body.kind, body.json)
        is_same = type(found) is type(expected) and found == expected
        return "" if is_same else f"{found!a:.100}, not {expected!a:.100}"
