"""The route behind which all operations of an API sit."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Message, Receive, Scope, Send

from ..wire.decode import is_spread, percent_decode
from ..wire.media_types import MULTIPART, best_match, is_multipart
from .calling import call_in_thread
from .context import begin_request, end_request, set_principals
from .decoding import ArgumentDecoder
from .dispatch import Alternatives
from .error_answers import ErrorAnswers, ErrorBody
from .incoming import Incoming, Limits, malformed
from .operations import Endpoint, ServerOperation, TypedParameter
from .problems import (
    ProblemError,
    http_exception_response,
    not_implemented,
    problem_response,
)
from .response_checks import InvalidResultError
from .results import ResultEncoder
from .routing import PathTable, route_path
from .security import Authenticator, Security
from .templates import Capture, Template, parse_template
from .values import choices

if TYPE_CHECKING:
    from .checks import SchemaChecks

__all__ = ["OperationsRoute"]

# Where a route leaves what matched for its own handler, as the scope is all they share.
_FOUND = "operations.found"


@dataclass(frozen=True, slots=True, kw_only=True)
class _CompiledEndpoint:
    endpoint: Endpoint
    decoder: ArgumentDecoder
    encoder: ResultEncoder
    errors: ErrorAnswers
    is_async: bool
    is_generator: bool
    base_captures: tuple[Capture, ...]
    """The placeholders of the base path."""


_Methods: TypeAlias = dict[str, Alternatives[_CompiledEndpoint]]
_Found: TypeAlias = Sequence[tuple[_Methods, tuple[str, ...]]]


class OperationsRoute(BaseRoute):
    """All operations of an API: the last of them costs what the first does."""

    def __init__(
        self,
        endpoints: Iterable[Endpoint],
        *,
        base_path: str,
        security: Security,
        limits: Limits,
        schemas: Path | None,
        validate_responses: bool,
        debug: bool,
        logger: logging.Logger,
        error_body: ErrorBody | None = None,
    ) -> None:
        self.query_keys = security.query_keys
        self._authenticator = Authenticator(security)
        self._validate_responses = validate_responses
        self._schemas = _checks(schemas)
        self._debug = debug
        self._logger = logger
        self._error_body = error_body
        self._paths: PathTable[_Methods] = PathTable()
        served = tuple(endpoints)
        # A request with all that an operation takes is never too large.
        self._limits = limits.raised(
            max((_fields(endpoint.operation) for endpoint in served), default=0)
        )
        for endpoint in served:
            own_path = endpoint.operation.base_path
            below = base_path if own_path is None else own_path
            self._add(endpoint, below.rstrip("/"))
        operations = (endpoint.operation for endpoint in served)
        self._authenticator.warn_of_closed(operations, logger)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """FULL if path and method match an operation, PARTIAL if only the path does."""
        if scope["type"] != "http":
            return Match.NONE, {}
        found = self._paths.find(route_path(scope))
        if found and any("" in texts for _, texts in found):
            found = [item for item in found if _takes_path(*item)]
        if not found:
            return Match.NONE, {}
        method = scope["method"]
        is_served = method in found[0][0] or method in _allowed(found)
        child_scope = {"endpoint": self.handle, _FOUND: found}
        return (Match.FULL if is_served else Match.PARTIAL), child_scope

    def url_path_for(self, name: str, /, **path_params: Any) -> Any:
        """Always raise `NoMatchFound`: operations have no route names."""
        raise NoMatchFound(name, path_params)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request that `matches` found operations for."""
        request = Request(scope, receive, send)
        incoming = Incoming(request, self._limits)
        current = begin_request(request)
        try:
            try:
                response = await self._answer(incoming)
            except Exception as error:
                response = self._error_response(request, error)
            if scope["method"] == "HEAD":
                send = _without_body(send)
            await self._send(response, request, send)
        finally:
            incoming.close()
            end_request(current)

    def _add(self, endpoint: Endpoint, base_path: str) -> None:
        operation = endpoint.operation
        _check_multipart(endpoint)
        template = _template(base_path, operation)
        methods = self._paths.set_default(template, dict)
        alternatives = methods.setdefault(operation.method, Alternatives())
        compiled = _CompiledEndpoint(
            endpoint=endpoint,
            decoder=ArgumentDecoder(operation, template.captures, self._schemas),
            encoder=ResultEncoder(
                operation, validate=self._validate_responses, logger=self._logger
            ),
            errors=ErrorAnswers(operation, self._error_body, self._logger),
            is_async=inspect.iscoroutinefunction(endpoint.handler),
            is_generator=inspect.isasyncgenfunction(endpoint.handler)
            or inspect.isgeneratorfunction(endpoint.handler),
            base_captures=template.captures[: base_path.count("{")],
        )
        known = alternatives.add(
            operation.constants, compiled, _required(operation.parameters)
        )
        if known is not None:
            self._logger.warning(
                "operation %s is never called: no request distinguishes it from %s",
                operation.id,
                known.endpoint.operation.id,
            )

    async def _send(self, response: Response, request: Request, send: Send) -> None:
        try:
            await response(request.scope, request.receive, send)
        except ClientDisconnect:
            pass
        except InvalidResultError as error:
            self._logger.error(
                "an item of the answer to %s %s does not fit the description: %s",
                request.method,
                request.url.path,
                error,
            )
            raise
        except Exception:
            # The status is sent already. The server logs why, and ends the connection.
            self._logger.error(
                "%s %s failed while its answer was sent",
                request.method,
                request.url.path,
            )
            raise

    def _error_response(self, request: Request, error: Exception) -> Response:
        try:
            match error:
                case ProblemError():
                    return problem_response(error)
                case HTTPException():
                    return http_exception_response(error)
                case ClientDisconnect():
                    # Nobody is there to read the answer.
                    return Response(status_code=400)
                case InvalidResultError():
                    self._logger.error(
                        "the answer to %s %s does not fit the description: %s",
                        request.method,
                        request.url.path,
                        error,
                    )
                    return problem_response(ProblemError(500))
                case _:
                    pass
        except ValueError as broken:
            error = broken
        if self._debug:
            raise error
        self._logger.error(
            "%s %s failed", request.method, request.url.path, exc_info=error
        )
        return problem_response(ProblemError(500))

    async def _answer(self, incoming: Incoming) -> Response:
        request = incoming.request
        found: _Found = request.scope[_FOUND]
        methods, path_texts = found[0]
        alternatives = methods.get(request.method)
        chosen = (
            (alternatives.only, path_texts)
            if alternatives and alternatives.only
            else await _choose(incoming, found)
        )
        if chosen is None:
            headers = {"Allow": ", ".join(_allowed(found))}
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers)
            raise ProblemError(
                405, f"{request.method} is not a method of this path.", headers=headers
            )
        compiled, path_texts = chosen
        try:
            return await self._carry_out(compiled, path_texts, incoming)
        except (ProblemError, HTTPException) as error:
            response = compiled.errors.response(error, incoming.accept())
            if response is None:
                raise
            return response

    async def _carry_out(
        self,
        compiled: _CompiledEndpoint,
        path_texts: tuple[str, ...],
        incoming: Incoming,
    ) -> Response:
        request = incoming.request
        if compiled.base_captures:
            request.scope["path_params"] = _path_params(compiled, path_texts)
        endpoint = compiled.endpoint
        operation = endpoint.operation
        if operation.security:
            known = await self._authenticator.authenticate(incoming, operation)
            set_principals(request, known)
        if endpoint.handler is None:
            raise not_implemented(endpoint.operation.id)
        accept = incoming.accept()
        compiled.encoder.check_acceptable(accept)
        arguments = await compiled.decoder.decode(incoming, path_texts)
        if compiled.is_async:
            result = await cast("Any", endpoint.handler)(**arguments)
        elif compiled.is_generator:
            # Nothing of it runs yet.
            result = endpoint.handler(**arguments)
        else:
            result = await call_in_thread(partial(endpoint.handler, **arguments))
        return compiled.encoder.encode(result, accept)


