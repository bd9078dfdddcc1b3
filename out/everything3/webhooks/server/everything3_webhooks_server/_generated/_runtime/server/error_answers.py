"""Error responses of operations, with the bodies that the API description has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

from starlette.exceptions import HTTPException
from starlette.responses import Response

from ..wire.json_text import encode_json
from ..wire.media_types import is_json, is_xml
from ..wire.xml_form import xml_form_of, xml_of_json
from .negotiation import preferred
from .operations import ServerOperation, ServerResponse, documented_response
from .problems import (
    BadRequestError,
    ProblemError,
    check_headers,
    http_exception_problem,
    with_status,
)
from .response_checks import ResponseCheck

__all__ = ["ErrorAnswers", "ErrorBody"]

ErrorBody: TypeAlias = Callable[[ProblemError], object]
"""A hook that returns the body of an error: a model, or anything else with a JSON form.

It returns None to leave an error to the server.
"""


class ErrorAnswers:
    """Makes the responses to errors of one operation, of those below 500.

    The body is what `hook` returns, else an object of the type that the description
    has for the status. Without either the answer is a problem document.
    """

    def __init__(
        self,
        operation: ServerOperation,
        hook: ErrorBody | None,
        logger: logging.Logger,
    ) -> None:
        self._operation = operation
        self._hook = hook
        self._logger = logger
        self._checks: dict[str, ResponseCheck] = {}

    def response(
        self, error: ProblemError | HTTPException, accept: str
    ) -> Response | None:
        """The response to `error`; None where it is a problem document.

        Raises `ValueError` for headers that can't be sent.
        """
        if isinstance(error, HTTPException):
            if error.status_code < 400:
                return None
            error = http_exception_problem(error)
        if error.status >= 500:
            return None
        error = self._with_documented_status(error)
        documented = self._documented(error.status)
        media_type = self._media_type(documented, accept)
        if self._hook is not None:
            body = self._hook(error)
            if body is not None:
                media_type = media_type or "application/json"
                data = self._checked(body, documented, media_type)
                if isinstance(data, bytes):
                    return _response(error, data, media_type)
                self._logger.error(
                    "the body that `error_body` returns for %d of operation %s does "
                    "not fit the description: %s",
                    error.status,
                    self._operation.id,
                    data,
                )
        if documented is None or documented.type is None or not media_type:
            return None
        # Not at the top: a server without models does without pydantic.
        from .error_bodies import NoFitError, error_body

        try:
            body = error_body(documented.type(), error)
        except NoFitError:
            return None
        data = self._checked(body, documented, media_type)
        return _response(error, data, media_type) if isinstance(data, bytes) else None

    def _documented(self, status: int) -> ServerResponse | None:
        """What the description says of the body of a status, None if nothing."""
        responses = self._operation.responses
        found = documented_response(responses, status)
        if found is None or found.type is None:
            return None
        # Without a success, `default` describes that as well.
        has_success = any(item.status.startswith("2") for item in responses)
        return found if has_success or found.status != "default" else None

    def _with_documented_status(self, error: ProblemError) -> ProblemError:
        """A bad request has the status that the description has a body for.

        That is 422 for what does not fit and 400 for what can't be read, unless only
        the other one is described.
        """
        if not isinstance(error, BadRequestError):
            return error
        described = {item.status for item in self._operation.responses if item.type}
        other = {422: 400, 400: 422}.get(error.status)
        if str(error.status) in described or str(other) not in described or not other:
            return error
        return with_status(error, other)

    def _media_type(self, documented: ServerResponse | None, accept: str) -> str:
        """The type in which a body is sent, JSON or XML; empty if there is none."""
        produces = documented.produces if documented is not None else None
        offered = self._operation.produces if produces is None else produces
        has_xml = documented is not None and xml_form_of(documented.type) is not None
        values = [
            name
            for name in offered
            if is_json(name) or (has_xml and is_xml(name))
            if "*" not in name
        ]
        if not values:
            return "" if offered and documented is not None else "application/json"
        # An error in another media type is better than one that nobody gets.
        return preferred(accept, values) or values[0]

    def _checked(
        self, body: object, documented: ServerResponse | None, media_type: str
    ) -> bytes | str:
        """The body in a media type, or what is wrong with it."""
        try:
            data = encode_json(body, omit_write_only=True)
        except (TypeError, ValueError) as error:
            return str(error)
        if documented is None or documented.type is None:
            return data
        check = self._checks.setdefault(
            documented.status, ResponseCheck(documented.type)
        )
        faults = check.faults(body, data)
        if faults:
            return "; ".join(
                f"{item.pointer or '/'}: {item.message}" for item in faults
            )
        form = xml_form_of(documented.type)
        if form is None or not is_xml(media_type):
            return data
        try:
            return xml_of_json(form, data)
        except ValueError as error:
            return str(error)


def _response(error: ProblemError, data: bytes, media_type: str) -> Response:
    response = Response(data, error.status, error.headers, media_type)
    return check_headers(response) if error.headers else response
