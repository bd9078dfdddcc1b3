"""Plans of trips: what each sends and is answered, and which of them go wrong."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from triptych.ir import Api, Operation, Response, Value
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.pointer import Pointer
from triptych.python.names import Names, OperationNames
from triptych.runtime.wire.media_types import may_be_form
from triptych.verification.answers import answer_headers
from triptych.verification.arguments import Arguments
from triptych.verification.bodies import Bodies
from triptych.verification.breaking import broken
from triptych.verification.credentials import is_sendable
from triptych.verification.routes import Routes
from triptych.verification.trips import Body, SkippedError, Trip

__all__ = ["Trips"]

# Of so many bodies one is wrong.
_BROKEN_EVERY = 4


class Trips:
    """Plans the trips of an API, the same by seed."""

    def __init__(self, api: Api, names: Names, sampler: Sampler, seed: str) -> None:
        self._schemas = api.schemas
        self._sampler = sampler
        self._seed = seed
        self._unsendable = {
            scheme.name for scheme in api.security_schemes if not is_sendable(scheme)
        }
        self._routes = Routes(
            api,
            (item.operation for group in names.groups for item in group.operations),
        )
        self._arguments = Arguments(api, sampler, self._routes)
        self._bodies = Bodies(api, sampler)

    def plan(self, names: OperationNames, number: int) -> Trip:
        """The trip of this number; raises `SkippedError`."""
        operation = names.operation
        if other := self._routes.hides(operation):
            raise SkippedError(f"all its requests are those of {other}")
        if operation.security and all(
            self._unsendable & item.schemes.keys() for item in operation.security
        ):
            raise SkippedError("its security scheme is of a header that is no name")
        self._arguments.check_headers(operation)
        random = Random(f"{self._seed} {operation.id} {number}")
        responses = operation.responses or (_UNKNOWN,)
        turn, rounds = number % len(responses), number // len(responses)
        # Neither half of the calls may meet only half of the statuses.
        is_async = (number + rounds * (len(responses) % 2 == 0)) % 2 == 1
        response = responses[turn]
        status = _status(response, operation, random)
        wanted = Wanted(is_request=True, is_odd=number > 1 and random.random() < 0.8)
        try:
            arguments = self._arguments.sampled(names, random, wanted)
            body, media_type = self._bodies.sent(names, random, wanted)
            answer = self._bodies.answered(operation, response, status, random, wanted)
        except SamplingError as error:
            raise SkippedError(str(error)) from error
        given = {*arguments, *([names.body] if body else [])}
        if not names.body:
            media_type = self._bodies.form_type(operation, arguments, random)
        broken_body = self._broken(operation, number, body)
        broken_document = ""
        if broken_body is not None and body is not None and body.is_xml:
            # What is wrong has to be there when it is read.
            found = self._bodies.documents(body).faithful(broken_body.json)
            broken_document = found or ""
            broken_body = broken_body if found else None
        return Trip(
            number=number,
            is_async=is_async,
            arguments=arguments,
            body=body,
            media_type=media_type,
            as_members=random.random() < 0.3,
            absent={
                name: value
                for name, value in self._arguments.defaults(names).items()
                if name not in given
            },
            status=status,
            answer=answer,
            broken=broken_body,
            broken_document=broken_document,
            headers=answer_headers(
                response,
                self._schemas,
                self._sampler,
                Random(f"{self._seed} {operation.id} {number} headers"),
                replace(wanted, is_request=False),
            ),
            in_chunks=Random(f"{self._seed} {number} chunks").random() < 0.5,
        )

    def _broken(
        self, operation: Operation, number: int, body: Body | None
    ) -> Value | None:
        """What is sent in the place of some bodies, to be refused."""
        if body is None or body.schema is None:
            return None
        if may_be_form(body.media_type):
            return None
        # Now after one status, now after another.
        count = max(1, len(operation.responses))
        rounds = number // count if count % 2 == 0 else 0
        if (number + rounds) % _BROKEN_EVERY != _BROKEN_EVERY - 1:
            return None
        turn = Random(f"{self._seed} {operation.id}").randrange(_BROKEN_EVERY)
        turn += number // _BROKEN_EVERY
        found = broken(body.json, body.schema, self._sampler, turn)
        is_json_only = found is not None and not isinstance(found.json, str)
        return None if body.kind == "text" and is_json_only else found


_UNKNOWN = Response(pointer=Pointer(""), status="200")


def _status(response: Response, operation: Operation, random: Random) -> int:
    """A status that a response is for."""
    if response.status.isdecimal():
        status = int(response.status)
        if not 200 <= status <= 599:
            raise SkippedError(f"{status} is not the status of an answer")
        return status
    if response.status == "default":
        has_success = any(item.is_success for item in operation.responses)
        listed = {item.status for item in operation.responses}
        choices = (400, 409, 500, 503) if has_success else (200, 201, 400, 500)
        left = [
            item for item in choices if not listed & {str(item), f"{item // 100}XX"}
        ]
        if not left:
            raise SkippedError("every status has a response of its own")
        return random.choice(left)
    return int(response.status[0]) * 100 + random.choice((0, 3))