def _checks(path: Path | None) -> SchemaChecks | None:
    if path is None:
        return None
    # Not at the top: a server without bodies of JSON does without pydantic.
    from .checks import SchemaChecks

    return SchemaChecks(path)


async def _choose(
    incoming: Incoming, found: _Found
) -> tuple[_CompiledEndpoint, tuple[str, ...]] | None:
    """Return the operation of a request; None if no path has its method.

    Raises `ProblemError` 404 if only the constants of the operations don't fit.
    """
    method = incoming.request.method
    considered: list[Alternatives[_CompiledEndpoint]] = []
    for methods, path_texts in found:
        alternatives = methods.get(method)
        if alternatives is None and method == "HEAD":
            alternatives = methods.get("GET")
        if alternatives is None:
            continue
        chosen = await alternatives.choose(incoming)
        if chosen is not None:
            return chosen, path_texts
        considered.append(alternatives)
    if not considered:
        return None
    raise ProblemError(
        404,
        "No operation of this path and method has these parameters.",
        errors=considered[0].violations(),
    )


def _template(base_path: str, operation: ServerOperation) -> Template:
    """The whole path of an operation, and what its placeholders may be."""
    in_path = [item for item in operation.parameters if item.place == "path"]
    return parse_template(
        base_path + operation.path,
        spans={
            item.name: item.span or _SPANS[item.prefix]
            for item in in_path
            if item.span or item.prefix
        },
        choices={item.name: choices(item.type) for item in in_path},
    )


