"""Error responses: problem details for HTTP APIs (RFC 9457)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = [
    "BadRequestError",
    "ProblemError",
    "Violation",
    "answer_exception",
    "check_headers",
    "http_exception_problem",
    "http_exception_response",
    "not_implemented",
    "problem_response",
    "with_header",
    "with_status",
]

# RFC 9110, section 5.1.
_is_name = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One violation of the API description by a request.

    `place` and `name` say where: a parameter by its name on the wire, or a part of the
    body by its JSON pointer (RFC 6901).
    """

    place: Literal["path", "query", "header", "cookie", "form", "body"]
    name: str
    message: str


class ProblemError(Exception):
    """Ends the handling of a request with an `application/problem+json` response.

    Services and the hooks of `Authentication` raise it. `status` is 400 to 599; `title`
    defaults to the status phrase, and `problem_type` is the URI of the kind of problem.
    `extensions` are further members of the answer, and can't replace the standard ones.
    Raises `ValueError` for another status.
    """

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        title: str = "",
        problem_type: str = "about:blank",
        instance: str = "",
        errors: Sequence[Violation] = (),
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, object] | None = None,
    ) -> None:
        if not 400 <= status <= 599:
            raise ValueError(f"{status} is not the status of an error")
        super().__init__(detail or title or _phrase(status))
        self.status = status
        self.detail = detail
        self.title = title or _phrase(status)
        self.problem_type = problem_type
        self.instance = instance
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.extensions = dict(extensions or {})


class BadRequestError(ProblemError):
    """A request that does not fit the API description, or can't be read."""


def not_implemented(operation: str) -> ProblemError:
    """Return the error for an operation that is not implemented: 501."""
    return ProblemError(501, f"The operation {operation} is not implemented.")


def with_header(problem: ProblemError, name: str, value: str) -> ProblemError:
    """Return the problem with another header, unless it has it or `value` is empty."""
    if not value or name.lower() in {known.lower() for known in problem.headers}:
        return problem
    return _changed(problem, headers={**problem.headers, name: value})


def with_status(problem: ProblemError, status: int) -> ProblemError:
    """Return the problem with another status, and its phrase if it was the title."""
    is_phrase = problem.title == _phrase(problem.status)
    title = _phrase(status) if is_phrase else problem.title
    return _changed(problem, status=status, title=title)


def _changed(
    problem: ProblemError,
    *,
    status: int = 0,
    title: str = "",
    headers: Mapping[str, str] | None = None,
) -> ProblemError:
    return type(problem)(
        status or problem.status,
        problem.detail,
        title=title or problem.title,
        problem_type=problem.problem_type,
        instance=problem.instance,
        errors=problem.errors,
        headers=problem.headers if headers is None else headers,
        extensions=problem.extensions,
    )


def problem_response(problem: ProblemError) -> Response:
    """Return the response for `problem`."""
    optional: dict[str, object] = {
        "detail": problem.detail,
        "instance": problem.instance,
        "errors": [
            {"in": found.place, "name": found.name, "message": found.message}
            for found in problem.errors
        ],
    }
    members: dict[str, object] = {
        **problem.extensions,
        "type": problem.problem_type,
        "title": problem.title,
        "status": problem.status,
        **{name: value for name, value in optional.items() if value},
    }
    response = Response(
        json.dumps(members, ensure_ascii=False, default=str).encode(
            errors="backslashreplace"
        ),
        status_code=problem.status,
        headers=problem.headers,
        media_type="application/problem+json",
    )
    return check_headers(response) if problem.headers else response


def http_exception_response(error: HTTPException) -> Response:
    """Return the response for a Starlette exception; below 400 it is no problem."""
    if error.status_code < 400:
        return Response(status_code=error.status_code, headers=error.headers)
    return problem_response(http_exception_problem(error))


def http_exception_problem(error: HTTPException) -> ProblemError:
    """Return the problem that a Starlette exception is, whose status is an error's."""
    detail = "" if error.detail == _phrase(error.status_code) else error.detail
    return ProblemError(error.status_code, detail, headers=error.headers)


def check_headers(response: Response) -> Response:
    """Return the response; raises `ValueError` for a header with a line break.

    Not every server refuses that, and what comes after would be the headers and body of
    whoever made the value (RFC 9110, section 5.5).
    """
    for name, value in response.raw_headers:
        if b"\n" in value or b"\r" in value or b"\0" in value or not _is_name(name):
            raise ValueError(f"{name!r} can't be sent as the header it is")
    return response


async def answer_exception(_request: Request, error: Exception) -> Response:
    """Starlette exception handler for everything outside the operations."""
    match error:
        case ProblemError():
            return problem_response(error)
        case HTTPException():
            return http_exception_response(error)
        case _:
            return problem_response(ProblemError(500))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
