"""Authentication: the security requirements of operations, checked by hooks.

It fails closed: a scheme nobody has given a hook for accepts nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from .calling import call
from .incoming import Incoming
from .operations import SecurityRequirement, ServerOperation
from .problems import ProblemError, with_header
from .schemes import (
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MalformedCredentialsError,
    MutualTlsScheme,
    OAuth2Scheme,
    SecurityScheme,
    challenge,
    verification,
)

__all__ = ["Authenticator", "Security"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """The security schemes of an API; `realm` is its name in challenges."""

    schemes: tuple[SecurityScheme, ...] = ()
    realm: str = ""

    @property
    def query_keys(self) -> frozenset[str]:
        """The names of the fields of a query that are credentials."""
        return frozenset(
            scheme.parameter
            for scheme in self.schemes
            if isinstance(scheme, ApiKeyScheme) and scheme.place == "query"
        )

    def accepting(self) -> Security:
        """Return a copy whose hooks accept all well-formed credentials.

        For servers that only pretend. Who calls is then the name of the scheme.
        """
        return replace(self, schemes=tuple(map(_accepting, self.schemes)))


class Authenticator:
    """Authenticates the caller of an operation, or rejects the request."""

    def __init__(self, security: Security) -> None:
        self._schemes = {scheme.name: scheme for scheme in security.schemes}
        self._realm = security.realm

    def warn_of_closed(
        self, operations: Iterable[ServerOperation], logger: logging.Logger
    ) -> None:
        """Log the number of operations that let nobody in, and the missing hooks."""
        closed = 0
        missing: set[str] = set()
        for operation in operations:
            lacking = [self._without_hook(needed) for needed in operation.security]
            if lacking and all(lacking):
                closed += 1
                missing.update(*lacking)
        if closed:
            logger.warning(
                "%d operations answer 401 to everybody, since `authenticate` has no"
                " hook for the security schemes %s",
                closed,
                ", ".join(sorted(missing)),
            )

    async def authenticate(
        self, incoming: Incoming, operation: ServerOperation
    ) -> Mapping[str, object]:
        """Return the callers of an operation with requirements, by scheme.

        The first requirement that is met counts, and an empty one only if no other is.
        Raises `ProblemError` if none is met: 403 if a hook says so, else 401. What
        hooks raise otherwise is raised at once.
        """
        attempt = _Attempt(incoming, self._schemes, self._realm)
        for requirement in operation.security:
            known = await attempt.accepted(requirement)
            if known:
                return known
        if not all(operation.security):
            return {}
        raise attempt.refusal(operation.security)

    def _without_hook(self, requirement: SecurityRequirement) -> list[str]:
        return [
            name
            for name in requirement
            if name not in self._schemes or self._schemes[name].hook is None
        ]


class _Attempt:
    """The credentials of one request, and the verdicts of hooks so far."""

    def __init__(
        self, incoming: Incoming, schemes: Mapping[str, SecurityScheme], realm: str
    ) -> None:
        self._incoming = incoming
        self._schemes = schemes
        self._realm = realm
        # A hook is asked once, in however many requirements its scheme stands.
        self._answers: dict[tuple[str, tuple[str, ...]], object] = {}
        self._refused: set[str] = set()
        self._unauthorized: ProblemError | None = None
        self._forbidden: ProblemError | None = None

    async def accepted(
        self, requirement: SecurityRequirement
    ) -> Mapping[str, object] | None:
        """Return the callers by scheme; None if the requirement is not met."""
        questions: dict[str, partial[Any]] = {}
        for name, scopes in requirement.items():
            question = self._question(name, scopes)
            if question is None:
                return None
            questions[name] = question
        known: dict[str, object] = {}
        for name, question in questions.items():
            key = name, requirement[name]
            if key not in self._answers:
                self._answers[key] = await self._ask(question, *key)
            if self._answers[key] is None:
                return None
            known[name] = self._answers[key]
        return known

    def refusal(self, requirements: Iterable[SecurityRequirement]) -> ProblemError:
        """Return the response to a request that met none of the requirements."""
        if self._forbidden is not None:
            return self._forbidden
        challenges = dict.fromkeys(
            self._challenge(
                name, scopes, "invalid_token" if name in self._refused else ""
            )
            for requirement in requirements
            for name, scopes in requirement.items()
            if name in self._schemes
        )
        problem = self._unauthorized or ProblemError(
            401,
            (
                "The credentials are not valid."
                if self._refused
                else "The operation needs credentials."
            ),
        )
        return with_header(problem, "WWW-Authenticate", ", ".join(challenges))

    def _question(self, name: str, scopes: tuple[str, ...]) -> partial[Any] | None:
        if name not in self._schemes:
            return None
        try:
            return verification(self._schemes[name], self._incoming, scopes)
        except MalformedCredentialsError:
            self._refused.add(name)
            return None

    async def _ask(
        self, question: partial[Any], name: str, scopes: tuple[str, ...]
    ) -> object:
        try:
            answer = await call(question)
        except ProblemError as problem:
            if problem.status == 401:
                self._unauthorized = self._unauthorized or problem
            elif problem.status == 403:
                self._forbidden = self._forbidden or self._insufficient(
                    problem, name, scopes
                )
            else:
                raise
            answer = None
        # A comparison is easily returned as it is, and must not let everybody in.
        if answer is None or answer is False:
            self._refused.add(name)
            return None
        return answer

    def _insufficient(
        self, problem: ProblemError, name: str, scopes: tuple[str, ...]
    ) -> ProblemError:
        """Return the challenge for a missing scope (RFC 6750, section 3.1)."""
        if not scopes or not isinstance(self._schemes[name], OAuth2Scheme):
            return problem
        told = self._challenge(name, scopes, "insufficient_scope")
        return with_header(problem, "WWW-Authenticate", told)

    def _challenge(self, name: str, scopes: tuple[str, ...], error: str) -> str:
        return challenge(self._schemes[name], self._realm, scopes, error)


def _accepting(scheme: SecurityScheme) -> SecurityScheme:
    def accept(*_credentials: object) -> str:
        return scheme.name

    match scheme:
        case BasicScheme() | ApiKeyScheme():
            return replace(scheme, hook=accept)
        case OAuth2Scheme():
            return replace(scheme, hook=accept)
        case HttpScheme():
            return replace(scheme, hook=accept)
        case MutualTlsScheme():
            return replace(scheme, hook=accept)