# What begins with a dot or a semicolon is nothing without it.
_SPANS = {"label": ".*", "matrix": ";*"}


def _fields(operation: ServerOperation) -> int:
    return sum(max(1, len(parameter.takes)) for parameter in operation.parameters)


def _required(
    parameters: Iterable[TypedParameter],
) -> Iterator[tuple[Literal["query", "header"], str]]:
    for parameter in parameters:
        # Without fields of its name, a parameter can't be seen to be there.
        is_named = parameter.required and not is_spread(parameter)
        if is_named and parameter.place in ("query", "header"):
            yield parameter.place, parameter.name


def _takes_path(methods: _Methods, path_texts: Sequence[str]) -> bool:
    """Whether a path with empty segments is one of an operation."""
    return any(
        compiled.decoder.takes_path(path_texts)
        for alternatives in methods.values()
        for compiled in alternatives
    )


def _path_params(
    compiled: _CompiledEndpoint, path_texts: Sequence[str]
) -> dict[str, str]:
    """The values of the placeholders in the base path, where Starlette has them."""
    try:
        return {
            capture.name: percent_decode(capture.text(path_texts))
            for capture in compiled.base_captures
        }
    except UnicodeDecodeError as error:
        raise malformed("path", "") from error


def _allowed(found: _Found) -> list[str]:
    """Return the methods that a path supports, sorted."""
    allowed = {"OPTIONS"}.union(*(methods for methods, _ in found))
    return sorted(allowed | {"HEAD"} if "GET" in allowed else allowed)


def _without_body(send: Send) -> Send:
    """Return a `send` for HEAD: the headers of GET, and no content."""

    async def send_head(message: Message) -> None:
        if message["type"] != "http.response.body":
            await send(message)
        elif not message.get("more_body", False):
            await send({"type": "http.response.body"})

    return send_head


def _check_multipart(endpoint: Endpoint) -> None:
    operation = endpoint.operation
    has_form = any(item.place == "form" for item in operation.parameters)
    forms = [*operation.form_media_types] if has_form else []
    if operation.body:
        forms += [item.media_type for item in operation.body.contents if item.form]
    in_parts = best_match(MULTIPART, forms) or any(map(is_multipart, forms))
    if in_parts and find_spec("python_multipart") is None:
        raise RuntimeError(
            f"operation {operation.id} takes multipart forms: install python-multipart"
        )
