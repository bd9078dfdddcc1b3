"""Every operation of a generated client against the generated server."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote, urlsplit

from triptych.ir import Api
from triptych.passes.samples.sampler import Sampler
from triptych.python.names import GroupNames, Names, OperationNames
from triptych.verification.calls import Call, Outcome, callers
from triptych.verification.credentials import (
    authentication,
    credentials,
    showing_a_certificate,
)
from triptych.verification.planning import Trips
from triptych.verification.services import Desk, Visit, services
from triptych.verification.serving import served
from triptych.verification.streams import item_difference
from triptych.verification.trips import Body, SkippedError, Trip
from triptych.verification.values import Values

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
    path = quote(urlsplit(api.servers[0].url).path, safe="/%")
    logger = logging.getLogger(server.__name__)
    logger.addHandler(desk)
    was_propagating, logger.propagate = logger.propagate, False
    try:
        app = server.create_app(
            **services(server, names, desk),
            **authentication(server, schemes, api.operations),
        )
        with (
            served(showing_a_certificate(desk.telling_trips_apart(app))) as url,
            callers(client, values, url + path, credentials(schemes)) as calls,
        ):
            verifier = _Verifier(values, desk, trips, calls, url)
            for group in names.groups:
                for item in group.operations:
                    if fnmatchcase(item.operation.id, request.only):
                        yield verifier.operation(group, item, request)
    finally:
        logger.removeHandler(desk)
        logger.propagate = was_propagating


class _Verifier:
    def __init__(
        self,
        values: Values,
        desk: Desk,
        trips: Trips,
        call: Callable[[Sequence[Call]], list[Outcome]],
        url: str,
    ) -> None:
        self._values = values
        self._desk = desk
        self._trips = trips
        self._call = call
        self._url = url

    def operation(
        self, group: GroupNames, names: OperationNames, request: Request
    ) -> Verified:
        """All trips of an operation."""
        is_one = request.trip is not None
        numbers = [request.trip or 0] if is_one else range(request.trips)
        planned: list[Trip] = []
        skipped = ""
        for number in numbers:
            try:
                planned.append(self._trips.plan(names, number))
            except SkippedError as reason:
                skipped = str(reason)
        # Of these the server chooses; a service has to say which other one it means.
        produced = {
            content.media_type
            for response in names.operation.responses
            for content in response.contents
            if response.is_success
        }
        self._desk.visits = {
            str(trip.number): Visit(
                trip=trip, is_alone=produced == {trip.answer.media_type}
            )
            for trip in planned
        }
        calls = [
            Call(
                attribute=group.attribute,
                method=names.method,
                body_argument=names.body,
                trip=visit.trip,
                token=token,
            )
            for token, visit in self._desk.visits.items()
        ]
        differences = {
            call.trip.number: self._difference(
                names, self._desk.visits[call.token], item
            )
            for call, item in zip(calls, self._call(calls), strict=True)
        }
        return Verified(
            operation_id=names.operation.id,
            trips=len(calls),
            failures=tuple(
                Failure(trip=number, what=what)
                for number, what in differences.items()
                if what
            ),
            skipped=skipped,
        )

    def _difference(self, names: OperationNames, visit: Visit, outcome: Outcome) -> str:
        """What went wrong on a trip, on one line; empty if nothing did."""
        error, expected = outcome.error, visit.trip.status
        if error is not None:
            what = f"the client raised {type(error).__name__}: {error}"
        elif visit.trip.broken is not None:
            # 400 is what some descriptions have for all that is wrong with a request.
            is_refused = outcome.status in (400, 422) and not visit.arrived
            shown = ascii(visit.trip.broken.json)[:300]
            what = "" if is_refused else f"a body was accepted that is wrong: {shown}"
        else:
            what = self._arrived(names, visit)
            if not what and outcome.status != expected:
                what = f"status {outcome.status} came back, not {expected}"
            if not what:
                what = self._came_back(visit.trip.answer, outcome.body)
            if not what:
                what = _header_difference(visit.trip.headers, outcome.headers)
            elif outcome.status != expected:
                what += f", and {outcome.status} came back: {outcome.body!a:.300}"
        said = "; ".join(visit.logged) if what else ""
        what = f"{what}{said and f' (the server: {said})'}"
        # The port is another one in each run.
        return " ".join(what.replace(self._url, "").split())

    def _arrived(self, names: OperationNames, visit: Visit) -> str:
        arrived, trip = visit.arrived, visit.trip
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
                argument.json, value, argument.schema, is_text=True
            )
            if different:
                return f"{name} arrived as {different}"
        if trip.body is not None:
            if names.body not in found:
                return f"{names.body} did not arrive"
            different = self._body(trip.body, found.pop(names.body))
            if different:
                return f"{names.body} arrived as {different}"
        for name, default in trip.absent.items():
            if name not in found:
                return f"{name}, which was left out, did not arrive"
            value = found.pop(name)
            different = (
                self._values.difference(default.json, value, default.schema)
                if default is not None
                else "" if value is None else repr(value)
            )
            if different:
                return f"{name}, which was left out, arrived as {different}"
        known = {item.argument for item in names.arguments} | {names.body}
        found = {name: found[name] for name in found if name not in known}
        return f"{min(found)} arrived as well" if found else ""

    def _came_back(self, answer: Body, found: Any) -> str:
        different = (
            item_difference(answer, found, self._values)
            if answer.kind == "stream"
            else self._body(answer, found)
        )
        return f"the answer came back as {different}" if different else ""

    def _body(self, body: Body, found: Any) -> str:
        if body.kind == "json" and body.schema is not None:
            return self._values.difference(body.json, found, body.schema)
        expected = {"empty": None, "bytes": body.content}.get(body.kind, body.json)
        is_same = type(found) is type(expected) and found == expected
        return "" if is_same else f"{found!a:.100}, not {expected!a:.100}"


def _header_difference(expected: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Which header came back as another text, and how."""
    for name, text in expected.items():
        value = found.get(name)
        if value is None:
            return f"the header {name} did not come back"
        if value != text:
            return f"the header {name} came back as {value!a}, not {text!a}"
    return ""
